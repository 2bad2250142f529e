//! Random indicators, as a strategy pack might have them: each fits together by itself.

use rust_decimal::Decimal;

use super::dice::Dice;
use crate::{
    code::OrganisationCode,
    indicator::{
        Aggregation as A, AppliesTo, AskedIf, Comparison, DimensionRows, Direction, Indicator, Measured,
        Otherwise, ReferenceLine, Relative, Source, Statistic as S, Support, Target,
    },
    sample_test::{categories, dimension, every, indicator, ordinal, share, text},
    value::{Level, ValueKind},
};

/// So many indicators, `A`, `B` and so on; derived ones follow from those before them.
pub(crate) fn indicators(seed: u64, n: usize) -> Vec<Indicator> {
    let mut indicators: Vec<Indicator> = Vec::new();
    for code in ["A", "B", "C", "D", "E"].into_iter().take(n) {
        let mut dice = Dice::new(seed, ("indicator", code));
        let mut indicator = question(code, &indicators, &mut dice);
        about(&mut indicator, &mut dice);
        if dice.percent(85) {
            indicator.target = Some(target(&indicator, &mut dice));
        }
        if let Some(target) = indicator.target.clone() {
            indicator.direction = direction(&target, &mut dice);
        }
        indicators.push(indicator);
    }
    indicators
}

/// A question and how its answers are counted.
fn question(code: &str, earlier: &[Indicator], dice: &mut Dice) -> Indicator {
    let count = ValueKind::Count { max: 3 };
    let quantity = ValueKind::Quantity { unit: text("tim"), unit_one: None, decimals: 1, max: 3.into() };
    match dice.of(14) {
        0 | 1 => indicator(code, ValueKind::YesPlannedNo, A::ShareOfYes),
        2 => {
            let series = dice.pick(&["population", "children"]).parse().expect("a code");
            let relative = dice.percent(50).then_some(Relative { per: 10_000, series });
            let kind = dice.pick(&[count, quantity]);
            let breakdown = dice.percent(30).then(|| dimension(DimensionRows::Breakdown, &["women", "men"]));
            Indicator {
                relative,
                dimensions: breakdown.into_iter().collect(),
                ..indicator(code, kind, A::Sum)
            }
        }
        3 => {
            let line = ReferenceLine { value: dice.of(4).into(), title: text("gräns") };
            let reference_line = dice.percent(50).then_some(line);
            Indicator { reference_line, ..indicator(code, dice.pick(&[count, quantity]), A::MedianRange) }
        }
        4 => of_places(code, earlier, dice).unwrap_or_else(|| indicator(code, count, A::Sum)),
        5 | 6 => {
            let breakdown = dice.percent(30).then(|| dimension(DimensionRows::Breakdown, &["women", "men"]));
            Indicator { dimensions: breakdown.into_iter().collect(), ..indicator(code, share(), A::Pooled) }
        }
        7 => {
            let rows = dice.percent(50).then(|| dimension(DimensionRows::Each, &["a", "b"]));
            Indicator {
                dimensions: rows.into_iter().collect(),
                ..indicator(code, ordinal(4), A::Distribution)
            }
        }
        8 => {
            let otherwise = Otherwise::NotApplicable;
            // Answers that say otherwise are none of the arithmetic's business.
            let when = "submission.reported".parse().expect("an expression");
            let asked_if = dice.percent(50).then_some(AskedIf { when, otherwise });
            Indicator { asked_if, ..indicator(code, ticked(false), A::Pooled) }
        }
        9 => indicator(code, ticked(true), dice.pick(&[A::Distribution, A::Pooled])),
        10 => Indicator {
            dimensions: vec![dimension(DimensionRows::Each, &["a", "b"])],
            ..indicator(code, ValueKind::YesPlannedNo, A::Pooled)
        },
        11 => {
            let breakdown = dice.percent(30).then(|| dimension(DimensionRows::Breakdown, &["women", "men"]));
            let few = ValueKind::Rate {
                counted: text("n"),
                per: 1000,
                series: "children".parse().expect("a code"),
                max: 15,
            };
            Indicator { dimensions: breakdown.into_iter().collect(), ..indicator(code, few, A::Pooled) }
        }
        12 => of_the_county(code, dice),
        _ => derived(code, earlier, dice),
    }
}

fn ticked(with_levels: bool) -> ValueKind {
    let level = |n: usize| Level {
        word: text(&n.to_string()),
        text: text("."),
        when: (n > 0).then(|| format!("count(this) >= {n}").parse().expect("an expression")),
    };
    let levels = if with_levels { (0..4).map(level).collect() } else { Vec::new() };
    ValueKind::ChoiceSet { options: categories(&["x", "y", "z"]), none: None, levels }
}

