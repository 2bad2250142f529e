//! The store keeps what it is given, gives it back as it was known at a time, and lets nobody overwrite another's work.

use std::collections::BTreeSet;

use malspar_domain::{
    code::{CategoryCode, CycleKey, Slug},
    cycle::CycleState,
    job::JobKind,
    lang::Lang,
    observation::{ObsStatus, Observation},
    organisation::{OrganisationKind, OrganisationRecord},
    role::{Actor, Role},
    submission::{Answer, AnswerKey, Answers, SubmissionAct, SubmissionState},
    value::{Value, YearMonth, YesNo},
};
use malspar_storage::{AuditEntry, Error, MAX_ATTEMPTS, Store, StoreConfig, StrategyScope, Tx};
use rust_decimal::Decimal;

use crate::{
    database::{TestDatabase, connect, on_each_database},
    sample::{
        REPORTED, actor, code, county, cycle, day, hand_in, key, march, observed, organisation, owner,
        strategy,
    },
};

on_each_database! {
    exact_decimals_survive,
    every_kind_of_value_survives,
    a_value_that_contradicts_its_status_is_refused,
    a_time_survives_to_the_microsecond,
    a_change_is_a_new_revision,
    an_unchanged_answer_adds_nothing,
    what_was_known_then_stays_known,
    returned_answers_are_in_no_figure,
    observations_come_in_the_order_of_their_codes,
    two_acts_on_one_state_are_one_act_and_a_conflict,
    a_cycle_moves_once,
    a_first_hand_in_stays_the_first,
    the_history_tells_every_act,
    a_draft_counts_the_changes_of_each_field,
    a_contact_has_no_business_in_others_drafts,
    a_strategy_opens_for_those_who_take_part,
    a_catalogue_gets_a_version_when_it_differs,
    a_strategy_does_not_change_its_region,
    residents_are_those_of_the_latest_year,
    the_register_takes_what_is_new,
    a_dropped_transaction_leaves_nothing,
    a_read_cannot_write,
    a_read_sees_one_state,
    a_job_comes_with_its_act_or_not_at_all,
    a_job_is_claimed_once,
    a_lost_lease_completes_nothing,
    a_failed_job_rests_and_is_tried_five_times,
    a_job_that_kills_its_workers_is_given_up,
    a_job_of_a_newer_release_does_not_block_the_queue,
    many_workers_share_the_jobs,
    a_draft_report_replaces_the_one_before,
    the_audit_trail_tells_the_latest_first,
    a_database_of_a_newer_release_is_refused,
    an_example_database_stays_one,
}

async fn values(db: &TestDatabase, scope: &StrategyScope) -> Vec<Observation> {
    db.store.read().await.unwrap().observations(scope, &cycle(), &REPORTED, None).await.unwrap()
}

async fn written(db: &TestDatabase, scope: &StrategyScope, observations: &[Observation], on: u32) -> usize {
    let tx = db.store.write().await.unwrap();
    let added = hand_in(&tx, scope, "1880", observations, march(on)).await;
    tx.commit().await.unwrap();
    added
}

/// The owner's act on 1880's submission.
async fn act(db: &TestDatabase, scope: &StrategyScope, act: &SubmissionAct, on: u32) {
    let tx = db.store.write().await.unwrap();
    let (who, cycle) = (code("1880"), cycle().key);
    let from = tx.submission(scope, &cycle, &who).await.unwrap().unwrap().state;
    let to = from.after(act).unwrap();
    tx.act_on_submission(scope, &cycle, &who, from, act, to, &owner(), march(on)).await.unwrap();
    tx.commit().await.unwrap();
}

