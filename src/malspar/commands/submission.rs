//! `malspar submission submit | return | approve | decline | extend | reopen | lock`

use malspar_domain::submission::SubmissionAct;
use malspar_words::{Args, date, problem, t, text};

use super::Desk;
use crate::{cli::SubmissionCommand, console::Done};

pub(crate) async fn run(desk: &Desk, command: SubmissionCommand) -> Done {
    let (app, actor) = (desk.app().await?, Desk::operator());
    let (answers, act) = match command {
        SubmissionCommand::Submit { answers } => (answers, SubmissionAct::Submit),
        SubmissionCommand::Return { answers, reason, only } => {
            (answers, SubmissionAct::Return { reason, scope: only })
        }
        SubmissionCommand::Approve { answers } => (answers, SubmissionAct::Approve),
        SubmissionCommand::Decline { answers, reason } => (answers, SubmissionAct::Decline { reason }),
        SubmissionCommand::Extend { answers, until, reason } => {
            (answers, SubmissionAct::Extend { until, reason })
        }
        SubmissionCommand::Reopen { answers, until, reason, only } => {
            (answers, SubmissionAct::Reopen { reason, scope: only, until })
        }
        SubmissionCommand::Lock { answers } => (answers, SubmissionAct::Lock),
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
    let key_of_words = format!("cli-act-{}", act.code());
    let until = act.until().map(|day| date::long(desk.lang, day)).unwrap_or_default();
    let said = Args::new().with("organisation", who.as_str()).with("date", until.as_str());
    app.act_on_submission(&actor, slug, key, who, act).await.map_err(|e| desk.refuse(&e))?;
    println!("{}", text(desk.lang, &key_of_words, &said));
    Ok(())
}
