//! Who takes part: seeing who is missing, inviting, ending, forgetting, and who may do it.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use chrono::Duration;
use malspar_app::{
    accounts::{Delivery, Token},
    governing::{Finding, MailFinding, TrailSearch, Verdict},
    people::{Handing, LineSays},
};
use malspar_domain::{
    code::Slug,
    id::AccountId,
    lang::Lang,
    role::{Actor, Role},
};
use malspar_web::Settings;
use tower::ServiceExt;
use uuid::Uuid;

use crate::{
    access::Chance,
    accounts::{Town, address, operator, refused},
    county::{REGION, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    organisations_that_nobody_answers_for_come_first,
    a_list_of_contacts_is_understood_before_anybody_is_invited,
    a_list_invites_all_or_none,
    two_who_send_the_same_list_invite_everybody_once,
    an_invitation_that_was_lost_is_sent_again,
    mail_that_did_not_arrive_is_seen_at_the_person,
    a_task_that_is_handed_over_is_seen_as_such,
    an_owner_sees_to_her_own_people_and_to_nobody_elses,
    a_mailbox_is_kept_for_the_office_and_left_when_people_are_forgotten,
    the_distribution_list_is_written_whole,
    what_is_posted_is_done_and_what_is_wrong_is_kept_on_the_page,
}

pub(crate) fn administrator() -> Actor {
    Actor { account: AccountId(Uuid::from_u128(8)), role: Role::Administrator, ..owner() }
}

/// The owner of another region.
pub(crate) fn stranger() -> Actor {
    Actor { organisation: organisation("0019"), ..owner() }
}

async fn organisations_that_nobody_answers_for_come_first(db: &TestDatabase) {
    let town = Town::new(db).await;
    let found = town.app.taking_part(&owner(), town.county.slug()).await.unwrap();
    assert_eq!(found.organisations.len(), 13, "twelve municipalities and the region");
    let lacking = found.organisations.iter().filter(|one| one.lacks_contact()).count();
    assert_eq!(lacking, 11);
    let names: Vec<_> = found.organisations.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names[..3], ["Askersund", "Degerfors", "Hallsberg"]);
    // The region's owners answer for it, so it lacks nobody.
    assert_eq!(names[11..], ["Laxå", "Region Örebro län"]);
    let laxa = &found.organisations[11].people[0];
    assert!(laxa.role.confirmed_at.is_none() && laxa.role.person.seen_at.is_none() && laxa.may_see_to);

    let session = town.sign_in("laxa@kommun.example").await;
    town.app.confirm_role(&session).await.unwrap();
    let found = town.app.taking_part(&owner(), town.county.slug()).await.unwrap();
    let laxa = &found.organisations[11].people[0];
    assert!(laxa.role.confirmed_at.is_some() && laxa.role.person.seen_at.is_some());

    // Somebody whose account is shut answers for nobody.
    let account = laxa.role.person.account.id;
    town.app.disable_account(&owner(), account).await.unwrap();
    let found = town.app.taking_part(&owner(), town.county.slug()).await.unwrap();
    assert_eq!(found.organisations.iter().filter(|one| one.lacks_contact()).count(), 12);
}

const LIST: &str = "1880; orebro@kommun.example
Askersunds kommun\tAskersund@Kommun.example

nora, nora@kommun.example
1860; laxa@kommun.example
1860; other@kommun.example
1880;orebro@kommun.example
Lund; lund@kommun.example
1862; degerfors";

async fn a_list_of_contacts_is_understood_before_anybody_is_invited(db: &TestDatabase) {
    use LineSays as L;
    let town = Town::new(db).await;
    let lines = town.app.understand_contacts(&owner(), town.county.slug(), LIST).await.unwrap();
    let said: Vec<_> = lines.iter().map(|line| line.says).collect();
    let expected = [
        L::Invites,
        L::Invites,
        L::Invites,
        L::HasRole,
        L::InvitesAnother,
        L::Twice,
        L::NoOrganisation,
        L::NoAddress,
    ];
    assert_eq!(said, expected);
    let (code, name) = lines[1].organisation.clone().unwrap();
    assert_eq!((code.as_str(), name.as_str()), ("1882", "Askersund"));
    assert!(town.last_mail("orebro@kommun.example").await.is_none(), "a preview sends nothing");

    let n = town.app.invite_contacts(&owner(), town.county.slug(), LIST, Lang::Sv).await.unwrap();
    assert_eq!(n, 4);
    for who in ["orebro", "askersund", "nora", "other"] {
        assert!(town.last_mail(&format!("{who}@kommun.example")).await.is_some(), "{who}");
    }
    let found = town.app.taking_part(&owner(), town.county.slug()).await.unwrap();
    assert_eq!(found.organisations.iter().filter(|one| one.lacks_contact()).count(), 8);
    // The same list once more has nothing left to do.
    let again = town.app.invite_contacts(&owner(), town.county.slug(), LIST, Lang::Sv).await;
    assert_eq!(refused(again), "contacts-nobody");
}

