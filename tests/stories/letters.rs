//! The mails that nobody presses a button for, each to whom it should go and to nobody else; and those that did not arrive,
//! which an owner sends again.

use chrono::{DateTime, Days, Duration, TimeZone, Utc};
use malspar_app::{
    accounts::{Delivery, Invitation, MailRecord, MailState},
    editions::{EditionKey, SealOrder},
    standing::Chosen,
};
use malspar_domain::{
    code::CycleKey,
    edition::EditionKind,
    id::MailId,
    job::JobKind,
    lang::Lang,
    role::{Actor, Role},
    submission::SubmissionAct,
    value::Value,
};
use malspar_worker::Worker;

use crate::{
    accounts::{Town, address, operator, refused},
    county::{REGION, contact, cycle, march, organisation, owner},
    database::{TestDatabase, on_each_database},
    desk_report::{ask, signed_in},
    editions::{answers_anew, files, signer},
};

on_each_database! {
    contacts_are_asked_whether_the_task_is_still_theirs,
    the_registrar_is_asked_where_nobody_has_answered,
    who_is_asked_again_confirms_with_one_press,
    the_owners_are_told_that_a_draft_is_ready_and_what_is_left,
    those_on_the_list_are_told_of_each_edition_once,
    a_hand_in_is_told_to_the_registrars_that_have_a_mailbox,
    the_owners_are_told_how_it_stands,
    a_mail_that_did_not_arrive_is_sent_again_once,
    a_mail_that_comes_back_is_seen_and_sent_again,
    what_did_not_arrive_is_seen_by_those_whom_it_concerns,
    the_owner_sends_again_on_the_page,
}

const LAXA: &str = "1860";
const LAXA_MAIL: &str = "laxa@kommun.example";
const OREBRO: &str = "1880";
const NORA: &str = "1884";
const KUMLA: &str = "1881";
const DEGERFORS: &str = "1862";
const OWNER: &str = "owner@region.example";

/// The cycle that opens on 1 March 2028.
fn next() -> CycleKey {
    "2026-2027".parse().unwrap()
}

/// Eight o'clock in Sweden.
fn morning(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 7, 0, 0).unwrap()
}

/// The worker does what somebody asks of it.
async fn work(town: &Town, kind: JobKind) {
    let tx = town.app.store().write().await.unwrap();
    tx.enqueue(&kind, town.app.clock().now()).await.unwrap();
    tx.commit().await.unwrap();
    Worker::new(town.app.clone(), operator(), "story").run_until_idle().await.unwrap();
}

async fn ask_contacts(town: &Town) -> Vec<MailRecord> {
    work(town, JobKind::ConfirmContacts { strategy: town.county.slug().clone(), cycle: next() }).await;
    town.new_mails().await
}

async fn ask_registrars(town: &Town) -> Vec<MailRecord> {
    work(town, JobKind::AskRegistrar { strategy: town.county.slug().clone(), cycle: next() }).await;
    town.new_mails().await
}

async fn invite(town: &Town, who: &str, code: &str, lang: Lang, deputy: bool) {
    let invitation = town.invitation(who, Role::MunicipalContact, code);
    town.app.invite(&operator(), &Invitation { lang, deputy, ..invitation }).await.unwrap();
}

async fn invite_owner(town: &Town, who: &str, lang: Lang) {
    let invitation = town.invitation(who, Role::StrategyOwner, REGION);
    town.app.invite(&operator(), &Invitation { lang, ..invitation }).await.unwrap();
}

async fn registrar(town: &Town, code: &str, mailbox: &str) {
    let (slug, code) = (town.county.slug(), organisation(code));
    town.app.set_registrar(&owner(), slug, &code, Some(&address(mailbox))).await.unwrap();
}

/// Whom these went to, in the order of the alphabet.
fn whom(mails: &[MailRecord]) -> Vec<&str> {
    let mut whom: Vec<_> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    whom.sort_unstable();
    whom
}

fn to<'a>(mails: &'a [MailRecord], who: &str) -> &'a MailRecord {
    mails.iter().find(|mail| mail.recipient == address(who)).unwrap_or_else(|| panic!("a mail to {who}"))
}

