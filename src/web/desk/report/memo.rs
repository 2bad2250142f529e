//! `…/rapport/tjansteskrivelse`: the page to copy from into the region's own case memo.

use askama::Template;
use axum::extract::State;
use malspar_words::t;

use super::super::place::{AtCycle, Head};
use crate::{
    Site,
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/report_memo.html")]
struct Memo {
    shell: Shell,
    head: Head,
    back: String,
    sections: Vec<(String, Vec<String>)>,
}

/// `GET …/rapport/tjansteskrivelse`
pub(crate) async fn show(at: AtCycle, State(site): State<Site>) -> Page {
    let made = site.app.memo(&at.actor, at.slug(), at.key(), at.lang()).await;
    let memo = Memo {
        shell: at.shell(t!(at.lang(), "desk-memo")),
        head: at.head(),
        back: at.href("/rapport"),
        sections: made.map_err(|error| at.failed(&error))?,
    };
    page(&at.reader, &memo)
}