async fn a_list_invites_all_or_none(db: &TestDatabase) {
    let town = Town::new(db).await;
    let lines =
        |most: u32| (0..most).map(|n| format!("1880; a{n}@kommun.example")).collect::<Vec<_>>().join("\n");
    let long = lines(301);
    let refused_list = town.app.understand_contacts(&owner(), town.county.slug(), &long).await;
    assert_eq!(refused(refused_list), "contacts-many");
    // More than somebody may send in a day: none of them has left.
    let most = lines(300);
    let one = "1881; kumla@kommun.example";
    town.app.invite_contacts(&owner(), town.county.slug(), one, Lang::Sv).await.unwrap();
    let done = town.app.invite_contacts(&owner(), town.county.slug(), &most, Lang::Sv).await;
    assert_eq!(refused(done), "too often");
    assert!(town.last_mail("a0@kommun.example").await.is_none());
}

async fn two_who_send_the_same_list_invite_everybody_once(db: &TestDatabase) {
    let town = Town::new(db).await;
    let other = Actor { account: AccountId(Uuid::from_u128(9)), ..owner() };
    let list = "1880; orebro@kommun.example\n1884; nora@kommun.example";
    let (me, they) = (owner(), other);
    let (first, second) = tokio::join!(
        town.app.invite_contacts(&me, town.county.slug(), list, Lang::Sv),
        town.app.invite_contacts(&they, town.county.slug(), list, Lang::Sv),
    );
    assert!(first.is_ok() || second.is_ok(), "{first:?} {second:?}");
    let found = town.app.taking_part(&owner(), town.county.slug()).await.unwrap();
    let invited = found.organisations.iter().filter(|o| ["1880", "1884"].contains(&o.code.as_str()));
    assert!(invited.into_iter().all(|one| one.people.len() == 1));
}

async fn an_invitation_that_was_lost_is_sent_again(db: &TestDatabase) {
    let town = Town::new(db).await;
    let account = town.app.person(&operator(), &address("laxa@kommun.example")).await.unwrap();
    let first = town.last_mail("laxa@kommun.example").await.unwrap();
    let there = town.app.person_there(&owner(), account).await.unwrap();
    let role = there.roles[0].role.membership.id;
    town.pass(Duration::days(1));
    town.app.invite_again(&owner(), role).await.unwrap();
    let again = town.last_mail("laxa@kommun.example").await.unwrap();
    assert!(again.id != first.id && again.body == first.body);
    assert_eq!(refused(town.app.invite_again(&stranger(), role).await), "not found");
    town.app.disable_account(&owner(), account).await.unwrap();
    assert_eq!(refused(town.app.invite_again(&owner(), role).await), "account-shut");
    assert!(town.trail().await.contains("account.invite_again"));
}

async fn mail_that_did_not_arrive_is_seen_at_the_person(db: &TestDatabase) {
    let town = Town::new(db).await;
    town.app.send_mails().await.unwrap();
    town.pass(Duration::minutes(1));
    town.next_mail(Delivery::Failed("550 <orebro@kommun.example> no such user".to_owned()));
    town.invite("orebro@kommun.example", Role::MunicipalContact, "1880").await;
    town.app.send_mails().await.unwrap();
    let account = town.app.person(&operator(), &address("orebro@kommun.example")).await.unwrap();
    let there = town.app.person_there(&owner(), account).await.unwrap();
    let mail = there.person.last_mail.unwrap();
    assert!(mail.error.unwrap().starts_with("550 "));
    // The page says the code alone.
    let page = read(&town, &owner(), "/uppfoljning/orebro-2024-2030/personer").await;
    assert!(page.contains("kom inte fram (550)"), "{page}");
    assert!(!page.contains("no such user"));
    let checks = town.app.checks(&administrator()).await.unwrap();
    let of_mail = |finding: &Finding| matches!(finding, Finding::Mail(MailFinding::Server(_)));
    let mail = checks.iter().find(|check| of_mail(&check.finding)).unwrap();
    assert_eq!(mail.verdict, Verdict::LookAt);
}

