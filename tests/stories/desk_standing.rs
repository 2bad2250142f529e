//! The desk of a cycle: who has answered, of whom nothing is told before they have, reminding once, more time given and
//! turned down, notes, and opening a cycle.

use std::sync::Arc;

use chrono::Duration;
use malspar_app::{
    App, Error,
    accounts::{Delivery, MailRecord, Outgoing, Postman},
    following::Stage,
    standing::{
        Chosen, ContactStanding, CycleDesk, Hindrance, LetterKind, MailState, OrganisationThen,
        PreflightItem, Reminded, What,
    },
};
use malspar_domain::{
    code::CycleKey,
    cycle::CycleState,
    cycle_plan::CycleStep,
    lang::Lang,
    role::{Actor, Role},
    submission::{Answer, AnswerKey, Answers, SubmissionAct},
    value::{Value, YesNo},
};

use crate::{
    accounts::{Town, operator, refused},
    county::{County, contact, cycle, march, organisation, owner},
    database::{TestDatabase, on_each_database},
    sample::day,
};

on_each_database! {
    the_desk_tells_that_somebody_has_begun_and_nothing_of_it,
    the_desk_is_for_those_who_run_this_follow_up,
    a_reminder_goes_to_those_who_have_not_answered_and_once_a_day,
    two_who_remind_at_once_send_one_mail,
    after_the_last_day_the_reminder_says_so_and_until_when_one_can_answer,
    a_request_is_turned_down_with_a_reason_that_the_contact_reads,
    a_note_has_a_day_and_stays_with_the_region,
    what_came_since_the_working_day_before_is_news,
    a_cycle_opens_with_a_mail_to_every_contact,
    a_contact_has_confirmed_for_this_cycle_or_not,
    a_mail_that_is_refused_is_seen_on_the_desk,
}

const LAXA: &str = "1860";
const LAXA_MAIL: &str = "laxa@kommun.example";
const KUMLA: &str = "1881";

async fn desk(app: &App, county: &County) -> CycleDesk {
    app.cycle_desk(&owner(), county.slug(), &cycle()).await.unwrap()
}

async fn standing(app: &App, county: &County, code: &str) -> OrganisationThen {
    desk(app, county).await.organisation(&organisation(code)).unwrap().clone()
}

fn one_answer() -> Answers {
    let key = AnswerKey { indicator: "SO1".parse().unwrap(), about: organisation(LAXA), category: None };
    Answers::from([(key, Answer::of(Value::YesNo(YesNo::Yes)))])
}

fn chosen(code: &str) -> Chosen {
    Chosen { organisation: organisation(code), again_after: None }
}

/// Owners of this and of another region.
fn stranger() -> Actor {
    Actor { organisation: organisation("0019"), ..owner() }
}

async fn remind(town: &Town, whom: &[Chosen]) -> Reminded {
    town.app.remind(&owner(), town.county.slug(), &cycle(), whom).await.unwrap()
}