async fn contacts_are_asked_whether_the_task_is_still_theirs(db: &TestDatabase) {
    let town = Town::new(db).await;
    invite(&town, "deputy@kommun.example", LAXA, Lang::Sv, true).await;
    invite(&town, "orebro@kommun.example", OREBRO, Lang::En, false).await;
    invite(&town, "kumla@kommun.example", KUMLA, Lang::Sv, false).await;
    invite(&town, "region@region.example", REGION, Lang::Sv, false).await;
    registrar(&town, LAXA, "registrator@laxa.example").await;
    town.county.clock.set(morning(2027, 12, 31));
    let session = town.sign_in("kumla@kommun.example").await;
    town.app.confirm_role(&session).await.unwrap();
    town.new_mails().await;

    let mails = ask_contacts(&town).await;
    assert_eq!(whom(&mails), [LAXA_MAIL, "orebro@kommun.example"], "not who has confirmed, nor a deputy");
    let laxa = to(&mails, LAXA_MAIL);
    assert_eq!(laxa.subject, "Är du fortfarande uppgiftslämnare för Laxå kommun?");
    let lines: Vec<_> = laxa.body.lines().collect();
    assert_eq!(
        lines[..3],
        [
            "Den 1 mars 2028 öppnar Uppföljning 2028.",
            "Bekräfta med ett klick eller lämna över till en kollega: https://malspar.example.se/konto",
            "Svarar du inte mejlar vi kommunens registrator.",
        ]
    );
    assert!(lines[3].contains("Fel person? https://malspar.example.se/konto/kollegor"), "{}", laxa.body);
    let orebro = to(&mails, "orebro@kommun.example");
    assert_eq!((orebro.lang, orebro.subject.as_str()), (Lang::En, "Are you still the contact for Örebro?"));
    assert!(orebro.body.contains("https://malspar.example.se/en/konto"), "{}", orebro.body);
    assert!(!orebro.body.contains("registrar"), "there is none to be written to: {}", orebro.body);
    let trail = town.trail().await;
    assert!(trail.contains("cycle.ask_contacts") && !trail.contains("laxa@kommun"), "{trail}");

    assert_eq!(whom(&ask_contacts(&town).await), [""; 0], "nobody is asked twice a day");
    town.pass(Duration::days(1));
    assert_eq!(ask_contacts(&town).await.len(), 2);
}

async fn the_registrar_is_asked_where_nobody_has_answered(db: &TestDatabase) {
    let town = Town::new(db).await;
    invite(&town, "orebro@kommun.example", OREBRO, Lang::Sv, false).await;
    invite(&town, "kumla@kommun.example", KUMLA, Lang::Sv, false).await;
    for (code, name) in [(LAXA, "laxa"), (NORA, "nora"), (KUMLA, "kumla"), (REGION, "region")] {
        registrar(&town, code, &format!("registrator@{name}.example")).await;
    }
    town.county.clock.set(morning(2027, 12, 31));
    town.new_mails().await;
    assert_eq!(ask_contacts(&town).await.len(), 3);
    // Nobody in Nora can be given time to answer.
    town.pass(Duration::days(13));
    let mails = ask_registrars(&town).await;
    assert_eq!(whom(&mails), ["registrator@nora.example"]);
    assert_eq!(
        mails[0].subject,
        "Vem är uppgiftslämnare för Nora kommun? Uppföljning 2028 öppnar 1 mars 2028"
    );
    assert!(mails[0].body.contains("Vi har ingen uppgiftslämnare att skriva till"), "{}", mails[0].body);
    assert!(mails[0].body.contains("registratorn för Nora kommun"), "{}", mails[0].body);

    // One answers, and Örebro's registrar has no mailbox.
    let session = town.sign_in("kumla@kommun.example").await;
    town.app.confirm_role(&session).await.unwrap();
    town.pass(Duration::days(1));
    town.new_mails().await;
    let mails = ask_registrars(&town).await;
    assert_eq!(whom(&mails), ["registrator@laxa.example"]);
    assert!(mails[0].body.contains("men inte svarat"), "{}", mails[0].body);
    assert!(mails[0].body.contains("https://malspar.example.se/konto"), "{}", mails[0].body);
    let tx = town.app.store().read().await.unwrap();
    let log = format!("{:?}", tx.jobs(&malspar_storage::JobFilter::default(), 10).await.unwrap());
    assert!(log.contains("Örebro") && log.contains("left-out"), "{log}");
    drop(tx);
    town.pass(Duration::days(20));
    assert!(ask_registrars(&town).await.is_empty(), "once for a cycle");
}

