//! A small county with a small strategy, for the tests of the arithmetic: what is asked, what each municipality says in
//! each cycle, and the figures of it.

use std::collections::BTreeMap;

use proptest::prelude::ProptestConfig;
use rust_decimal::Decimal;

use crate::{
    code::{CategoryCode, OrganisationCode},
    cycle::FollowUpCycle,
    indicator::{
        Aggregation, AppliesTo, Comparison, Dimension, DimensionRows, Indicator, Statistic, Support, Target,
    },
    lang::Text,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    progress::{IndicatorProgress, Measurement, Municipality, Progress, SubmissionFacts, aggregate},
    series::{Series, SeriesValues},
    status::Status,
    strategy::{Baseline, BaselineOrigin, FollowUpRule, Objective, Strategy, TargetArea, Years},
    value::{Category, Level, ValueKind},
};

/// How often a property is tried, with nothing kept of what failed: the case is printed, and becomes an example. It is made
/// smaller for a minute at most, so that it is printed before the test is stopped.
pub(crate) fn often() -> ProptestConfig {
    ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    }
}

pub(crate) use self::said::*;

pub(crate) fn text(s: &str) -> Text {
    Text::new(s, s)
}

pub(crate) const COUNT: ValueKind = ValueKind::Count { max: 1000 };

pub(crate) fn share() -> ValueKind {
    ValueKind::Share { numerator: text("n"), denominator: text("d") }
}

/// For every 1 000 children.
pub(crate) fn rate() -> ValueKind {
    ValueKind::Rate { counted: text("n"), per: 1000, series: "children".parse().unwrap(), max: 1000 }
}

pub(crate) fn ordinal(levels: usize) -> ValueKind {
    let level = |n: usize| Level { word: text(&n.to_string()), text: text("."), when: None };
    ValueKind::Ordinal { levels: (0..levels).map(level).collect() }
}

pub(crate) fn choices(options: &[&str]) -> ValueKind {
    ValueKind::ChoiceSet { options: categories(options), none: None, levels: Vec::new() }
}

pub(crate) fn categories(codes: &[&str]) -> Vec<Category> {
    let category = |c: &&str| Category { code: c.parse().unwrap(), title: text(c), answered_by: None };
    codes.iter().map(category).collect()
}

pub(crate) fn dimension(rows: DimensionRows, codes: &[&str]) -> Dimension {
    let code = "rows".parse().unwrap();
    Dimension { code, title: text("r"), rows, county_only: false, categories: categories(codes) }
}

/// A headline indicator of objective 1.1 that the strategy's text carries, upwards, without a target.
pub(crate) fn indicator(code: &str, kind: ValueKind, aggregation: Aggregation) -> Indicator {
    Indicator {
        parent: Some("1.1".to_owned()),
        title: text(code),
        question: text("?"),
        help: text("!"),
        headline: true,
        support: Support::Text,
        finding: text("."),
        measure: text("m"),
        ..Indicator::bare(code.parse().unwrap(), kind, aggregation)
    }
}

/// The target of the strategy's text that every municipality's answer is yes, or has every part.
pub(crate) fn every(statistic: Statistic) -> Target {
    Target {
        statistic,
        comparison: Comparison::AtLeast,
        value: None,
        applies_to: AppliesTo::EveryMunicipality,
        by: 2030,
        support: Support::Text,
    }
}

/// The target of the strategy's text for the county's figure.
pub(crate) fn county(statistic: Statistic, comparison: Comparison, value: impl Into<Decimal>) -> Target {
    let value = Some(value.into());
    Target { comparison, value, applies_to: AppliesTo::Aggregate, ..every(statistic) }
}

pub(crate) fn with_target(mut indicator: Indicator, target: Target) -> Indicator {
    indicator.target = Some(target);
    indicator
}

pub(crate) fn yes_no() -> Indicator {
    let indicator = indicator("T", ValueKind::YesPlannedNo, Aggregation::ShareOfYes);
    with_target(indicator, every(Statistic::Yes))
}

/// A baseline of 2023, then every second year from 2024 to 2030; one objective, 1.1.
pub(crate) fn strategy(indicators: Vec<Indicator>) -> Strategy {
    Strategy {
        slug: "test".parse().unwrap(),
        county: "18".to_owned(),
        region: "0018".parse().unwrap(),
        region_name: text("Region"),
        county_name: text("Län"),
        title: text("Strategi"),
        short_title: text("strategin"),
        registry_number: None,
        valid: Years { from: 2024, to: 2030 },
        follow_up: Some(FollowUpRule { every_years: 2, anchor: 2024 }),
        cycles_by_hand: Vec::new(),
        baseline: Some(Baseline {
            years: Years { from: 2023, to: 2023 },
            measured_on: "2023-12-31".parse().unwrap(),
            origin: BaselineOrigin::Measured,
        }),
        form_order: Vec::new(),
        areas: vec![TargetArea {
            code: "1".parse().unwrap(),
            title: text("Område"),
            objectives: vec![objective("1.1")],
        }],
        series: vec![published("children"), published("days")],
        indicators,
        questions: Vec::new(),
        checks: Vec::new(),
        activities: Vec::new(),
    }
}

fn published(code: &str) -> Series {
    Series { code: code.parse().unwrap(), title: text(code), unit: text("antal"), source: text("Källa") }
}

pub(crate) fn objective(code: &str) -> Objective {
    Objective { code: code.parse().unwrap(), title: text("Mål"), text: text("Mål") }
}

