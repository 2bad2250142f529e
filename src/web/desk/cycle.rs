//! A cycle in a list: its name, how far it is, and the way to its desk.

use malspar_app::follow_up::CycleThen;
use malspar_domain::{code::Slug, cycle::CycleState};
use malspar_words::{Lang, cycle, date, t};

use crate::reader::Reader;

/// A cycle in a list.
pub(crate) struct CycleCard {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) state: String,
    /// Is there something to do in it?
    pub(crate) is_open: bool,
    pub(crate) about: String,
}

impl CycleCard {
    pub(crate) fn of(reader: &Reader, slug: &Slug, then: &CycleThen) -> Self {
        let (lang, cycle) = (reader.lang, &then.cycle);
        let years = cycle.period.years;
        Self {
            href: reader.to(&format!("/uppfoljning/{slug}/{}", cycle.key)),
            name: cycle::name(lang, cycle),
            state: state(lang, then.state),
            is_open: matches!(then.state, CycleState::Collecting | CycleState::Reviewing),
            about: t!(
                lang,
                "around-about",
                years = date::period(lang, years.from, years.to),
                as_of = date::long(lang, cycle.period.measured_on)
            ),
        }
    }
}

/// How far a cycle is.
pub(crate) fn state(lang: Lang, state: CycleState) -> String {
    t!(lang, "cycle-state", state = state.code())
}
