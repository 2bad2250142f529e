//! What a text says is what the figures say, and nothing that is not shown.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;

use super::{Group, Quantity, Reference, Resolved, quantities, resolve, rows};
use crate::{
    code::CategoryCode,
    disclosure,
    figure::{Aggregate, Fact, Figure},
    indicator::{Aggregation, Dimension, DimensionRows, Indicator},
    progress::Progress,
    sample_test::{
        NO, NOT_AVAILABLE, YES, categories, code, dimension, indicator, number, often, planned, progress,
        ratio, round, run, share, strategy, yes_no,
    },
    second_test::{Shape, county, shapes},
    strategy::Strategy,
    value::ValueKind,
};

fn say(strategy: &Strategy, progress: &Progress, text: &str) -> Resolved {
    resolve(strategy, progress, &text.parse().unwrap())
}

fn names(names: &[&str]) -> Resolved {
    Resolved::Names(names.iter().map(ToString::to_string).collect())
}

#[test]
fn a_yes_or_no_is_counted_and_named() {
    let asked = yes_no();
    let told = run(&asked, &[YES, planned(), NO, NOT_AVAILABLE, None], Some(&[YES, NO, NO, NO, NO]));
    let strategy = strategy(vec![asked]);
    let said = |text: &str| say(&strategy, &told, text);
    for (text, count) in
        [("T.yes", 1), ("T.planned", 1), ("T.no", 1), ("T.missing", 2), ("T.of", 5), ("T.answered", 3)]
    {
        assert_eq!(said(text), Resolved::Count(count), "{text}");
    }
    assert_eq!(said("T.target"), Resolved::Count(5));
    assert_eq!(said("T.before.no"), Resolved::Count(4));
    assert_eq!(said("T.share"), Resolved::Percent(20.into()));
    // The first has 1 000 of 15 000 residents.
    let Resolved::ResidentShare(residents) = said("T.residents") else { panic!("a share") };
    assert_eq!(residents.round_dp(2), Decimal::new(667, 2));
    assert_eq!(said("T.names.yes"), names(&["K0"]));
    assert_eq!(said("T.names.missing"), names(&["K3", "K4"]));
    assert_eq!(said("T.before.names.planned"), names(&[]));
    let Resolved::Difference { value, .. } = said("T.change") else { panic!("a difference") };
    assert_eq!((value, said("T.both")), (Decimal::ZERO, Resolved::Count(3)));
}

#[test]
fn without_a_baseline_there_is_nothing_before() {
    let told = run(&yes_no(), &[YES, NO], None);
    let strategy = strategy(vec![yes_no()]);
    for text in ["T.before.yes", "T.before.names.yes", "T.change", "T.both", "X.yes", "T.median", "T.row.yes"]
    {
        assert_eq!(say(&strategy, &told, text), Resolved::Missing, "{text}");
    }
}

#[test]
fn a_sum_of_no_answers_is_no_zero() {
    let asked = indicator("N", ValueKind::Count { max: 9 }, Aggregation::Sum);
    let told = run(&asked, &[None, NOT_AVAILABLE], Some(&[number(0), None]));
    let strategy = strategy(vec![asked]);
    assert_eq!(say(&strategy, &told, "N.number"), Resolved::Missing);
    assert_eq!(say(&strategy, &told, "N.missing"), Resolved::Count(2));
    let zero = Resolved::Number { value: Decimal::ZERO, at_least: true };
    assert_eq!(say(&strategy, &told, "N.before.number"), zero);
}

