//! The questions of one target area, to be answered or read.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Form, Path, Query, State, rejection::FormRejection},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use malspar_app::answering::{AreaSheet, Asked, Conflict, Questionnaire, Saved, TypedRow, Unsaved};
use malspar_domain::{clock, indicator::Source, submission::SubmissionState, value::ValueKind};
use malspar_words::{Lang, date, t};
use serde::Deserialize;

use super::{
    AtForm, clock_time, cycle_name,
    posted::Posted,
    progress,
    row::{Control, Kept, Row},
    said::said,
    state_word, whose,
};
use crate::{
    Site,
    error::{PageError, Problem},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "answer/area.html")]
pub(super) struct AreaPage {
    shell: Shell,
    /// The form's own page, and this one.
    base: String,
    here: String,
    save: String,
    /// Under which a browser keeps what has not been saved.
    key: String,
    /// Whose answers it is about, and by what the browser knows that what it sent has come.
    whom: String,
    came: Option<String>,
    name: String,
    cycle: String,
    state: String,
    progress: String,
    reason: Option<String>,
    closed: Option<String>,
    saved: Option<String>,
    problems: Vec<(String, String)>,
    asks: Vec<Ask>,
    /// The areas, by address and title, and which this is.
    areas: Vec<(String, String, bool)>,
    last: bool,
    /// Is the form the organisation's alone as yet?
    is_own: bool,
}

/// A question with its rows.
struct Ask {
    code: String,
    title: String,
    question: String,
    help: String,
    notes: Vec<String>,
    voluntary: bool,
    /// Is it one of those that a completion was asked for?
    is_asked_for: bool,
    read_only: bool,
    layout: Layout,
    /// Of a table: what its rows are, and the headings of its fields.
    rows_head: String,
    columns: Vec<String>,
    previous_head: String,
    has_status: bool,
    rows: Vec<Row>,
}

/// How the rows stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One below the other.
    List,
    /// Numbers in a table: parts and their total, places.
    Rows,
    /// The same about many.
    Many,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Arrived {
    sparat: Option<String>,
}

/// What a save left behind.
#[derive(Default)]
pub(super) struct Left<'a> {
    kept: BTreeMap<&'a str, Kept<'a>>,
    came: Option<String>,
}

impl<'a> Left<'a> {
    pub(super) fn of(rows: &'a [TypedRow], saved: &'a Saved) -> Self {
        let unsaved = |field: &str| saved.unsaved.iter().find(|u: &&Unsaved| u.field == field);
        let conflict = |field: &str| saved.conflicts.iter().find(|c: &&Conflict| c.field == field);
        let kept = rows.iter().filter_map(|typed| {
            let (unsaved, conflict) = (unsaved(&typed.field), conflict(&typed.field));
            let is_kept = unsaved.is_some() || conflict.is_some();
            is_kept.then_some((typed.field.as_str(), Kept { typed, unsaved, conflict }))
        });
        Self { kept: kept.collect(), came: None }
    }

    /// What is left of a row.
    pub(super) fn of_field(&self, field: &str) -> Option<&Kept<'a>> {
        self.kept.get(field)
    }
}

/// `GET /svara/{slug}/{cycle}/fragor/{area}`
pub(super) async fn show(
    at: AtForm,
    State(site): State<Site>,
    Path((.., area)): Path<(String, String, String)>,
    Query(arrived): Query<Arrived>,
) -> Result<Response, PageError> {
    let form = at.read(&site).await?;
    let page = page(&at, &form, &area, &Left::default(), arrived.sparat.is_some())?;
    rendered(&at, StatusCode::OK, &page)
}

