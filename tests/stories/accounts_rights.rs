//! Who may what with accounts and roles, what nobody can do to another, and what is kept of it.

use std::net::IpAddr;

use chrono::Duration;
use malspar_app::{
    Error,
    accounts::{Invitation, SecondFactor, Session, Token},
};
use malspar_domain::{
    clock::Clock,
    id::{AccountId, MembershipId},
    lang::Lang,
    role::{Actor, Role},
};
use uuid::Uuid;

use crate::{
    accounts::{Town, address, operator, refused},
    county::{REGION, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    a_deputy_neither_invites_nor_hands_over,
    only_who_answers_invites_a_colleague_and_only_to_answer,
    a_role_that_has_ended_is_followed_by_no_other_unasked,
    an_app_is_enrolled_by_who_was_shown_what_it_shares,
    nobody_is_kept_out_by_the_wrong_passwords_of_others,
    the_present_password_is_asked_for_without_end_only_of_who_knows_it,
    a_house_with_many_addresses_is_one_place,
    files_that_wait_are_removed_in_time_and_with_their_person,
    what_a_mail_with_a_code_said_is_gone_once_it_has_left,
    a_contact_of_the_region_who_is_no_successor_any_more_stays_a_contact,
    an_owner_invites_a_whole_region_and_a_contact_does_not,
    the_trail_tells_which_role_ended_and_that_a_link_set_a_password,
}

const LAXA: &str = "laxa@kommun.example";

/// A deputy for Laxå, signed in.
async fn deputy(town: &Town) -> Session {
    let own = town.sign_in(LAXA).await;
    town.app.invite_colleague(&own, &address("deputy@kommun.example"), Lang::Sv).await.unwrap();
    town.sign_in("deputy@kommun.example").await
}

/// Signs in and gives the app's code as well.
pub(crate) async fn with_both_steps(town: &Town, who: &str) -> Session {
    let half = town.sign_in(who).await;
    let secret = to_enrol(town, &half).await;
    let whole = town.app.give_second_factor(&half, &town.shows(&secret), "").await.unwrap();
    town.app.session(&whole.token).await.unwrap().unwrap()
}

async fn to_enrol(town: &Town, session: &Session) -> String {
    match town.app.second_factor(session).await.unwrap() {
        SecondFactor::ToEnrol { secret, .. } => secret,
        other => panic!("there is nothing to enrol: {other:?}"),
    }
}

async fn count(db: &TestDatabase, from: &str) -> String {
    db.stranger().await.text(&format!("SELECT CAST(count(*) AS TEXT) FROM {from}")).await
}

async fn a_deputy_neither_invites_nor_hands_over(db: &TestDatabase) {
    let town = Town::new(db).await;
    let deputy = deputy(&town).await;
    let friend = address("friend@kommun.example");
    assert_eq!(refused(town.app.hand_over(&deputy, &friend).await), "forbidden");
    assert_eq!(refused(town.app.invite_colleague(&deputy, &friend, Lang::Sv).await), "forbidden");
    let by_hand = Invitation {
        deputy: true,
        ..town.invitation("friend@kommun.example", Role::MunicipalContact, "1860")
    };
    assert_eq!(refused(town.app.invite(&deputy.actor().unwrap(), &by_hand).await), "forbidden");
    assert!(town.last_mail("friend@kommun.example").await.is_none());
    assert_eq!(town.app.colleagues(&deputy).await.unwrap().len(), 2);
}

async fn only_who_answers_invites_a_colleague_and_only_to_answer(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.invite("admin@region.example", Role::Administrator, REGION).await;
    let friend = address("friend@region.example");
    for who in ["admin@region.example", "owner@region.example"] {
        let session = with_both_steps(&town, who).await;
        assert_eq!(refused(town.app.invite_colleague(&session, &friend, Lang::Sv).await), "forbidden");
    }
    let deputy = deputy(&town).await;
    let role = &deputy.memberships[0];
    assert_eq!((role.role, role.deputy), (Role::MunicipalContact, true));
}

async fn a_role_that_has_ended_is_followed_by_no_other_unasked(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.invite(LAXA, Role::MunicipalContact, "1880").await;
    let browser = town.ask(LAXA).await;
    let code = town.code(LAXA).await;
    let token = town.app.sign_in_by_code(&browser, &code, None, None).await.unwrap().token;
    let here = || async { town.app.session(&token).await.unwrap().unwrap() };
    let before = here().await;
    assert_eq!(before.actor().unwrap().organisation, organisation("1860"));
    let first = before.membership().unwrap().id;
    town.app.end_role(&operator(), first).await.unwrap();
    // What she has open for Laxå is not to be saved for Örebro.
    let after = here().await;
    assert!(after.actor().is_none() && after.has_to_choose());
    let left: Vec<MembershipId> = after.memberships.iter().map(|m| m.id).collect();
    assert!(left.len() == 1 && left[0] != first);
    town.app.choose_role(&after, left[0]).await.unwrap();
    assert_eq!(here().await.actor().unwrap().organisation, organisation("1880"));
}

async fn an_app_is_enrolled_by_who_was_shown_what_it_shares(db: &TestDatabase) {
    let town = Town::new(db).await;
    let thief = town.sign_in("owner@region.example").await;
    let theirs = to_enrol(&town, &thief).await;
    let own = town.sign_in("owner@region.example").await;
    let secret = to_enrol(&town, &own).await;
    assert_ne!(theirs, secret);
    let tried = town.app.give_second_factor(&own, &town.shows(&theirs), "").await;
    assert_eq!(refused(tried.map(|_| ())), "second-factor-wrong");
    town.app.give_second_factor(&own, &town.shows(&secret), "").await.unwrap();
    // What the other was shown opens nothing, neither now nor when they sign in again.
    let again = town.sign_in("owner@region.example").await;
    assert_eq!(town.app.second_factor(&again).await.unwrap(), SecondFactor::Wanted);
    let tried = town.app.give_second_factor(&again, &town.shows(&theirs), "").await;
    assert_eq!(refused(tried.map(|_| ())), "second-factor-wrong");
    let tried = town.app.give_second_factor(&thief, &town.shows(&theirs), "").await;
    assert_eq!(refused(tried.map(|_| ())), "second-factor-wrong");
}

async fn nobody_is_kept_out_by_the_wrong_passwords_of_others(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (who, good) = (address(LAXA), "fyra små gula hus");
    let session = town.sign_in(LAXA).await;
    town.app.set_password(&session, "", good).await.unwrap();
    let by_password = |password: &'static str, from: &str| {
        let (app, who, from) = (town.app.clone(), who.clone(), Some(from.parse::<IpAddr>().unwrap()));
        async move { app.sign_in_by_password(&who, password, "", from, None).await.map(|_| ()) }
    };
    for _ in 0..10 {
        assert_eq!(refused(by_password("not this one", "192.0.2.7").await), "sign-in-wrong-password");
    }
    assert_eq!(refused(by_password(good, "192.0.2.7").await), "too often");
    // Right ones are not counted.
    for _ in 0..12 {
        by_password(good, "192.0.2.8").await.unwrap();
    }
    town.sign_in(LAXA).await;
    // Nor can a thousand machines try for long.
    for house in 1..=9 {
        for _ in 0..10 {
            refused(by_password("not this one", &format!("198.51.100.{house}")).await);
        }
    }
    assert_eq!(refused(by_password("not this one", "203.0.113.1").await), "too often");
    town.sign_in(LAXA).await;
}

