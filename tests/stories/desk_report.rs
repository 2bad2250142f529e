//! The report at the desk: councils comment on a frozen draft, the owner answers and takes it in, one of two locks, and what
//! is locked is published on a day that somebody has planned.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use chrono::{Days, NaiveDate};
use malspar_app::{
    App, Error,
    accounts::Token,
    consultation::{Asked, ConsultOrder, DraftFor, Invited},
    editions::{EditionKey, SealOrder},
    keys::SigningKey,
    reports::DraftForm,
};
use malspar_domain::{
    edition::EditionKind,
    lang::{Lang, Text},
    role::{Actor, Role},
    secret::Secrets,
    submission::SubmissionAct,
    value::Value,
};
use malspar_web::Settings;
use tower::ServiceExt;

use crate::{
    county::{County, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    desk_rounds::rounds,
    editions::{answers_anew, codes, reviewed, signer},
};

on_each_database! {
    that_the_municipalities_own_were_not_all_locked_is_told_until_they_are,
    of_two_who_freeze_or_lock_at_once_one_does,
    without_a_key_nothing_is_locked,
    a_publication_is_planned_and_never_happens_by_itself,
    a_preview_is_kept_and_never_beyond_what_it_shows,
    the_owner_locks_corrects_and_publishes_on_the_pages,
}

/// Chance that a test knows: each secret is another.
struct Counted(AtomicU8);

impl Secrets for Counted {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        bytes.fill(self.0.fetch_add(1, Ordering::Relaxed));
        Ok(())
    }
}

/// A cycle in review, and a service that can lock.
pub(crate) async fn desk(db: &TestDatabase) -> (County, App) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let app = county
        .app
        .clone()
        .with_secrets(Arc::new(Counted(AtomicU8::new(1))))
        .with_key(SigningKey::AtHand(signer()));
    (county, app)
}

pub(crate) fn council(name: &str, address: Option<&str>) -> Invited {
    let body = Text { sv: name.to_owned(), en: None };
    Invited { body, address: address.map(|a| a.parse().unwrap()) }
}

pub(crate) fn order(county: &County, draft: DraftFor, councils: Vec<Invited>) -> ConsultOrder {
    ConsultOrder { draft, with_gaps: false, until: county.clock_day() + Days::new(14), councils }
}

/// Two councils are asked about the first draft; one by mail.
pub(crate) async fn asked(county: &County, app: &App) -> (EditionKey, Vec<Asked>) {
    let councils = vec![
        council("Regionala samverkansrådet", Some("radet@region.example")),
        council("Specifika samverkansrådet", None),
    ];
    let order = order(county, DraftFor::Next(1), councils);
    app.consult(&owner(), county.slug(), &cycle(), &order).await.unwrap()
}

async fn that_the_municipalities_own_were_not_all_locked_is_told_until_they_are(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (slug, first) = (county.slug(), SealOrder::first(EditionKind::Sealed));
    let edition = app.lock_next(&owner(), slug, &cycle(), &first, 1).await.unwrap().key;
    assert_eq!(app.own_editions_stopped(&owner(), &edition).await.unwrap(), None);
    app.lock_municipalities(&owner(), slug, &cycle(), &first).await.unwrap();
    // A correction wants a reason for each whose figures it changes: without one the first of them stops it all.
    answers_anew(&county, "1814", "KB2", Value::Number(17.into())).await;
    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    let reason = Text { sv: "Fel antal metoder i Lekeberg.".to_owned(), en: None };
    let correction = SealOrder::correction(Some(reason));
    let second = app.lock_next(&owner(), slug, &cycle(), &correction, 2).await.unwrap().key;
    let refused = app.lock_municipalities(&owner(), slug, &cycle(), &first).await;
    assert_eq!(codes(refused.unwrap_err()), ["seal-no-reason"]);
    assert!(app.own_editions_stopped(&owner(), &second).await.unwrap().is_some());
    assert_eq!(
        app.own_editions_stopped(&owner(), &edition).await.unwrap(),
        None,
        "it is the second that stopped"
    );

    let cookie = signed_in(db, &county).await;
    let base = format!("/uppfoljning/{slug}/{}/rapport", cycle());
    for page in [base.clone(), format!("{base}/utgavor/region/2")] {
        let (_, _, body) = ask(&app, Some(&cookie), "GET", &page, "").await;
        assert!(body.contains("Alla kommuners egna utgåvor blev inte låsta"), "{page}");
    }
    county.clock.advance(chrono::Duration::hours(1));
    app.lock_municipalities(&owner(), slug, &cycle(), &correction).await.unwrap();
    assert_eq!(app.own_editions_stopped(&owner(), &second).await.unwrap(), None);
}

