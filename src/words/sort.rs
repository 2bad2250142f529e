//! Alphabetical order, with å, ä and ö last.
//!
//! The order is the Swedish one in both languages: what we sort are Swedish names, and a table
//! has its rows in the same order in the English report as in the Swedish one.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static SWEDISH: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("sv").into(), CollatorOptions::default()).ok());

/// Which of two names comes first. Names that the alphabet holds equal are told apart by their
/// bytes, so that the order never depends on what it was before.
pub fn compare(left: &str, right: &str) -> Ordering {
    SWEDISH
        .as_ref()
        .map_or(Ordering::Equal, |collator| collator.compare(left, right))
        .then_with(|| left.cmp(right))
}

/// Puts `items` in alphabetical order of the name that `name` finds in each.
pub fn by_name<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    items.sort_by(|left, right| compare(name(left), name(right)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(mut names: [&'static str; N]) -> [&'static str; N] {
        by_name(&mut names, |name| name);
        names
    }

    #[test]
    fn the_twelve_of_the_county() {
        assert_eq!(
            sorted([
                "Örebro",
                "Nora",
                "Laxå",
                "Lindesberg",
                "Ljusnarsberg",
                "Lekeberg",
                "Kumla",
                "Karlskoga",
                "Hällefors",
                "Hallsberg",
                "Degerfors",
                "Askersund",
            ]),
            [
                "Askersund",
                "Degerfors",
                "Hallsberg",
                "Hällefors",
                "Karlskoga",
                "Kumla",
                "Laxå",
                "Lekeberg",
                "Lindesberg",
                "Ljusnarsberg",
                "Nora",
                "Örebro",
            ]
        );
    }

    #[test]
    fn the_three_last_letters_have_their_order() {
        assert_eq!(
            sorted(["Örebro", "Älmhult", "Åre", "Zinkgruvan", "ånge", "Askersund"]),
            ["Askersund", "Zinkgruvan", "ånge", "Åre", "Älmhult", "Örebro"]
        );
        assert_eq!(compare("Habo", "Håbo"), Ordering::Less);
    }

    #[test]
    fn something_is_sorted_by_its_name() {
        let mut rows = [("1880", "Örebro"), ("1860", "Laxå")];
        by_name(&mut rows, |row| row.1);
        assert_eq!(rows, [("1860", "Laxå"), ("1880", "Örebro")]);
    }
}
