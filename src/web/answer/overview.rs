//! The form at a glance: its areas and how far each has come.

use askama::Template;
use axum::extract::State;
use malspar_app::answering::Questionnaire;
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
    /// Where the first question is that the region asks about, else the first without an answer, and what going there is
    /// called.
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
        next: next(&at, &form).filter(|_| form.is_open()),
        is_own: matches!(form.state, SubmissionState::Draft | SubmissionState::Declined),
        has_receipt: form.has_receipt,
    };
    page(&at.reader, &view)
}

fn next(at: &AtForm, form: &Questionnaire) -> Option<(String, String)> {
    let lang = at.reader.lang;
    // Where answers are open again for some questions alone, the others are locked.
    let some = form.areas.iter().flat_map(|sheet| &sheet.asked).any(|asked| asked.locked);
    let asked_for = form.areas.iter().find_map(|sheet| {
        let mut all = sheet.asked.iter();
        let asked = all.find(|asked| asked.is_asked_for || (some && !asked.locked))?;
        Some(format!("/fragor/{}#q-{}", sheet.code, asked.indicator.code))
    });
    let returned = form.state == SubmissionState::Returned;
    if let Some(asked_for) = asked_for {
        let label = if returned { t!(lang, "around-complete") } else { t!(lang, "around-go-on") };
        return Some((at.to(&asked_for), label));
    }
    let sheet = form.areas.iter().find(|sheet| sheet.filled() < sheet.asked.len())?;
    let label = if form.filled() == 0 { t!(lang, "around-fill-in") } else { t!(lang, "around-go-on") };
    Some((at.to(&format!("/fragor/{}", sheet.code)), label))
}

fn about(lang: Lang, form: &Questionnaire) -> String {
    let as_of = date::long(lang, form.cycle.period.measured_on);
    t!(lang, "answer-about", strategy = form.title.as_str(), as_of = as_of)
}