async fn the_present_password_is_asked_for_without_end_only_of_who_knows_it(db: &TestDatabase) {
    let town = Town::new(db).await;
    let passwords = ["fyra små gula hus", "fem stora röda hus"];
    let session = town.sign_in(LAXA).await;
    town.app.set_password(&session, "", passwords[0]).await.unwrap();
    let session = town.sign_in(LAXA).await;
    for n in 0..12 {
        town.app.set_password(&session, passwords[n % 2], passwords[(n + 1) % 2]).await.unwrap();
    }
    for _ in 0..10 {
        let tried = town.app.set_password(&session, "not this one", passwords[1]).await;
        assert_eq!(refused(tried), "password-not-present");
    }
    assert_eq!(refused(town.app.set_password(&session, passwords[0], passwords[1]).await), "too often");
    // To sign in with it is another matter.
    town.app.sign_in_by_password(&address(LAXA), passwords[0], "", None, None).await.unwrap();
}

async fn a_house_with_many_addresses_is_one_place(db: &TestDatabase) {
    let town = Town::new(db).await;
    let ask = |who: String, from: String| {
        let (app, from) = (town.app.clone(), from.parse::<IpAddr>().unwrap());
        async move { app.ask_for_code(&address(&who), "", Some(from)).await.map(|_| ()) }
    };
    for n in 1..=300 {
        ask(format!("a{n}@kommun.example"), format!("2001:db8:0:1::{n:x}")).await.unwrap();
    }
    let same_house = ask(LAXA.to_owned(), "2001:db8:0:1:ffff::1".to_owned()).await;
    assert_eq!(refused(same_house), "too often");
    ask(LAXA.to_owned(), "2001:db8:0:2::1".to_owned()).await.unwrap();
    // As the same machine is seen by a server that speaks both.
    ask(LAXA.to_owned(), "::ffff:192.0.2.1".to_owned()).await.unwrap();
}

async fn files_that_wait_are_removed_in_time_and_with_their_person(db: &TestDatabase) {
    let town = Town::new(db).await;
    let account = town.app.person(&operator(), &address(LAXA)).await.unwrap();
    let now = town.county.clock.now();
    let tx = town.app.store().write().await.unwrap();
    tx.hold_upload(account, "a form", b"file", now, now + Duration::hours(1)).await.unwrap();
    tx.hold_upload(account, "another", b"file", now, now + Duration::hours(3)).await.unwrap();
    tx.commit().await.unwrap();
    town.pass(Duration::hours(2));
    town.prune().await;
    assert_eq!(count(db, "held_upload").await, "1");
    town.app.forget_person(&operator(), account).await.unwrap();
    assert_eq!(count(db, "held_upload").await, "0");
}

