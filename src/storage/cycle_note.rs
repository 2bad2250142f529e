//! What whoever runs the follow-up has noted of an organisation in a cycle: "talade i telefon". A public record.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    role::{Actor, Role},
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};

use crate::{
    Result, StrategyScope, Tx, audit, entity::cycle_note, register::organisation_code, store::stored,
};

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleNote {
    /// The day that it is about.
    pub on: NaiveDate,
    /// What it says.
    pub words: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// In which role.
    pub role: Role,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    noted_on: NaiveDate,
    words: String,
    recorded_at: DateTime<Utc>,
    role: String,
}

impl Tx {
    /// Every note of a cycle, those of an organisation in the order of the days that they are about. They are the
    /// region's: a contact sees none.
    pub async fn cycle_notes(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<CycleNote>>> {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        if !scope.actor.may_run_follow_up() {
            return Ok(found);
        }
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = Row::find_by_statement(self.sql(
            "SELECT o.code, n.noted_on, n.words, n.recorded_at, n.role
             FROM cycle_note n
             JOIN organisation o ON o.id = n.organisation_id
             WHERE n.cycle_id = $1
             ORDER BY o.code, n.noted_on, n.recorded_at, n.id",
            [cycle.id.into()],
        ));
        for row in rows.all(&self.inner).await? {
            let note = CycleNote {
                on: row.noted_on,
                words: row.words,
                at: row.recorded_at,
                role: audit::role(&row.role)?,
            };
            found.entry(organisation_code(row.code)?).or_default().push(note);
        }
        Ok(found)
    }

    /// Adds a note.
    #[expect(clippy::too_many_arguments, reason = "who notes what of whom, of which day, when")]
    pub async fn add_cycle_note(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        on: NaiveDate,
        words: &str,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = cycle_note::ActiveModel {
            id: Set(self.new_id()),
            cycle_id: Set(self.cycle_row(scope, cycle).await?.id),
            organisation_id: Set(self.organisation(organisation).await?.id),
            noted_on: Set(on),
            words: Set(words.to_owned()),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        cycle_note::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}
