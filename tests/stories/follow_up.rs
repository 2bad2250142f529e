//! A follow-up from the strategy's pack to its report, through the use cases that people use.

use chrono::Duration;
use malspar_app::{Error, examples, progress::Counted};
use malspar_domain::{
    code::IndicatorCode,
    lang::Lang,
    progress::{Content, Figure, YesNoFigure},
    status::Status,
    submission::{SubmissionAct, SubmissionState},
    value::{Value, YesNo},
};

use crate::{
    county::{County, baseline, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    the_county_is_followed_up_from_pack_to_report,
    returned_answers_are_in_no_figure_until_they_are_corrected,
    figures_can_be_read_as_they_were_known_at_an_earlier_time,
    what_was_taken_in_once_changes_nothing_when_it_comes_again,
    a_contact_answers_for_her_own_municipality_alone,
    a_cycle_that_is_not_open_takes_no_answers,
    an_incomplete_draft_is_not_handed_in,
}

async fn the_county_is_followed_up_from_pack_to_report(db: &TestDatabase) {
    let county = County::new(db).await;
    county.everybody_answers(&baseline()).await;
    county.everybody_answers(&cycle()).await;

    let figures = county.figures(Counted::Approved, None).await;
    let progress = &figures.progress;
    let indicator = |code: &str| progress.indicator(&code.parse::<IndicatorCode>().unwrap()).unwrap();
    let family_centres = indicator("TS1");
    let Figure::YesNo(now) = family_centres.now.figure else { panic!("TS1 is a yes/no question") };
    assert_eq!(now, YesNoFigure { yes: 7, planned: 2, no: 2, missing: 1, residents_yes: now.residents_yes });
    assert_eq!(family_centres.now.coverage.residents, 308_362);
    assert_eq!(family_centres.change.unwrap().both, 11);
    // One municipality has not said how many it has.
    assert_eq!(indicator("TS2").now.figure, Figure::Sum { total: 12.into(), at_least: true });
    // Four municipalities have no midwifery clinic.
    assert_eq!(indicator("TS4").now.coverage.not_applicable, 4);
    assert_eq!(indicator("TS4").now.figure, Figure::Ratio { numerator: 12.into(), denominator: 14.into() });
    // 12 municipalities × 5 sectors; Laxå's four and one that Askersund does not know are missing.
    let Figure::Parts(methods) = &indicator("KB1").now.figure else { panic!("KB1 is counted by parts") };
    assert_eq!((methods.yes(), methods.missing(), methods.of()), (32, 5, 60));
    let Figure::Parts(groups) = &indicator("SO2").now.figure else { panic!("SO2 is a choice set") };
    assert_eq!((groups.all, groups.applies), (6, 9));
    assert!(progress.objectives.iter().all(|o| o.status == Status::Closer), "{:?}", progress.objectives);

    assert_eq!(county.review().await, 1, "the review asks for one job");
    let drafts = county.app.drafts(&owner(), county.slug(), &cycle()).await.unwrap();
    assert_eq!(drafts.iter().map(|d| d.lang).collect::<Vec<_>>(), [Lang::Sv, Lang::En]);
    assert!(drafts.iter().all(|d| d.bytes.starts_with(b"%PDF-1.7")));
    // A report made by hand from the same answers is the same file.
    let again =
        county.app.draft_report(&owner(), county.slug(), &cycle(), None, Lang::Sv, None).await.unwrap();
    assert_eq!(again, drafts[0].bytes);
}

async fn returned_answers_are_in_no_figure_until_they_are_corrected(db: &TestDatabase) {
    let county = County::new(db).await;
    let counted = || async {
        let figures = county.figures(Counted::Reported, None).await;
        figures.progress.indicator(&"TS1".parse().unwrap()).unwrap().now.coverage.reported
    };
    county.hand_in(&cycle(), "1880").await;
    assert_eq!(counted().await, 1);
    let draft = county.figures(Counted::Reported, None).await;
    let row = draft.progress.indicator(&"TS1".parse().unwrap()).unwrap();
    let cell = &row.municipalities.iter().find(|m| m.code.as_str() == "1880").unwrap().now[0];
    assert!(matches!(cell.content, Content::Value { unvalidated: true, .. }), "{cell:?}");
    let checked = county.figures(Counted::Approved, None).await;
    assert_eq!(
        checked.progress.indicators[0].now.coverage.reported, 0,
        "an edition holds checked values alone"
    );
    let act = SubmissionAct::Return { reason: "Räkna centralen i Vivalla.".to_owned(), scope: Vec::new() };
    county.act(&cycle(), "1880", act).await;
    assert_eq!(counted().await, 0);
    county.hand_in(&cycle(), "1880").await;
    assert_eq!(counted().await, 1);
    let who = organisation("1880");
    let history =
        county.app.submission_history(&contact("1880"), county.slug(), &cycle(), &who).await.unwrap();
    let reasons: Vec<_> = history.iter().filter_map(|event| event.reason.as_deref()).collect();
    assert_eq!(reasons, ["Räkna centralen i Vivalla."]);
    let acts: Vec<_> = history.iter().map(|event| event.act.as_str()).collect();
    assert_eq!(acts, ["start", "submit", "return", "submit"]);
}

async fn figures_can_be_read_as_they_were_known_at_an_earlier_time(db: &TestDatabase) {
    let county = County::new(db).await;
    let who = organisation("1863");
    let attempts = examples::OREBRO.answers(&county.strategy, &cycle()).unwrap().remove(&who).unwrap();
    let answer = |as_of| {
        let county = &county;
        async move {
            let figures = county.figures(Counted::Reported, as_of).await;
            let row = figures.progress.indicator(&"TS1".parse().unwrap()).unwrap();
            let cells = row.municipalities.iter().find(|m| m.code.as_str() == "1863").unwrap();
            cells.now[0].value().cloned()
        }
    };
    let start = malspar_domain::clock::Clock::now(county.clock.as_ref());
    county.send_form(&cycle(), "1863", &attempts[0]).await;
    county.app.submit(&contact("1863"), county.slug(), &cycle(), &who).await.unwrap();
    county.clock.advance(Duration::hours(1));
    county
        .act(&cycle(), "1863", SubmissionAct::Return { reason: "Stämmer det?".to_owned(), scope: Vec::new() })
        .await;
    county.clock.advance(Duration::hours(1));
    county.send_form(&cycle(), "1863", &attempts[1]).await;
    county.app.submit(&contact("1863"), county.slug(), &cycle(), &who).await.unwrap();

    assert_eq!(answer(None).await, Some(Value::YesNo(YesNo::No)));
    assert_eq!(answer(Some(start + Duration::minutes(30))).await, Some(Value::YesNo(YesNo::Yes)));
    assert_eq!(answer(Some(start + Duration::minutes(90))).await, None, "it was returned then");
}

async fn what_was_taken_in_once_changes_nothing_when_it_comes_again(db: &TestDatabase) {
    let county = County::new(db).await;
    let again = county.app.import_strategy(&owner(), examples::OREBRO.pack).await.unwrap();
    assert_eq!((again.version, again.changed), (1, false));
    let pack = county.app.export_strategy(&owner(), county.slug()).await.unwrap();
    let exported = county.app.import_strategy(&owner(), &pack).await.unwrap();
    assert!(!exported.changed, "an exported pack is the same strategy");

    let who = organisation("1880");
    county.send_form(&cycle(), "1880", &county.answers(&cycle(), "1880")).await;
    let form =
        county.app.export_form(&contact("1880"), county.slug(), &cycle(), &who, Lang::En).await.unwrap();
    let imported = county.app.import_form(&contact("1880"), &form, false).await.unwrap();
    assert!(imported.changed.is_empty(), "{:?}", imported.changed);
    assert_eq!(imported.answered, county.answers(&cycle(), "1880").len());
}

async fn a_contact_answers_for_her_own_municipality_alone(db: &TestDatabase) {
    let county = County::new(db).await;
    let (stranger, who) = (contact("1860"), organisation("1880"));
    let form = county
        .app
        .filled_form(&contact("1880"), county.slug(), &cycle(), &who, &county.answers(&cycle(), "1880"))
        .await
        .unwrap();
    let refused = county.app.import_form(&stranger, &form, false).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
    let refused = county.app.export_form(&stranger, county.slug(), &cycle(), &who, Lang::Sv).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    let refused = county.app.submit(&stranger, county.slug(), &cycle(), &who).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    let refused = county.app.figures(&stranger, county.slug(), &cycle(), Counted::Reported, None).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    let act = SubmissionAct::Approve;
    let refused = county.app.act_on_submission(&contact("1880"), county.slug(), &cycle(), &who, act).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))), "nobody checks her own answers");
}

