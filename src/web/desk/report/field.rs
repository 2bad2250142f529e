//! A field of the forms about the report: its label, what helps to fill it in, what was typed, and what is wrong with it.

use askama::Template;
use chrono::{Datelike, NaiveDate};

use crate::fields::Fault;

/// What was typed, without signs that nobody sees and without the space around it.
pub(crate) fn plain(typed: &str) -> String {
    let seen: String = typed.chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect();
    seen.trim().to_owned()
}

/// The day that was typed; none of a year that nobody plans for: days are added to it, and the calendar has an end.
pub(crate) fn day(typed: &str) -> Option<NaiveDate> {
    typed.trim().parse::<NaiveDate>().ok().filter(|day| (1900..=2200).contains(&day.year()))
}

/// A field.
#[derive(Template, Clone)]
#[template(path = "desk/report_field.html")]
pub(crate) struct Field {
    id: String,
    /// By what the form calls it, where that is not its id.
    name: Option<&'static str>,
    label: String,
    help: Option<String>,
    kind: &'static str,
    rows: u8,
    most: Option<usize>,
    required: bool,
    value: String,
    faults: Vec<String>,
}

impl Field {
    fn new(kind: &'static str, id: impl Into<String>, label: String) -> Self {
        let (id, value) = (id.into(), String::new());
        Self {
            id,
            name: None,
            label,
            help: None,
            kind,
            rows: 0,
            most: None,
            required: false,
            value,
            faults: Vec::new(),
        }
    }

    pub(crate) fn line(id: impl Into<String>, label: String) -> Self {
        Self::new("text", id, label)
    }

    pub(crate) fn day(id: impl Into<String>, label: String) -> Self {
        Self::new("date", id, label)
    }

    pub(crate) fn mail(id: impl Into<String>, label: String) -> Self {
        Self::new("email", id, label)
    }

    pub(crate) fn text(id: impl Into<String>, label: String, rows: u8, most: usize) -> Self {
        Self { rows, most: Some(most), ..Self::new("textarea", id, label) }
    }

    pub(crate) fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// By this name in the form: its id stands once on a page with many of it.
    pub(crate) fn named(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    fn name(&self) -> &str {
        self.name.unwrap_or(&self.id)
    }

    /// So many characters at most.
    pub(crate) fn most(self, most: usize) -> Self {
        Self { most: Some(most), ..self }
    }

    pub(crate) fn helped(self, help: String) -> Self {
        Self { help: Some(help), ..self }
    }

    /// With what was typed, and what is wrong with it.
    pub(crate) fn filled(self, value: &str, faults: &[Fault]) -> Self {
        let own = faults.iter().filter(|fault| fault.field == self.id);
        Self { value: value.to_owned(), faults: own.map(|fault| fault.words.clone()).collect(), ..self }
    }

    fn described(&self) -> Option<String> {
        let help = self.help.as_ref().map(|_| format!("{}-hjalp", self.id));
        let wrong = (!self.faults.is_empty()).then(|| format!("{}-fel", self.id));
        let both: Vec<_> = help.into_iter().chain(wrong).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_of_a_year_that_people_plan_for() {
        assert_eq!(day(" 2026-04-14 "), NaiveDate::from_ymd_opt(2026, 4, 14));
        for other in ["", "14/4", "+262142-12-31", "-262143-01-01", "9999-12-31", "1899-12-31"] {
            assert_eq!(day(other), None, "{other}");
        }
    }

    #[test]
    fn what_nobody_sees_is_not_kept() {
        assert_eq!(plain(" a\u{0}b\r\n\u{1b}c\t "), "ab\nc");
    }
}
