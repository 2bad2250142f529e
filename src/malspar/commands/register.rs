//! `malspar register rename | succeed`

use malspar_words::t;

use super::Desk;
use crate::{cli::RegisterCommand, console::Done};

pub(crate) async fn run(desk: &Desk, command: RegisterCommand) -> Done {
    let (app, actor) = (desk.app().await?, Desk::operator());
    let (code, done) = match command {
        RegisterCommand::Rename { code, name, from } => {
            let done = app.rename_municipality(&actor, &code, &name, from).await;
            (code, done)
        }
        RegisterCommand::Succeed { code, of, on, name } => {
            let done = app.succeed_municipalities(&actor, &of, &code, name.as_deref(), on).await;
            (code, done)
        }
    };
    done.map_err(|e| desk.refuse(&e))?;
    println!("{}", t!(desk.lang, "cli-register-changed", code = code.as_str()));
    Ok(())
}
