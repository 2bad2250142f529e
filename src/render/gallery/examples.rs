//! Invented answers to real questions, which follow from a rule: whoever draws them twice sees the same.

use std::collections::BTreeSet;

use malspar_domain::{
    code::SeriesCode,
    cycle::FollowUpCycle,
    indicator::{Indicator, Source},
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    progress::{Content, Figure, Measurement, Municipality, Progress, SubmissionFacts, aggregate},
    series::{POPULATION, SeriesValues},
    strategy::Strategy,
    value::{Value, ValueKind, YearMonth, YesNo},
};
use rust_decimal::Decimal;

/// How the municipalities answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    /// This and that, with gaps of every kind; the second municipality is silent.
    Mixed,
    /// As mixed, but every municipality answers everything.
    Complete,
    /// Nobody answers.
    Nothing,
    /// Everybody answers yes, all, most; further than any target.
    Everything,
    /// Everybody answers no, none, nothing.
    Zero,
    /// Everybody answers that they do not know, or that it does not apply.
    Unknown,
    /// As complete, with counts in the millions.
    Huge,
    /// As complete, with quantities below zero.
    Negative,
}

/// The same questions under other definitions.
pub(crate) fn reworded(strategy: &Strategy) -> Strategy {
    let mut strategy = strategy.clone();
    for indicator in &mut strategy.indicators {
        indicator.definition += 1;
    }
    strategy
}

/// As it leaves the service when persons are few: the third municipality's counts of persons, and some of the county's,
/// are not shown.
pub(crate) fn suppressed(strategy: &Strategy, mut progress: Progress) -> Progress {
    let counting = strategy.indicators.iter().zip(&mut progress.indicators).filter(|(i, _)| i.counts_persons);
    for (n, (_, cells)) in counting.enumerate() {
        for municipality in cells.municipalities.iter_mut().skip(2).step_by(5) {
            for cell in municipality.now.iter_mut().chain(&mut municipality.previous) {
                cell.content = Content::Suppressed;
            }
        }
        for part in cells.breakdown.iter_mut().take(2) {
            part.now.figure = Figure::Suppressed;
        }
        if n == 0 {
            cells.now.figure = Figure::Suppressed;
            cells.change = None;
        }
    }
    progress
}

/// The last of `cycles` beside all those before it, each under its own catalogue.
pub(crate) fn progress_over(
    catalogues: &[&Strategy],
    cycles: &[FollowUpCycle],
    municipalities: &[Municipality],
    answers: Answers,
) -> Progress {
    let first = cycles.len().min(2);
    let given: Vec<Vec<_>> = catalogues
        .iter()
        .zip(cycles)
        .enumerate()
        .map(|(n, (strategy, cycle))| {
            let wave = u32::try_from(n + 2 - first).expect("few");
            let asked =
                strategy.asked().filter(|i| !matches!(i.source, Source::Derived(_) | Source::Reference(_)));
            asked.flat_map(|i| observe(strategy, i, cycle, municipalities, answers, wave)).collect()
        })
        .collect();
    let submissions = municipalities
        .iter()
        .map(|m| {
            (m.code.clone(), SubmissionFacts { reported: true, complete: true, on_time: true, checked: true })
        })
        .collect();
    let series = series(catalogues[0], cycles, municipalities);
    let measurements: Vec<_> = catalogues
        .iter()
        .zip(cycles)
        .zip(&given)
        .map(|((strategy, cycle), observations)| Measurement {
            strategy,
            cycle,
            municipalities,
            observations,
            series: &series,
            submissions: &submissions,
        })
        .collect();
    let (now, earlier) = measurements.split_last().expect("there is a cycle");
    aggregate(now, earlier)
}

/// Published figures for every municipality but the last, and for the region.
fn series(strategy: &Strategy, cycles: &[FollowUpCycle], municipalities: &[Municipality]) -> SeriesValues {
    let mut values = SeriesValues::default();
    let population = SeriesCode::new(POPULATION).expect("a code");
    for (cycle, municipality) in cycles.iter().flat_map(|c| municipalities.iter().map(move |m| (c, m))) {
        let year = chrono::Datelike::year(&cycle.period.measured_on);
        values.insert(population.clone(), municipality.code.clone(), year, municipality.residents.into());
    }
    for series in &strategy.series {
        for (n, cycle) in (0_i64..).zip(cycles) {
            let year = chrono::Datelike::year(&cycle.period.measured_on);
            values.insert(series.code.clone(), strategy.region.clone(), year, Decimal::new(312 + 6 * n, 1));
            for municipality in municipalities.iter().rev().skip(1) {
                let fifth = Decimal::from(municipality.residents / 5);
                values.insert(series.code.clone(), municipality.code.clone(), year, fifth);
            }
        }
    }
    values
}

