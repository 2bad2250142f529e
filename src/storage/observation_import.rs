//! Many observations at once that no submission brings: a published series, or an earlier survey.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    cycle::TimePeriod,
    observation::{ObsSource, Observation},
    role::Actor,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value as Bind};
use uuid::Uuid;

use crate::{
    Error, Result, StrategyScope, Tx,
    bulk::{places, rows_to_one},
    draft::category_text,
    exact::Exact,
    observation_row::{NewRows, OF_PERIOD, Place, of_period},
    value::ValueColumns,
};

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// How many observations there were.
    pub read: usize,
    /// How many of them were new, or differed from what was there.
    pub written: usize,
}

/// A cell by its rows in the database.
type CellId = (Uuid, TimePeriod, Uuid, String);

/// What the latest revision of a cell says.
struct Latest {
    revision: i32,
    from_submission: bool,
    status: String,
    value: ValueColumns,
    comment: Option<String>,
}

impl Tx {
    /// Adds a revision of each cell whose value, status or comment differs from its latest one, or whose latest one came
    /// with a submission. They are kept as [`ObsSource::Reference`]. Takes them as they come, a few hundred at a time;
    /// the same cell twice is a conflict.
    pub async fn import_observations(
        &self,
        scope: &StrategyScope,
        observations: impl IntoIterator<Item = Observation, IntoIter: Send>,
        reason: Option<&str>,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<Imported> {
        let mut import = Import::new(self, scope).await?;
        let mut rows = NewRows::new(self, None, reason, actor, at);
        let mut observations = observations.into_iter();
        let mut read = 0;
        loop {
            let chunk: Vec<_> = observations.by_ref().take(rows_to_one(KEY)).collect();
            if chunk.is_empty() {
                return Ok(Imported { read, written: rows.finish().await? });
            }
            read += chunk.len();
            import.write(&chunk, &mut rows).await?;
        }
    }
}

/// The columns that name a cell.
const KEY: usize = 6;

/// An import on its way, with what it has looked up once.
struct Import<'a> {
    tx: &'a Tx,
    scope: &'a StrategyScope,
    indicators: HashMap<IndicatorCode, (u32, Uuid)>,
    organisations: HashMap<OrganisationCode, (u32, Uuid)>,
    categories: HashMap<Option<CategoryCode>, u32>,
    /// Each period with its number, and whether it had any values before the import.
    periods: HashMap<TimePeriod, (u32, bool)>,
    /// The cells so far, as the numbers of what names them: a million need some thirty megabytes.
    met: HashSet<[u32; 4]>,
}

impl<'a> Import<'a> {
    async fn new(tx: &'a Tx, scope: &'a StrategyScope) -> Result<Self> {
        Ok(Self {
            tx,
            scope,
            indicators: numbered(tx.indicator_ids(scope.strategy).await?),
            organisations: numbered(tx.organisation_ids().await?),
            categories: HashMap::new(),
            periods: HashMap::new(),
            met: HashSet::new(),
        })
    }

    async fn write(&mut self, chunk: &[Observation], rows: &mut NewRows<'_>) -> Result<()> {
        let mut found = Vec::with_capacity(chunk.len());
        for new in chunk {
            found.push(self.cell(new).await?);
        }
        let latest = self.latest(chunk, &found).await?;
        for (new, cell) in chunk.iter().zip(found) {
            let id = cell.is_filled.then(|| cell_id(new, &cell));
            let last = id.and_then(|id| latest.get(&id));
            if last.is_some_and(|last| last.says(new)) {
                continue;
            }
            let revision = last.map_or(0, |last| last.revision) + 1;
            let place = Place { indicator: cell.indicator, organisation: cell.organisation, revision };
            rows.push(new, place, ObsSource::Reference).await?;
        }
        Ok(())
    }

    /// The rows that the cell of an observation belongs to.
    async fn cell(&mut self, new: &Observation) -> Result<Cell> {
        let key = &new.key;
        let &(a, indicator) = self
            .indicators
            .get(&key.indicator)
            .ok_or_else(|| Error::not_found(crate::Thing::Indicator, &key.indicator))?;
        let &(b, organisation) = self
            .organisations
            .get(&key.about)
            .ok_or_else(|| Error::not_found(crate::Thing::Organisation, &key.about))?;
        let (c, is_filled) = if let Some(known) = self.periods.get(&key.period) {
            *known
        } else {
            let next = (number(self.periods.len())?, self.has_values(key.period).await?);
            self.periods.insert(key.period, next);
            next
        };
        let d = if let Some(known) = self.categories.get(&key.category) {
            *known
        } else {
            let next = number(self.categories.len())?;
            self.categories.insert(key.category.clone(), next);
            next
        };
        if self.met.insert([a, b, c, d]) {
            return Ok(Cell { indicator, organisation, is_filled });
        }
        let when = key.period.years.key();
        Err(Error::Conflict(format!("{} of {} in {when}, which is there twice,", key.indicator, key.about)))
    }

