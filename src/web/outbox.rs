//! `/utkorg`: the demo's mails, which go nowhere and are read on the spot. There is none where answers are real.

use askama::Template;
use axum::extract::State;
use malspar_app::accounts::MailRecord;
use malspar_domain::clock;
use malspar_words::{Lang, date, t};

use crate::{
    Site,
    access::{Access, Routes},
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get("/utkorg", Access::Demo, show)
}

#[derive(Template)]
#[template(path = "outbox.html")]
struct Outbox {
    shell: Shell,
    mails: Vec<Letter>,
}

/// A mail as it is read.
struct Letter {
    subject: String,
    to: String,
    lang: Lang,
    lines: Vec<Vec<Piece>>,
}

/// A piece of a line.
enum Piece {
    Words(String),
    Link(String),
}

/// `GET /utkorg`
async fn show(reader: Reader, State(site): State<Site>) -> Page {
    let mails = site.app.outbox().await.map_err(|e| PageError::of(reader.clone(), &e))?;
    let mails = mails.into_iter().map(|mail| letter(&site, reader.lang, mail)).collect();
    page(
        &reader,
        &Outbox { shell: Shell::new(&reader, t!(reader.lang, "outbox-title")).with_example(true), mails },
    )
}

fn letter(site: &Site, lang: Lang, mail: MailRecord) -> Letter {
    let day = date::long(lang, clock::local_date(mail.queued_at));
    let time = date::time(lang, clock::local_time(mail.queued_at));
    let to = t!(lang, "outbox-to", address = mail.recipient.as_str(), date = day, time = time);
    if mail.body.is_empty() {
        let words = t!(lang, "outbox-emptied");
        return Letter {
            subject: t!(lang, "outbox-title"),
            to,
            lang,
            lines: vec![vec![Piece::Words(words)]],
        };
    }
    let lines = mail.body.lines().map(|line| pieces(site, line)).collect();
    Letter { subject: mail.subject, to, lang: mail.lang, lines }
}

/// Our own links lead to where the reader is already, whatever name the machine is called by.
fn pieces(site: &Site, line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for word in line.split(' ') {
        let here = site.app.on_the_spot(word);
        let end = here.trim_end_matches([',', '.']).len();
        if here.len() < word.len() && here.starts_with('/') {
            pieces.push(Piece::Link(here[..end].to_owned()));
            pieces.push(Piece::Words(here[end..].to_owned()));
        } else {
            pieces.push(Piece::Words(word.to_owned()));
        }
    }
    pieces
}
