//! Editions: locked once by a person, kept byte for byte, corrected by another one that says what and why.

use std::{collections::BTreeMap, sync::Arc};

use chrono::Days;
use malspar_app::{
    Error,
    editions::{EditionKey, EditionRecord, RenditionFormat, SealOrder},
    keys::Signer,
};
use malspar_domain::{
    cycle::CycleState,
    edition::EditionKind,
    lang::{Lang, Text},
    role::{Actor, Role},
    submission::{Answer, SubmissionAct, SubmissionState},
    value::Value,
};

use malspar_render::snapshot::Snapshot;

use crate::{
    county::{County, contact, cycle, march, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    a_correction_is_a_new_edition_that_says_what_and_why,
    an_answer_that_nobody_has_checked_is_named,
    two_who_lock_at_once_make_one_edition,
    only_a_person_who_runs_the_follow_up_locks,
    to_lock_and_to_publish_are_two_acts,
    a_draft_for_comments_is_numbered_and_the_cycle_goes_on,
    a_locked_cycle_takes_what_the_region_asks_for_and_nothing_else,
    every_municipality_has_its_own_edition_with_the_regions_figures,
    what_is_locked_is_what_stood_there_when_it_was,
}

pub(crate) fn signer() -> Arc<Signer> {
    Arc::new(Signer::from_seed([7; 32]))
}

pub(crate) fn key(name: &str) -> EditionKey {
    format!("orebro-2024-2030/2024-2025/{name}").parse().unwrap()
}

fn text(sv: &str) -> Text {
    Text { sv: sv.to_owned(), en: None }
}

pub(crate) fn codes(refused: Error) -> Vec<String> {
    match refused {
        Error::Refused(why) => why.into_iter().map(|violation| violation.code).collect(),
        other => panic!("{other}"),
    }
}

/// The review has begun, and the answers of these have been checked.
pub(crate) async fn reviewed(db: &TestDatabase, who: &[&str]) -> County {
    let county = County::new(db).await;
    for code in who {
        county.hand_in(&cycle(), code).await;
        county.act(&cycle(), code, SubmissionAct::Approve).await;
    }
    county.clock.set(march(31) + Days::new(1));
    county.app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    county
}

async fn seal(county: &County, order: &SealOrder) -> Result<EditionKey, Error> {
    county.clock.advance(chrono::Duration::hours(1));
    let sealed = county.app.seal(&owner(), county.slug(), &cycle(), order, &signer()).await;
    sealed.map(|sealed| sealed.key)
}

async fn first(county: &County) -> EditionKey {
    seal(county, &SealOrder::first(EditionKind::Sealed)).await.unwrap()
}

pub(crate) async fn files(county: &County, key: &EditionKey) -> BTreeMap<String, Vec<u8>> {
    county.app.edition_files(&owner(), key).await.unwrap()
}

async fn editions(county: &County) -> Vec<EditionRecord> {
    county.app.editions(&owner(), county.slug()).await.unwrap()
}

async fn state(county: &County) -> CycleState {
    county.app.cycle_state(&owner(), county.slug(), &cycle()).await.unwrap()
}

/// The municipality's answers are opened again, and handed in with another one.
pub(crate) async fn answers_anew(county: &County, code: &str, indicator: &str, value: Value) {
    let until = county.clock_day() + Days::new(7);
    let reopen = SubmissionAct::Reopen { reason: "Fel svar".to_owned(), scope: Vec::new(), until };
    county.act(&cycle(), code, reopen).await;
    let mut answers = county.answers(&cycle(), code);
    let changed =
        answers.iter_mut().find(|(key, _)| key.indicator.as_str() == indicator && key.category.is_none());
    *changed.unwrap().1 = Answer::of(value);
    county.send_form(&cycle(), code, &answers).await;
    county.app.submit(&contact(code), county.slug(), &cycle(), &organisation(code)).await.unwrap();
}

async fn a_correction_is_a_new_edition_that_says_what_and_why(db: &TestDatabase) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let one = first(&county).await;
    assert_eq!(one, key("region/1"));
    assert_eq!(state(&county).await, CycleState::Sealed);
    let before = files(&county, &one).await;

    let refused = seal(&county, &SealOrder::first(EditionKind::Sealed)).await.unwrap_err();
    assert_eq!(codes(refused), ["seal-no-reason", "seal-nothing-differs"]);
    let correction = SealOrder::correction([text("Kommunen hade räknat fel.")]);
    assert_eq!(codes(seal(&county, &correction).await.unwrap_err()), ["seal-nothing-differs"]);

    answers_anew(&county, "1814", "KB2", Value::Number(17.into())).await;
    assert_eq!(codes(seal(&county, &correction).await.unwrap_err()), ["seal-unchecked"]);
    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    let two = seal(&county, &correction).await.unwrap();
    assert_eq!(two, key("region/2"));

    let editions = editions(&county).await;
    let erratum: Vec<_> =
        editions[1].erratum.iter().map(|correction| correction.reason.sv.as_str()).collect();
    assert_eq!(erratum[0], "Kommunen hade räknat fel.");
    assert!(erratum[1..].iter().any(|line| line.contains("KB2") && line.contains("17")), "{erratum:?}");
    assert!(editions[0].erratum.is_empty());
    let differences = county.app.difference(&owner(), &one, &two).await.unwrap();
    let lines: Vec<_> = differences.iter().map(|difference| difference.line(Lang::Sv)).collect();
    assert_eq!(lines, erratum[1..], "the same list");
    assert_eq!(files(&county, &one).await, before, "the first edition is as it was");
}

