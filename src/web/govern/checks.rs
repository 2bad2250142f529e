//! `/forvaltning/drift`: whether the service is set up as it should be. Each line says how it stands and what to do; what
//! is secret is on none.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use malspar_app::accounts::first_word;
use malspar_app::governing::{Check, DatabaseKind, Finding, KeyFinding, MailFinding, MailStanding, Verdict};
use malspar_domain::clock;
use malspar_words::{Lang, date, t};
use serde::Deserialize;

use super::AtService;
use crate::{
    Networks, Site,
    desk::people::Place,
    error::{Page, PageError, page},
    shell::Shell,
    sign_in::faults,
};

#[derive(Template)]
#[template(path = "govern/checks.html")]
struct ChecksPage {
    shell: Shell,
    done: Option<String>,
    act: String,
    rows: Vec<Row>,
}

/// A line: how it stands, what it is about, what is so and what to do.
pub(super) struct Row {
    pub(super) verdict: Verdict,
    /// The verdict in words, and its colour.
    tag: (String, &'static str),
    what: String,
    said: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    klart: String,
}

/// `GET /forvaltning/drift`
pub(super) async fn show(at: AtService, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let lang = at.lang();
    let mut rows = read(&at, &site).await?;
    // What wants something done comes first.
    rows.sort_by_key(|row| std::cmp::Reverse(row.verdict));
    let checks = ChecksPage {
        shell: at.shell(t!(lang, "checks-title")),
        done: (done.klart == "provmejl").then(|| t!(lang, "checks-mail-on-its-way")),
        act: at.reader.to("/forvaltning/drift/provmejl"),
        rows,
    };
    page(&at.reader, &checks)
}

/// `POST /forvaltning/drift/provmejl`
pub(super) async fn try_mail(at: AtService, State(site): State<Site>) -> Result<Response, PageError> {
    match site.app.send_trial_mail(&at.session).await {
        Ok(()) => Ok(Redirect::to(&at.reader.to("/forvaltning/drift?klart=provmejl")).into_response()),
        Err(error) => match faults(&site, &at.reader, &error) {
            Ok(_) => Err(at.failed(&error)),
            Err(page) => Ok(*page),
        },
    }
}

/// Everything that is looked at.
pub(super) async fn read(at: &AtService, site: &Site) -> Result<Vec<Row>, PageError> {
    let lang = at.lang();
    let found = site.app.checks(&at.actor).await.map_err(|e| at.failed(&e))?;
    let mut rows: Vec<_> = found.iter().map(|check| row(lang, check)).collect();
    let lacks_proxy = site.is_secure() && site.settings.trusted_proxies == Networks::default();
    let (verdict, is) = if lacks_proxy { (Verdict::LookAt, "lacks") } else { (Verdict::InOrder, "good") };
    rows.push(line(lang, verdict, "proxy", t!(lang, "checks-proxy", is = is)));
    let (verdict, said) = match site.contact() {
        Some(contact) => (Verdict::InOrder, t!(lang, "checks-contact", address = contact)),
        None => (Verdict::LookAt, t!(lang, "checks-contact-none")),
    };
    rows.push(line(lang, verdict, "contact", said));
    Ok(rows)
}

fn line(lang: Lang, verdict: Verdict, what: &str, said: String) -> Row {
    let (code, colour) = match verdict {
        Verdict::InOrder => ("good", "success"),
        Verdict::LookAt => ("look", "warning"),
        Verdict::Wrong => ("wrong", "danger"),
    };
    let tag = (t!(lang, "checks-verdict", verdict = code), colour);
    Row { verdict, tag, what: t!(lang, "checks-what", what = what), said }
}

fn row(lang: Lang, check: &Check) -> Row {
    let Check { verdict, finding, example } = check;
    let (verdict, example) = (*verdict, *example);
    let (what, said) = match finding {
        Finding::Address(Some(address)) if verdict == Verdict::InOrder => {
            ("address", t!(lang, "checks-address", address = address.as_str()))
        }
        Finding::Address(Some(address)) => {
            ("address", t!(lang, "checks-address-plain", address = address.as_str()))
        }
        Finding::Address(None) if example => ("address", t!(lang, "checks-example")),
        Finding::Address(None) => ("address", t!(lang, "checks-address-none")),
        Finding::Mail(MailFinding::NoServer(n)) => ("mail", t!(lang, "checks-mail-no-server", n = *n)),
        Finding::Mail(MailFinding::Server(mail)) => ("mail", mail_words(lang, mail)),
        Finding::Key(key) => ("key", key_words(lang, key)),
        Finding::Backup(_, _) if example => ("backup", t!(lang, "checks-example")),
        Finding::Backup(DatabaseKind::Postgres, _) => ("backup", t!(lang, "checks-backup-server")),
        Finding::Backup(DatabaseKind::Sqlite, Some((at, rows))) => {
            let old = if verdict == Verdict::InOrder { "no" } else { "yes" };
            ("backup", t!(lang, "checks-backup", time = when(lang, *at), n = *rows, old = old))
        }
        Finding::Backup(DatabaseKind::Sqlite, None) => ("backup", t!(lang, "checks-backup-none")),
        Finding::Database(kind, version) => {
            let kind = if *kind == DatabaseKind::Sqlite { "SQLite" } else { "PostgreSQL" };
            ("database", t!(lang, "checks-database", kind = kind, version = version.as_str()))
        }
        Finding::Schema(Some(0)) => ("schema", t!(lang, "checks-schema")),
        Finding::Schema(Some(n)) => ("schema", t!(lang, "checks-schema-behind", n = *n)),
        Finding::Schema(None) => ("schema", t!(lang, "checks-schema-newer")),
        Finding::Guards(stand) => {
            ("guards", t!(lang, "checks-guards", stand = if *stand { "yes" } else { "no" }))
        }
        Finding::Jobs(n) => ("jobs", t!(lang, "checks-jobs", n = *n)),
    };
    line(lang, verdict, what, said)
}

fn mail_words(lang: Lang, mail: &MailStanding) -> String {
    let mut said = vec![t!(lang, "checks-mail")];
    if let Some(at) = mail.last_sent {
        said.push(t!(lang, "checks-mail-sent", time = when(lang, at)));
    } else {
        said.push(t!(lang, "checks-mail-none-sent"));
    }
    if let Some((at, why)) = &mail.last_failed {
        let code = first_word(why);
        said.push(t!(lang, "checks-mail-failed", time = when(lang, *at), code = code));
    }
    if let Some(since) = mail.waiting_since {
        said.push(t!(lang, "checks-mail-waits", n = mail.waiting, time = when(lang, since)));
    }
    said.join(" ")
}

fn key_words(lang: Lang, key: &KeyFinding) -> String {
    match key {
        KeyFinding::Good(id) => t!(lang, "checks-key", id = id.as_str()),
        KeyFinding::Example => t!(lang, "checks-key-is", is = "example"),
        KeyFinding::NotYet => t!(lang, "checks-key-is", is = "not-yet"),
        KeyFinding::Gone => t!(lang, "checks-key-is", is = "gone"),
        KeyFinding::Open => t!(lang, "checks-key-is", is = "open"),
        KeyFinding::Unusable => t!(lang, "checks-key-is", is = "unusable"),
    }
}

fn when(lang: Lang, at: DateTime<Utc>) -> String {
    let day = date::long(lang, clock::local_date(at));
    t!(lang, "answer-day-and-time", date = day, time = date::time(lang, clock::local_time(at)))
}