/// Hours of each centre, where an earlier question counts the centres.
fn of_places(code: &str, earlier: &[Indicator], dice: &mut Dice) -> Option<Indicator> {
    let counts = |i: &&Indicator| {
        matches!(i.kind, ValueKind::Count { .. })
            && i.dimensions.is_empty()
            && i.source == Source::Municipality
    };
    let counted_by = earlier.iter().find(counts)?.code.clone();
    let quantity = ValueKind::Quantity { unit: text("tim"), unit_one: None, decimals: 1, max: 3.into() };
    let places = dimension(DimensionRows::Places { counted_by }, &["1", "2", "3"]);
    let line = ReferenceLine { value: 5.into(), title: text("gräns") };
    let reference_line = dice.percent(50).then_some(line);
    Some(Indicator { reference_line, dimensions: vec![places], ..indicator(code, quantity, A::MedianRange) })
}

/// One figure for the county, from the region or fetched.
fn of_the_county(code: &str, dice: &mut Dice) -> Indicator {
    let region = Source::Organisation(OrganisationCode::new("0018").expect("a code"));
    let fetched = Source::Reference("days".parse().expect("a code"));
    let percent = ValueKind::Quantity { unit: text("%"), unit_one: None, decimals: 1, max: 3.into() };
    let (kind, source) = dice.pick(&[
        (ValueKind::Count { max: 3 }, region.clone()),
        (share(), region.clone()),
        (ValueKind::YesPlannedNo, region.clone()),
        (ordinal(3), region),
        (percent.clone(), fetched.clone()),
    ]);
    if dice.percent(25) {
        return Indicator { source: fetched, ..indicator(code, percent, A::Sum) };
    }
    let series = "population".parse().expect("a code");
    let relative = (kind.is_number() && dice.percent(50)).then_some(Relative { per: 10_000, series });
    Indicator { source, relative, ..indicator(code, kind, A::RegionOnly) }
}

/// What follows from an earlier question, where there is one that something follows from.
fn derived(code: &str, earlier: &[Indicator], dice: &mut Dice) -> Indicator {
    let asked =
        earlier.iter().filter(|i| i.source == Source::Municipality && i.breakdowns().next().is_none());
    let follows = |i: &Indicator| -> Option<Indicator> {
        let (of, rows) = (i.code.as_str(), &i.dimensions);
        let quantity = ValueKind::Quantity { unit: text("tim"), unit_one: None, decimals: 1, max: 3.into() };
        let (kind, aggregation, formula) = match (&i.kind, rows.is_empty()) {
            (ValueKind::Ordinal { .. }, true) => {
                (ValueKind::YesPlannedNo, A::ShareOfYes, format!("{of} >= 2"))
            }
            (ValueKind::Ordinal { .. }, false) => (ValueKind::YesPlannedNo, A::Pooled, format!("{of} >= 2")),
            (ValueKind::YesPlannedNo, true) => {
                (ValueKind::YesPlannedNo, A::ShareOfYes, format!("{of} = planned"))
            }
            (ValueKind::ChoiceSet { .. }, _) => {
                (ValueKind::YesPlannedNo, A::ShareOfYes, format!("count({of}) >= 2"))
            }
            (ValueKind::Share { .. }, _) => {
                (ValueKind::YesPlannedNo, A::ShareOfYes, format!("share({of}) >= 0.5"))
            }
            (ValueKind::Count { .. }, true) => (ValueKind::Count { max: 9 }, A::Sum, format!("{of} + {of}")),
            (ValueKind::Quantity { .. }, true) => (quantity, A::MedianRange, format!("{of} / population")),
            _ => return None,
        };
        let source = Source::Derived(formula.parse().expect("an expression"));
        let dimensions = rows.clone();
        Some(Indicator { source, dimensions, ..indicator(code, kind, aggregation) })
    };
    let choices: Vec<_> = asked.filter_map(follows).collect();
    if choices.is_empty() {
        let fact = dice.pick(&["reported", "complete", "on_time", "checked"]);
        let source = Source::Derived(format!("submission.{fact}").parse().expect("an expression"));
        return Indicator { source, ..indicator(code, ValueKind::YesPlannedNo, A::ShareOfYes) };
    }
    dice.pick(&choices)
}

