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
    consultation::{Asked, ConsultOrder, DraftFor, Invited, Place, Round, Said},
    editions::{EditionKey, SealOrder},
    keys::SigningKey,
    reports::DraftForm,
    sharing::Followed,
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
    editions::{answers_anew, codes, key, reviewed, signer},
};

on_each_database! {
    councils_comment_on_a_frozen_draft_by_their_own_links,
    what_a_council_says_is_answered_and_taken_into_the_report,
    a_council_says_nothing_after_the_last_day_nor_without_end,
    the_last_day_is_moved_and_locking_ends_the_round,
    that_the_municipalities_own_were_not_all_locked_is_told_until_they_are,
    of_two_presses_at_once_one_is_a_comment,
    who_asks_and_who_answers,
    a_lost_link_is_replaced_and_ends,
    of_two_who_freeze_or_lock_at_once_one_does,
    without_a_key_nothing_is_locked,
    a_publication_is_planned_and_never_happens_by_itself,
    a_preview_is_kept_and_never_beyond_what_it_shows,
    a_council_uses_its_page,
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
async fn desk(db: &TestDatabase) -> (County, App) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let app = county
        .app
        .clone()
        .with_secrets(Arc::new(Counted(AtomicU8::new(1))))
        .with_key(SigningKey::AtHand(signer()));
    (county, app)
}

fn council(name: &str, address: Option<&str>) -> Invited {
    let body = Text { sv: name.to_owned(), en: None };
    Invited { body, address: address.map(|a| a.parse().unwrap()) }
}

fn order(county: &County, draft: DraftFor, councils: Vec<Invited>) -> ConsultOrder {
    ConsultOrder { draft, with_gaps: false, until: county.clock_day() + Days::new(14), councils }
}

/// Two councils are asked about the first draft; one by mail.
async fn asked(county: &County, app: &App) -> (EditionKey, Vec<Asked>) {
    let councils = vec![
        council("Regionala samverkansrådet", Some("radet@region.example")),
        council("Specifika samverkansrådet", None),
    ];
    let order = order(county, DraftFor::Next(1), councils);
    app.consult(&owner(), county.slug(), &cycle(), &order).await.unwrap()
}

async fn rounds(county: &County, app: &App) -> Vec<Round> {
    app.consultation(&owner(), county.slug(), &cycle()).await.unwrap()
}

fn comment(place: Option<&str>, text: &str) -> Said {
    Said::Comment { place: place.map(|place| Place::read(place).unwrap()), text: text.to_owned() }
}

async fn say(app: &App, token: &Token, said: &Said) {
    app.comment_on_draft(token, said, None).await.unwrap().expect("the link is open");
}

async fn councils_comment_on_a_frozen_draft_by_their_own_links(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (draft, asked) = asked(&county, &app).await;
    assert_eq!(draft, key("region/consultation-1"));
    assert_eq!(asked.iter().map(|one| one.is_mailed).collect::<Vec<_>>(), [true, false]);
    assert!(asked[0].token != asked[1].token);
    let mails = db.store.read().await.unwrap().mails(10).await.unwrap();
    assert_eq!(mails.len(), 1);
    let link = format!("/delad/{}/synpunkter", asked[0].token.write());
    assert!(mails[0].body.contains(&link) && mails[0].recipient.as_str() == "radet@region.example");

    let now = &rounds(&county, &app).await[0];
    assert!(now.is_open && now.councils.iter().all(|one| one.seen_at.is_none() && one.comments.is_empty()));
    say(&app, &asked[0].token, &comment(Some("objective/2.1"), "  Skriv mer om landsbygden. ")).await;
    say(&app, &asked[0].token, &comment(None, "Bra.")).await;
    // Pressed twice.
    say(&app, &asked[0].token, &comment(None, "Bra.")).await;
    let now = &rounds(&county, &app).await[0];
    let said: Vec<_> = now.councils[0].comments.iter().map(|c| c.text.as_deref()).collect();
    assert_eq!(said, [Some("Skriv mer om landsbygden."), Some("Bra.")]);
    assert_eq!(now.councils[0].comments[0].place, Place::read("objective/2.1"));
    assert!(now.councils[0].seen_at.is_some() && now.councils[1].seen_at.is_none());
    say(&app, &asked[1].token, &Said::NoObjections).await;
    let now = &rounds(&county, &app).await[0];
    assert!(now.councils[1].has_no_objections() && !now.councils[0].has_no_objections());
    // A council sees its own alone.
    let Some(Followed::Open(shared)) = app.follow_share(&asked[1].token).await.unwrap() else { panic!() };
    assert_eq!(app.comments_of(&shared).await.unwrap().len(), 1);
}