async fn the_desk_tells_that_somebody_has_begun_and_nothing_of_it(db: &TestDatabase) {
    let county = County::new(db).await;
    let before = standing(&county.app, &county, LAXA).await;
    assert_eq!((before.stage, before.filled), (Stage::NotBegun, None));
    county.send_form(&cycle(), LAXA, &one_answer()).await;
    let begun = standing(&county.app, &county, LAXA).await;
    assert_eq!((begun.stage, begun.filled, begun.first_handed_in), (Stage::Begun, None, None));
    assert!(!format!("{begun:?}").contains("SO1"), "nothing of what is in the draft");

    county.hand_in(&cycle(), "1880").await;
    county
        .act(&cycle(), "1862", SubmissionAct::Extend { until: day(2026, 4, 14), reason: "Ny".into() })
        .await;
    county.clock.set(march(31) + Duration::days(3));
    county.hand_in(&cycle(), KUMLA).await;
    county.app.decline(&contact("1814"), county.slug(), &cycle(), "Ingen tid").await.unwrap();
    let desk = desk(&county.app, &county).await;
    let told = |code: &str| desk.organisation(&organisation(code)).unwrap();
    let first = told("1880");
    assert_eq!((first.stage, first.first_handed_in.unwrap().1), (Stage::Submitted, None));
    let filled = first.filled.unwrap();
    assert!(filled.filled > 10 && filled.filled <= filled.asked);
    assert_eq!(told(KUMLA).first_handed_in.unwrap().1, Some(3), "three days late");
    assert_eq!(told("1862").extended_until, Some(day(2026, 4, 14)));
    let happened: Vec<_> = told("1862").happened().into_iter().map(|one| one.what).collect();
    assert_eq!(
        happened,
        [What::Act("extend".to_owned(), Some(day(2026, 4, 14)))],
        "nobody has begun to answer"
    );
    assert_eq!((told("1814").stage, told("1814").reason.as_deref()), (Stage::Declined, Some("Ingen tid")));
    assert_eq!(desk.handed_in(), (2, 12));
    assert_eq!(county.app.handed_in(&owner(), county.slug(), &cycle()).await.unwrap(), (2, 12));
    // The municipalities by name, the region last.
    let names: Vec<_> = desk.organisations.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names[0], names[11]), ("Askersund", "Örebro"));
    assert!(!desk.organisations.last().unwrap().is_municipality);
    let silent: Vec<_> = desk.organisations.iter().filter(|one| one.has_not_answered()).collect();
    assert_eq!(silent.len(), 13 - 3, "all but the two that answered and the one that declined");
}

async fn the_desk_is_for_those_who_run_this_follow_up(db: &TestDatabase) {
    let county = County::new(db).await;
    let (slug, key, laxa) = (county.slug(), cycle(), organisation(LAXA));
    let reviewer = Actor { role: Role::CouncilReviewer, ..owner() };
    for (who, expected) in [(contact(LAXA), "forbidden"), (reviewer, "forbidden"), (stranger(), "not found")]
    {
        let app = &county.app;
        assert_eq!(refused(app.cycle_desk(&who, slug, &key).await), expected);
        assert_eq!(refused(app.handed_in(&who, slug, &key).await), expected);
        assert_eq!(refused(app.cycle_mails(&who, slug, &key).await), expected);
        assert_eq!(refused(app.opening(&who, slug, &key).await), expected);
        assert_eq!(refused(app.open_and_tell(&who, slug, &key).await), expected);
        assert_eq!(refused(app.tick_preflight(&who, slug, &key, PreflightItem::Mails, true).await), expected);
        assert_eq!(refused(app.reminder_plan(&who, slug, &key).await), expected);
        assert_eq!(refused(app.remind(&who, slug, &key, &[chosen(LAXA)]).await), expected);
        let noted = app.note_of_organisation(&who, slug, &key, &laxa, day(2026, 3, 2), "x").await;
        assert_eq!(refused(noted), expected);
        assert_eq!(refused(app.give_time(&who, slug, &key, &laxa, day(2026, 4, 9), "x").await), expected);
        let no = app.refuse_time(&who, slug, &key, &laxa, march(2), "x").await;
        assert_eq!(refused(no), expected);
    }
    let (run, beside) = (owner(), organisation("1980"));
    let beside = county.app.note_of_organisation(&run, slug, &key, &beside, day(2026, 3, 2), "x").await;
    assert_eq!(refused(beside), "not found", "a municipality of another county");
}

