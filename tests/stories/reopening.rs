//! Longer to answer, and open again: acts with a last day, kept with their reason and told as they were known.

use chrono::Duration;
use malspar_app::progress::Counted;
use malspar_domain::{
    role::Role,
    submission::{AnswerKey, Answers, SubmissionAct, SubmissionState},
    value::{Value, YesNo},
};
use malspar_storage::{StrategyScope, SubmissionRecord, SubmissionStanding, Tx};

use crate::{
    county::{self, County},
    database::{TestDatabase, on_each_database},
    sample::{REPORTED, actor, code, county, cycle, day, hand_in, march, observed, owner, strategy},
};

on_each_database! {
    an_extension_moves_the_last_day_from_then_on,
    answers_are_reopened_for_a_while_and_lock_again,
    what_was_reopened_ends_when_it_is_handed_in,
    checked_values_hold_until_new_ones_are_checked,
    what_was_checked_before_a_reopening_stays_in_the_figures,
    a_lock_brings_the_draft_back_to_what_was_checked,
    how_far_everybody_had_come_stays_known,
    a_contact_does_not_learn_where_others_stand,
}

async fn act(tx: &Tx, scope: &StrategyScope, act: &SubmissionAct, on: u32) {
    let (who, cycle) = (code("1880"), cycle().key);
    let from = tx.submission(scope, &cycle, &who).await.unwrap().unwrap().state;
    let to = from.after(act).unwrap();
    tx.act_on_submission(scope, &cycle, &who, from, act, to, &owner(), march(on)).await.unwrap();
}

fn extended(until: u32) -> SubmissionAct {
    SubmissionAct::Extend { until: day(2026, 4, until), reason: "Sjukdom".to_owned() }
}

fn reopened(scope: &[&str]) -> SubmissionAct {
    SubmissionAct::Reopen {
        reason: "Fel år i svaret".to_owned(),
        scope: scope.iter().map(|code| code.parse().unwrap()).collect(),
        until: day(2026, 4, 30),
    }
}

async fn submission(tx: &Tx, scope: &StrategyScope) -> SubmissionRecord {
    tx.submission(scope, &cycle().key, &code("1880")).await.unwrap().unwrap()
}

async fn standing(tx: &Tx, scope: &StrategyScope, on: u32) -> Option<SubmissionStanding> {
    let found = tx.submission_facts(scope, &cycle(), Some(march(on))).await.unwrap();
    found.get(&code("1880")).copied()
}

async fn an_extension_moves_the_last_day_from_then_on(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    tx.start_submission(&scope, &cycle().key, &code("1880"), march(2)).await.unwrap();
    act(&tx, &scope, &extended(10), 4).await;
    act(&tx, &scope, &extended(20), 6).await;
    let record = submission(&tx, &scope).await;
    assert_eq!((record.state, record.extended_until), (SubmissionState::Draft, Some(day(2026, 4, 20))));
    for (on, deadline) in [
        (3, cycle().deadline),
        (4, day(2026, 4, 10)),
        (5, day(2026, 4, 10)),
        (6, day(2026, 4, 20)),
        (30, day(2026, 4, 20)),
    ] {
        assert_eq!(standing(&tx, &scope, on).await.unwrap().deadline, deadline, "on {on} March");
    }
    hand_in(&tx, &scope, "1880", &[], march(7)).await;
    assert_eq!(submission(&tx, &scope).await.extended_until, Some(day(2026, 4, 20)), "it is still told");
    let history = tx.submission_history(&scope, &cycle().key, &code("1880")).await.unwrap();
    let told: Vec<_> = history.iter().map(|e| (e.act.as_str(), e.reason.as_deref(), e.until)).collect();
    assert_eq!(
        told,
        [
            ("start", None, None),
            ("extend", Some("Sjukdom"), Some(day(2026, 4, 10))),
            ("extend", Some("Sjukdom"), Some(day(2026, 4, 20))),
            ("submit", None, None),
        ]
    );
}

async fn answers_are_reopened_for_a_while_and_lock_again(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    hand_in(&tx, &scope, "1880", &[], march(2)).await;
    act(&tx, &scope, &SubmissionAct::Approve, 3).await;
    act(&tx, &scope, &reopened(&["A1", "A3"]), 4).await;
    let record = submission(&tx, &scope).await;
    assert_eq!(record.state, SubmissionState::Reopened);
    assert_eq!(record.reopened_until, Some(day(2026, 4, 30)));
    assert_eq!(record.reopened_scope, ["A1", "A3"].map(|code| code.parse().unwrap()));

    act(&tx, &scope, &SubmissionAct::Lock, 5).await;
    let record = submission(&tx, &scope).await;
    assert_eq!((record.state, record.reopened_until), (SubmissionState::Approved, None));
    assert_eq!(record.reopened_scope, []);

    act(&tx, &scope, &reopened(&[]), 6).await;
    assert_eq!(submission(&tx, &scope).await.reopened_scope, [], "all of them");
    let history = tx.submission_history(&scope, &cycle().key, &code("1880")).await.unwrap();
    let told: Vec<_> = history[3..].iter().map(|e| (e.act.as_str(), e.until, e.scope.len())).collect();
    let until = Some(day(2026, 4, 30));
    assert_eq!(told, [("reopen", until, 2), ("lock", None, 0), ("reopen", until, 0)]);
    assert_eq!(history[3].reason.as_deref(), Some("Fel år i svaret"));
}

