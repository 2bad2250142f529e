//! `malspar submission submit | return | approve`

use malspar_domain::submission::SubmissionAct;
use malspar_words::{problem, t};

use super::Desk;
use crate::{cli::SubmissionCommand, console::Done};

pub(crate) async fn run(desk: &Desk, command: SubmissionCommand) -> Done {
    let (app, actor) = (desk.app().await?, Desk::operator());
    let (answers, act) = match command {
        SubmissionCommand::Submit { answers } => (answers, SubmissionAct::Submit),
        SubmissionCommand::Return { answers, reason } => (answers, SubmissionAct::Return { reason }),
        SubmissionCommand::Approve { answers } => (answers, SubmissionAct::Approve),
    };
    let (slug, key, who) = (&answers.cycle.strategy, &answers.cycle.cycle, &answers.organisation);
    if act == SubmissionAct::Submit {
        let warnings = app.submit(&actor, slug, key, who).await.map_err(|e| desk.refuse(&e))?;
        for v in warnings {
            let words = problem::describe(desk.lang, &v.code, &v.params);
            eprintln!("{}: {}: {words}", v.field, t!(desk.lang, "check-look"));
        }
        println!("{}", t!(desk.lang, "cli-submitted", organisation = who.as_str()));
        return Ok(());
    }
    let said = match act {
        SubmissionAct::Return { .. } => t!(desk.lang, "cli-returned", organisation = who.as_str()),
        _ => t!(desk.lang, "cli-approved", organisation = who.as_str()),
    };
    app.act_on_submission(&actor, slug, key, who, act).await.map_err(|e| desk.refuse(&e))?;
    println!("{said}");
    Ok(())
}
