//! The owner's timetable as a page: what comes and what has been, and a schedule from its words to its end.

use malspar_app::governing::{JobCounts, JobState};
use malspar_domain::{cycle_plan::CycleStep, id::JobId, role::Actor};
use malspar_worker::Worker;

use crate::{
    accounts::{Town, operator, refused},
    county::{cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    desk_people::administrator,
    desk_report::{ask, signed_in},
};

on_each_database! {
    the_owner_reads_what_comes_and_plans_more_of_it,
    what_the_clock_did_stands_there_with_its_log,
}

async fn the_owner_reads_what_comes_and_plans_more_of_it(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, cookie) = (&town.app, signed_in(db, &town.county).await);
    let page = format!("/uppfoljning/{}/tidsplan", town.county.slug());
    let get = async |query: &str| ask(app, Some(&cookie), "GET", &format!("{page}{query}"), "").await.2;
    let post = async |form: &str| ask(app, Some(&cookie), "POST", &page, form).await;
    let before = get("").await;
    for words in [
        "24 mars 2026 kl. 08.00",
        "Påminnelse en vecka före sista svarsdag",
        "31 mars 2026",
        "Uppföljning 2026 <span",
        "Slutuppföljning 2031 <span",
    ] {
        assert!(before.contains(words), "{words}: {before}");
    }
    assert!(before.contains("3 mars 2031 kl. 08.00") && before.contains("Inget har gjorts än."));
    // It is looked at in words and days before it is kept.
    let form = "vad=digest&dagar=veckodagar&veckodag=1&klockan=07%3A30&ledig=next&missat=once&uttryck=";
    let (status, _, looked_at) = post(form).await;
    assert_eq!(status.as_u16(), 200);
    let said = "varje måndag kl. 07.30; är dagen ledig, nästa arbetsdag";
    assert!(looked_at.contains(said) && looked_at.contains("9 mars 2026 kl. 07.30"), "{looked_at}");
    // Easter Monday is no working day.
    let easter = "vad=digest&ledig=next&missat=once&uttryck=0+30+7+6+4+*+2026";
    assert!(post(easter).await.2.contains("7 april 2026 kl. 07.30"));
    assert!(get("").await.contains("Ingen har lagt till något"), "nothing is kept yet");
    let (status, to, _) = post(&format!("{form}&steg=spara")).await;
    assert_eq!((status.as_u16(), to), (303, format!("{page}?klart=nytt")));
    let (_, to, _) = post(&format!("{form}&steg=spara")).await;
    assert_eq!(to, format!("{page}?klart=nytt"), "pressed twice");
    let kept = get("?klart=nytt").await;
    assert_eq!(kept.matches("name=\"schema\" value=\"").count(), 1, "and kept once");
    assert!(kept.contains("Schemat är tillagt.") && kept.contains(said), "{kept}");
    // What is wrong is said with its place.
    let (status, _, refused) = post("vad=digest&uttryck=0+30+7+*+13+*").await;
    assert!(status.as_u16() == 422 && refused.contains("vid tecken 10"), "{status} {refused}");
    let (status, _, refused) = post("vad=open_cycle&dagar=alla&klockan=07%3A30&steg=spara").await;
    assert!(status.as_u16() == 422 && refused.contains("strategins egen tidsplan"), "{status} {refused}");
    for (form, said) in [
        ("vad=digest&dagar=alla&klockan=snart", "Skriv klockslaget med timme och minut"),
        ("vad=digest&dagar=veckodagar&klockan=07%3A30", "Välj minst en veckodag."),
        ("vad=digest&dagar=datum&datum=40&klockan=07%3A30", "De går från 1 till 31."),
        ("vad=digest&dagar=datum&datum=30&manad=2&klockan=07%3A30", "Det finns ingen sådan dag."),
        ("vad=digest&dagar=alla&klockan=07%3A30&ar=2020", "2026"),
        ("vad=digest&dagar=alla&klockan=07%3A30&zon=Mars", "Mars"),
        ("vad=digest&dagar=alla&klockan=07%3A30&extra=i+morgon", "Rad 1 går inte att läsa"),
        (
            "vad=digest&dagar=alla&klockan=07%3A30&extra=2026-01-05+08%3A00",
            "Tiden 2026-01-05 08:00 har redan varit",
        ),
    ] {
        let (status, _, refused) = post(form).await;
        assert!(status.as_u16() == 422 && refused.contains(said), "{form}: {status} {refused}");
        assert!(
            refused.contains("class=\"ds-validation") || refused.contains("<a href=\"#"),
            "{form}: {refused}"
        );
    }
    // It is opened with what it says, changed and kept.
    let id = kept.split_once("name=\"schema\" value=\"").unwrap().1.split('"').next().unwrap();
    let opened = get(&format!("?andra={id}")).await;
    assert!(opened.contains("id=\"veckodag-1\" checked") && opened.contains("Ändra schemat: "), "{opened}");
    let years = format!(
        "schema={id}&vad=digest&dagar=datum&datum=1&manad=3&ar=2027&arsteg=2&klockan=06%3A00&extra=2031-03-03+06%3A00"
    );
    let (_, _, looked_at) = post(&years).await;
    let then = "1 mars kl. 06.00, vartannat år från 2027, dessutom 3 mars 2031 kl. 06.00";
    assert!(looked_at.contains(said) && looked_at.contains(then), "{looked_at}");
    assert!(looked_at.contains("1 mars 2029 kl. 06.00"), "{looked_at}");
    assert!(get("").await.contains(said), "it was only looked at");
    assert_eq!(post(&format!("{years}&steg=spara")).await.1, format!("{page}?klart=andrat"));
    let changed = get("?klart=andrat").await;
    assert!(
        changed.contains(then) && !changed.contains(said) && changed.contains("Schemat är ändrat."),
        "{changed}"
    );
    assert_eq!(post(&format!("{form}&steg=spara&schema={}", uuid::Uuid::nil())).await.0.as_u16(), 404);
    assert_eq!(
        ask(app, Some(&cookie), "GET", &format!("{page}?andra={}", uuid::Uuid::nil()), "").await.0.as_u16(),
        404
    );
    // It rests, goes on and is taken away.
    let change = async |what: &str| {
        let form = format!("schema={id}&vad={what}");
        ask(app, Some(&cookie), "POST", &format!("{page}/schema"), &form).await
    };
    assert_eq!(change("vila").await.1, format!("{page}?klart=vila"));
    assert!(get("").await.contains("Vilar"));
    assert_eq!(change("fortsatt").await.1, format!("{page}?klart=fortsatt"));
    assert!(!get("").await.contains("Vilar"));
    assert_eq!(change("bort").await.1, format!("{page}?klart=bort"));
    assert!(get("").await.contains("Ingen har lagt till något"));
    assert_eq!(change("bort").await.0.as_u16(), 404, "there is none any more");
    assert!(ask(app, Some(&cookie), "GET", &format!("/en{page}"), "").await.2.contains("What comes"));
}

