//! `malspar register region | rename | succeed`

use malspar_words::t;

use super::Desk;
use crate::{cli::RegisterCommand, console::Done};

pub(crate) async fn run(desk: &Desk, command: RegisterCommand) -> Done {
    let actor = Desk::operator();
    // A region is what a new database begins with.
    let begins = matches!(command, RegisterCommand::Region { .. });
    let app = if begins { desk.new_app().await? } else { desk.app().await? };
    let (code, done) = match command {
        RegisterCommand::Region { code, name } => {
            app.load_register(&actor).await.map_err(|e| desk.refuse(&e))?;
            let done = app.add_region(&actor, &code, &name).await;
            (code, done)
        }
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
