//! `/konto/kollegor`: who answers for the same organisation; inviting a colleague, handing over.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::accounts::Colleague;
use malspar_domain::{account::Address, id::MembershipId};
use malspar_words::{Lang, t};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults, Field},
    shell::Shell,
    sign_in::{faults, status},
    signed::Signed,
};

#[derive(Template)]
#[template(path = "account/colleagues.html")]
struct ColleaguesPage {
    shell: Shell,
    faults: Faults,
    done: Option<String>,
    rows: Vec<Row>,
    /// Is the person no deputy? Else the page says whom to ask.
    may_invite: bool,
    invited: Field,
}

struct Row {
    id: Uuid,
    address: String,
    what: String,
    seen: String,
    may_end: bool,
}

/// What has just been done. For whom stands in the table: an address in the browser's history would stay there.
#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    address: String,
}

#[derive(Deserialize)]
pub(crate) struct Choice {
    membership: Uuid,
}

/// `GET /konto/kollegor`
pub(crate) async fn show(
    signed: Signed,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let said = said(signed.reader.lang, &done);
    shown(&signed, &site, said, "", &[]).await
}

/// `POST /konto/kollegor/bjud-in`
pub(crate) async fn invite(
    signed: Signed,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let address = match address(&signed, &typed) {
        Ok(address) => address,
        Err(fault) => return shown(&signed, &site, None, &typed.address, &[fault]).await,
    };
    let done = site.app.invite_colleague(&signed.session, &address, signed.reader.lang).await;
    answered(&signed, &site, &typed, done.map(|_| "inbjuden")).await
}

/// `POST /konto/kollegor/lamna-over`
pub(crate) async fn hand_over(
    signed: Signed,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let address = match address(&signed, &typed) {
        Ok(address) => address,
        Err(fault) => return shown(&signed, &site, None, &typed.address, &[fault]).await,
    };
    match site.app.hand_over(&signed.session, &address).await {
        // The task is another's: this page is no longer for whoever handed it over.
        Ok(true) => Ok(Redirect::to(&signed.reader.to("/konto?klart=overlamnat")).into_response()),
        done => answered(&signed, &site, &typed, done.map(|_| "efterfoljs")).await,
    }
}

/// `POST /konto/kollegor/avsluta`
pub(crate) async fn end(
    signed: Signed,
    State(site): State<Site>,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    let ended = site.app.end_colleague(&signed.session, MembershipId(choice.membership)).await;
    ended.map_err(|e| PageError::of(signed.reader.clone(), &e))?;
    Ok(Redirect::to(&signed.reader.to("/konto/kollegor?klart=avslutat")).into_response())
}

fn address(signed: &Signed, typed: &Typed) -> Result<Address, Fault> {
    typed.address.parse().map_err(|_| Fault::new("address", t!(signed.reader.lang, "account-address")))
}

async fn answered(
    signed: &Signed,
    site: &Site,
    typed: &Typed,
    done: malspar_app::Result<&str>,
) -> Result<Response, PageError> {
    match done {
        Ok(done) => {
            let page = format!("/konto/kollegor?klart={done}");
            Ok(Redirect::to(&signed.reader.to(&page)).into_response())
        }
        Err(error) => match faults(site, &signed.reader, &error) {
            Ok(faults) => shown(signed, site, None, &typed.address, &faults).await,
            Err(page) => Ok(*page),
        },
    }
}

fn said(lang: Lang, done: &Done) -> Option<String> {
    match done.klart.as_str() {
        "inbjuden" => Some(t!(lang, "colleagues-invited")),
        "efterfoljs" => Some(t!(lang, "colleagues-handed-over")),
        "avslutat" => Some(t!(lang, "colleagues-ended")),
        _ => None,
    }
}

async fn shown(
    signed: &Signed,
    site: &Site,
    done: Option<String>,
    typed: &str,
    faults: &[Fault],
) -> Result<Response, PageError> {
    let Signed { reader, session } = signed;
    let (lang, failed) = (reader.lang, |e| PageError::of(reader.clone(), &e));
    let colleagues = site.app.colleagues(session).await.map_err(failed)?;
    let roles = site.app.own_roles(session, lang).await.map_err(failed)?;
    let own = session.membership();
    let organisation = roles.iter().find(|r| Some(r.membership.id) == own.map(|m| m.id));
    let organisation = organisation.map(|role| role.organisation.clone()).unwrap_or_default();
    let may_invite = own.is_some_and(|membership| !membership.deputy);
    let form = ColleaguesPage {
        shell: Shell::new(reader, t!(lang, "colleagues-title", organisation = organisation)),
        faults: Faults::new(lang, faults),
        done,
        rows: colleagues.into_iter().map(|colleague| row(lang, colleague, may_invite)).collect(),
        may_invite,
        invited: Field::colleague(t!(lang, "colleagues-address"), typed, faults),
    };
    Ok((status(faults), page(reader, &form)?).into_response())
}

fn row(lang: Lang, colleague: Colleague, may_end: bool) -> Row {
    let Colleague { membership, address, seen, takes_over, own } = colleague;
    let what = if takes_over {
        t!(lang, "colleagues-successor")
    } else if membership.deputy {
        t!(lang, "colleagues-deputy")
    } else {
        t!(lang, "colleagues-contact")
    };
    let mut address = address.map(|address| address.to_string()).unwrap_or_default();
    if own {
        address = format!("{address} ({})", t!(lang, "colleagues-you"));
    }
    let seen = if seen { t!(lang, "colleagues-seen") } else { t!(lang, "colleagues-not-seen") };
    let may_end = may_end && !own && (membership.deputy || takes_over);
    Row { id: membership.id.0, address, what, seen, may_end }
}
