//! `/uppfoljning/{slug}/{cycle}/mejl`: the mails of a cycle as they would be sent.

use askama::Template;
use axum::extract::State;
use malspar_app::standing::{PreflightItem, SeenMail};
use malspar_domain::lang::Lang;
use malspar_words::t;

use super::read;
use crate::{
    Site,
    desk::place::{AtCycle, Head},
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/standing/mails.html")]
struct Mails {
    shell: Shell,
    head: Head,
    back: String,
    what: String,
    /// Can they be answered?
    has_mailbox: bool,
    letters: Vec<Letter>,
    action: String,
    item: &'static str,
    is_read: bool,
}

/// A mail as it is shown.
pub(super) struct Letter {
    pub(super) lang: Lang,
    pub(super) kind: String,
    /// Is it the first of its kind, under whose heading the others stand?
    pub(super) is_first: bool,
    pub(super) subject: String,
    pub(super) lines: Vec<String>,
}

impl Letter {
    /// In the words of `lang` what stands around it.
    pub(super) fn of(lang: Lang, mail: &SeenMail) -> Self {
        Self {
            lang: mail.lang,
            kind: t!(lang, "standing-mail-kind", kind = mail.kind),
            is_first: false,
            subject: t!(mail.lang, "standing-mail-subject", subject = mail.subject.as_str()),
            lines: mail.body.lines().map(str::to_owned).collect(),
        }
    }
}

/// `GET /uppfoljning/{slug}/{cycle}/mejl`
pub(super) async fn show(at: AtCycle, State(site): State<Site>) -> Page {
    let lang = at.lang();
    let mails = site.app.cycle_mails(&at.actor, at.slug(), at.key()).await;
    let mails = mails.map_err(|error| at.failed(&error))?;
    let desk = read(&at, &site).await?;
    let example = desk.organisations.first().filter(|_| !mails.is_empty());
    let what = match example {
        Some(first) => t!(lang, "standing-mails-what", organisation = first.full_name.get(lang)),
        None => t!(lang, "standing-mails-none"),
    };
    let mut letters: Vec<_> = mails.iter().map(|mail| Letter::of(lang, mail)).collect();
    let mut kind = String::new();
    for letter in &mut letters {
        letter.is_first = letter.kind != kind;
        kind.clone_from(&letter.kind);
    }
    let shown = Mails {
        shell: at.shell(t!(lang, "standing-mails", cycle = at.head().cycle)),
        head: at.head(),
        back: at.href(""),
        what,
        has_mailbox: desk.mailbox.is_some(),
        letters,
        action: at.href("/infor"),
        item: PreflightItem::Mails.code(),
        is_read: desk.ticked.contains(&PreflightItem::Mails),
    };
    page(&at.reader, &shown)
}
