//! What people write for the report of a cycle, and every version of it.

use chrono::{DateTime, Utc};
use malspar_domain::{code::CycleKey, narrative::Narratives, role::Actor};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    Error, Result, StrategyScope, Tx, canonical, entity::narrative_version, store::stored, submission::until,
};

/// A version of the texts of a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NarrativeVersion {
    /// Its number, from 1.
    pub version: u32,
    /// When it came.
    pub recorded_at: DateTime<Utc>,
    /// The texts.
    pub narratives: Narratives,
}

/// What saving texts came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedNarratives {
    /// The version that holds now, from 1.
    pub version: u32,
    /// Is it a new one?
    pub changed: bool,
}

impl Tx {
    /// Adds the texts as a new version where they differ from the last one. Two at once follow each other.
    pub async fn save_narratives(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        narratives: &Narratives,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<SavedNarratives> {
        self.hold_cycle(scope, cycle).await?;
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let document = canonical::json(narratives)?;
        let last = self.narrative_row(cycle, None).await?;
        if let Some(last) = last.as_ref().filter(|last| last.document == document) {
            return Ok(SavedNarratives { version: number(last.version)?, changed: false });
        }
        let next = last.map_or(0, |last| last.version) + 1;
        let row = narrative_version::ActiveModel {
            cycle_id: Set(cycle),
            version: Set(next),
            document: Set(document),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        narrative_version::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(SavedNarratives { version: number(next)?, changed: true })
    }

    /// The texts of a cycle and the number of their version, as known at `as_of`; nothing where nothing was written yet.
    pub async fn narratives(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<(Narratives, u32)>> {
        let found = self.narrative_version(scope, cycle, as_of).await?;
        Ok(found.map(|found| (found.narratives, found.version)))
    }

    /// The same with the time when they came.
    pub async fn narrative_version(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<NarrativeVersion>> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let told = |row: narrative_version::Model| {
            Ok(NarrativeVersion {
                version: number(row.version)?,
                recorded_at: row.recorded_at,
                narratives: canonical::parse("version of the texts", &row.document)?,
            })
        };
        self.narrative_row(cycle, as_of).await?.map(told).transpose()
    }

    async fn narrative_row(
        &self,
        cycle: Uuid,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<narrative_version::Model>> {
        use narrative_version::Column as C;
        let known = narrative_version::Entity::find()
            .filter(C::CycleId.eq(cycle))
            .filter(C::RecordedAt.lte(until(as_of)))
            .order_by_desc(C::Version);
        Ok(known.one(&self.inner).await?)
    }
}

fn number(stored: i32) -> Result<u32> {
    u32::try_from(stored).map_err(Error::other)
}