async fn what_was_reopened_ends_when_it_is_handed_in(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    hand_in(&tx, &scope, "1880", &[], march(2)).await;
    act(&tx, &scope, &SubmissionAct::Approve, 3).await;
    act(&tx, &scope, &reopened(&["A1"]), 4).await;
    hand_in(&tx, &scope, "1880", &[], march(5)).await;
    let record = submission(&tx, &scope).await;
    assert_eq!((record.state, record.reopened_until), (SubmissionState::Submitted, None));
    assert_eq!(record.first_submitted_at, Some(march(2)));
}

async fn checked_values_hold_until_new_ones_are_checked(db: &TestDatabase) {
    const CHECKED: [SubmissionState; 2] = [SubmissionState::Approved, SubmissionState::Reopened];
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    let (yes, no) = (Value::YesNo(YesNo::Yes), Value::YesNo(YesNo::No));
    hand_in(&tx, &scope, "1880", &[observed("A1", "1880", yes.clone())], march(2)).await;
    act(&tx, &scope, &SubmissionAct::Approve, 3).await;
    act(&tx, &scope, &reopened(&[]), 4).await;
    let checked = async || {
        let found = tx.observations(&scope, &cycle(), &CHECKED, None).await.unwrap();
        found.into_iter().filter_map(|o| o.value).collect::<Vec<_>>()
    };
    let reported = async |on: u32| {
        let found = tx.observations(&scope, &cycle(), &REPORTED, Some(march(on))).await.unwrap();
        found.into_iter().filter_map(|o| o.value).collect::<Vec<_>>()
    };
    let [yes, no] = [vec![yes], vec![no]];
    assert_eq!(checked().await, yes);
    hand_in(&tx, &scope, "1880", &[observed("A1", "1880", no[0].clone())], march(5)).await;
    assert_eq!((checked().await, reported(5).await), (yes.clone(), no.clone()), "it is to be checked anew");
    act(&tx, &scope, &SubmissionAct::Return { reason: "Säker?".to_owned(), scope: Vec::new() }, 6).await;
    assert_eq!((checked().await, reported(6).await), (yes.clone(), yes.clone()), "what was checked holds");
    hand_in(&tx, &scope, "1880", &[observed("A1", "1880", no[0].clone())], march(7)).await;
    act(&tx, &scope, &SubmissionAct::Approve, 8).await;
    assert_eq!((checked().await, reported(8).await), (no.clone(), no));
    assert_eq!(reported(4).await, yes, "as it was known");
    assert_eq!(reported(6).await, yes, "as it was known");
    let pages = tx.observation_page(&scope, &CHECKED, None, 10, Some(march(6))).await.unwrap();
    assert_eq!(pages.into_iter().filter_map(|o| o.value).collect::<Vec<_>>(), yes, "and in an export");
}

/// Örebro is reopened, hands in another number of methods, and gets it back.
async fn what_was_checked_before_a_reopening_stays_in_the_figures(db: &TestDatabase) {
    let county = County::new(db).await;
    let key = county::cycle();
    let said = async |counted| {
        let figures = county.figures(counted, None).await;
        let methods = figures.progress.indicator(&"KB2".parse().unwrap()).unwrap().clone();
        let cell = methods.municipalities.into_iter().find(|m| m.code == code("1880")).unwrap().now.remove(0);
        let reports = figures.progress.indicator(&"GE2".parse().unwrap()).unwrap().now.figure.ratio();
        let state = figures.submissions.iter().find(|(who, _)| *who == code("1880")).unwrap().1;
        (cell.value().cloned(), reports.map(|(yes, _)| yes), state)
    };
    county.hand_in(&key, "1880").await;
    county.clock.advance(Duration::hours(1));
    county.act(&key, "1880", SubmissionAct::Approve).await;
    let first = said(Counted::Approved).await;
    assert_eq!((first.1, first.2), (Some(1.into()), SubmissionState::Approved));

    county.clock.advance(Duration::hours(1));
    county.act(&key, "1880", reopened(&[])).await;
    county.clock.advance(Duration::hours(1));
    let other = Some(Value::Number(49.into()));
    county.send_form(&key, "1880", &with_methods(&county, 49)).await;
    county.app.submit(&county::contact("1880"), county.slug(), &key, &code("1880")).await.unwrap();
    let as_checked = (first.0.clone(), first.1, SubmissionState::Reopened);
    assert_eq!(said(Counted::Approved).await, as_checked, "an edition holds checked values alone");
    let handed_in = said(Counted::Reported).await;
    assert_eq!((handed_in.0, handed_in.2), (other.clone(), SubmissionState::Submitted));

    county.clock.advance(Duration::hours(1));
    county
        .act(&key, "1880", SubmissionAct::Return { reason: "49 metoder?".to_owned(), scope: Vec::new() })
        .await;
    for counted in [Counted::Approved, Counted::Reported] {
        assert_eq!(said(counted).await, as_checked, "{counted:?}: no new answer, so the old one");
    }
    county.clock.advance(Duration::hours(1));
    county.app.submit(&county::contact("1880"), county.slug(), &key, &code("1880")).await.unwrap();
    county.act(&key, "1880", SubmissionAct::Approve).await;
    assert_eq!(said(Counted::Approved).await.0, other);
}

