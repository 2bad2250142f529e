//! Published series: taken in from a table, so that figures can be set against them.

use std::collections::BTreeSet;

use malspar_domain::{
    code::{CycleKey, Slug},
    review::{self, Note},
    role::{Actor, Role},
    violation::Violation,
};
use malspar_exchange::series;
use malspar_storage::{AuditEntry, SeriesRow, Tx};

use crate::{
    App, Error, Result,
    progress::{Counted, Told, series_of},
};

/// A table that has been taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedSeries {
    /// How many values it has.
    pub values: usize,
    /// How many of them are new or other than before.
    pub changed: usize,
}

impl App {
    /// Takes in a table of series values. A value that differs is a new revision: what was said with the old one can
    /// still be told.
    pub async fn import_series(&self, actor: &Actor, table: &[u8], source: &str) -> Result<ImportedSeries> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("import a series"));
        }
        if source.trim().is_empty() {
            return Err(Violation::error("source", "series-no-source").into());
        }
        let rows = series::read(table).map_err(Error::Refused)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let values: Vec<_> = rows
            .into_iter()
            .map(|row| SeriesRow {
                series: row.series,
                organisation: row.organisation,
                year: row.year,
                value: row.value,
            })
            .collect();
        check_own(&tx, actor, &values).await?;
        let changed = tx.save_series(&values, source, actor, now).await?;
        if changed > 0 {
            let entry = AuditEntry::new("series.import", "series").with("values", changed);
            tx.append_audit(&entry, actor, now).await?;
        }
        tx.commit().await?;
        Ok(ImportedSeries { values: values.len(), changed })
    }

    /// What the owner looks at once more in a cycle's answers.
    pub async fn review_notes(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Vec<Note>> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("review answers"));
        }
        let tx = self.store.read().await?;
        let (scope, newest, _) = tx.open_strategy(slug, actor, None).await?;
        let cycle = newest.cycle(cycle).ok_or_else(|| Error::no_cycle(slug, cycle))?;
        let told = Told::read(&tx, &scope, &cycle, Counted::Reported, None).await?;
        let series = series_of(&tx, [&told].into_iter(), None).await?;
        Ok(review::notes(&told.measurement(&series)))
    }
}

/// A region reads in figures about itself and its county; whoever runs the service, about everybody.
async fn check_own(tx: &Tx, actor: &Actor, values: &[SeriesRow]) -> Result<()> {
    let county = match actor.role {
        Role::Administrator | Role::System => None,
        _ => Some(tx.organisation_record(&actor.organisation).await?.county),
    };
    let about: BTreeSet<_> = values.iter().map(|row| &row.organisation).collect();
    for code in about {
        let record = match tx.organisation_record(code).await {
            Ok(record) => record,
            Err(malspar_storage::Error::NotFound(_)) => {
                let field = code.as_str();
                return Err(Violation::error(field, "series-unknown-organisation").with("code", code).into());
            }
            Err(other) => return Err(other.into()),
        };
        if county.as_ref().is_some_and(|county| *county != record.county) {
            return Err(Error::Forbidden("import figures about another county"));
        }
    }
    Ok(())
}
