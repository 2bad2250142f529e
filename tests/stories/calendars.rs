//! Calendars by a secret link: the dates of one person, for as long as the link works, and a date that moves.

use std::collections::BTreeMap;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use chrono::Duration;
use malspar_app::{
    App, Error,
    accounts::{Session, Token},
    calendar::FollowedCalendar,
};
use malspar_domain::{lang::Lang, role::Role, submission::SubmissionAct};
use malspar_web::Settings;
use tower::ServiceExt;

use crate::{
    accounts::{Town, operator, refused},
    accounts_rights::with_both_steps,
    county::{cycle, owner},
    database::{TestDatabase, on_each_database},
    sample::day,
};

on_each_database! {
    more_time_moves_a_contacts_last_day_and_the_calendar_takes_it_for_newer,
    a_link_shows_its_persons_own_dates_and_no_others,
    a_new_link_ends_the_old_and_one_of_a_shut_account_is_dead,
    an_owner_reads_every_step_and_meeting_and_only_with_both_steps_of_signing_in,
    a_link_leaves_its_trace_and_not_its_secret,
    nobody_between_keeps_a_persons_calendar,
}

const KUMLA: &str = "kumla@kommun.example";
const LAXA: &str = "laxa@kommun.example";
const OWNER: &str = "owner@region.example";
pub(crate) const TEXTS: &str = "registry_number = 'RS 2026/12'\n
    [[steps]]\nbody.sv = 'Rådet, norra; delen'\nbody.en = 'The council'\ndate = '2026-05-08'\npurpose = 'comments'\n
    [[steps]]\nbody.sv = 'Nämnden'\ndate = '2026-05-28'\npurpose = 'decision'\n";

/// The events of a calendar by their UIDs, each with its properties.
pub(crate) type Events = BTreeMap<String, BTreeMap<String, String>>;

pub(crate) fn events(calendar: &str) -> Events {
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && calendar.ends_with("END:VCALENDAR\r\n")
    );
    let whole = calendar.replace("\r\n ", "");
    let mut events = Events::new();
    for event in whole.split("BEGIN:VEVENT\r\n").skip(1) {
        let (event, _) = event.split_once("\r\nEND:VEVENT").unwrap();
        let lines = event.split("\r\n").map(|line| line.split_once(':').unwrap());
        let lines: BTreeMap<_, _> = lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let uid = lines["UID"].clone();
        assert!(events.insert(uid.clone(), lines).is_none(), "{uid} twice");
    }
    events
}

async fn follow(app: &App, token: &Token) -> Option<FollowedCalendar> {
    app.follow_calendar(token, Lang::Sv).await.unwrap()
}

async fn own(app: &App, token: &Token) -> Events {
    match follow(app, token).await {
        Some(FollowedCalendar::Open(calendar)) => events(&calendar),
        other => panic!("{other:?}"),
    }
}

async fn link(town: &Town, session: &Session) -> Token {
    town.app.make_calendar_link(session).await.unwrap()
}

fn uid(what: &str) -> String {
    format!("orebro-2024-2030.2024-2025.{what}@malspar.example.se")
}

pub(crate) fn sequence(event: &BTreeMap<String, String>) -> u32 {
    event["SEQUENCE"].parse().unwrap()
}