/// `POST /svara/{slug}/{cycle}/fragor/{area}`
pub(super) async fn save(
    at: AtForm,
    State(site): State<Site>,
    Path((.., area)): Path<(String, String, String)>,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, PageError> {
    let Ok(Form(pairs)) = sent else { return Err(PageError::new(at.reader, Problem::Unreadable)) };
    let posted = Posted::read(&pairs);
    let lang = at.reader.lang;
    let whom = whose::sent(&pairs, whose::FIELD);
    whose::check(&site, &at.reader, &at.actor, whom, posted.in_words(lang)).await?;
    let saved = site.app.save_answers(&at.actor, &at.slug, &at.cycle, &posted.rows, lang).await;
    // Whatever stood in the way: what was typed is not lost with the page.
    let failed = |error| PageError::of(at.reader.clone(), &error).keeping(posted.in_words(lang));
    let saved = saved.map_err(failed)?;
    let form = at.read(&site).await?;
    let left = Left { came: posted.sending.clone(), ..Left::of(&posted.rows, &saved) };
    if left.kept.is_empty() {
        return Ok(Redirect::to(&next(&at, &form, &area, &posted)).into_response());
    }
    let status =
        if saved.conflicts.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let page = page(&at, &form, &area, &left, false)?;
    rendered(&at, status, &page)
}

/// Where one goes when everything has been saved: back to the row, or on to the next area.
fn next(at: &AtForm, form: &Questionnaire, area: &str, posted: &Posted) -> String {
    let came = posted.sending.as_deref().unwrap_or("1");
    let place = form.areas.iter().position(|sheet| sheet.code == area);
    if posted.goes_on {
        let next = place.and_then(|place| form.areas.get(place + 1));
        let page = next.map_or_else(|| "/kontrollera".to_owned(), |next| format!("/fragor/{}", next.code));
        return at.to(&format!("{page}?sparat={came}"));
    }
    let here = at.to(&format!("/fragor/{area}?sparat={came}"));
    posted.acted_on.as_ref().map_or_else(|| here.clone(), |field| format!("{here}#r-{field}"))
}

fn rendered(at: &AtForm, status: StatusCode, page: &AreaPage) -> Result<Response, PageError> {
    let html = page.render().map_err(|error| PageError::failed(at.reader.clone(), &error))?;
    Ok((status, Html(html)).into_response())
}

fn page(
    at: &AtForm,
    form: &Questionnaire,
    code: &str,
    left: &Left<'_>,
    arrived: bool,
) -> Result<AreaPage, PageError> {
    let lang = at.reader.lang;
    let area = form.area(code).ok_or_else(|| PageError::not_found(at.reader.clone()))?;
    let asks: Vec<_> = area.asked.iter().map(|asked| ask(lang, form, asked, left)).collect();
    let areas = form.areas.iter().map(|sheet| {
        let title = format!("{} ({})", sheet.title, progress_of(lang, sheet));
        (at.to(&format!("/fragor/{}", sheet.code)), title, sheet.code == code)
    });
    Ok(AreaPage {
        shell: at.shell(form, area.title.clone()),
        base: at.to(""),
        here: at.to(&format!("/fragor/{code}")),
        save: at.to("/spara"),
        key: key_of(at, form),
        whom: form.organisation.to_string(),
        came: left.came.clone(),
        name: form.name.clone(),
        cycle: cycle_name(lang, form),
        state: state_word(lang, form),
        progress: progress(lang, form.filled(), form.total()),
        reason: form.reason.clone(),
        closed: form.closed.as_ref().map(|why| said(lang, why)),
        saved: form
            .saved_at
            .filter(|_| arrived)
            .map(|at| t!(lang, "contact-saved", time = clock_time(lang, at))),
        is_own: matches!(form.state, SubmissionState::Draft | SubmissionState::Declined),
        problems: problems(&asks, left),
        areas: areas.collect(),
        last: form.areas.last().is_some_and(|last| last.code == code),
        asks,
    })
}

/// What stopped something from being saved, each with its field.
fn problems(asks: &[Ask], left: &Left<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for ask in asks {
        for row in ask.rows.iter().filter(|row| left.kept.contains_key(row.field.as_str())) {
            let what = match &row.label {
                Some(label) => format!("{}, {label}", ask.title),
                None => ask.title.clone(),
            };
            let told = row.conflict.iter().map(|clash| &clash.what).chain(&row.errors);
            found.extend(told.map(|told| (format!("#f-{}", row.field), format!("{what}: {told}"))));
        }
    }
    found
}

fn ask(lang: Lang, form: &Questionnaire, asked: &Asked, left: &Left<'_>) -> Ask {
    let indicator = &asked.indicator;
    let has_sum = indicator.breakdowns().next().is_some() && asked.rows.len() > 1;
    let is_number = indicator.kind.is_number() || matches!(indicator.kind, ValueKind::Share { .. });
    let mut notes = Vec::new();
    if matches!(indicator.kind, ValueKind::Ordinal { .. }) {
        notes.push(t!(lang, "level-rule"));
    }
    if has_sum {
        notes.push(t!(lang, "answer-parts"));
    }
    if matches!(indicator.source, Source::Municipality) && asked.is_about_many() {
        notes.push(t!(lang, "answer-row-of-region"));
    }
    if asked.locked {
        notes.push(t!(lang, "answer-locked"));
    }
    let rows: Vec<_> =
        asked.rows.iter().map(|row| Row::new(lang, asked, row, left.of_field(&row.field))).collect();
    let dimension = indicator.dimensions.first().filter(|_| !asked.is_about_many());
    Ask {
        rows_head: dimension
            .map_or_else(|| t!(lang, "answer-municipality"), |of| of.title.get(lang).to_owned()),
        columns: columns(lang, &rows),
        previous_head: asked.rows.iter().find_map(|row| row.previous.as_ref()).map_or_else(
            || t!(lang, "sheet-previous"),
            |previous| t!(lang, "sheet-previous-on", date = date::long(lang, previous.measured_on)),
        ),
        has_status: rows.iter().any(|row| !row.statuses.is_empty()),
        code: indicator.code.to_string(),
        title: indicator.title.get(lang).to_owned(),
        question: asked.question.clone(),
        help: asked.help.clone(),
        notes,
        voluntary: indicator.voluntary,
        is_asked_for: asked.is_asked_for,
        read_only: asked.locked || !form.is_open(),
        layout: match () {
            () if asked.is_about_many() => Layout::Many,
            () if is_number && asked.rows.len() > 1 => Layout::Rows,
            () => Layout::List,
        },
        rows,
    }
}

/// "3 av 7".
pub(super) fn progress_of(lang: Lang, sheet: &AreaSheet) -> String {
    t!(lang, "answer-so-many", filled = sheet.filled(), total = sheet.asked.len())
}

impl Ask {
    fn is_single(&self) -> bool {
        self.rows.len() == 1
    }

    fn is_list(&self) -> bool {
        self.layout == Layout::List
    }
}

/// The headings of a table's columns of fields.
fn columns(lang: Lang, rows: &[Row]) -> Vec<String> {
    match rows.first().map(|row| &row.control) {
        Some(Control::Share { whole_what, part_what, .. }) => vec![whole_what.clone(), part_what.clone()],
        Some(Control::Number { what, .. }) => vec![what.clone()],
        _ => vec![t!(lang, "sheet-answer")],
    }
}

impl AreaPage {
    /// Can anything be changed?
    fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

/// Under which a browser keeps what it could not save.
pub(super) fn key_of(at: &AtForm, form: &Questionnaire) -> String {
    format!("malspar {} {} {}", at.slug, at.cycle, form.organisation)
}

/// The last day, written out.
pub(super) fn last_day(lang: Lang, site: &Site, form: &Questionnaire) -> String {
    let deadline = date::long(lang, form.deadline);
    // Who has handed in needs no comfort.
    let is_owed = form.is_open() && matches!(form.state, SubmissionState::Draft | SubmissionState::Declined);
    if is_owed && form.deadline < clock::local_date(site.app.clock().now()) {
        t!(lang, "answer-last-day-was", deadline = deadline)
    } else {
        t!(lang, "answer-last-day", deadline = deadline)
    }
}