async fn who_is_asked_again_confirms_with_one_press(db: &TestDatabase) {
    let town = Town::new(db).await;
    let session = town.sign_in(LAXA_MAIL).await;
    assert!(town.app.is_asked_to_confirm(&session).await.unwrap(), "never confirmed");
    town.app.confirm_role(&session).await.unwrap();
    town.county.clock.set(morning(2027, 12, 31));
    let session = town.sign_in(LAXA_MAIL).await;
    assert!(!town.app.is_asked_to_confirm(&session).await.unwrap(), "two years later nobody has asked yet");
    town.new_mails().await;
    assert_eq!(whom(&ask_contacts(&town).await), [LAXA_MAIL]);
    assert!(town.app.is_asked_to_confirm(&session).await.unwrap());
    town.pass(Duration::hours(1));
    town.app.confirm_role(&session).await.unwrap();
    assert!(!town.app.is_asked_to_confirm(&session).await.unwrap());
    assert!(ask_contacts(&town).await.is_empty(), "and nobody else is to be asked");
}

async fn the_owners_are_told_that_a_draft_is_ready_and_what_is_left(db: &TestDatabase) {
    let town = Town::new(db).await;
    let county = &town.county;
    invite_owner(&town, "english@region.example", Lang::En).await;
    for code in [OREBRO, DEGERFORS, KUMLA] {
        county.hand_in(&cycle(), code).await;
    }
    county.act(&cycle(), OREBRO, SubmissionAct::Approve).await;
    town.app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    town.new_mails().await;
    Worker::new(town.app.clone(), operator(), "story").run_until_idle().await.unwrap();

    let mails = town.new_mails().await;
    assert_eq!(whom(&mails), ["english@region.example", OWNER], "no contact");
    let sv = to(&mails, OWNER);
    assert_eq!(sv.subject, "Utkast till rapport att granska: Uppföljning 2026");
    let desk = "https://malspar.example.se/uppfoljning/orebro-2024-2030/2024-2025/rapport";
    assert!(sv.body.contains(&format!("med svar från 3 av 12 kommuner: {desk}")), "{}", sv.body);
    assert!(sv.body.contains("Kvar att göra: 2 svar att granska, 10 som inte har svarat"), "{}", sv.body);
    assert!(to(&mails, "english@region.example").body.contains("answers from 3 of 12 municipalities"));
}

async fn those_on_the_list_are_told_of_each_edition_once(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (county, app) = (&town.county, &town.app);
    for code in [OREBRO, "1814"] {
        county.hand_in(&cycle(), code).await;
        county.act(&cycle(), code, SubmissionAct::Approve).await;
    }
    county.clock.set(march(31) + Days::new(1));
    app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    let list = "Länsstyrelsen; lst@lan.example\nRegionstyrelsen; rs@region.example";
    app.set_report_recipients(&owner(), county.slug(), list).await.unwrap();
    let seal = async |order: &SealOrder| -> EditionKey {
        town.pass(Duration::hours(1));
        app.seal(&owner(), county.slug(), &cycle(), order, &signer()).await.unwrap().key
    };
    let first = seal(&SealOrder::first(EditionKind::Sealed)).await;
    town.new_mails().await;
    let mut own = app
        .seal_municipalities(
            &owner(),
            county.slug(),
            &cycle(),
            None,
            &SealOrder::first(EditionKind::Sealed),
            &signer(),
            &|_, _| {},
        )
        .await
        .unwrap();
    app.publish(&owner(), &own.remove(0)).await.unwrap();
    assert!(
        town.new_mails().await.is_empty(),
        "to lock is not to publish, and a municipality's own is no news"
    );

    let who = owner();
    let (one, other) = tokio::join!(app.publish(&who, &first), app.publish(&who, &first));
    assert!(one.is_ok() != other.is_ok());
    let mails = town.new_mails().await;
    assert_eq!(whom(&mails), ["lst@lan.example", "rs@region.example"]);
    let mail = to(&mails, "lst@lan.example");
    assert_eq!(mail.subject, "Ny rapport: Uppföljning 2026 av strategin för föräldraskapsstöd");
    assert!(
        mail.body.contains("pdf: https://malspar.example.se/strategier/orebro-2024-2030\n"),
        "{}",
        mail.body
    );
    assert!(mail.body.contains("Utgåva 1. Mejlet går till Länsstyrelsen, som står"), "{}", mail.body);
    // The same words as on the published page.
    let said = mail.body.lines().find_map(|line| line.strip_prefix("Det viktigaste: ")).unwrap();
    let page = files(county, &first).await.into_iter().find(|(name, _)| name.ends_with("sv.html")).unwrap().1;
    let page = String::from_utf8(page).unwrap().replace('\u{a0}', " ");
    assert!(said.len() > 20 && page.contains(said), "{said}");

    app.withdraw(&owner(), &first, "Fel diarienummer.".to_owned()).await.unwrap();
    app.publish(&owner(), &first).await.unwrap();
    assert!(town.new_mails().await.is_empty(), "it was news once");
    answers_anew(county, "1814", "KB2", Value::Number(17.into())).await;
    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    let reason = malspar_domain::lang::Text { sv: "Fel antal".to_owned(), en: None };
    let second = seal(&SealOrder::correction([reason])).await;
    town.new_mails().await;
    app.publish(&owner(), &second).await.unwrap();
    let mails = town.new_mails().await;
    assert_eq!(whom(&mails), ["lst@lan.example", "rs@region.example"]);
    assert!(mails[0].body.contains("Utgåva 2"), "{}", mails[0].body);
}

