//! The times at which a schedule has something to do.

use std::fmt;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};

use super::{Timing, WorkingDay};
use crate::{code::Slug, cycle_plan::CycleStep, id::ScheduleId};

/// No row of days off is longer.
const LONGEST_REST: Days = Days::new(31);

/// A time at which something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// What the clocks of its zone were to show; with its schedule, what it is told from others by.
    pub planned: NaiveDateTime,
    /// The moment that it is: the first where the clocks show it twice, the next there is where they pass over it.
    pub at: DateTime<Utc>,
}

/// By what a schedule is told from others: its own row, or the step of a strategy's rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScheduleKey {
    /// A row that somebody made, or that the service brings.
    Row(ScheduleId),
    /// What follows from the rule of a strategy.
    Rule(Slug, CycleStep),
}

/// By what an occurrence is told from all others, whatever becomes of clocks, zones and expressions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccurrenceKey {
    /// Of which schedule.
    pub schedule: ScheduleKey,
    /// Its planned local time.
    pub planned: NaiveDateTime,
}

impl fmt::Display for ScheduleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(id) => write!(f, "{}", id.0),
            Self::Rule(strategy, step) => write!(f, "{strategy}/{}", step.code()),
        }
    }
}

impl fmt::Display for OccurrenceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.schedule, self.planned.format("%Y-%m-%dT%H:%M"))
    }
}

impl Timing {
    /// The next `n` occurrences after a moment; fewer where there are no more.
    pub fn next_after(&self, at: DateTime<Utc>, n: usize) -> Vec<Occurrence> {
        self.after(at).take(n).collect()
    }

    /// The occurrences after `from`, up to and with `to`, in order.
    pub fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = Occurrence> {
        self.after(from).take_while(move |occurrence| occurrence.at <= to)
    }

    fn after(&self, at: DateTime<Utc>) -> impl Iterator<Item = Occurrence> {
        // Where the clocks show an hour twice, what was planned in it has been in the first.
        self.planned_after(self.zone.local(at)).skip_while(move |occurrence| occurrence.at <= at)
    }

    /// The occurrences whose planned local time is after `local`, in order. It ends where the years of an expression do.
    pub(crate) fn planned_after(&self, local: NaiveDateTime) -> impl Iterator<Item = Occurrence> {
        let times = self.expression.times();
        let on = move |date: NaiveDate| times.clone().into_iter().map(move |time| date.and_time(time));
        let by_expression = self.dates_from(local.date()).flat_map(on);
        let mut extra: Vec<_> = self.extra.iter().map(|at| self.of_its_own(*at).planned).collect();
        extra.sort_unstable();
        extra.dedup();
        let zone = self.zone;
        merged(by_expression, extra.into_iter())
            .skip_while(move |planned| *planned <= local)
            .map(move |planned| Occurrence { planned, at: zone.moment(planned) })
    }

    /// What a time of its own, as it is written, becomes.
    pub(super) fn of_its_own(&self, at: NaiveDateTime) -> Occurrence {
        let planned = self.working_day.of(at.date()).and_time(at.time());
        Occurrence { planned, at: self.zone.moment(planned) }
    }

    /// The dates on which something is to be done, from `from` on, each once, in order.
    fn dates_from(&self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let rule = self.working_day;
        // A day off before may have its place taken by a day after.
        let begin = match rule {
            WorkingDay::Next => from.checked_sub_days(LONGEST_REST).unwrap_or(NaiveDate::MIN),
            WorkingDay::AnyDay | WorkingDay::Previous => from,
        };
        let mut last = None;
        self.expression
            .dates_from(begin)
            .map(move |date| rule.of(date))
            .filter(move |date| *date >= from && last.replace(*date) != Some(*date))
    }
}

/// Both rows in one, in order; what both have comes once.
fn merged(
    one: impl Iterator<Item = NaiveDateTime>,
    other: impl Iterator<Item = NaiveDateTime>,
) -> impl Iterator<Item = NaiveDateTime> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(first), Some(second)) if first == second => {
            other.next();
            one.next()
        }
        (Some(first), Some(second)) if second < first => other.next(),
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    })
}
