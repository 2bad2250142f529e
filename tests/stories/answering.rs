//! The form on the site: what is typed is kept or told, nobody overwrites what they have not seen, and what is handed in
//! stays as it was handed in.

use chrono::Duration;
use malspar_app::{
    Error,
    answering::{Choice, Questionnaire, Saved, Typed, TypedRow},
    submissions::Anchoring,
};
use malspar_domain::{
    id::AccountId,
    lang::Lang,
    observation::ObsStatus,
    role::{Actor, Role},
    submission::{Answer, AnswerKey, Answers, SubmissionAct, SubmissionState},
    value::{Value, YesNo},
};
use malspar_exchange::form;
use uuid::Uuid;

use crate::{
    county::{County, REGION, baseline, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    sample::day,
};

on_each_database! {
    what_is_typed_is_saved_and_what_cannot_be_understood_is_told,
    nobody_overwrites_what_they_have_not_seen,
    different_fields_never_stand_in_each_others_way,
    ones_own_other_window_is_told_apart,
    an_answer_that_was_taken_away_meanwhile_is_no_silent_loss,
    last_cycles_answer_is_given_again_with_one_press,
    an_answer_that_another_decides_is_set,
    parts_add_up_to_their_total,
    a_partial_reopening_locks_the_other_questions,
    a_question_that_hangs_on_a_reopened_one_is_open_too,
    the_region_answers_about_every_municipality,
    nobody_reaches_anothers_form,
    mistakes_stop_a_hand_in_and_nothing_changes,
    a_hand_in_keeps_messages_tick_and_registry_number,
    what_is_handed_in_is_what_was_looked_at,
    two_who_begin_at_once_both_begin,
    the_trail_tells_of_a_draft_once,
    a_completion_leaves_the_earlier_receipt_as_it_was,
    after_handing_in_nothing_is_changed,
    what_comes_from_the_page_is_what_comes_from_the_form,
}

const OREBRO: &str = "1880";
const LAXA: &str = "1860";

fn colleague() -> Actor {
    Actor { account: AccountId(Uuid::from_u128(8)), ..contact(OREBRO) }
}

fn key(indicator: &str) -> AnswerKey {
    AnswerKey { indicator: indicator.parse().unwrap(), about: organisation(OREBRO), category: None }
}

fn typed(field: &str, answer: &str) -> TypedRow {
    TypedRow {
        field: field.to_owned(),
        answer: Some(answer.to_owned()),
        status: Some(None),
        ..TypedRow::default()
    }
}

async fn form(county: &County, who: &Actor) -> Questionnaire {
    county.app.questionnaire(who, county.slug(), &cycle(), Lang::Sv).await.unwrap()
}

async fn save(county: &County, who: &Actor, rows: &[TypedRow]) -> Saved {
    county.app.save_answers(who, county.slug(), &cycle(), rows, Lang::Sv).await.unwrap()
}

/// A row as the page has it: its mark, and what the draft holds.
fn mark(form: &Questionnaire, field: &str) -> String {
    let rows = form.areas.iter().flat_map(|area| &area.asked).flat_map(|asked| &asked.rows);
    rows.into_iter().find(|row| row.field == field).unwrap().mark.clone()
}

fn answer(form: &Questionnaire, field: &str) -> Option<Answer> {
    let rows = form.areas.iter().flat_map(|area| &area.asked).flat_map(|asked| &asked.rows);
    rows.into_iter().find(|row| row.field == field).unwrap().answer.clone()
}

fn codes(form: &Questionnaire, field: &str) -> Vec<String> {
    let rows = form.areas.iter().flat_map(|area| &area.asked).flat_map(|asked| &asked.rows);
    rows.into_iter().find(|row| row.field == field).unwrap().found.iter().map(|v| v.code.clone()).collect()
}

fn yes() -> Answer {
    Answer::of(Value::YesNo(YesNo::Yes))
}

fn number(n: i64) -> Answer {
    Answer::of(Value::Number(n.into()))
}

async fn what_is_typed_is_saved_and_what_cannot_be_understood_is_told(db: &TestDatabase) {
    let county = County::new(db).await;
    let me = contact(OREBRO);
    let planned = TypedRow { planned: Some("augusti 2027".to_owned()), ..typed("TS1", "planned") };
    let unclear = TypedRow { planned: Some("snart".to_owned()), ..typed("KB3", "planned") };
    let rows = [typed("SO1", "yes"), planned, typed("KB2", "tolv"), unclear, typed("TS3", "1\u{a0}000,0")];
    let saved = save(&county, &me, &rows).await;
    assert_eq!(saved.changed, ["SO1", "TS1", "TS3"]);
    let told: Vec<_> = saved.unsaved.iter().map(|u| (u.field.as_str(), u.found[0].1.code.as_str())).collect();
    assert_eq!(told, [("KB2", "check-not-whole"), ("KB3", "import-month-unreadable")]);
    let form = form(&county, &me).await;
    assert_eq!(answer(&form, "SO1"), Some(yes()));
    assert_eq!(
        answer(&form, "TS3"),
        Some(number(1_000)),
        "understood, and too much: kept until it is mended"
    );
    assert_eq!(codes(&form, "TS3"), ["check-out-of-range"]);
    assert_eq!((answer(&form, "KB2"), answer(&form, "KB3")), (None, None), "nonsense is saved nowhere");
    assert_eq!((form.filled(), form.total()), (5, 21), "TS1 decides TS2 and its places");
    // Signs that nobody sees do not reach the database, and what is too long does not either.
    let hidden = TypedRow { comment: Some("ja\u{0}\u{7}\r\nvisst".to_owned()), ..typed("KB2", "2") };
    let long = TypedRow { comment: Some("a".repeat(1_001)), ..typed("KB3", "no") };
    let saved = save(&county, &me, &[hidden, long]).await;
    assert_eq!(saved.changed, ["KB2"]);
    assert_eq!(saved.unsaved[0].found[0].1.code, "import-too-long");
    let kept = answer(&self::form(&county, &me).await, "KB2").unwrap();
    assert_eq!(kept.comment.as_deref(), Some("ja\nvisst"));
}

async fn nobody_overwrites_what_they_have_not_seen(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, she) = (contact(OREBRO), colleague());
    // Both have the empty form before them.
    save(&county, &she, &[typed("SO1", "no")]).await;
    county.clock.advance(Duration::minutes(3));
    let mine = typed("SO1", "yes");
    let saved = save(&county, &me, std::slice::from_ref(&mine)).await;
    let [conflict] = saved.conflicts.as_slice() else { panic!("{saved:?}") };
    assert!(saved.changed.is_empty() && !conflict.by_me);
    assert_eq!(conflict.theirs, Some(Answer::of(Value::YesNo(YesNo::No))));
    assert_eq!(conflict.mine, Some(yes()));
    assert_eq!(conflict.at, Some(saved.at - Duration::minutes(3)));
    assert_eq!(answer(&form(&county, &me).await, "SO1"), conflict.theirs);

    // Meanwhile she changes it once more: what I chose over is no longer what is there.
    let mark = conflict.mark.clone();
    let current = self::mark(&form(&county, &she).await, "SO1");
    let again = TypedRow { mark: current, planned: Some("2027-08".to_owned()), ..typed("SO1", "planned") };
    save(&county, &she, &[again]).await;
    let over = TypedRow { choice: Choice::Mine(mark), ..mine.clone() };
    let saved = save(&county, &me, &[over]).await;
    let [conflict] = saved.conflicts.as_slice() else { panic!("{saved:?}") };
    let theirs = TypedRow { choice: Choice::Theirs, ..mine.clone() };
    let saved = save(&county, &me, &[theirs]).await;
    assert!(saved.changed.is_empty() && saved.conflicts.is_empty());
    let over = TypedRow { choice: Choice::Mine(conflict.mark.clone()), ..mine };
    assert_eq!(save(&county, &me, &[over]).await.changed, ["SO1"]);
    assert_eq!(answer(&form(&county, &me).await, "SO1"), Some(yes()));
}

