//! What an expression says, field by field: what a form chooses, and what an expression is built from.

use std::collections::BTreeSet;

use super::{
    FIRST_YEAR, LAST_YEAR,
    error::{CronError, Mistake},
    expression::CronExpression,
    reader::Unit,
};

/// So many years in even steps are written as a step and not one by one.
const LISTED_YEARS: i32 = 6;

const WEEKDAYS: [&str; 7] = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

/// What is chosen of each field. Of days, weekdays, months and years nothing chosen means every one; an expression that
/// names every one reads as nothing chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// Minutes of the hour, 0 to 59.
    pub minutes: BTreeSet<u32>,
    /// Hours of the day, 0 to 23.
    pub hours: BTreeSet<u32>,
    /// Days of the month, 1 to 31.
    pub days: BTreeSet<u32>,
    /// Weekdays, 1 for Monday to 7 for Sunday.
    pub weekdays: BTreeSet<u32>,
    /// Months, 1 to 12.
    pub months: BTreeSet<u32>,
    /// Years.
    pub years: BTreeSet<i32>,
}

/// Years in even steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Steps {
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) step: i32,
}

impl Fields {
    /// The expression that says the same. What a field cannot hold is named by its place in it.
    pub fn expression(&self) -> Result<CronExpression, CronError> {
        for (chosen, unit) in [(&self.minutes, Unit::Minute), (&self.hours, Unit::Hour)] {
            if chosen.is_empty() {
                return Err(CronError { at: 0, mistake: Mistake::Missing { unit } });
            }
        }
        let text = format!(
            "0 {} {} {} {} {} {}",
            numbers(&self.minutes),
            numbers(&self.hours),
            numbers(&self.days),
            numbers(&self.months),
            weekdays(&self.weekdays),
            years(&self.years),
        );
        CronExpression::parse(&text)
    }

    /// Every `step`th year from `from` to `to`, or for ever; with a step of 0 the first alone.
    pub fn every(from: i32, step: u8, to: Option<i32>) -> BTreeSet<i32> {
        let to = to.unwrap_or(LAST_YEAR).min(LAST_YEAR).max(from);
        let step = if step == 0 { usize::MAX } else { usize::from(step) };
        (from..=to).step_by(step).collect()
    }
}

impl Steps {
    /// The years as one row of steps, where they are more than two and that is what they are.
    pub(super) fn of(years: &BTreeSet<i32>) -> Option<Self> {
        let (from, to) = (*years.first()?, *years.last()?);
        let step = years.iter().nth(1)? - from;
        let even = years.iter().zip(years.iter().skip(1)).all(|(one, next)| next - one == step);
        (even && years.len() > 2).then_some(Self { from, to, step })
    }

    /// Do they go on for as long as an expression can say?
    pub(super) const fn for_ever(self) -> bool {
        self.to + self.step > LAST_YEAR
    }

    /// Are they so many that they are not said one by one?
    pub(super) const fn is_long(self) -> bool {
        self.step > 1 && (self.to - self.from) / self.step >= LISTED_YEARS
    }
}

/// The numbers in order, those that follow each other as spans from first to last.
pub(super) fn spans<T: Copy + Into<i64>>(numbers: &BTreeSet<T>) -> Vec<(T, T)> {
    let mut spans: Vec<(T, T)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, last)) if (*last).into() + 1 == (*number).into() => *last = *number,
            _ => spans.push((*number, *number)),
        }
    }
    spans
}

fn numbers(chosen: &BTreeSet<u32>) -> String {
    if chosen.is_empty() { "*".to_owned() } else { listed(spans(chosen)) }
}

fn listed<T: PartialEq + ToString>(spans: Vec<(T, T)>) -> String {
    let span = |(from, to): (T, T)| {
        if from == to { from.to_string() } else { format!("{}-{}", from.to_string(), to.to_string()) }
    };
    spans.into_iter().map(span).collect::<Vec<_>>().join(",")
}

/// By names, one by one: a span over Sunday would be read backwards.
fn weekdays(chosen: &BTreeSet<u32>) -> String {
    let to_friday: BTreeSet<_> = (1..=5).collect();
    if *chosen == to_friday {
        return "MON-FRI".to_owned();
    }
    if chosen.is_empty() {
        return "*".to_owned();
    }
    let name = |day: &u32| {
        let place = usize::try_from(*day).unwrap_or_default().checked_sub(1);
        place.and_then(|place| WEEKDAYS.get(place)).map_or_else(|| day.to_string(), ToString::to_string)
    };
    chosen.iter().map(name).collect::<Vec<_>>().join(",")
}

fn years(chosen: &BTreeSet<i32>) -> String {
    if chosen.is_empty() || chosen.iter().copied().eq(FIRST_YEAR..=LAST_YEAR) {
        return "*".to_owned();
    }
    match Steps::of(chosen) {
        Some(steps @ Steps { from, step, .. }) if step > 1 && steps.for_ever() => format!("{from}/{step}"),
        Some(steps @ Steps { from, to, step }) if steps.is_long() => format!("{from}-{to}/{step}"),
        _ => listed(spans(chosen)),
    }
}
