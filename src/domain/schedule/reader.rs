//! Reading an expression field by field, so that what is wrong can be named by its place.
//!
//! What is let through here is a part of what the crate `cron` reads, and means the same there.

use std::ops::RangeInclusive;

use super::{
    FIRST_YEAR, LAST_YEAR, LONGEST,
    error::{CronError, Mistake},
};

/// How many fields there must be; the year may be left out.
const FEWEST: usize = 6;

/// What a field counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds of a minute.
    Second,
    /// Minutes of an hour.
    Minute,
    /// Hours of a day.
    Hour,
    /// Days of a month.
    Day,
    /// Months of a year.
    Month,
    /// Days of a week.
    Weekday,
    /// Years.
    Year,
}

/// The fields in the order in which they are written.
const UNITS: [Unit; 7] =
    [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Month, Unit::Weekday, Unit::Year];

const MONTHS: [(&str, u32); 12] = [
    ("JANUARY", 1),
    ("FEBRUARY", 2),
    ("MARCH", 3),
    ("APRIL", 4),
    ("MAY", 5),
    ("JUNE", 6),
    ("JULY", 7),
    ("AUGUST", 8),
    ("SEPTEMBER", 9),
    ("OCTOBER", 10),
    ("NOVEMBER", 11),
    ("DECEMBER", 12),
];

/// The week begins on Sunday, as it does for cron.
const WEEKDAYS: [(&str, u32); 7] = [
    ("SUNDAY", 1),
    ("MONDAY", 2),
    ("TUESDAY", 3),
    ("WEDNESDAY", 4),
    ("THURSDAY", 5),
    ("FRIDAY", 6),
    ("SATURDAY", 7),
];

impl Unit {
    /// The code in messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
            Self::Weekday => "weekday",
            Self::Year => "year",
        }
    }

    /// The numbers that it has; a weekday's are those of its names.
    pub const fn range(self) -> RangeInclusive<u32> {
        match self {
            Self::Second | Self::Minute => 0..=59,
            Self::Hour => 0..=23,
            Self::Day => 1..=31,
            Self::Month => 1..=12,
            Self::Weekday => 1..=7,
            Self::Year => FIRST_YEAR.unsigned_abs()..=LAST_YEAR.unsigned_abs(),
        }
    }

    /// The longest step that says anything.
    pub const fn longest_step(self) -> u32 {
        let range = self.range();
        *range.end() - *range.start()
    }

    const fn names(self) -> &'static [(&'static str, u32)] {
        match self {
            Self::Month => &MONTHS,
            Self::Weekday => &WEEKDAYS,
            Self::Second | Self::Minute | Self::Hour | Self::Day | Self::Year => &[],
        }
    }

    /// The number of a name, written in full or by its first three letters, in large or small letters.
    fn named(self, name: &str) -> Option<u32> {
        let is_short = |full: &str| full.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(name));
        self.names()
            .iter()
            .find(|(full, _)| full.eq_ignore_ascii_case(name) || is_short(full))
            .map(|found| found.1)
    }
}

/// A part of the text that is being read. All that comes here is ASCII: a byte is a character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) at: usize,
    pub(super) text: &'a str,
}

impl<'a> Part<'a> {
    fn is(self, mistake: Mistake) -> CronError {
        CronError { at: self.at, mistake }
    }

    /// What stands before the first `sign`, and what stands after it.
    fn split(self, sign: char) -> (Self, Option<Self>) {
        match self.text.split_once(sign) {
            None => (self, None),
            Some((before, after)) => {
                (Self { text: before, ..self }, Some(Self { at: self.at + before.len() + 1, text: after }))
            }
        }
    }

