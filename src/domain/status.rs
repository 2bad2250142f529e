//! Where an objective stands: a statement about the county, carried by the objective's headline indicators. A
//! municipality never gets one.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    cell::{Cell, Content},
    figure::IndicatorProgress,
    indicator::{Aggregation, Direction, Indicator, Support, TargetValue},
    value::{Value, YesNo},
};

/// Where an objective stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Status {
    /// The target is met and nobody's answer is missing.
    Reached,
    /// Closer to the target than at the baseline.
    Closer,
    /// Much the same as at the baseline.
    Same,
    /// Further from the target than at the baseline.
    Further,
    /// There is nothing to compare with.
    First,
    /// The missing answers could change it.
    Open {
        /// How many municipalities' answers are missing.
        missing: u32,
    },
    /// There is no target.
    NoTarget,
}

/// The status of an objective by its headline indicators. Where these differ, the one that says least in favour
/// holds, so that a status never promises more than each of them does.
pub fn of_objective<'a>(headlines: impl Iterator<Item = (&'a Indicator, &'a IndicatorProgress)>) -> Status {
    headlines
        .map(|(indicator, progress)| of_indicator(indicator, progress))
        .min_by_key(|status| rank(*status))
        .unwrap_or(Status::NoTarget)
}

const fn rank(status: Status) -> u8 {
    match status {
        Status::Open { .. } => 0,
        Status::First => 1,
        Status::Further => 2,
        Status::Same => 3,
        Status::Closer => 4,
        Status::Reached => 5,
        // An indicator without a target does not decide where another one has one.
        Status::NoTarget => 6,
    }
}

/// Where one indicator stands: open where every missing answer being no, and every one being yes, would differ.
pub fn of_indicator(indicator: &Indicator, progress: &IndicatorProgress) -> Status {
    let Some(target) = &indicator.target else { return Status::NoTarget };
    let aim = match target.value {
        TargetValue::Every => Decimal::ONE,
        TargetValue::Share(percent) => percent / Decimal::ONE_HUNDRED,
    };
    let if_no = assuming(indicator, progress, aim, Assumption::No);
    let if_yes = assuming(indicator, progress, aim, Assumption::Yes);
    let missing = progress.municipalities.iter().filter(|m| m.now.iter().any(Cell::is_missing)).count();
    let reached_without_all = if_no == Status::Reached && missing > 0;
    let nobody_answered =
        missing > 0 && progress.municipalities.iter().flat_map(|m| &m.now).all(|cell| cell.value().is_none());
    if if_no == if_yes && !reached_without_all && !nobody_answered {
        if_no
    } else {
        Status::Open { missing: u32::try_from(missing).unwrap_or(u32::MAX) }
    }
}

/// How far a share is from the aim, against the direction; beyond the aim is not far.
fn distance(indicator: &Indicator, aim: Decimal, share: Decimal) -> Decimal {
    match indicator.direction {
        Direction::Up => (aim - share).max(Decimal::ZERO),
        Direction::Down => (share - aim).max(Decimal::ZERO),
        Direction::Towards(_) | Direction::Neutral => (aim - share).abs(),
    }
}

/// What to take a missing answer for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Assumption {
    No,
    Yes,
}

fn assuming(
    indicator: &Indicator,
    progress: &IndicatorProgress,
    aim: Decimal,
    assumption: Assumption,
) -> Status {
    let fill = |now: &Cell, before: Option<&Cell>| -> Option<(Decimal, Decimal)> {
        if let Some(value) = now.value() {
            return weigh(indicator, value);
        }
        if now.content == Content::NotApplicable {
            return None;
        }
        let whole = match before.and_then(Cell::value).and_then(|value| weigh(indicator, value)) {
            Some((_, whole)) => whole,
            None => indicator.options().len().max(1).into(),
        };
        Some((if assumption == Assumption::Yes { whole } else { Decimal::ZERO }, whole))
    };
    let all = progress
        .municipalities
        .iter()
        .flat_map(|m| m.now.iter().enumerate().filter_map(move |(n, now)| fill(now, m.before.get(n))));
    let may_be_reached = indicator.target.as_ref().is_some_and(|t| t.support != Support::Proposal);
    if may_be_reached && share(all).is_some_and(|now| distance(indicator, aim, now).is_zero()) {
        return Status::Reached;
    }
    let pairs: Vec<_> = progress
        .municipalities
        .iter()
        .flat_map(|m| m.now.iter().zip(&m.before))
        .filter_map(|(now, before)| Some((weigh(indicator, before.value()?)?, fill(now, Some(before))?)))
        .collect();
    let (Some(before), Some(now)) = (share(pairs.iter().map(|p| p.0)), share(pairs.iter().map(|p| p.1)))
    else {
        return Status::First;
    };
    let gained = distance(indicator, aim, before) - distance(indicator, aim, now);
    // Municipalities are counted one by one; a share has to move by a percentage point to be a change.
    let threshold = match indicator.aggregation {
        Aggregation::ShareOfYes => Decimal::ZERO,
        _ => Decimal::new(1, 2),
    };
    if gained.is_zero() || gained.abs() < threshold {
        Status::Same
    } else if gained > Decimal::ZERO {
        Status::Closer
    } else {
        Status::Further
    }
}

/// The part and the whole of one value; `None` for kinds that have none.
fn weigh(indicator: &Indicator, value: &Value) -> Option<(Decimal, Decimal)> {
    Some(match value {
        Value::YesNo(YesNo::Yes) => (Decimal::ONE, Decimal::ONE),
        Value::YesNo(_) => (Decimal::ZERO, Decimal::ONE),
        Value::Ratio { numerator, denominator } => (*numerator, *denominator),
        Value::Choices(chosen) => (chosen.len().into(), indicator.options().len().into()),
        Value::Number(_) | Value::Level(_) => return None,
    })
}

fn sum(parts: impl Iterator<Item = (Decimal, Decimal)>) -> (Decimal, Decimal) {
    parts.fold((Decimal::ZERO, Decimal::ZERO), |sum, (part, whole)| (sum.0 + part, sum.1 + whole))
}

fn share(parts: impl Iterator<Item = (Decimal, Decimal)>) -> Option<Decimal> {
    let (part, whole) = sum(parts);
    part.checked_div(whole)
}

/// The part and the whole of all `values` together.
pub(crate) fn summed<'a>(
    indicator: &Indicator,
    values: impl Iterator<Item = &'a Value>,
) -> (Decimal, Decimal) {
    sum(values.filter_map(|value| weigh(indicator, value)))
}
