//! The figures that a text may name, to be picked: each with what it says now.

use malspar_app::texts::Place;
use malspar_domain::{
    code::CategoryCode,
    figure_reference::{Group, Quantity, Reference, Resolved, quantities, resolve, rows},
    indicator::Indicator,
    strategy::Strategy,
};
use malspar_render::{figures, snapshot::Snapshot};
use malspar_words::{Lang, t};

/// The figures of an indicator.
pub(super) struct Offered {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) figures: Vec<Offer>,
}

/// A figure.
pub(super) struct Offer {
    /// As it is written in a text, braces and all.
    pub(super) written: String,
    /// What it is.
    pub(super) what: String,
    pub(super) now: String,
}

/// The indicators that belong to a place: of its objective or area; where there are none, the headlines. All of them
/// are more than a page holds, and are there for whoever asks.
pub(super) fn of_place<'a>(strategy: &'a Strategy, place: &Place) -> Vec<&'a Indicator> {
    let parent = match place {
        Place::Analysis(code) | Place::Assessment(code) => Some(code.to_string()),
        Place::Area(code) => Some(code.to_string()),
        _ => None,
    };
    let is_own = |indicator: &&Indicator| match (place, &parent) {
        (Place::Overall, _) => indicator.parent.is_none(),
        (_, Some(place)) => indicator.parent.as_deref().is_some_and(|parent| {
            parent.strip_prefix(place.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        }),
        (_, None) => indicator.headline,
    };
    let own: Vec<_> = strategy.indicators.iter().filter(is_own).collect();
    if !own.is_empty() {
        return own;
    }
    let headlines: Vec<_> = strategy.headlines().collect();
    if headlines.is_empty() { strategy.indicators.iter().collect() } else { headlines }
}

/// Every figure of these indicators.
pub(super) fn offers(lang: Lang, snapshot: &Snapshot, indicators: &[&Indicator]) -> Vec<Offered> {
    let one = |indicator: &&Indicator| Offered {
        code: indicator.code.to_string(),
        title: indicator.title.get(lang).to_owned(),
        figures: of_indicator(lang, snapshot, indicator),
    };
    indicators.iter().map(one).filter(|offered| !offered.figures.is_empty()).collect()
}

fn of_indicator(lang: Lang, snapshot: &Snapshot, indicator: &Indicator) -> Vec<Offer> {
    let each = rows(indicator).into_iter().map(Some);
    let mut offers = Vec::new();
    for row in [None].into_iter().chain(each) {
        for before in [false, true] {
            for quantity in quantities(indicator, row.as_ref(), before) {
                let (indicator_code, row) = (indicator.code.clone(), row.clone());
                let reference = Reference { indicator: indicator_code, row, before, quantity };
                offers.extend(offer(lang, snapshot, indicator, &reference));
            }
        }
    }
    offers
}

/// Nothing to compare with is nothing to offer; what nobody has answered yet may be answered before the report.
fn offer(lang: Lang, snapshot: &Snapshot, indicator: &Indicator, reference: &Reference) -> Option<Offer> {
    let found = resolve(&snapshot.strategy, &snapshot.progress, reference);
    if found == Resolved::Missing && reference.before {
        return None;
    }
    let what = quantity(lang, indicator, reference.quantity);
    let what = match reference.row.as_ref().and_then(|row| title(lang, indicator, row)) {
        Some(row) => format!("{row}: {what}"),
        None => what,
    };
    Some(Offer {
        written: format!("{{{{{reference}}}}}"),
        what: if reference.before { t!(lang, "texts-figure-before", what = what) } else { what },
        now: figures::words(found, lang).unwrap_or_else(|| t!(lang, "figure-missing")),
    })
}

fn title(lang: Lang, indicator: &Indicator, row: &CategoryCode) -> Option<String> {
    let options = indicator.options().iter();
    let categories = indicator.dimensions.iter().flat_map(|dimension| &dimension.categories);
    let found = options.chain(categories).find(|category| &category.code == row)?;
    Some(found.title.get(lang).to_owned())
}

fn quantity(lang: Lang, indicator: &Indicator, quantity: Quantity) -> String {
    match quantity {
        Quantity::Level(level) => {
            let levels = indicator.kind.levels();
            let title = levels.get(usize::from(level)).map(|own| own.word.get(lang)).unwrap_or_default();
            t!(lang, "texts-figure-level", level = level, title = title)
        }
        Quantity::Names(group) => {
            let group = match group {
                Group::Yes => "yes",
                Group::Planned => "planned",
                Group::No => "no",
                Group::Missing => "missing",
            };
            t!(lang, "texts-figure-names", group = group)
        }
        plain => t!(lang, "texts-figure", what = plain.to_string()),
    }
}
