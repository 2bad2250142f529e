//! What an indicator says of itself, and whether it fits together.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::{
    indicator::{
        Aggregation, AppliesTo, Comparison, DimensionRows, Direction, Indicator, Otherwise, Source,
        Statistic, Target,
    },
    strategy::Strategy,
    value::ValueKind,
    violation::Violation,
};

/// The largest answer that any question takes, so that whatever is added up stays exact: a quadrillion.
const LARGEST: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

pub(crate) fn check(at: &str, indicator: &Indicator, strategy: &Strategy, found: &mut Vec<Violation>) {
    for (name, text) in [("title", &indicator.title), ("question", &indicator.question)] {
        if text.sv.trim().is_empty() {
            found.push(Violation::error(format!("{at}.{name}"), "pack-empty-text"));
        }
    }
    let mut error = |part: &str, code: &str| found.push(Violation::error(format!("{at}.{part}"), code));
    if indicator.definition == 0 {
        error("definition", "pack-definition");
    }
    if !otherwise_fits(indicator) {
        error("asked_if", "pack-otherwise");
    }
    if has_too_few_choices(&indicator.kind) {
        error("kind", "pack-too-few-choices");
    }
    if !aggregation_fits(indicator) {
        error("aggregation", "pack-aggregation");
    }
    if !dimensions_fit(indicator, strategy) {
        error("dimensions", "pack-dimensions");
    }
    let counts =
        matches!(indicator.kind, ValueKind::Count { .. } | ValueKind::Share { .. } | ValueKind::Rate { .. });
    // Several breakdowns of the same persons, or the least and the most of them, would tell what is to be kept back.
    let tells = indicator.aggregation == Aggregation::MedianRange || indicator.dimensions.len() > 1;
    if indicator.counts_persons && (!counts || tells) {
        error("counts_persons", "pack-counts-persons");
    }
    if indicator.relative.as_ref().is_some_and(|r| r.per == 0)
        || matches!(indicator.kind, ValueKind::Rate { per: 0, .. })
    {
        error("kind", "pack-per-zero");
    }
    if matches!(&indicator.kind, ValueKind::Quantity { max, .. } if *max > LARGEST) {
        error("kind", "pack-too-large");
    }
    if let Some(target) = &indicator.target {
        check_target(at, indicator, target, strategy, found);
    }
    let mut seen = BTreeSet::new();
    for category in indicator.rows().into_iter().flatten().chain(indicator.options()) {
        if !seen.insert(&category.code) {
            found.push(Violation::error(at, "pack-code-twice").with("code", &category.code));
        }
    }
}

fn otherwise_fits(indicator: &Indicator) -> bool {
    indicator.asked_if.as_ref().is_none_or(|asked_if| match asked_if.otherwise {
        Otherwise::Zero => indicator.kind.is_number(),
        Otherwise::All => matches!(indicator.kind, ValueKind::ChoiceSet { .. }),
        Otherwise::NotApplicable => true,
    })
}

fn has_too_few_choices(kind: &ValueKind) -> bool {
    match kind {
        ValueKind::Ordinal { levels } => levels.len() < 2 || levels.iter().any(|level| level.when.is_some()),
        ValueKind::ChoiceSet { options, levels, .. } => {
            // The lowest level holds where no rule does; the others say what must be ticked.
            let rules = levels.iter().enumerate().all(|(n, level)| level.when.is_some() == (n > 0));
            options.is_empty() || levels.len() == 1 || !rules
        }
        _ => false,
    }
}

fn aggregation_fits(indicator: &Indicator) -> bool {
    use Aggregation as A;
    let rows = indicator.dimensions.iter().any(|d| d.rows == DimensionRows::Each);
    match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, A::Pooled) => rows,
        (ValueKind::Count { .. } | ValueKind::Quantity { .. }, A::Sum | A::MedianRange)
        | (ValueKind::YesPlannedNo, A::ShareOfYes)
        | (ValueKind::Share { .. } | ValueKind::ChoiceSet { .. } | ValueKind::Rate { .. }, A::Pooled) => {
            !rows
        }
        (ValueKind::ChoiceSet { levels, .. }, A::Distribution) => !rows && !levels.is_empty(),
        (ValueKind::Words { .. }, A::Words) | (ValueKind::Ordinal { .. }, A::Distribution) => true,
        (ValueKind::Words { .. } | ValueKind::ChoiceSet { .. } | ValueKind::Rate { .. }, A::RegionOnly) => {
            false
        }
        // One figure for the county comes from one organisation, or from a series.
        (_, A::RegionOnly) => !rows && !matches!(indicator.source, Source::Municipality),
        _ => false,
    }
}