async fn a_reminder_goes_to_those_who_have_not_answered_and_once_a_day(db: &TestDatabase) {
    let town = Town::new(db).await;
    let county = &town.county;
    for (who, code) in [("a@b.example", "1880"), ("c@b.example", KUMLA), ("d@b.example", "1862")] {
        town.invite(who, Role::MunicipalContact, code).await;
    }
    county.clock.set(march(24));
    county.send_form(&cycle(), LAXA, &one_answer()).await;
    county.hand_in(&cycle(), "1880").await;
    county.app.decline(&contact(KUMLA), county.slug(), &cycle(), "Ingen tid").await.unwrap();
    county
        .act(&cycle(), "1862", SubmissionAct::Extend { until: day(2026, 4, 14), reason: "Ny".into() })
        .await;

    let plan = town.app.reminder_plan(&owner(), county.slug(), &cycle()).await.unwrap();
    let due: Vec<_> = plan.organisations.iter().filter(|one| one.is_due()).collect();
    assert_eq!(due.len(), 1, "the others have answered, declined, more time, or nobody to write to");
    assert_eq!((due[0].then.code.as_str(), due[0].kind, due[0].people), (LAXA, LetterKind::Before, 1));
    let hindered = plan.organisations.iter().find(|one| one.then.code.as_str() == "1814").unwrap();
    assert_eq!(hindered.hindrance, Some(Hindrance::NobodyToWriteTo));
    assert_eq!(plan.mails.len(), 2, "one letter, in each language");
    let shown = plan.mails.iter().find(|mail| mail.lang == Lang::Sv).unwrap();
    assert_eq!(shown.subject, "En vecka kvar: svar från Laxå kommun senast 31 mars 2026");
    assert!(shown.body.contains("(antal) av (antal) frågor"), "what is filled in is theirs: {}", shown.body);

    let done = remind(&town, &[chosen(LAXA), chosen("1880"), chosen("1814")]).await;
    assert_eq!(done, Reminded { organisations: 1, mails: 1, left_out: 2 });
    let mail = town.last_mail(LAXA_MAIL).await.unwrap();
    assert_eq!(mail.subject, shown.subject);
    let open = county.strategy.questions.len();
    assert!(mail.body.contains(&format!("1 av {} frågor är ifyllda", 19 + open)), "{}", mail.body);
    assert!(mail.body.contains("https://malspar.example.se/svara"), "{}", mail.body);
    assert!(mail.body.contains("uppgiftslämnare för Laxå kommun"), "{}", mail.body);

    // The same press once more, and then on purpose.
    assert_eq!(remind(&town, &[chosen(LAXA)]).await.mails, 0);
    let again = Chosen { again_after: Some(1), ..chosen(LAXA) };
    assert_eq!(remind(&town, std::slice::from_ref(&again)).await.mails, 1);
    assert_eq!(remind(&town, &[again]).await.mails, 0, "one press more, that came twice");
    assert_eq!(standing(&town.app, county, LAXA).await.letters.len(), 2);
    town.pass(Duration::days(1));
    assert_eq!(remind(&town, &[chosen(LAXA)]).await.mails, 1);
    let then = standing(&town.app, county, LAXA).await;
    assert_eq!(then.last_reminded(), Some(march(25)));
    assert!(town.trail().await.contains("cycle.remind"));
    // Whoever has more time may be chosen; the letter names the day that holds for them.
    assert_eq!(remind(&town, &[chosen("1862")]).await.mails, 1);
    assert!(town.last_mail("d@b.example").await.unwrap().subject.contains("senast 14 april 2026"));
    let nobody = town.app.remind(&owner(), county.slug(), &cycle(), &[]).await;
    assert_eq!(refused(nobody), "standing-remind-nobody");
}

async fn two_who_remind_at_once_send_one_mail(db: &TestDatabase) {
    let town = Town::new(db).await;
    let whom = [chosen(LAXA)];
    let (one, other) = tokio::join!(remind(&town, &whom), remind(&town, &whom));
    assert_eq!(one.mails + other.mails, 1);
    assert_eq!(standing(&town.app, &town.county, LAXA).await.letters.len(), 1);
}

