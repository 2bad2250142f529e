//! `/uppfoljning/{slug}/serier/tidigare`: earlier measurements of the strategy's own indicators, read in by hand.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Form, Multipart, Query, State, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    App, Error, FormFormat, MAX_FORM_FILE,
    figures_by_hand::{HistoryChange, HistoryPreview, HistoryThere, HistoryWrong, TakenHistory},
};
use malspar_domain::{clock, id::UploadId};
use malspar_words::{Lang, cycle, date, problem, t};
use uuid::Uuid;

use super::{Act, Done, RETRIEVED, SOURCE, Typed, Yes, acts};
use crate::{
    Site,
    access::{Access, Routes},
    desk::{
        catalogue::sent::{self, FILE},
        place::AtStrategy,
    },
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

/// So many values are listed at once: a county of twelve with forty questions.
const LISTED: usize = 500;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/uppfoljning/{slug}/serier/tidigare", Access::Owner, show)
        .post("/uppfoljning/{slug}/serier/tidigare", Access::Owner, preview)
        .post("/uppfoljning/{slug}/serier/tidigare/las-in", Access::Owner, take_in)
        .get("/uppfoljning/{slug}/serier/tidigare/mall.xlsx", Access::Owner, workbook)
        .get("/uppfoljning/{slug}/serier/tidigare/mall.csv", Access::Owner, table)
}

#[derive(Template)]
#[template(path = "desk/history.html")]
struct HistoryPage {
    shell: Shell,
    done: Option<String>,
    faults: Faults,
    source: Typed,
    retrieved: Typed,
    file_faults: Vec<String>,
    today: String,
    measured: Vec<(String, String)>,
    acts: Vec<Act>,
    here: String,
    pack: String,
}

#[derive(Template)]
#[template(path = "desk/history_preview.html")]
struct PreviewPage {
    shell: Shell,
    differs: bool,
    source: String,
    said: Vec<String>,
    changes: Vec<Change>,
    further: Option<String>,
    wrong: Vec<(String, String)>,
    upload: Option<Uuid>,
    take_in: String,
    seen: String,
    put: String,
    back: String,
}

struct Change {
    line: String,
    what: String,
    asked: String,
    before: String,
    after: String,
    comment: Option<String>,
}

/// `GET /uppfoljning/{slug}/serier/tidigare`
async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let done = done.inlasta.map(|n| t!(at.lang(), "history-done", n = n));
    again(&at, &site, StatusCode::OK, done, &BTreeMap::new(), &[]).await
}

/// `GET /uppfoljning/{slug}/serier/tidigare/mall.xlsx`
async fn workbook(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    template(&at, &site, FormFormat::Xlsx, kind, "xlsx").await
}

/// `GET /uppfoljning/{slug}/serier/tidigare/mall.csv`
async fn table(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    template(&at, &site, FormFormat::Csv, "text/csv; charset=utf-8", "csv").await
}

async fn template(
    at: &AtStrategy,
    site: &Site,
    format: FormFormat,
    kind: &str,
    ending: &str,
) -> Result<Response, PageError> {
    let made = site.app.history_template(&at.actor, at.slug(), format, at.lang()).await;
    let file = made.map_err(|e| at.failed(&e))?;
    let name = t!(at.lang(), "history-file", strategy = at.slug().as_str());
    let named = format!("attachment; filename=\"{name}.{ending}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, named)], file)
        .into_response())
}

/// `POST /uppfoljning/{slug}/serier/tidigare`
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
    let found = site.app.preview_history(&at.actor, at.slug(), sent.file, text(SOURCE), retrieved).await;
    match found {
        Ok(preview) => previewed(&at, preview, false),
        Err(error) => {
            let faults = Fault::of(at.lang(), &error).ok_or_else(|| at.failed(&error))?;
            again(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, None, &sent.texts, &faults).await
        }
    }
}

