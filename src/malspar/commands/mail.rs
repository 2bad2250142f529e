//! `malspar mail bounced`: what a mail server says days after it took a mail.

mod report;

use std::{
    io::{Read, stdin},
    path::{Path, PathBuf},
};

use malspar_words::t;

use self::report::{Fate, Report};
use super::Desk;
use crate::{
    cli::MailCommand,
    console::{self, Done, Refusal},
};

/// A report is short; what it repeats of the mail is not needed further than its head.
const LONGEST: usize = 1_000_000;

pub(crate) async fn run(desk: &Desk, command: MailCommand) -> Done {
    let MailCommand::Bounced { file } = command;
    bounced(desk, file).await
}

async fn bounced(desk: &Desk, file: Option<PathBuf>) -> Done {
    let bytes = match &file {
        Some(file) => console::read_at_most(file, LONGEST)?,
        None => piped()?,
    };
    let not = || Refusal::new(t!(desk.lang, "cli-mail-no-report"));
    let Report { mail, fate, said } = Report::read(&bytes).ok_or_else(not)?;
    if fate == Fate::Underway {
        println!("{}", t!(desk.lang, "cli-mail-underway", id = mail.0.to_string(), said = said));
        return Ok(());
    }
    let app = desk.app().await?;
    let noted = app.note_bounce(&Desk::operator(), mail, &said).await.map_err(|e| desk.refuse(&e))?;
    let noted = if noted { "yes" } else { "no" };
    println!("{}", t!(desk.lang, "cli-mail-bounced", id = mail.0.to_string(), said = said, noted = noted));
    Ok(())
}

fn piped() -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    stdin().take(limit).read_to_end(&mut bytes).map_err(Refusal::system(Path::new("-")))?;
    Ok(bytes)
}
