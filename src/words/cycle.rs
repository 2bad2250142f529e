//! The names that people call a cycle by, and its time.

use chrono::Datelike;
use malspar_domain::{
    code::CycleKey,
    cycle::{CycleKind, FollowUpCycle},
    lang::Lang,
    strategy::Strategy,
};

use crate::{date, t};

/// The time that a cycle's answers are about, as it stands in sentences and over columns: `31 december 2025`. A baseline
/// over several years has no one date, and is named by them: `2020–2021`.
pub fn time(lang: Lang, cycle: &FollowUpCycle) -> String {
    let (period, years) = (cycle.period, cycle.period.years);
    match cycle.kind {
        CycleKind::Baseline if years.from != years.to => date::period(lang, years.from, years.to),
        CycleKind::Baseline | CycleKind::Regular | CycleKind::Final => date::long(lang, period.measured_on),
    }
}

/// The same in a sentence that says when: `den 31 december 2025`, `2020–2021`.
pub fn when(lang: Lang, cycle: &FollowUpCycle) -> String {
    let (said, measured_on) = (time(lang, cycle), date::long(lang, cycle.period.measured_on));
    if said == measured_on { t!(lang, "on-date", date = said) } else { said }
}

/// The same where there is little room, by the year of its measurement: `2025`, `2020–2021`.
pub fn year(lang: Lang, cycle: &FollowUpCycle) -> String {
    let (period, years) = (cycle.period, cycle.period.years);
    match cycle.kind {
        CycleKind::Baseline if years.from != years.to => date::period(lang, years.from, years.to),
        CycleKind::Baseline | CycleKind::Regular | CycleKind::Final => date::year(period.measured_on.year()),
    }
}

/// The name of the cycle with this key by the first of the strategies that has it; its years where none does.
pub fn named<'a>(lang: Lang, by: impl IntoIterator<Item = &'a Strategy>, key: &CycleKey) -> String {
    let found = by.into_iter().find_map(|strategy| strategy.cycle(key));
    found.map_or_else(|| key.to_string(), |cycle| name(lang, &cycle))
}

/// "Uppföljning 2026", by the year in which it is collected; "Slutuppföljning 2031"; "Utgångsläge".
pub fn name(lang: Lang, cycle: &FollowUpCycle) -> String {
    let year = date::year(cycle.collected_in);
    match cycle.kind {
        CycleKind::Baseline => t!(lang, "chart-baseline"),
        CycleKind::Regular => t!(lang, "cycle-name", year = year),
        CycleKind::Final => t!(lang, "cycle-final-name", year = year),
    }
}
