//! Observations as rows: how they are asked for, read and written.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    cycle::TimePeriod,
    id::AccountId,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    role::Actor,
    strategy::Years,
    submission::SubmissionState,
};
use sea_orm::{FromQueryResult, Value as Bind};
use uuid::Uuid;

use crate::{
    Error, RecordedObservation, Result, StrategyScope, Tx, audit,
    bulk::Bulk,
    draft::{category, category_text},
    exact::Exact,
    register::organisation_code,
    store::stored,
    strategy::indicator_code,
    value::ValueColumns,
};

/// What a cell says: all that figures are made of.
#[derive(FromQueryResult)]
pub(crate) struct SaidRow {
    indicator: String,
    about: String,
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
    source: String,
}

/// The same with when it is about, and who wrote it when and why.
#[derive(FromQueryResult)]
pub(crate) struct Row {
    #[sea_orm(nested)]
    said: SaidRow,
    period_from: i32,
    period_to: i32,
    measured_on: NaiveDate,
    submission_id: Option<Uuid>,
    recorded_at: DateTime<Utc>,
    account: Uuid,
    role: String,
    reason: Option<String>,
}

macro_rules! said {
    () => {
        "SELECT i.code AS indicator, g.code AS about, o.category, o.revision, o.status, o.kind, o.code, o.number,
                o.denominator, o.planned_from, o.words, o.comment, o.source"
    };
}

macro_rules! from {
    () => {
        " FROM indicator i
          JOIN observation o ON o.indicator_id = i.id
          JOIN organisation g ON g.id = o.organisation_id
          WHERE "
    };
}

/// Observations under names that people know, as [`Row`]: the beginning of every query, which ends in what it is that it
/// wants.
pub(crate) const SELECT: &str = concat!(
    said!(),
    ", o.period_from, o.period_to, o.measured_on, o.submission_id, o.recorded_at, o.account, o.role, o.reason",
    from!()
);

/// The same as [`SaidRow`]: a report reads every cell of every cycle, and each column costs.
pub(crate) const SELECT_SAID: &str = concat!(said!(), from!());

/// Those of a strategy in a period, `$1` to `$4`.
pub(crate) const OF_PERIOD: &str =
    "i.strategy_id = $1 AND o.period_from = $2 AND o.period_to = $3 AND o.measured_on = $4";

/// No later revision of the cell was known at `$5`.
pub(crate) const LATEST: &str = " AND o.recorded_at <= $5 AND NOT EXISTS (
        SELECT 1 FROM observation n
        WHERE n.indicator_id = o.indicator_id AND n.period_from = o.period_from AND n.period_to = o.period_to
          AND n.measured_on = o.measured_on AND n.organisation_id = o.organisation_id AND n.category = o.category
          AND n.revision > o.revision AND n.recorded_at <= $5)";

/// It is the latest revision of its cell that counted at `$5`. Whether one counts is asked for each cell by itself, through
/// the index, so that no plan goes through all revisions for each of them.
pub(crate) fn latest_counted(values: &mut Vec<Bind>, states: &[SubmissionState]) -> String {
    let [now, checked] = [states, &CHECKED].map(|states| {
        let places = list(values, states.iter().map(|state| state.code().into()));
        format!("IN ({places})")
    });
    let keeps_checked = states.contains(&SubmissionState::Approved);
    format!(
        " AND o.recorded_at <= $5 AND o.revision = (
            SELECT max(n.revision) FROM observation n
            WHERE n.indicator_id = o.indicator_id AND n.period_from = o.period_from AND n.period_to = o.period_to
              AND n.measured_on = o.measured_on AND n.organisation_id = o.organisation_id AND n.category = o.category
              AND n.recorded_at <= $5 AND {})",
        counts(&now, keeps_checked.then_some(checked.as_str()))
    )
}

const CHECKED: [SubmissionState; 2] = [SubmissionState::Approved, SubmissionState::Reopened];

/// The revision `n` counts: its submission was in a state `now` at `$5`; or, where what is checked counts, it had been
/// checked: that holds until what was handed in after a reopening is checked as well. What no submission brought needs
/// no approval.
fn counts(now: &str, checked: Option<&str>) -> String {
    let was_checked = checked.map(|checked| {
        format!(
            " OR n.recorded_at <= (SELECT max(e.recorded_at) FROM submission_event e
                WHERE e.submission_id = n.submission_id AND e.recorded_at <= $5 AND e.state {checked})"
        )
    });
    format!(
        "(n.submission_id IS NULL OR
          (SELECT e.state FROM submission_event e WHERE e.submission_id = n.submission_id
           AND e.recorded_at <= $5 ORDER BY e.sequence DESC LIMIT 1) {now}{})",
        was_checked.unwrap_or_default()
    )
}

