//! What holds of statuses in every county: what a missing answer may hide, what breaks a series, what is only proposed.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use crate::{
    code::IndicatorCode,
    indicator::{
        Aggregation as A, AppliesTo, Comparison, DimensionRows, Indicator, Source, Statistic as S, Support,
        Target,
    },
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    progress::Content,
    sample_test::{
        NO, NOT_AVAILABLE, Round, YES, county as county_target, dimension, figures, indicator, level, number,
        often, ordinal, progress, ratio, round, share, status, with_target, yes_no,
    },
    second_test::{Dice, county, shapes, value},
    status::Status,
    value::{Value, ValueKind},
};

/// The status that one indicator alone would give its objective, were it carried by the text.
fn alone(rounds: &[Round], code: &IndicatorCode) -> Status {
    let mut rounds = rounds.to_vec();
    for indicator in rounds.iter_mut().flat_map(|round| &mut round.strategy.indicators) {
        indicator.headline = &indicator.code == code;
        if indicator.headline {
            (indicator.parent, indicator.support) = (Some("1.1".to_owned()), Support::Text);
        }
    }
    progress(&rounds).objectives[0].status
}

/// The rows that are counted and have no answer, with the denominator that the row had at the first comparable time.
fn missing(rounds: &[Round], indicator: &Indicator) -> Vec<(SeriesKey, Option<Value>)> {
    let now = rounds.last().unwrap();
    let progress = progress(rounds);
    let cells = &progress.indicator(&indicator.code).unwrap().municipalities;
    let rows = indicator.rows();
    let mut found = Vec::new();
    for municipality in cells {
        for (n, cell) in municipality.now.iter().enumerate() {
            let category = rows[n].map(|c| c.code.clone());
            if cell.is_missing() && !indicator.is_part(category.as_ref()) {
                let (indicator, about) = (indicator.code.clone(), municipality.code.clone());
                let key = SeriesKey { indicator, about, period: now.cycle.period, category };
                found.push((key, municipality.before.get(n).and_then(|cell| cell.value().cloned())));
            }
        }
    }
    found
}

/// An answer that comes in: for a share of the whole that was there before, where one is known.
fn answer(indicator: &Indicator, before: Option<&Value>, dice: &mut Dice) -> Value {
    match (value(indicator, dice), before) {
        (Value::Ratio { .. }, Some(Value::Ratio { denominator, .. })) => {
            let numerator = dice.of(u32::try_from(*denominator).unwrap() + 1).into();
            Value::Ratio { numerator, denominator: *denominator }
        }
        (value, _) => value,
    }
}

fn reveal(round: &mut Round, key: &SeriesKey, value: Value) {
    round.observations.retain(|o| &o.key != key);
    let (status, source) = (ObsStatus::Normal, ObsSource::Answer);
    let value = Some(value);
    round.observations.push(Observation {
        key: key.clone(),
        value,
        status,
        comment: None,
        source,
        revision: 2,
    });
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn a_status_does_not_change_when_a_missing_answer_is_revealed_unless_it_was_open(
        shape in shapes(),
        some in any::<u64>(),
    ) {
        let rounds = county(shape);
        let mut revealed = rounds.clone();
        let mut dice = Dice::new(some, "revealed");
        let indicators = rounds.last().unwrap().strategy.indicators.clone();
        let counts_places = |i: &Indicator| indicators.iter().any(|other| other.places() == Some(&i.code));
        let asked = |i: &&Indicator| matches!(i.source, Source::Municipality | Source::Organisation(_));
        for indicator in indicators.iter().filter(asked).filter(|i| !counts_places(i)) {
            for (key, before) in missing(&rounds, indicator) {
                if dice.percent(70) {
                    let value = answer(indicator, before.as_ref(), &mut dice);
                    reveal(revealed.last_mut().unwrap(), &key, value);
                }
            }
        }
        for indicator in &indicators {
            let was = alone(&rounds, &indicator.code);
            if !matches!(was, Status::Open { .. }) {
                prop_assert_eq!(alone(&revealed, &indicator.code), was);
            }
        }
    }

    #[test]
    fn a_share_of_a_whole_that_nobody_knows_leaves_it_open(shape in shapes()) {
        let rounds = county(shape);
        for indicator in &rounds.last().unwrap().strategy.indicators {
            // A proposal for every municipality sets no status.
            let sets_status = |t: &Target| t.is_decided() || t.applies_to == AppliesTo::Aggregate;
            let is_share =
                matches!(indicator.kind, ValueKind::Share { .. }) && indicator.target.as_ref().is_some_and(sets_status);
            let gaps = missing(&rounds, indicator);
            if is_share && gaps.iter().any(|(_, before)| before.is_none()) {
                let is_open = matches!(alone(&rounds, &indicator.code), Status::Open { .. });
                prop_assert!(is_open);
            }
        }
    }

    #[test]
    fn nothing_is_compared_across_a_new_definition(shape in shapes()) {
        let mut rounds = county(shape);
        let year = rounds.last().unwrap().cycle.period.years.to;
        for indicator in &mut rounds.last_mut().unwrap().strategy.indicators {
            indicator.definition += 10;
        }
        let after = progress(&rounds);
        for figures in &after.indicators {
            let was_asked = figures.series[..rounds.len() - 1].iter().any(|point| point.aggregate.is_some());
            prop_assert_eq!((figures.change, figures.change_previous), (None, None));
            prop_assert_eq!((&figures.before, &figures.previous), (&None, &None));
            prop_assert_eq!(&figures.before_cycle, &None);
            prop_assert!(figures.municipalities.iter().all(|m| m.before.is_empty() && m.previous.is_empty()));
            prop_assert_eq!(figures.broken, was_asked.then_some(year));
            prop_assert_eq!(figures.series.last().map(|point| point.broken), Some(was_asked));
        }
        for objective in &after.objectives {
            prop_assert!(!matches!(objective.status, Status::Closer | Status::Same | Status::Further));
        }
    }

    #[test]
    fn the_same_definition_is_no_break(shape in shapes()) {
        let mut rounds = county(shape);
        for indicator in rounds.iter_mut().flat_map(|round| &mut round.strategy.indicators) {
            indicator.definition = 1;
        }
        for figures in progress(&rounds).indicators {
            prop_assert_eq!(figures.broken, None);
            prop_assert!(figures.series.iter().all(|point| !point.broken));
        }
    }

    #[test]
    fn what_is_proposed_reaches_nothing_and_carries_nothing(shape in shapes()) {
        let mut rounds = county(shape);
        for target in rounds.iter_mut().flat_map(|r| &mut r.strategy.indicators).filter_map(|i| i.target.as_mut()) {
            target.support = Support::Proposal;
        }
        prop_assert!(progress(&rounds).objectives.iter().all(|o| o.status != Status::Reached));
        for indicator in rounds.iter_mut().flat_map(|round| &mut round.strategy.indicators) {
            indicator.support = Support::Proposal;
        }
        prop_assert!(progress(&rounds).objectives.iter().all(|o| o.status == Status::NoTarget));
    }

    #[test]
    fn what_is_no_headline_of_the_objective_says_nothing_of_it(shape in shapes()) {
        let mut rounds = county(shape);
        for indicator in rounds.iter_mut().flat_map(|round| &mut round.strategy.indicators) {
            if indicator.parent.as_deref() == Some("1.1") {
                indicator.headline = false;
            }
        }
        let without = progress(&rounds);
        prop_assert_eq!(without.objectives[0].status, Status::NoTarget);
        // Nor do the headlines of 1.1 say anything of 1.2.
        prop_assert_eq!(without.objectives[1].status, progress(&county(shape)).objectives[1].status);
    }
}

