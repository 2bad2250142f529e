//! The figures once more, by another way: each answer is a row of a sheet, each figure a fold over rows, and a status is
//! what holds however the missing answers turn out. It is written from the rules, not from the engine, is slow, and knows
//! only what these tests need. Read it to know how we count; where the engine says something else, one of them is wrong.

mod catalogue;
mod change;
mod county;
mod dice;
mod random;
mod rows;
mod status;
mod target;
mod ways;

use std::{collections::BTreeSet, fmt::Debug};

use proptest::prelude::{prop_assert_eq, proptest};

pub(crate) use self::{
    dice::Dice,
    random::{Shape, county, shapes, value},
};
use crate::{
    code::CategoryCode,
    indicator::Indicator,
    progress::{Aggregate, BreakdownPart, IndicatorProgress, Municipality, SeriesPoint},
    sample_test::{Round, often, progress},
};

proptest! {
    #![proptest_config(often())]

    #[test]
    fn the_engine_and_the_sheet_agree_on_every_figure_and_status(shape in shapes()) {
        let rounds = county(shape);
        let now = rounds.last().expect("a cycle");
        prop_assert_eq!(now.strategy.check(), Vec::new());
        let engine = progress(&rounds);
        for (indicator, figures) in now.strategy.indicators.iter().zip(&engine.indicators) {
            compare(figures, indicator, &rounds);
        }
        for (objective, engine) in now.strategy.objectives().zip(&engine.objectives) {
            same("status", &engine.status, &status::of_objective(&objective.code, &rounds));
        }
    }
}

/// Were the counties all alike, that they agree would say little.
#[test]
fn the_random_counties_come_to_every_status_and_kind_of_figure() {
    let seen: BTreeSet<String> = (0..1000)
        .flat_map(|seed| {
            let rounds = county(Shape { seed, indicators: 5, municipalities: 4, cycles: 3 });
            let progress = progress(&rounds);
            let statuses = progress.objectives.iter().map(|o| format!("{:?}", o.status));
            let figures = progress.indicators.iter().map(|i| format!("{:?}", i.now.figure));
            let names =
                statuses.chain(figures).map(|said| said.split([' ', '(']).next().unwrap_or("").to_owned());
            names.collect::<Vec<_>>()
        })
        .collect();
    let expected = [
        "Closer", "First", "Further", "Levels", "NoTarget", "Open", "Parts", "Ratio", "Reached", "Same",
        "Single", "Spread", "Sum", "YesNo",
    ];
    assert_eq!(seen, expected.map(str::to_owned).into());
}

/// One indicator by both ways.
fn compare(engine: &IndicatorProgress, indicator: &Indicator, rounds: &[Round]) {
    let (now, earlier) = rounds.split_last().expect("a cycle");
    let today = &now.municipalities;
    let rows = rows::counted(indicator, &rows::rows(now, indicator, today));
    same("now", &engine.now, &county::aggregate(indicator, &rows, now));
    same("without", &engine.without_dominant, &county::without_dominant(indicator, &rows, now));
    let then = |before: Option<&Round>| asked_alike(indicator, before?, today);
    let first = change::baseline(indicator, earlier, today);
    same("baseline", &engine.before_cycle.as_ref(), &first.map(|round| &round.cycle));
    same("before", &engine.before, &then(first));
    same("previous", &engine.previous, &then(earlier.last()));
    let change = |before: Option<&Round>| change::change(indicator, before?, now);
    same("change", &engine.change, &change(first));
    same("change from the previous", &engine.change_previous, &change(earlier.last()));
    same("breakdown", &engine.breakdown, &breakdown(indicator, rounds));
    let breaks = breaks(indicator, rounds);
    let point = |(round, broken): (&Round, &bool)| SeriesPoint {
        period: round.cycle.period,
        aggregate: asked(indicator, round, today),
        broken: *broken,
    };
    same("series", &engine.series, &rounds.iter().zip(&breaks).map(point).collect());
    let last_break = breaks.iter().rposition(|is_break| *is_break);
    same("broken", &engine.broken, &last_break.map(|n| rounds[n].cycle.period.years.to));
}

fn same<T: Debug + PartialEq>(what: &str, engine: &T, sheet: &T) {
    assert!(engine == sheet, "{what}: the engine says\n{engine:#?}\nand the sheet\n{sheet:#?}");
}

/// An indicator as it was asked in a cycle, for today's municipalities; nothing where it was not asked then.
fn asked(indicator: &Indicator, round: &Round, today: &[Municipality]) -> Option<Aggregate> {
    let then = round.strategy.indicator(&indicator.code)?;
    let rows = rows::counted(indicator, &rows::rows(round, indicator, today));
    Some(county::aggregate(then, &rows, round))
}

/// The same, and nothing where the question was another.
fn asked_alike(indicator: &Indicator, round: &Round, today: &[Municipality]) -> Option<Aggregate> {
    change::asked_alike(indicator, round, today)?;
    asked(indicator, round, today)
}

/// The county's women and men, each by themselves.
fn breakdown(indicator: &Indicator, rounds: &[Round]) -> Vec<BreakdownPart> {
    let (now, earlier) = rounds.split_last().expect("a cycle");
    let today = &now.municipalities;
    let before = change::baseline(indicator, earlier, today);
    let categories = indicator.breakdowns().flat_map(|breakdown| &breakdown.categories);
    let part = |category: &CategoryCode, round: &Round| {
        let rows = rows::rows(round, indicator, today);
        let rows: Vec<_> = rows.into_iter().filter(|row| row.category.as_ref() == Some(category)).collect();
        // The published number that a rate is set against is of all, not of women or of men.
        Aggregate { rate: None, not_in_rate: Vec::new(), ..county::aggregate(indicator, &rows, round) }
    };
    let both = |category: &CategoryCode| BreakdownPart {
        category: category.clone(),
        now: part(category, now),
        before: before.map(|before| part(category, before)),
    };
    categories.map(|category| both(&category.code)).collect()
}

fn definition(indicator: &Indicator, round: &Round) -> Option<u32> {
    round.strategy.indicator(&indicator.code).map(|then| then.definition)
}

/// For each cycle, is it the first under another definition than the one before in which it was asked?
fn breaks(indicator: &Indicator, rounds: &[Round]) -> Vec<bool> {
    let before = |n: usize| rounds[..n].iter().rev().find_map(|round| definition(indicator, round));
    let is_break = |n: usize| match (before(n), definition(indicator, &rounds[n])) {
        (Some(before), Some(now)) => before != now,
        _ => false,
    };
    (0..rounds.len()).map(is_break).collect()
}
