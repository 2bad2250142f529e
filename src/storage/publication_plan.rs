//! When editions are meant to be published. A plan publishes nothing: a person does.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{code::CycleKey, role::Actor};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};

use crate::{
    EditionKey, Error, Result, StrategyScope, Tx, edition::REGION, entity::publication_plan, store::stored,
};

#[derive(FromQueryResult)]
struct Row {
    number: i32,
    day: Option<NaiveDate>,
}

impl Tx {
    /// Notes the day on which an edition is meant to be published; no day takes the plan back.
    pub async fn plan_publication(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        day: Option<NaiveDate>,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let id = self.edition_row_id(scope, key).await?;
        let last = publication_plan::Entity::find()
            .select_only()
            .column_as(publication_plan::Column::Sequence.max(), "last")
            .filter(publication_plan::Column::EditionId.eq(id))
            .into_tuple::<Option<i32>>()
            .one(&self.inner)
            .await?;
        let row = publication_plan::ActiveModel {
            edition_id: Set(id),
            sequence: Set(last.flatten().unwrap_or_default() + 1),
            day: Set(day),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        publication_plan::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// The days on which the region's locked editions of a cycle are meant to be published, by their numbers.
    pub async fn planned_publications(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<u32, NaiveDate>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = Row::find_by_statement(self.sql(
            "SELECT e.number, p.day
             FROM publication_plan p
             JOIN edition e ON e.id = p.edition_id
             WHERE e.cycle_id = $1 AND e.scope = $2 AND e.kind = 'sealed'
             ORDER BY e.number, p.sequence",
            [cycle.id.into(), REGION.into()],
        ));
        let mut planned = BTreeMap::new();
        for row in rows.all(&self.inner).await? {
            let number = u32::try_from(row.number).map_err(Error::other)?;
            // The last word holds.
            match row.day {
                Some(day) => planned.insert(number, day),
                None => planned.remove(&number),
            };
        }
        Ok(planned)
    }
}