fn returned() -> SubmissionAct {
    SubmissionAct::Return { reason: "Kontrollera A2".to_owned(), scope: Vec::new() }
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

async fn exact_decimals_survive(db: &TestDatabase) {
    let scope = county(db).await;
    for (on, text, stored) in [
        (2, "0.1", "0.1"),
        (3, "12345678901234567890.123456", "12345678901234567890.123456"),
        (4, "0.30", "0.3"),
        (5, "-7", "-7"),
        (6, "0", "0"),
    ] {
        written(db, &scope, &[observed("A2", "1880", number(text))], on).await;
        let found = values(db, &scope).await;
        assert_eq!(found[0].value, Some(number(text)));
        let sql = "SELECT number FROM observation ORDER BY revision DESC LIMIT 1";
        assert_eq!(db.stranger().await.text(sql).await, stored);
        act(db, &scope, &returned(), on).await;
    }
}

async fn every_kind_of_value_survives(db: &TestDatabase) {
    let scope = county(db).await;
    let options = ["clinic", "school"].map(|c| CategoryCode::new(c).unwrap());
    let given = [
        Value::YesNo(YesNo::Yes),
        Value::YesNo(YesNo::No),
        Value::YesNo(YesNo::Planned(YearMonth::new(2027, 8).unwrap())),
        Value::Ratio { numerator: Decimal::ZERO, denominator: Decimal::new(125, 1) },
        Value::Level(0),
        Value::Level(4),
        Value::Choices(BTreeSet::from(options)),
        Value::Choices(BTreeSet::new()),
        Value::Words("Vi har \u{201d}öppnat\u{201d}.\n\nOch mer\u{a0}därtill.".to_owned()),
        Value::Words(String::new()),
    ];
    for value in given {
        let observation =
            Observation { comment: Some("å \u{1f600} 'citat'".to_owned()), ..observed("A1", "1880", value) };
        written(db, &scope, std::slice::from_ref(&observation), 2).await;
        let found = values(db, &scope).await;
        assert_eq!(found, [Observation { revision: found[0].revision, ..observation }]);
        act(db, &scope, &returned(), 2).await;
    }
    for status in [ObsStatus::NotAvailable, ObsStatus::NotApplicable] {
        let none = Observation { value: None, status, ..observed("A1", "1880", Value::Level(0)) };
        written(db, &scope, std::slice::from_ref(&none), 2).await;
        let found = values(db, &scope).await;
        assert_eq!((found[0].value.as_ref(), found[0].status), (None, status));
        act(db, &scope, &returned(), 2).await;
    }
}

async fn a_value_that_contradicts_its_status_is_refused(db: &TestDatabase) {
    let scope = county(db).await;
    let yes = observed("A1", "1880", Value::YesNo(YesNo::Yes));
    for wrong in [
        Observation { status: ObsStatus::NotAvailable, ..yes.clone() },
        Observation { value: None, ..yes.clone() },
    ] {
        let tx = db.store.write().await.unwrap();
        tx.start_submission(&scope, &cycle().key, &code("1880"), march(2)).await.unwrap();
        let refused = tx
            .append_observations(&scope, &cycle().key, &code("1880"), &[wrong], None, &owner(), march(2))
            .await;
        assert!(matches!(refused, Err(Error::Other { .. })), "{refused:?}");
    }
}

async fn a_time_survives_to_the_microsecond(db: &TestDatabase) {
    let scope = county(db).await;
    let at = march(2) + chrono::Duration::nanoseconds(1_234_567);
    let tx = db.store.write().await.unwrap();
    hand_in(&tx, &scope, "1880", &[observed("A1", "1880", Value::YesNo(YesNo::Yes))], at).await;
    let stored = march(2) + chrono::Duration::microseconds(1_234);
    assert_eq!(tx.latest_recorded_at(&scope, &cycle(), &REPORTED, None).await.unwrap(), Some(stored));
    // A time with a fraction and one without are compared as times, not as texts of different length.
    let cycle = cycle();
    let seen = |at| tx.observations(&scope, &cycle, &REPORTED, Some(at));
    assert_eq!(seen(march(2)).await.unwrap().len(), 0);
    assert_eq!(seen(stored - chrono::Duration::microseconds(1)).await.unwrap().len(), 0);
    assert_eq!(seen(stored).await.unwrap().len(), 1);
    assert_eq!(seen(march(2) + chrono::Duration::seconds(1)).await.unwrap().len(), 1);
}

async fn a_change_is_a_new_revision(db: &TestDatabase) {
    let scope = county(db).await;
    written(db, &scope, &[observed("A2", "1880", number("5"))], 2).await;
    act(db, &scope, &returned(), 3).await;
    let tx = db.store.write().await.unwrap();
    let mended = observed("A2", "1880", number("6"));
    let cycle = cycle();
    let added = tx
        .append_observations(
            &scope,
            &cycle.key,
            &code("1880"),
            &[mended],
            Some("feltryck"),
            &owner(),
            march(4),
        )
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(added, 1);
    let all = db.store.read().await.unwrap().revisions(&scope, &key("A2", "1880")).await.unwrap();
    let told: Vec<_> = all
        .iter()
        .map(|r| (r.observation.revision, r.observation.value.clone(), r.recorded_at, r.reason.as_deref()))
        .collect();
    assert_eq!(
        told,
        [(1, Some(number("5")), march(2), None), (2, Some(number("6")), march(4), Some("feltryck"))]
    );
    assert_eq!((all[1].account, all[1].role), (owner().account, Role::StrategyOwner));
}

async fn an_unchanged_answer_adds_nothing(db: &TestDatabase) {
    let scope = county(db).await;
    let (first, second) =
        (observed("A2", "1880", number("5")), observed("A1", "1880", Value::YesNo(YesNo::No)));
    assert_eq!(written(db, &scope, &[first.clone(), second.clone()], 2).await, 2);
    act(db, &scope, &returned(), 3).await;
    let same = observed("A2", "1880", number("5.00"));
    let commented = Observation { comment: Some("Nu med förklaring".to_owned()), ..second };
    assert_eq!(written(db, &scope, &[same, commented], 4).await, 1);
    act(db, &scope, &returned(), 5).await;
    let estimated = Observation { status: ObsStatus::Estimated, ..first };
    assert_eq!(written(db, &scope, &[estimated], 6).await, 1);
}

async fn what_was_known_then_stays_known(db: &TestDatabase) {
    let scope = county(db).await;
    written(db, &scope, &[observed("A2", "1880", number("5"))], 2).await;
    act(db, &scope, &returned(), 4).await;
    written(db, &scope, &[observed("A2", "1880", number("6"))], 6).await;
    let tx = db.store.read().await.unwrap();
    for (on, known) in
        [(1, None), (2, Some("5")), (3, Some("5")), (4, None), (5, None), (6, Some("6")), (9, Some("6"))]
    {
        let found = tx.observations(&scope, &cycle(), &REPORTED, Some(march(on))).await.unwrap();
        let found: Vec<_> = found.into_iter().map(|o| o.value.unwrap()).collect();
        assert_eq!(found, known.map(number).into_iter().collect::<Vec<_>>(), "on {on} March");
        let states = tx.submissions(&scope, &cycle().key, Some(march(on))).await.unwrap();
        let state = states.first().map(|(_, state, since)| (*state, *since));
        let expected = match on {
            1 => None,
            2 | 3 => Some((SubmissionState::Submitted, march(2))),
            4 | 5 => Some((SubmissionState::Returned, march(4))),
            _ => Some((SubmissionState::Submitted, march(6))),
        };
        assert_eq!(state, expected, "on {on} March");
    }
}

async fn returned_answers_are_in_no_figure(db: &TestDatabase) {
    let scope = county(db).await;
    written(db, &scope, &[observed("A2", "1880", number("5"))], 2).await;
    assert_eq!(values(db, &scope).await.len(), 1);
    act(db, &scope, &returned(), 3).await;
    assert_eq!(values(db, &scope).await.len(), 0);
    written(db, &scope, &[observed("A2", "1880", number("5"))], 4).await;
    let tx = db.store.read().await.unwrap();
    let cycle = cycle();
    let counted = |states: &'static [SubmissionState]| tx.observations(&scope, &cycle, states, None);
    assert_eq!(counted(&[SubmissionState::Approved]).await.unwrap().len(), 0, "submitted is not approved");
    assert_eq!(counted(&[SubmissionState::Submitted]).await.unwrap().len(), 1);
    assert_eq!(counted(&[]).await.unwrap().len(), 0, "no state at all");
}

async fn observations_come_in_the_order_of_their_codes(db: &TestDatabase) {
    let scope = county(db).await;
    let in_row = |about: &str, row: &str| {
        let mut observation = observed("A3", about, Value::YesNo(YesNo::No));
        observation.key.category = Some(CategoryCode::new(row).unwrap());
        observation
    };
    let tx = db.store.write().await.unwrap();
    let laxa = [in_row("1860", "school"), in_row("1860", "clinic"), observed("A2", "1860", number("1"))];
    let orebro = [in_row("1880", "school"), observed("A2", "1880", number("1"))];
    hand_in(&tx, &scope, "1880", &orebro, march(2)).await;
    hand_in(&tx, &scope, "1860", &laxa, march(2)).await;
    let found = tx.observations(&scope, &cycle(), &REPORTED, None).await.unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|o| {
            let row = o.key.category.as_ref().map_or("", CategoryCode::as_str);
            (o.key.indicator.as_str(), o.key.about.as_str(), row)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("A2", "1860", ""),
            ("A2", "1880", ""),
            ("A3", "1860", "clinic"),
            ("A3", "1860", "school"),
            ("A3", "1880", "school")
        ]
    );
}