async fn after_the_last_day_the_reminder_says_so_and_until_when_one_can_answer(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.county.clock.set(march(31) + Duration::days(1));
    remind(&town, &[chosen(LAXA)]).await;
    let mail = town.last_mail(LAXA_MAIL).await.unwrap();
    assert_eq!(mail.subject, "Svar saknas från Laxå kommun, det går att svara till 30 april 2026");
    assert!(mail.body.contains("Sista svarsdag var 31 mars 2026"), "{}", mail.body);
    // The review is over, the report not locked: who answers now may still be in it.
    town.county.clock.set(march(31) + Duration::days(31));
    remind(&town, &[chosen(LAXA)]).await;
    let mail = town.last_mail(LAXA_MAIL).await.unwrap();
    assert_eq!(mail.subject, "Svar saknas från Laxå kommun, det går fortfarande att svara");
    assert!(mail.body.contains("att svara tills regionen låser rapporten: https://"), "{}", mail.body);
}

async fn a_request_is_turned_down_with_a_reason_that_the_contact_reads(db: &TestDatabase) {
    let county = County::new(db).await;
    let (app, slug, laxa) = (&county.app, county.slug(), organisation(LAXA));
    let asked = async || app.asked(&contact(LAXA), slug, &cycle()).await.unwrap();
    let ask = async |until| app.ask_for_time(&contact(LAXA), slug, &cycle(), until, "Sjukdom").await.unwrap();
    let refuse = async |at, reason: &str| app.refuse_time(&owner(), slug, &cycle(), &laxa, at, reason).await;
    let first = ask(day(2026, 4, 20)).await;
    assert_eq!(standing(app, &county, LAXA).await.request, Some(first.clone()));
    county.clock.advance(Duration::hours(1));
    assert_eq!(refused(refuse(first.asked_at, " ").await), "act-without-reason");
    refuse(first.asked_at, "Rapporten skrivs i april").await.unwrap();

    let told = asked().await;
    assert_eq!((told.request, told.deadline), (None, day(2026, 3, 31)));
    let no = told.refused.unwrap();
    assert_eq!((no.reason.as_str(), no.request), ("Rapporten skrivs i april", first.clone()));
    let then = standing(app, &county, LAXA).await;
    assert_eq!((then.request, then.refusals.len()), (None, 1));
    assert!(app.extension_requests(&owner(), slug, &cycle()).await.unwrap().is_empty());
    assert!(matches!(refuse(first.asked_at, "Igen").await, Err(Error::Conflict(_))), "once");
    let other = app.asked(&contact("1880"), slug, &cycle()).await.unwrap();
    assert!(other.refused.is_none() && other.refusals.is_empty(), "nobody else is told");

    // Another day is asked for. Whoever still looks at the first request answers nothing.
    county.clock.advance(Duration::hours(1));
    let second = ask(day(2026, 4, 10)).await;
    assert!(matches!(refuse(first.asked_at, "Nej").await, Err(Error::Conflict(_))));
    assert!(asked().await.refused.is_none());
    app.give_time(&owner(), slug, &cycle(), &laxa, second.until, "Enligt er begäran").await.unwrap();
    let given = asked().await;
    assert_eq!((given.deadline, given.request, given.refused), (day(2026, 4, 10), None, None));
    assert_eq!(given.refusals.len(), 1, "what was said stays in the history");
    assert!(matches!(refuse(second.asked_at, "Nej").await, Err(Error::Conflict(_))), "it has been given");
}

async fn a_note_has_a_day_and_stays_with_the_region(db: &TestDatabase) {
    let county = County::new(db).await;
    let (app, slug, laxa) = (&county.app, county.slug(), organisation(LAXA));
    let note =
        async |on, words: &str| app.note_of_organisation(&owner(), slug, &cycle(), &laxa, on, words).await;
    note(day(2026, 3, 2), " Talade i telefon\0 ").await.unwrap();
    note(day(2026, 3, 2), "Talade i telefon").await.expect("pressed twice, and noted once");
    note(day(2026, 2, 20), "Bytte uppgiftslämnare").await.unwrap();
    assert_eq!(refused(note(day(2026, 3, 3), "I morgon").await), "standing-note-to-come");
    assert_eq!(refused(note(day(2026, 3, 3), "").await), "standing-note-to-come standing-note-empty");
    assert_eq!(refused(note(day(2026, 3, 2), &"x".repeat(1_001)).await), "import-too-long");
    let notes = standing(app, &county, LAXA).await.notes;
    let told: Vec<_> = notes.iter().map(|note| (note.on, note.words.as_str())).collect();
    assert_eq!(
        told,
        [(day(2026, 2, 20), "Bytte uppgiftslämnare"), (day(2026, 3, 2), "Talade i telefon")],
        "by the days that they are about"
    );
    let tx = app.store().read().await.unwrap();
    let (scope, ..) = tx.open_strategy(slug, &contact(LAXA), None).await.unwrap();
    assert!(tx.cycle_notes(&scope, &cycle()).await.unwrap().is_empty(), "a contact reads none of them");
}

