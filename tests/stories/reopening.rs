//! Longer to answer, and open again: acts with a last day, kept with their reason and told as they were known.

use malspar_domain::{
    role::Role,
    submission::{SubmissionAct, SubmissionState},
    value::{Value, YesNo},
};
use malspar_storage::{StrategyScope, SubmissionRecord, SubmissionStanding, Tx};

use crate::{
    database::{TestDatabase, on_each_database},
    sample::{REPORTED, actor, code, county, cycle, day, hand_in, march, observed, owner, strategy},
};

on_each_database! {
    an_extension_moves_the_last_day_from_then_on,
    answers_are_reopened_for_a_while_and_lock_again,
    what_was_reopened_ends_when_it_is_handed_in,
    checked_values_hold_while_they_are_reopened,
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

async fn checked_values_hold_while_they_are_reopened(db: &TestDatabase) {
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
    assert_eq!(checked().await, std::slice::from_ref(&yes));
    hand_in(&tx, &scope, "1880", &[observed("A1", "1880", no.clone())], march(5)).await;
    assert_eq!(checked().await, [], "handed in anew it is to be checked anew");
    act(&tx, &scope, &SubmissionAct::Approve, 6).await;
    assert_eq!(checked().await, [no]);
    let then = tx.observations(&scope, &cycle(), &REPORTED, Some(march(4))).await.unwrap();
    assert_eq!(then[0].value, Some(yes));
}

async fn how_far_everybody_had_come_stays_known(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    tx.start_submission(&scope, &cycle().key, &code("1880"), march(2)).await.unwrap();
    hand_in(&tx, &scope, "1880", &[], march(4)).await;
    act(&tx, &scope, &SubmissionAct::Return { reason: "A1?".to_owned() }, 6).await;
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
        let expected = SubmissionStanding { state, first_submitted_at: first, deadline };
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
