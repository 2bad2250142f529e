//! What a reader of one or several editions can write down: every number that he sees, and how they hang together.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::pencil::{Pencil, Terms};
use super::today::{of_today, parts_of};
use crate::{code::OrganisationCode, sample_test::Round, strategy::Years, value::Value};

/// With a property, or all; a count has the first alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    With,
    All,
}

/// An answer's number: who it is about and when, in which row. One that is what it was in an earlier edition is the same.
/// Of municipalities that have become one it is about all of them.
type Number = (Years, Vec<OrganisationCode>, usize, Side, i64);

/// A place where something is not shown, and the numbers that stood there.
#[derive(Debug, Clone)]
pub(super) struct Hidden {
    pub(super) at: String,
    pub(super) numbers: Vec<Terms>,
    /// Is it left out whatever the number is: a part that is for the county only, the county without its largest
    /// municipality where that one is not shown, the rate of a figure that is not shown, what is about a closed cycle?
    pub(super) by_rule: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Reader {
    pub(super) pencil: Pencil,
    numbers: BTreeMap<Number, usize>,
    /// What the municipalities of the edition that lies open were in its earlier cycles.
    were: BTreeMap<(Years, OrganisationCode), Vec<OrganisationCode>>,
    /// Where one to four persons could be read.
    pub(super) read_small: Vec<String>,
    pub(super) hidden: Vec<Hidden>,
    /// Cycles of which nothing new is told.
    pub(super) closed: BTreeSet<Years>,
}

pub(super) fn whole_number(number: Decimal) -> i64 {
    assert!(number.is_integer(), "{number} persons");
    number.to_i64().expect("few persons")
}

pub(super) fn numbers_of(value: &Value) -> Vec<(Side, i64)> {
    match value {
        Value::Number(number) => vec![(Side::With, whole_number(*number))],
        Value::Ratio { numerator, denominator } => {
            vec![(Side::With, whole_number(*numerator)), (Side::All, whole_number(*denominator))]
        }
        other => panic!("{other:?} counts nobody"),
    }
}

/// Whom there are answers about.
pub(super) fn subjects(round: &Round) -> Vec<OrganisationCode> {
    if round.strategy.indicators[0].is_regional() {
        vec![round.strategy.region.clone()]
    } else {
        round.municipalities.iter().map(|m| m.code.clone()).collect()
    }
}

/// None of none is no answer: there is nothing to count.
pub(super) fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Ratio { denominator, .. } if denominator.is_zero())
}

pub(super) fn answered<'a>(round: &'a Round, who: &OrganisationCode, row: usize) -> Option<&'a Value> {
    said(round, who, row).filter(|value| !is_nothing(value))
}

pub(super) fn said<'a>(round: &'a Round, who: &OrganisationCode, row: usize) -> Option<&'a Value> {
    let rows = round.strategy.indicators[0].rows();
    let category = rows[row].map(|c| &c.code);
    let found = round.observations.iter().find(|o| {
        o.key.indicator.as_str() == "P" && &o.key.about == who && o.key.category.as_ref() == category
    });
    found.and_then(|o| o.value.as_ref())
}

pub(super) fn is_in_series(round: &Round, who: &OrganisationCode) -> bool {
    round.series.get(&"children".parse().unwrap(), who, round.cycle.period.years.to).is_some()
}

/// Which of the municipalities a figure is about.
pub(super) type Whose<'a> = &'a dyn Fn(&OrganisationCode) -> bool;

impl Reader {
    /// Who has answered, that parts are of a whole, and who has become one. It is no secret, and tells no number. Gives
    /// back the cycles as the edition tells of them.
    pub(super) fn knows_how_it_hangs_together(&mut self, rounds: &[Round]) -> Vec<Round> {
        self.were.clear();
        let now = rounds.last().expect("a cycle");
        let told: Vec<_> = rounds.iter().map(|round| of_today(round, now)).collect();
        for (round, told) in rounds.iter().zip(&told) {
            let rows = round.strategy.indicators[0].rows().len();
            for who in subjects(told) {
                let parts = now.municipalities.iter().find(|m| m.code == who).map(|one| parts_of(round, one));
                if let Some(parts) = parts.filter(|parts| parts.len() > 1) {
                    self.knows_merger(round, told, &who, &parts);
                } else {
                    // All parts but the last are the whole (TEXTS 6); a part that is none of none is nothing.
                    let is_whole = (1..rows - 1).all(|row| said(round, &who, row).is_some());
                    self.knows_answer(round, &who, is_whole, |_| true);
                }
            }
        }
        told
    }

