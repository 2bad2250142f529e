//! The catalogue that a strategy is to have next, while it is written: one for each strategy.

use chrono::{DateTime, Utc};
use malspar_domain::{code::Slug, strategy::Strategy};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict};

use crate::{
    Error, Result, StrategyScope, Tx, canonical,
    entity::{
        catalogue_draft::{self, Column as C},
        strategy,
    },
    store::stored,
};

/// A catalogue that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueDraft {
    /// The version of the catalogue that it began as.
    pub base_version: u32,
    /// All of it as it is to be.
    pub strategy: Strategy,
    /// When somebody last wrote in it.
    pub saved_at: DateTime<Utc>,
}

impl Tx {
    /// Holds a strategy until the transaction ends: whoever changes its catalogue, or the draft of it, does so after another.
    pub async fn hold_catalogue(&self, slug: &Slug) -> Result<()> {
        let held = strategy::Entity::find().filter(strategy::Column::Slug.eq(slug.as_str())).lock_exclusive();
        held.one(&self.inner).await?;
        Ok(())
    }

    /// What is being written; nothing where nobody has begun.
    pub async fn catalogue_draft(&self, scope: &StrategyScope) -> Result<Option<CatalogueDraft>> {
        let row = catalogue_draft::Entity::find_by_id(scope.strategy).one(&self.inner).await?;
        row.map(|row| {
            Ok(CatalogueDraft {
                base_version: u32::try_from(row.base_version).map_err(Error::other)?,
                strategy: canonical::parse("draft of a catalogue", &row.document)?,
                saved_at: row.saved_at,
            })
        })
        .transpose()
    }

    /// Puts the draft in the place of the one before.
    pub async fn save_catalogue_draft(&self, scope: &StrategyScope, draft: &CatalogueDraft) -> Result<()> {
        let row = catalogue_draft::ActiveModel {
            strategy_id: Set(scope.strategy),
            base_version: Set(i32::try_from(draft.base_version).map_err(Error::other)?),
            document: Set(canonical::json(&draft.strategy)?),
            saved_at: Set(stored(draft.saved_at)),
            account: Set(scope.actor.account.0),
        };
        let columns = [C::BaseVersion, C::Document, C::SavedAt, C::Account];
        let update = OnConflict::column(C::StrategyId).update_columns(columns).to_owned();
        catalogue_draft::Entity::insert(row).on_conflict(update).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Lets go of the draft: it is in force, or nobody wants it.
    pub async fn drop_catalogue_draft(&self, scope: &StrategyScope) -> Result<bool> {
        let gone = catalogue_draft::Entity::delete_by_id(scope.strategy).exec(&self.inner).await?;
        Ok(gone.rows_affected > 0)
    }
}
