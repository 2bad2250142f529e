//! Status: one for each way in which the missing answers may turn out. Where two differ, it cannot be settled yet.

use rust_decimal::Decimal;

use super::{
    change::{asked_alike, baseline, both, per_year, rates, whole_both, years},
    county::not_in_rate,
    rows::{Row, counted, municipalities, of, rows},
    target::{counts_municipalities, expected, figure, gained, threshold},
    ways::ways,
};
use crate::{
    code::ObjectiveCode,
    indicator::{AppliesTo, Comparison, Direction, Indicator, Statistic, Support, Target},
    sample_test::Round,
    status::Status,
};

/// The objective stands where the headline indicator stands that says least in its favour. What is our own proposal
/// says nothing.
pub(super) fn of_objective(objective: &ObjectiveCode, rounds: &[Round]) -> Status {
    let strategy = &rounds.last().expect("a cycle").strategy;
    let headlines = strategy.indicators.iter().filter(|i| {
        i.headline && i.parent.as_deref() == Some(objective.as_str()) && i.support != Support::Proposal
    });
    let statuses: Vec<_> = headlines.map(|indicator| of_indicator(indicator, rounds)).collect();
    let order = |status: &Status| match status {
        Status::Open { .. } | Status::NotShown => 0,
        Status::First => 1,
        Status::Further => 2,
        Status::Same => 3,
        Status::Closer => 4,
        Status::Reached => 5,
        Status::NoTarget => 6,
    };
    statuses.into_iter().min_by_key(order).unwrap_or(Status::NoTarget)
}

fn of_indicator(indicator: &Indicator, rounds: &[Round]) -> Status {
    let Some(target) = &indicator.target else { return Status::NoTarget };
    let answers_yes = matches!(target.statistic, Statistic::Yes | Statistic::All);
    if !target.is_decided() && target.applies_to == AppliesTo::EveryMunicipality && !answers_yes {
        // So many of every municipality is our own proposal, and says nothing.
        return Status::NoTarget;
    }
    let (now, earlier) = rounds.split_last().expect("a cycle");
    let today = &now.municipalities;
    let current = counted(indicator, &rows(now, indicator, today));
    let missing = municipalities(&current)
        .into_iter()
        .filter(|who| of(&current, who).iter().any(|row| row.is_missing()))
        .count();
    let unrated =
        if target.statistic == Statistic::Rate { not_in_rate(indicator, &current, now).len() } else { 0 };
    let missing = missing + unrated;
    let open = Status::Open { missing: u32::try_from(missing).expect("few") };
    if missing > 0 && current.iter().all(|row| row.value().is_none()) {
        return open;
    }
    let before = baseline(indicator, earlier, today)
        .and_then(|before| Some((before, asked_alike(indicator, before, today)?)));
    let earlier = before.as_ref().map_or(&[][..], |(_, rows)| rows);
    let Some(possible) = ways(indicator, target, earlier, &current) else { return open };
    let mut statuses = possible.iter().map(|way| complete(indicator, target, before.as_ref(), (now, way)));
    let first = statuses.next().expect("at least as it is");
    let could_change = statuses.any(|status| status != first)
        || could_hit(
            indicator,
            target,
            possible.iter().filter_map(|way| figure(indicator, target, way, now)),
        )
        || before.is_some_and(|(then, was)| {
            let compared = |way: &Vec<Row>| compared(indicator, target, (then, &was), (now, way));
            let (indicator, target) = &held_against(indicator, target, then, now);
            could_hit(indicator, target, possible.iter().filter_map(|way| Some(compared(way)?[1])))
        });
    // Reached is reached when everybody has said so.
    if could_change || (first == Status::Reached && missing > 0) { open } else { first }
}

/// Does a value that is to be hit lie between what the figure may come to? Then it could be hit, also where whole numbers
/// would pass it by.
fn could_hit(indicator: &Indicator, target: &Target, figures: impl Iterator<Item = Decimal>) -> bool {
    let aim = match (target.comparison, target.is_decided(), indicator.direction) {
        (Comparison::Exactly, true, _) => target.aim(),
        (_, false, Direction::Towards(aim)) => aim,
        _ => return false,
    };
    let (below, above) =
        figures.fold((false, false), |(below, above), f| (below || f < aim, above || f > aim));
    target.applies_to == AppliesTo::Aggregate && below && above
}

/// The status where no answer is missing.
fn complete(
    indicator: &Indicator,
    target: &Target,
    before: Option<&(&Round, Vec<Row>)>,
    (now, rows): (&Round, &[Row]),
) -> Status {
    if target.is_decided() && is_met(indicator, target, rows, now) {
        return Status::Reached;
    }
    let figures = before.and_then(|(then, was)| compared(indicator, target, (then, was), (now, rows)));
    let (Some([before, after]), Some((then, _))) = (figures, before) else { return Status::First };
    let (indicator, target) = &held_against(indicator, target, then, now);
    let Some(gained) = gained(indicator, target, before, after) else { return Status::NoTarget };
    if gained.is_zero() || gained.abs() < threshold(indicator, target) {
        Status::Same
    } else if gained > Decimal::ZERO {
        Status::Closer
    } else {
        Status::Further
    }
}

fn is_met(indicator: &Indicator, target: &Target, rows: &[Row], now: &Round) -> bool {
    let Some(figure) = figure(indicator, target, rows, now).filter(|_| expected(rows) > 0) else {
        return false;
    };
    match target.applies_to {
        AppliesTo::EveryMunicipality => figure == expected(rows).into(),
        AppliesTo::Aggregate => target.comparison.distance(figure, target.aim()).is_zero(),
    }
}

/// What two cycles are held against: the indicator and its target, where the cycles are compared per year what these say
/// of this cycle's years for one of them.
fn held_against(indicator: &Indicator, target: &Target, then: &Round, now: &Round) -> (Indicator, Target) {
    let (mut indicator, mut target) = (indicator.clone(), target.clone());
    if let Some([_, years]) = years(&indicator, then, now) {
        target.value = target.value.map(|value| value / years);
        indicator.threshold = indicator.threshold.map(|threshold| threshold / years);
        if let Direction::Towards(aim) = &mut indicator.direction {
            *aim /= years;
        }
    }
    (indicator, target)
}

/// The figure that the target is about, before and now, over those that can be compared; nothing where none can.
fn compared(
    indicator: &Indicator,
    target: &Target,
    (then, was): (&Round, &[Row]),
    (now, is): (&Round, &[Row]),
) -> Option<[Decimal; 2]> {
    let [was, is] =
        if counts_municipalities(target) { whole_both(was, is) } else { both(indicator, was, is) };
    let [was, is] = match years(indicator, then, now) {
        Some(years) => [per_year(&was, years[0]), per_year(&is, years[1])],
        None => [was, is],
    };
    let (indicator, target) = &held_against(indicator, target, then, now);
    if target.statistic == Statistic::Rate {
        return rates(indicator, (then, &was), (now, &is)).map(|rates| rates.map(|rate| rate.value()));
    }
    if is.iter().all(|row| row.value().is_none()) {
        return None;
    }
    Some([figure(indicator, target, &was, then)?, figure(indicator, target, &is, now)?])
}
