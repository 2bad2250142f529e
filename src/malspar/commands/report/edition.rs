//! `malspar report publish | withdraw | list | difference`

use malspar_app::{
    Error,
    editions::{EditionAct, EditionKey, Standing, standing},
};
use malspar_domain::{clock, code::Slug};
use malspar_words::{date, t};

use super::{Desk, person};
use crate::console::{Done, Refusal};

pub(super) async fn publish(desk: &Desk, editions: &[EditionKey]) -> Done {
    let app = desk.app().await?;
    for key in editions {
        let withdrawn = app.publish(&person(), key).await.map_err(|e| not_there(desk, key, &e))?;
        let edition = key.to_string();
        let again = withdrawn.and_then(|event| match event.act {
            EditionAct::Withdraw { reason } => Some((event.recorded_at, reason)),
            EditionAct::Publish => None,
        });
        println!(
            "{}",
            match again {
                Some((at, reason)) => {
                    let day = date::long(desk.lang, clock::local_date(at));
                    t!(desk.lang, "cli-published-again", edition = edition, date = day, reason = reason)
                }
                None => t!(desk.lang, "cli-published", edition = edition),
            }
        );
    }
    Ok(())
}

/// Of an edition that there is not, where those are that there are.
fn not_there(desk: &Desk, key: &EditionKey, error: &Error) -> Refusal {
    let words = desk.refuse(error).words(desk.lang);
    match error {
        Error::Refused(refused) if refused.iter().any(|found| found.code == "edition-not-sealed") => {
            let hint = t!(desk.lang, "cli-hint-list", strategy = key.strategy.as_str());
            Refusal::new(format!("{words}\n{hint}"))
        }
        _ => Refusal::new(words),
    }
}

pub(super) async fn withdraw(desk: &Desk, key: &EditionKey, because: String) -> Done {
    let app = desk.app().await?;
    app.withdraw(&person(), key, because).await.map_err(|e| not_there(desk, key, &e))?;
    println!("{}", t!(desk.lang, "cli-withdrawn", edition = key.to_string()));
    Ok(())
}

pub(super) async fn list(desk: &Desk, strategy: &Slug) -> Done {
    let app = desk.app().await?;
    let editions = app.editions(&person(), strategy).await.map_err(|e| desk.refuse(&e))?;
    for edition in &editions {
        let day = date::long(desk.lang, clock::local_date(edition.sealed_at));
        let (key, (state, later)) = (edition.key.to_string(), state(standing(&editions, edition)));
        println!("{}", t!(desk.lang, "cli-edition", edition = key, date = day, state = state, later = later));
        for event in &edition.events {
            if let EditionAct::Withdraw { reason } = &event.act {
                let day = date::long(desk.lang, clock::local_date(event.recorded_at));
                let words = t!(desk.lang, "cli-edition-withdrawn", date = day, reason = reason.as_str());
                println!("    {words}");
            }
        }
    }
    Ok(())
}

fn state(standing: Standing) -> (&'static str, u32) {
    match standing {
        Standing::ForComments => ("consultation", 0),
        Standing::Sealed => ("sealed", 0),
        Standing::Applies => ("published", 0),
        Standing::Superseded(later) => ("superseded", later),
        Standing::Withdrawn => ("withdrawn", 0),
    }
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