async fn different_fields_never_stand_in_each_others_way(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, she) = (contact(OREBRO), colleague());
    save(&county, &me, &[typed("SO1", "yes"), typed("KB2", "1")]).await;
    let read = form(&county, &me).await;
    let row = |field: &str, answer: &str| TypedRow { mark: mark(&read, field), ..typed(field, answer) };
    // She changes one answer; I send the whole page with another changed.
    save(&county, &she, &[row("SO1", "no"), row("KB2", "1")]).await;
    let saved = save(&county, &me, &[row("SO1", "yes"), row("KB2", "2")]).await;
    assert_eq!((saved.changed.as_slice(), saved.conflicts.len()), (["KB2".to_owned()].as_slice(), 0));
    let now = form(&county, &me).await;
    assert_eq!(answer(&now, "SO1"), Some(Answer::of(Value::YesNo(YesNo::No))));
    assert_eq!(answer(&now, "KB2"), Some(number(2)));
}

async fn ones_own_other_window_is_told_apart(db: &TestDatabase) {
    let county = County::new(db).await;
    let me = contact(OREBRO);
    save(&county, &me, &[typed("KB2", "3")]).await;
    let saved = save(&county, &me, &[typed("KB2", "4")]).await;
    assert!(saved.conflicts[0].by_me);
    // The same answer twice is no quarrel.
    assert!(save(&county, &me, &[typed("KB2", "3")]).await.conflicts.is_empty());
}

