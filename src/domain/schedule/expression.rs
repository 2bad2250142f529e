//! An expression in the notation of cron, as it was written and as it was understood.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{Datelike, NaiveDate, NaiveTime};
use cron::TimeUnitSpec;
use serde::{Deserialize, Serialize};

use super::{
    FIRST_YEAR, LAST_YEAR, OFTENEST,
    error::{CronError, Mistake},
    fields::Fields,
    reader,
};

/// An expression that has at least one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CronExpression {
    text: String,
    fields: Fields,
}

impl CronExpression {
    /// Reads an expression. One that is over is read like any other: see [`super::Timing::check`].
    pub fn parse(text: &str) -> Result<Self, CronError> {
        let fields = reader::fields(text)?;
        let wrong = |field: usize, mistake| CronError { at: fields[field].at, mistake };
        let written = fields.iter().map(|field| field.text).collect::<Vec<_>>().join(" ");
        let read = cron::Schedule::from_str(&written).map_err(|_| {
            let unit = reader::Unit::Second;
            wrong(0, Mistake::Unexpected { found: written.clone(), unit })
        })?;
        if read.seconds().iter().ne([0]) {
            return Err(wrong(0, Mistake::Seconds));
        }
        let understood = Self { text: written, fields: understood(&read) };
        let n = understood.times().len();
        if n > OFTENEST {
            return Err(wrong(1, Mistake::TooOften { n }));
        }
        let has_a_day = understood.dates_from(NaiveDate::MIN).next().is_some();
        if has_a_day { Ok(understood) } else { Err(wrong(3, Mistake::Never)) }
    }

    /// What it says, field by field.
    pub const fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The text as it was written, with one space between its fields.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The times of a day that it fits, in order.
    pub(super) fn times(&self) -> Vec<NaiveTime> {
        let Fields { hours, minutes, .. } = &self.fields;
        let of_hour = |hour: &u32| {
            let hour = *hour;
            minutes.iter().filter_map(move |minute| NaiveTime::from_hms_opt(hour, *minute, 0))
        };
        hours.iter().flat_map(of_hour).collect()
    }

    /// The dates that it fits, from `from` on, in order. At most all days of all its years are looked at.
    pub(super) fn dates_from(&self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let Fields { days, weekdays, months, years, .. } = &self.fields;
        let years = chosen(years, FIRST_YEAR..=LAST_YEAR).filter(move |year| *year >= from.year());
        let months = years.flat_map(move |year| chosen(months, 1..=12).map(move |month| (year, month)));
        let dates = months.flat_map(move |(year, month)| {
            chosen(days, 1..=31).filter_map(move |day| NaiveDate::from_ymd_opt(year, month, day))
        });
        let fits = move |date: &NaiveDate| {
            weekdays.is_empty() || weekdays.contains(&date.weekday().number_from_monday())
        };
        dates.filter(move |date| *date >= from).filter(fits)
    }
}

/// What was chosen, or everything where nothing was.
fn chosen<T: Copy + Ord>(set: &BTreeSet<T>, every: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let every = set.is_empty().then_some(every).into_iter().flatten();
    set.iter().copied().chain(every)
}

fn understood(read: &cron::Schedule) -> Fields {
    // A field that leaves nothing out chooses nothing.
    let chosen =
        |all: bool, values: Vec<u32>| if all { BTreeSet::new() } else { values.into_iter().collect() };
    let from_monday = |from_sunday: u32| if from_sunday == 1 { 7 } else { from_sunday - 1 };
    let years = chosen(read.years().is_all(), read.years().iter().collect());
    Fields {
        minutes: read.minutes().iter().collect(),
        hours: read.hours().iter().collect(),
        days: chosen(read.days_of_month().is_all(), read.days_of_month().iter().collect()),
        months: chosen(read.months().is_all(), read.months().iter().collect()),
        weekdays: chosen(read.days_of_week().is_all(), read.days_of_week().iter().map(from_monday).collect()),
        years: years.into_iter().filter_map(|year| i32::try_from(year).ok()).collect(),
    }
}

impl fmt::Display for CronExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for CronExpression {
    type Err = CronError;

    fn from_str(text: &str) -> Result<Self, CronError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for CronExpression {
    type Error = CronError;

    fn try_from(text: String) -> Result<Self, CronError> {
        Self::parse(&text)
    }
}

impl From<CronExpression> for String {
    fn from(expression: CronExpression) -> Self {
        expression.text
    }
}
