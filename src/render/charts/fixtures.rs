//! Counties to draw: the real strategy pack, with answers that follow from a rule.

use std::collections::BTreeSet;

use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    indicator::{Indicator, Source},
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    progress::{Municipality, Progress, aggregate},
    strategy::Strategy,
    value::{Value, ValueKind, YearMonth, YesNo},
};
use rust_decimal::Decimal;

const PACK: &str = include_str!("../../../strategies/orebro-2024-2030.toml");

/// The twelve municipalities of the county, out of order.
pub(super) const ÖREBRO_LÄN: [(&str, u64); 12] = [
    ("Örebro", 160_000),
    ("Laxå", 5_400),
    ("Askersund", 11_300),
    ("Degerfors", 9_300),
    ("Hallsberg", 15_900),
    ("Hällefors", 6_600),
    ("Karlskoga", 30_100),
    ("Kumla", 22_400),
    ("Lekeberg", 8_900),
    ("Lindesberg", 23_500),
    ("Ljusnarsberg", 4_290),
    ("Nora", 10_700),
];

/// How the municipalities answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
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
}

pub(super) const ALL_ANSWERS: [Answers; 6] = [
    Answers::Mixed,
    Answers::Complete,
    Answers::Nothing,
    Answers::Everything,
    Answers::Zero,
    Answers::Unknown,
];

pub(super) fn strategy() -> Strategy {
    toml::from_str(PACK).expect("the pack is read by its own tests")
}

/// A county of the first `count` municipalities, with long and short names.
pub(super) fn names(count: usize) -> Vec<(String, u64)> {
    let more =
        ["Upplands Väsby", "Östra Göinge", "Malung-Sälen", "Å", "Västra Ämtervik och Fryksände", "Bjuv"];
    (0..count)
        .map(|n| match ÖREBRO_LÄN.get(n) {
            Some((name, residents)) => ((*name).to_owned(), *residents),
            None => (
                format!("{}{}", more[n % more.len()], if n < 18 { String::new() } else { format!(" {n}") }),
                7_000,
            ),
        })
        .collect()
}

/// What `aggregate` makes of the answers in the cycle 2024–2025, beside those of the baseline.
pub(super) fn progress(
    strategy: &Strategy,
    names: &[(String, u64)],
    answers: Answers,
    before: bool,
) -> Progress {
    let cycles = strategy.cycles();
    let [baseline, cycle, ..] = cycles.as_slice() else { panic!("the pack has a baseline and cycles") };
    let municipalities: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(n, (name, residents))| Municipality {
            code: OrganisationCode::new(format!("{:04}", 1800 + n)).expect("four digits"),
            name: name.clone(),
            residents: *residents,
        })
        .collect();
    let given = |cycle: &FollowUpCycle, wave: u32| -> Vec<Observation> {
        strategy
            .indicators
            .iter()
            .filter(|i| !matches!(i.source, Source::Derived(_)))
            .flat_map(|i| observe(i, cycle, &municipalities, answers, wave))
            .collect()
    };
    let earlier = given(baseline, 0);
    let now = given(cycle, 1);
    aggregate(strategy, cycle, &municipalities, &now, before.then_some((baseline, earlier.as_slice())))
}

fn observe(
    indicator: &Indicator,
    cycle: &FollowUpCycle,
    municipalities: &[Municipality],
    answers: Answers,
    wave: u32,
) -> Vec<Observation> {
    let mut observations = Vec::new();
    for (m, municipality) in municipalities.iter().enumerate() {
        for (r, row) in indicator.rows().into_iter().enumerate() {
            let chance = mixed(&[indicator.code.as_str(), &m.to_string(), &r.to_string()]);
            let own = indicator.answered_by(row, &municipality.code) == Some(&municipality.code);
            let Some((value, status)) = answer(&indicator.kind, answers, chance, wave, m == 1 && own) else {
                continue;
            };
            observations.push(Observation {
                key: SeriesKey {
                    indicator: indicator.code.clone(),
                    about: municipality.code.clone(),
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
        ValueKind::Count { .. } => Value::Number(step(7).into()),
        ValueKind::Quantity { .. } => Value::Number(Decimal::new(i64::from(step(9)) * 25, 2)),
        ValueKind::Share { .. } => {
            let whole = if chance % 9 == 4 { 14 } else { 1 + chance % 3 };
            let part = if chance == 999_999 { whole } else { step(whole + 1) };
            Value::Ratio { numerator: part.into(), denominator: whole.into() }
        }
        ValueKind::Ordinal { levels } => {
            Value::Level(u8::try_from(step(u32::try_from(levels.len()).expect("few"))).expect("few"))
        }
        ValueKind::ChoiceSet { options } => {
            let chosen = step(u32::try_from(options.len()).expect("few") + 1);
            let all = options.iter().map(|o| o.code.clone());
            Value::Choices(all.take(chosen as usize).collect::<BTreeSet<_>>())
        }
    }
}

/// A number that follows from the words and looks as if it did not (FNV-1a).
fn mixed(words: &[&str]) -> u32 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    let hash = bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash >> 8
}