async fn an_answer_that_nobody_has_checked_is_named(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    county.hand_in(&cycle(), "1814").await;
    let Err(Error::Refused(why)) = seal(&county, &SealOrder::first(EditionKind::Sealed)).await else {
        panic!("an answer would be left out unseen")
    };
    let named: Vec<_> = why.iter().map(|v| (v.field.as_str(), v.code.as_str())).collect();
    assert_eq!(named, [("Lekeberg", "seal-unchecked")]);
    assert!(editions(&county).await.is_empty());
    assert_eq!(state(&county).await, CycleState::Reviewing);

    let order = SealOrder { leave_out: true, ..SealOrder::first(EditionKind::Sealed) };
    let sealed = county.app.seal(&owner(), county.slug(), &cycle(), &order, &signer()).await.unwrap();
    let missing: Vec<_> =
        sealed.preflight.missing.iter().map(|v| (v.field.as_str(), v.code.as_str())).collect();
    assert!(missing.contains(&("Lekeberg", "seal-left-out")), "left out, and told: {missing:?}");
    assert!(missing.contains(&("Laxå", "seal-silent")), "{missing:?}");
    let snapshot = String::from_utf8(files(&county, &sealed.key).await.remove("snapshot.json").unwrap());
    let snapshot = Snapshot::read(&snapshot.unwrap()).unwrap();
    let ts1 = snapshot.progress.indicator(&"TS1".parse().unwrap()).unwrap();
    assert_eq!(ts1.now.coverage.reported, 1, "Örebro's alone");
}

async fn two_who_lock_at_once_make_one_edition(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let (order, signer, owner) = (SealOrder::first(EditionKind::Sealed), signer(), owner());
    let cycle = cycle();
    let seal = || county.app.seal(&owner, county.slug(), &cycle, &order, &signer);
    let (a, b) = tokio::join!(seal(), seal());
    let (won, lost) = if a.is_ok() { (a, b) } else { (b, a) };
    assert_eq!(won.unwrap().key, key("region/1"));
    assert!(matches!(lost, Err(Error::Conflict(_))), "{lost:?}");
    assert_eq!(editions(&county).await.len(), 1);
}

