//! The classes of a map: which municipalities have the same shade, and what it says.

use malspar_domain::{indicator::Indicator, lang::Lang, value::YesNo};
use malspar_words::{number, t};
use rust_decimal::Decimal;

use super::super::reading::{Reading, Row, What};
use super::super::scene::real;
use super::super::theme::Shade;
use crate::sentences::{self, capitalised};

/// More values than this are put together in ranges.
const MOST: usize = 4;

/// How the land of a class looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// A value.
    Shade(Shade),
    /// No answer: lines that rise.
    NotReported,
    /// This question left open: lines that rise, far apart.
    NotAnswered,
    /// Answered, but not known: lines that fall.
    NotAvailable,
    /// A value that is not shown: lines both ways.
    Suppressed,
    /// It cannot have one: dots.
    NotApplicable,
}

/// Municipalities that look alike.
pub(super) struct Class {
    pub(super) words: String,
    pub(super) fill: Fill,
    /// The places of its municipalities among the rows.
    pub(super) members: Vec<usize>,
}

/// The classes that have members: the most first, what is missing last. Nothing where a municipality has no one value.
pub(super) fn classes(rows: &[Row<'_>], indicator: &Indicator, lang: Lang) -> Option<Vec<Class>> {
    let of = |wanted: &dyn Fn(&What) -> bool| -> Vec<usize> {
        rows.iter().enumerate().filter(|(_, row)| wanted(&row.now.what)).map(|(n, _)| n).collect()
    };
    if rows.iter().any(|row| matches!(row.now.what, What::Several { .. } | What::Numbers(_) | What::Words)) {
        return None;
    }
    let class = |words: String, fill: Fill, members: Vec<usize>| Class { words, fill, members };
    let mut classes = vec![
        class(t!(lang, "grid-yes"), Fill::Shade(Shade::Full), of(&|w| *w == What::YesNo(YesNo::Yes))),
        class(
            t!(lang, "grid-planned"),
            Fill::Shade(Shade::Soft),
            of(&|w| matches!(w, What::YesNo(YesNo::Planned(_)))),
        ),
        class(t!(lang, "grid-no"), Fill::Shade(Shade::Wash), of(&|w| *w == What::YesNo(YesNo::No))),
    ];
    let levels = indicator.kind.levels();
    for (n, level) in levels.iter().enumerate().rev() {
        let words = level.word.get(lang).to_owned();
        classes.push(class(words, Fill::Shade(step(n, levels.len())), of(&|w| *w == What::Level(n))));
    }
    classes.extend(ranges(rows, lang));
    classes.extend([
        class(t!(lang, "grid-not-reported"), Fill::NotReported, of(&|w| *w == What::NotReported)),
        class(
            capitalised(&t!(lang, "term-not-answered")),
            Fill::NotAnswered,
            of(&|w| *w == What::NotAnswered),
        ),
        class(t!(lang, "grid-not-available"), Fill::NotAvailable, of(&|w| *w == What::NotAvailable)),
        class(t!(lang, "grid-not-applicable"), Fill::NotApplicable, of(&|w| *w == What::NotApplicable)),
        class(capitalised(&t!(lang, "chart-suppressed")), Fill::Suppressed, of(&|w| *w == What::Suppressed)),
    ]);
    classes.retain(|class| !class.members.is_empty());
    Some(classes)
}

/// The shade of the `n`th of `of` steps; one alone is the full one.
fn step(n: usize, of: usize) -> Shade {
    let last = Shade::ALL.len() - 1;
    let at = if of > 1 { (n * last + (of - 1) / 2) / (of - 1) } else { last };
    Shade::ALL[at.min(last)]
}

/// Numbers and shares: a class for each value where there are few, else ranges with about as many municipalities in
/// each. A range is named by the least and the most that is in it, so none is said that nobody has.
fn ranges(rows: &[Row<'_>], lang: Lang) -> Vec<Class> {
    let mut valued: Vec<(Decimal, usize)> =
        rows.iter().enumerate().filter_map(|(n, row)| Some((value(&row.now)?, n))).collect();
    valued.sort_unstable();
    let mut groups: Vec<Vec<(Decimal, usize)>> =
        valued.chunk_by(|a, b| a.0 == b.0).map(<[_]>::to_vec).collect();
    if groups.len() > MOST {
        groups = even(groups, valued.len());
    }
    let of = groups.len();
    let only_zero = of == 1 && valued.iter().all(|(value, _)| value.is_zero());
    let named = |n: usize, group: Vec<(Decimal, usize)>| {
        let words = name(&group, rows, lang);
        let fill = Fill::Shade(if only_zero { Shade::Wash } else { step(n, of) });
        let mut members: Vec<_> = group.into_iter().map(|(_, row)| row).collect();
        members.sort_unstable();
        Class { words, fill, members }
    };
    groups.into_iter().enumerate().map(|(n, group)| named(n, group)).rev().collect()
}

/// Equal values stay together; a class is full when it has its share of all.
fn even(groups: Vec<Vec<(Decimal, usize)>>, all: usize) -> Vec<Vec<(Decimal, usize)>> {
    let mut classes: Vec<Vec<(Decimal, usize)>> = Vec::new();
    let (mut seen, mut closed) = (0, true);
    for group in groups {
        seen += group.len();
        match classes.last_mut() {
            Some(last) if !closed => last.extend(group),
            _ => classes.push(group),
        }
        closed = classes.len() < MOST && real(seen) >= real(all) * real(classes.len()) / real(MOST);
    }
    classes
}

fn value(reading: &Reading) -> Option<Decimal> {
    match &reading.what {
        What::Number(number) => Some(*number),
        What::Part { part, whole, .. } => part.checked_div(*whole),
        _ => None,
    }
}

/// "3 av 5", "2 till 7", "25 till 50 %".
fn name(group: &[(Decimal, usize)], rows: &[Row<'_>], lang: Lang) -> String {
    let (Some((least, _)), Some((most, _))) = (group.first(), group.last()) else { return String::new() };
    let parts = || group.iter().filter_map(|(_, n)| part(&rows[*n].now));
    let wholes: Vec<_> = parts().map(|(_, whole)| whole).collect();
    let (low, high) = if wholes.is_empty() {
        (number::exact(lang, *least), number::exact(lang, *most))
    } else if wholes.iter().all(|whole| *whole == wholes[0]) {
        // The same whole for everybody in it: in its own units.
        let of = |part: Decimal| crate::targets::n_of(part, wholes[0], lang);
        let low = parts().map(|(part, _)| part).min().unwrap_or_default();
        let high = parts().map(|(part, _)| part).max().unwrap_or_default();
        (if low == high { of(low) } else { number::exact(lang, low) }, of(high))
    } else {
        let percent = |share: Decimal| sentences::percentage(lang, share * Decimal::ONE_HUNDRED);
        (percent(*least), percent(*most))
    };
    if low == high { low } else { t!(lang, "chart-range", low = low, high = high) }
}

const fn part(reading: &Reading) -> Option<(Decimal, Decimal)> {
    match reading.what {
        What::Part { part, whole, .. } => Some((part, whole)),
        _ => None,
    }
}

/// Is there anything but gaps?
pub(super) fn any_value(classes: &[Class]) -> bool {
    classes.iter().any(|class| matches!(class.fill, Fill::Shade(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_reach_from_the_lightest_to_the_full() {
        let steps = |of: usize| (0..of).map(|n| step(n, of)).collect::<Vec<_>>();
        assert_eq!(steps(1), [Shade::Full]);
        assert_eq!(steps(2), [Shade::Wash, Shade::Full]);
        assert_eq!(steps(3), [Shade::Wash, Shade::Middle, Shade::Full]);
        assert_eq!(steps(4), [Shade::Wash, Shade::Pale, Shade::Soft, Shade::Full]);
        assert_eq!(steps(5), Shade::ALL);
    }

    #[test]
    fn equal_values_are_never_in_two_ranges() {
        let values = [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 900];
        let placed: Vec<_> = values.iter().enumerate().map(|(n, v)| (Decimal::from(*v), n)).collect();
        let groups = placed.chunk_by(|a, b| a.0 == b.0).map(<[_]>::to_vec).collect();
        let classes = even(groups, placed.len());
        let sizes: Vec<_> = classes.iter().map(Vec::len).collect();
        assert_eq!(sizes.iter().sum::<usize>(), values.len());
        assert_eq!(sizes[0], 7, "the zeros are together and alone: {sizes:?}");
        assert!(classes.len() <= MOST, "{sizes:?}");
    }
}
