//! `malspar strategy check | import | export`

use std::path::Path;

use malspar_app::{App, Error, strategies::ImportedStrategy};
use malspar_domain::{code::IndicatorCode, cycle_plan::Move};
use malspar_words::{list, schedule, t};

use super::Desk;
use crate::{
    cli::StrategyCommand,
    console::{self, Done, Refusal},
};

pub(crate) async fn run(desk: &Desk, command: StrategyCommand) -> Done {
    match command {
        StrategyCommand::Check { file } => {
            let strategy =
                App::check_strategy(&console::read_text(&file)?).map_err(|e| in_file(desk, &file, &e))?;
            let n = strategy.indicators.len();
            println!("{}", t!(desk.lang, "cli-strategy-good", slug = strategy.slug.as_str(), n = n));
        }
        StrategyCommand::Import { file, dry_run } => import(desk, &file, dry_run).await?,
        StrategyCommand::Export { slug } => {
            let app = desk.app().await?;
            let pack = app.export_strategy(&Desk::operator(), &slug).await.map_err(|e| desk.refuse(&e))?;
            print!("{pack}");
        }
    }
    Ok(())
}

/// Takes a pack in and tells what that moves in the timetable; with `dry_run` it is told and nothing is taken in.
async fn import(desk: &Desk, file: &Path, dry_run: bool) -> Done {
    let (actor, text) = (Desk::operator(), console::read_text(file)?);
    let imported = if dry_run {
        // Where there is no database none is made.
        desk.app().await?.try_strategy(&actor, &text).await
    } else {
        let app = desk.new_app().await?;
        app.load_register(&actor).await.map_err(|e| desk.refuse(&e))?;
        app.import_strategy(&actor, &text).await
    };
    let imported = imported.map_err(|e| in_file(desk, file, &e))?;
    for one in &imported.moves {
        println!("{}", moved(desk, one));
    }
    if dry_run && imported.moves.is_empty() {
        println!("{}", t!(desk.lang, "cli-strategy-unmoved"));
    }
    println!("{}", said(desk, &imported, dry_run));
    if imported.changed && !imported.differs.is_empty() {
        println!("{}", differs(desk, &imported));
    }
    Ok(())
}

fn said(desk: &Desk, imported: &ImportedStrategy, dry_run: bool) -> String {
    let (slug, version) = (imported.slug.as_str(), imported.version);
    match (dry_run, imported.changed) {
        (true, _) => t!(desk.lang, "cli-strategy-dry"),
        (false, true) => t!(desk.lang, "cli-strategy-imported", slug = slug, version = version),
        (false, false) => t!(desk.lang, "cli-strategy-unchanged", slug = slug, version = version),
    }
}

fn differs(desk: &Desk, imported: &ImportedStrategy) -> String {
    let codes: Vec<_> = imported.differs.iter().map(IndicatorCode::as_str).collect();
    let codes = list::and(desk.lang, &codes);
    match imported.applies_from {
        Some(year) => t!(desk.lang, "cli-strategy-from", codes = codes, year = year.to_string()),
        None => t!(desk.lang, "cli-strategy-at-once", codes = codes),
    }
}

fn moved(desk: &Desk, one: &Move) -> String {
    let time = |at: Option<chrono::NaiveDateTime>| match at {
        Some(at) => schedule::day_or_moment(desk.lang, one.step, at),
        None => t!(desk.lang, "catalogue-moves-none"),
    };
    t!(
        desk.lang,
        "cli-strategy-move",
        cycle = one.cycle.as_str(),
        step = schedule::step(desk.lang, one.step),
        from = time(one.from),
        to = time(one.to)
    )
}

/// Every line of the refusal begins with the file, as editors expect it.
pub(super) fn in_file(desk: &Desk, file: &Path, error: &Error) -> Refusal {
    let said = desk.refuse(error).words(desk.lang);
    let lines: Vec<_> = said.lines().map(|l| format!("{}:{l}", file.display())).collect();
    Refusal::new(lines.join("\n"))
}
