//! `malspar history template | import`

use malspar_app::{App, FormFormat, MAX_FORM_FILE, figures_by_hand::HistoryChange};
use malspar_words::{Lang, problem, t};

use super::Desk;
use crate::{
    cli::HistoryCommand,
    console::{self, Done, Refusal},
};

pub(crate) async fn run(desk: &Desk, command: HistoryCommand) -> Done {
    let (app, lang, actor) = (desk.app().await?, desk.lang, Desk::operator());
    match command {
        HistoryCommand::Template { strategy, out, force } => {
            console::files::check_ending(&out, &["xlsx", "csv"], ".xlsx, .csv")?;
            let made = app.history_template(&actor, &strategy, FormFormat::of(&out), lang).await;
            let table = made.map_err(|e| desk.refuse(&e))?;
            // Somebody may have filled in the one that is there.
            if force {
                console::write(&out, &table)?;
            } else {
                console::files::write_new(&out, &table)?;
            }
            println!("{}", out.display());
        }
        HistoryCommand::Import { file, strategy, source, retrieved, dry_run } => {
            let bytes = console::read_at_most(&file, MAX_FORM_FILE)?;
            let read = app.import_history(&actor, &strategy, bytes, &source, retrieved, dry_run).await;
            let read = read.map_err(|e| desk.refuse(&e))?;
            let wrong = read.wrong.iter().map(|one| {
                let words = problem::describe(lang, &one.violation.code, &one.violation.params);
                format!("{}:{}: {words}", file.display(), one.cell)
            });
            let wrong: Vec<_> = wrong.collect();
            if !wrong.is_empty() {
                return Err(Refusal::new(format!(
                    "{}\n{}",
                    wrong.join("\n"),
                    t!(lang, "cli-nothing-stored")
                )));
            }
            for change in &read.changes {
                println!("{}", changed(lang, change));
            }
            let (changed, n) = (read.changes.len(), read.changes.len() + read.same);
            let said = if dry_run {
                t!(lang, "cli-history-tried", changed = changed, n = n)
            } else {
                t!(lang, "cli-history-imported", changed = changed, n = n)
            };
            println!("{said}");
        }
    }
    Ok(())
}

/// `TS1@1880 2023: Nej → Ja`
fn changed(lang: Lang, change: &HistoryChange) -> String {
    let text = |answer| App::answer_text(&change.indicator, answer, lang);
    let before = change.before.as_ref().map_or_else(|| t!(lang, "figures-no-figure"), text);
    let field = change.key.field(&change.key.about);
    let after = text(&change.after);
    format!("{field} {} {}: {before} → {after}", change.name, change.cycle.key)
}
