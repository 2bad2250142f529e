//! A draft is the municipality's own space: who may see it, and what a form does to it.

use std::io::Cursor;

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;
use malspar_app::Error;
use malspar_domain::{
    lang::Lang,
    observation::ObsStatus,
    submission::{Answer, AnswerKey, Answers, SubmissionAct},
    value::{Value, YesNo},
};
use malspar_exchange::form;

use crate::{
    county::{County, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    a_form_leaves_alone_what_a_colleague_wrote_meanwhile,
    a_comment_alone_is_kept_and_is_no_answer,
    the_form_says_the_last_day_that_holds_for_who_gets_it,
    the_region_sends_forms_out_but_reads_no_draft,
    a_yes_or_no_cannot_be_answered_with_does_not_apply,
    a_comment_is_kept_where_another_answer_decides_the_value,
    a_cycle_that_is_not_open_takes_no_act,
    a_pack_does_not_move_what_has_been_answered,
}

const OREBRO: &str = "1880";

fn key(indicator: &str) -> AnswerKey {
    AnswerKey { indicator: indicator.parse().unwrap(), about: organisation(OREBRO), category: None }
}

fn yes() -> Answer {
    Answer::of(Value::YesNo(YesNo::Yes))
}

fn no() -> Answer {
    Answer::of(Value::YesNo(YesNo::No))
}

/// What the municipality's form holds now.
async fn draft(county: &County) -> Answers {
    let who = organisation(OREBRO);
    let bytes =
        county.app.export_form(&contact(OREBRO), county.slug(), &cycle(), &who, Lang::Sv).await.unwrap();
    form::read_xlsx(&bytes).unwrap().exported
}

async fn a_form_leaves_alone_what_a_colleague_wrote_meanwhile(db: &TestDatabase) {
    let county = County::new(db).await;
    let (who, slug) = (organisation(OREBRO), county.slug());
    let filled = |answers: Answers| {
        let (app, who) = (county.app.clone(), who.clone());
        async move { app.filled_form(&contact(OREBRO), slug, &cycle(), &who, &answers).await.unwrap() }
    };
    let take_in = |bytes: Vec<u8>| {
        let app = county.app.clone();
        async move { app.import_form(&contact(OREBRO), &bytes, false).await.unwrap() }
    };
    // Two colleagues take the empty form; each answers one question.
    let hers = filled(Answers::from([(key("SO1"), yes())])).await;
    let his = filled(Answers::from([(key("TS1"), no())])).await;
    take_in(hers).await;
    let imported = take_in(his).await;
    assert_eq!(imported.changed, [key("TS1")]);
    assert!(imported.overwritten.is_empty());
    assert_eq!(draft(&county).await, Answers::from([(key("SO1"), yes()), (key("TS1"), no())]));

    // Both change the same answer: the later form holds, and says so.
    let hers = filled(Answers::from([(key("SO1"), no()), (key("TS1"), no())])).await;
    let his = filled(Answers::from([(key("TS1"), no())])).await;
    take_in(hers).await;
    let imported = take_in(his).await;
    assert_eq!((imported.changed, imported.overwritten), (vec![key("SO1")], vec![key("SO1")]));
    assert_eq!(draft(&county).await, Answers::from([(key("TS1"), no())]));
}

async fn a_comment_alone_is_kept_and_is_no_answer(db: &TestDatabase) {
    let county = County::new(db).await;
    let remark = Answer { value: None, comment: Some("Frågan är hos nämnden".to_owned()), ..yes() };
    let answers = Answers::from([(key("SO1"), remark.clone()), (key("TS1"), yes())]);
    let who = organisation(OREBRO);
    let form =
        county.app.filled_form(&contact(OREBRO), county.slug(), &cycle(), &who, &answers).await.unwrap();
    let imported = county.app.import_form(&contact(OREBRO), &form, false).await.unwrap();
    assert_eq!((imported.answered, imported.changed.len()), (1, 2));
    assert_eq!(draft(&county).await.get(&key("SO1")), Some(&remark));
}

/// Everything that is written in the workbook.
fn texts(form: &[u8]) -> String {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(form)).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.cells().map(|(_, _, cell)| cell.to_string()));
    cells.collect::<Vec<_>>().join("\n")
}

