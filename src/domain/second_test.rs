//! The figures once more, by another way: each answer is a row of a sheet, each figure a fold over rows, and a status is
//! what holds however the missing answers turn out. It is written from the rules, not from the engine, is slow, and knows
//! only what these tests need. Read it to know how we count; where the engine says something else, one of them is wrong.

mod catalogue;
mod change;
mod county;
mod dice;
pub(crate) mod random;
mod rows;
mod status;
mod target;
mod ways;

use proptest::prelude::{prop_assert, proptest};

use crate::{
    indicator::Indicator,
    code::CategoryCode,
    progress::{Aggregate, BreakdownPart, IndicatorProgress, Municipality},
    sample_test::{Round, often, progress},
};

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

/// One part of an answer that is broken down, by itself.
fn part(indicator: &Indicator, part: &CategoryCode, round: &Round, today: &[Municipality]) -> Option<Aggregate> {
    let then = round.strategy.indicator(&indicator.code)?;
    let rows = rows::rows(round, indicator, today).into_iter().filter(|row| row.category.as_ref() == Some(part));
    let alone = Indicator { relative: None, ..then.clone() };
    let whole = county::aggregate(&alone, &rows.collect::<Vec<_>>(), round);
    // The published number is of all, not of women or of men.
    Some(Aggregate { rate: None, not_in_rate: Vec::new(), ..whole })
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

/// What the engine says otherwise than the sheet.
#[derive(Default)]
struct Differences(Vec<(String, String)>);

impl Differences {
    fn hold(&mut self, what: &str, engine: &impl std::fmt::Debug, sheet: &impl std::fmt::Debug) {
        let (engine, sheet) = (format!("{engine:?}"), format!("{sheet:?}"));
        if engine != sheet {
            self.0.push((what.to_owned(), format!("{what}: the engine says\n  {engine}\nand the sheet\n  {sheet}")));
        }
    }

    fn of_indicator(&mut self, engine: &IndicatorProgress, indicator: &Indicator, rounds: &[Round]) {
        let (now, earlier) = rounds.split_last().expect("a cycle");
        let today = &now.municipalities;
        let sheet = rows::counted(indicator, &rows::rows(now, indicator, today));
        let k = format!("{:?}", indicator.kind).split([' ', '{']).next().unwrap().to_owned();
        let k = format!("{k}/{:?}/{:?}", indicator.aggregation, indicator.target.as_ref().map(|t| (t.statistic, t.applies_to)));
        let h = |w: &str| format!("{w} {k}");
        self.hold(&h("now"), &engine.now, &county::aggregate(indicator, &sheet, now));
        self.hold(&h("without"), &engine.without_dominant, &county::without_dominant(indicator, &sheet, now));
        let change = |before: Option<&Round>| change::change(indicator, before?, now);
        self.hold(&h("change"), &engine.change, &change(earlier.first()));
        self.hold(&h("change_previous"), &engine.change_previous, &change(earlier.last()));
        let then = |before: Option<&Round>| asked_alike(indicator, before?, today);
        self.hold(&h("before"), &engine.before, &then(earlier.first()));
        self.hold(&h("previous"), &engine.previous, &then(earlier.last()));
        let series: Vec<_> = engine.series.iter().map(|point| point.aggregate.clone()).collect();
        self.hold(&h("series"), &series, &rounds.iter().map(|round| asked(indicator, round, today)).collect::<Vec<_>>());
        let flags: Vec<_> = engine.series.iter().map(|point| point.broken).collect();
        let breaks = breaks(indicator, rounds);
        self.hold(&h("breaks"), &flags, &breaks);
        let first_year = breaks.iter().rposition(|b| *b).map(|n| rounds[n].cycle.period.years.to);
        self.hold(&h("broken"), &engine.broken, &first_year);
        let parts = indicator.breakdowns().flat_map(|d| &d.categories).map(|c| BreakdownPart {
            category: c.code.clone(),
            now: part(indicator, &c.code, now, today).unwrap(),
            before: earlier.first().filter(|r| definition(indicator, r) == Some(indicator.definition)).and_then(|r| part(indicator, &c.code, r, today)),
        });
        self.hold(&h("breakdown"), &engine.breakdown, &parts.collect::<Vec<_>>());
        let mut only = rounds.to_vec();
        for r in &mut only { for i in &mut r.strategy.indicators { i.headline = i.code == indicator.code; if i.headline { i.parent = Some("1.1".into()); i.support = crate::indicator::Support::Text; } } }
        let engine = progress(&only).objectives[0].status;
        let n = self.0.len();
        self.hold(&h("status"), &engine, &status::of_objective(&"1.1".parse().unwrap(), &only));
        if self.0.len() > n {
            let said = |round: &Round| rows::counted(indicator, &rows::rows(round, indicator, today)).iter().map(|r| format!("    {} {:?} {:?}\n", r.who, r.category, r.said)).collect::<String>();
            let last = self.0.last_mut().unwrap();
            last.1 += &format!("\n  {:?} {:?} {:?} asked_if {}\n  before\n{}  now\n{}", indicator.target, indicator.direction, indicator.threshold, indicator.asked_if.is_some(), earlier.first().map(said).unwrap_or_default(), said(now));
        }
    }
}

fn differences(rounds: &[Round]) -> Differences {
    let mut found = Differences::default();
    let now = rounds.last().expect("a cycle");
    found.hold("the catalogue", &now.strategy.check(), &Vec::<()>::new());
    let engine = progress(rounds);
    for (indicator, figures) in now.strategy.indicators.iter().zip(&engine.indicators) {
        found.of_indicator(figures, indicator, rounds);
    }
    for (objective, engine) in now.strategy.objectives().zip(&engine.objectives) {
        found.hold("status", &engine.status, &status::of_objective(&objective.code, rounds));
    }
    found
}

#[test]
fn survey() {
    use std::collections::BTreeMap;
    let mut tally: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
    for seed in 0..100_000_u64 {
        let s = usize::try_from(seed).unwrap();
        let shape = random::Shape { seed, indicators: 1 + s % 5, municipalities: 1 + s / 5 % 8, cycles: 1 + s / 40 % 3 };
        let rounds = random::county(shape);
        for (what, said) in differences(&rounds).0 {
            let e = tally.entry(what).or_insert((0, 99, String::new()));
            e.0 += 1;
            let size = said.len();
            if e.2.is_empty() || size < e.2.len() { e.2 = format!("{said}\n {shape:?}"); }
        }
    }
    for (what, (n, _, example)) in &tally {
        println!("## {n} {what}\n{example}\n");
    }
    assert!(tally.is_empty());
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn the_engine_and_the_sheet_agree(shape in random::shapes()) {
        let found = differences(&random::county(shape));
        prop_assert!(found.0.is_empty(), "{}", found.0[0].1);
    }
}
