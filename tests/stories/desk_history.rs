//! The owner reads in what was known before anybody was asked here: seen first, named by its cell where it is wrong, never
//! over what somebody has answered, and told as the measurement before.

use malspar_app::{
    App, Error, FormFormat,
    figures_by_hand::{HistoryChange, HistoryPreview, Taken},
    progress::Counted,
};
use malspar_domain::{
    disclosure,
    lang::Lang,
    progress::Content,
    role::{Actor, Role},
    submission::{Answer, SubmissionAct},
};

use crate::{
    county::{County, baseline, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::codes,
};

on_each_database! {
    earlier_values_are_seen_before_they_are_in,
    earlier_values_stand_beside_what_is_answered,
    what_is_wrong_is_named_by_its_cell,
    what_somebody_has_answered_is_not_written_over,
    what_follows_from_a_value_follows,
    a_small_count_is_hidden_among_earlier_values_as_well,
    our_own_table_is_filled_in_and_read_again,
    a_corrected_value_is_a_later_revision,
    a_command_stores_nothing_of_a_file_with_a_mistake,
    only_who_runs_the_follow_up_reads_values_in,
}

const HEAD: &str = "Kommun;Indikator;Rad;Omgång;Värde;Status;Kommentar\n";

fn table(rows: &[&str]) -> Vec<u8> {
    format!("{HEAD}{}\n", rows.join("\n")).into_bytes()
}

async fn look(county: &County, file: Vec<u8>) -> HistoryPreview {
    let day = Some(county.clock_day());
    county.app.preview_history(&owner(), county.slug(), file, "Enkäten 2023", day).await.unwrap()
}

async fn take(county: &County, preview: &HistoryPreview) -> Taken<HistoryPreview> {
    let (upload, seen) = (preview.upload.unwrap(), &preview.seen);
    county.app.take_in_history(&owner(), county.slug(), upload, seen).await.unwrap()
}

async fn read_in(county: &County, rows: &[&str]) -> HistoryPreview {
    let preview = look(county, table(rows)).await;
    assert_eq!(wrong(&preview), [""; 0]);
    assert!(matches!(take(county, &preview).await, Taken::In(_)));
    preview
}

/// "Lekeberg TS1: ingenting → Ja"
fn said(preview: &HistoryPreview) -> Vec<String> {
    let say = |change: &HistoryChange| {
        let text = |answer: &Answer| App::answer_text(&change.indicator, answer, Lang::Sv);
        let before = change.before.as_ref().map(text);
        let row = change.row.as_ref().map(|row| format!(" {}", row.sv)).unwrap_or_default();
        let (before, after) = (before.unwrap_or_default(), text(&change.after));
        format!("{} {}{row}: {before} → {after}", change.name, change.key.indicator)
    };
    preview.changes.iter().map(say).collect()
}

/// "E3 history-nobody"
fn wrong(preview: &HistoryPreview) -> Vec<String> {
    preview.wrong.iter().map(|one| format!("{} {}", one.cell, one.violation.code)).collect()
}

async fn earlier_values_are_seen_before_they_are_in(db: &TestDatabase) {
    let county = County::new(db).await;
    let there = async || county.app.history_there(&owner(), county.slug()).await.unwrap();
    assert_eq!(there().await.measured.len(), 1, "what comes before the cycle that is open: the baseline");
    let rows = [
        "Örebro kommun;TS1;;2023;Ja;;",
        "1814;SO1;;2023;Planerat 2024-05;;Beslut i nämnden",
        "Laxå;TS3;;2023;2;Uppskattat;",
        "Örebro;TS4;;2023;2 av 3;;",
        "Laxå;TS11;;2023;;;",
    ];
    let preview = look(&county, table(&rows)).await;
    let expected = [
        "Örebro TS1:  → Ja",
        "Lekeberg SO1:  → Nej, men planerat från och med maj 2024",
        "Laxå TS3:  → 2 (uppskattat)",
        "Örebro TS4:  → 3, varav 2",
    ];
    assert_eq!(said(&preview)[..4], expected, "{:?}", wrong(&preview));
    assert_eq!((preview.empty, preview.same, preview.wrong.len()), (1, 0, 0));
    assert_eq!(there().await.measured[0].values, 0, "looking changes nothing");

    let Taken::In(n) = take(&county, &preview).await else { panic!("it is as it was") };
    assert_eq!(n, preview.changes.len());
    assert!(matches!(take(&county, &preview).await, Taken::Already));
    let now = there().await;
    assert_eq!((now.measured[0].values, now.measured[0].organisations), (n, 3));
    assert_eq!((now.acts[0].source.as_str(), now.acts[0].retrieved_on), ("Enkäten 2023", county.clock_day()));

    let again = look(&county, table(&rows)).await;
    assert!(again.changes.is_empty() && again.upload.is_none(), "it is there already");
    assert_eq!(again.same, 4);
}

async fn earlier_values_stand_beside_what_is_answered(db: &TestDatabase) {
    let county = County::new(db).await;
    read_in(&county, &["Örebro;TS1;;2023;Nej;;Stängde 2022", "Laxå;TS1;;2023;Ja;;"]).await;
    county.hand_in(&cycle(), "1880").await;
    county.act(&cycle(), "1880", SubmissionAct::Approve).await;
    let figures = county.figures(Counted::Approved, None).await;
    let own = figures.progress.indicators.iter().find(|i| i.indicator.as_str() == "TS1").unwrap();
    let then = own.series.iter().find(|point| point.period.years.from == 2023).unwrap();
    assert!(format!("{:?}", then.aggregate).contains("yes: 1"), "{:?}", then.aggregate);

    let trace =
        county.app.trace(&owner(), county.slug(), &baseline(), &"TS1".parse().unwrap()).await.unwrap();
    let one = trace.about.iter().find(|about| about.organisation == organisation("1880")).unwrap();
    let first = &one.rows[0].revisions[0];
    assert_eq!(first.reporter, None, "nobody handed it in");
    assert_eq!(first.reason.as_deref(), Some(format!("Enkäten 2023 ({})", county.clock_day()).as_str()));
    let answer = first.answer.as_ref().unwrap();
    assert_eq!(answer.comment.as_deref(), Some("Stängde 2022"));
}

async fn what_is_wrong_is_named_by_its_cell(db: &TestDatabase) {
    let county = County::new(db).await;
    let preview = look(
        &county,
        table(&[
            "Stockholm;TS1;;2023;Ja;;",
            "Laxå;XX9;;2023;Ja;;",
            "Laxå;TS1;;2019;Ja;;",
            "Laxå;TS1;;2024-2025;Ja;;",
            "Laxå;TS1;;2023;kanske;;",
            "Laxå;TS3;;2023;många;;",
            "Laxå;TS4;;2023;4;;",
            "Laxå;KB1;school;2023;Ja;;",
            "Laxå;KB5;nagot;2023;2;;",
            "Laxå;TS3;;2023;3;Vet ej;",
            "Laxå;SO1;;2023;Ja;;",
            "1860;SO1;;2023;Nej;;",
            "Laxå;TS4;;2023;5 av 3;;",
            "Laxå;TS8;women;2023;40;;",
            "Laxå;TS8;men;2023;10;;",
            "Laxå;TS8;not_stated;2023;0;;",
            "Laxå;TS8;;2023;12;;",
        ]),
    )
    .await;
    let expected = [
        "A2 history-nobody",
        "B3 history-no-indicator",
        "D4 history-no-period",
        "D5 history-period-run",
        "E6 import-not-in-list",
        "E7 check-not-whole",
        "E8 history-share",
        "B9 history-computed",
        "C10 history-no-row",
        "F11 import-not-in-list",
        "B13 history-twice",
        "E14 check-numerator-exceeds",
    ];
    let found = wrong(&preview);
    assert_eq!(found[..12], expected, "{found:?}");
    assert!(found[12..].iter().any(|one| one.starts_with("E18 ")), "parts that do not add up: {found:?}");
    assert_eq!(said(&preview)[0], "Laxå SO1:  → Ja", "the rest can be taken in");
    let day = Some(county.clock_day());
    let refused = county.app.preview_history(&owner(), county.slug(), b"a;b\n".to_vec(), "X", day).await;
    assert_eq!(codes(refused.unwrap_err()), ["history-no-table"]);
    let nothing = county.app.preview_history(&owner(), county.slug(), table(&[]), " ", None).await;
    assert_eq!(codes(nothing.unwrap_err()), ["figures-no-source", "figures-no-day"]);
}

async fn what_somebody_has_answered_is_not_written_over(db: &TestDatabase) {
    let county = County::new(db).await;
    let row = ["Örebro;TS1;;2023;Nej;;", "Laxå;TS1;;2023;Nej;;"];
    let before = look(&county, table(&row)).await;
    county.hand_in(&baseline(), "1880").await;
    // What was seen is not what would happen any more.
    let Taken::Differs(now) = take(&county, &before).await else { panic!("over an answer") };
    assert_eq!(wrong(&now), ["E2 history-answered"]);
    assert!(said(&now).iter().all(|one| one.starts_with("Laxå")), "{:?}", said(&now));
    assert!(matches!(take(&county, &now).await, Taken::In(_)));
    let trace =
        county.app.trace(&owner(), county.slug(), &baseline(), &"TS1".parse().unwrap()).await.unwrap();
    let one = trace.about.iter().find(|about| about.organisation == organisation("1880")).unwrap();
    assert_eq!(one.rows[0].revisions.len(), 1);
    assert_eq!(one.rows[0].revisions[0].reporter, Some(organisation("1880")));

    // Who answers afterwards answers on top of what was read in.
    county.hand_in(&baseline(), "1860").await;
    let trace =
        county.app.trace(&owner(), county.slug(), &baseline(), &"TS1".parse().unwrap()).await.unwrap();
    let one = trace.about.iter().find(|about| about.organisation == organisation("1860")).unwrap();
    assert_eq!(one.rows[0].revisions.len(), 2);
    assert_eq!(one.rows[0].revisions[0].reporter, Some(organisation("1860")));
}

async fn what_follows_from_a_value_follows(db: &TestDatabase) {
    let county = County::new(db).await;
    let rows = [
        "Laxå;TS1;;2023;Nej;;",
        "Laxå;TS8;women;2023;30;;",
        "Laxå;TS8;men;2023;10;;",
        "Laxå;TS8;not_stated;2023;0;;",
    ];
    let preview = read_in(&county, &rows).await;
    let said = said(&preview);
    assert!(said.contains(&"Laxå TS2:  → 0".to_owned()), "no centre, so none of them: {said:?}");
    assert!(said.contains(&"Laxå TS8:  → 40".to_owned()), "the total of its parts: {said:?}");
    let follows: Vec<_> = preview.changes.iter().filter(|change| change.line.is_none()).collect();
    assert!(follows.len() >= 2 && preview.changes[0].line == Some(2));
}

async fn a_small_count_is_hidden_among_earlier_values_as_well(db: &TestDatabase) {
    let county = County::new(db).await;
    read_in(&county, &["Laxå;TS8;;2023;3;;", "Örebro;TS8;;2023;90;;", "Lekeberg;TS8;;2023;40;;"]).await;
    let figures =
        county.app.figures(&owner(), county.slug(), &baseline(), Counted::Approved, None).await.unwrap();
    let cell = |progress: &malspar_domain::progress::Progress| {
        let own = progress.indicators.iter().find(|i| i.indicator.as_str() == "TS8").unwrap();
        let cells = own.municipalities.iter().find(|m| m.code == organisation("1860")).unwrap();
        cells.now[0].content.clone()
    };
    assert!(matches!(cell(&figures.progress), Content::Value { .. }), "{:?}", cell(&figures.progress));
    let shown = disclosure::disclosed(&figures.progress, &figures.strategy, &[]);
    assert_eq!(cell(&shown), Content::Suppressed, "three persons");
}

async fn our_own_table_is_filled_in_and_read_again(db: &TestDatabase) {
    let county = County::new(db).await;
    read_in(
        &county,
        &["Örebro;TS1;;2023;Ja;;=2+2", "Laxå;TS7;site-1;2023;16,5;;", "Örebro;TS4;;2023;2 av 3;;"],
    )
    .await;
    county.hand_in(&baseline(), "1814").await;
    for (format, lang) in [
        (FormFormat::Csv, Lang::Sv),
        (FormFormat::Csv, Lang::En),
        (FormFormat::Xlsx, Lang::Sv),
        (FormFormat::Xlsx, Lang::En),
    ] {
        let made = county.app.history_template(&owner(), county.slug(), format, lang).await.unwrap();
        let again = look(&county, made.clone()).await;
        assert_eq!((said(&again), wrong(&again)), (Vec::new(), Vec::new()), "{format:?} {lang:?}");
        assert!(again.same >= 3 && again.empty > 300, "{} {}", again.same, again.empty);
        if format == FormFormat::Csv {
            let text = String::from_utf8(made).unwrap();
            let (mark, value) = if lang == Lang::Sv { (";", "Nej") } else { (",", "No") };
            let asks = |code: &str| text.contains(&format!("1814{mark}Lekeberg{mark}{code}{mark}"));
            assert!(!asks("TS1") && asks("TS4"), "who answers is not in it, but what others say of them");
            let filled: Vec<_> = text
                .lines()
                .map(|line| {
                    let mut cells: Vec<_> = line.split(mark).collect();
                    if line.starts_with(&format!("1860{mark}Laxå{mark}SO1{mark}")) {
                        cells[6] = value;
                    }
                    cells.join(mark)
                })
                .collect();
            let filled = look(&county, filled.join("\r\n").into_bytes()).await;
            assert_eq!(said(&filled)[0], "Laxå SO1:  → Nej", "{:?}", wrong(&filled));
        }
    }
}

async fn a_corrected_value_is_a_later_revision(db: &TestDatabase) {
    let county = County::new(db).await;
    read_in(&county, &["Laxå;TS3;;2023;2;;"]).await;
    let preview = read_in(&county, &["Laxå;TS3;;2023;Uppgift saknas;;"]).await;
    assert_eq!(said(&preview), ["Laxå TS3: 2 → Uppgift saknas"]);
    let trace =
        county.app.trace(&owner(), county.slug(), &baseline(), &"TS3".parse().unwrap()).await.unwrap();
    let one = trace.about.iter().find(|about| about.organisation == organisation("1860")).unwrap();
    assert_eq!(one.rows[0].revisions.len(), 2, "nothing is written over");
}

async fn a_command_stores_nothing_of_a_file_with_a_mistake(db: &TestDatabase) {
    let county = County::new(db).await;
    let operator = Actor { role: Role::System, ..owner() };
    let import = async |file: Vec<u8>, only_try| {
        let day = county.clock_day();
        county.app.import_history(&operator, county.slug(), file, "Enkäten", day, only_try).await.unwrap()
    };
    let values = async || county.app.history_there(&owner(), county.slug()).await.unwrap().measured[0].values;
    let mixed = import(table(&["Laxå;SO1;;2023;Ja;;", "Laxå;TS3;;2023;x;;"]), false).await;
    assert_eq!((mixed.changes.is_empty(), wrong(&mixed)), (false, vec!["E3 check-not-whole".to_owned()]));
    assert_eq!(values().await, 0);
    let good = table(&["Laxå;TS3;;2023;1;;"]);
    assert_eq!(said(&import(good.clone(), true).await), ["Laxå TS3:  → 1"]);
    assert_eq!(values().await, 0, "it was only tried");
    import(good, false).await;
    assert_eq!(values().await, 1);
}

async fn only_who_runs_the_follow_up_reads_values_in(db: &TestDatabase) {
    let county = County::new(db).await;
    let (app, slug, day) = (&county.app, county.slug(), Some(county.clock_day()));
    let file = || table(&["Laxå;TS1;;2023;Ja;;"]);
    let preview = look(&county, file()).await;
    let elsewhere = Actor { organisation: organisation("0019"), ..owner() };
    let reviewer = Actor { role: Role::CouncilReviewer, ..owner() };
    for stranger in [elsewhere, contact("1880"), reviewer] {
        assert!(app.history_there(&stranger, slug).await.is_err());
        assert!(app.preview_history(&stranger, slug, file(), "X", day).await.is_err());
        assert!(app.take_in_history(&stranger, slug, preview.upload.unwrap(), &preview.seen).await.is_err());
        assert!(app.history_template(&stranger, slug, FormFormat::Csv, Lang::Sv).await.is_err());
        let imported = app.import_history(&stranger, slug, file(), "X", county.clock_day(), false).await;
        assert!(matches!(imported, Err(Error::Forbidden(_) | Error::NotFound(_) | Error::Refused(_))));
    }
    assert_eq!(app.history_there(&owner(), slug).await.unwrap().measured[0].values, 0);
}
