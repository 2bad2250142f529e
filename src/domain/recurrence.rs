//! Working days: the dates on which a public authority opens, closes and answers.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Easter Sunday of `year` in the Gregorian calendar (the anonymous computus).
#[expect(clippy::many_single_char_names, reason = "the letters of the published formula")]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Is `date` a public holiday in Sweden, or one of the eves on which authorities are closed?
pub fn is_holiday(date: NaiveDate) -> bool {
    let fixed = matches!((date.month(), date.day()), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24 | 25 | 26 | 31));
    let movable = easter(date.year()).is_some_and(|sunday| {
        // Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday.
        [-2, 0, 1, 39, 49].contains(&(date - sunday).num_days())
    });
    // Midsummer Eve is the Friday in 19–25 June; All Saints' Day is always a Saturday.
    let midsummer = date.month() == 6 && (19..=25).contains(&date.day()) && date.weekday() == Weekday::Fri;
    fixed || movable || midsummer
}

/// Is `date` a working day: Monday to Friday and no holiday?
pub fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(date)
}

/// The first working day on or after `date`.
pub fn on_or_after(date: NaiveDate) -> NaiveDate {
    (0..30).map(|n| date + Days::new(n)).find(|d| is_working_day(*d)).unwrap_or(date)
}

/// The last working day on or before `date`.
pub fn on_or_before(date: NaiveDate) -> NaiveDate {
    (0..30).map(|n| date - Days::new(n)).find(|d| is_working_day(*d)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn easter_falls_where_the_calendar_says() {
        assert_eq!(easter(2024), Some(day(2024, 3, 31)));
        assert_eq!(easter(2026), Some(day(2026, 4, 5)));
        assert_eq!(easter(2030), Some(day(2030, 4, 21)));
    }

    #[test]
    fn the_first_of_march_moves_off_the_weekend() {
        assert_eq!(on_or_after(day(2026, 3, 1)), day(2026, 3, 2));
        assert_eq!(on_or_after(day(2028, 3, 1)), day(2028, 3, 1));
        assert_eq!(on_or_after(day(2031, 3, 1)), day(2031, 3, 3));
    }

    #[test]
    fn a_deadline_on_good_friday_or_easter_sunday_moves_back_to_thursday() {
        assert_eq!(on_or_before(day(2024, 3, 31)), day(2024, 3, 28));
        assert_eq!(on_or_before(day(2026, 4, 3)), day(2026, 4, 2));
    }
}