async fn what_the_clock_did_stands_there_with_its_log(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, slug) = (&town.app, town.county.slug().clone());
    let owners = signed_in(db, &town.county).await;
    town.county.clock.set(crate::county::march(24) + chrono::Duration::hours(1));
    app.tick().await.unwrap();
    Worker::new(app.clone(), operator(), "w").run_until_idle().await.unwrap();
    let plan = ask(app, Some(&owners), "GET", &format!("/uppfoljning/{slug}/tidsplan"), "").await.2;
    assert!(plan.contains("Påminnelse en vecka före sista svarsdag, Uppföljning 2026"), "{plan}");
    let way = format!("/uppfoljning/{slug}/tidsplan/jobb/");
    let job = plan.split_once(&way).unwrap().1.split('"').next().unwrap();
    let log = ask(app, Some(&owners), "GET", &format!("{way}{job}"), "").await.2;
    assert!(
        log.contains("Mejl som skrevs: ") && log.contains("tidsplanen") && log.contains("Klart"),
        "{log}"
    );
    // Nobody else's owner reads it, and of another strategy it is no job.
    let theirs = ask(app, Some(&owners), "GET", &format!("{way}{}", uuid::Uuid::nil()), "").await;
    assert_eq!(theirs.0.as_u16(), 404);
    let id = JobId(job.parse().unwrap());
    assert_eq!(refused(app.job_of(&elsewhere(), &slug, id).await), "not found");
    assert_eq!(refused(app.job(&owner(), id).await), "forbidden");
    assert_eq!(app.job(&administrator(), id).await.unwrap().state, JobState::Done);
    let other = Actor { organisation: organisation("0019"), ..administrator() };
    assert_eq!(refused(app.job(&other, id).await), "not found");
    assert_eq!(app.jobs(&other, None, None).await.unwrap().jobs.len(), 0);
    assert_eq!(app.job_counts(&other).await.unwrap(), JobCounts { left: 0, failed: 0 });
    // The last day stands there until it is over.
    let is_there = async || {
        let coming = app.timetable(&owner(), &slug).await.unwrap().coming;
        coming.iter().any(|one| one.step == Some(CycleStep::Deadline) && one.cycle == Some(cycle()))
    };
    town.county.clock.set(crate::county::march(31) + chrono::Duration::hours(2));
    assert!(is_there().await);
    town.county.clock.advance(chrono::Duration::days(1));
    assert!(!is_there().await);
}

fn elsewhere() -> Actor {
    Actor { organisation: organisation("0019"), ..owner() }
}
