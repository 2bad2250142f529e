//! `…/rapport/utgavor/{scope}/{number}`: an edition, its files, what has happened to it, and what it says otherwise than the
//! one before.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{FromRequestParts, Path, Query, State},
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use malspar_app::editions::{
    EditionAct, EditionEvent, EditionKey, EditionRecord, SealOrder, Standing, standing,
};
use malspar_domain::{clock, edition::EditionKind, lang::Lang};
use malspar_words::{date, name, t};
use serde::Deserialize;

use super::{
    super::place::{AtCycle, Head},
    Way,
    standing::{is_regional, path, state, title},
};
use crate::{
    Site, editions,
    error::{Page, PageError, page},
    shell::Shell,
};

/// So much of what differs is listed.
const SHOWN: usize = 200;

/// Somebody at an edition.
pub(crate) struct AtEdition {
    pub(crate) at: AtCycle,
    pub(crate) edition: EditionRecord,
    /// All editions of the strategy.
    pub(crate) all: Vec<EditionRecord>,
}

impl FromRequestParts<Site> for AtEdition {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let at = AtCycle::from_request_parts(parts, site).await?;
        let missing = || PageError::not_found(at.reader.clone());
        let named = Path::<HashMap<String, String>>::from_request_parts(parts, site).await;
        let Path(named) = named.map_err(|_| missing())?;
        let (scope, number) = named.get("scope").zip(named.get("number")).ok_or_else(missing)?;
        let key = format!("{}/{}/{scope}/{number}", at.slug(), at.key()).parse::<EditionKey>();
        let key = key.map_err(|_| missing())?;
        let all = site.app.editions(&at.actor, at.slug()).await.map_err(|error| at.failed(&error))?;
        let edition = all.iter().find(|edition| edition.key == key).cloned().ok_or_else(missing)?;
        Ok(Self { at, edition, all })
    }
}

impl AtEdition {
    pub(crate) fn lang(&self) -> Lang {
        self.at.lang()
    }

    pub(crate) fn href(&self, rest: &str) -> String {
        self.at.href(&format!("/rapport{}{rest}", path(&self.edition)))
    }

    /// "Utgåva 1" or "Utgåva 1, Laxå kommun".
    pub(crate) fn title(&self, name: Option<&str>) -> String {
        let own = title(self.lang(), &self.edition);
        match name {
            Some(name) => format!("{own}, {name}"),
            None => own,
        }
    }

    pub(crate) fn standing(&self) -> Standing {
        standing(&self.all, &self.edition)
    }

    /// The municipalities' own editions that say this one's figures.
    pub(crate) fn with_its_figures(&self) -> impl Iterator<Item = &EditionRecord> {
        self.all.iter().filter(|own| own.figures_of.as_ref() == Some(&self.edition.key))
    }

    /// The one before it of the same report.
    fn before(&self) -> Option<EditionKey> {
        let key = &self.edition.key;
        (key.number > 1).then(|| EditionKey { number: key.number - 1, ..key.clone() })
    }
}

#[derive(Template)]
#[template(path = "desk/report_edition.html")]
struct Edition {
    shell: Shell,
    head: Head,
    back: String,
    done: Option<String>,
    state: String,
    applies: bool,
    locked: String,
    due: Option<String>,
    corrects: Vec<String>,
    publish: Option<String>,
    withdraw: Option<String>,
    ask: Option<String>,
    files: Vec<Way>,
    public: Option<String>,
    happened: Vec<Happened>,
    before: Option<u32>,
    differences: Vec<String>,
    further: Option<String>,
    own: Vec<(Way, String)>,
    /// How many of the municipalities have one of their own with these figures.
    own_count: Option<String>,
    /// That locking them stopped halfway, where it did.
    stopped: Option<String>,
    /// To locking those that are not there.
    lock_own: Option<String>,
}

/// Something that was done to it.
struct Happened {
    when: String,
    what: String,
    why: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
}

