//! What holds of figures in every county: the laws that no answer may break.

use proptest::{
    collection::vec,
    prelude::{any, prop_assert, prop_assert_eq, proptest},
};
use rust_decimal::Decimal;

use crate::{
    code::OrganisationCode,
    indicator::{Aggregation, Indicator, Source},
    observation::SeriesKey,
    progress::{Aggregate, Figure, IndicatorProgress},
    question::Answer,
    sample_test::{
        NOT_APPLICABLE, Round, Said, code, figures, indicator, number, often, progress, rate, ratio, round,
        share,
    },
    second_test::{Shape, county, shapes},
    value::Value,
};

/// Does the indicator follow from what is answered about each municipality?
fn is_answered(indicator: &Indicator) -> bool {
    match &indicator.source {
        _ if indicator.is_regional() => false,
        Source::Municipality | Source::Organisation(_) => true,
        Source::Derived(formula) => !formula.as_str().starts_with("submission"),
        Source::Reference(_) => false,
    }
}

/// The figure without its `n`: what is known, not what is missing.
fn known(mut aggregate: Aggregate) -> Aggregate {
    let coverage = &mut aggregate.coverage;
    (coverage.not_reported, coverage.residents) = (0, 0);
    let forget = |figure: &mut Figure| match figure {
        Figure::YesNo(f) => f.missing = 0,
        Figure::Sum { at_least, .. } => *at_least = false,
        Figure::Levels(rows) => rows.iter_mut().for_each(|row| row.missing = 0),
        Figure::Parts(f) => {
            f.applies = 0;
            f.parts.iter_mut().for_each(|part| part.missing = 0);
        }
        Figure::Spread(f) => f.missing = 0,
        Figure::Ratio { .. } | Figure::Single(_) | Figure::Words { .. } | Figure::Suppressed => {}
    };
    forget(&mut aggregate.figure);
    if let Some(parts) = aggregate.parts.take() {
        let mut parts = Figure::Parts(parts);
        forget(&mut parts);
        aggregate.parts = if let Figure::Parts(parts) = parts { Some(parts) } else { None };
    }
    aggregate.not_in_rate.sort();
    aggregate
}

