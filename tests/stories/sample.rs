//! A small county for the stories of the store: two municipalities, three indicators, one cycle after the baseline.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    cycle::{CycleState, FollowUpCycle},
    id::AccountId,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    organisation::{OrganisationKind, OrganisationRecord},
    role::{Actor, Role},
    strategy::Strategy,
    submission::{SubmissionAct, SubmissionState},
    value::Value,
};
use malspar_storage::{SeriesRow, StrategyScope, Tx};
use uuid::Uuid;

use crate::database::TestDatabase;

pub(crate) const REPORTED: [SubmissionState; 3] =
    [SubmissionState::Submitted, SubmissionState::Approved, SubmissionState::Reopened];

const PACK: &str = r#"
slug = "small"
county = "18"
region = "0018"
region_name = { sv = "Region Örebro län" }
county_name = { sv = "Örebro län" }
title = { sv = "En liten strategi", en = "A small strategy" }
short_title = { sv = "strategin" }
valid = { from = 2024, to = 2027 }
follow_up = { every_years = 2, anchor = 2024 }
baseline = { years = { from = 2023, to = 2023 }, measured_on = "2023-12-31", origin = "measured" }
areas = []

[[indicators]]
code = "A1"
title = { sv = "Finns det?" }
question = { sv = "Finns det?" }
help = { sv = "" }
kind = "yes_planned_no"
aggregation = "share_of_yes"
direction = "up"
source = "municipality"
measured = "as_of"
support = "text"
finding = { sv = "" }
measure = { sv = "" }

[[indicators]]
code = "A2"
title = { sv = "Hur mycket?" }
question = { sv = "Hur mycket?" }
help = { sv = "" }
kind = { quantity = { unit = { sv = "timmar" }, decimals = 2, max = "1000" } }
aggregation = "sum"
direction = "up"
source = "municipality"
measured = "as_of"
support = "text"
finding = { sv = "" }
measure = { sv = "" }

[[indicators]]
code = "A3"
title = { sv = "Vilka?" }
question = { sv = "Vilka?" }
help = { sv = "" }
kind = "yes_planned_no"
aggregation = "pooled"
direction = "up"
source = "municipality"
measured = "as_of"
support = "text"
finding = { sv = "" }
measure = { sv = "" }
[[indicators.dimensions]]
code = "place"
title = { sv = "Var" }
categories = [{ code = "school", title = { sv = "Skola" } }, { code = "clinic", title = { sv = "Mottagning" } }]
"#;

pub(crate) fn strategy() -> Strategy {
    strategy_with("")
}

/// The strategy with more at the end of its pack.
pub(crate) fn strategy_with(more: &str) -> Strategy {
    toml::from_str(&format!("{PACK}{more}")).unwrap()
}

pub(crate) fn code(text: &str) -> OrganisationCode {
    OrganisationCode::new(text).unwrap()
}

pub(crate) fn actor(role: Role, organisation: &str) -> Actor {
    Actor { account: AccountId(Uuid::from_u128(7)), role, organisation: code(organisation), strategy: None }
}

pub(crate) fn owner() -> Actor {
    actor(Role::StrategyOwner, "0018")
}

/// Noon of a day in March 2026.
pub(crate) fn march(day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, day, 12, 0, 0).unwrap()
}

pub(crate) fn cycle() -> FollowUpCycle {
    strategy().cycle(&CycleKey::new("2024-2025").unwrap()).unwrap()
}

pub(crate) fn organisation(code_: &str, name: &str, kind: OrganisationKind) -> OrganisationRecord {
    OrganisationRecord {
        code: code(code_),
        name: name.to_owned(),
        kind,
        county: "18".to_owned(),
        valid_from: None,
        valid_to: None,
    }
}

/// The register and the strategy, with the cycle collecting.
pub(crate) async fn county(db: &TestDatabase) -> StrategyScope {
    let tx = db.store.write().await.unwrap();
    let organisations = [
        organisation("1860", "Laxå", OrganisationKind::Municipality),
        organisation("1880", "Örebro", OrganisationKind::Municipality),
        organisation("0018", "Region Örebro län", OrganisationKind::Region),
    ];
    tx.save_organisations(&organisations).await.unwrap();
    tx.save_population(&[(code("1860"), 2024, 5_500), (code("1880"), 2024, 160_000)]).await.unwrap();
    tx.save_catalogue(&strategy(), 2024, &owner(), march(1)).await.unwrap();
    let (scope, strategy, _) = tx.open_strategy(&strategy().slug, &owner(), None).await.unwrap();
    tx.save_cycles(&scope, &strategy.cycles()).await.unwrap();
    tx.move_cycle(&scope, &cycle().key, CycleState::Planned, CycleState::Collecting).await.unwrap();
    tx.commit().await.unwrap();
    scope
}

pub(crate) fn key(indicator: &str, about: &str) -> SeriesKey {
    SeriesKey {
        indicator: indicator.parse().unwrap(),
        about: code(about),
        period: cycle().period,
        category: None,
    }
}

pub(crate) fn observed(indicator: &str, about: &str, value: Value) -> Observation {
    Observation {
        key: key(indicator, about),
        value: Some(value),
        status: ObsStatus::Normal,
        comment: None,
        source: ObsSource::Answer,
        revision: 0,
    }
}

pub(crate) fn figure(series: &str, organisation: &str, year: i32, value: &str) -> SeriesRow {
    SeriesRow {
        series: series.parse().unwrap(),
        organisation: code(organisation),
        year,
        value: Some(value.parse().unwrap()),
    }
}

/// `organisation` hands in `observations`, beginning where it has not begun yet.
pub(crate) async fn hand_in(
    tx: &Tx,
    scope: &StrategyScope,
    organisation: &str,
    observations: &[Observation],
    at: DateTime<Utc>,
) -> usize {
    let (organisation, cycle) = (code(organisation), cycle());
    let from = tx.start_submission(scope, &cycle.key, &organisation, at).await.unwrap().state;
    let act = SubmissionAct::Submit;
    let to = from.after(&act).unwrap();
    tx.act_on_submission(scope, &cycle.key, &organisation, from, &act, to, &owner(), at).await.unwrap();
    tx.append_observations(scope, &cycle.key, &organisation, observations, None, &owner(), at).await.unwrap()
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}
