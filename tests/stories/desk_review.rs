//! Checking what was handed in: in which order, beside what, and that nothing is done to answers that nobody has seen; and
//! where a figure comes from.

use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use chrono::Duration;
use malspar_app::{
    App, Error,
    accounts::Token,
    answering::{AskedRow, Previous},
    editions::SealOrder,
    following::Stage,
    review::{Incoming, Review, Trace},
};
use malspar_domain::{
    code::OrganisationCode,
    edition::EditionKind,
    lang::Lang,
    role::{Actor, Role},
    submission::{SubmissionAct, SubmissionState},
    value::Value,
};
use malspar_web::Settings;
use tower::ServiceExt;

use crate::{
    access::Chance,
    accounts::Town,
    county::{County, REGION, baseline, contact, cycle, march, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::{answers_anew, signer},
    sample::day,
};

on_each_database! {
    answers_come_in_the_order_of_work,
    of_a_draft_nothing_is_told,
    answers_stand_beside_the_last_ones,
    what_the_region_answers_is_held_against_it,
    a_completion_is_asked_for_some_questions,
    what_was_not_seen_is_not_done,
    two_who_decide_at_once_decide_once,
    many_are_marked_at_once_and_what_has_changed_stays,
    reasons_and_days_are_checked_before_anything_is_done,
    whoever_answers_is_told_by_mail,
    a_figure_is_traced_to_who_said_it_when_and_why,
    the_review_is_the_regions_own,
    a_page_that_is_out_of_date_says_what_has_happened_and_keeps_what_was_typed,
}

const KUMLA: &str = "1881";
const HALLSBERG: &str = "1861";
const OREBRO: &str = "1880";

fn approve() -> SubmissionAct {
    SubmissionAct::Approve
}

fn send_back(reason: &str, scope: &[&str]) -> SubmissionAct {
    let scope = scope.iter().map(|code| code.parse().unwrap()).collect();
    SubmissionAct::Return { reason: reason.to_owned(), scope }
}

async fn incoming(county: &County) -> Vec<Incoming> {
    county.app.incoming(&owner(), county.slug(), &cycle()).await.unwrap()
}

async fn review(county: &County, code: &str) -> Review {
    let (slug, who) = (county.slug(), organisation(code));
    county.app.submission_review(&owner(), slug, &cycle(), &who, Lang::Sv).await.unwrap()
}

async fn done(county: &County, code: &str, act: SubmissionAct, seen: u32) -> Result<SubmissionState, Error> {
    county.app.review_submission(&owner(), county.slug(), &cycle(), &organisation(code), act, seen).await
}

async fn traced(county: &County, code: &str) -> Trace {
    county.app.trace(&owner(), county.slug(), &cycle(), &code.parse().unwrap()).await.unwrap()
}

fn rows<'a>(review: &'a Review, code: &str) -> Vec<&'a AskedRow> {
    let asked = review.areas.iter().flat_map(|area| &area.asked);
    asked.filter(|asked| asked.indicator.code.as_str() == code).flat_map(|asked| &asked.rows).collect()
}

fn codes(error: &Error) -> Vec<(&str, &str)> {
    let Error::Refused(found) = error else { panic!("{error}") };
    found.iter().map(|v| (v.field.as_str(), v.code.as_str())).collect()
}

/// Örebro answers `methods` to KB2 and is otherwise like the example.
async fn hands_in(county: &County, methods: i64) {
    let mut answers = county.answers(&cycle(), OREBRO);
    let asked = answers.iter_mut().find(|(key, _)| key.indicator.as_str() == "KB2").unwrap().1;
    asked.value = Some(Value::Number(methods.into()));
    asked.message = Some("Räknat av samordnaren.".to_owned());
    county.send_form(&cycle(), OREBRO, &answers).await;
    let who = organisation(OREBRO);
    county.app.submit(&contact(OREBRO), county.slug(), &cycle(), &who).await.unwrap();
}