async fn more_time_moves_a_contacts_last_day_and_the_calendar_takes_it_for_newer(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.invite(KUMLA, Role::MunicipalContact, "1881").await;
    let token = link(&town, &town.sign_in(KUMLA).await).await;
    let before = own(&town.app, &token).await;
    let [open, deadline, end] = ["open", "deadline", "review_end"].map(|step| uid(&format!("1881.{step}")));
    assert_eq!(before[&deadline]["SUMMARY"], "Sista svarsdag: Uppföljning 2026\\, Kumla kommun");
    assert_eq!(before[&open]["DTSTART;VALUE=DATE"], "20260302");
    assert_eq!(before[&deadline]["DTSTART;VALUE=DATE"], "20260331");
    assert_eq!(before[&deadline]["DTEND;VALUE=DATE"], "20260401", "the end is no part of it");
    assert_eq!(before[&end]["DTSTART;VALUE=DATE"], "20260430");
    assert_eq!(before[&deadline]["URL"], "https://malspar.example.se/svara/orebro-2024-2030/2024-2025");
    // The cycles to come, until the last, which is cut off.
    let last = "orebro-2024-2030.2030.1881.deadline@malspar.example.se";
    assert_eq!(before[last]["DTSTART;VALUE=DATE"], "20310331");

    town.pass(Duration::days(3));
    assert_eq!(own(&town.app, &token).await, before, "nothing has changed, so nothing is newer");
    let until = SubmissionAct::Extend { until: day(2026, 4, 14), reason: "Ny".to_owned() };
    town.county.act(&cycle(), "1881", until).await;
    let after = own(&town.app, &token).await;
    assert_eq!(after[&deadline]["DTSTART;VALUE=DATE"], "20260414");
    assert!(after[&deadline]["DESCRIPTION"].contains("Ni har fått anstånd"), "{after:?}");
    assert!(sequence(&after[&deadline]) > sequence(&before[&deadline]));
    assert_eq!(
        (&before[&deadline]["DTSTAMP"][..8], &after[&deadline]["DTSTAMP"][..8]),
        ("20260302", "20260305")
    );
    assert_eq!(
        (&after[&open], &after[&end]),
        (&before[&open], &before[&end]),
        "the others stay as they were"
    );

    town.county.hand_in(&cycle(), "1881").await;
    let done = own(&town.app, &token).await;
    assert_eq!(done[&deadline]["DTSTART;VALUE=DATE"], "20260414", "it stays in the calendar");
    assert!(done[&deadline]["DESCRIPTION"].contains("Svaren är inlämnade."));
    assert!(sequence(&done[&deadline]) > sequence(&after[&deadline]));
}

async fn a_link_shows_its_persons_own_dates_and_no_others(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.invite(KUMLA, Role::MunicipalContact, "1881").await;
    let until = SubmissionAct::Extend { until: day(2026, 4, 14), reason: "Ny".to_owned() };
    town.county.act(&cycle(), "1860", until).await;
    let laxa = own(&town.app, &link(&town, &town.sign_in(LAXA).await).await).await;
    let kumla = own(&town.app, &link(&town, &town.sign_in(KUMLA).await).await).await;
    assert!(laxa.keys().all(|uid| uid.contains(".1860.")) && kumla.keys().all(|uid| uid.contains(".1881.")));
    assert_eq!(laxa.len(), kumla.len());
    let text = format!("{kumla:?}");
    assert!(!text.contains("Laxå") && !text.contains("20260414") && !text.contains("anstånd"), "{text}");
    assert!(follow(&town.app, &Token::read(&"A".repeat(43)).unwrap()).await.is_none());

    // A task that is somebody else's shows nothing any more, and the link stays the person's.
    let token = link(&town, &town.sign_in(LAXA).await).await;
    let session = town.sign_in(LAXA).await;
    let role = session.membership().unwrap().id;
    town.app.end_role(&operator(), role).await.unwrap();
    assert!(own(&town.app, &token).await.is_empty());
    let without = town.app.make_calendar_link(&town.sign_in(LAXA).await).await;
    assert!(matches!(without, Err(Error::Forbidden(_))));
}

