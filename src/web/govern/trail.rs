//! `/forvaltning/logg`: the audit trail, to look for something in it, to take along, and to see whether it is whole.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use malspar_app::{
    Error,
    governing::{TrailPage, TrailSearch},
};
use malspar_domain::{clock, id::AccountId, role::Role};
use malspar_words::{Lang, date, problem, t};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use serde::Deserialize;
use uuid::Uuid;

use super::AtService;
use crate::{
    Site,
    desk::people::{Place, answered},
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::status,
};

const ROLES: [Role; 5] =
    [Role::MunicipalContact, Role::StrategyOwner, Role::CouncilReviewer, Role::Administrator, Role::System];

/// What is looked for, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    handelse: String,
    #[serde(default)]
    vad: String,
    #[serde(default)]
    roll: String,
    #[serde(default)]
    konto: String,
    #[serde(default)]
    fran: String,
    #[serde(default)]
    till: String,
    /// Which page, from 1.
    #[serde(default)]
    sida: String,
}

impl Typed {
    /// The same as the query of an address.
    fn query(&self, page: u64) -> String {
        let encoded = |text: &str| percent_encode(text.trim().as_bytes(), NON_ALPHANUMERIC).to_string();
        let fields = [
            ("handelse", &self.handelse),
            ("vad", &self.vad),
            ("roll", &self.roll),
            ("konto", &self.konto),
            ("fran", &self.fran),
            ("till", &self.till),
        ];
        let mut parts: Vec<_> = fields
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if page > 1 {
            parts.push(format!("sida={page}"));
        }
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    fn page(&self) -> u64 {
        self.sida.parse().ok().filter(|page| (1..=1_000_000).contains(page)).unwrap_or(1)
    }

    /// What it means; what cannot be read is named.
    fn search(&self, lang: Lang) -> Result<TrailSearch, Vec<Fault>> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut wrong = Vec::new();
        let mut day = |field: &str, typed: &str| {
            let found = text(typed).map(|typed| typed.parse::<NaiveDate>());
            if matches!(found, Some(Err(_))) {
                wrong.push(Fault::new(field, t!(lang, "trail-no-day")));
            }
            found.and_then(Result::ok)
        };
        let (from, to) = (day("fran", &self.fran), day("till", &self.till));
        let account = text(&self.konto).map(|typed| typed.parse::<Uuid>());
        if matches!(account, Some(Err(_))) {
            wrong.push(Fault::new("konto", t!(lang, "trail-no-account")));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(TrailSearch {
            act: text(&self.handelse),
            subject: text(&self.vad),
            role: Role::from_code(&self.roll),
            account: account.and_then(Result::ok).map(AccountId),
            from,
            to,
        })
    }
}

#[derive(Template)]
#[template(path = "govern/trail.html")]
struct Trail {
    shell: Shell,
    faults: Faults,
    here: String,
    typed: Typed,
    wrong: Vec<Fault>,
    /// By code, in words, and whether it is chosen.
    roles: Vec<(&'static str, String, bool)>,
    rows: Vec<Row>,
    /// Is something of other regions left out?
    is_part: bool,
    newer: Option<String>,
    older: Option<String>,
    table: String,
}

impl Trail {
    /// What is wrong with a field.
    fn fault(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|fault| fault.field == field).map(|fault| fault.words.as_str())
    }
}

struct Row {
    number: i64,
    when: String,
    act: String,
    code: String,
    subject: String,
    role: String,
    /// The way to all that this account has done, and the end of its id, in which ids differ most.
    account: (String, String),
    details: String,
}

/// `GET /forvaltning/logg`
pub(super) async fn show(
    at: AtService,
    State(site): State<Site>,
    Query(typed): Query<Typed>,
) -> Result<Response, PageError> {
    let lang = at.lang();
    let here = at.reader.to("/forvaltning/logg");
    let (page_number, searched) = (typed.page(), typed.search(lang));
    let (found, wrong) = match searched {
        Ok(search) => {
            let found = site.app.search_trail(&at.actor, &search, page_number - 1).await;
            (found.map_err(|e| at.failed(&e))?, Vec::new())
        }
        Err(wrong) => (TrailPage { found: Vec::new(), more: false, whole: true }, wrong),
    };
    let way = |page: u64| format!("{here}{}", typed.query(page));
    let trail = Trail {
        shell: at.shell(t!(lang, "trail-title")),
        faults: Faults::new(lang, &wrong),
        newer: (page_number > 1).then(|| way(page_number - 1)),
        older: found.more.then(|| way(page_number + 1)),
        table: at.reader.to(&format!("/forvaltning/logg.csv{}", typed.query(1))),
        roles: ROLES
            .map(|role| {
                (role.code(), t!(lang, "trail-role-name", role = role.code()), role.code() == typed.roll)
            })
            .into(),
        is_part: !found.whole,
        rows: found.found.iter().map(|one| row(lang, &here, one)).collect(),
        here,
        typed,
        wrong: wrong.clone(),
    };
    answered(status(&wrong), page(&at.reader, &trail))
}

fn row(lang: Lang, here: &str, one: &malspar_app::governing::AuditFound) -> Row {
    let record = &one.record;
    let day = date::iso(clock::local_date(record.recorded_at));
    let time = date::time(lang, clock::local_time(record.recorded_at));
    let account = record.account.0.to_string();
    let details = record.entry.details.as_object().into_iter().flatten();
    let details = details.filter(|(_, value)| !value.is_null()).map(|(name, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!("{name}: {value}")
    });
    Row {
        number: one.sequence,
        when: t!(lang, "trail-time", date = day, time = time),
        act: act_in_words(lang, &record.entry.action),
        code: record.entry.action.clone(),
        subject: record.entry.subject.clone(),
        role: t!(lang, "trail-role-name", role = record.role.code()),
        account: (format!("{here}?konto={account}"), account.chars().skip(28).collect()),
        details: details.collect::<Vec<_>>().join(", "),
    }
}

/// What was done; its code, where a newer release has done it.
fn act_in_words(lang: Lang, code: &str) -> String {
    t!(lang, "trail-act-name", act = code.replace(['.', '_'], "-"), code = code)
}

/// `GET /forvaltning/logg.csv`
pub(super) async fn download(
    at: AtService,
    State(site): State<Site>,
    Query(typed): Query<Typed>,
) -> Result<Response, PageError> {
    let lang = at.lang();
    // What cannot be read is named on the page with the fields.
    let Ok(search) = typed.search(lang) else {
        let to = at.reader.to(&format!("/forvaltning/logg{}", typed.query(1)));
        return Ok(axum::response::Redirect::to(&to).into_response());
    };
    let table = site.app.trail_table(&at.actor, &search, lang).await.map_err(|e| at.failed(&e))?;
    let file = format!("{}.csv", t!(lang, "trail-file"));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, table).into_response())
}