async fn answers_come_in_the_order_of_work(db: &TestDatabase) {
    let county = County::new(db).await;
    for code in [OREBRO, KUMLA, HALLSBERG, "1862", "1863"] {
        county.clock.advance(Duration::hours(1));
        county.hand_in(&cycle(), code).await;
    }
    county.act(&cycle(), OREBRO, approve()).await;
    county.act(&cycle(), KUMLA, send_back("Varför?", &[])).await;
    county.act(&cycle(), HALLSBERG, approve()).await;
    let reopen =
        SubmissionAct::Reopen { reason: "Fel".to_owned(), scope: Vec::new(), until: day(2026, 3, 20) };
    county.act(&cycle(), HALLSBERG, reopen).await;

    let all = incoming(&county).await;
    let first: Vec<_> = all.iter().take(5).map(|one| (one.organisation.as_str(), one.stage)).collect();
    let expected = [
        ("1862", Stage::Submitted),
        ("1863", Stage::Submitted),
        (KUMLA, Stage::Returned),
        (HALLSBERG, Stage::Reopened),
        (OREBRO, Stage::Checked),
    ];
    assert_eq!(first, expected);
    // The region is asked as well.
    assert_eq!(all.len(), 13);
    assert!(all[5..].iter().all(|one| one.stage == Stage::NotBegun && one.submitted_at.is_none()));

    // When its last day has passed, what was reopened is checked again, as the contact reads it.
    county.clock.set(march(21));
    let stage =
        incoming(&county).await.into_iter().find(|one| one.organisation.as_str() == HALLSBERG).unwrap();
    assert_eq!(stage.stage, Stage::Checked);
}

async fn of_a_draft_nothing_is_told(db: &TestDatabase) {
    let county = County::new(db).await;
    county.send_form(&cycle(), KUMLA, &county.answers(&cycle(), KUMLA)).await;
    let begun = incoming(&county).await.into_iter().find(|one| one.organisation.as_str() == KUMLA).unwrap();
    assert_eq!((begun.stage, begun.changed, begun.notes), (Stage::Begun, 0, 0));
    let seen = review(&county, KUMLA).await;
    assert!(seen.areas.is_empty() && seen.elsewhere.is_empty() && seen.note.agreed.is_none());
    // What is written in answers that were opened again is a draft as well.
    county.hand_in(&cycle(), OREBRO).await;
    county.act(&cycle(), OREBRO, send_back("KB2?", &[])).await;
    let mut answers = county.answers(&cycle(), OREBRO);
    let asked = answers.iter_mut().find(|(key, _)| key.indicator.as_str() == "KB2").unwrap().1;
    let handed_in = asked.value.replace(Value::Number(49.into()));
    county.send_form(&cycle(), OREBRO, &answers).await;
    let told = review(&county, OREBRO).await;
    assert_eq!(rows(&told, "KB2")[0].answer.as_ref().unwrap().value, handed_in);
    let traced = traced(&county, "KB2").await;
    assert!(!format!("{traced:?}").contains("Number(49)"));
}

async fn answers_stand_beside_the_last_ones(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&baseline(), OREBRO).await;
    hands_in(&county, 49).await;
    let told = review(&county, OREBRO).await;
    let row = rows(&told, "KB2")[0];
    let Some(Previous { answer: before, measured_on, .. }) = &row.previous else { panic!("nothing before") };
    assert_ne!(before.value, Some(Value::Number(49.into())));
    assert_eq!((*measured_on, row.is_changed()), (day(2023, 12, 31), true));
    assert_eq!(row.answer.as_ref().unwrap().message.as_deref(), Some("Räknat av samordnaren."));
    // What is listed is what is shown.
    let listed = incoming(&county).await.into_iter().find(|one| one.organisation.as_str() == OREBRO).unwrap();
    let all = told.areas.iter().flat_map(|area| &area.asked).flat_map(|asked| &asked.rows);
    let (mut changed, mut notes) = (0, 0);
    for row in all {
        changed += usize::from(row.is_changed());
        notes += row.found.len();
    }
    assert_eq!((listed.changed, listed.notes), (changed, notes));
    assert!(changed > 1, "{changed}");
    // Nothing has changed where nothing was answered before, however it is answered now.
    county.hand_in(&cycle(), "1862").await;
    let first = review(&county, "1862").await;
    let mut all = first.areas.iter().flat_map(|area| &area.asked).flat_map(|asked| &asked.rows);
    assert!(!all.any(AskedRow::is_changed));
}