/// `POST /uppfoljning/{slug}/serier/tidigare/las-in`
async fn take_in(
    at: AtStrategy,
    State(site): State<Site>,
    Form(yes): Form<Yes>,
) -> Result<Response, PageError> {
    match site.app.take_in_history(&at.actor, at.slug(), UploadId(yes.fil), &yes.sett).await {
        Ok(TakenHistory::In(n)) => {
            Ok(Redirect::to(&at.href(&format!("/serier/tidigare?inlasta={n}"))).into_response())
        }
        Ok(TakenHistory::Differs(preview)) => previewed(&at, *preview, true),
        Ok(TakenHistory::Already) => Ok(Redirect::to(&at.href("/serier/tidigare")).into_response()),
        Ok(TakenHistory::Gone) => {
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
    let there = site.app.history_there(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let lang = at.lang();
    let shown = HistoryPage {
        shell: at.shell(t!(lang, "history")),
        done,
        source: Typed::of(SOURCE, typed, faults),
        retrieved: Typed::of(RETRIEVED, typed, faults),
        file_faults: Typed::of(FILE, typed, faults).faults,
        faults: Faults::new(lang, faults),
        today: date::iso(clock::local_date(site.app.clock().now())),
        measured: measured(lang, &there),
        acts: acts(lang, &there.acts),
        here: at.href("/serier/tidigare"),
        pack: at.href("/katalog/paket"),
    };
    Ok((status, page(&at.reader, &shown)?).into_response())
}

/// Each measurement with what there is of it.
fn measured(lang: Lang, there: &HistoryThere) -> Vec<(String, String)> {
    let said = there.measured.iter().map(|one| {
        let there = match one.values {
            0 => t!(lang, "figures-none-there"),
            n => t!(lang, "history-there", n = n, organisations = one.organisations),
        };
        let day = date::long(lang, one.cycle.period.measured_on);
        (t!(lang, "history-measured", cycle = cycle::name(lang, &one.cycle), day = day), there)
    });
    said.collect()
}

fn previewed(at: &AtStrategy, preview: HistoryPreview, differs: bool) -> Result<Response, PageError> {
    let lang = at.lang();
    let further = preview.changes.len().saturating_sub(LISTED);
    let same = (preview.same > 0).then(|| t!(lang, "history-same", n = preview.same));
    let empty = (preview.empty > 0).then(|| t!(lang, "history-empty", n = preview.empty));
    let shown = PreviewPage {
        shell: at.shell(t!(lang, "history-preview")),
        differs,
        source: t!(
            lang,
            "figures-source-said",
            source = preview.source.as_str(),
            day = date::long(lang, preview.retrieved_on)
        ),
        said: same.into_iter().chain(empty).collect(),
        changes: preview.changes.iter().take(LISTED).map(|one| change(lang, one)).collect(),
        further: (further > 0).then(|| t!(lang, "figures-further", n = further)),
        wrong: wrong(lang, &preview.wrong),
        take_in: t!(lang, "history-take-in", n = preview.changes.len()),
        upload: preview.upload.map(|id| id.0),
        put: at.href("/serier/tidigare/las-in"),
        back: at.href("/serier/tidigare"),
        seen: preview.seen,
    };
    let status = if differs { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page(&at.reader, &shown)?).into_response())
}

fn change(lang: Lang, one: &HistoryChange) -> Change {
    let text = |answer| App::answer_text(&one.indicator, answer, lang);
    let title = one.indicator.title.get(lang);
    let row = one.row.as_ref().map(|row| row.get(lang));
    Change {
        line: match one.line {
            Some(line) => line.to_string(),
            None => t!(lang, "history-follows"),
        },
        what: t!(lang, "history-whom", name = one.name.as_str(), cycle = one.cycle.key.as_str()),
        asked: format!(
            "{} {}",
            one.indicator.code,
            row.map_or_else(|| title.to_owned(), |r| format!("{title}: {r}"))
        ),
        before: one.before.as_ref().map_or_else(|| t!(lang, "figures-no-figure"), text),
        comment: one.after.comment.clone(),
        after: text(&one.after),
    }
}

/// Each with its cell.
fn wrong(lang: Lang, wrong: &[HistoryWrong]) -> Vec<(String, String)> {
    let said = wrong.iter().take(LISTED).map(|one| {
        let column = one.column.heading(lang);
        let place = t!(lang, "history-cell", cell = one.cell.as_str(), column = column);
        (place, problem::describe(lang, &one.violation.code, &one.violation.params))
    });
    let mut said: Vec<_> = said.collect();
    let further = wrong.len().saturating_sub(LISTED);
    if further > 0 {
        said.push((String::new(), t!(lang, "around-upload-more", n = further)));
    }
    said
}