async fn an_answer_that_was_taken_away_meanwhile_is_no_silent_loss(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, she) = (contact(OREBRO), colleague());
    save(&county, &me, &[typed("KB2", "3")]).await;
    let read = mark(&form(&county, &me).await, "KB2");
    let cleared = TypedRow { mark: read.clone(), choice: Choice::Cleared, ..typed("KB2", "3") };
    assert_eq!(save(&county, &she, &[cleared]).await.changed, ["KB2"]);
    assert_eq!(answer(&form(&county, &me).await, "KB2"), None);
    let saved = save(&county, &me, &[TypedRow { mark: read, ..typed("KB2", "5") }]).await;
    let conflict = &saved.conflicts[0];
    assert_eq!((&conflict.theirs, conflict.at, conflict.mark.as_str()), (&None, None, ""));
}

async fn last_cycles_answer_is_given_again_with_one_press(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&baseline(), OREBRO).await;
    let me = contact(OREBRO);
    let before = county.answers(&baseline(), OREBRO);
    let read = form(&county, &me).await;
    let rows: Vec<_> = read.areas.iter().flat_map(|a| &a.asked).flat_map(|a| &a.rows).collect();
    let given: Vec<_> =
        rows.iter().filter(|r| r.previous.as_ref().is_some_and(|p| p.again.is_some())).collect();
    assert!(given.len() > 10, "most can be given again: {}", given.len());
    for row in given {
        let again = TypedRow { field: row.field.clone(), choice: Choice::Again, ..TypedRow::default() };
        let saved = save(&county, &me, &[again]).await;
        assert_eq!(saved.changed, std::slice::from_ref(&row.field), "{saved:?}");
        let now = answer(&form(&county, &me).await, &row.field).unwrap();
        let Some(then) = before.get(&row.key) else { continue };
        assert_eq!((&now.value, now.status), (&then.value, then.status), "{}", row.field);
        assert_eq!(now.message, None, "what was written to the owner then is not written again");
    }
}

async fn an_answer_that_another_decides_is_set(db: &TestDatabase) {
    let county = County::new(db).await;
    let me = contact(OREBRO);
    save(&county, &me, &[typed("TS1", "no")]).await;
    let read = form(&county, &me).await;
    let rows: Vec<_> = read.areas.iter().flat_map(|a| &a.asked).flat_map(|a| &a.rows).collect();
    let ts2 = rows.iter().find(|row| row.field == "TS2").unwrap();
    assert_eq!((&ts2.answer, &ts2.set), (&None, &Some(number(0))));
    // Whoever answers all the same is told.
    save(&county, &me, &[typed("TS2", "2")]).await;
    assert_eq!(codes(&form(&county, &me).await, "TS2"), ["check-not-asked"]);
}

