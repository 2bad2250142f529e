//! A strategy as a file: sent, looked at, put in force; and fetched.

use askama::Template;
use axum::{
    extract::{Form, Multipart, State, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    Error,
    catalogue::{MAX_PACK, PackPreview, TakenPack},
};
use malspar_domain::{code::Slug, id::UploadId, role::Actor};
use malspar_words::{problem, t};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    difference::Difference,
    sent::{self, FILE},
};
use crate::{
    Site,
    desk::place::AtStrategy,
    error::{PageError, page},
    fields::{Fault, Faults},
    reader::Reader,
    shell::Shell,
    signed::Signed,
};

/// So many mistakes are said at once; a pack that is wrong throughout says enough by them.
const SAID_AT_ONCE: usize = 60;

#[derive(Template)]
#[template(path = "desk/catalogue_pack.html")]
struct SendPack {
    shell: Shell,
    faults: Faults,
    wrong: bool,
    back: String,
    /// Is it for a strategy that there is not yet?
    is_new: bool,
    export: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/catalogue_preview.html")]
struct PreviewPage {
    shell: Shell,
    /// It has become something else since it was looked at.
    differs: bool,
    difference: Difference,
    upload: Option<Uuid>,
    seen: String,
    put: String,
    back: String,
}

/// What was said yes to.
#[derive(Deserialize)]
pub(super) struct Yes {
    fil: Uuid,
    sett: String,
}

/// Where one is: at a strategy, or at none yet.
struct Place {
    reader: Reader,
    actor: Actor,
    slug: Option<Slug>,
    shell: Shell,
    /// The page of the pack.
    here: String,
    back: String,
}

impl Place {
    fn at(at: AtStrategy) -> Self {
        let shell = at.shell(t!(at.lang(), "catalogue-pack"));
        let (here, back, slug) = (at.href("/katalog/paket"), at.href("/katalog"), at.slug().clone());
        Self { shell, here, back, slug: Some(slug), reader: at.reader, actor: at.actor }
    }

    fn new(signed: Signed) -> Result<Self, PageError> {
        let actor = signed.actor()?;
        let reader = signed.reader;
        let shell = Shell::new(&reader, t!(reader.lang, "catalogue-ny")).with_example(reader.demo);
        let (here, back) = (reader.to("/uppfoljning/ny"), reader.to("/uppfoljning"));
        Ok(Self { reader, actor, slug: None, shell, here, back })
    }

