//! The cases: counties that a chart must be able to show, from the ordinary one to those that are hard on it.

use malspar_domain::{
    code::OrganisationCode,
    indicator::{Aggregation, Comparison, Indicator, Statistic},
    lang::Lang,
    progress::{Municipality, Progress},
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{key, sort};
use rust_decimal::Decimal;

use super::Material;
use super::examples::{Answers, progress_over, reworded, suppressed};
use super::plate::Dress;

/// Municipalities with answers, and how they are drawn.
pub(super) struct Case {
    /// The key of its name in the messages, and a part of the files' names.
    pub(super) title: &'static str,
    pub(super) strategy: Strategy,
    pub(super) progress: Progress,
    pub(super) lang: Lang,
    pub(super) dress: Dress,
    choice: Choice,
}

/// Which indicators are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    All,
    /// One of each kind of answer and way to count it.
    OneOfEach,
    /// One of each kind of answer.
    Few,
    /// Those that count persons.
    Persons,
}

impl Case {
    /// A part of the files' names: `huge` of `gallery-huge`.
    pub(super) fn name(&self) -> &'static str {
        self.title.split_once('-').map_or(self.title, |(_, name)| name)
    }

    /// The indicators that are drawn.
    pub(super) fn indicators(&self) -> Vec<&Indicator> {
        let mut seen: Vec<(std::mem::Discriminant<ValueKind>, Option<Aggregation>)> = Vec::new();
        let wanted = |indicator: &&Indicator| {
            let kind = std::mem::discriminant(&indicator.kind);
            let key = match self.choice {
                Choice::All => return true,
                Choice::Persons => return indicator.counts_persons,
                Choice::OneOfEach => (kind, Some(indicator.aggregation)),
                Choice::Few => (kind, None),
            };
            let is_new = !seen.contains(&key);
            seen.push(key);
            is_new
        };
        self.strategy.indicators.iter().filter(wanted).collect()
    }
}

/// The county of the strategy with targets, of the one without, the one with the most municipalities on the least land,
/// and the one that is a single municipality.
const USUAL: &str = "18";
const OTHER: &str = "19";
const CROWDED: &str = "01";
const ALONE: &str = "09";

/// All of them, with words in `lang`.
pub(super) fn cases(material: &Material, lang: Lang) -> Vec<Case> {
    let strategy = &material.with_targets;
    let usual = county(material, USUAL);
    let other = if lang == Lang::Sv { Lang::En } else { Lang::Sv };
    let first = |count: usize| {
        let all = material.municipalities.iter().map(|(municipality, _)| municipality.clone());
        all.take(count).collect::<Vec<_>>()
    };
    let case = |title, progress: Progress, choice| Case {
        title,
        strategy: strategy.clone(),
        progress,
        lang,
        dress: Dress::Light,
        choice,
    };
    let third = |answers| progress(strategy, &usual, answers, 3);
    let answered = |title, answers| case(title, third(answers), Choice::OneOfEach);
    let few = |title, municipalities: &[Municipality]| {
        case(title, progress(strategy, municipalities, Answers::Mixed, 3), Choice::Few)
    };
    let some = |title, answers| case(title, third(answers), Choice::Few);
    let mut other_words = case(key!("gallery-other-language"), third(Answers::Mixed), Choice::OneOfEach);
    other_words.lang = other;
    let [mut night, mut print] = [key!("gallery-night"), key!("gallery-print")]
        .map(|title| case(title, third(Answers::Mixed), Choice::OneOfEach));
    (night.dress, print.dress) = (Dress::Dark, Dress::Grey);
    vec![
        case(key!("gallery-county"), third(Answers::Mixed), Choice::All),
        other_words,
        night,
        print,
        case(key!("gallery-first"), progress(strategy, &usual, Answers::Mixed, 1), Choice::OneOfEach),
        answered(key!("gallery-complete"), Answers::Complete),
        some(key!("gallery-silent"), Answers::Nothing),
        some(key!("gallery-unknown"), Answers::Unknown),
        answered(key!("gallery-exceeded"), Answers::Everything),
        some(key!("gallery-none"), Answers::Zero),
        zero_target(case(key!("gallery-zero-target"), third(Answers::Mixed), Choice::OneOfEach)),
        broken(case(key!("gallery-break"), third(Answers::Mixed), Choice::OneOfEach), &usual),
        case(key!("gallery-suppressed"), suppressed(strategy, third(Answers::Mixed)), Choice::Persons),
        answered(key!("gallery-huge"), Answers::Huge),
        answered(key!("gallery-negative"), Answers::Negative),
        without_targets(material, lang),
        few(key!("gallery-one"), &county(material, ALONE)),
        few(key!("gallery-long-names"), &long_names(material)),
        few(key!("gallery-crowded"), &county(material, CROWDED)),
        few(key!("gallery-sixty"), &first(60)),
        few(key!("gallery-country"), &first(usize::MAX)),
    ]
}

