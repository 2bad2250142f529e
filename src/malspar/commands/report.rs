//! `malspar report render | seal | key | publish | withdraw | list | export | difference | verify`

mod edition;
mod export;
mod key;
mod seal;
mod verify;

use std::path::Path;

use chrono::{DateTime, Utc};
use malspar_app::App;
use malspar_domain::{
    code::OrganisationCode,
    role::{Actor, Role},
    violation::Violation,
};
use malspar_words::{problem, t};

use super::Desk;
use crate::{
    cli::{CycleArgs, ReportCommand},
    console::{self, Done},
};

pub(crate) use key::{is_key_at_hand, keep_public_key};

pub(crate) async fn run(desk: &Desk, command: ReportCommand) -> Done {
    match command {
        ReportCommand::Render { cycle, all: true, as_of, out, .. } => drafts(desk, &cycle, as_of, &out).await,
        ReportCommand::Render { cycle, organisation, as_of, out, .. } => {
            draft(desk, &cycle, organisation.as_ref(), as_of, &out).await
        }
        ReportCommand::Seal(args) => seal::run(desk, &args).await,
        ReportCommand::Key { new_key } => key::tell(desk, new_key).await,
        ReportCommand::Publish { editions } => edition::publish(desk, &editions).await,
        ReportCommand::Withdraw { edition, because } => edition::withdraw(desk, &edition, because).await,
        ReportCommand::List { strategy } => edition::list(desk, &strategy).await,
        ReportCommand::Export { edition, out } => export::run(desk, &edition, &out).await,
        ReportCommand::Difference { before, after } => edition::difference(desk, &before, &after).await,
        ReportCommand::Verify { file, manifest, key } => {
            verify::run(desk, &file, manifest.as_deref(), key.as_deref()).await
        }
    }
}

/// Locking and publishing are a person's acts: whoever sits at the machine, not the program.
pub(super) fn person() -> Actor {
    Actor { role: Role::Administrator, ..Desk::operator() }
}

async fn draft(
    desk: &Desk,
    cycle: &CycleArgs,
    organisation: Option<&OrganisationCode>,
    as_of: Option<DateTime<Utc>>,
    out: &Path,
) -> Done {
    console::files::check_ending(out, &["pdf", "html"], ".pdf, .html")?;
    let (app, actor) = (desk.app().await?, Desk::operator());
    let CycleArgs { strategy, cycle } = cycle;
    let snapshot = app.draft_snapshot(&actor, strategy, cycle, organisation, as_of).await;
    let snapshot = snapshot.map_err(|e| desk.refuse(&e))?;
    let gaps = App::draft_gaps(snapshot.clone()).await.map_err(|e| desk.refuse(&e))?;
    let is_page = out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
    let made = if is_page {
        App::draft_as_page(snapshot, desk.lang).await.map(String::into_bytes)
    } else {
        app.typeset_draft(snapshot, desk.lang).await
    };
    console::write(out, &made.map_err(|e| desk.refuse(&e))?)?;
    for gap in &gaps {
        remark(desk, gap);
    }
    println!("{}", out.display());
    Ok(())
}

/// What a person should know of a report: on standard error, since it is no result.
fn remark(desk: &Desk, found: &Violation) {
    let words = problem::describe(desk.lang, &found.code, &found.params);
    // The whole report or the whole cycle is no place to look at.
    if matches!(found.field.as_str(), "report" | "cycle") {
        eprintln!("{words}");
    } else {
        eprintln!("{}: {words}", found.field);
    }
}

/// Every municipality's own report, a file each as soon as it is made.
async fn drafts(desk: &Desk, cycle: &CycleArgs, as_of: Option<DateTime<Utc>>, folder: &Path) -> Done {
    let app = desk.app().await?;
    let CycleArgs { strategy, cycle } = cycle;
    let making = app.municipal_drafts(&Desk::operator(), strategy, cycle, desk.lang, as_of).await;
    let mut making = making.map_err(|e| desk.refuse(&e))?;
    let bar = console::progress_bar(making.left(), t!(desk.lang, "cli-drafts", cycle = cycle.as_str()));
    while let Some(made) = making.next().await {
        let (code, pdf) = made.map_err(|e| desk.refuse(&e))?;
        console::write(&folder.join(format!("{strategy}_{cycle}_{code}_{}.pdf", desk.lang.tag())), &pdf)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    making.gaps().iter().for_each(|gap| remark(desk, gap));
    println!("{}", folder.display());
    Ok(())
}