async fn only_a_person_who_runs_the_follow_up_locks(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let order = SealOrder::first(EditionKind::Sealed);
    let role = |role| Actor { role, ..owner() };
    for who in [contact("1880"), role(Role::CouncilReviewer), role(Role::System)] {
        let refused = county.app.seal(&who, county.slug(), &cycle(), &order, &signer()).await;
        assert!(matches!(refused, Err(Error::Forbidden(_))), "{:?}: {refused:?}", who.role);
    }
    let elsewhere = Actor { organisation: organisation("0019"), ..owner() };
    let refused = county.app.seal(&elsewhere, county.slug(), &cycle(), &order, &signer()).await;
    assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
    let baseline = "2023".parse().unwrap();
    let early = county.app.seal(&owner(), county.slug(), &baseline, &order, &signer()).await;
    assert_eq!(codes(early.unwrap_err()), ["seal-not-reviewing"]);
    assert!(editions(&county).await.is_empty());
    let administrator = role(Role::Administrator);
    county.app.seal(&administrator, county.slug(), &cycle(), &order, &signer()).await.unwrap();
}

async fn to_lock_and_to_publish_are_two_acts(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let one = first(&county).await;
    let read = |who: Actor| {
        let (app, one) = (county.app.clone(), one.clone());
        async move { app.rendition(&who, &one, Lang::Sv, RenditionFormat::Pdf).await }
    };
    let pdf = read(owner()).await.unwrap();
    assert_eq!(pdf.file_name, "orebro-2024-2030_2024-2025_region_edition-1_sv.pdf");
    assert!(matches!(read(contact("1880")).await, Err(Error::NotFound(_))), "locked is not published");

    county.app.publish(&owner(), &one).await.unwrap();
    assert_eq!(read(contact("1880")).await.unwrap(), pdf);
    assert_eq!(codes(county.app.publish(&owner(), &one).await.unwrap_err()), ["edition-published"]);
    let unsaid = county.app.withdraw(&owner(), &one, " ".to_owned()).await.unwrap_err();
    assert_eq!(codes(unsaid), ["edition-no-reason"]);
    county.app.withdraw(&owner(), &one, "Fel diarienummer.".to_owned()).await.unwrap();
    assert!(matches!(read(contact("1880")).await, Err(Error::NotFound(_))));
    assert_eq!(read(owner()).await.unwrap(), pdf, "it stays");
    let again = county.app.withdraw(&owner(), &one, "Igen.".to_owned()).await.unwrap_err();
    assert_eq!(codes(again), ["edition-not-published"]);
    let acts: Vec<_> = editions(&county).await[0].events.iter().map(|event| event.act.code()).collect();
    assert_eq!(acts, ["publish", "withdraw"]);
    let system = Actor { role: Role::System, ..owner() };
    assert!(matches!(county.app.publish(&system, &one).await, Err(Error::Forbidden(_))));
}