/// `GET …/utgavor/{scope}/{number}`
pub(crate) async fn show(here: AtEdition, Query(done): Query<Done>, State(site): State<Site>) -> Page {
    let (at, lang) = (&here.at, here.lang());
    let failed = |error| at.failed(&error);
    let planned = site.app.planned_publications(&at.actor, at.slug(), at.key()).await.map_err(failed)?;
    let card = super::standing::edition_card(at, &site, &here.all, &planned, &here.edition);
    let differences = match here.before() {
        Some(before) => site.app.difference(&at.actor, &before, &here.edition.key).await.map_err(failed)?,
        None => Vec::new(),
    };
    let names = names(&here, &site).await?;
    let more = differences.len().saturating_sub(SHOWN);
    let whose = here.edition.key.organisation.as_ref().and_then(|code| names.get(code.as_str()));
    let is_own = here.edition.key.organisation.is_some();
    let is_sealed = here.edition.key.kind == EditionKind::Sealed;
    let may_lock_own = may_lock_own(&here, names.len());
    let stopped = site.app.own_editions_stopped(&at.actor, &here.edition.key).await.map_err(failed)?;
    let edition = Edition {
        shell: at.shell(here.title(whose.map(String::as_str))),
        head: at.head(),
        back: at.href("/rapport"),
        done: said(lang, &done.klart),
        state: card.state,
        applies: card.applies,
        locked: card.locked,
        due: card.due,
        corrects: here.edition.erratum.iter().map(|c| c.reason.get(lang).to_owned()).collect(),
        publish: may_publish(&here).then(|| here.href("/publicera")),
        withdraw: here.edition.published_at().is_some().then(|| here.href("/dra-tillbaka")),
        ask: (here.edition.key.kind == EditionKind::Consultation && !is_own)
            .then(|| at.href(&format!("/rapport/synpunkter/ny?utkast={}", here.edition.key.number))),
        files: files(&here),
        public: here.edition.published_at().map(|_| at.reader.to(&format!("/strategier/{}", at.slug()))),
        happened: here.edition.events.iter().rev().map(|event| happened(lang, event)).collect(),
        before: here.before().map(|before| before.number),
        further: (more > 0).then(|| t!(lang, "desk-differences-more", n = more)),
        differences: differences.iter().take(SHOWN).map(|d| d.line(lang)).collect(),
        own_count: (is_sealed && !is_own).then(|| own_count(&here, names.len())),
        stopped: stopped.filter(|_| may_lock_own).map(|at| own_stopped(lang, at)),
        lock_own: may_lock_own.then(|| here.href("/kommuner")),
        own: own(&here, &names),
    };
    page(&at.reader, &edition)
}

fn said(lang: Lang, code: &str) -> Option<String> {
    Some(match code {
        "last" => t!(lang, "desk-locked"),
        "last-alla" => t!(lang, "desk-locked-all"),
        "kommuner" => t!(lang, "desk-locking-own"),
        "publicerad" => t!(lang, "desk-published"),
        "planerad" => t!(lang, "desk-planned"),
        "plan-borta" => t!(lang, "desk-plan-gone"),
        "tillbakadragen" => t!(lang, "desk-withdrawn"),
        _ => return None,
    })
}

pub(crate) fn may_publish(here: &AtEdition) -> bool {
    matches!(here.standing(), Standing::Sealed | Standing::Withdrawn)
}

/// What the municipalities are called, by their codes.
async fn names(here: &AtEdition, site: &Site) -> Result<HashMap<String, String>, PageError> {
    let at = &here.at;
    let said = site.app.edition_snapshot(&at.actor, &here.edition.key).await;
    let said = said.map_err(|error| at.failed(&error))?;
    let named = said.progress.municipalities.iter();
    Ok(named.map(|m| (m.code.to_string(), name::municipality(at.lang(), &m.name))).collect())
}

fn own_count(here: &AtEdition, all: usize) -> String {
    t!(here.lang(), "desk-edition-own-count", n = here.with_its_figures().count(), all = all)
}

/// That not all of them were locked, and when that came to nothing.
pub(super) fn own_stopped(lang: Lang, at: DateTime<Utc>) -> String {
    let day = date::long(lang, clock::local_date(at));
    t!(lang, "desk-edition-own-stopped", date = day, time = date::time(lang, clock::local_time(at)))
}