#[test]
fn persons_that_are_not_shown_are_not_said() {
    let sexes = Dimension { county_only: false, ..dimension(DimensionRows::Breakdown, &["women", "men"]) };
    let asked = Indicator {
        counts_persons: true,
        dimensions: vec![sexes],
        ..indicator("P", share(), Aggregation::Pooled)
    };
    let mut now = round(&asked, 1, &[ratio(3, 4), ratio(0, 0)]);
    let [women, men]: [CategoryCode; 2] =
        [categories(&["women"]), categories(&["men"])].map(|mut c| c.remove(0).code);
    now.say("P", &code(0), Some(&women), ratio(3, 4));
    now.say("P", &code(0), Some(&men), ratio(0, 0));
    let strategy = strategy(vec![asked]);
    let told = disclosure::disclosed(&progress(&[now]), &strategy, &[]);
    for text in ["P.numerator", "P.denominator", "P.share", "P.women.numerator", "P.women.share"] {
        assert_eq!(say(&strategy, &told, text), Resolved::NotShown, "{text}");
    }
    assert_eq!(say(&strategy, &told, "P.answered"), Resolved::Count(1));
}

/// What the fact of this name is called in a reference.
fn quantity_of(fact: &str, indicator: &Indicator) -> Option<Quantity> {
    let top = || u8::try_from(indicator.kind.levels().len()).unwrap().checked_sub(1).map(Quantity::Level);
    match fact {
        "expected" => Some(Quantity::Of),
        "total" | "value" => Some(Quantity::Number),
        "top" => top(),
        "n" => Some(Quantity::Answered),
        "remaining" | "remaining_all" => None,
        same => Some(format!("X.{same}").parse::<Reference>().unwrap().quantity),
    }
}

fn as_resolved(fact: Fact, aggregate: &Aggregate, name: &str) -> Resolved {
    match fact {
        Fact::Count(count) => Resolved::Count(count),
        Fact::Number(value) if name == "rate" => {
            Resolved::Rate { value, per: aggregate.rate.map(|rate| rate.per) }
        }
        Fact::Number(value) => Resolved::Number { value, at_least: false },
        Fact::Percent(percent) => Resolved::Percent(percent),
        Fact::AtLeast(value) => Resolved::Number { value, at_least: true },
    }
}