fn observe(
    strategy: &Strategy,
    indicator: &Indicator,
    cycle: &FollowUpCycle,
    municipalities: &[Municipality],
    answers: Answers,
    wave: u32,
) -> Vec<Observation> {
    let region = [&strategy.region];
    let about: Vec<_> = if indicator.is_regional() {
        region.to_vec()
    } else {
        municipalities.iter().map(|m| &m.code).collect()
    };
    let mut observations = Vec::new();
    for (m, about) in about.into_iter().enumerate() {
        let places = mixed(&[indicator.code.as_str(), &m.to_string()]) as usize % 3;
        for (r, row) in indicator.rows().into_iter().enumerate() {
            if indicator.places().is_some() && r > places {
                break;
            }
            let is_part = indicator.is_part(row.map(|c| &c.code));
            // The parts of an answer follow from its whole.
            let chance =
                mixed(&[indicator.code.as_str(), &m.to_string(), &if is_part { 0 } else { r }.to_string()]);
            let own = indicator.answered_by(row, about) == Some(about);
            let Some((value, status)) = answer(&indicator.kind, answers, chance, wave, m == 1 && own) else {
                continue;
            };
            let value = if is_part { value.map(|value| part(value, r)) } else { value };
            observations.push(Observation {
                key: SeriesKey {
                    indicator: indicator.code.clone(),
                    about: about.clone(),
                    period: cycle.period,
                    category: row.map(|c| c.code.clone()),
                },
                value,
                status,
                comment: None,
                source: ObsSource::Answer,
                revision: 1,
            });
        }
    }
    observations
}

/// Half of a value for the first part, the rest for the second, nothing for others.
fn part(value: Value, row: usize) -> Value {
    let share = |n: Decimal| match row {
        1 => (n / Decimal::TWO).floor(),
        2 => n - (n / Decimal::TWO).floor(),
        _ => Decimal::ZERO,
    };
    match value {
        Value::Number(n) => Value::Number(share(n)),
        Value::Ratio { numerator, denominator } => {
            Value::Ratio { numerator: share(numerator), denominator: share(denominator) }
        }
        other => other,
    }
}

type Given = Option<(Option<Value>, ObsStatus)>;

fn answer(kind: &ValueKind, answers: Answers, chance: u32, wave: u32, silent: bool) -> Given {
    let known = |value| Some((Some(value), ObsStatus::Normal));
    match answers {
        Answers::Nothing => None,
        Answers::Unknown if chance.is_multiple_of(2) => Some((None, ObsStatus::NotAvailable)),
        Answers::Unknown => Some((None, ObsStatus::NotApplicable)),
        Answers::Everything => known(value(kind, 1_000_000 - 1, 9)),
        Answers::Zero => known(value(kind, 0, 0)),
        Answers::Complete => known(value(kind, chance, wave)),
        Answers::Huge => known(match (kind, value(kind, chance, wave)) {
            // An ordinary answer to a question that nobody has limited.
            (
                ValueKind::Count { .. } | ValueKind::Quantity { .. } | ValueKind::Rate { .. },
                Value::Number(n),
            ) => Value::Number(n * Decimal::from(1_234_567)),
            (_, Value::Ratio { numerator, denominator }) => Value::Ratio {
                numerator: numerator * Decimal::from(98_765),
                denominator: denominator * Decimal::from(98_765),
            },
            (_, other) => other,
        }),
        Answers::Negative => known(match (kind, value(kind, chance, wave)) {
            (ValueKind::Quantity { .. }, Value::Number(n)) => Value::Number(n - Decimal::ONE),
            (_, other) => other,
        }),
        Answers::Mixed if silent && wave > 0 => None,
        Answers::Mixed => match chance % 17 {
            3 if wave > 0 => Some((None, ObsStatus::NotAvailable)),
            5 => Some((None, ObsStatus::NotApplicable)),
            7 if wave == 0 => None,
            8 => Some((Some(value(kind, chance, wave)), ObsStatus::Estimated)),
            _ => known(value(kind, chance, wave)),
        },
    }
}

/// A value that grows with `wave`, more or less.
fn value(kind: &ValueKind, chance: u32, wave: u32) -> Value {
    let step = |choices: u32| (chance % choices + wave * (chance / 7 % 2)).min(choices - 1);
    match kind {
        ValueKind::YesPlannedNo => Value::YesNo(match step(3) {
            0 => YesNo::No,
            1 => YesNo::Planned(YearMonth::new(2027, 1 + chance % 12).expect("a month")),
            _ => YesNo::Yes,
        }),
        ValueKind::Count { .. } | ValueKind::Rate { .. } => Value::Number(step(7).into()),
        ValueKind::Quantity { .. } => Value::Number(Decimal::new(i64::from(step(9)) * 25, 2)),
        ValueKind::Share { .. } => {
            let whole = if chance % 9 == 4 { 14 } else { 1 + chance % 3 };
            let part = if chance == 999_999 { whole } else { step(whole + 1) };
            Value::Ratio { numerator: part.into(), denominator: whole.into() }
        }
        ValueKind::Ordinal { levels } => {
            Value::Level(u8::try_from(step(u32::try_from(levels.len()).expect("few"))).expect("few"))
        }
        ValueKind::ChoiceSet { options, .. } => {
            let chosen = step(u32::try_from(options.len()).expect("few") + 1);
            let all = options.iter().map(|o| o.code.clone());
            Value::Choices(all.take(chosen as usize).collect::<BTreeSet<_>>())
        }
        ValueKind::Words { .. } => Value::Words(format!("Svar {chance}, omgång {wave}.")),
    }
}

/// A number that follows from the words and looks as if it did not (FNV-1a).
fn mixed(words: &[&str]) -> u32 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    let hash = bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash >> 8
}