/// What it belongs to and how far the text carries it.
fn about(indicator: &mut Indicator, dice: &mut Dice) {
    let parent = dice.pick(&[Some("1.1"), Some("1.1"), Some("1.1"), Some("1.2"), Some("1"), None]);
    indicator.parent = parent.map(str::to_owned);
    indicator.headline = dice.percent(75);
    indicator.support =
        dice.pick(&[Support::Text, Support::Text, Support::Should, Support::Partly, Support::Proposal]);
    indicator.threshold = dice.percent(20).then_some(5.into());
    indicator.measured = dice.pick(&[Measured::AsOf, Measured::CalendarYear, Measured::Period]);
    indicator.direction = dice.pick(&[Direction::Up, Direction::Down, Direction::Neutral]);
}

/// A target that fits the question.
fn target(indicator: &Indicator, dice: &mut Dice) -> Target {
    let has_rows = indicator.dimensions.iter().any(|d| d.rows == DimensionRows::Each);
    let has_rate = matches!(indicator.kind, ValueKind::Rate { .. }) || indicator.relative.is_some();
    let is_median = indicator.aggregation == A::MedianRange;
    let of_county: &[S] = match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, A::ShareOfYes) => &[S::Yes, S::Share],
        (ValueKind::YesPlannedNo, A::RegionOnly) | (ValueKind::Share { .. }, _) => &[S::Share],
        (ValueKind::YesPlannedNo, _) | (ValueKind::ChoiceSet { .. }, A::Pooled) => &[S::All, S::Share],
        (ValueKind::ChoiceSet { .. }, _) => &[S::All, S::Level],
        (ValueKind::Ordinal { .. }, aggregation) if has_rows || aggregation == A::RegionOnly => &[],
        (ValueKind::Ordinal { .. }, _) => &[S::Level],
        (_, _) if is_median => &[S::Median],
        (_, _) if has_rate => &[S::Number, S::Rate],
        (_, _) => &[S::Number],
    };
    let of_each: &[S] = match &indicator.kind {
        ValueKind::YesPlannedNo if indicator.is_regional() => &[],
        ValueKind::YesPlannedNo if has_rows => &[S::All],
        ValueKind::YesPlannedNo => &[S::Yes],
        ValueKind::ChoiceSet { levels, .. } if levels.is_empty() => &[S::All],
        ValueKind::ChoiceSet { .. } => &[S::All, S::Level],
        ValueKind::Ordinal { .. } => &[S::Level],
        ValueKind::Share { .. } => &[S::Share],
        _ => &[S::Number],
    };
    let is_each = (dice.percent(50) || of_county.is_empty()) && !of_each.is_empty();
    let (statistics, applies_to) =
        if is_each { (of_each, AppliesTo::EveryMunicipality) } else { (of_county, AppliesTo::Aggregate) };
    let statistic = dice.pick(statistics);
    let comparison =
        dice.pick(&[Comparison::AtLeast, Comparison::AtLeast, Comparison::AtMost, Comparison::Exactly]);
    let needs_value = !matches!(statistic, S::Yes | S::All) || !is_each;
    Target {
        value: needs_value.then(|| aim(statistic, is_each, dice)),
        comparison: if needs_value { comparison } else { Comparison::AtLeast },
        statistic,
        applies_to,
        support: dice.pick(&[Support::Text, Support::Text, Support::Should, Support::Proposal]),
        ..every(statistic)
    }
}

fn aim(statistic: S, is_each: bool, dice: &mut Dice) -> Decimal {
    let values: &[u32] = match (statistic, is_each) {
        // Every municipality has 0 of anything at least: that would be a target that says nothing.
        (S::Share, true) => &[50, 80],
        (S::Share, false) => &[0, 25, 50, 80, 100],
        (S::Level | S::Number, true) => &[1, 2],
        (S::Level, false) => &[0, 1, 2, 3],
        (S::Number, false) => &[0, 3, 8, 50],
        (S::Rate, _) => &[0, 5, 100],
        (S::Median, _) => &[0, 1, 5],
        (S::Yes | S::All, _) => &[0, 1, 3, 8],
    };
    dice.pick(values).into()
}

/// A way that leads to the target.
fn direction(target: &Target, dice: &mut Dice) -> Direction {
    match (target.comparison, target.applies_to) {
        (Comparison::AtLeast, _) => Direction::Up,
        (Comparison::AtMost, _) => Direction::Down,
        (Comparison::Exactly, _) => {
            dice.pick(&[Direction::Up, Direction::Down, Direction::Towards(target.aim()), Direction::Neutral])
        }
    }
}
