//! Dates and times as people read them, and ISO dates for files.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use malspar_domain::lang::Lang;

use crate::{Args, t, text};

/// `31 december 2025`, in English `31 December 2025`.
pub fn long(lang: Lang, date: NaiveDate) -> String {
    let day = date.day().to_string();
    t!(lang, "date-long", day = day, month = month_name(lang, date.month()), year = year(date.year()))
}

/// `2025-12-31`, the same in both languages.
pub fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// `augusti 2027`, in English `August 2027`; months count from 1.
pub fn month_year(lang: Lang, year: i32, month: u32) -> String {
    t!(lang, "month-year", month = month_name(lang, month), year = self::year(year))
}

/// `kl. 9.00`, in English `9.00`; messages bring their own *at*.
pub fn time(lang: Lang, time: NaiveTime) -> String {
    let clock = format!("{}.{:02}", time.hour(), time.minute());
    t!(lang, "time", time = clock)
}

/// `2024–2025` with an en dash; a period of one year is that year.
pub fn period(lang: Lang, from: i32, to: i32) -> String {
    if from == to {
        return year(from);
    }
    t!(lang, "period", from = year(from), to = year(to))
}

/// A year is a name, not a count: four digits without a separator.
pub fn year(year: i32) -> String {
    year.to_string()
}

fn month_name(lang: Lang, month: u32) -> String {
    text(lang, &format!("month-{month}"), &Args::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn a_date_is_written_out() {
        assert_eq!(long(Lang::Sv, day(2025, 12, 31)), "31 december 2025");
        assert_eq!(long(Lang::En, day(2025, 12, 31)), "31 December 2025");
        assert_eq!(long(Lang::Sv, day(2026, 3, 2)), "2 mars 2026");
    }

    #[test]
    fn every_month_has_its_name() {
        for lang in Lang::ALL {
            for month in 1..=12 {
                let written = month_year(lang, 2027, month);
                assert!(written.ends_with(" 2027") && !written.contains('-'), "{written}");
            }
        }
        assert_eq!(month_year(Lang::Sv, 2027, 8), "augusti 2027");
        assert_eq!(month_year(Lang::En, 2027, 8), "August 2027");
    }

    #[test]
    fn files_have_iso_dates() {
        assert_eq!(iso(day(2026, 3, 2)), "2026-03-02");
    }

    #[test]
    fn the_clock_has_a_point() {
        let nine = NaiveTime::from_hms_opt(9, 0, 59).expect("a time");
        assert_eq!(time(Lang::Sv, nine), "kl. 9.00");
        assert_eq!(time(Lang::En, nine), "9.00");
        let later = NaiveTime::from_hms_opt(14, 32, 0).expect("a time");
        assert_eq!(t!(Lang::Sv, "contact-saved", time = time(Lang::Sv, later)), "Sparat kl. 14.32");
    }

    #[test]
    fn a_period_has_an_en_dash() {
        assert_eq!(period(Lang::Sv, 2024, 2025), "2024–2025");
        assert_eq!(period(Lang::En, 2030, 2030), "2030");
    }
}