    /// Its parts between `signs`, those that are empty as well.
    fn parts(self, signs: fn(char) -> bool) -> impl Iterator<Item = Part<'a>> {
        self.text.split(signs).scan(self.at, |next, text| {
            let at = *next;
            *next += text.len() + 1;
            Some(Part { at, text })
        })
    }

    fn is_digits(self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// The fields of `text`, each of which can be read.
pub(super) fn fields(text: &str) -> Result<Vec<Part<'_>>, CronError> {
    let length = text.chars().count();
    if length > LONGEST {
        return Err(CronError { at: LONGEST, mistake: Mistake::TooLong { length } });
    }
    let belongs = |c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "*?,-/@".contains(c);
    if let Some((at, found)) = text.chars().enumerate().find(|(_, c)| !belongs(*c)) {
        return Err(CronError { at, mistake: Mistake::Character { found } });
    }
    let whole = Part { at: 0, text };
    let fields: Vec<_> = whole.parts(|c| c.is_ascii_whitespace()).filter(|p| !p.text.is_empty()).collect();
    let Some(first) = fields.first() else { return Err(whole.is(Mistake::Empty)) };
    if first.text.starts_with('@') {
        return Err(first.is(Mistake::Shorthand { found: first.text.to_owned() }));
    }
    let n = fields.len();
    if let Some(surplus) = fields.get(UNITS.len()) {
        return Err(surplus.is(Mistake::TooMany { n }));
    }
    if n < FEWEST {
        return Err(CronError { at: length, mistake: Mistake::TooFew { n } });
    }
    for (unit, field) in UNITS.into_iter().zip(&fields) {
        field.parts(|c| c == ',').try_for_each(|item| check_item(unit, item))?;
    }
    Ok(fields)
}

fn check_item(unit: Unit, item: Part<'_>) -> Result<(), CronError> {
    let (values, step) = item.split('/');
    let is_name = match values.text {
        "*" => false,
        // Cron's own sign for "whatever the other one says".
        "?" if matches!(unit, Unit::Day | Unit::Weekday) && step.is_none() => false,
        _ => check_values(unit, values)?,
    };
    match step {
        // Cron reads a step after a number or a span, not after one name.
        Some(step) if is_name => {
            Err(CronError { at: step.at - 1, mistake: Mistake::Unexpected { found: "/".to_owned(), unit } })
        }
        Some(step) => check_step(unit, step),
        None => Ok(()),
    }
}

/// One value or a span of them; whether it is one name.
fn check_values(unit: Unit, values: Part<'_>) -> Result<bool, CronError> {
    let (first, last) = values.split('-');
    let from = value(unit, first)?;
    let Some(last) = last else { return Ok(!first.is_digits()) };
    let to = value(unit, last)?;
    if first.is_digits() != last.is_digits() {
        return Err(last.is(Mistake::Unexpected { found: last.text.to_owned(), unit }));
    }
    if from > to {
        let (from, to) = (first.text.to_owned(), last.text.to_owned());
        return Err(values.is(Mistake::Reversed { from, to }));
    }
    Ok(false)
}

fn value(unit: Unit, part: Part<'_>) -> Result<u32, CronError> {
    let found = || part.text.to_owned();
    if part.text.is_empty() {
        return Err(part.is(Mistake::Missing { unit }));
    }
    if part.is_digits() {
        if unit == Unit::Weekday {
            return Err(part.is(Mistake::WeekdayNumber { found: found() }));
        }
        let number = part.text.parse().ok().filter(|n| unit.range().contains(n));
        return number.ok_or_else(|| part.is(Mistake::OutOfRange { found: found(), unit }));
    }
    if part.text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return unit.named(part.text).ok_or_else(|| part.is(Mistake::Name { found: found(), unit }));
    }
    Err(part.is(Mistake::Unexpected { found: found(), unit }))
}

fn check_step(unit: Unit, step: Part<'_>) -> Result<(), CronError> {
    if step.text.is_empty() {
        return Err(step.is(Mistake::Missing { unit }));
    }
    let number: Option<u32> = step.text.parse().ok().filter(|_| step.is_digits());
    match number {
        Some(number) if (1..=unit.longest_step()).contains(&number) => Ok(()),
        _ => Err(step.is(Mistake::Step { found: step.text.to_owned(), unit })),
    }
}
