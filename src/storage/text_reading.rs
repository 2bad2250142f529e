//! What people stood for of the texts of a cycle, place by place: that they wrote it, or read it through again, and which
//! figures it named then. And every version of the texts, to tell who wrote what when.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{code::CycleKey, id::AccountId, lang::Text, narrative::Narratives, role::Role};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Error, Result, StrategyScope, Tx, audit, canonical,
    entity::{narrative_version, text_reading},
    store::stored,
};

/// Figures by their references, each as it was said in both languages.
pub type SaidFigures = BTreeMap<String, Text>;

/// A text that somebody stood for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextReading {
    /// Where it stands.
    pub place: String,
    /// The mark of what stood there.
    pub mark: String,
    /// The figures that it named, as they were.
    pub figures: SaidFigures,
    /// Was it read through and confirmed? Else it was written.
    pub confirmed: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// In which role.
    pub role: Role,
}

/// A version of the texts with who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NarrativeRecord {
    /// Its number, from 1.
    pub version: u32,
    /// When it came.
    pub at: DateTime<Utc>,
    /// In which role it was written.
    pub role: Role,
    /// The texts.
    pub narratives: Narratives,
}

impl Tx {
    /// Holds the texts of a cycle until the transaction ends: two who write follow each other.
    pub async fn hold_narratives(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<()> {
        self.hold_cycle(scope, cycle).await?;
        Ok(())
    }

    /// Every version of the texts of a cycle, oldest first.
    pub async fn narrative_history(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<Vec<NarrativeRecord>> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let rows = narrative_version::Entity::find()
            .filter(narrative_version::Column::CycleId.eq(cycle))
            .order_by_asc(narrative_version::Column::Version)
            .all(&self.inner)
            .await?;
        let told = |row: narrative_version::Model| {
            Ok(NarrativeRecord {
                version: u32::try_from(row.version).map_err(Error::other)?,
                at: row.recorded_at,
                role: audit::role(&row.role)?,
                narratives: canonical::parse("version of the texts", &row.document)?,
            })
        };
        rows.into_iter().map(told).collect()
    }

    /// Notes that somebody stands for what is written at a place. The texts are held.
    pub async fn note_text_reading(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        reading: &TextReading,
        account: AccountId,
    ) -> Result<()> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let last = text_reading::Entity::find()
            .filter(text_reading::Column::CycleId.eq(cycle))
            .filter(text_reading::Column::Place.eq(&reading.place))
            .order_by_desc(text_reading::Column::Sequence)
            .one(&self.inner)
            .await?;
        let row = text_reading::ActiveModel {
            cycle_id: Set(cycle),
            place: Set(reading.place.clone()),
            sequence: Set(last.map_or(0, |last| last.sequence) + 1),
            mark: Set(reading.mark.clone()),
            figures: Set(canonical::json(&reading.figures)?),
            confirmed: Set(i32::from(reading.confirmed)),
            recorded_at: Set(stored(reading.at)),
            account: Set(account.0),
            role: Set(reading.role.code().to_owned()),
        };
        text_reading::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Everything that somebody stood for in a cycle, place by place, oldest first.
    pub async fn text_readings(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<Vec<TextReading>> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let rows = text_reading::Entity::find()
            .filter(text_reading::Column::CycleId.eq(cycle))
            .order_by_asc(text_reading::Column::Place)
            .order_by_asc(text_reading::Column::Sequence)
            .all(&self.inner)
            .await?;
        let told = |row: text_reading::Model| {
            Ok(TextReading {
                place: row.place,
                mark: row.mark,
                figures: canonical::parse("figures of a text", &row.figures)?,
                confirmed: row.confirmed == 1,
                at: row.recorded_at,
                role: audit::role(&row.role)?,
            })
        };
        rows.into_iter().map(told).collect()
    }
}
