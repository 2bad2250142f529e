//! `malspar report seal`

use std::sync::Arc;

use malspar_app::{
    App, Error,
    editions::{Preflight, SealOrder, Sealed},
    keys::Signer,
};
use malspar_domain::{edition::EditionKind, lang::Text, violation::Violation};
use malspar_words::{Lang, problem, t};

use super::{Desk, key, person, remark};
use crate::{
    cli::SealArgs,
    console::{self, Done, Refusal},
};

pub(super) async fn run(desk: &Desk, args: &SealArgs) -> Done {
    let app = desk.app().await?;
    let order = SealOrder {
        kind: if args.consultation { EditionKind::Consultation } else { EditionKind::Sealed },
        reasons: args.because.iter().map(|sv| Text { sv: sv.clone(), en: None }).collect(),
        leave_out: args.leave_out,
        with_gaps: args.with_gaps,
    };
    let is_municipal = args.municipalities || args.organisation.is_some();
    match (args.dry_run, is_municipal) {
        (true, false) => try_region(desk, &app, args, &order).await,
        (true, true) => try_municipalities(desk, &app, args, &order).await,
        (false, false) => {
            let signer = key::signer(desk, &app, args.new_key).await?;
            region(desk, &app, args, &order, &signer).await
        }
        (false, true) => {
            let signer = key::signer(desk, &app, args.new_key).await?;
            municipalities(desk, &app, args, &order, &signer).await
        }
    }
}

async fn region(desk: &Desk, app: &App, args: &SealArgs, order: &SealOrder, signer: &Arc<Signer>) -> Done {
    let (slug, cycle) = (&args.cycle.strategy, &args.cycle.cycle);
    let sealed = app.seal(&person(), slug, cycle, order, signer).await;
    let Sealed { key, preflight, closed } = sealed.map_err(|e| refusal(desk, &e))?;
    tell(desk, &preflight);
    println!("{key}");
    let (number, cycle) = (key.number, key.cycle.as_str());
    match key.kind {
        EditionKind::Consultation => {
            println!("{}", t!(desk.lang, "cli-sealed-draft", number = number, cycle = cycle));
        }
        EditionKind::Sealed => {
            println!("{}", t!(desk.lang, "cli-sealed", number = number));
            if closed {
                println!("{}", t!(desk.lang, "cli-sealed-closed", cycle = cycle));
            }
            println!("{}", t!(desk.lang, "cli-sealed-next", edition = key.to_string()));
        }
    }
    Ok(())
}

async fn try_region(desk: &Desk, app: &App, args: &SealArgs, order: &SealOrder) -> Done {
    let (slug, cycle) = (&args.cycle.strategy, &args.cycle.cycle);
    let preflight = app.preflight(&person(), slug, cycle, order).await.map_err(|e| desk.refuse(&e))?;
    tell(desk, &preflight);
    // What is missing has been told.
    let others = preflight.refused.iter().filter(|refused| !preflight.missing.contains(refused));
    let others: Vec<_> = others.cloned().collect();
    let says_so = others.iter().any(|refused| refused.code == "seal-nothing-differs");
    if let Some(before) = preflight.before.filter(|_| preflight.differences.is_empty() && !says_so) {
        println!("{}", t!(desk.lang, "cli-seal-same", edition = before.to_string()));
    }
    if preflight.refused.is_empty() {
        println!("{}", t!(desk.lang, "cli-seal-would"));
        return Ok(());
    }
    Err(would_refuse(desk.lang, &others, &preflight.refused))
}

async fn municipalities(
    desk: &Desk,
    app: &App,
    args: &SealArgs,
    order: &SealOrder,
    signer: &Arc<Signer>,
) -> Done {
    let (slug, cycle) = (&args.cycle.strategy, &args.cycle.cycle);
    let bar = console::progress_bar(0, t!(desk.lang, "cli-sealing", cycle = cycle.as_str()));
    let done = |n: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(n as u64);
    };
    let only = args.organisation.as_ref();
    let sealed = app.seal_municipalities(&person(), slug, cycle, only, order, signer, &done).await;
    bar.finish_and_clear();
    let sealed = sealed.map_err(|e| refusal(desk, &e))?;
    for key in &sealed {
        println!("{key}");
    }
    println!(
        "{}",
        match (sealed.len(), order.kind) {
            (0, _) => t!(desk.lang, "cli-nothing-to-seal"),
            (n, EditionKind::Sealed) => t!(desk.lang, "cli-sealed-each", n = n),
            (n, EditionKind::Consultation) => t!(desk.lang, "cli-sealed-drafts-each", n = n),
        }
    );
    Ok(())
}

async fn try_municipalities(desk: &Desk, app: &App, args: &SealArgs, order: &SealOrder) -> Done {
    let (slug, cycle) = (&args.cycle.strategy, &args.cycle.cycle);
    let only = args.organisation.as_ref();
    let would = app.preflight_municipalities(&person(), slug, cycle, only, order).await;
    let would = would.map_err(|e| desk.refuse(&e))?;
    for key in &would.keys {
        println!("{}", t!(desk.lang, "cli-seal-would-each", edition = key.to_string()));
    }
    if !would.refused.is_empty() {
        return Err(would_refuse(desk.lang, &would.refused, &would.refused));
    }
    if would.keys.is_empty() {
        println!("{}", t!(desk.lang, "cli-nothing-to-seal"));
    }
    println!("{}", t!(desk.lang, "cli-seal-would"));
    Ok(())
}

/// What is missing from the edition and what it says otherwise than the one before: beside the result, for a person.
fn tell(desk: &Desk, preflight: &Preflight) {
    for found in &preflight.missing {
        remark(desk, found);
    }
    for difference in &preflight.differences {
        eprintln!("{}", difference.line(desk.lang));
    }
}

fn would_refuse(lang: Lang, said: &[Violation], all: &[Violation]) -> Refusal {
    let words = said.iter().map(|found| problem::describe(lang, &found.code, &found.params));
    let lines: Vec<_> = words.chain([t!(lang, "cli-seal-would-refuse")]).chain(hints(lang, all)).collect();
    Refusal::new(lines.join("\n"))
}

/// Why it was not locked, and what can be written for it to be.
fn refusal(desk: &Desk, error: &Error) -> Refusal {
    let words = desk.refuse(error).words(desk.lang);
    let hints = match error {
        Error::Refused(refused) => hints(desk.lang, refused),
        _ => Vec::new(),
    };
    Refusal::new([words].into_iter().chain(hints).collect::<Vec<_>>().join("\n"))
}

/// The flags that these refusals are answered with. The catalogue's words are for every reader; flags are for this one.
fn hints(lang: Lang, refused: &[Violation]) -> Vec<String> {
    let are = |codes: &[&str]| refused.iter().any(|found| codes.contains(&found.code.as_str()));
    let known = [
        (are(&["seal-no-reason"]), t!(lang, "cli-hint-because")),
        (are(&["seal-unchecked"]), t!(lang, "cli-hint-leave-out")),
        (are(&["seal-nobody", "text-figure-missing"]), t!(lang, "cli-hint-with-gaps")),
    ];
    known.into_iter().filter_map(|(is_needed, hint)| is_needed.then_some(hint)).collect()
}