async fn two_acts_on_one_state_are_one_act_and_a_conflict(db: &TestDatabase) {
    let scope = county(db).await;
    written(db, &scope, &[], 2).await;
    act(db, &scope, &SubmissionAct::Approve, 3).await;
    // Somebody who still has the page open on which it was submitted.
    let tx = db.store.write().await.unwrap();
    let (from, to) = (SubmissionState::Submitted, SubmissionState::Returned);
    let late = tx
        .act_on_submission(&scope, &cycle().key, &code("1880"), from, &returned(), to, &owner(), march(3))
        .await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    drop(tx);
    let tx = db.store.read().await.unwrap();
    let now = tx.submission(&scope, &cycle().key, &code("1880")).await.unwrap().unwrap();
    assert_eq!((now.state, now.version), (SubmissionState::Approved, 3));
}

async fn a_cycle_moves_once(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    let (key, from, to) = (cycle().key, CycleState::Collecting, CycleState::Reviewing);
    tx.move_cycle(&scope, &key, from, to).await.unwrap();
    assert_eq!(tx.cycle_state(&scope, &key).await.unwrap(), CycleState::Reviewing);
    let again = tx.move_cycle(&scope, &key, from, to).await;
    assert!(matches!(again, Err(Error::CycleIs { state: CycleState::Reviewing, .. })), "{again:?}");
    let unknown = CycleKey::new("1999").unwrap();
    assert!(matches!(tx.move_cycle(&scope, &unknown, from, to).await, Err(Error::NotFound(_))));
    // Saved again they stay where they are.
    tx.save_cycles(&scope, &strategy().cycles()).await.unwrap();
    assert_eq!(tx.cycle_state(&scope, &key).await.unwrap(), CycleState::Reviewing);
    assert_eq!(tx.cycle_state(&scope, &"2026-2027".parse().unwrap()).await.unwrap(), CycleState::Planned);
}

