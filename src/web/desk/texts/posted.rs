//! What the form of a place sends: `sv-0`, `en-0` and so on, what it was made from, and which button was pressed.

use chrono::{DateTime, Utc};
use malspar_app::texts::{Base, TypedRow, TypedText};
use malspar_words::{Lang, t};

/// The most rows that are read.
const MOST_ROWS: usize = 100;
/// The longest text that a place takes, in characters.
const LONGEST: usize = 20_000;
/// The most that is looked through, in bytes: the longest text in both languages, and what somebody has yet to shorten. To
/// say what is wrong with so much more, line by line, takes longer than anybody waits.
const MOST_BYTES: usize = 6 * LONGEST;

/// What was sent.
#[derive(Debug, Default)]
pub(super) struct Posted {
    pub(super) typed: TypedText,
    pub(super) base: Base,
    pub(super) act: Act,
    /// The rows that are ticked to be removed, where nothing is saved yet: they stand there until it is.
    pub(super) ticked: Vec<usize>,
}

/// Which button.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    #[default]
    Save,
    /// Show what it comes to, and save nothing.
    Show,
    /// One more empty row, and save nothing.
    More,
}

/// Why what was sent is not looked through: it is far more than any place takes.
pub(super) fn too_much(lang: Lang, pairs: &[(String, String)]) -> Option<String> {
    let sent = || pairs.iter().map(|(_, value)| value);
    let characters = || sent().map(|value| value.chars().count()).sum::<usize>();
    let is_too_much = sent().map(String::len).sum::<usize>() > MOST_BYTES;
    is_too_much.then(|| t!(lang, "import-too-long", n = characters(), max = LONGEST))
}

impl Posted {
    pub(super) fn read(pairs: &[(String, String)]) -> Self {
        let mut posted = Self::default();
        let mut ticked = Vec::new();
        for (name, value) in pairs {
            match name.as_str() {
                "fras" => posted.typed.phrase.clone_from(value),
                "rad" => posted.typed.line.clone_from(value),
                "markt" => posted.base.mark.clone_from(value),
                "sett" => posted.base.seen = moment(value),
                "gor" if value == "visa" => posted.act = Act::Show,
                "gor" if value == "fler" => posted.act = Act::More,
                name => {
                    let Some((part, n)) = name.rsplit_once('-') else { continue };
                    let Some(n) = n.parse().ok().filter(|n| *n < MOST_ROWS) else { continue };
                    if part == "bort" {
                        ticked.push(n);
                    } else {
                        posted.put(part, n, value);
                    }
                }
            }
        }
        if posted.act == Act::Save {
            let mut n = 0..;
            posted.typed.rows.retain(|_| n.next().is_none_or(|n| !ticked.contains(&n)));
        } else {
            posted.ticked = ticked;
        }
        // The empty row at a list's end is put there anew.
        while posted.typed.rows.pop_if(|row| *row == TypedRow::default()).is_some() {}
        posted
    }

    fn put(&mut self, part: &str, n: usize, value: &str) {
        if self.typed.rows.len() <= n {
            self.typed.rows.resize_with(n + 1, TypedRow::default);
        }
        let Some(row) = self.typed.rows.get_mut(n) else { return };
        let field = match part {
            "sv" => &mut row.sv,
            "en" => &mut row.en,
            "date" => &mut row.date,
            "purpose" => &mut row.purpose,
            _ => return,
        };
        value.clone_into(field);
    }
}

fn moment(written: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(written).ok().map(|at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Posted {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Posted::read(&pairs)
    }

    #[test]
    fn rows_come_by_their_numbers_and_go_by_their_ticks() {
        let posted = read(&[
            ("sv-1", "två"),
            ("sv-0", "ett"),
            ("date-0", "2026-05-12"),
            ("bort-0", "1"),
            ("markt", "a"),
        ]);
        assert_eq!(posted.typed.rows.len(), 1);
        assert_eq!(posted.typed.rows[0].sv, "två");
        assert_eq!((posted.base.mark.as_str(), posted.act), ("a", Act::Save));
    }

    #[test]
    fn a_row_that_is_ticked_stands_there_until_it_is_saved() {
        let posted = read(&[("sv-0", "ett"), ("sv-1", "två"), ("bort-0", "1"), ("gor", "fler")]);
        assert_eq!((posted.typed.rows.len(), posted.act), (2, Act::More));
        assert_eq!(posted.ticked, [0]);
    }

    #[test]
    fn far_too_much_is_not_looked_through() {
        let text = |n: usize| [("sv-0".to_owned(), "å".repeat(n))];
        assert_eq!(too_much(Lang::Sv, &text(2 * LONGEST)), None, "what is to be shortened is shown again");
        assert!(too_much(Lang::Sv, &text(5 * LONGEST)).is_some());
    }

    #[test]
    fn nobody_makes_us_keep_a_million_rows() {
        let posted = read(&[("sv-0", "ett"), ("sv-1000000", "x"), ("sv-x", "x"), ("x-1", "x")]);
        assert_eq!(posted.typed.rows.len(), 1, "a row there is no room for, and a part there is not");
        assert_eq!(read(&[("gor", "visa")]).act, Act::Show);
    }
}
