//! What a reader of one or several editions can write down: every number that he sees, and how they hang together.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::pencil::{Pencil, Terms};
use crate::{code::OrganisationCode, sample_test::Round, strategy::Years, value::Value};

/// With a property, or all; a count has the first alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    With,
    All,
}

/// An answer's number: who it is about and when, in which row. One that is what it was in an earlier edition is the same.
type Number = (Years, OrganisationCode, usize, Side, i64);

/// A place where something is not shown, and the numbers that stood there.
#[derive(Debug, Clone)]
pub(super) struct Hidden {
    pub(super) at: String,
    pub(super) numbers: Vec<Terms>,
    /// Is it left out whatever the number is: a part that is for the county only, the county without its largest
    /// municipality where that one is not shown, the rate of a figure that is not shown?
    pub(super) by_rule: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Reader {
    pub(super) pencil: Pencil,
    numbers: BTreeMap<Number, usize>,
    /// Where one to four persons could be read.
    pub(super) read_small: Vec<String>,
    pub(super) hidden: Vec<Hidden>,
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
fn subjects(round: &Round) -> Vec<OrganisationCode> {
    if round.strategy.indicators[0].is_regional() {
        vec![round.strategy.region.clone()]
    } else {
        round.municipalities.iter().map(|m| m.code.clone()).collect()
    }
}

/// None of none is no answer: there is nothing to count.
fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Ratio { denominator, .. } if denominator.is_zero())
}

pub(super) fn answered<'a>(round: &'a Round, who: &OrganisationCode, row: usize) -> Option<&'a Value> {
    said(round, who, row).filter(|value| !is_nothing(value))
}

fn said<'a>(round: &'a Round, who: &OrganisationCode, row: usize) -> Option<&'a Value> {
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
    /// Who has answered, and that parts are of a whole. It is no secret, and tells no number.
    pub(super) fn knows_how_it_hangs_together(&mut self, rounds: &[Round]) {
        for round in rounds {
            for who in subjects(round) {
                self.knows_answer(round, &who);
            }
        }
    }

    fn knows_answer(&mut self, round: &Round, who: &OrganisationCode) {
        let rows = round.strategy.indicators[0].rows().len();
        let years = round.cycle.period.years;
        let told: Vec<Option<Vec<_>>> = (0..rows)
            .map(|row| {
                let numbers = numbers_of(answered(round, who, row)?);
                Some(
                    numbers
                        .into_iter()
                        .map(|(side, n)| self.number((years, who.clone(), row, side, n)))
                        .collect(),
                )
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
        // All parts but the last are the whole (TEXTS 6); a part that is none of none is nothing.
        let is_whole = (1..rows - 1).all(|row| said(round, who, row).is_some());
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
            terms.extend(own.map(|(_, n)| (self.number((years, who, row, side, n)), 1)));
        }
        terms
    }
}