async fn what_a_mail_with_a_code_said_is_gone_once_it_has_left(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.ask(LAXA).await;
    town.app.ask_for_password(&address(LAXA), None).await.unwrap();
    let said = "mail WHERE kind IN ('sign_in', 'password') AND body <> '' AND html <> '' AND subject <> ''";
    assert_eq!(count(db, said).await, "2");
    let sent = town.last_mail(LAXA).await.unwrap();
    assert!(sent.body.contains("/logga-in/nytt-losenord/"), "it is sent whole");
    assert_eq!(count(db, said).await, "0");
    // An invitation opens nothing, and whether it was sent is asked for.
    assert_eq!(count(db, "mail WHERE kind = 'invitation' AND body <> ''").await, "2");
}

async fn a_contact_of_the_region_who_is_no_successor_any_more_stays_a_contact(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.invite("second@kommun.example", Role::MunicipalContact, "1860").await;
    let own = town.sign_in(LAXA).await;
    town.app.invite_colleague(&own, &address("deputy@kommun.example"), Lang::Sv).await.unwrap();
    let roles = || async {
        let mut roles: Vec<_> = town.app.colleagues(&own).await.unwrap();
        roles.sort_by_key(|colleague| colleague.address.clone());
        let told = roles.iter().map(|c| {
            let name = c.address.as_ref().unwrap().as_str().split('@').next().unwrap().to_owned();
            (name, c.membership.deputy, c.takes_over)
        });
        told.collect::<Vec<_>>()
    };
    for (named, expected) in [
        ("second@kommun.example", [("deputy", true, false), ("laxa", false, false), ("second", false, true)]),
        ("deputy@kommun.example", [("deputy", true, true), ("laxa", false, false), ("second", false, false)]),
    ] {
        assert!(!town.app.hand_over(&own, &address(named)).await.unwrap());
        let expected: Vec<_> = expected.map(|(name, d, t)| (name.to_owned(), d, t)).into();
        assert_eq!(roles().await, expected);
    }
    // A mistyped address was named for this alone, and is nobody once another is named.
    town.app.hand_over(&own, &address("mistyped@kommun.example")).await.unwrap();
    assert_eq!(roles().await.len(), 4);
    town.app.hand_over(&own, &address("second@kommun.example")).await.unwrap();
    assert_eq!(roles().await.len(), 3);
    let second = town.app.colleagues(&own).await.unwrap().into_iter().find(|c| c.takes_over).unwrap();
    town.app.end_colleague(&own, second.membership.id).await.unwrap();
    let still = town.sign_in("second@kommun.example").await;
    assert_eq!(still.actor().unwrap().organisation, organisation("1860"));
    assert!(town.sign_in(LAXA).await.actor().is_some());

    // A deputy who takes over is none any more.
    let deputy = town.sign_in("deputy@kommun.example").await;
    assert!(deputy.memberships[0].deputy);
    assert!(town.app.hand_over(&own, &address("deputy@kommun.example")).await.unwrap());
    assert!(!town.sign_in("deputy@kommun.example").await.memberships[0].deputy);
}

async fn an_owner_invites_a_whole_region_and_a_contact_does_not(db: &TestDatabase) {
    let town = Town::new(db).await;
    let region = Actor { account: AccountId(Uuid::from_u128(9)), ..owner() };
    for n in 0..31 {
        let invitation = town.invitation(&format!("a{n}@kommun.example"), Role::MunicipalContact, "1860");
        town.app.invite(&region, &invitation).await.unwrap();
    }
    let own = town.sign_in(LAXA).await;
    let colleague = |n: u32| {
        let (town, own) = (&town, &own);
        async move {
            let who = address(&format!("b{n}@kommun.example"));
            town.app.invite_colleague(own, &who, Lang::Sv).await
        }
    };
    for n in 0..30 {
        colleague(n).await.unwrap();
    }
    assert!(matches!(colleague(30).await, Err(Error::TooOften { .. })));
}

async fn the_trail_tells_which_role_ended_and_that_a_link_set_a_password(db: &TestDatabase) {
    let town = Town::new(db).await;
    let deputy = deputy(&town).await;
    let own = town.sign_in(LAXA).await;
    town.app.end_colleague(&own, deputy.memberships[0].id).await.unwrap();
    town.app.ask_for_password(&address(LAXA), None).await.unwrap();
    let link: Token = town.link(LAXA).await;
    town.app.set_password_by_link(&link, "fyra små gula hus", None).await.unwrap();
    let tx = town.app.store().read().await.unwrap();
    let trail = tx.audit(10).await.unwrap();
    drop(tx);
    let told = |act: &str| {
        let found = trail.iter().find(|record| record.entry.action == act);
        format!("{:?}", found.unwrap_or_else(|| panic!("{act} is not in the trail")))
    };
    let ended = told("account.end");
    assert!(ended.contains("municipal_contact") && ended.contains("1860"), "{ended}");
    assert!(told("account.password").contains("link"));
    assert!(!town.trail().await.contains('@'));
}
