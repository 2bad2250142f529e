//! `malspar cycle open | review | notes`; the texts have a file of their own

use malspar_words::{problem, t};
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
            let notes = app.review_notes(&actor, &cycle.strategy, &cycle.cycle).await;
            let notes = notes.map_err(|e| desk.refuse(&e))?;
            if notes.is_empty() {
                println!("{}", t!(desk.lang, "cli-no-notes"));
            }
            for (who, note) in notes {
                println!("{who} {}: {}", note.field, problem::describe(desk.lang, &note.code, &note.params));
            }
        }
    }
    Ok(())
}
