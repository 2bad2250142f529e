//! What one edition hid is not given away by the next: somebody reads both with a pencil.

use std::{collections::BTreeSet, sync::Arc};

use malspar_app::{App, editions::SealOrder, progress::Counted};
use malspar_domain::{
    clock::MockClock,
    disclosure,
    edition::EditionKind,
    lang::Text,
    progress::{Content, Figure, Progress},
    submission::{Answer, AnswerKey, Answers, SubmissionAct},
    value::Value,
};
use malspar_render::snapshot::Snapshot;
use rust_decimal::prelude::ToPrimitive;

use crate::{
    county::{County, contact, cycle, march, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::signer,
};

on_each_database! {
    a_small_count_that_one_edition_hid_is_not_given_away_by_the_next,
}

const PACK: &str = r#"
slug = "small"
county = "18"
region = "0018"
region_name = { sv = "Region Örebro län", en = "Region Örebro County" }
county_name = { sv = "Örebro län", en = "Örebro County" }
title = { sv = "En liten strategi", en = "A small strategy" }
short_title = { sv = "strategin", en = "the strategy" }
valid = { from = 2024, to = 2027 }
follow_up = { every_years = 2, anchor = 2024 }
areas = []

[[indicators]]
code = "P1"
title = { sv = "Föräldrar", en = "Parents" }
question = { sv = "Hur många föräldrar?", en = "How many parents?" }
help = { sv = "", en = "" }
kind = { count = { max = 5000 } }
aggregation = "sum"
direction = "up"
source = "municipality"
measured = "calendar_year"
counts_persons = true
support = "text"
finding = { sv = "{total} föräldrar", en = "{total} parents" }
measure = { sv = "Föräldrar, antal", en = "Parents, number" }
"#;

/// Who answers; the others do not.
const WHO: [&str; 3] = ["1880", "1814", "1860"];

async fn small(db: &TestDatabase) -> County {
    let clock = Arc::new(MockClock::at(march(2)));
    let app = App::new(db.store.clone(), Arc::clone(&clock) as Arc<_>);
    app.load_register(&owner()).await.unwrap();
    app.import_strategy(&owner(), PACK).await.unwrap();
    let strategy = App::check_strategy(PACK).unwrap();
    app.open_cycle(&owner(), &strategy.slug, &cycle()).await.unwrap();
    County { app, clock, strategy }
}

async fn answer(county: &County, code: &str, number: u64) {
    let key = AnswerKey { indicator: "P1".parse().unwrap(), about: organisation(code), category: None };
    let answers = Answers::from([(key, Answer::of(Value::Number(number.into())))]);
    county.send_form(&cycle(), code, &answers).await;
    county.app.submit(&contact(code), county.slug(), &cycle(), &organisation(code)).await.unwrap();
    county.act(&cycle(), code, SubmissionAct::Approve).await;
}

async fn seal(county: &County, order: &SealOrder) -> Progress {
    county.clock.advance(chrono::Duration::hours(1));
    let sealed = county.app.seal(&owner(), county.slug(), &cycle(), order, &signer()).await.unwrap();
    let files = county.app.edition_files(&owner(), &sealed.key).await.unwrap();
    Snapshot::read(std::str::from_utf8(&files["snapshot.json"]).unwrap()).unwrap().progress
}

/// What an edition tells: each number where it is shown, and the county's.
#[derive(Debug)]
struct Told {
    cells: [Option<u64>; 3],
    total: Option<u64>,
}

fn told(progress: &Progress) -> Told {
    let own = &progress.indicators[0];
    let cell = |code: &str| {
        let cells = own.municipalities.iter().find(|m| m.code.as_str() == code).unwrap();
        match &cells.now[0].content {
            Content::Value { value: Value::Number(number), .. } => number.to_u64(),
            Content::Suppressed => None,
            other => panic!("{other:?}"),
        }
    };
    let total = match &own.now.figure {
        Figure::Sum { total, .. } => total.to_u64(),
        _ => None,
    };
    Told { cells: WHO.map(cell), total }
}

/// What the first may be for who reads both editions.
fn firsts(editions: [&Told; 2]) -> BTreeSet<u64> {
    possible(editions).into_iter().map(|[first, ..]| first).collect()
}

/// Everything that the three may have been in both editions, for somebody who knows that the first did not change.
fn possible(editions: [&Told; 2]) -> BTreeSet<[u64; 3]> {
    let fits = |told: &Told, cells: [u64; 3]| {
        told.total.is_none_or(|total| total == cells.iter().sum::<u64>())
            && told.cells.iter().zip(cells).all(|(told, cell)| told.is_none_or(|told| told == cell))
    };
    let range = |n: usize| {
        let known = editions.iter().find_map(|told| told.cells[n]);
        known.map_or(0..=60, |known| known..=known)
    };
    let mut found = BTreeSet::new();
    for first in 1..=4 {
        for (second, third) in range(1).flat_map(|s| (0..=60).map(move |t| (s, t))) {
            for corrected in 0..=60 {
                if fits(editions[0], [first, second, third]) && fits(editions[1], [first, second, corrected])
                {
                    found.insert([first, second, third]);
                }
            }
        }
    }
    found
}

async fn a_small_count_that_one_edition_hid_is_not_given_away_by_the_next(db: &TestDatabase) {
    let county = small(db).await;
    for (code, number) in WHO.into_iter().zip([3, 40, 50]) {
        answer(&county, code, number).await;
    }
    county.app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    let one = told(&seal(&county, &SealOrder::first(EditionKind::Sealed)).await);
    assert_eq!(one.cells[0], None, "three persons are hidden");
    assert!(one.total.is_some() || one.cells.iter().any(Option::is_some), "and not everything");

    // The third had counted wrong: more parents, and another number would now be the cheapest to hide.
    let until = county.clock_day() + chrono::Days::new(7);
    let reopen = SubmissionAct::Reopen { reason: "Räknefel".to_owned(), scope: Vec::new(), until };
    county.act(&cycle(), WHO[2], reopen).await;
    answer(&county, WHO[2], 20).await;
    let why = Text { sv: "Räknefel.".to_owned(), en: None };
    let two = told(&seal(&county, &SealOrder::correction([why])).await);
    assert_eq!(two.cells[0], None);
    assert_eq!(firsts([&one, &two]), BTreeSet::from([1, 2, 3, 4]), "it may be any of them still");

    // An edition that knew nothing of the first would have given it away.
    let figures = county.figures(Counted::Approved, None).await;
    let alone = told(&disclosure::disclosed(&figures.progress, &figures.strategy, &[]));
    assert_eq!(firsts([&one, &alone]), BTreeSet::from([3]), "{one:?} {alone:?}");
}
