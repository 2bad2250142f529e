//! Municipalities and what they answer, cycle by cycle: drawn by lot with a fixed seed, through the questions that a form
//! asks, with what follows from an answer set by the system. Most counts are small, so that there is something to hide.

use std::collections::BTreeMap;

use chrono::Datelike;
use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    progress::{Measurement, Municipality, SubmissionFacts},
    series::SeriesValues,
    strategy::Strategy,
    submission::{Answer, AnswerKey, Answers, Question, questions, set_by_system},
    value::{Value, ValueKind, YearMonth, YesNo},
};
use rust_decimal::Decimal;

use crate::catalogue;

const SEED: u64 = 2030;

#[derive(Clone)]
pub(crate) struct County {
    pub(crate) strategy: Strategy,
    pub(crate) rounds: Vec<Round>,
    municipalities: Vec<Municipality>,
    series: SeriesValues,
}

/// One cycle.
#[derive(Clone)]
pub(crate) struct Round {
    cycle: FollowUpCycle,
    pub(crate) observations: Vec<Observation>,
    submissions: BTreeMap<OrganisationCode, SubmissionFacts>,
}

impl County {
    pub(crate) fn of(size: usize) -> Self {
        let mut lot = Lot(SEED);
        let strategy = catalogue::strategy();
        let municipality = |n: usize| Municipality {
            code: OrganisationCode::new(format!("{:04}", 1000 + n)).expect("a code"),
            name: format!("K{n:03}"),
            residents: 4_000 + lot.below(60_000),
            formerly: Vec::new(),
        };
        let municipalities: Vec<_> = (0..size).map(municipality).collect();
        let codes: Vec<_> = municipalities.iter().map(|m| m.code.clone()).collect();
        let mut series = SeriesValues::default();
        let mut rounds = Vec::new();
        for cycle in strategy.cycles() {
            let year = cycle.period.measured_on.year();
            for m in &municipalities {
                series.insert(
                    "population".parse().expect("a code"),
                    m.code.clone(),
                    year,
                    m.residents.into(),
                );
            }
            let days = Decimal::new(300 + i64::from(lot.small(200)), 1);
            series.insert("N00943".parse().expect("a code"), strategy.region.clone(), year, days);
            rounds.push(Round::of(&strategy, cycle, &codes, &mut lot));
        }
        Self { strategy, rounds, municipalities, series }
    }

    pub(crate) fn measurements(&self) -> Vec<Measurement<'_>> {
        self.rounds.iter().map(|round| self.measurement(round)).collect()
    }

    const fn measurement<'a>(&'a self, round: &'a Round) -> Measurement<'a> {
        Measurement {
            strategy: &self.strategy,
            cycle: &round.cycle,
            municipalities: self.municipalities.as_slice(),
            observations: round.observations.as_slice(),
            series: &self.series,
            submissions: &round.submissions,
        }
    }

    pub(crate) fn observations(&self) -> usize {
        self.rounds.iter().map(|round| round.observations.len()).sum()
    }

    /// The same while every tenth municipality has not answered the last cycle yet.
    pub(crate) fn before_the_last_came(&self) -> Self {
        let mut before = self.clone();
        let late: Vec<_> = before.municipalities.iter().step_by(10).map(|m| m.code.clone()).collect();
        if let Some(last) = before.rounds.last_mut() {
            last.observations.retain(|o| !late.contains(&o.key.about));
            last.submissions.retain(|who, _| !late.contains(who));
        }
        before
    }
}

impl Round {
    fn of(
        strategy: &Strategy,
        cycle: FollowUpCycle,
        municipalities: &[OrganisationCode],
        lot: &mut Lot,
    ) -> Self {
        let mut round = Self { cycle, observations: Vec::new(), submissions: BTreeMap::new() };
        for who in municipalities {
            // One in twenty stays silent.
            if lot.below(20) > 0 {
                round.hand_in(who, &questions(strategy, who, std::slice::from_ref(who)), lot);
            }
        }
        round.hand_in(&strategy.region, &questions(strategy, &strategy.region, municipalities), lot);
        round
    }