/// The organisation fills its form in and hands it in.
async fn hand_in(town: &Town, code: &str) {
    let county = &town.county;
    county.send_form(&cycle(), code, &county.answers(&cycle(), code)).await;
    town.app.submit(&contact(code), county.slug(), &cycle(), &organisation(code)).await.unwrap();
}

async fn a_hand_in_is_told_to_the_registrars_that_have_a_mailbox(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (county, app) = (&town.county, &town.app);
    town.new_mails().await;
    hand_in(&town, KUMLA).await;
    assert!(town.new_mails().await.is_empty(), "nobody has a mailbox");
    registrar(&town, DEGERFORS, "registrator@degerfors.example").await;
    registrar(&town, REGION, "registrator@region.example").await;
    hand_in(&town, DEGERFORS).await;
    let mails = town.new_mails().await;
    assert_eq!(whom(&mails), ["registrator@degerfors.example", "registrator@region.example"]);
    let mail = to(&mails, "registrator@degerfors.example");
    assert_eq!(mail.subject, "Kvittens: svar från Degerfors kommun inlämnade 2 mars 2026");
    let page = "https://malspar.example.se/svara/orebro-2024-2030/2024-2025/kvittens";
    assert!(mail.body.contains(page), "{}", mail.body);
    assert!(mail.body.contains("hör av oss senast 30 april 2026"), "{}", mail.body);
    hand_in(&town, OREBRO).await;
    assert_eq!(whom(&town.new_mails().await), ["registrator@region.example"]);
    // What is completed comes in once more.
    let back = SubmissionAct::Return { reason: "En siffra".to_owned(), scope: Vec::new() };
    county.act(&cycle(), OREBRO, back).await;
    town.new_mails().await;
    app.submit(&contact(OREBRO), county.slug(), &cycle(), &organisation(OREBRO)).await.unwrap();
    assert_eq!(whom(&town.new_mails().await), ["registrator@region.example"]);
    // The region hands in to itself.
    hand_in(&town, REGION).await;
    assert_eq!(whom(&town.new_mails().await), ["registrator@region.example"]);
}

async fn the_owners_are_told_how_it_stands(db: &TestDatabase) {
    let town = Town::new(db).await;
    let county = &town.county;
    for code in [OREBRO, KUMLA] {
        county.hand_in(&cycle(), code).await;
    }
    county.act(&cycle(), OREBRO, SubmissionAct::Approve).await;
    town.app.decline(&contact("1814"), county.slug(), &cycle(), "Ingen tid").await.unwrap();
    town.new_mails().await;
    remind(&town, Delivery::Failed("550 no such user".to_owned())).await;
    work(&town, JobKind::Digest { strategy: county.slug().clone(), cycle: cycle() }).await;
    let mails = town.new_mails().await;
    assert_eq!(whom(&mails), [OWNER]);
    assert_eq!(mails[0].subject, "Läget i Uppföljning 2026: 2 av 12 kommuner har lämnat in");
    let lines: Vec<_> = mails[0].body.lines().collect();
    assert_eq!(lines[0], "Kommunerna: 2 har lämnat in, 9 har inte börjat och 1 avstår.");
    assert_eq!(
        lines[1],
        "Att se till: 1 svar att granska, 12 kommuner utan bekräftad uppgiftslämnare och 1 mejl som kanske inte har \
         kommit fram."
    );
    assert!(lines[2].ends_with("https://malspar.example.se/uppfoljning/orebro-2024-2030/2024-2025"));
}