async fn what_the_region_answers_is_held_against_it(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&cycle(), OREBRO).await;
    let mut answers = county.answers(&cycle(), REGION);
    let clinics = answers.iter_mut().find(|(key, _)| {
        key.indicator.as_str() == "TS5" && key.about.as_str() == OREBRO && key.category.is_none()
    });
    clinics.unwrap().1.value = Some(Value::Ratio { numerator: 0.into(), denominator: 9.into() });
    county.send_form(&cycle(), REGION, &answers).await;
    let region = organisation(REGION);
    county.app.submit(&contact(REGION), county.slug(), &cycle(), &region).await.unwrap();

    let told = review(&county, OREBRO).await;
    let strange = |review: &Review, code: &str, about: &str| {
        let rows = rows(review, code);
        let row = rows.iter().find(|row| row.key.about.as_str() == about).unwrap();
        row.found.iter().any(|violation| violation.code == "check-strategy" && violation.field == "TS5")
    };
    assert!(strange(&told, "TS2", OREBRO), "at the municipality's own answer");
    let asked: Vec<_> = told.elsewhere.iter().map(|other| other.indicator.code.as_str()).collect();
    assert!(asked.contains(&"TS4") && asked.contains(&"TS5"), "{asked:?}");
    assert!(strange(&review(&county, REGION).await, "TS5", OREBRO), "and at the region's");
    let listed = incoming(&county).await;
    assert!(listed.iter().take(2).all(|one| one.notes > 0), "{listed:?}");
    // The contact is not told of it: it is the region that sees both.
    let form = county.app.questionnaire(&contact(OREBRO), county.slug(), &cycle(), Lang::Sv).await.unwrap();
    assert!(!format!("{form:?}").contains("barnavårdscentral är samlokaliserad"));
}

async fn a_completion_is_asked_for_some_questions(db: &TestDatabase) {
    let county = County::new(db).await;
    hands_in(&county, 49).await;
    let seen = review(&county, OREBRO).await.seen;
    done(&county, OREBRO, send_back(" 49 metoder?\u{7} ", &["KB2", "SO1"]), seen).await.unwrap();
    // The contact is told which, and what is said of it.
    let asked = county.app.asked(&contact(OREBRO), county.slug(), &cycle()).await.unwrap();
    let codes: Vec<_> = asked.asked_for.iter().map(malspar_domain::code::IndicatorCode::as_str).collect();
    assert_eq!((asked.reason.as_deref(), codes), (Some("49 metoder?"), vec!["KB2", "SO1"]));
    let form = county.app.questionnaire(&contact(OREBRO), county.slug(), &cycle(), Lang::Sv).await.unwrap();
    let marked = form.areas.iter().flat_map(|area| &area.asked).filter(|asked| asked.is_asked_for);
    let mut marked: Vec<_> = marked.map(|asked| asked.indicator.code.as_str()).collect();
    marked.sort_unstable();
    assert_eq!(marked, ["KB2", "SO1"]);
    let who = organisation(OREBRO);
    let history = county.app.submission_history(&contact(OREBRO), county.slug(), &cycle(), &who).await;
    let last = history.unwrap().pop().unwrap();
    assert_eq!((last.act.as_str(), last.scope.len(), last.role), ("return", 2, Role::StrategyOwner));
    // Another answer than those may be changed as well, and once it is handed in nothing is marked any more.
    hands_in(&county, 8).await;
    let told = review(&county, OREBRO).await;
    assert!(!told.areas.iter().flat_map(|area| &area.asked).any(|asked| asked.is_asked_for));
    // What nobody is asked cannot be asked for.
    let wrong = done(&county, OREBRO, send_back("?", &["TS4"]), told.seen).await.unwrap_err();
    assert_eq!(codes_of(&wrong), ["pack-unknown-indicator"]);
}

fn codes_of(error: &Error) -> Vec<&str> {
    codes(error).into_iter().map(|(_, code)| code).collect()
}

async fn what_was_not_seen_is_not_done(db: &TestDatabase) {
    let county = County::new(db).await;
    hands_in(&county, 8).await;
    let seen = review(&county, OREBRO).await.seen;
    // A colleague sends the answers back, and they come in again.
    county.act(&cycle(), OREBRO, send_back("Stämmer KB2?", &["KB2"])).await;
    hands_in(&county, 49).await;
    let late = done(&county, OREBRO, approve(), seen).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    let late = done(&county, OREBRO, send_back("Och KB3?", &[]), seen).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    let told = review(&county, OREBRO).await;
    assert_eq!((told.stage, told.history.len()), (Stage::Submitted, 4));
    assert_eq!(done(&county, OREBRO, approve(), told.seen).await.unwrap(), SubmissionState::Approved);
    // The same button twice is one act.
    assert!(matches!(done(&county, OREBRO, approve(), told.seen).await, Err(Error::Conflict(_))));
    assert_eq!(review(&county, OREBRO).await.history.len(), 5);
}