async fn a_task_that_is_handed_over_is_seen_as_such(db: &TestDatabase) {
    let town = Town::new(db).await;
    let own = town.sign_in("laxa@kommun.example").await;
    town.app.hand_over(&own, &address("next@kommun.example")).await.unwrap();
    let handing = || async {
        let found = town.app.taking_part(&owner(), town.county.slug()).await.unwrap();
        let laxa = found.organisations.into_iter().find(|one| one.code.as_str() == "1860").unwrap();
        laxa.people.iter().map(|there| there.handing).collect::<Vec<_>>()
    };
    assert_eq!(handing().await, [Handing::ToSuccessor, Handing::WillTakeOver]);
    town.sign_in("next@kommun.example").await;
    assert_eq!(handing().await, [Handing::TookOver]);
}

async fn an_owner_sees_to_her_own_people_and_to_nobody_elses(db: &TestDatabase) {
    let town = Town::new(db).await;
    let slug = town.county.slug();
    let laxa = town.app.person(&operator(), &address("laxa@kommun.example")).await.unwrap();
    let colleague = town.app.person(&operator(), &address("owner@region.example")).await.unwrap();
    // Another region's owner, and a contact.
    assert_eq!(refused(town.app.taking_part(&stranger(), slug).await), "not found");
    assert_eq!(refused(town.app.person_there(&stranger(), laxa).await), "not found");
    let contact = crate::county::contact("1860");
    assert_eq!(refused(town.app.taking_part(&contact, slug).await), "forbidden");
    assert_eq!(refused(town.app.person_there(&contact, laxa).await), "forbidden");
    assert_eq!(refused(town.app.understand_contacts(&contact, slug, LIST).await), "forbidden");
    assert_eq!(
        refused(town.app.set_registrar(&stranger(), slug, &organisation("1860"), None).await),
        "not found"
    );
    assert_eq!(refused(town.app.set_report_recipients(&stranger(), slug, "").await), "not found");
    // She knows who her colleagues are, and sees to none of them; the administrator does.
    let found = town.app.taking_part(&owner(), slug).await.unwrap();
    assert!(found.region.iter().any(|there| there.role.person.account.id == colleague && !there.may_see_to));
    assert_eq!(refused(town.app.person_there(&owner(), colleague).await), "not found");
    assert!(town.app.person_there(&administrator(), colleague).await.unwrap().may_reset);
    assert!(!town.app.person_there(&owner(), laxa).await.unwrap().may_reset);
    // Nor does she see the service.
    assert_eq!(refused(town.app.regions(&owner()).await), "forbidden");
    assert_eq!(refused(town.app.governed(&owner()).await), "forbidden");
    assert_eq!(refused(town.app.jobs(&owner(), None, None).await), "forbidden");
    assert_eq!(refused(town.app.checks(&owner()).await), "forbidden");
    assert_eq!(refused(town.app.search_trail(&owner(), &TrailSearch::default(), 0).await), "forbidden");
    let elsewhere = Actor { organisation: organisation("0019"), ..administrator() };
    assert!(town.app.governed(&elsewhere).await.unwrap().is_empty());
    assert!(town.app.regions(&elsewhere).await.unwrap().is_empty());
    // Whose roles have ended is still to be forgotten.
    let role = town.app.person_there(&owner(), laxa).await.unwrap().roles[0].role.membership.id;
    town.app.end_role(&owner(), role).await.unwrap();
    let people = town.app.governed(&administrator()).await.unwrap();
    let ended = people.iter().find(|there| there.person.account.id == laxa).unwrap();
    assert!(ended.roles.is_empty() && ended.may_govern);
    town.app.forget_person(&owner(), laxa).await.unwrap();
    assert_eq!(refused(town.app.person_there(&owner(), laxa).await), "not found");
}

