//! `/forvaltning/mejl`: the mails that did not arrive for certain, of everything that one sees to.

use axum::{
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::mails::ServiceMail;
use malspar_domain::id::MailId;
use malspar_words::t;

use super::AtService;
use crate::{
    Site,
    desk::{
        mails::{Choice, Done, LostMails, row},
        people::{Place, answered},
    },
    error::{PageError, page},
    fields::{Fault, Faults},
    sign_in::{faults, status},
};

/// `GET /forvaltning/mejl`
pub(super) async fn show(
    at: AtService,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = done.said(at.lang());
    shown(&at, &site, done, &[]).await
}

/// `POST /forvaltning/mejl/igen`
pub(super) async fn again(
    at: AtService,
    State(site): State<Site>,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    match site.app.send_service_mail_again(&at.actor, MailId(choice.mejl)).await {
        Ok(()) => Ok(Redirect::to(&at.reader.to("/forvaltning/mejl?klart=igen")).into_response()),
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(wrong) => shown(&at, &site, None, &wrong).await,
            Err(page) => Ok(*page),
        },
    }
}

async fn shown(
    at: &AtService,
    site: &Site,
    done: Option<String>,
    wrong: &[Fault],
) -> Result<Response, PageError> {
    let lang = at.lang();
    let troubled = site.app.service_mails(&at.actor).await.map_err(|error| at.failed(&error))?;
    let about = |one: &ServiceMail| one.strategy.as_ref().map(|title| title.get(lang).to_owned());
    let list = LostMails {
        shell: at.shell(t!(lang, "lost-mails-title")),
        faults: Faults::new(lang, wrong),
        done,
        what: t!(lang, "lost-mails-what-service"),
        counts: None,
        more: None,
        act: at.reader.to("/forvaltning/mejl/igen"),
        rows: troubled.iter().map(|one| row(lang, &one.mail, about(one))).collect(),
    };
    answered(status(wrong), page(&at.reader, &list))
}