pub(crate) fn code(n: usize) -> OrganisationCode {
    OrganisationCode::new(format!("{:04}", 1800 + n)).unwrap()
}

/// The first has 1 000 residents, the second 2 000, and so on.
pub(crate) fn municipalities(n: usize) -> Vec<Municipality> {
    let municipality = |i: usize| Municipality {
        code: code(i),
        name: format!("K{i}"),
        residents: 1000 * (i as u64 + 1),
        formerly: Vec::new(),
    };
    (0..n).map(municipality).collect()
}

/// One cycle: what was asked of whom, and what was said.
#[derive(Debug, Clone)]
pub(crate) struct Round {
    pub(crate) strategy: Strategy,
    pub(crate) cycle: FollowUpCycle,
    pub(crate) municipalities: Vec<Municipality>,
    pub(crate) observations: Vec<Observation>,
    pub(crate) series: SeriesValues,
    pub(crate) submissions: BTreeMap<OrganisationCode, SubmissionFacts>,
}

impl Round {
    /// Cycle `place` of the strategy, the baseline being 0, before anybody has said anything.
    pub(crate) fn new(strategy: &Strategy, place: usize, municipalities: Vec<Municipality>) -> Self {
        Self {
            strategy: strategy.clone(),
            cycle: strategy.cycles()[place].clone(),
            municipalities,
            observations: Vec::new(),
            series: SeriesValues::default(),
            submissions: BTreeMap::new(),
        }
    }

    /// `about` says something to one row of an indicator.
    pub(crate) fn say(
        &mut self,
        indicator: &str,
        about: &OrganisationCode,
        row: Option<&CategoryCode>,
        said: Said,
    ) {
        let Some(answer) = said else { return };
        self.observations.push(Observation {
            key: SeriesKey {
                indicator: indicator.parse().unwrap(),
                about: about.clone(),
                period: self.cycle.period,
                category: row.cloned(),
            },
            status: answer.as_ref().err().copied().unwrap_or(ObsStatus::Normal),
            value: answer.ok(),
            comment: None,
            source: ObsSource::Answer,
            revision: 1,
        });
    }

    fn measurement(&self) -> Measurement<'_> {
        Measurement {
            strategy: &self.strategy,
            cycle: &self.cycle,
            municipalities: &self.municipalities,
            observations: &self.observations,
            series: &self.series,
            submissions: &self.submissions,
        }
    }
}

/// The figures of the last of `rounds`, compared with those before it.
pub(crate) fn progress(rounds: &[Round]) -> Progress {
    let measurements: Vec<_> = rounds.iter().map(Round::measurement).collect();
    let (now, earlier) = measurements.split_last().expect("there is a cycle");
    aggregate(now, earlier)
}

/// Cycle `place`, in which each municipality in turn says this to the only row of the only indicator.
pub(crate) fn round(indicator: &Indicator, place: usize, said: &[Said]) -> Round {
    let strategy = strategy(vec![indicator.clone()]);
    let mut round = Round::new(&strategy, place, municipalities(said.len()));
    for (n, said) in said.iter().enumerate() {
        round.say(indicator.code.as_str(), &code(n), None, said.clone());
    }
    round
}

/// The figures of one indicator in the first cycle, after the baseline where there is one.
pub(crate) fn run(indicator: &Indicator, now: &[Said], before: Option<&[Said]>) -> Progress {
    let before = before.map(|said| round(indicator, 0, said));
    let rounds: Vec<_> = before.into_iter().chain([round(indicator, 1, now)]).collect();
    progress(&rounds)
}

pub(crate) fn figures(indicator: &Indicator, now: &[Said], before: Option<&[Said]>) -> IndicatorProgress {
    run(indicator, now, before).indicators.swap_remove(0)
}

pub(crate) fn status(indicator: &Indicator, now: &[Said], before: Option<&[Said]>) -> Status {
    run(indicator, now, before).objectives[0].status
}

#[expect(clippy::unnecessary_wraps, reason = "each is one of the ways to say something, or nothing")]
mod said {
    use rust_decimal::Decimal;

    use crate::{
        observation::ObsStatus,
        value::{Value, YearMonth, YesNo},
    };

    /// What a municipality says: nothing, that it has no value, or a value.
    pub(crate) type Said = Option<Result<Value, ObsStatus>>;

    pub(crate) const YES: Said = Some(Ok(Value::YesNo(YesNo::Yes)));
    pub(crate) const NO: Said = Some(Ok(Value::YesNo(YesNo::No)));
    pub(crate) const NOT_AVAILABLE: Said = Some(Err(ObsStatus::NotAvailable));
    pub(crate) const NOT_APPLICABLE: Said = Some(Err(ObsStatus::NotApplicable));

    pub(crate) fn planned() -> Said {
        Some(Ok(Value::YesNo(YesNo::Planned(YearMonth::new(2027, 8).unwrap()))))
    }

    pub(crate) fn number(n: impl Into<Decimal>) -> Said {
        Some(Ok(Value::Number(n.into())))
    }

    pub(crate) fn ratio(numerator: u32, denominator: u32) -> Said {
        Some(Ok(Value::Ratio { numerator: numerator.into(), denominator: denominator.into() }))
    }

    pub(crate) fn level(level: u8) -> Said {
        Some(Ok(Value::Level(level)))
    }

    pub(crate) fn chosen(options: &[&str]) -> Said {
        Some(Ok(Value::Choices(options.iter().map(|o| o.parse().unwrap()).collect())))
    }
}
