//! Targets in words, and where they stand beside the county's figure.

use malspar_domain::{
    code::SeriesCode,
    indicator::{AppliesTo, Comparison, Indicator, Statistic, Target},
    lang::Lang,
    progress::{Aggregate, Figure, LevelsRow},
    series::POPULATION,
    strategy::Strategy,
    value::ValueKind,
};
use malspar_words::{number, t};
use rust_decimal::Decimal;

/// What should be reached: "12 av 12 kommuner", "minst 80 %", "nivå 3 (Följs upp, utvärderas och används) i varje kommun".
pub(crate) fn words(
    strategy: &Strategy,
    indicator: &Indicator,
    target: &Target,
    now: &Aggregate,
    lang: Lang,
) -> String {
    let n = now.coverage.expected();
    let all = || t!(lang, "municipalities-of", n = n, n_expected = n);
    match (target.statistic, target.applies_to) {
        (Statistic::Yes, AppliesTo::EveryMunicipality) => all(),
        (Statistic::All, AppliesTo::EveryMunicipality) => t!(lang, "target-every-part"),
        (Statistic::Share, AppliesTo::Aggregate) if is_all_that_say_yes(target, now) => all(),
        (_, AppliesTo::EveryMunicipality) => {
            let value = bound(strategy, indicator, target, lang);
            if indicator.places().is_some() {
                t!(lang, "target-in-each-place", value = value)
            } else if indicator.asked_if.is_some() {
                t!(lang, "target-in-each-asked", value = value)
            } else {
                t!(lang, "target-in-each", value = value)
            }
        }
        (Statistic::Median, AppliesTo::Aggregate) => {
            t!(lang, "target-median", value = bound(strategy, indicator, target, lang))
        }
        (_, AppliesTo::Aggregate) => bound(strategy, indicator, target, lang),
    }
}

/// The same at a line or a tick, where there is little room: "12 av 12", "minst 4", "100 %".
pub(crate) fn at_line(
    strategy: &Strategy,
    indicator: &Indicator,
    now: &Aggregate,
    lang: Lang,
) -> Option<String> {
    let target = indicator.target.as_ref()?;
    let counted = match &now.figure {
        Figure::YesNo(figure) => Some(figure.of()),
        _ => meeting(indicator, now).map(|(_, of)| of),
    };
    let whole = target.applies_to == AppliesTo::EveryMunicipality || is_all_that_say_yes(target, now);
    Some(match (counted, &now.figure) {
        (Some(of), figure) if whole && (matches!(figure, Figure::YesNo(_)) || figure.ratio().is_none()) => {
            n_of(of.into(), of.into(), lang)
        }
        _ => at_mark(strategy, indicator, target, lang),
    })
}

/// What one municipality's own mark is to come to: "100 %", "minst 4".
pub(crate) fn at_mark(strategy: &Strategy, indicator: &Indicator, target: &Target, lang: Lang) -> String {
    match target.statistic {
        Statistic::Yes | Statistic::All if target.value.is_none() => number::percent(lang, Decimal::ONE, 0),
        _ => bound(strategy, indicator, target, lang),
    }
}

/// Every municipality, said as a share.
fn is_all_that_say_yes(target: &Target, now: &Aggregate) -> bool {
    matches!(now.figure, Figure::YesNo(_))
        && target.statistic == Statistic::Share
        && target.comparison != Comparison::AtMost
        && target.aim() == Decimal::ONE_HUNDRED
}

/// The value with its unit and with what it bounds: "minst 80 %", "högst 5", "nivå 3 (Genomförd)".
fn bound(strategy: &Strategy, indicator: &Indicator, target: &Target, lang: Lang) -> String {
    let aim = target.aim();
    let value = match target.statistic {
        Statistic::Share => percent(aim, lang),
        Statistic::Level => level(indicator, aim, lang),
        Statistic::Rate => rate(strategy, indicator, aim, lang).unwrap_or_else(|| number::exact(lang, aim)),
        Statistic::Yes | Statistic::All => {
            t!(lang, "municipalities", n = u32::try_from(aim).unwrap_or_default())
        }
        Statistic::Number | Statistic::Median => with_unit(indicator, aim, lang),
    };
    let is_end = match target.statistic {
        Statistic::Share => aim == Decimal::ONE_HUNDRED || aim.is_zero(),
        _ => false,
    };
    match target.comparison {
        // Nothing is more than all or less than nothing, and a level is one by itself.
        Comparison::AtLeast if is_end && !aim.is_zero() => value,
        Comparison::AtMost if is_end && aim.is_zero() => value,
        Comparison::Exactly if is_end || target.statistic == Statistic::Level => value,
        Comparison::AtLeast => number::at_least(lang, &value),
        Comparison::AtMost => t!(lang, "target-at-most", value = value),
        Comparison::Exactly => t!(lang, "target-exactly", value = value),
    }
}

fn percent(aim: Decimal, lang: Lang) -> String {
    let decimals = u8::from(!aim.fract().is_zero());
    number::percent(lang, aim / Decimal::ONE_HUNDRED, decimals)
}

/// "nivå 3 (Genomförd)".
fn level(indicator: &Indicator, level: Decimal, lang: Lang) -> String {
    let found = usize::try_from(level).ok().and_then(|n| indicator.kind.levels().get(n));
    let digit = number::exact(lang, level);
    match found {
        Some(found) => t!(lang, "target-level", level = digit, word = found.word.get(lang)),
        None => digit,
    }
}

