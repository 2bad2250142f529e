//! The name that people call a cycle by.

use malspar_domain::{
    cycle::{CycleKind, FollowUpCycle},
    lang::Lang,
};

use crate::{date, t};

/// "Uppföljning 2026", by the year in which it is collected; "Slutuppföljning 2031"; "Utgångsläge".
pub fn name(lang: Lang, cycle: &FollowUpCycle) -> String {
    let year = date::year(cycle.collected_in);
    match cycle.kind {
        CycleKind::Baseline => t!(lang, "chart-baseline"),
        CycleKind::Regular => t!(lang, "cycle-name", year = year),
        CycleKind::Final => t!(lang, "cycle-final-name", year = year),
    }
}