    async fn has_values(&self, period: TimePeriod) -> Result<bool> {
        let text = format!(
            "SELECT 1 FROM indicator i JOIN observation o ON o.indicator_id = i.id WHERE {OF_PERIOD} LIMIT 1"
        );
        let row = self.tx.inner.query_one_raw(self.tx.sql(&text, of_period(self.scope, period))).await?;
        Ok(row.is_some())
    }

    /// What there is of the cells of `chunk`, where there can be anything.
    async fn latest(&self, chunk: &[Observation], cells: &[Cell]) -> Result<HashMap<CellId, Latest>> {
        let mut values: Vec<Bind> = Vec::new();
        for (new, cell) in chunk.iter().zip(cells).filter(|(_, cell)| cell.is_filled) {
            let period = new.key.period;
            values.extend([
                cell.indicator.into(),
                period.years.from.into(),
                period.years.to.into(),
                period.measured_on.into(),
                cell.organisation.into(),
                category_text(new.key.category.as_ref()).into(),
            ]);
        }
        if values.is_empty() {
            return Ok(HashMap::new());
        }
        let wanted = places(self.tx.backend, KEY, values.len() / KEY);
        let text = format!(
            "WITH wanted (indicator_id, period_from, period_to, measured_on, organisation_id, category)
                  AS (VALUES {wanted})
             SELECT o.indicator_id, o.period_from, o.period_to, o.measured_on, o.organisation_id, o.category,
                    o.revision, o.status, o.kind, o.code, o.number, o.denominator, o.planned_from, o.words,
                    o.comment, o.submission_id
             FROM wanted w CROSS JOIN observation o
             WHERE o.indicator_id = w.indicator_id AND o.period_from = w.period_from AND o.period_to = w.period_to
               AND o.measured_on = w.measured_on AND o.organisation_id = w.organisation_id
               AND o.category = w.category
             ORDER BY o.revision"
        );
        let rows = LatestRow::find_by_statement(self.tx.sql(&text, values)).all(&self.tx.inner).await?;
        // Of the revisions of a cell the last one stays.
        Ok(rows.into_iter().map(LatestRow::split).collect())
    }
}

/// The rows that a cell belongs to, and whether its period had values before.
struct Cell {
    indicator: Uuid,
    organisation: Uuid,
    is_filled: bool,
}

fn cell_id(new: &Observation, cell: &Cell) -> CellId {
    (cell.indicator, new.key.period, cell.organisation, category_text(new.key.category.as_ref()))
}

impl Latest {
    fn says(&self, new: &Observation) -> bool {
        !self.from_submission
            && self.status == new.status.letter()
            && self.comment == new.comment
            && self.value == ValueColumns::of(new.value.as_ref())
    }
}

#[derive(FromQueryResult)]
struct LatestRow {
    indicator_id: Uuid,
    period_from: i32,
    period_to: i32,
    measured_on: NaiveDate,
    organisation_id: Uuid,
    category: String,
    revision: i32,
    status: String,
    kind: Option<String>,
    code: Option<String>,
    number: Option<Exact>,
    denominator: Option<Exact>,
    planned_from: Option<String>,
    words: Option<String>,
    comment: Option<String>,
    submission_id: Option<Uuid>,
}

impl LatestRow {
    fn split(self) -> (CellId, Latest) {
        let years = malspar_domain::strategy::Years { from: self.period_from, to: self.period_to };
        let period = TimePeriod { years, measured_on: self.measured_on };
        let value = ValueColumns {
            kind: self.kind,
            code: self.code,
            number: self.number,
            denominator: self.denominator,
            planned_from: self.planned_from,
            words: self.words,
        };
        let latest = Latest {
            revision: self.revision,
            from_submission: self.submission_id.is_some(),
            status: self.status,
            value,
            comment: self.comment,
        };
        ((self.indicator_id, period, self.organisation_id, self.category), latest)
    }
}

fn numbered<K: std::hash::Hash + Eq>(ids: impl IntoIterator<Item = (K, Uuid)>) -> HashMap<K, (u32, Uuid)> {
    (0..).zip(ids).map(|(n, (code, id))| (code, (n, id))).collect()
}

fn number(place: usize) -> Result<u32> {
    u32::try_from(place).map_err(Error::other)
}