async fn of_two_who_freeze_or_lock_at_once_one_does(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let slug = county.slug();
    let more = order(&county, DraftFor::Next(1), vec![council("Rådet", None)]);
    let (one, other) = (owner(), owner());
    let key = cycle();
    let both = tokio::join!(app.consult(&one, slug, &key, &more), app.consult(&other, slug, &key, &more));
    let done = [&both.0, &both.1].into_iter().filter(|done| done.is_ok()).count();
    assert_eq!(done, 1, "{both:?}");
    assert_eq!(rounds(&county, &app).await.len(), 1);

    let first = SealOrder::first(EditionKind::Sealed);
    let both = tokio::join!(
        app.lock_next(&one, slug, &key, &first, 1),
        app.lock_next(&other, slug, &key, &first, 1)
    );
    let won = [&both.0, &both.1].into_iter().filter(|done| done.is_ok()).count();
    assert_eq!(won, 1);
    let lost = if both.0.is_ok() { both.1 } else { both.0 };
    assert!(matches!(lost, Err(Error::Conflict(_))), "{lost:?}");
    // Pressed again on the page that was there before.
    let again = app.lock_next(&owner(), slug, &cycle(), &first, 1).await;
    assert!(matches!(again, Err(Error::Conflict(_))));
    let own = app.lock_municipalities(&owner(), slug, &cycle(), &first).await.unwrap();
    assert_eq!(own.len(), 12);
    let service = Actor { role: Role::System, ..owner() };
    let by_itself = app.lock_next(&service, slug, &cycle(), &first, 2).await;
    assert!(matches!(by_itself, Err(Error::Forbidden(_))), "only a person locks");
}

async fn without_a_key_nothing_is_locked(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let first = SealOrder::first(EditionKind::Sealed);
    assert!(!county.app.has_signer());
    let refused = county.app.lock_next(&owner(), county.slug(), &cycle(), &first, 1).await;
    assert_eq!(codes(refused.unwrap_err()), ["seal-no-key"]);
}

async fn a_publication_is_planned_and_never_happens_by_itself(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (slug, first) = (county.slug(), SealOrder::first(EditionKind::Sealed));
    let edition = app.lock_next(&owner(), slug, &cycle(), &first, 1).await.unwrap().key;
    let planned = async || app.planned_publications(&owner(), slug, &cycle()).await.unwrap();
    let day = |days| Some(county.clock_day() + Days::new(days));
    app.plan_publication(&owner(), &edition, day(20)).await.unwrap();
    app.plan_publication(&owner(), &edition, day(30)).await.unwrap();
    assert_eq!(planned().await.into_values().collect::<Vec<NaiveDate>>(), [day(30).unwrap()]);
    app.plan_publication(&owner(), &edition, None).await.unwrap();
    assert!(planned().await.is_empty());
    let yesterday = county.clock_day().pred_opt();
    let past = app.plan_publication(&owner(), &edition, yesterday).await;
    assert_eq!(codes(past.unwrap_err()), ["share-past"]);

    app.plan_publication(&owner(), &edition, day(1)).await.unwrap();
    county.clock.advance(chrono::Duration::days(3));
    let editions = app.editions(&owner(), slug).await.unwrap();
    assert!(editions[0].published_at().is_none(), "a person publishes");
    app.publish(&owner(), &edition).await.unwrap();
    assert!(planned().await.is_empty(), "what is done is not planned any more");
    let again = app.plan_publication(&owner(), &edition, day(9)).await;
    assert_eq!(codes(again.unwrap_err()), ["edition-published"]);
}

async fn a_preview_is_kept_and_never_beyond_what_it_shows(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let preview = async |form| {
        let made = app.preview_draft(&owner(), county.slug(), &cycle(), None, Lang::Sv, form).await;
        made.unwrap()
    };
    let (first, again) = (preview(DraftForm::Pdf).await, preview(DraftForm::Pdf).await);
    assert!(Arc::ptr_eq(&first, &again), "drawn once");
    let page = preview(DraftForm::Page).await;
    let text = "[objectives.\"2.1\"]\nanalysis.sv = 'Nu är det skrivet.'\n";
    app.import_narratives(&owner(), county.slug(), &cycle(), text, false).await.unwrap();
    let changed = preview(DraftForm::Page).await;
    assert!(changed != page && String::from_utf8_lossy(&changed).contains("Nu är det skrivet."));
    answers_anew(&county, "1814", "KB2", Value::Number(17.into())).await;
    assert!(preview(DraftForm::Page).await != changed);
    let stranger = contact("1880");
    let peeked = app.preview_draft(&stranger, county.slug(), &cycle(), None, Lang::Sv, DraftForm::Pdf).await;
    assert!(matches!(peeked, Err(Error::Forbidden(_))), "also of what is at hand");
}

/// A request to the site, and what it says.
pub(crate) async fn ask(
    app: &App,
    cookie: Option<&str>,
    method: &str,
    path: &str,
    form: &str,
) -> (StatusCode, String, String) {
    let router = malspar_web::router(app.clone(), Settings::default());
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "malspar.test");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, format!("malspar={cookie}"));
    }
    if method == "POST" {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    let response: Response =
        router.oneshot(request.body(Body::from(form.to_owned())).unwrap()).await.unwrap();
    let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, to.unwrap_or_default(), String::from_utf8_lossy(&body).into_owned())
}

