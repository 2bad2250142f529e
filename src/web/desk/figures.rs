//! `/uppfoljning/{slug}/serier`: figures read in by hand.

mod history;

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Form, Multipart, Query, State, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    Error, MAX_FORM_FILE,
    figures_by_hand::{
        FigureChange, FiguresPreview, FiguresReadIn, FiguresThere, SeriesPreview, TakenFigures,
    },
};
use malspar_domain::{clock, id::UploadId};
use malspar_words::{Lang, date, number, problem, sort, t};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    catalogue::sent::{self, FILE},
    place::AtStrategy,
};
use crate::{
    Site,
    access::{Access, Routes},
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

const SOURCE: &str = "kalla";
const RETRIEVED: &str = "hamtad";
/// So many lines are listed at once, of mistakes and of changes.
const SAID_AT_ONCE: usize = 60;

pub(crate) fn routes(routes: Routes) -> Routes {
    history::routes(routes)
        .get("/uppfoljning/{slug}/serier", Access::Owner, show)
        .post("/uppfoljning/{slug}/serier", Access::Owner, preview)
        .post("/uppfoljning/{slug}/serier/las-in", Access::Owner, take_in)
}

#[derive(Template)]
#[template(path = "desk/figures.html")]
struct FiguresPage {
    shell: Shell,
    done: Option<String>,
    faults: Faults,
    source: Typed,
    retrieved: Typed,
    file_faults: Vec<String>,
    today: String,
    series: Vec<Series>,
    acts: Vec<Act>,
    /// Where earlier measurements are read in.
    history: String,
}

/// What was typed in a field, and what is wrong with it.
struct Typed {
    value: String,
    faults: Vec<String>,
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

struct Series {
    code: String,
    title: String,
    about: String,
    there: String,
}

struct Act {
    day: String,
    source: String,
    retrieved: String,
    figures: String,
}

#[derive(Template)]
#[template(path = "desk/figures_preview.html")]
struct PreviewPage {
    shell: Shell,
    differs: bool,
    source: String,
    series: Vec<(String, Vec<String>)>,
    changes: Vec<Change>,
    further: Option<String>,
    left_out: Vec<String>,
    wrong: Vec<(String, String)>,
    upload: Option<Uuid>,
    take_in: String,
    seen: String,
    put: String,
    back: String,
}

struct Change {
    what: String,
    before: String,
    after: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Done {
    inlasta: Option<usize>,
}

/// What was said yes to.
#[derive(Deserialize)]
pub(crate) struct Yes {
    fil: Uuid,
    sett: String,
}

/// `GET /uppfoljning/{slug}/serier`
async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = done.inlasta.map(|n| t!(at.lang(), "figures-done", n = n));
    again(&at, &site, StatusCode::OK, done, &BTreeMap::new(), &[]).await
}

/// `POST /uppfoljning/{slug}/serier`
async fn preview(
    at: AtStrategy,
    State(site): State<Site>,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let (sent, outcome) = sent::read(sent, MAX_FORM_FILE).await;
    if let Err(unread) = outcome {
        let fault = Fault::new(FILE, unread.words(at.lang()));
        return again(&at, &site, unread.status(), None, &sent.texts, &[fault]).await;
    }
    let text = |name: &str| sent.texts.get(name).map(String::as_str).unwrap_or_default();
    let retrieved = text(RETRIEVED).parse().ok();
    let found = site.app.preview_figures(&at.actor, at.slug(), sent.file, text(SOURCE), retrieved).await;
    match found {
        Ok(preview) => previewed(&at, preview, false),
        Err(error) => {
            let faults = Fault::of(at.lang(), &error).ok_or_else(|| at.failed(&error))?;
            again(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, None, &sent.texts, &faults).await
        }
    }
}

/// `POST /uppfoljning/{slug}/serier/las-in`
async fn take_in(
    at: AtStrategy,
    State(site): State<Site>,
    Form(yes): Form<Yes>,
) -> Result<Response, PageError> {
    match site.app.take_in_figures(&at.actor, at.slug(), UploadId(yes.fil), &yes.sett).await {
        Ok(TakenFigures::In(n)) => {
            Ok(Redirect::to(&at.href(&format!("/serier?inlasta={n}"))).into_response())
        }
        Ok(TakenFigures::Differs(preview)) => previewed(&at, *preview, true),
        Ok(TakenFigures::Already) => Ok(Redirect::to(&at.href("/serier")).into_response()),
        Ok(TakenFigures::Gone) => {
            let fault = Fault::new(FILE, t!(at.lang(), "catalogue-pack-waited"));
            again(&at, &site, StatusCode::CONFLICT, None, &BTreeMap::new(), &[fault]).await
        }
        Err(error @ Error::Refused(_)) => {
            let faults = Fault::of(at.lang(), &error).unwrap_or_default();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            again(&at, &site, status, None, &BTreeMap::new(), &faults).await
        }
        Err(error) => Err(at.failed(&error)),
    }
}

async fn again(
    at: &AtStrategy,
    site: &Site,
    status: StatusCode,
    done: Option<String>,
    typed: &BTreeMap<String, String>,
    faults: &[Fault],
) -> Result<Response, PageError> {
    let there = site.app.figures_there(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let lang = at.lang();
    let shown = FiguresPage {
        shell: at.shell(t!(lang, "figures")),
        done,
        faults: Faults::new(lang, faults),
        source: Typed::of(SOURCE, typed, faults),
        retrieved: Typed::of(RETRIEVED, typed, faults),
        file_faults: Typed::of(FILE, typed, faults).faults,
        today: date::iso(clock::local_date(site.app.clock().now())),
        series: series(lang, &there),
        acts: acts(lang, &there.acts),
        history: at.href("/serier/tidigare"),
    };
    Ok((status, page(&at.reader, &shown)?).into_response())
}

fn series(lang: Lang, there: &FiguresThere) -> Vec<Series> {
    let said = there.series.iter().map(|one| Series {
        code: one.code.to_string(),
        title: one.title.get(lang).to_owned(),
        about: t!(lang, "figures-about", unit = one.unit.get(lang), source = one.source.get(lang)),
        there: match one.years {
            Some((from, to)) => t!(
                lang,
                "figures-there",
                n = one.figures,
                organisations = one.organisations,
                years = date::period(lang, from, to)
            ),
            None => t!(lang, "figures-none-there"),
        },
    });
    said.collect()
}

fn acts(lang: Lang, acts: &[FiguresReadIn]) -> Vec<Act> {
    let said = acts.iter().map(|act| Act {
        day: date::long(lang, clock::local_date(act.recorded_at)),
        source: act.source.clone(),
        retrieved: date::long(lang, act.retrieved_on),
        figures: t!(lang, "figures-act", n = act.figures, changed = act.changed),
    });
    said.collect()
}

fn previewed(at: &AtStrategy, preview: FiguresPreview, differs: bool) -> Result<Response, PageError> {
    let lang = at.lang();
    let further = preview.changes.len().saturating_sub(SAID_AT_ONCE);
    let changes = preview.changes.iter().take(SAID_AT_ONCE).map(|one| change(lang, one));
    let shown = PreviewPage {
        shell: at.shell(t!(lang, "figures-preview")),
        differs,
        source: t!(
            lang,
            "figures-source-said",
            source = preview.source.as_str(),
            day = date::long(lang, preview.retrieved_on)
        ),
        series: preview.series.iter().map(|one| of_series(lang, one)).collect(),
        changes: changes.collect(),
        further: (further > 0).then(|| t!(lang, "figures-further", n = further)),
        left_out: left_out(lang, &preview),
        wrong: wrong(lang, &preview),
        take_in: t!(lang, "figures-take-in", n = preview.changed()),
        upload: preview.upload.map(|id| id.0),
        put: at.href("/serier/las-in"),
        back: at.href("/serier"),
        seen: preview.seen,
    };
    let status = if differs { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page(&at.reader, &shown)?).into_response())
}

/// Its name, and what the file says of it line by line.
fn of_series(lang: Lang, one: &SeriesPreview) -> (String, Vec<String>) {
    let mut names = one.about.clone();
    sort::by_name(&mut names, |name| name.as_str());
    let said = vec![
        t!(lang, "figures-count", n = one.figures, years = date::period(lang, one.years.0, one.years.1)),
        t!(lang, "figures-whom", n = names.len(), names = names.join(", ")),
        t!(lang, "figures-new", n = one.new),
        t!(lang, "figures-other", n = one.other),
    ];
    (format!("{} {}", one.code, one.title.get(lang)), said)
}

fn change(lang: Lang, one: &FigureChange) -> Change {
    let said = |value: Option<_>| {
        value.map_or_else(|| t!(lang, "figures-no-figure"), |value| number::exact(lang, value))
    };
    Change {
        what: t!(
            lang,
            "figures-change",
            series = one.series.to_string(),
            name = one.name.as_str(),
            year = one.year.to_string()
        ),
        before: said(one.before),
        after: said(one.after),
    }
}

fn left_out(lang: Lang, preview: &FiguresPreview) -> Vec<String> {
    let mut said = Vec::new();
    if preview.elsewhere > 0 {
        said.push(t!(lang, "figures-elsewhere", n = preview.elsewhere));
    }
    if preview.without > 0 {
        said.push(t!(lang, "figures-without", n = preview.without));
    }
    let unused = preview.unused.iter();
    said.extend(unused.map(|(code, n)| t!(lang, "figures-unused", code = code.to_string(), n = *n)));
    said
}

/// Each with its place in the file.
fn wrong(lang: Lang, preview: &FiguresPreview) -> Vec<(String, String)> {
    let said = preview.wrong.iter().take(SAID_AT_ONCE).map(|v| {
        let place = t!(lang, "figures-line", line = v.field.as_str());
        (place, problem::describe(lang, &v.code, &v.params))
    });
    let mut said: Vec<_> = said.collect();
    let further = preview.wrong.len().saturating_sub(SAID_AT_ONCE);
    if further > 0 {
        said.push((String::new(), t!(lang, "around-upload-more", n = further)));
    }
    said
}
