//! `malspar series import`

use malspar_words::t;

use super::Desk;
use crate::{
    cli::SeriesCommand,
    console::{self, Done},
};

pub(crate) async fn run(desk: &Desk, command: SeriesCommand) -> Done {
    let SeriesCommand::Import { file, source } = command;
    let (app, actor) = (desk.app().await?, Desk::operator());
    let table = console::read(&file)?;
    let imported = app.import_series(&actor, &table, &source).await.map_err(|e| desk.refuse(&e))?;
    println!("{}", t!(desk.lang, "cli-series-imported", changed = imported.changed, n = imported.values));
    Ok(())
}
