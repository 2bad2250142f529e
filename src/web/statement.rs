//! What a public service says of itself: how accessible it is, and what it keeps of people.

use askama::Template;
use axum::extract::State;
use malspar_words::{Lang, t};

use crate::{
    Site,
    access::{Access, Routes},
    error::{Page, page},
    reader::Reader,
    shell::Shell,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get("/tillganglighet", Access::Everybody, accessibility).get(
        "/personuppgifter",
        Access::Everybody,
        privacy,
    )
}

#[derive(Template)]
#[template(path = "statement.html")]
struct Statement {
    shell: Shell,
    lead: String,
    sections: Vec<Section>,
    /// The unit's mailbox, where one is set.
    mailbox: Option<String>,
}

/// A heading with what stands under it.
#[derive(Default)]
struct Section {
    title: String,
    paragraphs: Vec<String>,
    points: Vec<String>,
    /// Does it say whom to ask?
    asks: bool,
    link: Option<(&'static str, String)>,
}

impl Section {
    /// Paragraphs of which each is a line of the message.
    fn said(title: String, text: &str) -> Self {
        Self { title, paragraphs: lines(text), ..Self::default() }
    }

    /// Points of which each is a line of the message.
    fn listed(title: String, text: &str) -> Self {
        Self { title, points: lines(text), ..Self::default() }
    }
}

pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// `/tillganglighet`, in the order that the authority's model has
async fn accessibility(reader: Reader, State(site): State<Site>) -> Page {
    let lang = reader.lang;
    let sections = vec![
        Section::said(t!(lang, "statement-how"), &t!(lang, "statement-how-text")),
        Section { asks: true, ..Section::said(t!(lang, "statement-help"), &t!(lang, "statement-help-text")) },
        Section {
            asks: true,
            ..Section::said(t!(lang, "any-accessibility-report"), &t!(lang, "statement-faults-text"))
        },
        Section {
            link: Some(("https://www.digg.se/tdosanmalan", t!(lang, "statement-supervision-link"))),
            ..Section::said(t!(lang, "statement-supervision"), &t!(lang, "statement-supervision-text"))
        },
        Section::listed(t!(lang, "statement-not"), &t!(lang, "statement-not-items")),
        Section {
            paragraphs: vec![t!(lang, "statement-updated")],
            ..Section::listed(t!(lang, "statement-tested"), &t!(lang, "statement-tested-items"))
        },
    ];
    let lead = t!(lang, "statement-accessibility-lead");
    show(&reader, &site, t!(lang, "any-accessibility-statement"), lead, sections)
}

/// `/personuppgifter`
async fn privacy(reader: Reader, State(site): State<Site>) -> Page {
    let lang = reader.lang;
    let sections = vec![
        Section::listed(t!(lang, "statement-kept"), &t!(lang, "statement-kept-items")),
        Section::said(t!(lang, "statement-done"), &t!(lang, "statement-done-text")),
        Section::said(t!(lang, "statement-cookies"), &t!(lang, "statement-cookies-text")),
        Section::listed(t!(lang, "statement-how-long"), &t!(lang, "statement-how-long-items")),
        rights(lang),
    ];
    show(&reader, &site, t!(lang, "footer-privacy"), t!(lang, "statement-privacy-lead"), sections)
}

fn rights(lang: Lang) -> Section {
    Section { asks: true, ..Section::said(t!(lang, "statement-rights"), &t!(lang, "statement-rights-text")) }
}

fn show(reader: &Reader, site: &Site, title: String, lead: String, sections: Vec<Section>) -> Page {
    let mailbox = site.contact().map(str::to_owned);
    page(reader, &Statement { shell: Shell::new(reader, title), lead, sections, mailbox })
}