/// Everything that can be referred to.
fn all(indicator: &Indicator) -> Vec<Reference> {
    let rows = rows(indicator).into_iter().map(Some).chain([None]);
    let times = rows.flat_map(|row| [(row.clone(), false), (row, true)]);
    times
        .flat_map(|(row, before)| {
            let known = quantities(indicator, row.as_ref(), before);
            known.into_iter().map(move |quantity| Reference {
                indicator: indicator.code.clone(),
                row: row.clone(),
                before,
                quantity,
            })
        })
        .collect()
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn a_text_says_what_the_charts_say(shape in shapes()) {
        let rounds = county(shape);
        let strategy = &rounds.last().unwrap().strategy;
        let told = progress(&rounds);
        for (indicator, own) in strategy.indicators.iter().zip(&told.indicators) {
            for (name, fact) in own.now.facts() {
                let Some(quantity) = quantity_of(name, indicator) else { continue };
                if indicator.is_regional() && super::offers::ANSWERS.contains(&quantity) {
                    continue;
                }
                let code = indicator.code.clone();
                let reference = Reference { indicator: code, row: None, before: false, quantity };
                prop_assert_eq!(reference.misfit(indicator), None, "{}", &reference);
                let said = resolve(strategy, &told, &reference);
                // A sum of no answers is the one figure that a text does not say.
                if said != Resolved::Missing || own.now.coverage.reported > 0 {
                    prop_assert_eq!(said, as_resolved(fact, &own.now, name), "{}", &reference);
                }
            }
        }
    }

    #[test]
    fn as_many_are_named_as_are_counted(shape in shapes()) {
        let rounds = county(shape);
        let strategy = &rounds.last().unwrap().strategy;
        let told = progress(&rounds);
        for indicator in &strategy.indicators {
            for reference in all(indicator) {
                let Quantity::Names(group) = reference.quantity else { continue };
                let quantity = match group {
                    Group::Yes => Quantity::Yes,
                    Group::Planned => Quantity::Planned,
                    Group::No => Quantity::No,
                    Group::Missing => Quantity::Missing,
                };
                // Where the rows of a question, or its places, are counted, they are more than municipalities.
                let counted = Reference { quantity, ..reference.clone() };
                let counts_rows = reference.row.is_none() && !indicator.dimensions.is_empty()
                    || reference.row.is_none() && !indicator.options().is_empty();
                if counts_rows {
                    continue;
                }
                match (resolve(strategy, &told, &reference), resolve(strategy, &told, &counted)) {
                    (Resolved::Names(names), Resolved::Count(count)) => {
                        prop_assert_eq!(names.len() as u64, count, "{}", &reference);
                    }
                    (names, count) => prop_assert_eq!(names, count, "{}", &reference),
                }
            }
        }
    }

    #[test]
    fn what_is_offered_has_a_figure_where_everybody_has_answered(shape in shapes()) {
        let rounds = county(shape);
        let strategy = &rounds.last().unwrap().strategy;
        let told = progress(&rounds);
        for (indicator, own) in strategy.indicators.iter().zip(&told.indicators) {
            let coverage = own.now.coverage;
            let whole = coverage.missing() == 0 && coverage.reported > 0 && own.change.is_some();
            for reference in all(indicator).into_iter().filter(|r| whole && r.row.is_none()) {
                let said = resolve(strategy, &told, &reference);
                let may_be_missing = matches!(reference.quantity, Quantity::Rate) || reference.before;
                prop_assert!(may_be_missing || said != Resolved::Missing, "{} of {:?}", &reference, own.now);
            }
        }
    }

    #[test]
    fn what_is_not_shown_is_not_said(shape in shapes()) {
        let mut rounds = county(shape);
        for strategy in rounds.iter_mut().map(|round| &mut round.strategy) {
            for indicator in &mut strategy.indicators {
                indicator.counts_persons = matches!(
                    indicator.kind,
                    ValueKind::Count { .. } | ValueKind::Share { .. } | ValueKind::Rate { .. }
                ) && indicator.dimensions.iter().all(|d| d.rows == DimensionRows::Breakdown)
                    && matches!(indicator.aggregation, Aggregation::Sum | Aggregation::Pooled);
            }
        }
        let strategy = &rounds.last().unwrap().strategy;
        let told = disclosure::disclosed(&progress(&rounds), strategy, &[]);
        for (indicator, own) in strategy.indicators.iter().zip(&told.indicators) {
            let is_number = |said: &Resolved| {
                !matches!(said, Resolved::NotShown | Resolved::Missing | Resolved::Names(_))
            };
            let hidden = |reference: &&Reference| match (&reference.row, reference.before) {
                (Some(row), before) => own.breakdown.iter().any(|part| {
                    let figure = if before { part.before.as_ref() } else { Some(&part.now) };
                    &part.category == row && figure.is_some_and(|f| f.figure == Figure::Suppressed)
                }),
                (None, true) => own.before.as_ref().is_some_and(|f| f.figure == Figure::Suppressed),
                (None, false) => own.now.figure == Figure::Suppressed,
            };
            for reference in all(indicator).iter().filter(hidden) {
                let says_nothing_of_it = super::offers::ANSWERS.contains(&reference.quantity)
                    || matches!(reference.quantity, Quantity::Target | Quantity::Change | Quantity::Both);
                let said = resolve(strategy, &told, reference);
                prop_assert!(says_nothing_of_it || !is_number(&said), "{}: {:?}", reference, said);
            }
        }
    }
}

/// Were nothing suppressed in the random counties, the last would say nothing.
#[test]
fn the_random_counties_have_figures_of_every_kind() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..300 {
        let rounds = county(Shape { seed, indicators: 5, municipalities: 4, cycles: 2 });
        let strategy = &rounds.last().unwrap().strategy;
        let told = progress(&rounds);
        for reference in strategy.indicators.iter().flat_map(all) {
            let said = format!("{:?}", resolve(strategy, &told, &reference));
            seen.insert(said.split([' ', '(']).next().unwrap_or_default().to_owned());
        }
    }
    for kind in ["Count", "Percent", "ResidentShare", "Number", "Rate", "Difference", "Names", "Missing"] {
        assert!(seen.contains(kind), "{kind} of {seen:?}");
    }
}
