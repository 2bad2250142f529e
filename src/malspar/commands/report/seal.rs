//! `malspar report seal`

use std::{io, sync::Arc};

use malspar_app::{
    App,
    editions::{Preflight, SealOrder},
    keys::{self, PublicKey, Signer},
};
use malspar_domain::{
    edition::EditionKind,
    lang::Text,
    violation::{Severity, Violation},
};
use malspar_words::{problem, t};

use super::{Desk, person};
use crate::{
    cli::SealArgs,
    console::{self, Done, Refusal},
};

pub(super) async fn run(desk: &Desk, args: SealArgs) -> Done {
    let app = desk.app().await?;
    let kind = if args.consultation { EditionKind::Consultation } else { EditionKind::Sealed };
    let (slug, cycle) = (&args.cycle.strategy, &args.cycle.cycle);
    if args.dry_run {
        let preflight = app.preflight(&person(), slug, cycle, kind).await.map_err(|e| desk.refuse(&e))?;
        tell(desk, &preflight);
        return if preflight.missing.iter().any(|v| v.severity == Severity::Error) && !args.leave_out {
            Err(Refusal::new(t!(desk.lang, "cli-seal-would-refuse")))
        } else {
            Ok(())
        };
    }
    let reasons = args.because.iter().map(|sv| Text { sv: sv.clone(), en: None }).collect();
    let order = SealOrder { kind, reasons, leave_out: args.leave_out };
    let signer = signer(desk, &app).await?;
    if args.municipalities || args.organisation.is_some() {
        return municipalities(desk, &app, &args, &order, &signer).await;
    }
    let sealed = app.seal(&person(), slug, cycle, &order, &signer).await.map_err(|e| desk.refuse(&e))?;
    tell(desk, &sealed.preflight);
    println!("{}", sealed.key);
    Ok(())
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
    let sealed = sealed.map_err(|e| desk.refuse(&e))?;
    if sealed.is_empty() {
        println!("{}", t!(desk.lang, "cli-nothing-to-seal"));
    }
    for key in sealed {
        println!("{key}");
    }
    Ok(())
}

/// What is missing from the edition and what it says otherwise than the one before: beside the result, for a person.
fn tell(desk: &Desk, preflight: &Preflight) {
    for Violation { field, code, params, .. } in &preflight.missing {
        let words = problem::describe(desk.lang, code, params);
        if field == "report" {
            eprintln!("{words}");
        } else {
            eprintln!("{field}: {words}");
        }
    }
    for difference in &preflight.differences {
        eprintln!("{}", difference.line(desk.lang));
    }
}

/// The key that signs here: that of the configuration, or one of the data folder. Examples are signed with a key that
/// proves nothing.
async fn signer(desk: &Desk, app: &App) -> Result<Arc<Signer>, Refusal> {
    let signer = if app.is_example().await.map_err(|e| desk.refuse(&e))? {
        keys::demo_signer()
    } else {
        match &desk.config.signing_key {
            Some(file) => keys::read(file),
            None => keys::signer(&desk.config.keys(), randomness),
        }
        .map_err(|e| desk.refuse(&e))?
    };
    keep_public_key(desk, &signer.public())?;
    Ok(Arc::new(signer))
}

/// Everybody may have the public key: it lies in the data folder, under the name of its id.
pub(crate) fn keep_public_key(desk: &Desk, key: &PublicKey) -> Result<std::path::PathBuf, Refusal> {
    keys::keep_public(&desk.config.keys(), key).map_err(|e| desk.refuse(&e))
}

/// The operating system's.
#[expect(clippy::disallowed_methods, reason = "this is the source that keys are made from")]
fn randomness() -> io::Result<[u8; 32]> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|e| io::Error::other(e.to_string()))?;
    Ok(seed)
}