async fn a_new_link_ends_the_old_and_one_of_a_shut_account_is_dead(db: &TestDatabase) {
    let town = Town::new(db).await;
    let session = town.sign_in(LAXA).await;
    let first = link(&town, &session).await;
    let second = link(&town, &session).await;
    assert_eq!(follow(&town.app, &first).await, Some(FollowedCalendar::Ended));
    assert!(!own(&town.app, &second).await.is_empty());
    assert!(town.app.calendar_link(&session).await.unwrap().is_some());

    town.app.end_calendar_link(&session).await.unwrap();
    assert_eq!(follow(&town.app, &second).await, Some(FollowedCalendar::Ended));
    assert_eq!(follow(&town.app, &first).await, None, "only the last of the old is remembered");
    assert!(town.app.calendar_link(&session).await.unwrap().is_none());
    town.app.end_calendar_link(&session).await.unwrap();
    assert_eq!(
        follow(&town.app, &second).await,
        Some(FollowedCalendar::Ended),
        "to end what has ended changes nothing"
    );

    let third = link(&town, &session).await;
    let account = session.account.id;
    town.app.disable_account(&owner(), account).await.unwrap();
    assert_eq!(follow(&town.app, &third).await, Some(FollowedCalendar::Ended));
    town.app.enable_account(&owner(), account).await.unwrap();
    assert!(!own(&town.app, &third).await.is_empty());
    let stranger = db.stranger().await;
    assert_eq!(stranger.text("SELECT CAST(count(*) AS TEXT) FROM calendar_link").await, "2");
    town.app.forget_person(&owner(), account).await.unwrap();
    assert_eq!(follow(&town.app, &third).await, None);
    assert_eq!(stranger.text("SELECT CAST(count(*) AS TEXT) FROM calendar_link").await, "0");
}

async fn an_owner_reads_every_step_and_meeting_and_only_with_both_steps_of_signing_in(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, slug) = (&town.app, town.county.slug());
    let half = town.sign_in(OWNER).await;
    assert_eq!(refused(app.make_calendar_link(&half).await), "forbidden", "no second factor");
    let session = with_both_steps(&town, OWNER).await;
    let token = link(&town, &session).await;
    let before = own(app, &token).await;
    let planned = town.county.strategy.plan();
    assert!(
        planned.len() > 40 && before.len() > planned.len(),
        "the baseline, which is open, is no part of the rule"
    );
    for event in &planned {
        let told = &before[&format!("{slug}.{}.{}@malspar.example.se", event.cycle, event.step.code())];
        let day = told.get("DTSTART;VALUE=DATE").cloned();
        let at = format!("{}Z", event.at.format("%Y%m%dT%H%M%S"));
        let is_whole_day = event.planned.time() == chrono::NaiveTime::MIN;
        if is_whole_day {
            assert_eq!(day, Some(event.planned.format("%Y%m%d").to_string()), "{told:?}");
        } else {
            assert_eq!((day, &told["DTSTART"]), (None, &at), "{told:?}");
        }
    }
    // 8 in the morning, before and after the clocks are set forward.
    assert_eq!(before[&uid("remind_week")]["DTSTART"], "20260324T070000Z");
    assert_eq!(before[&uid("overdue")]["DTSTART"], "20260401T060000Z");
    assert!(!before.keys().any(|uid| uid.contains("meeting") || uid.contains("lock_by")));

    app.import_narratives(&owner(), slug, &cycle(), TEXTS, false).await.unwrap();
    let with = own(app, &token).await;
    assert_eq!(with[&uid("lock_by")]["DTSTART;VALUE=DATE"], "20260521");
    let meetings = |events: &Events| -> BTreeMap<String, (String, u32)> {
        let meetings = events.iter().filter(|(uid, _)| uid.contains(".meeting."));
        meetings
            .map(|(uid, told)| (uid.clone(), (told["DTSTART;VALUE=DATE"].clone(), sequence(told))))
            .collect()
    };
    let planned = meetings(&with);
    let titles: Vec<_> = with.values().map(|told| told["SUMMARY"].as_str()).collect();
    assert!(titles.contains(&"Rådet\\, norra\\; delen: synpunkter (Uppföljning 2026)"), "{titles:?}");

    let moved = TEXTS.replace("2026-05-28", "2026-06-04");
    app.import_narratives(&owner(), slug, &cycle(), &moved, false).await.unwrap();
    let after = meetings(&own(app, &token).await);
    assert_eq!(after.keys().collect::<Vec<_>>(), planned.keys().collect::<Vec<_>>(), "the same meetings");
    assert!(planned.iter().all(|(uid, (_, before))| after[uid].1 > *before), "{planned:?} {after:?}");
    assert!(
        after.values().any(|(day, _)| day == "20260604")
            && planned.values().any(|(day, _)| day == "20260528")
    );
    assert_eq!(own(app, &token).await[&uid("lock_by")]["DTSTART;VALUE=DATE"], "20260528");

    // In the words of the reader's language.
    let Some(FollowedCalendar::Open(english)) = app.follow_calendar(&token, Lang::En).await.unwrap() else {
        panic!()
    };
    let english = events(&english);
    assert_eq!(english[&uid("deadline")]["SUMMARY"], "Last day to answer: Follow-up 2026");
    assert!(english.values().any(|told| told["SUMMARY"].starts_with("The council: comments")));
    assert!(english[&uid("deadline")]["URL"].contains("/en/uppfoljning/"));
}