async fn a_cycle_that_is_not_open_takes_no_answers(db: &TestDatabase) {
    let county = County::new(db).await;
    let (who, next) = (organisation("1880"), "2026-2027".parse().unwrap());
    let form = county.app.export_form(&contact("1880"), county.slug(), &next, &who, Lang::Sv).await.unwrap();
    let Err(Error::Refused(why)) = county.app.import_form(&contact("1880"), &form, false).await else {
        panic!("the cycle has not opened")
    };
    assert_eq!(why[0].code, "cycle-not-open");
}

async fn an_incomplete_draft_is_not_handed_in(db: &TestDatabase) {
    let county = County::new(db).await;
    let mut answers = county.answers(&cycle(), "1880");
    answers.retain(|key, _| key.indicator.as_str() != "SO1");
    county.send_form(&cycle(), "1880", &answers).await;
    let who = organisation("1880");
    let Err(Error::Refused(why)) = county.app.submit(&contact("1880"), county.slug(), &cycle(), &who).await
    else {
        panic!("an answer is missing")
    };
    assert_eq!(why.iter().map(|v| v.field.as_str()).collect::<Vec<_>>(), ["SO1"]);
    let state = county.app.submission_state(&owner(), county.slug(), &cycle(), &who).await.unwrap();
    assert_eq!(state, SubmissionState::Draft);
}
