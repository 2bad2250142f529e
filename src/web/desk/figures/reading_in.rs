//! Reading figures in by hand, of whatever kind: a page with what there is and a form, a preview of what a file would change,
//! and the yes to it.

use std::collections::BTreeMap;

use axum::{
    extract::{Form, Multipart, Query, State, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use malspar_app::{
    App, Error, MAX_FORM_FILE,
    figures_by_hand::{FiguresReadIn, Taken},
};
use malspar_domain::{clock, code::Slug, id::UploadId, role::Actor, violation::Violation};
use malspar_words::{Lang, date, problem, t};
use serde::Deserialize;
use uuid::Uuid;

use super::super::{
    catalogue::sent::{self, FILE},
    place::AtStrategy,
};
use crate::{
    Site,
    error::PageError,
    fields::{Fault, Faults},
};

const SOURCE: &str = "kalla";
const RETRIEVED: &str = "hamtad";

/// A kind of figures with pages of its own.
pub(super) trait Kind: 'static {
    /// Its page, below the strategy's.
    const PATH: &'static str;
    /// What a file of it would change.
    type Preview: Send;

    /// Reads a file, and keeps it until somebody says yes.
    fn preview(
        app: &App,
        actor: &Actor,
        slug: &Slug,
        file: Vec<u8>,
        source: &str,
        retrieved_on: Option<NaiveDate>,
    ) -> impl Future<Output = malspar_app::Result<Self::Preview>> + Send;

    /// Takes in what was looked at.
    fn take_in(
        app: &App,
        actor: &Actor,
        slug: &Slug,
        upload: UploadId,
        seen: &str,
    ) -> impl Future<Output = malspar_app::Result<Taken<Self::Preview>>> + Send;

    /// That so many figures are in.
    fn done(lang: Lang, n: usize) -> String;

    /// What the form says of its own.
    fn asked(lang: Lang) -> Asked;

    /// The page with the form.
    fn page(
        at: &AtStrategy,
        site: &Site,
        status: StatusCode,
        sending: Sending,
    ) -> impl Future<Output = Result<Response, PageError>> + Send;

    /// The preview; what somebody has said yes to `differs` from what was shown.
    fn previewed(at: &AtStrategy, preview: Self::Preview, differs: bool) -> Result<Response, PageError>;
}

/// What the form of a kind says of its own.
pub(super) struct Asked {
    /// What the file is called.
    pub(super) file: String,
    /// Which files a browser offers.
    pub(super) accept: &'static str,
    /// What is said of the source.
    pub(super) hint: Option<String>,
}

/// The form, as it was sent last, and what came of it.
pub(super) struct Sending {
    pub(super) done: Option<String>,
    pub(super) faults: Faults,
    pub(super) asked: Asked,
    pub(super) source: Typed,
    pub(super) retrieved: Typed,
    pub(super) file_faults: Vec<String>,
    /// Nothing has been fetched after it.
    pub(super) today: String,
}

/// What was typed in a field, and what is wrong with it.
pub(super) struct Typed {
    pub(super) value: String,
    pub(super) faults: Vec<String>,
}

/// The form with the yes.
pub(super) struct Yes {
    pub(super) upload: Option<Uuid>,
    pub(super) seen: String,
    pub(super) put: String,
    pub(super) back: String,
    pub(super) words: String,
}

/// An act of reading in.
pub(super) struct Act {
    pub(super) day: String,
    pub(super) source: String,
    pub(super) retrieved: String,
    pub(super) figures: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Done {
    inlasta: Option<usize>,
}

/// What was said yes to.
#[derive(Deserialize)]
pub(super) struct Said {
    fil: Uuid,
    sett: String,
}

/// `GET /uppfoljning/{slug}/serier…`
pub(super) async fn show<K: Kind>(
    at: AtStrategy,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = done.inlasta.map(|n| K::done(at.lang(), n));
    again::<K>(&at, &site, StatusCode::OK, done, &BTreeMap::new(), &[]).await
}

/// `POST /uppfoljning/{slug}/serier…`
pub(super) async fn preview<K: Kind>(
    at: AtStrategy,
    State(site): State<Site>,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let (sent, outcome) = sent::read(sent, MAX_FORM_FILE).await;
    if let Err(unread) = outcome {
        let fault = Fault::new(FILE, unread.words(at.lang()));
        return again::<K>(&at, &site, unread.status(), None, &sent.texts, &[fault]).await;
    }
    let text = |name: &str| sent.texts.get(name).map(String::as_str).unwrap_or_default();
    let retrieved = text(RETRIEVED).parse().ok();
    match K::preview(&site.app, &at.actor, at.slug(), sent.file, text(SOURCE), retrieved).await {
        Ok(preview) => K::previewed(&at, preview, false),
        Err(error) => {
            let faults = Fault::of(at.lang(), &error).ok_or_else(|| at.failed(&error))?;
            again::<K>(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, None, &sent.texts, &faults).await
        }
    }
}

/// `POST /uppfoljning/{slug}/serier…/las-in`
pub(super) async fn take_in<K: Kind>(
    at: AtStrategy,
    State(site): State<Site>,
    Form(said): Form<Said>,
) -> Result<Response, PageError> {
    let nothing = BTreeMap::new();
    match K::take_in(&site.app, &at.actor, at.slug(), UploadId(said.fil), &said.sett).await {
        Ok(Taken::In(n)) => Ok(Redirect::to(&at.href(&format!("{}?inlasta={n}", K::PATH))).into_response()),
        Ok(Taken::Differs(preview)) => K::previewed(&at, *preview, true),
        Ok(Taken::Already) => Ok(Redirect::to(&at.href(K::PATH)).into_response()),
        Ok(Taken::Gone) => {
            let fault = Fault::new(FILE, t!(at.lang(), "catalogue-pack-waited"));
            again::<K>(&at, &site, StatusCode::CONFLICT, None, &nothing, &[fault]).await
        }
        Err(error @ Error::Refused(_)) => {
            let faults = Fault::of(at.lang(), &error).unwrap_or_default();
            again::<K>(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, None, &nothing, &faults).await
        }
        Err(error) => Err(at.failed(&error)),
    }
}

async fn again<K: Kind>(
    at: &AtStrategy,
    site: &Site,
    status: StatusCode,
    done: Option<String>,
    typed: &BTreeMap<String, String>,
    faults: &[Fault],
) -> Result<Response, PageError> {
    let sending = Sending {
        done,
        asked: K::asked(at.lang()),
        source: Typed::of(SOURCE, typed, faults),
        retrieved: Typed::of(RETRIEVED, typed, faults),
        file_faults: Typed::of(FILE, typed, faults).faults,
        faults: Faults::new(at.lang(), faults),
        today: date::iso(clock::local_date(site.app.clock().now())),
    };
    K::page(at, site, status, sending).await
}

impl Typed {
    fn of(field: &str, typed: &BTreeMap<String, String>, faults: &[Fault]) -> Self {
        let own = faults.iter().filter(|fault| fault.field == field);
        Self {
            value: typed.get(field).cloned().unwrap_or_default(),
            faults: own.map(|fault| fault.words.clone()).collect(),
        }
    }
}

impl Yes {
    /// To what is kept as `upload` and was shown as `seen`; nothing is asked where it would change nothing.
    pub(super) fn to<K: Kind>(
        at: &AtStrategy,
        upload: Option<UploadId>,
        seen: String,
        words: String,
    ) -> Self {
        let put = at.href(&format!("{}/las-in", K::PATH));
        Self { upload: upload.map(|id| id.0), seen, put, back: at.href(K::PATH), words }
    }
}

/// What has been read in.
pub(super) fn acts(lang: Lang, acts: &[FiguresReadIn]) -> Vec<Act> {
    let said = acts.iter().map(|act| Act {
        day: date::long(lang, clock::local_date(act.recorded_at)),
        source: act.source.clone(),
        retrieved: date::long(lang, act.retrieved_on),
        figures: t!(lang, "figures-act", n = act.figures, changed = act.changed),
    });
    said.collect()
}

/// Who has the figures, and when they were fetched.
pub(super) fn source_said(lang: Lang, source: &str, retrieved_on: NaiveDate) -> String {
    t!(lang, "figures-source-said", source = source, day = date::long(lang, retrieved_on))
}

/// The first `most` of what is wrong, each with its place in the file, and how much more there is.
pub(super) fn wrong<'a>(
    lang: Lang,
    wrong: impl ExactSizeIterator<Item = (String, &'a Violation)>,
    most: usize,
) -> Vec<(String, String)> {
    let further = wrong.len().saturating_sub(most);
    let described =
        |(place, one): (String, &Violation)| (place, problem::describe(lang, &one.code, &one.params));
    let mut said: Vec<_> = wrong.take(most).map(described).collect();
    if further > 0 {
        said.push((String::new(), t!(lang, "around-upload-more", n = further)));
    }
    said
}

/// What a preview is answered with.
pub(super) const fn status(differs: bool) -> StatusCode {
    if differs { StatusCode::CONFLICT } else { StatusCode::OK }
}
