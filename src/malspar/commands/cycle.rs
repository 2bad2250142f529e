//! `malspar cycle open | review | notes`; the texts have a file of their own

use malspar_words::{date, problem, t};
use malspar_worker::Worker;

use super::{Desk, texts};
use crate::{cli::CycleCommand, console::Done};

pub(crate) async fn run(desk: &Desk, command: CycleCommand) -> Done {
    let (app, actor) = (desk.app().await?, Desk::operator());
    match command {
        CycleCommand::Open { cycle } => {
            app.open_cycle(&actor, &cycle.strategy, &cycle.cycle).await.map_err(|e| desk.refuse(&e))?;
            println!("{}", t!(desk.lang, "cli-cycle-open", cycle = cycle.cycle.as_str()));
        }
        CycleCommand::Review { cycle } => {
            app.begin_review(&actor, &cycle.strategy, &cycle.cycle).await.map_err(|e| desk.refuse(&e))?;
            Worker::new(app, actor, "review").run_until_idle().await.map_err(|e| desk.refuse(&e))?;
            println!("{}", t!(desk.lang, "cli-cycle-review", cycle = cycle.cycle.as_str()));
        }
        CycleCommand::Texts(command) => texts::run(desk, &app, command).await?,
        CycleCommand::Notes { cycle } => {
            let (slug, key) = (&cycle.strategy, &cycle.cycle);
            let asked = app.extension_requests(&actor, slug, key).await.map_err(|e| desk.refuse(&e))?;
            let notes = app.review_notes(&actor, slug, key).await.map_err(|e| desk.refuse(&e))?;
            if notes.is_empty() && asked.is_empty() {
                println!("{}", t!(desk.lang, "cli-no-notes"));
            }
            for (who, request) in asked {
                let (until, reason) = (date::long(desk.lang, request.until), request.reason);
                let who = who.as_str();
                println!("{}", t!(desk.lang, "cli-asks-for-time", who = who, until = until, reason = reason));
            }
            for (who, note) in notes {
                println!("{who} {}: {}", note.field, problem::describe(desk.lang, &note.code, &note.params));
            }
        }
    }
    Ok(())
}
