//! `/uppfoljning/{slug}/mejl`: the mails of a follow-up that did not arrive for certain, and sending one again. The same
//! list for whoever administers the service stands at `/forvaltning/mejl`.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    accounts::MailState,
    mails::{MailRoom, TroubledMail},
};
use malspar_domain::{clock, id::MailId};
use malspar_words::{Lang, date, t};
use serde::Deserialize;
use uuid::Uuid;

use super::{people::answered, place::AtStrategy};
use crate::{
    Site,
    access::{Access, Routes},
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::{faults, status},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/uppfoljning/{slug}/mejl", Access::Owner, show).post(
        "/uppfoljning/{slug}/mejl/igen",
        Access::Owner,
        again,
    )
}

/// The list, whoever looks at it.
#[derive(Template)]
#[template(path = "desk/lost_mails.html")]
pub(crate) struct LostMails {
    pub(crate) shell: Shell,
    pub(crate) faults: Faults,
    pub(crate) done: Option<String>,
    pub(crate) what: String,
    /// How many arrived and how many are on their way.
    pub(crate) counts: Option<String>,
    /// That there are more.
    pub(crate) more: Option<String>,
    /// Where a press leads.
    pub(crate) act: String,
    pub(crate) rows: Vec<Row>,
}

/// A mail in the list.
pub(crate) struct Row {
    id: Uuid,
    to: String,
    subject: String,
    /// What it is about, where there are several things.
    about: Option<String>,
    written: String,
    state: String,
    is_unknown: bool,
    said: Option<String>,
}

/// What has just been done.
#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
}

impl Done {
    /// The words for it.
    pub(crate) fn said(&self, lang: Lang) -> Option<String> {
        (self.klart == "igen").then(|| t!(lang, "lost-mails-done"))
    }
}

/// Which mail.
#[derive(Deserialize)]
pub(crate) struct Choice {
    pub(crate) mejl: Uuid,
}

/// `GET /uppfoljning/{slug}/mejl`
async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = done.said(at.lang());
    shown(&at, &site, done, &[]).await
}

/// `POST /uppfoljning/{slug}/mejl/igen`
async fn again(
    at: AtStrategy,
    State(site): State<Site>,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    match site.app.send_mail_again(&at.actor, at.slug(), MailId(choice.mejl)).await {
        Ok(()) => Ok(Redirect::to(&at.href("/mejl?klart=igen")).into_response()),
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(wrong) => shown(&at, &site, None, &wrong).await,
            Err(page) => Ok(*page),
        },
    }
}

async fn shown(
    at: &AtStrategy,
    site: &Site,
    done: Option<String>,
    wrong: &[Fault],
) -> Result<Response, PageError> {
    let lang = at.lang();
    let room = site.app.mail_room(&at.actor, at.slug()).await.map_err(|error| at.failed(&error))?;
    let MailRoom { lost, is_cut, waiting, sent } = room;
    let list = LostMails {
        shell: at.shell(t!(lang, "lost-mails-title")),
        faults: Faults::new(lang, wrong),
        done,
        what: t!(lang, "lost-mails-what"),
        counts: Some(t!(lang, "lost-mails-counts", sent = sent, waiting = waiting)),
        more: is_cut.then(|| t!(lang, "lost-mails-more", n = lost.len())),
        act: at.href("/mejl/igen"),
        rows: lost.iter().map(|mail| row(lang, mail, None)).collect(),
    };
    answered(status(wrong), page(&at.reader, &list))
}

pub(crate) fn row(lang: Lang, mail: &TroubledMail, about: Option<String>) -> Row {
    let day = date::long(lang, clock::local_date(mail.queued_at));
    let time = date::time(lang, clock::local_time(mail.queued_at));
    let written = t!(lang, "around-at", date = day, time = time);
    let is_unknown = mail.state == MailState::Unknown;
    let said = match &mail.error {
        Some(said) => Some(t!(lang, "lost-mails-said", said = said.as_str())),
        None => is_unknown.then(|| t!(lang, "lost-mails-stopped")),
    };
    Row {
        id: mail.id.0,
        to: mail.recipient.to_string(),
        subject: mail.subject.clone(),
        about,
        written: t!(lang, "lost-mails-written", time = written),
        state: t!(lang, "lost-mails-state", state = mail.state.code()),
        is_unknown,
        said,
    }
}