async fn two_who_decide_at_once_decide_once(db: &TestDatabase) {
    let county = County::new(db).await;
    hands_in(&county, 8).await;
    let seen = review(&county, OREBRO).await.seen;
    let (checked, returned) = tokio::join!(
        done(&county, OREBRO, approve(), seen),
        done(&county, OREBRO, send_back("KB2?", &[]), seen)
    );
    assert!(checked.is_ok() != returned.is_ok(), "{checked:?} {returned:?}");
    let other = checked.err().or(returned.err()).unwrap();
    assert!(matches!(other, Error::Conflict(_)), "{other}");
    assert_eq!(review(&county, OREBRO).await.history.len(), 3);
}

async fn many_are_marked_at_once_and_what_has_changed_stays(db: &TestDatabase) {
    let county = County::new(db).await;
    for code in [KUMLA, HALLSBERG, OREBRO] {
        county.hand_in(&cycle(), code).await;
    }
    let all = incoming(&county).await;
    let waiting = all.iter().filter(|one| one.stage == Stage::Submitted);
    let mut chosen: Vec<_> = waiting.map(|one| (one.organisation.clone(), one.seen)).collect();
    assert_eq!(chosen.len(), 3);
    county.act(&cycle(), HALLSBERG, send_back("?", &[])).await;
    // Nobody has handed this in.
    chosen.push((organisation("1862"), 0));
    let result = county.app.approve_many(&owner(), county.slug(), &cycle(), &chosen).await.unwrap();
    let named = |all: &[OrganisationCode]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (mut done, mut changed) = (named(&result.done), named(&result.changed));
    done.sort_unstable();
    changed.sort_unstable();
    assert_eq!(
        (done, changed),
        (vec![OREBRO.to_owned(), KUMLA.to_owned()], vec![HALLSBERG.to_owned(), "1862".to_owned()])
    );
    assert_eq!(review(&county, HALLSBERG).await.stage, Stage::Returned);
    assert_eq!(review(&county, "1862").await.stage, Stage::NotBegun);
    let tx = county.app.store().read().await.unwrap();
    let marked = tx.audit(100).await.unwrap();
    assert_eq!(marked.iter().filter(|record| record.entry.action == "submission.approve").count(), 2);
}

async fn reasons_and_days_are_checked_before_anything_is_done(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&cycle(), KUMLA).await;
    let seen = review(&county, KUMLA).await.seen;
    let wrong = done(&county, KUMLA, send_back("  ", &[]), seen).await.unwrap_err();
    assert_eq!(codes(&wrong), [("reason", "act-without-reason")]);
    let wrong = done(&county, KUMLA, send_back(&"å".repeat(1_001), &[]), seen).await.unwrap_err();
    assert_eq!(codes(&wrong), [("reason", "import-too-long")]);
    done(&county, KUMLA, approve(), seen).await.unwrap();
    let seen = review(&county, KUMLA).await.seen;
    let reopen = |reason: &str, until| {
        let (reason, scope) = (reason.to_owned(), vec!["SO1".parse().unwrap()]);
        SubmissionAct::Reopen { reason, scope, until }
    };
    let wrong = done(&county, KUMLA, reopen("", day(2026, 3, 1)), seen).await.unwrap_err();
    assert_eq!(codes(&wrong), [("reason", "act-without-reason"), ("until", "act-until-past")]);
    done(&county, KUMLA, reopen("SO1 är fel", day(2026, 3, 9)), seen).await.unwrap();
    let open = review(&county, KUMLA).await;
    assert_eq!((open.stage, open.reopened_until), (Stage::Reopened, Some(day(2026, 3, 9))));
    done(&county, KUMLA, SubmissionAct::Lock, open.seen).await.unwrap();
    assert_eq!(review(&county, KUMLA).await.stage, Stage::Checked);
}

