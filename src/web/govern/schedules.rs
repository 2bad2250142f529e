//! `/forvaltning/scheman`: everything that the service does by itself, for every strategy that one sees to and for itself.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use malspar_app::clockwork::Timetable;
use malspar_domain::id::JobId;
use malspar_words::t;

use super::AtService;
use crate::{
    Site,
    desk::{
        people::Place,
        schedule::lines::{self, Group, Line, Row},
    },
    error::{Page, PageError, page},
    shell::Shell,
};

/// So much of what has been is shown of each.
const PAST: usize = 15;

#[derive(Template)]
#[template(path = "govern/schedules.html")]
struct Schedules {
    shell: Shell,
    parts: Vec<Part>,
}

/// A strategy's, or the service's own.
struct Part {
    id: String,
    title: String,
    troubles: Vec<String>,
    coming: Vec<Group>,
    schedules: Vec<Row>,
    past: Vec<Line>,
}

/// `GET /forvaltning/scheman`
pub(super) async fn show(at: AtService, State(site): State<Site>) -> Page {
    let mut tables = Vec::new();
    for region in site.app.regions(&at.actor).await.map_err(|e| at.failed(&e))? {
        for (slug, _) in region.strategies {
            tables.push(site.app.timetable(&at.actor, &slug).await.map_err(|e| at.failed(&e))?);
        }
    }
    tables.push(site.app.service_timetable(&at.actor).await.map_err(|e| at.failed(&e))?);
    let mut parts = Vec::new();
    for mut table in tables {
        table.past.truncate(PAST);
        parts.push(part(&at, &site, &table).await?);
    }
    page(&at.reader, &Schedules { shell: at.shell(t!(at.lang(), "govern-schedules")), parts })
}

async fn part(at: &AtService, site: &Site, table: &Timetable) -> Result<Part, PageError> {
    let lang = at.lang();
    // The service's own jobs are for whoever sees to all of it.
    let jobs = if table.strategy.is_some() || at.actor.is_of_the_service() {
        site.app.jobs_asked_for(&table.past).await.map_err(|e| at.failed(&e))?
    } else {
        BTreeMap::new()
    };
    let job = |id: JobId| at.reader.to(&format!("/forvaltning/jobb/{}", id.0));
    let (id, title) = match &table.strategy {
        Some(strategy) => (strategy.slug.to_string(), strategy.title.get(lang).to_owned()),
        None => ("tjansten".to_owned(), t!(lang, "govern-schedules-service")),
    };
    Ok(Part {
        id,
        title,
        troubles: lines::troubles(lang, table),
        coming: lines::to_come(lang, table),
        schedules: lines::schedules(lang, table),
        past: lines::been(lang, table, &jobs, job),
    })
}
