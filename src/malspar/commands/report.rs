//! `malspar report render | seal | publish | withdraw | list | export | difference | verify`

mod edition;
mod seal;
mod verify;

use std::path::Path;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::OrganisationCode,
    role::{Actor, Role},
};
use malspar_words::t;

use super::Desk;
use crate::{
    cli::{CycleArgs, ReportCommand},
    console::{self, Done},
};

pub(crate) use seal::keep_public_key;

pub(crate) async fn run(desk: &Desk, command: ReportCommand) -> Done {
    match command {
        ReportCommand::Render { cycle, all: true, as_of, out, .. } => drafts(desk, &cycle, as_of, &out).await,
        ReportCommand::Render { cycle, organisation, as_of, out, .. } => {
            draft(desk, &cycle, organisation.as_ref(), as_of, &out).await
        }
        ReportCommand::Seal(args) => seal::run(desk, args).await,
        ReportCommand::Publish { editions } => edition::publish(desk, &editions).await,
        ReportCommand::Withdraw { edition, because } => edition::withdraw(desk, &edition, because).await,
        ReportCommand::List { strategy } => edition::list(desk, &strategy).await,
        ReportCommand::Export { edition, out } => edition::export(desk, &edition, &out).await,
        ReportCommand::Difference { before, after } => edition::difference(desk, &before, &after).await,
        ReportCommand::Verify { file, manifest, key } => {
            verify::run(desk, &file, manifest.as_deref(), key.as_deref()).await
        }
    }
}

/// Locking and publishing are a person's acts: whoever sits at the machine, not the program.
fn person() -> Actor {
    Actor { role: Role::Administrator, ..Desk::operator() }
}

async fn draft(
    desk: &Desk,
    cycle: &CycleArgs,
    organisation: Option<&OrganisationCode>,
    as_of: Option<DateTime<Utc>>,
    out: &Path,
) -> Done {
    let (app, actor) = (desk.app().await?, Desk::operator());
    let CycleArgs { strategy, cycle } = cycle;
    let is_page = out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
    let made = if is_page {
        let page = app.draft_page(&actor, strategy, cycle, organisation, desk.lang, as_of).await;
        page.map(String::into_bytes)
    } else {
        app.draft_report(&actor, strategy, cycle, organisation, desk.lang, as_of).await
    };
    console::write(out, &made.map_err(|e| desk.refuse(&e))?)?;
    println!("{}", out.display());
    Ok(())
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
    println!("{}", folder.display());
    Ok(())
}
