//! Verifying against the service's own database: it knows which editions there are, and what became of them.

use malspar_app::{
    App, Error,
    editions::{EditionKey, SealOrder, Verdict},
    keys::Signer,
};
use malspar_domain::{
    edition::EditionKind,
    lang::{Lang, Text},
    role::{Actor, Role},
    submission::SubmissionAct,
};
use malspar_render::{
    report::{self, Standards, Typesetter},
    seal,
    snapshot::Snapshot,
};
use malspar_storage::Thing;

use crate::{
    county::{County, cycle, march, owner},
    database::{TestDatabase, on_each_database},
    editions::{files, signer},
};

on_each_database! {
    every_file_of_an_edition_is_known_again,
    an_edition_that_nobody_locked_here_is_found_out,
    whoever_verifies_is_told_what_became_of_the_edition,
    the_keys_of_the_editions_are_known,
    a_cycle_that_cannot_move_says_how_far_it_has_come,
    a_strategy_was_not_there_before_it_was_taken_in,
}

/// Lekeberg's answers are checked later.
fn first() -> SealOrder {
    SealOrder { leave_out: true, ..SealOrder::first(EditionKind::Sealed) }
}

async fn county_in_review(db: &TestDatabase) -> County {
    let county = County::new(db).await;
    for code in ["1880", "1814"] {
        county.hand_in(&cycle(), code).await;
    }
    county.act(&cycle(), "1880", SubmissionAct::Approve).await;
    county.app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    county
}

async fn locked(county: &County, order: &SealOrder) -> EditionKey {
    county.clock.advance(chrono::Duration::hours(1));
    county.app.seal(&owner(), county.slug(), &cycle(), order, &signer()).await.unwrap().key
}

async fn verify(county: &County, file: &[u8]) -> Verdict {
    county.app.verify(&owner(), file.to_vec()).await.unwrap()
}

fn failed(verdict: &Verdict) -> Vec<&'static str> {
    verdict.findings.iter().filter(|finding| finding.ok == Some(false)).map(|finding| finding.code).collect()
}

fn remarks(verdict: &Verdict) -> Vec<&'static str> {
    verdict.remarks.iter().map(|remark| remark.code).collect()
}

async fn every_file_of_an_edition_is_known_again(db: &TestDatabase) {
    let county = county_in_review(db).await;
    let key = locked(&county, &first()).await;
    let files = files(&county, &key).await;
    assert!(files.contains_key("README.txt") && files.contains_key("SHA256SUMS"), "as in the package");
    for name in files.keys().filter(|name| name.ends_with("_sv.html") || *name == "snapshot.json") {
        let verdict = verify(&county, &files[name]).await;
        assert_eq!(failed(&verdict), [""; 0], "{name}: {:?}", verdict.findings);
        assert_eq!((verdict.consistent, verdict.authentic_file), (None, Some(true)), "{name}");
    }
    let package = county.app.archive(&owner(), &key).await.unwrap();
    let verdict = verify(&county, &package).await;
    assert_eq!(failed(&verdict), [""; 0], "{:?}", verdict.findings);
    let answers = (verdict.consistent, verdict.authentic_values, verdict.authentic_file);
    assert_eq!(answers, (Some(true), Some(true), Some(true)));
}

/// Somebody makes an edition 9 of the region's report, and signs it with a key of their own.
async fn an_edition_that_nobody_locked_here_is_found_out(db: &TestDatabase) {
    let county = county_in_review(db).await;
    let key = locked(&county, &first()).await;
    let files = files(&county, &key).await;
    let mut said = Snapshot::read(std::str::from_utf8(&files["snapshot.json"]).unwrap()).unwrap();
    said.edition.as_mut().unwrap().number = 9;
    let proof = seal::proof(&said, &Signer::from_seed([9; 32])).unwrap();
    let forged =
        report::pdf(&Typesetter::new(), &said, Some(&proof), Lang::Sv, Standards::Archive).unwrap().bytes;
    let verdict = verify(&county, &forged).await;
    assert_eq!(failed(&verdict), ["verify-not-in-database"], "{:?}", verdict.findings);

    // A service that has never heard of the strategy cannot tell.
    let elsewhere = TestDatabase::sqlite().await;
    let app = App::new(elsewhere.store.clone(), county.clock.clone());
    let administrator = Actor { role: Role::Administrator, ..owner() };
    let verdict = app.verify(&administrator, forged).await.unwrap();
    assert_eq!((failed(&verdict), remarks(&verdict)), (vec![], vec!["verify-no-strategy-here"]));
}

async fn whoever_verifies_is_told_what_became_of_the_edition(db: &TestDatabase) {
    let county = county_in_review(db).await;
    let one = locked(&county, &first()).await;
    let file = files(&county, &one).await.remove("snapshot.json").unwrap();
    assert_eq!(remarks(&verify(&county, &file).await), [""; 0]);

    county.app.publish(&owner(), &one).await.unwrap();
    county.app.withdraw(&owner(), &one, "Fel diarienummer.".to_owned()).await.unwrap();
    let verdict = verify(&county, &file).await;
    assert_eq!(remarks(&verdict), ["verify-withdrawn"]);
    let words = verdict.remarks[0].words(Lang::Sv);
    assert!(words.contains("2026") && words.ends_with("Fel diarienummer."), "{words}");
    assert_eq!(verdict.authentic_file, Some(true), "it is what was locked all the same");

    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    let reason = Text { sv: "Ett svar kom till.".to_owned(), en: None };
    let two = locked(&county, &SealOrder::correction([reason])).await;
    let verdict = verify(&county, &file).await;
    assert_eq!(remarks(&verdict), ["verify-withdrawn", "verify-superseded"]);
    assert!(verdict.remarks[1].words(Lang::En).contains(&two.to_string()), "{:?}", verdict.remarks);
}

async fn the_keys_of_the_editions_are_known(db: &TestDatabase) {
    let county = county_in_review(db).await;
    assert!(county.app.signing_keys().await.unwrap().is_empty());
    locked(&county, &SealOrder::first(EditionKind::Consultation)).await;
    locked(&county, &first()).await;
    assert_eq!(county.app.signing_keys().await.unwrap(), [signer().public()], "each once");
}

async fn a_cycle_that_cannot_move_says_how_far_it_has_come(db: &TestDatabase) {
    let county = County::new(db).await;
    let Err(Error::Refused(why)) = county.app.open_cycle(&owner(), county.slug(), &cycle()).await else {
        panic!("it is open already")
    };
    assert_eq!(why[0].code, "cycle-is");
    let state = ("state".to_owned(), "collecting".to_owned());
    assert!(why[0].params.contains(&state), "{why:?}");
}

async fn a_strategy_was_not_there_before_it_was_taken_in(db: &TestDatabase) {
    let county = County::new(db).await;
    let long_ago = Some(march(1) - chrono::Duration::days(2000));
    let told = county.app.draft_snapshot(&owner(), county.slug(), &cycle(), None, long_ago).await;
    let Err(Error::NotFound(missing)) = told else { panic!("nothing was known then") };
    assert_eq!(missing.thing, Thing::StrategyThen);
    let stranger = Actor { organisation: "0019".parse().unwrap(), ..owner() };
    let hidden = county.app.draft_snapshot(&stranger, county.slug(), &cycle(), None, long_ago).await;
    let Err(Error::NotFound(missing)) = hidden else { panic!("no part in it") };
    assert_eq!(missing.thing, Thing::Strategy, "that there is one is not for everybody");
}
