//! The form at a glance: its areas and how far each has come.

use askama::Template;
use axum::extract::State;
use malspar_domain::submission::SubmissionState;
use malspar_words::{Lang, date, t};

use super::{AtForm, area, cycle_name, progress, said::said, state_word};
use crate::{
    Site,
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "answer/overview.html")]
struct Overview {
    shell: Shell,
    base: String,
    desk: String,
    title: String,
    about: String,
    state: String,
    progress: String,
    deadline: String,
    reason: Option<String>,
    closed: Option<String>,
    areas: Vec<(String, String, String)>,
    is_open: bool,
    /// Where the first question without an answer is, and what going there is called.
    next: Option<(String, String)>,
    /// Is the form the organisation's alone as yet?
    is_own: bool,
    has_receipt: bool,
}

/// `GET /svara/{slug}/{cycle}`
pub(super) async fn show(at: AtForm, State(site): State<Site>) -> Page {
    let form = at.read(&site).await?;
    let lang = at.reader.lang;
    let areas = form.areas.iter().map(|sheet| {
        let href = at.to(&format!("/fragor/{}", sheet.code));
        (href, sheet.title.clone(), area::progress_of(lang, sheet))
    });
    let next = form.areas.iter().find(|sheet| sheet.filled() < sheet.asked.len()).map(|sheet| {
        let key = if form.filled() == 0 { t!(lang, "around-fill-in") } else { t!(lang, "around-go-on") };
        (at.to(&format!("/fragor/{}", sheet.code)), key)
    });
    let title =
        t!(lang, "answer-form-of", cycle = cycle_name(lang, &form), municipality = form.name.as_str());
    let view = Overview {
        shell: at.shell(&form, title.clone()),
        title,
        base: at.to(""),
        desk: at.reader.to("/svara"),
        about: about(lang, &form),
        state: state_word(lang, &form),
        progress: progress(lang, form.filled(), form.total()),
        deadline: area::last_day(lang, &site, &form),
        reason: form.reason.clone(),
        closed: form.closed.as_ref().map(|why| said(lang, why)),
        areas: areas.collect(),
        is_open: form.is_open(),
        next: next.filter(|_| form.is_open()),
        is_own: matches!(form.state, SubmissionState::Draft | SubmissionState::Declined),
        has_receipt: form.has_receipt,
    };
    page(&at.reader, &view)
}

fn about(lang: Lang, form: &malspar_app::answering::Questionnaire) -> String {
    let as_of = date::long(lang, form.cycle.period.measured_on);
    t!(lang, "answer-about", strategy = form.title.as_str(), as_of = as_of)
}
