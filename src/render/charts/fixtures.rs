//! Counties to draw in tests: the real strategy packs, with the gallery's invented answers.

use std::collections::BTreeMap;

use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    progress::{Municipality, Progress},
    strategy::Strategy,
};

pub(crate) use crate::gallery::examples::{Answers, reworded, suppressed};
use crate::gallery::{Material, examples};

const PACK: &str = include_str!("../../../strategies/orebro-2024-2030.toml");
/// A strategy without targets and without a rule of follow-up.
const WITHOUT_TARGETS: &str = include_str!("../../../strategies/vastmanland.toml");

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

pub(super) const ALL_ANSWERS: [Answers; 6] = [
    Answers::Mixed,
    Answers::Complete,
    Answers::Nothing,
    Answers::Everything,
    Answers::Zero,
    Answers::Unknown,
];

pub(crate) fn strategy() -> Strategy {
    toml::from_str(PACK).expect("the pack is read by its own tests")
}

pub(crate) fn strategy_without_targets() -> Strategy {
    toml::from_str(WITHOUT_TARGETS).expect("the pack is read by its own tests")
}

/// A county of the first `count` municipalities, with long and short names.
pub(crate) fn names(count: usize) -> Vec<(String, u64)> {
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
pub(crate) fn progress(
    strategy: &Strategy,
    names: &[(String, u64)],
    answers: Answers,
    before: bool,
) -> Progress {
    let cycles = strategy.cycles();
    let cycles = if before { &cycles[..2] } else { &cycles[1..2] };
    progress_over(&vec![strategy; cycles.len()], cycles, names, answers)
}

/// The last of `cycles` beside all those before it, each under its own catalogue.
pub(crate) fn progress_over(
    catalogues: &[&Strategy],
    cycles: &[FollowUpCycle],
    names: &[(String, u64)],
    answers: Answers,
) -> Progress {
    let municipalities: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(n, (name, residents))| Municipality {
            code: OrganisationCode::new(format!("{:04}", 1800 + n)).expect("four digits"),
            name: name.clone(),
            residents: *residents,
            formerly: Vec::new(),
        })
        .collect();
    examples::progress_over(catalogues, cycles, &municipalities, answers)
}

/// What the gallery is made of, as the register that ships with the product has it.
pub(crate) fn material() -> Material {
    const MUNICIPALITIES: &str = include_str!("../../../data/municipalities.csv");
    const POPULATION: &str = include_str!("../../../data/population.csv");
    const BOUNDARIES: &str = include_str!("../../../data/municipalities.geojson");
    let residents: BTreeMap<&str, u64> = POPULATION
        .lines()
        .filter_map(|row| row.split_once(",2025,"))
        .map(|(code, count)| (code, count.parse().expect("a number")))
        .collect();
    let code = |code: &str| OrganisationCode::new(code).expect("four digits");
    let municipality = |row: &'static str| {
        let cells: Vec<_> = row.split(',').collect();
        let [number, name, county, _] = cells[..] else { panic!("{row}") };
        let municipality = Municipality {
            code: code(number),
            name: name.to_owned(),
            residents: residents[number],
            formerly: Vec::new(),
        };
        (municipality, county.to_owned())
    };
    let land: serde_json::Value = serde_json::from_str(BOUNDARIES).expect("JSON");
    let land = land["features"].as_array().expect("a list").iter();
    Material {
        with_targets: strategy(),
        without_targets: strategy_without_targets(),
        municipalities: MUNICIPALITIES.lines().skip(1).map(municipality).collect(),
        boundaries: land
            .map(|l| (code(l["properties"]["code"].as_str().expect("a code")), l["geometry"].to_string()))
            .collect(),
    }
}