async fn parts_add_up_to_their_total(db: &TestDatabase) {
    let county = County::new(db).await;
    let me = contact(OREBRO);
    let share = |field: &str, part: &str, whole: &str| TypedRow {
        of_which: Some(part.to_owned()),
        ..typed(field, whole)
    };
    let rows = [share("KB4.women", "10", "20"), share("KB4.men", "5", "9"), share("KB4", "15", "25")];
    assert_eq!(save(&county, &me, &rows).await.changed.len(), 3);
    assert_eq!(codes(&form(&county, &me).await, "KB4"), ["check-sexes-exceed"]);
    let mended = TypedRow { mark: mark(&form(&county, &me).await, "KB4"), ..share("KB4", "15", "29") };
    save(&county, &me, &[mended]).await;
    assert!(codes(&form(&county, &me).await, "KB4").is_empty());
    // Without the total, it is what the parts are together.
    let read = form(&county, &me).await;
    let cleared = TypedRow { mark: mark(&read, "KB4"), choice: Choice::Cleared, ..typed("KB4", "") };
    save(&county, &me, &[cleared]).await;
    let read = form(&county, &me).await;
    let rows: Vec<_> = read.areas.iter().flat_map(|a| &a.asked).flat_map(|a| &a.rows).collect();
    let total = rows.iter().find(|row| row.field == "KB4").unwrap().set.clone();
    let sum = Value::Ratio { numerator: 15.into(), denominator: 29.into() };
    assert_eq!(total, Some(Answer::of(sum)));
    // Half a share is told, not guessed at.
    let half = TypedRow { of_which: Some(String::new()), ..typed("KB4", "12") };
    assert_eq!(save(&county, &me, &[half]).await.unsaved[0].found[0].1.code, "import-half-share");
}

/// Handed in, checked, and opened again for these questions alone.
async fn reopened(db: &TestDatabase, questions: &[&str]) -> County {
    let county = County::new(db).await;
    county.hand_in(&cycle(), OREBRO).await;
    county.act(&cycle(), OREBRO, SubmissionAct::Approve).await;
    let act = SubmissionAct::Reopen {
        reason: "Fel år".to_owned(),
        scope: questions.iter().map(|code| code.parse().unwrap()).collect(),
        until: day(2026, 4, 30),
    };
    county.act(&cycle(), OREBRO, act).await;
    county
}

async fn a_partial_reopening_locks_the_other_questions(db: &TestDatabase) {
    let county = reopened(db, &["KB2"]).await;
    let me = contact(OREBRO);
    let read = form(&county, &me).await;
    assert_eq!((read.state, read.reason.as_deref()), (SubmissionState::Reopened, Some("Fel år")));
    assert_eq!((read.deadline, read.is_open()), (day(2026, 4, 30), true));
    let asked: Vec<_> = read.areas.iter().flat_map(|area| &area.asked).collect();
    let open: Vec<_> = asked.iter().filter(|a| !a.locked).map(|a| a.indicator.code.to_string()).collect();
    assert_eq!(open, ["KB2"]);
    let row = |field: &str, answer: &str| TypedRow { mark: mark(&read, field), ..typed(field, answer) };
    let saved = save(&county, &me, &[row("KB2", "7"), row("TS3", "7")]).await;
    assert_eq!(saved.changed, ["KB2"]);
    assert_eq!(saved.unsaved[0].found[0].1.code, "reopened-not-this");
}

async fn a_question_that_hangs_on_a_reopened_one_is_open_too(db: &TestDatabase) {
    let county = reopened(db, &["TS1"]).await;
    let read = form(&county, &contact(OREBRO)).await;
    let asked: Vec<_> = read.areas.iter().flat_map(|area| &area.asked).collect();
    let open: Vec<_> = asked.iter().filter(|a| !a.locked).map(|a| a.indicator.code.to_string()).collect();
    assert!(open.contains(&"TS1".to_owned()) && open.contains(&"TS2".to_owned()), "{open:?}");
    assert!(!open.contains(&"SO1".to_owned()));
}