async fn a_draft_for_comments_is_numbered_and_the_cycle_goes_on(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    county.hand_in(&cycle(), "1814").await;
    let draft = SealOrder::first(EditionKind::Consultation);
    let one = seal(&county, &draft).await.unwrap();
    assert_eq!(one, key("region/consultation-1"));
    assert_eq!(state(&county).await, CycleState::Reviewing);
    let frozen = files(&county, &one).await;
    let snapshot = String::from_utf8(frozen["snapshot.json"].clone()).unwrap();
    assert!(snapshot.contains(r#""unvalidated":true"#), "an unchecked answer is in it, and marked");

    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    assert_eq!(seal(&county, &draft).await.unwrap(), key("region/consultation-2"));
    assert_eq!(files(&county, &one).await, frozen);
    let reviewer = Actor { role: Role::CouncilReviewer, organisation: organisation("1880"), ..owner() };
    let read = county.app.rendition(&reviewer, &one, Lang::En, RenditionFormat::PlainPdf).await.unwrap();
    assert!(read.bytes.starts_with(b"%PDF-1.7"));
    assert!(county.app.editions(&contact("1880"), county.slug()).await.unwrap().is_empty());
    assert_eq!(codes(county.app.publish(&owner(), &one).await.unwrap_err()), ["edition-for-comments"]);
    assert_eq!(first(&county).await, key("region/1"), "numbers are of a kind");
}

async fn a_locked_cycle_takes_what_the_region_asks_for_and_nothing_else(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    first(&county).await;
    let (app, slug, who) = (&county.app, county.slug(), organisation("1814"));
    let answers = county.answers(&cycle(), "1814");
    let form = app.filled_form(&contact("1814"), slug, &cycle(), &who, &answers).await.unwrap();
    let late = app.import_form(&contact("1814"), &form, false).await.unwrap_err();
    assert_eq!(codes(late), ["cycle-not-open"]);
    let decline = SubmissionAct::Decline { reason: "För sent".to_owned() };
    let late = app.act_on_submission(&contact("1814"), slug, &cycle(), &who, decline).await.unwrap_err();
    assert_eq!(codes(late), ["cycle-not-open"]);

    answers_anew(&county, "1880", "KB2", Value::Number(17.into())).await;
    let who = organisation("1880");
    assert_eq!(
        app.submission_state(&owner(), slug, &cycle(), &who).await.unwrap(),
        SubmissionState::Submitted
    );
    let act = SubmissionAct::Return { reason: "Stämmer antalet?".to_owned(), scope: Vec::new() };
    county.act(&cycle(), "1880", act).await;
    app.submit(&contact("1880"), slug, &cycle(), &who).await.unwrap();
    county.act(&cycle(), "1880", SubmissionAct::Approve).await;
}

async fn every_municipality_has_its_own_edition_with_the_regions_figures(db: &TestDatabase) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let (order, signer, owner) = (SealOrder::first(EditionKind::Sealed), signer(), owner());
    let cycle = cycle();
    let app = &county.app;
    let only = organisation("1814");
    let seal_all = |only, order| {
        app.seal_municipalities(&owner, county.slug(), &cycle, only, order, &signer, &|_, _| {})
    };
    let refused = seal_all(None, &order).await.unwrap_err();
    assert_eq!(codes(refused), ["seal-region-first"]);
    first(&county).await;
    assert_eq!(seal_all(Some(&only), &order).await.unwrap(), [key("1814/1")]);
    let others = seal_all(None, &order).await.unwrap();
    assert_eq!(others.len(), 11, "the twelve but the one that has hers");
    assert!(seal_all(None, &order).await.unwrap().is_empty());

    let own = editions(&county).await.into_iter().find(|e| e.key == key("1880/1")).unwrap();
    assert_eq!(own.figures_of, Some(key("region/1")));
    let own = app.rendition(&owner, &own.key, Lang::Sv, RenditionFormat::Pdf).await.unwrap();
    assert!(own.bytes.starts_with(b"%PDF-1.7"));
    let unknown = organisation("0180");
    assert!(matches!(seal_all(Some(&unknown), &order).await, Err(Error::NotFound(_))));

    answers_anew(&county, "1814", "KB2", Value::Number(17.into())).await;
    county.act(&cycle, "1814", SubmissionAct::Approve).await;
    let correction = SealOrder::correction([text("Räknefel.")]);
    seal(&county, &correction).await.unwrap();
    assert_eq!(codes(seal_all(Some(&only), &order).await.unwrap_err()), ["seal-no-reason"]);
    assert_eq!(seal_all(Some(&only), &correction).await.unwrap(), [key("1814/2")]);
}

async fn what_is_locked_is_what_stood_there_when_it_was(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    county.hand_in(&cycle(), "1814").await;
    let (signer, owner, cycle) = (signer(), owner(), cycle());
    let order = SealOrder { leave_out: true, ..SealOrder::first(EditionKind::Sealed) };
    let seal = county.app.seal(&owner, county.slug(), &cycle, &order, &signer);
    let approve = county.act(&cycle, "1814", SubmissionAct::Approve);
    let (sealed, ()) = tokio::join!(seal, approve);
    let acts = db.store.read().await.unwrap().audit(2).await.unwrap();
    let checked_first = acts[0].entry.action == "edition.seal";
    match sealed {
        Ok(sealed) => {
            let snapshot = files(&county, &sealed.key).await.remove("snapshot.json").unwrap();
            let said = Snapshot::read(&String::from_utf8(snapshot).unwrap()).unwrap();
            let reported = said.progress.indicator(&"TS1".parse().unwrap()).unwrap().now.coverage.reported;
            assert_eq!(reported, if checked_first { 2 } else { 1 });
        }
        // It was checked while the files were made.
        Err(Error::Conflict(_)) => assert!(editions(&county).await.is_empty()),
        Err(other) => panic!("{other}"),
    }
}