/// The values of [`OF_PERIOD`].
pub(crate) fn of_period(scope: &StrategyScope, period: TimePeriod) -> Vec<Bind> {
    vec![scope.strategy.into(), period.years.from.into(), period.years.to.into(), period.measured_on.into()]
}

/// Adds `more` to `values` and gives their places, `$6, $7`; a list that nothing is in where there are none.
pub(crate) fn list(values: &mut Vec<Bind>, more: impl Iterator<Item = Bind>) -> String {
    let places: Vec<_> = more
        .map(|value| {
            values.push(value);
            format!("${}", values.len())
        })
        .collect();
    if places.is_empty() { "NULL".to_owned() } else { places.join(", ") }
}

/// What a row says of a period.
pub(crate) fn said(row: SaidRow, period: TimePeriod) -> Result<Observation> {
    let value = ValueColumns {
        kind: row.kind,
        code: row.code,
        number: row.number,
        denominator: row.denominator,
        planned_from: row.planned_from,
        words: row.words,
    };
    Ok(Observation {
        key: SeriesKey {
            indicator: indicator_code(row.indicator)?,
            about: organisation_code(row.about)?,
            period,
            category: category(&row.category)?,
        },
        value: value.value()?,
        status: ObsStatus::from_letter(&row.status)
            .ok_or_else(|| Error::unreadable("status", &row.status))?,
        comment: row.comment,
        source: ObsSource::from_code(&row.source).ok_or_else(|| Error::unreadable("source", &row.source))?,
        revision: u32::try_from(row.revision).map_err(Error::other)?,
    })
}

/// What a row says, and the submission that it came with.
pub(crate) fn recorded(row: Row) -> Result<(RecordedObservation, Option<Uuid>)> {
    let period = TimePeriod {
        years: Years { from: row.period_from, to: row.period_to },
        measured_on: row.measured_on,
    };
    let recorded = RecordedObservation {
        observation: said(row.said, period)?,
        recorded_at: row.recorded_at,
        account: AccountId(row.account),
        role: audit::role(&row.role)?,
        reason: row.reason,
    };
    Ok((recorded, row.submission_id))
}

/// New observations on their way into the database, all of one act.
pub(crate) struct NewRows<'a> {
    tx: &'a Tx,
    bulk: Bulk<'a>,
    submission: Option<Uuid>,
    reason: Option<&'a str>,
    actor: &'a Actor,
    at: DateTime<Utc>,
}

/// Where a new observation belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) indicator: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) revision: i32,
}

const COLUMNS: [&str; 22] = [
    "id",
    "indicator_id",
    "organisation_id",
    "period_from",
    "period_to",
    "measured_on",
    "category",
    "revision",
    "status",
    "kind",
    "code",
    "number",
    "denominator",
    "planned_from",
    "words",
    "comment",
    "source",
    "submission_id",
    "recorded_at",
    "account",
    "role",
    "reason",
];

impl<'a> NewRows<'a> {
    /// Those that come with `submission`, or with none.
    pub(crate) fn new(
        tx: &'a Tx,
        submission: Option<Uuid>,
        reason: Option<&'a str>,
        actor: &'a Actor,
        at: DateTime<Utc>,
    ) -> Self {
        Self { tx, bulk: Bulk::new(tx, "observation", &COLUMNS), submission, reason, actor, at: stored(at) }
    }

    pub(crate) async fn push(&mut self, new: &Observation, place: Place, source: ObsSource) -> Result<()> {
        let value = ValueColumns::of(new.value.as_ref());
        let row: [Bind; COLUMNS.len()] = [
            self.tx.new_id().into(),
            place.indicator.into(),
            place.organisation.into(),
            new.key.period.years.from.into(),
            new.key.period.years.to.into(),
            new.key.period.measured_on.into(),
            category_text(new.key.category.as_ref()).into(),
            place.revision.into(),
            new.status.letter().into(),
            value.kind.into(),
            value.code.into(),
            value.number.into(),
            value.denominator.into(),
            value.planned_from.into(),
            value.words.into(),
            new.comment.clone().into(),
            source.code().into(),
            self.submission.into(),
            self.at.into(),
            self.actor.account.0.into(),
            self.actor.role.code().into(),
            self.reason.map(str::to_owned).into(),
        ];
        self.bulk.push(row).await
    }

    /// Writes what is left, and says how many there were.
    pub(crate) async fn finish(self) -> Result<usize> {
        self.bulk.finish().await
    }
}
