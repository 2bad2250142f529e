//! A draft is read by its link before anything is published: by whoever has the link, for a while, until it is ended.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use chrono::{Days, NaiveDate};
use malspar_app::{
    App, Error,
    accounts::Token,
    editions::{EditionKey, RenditionFormat, SealOrder},
    sharing::{Followed, ShareLink},
};
use malspar_domain::{
    clock::end_of,
    edition::EditionKind,
    id::ShareLinkId,
    lang::Lang,
    role::{Actor, Role},
    secret::Secrets,
};
use malspar_web::Settings;
use tower::ServiceExt;
use uuid::Uuid;

use crate::{
    county::{County, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::{codes, files, key, reviewed, signer},
};

on_each_database! {
    a_link_shows_the_draft_until_it_is_ended,
    a_link_lasts_until_a_while_after_the_last_meeting,
    a_link_is_made_by_who_answers_for_the_report,
    a_link_shows_a_draft_and_nothing_else,
    a_link_leaves_its_trace_and_not_its_secret,
    the_pages_of_a_draft_say_what_it_is,
}

/// Chance that a test knows: each secret is another.
struct Counted(AtomicU8);

impl Secrets for Counted {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        bytes.fill(self.0.fetch_add(1, Ordering::Relaxed));
        Ok(())
    }
}

/// A draft for comments, and the service with which it is shared.
async fn draft(db: &TestDatabase) -> (County, App, EditionKey) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let order = SealOrder::first(EditionKind::Consultation);
    let sealed = county.app.seal(&owner(), county.slug(), &cycle(), &order, &signer()).await;
    let app = county.app.clone().with_secrets(Arc::new(Counted(AtomicU8::new(1))));
    (county, app, sealed.unwrap().key)
}

async fn shared(app: &App, edition: &EditionKey) -> (Token, ShareLink) {
    app.share(&owner(), edition, " Regionala samverkansrådet ", None).await.unwrap()
}

async fn is_open(app: &App, token: &Token) -> bool {
    match app.follow_share(token).await.unwrap() {
        Some(Followed::Open(_)) => true,
        Some(Followed::Ended) => false,
        None => panic!("there is such a link"),
    }
}

async fn a_link_shows_the_draft_until_it_is_ended(db: &TestDatabase) {
    let (county, app, edition) = draft(db).await;
    let (token, link) = shared(&app, &edition).await;
    assert_eq!(link.title, "Regionala samverkansrådet");
    let Some(Followed::Open(seen)) = app.follow_share(&token).await.unwrap() else { panic!("not shown") };
    assert_eq!(seen.edition.link.edition, edition);
    let locked = files(&county, &edition).await;
    assert_eq!(seen.snapshot.canonical().unwrap().into_bytes(), locked["snapshot.json"]);
    let pdf = app.shared_file(&seen.edition, Lang::En, RenditionFormat::Pdf).await.unwrap();
    assert_eq!(pdf.bytes, locked[&pdf.file_name]);

    let (other, _) = shared(&app, &edition).await;
    app.revoke_share(&owner(), county.slug(), link.id).await.unwrap();
    assert!(!is_open(&app, &token).await);
    assert!(is_open(&app, &other).await, "each link is ended by itself");
    let links = app.share_links(&owner(), county.slug()).await.unwrap();
    assert_eq!(links.iter().map(|l| l.revoked_at.is_some()).collect::<Vec<_>>(), [true, false]);
    assert!(app.follow_share(&Token::read(&"A".repeat(43)).unwrap()).await.unwrap().is_none());
    let unknown = app.revoke_share(&owner(), county.slug(), ShareLinkId(Uuid::from_u128(9))).await;
    assert!(matches!(unknown, Err(Error::NotFound(_))));
}

