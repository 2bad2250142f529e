//! The form of an organisation: what is asked of it, answered here, checked, and handed in. No address names whose form it
//! is; it is that of whoever has signed in.

mod area;
mod autosave;
mod check;
mod overview;
mod posted;
mod receipt;
mod row;
mod said;
pub(crate) mod whose;

use axum::extract::{FromRequestParts, Path, rejection::PathRejection};
use axum::http::request::Parts;
use malspar_app::answering::Questionnaire;
use malspar_domain::{
    clock,
    code::{CycleKey, Slug},
    role::Actor,
    submission::SubmissionState,
};
use malspar_words::{Lang, cycle, date, t};

use crate::{
    Site,
    access::{Access, Routes},
    error::PageError,
    reader::Reader,
    shell::Shell,
    signed::Signed,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    let answers = Access::Answers;
    routes
        .get("/svara/{slug}/{cycle}", answers, overview::show)
        .get("/svara/{slug}/{cycle}/fragor/{area}", answers, area::show)
        .post("/svara/{slug}/{cycle}/fragor/{area}", answers, area::save)
        .post("/svara/{slug}/{cycle}/spara", answers, autosave::save)
        .get("/svara/{slug}/{cycle}/kontrollera", answers, check::show)
        .post("/svara/{slug}/{cycle}/lamna-in", answers, check::hand_in)
        .get("/svara/{slug}/{cycle}/kvittens", answers, receipt::show)
        .get("/svara/{slug}/{cycle}/kvittens.csv", answers, receipt::download)
}

/// Somebody at her organisation's form.
pub(crate) struct AtForm {
    pub(crate) reader: Reader,
    pub(crate) actor: Actor,
    pub(crate) slug: Slug,
    pub(crate) cycle: CycleKey,
}

impl AtForm {
    /// The form, where there is one.
    async fn read(&self, site: &Site) -> Result<Questionnaire, PageError> {
        let found = site.app.questionnaire(&self.actor, &self.slug, &self.cycle, self.reader.lang).await;
        found.map_err(|error| PageError::of(self.reader.clone(), &error))
    }

    /// The address of the form, or of a page of it.
    fn to(&self, page: &str) -> String {
        self.reader.to(&format!("/svara/{}/{}{page}", self.slug, self.cycle))
    }

    fn shell(&self, form: &Questionnaire, title: String) -> Shell {
        Shell::new(&self.reader, title).with_example(form.example)
    }
}

impl FromRequestParts<Site> for AtForm {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let signed = Signed::from_request_parts(parts, site).await?;
        let actor = signed.actor()?;
        let place: Result<Path<Vec<(String, String)>>, PathRejection> =
            Path::from_request_parts(parts, site).await;
        let reader = signed.reader;
        let missing = || PageError::not_found(reader.clone());
        let Path(place) = place.map_err(|_| missing())?;
        let named = |name: &str| place.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
        let slug = named("slug").and_then(|slug| slug.parse().ok()).ok_or_else(missing)?;
        let cycle = named("cycle").and_then(|cycle| cycle.parse().ok()).ok_or_else(missing)?;
        Ok(Self { reader, actor, slug, cycle })
    }
}

/// "kl. 14.32", as it is in Sweden.
fn clock_time(lang: Lang, at: chrono::DateTime<chrono::Utc>) -> String {
    date::time(lang, clock::local_time(at))
}

/// How far the answers have come, in a word.
fn state_word(lang: Lang, form: &Questionnaire) -> String {
    match form.state {
        SubmissionState::Draft if form.filled() == 0 && form.saved_at.is_none() => t!(lang, "desk-not-begun"),
        SubmissionState::Draft => t!(lang, "desk-begun"),
        SubmissionState::Submitted => t!(lang, "desk-submitted"),
        SubmissionState::Returned => t!(lang, "desk-returned"),
        SubmissionState::Approved => t!(lang, "desk-approved"),
        SubmissionState::Declined => t!(lang, "desk-declined"),
        SubmissionState::Reopened => t!(lang, "answer-reopened"),
    }
}

/// "12 av 19 frågor ifyllda".
fn progress(lang: Lang, filled: usize, total: usize) -> String {
    t!(lang, "answer-progress", filled = filled, total = total)
}

/// "Uppföljning 2026".
fn cycle_name(lang: Lang, form: &Questionnaire) -> String {
    cycle::name(lang, &form.cycle)
}