async fn a_link_leaves_its_trace_and_not_its_secret(db: &TestDatabase) {
    let town = Town::new(db).await;
    let session = town.sign_in(LAXA).await;
    let token = link(&town, &session).await;
    link(&town, &session).await;
    town.app.end_calendar_link(&session).await.unwrap();
    let trail = town.trail().await;
    assert_eq!(trail.matches("\"calendar.make\"").count(), 2, "{trail}");
    assert_eq!(trail.matches("\"calendar.end\"").count(), 1);
    assert!(!trail.contains(&token.write()));
}

pub(crate) async fn get(app: &App, path: &str, known: Option<&str>) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::get(path);
    if let Some(tag) = known {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    let router = malspar_web::router(app.clone(), Settings::default());
    let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, headers, String::from_utf8_lossy(&body).into_owned())
}

async fn nobody_between_keeps_a_persons_calendar(db: &TestDatabase) {
    let town = Town::new(db).await;
    let session = town.sign_in(LAXA).await;
    let token = link(&town, &session).await;
    let path = format!("/kalender/{}.ics", token.write());
    let (status, headers, calendar) = get(&town.app, &path, None).await;
    assert_eq!(
        (status, &headers[header::CONTENT_TYPE]),
        (StatusCode::OK, &"text/calendar; charset=utf-8".parse().unwrap())
    );
    assert_eq!(headers[header::CACHE_CONTROL], "private, no-cache");
    assert_eq!(headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(headers[header::REFERRER_POLICY], "no-referrer");
    assert!(events(&calendar).contains_key(&uid("1860.deadline")) && !calendar.contains(&token.write()));
    let tag = headers[header::ETAG].to_str().unwrap().to_owned();
    town.pass(Duration::hours(5));
    let (status, headers, nothing) = get(&town.app, &path, Some(&tag)).await;
    assert_eq!((status, nothing.as_str()), (StatusCode::NOT_MODIFIED, ""), "time alone makes nothing new");
    assert_eq!(headers[header::CACHE_CONTROL], "private, no-cache");
    let (status, _, english) = get(&town.app, &format!("/en{path}"), None).await;
    assert!(status == StatusCode::OK && english.contains("SUMMARY:Last day to answer: Follow-up 2026"));
    for wrong in ["/kalender/inget.ics".to_owned(), path.replace(".ics", ""), path.replace(".ics", ".icsx")] {
        assert_eq!(get(&town.app, &wrong, None).await.0, StatusCode::NOT_FOUND, "{wrong}");
    }
    town.app.end_calendar_link(&session).await.unwrap();
    let (status, headers, page) = get(&town.app, &path, Some(&tag)).await;
    assert_eq!(
        (status, &headers[header::CACHE_CONTROL]),
        (StatusCode::GONE, &"private, no-store".parse().unwrap())
    );
    assert!(page.contains("Länken gäller inte längre."), "{page}");
}
