//! Signing in and roles: codes and links for one use, what is counted, second factors, handing over, forgetting.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use chrono::Duration;
use malspar_app::{
    App, Error,
    accounts::{
        Delivery, Invitation, MailRecord, MailState, Outgoing, Postman, SecondFactor, Session, Token,
    },
};
use malspar_domain::{
    account::Address,
    clock::Clock,
    id::AccountId,
    job::JobKind,
    lang::Lang,
    role::{Actor, Role, SERVICE},
    secret::Secrets,
};
use malspar_worker::Worker;
use totp_rs::{Builder, Secret};
use uuid::Uuid;

use crate::{
    county::{County, REGION, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    a_code_lets_in_once_and_only_where_it_was_asked_for,
    a_link_lets_in_once_and_to_look_at_it_spends_nothing,
    a_code_is_worth_nothing_after_an_hour_or_once_its_person_is_in,
    five_wrong_codes_use_a_code_up_and_no_other,
    an_unknown_address_is_answered_and_counted_like_a_known_one,
    more_than_five_mails_an_hour_are_not_sent,
    one_place_may_try_often_but_not_without_end,
    a_shut_account_lets_nobody_in_and_a_forgotten_one_leaves_no_trace_of_the_person,
    signing_out_everywhere_ends_every_session,
    one_goes_on_only_in_ones_own_roles,
    nobody_is_invited_for_another_region_or_municipality,
    a_task_is_handed_over_when_the_successor_comes,
    an_owner_is_nobody_before_the_second_factor,
    a_code_of_the_app_counts_once,
    a_password_is_kept_as_argon2id_and_changed_by_a_mail,
    mails_that_have_left_are_never_sent_again,
    what_need_not_be_kept_is_removed,
}

/// The county with people in it, and what was sent to them.
pub(crate) struct Town {
    pub(crate) county: County,
    pub(crate) app: App,
    sent: Arc<Mailbox>,
}

/// Mail that arrives.
#[derive(Default)]
pub(crate) struct Mailbox {
    mails: Mutex<Vec<MailRecord>>,
    /// What becomes of the next ones.
    answers: Mutex<Vec<Delivery>>,
}

impl Postman for Mailbox {
    fn deliver<'a>(&'a self, mail: &'a MailRecord) -> Outgoing<'a> {
        Box::pin(async move {
            self.mails.lock().unwrap().push(mail.clone());
            self.answers.lock().unwrap().pop().unwrap_or(Delivery::Sent)
        })
    }
}

/// Chance that can be foretold, and never gives the same twice.
pub(crate) struct Dice;

impl Secrets for Dice {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        static THROWN: AtomicU64 = AtomicU64::new(1);
        for chunk in bytes.chunks_mut(8) {
            // Spread over all bits (splitmix64), so that codes of few digits differ too.
            let mut mixed = THROWN.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(mixed ^ (mixed >> 31)).to_be_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

pub(crate) fn operator() -> Actor {
    let organisation = organisation(SERVICE);
    Actor { account: AccountId(Uuid::nil()), role: Role::System, organisation, strategy: None }
}

pub(crate) fn address(text: &str) -> Address {
    text.parse().unwrap()
}

impl Town {
    /// Laxå has a contact, the region an owner.
    pub(crate) async fn new(db: &TestDatabase) -> Self {
        let county = County::new(db).await;
        let sent = Arc::new(Mailbox::default());
        let app = county.app.clone().with_secrets(Arc::new(Dice)).with_postman(Some(sent.clone()));
        let app = app.with_links_to("https://malspar.example.se".parse().unwrap());
        let town = Self { county, app, sent };
        town.invite("laxa@kommun.example", Role::MunicipalContact, "1860").await;
        town.invite("owner@region.example", Role::StrategyOwner, REGION).await;
        town
    }

    pub(crate) fn invitation(&self, who: &str, role: Role, code: &str) -> Invitation {
        Invitation {
            address: address(who),
            lang: Lang::Sv,
            role,
            organisation: organisation(code),
            strategy: Some(self.county.slug().clone()),
            deputy: false,
        }
    }

    pub(crate) async fn invite(&self, who: &str, role: Role, code: &str) -> AccountId {
        self.app.invite(&operator(), &self.invitation(who, role, code)).await.unwrap()
    }

    /// What is done every night.
    pub(crate) async fn prune(&self) {
        let tx = self.app.store().write().await.unwrap();
        tx.enqueue(&JobKind::Prune, self.county.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let worker = Worker::new(self.app.clone(), operator(), "night");
        assert_eq!(worker.run_until_idle().await.unwrap(), 1);
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.county.clock.advance(time);
    }

    /// Sends what waits, and gives the last mail to `who`.
    pub(crate) async fn last_mail(&self, who: &str) -> Option<MailRecord> {
        self.app.send_mails().await.unwrap();
        self.sent.mails.lock().unwrap().iter().rev().find(|mail| mail.recipient == address(who)).cloned()
    }

    /// Sends what waits, and gives what has left since this was last asked: to whom, and each mail.
    pub(crate) async fn new_mails(&self) -> Vec<MailRecord> {
        self.app.send_mails().await.unwrap();
        std::mem::take(&mut *self.sent.mails.lock().unwrap())
    }

    /// What becomes of the next mail.
    pub(crate) fn next_mail(&self, delivery: Delivery) {
        self.sent.answers.lock().unwrap().push(delivery);
    }

    pub(crate) async fn ask(&self, who: &str) -> Token {
        self.app.ask_for_code(&address(who), "/svara", None).await.unwrap()
    }

    pub(crate) async fn code(&self, who: &str) -> String {
        let mail = self.last_mail(who).await.expect("a mail with a code");
        mail.subject.strip_prefix("Din inloggningskod: ").expect("a code").to_owned()
    }

    pub(crate) async fn link(&self, who: &str) -> Token {
        let mail = self.last_mail(who).await.expect("a mail with a link");
        let (_, rest) = mail.body.split_once("https://malspar.example.se/logga-in/").unwrap();
        let (_, token) = rest.split_whitespace().next().unwrap().split_once('/').unwrap();
        Token::read(token).unwrap()
    }

    async fn try_code(&self, browser: &Token, code: &str) -> Result<Token, Error> {
        self.app.sign_in_by_code(browser, code, None, None).await.map(|signed_in| signed_in.token)
    }

    /// Signs in by a code.
    pub(crate) async fn sign_in(&self, who: &str) -> Session {
        let browser = self.ask(who).await;
        let token = self.try_code(&browser, &self.code(who).await).await.unwrap();
        self.app.session(&token).await.unwrap().expect("a session")
    }

    /// What the app of a person shows now.
    async fn app_shows(&self, session: &Session) -> String {
        let SecondFactor::ToEnrol { secret, .. } = self.app.second_factor(session).await.unwrap() else {
            panic!("there is nothing to enrol");
        };
        self.shows(&secret)
    }

    pub(crate) fn shows(&self, secret: &str) -> String {
        let app = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
        app.generate(u64::try_from(self.county.clock.now().timestamp()).unwrap()).to_string()
    }

    pub(crate) async fn trail(&self) -> String {
        let tx = self.app.store().read().await.unwrap();
        format!("{:?}", tx.audit(1000).await.unwrap())
    }
}

/// What a use case refused, by the keys of its words.
pub(crate) fn refused<T>(done: Result<T, Error>) -> String {
    match done {
        Ok(_) => panic!("nothing was refused"),
        Err(Error::Refused(why)) => why.into_iter().map(|v| v.code).collect::<Vec<_>>().join(" "),
        Err(Error::TooOften { .. }) => "too often".to_owned(),
        Err(Error::Forbidden(_)) => "forbidden".to_owned(),
        Err(Error::NotFound(_)) => "not found".to_owned(),
        Err(other) => panic!("{other}"),
    }
}

async fn a_code_lets_in_once_and_only_where_it_was_asked_for(db: &TestDatabase) {
    let town = Town::new(db).await;
    let browser = town.ask("laxa@kommun.example").await;
    let code = town.code("laxa@kommun.example").await;
    assert_eq!(code.len(), 6);
    // Another browser that asks for another address: the code is no good there.
    let other = town.ask("nobody@kommun.example").await;
    assert_eq!(refused(town.try_code(&other, &code).await), "sign-in-wrong-code");
    assert_eq!(refused(town.try_code(&Token::new(&Dice).unwrap(), &code).await), "sign-in-gone");
    let spaced = format!(" {} {}", &code[..3], &code[3..]);
    let signed_in = town.app.sign_in_by_code(&browser, &spaced, None, None).await.unwrap();
    assert_eq!(signed_in.place, "/svara");
    let session = town.app.session(&signed_in.token).await.unwrap().unwrap();
    assert_eq!(session.actor().unwrap().organisation, organisation("1860"));
    assert_eq!(refused(town.try_code(&browser, &code).await), "sign-in-gone");
}

async fn a_link_lets_in_once_and_to_look_at_it_spends_nothing(db: &TestDatabase) {
    let town = Town::new(db).await;
    let browser = town.ask("laxa@kommun.example").await;
    let link = town.link("laxa@kommun.example").await;
    for _ in 0..3 {
        town.app.look_at_link(&link).await.unwrap();
    }
    let before = town.sign_in("owner@region.example").await;
    let signed_in = town.app.sign_in_by_link(&link, Some(&before)).await.unwrap();
    assert!(town.app.session(&signed_in.token).await.unwrap().is_some());
    // What the browser carried before is worth nothing any more, and neither is link nor code.
    assert_eq!(town.app.own_roles(&before, Lang::Sv).await.unwrap().len(), 1);
    assert_eq!(refused(town.app.look_at_link(&link).await), "sign-in-gone");
    assert_eq!(refused(town.app.sign_in_by_link(&link, None).await.map(|_| ())), "sign-in-gone");
    assert_eq!(refused(town.try_code(&browser, "123456").await), "sign-in-gone");
    assert_eq!(refused(town.app.sign_in_by_link(&browser, None).await.map(|_| ())), "sign-in-gone");
}

async fn a_code_is_worth_nothing_after_an_hour_or_once_its_person_is_in(db: &TestDatabase) {
    let town = Town::new(db).await;
    let who = "laxa@kommun.example";
    let first = town.ask(who).await;
    let (code, link) = (town.code(who).await, town.link(who).await);
    // Whoever asks in her name makes nothing of hers worthless, but gets no use of her code.
    let others = town.ask(who).await;
    assert_eq!(refused(town.try_code(&others, &code).await), "sign-in-wrong-code");
    let (newer, newer_link) = (town.code(who).await, town.link(who).await);
    town.app.look_at_link(&link).await.unwrap();
    town.try_code(&first, &code).await.unwrap();
    assert_eq!(refused(town.try_code(&others, &newer).await), "sign-in-gone");
    for link in [link, newer_link] {
        assert_eq!(refused(town.app.sign_in_by_link(&link, None).await.map(|_| ())), "sign-in-gone");
    }
    let second = town.ask(who).await;
    let (code, link) = (town.code(who).await, town.link(who).await);
    town.pass(Duration::minutes(60));
    assert_eq!(refused(town.try_code(&second, &code).await), "sign-in-gone");
    assert_eq!(refused(town.app.sign_in_by_link(&link, None).await.map(|_| ())), "sign-in-gone");
    let third = town.ask(who).await;
    let code = town.code(who).await;
    town.pass(Duration::minutes(59));
    town.try_code(&third, &code).await.unwrap();
}

async fn five_wrong_codes_use_a_code_up_and_no_other(db: &TestDatabase) {
    let town = Town::new(db).await;
    let who = "laxa@kommun.example";
    for _ in 0..4 {
        let browser = town.ask(who).await;
        let code = town.code(who).await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(refused(town.try_code(&browser, wrong).await), "sign-in-wrong-code");
        }
        assert_eq!(refused(town.try_code(&browser, &code).await), "sign-in-used-up");
    }
    // However often others were wrong, she who has the mail comes in.
    town.sign_in(who).await;
}

async fn an_unknown_address_is_answered_and_counted_like_a_known_one(db: &TestDatabase) {
    let town = Town::new(db).await;
    let mut said = Vec::new();
    for who in ["laxa@kommun.example", "nobody@kommun.example"] {
        let mut here = Vec::new();
        for _ in 0..3 {
            let browser = town.ask(who).await;
            for _ in 0..6 {
                here.push(refused(town.try_code(&browser, "no code").await));
            }
        }
        for _ in 0..3 {
            let asked = town.app.ask_for_code(&address(who), "", None).await;
            here.push(asked.map_or_else(|e| refused::<()>(Err(e)), |_| "asked".to_owned()));
        }
        for _ in 0..2 {
            let tried =
                town.app.sign_in_by_password(&address(who), "some long password", "", None, None).await;
            here.push(refused(tried.map(|_| ())));
        }
        said.push(here);
    }
    assert_eq!(said[0], said[1]);
    assert!(town.last_mail("nobody@kommun.example").await.is_none());
}

async fn more_than_five_mails_an_hour_are_not_sent(db: &TestDatabase) {
    let town = Town::new(db).await;
    let who = address("laxa@kommun.example");
    for _ in 0..5 {
        town.app.ask_for_code(&who, "", None).await.unwrap();
    }
    assert_eq!(refused(town.app.ask_for_code(&who, "", None).await.map(|_| ())), "too often");
    assert_eq!(refused(town.app.ask_for_password(&who, None).await), "too often");
    // Another address from the same place is another matter.
    town.ask("owner@region.example").await;
    town.pass(Duration::minutes(61));
    town.app.ask_for_code(&who, "", None).await.unwrap();
    town.app.send_mails().await.unwrap();
    let to_her = town.sent.mails.lock().unwrap().iter().filter(|m| m.recipient == who).count();
    assert_eq!(to_her, 2, "the invitation and the last code: those between had expired");
}

async fn one_place_may_try_often_but_not_without_end(db: &TestDatabase) {
    let town = Town::new(db).await;
    let place = Some("192.0.2.7".parse().unwrap());
    for n in 0..300 {
        town.app.ask_for_code(&address(&format!("a{n}@kommun.example")), "", place).await.unwrap();
    }
    let once_more = address("laxa@kommun.example");
    assert_eq!(refused(town.app.ask_for_code(&once_more, "", place).await.map(|_| ())), "too often");
    let elsewhere = Some("192.0.2.8".parse().unwrap());
    town.app.ask_for_code(&once_more, "", elsewhere).await.unwrap();
}

async fn a_shut_account_lets_nobody_in_and_a_forgotten_one_leaves_no_trace_of_the_person(db: &TestDatabase) {
    let town = Town::new(db).await;
    let who = "laxa@kommun.example";
    let account = town.app.person(&operator(), &address(who)).await.unwrap();
    let browser = town.ask(who).await;
    let (code, link) = (town.code(who).await, town.link(who).await);
    let region = Actor { account: AccountId(Uuid::from_u128(9)), ..owner() };
    town.app.disable_account(&region, account).await.unwrap();
    assert_eq!(refused(town.try_code(&browser, &code).await), "sign-in-gone");
    assert_eq!(refused(town.app.sign_in_by_link(&link, None).await.map(|_| ())), "sign-in-gone");
    let mails = town.sent.mails.lock().unwrap().len();
    town.ask(who).await;
    town.app.send_mails().await.unwrap();
    assert_eq!(town.sent.mails.lock().unwrap().len(), mails);
    town.app.enable_account(&region, account).await.unwrap();
    let session = town.sign_in(who).await;

    town.app.forget_person(&region, account).await.unwrap();
    assert_eq!(session.account.id, account);
    let stranger = db.stranger().await;
    for table in ["session", "sign_in", "mail"] {
        let theirs = "account_id = (SELECT id FROM account WHERE forgotten_at IS NOT NULL)";
        let count = format!("SELECT CAST(count(*) AS TEXT) FROM {table} WHERE {theirs}");
        assert_eq!(stranger.text(&count).await, "0", "{table}");
    }
    assert_eq!(refused(town.app.person(&operator(), &address(who)).await), "not found");
    assert!(town.trail().await.contains("account.forget"));
    assert!(!town.trail().await.contains('@'), "the audit trail holds an address");
    // The address is free for whoever comes after.
    assert_ne!(town.invite(who, Role::MunicipalContact, "1860").await, account);
}

async fn signing_out_everywhere_ends_every_session(db: &TestDatabase) {
    let town = Town::new(db).await;
    let mut tokens = Vec::new();
    for _ in 0..3 {
        let browser = town.ask("laxa@kommun.example").await;
        tokens.push(town.try_code(&browser, &town.code("laxa@kommun.example").await).await.unwrap());
    }
    let session = town.app.session(&tokens[0]).await.unwrap().unwrap();
    town.app.sign_out_everywhere(&session).await.unwrap();
    for token in &tokens {
        assert!(town.app.session(token).await.unwrap().is_none());
    }
}

async fn one_goes_on_only_in_ones_own_roles(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.invite("laxa@kommun.example", Role::CouncilReviewer, REGION).await;
    let browser = town.ask("laxa@kommun.example").await;
    let token = town.try_code(&browser, &town.code("laxa@kommun.example").await).await.unwrap();
    let session = town.app.session(&token).await.unwrap().unwrap();
    let other = session.memberships.iter().find(|m| m.role == Role::CouncilReviewer).unwrap().id;
    town.app.choose_role(&session, other).await.unwrap();
    let session = town.app.session(&token).await.unwrap().unwrap();
    assert_eq!(session.actor().unwrap().role, Role::CouncilReviewer);
    let foreign = town.sign_in("owner@region.example").await.memberships[0].id;
    assert_eq!(refused(town.app.choose_role(&session, foreign).await), "forbidden");
}

async fn nobody_is_invited_for_another_region_or_municipality(db: &TestDatabase) {
    let town = Town::new(db).await;
    let try_it = |actor: Actor, invitation: Invitation| {
        let app = town.app.clone();
        async move { refused(app.invite(&actor, &invitation).await) }
    };
    let contact = town.sign_in("laxa@kommun.example").await.actor().unwrap();
    let colleague = |code| Invitation {
        deputy: true,
        ..town.invitation("colleague@kommun.example", Role::MunicipalContact, code)
    };
    assert_eq!(try_it(contact.clone(), colleague("1880")).await, "forbidden");
    let chief = Invitation { deputy: false, ..colleague("1860") };
    assert_eq!(try_it(contact.clone(), chief).await, "forbidden");
    let reviewer = town.invitation("a@b.example", Role::CouncilReviewer, "1860");
    assert_eq!(try_it(contact.clone(), reviewer).await, "forbidden");
    let stranger = Actor { organisation: organisation("0019"), ..owner() };
    assert_eq!(try_it(stranger.clone(), colleague("1860")).await, "not found");
    assert_eq!(try_it(owner(), colleague("1980")).await, "not found");
    let another_owner = town.invitation("a@b.example", Role::StrategyOwner, REGION);
    assert_eq!(try_it(owner(), another_owner).await, "forbidden");
    let account = town.app.person(&operator(), &address("laxa@kommun.example")).await.unwrap();
    assert_eq!(refused(town.app.disable_account(&stranger, account).await), "not found");
    assert_eq!(refused(town.app.disable_account(&contact, account).await), "forbidden");

    town.app.invite(&contact, &colleague("1860")).await.unwrap();
    assert_eq!(try_it(contact.clone(), colleague("1860")).await, "account-has-role");
    let mail = town.last_mail("colleague@kommun.example").await.unwrap();
    assert!(
        mail.subject.starts_with("Du är inbjuden som ersättare som uppgiftslämnare för Laxå"),
        "{}",
        mail.subject
    );
    assert!(mail.body.contains("https://malspar.example.se/logga-in med"), "{}", mail.body);
    let deputy = town.sign_in("colleague@kommun.example").await;
    assert_eq!(deputy.actor().unwrap().organisation, organisation("1860"));
    let own = town.sign_in("laxa@kommun.example").await;
    assert_eq!(refused(town.app.end_colleague(&deputy, own.memberships[0].id).await), "forbidden");
    town.app.end_colleague(&own, deputy.memberships[0].id).await.unwrap();
    assert_eq!(town.app.colleagues(&own).await.unwrap().len(), 1);
}

async fn a_task_is_handed_over_when_the_successor_comes(db: &TestDatabase) {
    let town = Town::new(db).await;
    let own = town.sign_in("laxa@kommun.example").await;
    assert_eq!(
        refused(town.app.hand_over(&own, &address("laxa@kommun.example")).await),
        "account-own-address"
    );
    assert!(!town.app.hand_over(&own, &address("mistyped@kommun.example")).await.unwrap());
    assert!(!town.app.hand_over(&own, &address("successor@kommun.example")).await.unwrap());
    assert!(town.sign_in("mistyped@kommun.example").await.actor().is_none());
    // Until somebody comes, the task is whose it was.
    let still = town.sign_in("laxa@kommun.example").await;
    assert!(still.actor().is_some());
    let shown = town.app.colleagues(&still).await.unwrap();
    assert!(shown.iter().any(|colleague| colleague.takes_over && !colleague.seen), "{shown:?}");
    let successor = town.sign_in("successor@kommun.example").await;
    assert_eq!(successor.actor().unwrap().organisation, organisation("1860"));
    assert!(!successor.memberships[0].deputy);
    assert!(town.sign_in("laxa@kommun.example").await.actor().is_none());
    town.app.confirm_role(&successor).await.unwrap();
    assert!(town.sign_in("successor@kommun.example").await.memberships[0].confirmed);

    // Back again, to somebody who has an account that has been used: at once.
    assert!(town.app.hand_over(&successor, &address("laxa@kommun.example")).await.unwrap());
    assert!(town.sign_in("laxa@kommun.example").await.actor().is_some());
    assert!(town.sign_in("successor@kommun.example").await.actor().is_none());
}

async fn an_owner_is_nobody_before_the_second_factor(db: &TestDatabase) {
    let town = Town::new(db).await;
    let half = town.sign_in("owner@region.example").await;
    assert!(half.actor().is_none() && half.lacks_second_factor());
    let done = town.app.set_password(&half, "", "a long enough sentence").await;
    assert_eq!(refused(done), "forbidden");
    // The same secret however often the page is looked at.
    assert_eq!(town.app_shows(&half).await, town.app_shows(&half).await);
    let code = town.app_shows(&half).await;
    let whole = town.app.give_second_factor(&half, &code, "/").await.unwrap();
    let session = town.app.session(&whole.token).await.unwrap().unwrap();
    assert_eq!(session.actor().unwrap().role, Role::StrategyOwner);
    // A new session: the one before is over.
    assert_eq!(town.app.second_factor(&session).await.unwrap(), SecondFactor::Given);
    let next = town.sign_in("owner@region.example").await;
    assert_eq!(town.app.second_factor(&next).await.unwrap(), SecondFactor::Wanted);
    assert!(next.actor().is_none());
    // Whoever has lost the telephone begins anew, by the administrator's hand alone.
    let own = owner();
    assert_eq!(refused(town.app.reset_second_factor(&own, session.account.id).await), "forbidden");
    town.app.reset_second_factor(&operator(), session.account.id).await.unwrap();
    assert!(town.app.session(&whole.token).await.unwrap().is_none());
}

async fn a_code_of_the_app_counts_once(db: &TestDatabase) {
    let town = Town::new(db).await;
    let half = town.sign_in("owner@region.example").await;
    let SecondFactor::ToEnrol { secret, url } = town.app.second_factor(&half).await.unwrap() else {
        panic!()
    };
    assert!(url.starts_with("otpauth://totp/M%C3%A5lsp%C3%A5r"), "{url}");
    let code = town.shows(&secret);
    town.app.give_second_factor(&half, &code, "").await.unwrap();
    let again = town.sign_in("owner@region.example").await;
    assert_eq!(
        refused(town.app.give_second_factor(&again, &code, "").await.map(|_| ())),
        "second-factor-wrong"
    );
    // The telephone's clock may be half a minute off, no more.
    town.pass(Duration::seconds(30));
    let next = town.shows(&secret);
    town.pass(Duration::seconds(30));
    town.app.give_second_factor(&again, &next, "").await.unwrap();
    let later = town.sign_in("owner@region.example").await;
    let old = town.shows(&secret);
    town.pass(Duration::seconds(60));
    assert_eq!(
        refused(town.app.give_second_factor(&later, &old, "").await.map(|_| ())),
        "second-factor-wrong"
    );
    for _ in 0..8 {
        let tried = town.app.give_second_factor(&later, "no code", "").await.map(|_| ());
        assert_eq!(refused(tried), "second-factor-wrong");
    }
    let right = town.shows(&secret);
    assert_eq!(refused(town.app.give_second_factor(&later, &right, "").await.map(|_| ())), "too often");
}

async fn a_password_is_kept_as_argon2id_and_changed_by_a_mail(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (who, good) = (address("laxa@kommun.example"), "fyra små gula hus");
    let session = town.sign_in("laxa@kommun.example").await;
    for (password, why) in [
        ("kort", "password-short"),
        (&*"x".repeat(201), "password-long"),
        ("Laxa@kommun.example", "password-address"),
    ] {
        assert_eq!(refused(town.app.set_password(&session, "", password).await), why);
    }
    town.app.set_password(&session, "", good).await.unwrap();
    let kept = db.stranger().await.text("SELECT password FROM account WHERE password IS NOT NULL").await;
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    let by_password = |password: &'static str| {
        let (app, who) = (town.app.clone(), who.clone());
        async move { app.sign_in_by_password(&who, password, "", None, None).await }
    };
    let signed_in = by_password(good).await.unwrap();
    let session = town.app.session(&signed_in.token).await.unwrap().unwrap();
    assert_eq!(refused(by_password("fyra små gula hål").await.map(|_| ())), "sign-in-wrong-password");
    let changed = town.app.set_password(&session, "not this", "another good sentence").await;
    assert_eq!(refused(changed), "password-not-present");

    town.app.ask_for_password(&who, None).await.unwrap();
    let link = town.link("laxa@kommun.example").await;
    // The link of a new password is none to sign in with.
    assert_eq!(refused(town.app.sign_in_by_link(&link, None).await.map(|_| ())), "sign-in-gone");
    assert_eq!(
        refused(town.app.set_password_by_link(&link, "kort", None).await.map(|_| ())),
        "password-short"
    );
    let new = town.app.set_password_by_link(&link, "another good sentence", None).await.unwrap();
    assert!(town.app.session(&new.token).await.unwrap().is_some());
    assert!(town.app.session(&signed_in.token).await.unwrap().is_none(), "who knew the old one is out");
    let again = town.app.set_password_by_link(&link, "a third good sentence", None).await.map(|_| ());
    assert_eq!(refused(again), "sign-in-gone");
    assert_eq!(refused(by_password(good).await.map(|_| ())), "sign-in-wrong-password");
    by_password("another good sentence").await.unwrap();
}

async fn mails_that_have_left_are_never_sent_again(db: &TestDatabase) {
    let town = Town::new(db).await;
    assert_eq!(town.app.send_mails().await.unwrap(), 2, "both invitations");
    let count = || town.sent.mails.lock().unwrap().len();
    *town.sent.answers.lock().unwrap() =
        vec![Delivery::Failed("550 nobody here".to_owned()), Delivery::Unknown("timeout".to_owned())];
    town.ask("laxa@kommun.example").await;
    town.ask("owner@region.example").await;
    assert_eq!(town.app.send_mails().await.unwrap(), 0);
    assert_eq!((count(), town.app.send_mails().await.unwrap(), count()), (4, 0, 4));
    let tx = town.app.store().read().await.unwrap();
    let states: Vec<_> = tx.mails(10).await.unwrap().iter().map(|mail| mail.state).collect();
    drop(tx);
    assert!(states.contains(&MailState::Unknown) && states.contains(&MailState::Failed), "{states:?}");

    // A mail server that cannot be reached is tried again, for a day.
    *town.sent.answers.lock().unwrap() = vec![Delivery::Later("no route".to_owned())];
    town.invite("new@kommun.example", Role::MunicipalContact, "1860").await;
    assert_eq!((town.app.send_mails().await.unwrap(), town.app.send_mails().await.unwrap()), (0, 1));
    *town.sent.answers.lock().unwrap() = vec![Delivery::Later("no route".to_owned())];
    town.invite("newer@kommun.example", Role::MunicipalContact, "1860").await;
    town.pass(Duration::hours(25));
    assert_eq!((town.app.send_mails().await.unwrap(), town.app.send_mails().await.unwrap()), (0, 0));
    assert_eq!(count(), 7);

    // A program that dies while it sends leaves a mail of which nobody knows.
    town.ask("laxa@kommun.example").await;
    let tx = town.app.store().write().await.unwrap();
    let taken = tx.take_mail(&[], town.county.clock.now()).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    town.pass(Duration::minutes(11));
    assert_eq!(town.app.send_mails().await.unwrap(), 0);
    let tx = town.app.store().read().await.unwrap();
    let found = tx.mails(10).await.unwrap().into_iter().find(|mail| mail.id == taken.id).unwrap();
    assert_eq!((found.state, count()), (MailState::Unknown, 7));
}

async fn what_need_not_be_kept_is_removed(db: &TestDatabase) {
    let town = Town::new(db).await;
    let session = town.sign_in("laxa@kommun.example").await;
    assert_eq!(session.account.lang, Lang::Sv);
    town.pass(Duration::minutes(61));
    town.prune().await;
    let tx = town.app.store().read().await.unwrap();
    let mails = tx.mails(10).await.unwrap();
    drop(tx);
    assert_eq!(mails.len(), 3, "two invitations and the code");
    for mail in mails {
        let is_code = mail.recipient == address("laxa@kommun.example") && mail.subject.is_empty();
        assert!(is_code == mail.body.is_empty() && is_code == mail.html.is_empty(), "{mail:?}");
    }
    town.pass(Duration::days(3));
    town.prune().await;
    let stranger = db.stranger().await;
    for table in ["session", "sign_in", "attempt"] {
        assert_eq!(
            stranger.text(&format!("SELECT CAST(count(*) AS TEXT) FROM {table}")).await,
            "0",
            "{table}"
        );
    }
}
