//! What everybody may follow: published editions as news, and the dates that the latest of them says. Nothing else is in
//! either.

use axum::http::{StatusCode, header};
use chrono::Duration;
use malspar_app::{
    App,
    editions::{EditionKey, SealOrder},
    examples,
};
use malspar_domain::{edition::EditionKind, lang::Text, submission::SubmissionAct, value::Value};

use crate::{
    calendars::{Events, TEXTS, events, get, sequence},
    county::{County, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::{answers_anew, reviewed, signer},
};

on_each_database! {
    a_feed_holds_what_is_published_and_what_is_withdrawn_leaves_it,
    a_correction_says_what_it_corrects_in_the_feed,
    everybody_reads_the_dates_of_the_published_edition_and_no_others,
}

async fn sealed(county: &County, order: &SealOrder) -> EditionKey {
    county.clock.advance(Duration::hours(1));
    county.app.seal(&owner(), county.slug(), &cycle(), order, &signer()).await.unwrap().key
}

async fn published(county: &County, order: &SealOrder) -> EditionKey {
    let key = sealed(county, order).await;
    county.clock.advance(Duration::hours(1));
    county.app.publish(&owner(), &key).await.unwrap();
    key
}

fn with_address(county: &County) -> App {
    county.app.clone().with_links_to("https://malspar.example.se:8443".parse().unwrap())
}

fn updated(feed: &str) -> String {
    let (_, rest) = feed.split_once("<updated>").expect("a feed says when it changed");
    rest.split('<').next().unwrap().to_owned()
}

const FEED: &str = "/strategier/orebro-2024-2030/utgavor.atom";
const CALENDAR: &str = "/strategier/orebro-2024-2030/kalender.ics";

async fn a_feed_holds_what_is_published_and_what_is_withdrawn_leaves_it(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let app = with_address(&county);
    county.app.import_narratives(&owner(), county.slug(), &cycle(), TEXTS, false).await.unwrap();
    sealed(&county, &SealOrder::first(EditionKind::Consultation)).await;
    let key = sealed(&county, &SealOrder::first(EditionKind::Sealed)).await;
    for path in [FEED, "/utgavor.atom"] {
        let (status, headers, feed) = get(&app, path, None).await;
        assert_eq!(
            (status, feed.contains("<entry>")),
            (StatusCode::OK, false),
            "locked is not published: {feed}"
        );
        assert_eq!(headers[header::CONTENT_TYPE], "application/atom+xml; charset=utf-8");
    }
    assert_eq!(get(&app, CALENDAR, None).await.0, StatusCode::NOT_FOUND);

    let only = organisation("1880");
    let order = SealOrder::first(EditionKind::Sealed);
    let (who, key_of, which) = (owner(), signer(), cycle());
    let own = county
        .app
        .seal_municipalities(&who, county.slug(), &which, Some(&only), &order, &key_of, &|_, _| {})
        .await
        .unwrap()
        .remove(0);
    county.clock.advance(Duration::hours(1));
    county.app.publish(&owner(), &key).await.unwrap();
    let (_, headers, feed) = get(&app, FEED, None).await;
    assert_eq!(headers[header::CACHE_CONTROL], "public, no-cache");
    assert_eq!(feed.matches("<entry>").count(), 1, "{feed}");
    let place = "https://malspar.example.se:8443/strategier/orebro-2024-2030/utgavor";
    for part in [
        "<title>Uppföljning 2026, utgåva 1</title>".to_owned(),
        "<id>tag:malspar.example.se,2026:orebro-2024-2030/2024-2025/region/1/sv</id>".to_owned(),
        format!("href=\"{place}/2024-2025/region/1/sv.html\""),
        format!("href=\"{place}/2024-2025/region/1/sv.pdf\""),
        format!("href=\"{place}.atom\""),
        "Utgåva 1 av länets uppföljningsrapport. Publicerad den 1 april 2026. Diarienummer RS 2026/12."
            .to_owned(),
        "<name>Region Örebro län</name>".to_owned(),
    ] {
        assert!(feed.contains(&part), "{part} in {feed}");
    }
    county.clock.advance(Duration::hours(1));
    county.app.publish(&owner(), &own).await.unwrap();
    let (_, _, feed) = get(&app, &format!("/en{FEED}"), None).await;
    let (first, second) =
        (feed.find("Follow-up 2026, Örebro, edition 1"), feed.find("Follow-up 2026, edition 1"));
    assert!(first.is_some() && first < second, "the newest first: {feed}");
    let (_, _, all) = get(&app, "/utgavor.atom", None).await;
    assert_eq!(all.matches("<entry>").count(), 2);
    assert!(
        all.contains("<title>Strategi för föräldraskapsstöd")
            || all.contains(", Uppföljning 2026, utgåva 1</title>")
    );

    let before = updated(&feed);
    county.clock.advance(Duration::hours(1));
    county.app.withdraw(&owner(), &key, "Fel siffra.".to_owned()).await.unwrap();
    county.app.withdraw(&owner(), &own, "Fel siffra.".to_owned()).await.unwrap();
    let (status, _, feed) = get(&app, FEED, None).await;
    assert_eq!((status, feed.contains("<entry>")), (StatusCode::OK, false), "{feed}");
    assert!(updated(&feed) > before && !feed.contains("Fel siffra"), "that it changed is told: {feed}");
    assert_eq!(get(&app, CALENDAR, None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(get(&app, "/strategier/finns-inte/utgavor.atom", None).await.0, StatusCode::NOT_FOUND);
}

async fn a_correction_says_what_it_corrects_in_the_feed(db: &TestDatabase) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let app = with_address(&county);
    published(&county, &SealOrder::first(EditionKind::Sealed)).await;
    answers_anew(&county, "1814", "KB2", Value::Number(17.into())).await;
    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    let why = Text { sv: "Kommunen hade räknat <fel> & för lågt.".to_owned(), en: None };
    published(&county, &SealOrder::correction([why])).await;
    let (_, _, feed) = get(&app, FEED, None).await;
    let entries: Vec<_> = feed.split("<entry>").skip(1).collect();
    assert_eq!(entries.len(), 2);
    assert!(entries[0].contains("utgåva 2</title>"), "{feed}");
    assert!(entries[0].contains("Rättar: Kommunen hade räknat &lt;fel&gt; &amp; för lågt."), "{feed}");
    assert!(
        !entries[0].contains("Rättad av") && entries[1].contains("Rättad av en senare utgåva."),
        "{feed}"
    );
}

async fn everybody_reads_the_dates_of_the_published_edition_and_no_others(db: &TestDatabase) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let (app, slug) = (with_address(&county), county.slug());
    let arranged = "[[activities]]\ndate = '2026-06-09'\ntime = '9.00–15.30'\ntitle.sv = 'Workshop'\n
        theme.sv = 'Stöd, del 1'\narea = '1'\n
        [[activities]]\ndate = '2026-09-15'\ntime = 'förmiddag'\ntitle.sv = 'Workshop'\n";
    let pack = format!("{}\n{arranged}", examples::OREBRO.pack);
    county.app.import_strategy(&owner(), &pack).await.unwrap();
    county.app.import_narratives(&owner(), slug, &cycle(), TEXTS, false).await.unwrap();
    published(&county, &SealOrder::first(EditionKind::Sealed)).await;
    // What is written and arranged after it is nobody's to read yet.
    let later = TEXTS.replace("2026-05-28", "2026-06-04");
    county.app.import_narratives(&owner(), slug, &cycle(), &later, false).await.unwrap();
    county.app.import_strategy(&owner(), &pack.replace("2026-06-09", "2026-06-16")).await.unwrap();

    let (status, headers, calendar) = get(&app, CALENDAR, None).await;
    assert_eq!(
        (status, &headers[header::CACHE_CONTROL]),
        (StatusCode::OK, &"public, no-cache".parse().unwrap())
    );
    let before = events(&calendar);
    let of = |events: &Events, title: &str| {
        let found: Vec<_> =
            events.values().filter(|told| told["SUMMARY"].starts_with(title)).cloned().collect();
        assert!(!found.is_empty(), "{title} in {events:?}");
        found
    };
    assert_eq!(before.len(), 4);
    let workshops = of(&before, "Workshop");
    let timed = workshops.iter().find(|told| told.contains_key("DTSTART")).unwrap();
    assert_eq!(
        (timed["DTSTART"].as_str(), timed["DTEND"].as_str()),
        ("20260609T070000Z", "20260609T133000Z")
    );
    let whole = workshops.iter().find(|told| !told.contains_key("DTSTART")).unwrap();
    assert_eq!(whole["DTSTART;VALUE=DATE"], "20260915");
    assert!(whole["DESCRIPTION"].starts_with("förmiddag\\n"), "{whole:?}");
    assert_eq!(of(&before, "Nämnden: beslut (Uppföljning 2026)")[0]["DTSTART;VALUE=DATE"], "20260528");

    answers_anew(&county, "1814", "KB2", Value::Number(17.into())).await;
    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    let why = Text { sv: "Räknefel.".to_owned(), en: None };
    let two = published(&county, &SealOrder::correction([why])).await;
    let after = events(&get(&app, CALENDAR, None).await.2);
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "moved, and the same");
    assert_eq!(of(&after, "Nämnden: beslut")[0]["DTSTART;VALUE=DATE"], "20260604");
    assert!(
        of(&after, "Workshop")
            .iter()
            .any(|told| told.get("DTSTART").is_some_and(|at| at.starts_with("20260616")))
    );
    assert!(after.iter().all(|(uid, told)| sequence(told) > sequence(&before[uid])));

    // Withdrawn, the one before it is what everybody reads, and that is the newest word.
    county.clock.advance(Duration::hours(1));
    county.app.withdraw(&owner(), &two, "Fel igen.".to_owned()).await.unwrap();
    let again = events(&get(&app, CALENDAR, None).await.2);
    assert_eq!(of(&again, "Nämnden: beslut")[0]["DTSTART;VALUE=DATE"], "20260528");
    assert!(again.iter().all(|(uid, told)| sequence(told) > sequence(&after[uid])));
}
