//! All answers on one page, what is missing and what to look at once more; and handing them in.

use askama::Template;
use axum::{
    extract::{Form, State, rejection::FormRejection},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use malspar_app::{
    App, Error,
    answering::{Asked, AskedRow, Questionnaire},
    submissions,
};
use malspar_domain::violation::Violation;
use malspar_words::{Lang, t};

use super::{AtForm, area, cycle_name, progress, said::said, state_word, whose};
use crate::{
    Site,
    error::{PageError, Problem},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "answer/check.html")]
struct CheckPage {
    shell: Shell,
    base: String,
    key: String,
    whom: String,
    /// Stands for the answers as they are on this page.
    seen: String,
    /// Have they changed since the page was looked at from which they were to be handed in?
    differs: bool,
    name: String,
    cycle: String,
    state: String,
    progress: String,
    deadline: String,
    closed: Option<String>,
    reason: Option<String>,
    errors: Vec<(String, String)>,
    warnings: Vec<(String, String)>,
    areas: Vec<(String, String, Vec<Line>)>,
    agreed: Option<bool>,
    registry_number: String,
    number_error: Option<String>,
    /// Has handing in been tried, so that the summary takes the focus?
    tried: bool,
}

/// An answer.
struct Line {
    question: String,
    href: String,
    answer: Option<String>,
    comment: Option<String>,
    message: Option<String>,
}

/// What is said of the answers as a whole.
#[derive(Default)]
struct Anchoring {
    agreed: Option<bool>,
    registry_number: String,
}

/// The longest registry number, in characters.
const MAX_NUMBER: usize = 100;

impl Anchoring {
    fn read(pairs: &[(String, String)]) -> Self {
        let of = |name: &str| whose::sent(pairs, name);
        let agreed = match of("avstamt") {
            Some("ja") => Some(true),
            Some("nej") => Some(false),
            _ => None,
        };
        let number: String =
            of("dnr").unwrap_or_default().chars().filter(|sign| !sign.is_control()).collect();
        Self { agreed, registry_number: number.trim().to_owned() }
    }

    /// What is said with the answers that were looked at.
    fn of<'a>(&'a self, seen: Option<&'a str>) -> submissions::Anchoring<'a> {
        let registry_number = Some(self.registry_number.as_str()).filter(|number| !number.is_empty());
        submissions::Anchoring { agreed: self.agreed, registry_number, seen }
    }

    fn is_too_long(&self) -> bool {
        self.registry_number.chars().count() > MAX_NUMBER
    }
}

/// The field that says which answers were looked at.
const SEEN: &str = "sett";

/// `GET /svara/{slug}/{cycle}/kontrollera`
pub(super) async fn show(at: AtForm, State(site): State<Site>) -> Result<Response, PageError> {
    let form = at.read(&site).await?;
    let said = Anchoring {
        agreed: form.note.agreed,
        registry_number: form.note.registry_number.clone().unwrap_or_default(),
    };
    rendered(&at, StatusCode::OK, &page(&at, &site, &form, said, StatusCode::OK))
}

/// `POST /svara/{slug}/{cycle}/lamna-in`
pub(super) async fn hand_in(
    at: AtForm,
    State(site): State<Site>,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, PageError> {
    let Ok(Form(pairs)) = sent else { return Err(PageError::new(at.reader, Problem::Unreadable)) };
    let anchoring = Anchoring::read(&pairs);
    let whom = whose::sent(&pairs, whose::FIELD);
    whose::check(&site, &at.reader, &at.actor, whom, vec![anchoring.registry_number.clone()]).await?;
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if !anchoring.is_too_long() {
        let said = anchoring.of(whose::sent(&pairs, SEEN));
        let organisation = &at.actor.organisation;
        match site.app.submit_with(&at.actor, &at.slug, &at.cycle, organisation, Some(said)).await {
            Ok(_) => return Ok(Redirect::to(&at.to("/kvittens?inlamnat=1")).into_response()),
            Err(Error::Refused(_)) => {}
            Err(Error::Conflict(_)) => status = StatusCode::CONFLICT,
            Err(other) => return Err(PageError::of(at.reader, &other)),
        }
    }
    let form = at.read(&site).await?;
    rendered(&at, status, &page(&at, &site, &form, anchoring, status))
}

fn rendered(at: &AtForm, status: StatusCode, page: &CheckPage) -> Result<Response, PageError> {
    let html = page.render().map_err(|error| PageError::failed(at.reader.clone(), &error))?;
    Ok((status, Html(html)).into_response())
}

fn page(
    at: &AtForm,
    site: &Site,
    form: &Questionnaire,
    anchoring: Anchoring,
    status: StatusCode,
) -> CheckPage {
    let lang = at.reader.lang;
    let (mut errors, mut warnings, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    for sheet in &form.areas {
        let here = at.to(&format!("/fragor/{}", sheet.code));
        let mut lines = Vec::new();
        for asked in &sheet.asked {
            for row in asked.rows_that_count() {
                let (question, href) = (named(lang, asked, row), format!("{here}#f-{}", row.field));
                for violation in &row.found {
                    let told = (href.clone(), format!("{question}: {}", short(lang, violation)));
                    if violation.is_error() { errors.push(told) } else { warnings.push(told) }
                }
                lines.push(line(lang, asked, row, question, href));
            }
        }
        areas.push((here, sheet.title.clone(), lines));
    }
    let number_error = anchoring.is_too_long().then(|| t!(lang, "answer-number-too-long", max = MAX_NUMBER));
    CheckPage {
        shell: at.shell(form, t!(lang, "contact-check")),
        base: at.to(""),
        key: area::key_of(at, form),
        whom: form.organisation.to_string(),
        seen: form.seen.clone(),
        differs: status == StatusCode::CONFLICT,
        name: form.name.clone(),
        cycle: cycle_name(lang, form),
        state: state_word(lang, form),
        progress: progress(lang, form.filled(), form.total()),
        deadline: area::last_day(lang, site, form),
        closed: form.closed.as_ref().map(|why| said(lang, why)),
        reason: form.reason.clone(),
        errors,
        warnings,
        areas,
        agreed: anchoring.agreed,
        registry_number: anchoring.registry_number,
        number_error,
        tried: status != StatusCode::OK,
    }
}

/// Where everything is listed, one that is open needs no advice.
fn short(lang: Lang, violation: &Violation) -> String {
    if violation.code == "check-answer-missing" { t!(lang, "answer-missing") } else { said(lang, violation) }
}

fn named(lang: Lang, asked: &Asked, row: &AskedRow) -> String {
    let title = asked.indicator.title.get(lang);
    row.label.as_ref().map_or_else(|| title.to_owned(), |label| format!("{title}, {label}"))
}

fn line(lang: Lang, asked: &Asked, row: &AskedRow, question: String, href: String) -> Line {
    let given = row.answer.as_ref().filter(|answer| answer.is_answer() && row.set.is_none());
    let answer = given.or(row.set.as_ref()).map(|answer| App::answer_text(&asked.indicator, answer, lang));
    Line {
        question,
        href,
        answer,
        comment: row.answer.as_ref().and_then(|answer| answer.comment.clone()),
        message: row.answer.as_ref().and_then(|answer| answer.message.clone()),
    }
}

impl CheckPage {
    /// How many things must be mended first.
    fn to_mend(&self) -> usize {
        self.errors.len() + usize::from(self.number_error.is_some())
    }
}