/// Each level should be exactly so much; an answer in between the least and the most may be it.
#[test]
fn a_missing_answer_may_be_just_what_every_municipality_should_have() {
    for (question, statistic, other, met) in [
        (indicator("T", ordinal(4), A::Distribution), S::Level, level(3), level(2)),
        (indicator("T", ValueKind::Count { max: 5 }, A::Sum), S::Number, number(5), number(2)),
    ] {
        let mut target = county_target(statistic, Comparison::Exactly, 2);
        target.applies_to = AppliesTo::EveryMunicipality;
        let question = with_target(question, target);
        let before = [other.clone(), other.clone()];
        let now = [other, None];
        assert_eq!(status(&question, &now, Some(&before)), Status::Open { missing: 1 });
        assert_eq!(status(&question, &[now[0].clone(), met], Some(&before)), Status::Closer);
    }
}

/// 40 % of both before. Who has answered both times says 0 %, the other 60 %: what the silent one says decides whether
/// those who are compared came closer to 25 % or went from one side of it to the other.
#[test]
fn a_missing_answer_may_bring_those_who_are_compared_to_a_value_in_between() {
    let target = county_target(S::Share, Comparison::Exactly, 25);
    let question = with_target(indicator("T", share(), A::Pooled), target);
    let before = [ratio(2, 5), ratio(2, 5), None];
    let now = [None, ratio(0, 1), ratio(3, 5)];
    assert_eq!(status(&question, &now, Some(&before)), Status::Open { missing: 1 });
}

#[test]
fn a_total_that_nobody_gave_settles_nothing_even_where_parts_are_there() {
    let mut question = indicator("T", ValueKind::Count { max: 9 }, A::Sum);
    question.dimensions = vec![dimension(DimensionRows::Breakdown, &["women", "men"])];
    let question = with_target(question, county_target(S::Number, Comparison::AtLeast, 50));
    let mut now = round(&question, 1, &[NOT_AVAILABLE]);
    let who = now.municipalities[0].code.clone();
    now.say("T", &who, Some(&"women".parse().unwrap()), number(2));
    assert_eq!(progress(&[now]).objectives[0].status, Status::Open { missing: 1 });
}

#[test]
fn a_new_definition_begins_the_series_anew() {
    let asked = |definition: u32| Indicator { definition, ..yes_no() };
    let before = round(&asked(1), 0, &[NO, NO]);
    let now = round(&asked(2), 1, &[YES, NO]);
    let progress = progress(&[before, now]);
    assert_eq!(progress.objectives[0].status, Status::First);
    assert_eq!(progress.indicators[0].broken, Some(2025));
    let asked_alike = figures(&yes_no(), &[YES, NO], Some(&[NO, NO]));
    assert_eq!(asked_alike.change.map(|change| change.difference()), Some(1.into()));
    assert!(asked_alike.municipalities.iter().all(|m| matches!(m.before[0].content, Content::Value { .. })));
}

#[test]
fn a_cycle_that_left_the_question_out_is_not_the_first_with_its_new_words() {
    let asked = |definition: u32, place| round(&Indicator { definition, ..yes_no() }, place, &[YES]);
    let mut left_out = asked(1, 1);
    left_out.strategy.indicators.clear();
    let progress = progress(&[asked(1, 0), left_out, asked(2, 2)]);
    assert_eq!(progress.indicators[0].broken, Some(2027));
    let flags: Vec<_> = progress.indicators[0].series.iter().map(|point| point.broken).collect();
    assert_eq!(flags, [false, false, true]);
}