async fn whoever_answers_is_told_by_mail(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (county, app) = (&town.county, &town.app);
    let last = async || town.last_mail("hallsberg@kommun.example").await.unwrap();
    town.invite("hallsberg@kommun.example", Role::MunicipalContact, HALLSBERG).await;
    for code in [HALLSBERG, OREBRO] {
        county.hand_in(&cycle(), code).await;
    }
    let (slug, own) = (county.slug(), organisation(HALLSBERG));
    let act = async |act| app.act_on_submission(&owner(), slug, &cycle(), &own, act).await.unwrap();
    act(send_back("Stämmer SO1?", &["SO1"])).await;
    let mail = last().await;
    assert_eq!(mail.subject, "Komplettering behövs: 1 svar från Hallsbergs kommun");
    for said in [
        "Vi behöver en komplettering: Stämmer SO1?",
        "markerade, de andra svaren ligger kvar: https://malspar.example.se/svara/orebro-2024-2030/2024-2025",
        "Komplettera senast 31 mars 2026.",
        "Region Örebro län",
    ] {
        assert!(mail.body.contains(said), "{said}: {}", mail.body);
    }
    county.hand_in(&cycle(), HALLSBERG).await;
    act(approve()).await;
    let mail = last().await;
    assert_eq!(mail.subject, "Klart: svaren från Hallsbergs kommun är granskade");
    assert!(mail.body.contains("Svaren som lämnades in 2 mars 2026 är granskade"), "{}", mail.body);
    act(SubmissionAct::Reopen {
        reason: "Ett möte till har hållits.".to_owned(),
        scope: ["SO3".parse().unwrap()].into(),
        until: march(20).date_naive(),
    })
    .await;
    let mail = last().await;
    assert_eq!(mail.subject, "Öppna igen: 1 svar från Hallsbergs kommun");
    for said in [
        "Svaren är öppna igen till och med 20 mars 2026: Ett möte till har hållits.",
        "markerade, de andra svaren ligger fast: https://malspar.example.se/svara/orebro-2024-2030/2024-2025",
        "Lämnas inget in låses svaren som de var.",
    ] {
        assert!(mail.body.contains(said), "{said}: {}", mail.body);
    }
    // Where nobody has an account nobody is written to, and the act is done all the same.
    let orebro = organisation(OREBRO);
    app.act_on_submission(&owner(), slug, &cycle(), &orebro, approve()).await.unwrap();
    assert_eq!(last().await.subject, mail.subject);
}

async fn a_figure_is_traced_to_who_said_it_when_and_why(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&baseline(), OREBRO).await;
    hands_in(&county, 8).await;
    county.hand_in(&cycle(), REGION).await;
    county.act(&cycle(), OREBRO, approve()).await;
    county.act(&cycle(), REGION, approve()).await;
    county.clock.set(march(31) + Duration::days(1));
    county.app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    let order = SealOrder::first(EditionKind::Sealed);
    let record = county.app.seal(&owner(), county.slug(), &cycle(), &order, &signer()).await.unwrap();
    county.app.publish(&owner(), &record.key).await.unwrap();
    county.clock.advance(Duration::days(2));
    answers_anew(&county, OREBRO, "KB2", Value::Number(5.into())).await;

    let trace = traced(&county, "KB2").await;
    assert_eq!((trace.edition, trace.about.len()), (Some(1), 12));
    let one = trace.about.iter().find(|one| one.organisation.as_str() == OREBRO).unwrap();
    assert_eq!(one.name.get(Lang::Sv), "Örebro kommun");
    let row = &one.rows[0];
    assert!(row.before.is_some(), "last cycle's stands beside");
    let said: Vec<_> = row.revisions.iter().map(|r| (r.number, r.in_edition, r.reason.as_deref())).collect();
    assert_eq!(said, [(2, false, Some("Fel svar")), (1, true, None)]);
    let latest = &row.revisions[0];
    assert_eq!(latest.answer.as_ref().unwrap().value, Some(Value::Number(5.into())));
    assert_eq!((latest.role, latest.reporter.clone()), (Role::MunicipalContact, Some(organisation(OREBRO))));
    assert!(
        trace.about.iter().any(|one| one.rows[0].revisions.is_empty()),
        "whoever said nothing is there as well"
    );

    // What the region answers is the region's, and what nobody is asked is made of what somebody is.
    let clinics = traced(&county, "TS4").await;
    let by = clinics.about[0].rows[0].revisions[0].reporter.clone();
    assert_eq!((clinics.about.len(), by), (12, Some(organisation(REGION))));
    let computed = traced(&county, "GE2").await;
    assert!(computed.about.is_empty());
}

