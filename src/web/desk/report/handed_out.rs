//! Links that were made just now: they are shown this once, since nobody keeps them.

use askama::Template;
use axum::response::{IntoResponse, Response};
use malspar_app::{accounts::Token, consultation::Asked};
use malspar_words::{Lang, t};

use super::super::place::{AtCycle, Head};
use crate::{
    Site,
    error::{PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/report_links_once.html")]
struct HandedOut {
    shell: Shell,
    head: Head,
    on: String,
    links: Vec<Link>,
}

struct Link {
    whose: String,
    address: String,
    mailed: bool,
}

/// The links that were made just now, which are shown this once.
pub(super) fn handed_out(
    at: &AtCycle,
    site: &Site,
    number: u32,
    asked: &[Asked],
) -> Result<Response, PageError> {
    let lang = at.lang();
    let link = |asked: &Asked| Link {
        whose: asked.body.get(lang).to_owned(),
        address: in_full(site, lang, &asked.token, "/synpunkter"),
        mailed: asked.is_mailed,
    };
    let links = asked.iter().map(link).collect();
    once(at, at.href(&format!("/rapport/synpunkter/{number}")), links)
}

/// One link that was made just now.
pub(super) fn handed_out_one(
    at: &AtCycle,
    site: &Site,
    title: &str,
    token: &Token,
) -> Result<Response, PageError> {
    let address = in_full(site, at.lang(), token, "");
    once(at, at.href("/rapport/lankar"), vec![Link { whose: title.to_owned(), address, mailed: false }])
}

fn in_full(site: &Site, lang: Lang, token: &Token, rest: &str) -> String {
    site.app.in_full(lang, &format!("/delad/{}{rest}", token.write()))
}

fn once(at: &AtCycle, on: String, links: Vec<Link>) -> Result<Response, PageError> {
    let shell = at.shell(t!(at.lang(), "desk-links-once"));
    let handed = HandedOut { shell, head: at.head(), on, links };
    Ok(page(&at.reader, &handed)?.into_response())
}