/// Laxå is reminded, and this becomes of the mail.
async fn remind(town: &Town, delivery: Delivery) -> MailRecord {
    town.next_mail(delivery);
    let chosen = Chosen { organisation: organisation(LAXA), again_after: None };
    let reminded = town.app.remind(&owner(), town.county.slug(), &cycle(), &[chosen]).await.unwrap();
    assert_eq!(reminded.mails, 1);
    town.new_mails().await.remove(0)
}

async fn a_mail_that_did_not_arrive_is_sent_again_once(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, slug) = (&town.app, town.county.slug());
    town.new_mails().await;
    let room = async || app.mail_room(&owner(), slug).await.unwrap();
    let before = room().await;
    assert!(before.lost.is_empty() && before.sent == 2, "two were invited");
    let unknown = remind(&town, Delivery::Unknown("answer connection closed".to_owned())).await;
    let lost = room().await.lost;
    assert_eq!((lost.len(), lost[0].id, lost[0].state), (1, unknown.id, MailState::Unknown));
    assert_eq!(lost[0].error.as_deref(), Some("answer connection closed"));
    town.pass(Duration::days(1));
    assert!(town.new_mails().await.is_empty(), "never by itself");

    let again = async || app.send_mail_again(&owner(), slug, unknown.id).await;
    let (one, other) = tokio::join!(again(), again());
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(refused(again().await), "mail-again-not");
    let mails = town.new_mails().await;
    assert_eq!(mails.len(), 1, "however often somebody presses");
    assert!(mails[0].id != unknown.id && mails[0].recipient == unknown.recipient);
    assert_eq!(
        (&mails[0].subject, &mails[0].body, &mails[0].html),
        (&unknown.subject, &unknown.body, &unknown.html)
    );
    let after = room().await;
    assert!(after.lost.is_empty() && after.sent == 3, "{after:?}");
    assert!(town.trail().await.contains("mail.again"));

    // What is refused once more is seen once more, and what arrived cannot be sent again.
    assert_eq!(refused(app.send_mail_again(&owner(), slug, mails[0].id).await), "mail-again-not");
    let refused_one = remind(&town, Delivery::Failed("552 full".to_owned())).await;
    town.next_mail(Delivery::Failed("552 still full".to_owned()));
    app.send_mail_again(&owner(), slug, refused_one.id).await.unwrap();
    let second = town.new_mails().await.remove(0);
    let lost = room().await.lost;
    assert_eq!((lost.len(), lost[0].id, lost[0].error.as_deref()), (1, second.id, Some("552 still full")));
    let account = app.person(&owner(), &address(LAXA_MAIL)).await.unwrap();
    app.disable_account(&operator(), account).await.unwrap();
    assert_eq!(refused(app.send_mail_again(&owner(), slug, second.id).await), "mail-again-shut");
}

async fn a_mail_that_comes_back_is_seen_and_sent_again(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, slug) = (&town.app, town.county.slug());
    let room = async || app.mail_room(&owner(), slug).await.unwrap();
    town.new_mails().await;
    let sent = remind(&town, Delivery::Sent).await;
    assert!(room().await.lost.is_empty());
    town.pass(Duration::days(2));
    let said = "550 5.1.1 <laxa@kommun.example>: no such user\u{1b}[31m";
    assert_eq!(refused(app.note_bounce(&owner(), sent.id, said).await), "forbidden");
    assert_eq!(refused(app.note_bounce(&operator(), MailId(uuid::Uuid::nil()), said).await), "not found");
    assert!(app.note_bounce(&operator(), sent.id, said).await.unwrap());
    assert!(!app.note_bounce(&operator(), sent.id, "again").await.unwrap(), "a report comes twice");
    let lost = room().await.lost;
    assert_eq!((lost.len(), lost[0].id, lost[0].state), (1, sent.id, MailState::Failed));
    assert_eq!(lost[0].error.as_deref(), Some("550 5.1.1 <laxa@kommun.example>: no such user[31m"));
    assert!(town.trail().await.contains("mail.bounce"));
    assert!(town.new_mails().await.is_empty(), "never by itself");
    app.send_mail_again(&owner(), slug, sent.id).await.unwrap();
    assert_eq!(town.new_mails().await.len(), 1);
    assert!(room().await.lost.is_empty());
}