async fn the_form_says_the_last_day_that_holds_for_who_gets_it(db: &TestDatabase) {
    let county = County::new(db).await;
    let form = async |lang| {
        let who = organisation(OREBRO);
        let form =
            county.app.export_form(&contact(OREBRO), county.slug(), &cycle(), &who, lang).await.unwrap();
        texts(&form)
    };
    assert!(form(Lang::Sv).await.contains("31 mars 2026"), "{}", form(Lang::Sv).await);
    let until = NaiveDate::from_ymd_opt(2026, 4, 17).unwrap();
    let extension = SubmissionAct::Extend { until, reason: "Sjukdom".to_owned() };
    county.act(&cycle(), OREBRO, extension).await;
    for (lang, day) in [(Lang::Sv, "17 april 2026"), (Lang::En, "17 April 2026")] {
        let texts = form(lang).await;
        assert!(texts.contains(day) && !texts.contains("31 mars") && !texts.contains("31 March"), "{texts}");
    }
}

async fn the_region_sends_forms_out_but_reads_no_draft(db: &TestDatabase) {
    let county = County::new(db).await;
    county.send_form(&cycle(), OREBRO, &Answers::from([(key("SO1"), yes())])).await;
    let who = organisation(OREBRO);
    let sent = county.app.export_form(&owner(), county.slug(), &cycle(), &who, Lang::Sv).await.unwrap();
    let form = form::read_xlsx(&sent).unwrap();
    assert!(form.exported.is_empty() && form.rows.iter().all(|row| row.answer.is_empty()));
    let refused = county.app.import_form(&owner(), &sent, false).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
    // A form that was sent out empty takes nothing away when it comes back.
    let imported = county.app.import_form(&contact(OREBRO), &sent, false).await.unwrap();
    assert!(imported.changed.is_empty());
    assert_eq!(draft(&county).await, Answers::from([(key("SO1"), yes())]));
}

async fn a_yes_or_no_cannot_be_answered_with_does_not_apply(db: &TestDatabase) {
    let county = County::new(db).await;
    let who = organisation(OREBRO);
    let answers = Answers::from([(key("TS1"), Answer::without(ObsStatus::NotApplicable))]);
    let form =
        county.app.filled_form(&contact(OREBRO), county.slug(), &cycle(), &who, &answers).await.unwrap();
    let Err(Error::FormCells(problems)) = county.app.import_form(&contact(OREBRO), &form, false).await else {
        panic!("a family centre is there or is not")
    };
    assert_eq!(problems[0].violation.code, "check-must-apply");
}

async fn a_comment_is_kept_where_another_answer_decides_the_value(db: &TestDatabase) {
    let county = County::new(db).await;
    let mut answers = county.answers(&cycle(), OREBRO);
    answers.insert(key("SO1"), no());
    answers.remove(&key("SO3"));
    let mut why = Answer::without(ObsStatus::NotAvailable);
    why.comment = Some("Gruppen är vilande.".to_owned());
    answers.insert(key("SO2"), why);
    county.send_form(&cycle(), OREBRO, &answers).await;
    county.app.submit(&contact(OREBRO), county.slug(), &cycle(), &organisation(OREBRO)).await.unwrap();
    let figures = county.figures(malspar_app::progress::Counted::Reported, None).await;
    let row = figures.progress.indicator(&"SO2".parse().unwrap()).unwrap();
    let cell = &row.municipalities.iter().find(|m| m.code == organisation(OREBRO)).unwrap().now[0];
    assert_eq!(cell.comment.as_deref(), Some("Gruppen är vilande."));
    assert_eq!(cell.content, malspar_domain::progress::Content::NotApplicable);
}

async fn a_cycle_that_is_not_open_takes_no_act(db: &TestDatabase) {
    let county = County::new(db).await;
    let next = "2026-2027".parse().unwrap();
    let act = SubmissionAct::Decline { reason: "Vi hinner inte.".to_owned() };
    let who = organisation(OREBRO);
    let Err(Error::Refused(why)) =
        county.app.act_on_submission(&contact(OREBRO), county.slug(), &next, &who, act).await
    else {
        panic!("nothing has been asked yet")
    };
    assert_eq!(why[0].code, "cycle-not-open");
}

async fn a_pack_does_not_move_what_has_been_answered(db: &TestDatabase) {
    let county = County::new(db).await;
    let pack = malspar_app::examples::OREBRO.pack;
    let mut refused = Vec::new();
    for changed in [
        pack.replace("measured_on = \"2023-12-31\"", "measured_on = \"2023-12-30\""),
        pack.replace("code = \"KB3\"", "code = \"KB33\""),
    ] {
        assert_ne!(changed, pack);
        let Err(Error::Refused(why)) = county.app.import_strategy(&owner(), &changed).await else {
            panic!("values would be lost from sight")
        };
        refused.extend(why.into_iter().map(|v| v.code));
    }
    assert_eq!(refused, ["pack-cycle-moved", "pack-indicator-gone"]);
}
