//! What a reader of one or several editions can write down: every number that he sees, and how they hang together.
//!
//! He looks everywhere in a [`Progress`]: the patterns below name every field, so that a new one must be thought about.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::pencil::{Pencil, Terms};
use crate::{
    cell::{Cell, Content, MunicipalityCells},
    code::OrganisationCode,
    figure::{
        Aggregate, BreakdownPart, Change, ChangeUnit, Figure, IndicatorProgress, RateFigure, SeriesPoint,
    },
    progress::Progress,
    sample_test::Round,
    strategy::Years,
    value::{Value, ValueKind},
};

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
    hidden: Vec<Hidden>,
}

fn whole_number(number: Decimal) -> i64 {
    assert!(number.is_integer(), "{number} persons");
    number.to_i64().expect("few persons")
}

fn numbers_of(value: &Value) -> Vec<(Side, i64)> {
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

fn answered<'a>(round: &'a Round, who: &OrganisationCode, row: usize) -> Option<&'a Value> {
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

fn is_in_series(round: &Round, who: &OrganisationCode) -> bool {
    round.series.get(&"children".parse().unwrap(), who, round.cycle.period.years.to).is_some()
}

/// Which of the municipalities a figure is about.
type Whose<'a> = &'a dyn Fn(&OrganisationCode) -> bool;

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

    fn knows_not_negative(&mut self, mut terms: Terms) {
        let slack = self.pencil.unknown(self.pencil.value(&terms));
        terms.push((slack, -1));
        self.pencil.learns(terms, 0);
    }

    fn sum(&mut self, round: &Round, row: usize, side: Side, whose: Whose<'_>) -> Terms {
        let years = round.cycle.period.years;
        let mut terms = Terms::new();
        for who in subjects(round).into_iter().filter(|who| whose(who)) {
            let Some(value) = answered(round, &who, row) else { continue };
            let own = numbers_of(value).into_iter().find(|(s, _)| *s == side);
            terms.extend(own.map(|(_, n)| (self.number((years, who, row, side, n)), 1)));
        }
        terms
    }

    fn reads_number(&mut self, at: &str, terms: Terms, value: Decimal) {
        if (1..=4).contains(&whole_number(value)) {
            self.read_small.push(format!("{at}: {value}"));
        }
        self.pencil.learns(terms, whole_number(value));
    }

    fn misses(&mut self, at: String, numbers: Vec<Terms>) {
        self.hidden.push(Hidden { at, numbers, by_rule: false });
    }

    /// Writes down everything in the edition, and gives back what is not shown in it.
    pub(super) fn reads(&mut self, rounds: &[Round], known: &Progress, shown: &Progress) -> Vec<Hidden> {
        let Progress { cycle, before, previous, municipalities, indicators, questions, objectives } = shown;
        assert_eq!((cycle, before, previous), (&known.cycle, &known.before, &known.previous));
        assert_eq!(
            (municipalities, questions, objectives),
            (&known.municipalities, &known.questions, &known.objectives)
        );
        assert_eq!((indicators.len(), known.indicators.len()), (1, 1));
        self.reads_indicator(rounds, &known.indicators[0], &indicators[0]);
        std::mem::take(&mut self.hidden)
    }

    fn reads_indicator(&mut self, rounds: &[Round], known: &IndicatorProgress, shown: &IndicatorProgress) {
        let IndicatorProgress {
            indicator,
            municipalities,
            now,
            before,
            previous,
            change,
            change_previous,
            without_dominant,
            breakdown,
            series,
            broken,
        } = shown;
        assert_eq!((indicator, broken), (&known.indicator, &known.broken));
        let (round_now, earlier) = rounds.split_last().expect("a cycle");
        let (first, last) = (earlier.first(), earlier.last());
        let everybody: Whose<'_> = &|_| true;
        for (known, shown) in known.municipalities.iter().zip(municipalities) {
            let MunicipalityCells { code, now, before, previous } = shown;
            assert_eq!(code, &known.code);
            self.reads_cells(round_now, code, &known.now, now);
            self.reads_cells(first.unwrap_or(round_now), code, &known.before, before);
            self.reads_cells(last.unwrap_or(round_now), code, &known.previous, previous);
        }
        self.reads_aggregate("now", round_now, 0, everybody, Some(&known.now), Some(now));
        self.reads_aggregate(
            "before",
            first.unwrap_or(round_now),
            0,
            everybody,
            known.before.as_ref(),
            before.as_ref(),
        );
        let then = last.unwrap_or(round_now);
        self.reads_aggregate("previous", then, 0, everybody, known.previous.as_ref(), previous.as_ref());
        self.reads_change([first, Some(round_now)], known.change.as_ref(), change.as_ref());
        self.reads_change([last, Some(round_now)], known.change_previous.as_ref(), change_previous.as_ref());
        self.reads_without_dominant(round_now, known, without_dominant.as_ref());
        for (n, (known, shown)) in known.breakdown.iter().zip(breakdown).enumerate() {
            let BreakdownPart { category, now, before } = shown;
            assert_eq!(category, &known.category);
            self.reads_aggregate("part now", round_now, n + 1, everybody, Some(&known.now), Some(now));
            let first = first.unwrap_or(round_now);
            self.reads_aggregate(
                "part before",
                first,
                n + 1,
                everybody,
                known.before.as_ref(),
                before.as_ref(),
            );
        }
        for ((known, shown), round) in known.series.iter().zip(series).zip(rounds) {
            let SeriesPoint { period, aggregate, broken } = shown;
            assert_eq!((period, broken), (&known.period, &known.broken));
            self.reads_aggregate("series", round, 0, everybody, known.aggregate.as_ref(), aggregate.as_ref());
        }
    }

    fn reads_cells(&mut self, round: &Round, who: &OrganisationCode, known: &[Cell], shown: &[Cell]) {
        assert_eq!(known.len(), shown.len());
        let county_only = round.strategy.indicators[0].breakdowns().any(|d| d.county_only);
        for (row, (known, shown)) in known.iter().zip(shown).enumerate() {
            assert_eq!(known.comment, shown.comment);
            let Some(value) = known.value() else {
                assert_eq!(known, shown);
                continue;
            };
            let at = format!("{who} row {row} in {:?}", round.cycle.key);
            let only: Whose<'_> = &|code| code == who;
            let numbers =
                numbers_of(value).into_iter().map(|(side, n)| (self.sum(round, row, side, only), n));
            let numbers: Vec<_> = numbers.collect();
            if shown.content == Content::Suppressed {
                let numbers = numbers.into_iter().map(|(terms, _)| terms).collect();
                self.hidden.push(Hidden { at, numbers, by_rule: county_only && row > 0 });
            } else {
                assert!(!county_only || row == 0, "{at} is for the county only");
                assert_eq!(known, shown);
                for (terms, n) in numbers {
                    self.reads_number(&at, terms, n.into());
                }
            }
        }
    }

    fn reads_aggregate(
        &mut self,
        at: &str,
        round: &Round,
        row: usize,
        whose: Whose<'_>,
        known: Option<&Aggregate>,
        shown: Option<&Aggregate>,
    ) {
        assert_eq!(known.is_some(), shown.is_some());
        let (Some(known), Some(shown)) = (known, shown) else { return };
        let at = format!("{at} row {row} in {:?}", round.cycle.key);
        let Aggregate { coverage, figure, rate, not_in_rate, rate_suppressed, parts } = shown;
        assert_eq!((coverage, not_in_rate, parts), (&known.coverage, &known.not_in_rate, &None));
        assert_eq!(
            *rate_suppressed,
            rate.is_none() && known.rate.is_some(),
            "{at}: a rate that is not shown is told"
        );
        let printed: Vec<(Side, Decimal)> = match &known.figure {
            Figure::Sum { total, .. } => vec![(Side::With, *total)],
            Figure::Single(value) => value.iter().map(|value| (Side::With, *value)).collect(),
            Figure::Ratio { numerator, denominator } => {
                vec![(Side::With, *numerator), (Side::All, *denominator)]
            }
            other => panic!("{other:?} counts nobody"),
        };
        let printed: Vec<_> =
            printed.into_iter().map(|(side, n)| (self.sum(round, row, side, whose), n)).collect();
        if *figure == Figure::Suppressed {
            self.misses(at.clone(), printed.into_iter().map(|(terms, _)| terms).collect());
        } else {
            assert_eq!(figure, &known.figure);
            for (terms, n) in printed {
                self.reads_number(&at, terms, n);
            }
        }
        let Some(RateFigure { numerator, .. }) = known.rate else { return };
        let terms = self.sum(round, row, Side::With, &|who| whose(who) && is_in_series(round, who));
        if rate.is_some() {
            assert_eq!(rate, &known.rate);
            // The denominator is published.
            self.reads_number(&format!("{at} as a rate"), terms, numerator);
        } else {
            // It goes with the figure, too.
            let by_rule = *figure == Figure::Suppressed;
            self.hidden.push(Hidden { at: format!("{at} as a rate"), numbers: vec![terms], by_rule });
        }
    }

    /// Over those that have answered both times; of a rate, over those that the series knows both times.
    fn reads_change(&mut self, rounds: [Option<&Round>; 2], known: Option<&Change>, shown: Option<&Change>) {
        let ([Some(then), Some(now)], Some(known)) = (rounds, known) else { return assert!(shown.is_none()) };
        let Change { both: _, before, now: after, unit, parts } = known;
        let both = |who: &OrganisationCode| {
            let all = [then, now].iter().all(|round| answered(round, who, 0).is_some());
            all && (*unit != ChangeUnit::Rate || [then, now].iter().all(|round| is_in_series(round, who)))
        };
        let printed = match (parts, unit) {
            (Some([a, b]), ChangeUnit::Percent) => {
                vec![
                    (then, Side::With, a.0),
                    (then, Side::All, a.1),
                    (now, Side::With, b.0),
                    (now, Side::All, b.1),
                ]
            }
            (Some([a, b]), ChangeUnit::Rate) => vec![(then, Side::With, a.0), (now, Side::With, b.0)],
            _ => vec![(then, Side::With, *before), (now, Side::With, *after)],
        };
        let printed: Vec<_> =
            printed.into_iter().map(|(round, side, n)| (self.sum(round, 0, side, &both), n)).collect();
        let at = format!("change from {:?}", then.cycle.key);
        if let Some(shown) = shown {
            assert_eq!(shown, known);
            for (terms, n) in printed {
                self.reads_number(&at, terms, n);
            }
        } else {
            self.misses(at, printed.into_iter().map(|(terms, _)| terms).collect());
        }
    }

    /// It says as well that this municipality is more than all others together.
    fn reads_without_dominant(
        &mut self,
        round: &Round,
        known: &IndicatorProgress,
        shown: Option<&(OrganisationCode, Aggregate)>,
    ) {
        let Some((code, without)) = &known.without_dominant else { return assert!(shown.is_none()) };
        let others: Whose<'_> = &|who| who != code;
        let side = if matches!(round.strategy.indicators[0].kind, ValueKind::Share { .. }) {
            Side::All
        } else {
            Side::With
        };
        if let Some((shown_code, shown)) = shown {
            assert_eq!(shown_code, code);
            self.reads_aggregate("without the largest", round, 0, others, Some(without), Some(shown));
            let mut more = self.sum(round, 0, side, &|who| who == code);
            more.extend(self.sum(round, 0, side, others).into_iter().map(|(n, _)| (n, -1)));
            let slack = self.pencil.unknown(self.pencil.value(&more) - 1);
            more.push((slack, -1));
            self.pencil.learns(more, 1);
        } else {
            let numbers = [Side::With, Side::All].map(|side| self.sum(round, 0, side, others));
            self.hidden.push(Hidden {
                at: "without the largest".to_owned(),
                numbers: numbers.to_vec(),
                by_rule: true,
            });
        }
    }
}