async fn a_first_hand_in_stays_the_first(db: &TestDatabase) {
    let scope = county(db).await;
    written(db, &scope, &[], 2).await;
    act(db, &scope, &returned(), 3).await;
    written(db, &scope, &[], 20).await;
    let tx = db.store.read().await.unwrap();
    let record = tx.submission(&scope, &cycle().key, &code("1880")).await.unwrap().unwrap();
    assert_eq!(record.first_submitted_at, Some(march(2)));
    assert_eq!((record.started_at, record.changed_at), (march(2), march(20)));
    assert_eq!(tx.submission(&scope, &cycle().key, &code("1860")).await.unwrap(), None);
}

async fn the_history_tells_every_act(db: &TestDatabase) {
    let scope = county(db).await;
    written(db, &scope, &[], 2).await;
    act(db, &scope, &returned(), 3).await;
    let tx = db.store.read().await.unwrap();
    let history = tx.submission_history(&scope, &cycle().key, &code("1880")).await.unwrap();
    let told: Vec<_> =
        history.iter().map(|e| (e.sequence, e.act.as_str(), e.reason.as_deref(), e.state)).collect();
    assert_eq!(
        told,
        [
            (1, "start", None, SubmissionState::Draft),
            (2, "submit", None, SubmissionState::Submitted),
            (3, "return", Some("Kontrollera A2"), SubmissionState::Returned),
        ]
    );
    assert_eq!(history[2].recorded_at, march(3));
}

fn answer_key(indicator: &str) -> AnswerKey {
    AnswerKey { indicator: indicator.parse().unwrap(), about: code("1880"), category: None }
}

async fn a_draft_counts_the_changes_of_each_field(db: &TestDatabase) {
    let scope = county(db).await;
    let (key, who) = (cycle().key, code("1880"));
    let tx = db.store.write().await.unwrap();
    let (first, second) = (answer_key("A1"), answer_key("A2"));
    let yes = Answer {
        comment: Some("Öppnar i maj".to_owned()),
        message: Some("Hej!".to_owned()),
        ..Answer::of(Value::YesNo(YesNo::Yes))
    };
    let both = Answers::from([(first.clone(), yes.clone()), (second.clone(), Answer::of(number("0.10")))]);
    let too_early = tx.save_draft(&scope, &key, &who, &both, march(2)).await;
    assert!(matches!(too_early, Err(Error::NotFound(_))), "{too_early:?}");
    tx.start_submission(&scope, &key, &who, march(2)).await.unwrap();
    tx.save_draft(&scope, &key, &who, &both, march(2)).await.unwrap();
    let one = Answers::from([(second.clone(), Answer::without(ObsStatus::NotAvailable))]);
    tx.save_draft(&scope, &key, &who, &one, march(3)).await.unwrap();
    tx.save_draft(&scope, &key, &who, &one, march(4)).await.unwrap();
    let mut expected = both.clone();
    expected.extend(one);
    assert_eq!(tx.draft(&scope, &key, &who).await.unwrap(), expected);
    let versions = tx.draft_versions(&scope, &key, &who).await.unwrap();
    assert_eq!((versions[&first], versions[&second]), (1, 2));
    tx.clear_draft(&scope, &key, &who, [&second]).await.unwrap();
    assert_eq!(tx.draft(&scope, &key, &who).await.unwrap(), Answers::from([(first, yes)]));
    assert_eq!(tx.draft(&scope, &key, &code("1860")).await.unwrap(), Answers::new());
}

async fn open(tx: &Tx, actor: &Actor) -> Result<StrategyScope, Error> {
    tx.open_strategy(&strategy().slug, actor, None).await.map(|(scope, ..)| scope)
}

