//! `malspar share make | list | revoke`

use chrono::NaiveDate;
use malspar_app::{editions::EditionKey, sharing::ShareLink};
use malspar_domain::{clock::local_date, code::Slug, id::ShareLinkId};
use malspar_words::{date, t};

use super::{Desk, report::person};
use crate::{cli::ShareCommand, console::Done};

pub(crate) async fn run(desk: &Desk, command: ShareCommand) -> Done {
    match command {
        ShareCommand::Make { edition, title, until } => make(desk, &edition, &title, until).await,
        ShareCommand::List { strategy } => list(desk, &strategy).await,
        ShareCommand::Revoke { link, strategy } => revoke(desk, &strategy, ShareLinkId(link)).await,
    }
}

async fn make(desk: &Desk, edition: &EditionKey, title: &str, until: Option<NaiveDate>) -> Done {
    let app = desk.app().await?;
    let (token, link) = app.share(&person(), edition, title, until).await.map_err(|e| desk.refuse(&e))?;
    let path = format!("/delad/{}", token.write());
    let address = desk.address.as_ref().map_or_else(|| path.clone(), |address| format!("{address}{path}"));
    let until = date::long(desk.lang, local_date(link.expires_at));
    println!("{}", t!(desk.lang, "cli-share-made", address = address, until = until));
    if desk.address.is_none() {
        eprintln!("{}", t!(desk.lang, "cli-share-no-address"));
    }
    Ok(())
}

async fn list(desk: &Desk, strategy: &Slug) -> Done {
    let app = desk.app().await?;
    let links = app.share_links(&person(), strategy).await.map_err(|e| desk.refuse(&e))?;
    let now = app.clock().now();
    for link in &links {
        println!("{}", line(desk, link, now));
    }
    if links.is_empty() {
        println!("{}", t!(desk.lang, "cli-share-none"));
    }
    Ok(())
}

fn line(desk: &Desk, link: &ShareLink, now: chrono::DateTime<chrono::Utc>) -> String {
    let (state, at) = match link.revoked_at {
        Some(at) => ("revoked", at),
        None if link.is_open(now) => ("open", link.expires_at),
        None => ("ended", link.expires_at),
    };
    t!(
        desk.lang,
        "cli-share-line",
        id = link.id.0.to_string(),
        edition = link.edition.to_string(),
        title = link.title.as_str(),
        state = state,
        date = date::long(desk.lang, local_date(at)),
    )
}

async fn revoke(desk: &Desk, strategy: &Slug, link: ShareLinkId) -> Done {
    let app = desk.app().await?;
    app.revoke_share(&person(), strategy, link).await.map_err(|e| desk.refuse(&e))?;
    println!("{}", t!(desk.lang, "cli-share-revoked"));
    Ok(())
}
