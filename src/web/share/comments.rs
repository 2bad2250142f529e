//! `/delad/{token}/synpunkter`: what a council says of the draft that it reads by its link.

use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    Error,
    accounts::Token,
    consultation::{Comment, MAX_COMMENT, Place, Said},
    sharing::{CouncilRecord, Shared},
};
use malspar_domain::clock;
use malspar_words::{date, t};
use serde::Deserialize;

use crate::{
    Site,
    desk::report::field::Field,
    error::{PageError, Problem, page},
    fields::{Fault, Faults},
    library::{Report, Source},
    shell::Shell,
    sign_in::Caller,
};

#[derive(Template)]
#[template(path = "council.html")]
struct Comments {
    shell: Shell,
    wrong: Faults,
    done: Option<String>,
    council: String,
    about: String,
    is_open: bool,
    may_agree: bool,
    /// Codes and titles of what a comment can be about.
    places: Vec<(String, String)>,
    place: String,
    text: Field,
    given: Vec<Given>,
}

/// What the council has said already.
struct Given {
    about: String,
    text: Option<String>,
    replies: Vec<(String, String)>,
}

/// Asked for in the address.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    klart: String,
    #[serde(default)]
    plats: String,
}

/// What is typed.
#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    plats: String,
    #[serde(default)]
    text: String,
    inga: Option<String>,
}

/// `GET /delad/{token}/synpunkter`
pub(crate) async fn show(
    report: Report,
    Query(asked): Query<Asked>,
    State(site): State<Site>,
) -> Result<Response, PageError> {
    let done = (asked.klart == "tack").then(|| t!(report.reader.lang, "council-thanks"));
    let typed = Typed { plats: asked.plats, ..Typed::default() };
    shown(&report, &site, StatusCode::OK, done, &[], &typed).await
}

/// `POST /delad/{token}/synpunkter`
pub(crate) async fn give(
    report: Report,
    Path(token): Path<String>,
    State(site): State<Site>,
    Caller(from): Caller,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    council_of(&report)?;
    let said = if typed.inga.is_some() {
        Said::NoObjections
    } else {
        Said::Comment { place: Place::read(&typed.plats), text: typed.text.clone() }
    };
    let missing = || PageError::not_found(report.reader.clone());
    let token = Token::read(&token).ok_or_else(missing)?;
    match site.app.comment_on_draft(&token, &said, from).await {
        Ok(Some(())) => Ok(Redirect::to(&report.href("/synpunkter?klart=tack")).into_response()),
        Ok(None) => Err(PageError::new(report.reader.clone(), Problem::Gone).keeping(vec![typed.text])),
        Err(error @ Error::Refused(_)) => {
            let faults = Fault::of(report.reader.lang, &error).unwrap_or_default();
            let faults: Vec<_> = faults
                .into_iter()
                .map(|f| if f.field == "place" { Fault::new("plats", f.words) } else { f })
                .collect();
            shown(&report, &site, StatusCode::UNPROCESSABLE_ENTITY, None, &faults, &typed).await
        }
        Err(error) => Err(PageError::of(report.reader.clone(), &error).keeping(vec![typed.text])),
    }
}

/// The council whose link it is. Other links to a draft are for reading alone.
fn council_of(report: &Report) -> Result<(&Shared, &CouncilRecord), PageError> {
    let missing = || PageError::not_found(report.reader.clone());
    let Source::Draft(shared) = &report.source else { return Err(missing()) };
    let council = shared.council.as_ref().ok_or_else(missing)?;
    Ok((shared, council))
}

async fn shown(
    report: &Report,
    site: &Site,
    status: StatusCode,
    done: Option<String>,
    faults: &[Fault],
    typed: &Typed,
) -> Result<Response, PageError> {
    let (shared, council) = council_of(report)?;
    let lang = report.reader.lang;
    let given = site.app.comments_of(shared).await;
    let given = given.map_err(|error| PageError::of(report.reader.clone(), &error))?;
    let is_open = council.is_open(site.app.today());
    let day = date::long(lang, council.until);
    let strategy = &report.snapshot().strategy;
    let title = |place: &Place| place.title(strategy, lang).map(|title| (place.code(), title));
    let comments = Comments {
        shell: report.shell(t!(lang, "council-title")),
        wrong: Faults::new(lang, faults),
        done,
        council: council.body.get(lang).to_owned(),
        about: if is_open {
            t!(lang, "council-until", date = day)
        } else if council.until < site.app.today() {
            t!(lang, "council-over", date = day)
        } else {
            t!(lang, "council-locked")
        },
        is_open,
        may_agree: given.is_empty(),
        places: Place::all(strategy).iter().filter_map(title).collect(),
        place: typed.plats.clone(),
        text: Field::text("text", t!(lang, "council-text"), 8, MAX_COMMENT)
            .required()
            .helped(t!(lang, "council-record"))
            .filled(&typed.text, faults),
        given: given.iter().rev().map(|comment| told(report, comment)).collect(),
    };
    Ok((status, page(&report.reader, &comments)?).into_response())
}

fn told(report: &Report, comment: &Comment) -> Given {
    let lang = report.reader.lang;
    let day = |at| date::long(lang, clock::local_date(at));
    let strategy = &report.snapshot().strategy;
    let place = comment.place.as_ref().and_then(|place| place.title(strategy, lang));
    let place = place.unwrap_or_else(|| t!(lang, "council-whole"));
    Given {
        about: t!(lang, "desk-comment-about", place = place, date = day(comment.recorded_at)),
        text: comment.text.clone(),
        replies: comment.replies.iter().map(|r| (day(r.recorded_at), r.text.clone())).collect(),
    }
}
