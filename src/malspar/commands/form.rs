//! `malspar form export | import`

use malspar_app::{App, forms::Replaced};
use malspar_app::{FormFormat, MAX_FORM_FILE};
use malspar_domain::submission::Answer;
use malspar_words::{Lang, problem, t};

use super::Desk;
use crate::{
    cli::FormCommand,
    console::{self, Done},
};

pub(crate) async fn run(desk: &Desk, command: FormCommand) -> Done {
    let (app, lang, actor) = (desk.app().await?, desk.lang, Desk::operator());
    match command {
        FormCommand::Export { cycle, organisation, out, force } => {
            console::files::check_ending(&out, &["xlsx", "csv"], ".xlsx, .csv")?;
            let form = app
                .export_form_as(
                    FormFormat::of(&out),
                    &actor,
                    &cycle.strategy,
                    &cycle.cycle,
                    &organisation,
                    lang,
                )
                .await
                .map_err(|e| desk.refuse(&e))?;
            // Somebody may have filled in the one that is there.
            if force {
                console::write(&out, &form)?;
            } else {
                console::files::write_new(&out, &form)?;
            }
            println!("{}", out.display());
        }
        FormCommand::Import { file, dry_run } => {
            let bytes = console::read_at_most(&file, MAX_FORM_FILE)?;
            let imported = app.import_form(&actor, &bytes, dry_run).await.map_err(|e| desk.refuse(&e))?;
            for warning in &imported.warnings {
                let words = problem::describe(lang, &warning.violation.code, &warning.violation.params);
                eprintln!("{}: {}: {words}", warning.place(lang), t!(lang, "check-look"));
            }
            for (key, replaced) in imported.changed.iter().zip(&imported.replaced) {
                let (before, after) = foretold(lang, replaced);
                println!("{}: {before} → {after}", key.field(&imported.organisation));
            }
            for key in &imported.overwritten {
                eprintln!("{}", t!(lang, "cli-form-overwritten", field = key.field(&imported.organisation)));
            }
            let said = t!(
                lang,
                "cli-form-read",
                organisation = imported.organisation.as_str(),
                answered = imported.answered,
                asked = imported.asked,
                changed = imported.changed.len()
            );
            println!("{said}");
            if dry_run {
                println!("{}", t!(lang, "cli-nothing-stored"));
            }
        }
    }
    Ok(())
}

/// What an answer was and what it becomes, each on one line; with its comment where that is another.
fn foretold(lang: Lang, replaced: &Replaced) -> (String, String) {
    let remark = |answer: Option<&Answer>| answer.and_then(|a| a.comment.clone()).unwrap_or_default();
    let sides = [replaced.before.as_ref(), replaced.after.as_ref()];
    let another = remark(sides[0]) != remark(sides[1]);
    let [before, after] = sides.map(|answer| {
        let words = answer.map(|answer| App::answer_text(&replaced.indicator, answer, lang));
        let words = words.unwrap_or_else(|| t!(lang, "cli-form-nothing"));
        let comment =
            Some(remark(answer)).filter(|comment| another && !comment.is_empty() && *comment != words);
        let said = comment.map_or(words.clone(), |comment| format!("{words} – {comment}"));
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    (before, after)
}