async fn what_a_council_says_is_answered_and_taken_into_the_report(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (draft, asked) = asked(&county, &app).await;
    say(&app, &asked[0].token, &comment(Some("indicator/TS1"), "Visa {{TS1.yes}} tydligare.")).await;
    say(&app, &asked[1].token, &Said::NoObjections).await;
    let said = &rounds(&county, &app).await[0];
    let (one, none) = (said.councils[0].comments[0].id, said.councils[1].comments[0].id);

    let empty = app.reply_to_comment(&owner(), &draft, one, "  ").await;
    assert_eq!(codes(empty.unwrap_err()), ["reply-empty"]);
    app.reply_to_comment(&owner(), &draft, one, "Diagrammet är större nu.").await.unwrap();
    app.reply_to_comment(&owner(), &draft, one, "Diagrammet är större nu.").await.unwrap();
    for id in [one, none, one] {
        app.take_comment(&owner(), &draft, id).await.unwrap();
    }
    let Some(Followed::Open(shared)) = app.follow_share(&asked[0].token).await.unwrap() else { panic!() };
    let own = app.comments_of(&shared).await.unwrap();
    assert_eq!(
        own[0].replies.iter().map(|r| r.text.as_str()).collect::<Vec<_>>(),
        ["Diagrammet är större nu."]
    );

    let (texts, _) = app.narratives(&owner(), county.slug(), &cycle(), None).await.unwrap().unwrap();
    assert_eq!(texts.comments.len(), 2, "each once");
    assert_eq!(texts.comments[0].draft, Some(1));
    assert_eq!(texts.comments[0].date, county.clock_day());
    let text = &texts.comments[0].text.as_ref().unwrap().sv;
    assert!(text.starts_with("Om TS1 ") && text.contains("{ {TS1.yes}}"), "{text}");
    assert_eq!(texts.comments[1].text, None);
    assert!(rounds(&county, &app).await[0].councils.iter().all(|c| c.comments[0].is_taken));
    let page = app.draft_page(&owner(), county.slug(), &cycle(), None, Lang::Sv, None).await.unwrap();
    for words in ["Specifika samverkansrådet", "Inga invändningar", "tydligare"] {
        assert!(page.contains(words), "{words}");
    }
}

async fn a_council_says_nothing_after_the_last_day_nor_without_end(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (draft, asked) = asked(&county, &app).await;
    let token = &asked[0].token;
    let refused = async |said: Said| codes(app.comment_on_draft(token, &said, None).await.unwrap_err());
    assert_eq!(refused(comment(None, " \r\n ")).await, ["comment-empty"]);
    assert_eq!(refused(comment(None, &"å".repeat(5001))).await, ["comment-long"]);
    assert_eq!(refused(comment(Some("objective/9.9"), "Hej")).await, ["comment-no-place"]);
    say(&app, token, &comment(None, &"å".repeat(5000))).await;
    assert_eq!(refused(Said::NoObjections).await, ["comment-after-comments"]);
    for n in 1..40 {
        say(&app, token, &comment(None, &format!("Synpunkt {n}"))).await;
    }
    let throttled = app.comment_on_draft(token, &comment(None, "En till"), None).await;
    assert!(matches!(throttled, Err(Error::TooOften { .. })), "{throttled:?}");

    county.clock.advance(chrono::Duration::days(15));
    assert_eq!(refused(comment(None, "För sent")).await, ["comment-over"]);
    assert!(!rounds(&county, &app).await[0].is_open);
    let late = app.ask_council(&owner(), &draft, &council("Ett råd till", None)).await;
    assert_eq!(codes(late.unwrap_err()), ["consult-over"]);
    // What is there is answered and taken in all the same.
    let id = rounds(&county, &app).await[0].councils[0].comments[0].id;
    app.reply_to_comment(&owner(), &draft, id, "Tack.").await.unwrap();
}

