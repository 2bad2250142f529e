//! `/uppfoljning/{slug}/{cycle}/texter`: every place where a text can stand, and what is missing for a report.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use malspar_app::texts::{FigureChange, Stand, Texts};
use malspar_domain::{cycle::CycleState, strategy::Strategy};
use malspar_words::{Lang, t};
use serde::Deserialize;

use super::{
    form::said,
    place::{Chapter, changed, moment, role, title},
};
use crate::{
    Site,
    desk::place::{AtCycle, Head},
    error::{Page, PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/texts.html")]
struct List {
    shell: Shell,
    head: Head,
    done: Option<String>,
    locked: bool,
    /// How many texts stand how.
    counted: String,
    /// What to look at, with the way to it.
    todo: Vec<(String, String)>,
    chapters: Vec<Listed>,
    file: Option<String>,
}

struct Listed {
    title: String,
    places: Vec<Item>,
}

struct Item {
    href: String,
    title: String,
    state: String,
    colour: &'static str,
    changed: Option<String>,
    confirmed: Option<String>,
    stale: Vec<String>,
    /// What a confirmation from the list carries.
    confirm: String,
    mark: String,
    figures: String,
}

/// What has just been done.
#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    pub(super) klart: String,
    /// The version that a wording is to be brought back from.
    pub(super) lydelse: Option<u32>,
    /// All figures to pick from, and not only the place's own?
    #[serde(default)]
    pub(super) siffror: String,
}

/// `GET /uppfoljning/{slug}/{cycle}/texter`
pub(super) async fn show(at: AtCycle, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let texts = site.app.texts(&at.actor, at.slug(), at.key(), None).await;
    let texts = texts.map_err(|error| at.failed(&error))?;
    let lang = at.lang();
    let list = List {
        shell: at.shell(t!(lang, "desk-menu-texts")),
        head: at.head(),
        done: said_done(lang, &done.klart),
        locked: at.then.state == CycleState::Sealed,
        counted: counted(lang, &texts),
        todo: todo(&at, &texts),
        chapters: chapters(&at, &texts),
        file: texts.stands.iter().any(|stand| stand.changed.is_some()).then(|| at.href("/texter/fil")),
    };
    page(&at.reader, &list)
}

/// What the page says after an act.
pub(super) fn said_done(lang: Lang, code: &str) -> Option<String> {
    match code {
        "sparat" => Some(t!(lang, "texts-saved")),
        "oforandrat" => Some(t!(lang, "texts-unchanged")),
        "bekraftat" => Some(t!(lang, "texts-confirmed-now")),
        "lasigen" => Some(t!(lang, "texts-read-again")),
        _ => None,
    }
}

/// "Åtta av tjugo texter är skrivna, tre av dem bara på svenska."
fn counted(lang: Lang, texts: &Texts) -> String {
    let count = |is: &dyn Fn(&Stand) -> bool| texts.stands.iter().filter(|stand| is(stand)).count();
    let written = count(&|stand| !stand.written.is_empty());
    let swedish = count(&|stand| stand.written.lacks_english());
    t!(lang, "texts-counted", written = written, all = texts.stands.len(), swedish = swedish)
}

/// What is to be done before a report: figures that have changed, and what to look at in the texts.
fn todo(at: &AtCycle, texts: &Texts) -> Vec<(String, String)> {
    let (lang, strategy) = (at.lang(), &texts.snapshot.strategy);
    let mut todo = Vec::new();
    for stand in &texts.stands {
        let (href, title) = (href(at, stand), title(lang, strategy, &stand.place));
        if !stand.stale.is_empty() {
            todo.push((href.clone(), t!(lang, "texts-todo-stale", title = title.as_str())));
        }
        let notes = stand.notes.iter();
        todo.extend(notes.map(|note| (href.clone(), format!("{title}: {}", said(lang, note).words))));
    }
    todo
}

fn href(at: &AtCycle, stand: &Stand) -> String {
    at.href(&format!("/texter/{}", stand.place.address()))
}

fn chapters(at: &AtCycle, texts: &Texts) -> Vec<Listed> {
    let strategy = &texts.snapshot.strategy;
    let mut chapters: Vec<(Chapter, Listed)> = Vec::new();
    for stand in &texts.stands {
        let (chapter, item) = (Chapter::of(&stand.place), item(at, strategy, stand));
        match chapters.last_mut() {
            Some((last, listed)) if *last == chapter => listed.places.push(item),
            _ => {
                let listed = Listed { title: chapter.title(at.lang()), places: vec![item] };
                chapters.push((chapter, listed));
            }
        }
    }
    chapters.into_iter().map(|(_, listed)| listed).collect()
}

fn item(at: &AtCycle, strategy: &Strategy, stand: &Stand) -> Item {
    let lang = at.lang();
    let (state, colour) = state(lang, stand);
    Item {
        title: title(lang, strategy, &stand.place),
        state,
        colour,
        changed: stand.changed.as_ref().map(|change| changed(lang, change)),
        confirmed: confirmed(lang, stand),
        stale: stand.stale.iter().map(|change| stale(lang, change)).collect(),
        confirm: format!("{}/bekrafta", href(at, stand)),
        mark: stand.mark.clone(),
        figures: stand.figures_mark.clone(),
        href: href(at, stand),
    }
}

/// Written, not written, or in Swedish alone.
pub(super) fn state(lang: Lang, stand: &Stand) -> (String, &'static str) {
    if stand.written.is_empty() {
        (t!(lang, "texts-not-written"), "neutral")
    } else if stand.written.lacks_english() {
        (t!(lang, "texts-swedish-only"), "accent")
    } else {
        (t!(lang, "texts-written"), "success")
    }
}

/// "TS1.yes: 6 → 7"
pub(super) fn stale(lang: Lang, change: &FigureChange) -> String {
    let FigureChange { reference, before, now } = change;
    t!(
        lang,
        "texts-stale-figure",
        reference = reference.as_str(),
        before = before.get(lang),
        now = now.get(lang)
    )
}

/// "Läst igenom och bekräftad 12 mars 2026 kl. 14.32 (Uppföljningsansvarig)"
pub(super) fn confirmed(lang: Lang, stand: &Stand) -> Option<String> {
    let (at, by) = stand.confirmed?;
    let (date, time) = moment(lang, at);
    Some(t!(lang, "texts-confirmed", date = date, time = time, role = role(lang, by)))
}

/// `GET /uppfoljning/{slug}/{cycle}/texter/fil`: the texts as the file that the command line takes in.
pub(super) async fn file(at: AtCycle, State(site): State<Site>) -> Result<Response, PageError> {
    let found = site.app.export_narratives(&at.actor, at.slug(), at.key(), None).await;
    let found = found.map_err(|error| at.failed(&error))?.unwrap_or_default();
    let name = format!("attachment; filename=\"{}-{}-texter.toml\"", at.slug(), at.key());
    let headers = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, found).into_response())
}