async fn a_mailbox_is_kept_for_the_office_and_left_when_people_are_forgotten(db: &TestDatabase) {
    let town = Town::new(db).await;
    let (slug, code) = (town.county.slug(), organisation("1860"));
    let mailbox = address("kommun@laxa.example");
    town.app.set_registrar(&owner(), slug, &code, Some(&mailbox)).await.unwrap();
    let (there, history) = town.app.organisation_there(&owner(), slug, &code).await.unwrap();
    assert_eq!(there.registrar.as_ref(), Some(&mailbox));
    assert_eq!(history.names.len(), 1);
    let laxa = town.app.person(&operator(), &address("laxa@kommun.example")).await.unwrap();
    town.app.forget_person(&owner(), laxa).await.unwrap();
    let (there, _) = town.app.organisation_there(&owner(), slug, &code).await.unwrap();
    assert!(there.people.is_empty() && there.registrar.is_some());
    let elsewhere = organisation("1281");
    assert_eq!(refused(town.app.set_registrar(&owner(), slug, &elsewhere, None).await), "not found");
    town.app.set_registrar(&owner(), slug, &code, None).await.unwrap();
    assert!(town.app.organisation_there(&owner(), slug, &code).await.unwrap().0.registrar.is_none());
    assert!(!town.trail().await.contains('@'));
}

async fn the_distribution_list_is_written_whole(db: &TestDatabase) {
    let town = Town::new(db).await;
    let slug = town.county.slug();
    let list = "Länsstyrelsen; lst@lan.example\nRegionstyrelsen; rs@region.example";
    assert_eq!(town.app.set_report_recipients(&owner(), slug, list).await.unwrap(), 2);
    let wrong = town.app.set_report_recipients(&owner(), slug, "Länsstyrelsen\nA; a@b.example").await;
    assert_eq!(refused(wrong), "recipients-line");
    let names = || async {
        let found = town.app.taking_part(&owner(), slug).await.unwrap();
        found.recipients.into_iter().map(|one| one.name).collect::<Vec<_>>()
    };
    assert_eq!(names().await, ["Länsstyrelsen", "Regionstyrelsen"], "what cannot be read changes nothing");
    town.app.set_report_recipients(&owner(), slug, "").await.unwrap();
    assert!(names().await.is_empty());
}

async fn what_is_posted_is_done_and_what_is_wrong_is_kept_on_the_page(db: &TestDatabase) {
    let town = Town::new(db).await;
    let base = "/uppfoljning/orebro-2024-2030/personer";
    town.app.import_strategy(&stranger(), malspar_app::examples::VASTMANLAND.pack).await.unwrap();
    let wrong =
        post(&town, &owner(), &format!("{base}/bjud-in"), "address=inget&roll=ersattare&organisation=1880")
            .await;
    assert_eq!(wrong.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.1.contains("value=\"inget\"") && wrong.1.contains("ds-error-summary"), "{}", wrong.1);
    let form = "address=ny@kommun.example&roll=ersattare&organisation=1880";
    let done = post(&town, &owner(), &format!("{base}/bjud-in"), form).await;
    assert_eq!(
        (done.0, done.1.as_str()),
        (StatusCode::SEE_OTHER, "/uppfoljning/orebro-2024-2030/personer?klart=inbjuden")
    );
    let found = town.app.taking_part(&owner(), town.county.slug()).await.unwrap();
    let orebro = found.organisations.iter().find(|one| one.code.as_str() == "1880").unwrap();
    assert!(orebro.people[0].role.membership.deputy && orebro.lacks_contact());
    // An owner is not invited by an owner, whatever the form says.
    let form = "address=chef@region.example&roll=uppfoljningsansvarig&organisation=0018";
    assert_eq!(post(&town, &owner(), &format!("{base}/bjud-in"), form).await.0, StatusCode::FORBIDDEN);
    assert_eq!(
        post(&town, &administrator(), &format!("{base}/bjud-in"), form).await.0,
        StatusCode::SEE_OTHER
    );

    let listed = post(
        &town,
        &owner(),
        &format!("{base}/flera"),
        "text=1884;nora@kommun.example&adress-1882=a@b.example",
    )
    .await;
    assert!(listed.0 == StatusCode::OK && listed.1.contains("Skicka 2 inbjudningar"), "{}", listed.1);
    let list = "gor=skicka&text=1884;nora@kommun.example%0D%0A1882;+a@b.example";
    let sent = post(&town, &owner(), &format!("{base}/flera"), list).await;
    assert_eq!(sent.1, format!("{base}?klart=inbjudna&antal=2"));

    let account = town.app.person(&operator(), &address("nora@kommun.example")).await.unwrap().0;
    let forget = format!("{base}/konto/{account}/glom");
    let asked = read(&town, &owner(), &forget).await;
    assert!(asked.contains("Det går inte att ångra") && asked.contains("nora@kommun.example"));
    assert_eq!(post(&town, &stranger(), &forget, "").await.0, StatusCode::NOT_FOUND);
    assert_eq!(post(&town, &owner(), &forget, "").await.1, format!("{base}?klart=glomd"));
    assert_eq!(post(&town, &owner(), &forget, "").await.0, StatusCode::NOT_FOUND);

    let admin = administrator();
    let wrong = read(&town, &admin, "/forvaltning/logg?fran=igår&konto=7").await;
    assert!(wrong.contains("ds-error-summary") && wrong.contains("value=\"igår\""), "{wrong}");
    let verified = post(&town, &admin, "/forvaltning/logg/kontroll", "").await;
    assert!(verified.0 == StatusCode::OK && verified.1.contains("Loggen är hel"), "{}", verified.1);
    assert_eq!(post(&town, &admin, "/forvaltning/drift/provmejl", "").await.0, StatusCode::SEE_OTHER);
    assert!(town.last_mail("who@region.example").await.unwrap().subject.contains("Provmejl"));
    let accounts = read(&town, &admin, "/forvaltning/konton").await;
    assert!(accounts.contains("laxa@kommun.example"));
    assert!(read(&town, &admin, "/forvaltning").await.contains("Region Örebro län"));
}

