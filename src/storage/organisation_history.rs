//! What an organisation was called when, and what it became. Public, so without a scope.

use chrono::NaiveDate;
use malspar_domain::code::OrganisationCode;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{Result, Tx, entity::organisation_name, organisation::SINCE_ALWAYS, register::organisation_code};

/// The days of an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationHistory {
    /// Its names, oldest first, with the first day of each; since always where it is not known.
    pub names: Vec<(Option<NaiveDate>, String)>,
    /// Its last day, where it has ended.
    pub valid_to: Option<NaiveDate>,
    /// Those whose place it took, and when.
    pub formerly: Vec<(OrganisationCode, NaiveDate)>,
    /// Those that took its place, and when.
    pub became: Vec<(OrganisationCode, NaiveDate)>,
}

#[derive(FromQueryResult)]
struct Row {
    predecessor: String,
    successor: String,
    on_date: NaiveDate,
}

impl Tx {
    /// What the register knows of an organisation's days.
    pub async fn organisation_history(&self, code: &OrganisationCode) -> Result<OrganisationHistory> {
        use organisation_name::Column as C;
        let organisation = self.organisation(code).await?;
        let names = organisation_name::Entity::find().filter(C::OrganisationId.eq(organisation.id));
        let names = names.order_by_asc(C::ValidFrom).all(&self.inner).await?;
        let known = |from: NaiveDate| Some(from).filter(|from| *from != SINCE_ALWAYS);
        let mut history = OrganisationHistory {
            names: names.into_iter().map(|row| (known(row.valid_from), row.name)).collect(),
            valid_to: organisation.valid_to,
            ..OrganisationHistory::default()
        };
        let successions = Row::find_by_statement(self.sql(
            "SELECT p.code AS predecessor, s.code AS successor, c.on_date
             FROM organisation_succession c
             JOIN organisation p ON p.id = c.predecessor_id
             JOIN organisation s ON s.id = c.successor_id
             WHERE p.code = $1 OR s.code = $1
             ORDER BY c.on_date, p.code, s.code",
            [code.as_str().into()],
        ));
        for row in successions.all(&self.inner).await? {
            if row.predecessor == code.as_str() {
                history.became.push((organisation_code(row.successor)?, row.on_date));
            } else {
                history.formerly.push((organisation_code(row.predecessor)?, row.on_date));
            }
        }
        Ok(history)
    }
}
