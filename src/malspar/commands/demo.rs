//! `malspar demo`: the follow-up of both strategies from an empty folder to reports, through the use cases that a person
//! would use, on a clock that tells the same time every day.
//!
//! Every step looks first whether it has been taken: to run the demo again changes nothing.

mod accounts;
mod actors;
mod edition;
mod onward;
mod script;
mod story;

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use chrono::{DateTime, Utc};
use malspar_app::{App, keys};
use malspar_domain::clock::{Clock, MockClock};
use malspar_words::{Lang, t};

use super::{Desk, serve};
use crate::{
    cli::DemoUntil,
    clock::RunningClock,
    console::{self, Done, Refusal},
    postman::ReadOnTheSpot,
};
use story::Story;

pub(crate) async fn run(desk: &Desk, port: u16, no_serve: bool, until: DemoUntil) -> Done {
    let clock = Arc::new(MockClock::at(DateTime::<Utc>::UNIX_EPOCH));
    let here = SocketAddr::from(([127, 0, 0, 1], port));
    let app = desk.app_at(Arc::clone(&clock) as Arc<dyn Clock>).await?.with_links_to(desk.site_at(here));
    check_own_folder(desk, &app).await?;
    story::set_the_stage(desk, &app, &clock).await?;
    let (mut written, mut shared) = (Vec::new(), Vec::new());
    for script in script::SCRIPTS {
        let story = Story::new(desk, &app, &clock, script)?;
        story.tell().await?;
        story.lock().await?;
        story.admit_people().await?;
        shared.extend(story.share().await?);
        written.extend(write_reports(desk, &story).await?);
        written.extend(story.write_editions().await?);
        if until == DemoUntil::NextCycle {
            story.go_on().await?;
        }
    }
    println!("{}", t!(desk.lang, "cli-demo-done"));
    for path in written {
        println!("  {}", path.display());
    }
    if no_serve {
        return Ok(());
    }
    for link in shared {
        let url = format!("http://127.0.0.1:{port}/delad/{link}");
        println!("{}", t!(desk.lang, "cli-demo-shared", url = url));
    }
    // From here on the clock goes: what is saved is saved at a time, and codes expire. It goes on where it was left.
    let last = app.last_act().await.map_err(|e| desk.refuse(&e))?;
    let from = last.map_or(clock.now(), |last| last.max(clock.now()));
    let app = app.with_clock(Arc::new(RunningClock::from(from))).with_postman(Some(Arc::new(ReadOnTheSpot)));
    let app = app.with_key(keys::SigningKey::AtHand(Arc::new(keys::demo_signer())));
    serve::site(desk, app, here).await
}

/// The demo writes invented answers: never into a database that holds anything else.
async fn check_own_folder(desk: &Desk, app: &App) -> Done {
    let refuse = |e: malspar_app::Error| desk.refuse(&e);
    let used = !app.strategies().await.map_err(refuse)?.is_empty();
    if used && !app.is_example().await.map_err(refuse)? {
        return Err(Refusal::new(t!(desk.lang, "cli-demo-real-data")));
    }
    app.mark_as_example(&Desk::operator()).await.map_err(refuse)
}

/// The drafts that the worker made, the same as pages, one municipality's own report, and the form that is still to be answered.
async fn write_reports(desk: &Desk, story: &Story<'_>) -> Result<Vec<PathBuf>, Refusal> {
    let reports = desk.config.data.join("reports");
    let mut written: Vec<PathBuf> = Vec::new();
    let named = |scope: &str, lang: Lang| {
        reports.join(format!("{}_{}_{scope}_{}.pdf", story.slug(), story.cycle(), lang.tag()))
    };
    for draft in story.drafts().await?.into_iter().filter(|draft| draft.organisation.is_none()) {
        let path = named("region", draft.lang);
        console::write(&path, &draft.bytes)?;
        written.push(path);
    }
    for lang in Lang::ALL {
        let path = named("region", lang).with_extension("html");
        console::write(&path, story.page(lang).await?.as_bytes())?;
        written.push(path);
    }
    let path = named(story.script().own_report, Lang::Sv);
    console::write(&path, &story.municipal_report().await?)?;
    written.push(path);
    if let Some(silent) = story.script().silent {
        let name = format!("{}_{}_{silent}.xlsx", story.slug(), story.cycle());
        let open = desk.config.data.join("forms").join(name);
        // Somebody may have filled it in: a form that is there stays.
        if !open.exists() {
            console::write(&open, &story.open_form(silent).await?)?;
        }
        written.push(open);
    }
    Ok(written)
}
