//! What an administrator sees of the service: who is held back, the audit trail, jobs, and whether it is set up.

use chrono::Duration;
use malspar_app::governing::{Finding, JobCounts, JobState, KeyFinding, MailFinding, TrailSearch, Verdict};
use malspar_domain::{
    id::JobId,
    lang::Lang,
    role::{Actor, Role},
};
use uuid::Uuid;

use crate::{
    accounts::{Town, address, operator, refused},
    county::{cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    desk_people::{administrator, read, stranger},
};

on_each_database! {
    an_administrator_lets_in_whoever_has_tried_too_often,
    the_trail_is_searched_and_is_a_regions_own,
    a_job_that_has_failed_runs_again_once,
    what_is_not_set_up_is_said_with_what_to_do,
}

async fn an_administrator_lets_in_whoever_has_tried_too_often(db: &TestDatabase) {
    let town = Town::new(db).await;
    let who = address("laxa@kommun.example");
    let laxa = town.app.person(&operator(), &who).await.unwrap();
    for _ in 0..5 {
        town.ask("laxa@kommun.example").await;
    }
    assert_eq!(refused(town.app.ask_for_code(&who, "", None).await.map(|_| ())), "too often");
    let held = town.app.person_there(&administrator(), laxa).await.unwrap().held_until;
    assert_eq!(held, Some(crate::county::march(2) + Duration::hours(1)));
    assert!(town.app.governed(&administrator()).await.unwrap().iter().any(|there| there.held_until == held));
    assert_eq!(refused(town.app.let_in_again(&owner(), laxa).await), "forbidden");
    town.app.let_in_again(&administrator(), laxa).await.unwrap();
    assert!(town.app.person_there(&administrator(), laxa).await.unwrap().held_until.is_none());
    town.app.ask_for_code(&who, "", None).await.unwrap();
}

async fn the_trail_is_searched_and_is_a_regions_own(db: &TestDatabase) {
    let town = Town::new(db).await;
    let found = |search: TrailSearch, page: u64| {
        let app = town.app.clone();
        async move { app.search_trail(&administrator(), &search, page).await.unwrap() }
    };
    for n in 0..60 {
        town.invite(&format!("a{n}@kommun.example"), Role::MunicipalContact, "1880").await;
    }
    let invitations = || TrailSearch { act: Some("Account.Invite".to_owned()), ..TrailSearch::default() };
    let first = found(invitations(), 0).await;
    assert!(first.found.len() == 50 && first.more && first.whole);
    assert!(first.found.windows(2).all(|two| two[0].sequence > two[1].sequence), "the newest first");
    let second = found(invitations(), 1).await;
    assert_eq!((second.found.len(), second.more), (12, false));
    let of_cycle = TrailSearch { subject: Some("2024-2025".to_owned()), ..TrailSearch::default() };
    assert!(found(of_cycle, 0).await.found.iter().all(|f| f.record.entry.action == "cycle.move"));
    let laxa = town.app.person(&operator(), &address("laxa@kommun.example")).await.unwrap();
    let to_laxa = TrailSearch { account: Some(laxa), ..TrailSearch::default() };
    assert_eq!(found(to_laxa, 0).await.found.len(), 1);
    let day = |text: &str| Some(text.parse().unwrap());
    let then = TrailSearch { from: day("2026-03-02"), to: day("2026-03-02"), ..invitations() };
    assert_eq!(found(then, 0).await.found.len(), 50);
    let later = TrailSearch { from: day("2026-03-03"), ..TrailSearch::default() };
    assert!(found(later, 0).await.found.is_empty());
    let by = TrailSearch { role: Some(Role::StrategyOwner), ..invitations() };
    assert!(found(by, 0).await.found.is_empty(), "the operator invited them");
    let table = town.app.trail_table(&administrator(), &invitations(), Lang::Sv).await.unwrap();
    assert_eq!(String::from_utf8(table).unwrap().lines().count(), 63);

    // Another region comes: each sees its own, and the other's strategy and people are not there.
    let pack = malspar_app::examples::VASTMANLAND.pack;
    town.app.import_strategy(&stranger(), pack).await.unwrap();
    let own = found(TrailSearch::default(), 0).await;
    assert!(!own.whole);
    assert!(own.found.iter().all(|f| !f.record.entry.subject.starts_with("vastmanland")));
    let theirs = Actor { organisation: organisation("0019"), ..administrator() };
    let theirs = town.app.search_trail(&theirs, &TrailSearch::default(), 0).await.unwrap();
    assert!(!theirs.found.is_empty());
    let slug = town.county.slug().as_str();
    assert!(theirs.found.iter().all(|f| !f.record.entry.subject.starts_with(slug)));
    let all = town.app.search_trail(&operator(), &TrailSearch::default(), 0).await.unwrap();
    assert!(all.whole);
}

async fn a_job_that_has_failed_runs_again_once(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.county.clock.set(crate::county::march(31) + chrono::Days::new(1));
    town.app.begin_review(&owner(), town.county.slug(), &cycle()).await.unwrap();
    let waiting = town.app.jobs(&administrator(), None, None).await.unwrap().jobs;
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].state, waiting[0].attempts), (JobState::Waiting, 0));
    let id = waiting[0].id;
    assert_eq!(refused(town.app.try_job_again(&administrator(), id).await), "job-not-failed");
    db.stranger()
        .await
        .execute("UPDATE job SET state = 'failed', attempts = 5, error = 'no paper left'")
        .await
        .unwrap();
    let failed = town.app.jobs(&administrator(), None, None).await.unwrap().jobs;
    assert_eq!((failed[0].state, failed[0].error.as_deref()), (JobState::Failed, Some("no paper left")));
    let elsewhere = Actor { organisation: organisation("0019"), ..administrator() };
    assert_eq!(refused(town.app.try_job_again(&elsewhere, id).await), "job-not-failed");
    assert_eq!(refused(town.app.try_job_again(&administrator(), JobId(Uuid::nil())).await), "job-not-failed");
    let (one, two) = (administrator(), administrator());
    let (first, second) = tokio::join!(town.app.try_job_again(&one, id), town.app.try_job_again(&two, id));
    assert_eq!([first, second].iter().filter(|done| done.is_ok()).count(), 1, "one of two who press at once");
    let again = town.app.jobs(&administrator(), None, None).await.unwrap().jobs;
    assert_eq!((again[0].state, again[0].attempts), (JobState::Waiting, 0));
    // Also when so many wait that it is not in the list.
    db.stranger().await.execute("UPDATE job SET state = 'failed'").await.unwrap();
    let tx = db.store.write().await.unwrap();
    for day in 1..=28 {
        for _ in 0..4 {
            let kind = malspar_domain::job::JobKind::Prune;
            tx.enqueue(&kind, crate::county::march(day) + chrono::Days::new(31)).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    let all = async |state: Option<JobState>, after: Option<JobId>| {
        town.app.jobs(&operator(), state, after).await.unwrap()
    };
    let first = all(None, None).await;
    assert!(first.more && first.jobs.len() == 100 && first.jobs.iter().all(|job| job.id != id));
    assert!(first.jobs.windows(2).all(|two| two[0].enqueued_at >= two[1].enqueued_at), "the newest first");
    let rest = all(None, Some(first.jobs[99].id)).await;
    assert!(!rest.more && rest.jobs.len() == 13, "112 and the one there was: {}", rest.jobs.len());
    let mut seen: Vec<_> = first.jobs.iter().chain(&rest.jobs).map(|job| job.id).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 113, "each once");
    let failed = all(Some(JobState::Failed), None).await.jobs;
    assert_eq!(failed.iter().map(|job| job.id).collect::<Vec<_>>(), [id]);
    assert_eq!(town.app.job_counts(&operator()).await.unwrap(), JobCounts { left: 112, failed: 1 });
    assert_eq!(town.app.job_counts(&administrator()).await.unwrap(), JobCounts { left: 0, failed: 1 });
    town.app.try_job_again(&administrator(), id).await.unwrap();
}