async fn the_review_is_the_regions_own(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&cycle(), KUMLA).await;
    let (app, slug, own) = (&county.app, county.slug(), organisation(KUMLA));
    let indicator = "KB2".parse().unwrap();
    let stranger = Actor { organisation: organisation("0019"), ..owner() };
    for (who, is_forbidden) in [(contact(KUMLA), true), (stranger, false)] {
        let refused = |error: Error| match error {
            Error::Forbidden(_) => assert!(is_forbidden),
            Error::NotFound(_) => assert!(!is_forbidden),
            other => panic!("{other}"),
        };
        refused(app.incoming(&who, slug, &cycle()).await.unwrap_err());
        refused(app.submission_review(&who, slug, &cycle(), &own, Lang::Sv).await.unwrap_err());
        refused(app.trace(&who, slug, &cycle(), &indicator).await.unwrap_err());
        refused(app.review_submission(&who, slug, &cycle(), &own, approve(), 2).await.unwrap_err());
        refused(app.approve_many(&who, slug, &cycle(), &[(own.clone(), 2)]).await.unwrap_err());
    }
    let nobody = app.submission_review(&owner(), slug, &cycle(), &organisation("1980"), Lang::Sv).await;
    assert!(matches!(nobody, Err(Error::NotFound(_))));
    let nothing = app.trace(&owner(), slug, &cycle(), &"XX1".parse().unwrap()).await;
    assert!(matches!(nothing, Err(Error::NotFound(_))));
    assert_eq!(review(&county, KUMLA).await.stage, Stage::Submitted);
}

/// The site as the region's owner sees it.
struct Desk {
    app: App,
    cookie: String,
}

impl Desk {
    async fn new(db: &TestDatabase, county: &County) -> Self {
        let app = county.app.clone().with_secrets(Arc::new(Chance));
        let (now, token) = (march(2), Token::new(&Chance).unwrap());
        let tx = db.store.write().await.unwrap();
        let account = tx.add_account(&"owner@region.example".parse().unwrap(), Lang::Sv, now).await.unwrap();
        let region = organisation(REGION);
        tx.add_membership(account, Role::StrategyOwner, &region, None, false, account, now).await.unwrap();
        tx.add_session(&token.hash(), account, None, true, now, now + Duration::days(9)).await.unwrap();
        tx.commit().await.unwrap();
        Self { app, cookie: format!("malspar={}", token.write()) }
    }

    async fn post(&self, rest: &str, form: &str) -> (StatusCode, String, String) {
        self.ask("POST", rest, form).await
    }

    async fn ask(&self, method: &str, rest: &str, form: &str) -> (StatusCode, String, String) {
        let request = Request::builder()
            .method(method)
            .uri(format!("/uppfoljning/orebro-2024-2030/2024-2025{rest}"))
            .header(header::HOST, "malspar.test")
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        let answer =
            malspar_web::router(self.app.clone(), Settings::default()).oneshot(request).await.unwrap();
        let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let (status, body) = (answer.status(), to_bytes(answer.into_body(), 1 << 22).await.unwrap());
        (status, to.unwrap_or_default(), String::from_utf8(body.to_vec()).unwrap())
    }
}

async fn a_page_that_is_out_of_date_says_what_has_happened_and_keeps_what_was_typed(db: &TestDatabase) {
    let county = County::new(db).await;
    hands_in(&county, 49).await;
    let desk = Desk::new(db, &county).await;
    let (status, _, page) = desk.ask("GET", "/svar/1880", "").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Räknat av samordnaren.") && page.contains("name=\"sett\" value=\"2\""), "{page}");
    // No reason: the page again, with what was ticked.
    let (status, _, page) = desk.post("/svar/1880/komplettera", "sett=2&fraga=KB2&reason=").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#reason\"") && page.contains("id=\"k-KB2\" checked"), "{page}");
    // A colleague was first.
    county.act(&cycle(), OREBRO, send_back("Stämmer det?", &[])).await;
    hands_in(&county, 8).await;
    let (status, _, page) =
        desk.post("/svar/1880/komplettera", "sett=2&fraga=KB2&reason=49+metoder%3F").await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("Svaren lämnades in") && page.contains(">49 metoder?</textarea>"), "{page}");
    let (status, _, page) = desk.post("/svar/1880/granskat", "sett=2").await;
    assert!(status == StatusCode::CONFLICT && page.contains("value=\"4\""), "{page}");
    let (status, to, _) = desk.post("/svar/1880/granskat", "sett=4").await;
    assert_eq!(
        (status, to.as_str()),
        (StatusCode::SEE_OTHER, "/uppfoljning/orebro-2024-2030/2024-2025/svar/1880?klart=granskat")
    );
    // Many at once: what is said afterwards is what holds.
    let (_, to, _) = desk.post("/svar/granska", "vem=1880%3A4").await;
    assert!(to.ends_with("/svar?granskade=&andrade=1880"), "{to}");
    let (_, _, page) = desk.ask("GET", "/svar?granskade=1862,1880", "").await;
    assert!(page.contains("Granskat: Örebro kommun."), "{page}");
}
