//! Editions are written once, with all their files, and then only published or withdrawn.

use chrono::{DateTime, Utc};
use malspar_domain::{code::CycleKey, cycle::CycleState, role::Actor};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    EditionAct, EditionKey, Error, NewEdition, Result, StrategyScope, Tx, canonical,
    edition::{EditionFigures, Rendition},
    entity::{edition, edition_act, rendition, strategy},
    store::stored,
};

impl Tx {
    /// Holds the strategy's editions and the cycle's state until the transaction ends: two that lock editions follow
    /// each other, and nobody hands answers in meanwhile. Gives the state. Needs a transaction that may write.
    pub async fn hold_editions(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<CycleState> {
        strategy::Entity::find_by_id(scope.strategy).lock_exclusive().one(&self.inner).await?;
        self.hold_cycle(scope, cycle).await
    }

    /// Keeps an edition with its files; a conflict where there is one of that name.
    pub async fn save_edition(&self, scope: &StrategyScope, new: &NewEdition, actor: &Actor) -> Result<()> {
        let (figures_of, undisclosed) = match &new.figures {
            EditionFigures::Own(progress) => (None, Some(canonical::json(progress)?)),
            EditionFigures::Of(key) => (Some(self.edition_row_id(scope, key).await?), None),
        };
        let (id, documents) = (self.new_id(), &new.documents);
        let row = edition::ActiveModel {
            id: Set(id),
            cycle_id: Set(self.cycle_row(scope, &new.key.cycle).await?.id),
            scope: Set(new.key.scope().to_owned()),
            kind: Set(new.key.kind.code().to_owned()),
            number: Set(number(&new.key)?),
            sealed_at: Set(stored(new.sealed_at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
            figures_of: Set(figures_of),
            renderer: Set(new.renderer.clone()),
            snapshot_sha256: Set(documents.snapshot_sha256.clone()),
            erratum: Set(canonical::json(&new.erratum)?),
            public_key: Set(documents.public_key.clone()),
            signature: Set(documents.signature.clone()),
            manifest: Set(documents.manifest.clone()),
            snapshot: Set(documents.snapshot.clone()),
            undisclosed: Set(undisclosed),
        };
        edition::Entity::insert(row).exec_without_returning(&self.inner).await?;
        for Rendition { lang, format, file_name, sha256, bytes } in &new.renditions {
            let row = rendition::ActiveModel {
                edition_id: Set(id),
                lang: Set(lang.tag().to_owned()),
                format: Set(format.code().to_owned()),
                file_name: Set(file_name.clone()),
                sha256: Set(sha256.clone()),
                bytes: Set(bytes.clone()),
            };
            rendition::Entity::insert(row).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Notes that an edition is published or withdrawn; a conflict where somebody does so at the same time.
    pub async fn act_on_edition(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        act: &EditionAct,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let id = self.edition_row_id(scope, key).await?;
        let before = edition_act::Entity::find()
            .select_only()
            .column_as(edition_act::Column::Sequence.max(), "last")
            .filter(edition_act::Column::EditionId.eq(id))
            .into_tuple::<Option<i32>>()
            .one(&self.inner)
            .await?;
        let row = edition_act::ActiveModel {
            edition_id: Set(id),
            sequence: Set(before.flatten().unwrap_or_default() + 1),
            act: Set(act.code().to_owned()),
            reason: Set(act.reason().map(str::to_owned)),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        edition_act::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}

/// The number as a column holds it.
pub(crate) fn number(key: &EditionKey) -> Result<i32> {
    i32::try_from(key.number).map_err(Error::other)
}