    fn hand_in(&mut self, who: &OrganisationCode, questions: &[Question<'_>], lot: &mut Lot) {
        let mut answers = Answers::new();
        for question in questions {
            // A total with parts is added up from them, and there are as many places as were counted.
            let is_total = question.category.is_none() && question.indicator.breakdowns().next().is_some();
            if !is_total && !is_no_place(question, &answers) && lot.below(20) > 0 {
                answers.insert(question.key.clone(), answer(&question.indicator.kind, lot));
            }
        }
        let set = set_by_system(questions, &answers);
        answers.retain(|key, _| !set.contains_key(key));
        self.observe(answers, ObsSource::Answer);
        self.observe(set, ObsSource::Set);
        let facts =
            SubmissionFacts { reported: true, complete: true, on_time: true, checked: lot.below(10) > 0 };
        self.submissions.insert(who.clone(), facts);
    }

    fn observe(&mut self, answers: Answers, source: ObsSource) {
        let period = self.cycle.period;
        self.observations.extend(answers.into_iter().map(|(key, answer)| {
            let Answer { value, status, comment, .. } = answer.normalised();
            let AnswerKey { indicator, about, category } = key;
            let key = SeriesKey { indicator, about, period, category };
            Observation { key, value, status, comment, source, revision: 1 }
        }));
    }
}

/// Is this the row of a place after the last one that was counted?
fn is_no_place(question: &Question<'_>, answers: &Answers) -> bool {
    let Some(counted_by) = question.indicator.places() else { return false };
    let key = AnswerKey { indicator: counted_by.clone(), category: None, ..question.key.clone() };
    let places = match answers.get(&key).and_then(|a| a.value.as_ref()) {
        Some(Value::Number(number)) => *number,
        _ => Decimal::ZERO,
    };
    let row = question
        .indicator
        .rows()
        .iter()
        .position(|row| row.map(|c| &c.code) == question.key.category.as_ref());
    row.is_none_or(|row| Decimal::from(row) >= places)
}

fn answer(kind: &ValueKind, lot: &mut Lot) -> Answer {
    if lot.below(25) == 0 {
        return Answer::without(ObsStatus::NotAvailable);
    }
    Answer::of(match kind {
        ValueKind::YesPlannedNo => Value::YesNo(match lot.below(5) {
            0 | 1 => YesNo::Yes,
            2 => YesNo::Planned(YearMonth::new(2031, 8).expect("a month")),
            _ => YesNo::No,
        }),
        ValueKind::Count { max } | ValueKind::Rate { max, .. } => {
            Value::Number(lot.small(*max.min(&9)).into())
        }
        ValueKind::Quantity { decimals, .. } => {
            Value::Number(Decimal::new(lot.small(1_500).into(), u32::from(*decimals)))
        }
        ValueKind::Share { .. } => {
            let denominator = lot.small(60);
            Value::Ratio { numerator: lot.small(denominator).into(), denominator: denominator.into() }
        }
        ValueKind::Ordinal { levels } => {
            Value::Level(u8::try_from(lot.below(levels.len() as u64)).expect("few levels"))
        }
        ValueKind::ChoiceSet { options, .. } => {
            Value::Choices(options.iter().filter(|_| lot.below(2) == 0).map(|o| o.code.clone()).collect())
        }
        ValueKind::Words { .. } => Value::Words("Ord".to_owned()),
    })
}

/// Numbers that look drawn by lot and are the same in every run: splitmix64.
struct Lot(u64);

impl Lot {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    /// 0 to `most`.
    fn small(&mut self, most: u32) -> u32 {
        u32::try_from(self.below(u64::from(most) + 1)).unwrap_or(most)
    }
}