async fn a_contact_has_no_business_in_others_drafts(db: &TestDatabase) {
    let theirs = county(db).await;
    let key = cycle().key;
    let (own, other) = (code("1860"), code("1880"));
    let tx = db.store.write().await.unwrap();
    tx.start_submission(&theirs, &key, &other, march(2)).await.unwrap();
    let answers = Answers::from([(answer_key("A1"), Answer::of(Value::YesNo(YesNo::Yes)))]);
    tx.save_draft(&theirs, &key, &other, &answers, march(2)).await.unwrap();

    let contact = actor(Role::MunicipalContact, "1860");
    let scope = open(&tx, &contact).await.unwrap();
    tx.start_submission(&scope, &key, &own, march(2)).await.unwrap();
    assert!(tx.draft(&scope, &key, &own).await.is_ok());
    let refused = [
        tx.draft(&scope, &key, &other).await.err(),
        tx.draft_versions(&scope, &key, &other).await.err(),
        tx.save_draft(&scope, &key, &other, &answers, march(2)).await.err(),
        tx.clear_draft(&scope, &key, &other, answers.keys()).await.err(),
        tx.submission(&scope, &key, &other).await.err(),
        tx.submission_history(&scope, &key, &other).await.err(),
        tx.start_submission(&scope, &key, &other, march(2)).await.err(),
        tx.append_observations(&scope, &key, &other, &[], None, &contact, march(2)).await.err(),
    ];
    for (n, refused) in refused.into_iter().enumerate() {
        assert!(matches!(refused, Some(Error::NotFound(_))), "{n}: {refused:?}");
    }
    let begun = |found: Vec<(_, _, _)>| found.into_iter().map(|(who, ..)| who).collect::<Vec<_>>();
    assert_eq!(begun(tx.submissions(&scope, &key, None).await.unwrap()), std::slice::from_ref(&own));
    assert_eq!(begun(tx.submissions(&theirs, &key, None).await.unwrap()), [own, other]);
}

async fn a_strategy_opens_for_those_who_take_part(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    let elsewhere = OrganisationRecord {
        county: "19".to_owned(),
        ..organisation("1980", "Västerås", OrganisationKind::Municipality)
    };
    tx.save_organisations(&[elsewhere]).await.unwrap();
    for (role, organisation, opens) in [
        (Role::StrategyOwner, "0018", true),
        (Role::StrategyOwner, "0019", false),
        (Role::StrategyOwner, "1880", false),
        (Role::MunicipalContact, "1880", true),
        (Role::MunicipalContact, "1980", false),
        (Role::MunicipalContact, "9999", false),
        (Role::CouncilReviewer, "0018", true),
        (Role::CouncilReviewer, "1980", false),
        // An administrator runs the service for a region, or for all from the machine itself.
        (Role::Administrator, "0018", true),
        (Role::Administrator, "0019", false),
        (Role::Administrator, "malspar", true),
        (Role::System, "9999", true),
    ] {
        let opened = open(&tx, &actor(role, organisation)).await;
        assert_eq!(opened.is_ok(), opens, "{role:?} of {organisation}");
        assert!(opens || matches!(opened, Err(Error::NotFound(_))));
    }
    let of_another = Actor { strategy: Some(Slug::new("other").unwrap()), ..owner() };
    assert!(
        matches!(open(&tx, &of_another).await, Err(Error::NotFound(_))),
        "a role in one strategy is none in another"
    );
    let unknown = tx.open_strategy(&Slug::new("other").unwrap(), &owner(), None).await;
    assert!(matches!(unknown, Err(Error::NotFound(_))));
}

async fn a_catalogue_gets_a_version_when_it_differs(db: &TestDatabase) {
    let scope = county(db).await;
    written(db, &scope, &[observed("A2", "1880", number("5"))], 2).await;
    let tx = db.store.write().await.unwrap();
    let again = tx.save_catalogue(&strategy(), 2024, &owner(), march(3)).await.unwrap();
    assert_eq!((again.version, again.changed), (1, false));
    let mut shorter = strategy();
    "En mindre strategi".clone_into(&mut shorter.title.sv);
    shorter.indicators.pop();
    let changed = tx.save_catalogue(&shorter, 2024, &owner(), march(4)).await.unwrap();
    assert_eq!((changed.version, changed.changed), (2, true));
    let slug = strategy().slug;
    for (as_of, expected, number) in
        [(Some(march(3)), strategy(), 1), (Some(march(4)), shorter.clone(), 2), (None, shorter, 2)]
    {
        let (_, found, version) = tx.open_strategy(&slug, &owner(), as_of).await.unwrap();
        assert_eq!((found, version), (expected, number), "{as_of:?}");
    }
    let before = tx.open_strategy(&slug, &owner(), Some(march(1) - chrono::Duration::seconds(1))).await;
    assert!(matches!(before, Err(Error::NotFound(_))));
    assert_eq!(tx.strategies().await.unwrap(), [slug]);
    assert_eq!(tx.strategy_titles(Lang::Sv).await.unwrap(), ["En mindre strategi"]);
    assert_eq!(tx.observations(&scope, &cycle(), &REPORTED, None).await.unwrap().len(), 1, "values stay");
}

