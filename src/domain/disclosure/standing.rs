//! Where an objective stands tells of the numbers that it follows from: it is shown where these are.

use rust_decimal::Decimal;

use crate::{
    cell::Cell,
    code::IndicatorCode,
    figure::{Aggregate, Change, ChangeUnit, Figure, IndicatorProgress},
    indicator::{AppliesTo, Indicator, Statistic, Support, Target},
    progress::Progress,
    status::{self, Status},
    strategy::Strategy,
};

/// Takes out of `shown` every status that tells of what is not shown of the indicators that `is_protected` holds for.
pub(super) fn hide(
    shown: &mut Progress,
    known: &Progress,
    strategy: &Strategy,
    is_protected: impl Fn(&IndicatorCode) -> bool,
) {
    for objective in &mut shown.objectives {
        let carries = |i: &Indicator| {
            i.headline
                && i.support != Support::Proposal
                && i.parent.as_deref() == Some(objective.code.as_str())
        };
        let mut own = strategy.indicators.iter().zip(&known.indicators).zip(&shown.indicators);
        let tells = own.any(|((indicator, known), shown)| {
            carries(indicator) && is_protected(&indicator.code) && !follows(indicator, known, shown)
        });
        // That there is no target is written in the strategy.
        if tells && objective.status != Status::NoTarget {
            objective.status = Status::NotShown;
        }
    }
}

/// Does where the indicator stands follow from what is shown of it?
fn follows(indicator: &Indicator, known: &IndicatorProgress, shown: &IndicatorProgress) -> bool {
    let Some(target) = indicator.target.as_ref().filter(|target| status::sets_status(target)) else {
        return true;
    };
    all_answers_are_shown(known, shown)
        || target.applies_to == AppliesTo::Aggregate && follows_from_county(target, known, shown)
}

/// The whole of each answer, now and at the baseline: whatever is counted follows from these.
fn all_answers_are_shown(known: &IndicatorProgress, shown: &IndicatorProgress) -> bool {
    let is_same = |a: &[Cell], b: &[Cell]| a.first() == b.first();
    known
        .municipalities
        .iter()
        .zip(&shown.municipalities)
        .all(|(known, shown)| is_same(&known.now, &shown.now) && is_same(&known.before, &shown.before))
}

/// Where nobody's answer is missing, the county's figure meets the target or not; where it does not, the change tells
/// how it stands.
fn follows_from_county(target: &Target, known: &IndicatorProgress, shown: &IndicatorProgress) -> bool {
    let is_rate = target.statistic == Statistic::Rate;
    if known.now.coverage.missing() > 0 || is_rate && !known.now.not_in_rate.is_empty() {
        return false;
    }
    let figure = figure(target, &shown.now);
    let is_met = |figure| target.is_decided() && target.comparison.distance(figure, target.aim()).is_zero();
    let told = shown.change == known.change && known.change.is_none_or(|change| is_about(target, &change));
    figure.is_some_and(is_met) || (told && figure == self::figure(target, &known.now))
}

/// The figure that the target is about.
fn figure(target: &Target, of: &Aggregate) -> Option<Decimal> {
    match (target.statistic, &of.figure) {
        (Statistic::Rate, _) => of.rate.map(|rate| rate.value()),
        (Statistic::Share, figure) => figure.percent(),
        (Statistic::Number, Figure::Sum { total, .. }) => Some(*total),
        (Statistic::Number, Figure::Single(value)) => *value,
        _ => None,
    }
}

const fn is_about(target: &Target, change: &Change) -> bool {
    matches!(
        (target.statistic, change.unit),
        (Statistic::Number, ChangeUnit::Number)
            | (Statistic::Share, ChangeUnit::Percent)
            | (Statistic::Rate, ChangeUnit::Rate)
    )
}