    fn failed(&self, error: &Error) -> PageError {
        PageError::of(self.reader.clone(), error)
    }
}

/// `GET /uppfoljning/{slug}/katalog/paket`
pub(super) async fn show(at: AtStrategy) -> Result<Response, PageError> {
    again(Place::at(at), StatusCode::OK, &[])
}

/// `GET /uppfoljning/ny`
pub(super) async fn show_new(signed: Signed) -> Result<Response, PageError> {
    again(Place::new(signed)?, StatusCode::OK, &[])
}

/// `POST /uppfoljning/{slug}/katalog/paket`
pub(super) async fn preview(
    at: AtStrategy,
    State(site): State<Site>,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    preview_at(Place::at(at), &site, sent).await
}

/// `POST /uppfoljning/ny`
pub(super) async fn preview_new(
    signed: Signed,
    State(site): State<Site>,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    preview_at(Place::new(signed)?, &site, sent).await
}

async fn preview_at(
    place: Place,
    site: &Site,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let (sent, outcome) = sent::read(sent, MAX_PACK).await;
    if let Err(unread) = outcome {
        let fault = Fault::new(FILE, unread.words(place.reader.lang));
        return again(place, unread.status(), &[fault]);
    }
    match site.app.preview_pack(&place.actor, place.slug.as_ref(), sent.file).await {
        Ok(preview) => previewed(place, preview, false),
        Err(error) => refused(place, &error),
    }
}

/// `POST /uppfoljning/{slug}/katalog/paket/satt-i-kraft`
pub(super) async fn take_in(
    at: AtStrategy,
    State(site): State<Site>,
    Form(yes): Form<Yes>,
) -> Result<Response, PageError> {
    take_in_at(Place::at(at), &site, yes).await
}

/// `POST /uppfoljning/ny/satt-i-kraft`
pub(super) async fn take_in_new(
    signed: Signed,
    State(site): State<Site>,
    Form(yes): Form<Yes>,
) -> Result<Response, PageError> {
    take_in_at(Place::new(signed)?, &site, yes).await
}

async fn take_in_at(place: Place, site: &Site, yes: Yes) -> Result<Response, PageError> {
    let taken = site.app.take_in_pack(&place.actor, place.slug.as_ref(), UploadId(yes.fil), &yes.sett).await;
    match taken {
        Ok(TakenPack::In(imported)) => {
            let done = format!("/uppfoljning/{}/katalog?klart=i-kraft", imported.slug);
            Ok(Redirect::to(&place.reader.to(&done)).into_response())
        }
        Ok(TakenPack::Differs(preview)) => previewed(place, *preview, true),
        // Said yes to twice: it is as it should be. Which strategy it was says its own list.
        Ok(TakenPack::Already) => Ok(Redirect::to(&place.back).into_response()),
        Ok(TakenPack::Gone) => {
            let fault = Fault::new(FILE, t!(place.reader.lang, "catalogue-pack-waited"));
            again(place, StatusCode::CONFLICT, &[fault])
        }
        Err(error) => refused(place, &error),
    }
}

/// `GET /uppfoljning/{slug}/katalog/paket.toml`
pub(super) async fn export(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    let pack = site.app.export_strategy(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let named = format!("attachment; filename=\"{}.toml\"", at.slug());
    let headers = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, named),
    ];
    Ok((headers, pack).into_response())
}

fn refused(place: Place, error: &Error) -> Result<Response, PageError> {
    let lang = place.reader.lang;
    let mut faults: Vec<_> = match error {
        Error::Pack(problems) => {
            let said = problems.iter().map(|p| {
                let words = problem::describe(lang, &p.violation.code, &p.violation.params);
                let words = t!(lang, "catalogue-pack-at", line = p.line, column = p.column, words = words);
                Fault::new(FILE, words)
            });
            said.collect()
        }
        Error::Refused(_) => Fault::of(lang, error).unwrap_or_default(),
        other => return Err(place.failed(other)),
    };
    for fault in &mut faults {
        FILE.clone_into(&mut fault.field);
    }
    let further = faults.len().saturating_sub(SAID_AT_ONCE);
    faults.truncate(SAID_AT_ONCE);
    if further > 0 {
        faults.push(Fault::new(FILE, t!(lang, "around-upload-more", n = further)));
    }
    again(place, StatusCode::UNPROCESSABLE_ENTITY, &faults)
}

fn again(place: Place, status: StatusCode, faults: &[Fault]) -> Result<Response, PageError> {
    let export = place.slug.as_ref().map(|_| format!("{}.toml", place.here));
    let shown = SendPack {
        faults: Faults::new(place.reader.lang, faults),
        wrong: !faults.is_empty(),
        back: place.back,
        is_new: place.slug.is_none(),
        export,
        shell: place.shell,
    };
    Ok((status, page(&place.reader, &shown)?).into_response())
}

fn previewed(place: Place, preview: PackPreview, differs: bool) -> Result<Response, PageError> {
    let mut shell = place.shell;
    shell.title = t!(place.reader.lang, "catalogue-preview");
    let shown = PreviewPage {
        shell,
        differs,
        difference: Difference::of(place.reader.lang, &preview.effect),
        upload: preview.upload.map(|id| id.0),
        seen: preview.effect.seen,
        put: format!("{}/satt-i-kraft", place.here),
        back: place.here,
    };
    let status = if differs { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page(&place.reader, &shown)?).into_response())
}
