//! Random counties with random strategies: every kind of question, gap, break and target, over one to three cycles.

use proptest::prelude::{Strategy as Cases, any};
use rust_decimal::Decimal;

use super::{catalogue::indicators, dice::Dice};
use crate::{
    code::{CategoryCode, OrganisationCode},
    indicator::{Indicator, Source},
    observation::{ObsStatus, Observation},
    progress::SubmissionFacts,
    sample_test::{NOT_APPLICABLE, NOT_AVAILABLE, Round, Said, municipalities, objective, strategy},
    strategy::Strategy,
    value::{Value, ValueKind, YearMonth, YesNo},
};

/// What a county is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) seed: u64,
    pub(crate) indicators: usize,
    pub(crate) municipalities: usize,
    pub(crate) cycles: usize,
}

pub(crate) fn shapes() -> impl Cases<Value = Shape> {
    (any::<u64>(), 1..=5_usize, 1..=8_usize, 1..=3_usize).prop_map(
        |(seed, indicators, municipalities, cycles)| Shape { seed, indicators, municipalities, cycles },
    )
}

/// The cycles of a county, the last being now.
pub(crate) fn county(shape: Shape) -> Vec<Round> {
    let mut latest = strategy(indicators(shape.seed, shape.indicators));
    latest.areas[0].objectives.push(objective("1.2"));
    (0..shape.cycles).map(|place| cycle(shape, &latest, place)).collect()
}

fn cycle(shape: Shape, latest: &Strategy, place: usize) -> Round {
    let mut dice = Dice::new(shape.seed, ("cycle", place));
    let is_now = place + 1 == shape.cycles;
    let mut who = municipalities(shape.municipalities);
    for municipality in &mut who {
        // One that is more than half of the county, now and then; and the years go by.
        let grown = if dice.percent(15) { 10_000 } else { 7 };
        municipality.residents += place as u64 * grown;
    }
    if !is_now && dice.percent(15) {
        who.pop();
    }
    let mut asked = latest.clone();
    if !is_now {
        asked.indicators.retain_mut(|i| as_it_was(i, shape, place) || is_referred_to(i, latest));
    }
    let mut round = Round::new(&asked, place, who);
    for who in round.municipalities.clone().iter().map(|m| &m.code).chain([&asked.region]) {
        answer(&mut round, shape.seed, place, who);
        publish(&mut round, &mut Dice::new(shape.seed, ("series", place, who)), who);
    }
    round
}

/// The indicator as it was asked in an earlier cycle; false where it was not asked then.
fn as_it_was(indicator: &mut Indicator, shape: Shape, place: usize) -> bool {
    let mut dice = Dice::new(shape.seed, ("version", indicator.code.as_str()));
    let (changed_in, new_in) = (dice.of(8) as usize, dice.of(16) as usize);
    // Between two of the cycles, for one indicator in four or so.
    let is_changed_later = place < changed_in && changed_in < shape.cycles;
    if !is_changed_later {
        indicator.definition += 1;
    }
    // Which target there was is no matter: today's is held against what was answered then.
    if dice.percent(30) {
        indicator.target = None;
    }
    let is_left_out = place == 1 && dice.percent(15);
    !(is_left_out || place < new_in && new_in < shape.cycles)
}

fn is_referred_to(indicator: &Indicator, strategy: &Strategy) -> bool {
    strategy.indicators.iter().any(|other| match &other.source {
        Source::Derived(formula) => formula.names().contains(indicator.code.as_str()),
        _ => other.places() == Some(&indicator.code),
    })
}

fn answer(round: &mut Round, seed: u64, place: usize, who: &OrganisationCode) {
    let mut dice = Dice::new(seed, ("submission", place, who.as_str()));
    let is_silent = dice.percent(12);
    let (complete, on_time, checked) = (dice.percent(80), dice.percent(80), dice.percent(70));
    if !is_silent || dice.percent(50) {
        let facts = SubmissionFacts { reported: !is_silent, complete, on_time, checked };
        round.submissions.insert(who.clone(), facts);
    }
    for indicator in round.strategy.indicators.clone() {
        let is_asked = matches!(indicator.source, Source::Municipality | Source::Organisation(_))
            && indicator.is_regional() == (who == &round.strategy.region);
        if is_silent || !is_asked {
            continue;
        }
        let rows: Vec<_> = indicator.rows().iter().map(|row| row.map(|c| c.code.clone())).collect();
        let dice = Dice::new(seed, ("answer", place, who.as_str(), indicator.code.as_str()));
        if let Some(counted_by) = indicator.places() {
            say_places(round, &indicator, who, counted_by.as_str(), &rows, dice);
        } else {
            say_rows(round, &indicator, who, &rows, dice);
        }
    }
}