    /// What one is said to have had is what its parts had, and tells nothing of any of them. Who has told what is known as
    /// far as it is told of the one.
    fn knows_merger(
        &mut self,
        round: &Round,
        told: &Round,
        one: &OrganisationCode,
        parts: &[OrganisationCode],
    ) {
        let years = round.cycle.period.years;
        let rows = round.strategy.indicators[0].rows().len();
        let is_whole = (1..rows).all(|row| said(told, one, row).is_some());
        for part in parts {
            self.knows_answer(round, part, is_whole, |row| answered(told, one, row).is_some());
        }
        for row in 0..rows {
            let own: Vec<_> =
                parts.iter().filter_map(|part| Some((part, answered(round, part, row)?))).collect();
            let Some(whole) = answered(told, one, row) else { continue };
            for (side, n) in numbers_of(whole) {
                let mut terms = vec![(self.number((years, parts.to_vec(), row, side, n)), 1)];
                for (part, value) in &own {
                    let n = numbers_of(value).into_iter().find(|(other, _)| *other == side).map(|(_, n)| n);
                    let n = n.expect("parts are of one kind");
                    let number = self.number((years, vec![(*part).clone()], row, side, n));
                    terms.push((number, -1));
                    let at = format!("{part} in {one}, row {row} in {:?}", round.cycle.key);
                    self.hidden.push(Hidden { at, numbers: vec![vec![(number, 1)]], by_rule: true });
                }
                self.pencil.learns(terms, 0);
            }
        }
        self.were.insert((years, one.clone()), parts.to_vec());
    }

    /// The rounds as they would be if the numbers were those of `world`; nothing where somebody would have nothing to
    /// count, which everybody knows who has.
    pub(super) fn rounds_in(&self, world: &[i64], rounds: &[Round]) -> Option<Vec<Round>> {
        let mut rounds = rounds.to_vec();
        for round in &mut rounds {
            let rows: Vec<_> =
                round.strategy.indicators[0].rows().iter().map(|r| r.map(|c| c.code.clone())).collect();
            for observation in &mut round.observations {
                let row = rows.iter().position(|row| row == &observation.key.category)?;
                let in_world = |side: Side, n: Decimal| -> Decimal {
                    let who = vec![observation.key.about.clone()];
                    let number = (round.cycle.period.years, who, row, side, whole_number(n));
                    self.numbers.get(&number).map_or(n, |number| world[*number].into())
                };
                let value =
                    observation.value.as_ref().filter(|value| !is_nothing(value)).map(|value| match value {
                        Value::Number(n) => Value::Number(in_world(Side::With, *n)),
                        Value::Ratio { numerator, denominator } => Value::Ratio {
                            numerator: in_world(Side::With, *numerator),
                            denominator: in_world(Side::All, *denominator),
                        },
                        other => panic!("{other:?} counts nobody"),
                    });
                if value.as_ref().is_some_and(is_nothing) {
                    return None;
                }
                observation.value = value.or(observation.value.take());
            }
        }
        Some(rounds)
    }

    fn knows_answer(
        &mut self,
        round: &Round,
        who: &OrganisationCode,
        is_whole: bool,
        is_told: impl Fn(usize) -> bool,
    ) {
        let rows = round.strategy.indicators[0].rows().len();
        let years = round.cycle.period.years;
        let told: Vec<Option<Vec<_>>> = (0..rows)
            .map(|row| {
                let numbers = numbers_of(answered(round, who, row).filter(|_| is_told(row))?);
                Some(numbers.into_iter().map(|(side, n)| self.number_of(years, who, row, side, n)).collect())
            })
            .collect();
        for numbers in told.iter().flatten() {
            if let [with, all] = numbers[..] {
                self.knows_not_negative(vec![(all, 1), (with, -1)]);
            }
        }
        let (Some(whole), parts) = (&told[0], &told[1..]) else { return };
        if parts.iter().all(Option::is_none) {
            return;
        }
        let rest: Vec<Terms> = whole
            .iter()
            .enumerate()
            .map(|(side, whole)| {
                let told = parts.iter().flatten().map(|part| (part[side], -1));
                std::iter::once((*whole, 1)).chain(told).collect()
            })
            .collect();
        if is_whole {
            for rest in rest {
                self.pencil.learns(rest, 0);
            }
            return;
        }
        for rest in &rest {
            self.knows_not_negative(rest.clone());
        }
        if let [with, all] = &rest[..] {
            self.knows_not_negative(
                all.iter().copied().chain(with.iter().map(|(n, times)| (*n, -times))).collect(),
            );
        }
    }

    fn number_of(&mut self, years: Years, who: &OrganisationCode, row: usize, side: Side, n: i64) -> usize {
        let were = self.were.get(&(years, who.clone())).cloned().unwrap_or_else(|| vec![who.clone()]);
        self.number((years, were, row, side, n))
    }

    fn number(&mut self, number: Number) -> usize {
        let truth = number.4;
        *self.numbers.entry(number).or_insert_with(|| self.pencil.unknown(truth))
    }

    pub(super) fn knows_not_negative(&mut self, mut terms: Terms) {
        let slack = self.pencil.unknown(self.pencil.value(&terms));
        terms.push((slack, -1));
        self.pencil.learns(terms, 0);
    }

    pub(super) fn sum(&mut self, round: &Round, row: usize, side: Side, whose: Whose<'_>) -> Terms {
        let years = round.cycle.period.years;
        let mut terms = Terms::new();
        for who in subjects(round).into_iter().filter(|who| whose(who)) {
            let Some(value) = answered(round, &who, row) else { continue };
            let own = numbers_of(value).into_iter().find(|(s, _)| *s == side);
            terms.extend(own.map(|(_, n)| (self.number_of(years, &who, row, side, n), 1)));
        }
        terms
    }
}