async fn a_link_lasts_until_a_while_after_the_last_meeting(db: &TestDatabase) {
    let (county, app, edition) = draft(db).await;
    let (without, link) = shared(&app, &edition).await;
    assert_eq!(link.expires_at, end_of(county.clock_day() + Days::new(60)));

    let steps = "[[steps]]\nbody.sv = 'Rådet'\ndate = '2026-05-08'\npurpose = 'comments'\n
        [[steps]]\nbody.sv = 'Rådet'\ndate = '2026-05-28'\npurpose = 'decision'\n";
    app.import_narratives(&owner(), county.slug(), &cycle(), steps, false).await.unwrap();
    let (with, link) = shared(&app, &edition).await;
    let last: NaiveDate = "2026-06-27".parse().unwrap();
    assert_eq!(link.expires_at, end_of(last));
    let chosen: NaiveDate = "2026-05-09".parse().unwrap();
    let (short, link) = app.share(&owner(), &edition, "Rådet", Some(chosen)).await.unwrap();
    assert_eq!(link.expires_at, end_of(chosen));

    county.clock.set(end_of(chosen));
    assert!(is_open(&app, &short).await, "through its last day");
    county.clock.set(end_of(chosen) + chrono::Duration::seconds(1));
    assert!(!is_open(&app, &short).await && is_open(&app, &without).await && is_open(&app, &with).await);
    // The meetings are over: a link that is made now is good for something.
    county.clock.set(end_of(last) + chrono::Duration::days(10));
    let (_, link) = shared(&app, &edition).await;
    assert_eq!(link.expires_at, end_of(county.clock_day() + Days::new(60)));
}

async fn a_link_is_made_by_who_answers_for_the_report(db: &TestDatabase) {
    let (county, app, edition) = draft(db).await;
    let (_, link) = shared(&app, &edition).await;
    let reviewer = Actor { role: Role::CouncilReviewer, ..owner() };
    let service = Actor { role: Role::System, ..owner() };
    for stranger in [contact("1880"), reviewer, service] {
        let made = app.share(&stranger, &edition, "Rådet", None).await;
        assert!(matches!(made, Err(Error::Forbidden(_))), "{:?}", stranger.role);
        let seen = app.share_links(&stranger, county.slug()).await;
        assert!(matches!(seen, Err(Error::Forbidden(_))), "{:?}", stranger.role);
        let ended = app.revoke_share(&stranger, county.slug(), link.id).await;
        assert!(matches!(ended, Err(Error::Forbidden(_))), "{:?}", stranger.role);
    }
    let neighbour = Actor { organisation: organisation("0019"), ..owner() };
    let made = app.share(&neighbour, &edition, "Rådet", None).await;
    assert!(matches!(made, Err(Error::NotFound(_))), "another region's strategy is not there");
    let ended = app.revoke_share(&neighbour, county.slug(), link.id).await;
    assert!(matches!(ended, Err(Error::NotFound(_))));
    assert!(app.share_links(&owner(), county.slug()).await.unwrap()[0].revoked_at.is_none());
}

async fn a_link_shows_a_draft_and_nothing_else(db: &TestDatabase) {
    let (county, app, edition) = draft(db).await;
    let until = |days: u64| Some(county.clock_day() + Days::new(days));
    let yesterday = county.clock_day().pred_opt();
    let long = "r".repeat(201);
    let wrong = [
        (edition.clone(), " ", None, "share-no-title"),
        (edition.clone(), long.as_str(), None, "share-long-title"),
        (edition.clone(), "Rådet", yesterday, "share-past"),
        (edition, "Rådet", until(367), "share-too-long"),
        (key("region/1"), "Rådet", until(1), "share-no-draft"),
        (key("1880/consultation-1"), "Rådet", until(1), "share-no-draft"),
    ];
    for (edition, title, until, why) in wrong {
        assert_eq!(codes(app.share(&owner(), &edition, title, until).await.unwrap_err()), [why]);
    }
    let missing = app.share(&owner(), &key("region/consultation-9"), "Rådet", None).await;
    assert!(matches!(missing, Err(Error::NotFound(_))));
    assert!(app.share_links(&owner(), county.slug()).await.unwrap().is_empty());
    // The demo's known secrets open nothing where answers are real.
    let known = app.share_in_demo(&owner(), &key("region/consultation-1"), "Rådet").await;
    assert!(matches!(known, Err(Error::Forbidden(_))));
    assert!(app.demo_shares().await.unwrap().is_empty());
}