/// As many places as there are have an answer, if only that it is not known; where there are none, the first row says
/// that it does not apply.
fn say_places(
    round: &mut Round,
    indicator: &Indicator,
    who: &OrganisationCode,
    counted_by: &str,
    rows: &[Option<CategoryCode>],
    mut dice: Dice,
) {
    let code = indicator.code.as_str();
    let said = |o: &&Observation| o.key.indicator.as_str() == counted_by && &o.key.about == who;
    let how_many = round.observations.iter().find(said).map(|o| (o.status, o.value.clone()));
    match how_many {
        Some((ObsStatus::NotApplicable, _)) => round.say(code, who, rows[0].as_ref(), NOT_APPLICABLE),
        Some((_, Some(Value::Number(n)))) if n.is_zero() => {
            round.say(code, who, rows[0].as_ref(), NOT_APPLICABLE);
        }
        Some((_, Some(Value::Number(n)))) => {
            for row in &rows[..usize::try_from(n).expect("a whole number")] {
                let answer = said_to(indicator, &mut dice).or(NOT_AVAILABLE);
                round.say(code, who, row.as_ref(), answer);
            }
        }
        // Nobody knows how many there are: one at least, or so it seems.
        _ => round.say(code, who, rows[0].as_ref(), said_to(indicator, &mut dice)),
    }
}

fn say_rows(
    round: &mut Round,
    indicator: &Indicator,
    who: &OrganisationCode,
    rows: &[Option<CategoryCode>],
    mut dice: Dice,
) {
    let does_not_apply = dice.percent(8);
    for row in rows {
        let said =
            if does_not_apply { Some(Err(ObsStatus::NotApplicable)) } else { said_to(indicator, &mut dice) };
        round.say(indicator.code.as_str(), who, row.as_ref(), said);
        if dice.percent(20)
            && let Some(last) = round.observations.last_mut().filter(|o| o.value.is_some())
        {
            last.status =
                dice.pick(&[ObsStatus::Estimated, ObsStatus::Unvalidated, ObsStatus::LowReliability]);
        }
    }
}

fn said_to(indicator: &Indicator, dice: &mut Dice) -> Said {
    match dice.of(100) {
        0..8 => None,
        8..15 => Some(Err(ObsStatus::NotAvailable)),
        _ => Some(Ok(value(indicator, dice))),
    }
}

pub(crate) fn value(indicator: &Indicator, dice: &mut Dice) -> Value {
    match &indicator.kind {
        ValueKind::YesPlannedNo => Value::YesNo(match dice.of(5) {
            0 | 1 => YesNo::Yes,
            2 => YesNo::Planned(YearMonth::new(2027, 8).expect("a month")),
            _ => YesNo::No,
        }),
        ValueKind::Count { max } | ValueKind::Rate { max, .. } => Value::Number(dice.of(max + 1).into()),
        // From 0 to 3 with one decimal.
        ValueKind::Quantity { .. } => Value::Number(Decimal::new(dice.of(31).into(), 1)),
        ValueKind::Share { .. } => {
            // 0 of 0, now and then, and one that is more than half of the basis.
            let denominator = dice.pick(&[0, 1, 2, 4, 5, 10, 20, 60]);
            Value::Ratio { numerator: dice.of(denominator + 1).into(), denominator: denominator.into() }
        }
        ValueKind::Ordinal { levels } => {
            Value::Level(u8::try_from(dice.of(u32::try_from(levels.len()).expect("few"))).expect("few"))
        }
        ValueKind::ChoiceSet { options, .. } => {
            Value::Choices(options.iter().filter(|_| dice.percent(65)).map(|o| o.code.clone()).collect())
        }
        ValueKind::Words { .. } => Value::Words("words".to_owned()),
    }
}

/// What others publish about a municipality or the county, where they do.
fn publish(round: &mut Round, dice: &mut Dice, who: &OrganisationCode) {
    let year = round.cycle.period.years.to;
    let residents = round.municipalities.iter().filter(|m| &m.code == who || who == &round.strategy.region);
    let residents: u64 = residents.map(|m| m.residents).sum();
    if dice.percent(90) {
        round.series.insert("population".parse().expect("a code"), who.clone(), year, residents.into());
    }
    for (series, values) in [("children", [0_u32, 40, 50, 100, 4000]), ("days", [0, 1, 2, 2, 3])] {
        if dice.percent(80) {
            let value = dice.pick(&values);
            round.series.insert(series.parse().expect("a code"), who.clone(), year, value.into());
        }
        // Another year's value is another year's.
        round.series.insert(series.parse().expect("a code"), who.clone(), year - 1, 7.into());
    }
}
