//! What a text comes to in the report, with its figures, before it is saved.

use askama::Template;
use axum::{
    extract::{Form, Path, State, rejection::FormRejection},
    response::{Html, IntoResponse, Response},
};
use malspar_app::texts::Written;
use malspar_domain::lang::Text;
use malspar_render::{
    figures, glyphs,
    markdown::{self, Block},
};
use malspar_words::{Lang, t};
use std::collections::HashMap;

use super::{
    form::{Said, said},
    posted::{Posted, too_much},
};
use crate::{
    Site,
    desk::place::AtCycle,
    error::{PageError, Problem},
};

/// A text as a reader reads it.
pub(super) struct Read {
    /// In which language it is, and that in words.
    pub(super) tag: &'static str,
    pub(super) language: String,
    pub(super) blocks: Vec<Block>,
}

/// What is put into the page while somebody writes.
#[derive(Template)]
#[template(path = "desk/texts_preview.html")]
struct Fragment {
    lang: Lang,
    preview: Vec<Read>,
    said: Vec<Said>,
}

/// Turns references into what they say.
pub(super) struct Teller<'a> {
    pub(super) lang: Lang,
    pub(super) strategy: &'a malspar_domain::strategy::Strategy,
    pub(super) progress: &'a malspar_domain::progress::Progress,
}

impl Teller<'_> {
    /// Every text of it, in each language that it is written in.
    pub(super) fn read(&self, written: &Written) -> Vec<Read> {
        written.texts().into_iter().flat_map(|text| self.each(text)).collect()
    }

    fn each(&self, text: &Text) -> Vec<Read> {
        let one = |lang: Lang, source: &str| Read {
            tag: lang.tag(),
            language: t!(self.lang, "texts-language", lang = lang.tag()),
            blocks: self.blocks(lang, source),
        };
        let english = text.en.as_deref().map(|en| one(Lang::En, en));
        [one(Lang::Sv, &text.sv)].into_iter().chain(english).collect()
    }

    fn blocks(&self, lang: Lang, source: &str) -> Vec<Block> {
        let mut resolve = |reference: &str| {
            let words = figures::said(self.strategy, self.progress, reference, lang);
            words.unwrap_or_else(|| t!(lang, "figure-missing"))
        };
        markdown::blocks(&glyphs::printable(source), &mut resolve)
    }
}

/// `POST /uppfoljning/{slug}/{cycle}/texter/{place}/visa`: a part of the page, for the script on it.
pub(super) async fn show(
    at: AtCycle,
    State(site): State<Site>,
    Path(named): Path<HashMap<String, String>>,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, PageError> {
    let Ok(Form(pairs)) = sent else { return Err(PageError::new(at.reader, Problem::Unreadable)) };
    if let Some(advice) = too_much(at.lang(), &pairs) {
        return Err(PageError::new(at.reader, Problem::TooLarge).saying(advice));
    }
    let posted = Posted::read(&pairs);
    let address = named.get("place").map(String::as_str).unwrap_or_default();
    let tried = site.app.try_text(&at.actor, at.slug(), at.key(), address, &posted.typed).await;
    let (written, faults, figures) = tried.map_err(|error| at.failed(&error))?;
    let lang = at.lang();
    let teller = Teller { lang, strategy: &figures.strategy, progress: &figures.progress };
    let said = faults.iter().map(|fault| said(lang, fault)).collect();
    let fragment = Fragment { lang, preview: teller.read(&written), said };
    match fragment.render() {
        Ok(html) => Ok(Html(html).into_response()),
        Err(error) => Err(PageError::failed(at.reader, &error)),
    }
}
