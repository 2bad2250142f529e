//! The first page: the strategies that are followed up here.

use askama::Template;
use axum::extract::State;
use malspar_app::{App, Error};
use malspar_render::sentences::capitalised;
use malspar_words::{cycle, date, t};

use crate::{
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    shell: Shell,
    strategies: Vec<Followed>,
    /// Of which nothing has been published yet.
    unpublished: Vec<String>,
    /// Where what is new is read; nowhere as long as there is nothing.
    feed: Option<String>,
}

/// A strategy and its latest report.
struct Followed {
    href: String,
    title: String,
    report: String,
    state: String,
}

/// `/`
pub(crate) async fn show(reader: Reader, State(app): State<App>) -> Page {
    let found = look(&reader, &app).await.map_err(|error| PageError::of(reader.clone(), &error))?;
    page(&reader, &found)
}

async fn look(reader: &Reader, app: &App) -> Result<Home, Error> {
    let lang = reader.lang;
    let published = app.published_strategies().await?;
    let strategies: Vec<_> = published
        .iter()
        .map(|published| {
            let (strategy, now) = (&published.snapshot.strategy, &published.snapshot.progress.cycle);
            Followed {
                href: reader.to(&format!("/strategier/{}", strategy.slug)),
                title: strategy.title.get(lang).to_owned(),
                report: cycle::name(lang, now),
                state: capitalised(&t!(lang, "state-on", as_of = date::long(lang, now.period.measured_on))),
            }
        })
        .collect();
    let mut unpublished = app.strategy_titles(lang).await?;
    unpublished.retain(|title| strategies.iter().all(|followed| &followed.title != title));
    let shell = Shell::new(reader, t!(lang, "home-strategies")).with_example(app.is_example().await?);
    let feed = (!strategies.is_empty()).then(|| reader.to("/utgavor.atom"));
    Ok(Home { shell, strategies, unpublished, feed })
}