async fn what_did_not_arrive_is_seen_by_those_whom_it_concerns(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, slug) = (&town.app, town.county.slug());
    town.new_mails().await;
    let lost = remind(&town, Delivery::Failed("550 no such user".to_owned())).await;
    // A code is nobody's to send again.
    town.next_mail(Delivery::Failed("550 no such user".to_owned()));
    town.ask(LAXA_MAIL).await;
    town.new_mails().await;
    assert_eq!(app.mail_room(&owner(), slug).await.unwrap().lost.len(), 1);
    // About no strategy, to somebody of the region.
    town.next_mail(Delivery::Failed("550 no such user".to_owned()));
    let invitation = town.invitation("ny@region.example", Role::Administrator, REGION);
    app.invite(&operator(), &Invitation { strategy: None, ..invitation }).await.unwrap();
    town.new_mails().await;

    let elsewhere = organisation("0019");
    let administrator = Actor { role: Role::Administrator, ..owner() };
    let seen = app.service_mails(&administrator).await.unwrap();
    let to: Vec<_> = seen.iter().map(|one| one.mail.recipient.as_str()).collect();
    assert_eq!(to, ["ny@region.example", LAXA_MAIL]);
    let other = Actor { organisation: elsewhere.clone(), ..administrator.clone() };
    assert!(app.service_mails(&other).await.unwrap().is_empty(), "another region's are not theirs to see");
    assert_eq!(refused(app.send_service_mail_again(&other, lost.id).await), "mail-again-not");
    for (who, expected) in [
        (contact(LAXA), "forbidden"),
        (Actor { role: Role::CouncilReviewer, ..owner() }, "forbidden"),
        (Actor { organisation: elsewhere, ..owner() }, "not found"),
    ] {
        assert_eq!(refused(app.mail_room(&who, slug).await), expected);
        assert_eq!(refused(app.lost_mails(&who, slug).await), expected);
        assert_eq!(refused(app.send_mail_again(&who, slug, lost.id).await), expected);
    }
    assert_eq!(refused(app.service_mails(&owner()).await), "forbidden");
    assert_eq!(refused(app.send_service_mail_again(&owner(), lost.id).await), "forbidden");
    assert_eq!(refused(app.send_mail_again(&owner(), slug, seen[0].mail.id).await), "mail-again-not");
    assert!(town.new_mails().await.is_empty());
    app.send_service_mail_again(&administrator, seen[0].mail.id).await.unwrap();
    assert_eq!(whom(&town.new_mails().await), ["ny@region.example"]);
    let tx = app.store().read().await.unwrap();
    let (scope, ..) = tx.open_strategy(slug, &contact(LAXA), None).await.unwrap();
    assert!(
        tx.troubled_mails(&scope, 9).await.unwrap().is_empty()
            && tx.mail_counts(&scope).await.unwrap().is_empty()
    );
}

async fn the_owner_sends_again_on_the_page(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (app, slug) = (&town.app, town.county.slug());
    town.new_mails().await;
    let lost = remind(&town, Delivery::Unknown("answer <cut>".to_owned())).await;
    let cookie = signed_in(db, &town.county).await;
    let base = format!("/uppfoljning/{slug}");
    let get = async |page: &str| ask(app, Some(&cookie), "GET", page, "").await.2;
    let desk = get(&format!("{base}/{}", cycle())).await;
    assert!(desk.contains("Ett mejl kom kanske inte fram. Se vilket."), "{desk}");
    let page = get(&format!("{base}/mejl")).await;
    for words in
        [LAXA_MAIL, "Okänt om det kom fram", "answer &#60;cut&#62;", "Skicka igen", lost.subject.as_str()]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let form = format!("mejl={}", lost.id.0);
    let press = async || ask(app, Some(&cookie), "POST", &format!("{base}/mejl/igen"), &form).await;
    let (status, to, _) = press().await;
    assert_eq!((status.as_u16(), to), (303, format!("{base}/mejl?klart=igen")));
    let (status, _, body) = press().await;
    assert!(status.as_u16() == 422 && body.contains("redan skickats igen"), "{status} {body}");
    assert!(get(&format!("{base}/mejl?klart=igen")).await.contains("på väg igen"));
    assert_eq!(town.new_mails().await.len(), 1);
    assert!(!get(&format!("{base}/mejl")).await.contains("Skicka igen"));
    let nothing = MailId(uuid::Uuid::nil());
    assert_eq!(refused(app.send_mail_again(&owner(), slug, nothing).await), "mail-again-not");
    assert!(get(&format!("/en{base}/mejl")).await.contains("There are no such mails."));
}
