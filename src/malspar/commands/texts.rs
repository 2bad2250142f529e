//! `malspar cycle texts import | export | check`

use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use malspar_app::{App, Error};
use malspar_words::t;

use super::{Desk, strategy::in_file};
use crate::{
    cli::{CycleArgs, TextsCommand},
    console::{self, Done, Refusal},
};

pub(super) async fn run(desk: &Desk, app: &App, command: TextsCommand) -> Done {
    match command {
        TextsCommand::Import { file, of, dry_run } => {
            let (given, actor) = (console::read_text(&file)?, Desk::operator());
            let imported = app.import_narratives(&actor, &of.strategy, &of.cycle, &given, dry_run).await;
            let imported = imported.map_err(|e| in_file(desk, &file, &e))?;
            warn(desk, &file, imported.warnings);
            tell_gaps(desk, app, &file, &of, &given).await?;
            let (cycle, version) = (of.cycle.as_str(), imported.version);
            println!(
                "{}",
                match (imported.changed, dry_run) {
                    (false, _) => t!(desk.lang, "cli-texts-unchanged", cycle = cycle, version = version),
                    (true, false) => t!(desk.lang, "cli-texts-imported", cycle = cycle, version = version),
                    (true, true) => t!(desk.lang, "cli-texts-would", cycle = cycle, version = version),
                }
            );
            if let Some((version, at)) = imported.before.filter(|_| !imported.gone.is_empty()) {
                let (parts, time) =
                    (imported.gone.join(", "), at.to_rfc3339_opts(SecondsFormat::AutoSi, true));
                let strategy = of.strategy.as_str();
                println!(
                    "{}",
                    t!(
                        desk.lang,
                        "cli-texts-gone",
                        parts = parts,
                        version = version,
                        strategy = strategy,
                        cycle = cycle,
                        time = time
                    )
                );
            }
        }
        TextsCommand::Export { of, as_of } => print!("{}", stored(desk, app, &of, as_of).await?),
        TextsCommand::Check { file, of } => {
            let (given, place) = match file {
                Some(file) => (console::read_text(&file)?, file),
                // The lines are those of an export.
                None => (stored(desk, app, &of, None).await?, format!("{}-{}", of.strategy, of.cycle).into()),
            };
            let checked = app.check_narratives(&Desk::operator(), &of.strategy, &of.cycle, &given).await;
            let warnings = checked.map_err(|e| in_file(desk, &place, &e))?;
            let n = warnings.len();
            warn(desk, &place, warnings);
            tell_gaps(desk, app, &place, &of, &given).await?;
            println!("{}", t!(desk.lang, "cli-texts-good", cycle = of.cycle.as_str(), n = n));
        }
    }
    Ok(())
}

/// What has been written for the cycle, or had been then, as a file.
async fn stored(
    desk: &Desk,
    app: &App,
    of: &CycleArgs,
    as_of: Option<DateTime<Utc>>,
) -> Result<String, Refusal> {
    let (cycle, actor) = (of.cycle.as_str(), Desk::operator());
    let found = app.export_narratives(&actor, &of.strategy, &of.cycle, as_of).await;
    let none = || {
        Refusal::new(match as_of {
            None => t!(desk.lang, "cli-texts-none", cycle = cycle),
            Some(_) => t!(desk.lang, "cli-texts-then", cycle = cycle),
        })
    };
    found.map_err(|e| desk.refuse(&e))?.ok_or_else(none)
}

/// References that have no figure now. Before the answers come that is every one: the first are told, and how many there
/// are.
async fn tell_gaps(desk: &Desk, app: &App, file: &Path, of: &CycleArgs, given: &str) -> Done {
    const TOLD: usize = 10;
    let gaps = app.narrative_gaps(&Desk::operator(), &of.strategy, &of.cycle, given).await;
    let mut gaps = gaps.map_err(|e| desk.refuse(&e))?;
    let more = gaps.len().saturating_sub(TOLD);
    gaps.truncate(TOLD);
    warn(desk, file, gaps);
    if more > 0 {
        eprintln!("{}", t!(desk.lang, "cli-texts-more-gaps", n = more));
    }
    Ok(())
}

/// On standard error, since it is no result.
fn warn(desk: &Desk, file: &Path, warnings: Vec<malspar_app::PackProblem>) {
    if !warnings.is_empty() {
        eprintln!("{}", in_file(desk, file, &Error::Pack(warnings)).words(desk.lang));
    }
}
