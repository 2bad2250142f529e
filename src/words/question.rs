//! Questions of a strategy pack with the dates of a cycle in them.

use chrono::{Datelike, NaiveDate};
use malspar_domain::{
    cycle::FollowUpCycle,
    lang::{Lang, Text},
};

use crate::date;

/// A question or help text of `cycle` with `{as_of}`, `{year}`, `{period_from}` and `{period_to}` written out. The period
/// begins at the measurement before; without one, on the first day of the cycle's years.
pub fn text(
    text: &Text,
    cycle: &FollowUpCycle,
    previous_measured_on: Option<NaiveDate>,
    lang: Lang,
) -> String {
    let measured_on = cycle.period.measured_on;
    let first_day = NaiveDate::from_ymd_opt(cycle.period.years.from, 1, 1);
    let from = previous_measured_on.or(first_day).unwrap_or(measured_on);
    // The dates are written in the language of the text, which may be Swedish in an English form.
    let lang = text.language(lang);
    text.get(lang)
        .replace("{as_of}", &date::long(lang, measured_on))
        .replace("{year}", &date::year(measured_on.year()))
        .replace("{period_from}", &date::long(lang, from))
        .replace("{period_to}", &date::long(lang, measured_on))
}
