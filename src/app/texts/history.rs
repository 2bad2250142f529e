//! What has happened to each place: every wording that it has had, and who read it through again.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    role::{Actor, Role},
};
use malspar_storage::{NarrativeRecord, TextReading};

use super::{
    place::{Place, Written},
    stand::Change,
};
use crate::{App, Result, narratives};

/// A wording of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// When it came, and in which role.
    pub change: Change,
    /// What stood there from then on.
    pub written: Written,
}

/// Something that happened to a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// It got another wording.
    Written(Wording),
    /// It was read through and confirmed.
    Confirmed {
        /// When.
        at: DateTime<Utc>,
        /// In which role.
        role: Role,
    },
}

impl Happened {
    const fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Written(wording) => wording.change.at,
            Self::Confirmed { at, .. } => *at,
        }
    }
}

impl App {
    /// Everything that has happened to a place, the latest first.
    pub async fn text_history(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        place: &Place,
    ) -> Result<Vec<Happened>> {
        narratives::may_write(actor)?;
        let tx = self.store.read().await?;
        let (scope, _) = narratives::open(&tx, actor, slug, cycle, None).await?;
        let versions = tx.narrative_history(&scope, cycle).await?;
        let readings = tx.text_readings(&scope, cycle).await?;
        let own = readings.into_iter().filter(|reading| reading.confirmed && reading.place == place.path());
        let mut all: Vec<_> = wordings(&versions, place).into_iter().map(Happened::Written).collect();
        all.extend(own.map(|TextReading { at, role, .. }| Happened::Confirmed { at, role }));
        all.sort_by_key(Happened::at);
        all.reverse();
        Ok(all)
    }
}

/// Every wording that a place has had, oldest first. That nothing stood there at first is none.
pub(super) fn wordings(versions: &[NarrativeRecord], place: &Place) -> Vec<Wording> {
    let mut wordings: Vec<Wording> = Vec::new();
    for NarrativeRecord { version, at, role, narratives } in versions {
        let written = place.read(narratives);
        let is_new = wordings.last().map_or(!written.is_empty(), |last| last.written != written);
        if is_new {
            let change = Change { version: *version, at: *at, role: *role };
            wordings.push(Wording { change, written });
        }
    }
    wordings
}
