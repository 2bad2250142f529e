//! `malspar audit verify`

use malspar_words::t;

use super::Desk;
use crate::{cli::AuditCommand, console::Done};

pub(crate) async fn run(desk: &Desk, command: AuditCommand) -> Done {
    let AuditCommand::Verify { noted } = command;
    let app = desk.app().await?;
    let head = app.verify_audit(&Desk::operator(), noted.as_ref()).await.map_err(|e| desk.refuse(&e))?;
    println!("{}", t!(desk.lang, "cli-audit-whole", n = head.sequence, head = head.to_string()));
    Ok(())
}
