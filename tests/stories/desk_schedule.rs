//! The owner's timetable as a page: what comes and what has been, and a schedule from its words to its end.

use crate::{
    accounts::Town,
    database::{TestDatabase, on_each_database},
    desk_report::{ask, signed_in},
};

on_each_database! {
    the_owner_reads_what_comes_and_plans_more_of_it,
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
        "Uppföljning 2026",
    ] {
        assert!(before.contains(words), "{words}: {before}");
    }
    assert!(before.contains("3 mars 2031 kl. 08.00") && before.contains("Inget har gjorts än."));
    // It is looked at in words and days before it is kept.
    let form = "vad=digest&dagar=man&klockan=07%3A30&ledig=true&missat=once&uttryck=";
    let (status, _, looked_at) = post(form).await;
    assert_eq!(status.as_u16(), 200);
    let said = "varje måndag kl. 07.30; är dagen ledig, nästa arbetsdag";
    assert!(looked_at.contains(said) && looked_at.contains("9 mars 2026 kl. 07.30"), "{looked_at}");
    // Easter Monday is no working day.
    let easter = "vad=digest&dagar=man&klockan=07%3A30&ledig=true&missat=once&uttryck=0+30+7+6+4+*+2026";
    assert!(post(easter).await.2.contains("7 april 2026 kl. 07.30"));
    assert!(get("").await.contains("Ingen har lagt till något"), "nothing is kept yet");
    let (status, to, _) = post(&format!("{form}&steg=spara")).await;
    assert_eq!((status.as_u16(), to), (303, format!("{page}?klart=nytt")));
    let kept = get("?klart=nytt").await;
    assert!(kept.contains("Schemat är tillagt.") && kept.contains(said), "{kept}");
    // What is wrong is said with its place.
    let (status, _, refused) = post("vad=digest&dagar=man&klockan=07%3A30&uttryck=0+30+7+*+13+*").await;
    assert!(status.as_u16() == 422 && refused.contains("vid tecken 10"), "{status} {refused}");
    let (status, _, refused) = post("vad=open_cycle&dagar=alla&klockan=07%3A30&steg=spara").await;
    assert!(status.as_u16() == 422 && refused.contains("strategins egen tidsplan"), "{status} {refused}");
    // It rests, goes on and is taken away.
    let id = kept.split_once("name=\"schema\" value=\"").unwrap().1.split('"').next().unwrap();
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
