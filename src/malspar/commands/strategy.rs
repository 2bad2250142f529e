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

/// What a pack moves in the timetable is told before it is taken in; with `dry_run` that is all.
async fn import(desk: &Desk, file: &Path, dry_run: bool) -> Done {
    // A dry run makes no database.
    let app = if dry_run { desk.app().await? } else { desk.new_app().await? };
    if !dry_run {
        app.load_register(&Desk::operator()).await.map_err(|e| desk.refuse(&e))?;
    }
    let text = console::read_text(file)?;
    let moves = app.try_strategy(&Desk::operator(), &text).await.map_err(|e| in_file(desk, file, &e))?;
    for one in &moves {
        println!("{}", moved(desk, one));
    }
    if dry_run {
        if moves.is_empty() {
            println!("{}", t!(desk.lang, "cli-strategy-unmoved"));
        }
        println!("{}", t!(desk.lang, "cli-strategy-dry"));
        return Ok(());
    }
    let imported = app.import_strategy(&Desk::operator(), &text).await;
    let imported = imported.map_err(|e| in_file(desk, file, &e))?;
    let (slug, version) = (imported.slug.as_str(), imported.version);
    let said = if imported.changed {
        t!(desk.lang, "cli-strategy-imported", slug = slug, version = version)
    } else {
        t!(desk.lang, "cli-strategy-unchanged", slug = slug, version = version)
    };
    println!("{said}");
    if imported.changed && !imported.differs.is_empty() {
        println!("{}", differs(desk, &imported));
    }
    Ok(())
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
