//! What an expression says, in the form in which people say it. The words are for `words` to find.

use chrono::NaiveTime;

use super::{
    expression::CronExpression,
    fields::{Fields, Steps, spans},
};

/// So many times of the day, an hour apart, are said as a span.
const HOURS_OF_A_SPAN: usize = 3;

/// What an expression says. Two expressions have the same description if and only if they have the same [`Fields`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// At what time of the day.
    pub times: Times,
    /// On which days.
    pub days: Days,
    /// In which months, 1 to 12; in every one where there is none.
    pub months: Vec<u32>,
    /// In which years.
    pub years: YearsSaid,
}

/// At what time of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Times {
    /// At these.
    At(Vec<NaiveTime>),
    /// Every hour from the first to the last.
    EveryHour(NaiveTime, NaiveTime),
}

/// On which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// On every one.
    Every,
    /// Monday to Friday.
    MondayToFriday,
    /// On these weekdays, 1 for Monday to 7 for Sunday.
    Weekdays(Vec<u32>),
    /// On these days of the month, as spans from first to last.
    Dates(Vec<(u32, u32)>),
    /// On these days of the month that are one of these weekdays.
    DatesOn(Vec<(u32, u32)>, Vec<u32>),
}

/// In which years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearsSaid {
    /// In every one.
    Every,
    /// In these, as spans from first to last.
    Listed(Vec<(i32, i32)>),
    /// Every so many years from one on, to another or for ever.
    Steps {
        /// The first.
        from: i32,
        /// How many years apart.
        step: i32,
        /// The last, where there is one.
        to: Option<i32>,
    },
}

impl CronExpression {
    /// What it says, in the form in which people say it.
    pub fn description(&self) -> Description {
        let fields = self.fields();
        Description {
            times: times(fields, self.times()),
            days: days(fields),
            months: fields.months.iter().copied().collect(),
            years: years(fields),
        }
    }
}

fn times(fields: &Fields, times: Vec<NaiveTime>) -> Times {
    let one_span = spans(&fields.hours).len() == 1 && fields.minutes.len() == 1;
    match times.as_slice() {
        [first, .., last] if one_span && times.len() >= HOURS_OF_A_SPAN => Times::EveryHour(*first, *last),
        _ => Times::At(times),
    }
}

fn days(fields: &Fields) -> Days {
    let weekdays: Vec<_> = fields.weekdays.iter().copied().collect();
    match (spans(&fields.days), weekdays) {
        (dates, weekdays) if dates.is_empty() && weekdays.is_empty() => Days::Every,
        (dates, weekdays) if dates.is_empty() && weekdays == [1, 2, 3, 4, 5] => Days::MondayToFriday,
        (dates, weekdays) if dates.is_empty() => Days::Weekdays(weekdays),
        (dates, weekdays) if weekdays.is_empty() => Days::Dates(dates),
        (dates, weekdays) => Days::DatesOn(dates, weekdays),
    }
}

fn years(fields: &Fields) -> YearsSaid {
    if fields.years.is_empty() {
        return YearsSaid::Every;
    }
    match Steps::of(&fields.years) {
        Some(steps @ Steps { from, step, .. }) if steps.for_ever() => {
            YearsSaid::Steps { from, step, to: None }
        }
        Some(steps @ Steps { from, step, to }) if steps.is_long() => {
            YearsSaid::Steps { from, step, to: Some(to) }
        }
        _ => YearsSaid::Listed(spans(&fields.years)),
    }
}
