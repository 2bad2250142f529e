//! `malspar strategy check | import | export`

use std::path::Path;

use malspar_app::{App, Error};
use malspar_domain::code::IndicatorCode;
use malspar_words::{list, t};

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
        StrategyCommand::Import { file } => {
            let app = desk.new_app().await?;
            app.load_register(&Desk::operator()).await.map_err(|e| desk.refuse(&e))?;
            let imported = app
                .import_strategy(&Desk::operator(), &console::read_text(&file)?)
                .await
                .map_err(|e| in_file(desk, &file, &e))?;
            let (slug, version) = (imported.slug.as_str(), imported.version);
            let said = if imported.changed {
                t!(desk.lang, "cli-strategy-imported", slug = slug, version = version)
            } else {
                t!(desk.lang, "cli-strategy-unchanged", slug = slug, version = version)
            };
            println!("{said}");
            if imported.changed && !imported.differs.is_empty() {
                let codes: Vec<_> = imported.differs.iter().map(IndicatorCode::as_str).collect();
                let codes = list::and(desk.lang, &codes);
                println!(
                    "{}",
                    match imported.applies_from {
                        Some(year) =>
                            t!(desk.lang, "cli-strategy-from", codes = codes, year = year.to_string()),
                        None => t!(desk.lang, "cli-strategy-at-once", codes = codes),
                    }
                );
            }
        }
        StrategyCommand::Export { slug } => {
            let app = desk.app().await?;
            let pack = app.export_strategy(&Desk::operator(), &slug).await.map_err(|e| desk.refuse(&e))?;
            print!("{pack}");
        }
    }
    Ok(())
}

/// Every line of the refusal begins with the file, as editors expect it.
pub(super) fn in_file(desk: &Desk, file: &Path, error: &Error) -> Refusal {
    let said = desk.refuse(error).words(desk.lang);
    let lines: Vec<_> = said.lines().map(|l| format!("{}:{l}", file.display())).collect();
    Refusal::new(lines.join("\n"))
}
