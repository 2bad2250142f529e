//! `/uppfoljning/{slug}/tidsplan/jobb/{job}`: what became of something that the clock asked for.

use axum::extract::{Path, State};
use malspar_domain::id::JobId;
use malspar_words::t;

use crate::{
    Site,
    desk::{
        job::{JobPage, what},
        place::AtStrategy,
    },
    error::{Page, PageError, page},
};

pub(super) async fn show(
    at: AtStrategy,
    State(site): State<Site>,
    Path((_, asked)): Path<(String, String)>,
) -> Page {
    let id = asked.parse().map(JobId).map_err(|_| PageError::not_found(at.reader.clone()))?;
    let job = site.app.job_of(&at.actor, at.slug(), id).await.map_err(|error| at.failed(&error))?;
    let back = (at.href("/tidsplan"), t!(at.lang(), "job-back-plan"));
    let (named, _) = what(at.lang(), &job);
    page(&at.reader, &JobPage::new(at.shell(named), back, &job))
}