async fn the_region_answers_about_every_municipality(db: &TestDatabase) {
    let county = County::new(db).await;
    let read = form(&county, &owner()).await;
    assert_eq!((read.organisation.as_str(), read.is_for_many), (REGION, true));
    let asked: Vec<_> = read.areas.iter().flat_map(|area| &area.asked).collect();
    let clinics = asked.iter().find(|asked| asked.indicator.code.as_str() == "TS4").unwrap();
    assert_eq!(clinics.rows.len(), 12);
    let row = TypedRow { of_which: Some("1".to_owned()), ..typed("TS4@1860", "2") };
    // A municipality's own question is none of the region's: nothing comes of it.
    let saved = save(&county, &owner(), &[row, typed("SO1@1880", "yes"), typed("SO1", "yes")]).await;
    assert_eq!(saved.changed, ["TS4@1860"]);
}

async fn nobody_reaches_anothers_form(db: &TestDatabase) {
    let county = County::new(db).await;
    save(&county, &contact(OREBRO), &[typed("SO1", "yes")]).await;
    let other = form(&county, &contact(LAXA)).await;
    assert_eq!((other.organisation.as_str(), other.filled()), (LAXA, 0));
    let saved = save(&county, &contact(LAXA), &[typed("SO1@1880", "no"), typed("SO1", "no")]).await;
    assert_eq!(saved.changed, ["SO1"]);
    assert_eq!(answer(&form(&county, &contact(OREBRO)).await, "SO1"), Some(yes()));
    let council = Actor { role: Role::CouncilReviewer, ..contact(OREBRO) };
    let slug = county.slug();
    let forbidden = [
        county.app.questionnaire(&council, slug, &cycle(), Lang::Sv).await.map(drop),
        county.app.save_answers(&council, slug, &cycle(), &[typed("SO1", "no")], Lang::Sv).await.map(drop),
        county.app.receipt(&council, slug, &cycle(), Lang::Sv).await.map(drop),
    ];
    assert!(forbidden.iter().all(|refused| matches!(refused, Err(Error::Forbidden(_)))), "{forbidden:?}");
    // Another county's municipality is asked nothing here.
    let stranger = contact("1980");
    let refused = county.app.questionnaire(&stranger, slug, &cycle(), Lang::Sv).await;
    assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
    let next = "2026-2027".parse().unwrap();
    let closed = county.app.questionnaire(&contact(OREBRO), slug, &next, Lang::Sv).await.unwrap();
    assert_eq!(closed.closed.map(|why| why.code).as_deref(), Some("cycle-not-open"));
}

async fn mistakes_stop_a_hand_in_and_nothing_changes(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, slug, who) = (contact(OREBRO), county.slug(), organisation(OREBRO));
    save(&county, &me, &[typed("SO1", "yes")]).await;
    let said = Some(with_number(None));
    let refused = county.app.submit_with(&me, slug, &cycle(), &who, said).await;
    let Err(Error::Refused(why)) = refused else { panic!("{refused:?}") };
    assert!(why.iter().all(|v| v.code == "check-answer-missing"));
    let read = form(&county, &me).await;
    assert_eq!((read.state, read.has_receipt, read.note.agreed), (SubmissionState::Draft, false, None));
    let none = county.app.receipt(&me, slug, &cycle(), Lang::Sv).await;
    assert!(matches!(none, Err(Error::NotFound(_))), "{none:?}");
}