async fn the_last_day_is_moved_and_locking_ends_the_round(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (draft, asked) = asked(&county, &app).await;
    let token = &asked[0].token;
    let after = |days| county.clock_day() + Days::new(days);
    let far = after(200);
    county.clock.advance(chrono::Duration::days(20));
    assert_eq!(
        codes(app.comment_on_draft(token, &comment(None, "Sent"), None).await.unwrap_err()),
        ["comment-over"]
    );
    let past = app.move_last_day(&owner(), &draft, after(0) - Days::new(1)).await;
    assert_eq!(codes(past.unwrap_err()), ["share-past"]);
    let stranger = app.move_last_day(&contact("1880"), &draft, far).await;
    assert!(matches!(stranger, Err(Error::Forbidden(_))));
    app.move_last_day(&owner(), &draft, far).await.unwrap();
    let now = &rounds(&county, &app).await[0];
    assert!(now.is_open && now.until == far);
    county.clock.advance(chrono::Duration::days(150));
    say(&app, token, &comment(None, "I tid")).await;

    let first = SealOrder::first(EditionKind::Sealed);
    app.lock_next(&owner(), county.slug(), &cycle(), &first, 1).await.unwrap();
    let now = &rounds(&county, &app).await[0];
    assert!(now.is_locked && !now.is_open, "before its last day");
    assert_eq!(
        codes(app.comment_on_draft(token, &comment(None, "Mer"), None).await.unwrap_err()),
        ["comment-locked"]
    );
    let moved = app.move_last_day(&owner(), &draft, far + Days::new(1)).await;
    assert_eq!(codes(moved.unwrap_err()), ["seal-not-reviewing"]);
    let more = app.ask_council(&owner(), &draft, &council("Ett råd till", None)).await;
    assert_eq!(codes(more.unwrap_err()), ["seal-not-reviewing"]);
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

async fn of_two_presses_at_once_one_is_a_comment(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (_, asked) = asked(&county, &app).await;
    let (token, said) = (&asked[0].token, comment(None, "Bra."));
    let press = || app.comment_on_draft(token, &said, None);
    let pressed = tokio::join!(press(), press(), press(), press());
    for done in [pressed.0, pressed.1, pressed.2, pressed.3] {
        done.unwrap().expect("the link is open");
    }
    assert_eq!(rounds(&county, &app).await[0].councils[0].comments.len(), 1);
}

async fn who_asks_and_who_answers(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let slug = county.slug();
    for (councils, code) in [
        (vec![], "consult-nobody"),
        (vec![council("Rådet", None), council("Rådet", None)], "consult-twice"),
        (vec![council("", None)], "consult-nobody"),
    ] {
        let refused =
            app.consult(&owner(), slug, &cycle(), &order(&county, DraftFor::Next(1), councils)).await;
        assert_eq!(codes(refused.unwrap_err()), [code]);
    }
    let past = ConsultOrder {
        until: county.clock_day().pred_opt().unwrap(),
        ..order(&county, DraftFor::Next(1), vec![council("Rådet", None)])
    };
    assert_eq!(codes(app.consult(&owner(), slug, &cycle(), &past).await.unwrap_err()), ["share-past"]);
    assert!(app.editions(&owner(), slug).await.unwrap().is_empty(), "nothing is frozen by a mistake");

    let (draft, asked) = asked(&county, &app).await;
    say(&app, &asked[0].token, &Said::NoObjections).await;
    let id = rounds(&county, &app).await[0].councils[0].comments[0].id;
    let neighbour = Actor { organisation: organisation("0019"), ..owner() };
    let reviewer = Actor { role: Role::CouncilReviewer, ..owner() };
    for stranger in [contact("1880"), reviewer, neighbour] {
        let is_kept_out = |e: Error| matches!(e, Error::Forbidden(_) | Error::NotFound(_));
        let more = order(&county, DraftFor::Next(2), vec![council("Rådet", None)]);
        assert!(is_kept_out(app.consult(&stranger, slug, &cycle(), &more).await.unwrap_err()));
        assert!(is_kept_out(app.consultation(&stranger, slug, &cycle()).await.unwrap_err()));
        assert!(is_kept_out(app.reply_to_comment(&stranger, &draft, id, "Hej").await.unwrap_err()));
        assert!(is_kept_out(app.take_comment(&stranger, &draft, id).await.unwrap_err()));
        assert!(is_kept_out(app.ask_council(&stranger, &draft, &council("Rådet", None)).await.unwrap_err()));
        assert!(is_kept_out(app.plan_publication(&stranger, &key("region/1"), None).await.unwrap_err()));
    }
    // A link to read by is none to comment by.
    let (reading, _) = app.share(&owner(), &draft, "Nämnden", None).await.unwrap();
    assert!(app.comment_on_draft(&reading, &comment(None, "Hej"), None).await.unwrap().is_none());
}

async fn a_lost_link_is_replaced_and_ends(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (draft, asked) = asked(&county, &app).await;
    say(&app, &asked[0].token, &comment(None, "Kvar")).await;
    let id = rounds(&county, &app).await[0].councils[0].id;
    let had = rounds(&county, &app).await[0].councils[0].link.id;
    let new = app.renew_link(&owner(), &draft, id, had, None).await.unwrap();
    let sent_again = app.renew_link(&owner(), &draft, id, had, None).await;
    assert_eq!(
        codes(sent_again.unwrap_err()),
        ["consult-link-newer"],
        "the new link is not ended by a second press"
    );
    assert!(matches!(app.follow_share(&asked[0].token).await.unwrap(), Some(Followed::Ended)));
    assert!(app.comment_on_draft(&asked[0].token, &comment(None, "Mer"), None).await.unwrap().is_none());
    say(&app, &new.token, &comment(None, "Mer")).await;
    assert_eq!(rounds(&county, &app).await[0].councils[0].comments.len(), 2, "what was said stays");
    let twice = app.ask_council(&owner(), &draft, &council("Regionala samverkansrådet", None)).await;
    assert_eq!(codes(twice.unwrap_err()), ["consult-twice"]);
    app.ask_council(&owner(), &draft, &council("Brukarrådet", None)).await.unwrap();
    assert_eq!(rounds(&county, &app).await[0].councils.len(), 3);
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
async fn ask(
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

async fn a_council_uses_its_page(db: &TestDatabase) {
    let (county, app) = desk(db).await;
    let (_, asked) = asked(&county, &app).await;
    let page = format!("/delad/{}/synpunkter", asked[0].token.write());
    let (status, _, body) = ask(&app, None, "GET", &page, "").await;
    assert_eq!(status, StatusCode::OK);
    for words in [
        "Regionala samverkansrådet",
        "Inga invändningar",
        "allmän handling",
        "Utkast för synpunkter, version 1",
    ] {
        assert!(body.contains(words), "{words}");
    }
    let (status, _, body) = ask(&app, None, "POST", &page, "plats=objective%2F2.1&text=+").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body.contains("value=\"objective/2.1\" selected"), "the place is kept");
    let long = format!("text={}", "a".repeat(5001));
    let (status, _, body) = ask(&app, None, "POST", &page, &long).await;
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY && body.contains(&"a".repeat(5001)),
        "the text is kept"
    );
    let (status, to, _) = ask(&app, None, "POST", &page, "plats=&text=Bra+%3Cb%3E").await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, &*format!("{page}?klart=tack")));
    let (_, _, body) = ask(&app, None, "GET", &to, "").await;
    assert!(body.contains("role=\"status\"") && body.contains("Bra &#60;b&#62;"), "{body}");
    let (_, _, english) = ask(&app, None, "GET", &format!("/en{page}"), "").await;
    assert!(english.contains("Give comments"));
    let (reading, _) = app.share(&owner(), &key("region/consultation-1"), "Nämnden", None).await.unwrap();
    let (status, ..) = ask(&app, None, "GET", &format!("/delad/{}/synpunkter", reading.write()), "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    county.clock.advance(chrono::Duration::days(15));
    let (status, _, body) = ask(&app, None, "GET", &page, "").await;
    assert!(status == StatusCode::OK && body.contains("Sista dag för synpunkter var"));
    let (status, _, body) = ask(&app, None, "POST", &page, "text=Sent").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && body.contains("inget har sparats"));
}

/// The cookie of an owner who has given the second factor.
async fn signed_in(db: &TestDatabase, county: &County) -> String {
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