/// Are there municipalities without an edition that has these figures, the region's latest?
fn may_lock_own(here: &AtEdition, all: usize) -> bool {
    let key = &here.edition.key;
    let later = |other: &EditionRecord| {
        EditionKey { number: key.number, ..other.key.clone() } == *key && other.key.number > key.number
    };
    is_regional(&here.edition) && !here.all.iter().any(later) && here.with_its_figures().count() < all
}

/// `POST …/utgavor/{scope}/{number}/kommuner`: locks the municipalities' own that are not there, with the reason that the
/// region's has.
pub(crate) async fn lock_own(here: AtEdition, State(site): State<Site>) -> Result<Response, PageError> {
    if !is_regional(&here.edition) || !site.app.has_signer() || !here.at.actor.may_seal() {
        return Err(PageError::not_found(here.at.reader));
    }
    let reason = here.edition.erratum.first().map(|first| first.reason.clone());
    super::lock::lock_own(&here.at, &site, SealOrder::correction(reason));
    Ok(Redirect::to(&here.href("?klart=kommuner")).into_response())
}

fn own(here: &AtEdition, names: &HashMap<String, String>) -> Vec<(Way, String)> {
    let lang = here.lang();
    let mut own: Vec<_> = here
        .with_its_figures()
        .map(|edition| {
            let code = edition.key.scope();
            let label = names.get(code).cloned().unwrap_or_else(|| code.to_owned());
            let href = here.at.href(&format!("/rapport{}", path(edition)));
            (Way { href, label }, state(lang, standing(&here.all, edition)))
        })
        .collect();
    malspar_words::sort::by_name(&mut own, |(way, _)| way.label.as_str());
    own
}

fn happened(lang: Lang, event: &EditionEvent) -> Happened {
    let day = date::long(lang, clock::local_date(event.recorded_at));
    let time = date::time(lang, clock::local_time(event.recorded_at));
    let (what, why) = match &event.act {
        EditionAct::Publish => (t!(lang, "desk-edition-was-published"), None),
        EditionAct::Withdraw { reason } => (t!(lang, "desk-edition-was-withdrawn"), Some(reason.clone())),
    };
    Happened { when: t!(lang, "around-at", date = day, time = time), what, why }
}

fn files(here: &AtEdition) -> Vec<Way> {
    let lang = here.lang();
    let mut files = Vec::new();
    for of in Lang::ALL {
        let language = match of {
            Lang::Sv => t!(lang, "site-in-swedish"),
            Lang::En => t!(lang, "site-in-english"),
        };
        let kinds = [
            ("html", t!(lang, "site-file-page")),
            ("pdf", t!(lang, "site-file-pdf")),
            ("arkiv.pdf", t!(lang, "site-file-archive")),
        ];
        files.extend(kinds.map(|(end, kind)| Way {
            href: here.href(&format!("/{}.{end}", of.tag())),
            label: format!("{kind}, {language}"),
        }));
    }
    files.push(Way { href: here.href("/arkiv.zip"), label: t!(lang, "desk-edition-package") });
    files
}

/// `GET …/utgavor/{scope}/{number}/{file}`
pub(crate) async fn file(
    here: AtEdition,
    Path(named): Path<HashMap<String, String>>,
    State(site): State<Site>,
) -> Result<Response, PageError> {
    let asked = named.get("file").and_then(|file| editions::named(file));
    let (lang, format) = asked.ok_or_else(|| PageError::not_found(here.at.reader.clone()))?;
    let found = site.app.rendition(&here.at.actor, &here.edition.key, lang, format).await;
    Ok(editions::given(found.map_err(|error| here.at.failed(&error))?))
}

/// `GET …/utgavor/{scope}/{number}/arkiv.zip`: everything that belongs to it, as one file to keep.
pub(crate) async fn archive(here: AtEdition, State(site): State<Site>) -> Result<Response, PageError> {
    let key = &here.edition.key;
    let made = site.app.archive(&here.at.actor, key).await.map_err(|error| here.at.failed(&error))?;
    let name = format!("{}_{}_{}_{}.zip", key.strategy, key.cycle, key.scope(), key.word());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, editions::disposition(&name)),
    ];
    Ok((headers, made).into_response())
}
