//! `malspar report publish | withdraw | list | export | difference`

use std::path::Path;

use malspar_app::editions::{EditionKey, EditionRecord};
use malspar_domain::{clock, code::Slug, edition::EditionKind};
use malspar_words::{date, t};

use super::{Desk, person};
use crate::console::{self, Done};

pub(super) async fn publish(desk: &Desk, editions: &[EditionKey]) -> Done {
    let app = desk.app().await?;
    for key in editions {
        app.publish(&person(), key).await.map_err(|e| desk.refuse(&e))?;
        println!("{}", t!(desk.lang, "cli-published", edition = key.to_string()));
    }
    Ok(())
}

pub(super) async fn withdraw(desk: &Desk, key: &EditionKey, because: String) -> Done {
    let app = desk.app().await?;
    app.withdraw(&person(), key, because).await.map_err(|e| desk.refuse(&e))?;
    println!("{}", t!(desk.lang, "cli-withdrawn", edition = key.to_string()));
    Ok(())
}

pub(super) async fn list(desk: &Desk, strategy: &Slug) -> Done {
    let app = desk.app().await?;
    for edition in app.editions(&person(), strategy).await.map_err(|e| desk.refuse(&e))? {
        let day = date::long(desk.lang, clock::local_date(edition.sealed_at));
        let (key, state) = (edition.key.to_string(), state(&edition));
        println!("{}", t!(desk.lang, "cli-edition", edition = key, date = day, state = state));
    }
    Ok(())
}

fn state(edition: &EditionRecord) -> &'static str {
    match (edition.key.kind, edition.published_at()) {
        (EditionKind::Consultation, _) => "consultation",
        (EditionKind::Sealed, Some(_)) => "published",
        (EditionKind::Sealed, None) if edition.events.is_empty() => "sealed",
        (EditionKind::Sealed, None) => "withdrawn",
    }
}

pub(super) async fn export(desk: &Desk, key: &EditionKey, out: &Path) -> Done {
    let app = desk.app().await?;
    if out.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip")) {
        let package = app.archive(&person(), key).await.map_err(|e| desk.refuse(&e))?;
        console::write(out, &package)?;
    } else {
        for (name, bytes) in app.edition_files(&person(), key).await.map_err(|e| desk.refuse(&e))? {
            console::write(&out.join(name), &bytes)?;
        }
    }
    println!("{}", out.display());
    Ok(())
}

pub(super) async fn difference(desk: &Desk, before: &EditionKey, after: &EditionKey) -> Done {
    let app = desk.app().await?;
    let differences = app.difference(&person(), before, after).await.map_err(|e| desk.refuse(&e))?;
    if differences.is_empty() {
        println!("{}", t!(desk.lang, "cli-no-difference"));
    }
    for difference in differences {
        println!("{}", difference.line(desk.lang));
    }
    Ok(())
}