async fn a_lock_brings_the_draft_back_to_what_was_checked(db: &TestDatabase) {
    let county = County::new(db).await;
    let key = county::cycle();
    let draft = async || {
        let tx = db.store.read().await.unwrap();
        let (scope, ..) = tx.open_strategy(county.slug(), &county::owner(), None).await.unwrap();
        tx.draft(&scope, &key, &code("1880")).await.unwrap()
    };
    county.hand_in(&key, "1880").await;
    county.act(&key, "1880", SubmissionAct::Approve).await;
    let checked = draft().await;
    county.clock.advance(Duration::hours(1));
    county.act(&key, "1880", reopened(&[])).await;
    let mut other = with_methods(&county, 49);
    let voluntary = |key: &AnswerKey| key.indicator.as_str() == "KB4" && key.category.is_none();
    assert!(other.keys().any(voluntary), "it had answered what is voluntary");
    other.retain(|key, _| !voluntary(key));
    county.send_form(&key, "1880", &other).await;
    assert_ne!(draft().await, checked, "something is being written");
    county.act(&key, "1880", SubmissionAct::Lock).await;
    assert_eq!(draft().await, checked);
    let figures = county.figures(Counted::Approved, None).await;
    assert_eq!(
        figures.submissions.iter().find(|s| s.0 == code("1880")).unwrap().1,
        SubmissionState::Approved
    );
}

/// What Örebro answers, with so many new methods.
fn with_methods(county: &County, methods: u32) -> Answers {
    let mut answers = county.answers(&county::cycle(), "1880");
    let answer = answers.iter_mut().find(|(key, _)| key.indicator.as_str() == "KB2").unwrap().1;
    answer.value = Some(Value::Number(methods.into()));
    answers
}

async fn how_far_everybody_had_come_stays_known(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    tx.start_submission(&scope, &cycle().key, &code("1880"), march(2)).await.unwrap();
    hand_in(&tx, &scope, "1880", &[], march(4)).await;
    act(&tx, &scope, &SubmissionAct::Return { reason: "A1?".to_owned(), scope: Vec::new() }, 6).await;
    act(&tx, &scope, &extended(10), 7).await;
    hand_in(&tx, &scope, "1880", &[], march(8)).await;
    assert_eq!(standing(&tx, &scope, 1).await, None);
    for (on, state, first, deadline) in [
        (2, SubmissionState::Draft, None, cycle().deadline),
        (4, SubmissionState::Submitted, Some(march(4)), cycle().deadline),
        (6, SubmissionState::Returned, Some(march(4)), cycle().deadline),
        (7, SubmissionState::Returned, Some(march(4)), day(2026, 4, 10)),
        (8, SubmissionState::Submitted, Some(march(4)), day(2026, 4, 10)),
    ] {
        let expected = SubmissionStanding { state, first_submitted_at: first, deadline, was_checked: false };
        assert_eq!(standing(&tx, &scope, on).await, Some(expected), "on {on} March");
    }
}

async fn a_contact_does_not_learn_where_others_stand(db: &TestDatabase) {
    let owners = county(db).await;
    let tx = db.store.write().await.unwrap();
    tx.start_submission(&owners, &cycle().key, &code("1880"), march(2)).await.unwrap();
    let contact = actor(Role::MunicipalContact, "1860");
    let (scope, ..) = tx.open_strategy(&strategy().slug, &contact, None).await.unwrap();
    let seen = async |scope: &StrategyScope| tx.submission_facts(scope, &cycle(), None).await.unwrap().len();
    assert_eq!((seen(&scope).await, seen(&owners).await), (0, 1), "a draft is its own");
    hand_in(&tx, &owners, "1880", &[], march(3)).await;
    assert_eq!((seen(&scope).await, seen(&owners).await), (1, 1));
}