/// The figures of a county, each without its `n`. What there was to compare with is a value of then, which is another
/// where nobody else had answered.
fn values(progress: &IndicatorProgress, with_change: bool) -> impl PartialEq + std::fmt::Debug {
    let dominant = progress.without_dominant.clone().map(|(who, rest)| (who, known(rest)));
    let change = progress.change.filter(|_| with_change);
    (known(progress.now.clone()), change, progress.change_previous, dominant)
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn a_missing_answer_changes_no_value_only_how_many_there_are(shape in shapes(), silent in any::<usize>()) {
        let with = {
            // Somebody else is there.
            let mut rounds = county(Shape { municipalities: shape.municipalities + 1, ..shape });
            let now = rounds.last_mut().unwrap();
            let silent = code(silent % now.municipalities.len());
            now.observations.retain(|o| o.key.about != silent);
            rounds
        };
        let mut without = with.clone();
        let now = without.last_mut().unwrap();
        let silent = code(silent % now.municipalities.len());
        now.municipalities.retain(|m| m.code != silent);
        let asked = &with.last().unwrap().strategy.indicators;
        for ((indicator, silent), absent) in asked.iter().zip(progress(&with).indicators).zip(progress(&without).indicators) {
            if is_answered(indicator) {
                let is_same_baseline = silent.before_cycle == absent.before_cycle;
                prop_assert_eq!(values(&silent, is_same_baseline), values(&absent, is_same_baseline));
                let (n, of) = (silent.now.coverage, absent.now.coverage);
                prop_assert_eq!(n.not_reported, of.not_reported + 1);
            }
        }
    }

    #[test]
    fn the_order_of_municipalities_and_of_answers_changes_nothing(shape in shapes(), by in any::<usize>()) {
        let rounds = county(shape);
        let mut others = rounds.clone();
        for round in &mut others {
            let places = round.municipalities.len();
            round.municipalities.rotate_left(by % places.max(1));
            round.municipalities[..places / 2].reverse();
            round.observations.reverse();
        }
        let (one, other) = (progress(&rounds), progress(&others));
        prop_assert_eq!(one.objectives, other.objectives);
        let sorted = |mut indicator: IndicatorProgress| {
            indicator.municipalities.sort_by(|a, b| a.code.cmp(&b.code));
            let IndicatorProgress { now, before, previous, series, without_dominant, .. } = &mut indicator;
            let points = series.iter_mut().filter_map(|point| point.aggregate.as_mut());
            let rest = without_dominant.iter_mut().map(|(_, rest)| rest);
            let all = [now].into_iter().chain(before).chain(previous).chain(points).chain(rest);
            all.for_each(|aggregate| aggregate.not_in_rate.sort());
            indicator
        };
        for (one, other) in one.indicators.into_iter().zip(other.indicators) {
            prop_assert_eq!(sorted(one), sorted(other));
        }
    }

    #[test]
    fn a_share_is_the_sum_of_numerators_over_the_sum_of_denominators(
        answers in vec((0_u32..50, 0_u32..50), 1..12),
    ) {
        let answers: Vec<_> = answers.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
        let said: Vec<Said> = answers.iter().map(|(n, d)| ratio(*n, *d)).collect();
        let figure = figures(&indicator("T", share(), Aggregation::Pooled), &said, None).now.figure;
        let (n, d): (u32, u32) = (answers.iter().map(|a| a.0).sum(), answers.iter().map(|a| a.1).sum());
        prop_assert_eq!(&figure, &Figure::Ratio { numerator: n.into(), denominator: d.into() });
        prop_assert_eq!(figure.percent(), (Decimal::from(n) * Decimal::ONE_HUNDRED).checked_div(d.into()));
    }

    #[test]
    fn a_rate_is_pooled_over_those_that_have_both_numbers(
        answers in vec((any::<bool>(), 0_u32..50, any::<bool>(), 0_u32..500), 1..12),
    ) {
        let said: Vec<Said> = answers.iter().map(|(is_there, n, ..)| number(*n).filter(|_| *is_there)).collect();
        let indicator = indicator("T", rate(), Aggregation::Pooled);
        let mut now = round(&indicator, 1, &said);
        for (n, (_, _, is_published, children)) in answers.iter().enumerate().filter(|(_, a)| a.2) {
            prop_assert!(is_published);
            now.series.insert("children".parse().unwrap(), code(n), 2025, (*children).into());
        }
        let both = || answers.iter().filter(|a| a.0 && a.2);
        let (n, d): (u32, u32) = (both().map(|a| a.1).sum(), both().map(|a| a.3).sum());
        let now = progress(&[now]).indicators.swap_remove(0).now;
        let rate = now.rate.map(|rate| (rate.numerator, rate.denominator, rate.value()));
        let value = (Decimal::from(n) * Decimal::ONE_THOUSAND).checked_div(d.into());
        prop_assert_eq!(rate, value.map(|value| (n.into(), d.into(), value)));
        // Until there is a series the count stands alone.
        let total: u32 = answers.iter().filter(|a| a.0).map(|a| a.1).sum();
        let at_least = answers.iter().any(|a| !a.0);
        prop_assert_eq!(now.figure, Figure::Sum { total: total.into(), at_least });
    }

    #[test]
    fn change_is_over_those_who_answered_both_times(shape in shapes()) {
        let mut rounds = county(shape);
        let last = rounds.len() - 1;
        rounds = vec![rounds[0].clone(), rounds[last].clone()];
        let mut only_both = rounds.clone();
        let has_value = |round: &Round, key: &SeriesKey| round.observations.iter().any(|o| {
            let same = o.key.indicator == key.indicator && o.key.about == key.about && o.key.category == key.category;
            same && o.value.is_some()
        });
        for round in &mut only_both {
            round.observations.retain(|o| rounds.iter().all(|round| has_value(round, &o.key)));
        }
        let all = progress(&rounds).indicators;
        for ((indicator, all), both) in
            rounds[1].strategy.indicators.iter().zip(all).zip(progress(&only_both).indicators)
        {
            // The places of a municipality go together, and what is derived follows from other answers.
            if indicator.places().is_none() && !matches!(indicator.source, Source::Derived(_)) {
                prop_assert_eq!(all.change, both.change);
            }
        }
    }
}

#[test]
fn none_of_none_is_neither_a_zero_nor_a_whole() {
    let indicator = indicator("T", share(), Aggregation::Pooled);
    // 1802 has no clinic.
    let now = figures(&indicator, &[ratio(1, 4), ratio(0, 2), ratio(0, 0)], None).now;
    assert_eq!((now.coverage.reported, now.coverage.not_applicable, now.coverage.expected()), (2, 1, 2));
    assert_eq!(now, figures(&indicator, &[ratio(1, 4), ratio(0, 2), NOT_APPLICABLE], None).now);
    let nowhere = figures(&indicator, &[ratio(0, 0), NOT_APPLICABLE], None).now;
    assert_eq!((nowhere.figure.percent(), nowhere.coverage.expected()), (None, 0));
    // What the contact writes becomes what it means.
    let none = |n: u32, of: u32| {
        Answer::of(Value::Ratio { numerator: n.into(), denominator: of.into() }).normalised()
    };
    assert_eq!(none(0, 0).status.letter(), "M");
    assert_eq!(none(0, 3).status.letter(), "A");
}

#[test]
fn a_rate_that_changes_compares_those_with_a_published_number_both_times() {
    let indicator = indicator("T", rate(), Aggregation::Pooled);
    let mut rounds =
        [round(&indicator, 0, &[number(3), number(7)]), round(&indicator, 1, &[number(9), number(9)])];
    let publish = |round: &mut Round, who: OrganisationCode, children: u32| {
        let year = round.cycle.period.years.to;
        round.series.insert("children".parse().unwrap(), who, year, children.into());
    };
    publish(&mut rounds[0], code(0), 50);
    publish(&mut rounds[0], code(1), 50);
    publish(&mut rounds[1], code(0), 40);
    let change = progress(&rounds).indicators[0].change.unwrap();
    // 1801 has no number of children now, so its 7 of 50 are nothing to compare with.
    assert_eq!((change.both, change.before, change.now), (1, Decimal::from(60), Decimal::from(225)));
    let now = &progress(&rounds).indicators[0].now;
    assert_eq!(now.not_in_rate, [code(1)]);
}
