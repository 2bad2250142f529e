//! Questions of a strategy pack with the dates of a cycle in them.

use chrono::Days;
use malspar_domain::{cycle::FollowUpCycle, lang::Lang};

use crate::date;

/// `pattern` with `{as_of}`, `{year}`, `{period_from}` and `{period_to}` filled in for `cycle`. The period begins the
/// day after the measurement `before`; without one, on the first day of the cycle's years.
pub fn fill(lang: Lang, pattern: &str, cycle: &FollowUpCycle, before: Option<&FollowUpCycle>) -> String {
    let period = cycle.period;
    let from = match before {
        Some(before) => before.period.measured_on + Days::new(1),
        None => chrono::NaiveDate::from_ymd_opt(period.years.from, 1, 1).unwrap_or(period.measured_on),
    };
    pattern
        .replace("{as_of}", &date::long(lang, period.measured_on))
        .replace("{year}", &date::year(period.years.to))
        .replace("{period_from}", &date::long(lang, from))
        .replace("{period_to}", &date::long(lang, period.measured_on))
}
