//! What a form sends: each field's name is the row's and a letter, `KB5.school:a`.

use std::collections::BTreeMap;

use malspar_app::answering::{Choice, TypedRow};
use malspar_domain::observation::ObsStatus;
use malspar_words::{Lang, t};

/// The name under which a button says what is to be done.
pub(super) const ACT: &str = "gor";
/// The value of the radio button, or tick, that says there is no figure.
pub(super) const NOT_AVAILABLE: &str = "na";

/// What was sent: the rows, each as it was typed, and where to go on.
#[derive(Debug, Default)]
pub(super) struct Posted {
    pub(super) rows: Vec<TypedRow>,
    /// The row that a button was about.
    pub(super) acted_on: Option<String>,
    pub(super) goes_on: bool,
    /// What the browser knows this sending by, to tell later whether it came through.
    pub(super) sending: Option<String>,
}

impl Posted {
    pub(super) fn read(pairs: &[(String, String)]) -> Self {
        let mut rows: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        let (mut order, mut act, mut goes_on, mut sending) = (Vec::new(), None, false, None);
        for (name, value) in pairs {
            match name.rsplit_once(':') {
                Some((field, part)) => {
                    let row = rows.entry(field).or_insert_with(|| {
                        order.push(field);
                        Vec::new()
                    });
                    row.push((part, value));
                }
                None if name == ACT => act = Some(value.as_str()),
                None if name == "sedan" => goes_on = value == "nasta",
                None if name == "sparat" => sending = Some(value).filter(|it| is_sending(it)).cloned(),
                None => {}
            }
        }
        let (chosen_of, choice) = act.and_then(choice).unwrap_or(("", Choice::AsTyped));
        let rows = order.into_iter().map(|field| {
            let choice = if field == chosen_of { choice.clone() } else { Choice::AsTyped };
            row(field, rows.get(field).map(Vec::as_slice).unwrap_or_default(), choice)
        });
        let acted_on = (!chosen_of.is_empty()).then(|| chosen_of.to_owned());
        Self { rows: rows.collect(), acted_on, goes_on, sending }
    }

    /// What was typed, for a page that cannot put it back into its fields.
    pub(super) fn in_words(&self, lang: Lang) -> Vec<String> {
        let rows = self.rows.iter().flat_map(|row| {
            let answer = row.answer.as_ref().map(|answer| match answer.as_str() {
                "yes" => t!(lang, "answer-yes"),
                "planned" => t!(lang, "answer-planned"),
                "no" => t!(lang, "answer-no"),
                other => other.to_owned(),
            });
            let chosen = row
                .chosen
                .as_ref()
                .map(|chosen| chosen.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
            let rest = [&row.of_which, &row.planned, &row.comment, &row.message].map(Clone::clone);
            let said = [answer, chosen].into_iter().chain(rest).flatten();
            said.filter(|text| !text.trim().is_empty()).map(move |text| format!("{}: {text}", row.field))
        });
        rows.collect()
    }
}

/// Short, and of letters and digits alone: it becomes a part of an address.
fn is_sending(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

/// `again:TS1`, `mine:KB5.school:5f1c…`.
fn choice(act: &str) -> Option<(&str, Choice)> {
    let (what, of) = act.split_once(':')?;
    Some(match what {
        "again" => (of, Choice::Again),
        "clear" => (of, Choice::Cleared),
        "theirs" => (of, Choice::Theirs),
        "mine" => {
            let (field, mark) = of.rsplit_once(':')?;
            (field, Choice::Mine(mark.to_owned()))
        }
        _ => return None,
    })
}

fn row(field: &str, parts: &[(&str, &str)], choice: Choice) -> TypedRow {
    let part =
        |name: &str| parts.iter().find(|(part, _)| *part == name).map(|(_, value)| (*value).to_owned());
    let has = |name: &str| parts.iter().any(|(part, _)| *part == name);
    // A group in which nothing is chosen sends nothing; a field beside it says that it was there.
    let answer = part("a").or_else(|| has("r").then(String::new));
    let not_available = answer.as_deref() == Some(NOT_AVAILABLE) || has("na");
    let status = match part("s") {
        _ if not_available => Some(Some(ObsStatus::NotAvailable)),
        Some(letter) => Some(ObsStatus::from_letter(&letter).filter(|status| *status != ObsStatus::Normal)),
        None if has("r") || has("t") => Some(None),
        None => None,
    };
    let ticks = parts.iter().filter(|(part, _)| *part == "k");
    TypedRow {
        field: field.to_owned(),
        mark: part("v").unwrap_or_default(),
        answer: answer.map(|answer| if answer == NOT_AVAILABLE { String::new() } else { answer }),
        of_which: part("n"),
        planned: part("p"),
        status,
        chosen: has("t").then(|| ticks.filter_map(|(_, code)| code.parse().ok()).collect()),
        none: has("none"),
        comment: part("c"),
        message: part("m"),
        choice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Posted {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Posted::read(&pairs)
    }

    #[test]
    fn a_group_without_a_choice_is_empty_and_a_row_without_the_field_is_left_alone() {
        let posted = read(&[("SO1:v", ""), ("SO1:r", "1"), ("KB4.women:v", "ab"), ("KB4.women:a", "12")]);
        let [one, part] = posted.rows.as_slice() else { panic!("two rows: {posted:?}") };
        assert_eq!((one.answer.as_deref(), one.status), (Some(""), Some(None)));
        assert_eq!((part.answer.as_deref(), part.status, &part.comment), (Some("12"), None, &None));
    }

    #[test]
    fn a_button_is_about_one_row() {
        let posted = read(&[("TS4@1880:v", ""), ("TS4@1860:v", ""), ("gor", "mine:TS4@1860:5f1c")]);
        assert_eq!(posted.acted_on.as_deref(), Some("TS4@1860"));
        assert_eq!(posted.rows[0].choice, Choice::AsTyped);
        assert_eq!(posted.rows[1].choice, Choice::Mine("5f1c".to_owned()));
    }

    #[test]
    fn not_available_is_a_status() {
        let posted = read(&[("SO1:r", "1"), ("SO1:a", "na"), ("TS6:t", "1"), ("TS6:k", "a"), ("TS6:k", "b")]);
        assert_eq!(posted.rows[0].status, Some(Some(ObsStatus::NotAvailable)));
        assert_eq!(posted.rows[0].answer.as_deref(), Some(""));
        assert_eq!(posted.rows[1].chosen.as_ref().map(std::collections::BTreeSet::len), Some(2));
    }
}
