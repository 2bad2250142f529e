//! A question that is asked in another way applies from a cycle on; earlier cycles keep the words they were asked in.

use malspar_domain::{
    strategy::{Strategy, Years},
    value::Value,
};
use malspar_storage::{CatalogueVersion, Error, StrategyScope, Tx};

use crate::{
    database::{TestDatabase, on_each_database},
    sample::{REPORTED, county, cycle, hand_in, march, observed, owner, strategy, strategy_with},
};

on_each_database! {
    a_new_version_applies_from_its_year_on,
    what_applied_then_stays_known,
    a_version_never_applies_from_an_earlier_year,
    a_form_made_with_an_older_version_finds_it,
    a_question_in_words_is_answered_like_any_other,
}

fn titled(title: &str) -> Strategy {
    let mut changed = strategy();
    title.clone_into(&mut changed.title.sv);
    changed
}

async fn save(tx: &Tx, title: &str, applies_from: i32, on: u32) {
    tx.save_catalogue(&titled(title), applies_from, &owner(), march(on)).await.unwrap();
}

/// The title and the version that apply to a cycle, as known on a day of March.
async fn applying(tx: &Tx, scope: &StrategyScope, from: i32, on: Option<u32>) -> (String, u32) {
    let years = Years { from, to: from + 1 };
    let (found, version) = tx.catalogue_of(scope, years, on.map(march)).await.unwrap();
    (found.title.sv, version)
}

async fn a_new_version_applies_from_its_year_on(db: &TestDatabase) {
    let scope = county(db).await; // version 1 from 2024
    let tx = db.store.write().await.unwrap();
    save(&tx, "Med rättad stavning", 2024, 2).await;
    save(&tx, "Med en ny fråga", 2026, 3).await;
    save(&tx, "Med en ny fråga, rättad", 2026, 4).await;
    for (from, title, version) in [
        (2028, "Med en ny fråga, rättad", 4),
        (2026, "Med en ny fråga, rättad", 4),
        (2025, "Med rättad stavning", 2), // a cycle that began before
        (2024, "Med rättad stavning", 2),
        (2022, "Med rättad stavning", 2), // the baseline, before all of them
    ] {
        assert_eq!(applying(&tx, &scope, from, None).await, (title.to_owned(), version), "{from}");
    }
    let (_, newest, version) = tx.open_strategy(&strategy().slug, &owner(), None).await.unwrap();
    assert_eq!((newest.title.sv.as_str(), version), ("Med en ny fråga, rättad", 4));
}

async fn what_applied_then_stays_known(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    save(&tx, "Två", 2026, 3).await;
    save(&tx, "Tre", 2026, 5).await;
    for (on, version) in [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (9, 3)] {
        assert_eq!(applying(&tx, &scope, 2026, Some(on)).await.1, version, "on {on} March");
        assert_eq!(applying(&tx, &scope, 2024, Some(on)).await.1, 1, "on {on} March");
    }
    let too_early = march(1) - chrono::Duration::seconds(1);
    let nothing = tx.catalogue_of(&scope, Years { from: 2024, to: 2025 }, Some(too_early)).await;
    assert!(matches!(nothing, Err(Error::NotFound(_))), "{nothing:?}");
}

async fn a_version_never_applies_from_an_earlier_year(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    save(&tx, "Två", 2026, 2).await;
    let back = tx.save_catalogue(&titled("Tre"), 2025, &owner(), march(3)).await;
    assert!(matches!(back, Err(Error::Conflict(_))), "{back:?}");
    // Nothing new in it, so nothing happens to the years either.
    let same = tx.save_catalogue(&titled("Två"), 2024, &owner(), march(3)).await.unwrap();
    assert_eq!((same.version, same.applies_from, same.changed), (2, 2026, false));
    let told = |version, applies_from, on| CatalogueVersion { version, applies_from, recorded_at: march(on) };
    assert_eq!(tx.catalogue_versions(&scope).await.unwrap(), [told(1, 2024, 1), told(2, 2026, 2)]);
}

async fn a_form_made_with_an_older_version_finds_it(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    save(&tx, "Två", 2024, 2).await;
    assert_eq!(tx.catalogue_version(&scope, 1).await.unwrap(), strategy());
    assert_eq!(tx.catalogue_version(&scope, 2).await.unwrap(), titled("Två"));
    for unknown in [0, 3, u32::MAX] {
        let none = tx.catalogue_version(&scope, unknown).await;
        assert!(matches!(none, Err(Error::NotFound(_))), "{unknown}: {none:?}");
    }
}

async fn a_question_in_words_is_answered_like_any_other(db: &TestDatabase) {
    let scope = county(db).await;
    let asking = strategy_with(
        r#"
[[questions]]
code = "F1"
title = { sv = "Vad har hänt?" }
question = { sv = "Vad har hänt?" }
help = { sv = "" }
max = 1000
"#,
    );
    let tx = db.store.write().await.unwrap();
    tx.save_catalogue(&asking, 2024, &owner(), march(2)).await.unwrap();
    let words = observed("F1", "1880", Value::Words("Mycket.".to_owned()));
    hand_in(&tx, &scope, "1880", &[words], march(3)).await;
    let found = tx.observations(&scope, &cycle(), &REPORTED, None).await.unwrap();
    assert_eq!(found[0].value, Some(Value::Words("Mycket.".to_owned())));
}