async fn what_is_not_set_up_is_said_with_what_to_do(db: &TestDatabase) {
    let town = Town::new(db).await;
    let verdicts = |app: malspar_app::App| async move {
        app.checks(&administrator())
            .await
            .unwrap()
            .into_iter()
            .map(|c| (c.finding, c.verdict))
            .collect::<Vec<_>>()
    };
    let found = verdicts(town.app.clone()).await;
    let of =
        |wanted: &Finding| found.iter().find(|(finding, _)| finding == wanted).map(|(_, verdict)| *verdict);
    assert_eq!(of(&Finding::Address(None)), Some(Verdict::LookAt));
    assert_eq!(of(&Finding::Key(KeyFinding::NotYet)), Some(Verdict::LookAt));
    assert_eq!(of(&Finding::Schema(Some(0))), Some(Verdict::InOrder));
    assert_eq!(of(&Finding::Guards(true)), Some(Verdict::InOrder));
    assert_eq!(of(&Finding::Jobs(0)), Some(Verdict::InOrder));
    let silent = town.app.clone().with_postman(None);
    let found = verdicts(silent).await;
    let mail = |finding: &Finding| matches!(finding, Finding::Mail(MailFinding::NoServer(2)));
    assert!(found.iter().any(|(finding, verdict)| mail(finding) && *verdict == Verdict::Wrong));

    let tx = town.app.store().write().await.unwrap();
    tx.note_backup(crate::county::march(2), 1234).await.unwrap();
    tx.note_backup(crate::county::march(2), 1235).await.unwrap();
    tx.commit().await.unwrap();
    let tx = town.app.store().read().await.unwrap();
    assert_eq!(tx.last_backup().await.unwrap(), Some((crate::county::march(2), 1235)));
    drop(tx);
    let page = read(&town, &administrator(), "/forvaltning/drift").await;
    assert!(page.contains("smtp") || page.contains("Mejlservern är angiven"), "{page}");
}