/// Reads a page as somebody.
pub(crate) async fn read(town: &Town, who: &Actor, page: &str) -> String {
    let (status, body) = send(town, who, Request::get(encoded(page)), "").await;
    assert!(status == StatusCode::OK || status == StatusCode::UNPROCESSABLE_ENTITY, "{page}: {status}");
    body
}

async fn post(town: &Town, who: &Actor, page: &str, form: &str) -> (StatusCode, String) {
    let request =
        Request::post(encoded(page)).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(town, who, request, form).await
}

fn encoded(page: &str) -> String {
    page.replace('å', "%C3%A5")
}

/// The status, and the page; of a redirect where it leads.
async fn send(
    town: &Town,
    who: &Actor,
    request: axum::http::request::Builder,
    form: &str,
) -> (StatusCode, String) {
    let cookie = signed_in(town, who).await;
    let router = malspar_web::router(town.app.clone(), Settings::default());
    let request =
        request.header(header::HOST, "malspar.test").header(header::COOKIE, format!("malspar={cookie}"));
    let response = router.oneshot(request.body(Body::from(form.to_owned())).unwrap()).await.unwrap();
    let status = response.status();
    if let Some(to) = response.headers().get(header::LOCATION) {
        return (status, to.to_str().unwrap().to_owned());
    }
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// A session of a new person with this role, both steps given.
async fn signed_in(town: &Town, who: &Actor) -> String {
    let now = malspar_domain::clock::Clock::now(town.county.clock.as_ref());
    let tx = town.app.store().write().await.unwrap();
    let known = tx.all_memberships().await.unwrap();
    let own = |m: &malspar_domain::account::Membership| {
        m.role == who.role && m.organisation == who.organisation && m.strategy.is_none()
    };
    let account = if let Some((account, _)) = known.iter().find(|(_, m)| own(m)) {
        *account
    } else {
        let name = if who.role == Role::Administrator { "who" } else { "she" };
        let address = address(&format!(
            "{name}@{}.example",
            if who.organisation.as_str() == REGION { "region" } else { "other" }
        ));
        let account = tx.add_account(&address, Lang::Sv, now).await.unwrap();
        let strategy: Option<&Slug> = None;
        tx.add_membership(account, who.role, &who.organisation, strategy, false, account, now).await.unwrap();
        account
    };
    let token = Token::new(&Chance).unwrap();
    tx.add_session(&token.hash(), account, None, true, now, now + Duration::days(1)).await.unwrap();
    tx.commit().await.unwrap();
    token.write()
}
