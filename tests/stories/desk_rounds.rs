//! Rounds of comments at the desk: councils comment on a frozen draft by their own links, and the owner answers and takes
//! it into the report.

use axum::http::StatusCode;
use chrono::Days;
use malspar_app::{
    App, Error,
    accounts::Token,
    consultation::{ConsultOrder, DraftFor, Place, Round, Said},
    editions::SealOrder,
    sharing::Followed,
};
use malspar_domain::{
    edition::EditionKind,
    lang::Lang,
    role::{Actor, Role},
};

use crate::{
    county::{County, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    desk_report::{ask, asked, council, desk, order},
    editions::{codes, key},
};

on_each_database! {
    councils_comment_on_a_frozen_draft_by_their_own_links,
    what_a_council_says_is_answered_and_taken_into_the_report,
    a_council_says_nothing_after_the_last_day_nor_without_end,
    the_last_day_is_moved_and_locking_ends_the_round,
    of_two_presses_at_once_one_is_a_comment,
    who_asks_and_who_answers,
    a_lost_link_is_replaced_and_ends,
    a_council_uses_its_page,
}

pub(crate) async fn rounds(county: &County, app: &App) -> Vec<Round> {
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