async fn a_hand_in_keeps_messages_tick_and_registry_number(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, slug, who) = (contact(OREBRO), county.slug(), organisation(OREBRO));
    county.send_form(&cycle(), OREBRO, &county.answers(&cycle(), OREBRO)).await;
    let read = form(&county, &me).await;
    let remark = TypedRow {
        field: "SO1".to_owned(),
        mark: mark(&read, "SO1"),
        comment: Some("Gruppen möts varje månad.".to_owned()),
        message: Some("Vi behöver hjälp med frågan.".to_owned()),
        ..TypedRow::default()
    };
    assert_eq!(save(&county, &me, &[remark]).await.changed, ["SO1"]);
    county.app.submit_with(&me, slug, &cycle(), &who, Some(with_number(None))).await.unwrap();
    let receipt = county.app.receipt(&me, slug, &cycle(), Lang::Sv).await.unwrap();
    assert_eq!((receipt.agreed, receipt.own_registry_number.as_deref()), (Some(true), Some("KS 2026-12")));
    assert_eq!((receipt.name.as_str(), receipt.role), ("Örebro kommun", Role::MunicipalContact));
    let row = receipt.areas.iter().flat_map(|area| &area.rows).find(|row| row.code == "SO1").unwrap();
    assert_eq!(row.comment.as_deref(), Some("Gruppen möts varje månad."));
    assert_eq!(row.message.as_deref(), Some("Vi behöver hjälp med frågan."));
    let table = String::from_utf8(receipt.csv(Lang::Sv)).unwrap();
    assert!(table.starts_with("\u{feff}Kod,") && table.contains("Vi behöver hjälp med frågan."), "{table}");
    // The region, which reads what has come in, finds no message among the values.
    let figures = county.figures(malspar_app::progress::Counted::Reported, None).await;
    assert!(!format!("{:?}", figures.progress).contains("Vi behöver hjälp"));
}

/// Agreed within the organisation, with its number; where `seen` is given, of the answers that were looked at.
const fn with_number(seen: Option<&str>) -> Anchoring<'_> {
    Anchoring { agreed: Some(true), registry_number: Some("KS 2026-12"), seen }
}

async fn what_is_handed_in_is_what_was_looked_at(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, slug, who) = (contact(OREBRO), county.slug(), organisation(OREBRO));
    county.send_form(&cycle(), OREBRO, &county.answers(&cycle(), OREBRO)).await;
    let looked_at = form(&county, &me).await;
    // A colleague changes an answer while the page stands open.
    let changed = TypedRow { mark: mark(&looked_at, "KB2"), ..typed("KB2", "9") };
    save(&county, &colleague(), &[changed]).await;
    let submit = async |seen: &str| {
        county.app.submit_with(&me, slug, &cycle(), &who, Some(with_number(Some(seen)))).await
    };
    let unseen = submit(&looked_at.seen).await;
    assert!(matches!(unseen, Err(Error::Conflict(_))), "{unseen:?}");
    let now = form(&county, &me).await;
    assert_eq!((now.state, now.has_receipt, now.note.agreed), (SubmissionState::Draft, false, None));
    submit(&now.seen).await.unwrap();
    assert_eq!(form(&county, &me).await.state, SubmissionState::Submitted);
}

async fn two_who_begin_at_once_both_begin(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, she) = (contact(OREBRO), colleague());
    let (mine, hers) = ([typed("SO1", "yes")], [typed("KB2", "2")]);
    let (mine, hers) = tokio::join!(save(&county, &me, &mine), save(&county, &she, &hers));
    assert_eq!((mine.changed, hers.changed), (vec!["SO1".to_owned()], vec!["KB2".to_owned()]));
    let read = form(&county, &me).await;
    assert_eq!((answer(&read, "SO1"), answer(&read, "KB2")), (Some(yes()), Some(number(2))));
}

async fn the_trail_tells_of_a_draft_once(db: &TestDatabase) {
    let county = County::new(db).await;
    let me = contact(OREBRO);
    for (field, answer) in [("SO1", "yes"), ("KB2", "2"), ("KB3", "no")] {
        save(&county, &me, &[typed(field, answer)]).await;
    }
    let trail = db.store.read().await.unwrap().audit(1000).await.unwrap();
    let told = trail.iter().filter(|event| format!("{event:?}").contains("draft.")).count();
    assert_eq!(told, 1, "when and how often somebody writes is nobody else's: {trail:?}");
}

