//! Whatever happens, what was known at a time can be told at any later one: catalogue, submissions, values and series
//! alike. Many things happen here in an order that nobody chose.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use malspar_domain::{
    code::OrganisationCode,
    observation::Observation,
    series::SeriesValues,
    strategy::{Strategy, Years},
    submission::{SubmissionAct, SubmissionState},
    value::{Value, YesNo},
};
use malspar_storage::{StrategyScope, SubmissionStanding, Tx};

use crate::{
    database::{TestDatabase, on_each_database},
    sample::{REPORTED, code, county, cycle, day, figure, hand_in, march, observed, owner, strategy},
};

on_each_database! {
    what_was_known_at_any_time_is_told_at_any_later_one,
}

const ACTS: i64 = 60;

/// Numbers that look as if nobody had chosen them (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Everything that can be asked as of a time.
#[derive(Debug, PartialEq)]
struct Known {
    catalogues: Vec<(Strategy, u32)>,
    newest: u32,
    standings: BTreeMap<OrganisationCode, SubmissionStanding>,
    states: Vec<(OrganisationCode, SubmissionState, DateTime<Utc>)>,
    reported: Vec<Observation>,
    checked: Vec<Observation>,
    latest: Option<DateTime<Utc>>,
    pages: Vec<Observation>,
    series: SeriesValues,
}

async fn known(tx: &Tx, scope: &StrategyScope, as_of: Option<DateTime<Utc>>) -> Known {
    const CHECKED: [SubmissionState; 2] = [SubmissionState::Approved, SubmissionState::Reopened];
    let cycle = cycle();
    let mut catalogues = Vec::new();
    for from in [2022, 2024, 2026] {
        catalogues.push(tx.catalogue_of(scope, Years { from, to: from + 1 }, as_of).await.unwrap());
    }
    Known {
        catalogues,
        newest: tx.open_strategy(&strategy().slug, &owner(), as_of).await.unwrap().2,
        standings: tx.submission_facts(scope, &cycle, as_of).await.unwrap(),
        states: tx.submissions(scope, &cycle.key, as_of).await.unwrap(),
        reported: tx.observations(scope, &cycle, &REPORTED, as_of).await.unwrap(),
        checked: tx.observations(scope, &cycle, &CHECKED, as_of).await.unwrap(),
        latest: tx.latest_recorded_at(scope, &cycle, &REPORTED, as_of).await.unwrap(),
        pages: tx.observation_page(scope, &CHECKED, None, 100, as_of).await.unwrap(),
        series: tx.series_values(&["N1", "N2"].map(|code| code.parse().unwrap()), as_of).await.unwrap(),
    }
}

/// One thing that happens; some come to nothing because they do not fit.
async fn happens(tx: &Tx, scope: &StrategyScope, dice: &mut Dice, at: DateTime<Utc>) {
    let who = ["1860", "1880"][usize::from(dice.below(2) == 1)];
    let value = dice.below(4);
    let answers = [
        observed("A1", who, Value::YesNo(if value < 2 { YesNo::Yes } else { YesNo::No })),
        observed("A2", who, Value::Number(value.into())),
    ];
    let state = tx.submission(scope, &cycle().key, &code(who)).await.unwrap().map(|s| s.state);
    match dice.below(7) {
        0 => {
            let mut changed = strategy();
            changed.title.sv = format!("Utgåva {value}");
            let from = [2024, 2026][usize::from(dice.below(8) == 0)];
            let last = tx.catalogue_versions(scope).await.unwrap().pop().map(|last| last.applies_from);
            let from = last.map_or(from, |last| from.max(last));
            tx.save_catalogue(&changed, from, &owner(), at).await.unwrap();
        }
        1 => {
            let year = 2023 + i32::from(dice.below(2) == 1);
            let rows = [figure("N1", who, year, &value.to_string()), figure("N2", "0018", year, "1")];
            tx.save_series(&rows, "Kolada", &owner(), at).await.unwrap();
        }
        2 => {
            let [_, imported] = answers;
            tx.import_observations(scope, [imported], None, &owner(), at).await.unwrap();
        }
        3 | 4 if state.is_none_or(SubmissionState::is_open) => {
            hand_in(tx, scope, who, &answers, at).await;
        }
        _ => {
            let reason = "Därför".to_owned();
            let until = day(2026, 4, 1 + u32::try_from(value).unwrap());
            let act = match dice.below(6) {
                0 => SubmissionAct::Return { reason, scope: Vec::new() },
                1 | 2 => SubmissionAct::Approve,
                3 => SubmissionAct::Extend { until, reason },
                4 => SubmissionAct::Reopen { until, reason, scope: vec!["A1".parse().unwrap()] },
                _ => SubmissionAct::Lock,
            };
            if let Some((from, to)) = state.and_then(|from| Some((from, from.after(&act).ok()?))) {
                let cycle = cycle().key;
                tx.act_on_submission(scope, &cycle, &code(who), from, &act, to, &owner(), at).await.unwrap();
            }
        }
    }
}

async fn what_was_known_at_any_time_is_told_at_any_later_one(db: &TestDatabase) {
    let scope = county(db).await;
    let first = march(2);
    let time = |n: i64| first + Duration::microseconds(n * 2_220_000_001);
    let tx = db.store.write().await.unwrap();
    let mut dice = Dice(2026);
    let mut then = Vec::new();
    for n in 0..ACTS {
        happens(&tx, &scope, &mut dice, time(n)).await;
        then.push(known(&tx, &scope, None).await);
    }
    let differing = then.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(differing > 30, "much has happened: {differing}");
    assert!(then.iter().any(|k| k.checked.len() > 1) && then.iter().any(|k| k.newest > 3));
    let reopened = |k: &Known| k.standings.values().any(|s| s.state == SubmissionState::Reopened);
    assert!(then.iter().any(reopened), "it was rich enough");
    for (n, expected) in (0..).zip(&then) {
        assert_eq!(&known(&tx, &scope, Some(time(n))).await, expected, "at the time of act {n}");
        let just_before_the_next = time(n + 1) - Duration::microseconds(1);
        assert_eq!(&known(&tx, &scope, Some(just_before_the_next)).await, expected, "until act {}", n + 1);
    }
}
