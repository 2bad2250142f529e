//! `malspar cycle texts import | export | check`

use std::path::Path;

use malspar_app::{App, Error};
use malspar_words::t;

use super::{
    Desk,
    strategy::{in_file, text},
};
use crate::{
    cli::{CycleArgs, TextsCommand},
    console::{Done, Refusal},
};

pub(super) async fn run(desk: &Desk, app: &App, command: TextsCommand) -> Done {
    match command {
        TextsCommand::Import { file, of, dry_run } => {
            let (given, actor) = (text(&file)?, Desk::operator());
            let imported = app.import_narratives(&actor, &of.strategy, &of.cycle, &given, dry_run).await;
            let imported = imported.map_err(|e| in_file(&file, &desk.refuse(&e)))?;
            warn(desk, &file, imported.warnings);
            let (cycle, version) = (of.cycle.as_str(), imported.version);
            println!(
                "{}",
                match (imported.changed, dry_run) {
                    (false, _) => t!(desk.lang, "cli-texts-unchanged", cycle = cycle, version = version),
                    (true, false) => t!(desk.lang, "cli-texts-imported", cycle = cycle, version = version),
                    (true, true) => t!(desk.lang, "cli-texts-would", cycle = cycle, version = version),
                }
            );
        }
        TextsCommand::Export { of } => print!("{}", stored(desk, app, &of).await?),
        TextsCommand::Check { file, of } => {
            let (given, place) = match file {
                Some(file) => (text(&file)?, file),
                // The lines are those of an export.
                None => (stored(desk, app, &of).await?, format!("{}-{}", of.strategy, of.cycle).into()),
            };
            let checked = app.check_narratives(&Desk::operator(), &of.strategy, &of.cycle, &given).await;
            let warnings = checked.map_err(|e| in_file(&place, &desk.refuse(&e)))?;
            let n = warnings.len();
            warn(desk, &place, warnings);
            println!("{}", t!(desk.lang, "cli-texts-good", cycle = of.cycle.as_str(), n = n));
        }
    }
    Ok(())
}

/// What has been written for the cycle, as a file.
async fn stored(desk: &Desk, app: &App, of: &CycleArgs) -> Result<String, Refusal> {
    let found = app.export_narratives(&Desk::operator(), &of.strategy, &of.cycle).await;
    let none = || Refusal::new(t!(desk.lang, "cli-texts-none", cycle = of.cycle.as_str()));
    found.map_err(|e| desk.refuse(&e))?.ok_or_else(none)
}

/// On standard error, since it is no result.
fn warn(desk: &Desk, file: &Path, warnings: Vec<malspar_app::PackProblem>) {
    if !warnings.is_empty() {
        eprintln!("{}", in_file(file, &desk.refuse(&Error::Pack(warnings))));
    }
}