async fn a_strategy_does_not_change_its_region(db: &TestDatabase) {
    county(db).await;
    let mut stolen = strategy();
    stolen.region = code("0019");
    let tx = db.store.write().await.unwrap();
    let saved = tx.save_catalogue(&stolen, 2024, &actor(Role::StrategyOwner, "0019"), march(3)).await;
    assert!(matches!(saved, Err(Error::OtherRegion { .. })), "{saved:?}");
}

async fn residents_are_those_of_the_latest_year(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    tx.save_population(&[(code("1880"), 2020, 156_000), (code("1880"), 2024, 161_000)]).await.unwrap();
    let residents = async |year| {
        let found = tx.municipalities("18", day(year, 12, 31)).await?;
        Ok::<_, Error>(found.into_iter().map(|m| (m.name, m.residents)).collect::<Vec<_>>())
    };
    let latest = [("Laxå".to_owned(), 5_500), ("Örebro".to_owned(), 161_000)];
    assert_eq!(residents(2024).await.unwrap(), latest);
    assert_eq!(residents(2031).await.unwrap(), latest);
    // Laxå has no figure so early: not zero residents, but a register that lacks them.
    let early = residents(2022).await;
    assert!(matches!(&early, Err(Error::NotFound(what)) if what.which.contains("1860")), "{early:?}");
    assert_eq!(tx.municipalities("19", day(2024, 12, 31)).await.unwrap(), []);
}

async fn the_register_takes_what_is_new(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    let laxa = organisation("1860", "Laxå", OrganisationKind::Municipality);
    let closed = OrganisationRecord { valid_to: Some(day(2025, 12, 31)), ..laxa.clone() };
    assert_eq!(tx.save_organisations(std::slice::from_ref(&laxa)).await.unwrap(), 1);
    assert_eq!(tx.save_organisations(std::slice::from_ref(&laxa)).await.unwrap(), 0);
    assert_eq!(tx.save_organisations(&[closed]).await.unwrap(), 1);
    tx.save_population(&[(code("1860"), 2024, 5_500)]).await.unwrap();
    assert_eq!(tx.municipalities("18", day(2025, 12, 31)).await.unwrap().len(), 1);
    assert_eq!(tx.municipalities("18", day(2026, 1, 1)).await.unwrap().len(), 0);
    assert_eq!(tx.organisation_name(&code("1860")).await.unwrap(), "Laxå");
    assert!(matches!(tx.organisation_name(&code("1880")).await, Err(Error::NotFound(_))));
    assert!(matches!(tx.save_population(&[(code("1880"), 2024, 1)]).await, Err(Error::NotFound(_))));
    for shape in ["{}", "{\"type\":\"Point\"}"] {
        tx.save_boundaries(&[(code("1860"), shape.to_owned())]).await.unwrap();
        assert_eq!(tx.boundaries("18").await.unwrap(), [(code("1860"), shape.to_owned())]);
    }
    // More rows than a database takes in one statement.
    let many: Vec<_> = (0..3_000)
        .map(|n| OrganisationRecord {
            county: "20".to_owned(),
            ..organisation(&format!("x{n:04}"), "Namn", OrganisationKind::Municipality)
        })
        .collect();
    assert_eq!(tx.save_organisations(&many).await.unwrap(), 3_000);
    let residents: Vec<_> =
        many.iter().flat_map(|m| (2011..2016).map(|year| (m.code.clone(), year, 1))).collect();
    tx.save_population(&residents).await.unwrap();
    assert_eq!(tx.municipalities("20", day(2020, 12, 31)).await.unwrap().len(), 3_000);
}

async fn a_dropped_transaction_leaves_nothing(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    tx.append_audit(&AuditEntry::new("test.act", "small"), &owner(), march(2)).await.unwrap();
    assert_eq!(tx.audit(9).await.unwrap().len(), 1);
    drop(tx);
    assert_eq!(db.store.read().await.unwrap().audit(9).await.unwrap().len(), 0);
    db.store.write().await.unwrap().commit().await.unwrap();
}

async fn a_read_cannot_write(db: &TestDatabase) {
    let tx = db.store.read().await.unwrap();
    assert!(tx.is_read_only());
    let refused = tx.append_audit(&AuditEntry::new("test.act", "small"), &owner(), march(2)).await;
    assert!(matches!(refused, Err(Error::Other { .. })), "{refused:?}");
}

