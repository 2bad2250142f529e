//! `/konto`: who I am, in which role I go on, and how I sign in.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use malspar_app::accounts::OwnRole;
use malspar_domain::{id::MembershipId, role::Role};
use malspar_words::{Lang, t};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Site,
    access::{Access, Routes},
    error::{Page, PageError, page},
    shell::Shell,
    signed::{self, Signed},
};

mod calendar;
mod colleagues;
mod password;
mod second_factor;

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::SignedIn;
    let routes = routes
        .get("/konto", who, show)
        .post("/konto/roll", who, choose_role)
        .post("/konto/bekrafta", who, confirm)
        .post("/konto/sprak", who, set_language)
        .post("/konto/logga-ut", who, sign_out)
        .post("/konto/logga-ut-overallt", who, sign_out_everywhere)
        .get("/konto/losenord", who, password::show)
        .post("/konto/losenord", who, password::set)
        .post("/konto/losenord/ta-bort", who, password::remove)
        .get("/konto/tva-steg", who, second_factor::show)
        .post("/konto/tva-steg", who, second_factor::give)
        .post("/konto/tva-steg/ta-bort", who, second_factor::remove);
    let has_dates = Access::Answers;
    let routes = routes
        .get("/konto/kalender", has_dates, calendar::show)
        .post("/konto/kalender", has_dates, calendar::make)
        .post("/konto/kalender/avsluta", has_dates, calendar::end);
    routes
        .get("/konto/kollegor", who, colleagues::show)
        .post("/konto/kollegor/bjud-in", who, colleagues::invite)
        .post("/konto/kollegor/lamna-over", who, colleagues::hand_over)
        .post("/konto/kollegor/avsluta", who, colleagues::end)
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    shell: Shell,
    /// What has just been done.
    done: Option<String>,
    signed_in_as: Option<String>,
    roles: Vec<RoleRow>,
    /// The question whether the role is right, where it has not been answered.
    confirm: Option<String>,
    colleagues: bool,
    /// Is there anything to be done by a day in the role?
    calendar: bool,
    /// Has the role ended in which one went on?
    choose: bool,
    langs: Vec<(Lang, String, bool)>,
    has_password: bool,
    has_second: bool,
    password_link: String,
    second_link: String,
}

/// A role one has.
struct RoleRow {
    id: Uuid,
    words: String,
    strategy: Option<String>,
    now: bool,
}

/// What has just been done.
#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
}

/// `GET /konto`
async fn show(signed: Signed, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let Signed { reader, session } = &signed;
    let lang = reader.lang;
    let roles = site.app.own_roles(session, lang).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let current = session.membership();
    let is_contact = session.actor().is_some_and(|actor| actor.role == Role::MunicipalContact);
    let asked = site.app.is_asked_to_confirm(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let unconfirmed = current.filter(|_| is_contact && asked).map(|m| m.id);
    let page_of_account = AccountPage {
        shell: Shell::new(reader, t!(lang, "account-title")),
        done: said(lang, &done.klart),
        signed_in_as: session
            .account
            .address
            .as_ref()
            .map(|address| t!(lang, "account-signed-in-as", address = address.as_str())),
        confirm: roles
            .iter()
            .find(|role| Some(role.membership.id) == unconfirmed)
            .map(|role| question(lang, role)),
        roles: roles.iter().map(|role| row(lang, role, current.map(|m| m.id))).collect(),
        colleagues: is_contact,
        calendar: session.actor().is_some_and(|actor| Access::Answers.admits(actor.role)),
        choose: session.has_to_choose(),
        langs: Lang::ALL
            .into_iter()
            .map(|one| (one, t!(one, "site-language"), one == session.account.lang))
            .collect(),
        has_password: session.account.has_password,
        has_second: session.account.has_totp,
        password_link: t!(lang, "account-password-link", has = yes_or_no(session.account.has_password)),
        second_link: t!(lang, "account-second-link", has = yes_or_no(session.account.has_totp)),
    };
    page(reader, &page_of_account)
}

fn row(lang: Lang, role: &OwnRole, now: Option<MembershipId>) -> RoleRow {
    let OwnRole { membership, organisation, strategy } = role;
    let name = t!(lang, "role-name", role = membership.role.code());
    let words = if membership.deputy {
        t!(lang, "account-role-deputy", role = name, organisation = organisation.as_str())
    } else {
        t!(lang, "account-role", role = name, organisation = organisation.as_str())
    };
    RoleRow { id: membership.id.0, words, strategy: strategy.clone(), now: now == Some(membership.id) }
}

fn question(lang: Lang, role: &OwnRole) -> String {
    let deputy = if role.membership.deputy { "yes" } else { "no" };
    let name = t!(lang, "mail-role", role = role.membership.role.code(), deputy = deputy);
    t!(lang, "account-confirm-what", role = name, organisation = role.organisation.as_str())
}

fn said(lang: Lang, done: &str) -> Option<String> {
    match done {
        "bekraftat" => Some(t!(lang, "account-confirmed")),
        "sparat" => Some(t!(lang, "account-saved")),
        "overlamnat" => Some(t!(lang, "colleagues-handed-over-now")),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Choice {
    membership: Uuid,
}

/// `POST /konto/roll`
async fn choose_role(
    signed: Signed,
    State(site): State<Site>,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    let role = MembershipId(choice.membership);
    site.app.choose_role(session, role).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let chosen = session.memberships.iter().find(|m| m.id == role).map(|m| m.role);
    let to = if chosen == Some(Role::MunicipalContact) { "/svara" } else { "/konto" };
    Ok(Redirect::to(&reader.to(to)).into_response())
}

/// `POST /konto/bekrafta`
async fn confirm(signed: Signed, State(site): State<Site>) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    // Nobody confirms a role that they cannot go on in yet.
    signed.actor()?;
    site.app.confirm_role(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    Ok(Redirect::to(&reader.to("/konto?klart=bekraftat")).into_response())
}

#[derive(Deserialize)]
struct Language {
    lang: String,
}

/// `POST /konto/sprak`
async fn set_language(
    signed: Signed,
    State(site): State<Site>,
    Form(language): Form<Language>,
) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    let lang = Lang::from_tag(&language.lang).unwrap_or(session.account.lang);
    site.app.set_language(session, lang).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    Ok(Redirect::to(&reader.to("/konto?klart=sparat")).into_response())
}

/// `POST /konto/logga-ut`
async fn sign_out(signed: Signed, State(site): State<Site>, jar: CookieJar) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    site.app.sign_out(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    Ok((signed::forget(&site, jar), Redirect::to(&reader.to("/"))).into_response())
}

/// `POST /konto/logga-ut-overallt`
async fn sign_out_everywhere(
    signed: Signed,
    State(site): State<Site>,
    jar: CookieJar,
) -> Result<Response, PageError> {
    let Signed { reader, session } = &signed;
    site.app.sign_out_everywhere(session).await.map_err(|e| PageError::of(reader.clone(), &e))?;
    Ok((signed::forget(&site, jar), Redirect::to(&reader.to("/"))).into_response())
}

/// As messages choose by it.
const fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}
