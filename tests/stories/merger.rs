//! A municipality is renamed, two are merged in the middle of a series: what was measured before is the new one's past.

use malspar_app::{Error, progress::Counted};
use malspar_domain::{
    code::OrganisationCode,
    progress::{Figure, IndicatorProgress},
    role::{Actor, Role},
    submission::{AnswerKey, Answers},
    value::Value,
};

use crate::{
    county::{County, baseline, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    what_was_measured_before_a_merger_is_compared_with_what_is_measured_after,
    a_new_name_holds_from_its_day_on,
}

const MERGED: [&str; 2] = ["1880", "1881"];
const NEW: &str = "1899";

/// Whoever runs the service: the register belongs to no region.
fn administrator() -> Actor {
    Actor { role: Role::Administrator, ..owner() }
}

/// The same answers, about another municipality.
fn about(answers: Answers, code: &OrganisationCode) -> Answers {
    answers.into_iter().map(|(key, answer)| (AnswerKey { about: code.clone(), ..key }, answer)).collect()
}

fn count(county: &County, code: &str) -> rust_decimal::Decimal {
    let key = AnswerKey { indicator: "TS2".parse().unwrap(), about: organisation(code), category: None };
    match county.answers(&baseline(), code).get(&key).and_then(|a| a.value.clone()) {
        Some(Value::Number(number)) => number,
        other => panic!("{other:?} is no number of family centres"),
    }
}

async fn what_was_measured_before_a_merger_is_compared_with_what_is_measured_after(db: &TestDatabase) {
    let county = County::new(db).await;
    county.everybody_answers(&baseline()).await;
    let predecessors = MERGED.map(organisation);
    let (new, next) = (organisation(NEW), "2026-2027".parse().unwrap());
    let too_early = "2025-01-01".parse().unwrap();
    let administrator = administrator();
    let merge = |on| county.app.succeed_municipalities(&administrator, &predecessors, &new, Some("Nyby"), on);
    let Err(Error::Refused(why)) = merge(too_early).await else {
        panic!("the cycle is open, with answers in it")
    };
    assert_eq!(why[0].code, "register-cycle-open");
    merge("2026-01-01".parse().unwrap()).await.unwrap();
    // To load the shipped register again, as every import does, brings nobody back.
    county.app.load_register(&owner()).await.unwrap();

    county.app.open_cycle(&owner(), county.slug(), &next).await.unwrap();
    let answers = about(county.answers(&cycle(), "1880"), &new);
    county.send_form(&next, NEW, &answers).await;
    county.app.submit(&contact(NEW), county.slug(), &next, &new).await.unwrap();

    let figures = county.app.figures(&owner(), county.slug(), &next, Counted::Reported, None).await.unwrap();
    assert_eq!(figures.progress.municipalities.len(), 11);
    let centres: &IndicatorProgress = figures.progress.indicator(&"TS2".parse().unwrap()).unwrap();
    let own = centres.municipalities.iter().find(|m| m.code == new).unwrap();
    let past = count(&county, MERGED[0]) + count(&county, MERGED[1]);
    assert_eq!(own.before[0].value(), Some(&Value::Number(past)));
    let change = centres.change.unwrap();
    assert_eq!((change.both, change.before), (1, past));
    // The county's own past is all of it, whoever it belongs to today.
    let before = centres.before.as_ref().unwrap();
    assert!(matches!(before.figure, Figure::Sum { total, .. } if total > past));
    assert_eq!(before.coverage.reported + before.coverage.missing(), 11);
    // A yes and a no make neither.
    let group = figures.progress.indicator(&"SO1".parse().unwrap()).unwrap();
    let own = group.municipalities.iter().find(|m| m.code == new).unwrap();
    assert_eq!(own.before[0].value(), None);
}

async fn a_new_name_holds_from_its_day_on(db: &TestDatabase) {
    let county = County::new(db).await;
    let from = "2024-07-01".parse().unwrap();
    county
        .app
        .rename_municipality(&administrator(), &organisation("1860"), "Laxåbygden", from)
        .await
        .unwrap();
    county.app.load_register(&owner()).await.unwrap();
    let name = |figures: malspar_app::progress::CycleFigures| {
        figures.progress.municipalities.into_iter().find(|m| m.code.as_str() == "1860").unwrap().name
    };
    assert_eq!(name(county.figures(Counted::Reported, None).await), "Laxåbygden");
    let before = county.app.figures(&owner(), county.slug(), &baseline(), Counted::Reported, None).await;
    assert_eq!(name(before.unwrap()), "Laxå");
}