async fn a_read_sees_one_state(db: &TestDatabase) {
    let reader = db.store.read().await.unwrap();
    assert_eq!(reader.audit(9).await.unwrap().len(), 0);
    let writer = db.store.write().await.unwrap();
    writer.append_audit(&AuditEntry::new("test.act", "small"), &owner(), march(2)).await.unwrap();
    writer.commit().await.unwrap();
    assert_eq!(reader.audit(9).await.unwrap().len(), 0, "what came later is not seen");
    assert_eq!(db.store.read().await.unwrap().audit(9).await.unwrap().len(), 1);
}

fn drafts() -> JobKind {
    JobKind::PrepareDrafts { strategy: strategy().slug, cycle: cycle().key }
}

async fn enqueued(db: &TestDatabase, jobs: u32) {
    let tx = db.store.write().await.unwrap();
    for n in 0..jobs {
        tx.enqueue(&drafts(), march(1 + n)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn a_job_comes_with_its_act_or_not_at_all(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    tx.enqueue(&drafts(), march(1)).await.unwrap();
    drop(tx);
    assert_eq!(db.store.claim("w", 60).await.unwrap(), None);
    enqueued(db, 1).await;
    assert_eq!(db.store.claim("w", 60).await.unwrap().unwrap().kind, drafts());
}

async fn a_job_is_claimed_once(db: &TestDatabase) {
    enqueued(db, 2).await;
    let first = db.store.claim("one", 60).await.unwrap().unwrap();
    let second = db.store.claim("two", 60).await.unwrap().unwrap();
    assert_ne!(first.id, second.id);
    assert_eq!(db.store.claim("three", 60).await.unwrap(), None);
    assert_eq!(db.store.jobs_left().await.unwrap(), 2, "in hand is not done");
    for job in [first, second] {
        let tx = db.store.write().await.unwrap();
        tx.complete_job(&job).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(db.store.jobs_left().await.unwrap(), 0);
    assert_eq!(db.store.claim("three", 60).await.unwrap(), None);
}

async fn a_lost_lease_completes_nothing(db: &TestDatabase) {
    enqueued(db, 1).await;
    let slow = db.store.claim("slow", 0).await.unwrap().unwrap();
    let next = db.store.claim("next", 60).await.unwrap().unwrap();
    assert_eq!((next.id, next.attempt), (slow.id, 2));
    let tx = db.store.write().await.unwrap();
    assert!(matches!(tx.complete_job(&slow).await, Err(Error::Conflict(_))));
    drop(tx);
    assert!(matches!(db.store.fail_job(&slow, "too late").await, Err(Error::Conflict(_))));
    let tx = db.store.write().await.unwrap();
    tx.complete_job(&next).await.unwrap();
    assert!(matches!(tx.complete_job(&next).await, Err(Error::Conflict(_))), "done is done");
    tx.commit().await.unwrap();
}

async fn a_failed_job_rests_and_is_tried_five_times(db: &TestDatabase) {
    enqueued(db, 1).await;
    let stranger = db.stranger().await;
    for attempt in 1..=MAX_ATTEMPTS {
        let job = db.store.claim("w", 60).await.unwrap().unwrap();
        assert_eq!(job.attempt, attempt);
        db.store.fail_job(&job, "no fonts").await.unwrap();
        assert_eq!(db.store.claim("w", 60).await.unwrap(), None, "it rests first");
        stranger.execute("UPDATE job SET run_after = 0").await.unwrap();
    }
    assert_eq!(db.store.claim("w", 60).await.unwrap(), None);
    assert_eq!(db.store.jobs_left().await.unwrap(), 0);
    assert_eq!(stranger.text("SELECT state || ': ' || error FROM job").await, "failed: no fonts");
}

async fn a_job_that_kills_its_workers_is_given_up(db: &TestDatabase) {
    enqueued(db, 1).await;
    for attempt in 1..=MAX_ATTEMPTS {
        assert_eq!(db.store.claim("w", 0).await.unwrap().unwrap().attempt, attempt);
    }
    assert_eq!(db.store.claim("w", 0).await.unwrap(), None);
    assert_eq!(db.stranger().await.text("SELECT state FROM job").await, "failed");
}

async fn a_job_of_a_newer_release_does_not_block_the_queue(db: &TestDatabase) {
    enqueued(db, 2).await;
    let stranger = db.stranger().await;
    let first = "SELECT id FROM job ORDER BY enqueued_at LIMIT 1";
    let newer = format!("UPDATE job SET kind = '{{\"kind\":\"fly\"}}' WHERE id = ({first})");
    stranger.execute(&newer).await.unwrap();
    assert_eq!(db.store.claim("w", 60).await.unwrap().unwrap().kind, drafts());
    assert_eq!(db.store.claim("w", 60).await.unwrap(), None);
    assert_eq!(db.store.jobs_left().await.unwrap(), 2, "left to who knows it");
    let attempts = format!("SELECT CAST(attempts AS text) FROM job WHERE id = ({first})");
    assert_eq!(stranger.text(&attempts).await, "0");
}

async fn many_workers_share_the_jobs(db: &TestDatabase) {
    enqueued(db, 6).await;
    let workers: Vec<_> = (0..12)
        .map(|n| {
            let store = db.store.clone();
            tokio::spawn(async move { store.claim(&format!("w{n}"), 60).await.unwrap() })
        })
        .collect();
    let mut claimed = BTreeSet::new();
    for worker in workers {
        if let Some(job) = worker.await.unwrap() {
            assert!(claimed.insert(job.id), "{job:?} was claimed twice");
        }
    }
    // Who found every row locked may go away empty; the jobs are then still there.
    while let Some(job) = db.store.claim("last", 60).await.unwrap() {
        assert!(claimed.insert(job.id), "{job:?} was claimed twice");
    }
    assert_eq!(claimed.len(), 6);
}

async fn a_draft_report_replaces_the_one_before(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    let (key, who) = (cycle().key, code("1880"));
    let save = async |organisation, lang, bytes: &[u8]| {
        let sha256 = format!("{:064}", bytes.len());
        tx.save_draft_rendition(&scope, &key, organisation, lang, bytes, &sha256, march(2)).await.unwrap();
    };
    save(Some(&who), Lang::Sv, b"kommunens").await;
    save(None, Lang::En, b"the region's").await;
    save(None, Lang::Sv, b"regionens").await;
    save(None, Lang::Sv, b"regionens \0 igen").await;
    let found = tx.draft_renditions(&scope, &key).await.unwrap();
    let found: Vec<_> = found.into_iter().map(|r| (r.organisation, r.lang, r.bytes)).collect();
    assert_eq!(
        found,
        [
            (None, Lang::Sv, b"regionens \0 igen".to_vec()),
            (None, Lang::En, b"the region's".to_vec()),
            (Some(who), Lang::Sv, b"kommunens".to_vec()),
        ]
    );
}

async fn the_audit_trail_tells_the_latest_first(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    for (on, action) in [(2, "second"), (1, "first"), (3, "third")] {
        let entry = AuditEntry::new(action, "small/2024-2025").with("observations", 3).with("to", "å");
        tx.append_audit(&entry, &owner(), march(on)).await.unwrap();
    }
    let found = tx.audit(2).await.unwrap();
    assert_eq!(found.iter().map(|r| r.entry.action.as_str()).collect::<Vec<_>>(), ["third", "second"]);
    assert_eq!(found[0].entry.details, serde_json::json!({ "observations": 3, "to": "å" }));
    assert_eq!((found[0].recorded_at, found[0].role), (march(3), Role::StrategyOwner));
}

async fn a_database_of_a_newer_release_is_refused(db: &TestDatabase) {
    db.store.migrate().await.unwrap();
    let later = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 0)";
    db.stranger().await.execute(later).await.unwrap();
    let said = db.store.migrate().await.unwrap_err().to_string();
    assert!(said.contains("newer release") && said.contains("m29990101_000001_later"), "{said}");
}

async fn an_example_database_stays_one(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    assert!(!tx.is_example().await.unwrap());
    tx.mark_as_example().await.unwrap();
    tx.mark_as_example().await.unwrap();
    tx.commit().await.unwrap();
    assert!(db.store.read().await.unwrap().is_example().await.unwrap());
}

async fn migrated_by_three_at_once(db: &TestDatabase) {
    let others = [connect(&db.config).await, connect(&db.config).await];
    let [one, two] = &others;
    let (a, b, c) = tokio::join!(db.store.migrate(), one.migrate(), two.migrate());
    a.and(b).and(c).unwrap();
}

#[tokio::test]
async fn many_may_migrate_at_once_on_sqlite() {
    migrated_by_three_at_once(&TestDatabase::empty_sqlite().await).await;
}

#[tokio::test]
async fn many_may_migrate_at_once_on_postgres() {
    if let Some(db) = TestDatabase::empty_postgres().await {
        migrated_by_three_at_once(&db).await;
    }
}

/// Readers and writer are connections of their own: each would have a database of its own.
#[tokio::test]
async fn a_database_in_memory_is_refused_on_sqlite() {
    let ids = std::sync::Arc::new(malspar_domain::id::CountedIds::new(1));
    assert!(Store::connect(&StoreConfig::new("sqlite::memory:"), ids).await.is_err());
}

#[tokio::test]
async fn an_address_is_not_shown_on_postgres_or_sqlite() {
    let config = StoreConfig {
        owner_url: Some("postgres://o:hemligt@h/d".to_owned()),
        ..StoreConfig::new("postgres://p:hemligt@h/d")
    };
    assert!(!format!("{config:?}").contains("hemligt"));
    let db = TestDatabase::sqlite().await;
    assert!(!format!("{:?}", db.store).contains("story.db"));
}