async fn a_link_leaves_its_trace_and_not_its_secret(db: &TestDatabase) {
    let (county, app, edition) = draft(db).await;
    let (token, link) = shared(&app, &edition).await;
    app.revoke_share(&owner(), county.slug(), link.id).await.unwrap();
    app.revoke_share(&owner(), county.slug(), link.id).await.unwrap();
    let trail = db.store.read().await.unwrap().audit(50).await.unwrap();
    let acts: Vec<_> =
        trail.iter().rev().map(|event| &event.entry).filter(|e| e.action.starts_with("share.")).collect();
    assert_eq!(
        acts.iter().map(|event| event.action.as_str()).collect::<Vec<_>>(),
        ["share.make", "share.revoke"]
    );
    for event in acts {
        assert_eq!(event.subject, edition.to_string());
        let written = event.details.to_string();
        assert!(written.contains(&link.id.0.to_string()) && !written.contains(&token.write()), "{written}");
    }
}

async fn get(app: &App, path: &str) -> (StatusCode, HeaderMap, String) {
    let settings = Settings { contact: Some("uppfoljning@example.se".to_owned()), ..Settings::default() };
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = malspar_web::router(app.clone(), settings).oneshot(request).await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, headers, String::from_utf8_lossy(&body).into_owned())
}

async fn the_pages_of_a_draft_say_what_it_is(db: &TestDatabase) {
    let (county, app, edition) = draft(db).await;
    let (token, link) = shared(&app, &edition).await;
    let base = format!("/delad/{}", token.write());
    let pages = [
        "",
        "/indikatorer",
        "/indikatorer/TS1",
        "/mal/2.1",
        "/kommuner/1880",
        "/jamfor?kommun=1880",
        "/om",
        "/visa",
    ];
    for page in pages {
        let (status, headers, body) = get(&app, &format!("{base}{page}")).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert!(
            body.contains("Utkast för synpunkter, version 1, 1 april 2026. Siffror kan ändras."),
            "{page}"
        );
        assert_eq!(headers[header::CACHE_CONTROL], "private, no-store", "{page}");
        assert_eq!(headers[header::REFERRER_POLICY], "no-referrer", "{page}");
        assert!(headers["x-robots-tag"].to_str().unwrap().contains("noindex"), "{page}");
        assert!(!headers.contains_key(header::ETAG), "{page}");
        // Every link of its own leads to the draft, and none to what is published.
        assert!(!body.contains("/strategier/orebro"), "{page}");
    }
    let (_, headers, body) = get(&app, &format!("/en{base}/diagram/TS1.csv")).await;
    assert!(headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/csv") && body.contains("Laxå"));
    let (status, ..) = get(&app, &format!("{base}/utgavor")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "a draft is no edition among others");

    app.revoke_share(&owner(), county.slug(), link.id).await.unwrap();
    let (status, headers, body) = get(&app, &base).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(body.contains("Länken har gått ut. Be om en ny av uppfoljning@example.se."));
    assert_eq!(headers[header::CACHE_CONTROL], "private, no-store");
    let (status, _, body) = get(&app, &format!("/en{base}/om")).await;
    assert!(
        status == StatusCode::GONE
            && body.contains("The link has expired. Ask uppfoljning@example.se for a new one.")
    );
    for unknown in ["/delad/x", &format!("/delad/{}", "A".repeat(43)), "/delad/%ff"] {
        assert_eq!(get(&app, unknown).await.0, StatusCode::NOT_FOUND, "{unknown}");
    }
}