async fn a_completion_leaves_the_earlier_receipt_as_it_was(db: &TestDatabase) {
    let county = County::new(db).await;
    let (me, slug) = (contact(OREBRO), county.slug());
    county.hand_in(&cycle(), OREBRO).await;
    let first = county.app.receipt(&me, slug, &cycle(), Lang::Sv).await.unwrap();
    county.clock.advance(Duration::hours(1));
    county
        .act(&cycle(), OREBRO, SubmissionAct::Return { reason: "Stämmer KB2?".to_owned(), scope: Vec::new() })
        .await;
    let read = form(&county, &me).await;
    assert_eq!((read.reason.as_deref(), read.is_open()), (Some("Stämmer KB2?"), true));
    let changed = TypedRow { mark: mark(&read, "KB2"), ..typed("KB2", "9") };
    save(&county, &me, &[changed]).await;
    let still = county.app.receipt(&me, slug, &cycle(), Lang::Sv).await.unwrap();
    let rows = |receipt: &malspar_app::answering::Receipt| -> Vec<_> {
        receipt.areas.iter().flat_map(|area| area.rows.clone()).collect()
    };
    assert_eq!((still.at, rows(&still)), (first.at, rows(&first)), "what is written since is not in it");
    county.app.submit(&me, slug, &cycle(), &organisation(OREBRO)).await.unwrap();
    let second = county.app.receipt(&me, slug, &cycle(), Lang::Sv).await.unwrap();
    let kb2 = rows(&second).into_iter().find(|row| row.code == "KB2").unwrap();
    assert!(kb2.answer.unwrap().starts_with('9') && second.at > first.at);
}

async fn after_handing_in_nothing_is_changed(db: &TestDatabase) {
    let county = County::new(db).await;
    let me = contact(OREBRO);
    county.hand_in(&cycle(), OREBRO).await;
    let read = form(&county, &me).await;
    assert_eq!(read.closed.as_ref().map(|why| why.code.as_str()), Some("submission-not-open"));
    let row = TypedRow { mark: mark(&read, "KB2"), ..typed("KB2", "9") };
    let refused = county.app.save_answers(&me, county.slug(), &cycle(), &[row], Lang::Sv).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
}

/// Whatever way answers come in, the draft is the same: the example answers typed on the page, field by field, in either
/// language, against the same in a workbook.
async fn what_comes_from_the_page_is_what_comes_from_the_form(db: &TestDatabase) {
    let county = County::new(db).await;
    for (who, lang) in [(OREBRO, Lang::Sv), ("1881", Lang::En), (REGION, Lang::Sv)] {
        let me = if who == REGION { owner() } else { contact(who) };
        let answers = county.answers(&cycle(), who);
        let rows: Vec<_> = answers.iter().map(|(key, answer)| as_typed(key, answer, who, lang)).collect();
        let saved = county.app.save_answers(&me, county.slug(), &cycle(), &rows, lang).await.unwrap();
        assert!(saved.unsaved.is_empty() && saved.conflicts.is_empty(), "{saved:?}");
        let own = organisation(who);
        let sheet = county.app.export_form(&me, county.slug(), &cycle(), &own, Lang::Sv).await.unwrap();
        let from_page: Answers = form::read_xlsx(&sheet).unwrap().exported;
        let filled = county.app.filled_form(&me, county.slug(), &cycle(), &own, &answers).await.unwrap();
        let imported = county.app.import_form(&me, &filled, true).await.unwrap();
        assert_eq!(imported.changed, Vec::<AnswerKey>::new(), "{who}: {:?}", imported.replaced);
        assert_eq!(from_page.len(), answers.len());
        assert_eq!(from_page, answers);
    }
    assert_eq!(key("SO1").field(&organisation(OREBRO)), "SO1");
}

fn as_typed(key: &AnswerKey, answer: &Answer, who: &str, lang: Lang) -> TypedRow {
    let Typed { answer, of_which, planned, status, chosen, comment, message } = Typed::of(answer, lang);
    TypedRow {
        field: key.field(&organisation(who)),
        none: chosen.as_ref().is_some_and(std::collections::BTreeSet::is_empty),
        answer: Some(answer),
        of_which: Some(of_which),
        planned: Some(planned),
        status: Some(status.filter(|status| *status != ObsStatus::Normal)),
        chosen,
        comment: Some(comment),
        message: Some(message),
        ..TypedRow::default()
    }
}
