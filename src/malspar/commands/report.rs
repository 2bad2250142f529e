//! `malspar report render`

use super::Desk;
use crate::{
    cli::ReportCommand,
    console::{self, Done},
};

pub(crate) async fn run(desk: &Desk, command: ReportCommand) -> Done {
    let ReportCommand::Render { cycle, organisation, as_of, out } = command;
    let app = desk.app().await?;
    let pdf = app
        .draft_report(
            &Desk::operator(),
            &cycle.strategy,
            &cycle.cycle,
            organisation.as_ref(),
            desk.lang,
            as_of,
        )
        .await
        .map_err(|e| desk.refuse(&e))?;
    console::write(&out, &pdf)?;
    println!("{}", out.display());
    Ok(())
}