/// The cookie of an owner who has given the second factor.
pub(crate) async fn signed_in(db: &TestDatabase, county: &County) -> String {
    let now = malspar_domain::clock::Clock::now(county.clock.as_ref());
    let tx = db.store.write().await.unwrap();
    let account = tx.add_account(&"agare@region.example".parse().unwrap(), Lang::Sv, now).await.unwrap();
    let region = organisation(crate::county::REGION);
    tx.add_membership(account, Role::StrategyOwner, &region, None, false, account, now).await.unwrap();
    let token = Token::new(&Counted(AtomicU8::new(200))).unwrap();
    tx.add_session(&token.hash(), account, None, true, now, now + chrono::Duration::days(99)).await.unwrap();
    tx.commit().await.unwrap();
    token.write()
}

async fn the_owner_locks_corrects_and_publishes_on_the_pages(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let cookie = signed_in(db, &county).await;
    let base = format!("/uppfoljning/{}/{}/rapport", county.slug(), cycle());
    let get = async |rest: &str| ask(&app, Some(&cookie), "GET", &format!("{base}{rest}"), "").await;
    let post =
        async |rest: &str, form: &str| ask(&app, Some(&cookie), "POST", &format!("{base}{rest}"), form).await;
    let (status, _, body) = get("").await;
    assert_eq!(status, StatusCode::OK, "{body}");
    for words in ["Det här saknas", "Laxå kommun: har inte svarat.", "Diarienummer saknas.", "Pdf på svenska"]
    {
        assert!(body.contains(words), "{words}");
    }
    let (status, _, body) =
        post("/synpunkter/ny", "nummer=1&sista=2026-05-20&rad1=R%C3%A5det&post1=fel").await;
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY && body.contains("value=\"fel\""),
        "what was typed is kept"
    );
    let (status, _, body) = post("/synpunkter/ny", "nummer=1&sista=2026-05-20&rad1=R%C3%A5det").await;
    assert!(status == StatusCode::OK && body.contains("/delad/"), "{status} {body}");
    let (status, ..) = post("/synpunkter/ny", "nummer=1&sista=2026-05-20&rad1=R%C3%A5det").await;
    assert_eq!(status, StatusCode::CONFLICT, "the page is loaded again: no second draft");
    let (_, _, body) = get("/synpunkter/1").await;
    assert!(body.contains("Har inte öppnat") && !body.contains("/delad/"), "a secret is shown once");

    let (_, _, body) = get("/las").await;
    assert!(body.contains("Lås utgåvan. Den kan sedan inte ändras, bara rättas genom en ny utgåva."));
    let (status, to, _) = post("/las", "nummer=1&kommuner=ja").await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("{base}/utgavor/region/1?klart=last-alla")));
    // The municipalities' own are made beside the page, one after the other.
    for _ in 0..600 {
        if app.editions(&owner(), county.slug()).await.unwrap().len() == 14 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let (_, _, body) = get("/utgavor/region/1").await;
    assert!(body.contains("12 av 12 kommuner"), "{body}");
    let (status, _, body) = post("/las", "nummer=1").await;
    assert!(status == StatusCode::CONFLICT && body.contains("Någon annan hann före"));
    let (status, to, _) = post("/utgavor/region/1/planera", "dag=2026-06-12").await;
    assert!(status == StatusCode::SEE_OTHER && to.ends_with("klart=planerad"));
    let (_, _, body) = get("/utgavor/region/1/publicera").await;
    assert!(body.contains("Publicera den 12 juni 2026 efter sammanträdet"));
    let (status, ..) = post("/utgavor/region/1/publicera", "kommuner=ja").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let editions = app.editions(&owner(), county.slug()).await.unwrap();
    assert_eq!(editions.iter().filter(|e| e.published_at().is_some()).count(), 13);

    answers_anew(&county, "1814", "KB2", Value::Number(17.into())).await;
    county.act(&cycle(), "1814", malspar_domain::submission::SubmissionAct::Approve).await;
    let (status, _, body) = post("/las", "nummer=2&reason=").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && body.contains("id=\"reason-fel\""), "{body}");
    let (status, ..) = post("/las", "nummer=2&reason=Fel+antal&kommuner=ja").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (_, _, body) = get("/utgavor/region/2").await;
    assert!(body.contains("Fel antal") && body.contains("Annorlunda än i nummer 1"));
    let (status, _, body) = post("/utgavor/region/1/dra-tillbaka", "reason=+").await;
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY && body.contains("Ange varför utgåvan dras tillbaka.")
    );
    let (status, ..) = post("/utgavor/region/1/dra-tillbaka", "reason=Fel").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    for file in ["/utgavor/region/2/arkiv.zip", "/utgavor/region/2/sv.pdf", "/tjansteskrivelse", "/lankar"] {
        assert_eq!(get(file).await.0, StatusCode::OK, "{file}");
    }
    assert_eq!(get("/utgavor/region/9").await.0, StatusCode::NOT_FOUND);
}