/// The municipalities of a county, out of order: charts put them in theirs.
fn county(material: &Material, code: &str) -> Vec<Municipality> {
    let own = material.municipalities.iter().filter(|(_, county)| county == code);
    let mut own: Vec<_> = own.map(|(municipality, _)| municipality.clone()).collect();
    own.reverse();
    own
}

/// The sixteen longest names of the country.
fn long_names(material: &Material) -> Vec<Municipality> {
    let mut all: Vec<_> =
        material.municipalities.iter().map(|(municipality, _)| municipality.clone()).collect();
    sort::by_name(&mut all, |municipality| &municipality.name);
    all.sort_by_key(|municipality| std::cmp::Reverse(municipality.name.chars().count()));
    all.truncate(16);
    all
}

/// The first cycles of a strategy, the last of them now.
fn progress(
    strategy: &Strategy,
    municipalities: &[Municipality],
    answers: Answers,
    count: usize,
) -> Progress {
    let cycles = strategy.cycles();
    let cycles = &cycles[..count.min(cycles.len())];
    progress_over(&vec![strategy; cycles.len()], cycles, municipalities, answers)
}

/// Each target asks for nothing at all, or at most.
fn zero_target(mut case: Case) -> Case {
    for target in case.strategy.indicators.iter_mut().filter_map(|indicator| indicator.target.as_mut()) {
        if matches!(target.statistic, Statistic::Number | Statistic::Share | Statistic::Median) {
            (target.value, target.comparison) = (Some(Decimal::ZERO), Comparison::AtMost);
        }
    }
    case
}

/// Every question becomes another one before the last cycle.
fn broken(mut case: Case, municipalities: &[Municipality]) -> Case {
    let (before, after) = (&case.strategy, reworded(&case.strategy));
    let cycles = before.cycles();
    let cycles = &cycles[..cycles.len().min(4)];
    let mut catalogues = vec![before; cycles.len()];
    for catalogue in catalogues.iter_mut().skip(2) {
        *catalogue = &after;
    }
    let progress = progress_over(&catalogues, cycles, municipalities, Answers::Mixed);
    (case.strategy, case.progress) = (after, progress);
    case
}

fn without_targets(material: &Material, lang: Lang) -> Case {
    let strategy = material.without_targets.clone();
    let progress = progress(&strategy, &county(material, OTHER), Answers::Mixed, 2);
    let title = key!("gallery-without-targets");
    Case { title, strategy, progress, lang, dress: Dress::Light, choice: Choice::OneOfEach }
}

/// Where the land of a case is on one map; elsewhere there is none to draw.
pub(super) fn is_one_land(codes: &[&OrganisationCode], material: &Material) -> bool {
    let counties: std::collections::BTreeSet<_> = material
        .municipalities
        .iter()
        .filter(|(municipality, _)| codes.contains(&&municipality.code))
        .map(|(_, county)| county)
        .collect();
    counties.len() == 1 || codes.len() == material.municipalities.len()
}