/// Rows that are questions or places stand alone; parts may be broken down in several ways, of what can be added up.
fn dimensions_fit(indicator: &Indicator, strategy: &Strategy) -> bool {
    let parts = indicator.breakdowns().count();
    let adds_up = matches!(
        indicator.kind,
        ValueKind::Count { .. }
            | ValueKind::Quantity { .. }
            | ValueKind::Share { .. }
            | ValueKind::Rate { .. }
    );
    let places_fit = indicator.places().is_none_or(|counted_by| {
        let count = strategy.indicator(counted_by);
        // As many rows as there are persons would tell how many they are.
        let fits = |c: &Indicator| {
            matches!(c.kind, ValueKind::Count { .. }) && c.dimensions.is_empty() && !c.counts_persons
        };
        count.is_some_and(fits) && indicator.aggregation == Aggregation::MedianRange
    });
    let filled = indicator.dimensions.iter().all(|d| !d.categories.is_empty());
    filled
        && places_fit
        && (parts == 0 || (adds_up && parts == indicator.dimensions.len()))
        && (parts > 0 || indicator.dimensions.len() <= 1)
}

/// A target measures something that the indicator has, in a range and a direction that it can have.
fn check_target(
    at: &str,
    indicator: &Indicator,
    target: &Target,
    strategy: &Strategy,
    found: &mut Vec<Violation>,
) {
    let mut error = |code: &str| found.push(Violation::error(format!("{at}.target"), code));
    let needs_value = !matches!(target.statistic, Statistic::Yes | Statistic::All)
        || target.applies_to == AppliesTo::Aggregate;
    if !statistic_fits(indicator, target) {
        error("pack-target-kind");
    } else if needs_value != target.value.is_some() {
        error("pack-target-value");
    }
    let highest = match target.statistic {
        Statistic::Share => Decimal::ONE_HUNDRED,
        Statistic::Level => indicator.kind.levels().len().saturating_sub(1).into(),
        _ => Decimal::MAX,
    };
    let value_fits = target.value.is_none_or(|value| (Decimal::ZERO..=highest).contains(&value));
    // A reversed validity is told of itself.
    let valid = strategy.valid;
    let year_fits = valid.from > valid.to || (valid.from..=valid.to).contains(&target.by);
    if !value_fits || !year_fits {
        error("pack-target-range");
    }
    let direction_fits = match (target.applies_to, indicator.direction, target.comparison) {
        (AppliesTo::Aggregate, Direction::Up, comparison) => comparison != Comparison::AtMost,
        (AppliesTo::Aggregate, Direction::Down, comparison) => comparison != Comparison::AtLeast,
        (AppliesTo::Aggregate, Direction::Towards(aim), comparison) => {
            comparison == Comparison::Exactly && Some(aim) == target.value
        }
        _ => true,
    };
    if !direction_fits {
        error("pack-target-direction");
    }
}

fn statistic_fits(indicator: &Indicator, target: &Target) -> bool {
    use AppliesTo as To;
    let has_levels = !indicator.kind.levels().is_empty();
    let is_number = indicator.kind.is_number();
    let is_set = matches!(indicator.kind, ValueKind::ChoiceSet { .. });
    let has_rate = matches!(indicator.kind, ValueKind::Rate { .. }) || indicator.relative.is_some();
    let is_yes_no = indicator.kind == ValueKind::YesPlannedNo;
    let pooled = matches!(indicator.kind, ValueKind::Share { .. })
        || indicator.aggregation == Aggregation::Pooled && (is_set || is_yes_no);
    match (target.statistic, target.applies_to) {
        (Statistic::Yes, _) => is_yes_no && indicator.aggregation == Aggregation::ShareOfYes,
        (Statistic::All, _) => is_set || is_yes_no && indicator.aggregation == Aggregation::Pooled,
        (Statistic::Level, To::EveryMunicipality) => has_levels,
        (Statistic::Number, To::EveryMunicipality) => is_number,
        (Statistic::Share, To::EveryMunicipality) => matches!(indicator.kind, ValueKind::Share { .. }),
        (Statistic::Rate | Statistic::Median, To::EveryMunicipality) => false,
        (Statistic::Number, To::Aggregate) => is_number && indicator.aggregation != Aggregation::MedianRange,
        (Statistic::Share, To::Aggregate) => pooled || is_yes_no,
        (Statistic::Rate, To::Aggregate) => has_rate,
        (Statistic::Level, To::Aggregate) => {
            has_levels
                && indicator.aggregation == Aggregation::Distribution
                && indicator.dimensions.is_empty()
        }
        (Statistic::Median, To::Aggregate) => indicator.aggregation == Aggregation::MedianRange,
    }
}
