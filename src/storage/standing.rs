//! What the desk of a cycle asks of all its organisations at once: one query each, however many there are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    cycle::CycleState,
    role::Role,
    submission::Answer,
};
use sea_orm::FromQueryResult;

use crate::{
    Error, HandedIn, Result, StrategyScope, SubmissionEvent, Tx, audit, canonical, entity::submission_event,
    register::organisation_code, submission_history::event,
};

/// That a cycle went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleMove {
    /// How far it was afterwards.
    pub to: CycleState,
    /// When.
    pub at: DateTime<Utc>,
    /// In which role somebody did it.
    pub role: Role,
}

#[derive(FromQueryResult)]
struct MoveRow {
    details: String,
    recorded_at: DateTime<Utc>,
    role: String,
}

#[derive(FromQueryResult)]
struct EventRow {
    code: String,
    #[sea_orm(nested)]
    event: submission_event::Model,
}

#[derive(FromQueryResult)]
struct TextRow {
    code: String,
    text: String,
}

impl Tx {
    /// Everything that was done to everybody's submission in a cycle, oldest first. A contact sees the own organisation's
    /// alone.
    pub async fn submission_events(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<SubmissionEvent>>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = EventRow::find_by_statement(self.sql(
            "SELECT o.code, e.*
             FROM submission s
             JOIN organisation o ON o.id = s.organisation_id
             JOIN submission_event e ON e.submission_id = s.id
             WHERE s.cycle_id = $1
             ORDER BY o.code, e.sequence",
            [cycle.id.into()],
        ));
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in rows.all(&self.inner).await? {
            let organisation = organisation_code(row.code)?;
            if scope.opens(&organisation) {
                found.entry(organisation).or_default().push(event(row.event)?);
            }
        }
        Ok(found)
    }

    /// Those who have answered something in a draft that they have not handed in. How much is nobody's business but
    /// theirs, and is not told.
    pub async fn begun(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<BTreeSet<OrganisationCode>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = TextRow::find_by_statement(self.sql(
            "SELECT o.code, d.answer AS text
             FROM submission s
             JOIN organisation o ON o.id = s.organisation_id
             JOIN draft_answer d ON d.submission_id = s.id
             WHERE s.cycle_id = $1 AND s.state = 'draft'",
            [cycle.id.into()],
        ));
        let mut begun = BTreeSet::new();
        for row in rows.all(&self.inner).await? {
            let organisation = organisation_code(row.code)?;
            let answer: Answer = canonical::parse("draft answer", &row.text)?;
            if scope.opens(&organisation) && answer.is_answer() {
                begun.insert(organisation);
            }
        }
        Ok(begun)
    }

    /// When the cycle was opened, and when its review began, oldest first.
    pub async fn cycle_moves(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<Vec<CycleMove>> {
        let rows = MoveRow::find_by_statement(self.sql(
            "SELECT details, recorded_at, role FROM audit_event
             WHERE action = 'cycle.move' AND subject = $1 ORDER BY sequence",
            [format!("{}/{cycle}", scope.slug).into()],
        ));
        let mut moves = Vec::new();
        for row in rows.all(&self.inner).await? {
            let details: serde_json::Value = canonical::parse("audit detail", &row.details)?;
            let to = details["to"].as_str().unwrap_or_default();
            let to = CycleState::from_code(to).ok_or_else(|| Error::unreadable("state of a cycle", to))?;
            moves.push(CycleMove { to, at: row.recorded_at, role: audit::role(&row.role)? });
        }
        Ok(moves)
    }

    /// What everybody handed in last in a cycle. A contact sees the own organisation's alone.
    pub async fn last_hand_ins(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<OrganisationCode, Vec<HandedIn>>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = TextRow::find_by_statement(self.sql(
            "SELECT o.code, h.answers AS text
             FROM submission s
             JOIN organisation o ON o.id = s.organisation_id
             JOIN hand_in h ON h.submission_id = s.id
             WHERE s.cycle_id = $1
               AND h.sequence = (SELECT max(l.sequence) FROM hand_in l WHERE l.submission_id = s.id)",
            [cycle.id.into()],
        ));
        let mut found = BTreeMap::new();
        for row in rows.all(&self.inner).await? {
            let organisation = organisation_code(row.code)?;
            if scope.opens(&organisation) {
                found.insert(organisation, canonical::parse("hand-in", &row.text)?);
            }
        }
        Ok(found)
    }
}