#[derive(Template)]
#[template(path = "govern/verified.html")]
struct Verified {
    shell: Shell,
    back: String,
    whole: bool,
    said: String,
    /// The end of the chain, to be noted elsewhere.
    head: Option<String>,
}

/// `POST /forvaltning/logg/kontroll`: walks the whole trail.
pub(super) async fn verify(at: AtService, State(site): State<Site>) -> Result<Response, PageError> {
    let lang = at.lang();
    let (said, head) = match site.app.verify_audit(&at.actor, None).await {
        Ok(head) => (t!(lang, "trail-whole", n = head.sequence), Some(head.to_string())),
        Err(Error::Refused(why)) => {
            let words = why.iter().map(|v| problem::describe(lang, &v.code, &v.params));
            (words.collect::<Vec<_>>().join(" "), None)
        }
        Err(error) => return Err(at.failed(&error)),
    };
    let verified = Verified {
        shell: at.shell(t!(lang, "trail-verify")),
        back: at.reader.to("/forvaltning/logg"),
        whole: head.is_some(),
        said,
        head,
    };
    Ok(page(&at.reader, &verified)?.into_response())
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    use super::*;

    /// What is written like an act and is none: a file, places of texts.
    const NO_ACTS: [&str; 3] = ["signing.", "snapshot.", "consequences."];
    /// Those that are put together of a thing and the code of what is done to it.
    const MADE: [&str; 9] = [
        "submission.submit",
        "submission.return",
        "submission.approve",
        "submission.decline",
        "submission.extend",
        "submission.reopen",
        "submission.lock",
        "edition.publish",
        "edition.withdraw",
    ];

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }

    /// Everything in the use cases that is written like an act: a thing, a point, what was done to it.
    fn acts() -> BTreeSet<String> {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../app"), &mut files);
        let is_word = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '-')
        };
        let is_act = |text: &&str| {
            let parts = text.split_once('.');
            parts.is_some_and(|(thing, act)| is_word(thing) && !thing.starts_with('_') && is_word(act))
                && !NO_ACTS.iter().any(|other| text.starts_with(other))
        };
        let written = files.iter().flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            text.split('"').filter(is_act).map(str::to_owned).collect::<Vec<_>>()
        });
        written.chain(MADE.map(str::to_owned)).collect()
    }

    #[test]
    fn every_act_has_words() {
        let acts = acts();
        assert!(acts.len() > 60, "{acts:?}");
        for (lang, act) in Lang::ALL.into_iter().flat_map(|lang| acts.iter().map(move |act| (lang, act))) {
            assert_ne!(&act_in_words(lang, act), act, "trail-act-name lacks it in {lang:?}");
        }
    }
}