/// A number with the unit that its question asks in.
pub(crate) fn with_unit(indicator: &Indicator, value: Decimal, lang: Lang) -> String {
    let plain = number::exact(lang, value);
    match &indicator.kind {
        ValueKind::Quantity { unit_one: Some(one), .. } if value == Decimal::ONE => {
            format!("{plain} {}", one.get(lang))
        }
        ValueKind::Quantity { unit, .. } => match unit.get(lang) {
            "%" => number::percent(
                lang,
                value / Decimal::ONE_HUNDRED,
                u8::try_from(value.normalize().scale()).unwrap_or(1),
            ),
            unit => format!("{plain} {unit}"),
        },
        _ => plain,
    }
}

/// "31,4 per 1 000 barn", for an indicator that is set against a series.
pub(crate) fn rate(strategy: &Strategy, indicator: &Indicator, value: Decimal, lang: Lang) -> Option<String> {
    let (per, series) = denominator(indicator)?;
    Some(t!(
        lang,
        "chart-rate",
        value = number::exact(lang, crate::sentences::rounded_rate(value)),
        per = number::integer(lang, per),
        unit = series_unit(strategy, series, lang)
    ))
}

/// For every how many of which series.
pub(crate) fn denominator(indicator: &Indicator) -> Option<(u32, &SeriesCode)> {
    match (&indicator.kind, &indicator.relative) {
        (ValueKind::Rate { per, series, .. }, _) => Some((*per, series)),
        (_, Some(relative)) => Some((relative.per, &relative.series)),
        _ => None,
    }
}

/// "barn", "invånare".
pub(crate) fn series_unit(strategy: &Strategy, code: &SeriesCode, lang: Lang) -> String {
    if code.as_str() == POPULATION {
        return t!(lang, "unit-residents");
    }
    let series = strategy.series.iter().find(|s| s.code == *code);
    series.map_or_else(|| code.to_string(), |s| s.unit.get(lang).to_owned())
}

/// How many meet the target for every municipality, of how many it applies to. Nothing where the figure does not tell:
/// the answers of several rows are not those of one municipality.
pub(crate) fn meeting(indicator: &Indicator, aggregate: &Aggregate) -> Option<(u32, u32)> {
    let target = indicator.target.as_ref().filter(|t| t.applies_to == AppliesTo::EveryMunicipality)?;
    match (target.statistic, &aggregate.figure) {
        (Statistic::Yes, Figure::YesNo(figure)) => Some((figure.yes, figure.of())),
        (Statistic::All, Figure::Parts(figure)) => Some((figure.all, figure.applies)),
        (Statistic::All, Figure::Levels(_)) => aggregate.parts.as_ref().map(|p| (p.all, p.applies)),
        (Statistic::Level, Figure::Levels(rows)) => match rows.as_slice() {
            [only] => Some((at_level(target, only), only.of())),
            _ => None,
        },
        (Statistic::Number, Figure::Spread(figure)) => Some((figure.meeting?, figure.n + figure.missing)),
        _ => None,
    }
    .filter(|(_, of)| *of > 0)
}

fn at_level(target: &Target, row: &LevelsRow) -> u32 {
    let levels = (0_u32..).zip(&row.counts);
    let met = levels.filter(|(level, _)| target.comparison.distance((*level).into(), target.aim()).is_zero());
    met.map(|(_, count)| *count).sum()
}

/// The part and the whole that a bullet shows: those of the figure, else how many meet the target.
pub(crate) fn followed(indicator: &Indicator, aggregate: &Aggregate) -> Option<(Decimal, Decimal)> {
    aggregate.figure.ratio().or_else(|| {
        let (met, of) = meeting(indicator, aggregate)?;
        Some((met.into(), of.into()))
    })
}

/// Where the target stands on the way from nothing to the whole of [`followed`], as a share of 1. Nothing where the
/// target is about something else than the county's share.
pub(crate) fn share(indicator: &Indicator, now: &Aggregate) -> Option<Decimal> {
    let target = indicator.target.as_ref()?;
    let (_, whole) = followed(indicator, now)?;
    match (target.statistic, target.applies_to) {
        (Statistic::Yes | Statistic::All, AppliesTo::EveryMunicipality) => Some(Decimal::ONE),
        (Statistic::Level | Statistic::Number, AppliesTo::EveryMunicipality) => {
            meeting(indicator, now).map(|_| Decimal::ONE)
        }
        (Statistic::Share, AppliesTo::Aggregate) => {
            now.figure.ratio().map(|_| target.aim() / Decimal::ONE_HUNDRED)
        }
        (Statistic::Yes, AppliesTo::Aggregate) => {
            target.aim().checked_div(whole).map(|s| s.min(Decimal::ONE))
        }
        _ => None,
    }
}

/// Where the target stands among the county's numbers: sums, medians, rates.
pub(crate) fn number(indicator: &Indicator, now: &Aggregate) -> Option<Decimal> {
    let target = indicator.target.as_ref().filter(|t| t.applies_to == AppliesTo::Aggregate)?;
    match (target.statistic, &now.figure) {
        (Statistic::Number, Figure::Sum { .. } | Figure::Single(_))
        | (Statistic::Median, Figure::Spread(_)) => Some(target.aim()),
        (Statistic::Rate, _) => now.rate.map(|_| target.aim()),
        _ => None,
    }
}

/// "7 av 12".
pub(crate) fn n_of(part: Decimal, whole: Decimal, lang: Lang) -> String {
    t!(lang, "chart-of", part = number::exact(lang, part), whole = number::exact(lang, whole))
}