async fn what_came_since_the_working_day_before_is_news(db: &TestDatabase) {
    let county = County::new(db).await;
    // A Thursday, a Friday, and the Monday after.
    county.clock.set(march(5));
    county.hand_in(&cycle(), "1880").await;
    county.clock.set(march(6));
    county.hand_in(&cycle(), KUMLA).await;
    county.clock.set(march(9));
    county.act(&cycle(), "1880", SubmissionAct::Approve).await;
    let monday = desk(&county.app, &county).await;
    assert_eq!(monday.since, day(2026, 3, 6));
    let news: Vec<_> = monday
        .happened
        .iter()
        .filter_map(|one| match &one.what {
            What::Act(act, _) => Some((one.organisation.as_ref().unwrap().as_str(), act.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(news, [("1880", "approve"), (KUMLA, "submit"), (KUMLA, "start")]);
    county.clock.set(march(10));
    assert_eq!(desk(&county.app, &county).await.happened.len(), 1, "on Tuesday what was done on Monday");
    county.app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    let latest = desk(&county.app, &county).await.happened.remove(0);
    assert_eq!((latest.organisation, latest.what), (None, What::Moved(CycleState::Reviewing)));
}

async fn a_cycle_opens_with_a_mail_to_every_contact(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, slug): (_, _) = (&town.app, town.county.slug());
    let key: CycleKey = "2026-2027".parse().unwrap();
    let desk = async || app.cycle_desk(&owner(), slug, &key).await.unwrap();
    assert!(desk().await.ticked.is_empty());
    app.tick_preflight(&owner(), slug, &key, PreflightItem::Mails, true).await.unwrap();
    app.tick_preflight(&owner(), slug, &key, PreflightItem::Dates, true).await.unwrap();
    app.tick_preflight(&owner(), slug, &key, PreflightItem::Mails, false).await.unwrap();
    assert_eq!(desk().await.ticked, [PreflightItem::Dates]);
    assert!(town.trail().await.contains("cycle.preflight"));

    let mails = app.cycle_mails(&owner(), slug, &key).await.unwrap();
    assert!(mails.iter().all(|mail| mail.kind != "registrar"), "there is nobody to ask");
    let office = crate::accounts::address("registrator@askersund.example");
    app.set_registrar(&owner(), slug, &organisation("1882"), Some(&office)).await.unwrap();
    let mails = app.cycle_mails(&owner(), slug, &key).await.unwrap();
    let kinds: Vec<_> = mails.iter().map(|mail| mail.kind).collect();
    let two = |kind| [kind, kind];
    let cycle_letters = [two("opening"), two("before"), two("after")].concat();
    assert_eq!(kinds, [["confirm", "confirm", "registrar"].as_slice(), &cycle_letters].concat());
    assert!(mails[0].subject.contains("Askersunds kommun"), "{}", mails[0].subject);
    assert_eq!(mails[3].subject, "Uppföljning 2028: svar från Askersunds kommun senast 31 mars 2028");
    assert!(mails.iter().all(|mail| mail.body.contains("https://malspar.example.se")));

    let would = app.opening(&owner(), slug, &key).await.unwrap();
    assert_eq!((would.organisations, would.mails, would.without_contact.len()), (1, 1, 11));
    assert_eq!(desk().await.state, CycleState::Planned, "to look changes nothing");
    assert_eq!(app.open_and_tell(&owner(), slug, &key).await.unwrap(), would);
    let mail = town.last_mail(LAXA_MAIL).await.unwrap();
    assert_eq!(mail.subject, "Uppföljning 2028: svar från Laxå kommun senast 31 mars 2028");
    let opened = desk().await;
    assert_eq!(opened.state, CycleState::Collecting);
    let steps: Vec<_> = opened.coming.iter().map(|event| event.step).collect();
    let (asked, next) = ([CycleStep::ConfirmContacts, CycleStep::Open], CycleStep::RemindWeek);
    assert!(!asked.iter().any(|step| steps.contains(step)) && steps.contains(&next), "{steps:?}");
    let laxa = opened.organisation(&organisation(LAXA)).unwrap();
    assert_eq!((laxa.letters.len(), laxa.last_reminded()), (1, None), "that it opened is no reminder");
    assert_eq!(refused(app.open_and_tell(&owner(), slug, &key).await), "cycle-is");
    assert_eq!(standing_letters(&desk().await), 1, "and nobody is written to twice");
}

fn standing_letters(desk: &CycleDesk) -> usize {
    desk.organisations.iter().map(|one| one.letters.len()).sum()
}

async fn a_contact_has_confirmed_for_this_cycle_or_not(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, county) = (&town.app, &town.county);
    let contact = async || standing(app, county, LAXA).await.contact;
    assert_eq!(standing(app, county, "1880").await.contact, ContactStanding::Nobody);
    assert_eq!(standing(app, county, "0018").await.contact, ContactStanding::Own);
    assert_eq!(contact().await, ContactStanding::NotCome);
    let session = town.sign_in(LAXA_MAIL).await;
    assert_eq!(contact().await, ContactStanding::Unconfirmed);
    app.confirm_role(&session).await.unwrap();
    assert_eq!(contact().await, ContactStanding::Confirmed);
    assert_eq!(desk(app, county).await.confirmed(), (1, 12));
    // For the cycle two years later that says nothing.
    let key: CycleKey = "2026-2027".parse().unwrap();
    let later = app.cycle_desk(&owner(), county.slug(), &key).await.unwrap();
    assert_eq!(later.confirmed(), (0, 12));
    // Whoever takes the task over has it.
    assert!(!app.hand_over(&session, &"ny@kommun.example".parse().unwrap()).await.unwrap());
    town.sign_in("ny@kommun.example").await;
    let then = standing(app, county, LAXA).await;
    assert_eq!((then.contact, then.contacts.len()), (ContactStanding::Confirmed, 1));
    // Nobody can be written to through an account that is shut.
    let account = then.contacts[0].account;
    app.disable_account(&operator(), account).await.unwrap();
    assert_eq!(contact().await, ContactStanding::Nobody);
}

/// A mail server that takes nothing.
struct Refusing;

impl Postman for Refusing {
    fn deliver<'a>(&'a self, _: &'a MailRecord) -> Outgoing<'a> {
        Box::pin(async { Delivery::Failed("550 no such user".to_owned()) })
    }
}

async fn a_mail_that_is_refused_is_seen_on_the_desk(db: &TestDatabase) {
    let town = Town::new(db).await;
    remind(&town, &[chosen(LAXA)]).await;
    assert_eq!(standing(&town.app, &town.county, LAXA).await.mail_trouble, None, "it waits");
    let app = town.app.clone().with_postman(Some(Arc::new(Refusing)));
    app.send_mails().await.unwrap();
    let then = standing(&app, &town.county, LAXA).await;
    assert_eq!(then.mail_trouble, Some(MailState::Failed));
    town.pass(Duration::days(1));
    remind(&town, &[chosen(LAXA)]).await;
    town.last_mail(LAXA_MAIL).await.unwrap();
    assert_eq!(standing(&app, &town.county, LAXA).await.mail_trouble, None, "the next one arrived");
}
