//! What a reader reads: every place of a [`Progress`] where a number of persons stands, or is not shown.
//!
//! The patterns name every field, so that a new one must be thought about.

use rust_decimal::Decimal;

use super::{
    pencil::Terms,
    reader::{Hidden, Reader, Side, Whose, answered, is_in_series, numbers_of, whole_number},
};
use crate::{
    cell::{Cell, Content, MunicipalityCells},
    code::OrganisationCode,
    figure::{
        Aggregate, BreakdownPart, Change, ChangeUnit, Figure, IndicatorProgress, RateFigure, SeriesPoint,
    },
    progress::Progress,
    sample_test::Round,
    value::ValueKind,
};

impl Reader {
    fn reads_number(&mut self, at: &str, terms: Terms, value: Decimal) {
        if (1..=4).contains(&whole_number(value)) {
            self.read_small.push(format!("{at}: {value}"));
        }
        self.pencil.learns(terms, whole_number(value));
    }

    fn misses(&mut self, at: String, about: &[&Round], numbers: Vec<Terms>, by_rule: bool) {
        let is_closed = about.iter().any(|round| self.closed.contains(&round.cycle.period.years));
        self.hidden.push(Hidden { at, numbers, by_rule: by_rule || is_closed });
    }

    /// Writes down everything in the edition, and gives back what is not shown in it.
    pub(super) fn reads(&mut self, rounds: &[Round], known: &Progress, shown: &Progress) -> Vec<Hidden> {
        // Where the objectives stand is read when everything has been.
        let Progress { cycle, before, previous, municipalities, indicators, questions, objectives: _ } =
            shown;
        assert_eq!((cycle, before, previous), (&known.cycle, &known.before, &known.previous));
        assert_eq!((municipalities, questions), (&known.municipalities, &known.questions));
        assert_eq!((indicators.len(), known.indicators.len()), (1, 1));
        self.reads_indicator(rounds, &known.indicators[0], &indicators[0]);
        std::mem::take(&mut self.hidden)
    }

    fn reads_indicator(&mut self, rounds: &[Round], known: &IndicatorProgress, shown: &IndicatorProgress) {
        let IndicatorProgress {
            indicator,
            municipalities,
            now,
            before_cycle,
            before,
            previous,
            change,
            change_previous,
            without_dominant,
            breakdown,
            series,
            broken,
        } = shown;
        assert_eq!((indicator, broken, before_cycle), (&known.indicator, &known.broken, &known.before_cycle));
        let (round_now, earlier) = rounds.split_last().expect("a cycle");
        let first = earlier.iter().find(|round| Some(&round.cycle) == before_cycle.as_ref());
        let last = earlier.last();
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
            let others = self.hidden.len();
            self.reads_aggregate("series", round, 0, everybody, known.aggregate.as_ref(), aggregate.as_ref());
            // The other points tell what stands elsewhere; these are left out where they have been corrected.
            for point in &mut self.hidden[others..] {
                point.by_rule = true;
            }
        }
    }

    fn reads_cells(&mut self, round: &Round, who: &OrganisationCode, known: &[Cell], shown: &[Cell]) {
        assert_eq!(known.len(), shown.len());
        let county_only = round.strategy.indicators[0].breakdowns().any(|d| d.county_only);
        for (row, (known, shown)) in known.iter().zip(shown).enumerate() {
            let is_hidden = shown.content == Content::Suppressed;
            assert_eq!(shown.comment.as_ref(), known.comment.as_ref().filter(|_| !is_hidden));
            let Some(value) = known.value() else {
                assert_eq!(known, shown);
                continue;
            };
            let at = format!("{who} row {row} in {:?}", round.cycle.key);
            let only: Whose<'_> = &|code| code == who;
            let numbers =
                numbers_of(value).into_iter().map(|(side, n)| (self.sum(round, row, side, only), n));
            let numbers: Vec<_> = numbers.collect();
            if is_hidden {
                let numbers = numbers.into_iter().map(|(terms, _)| terms).collect();
                self.misses(at, &[round], numbers, county_only && row > 0);
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
            let numbers = printed.into_iter().map(|(terms, _)| terms).collect();
            self.misses(at.clone(), &[round], numbers, false);
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
            self.misses(format!("{at} as a rate"), &[round], vec![terms], by_rule);
        }
    }

    /// Over those that have answered both times; of a rate, over those that the series knows both times.
    fn reads_change(&mut self, rounds: [Option<&Round>; 2], known: Option<&Change>, shown: Option<&Change>) {
        let ([Some(then), Some(now)], Some(known)) = (rounds, known) else { return assert!(shown.is_none()) };
        let Change { both: _, before, now: after, unit, per_year, parts } = known;
        assert!(!per_year, "{known:?} is about periods");
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
            let numbers = printed.into_iter().map(|(terms, _)| terms).collect();
            self.misses(at, &[then, now], numbers, false);
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
            self.misses("without the largest".to_owned(), &[round], numbers.to_vec(), true);
        }
    }
}
