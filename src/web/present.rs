//! The report on a wall: one chart a screen under its finding. Scrolls by itself; a small program adds the arrow keys.

use askama::Template;
use axum::extract::RawQuery;
use malspar_render::report::Slide;
use malspar_words::t;

use crate::{
    error::{Page, page},
    library::Report,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "present.html")]
struct Presentation {
    shell: Shell,
    /// What the report is called, and when it was true.
    title: String,
    state: String,
    banner: Option<String>,
    slides: Vec<Slide>,
    /// The report's first page, to go back to.
    back: String,
    /// Every indicator's chart, or only those that carry a state: the other choice.
    other: (String, String),
}

/// `…/visa`, and `…/visa?alla` with every indicator
pub(crate) async fn show(report: Report, RawQuery(query): RawQuery) -> Page {
    let lang = report.reader.lang;
    let all = query.is_some_and(|query| query.split('&').any(|word| word.trim_end_matches('=') == "alla"));
    let slides = report.drawn(move |pages| pages.slides(all)).await?;
    let here = report.href("/visa");
    let other = if all {
        (here, t!(lang, "present-main"))
    } else {
        (format!("{here}?alla"), t!(lang, "present-all"))
    };
    let title = report.pages.title().to_owned();
    let presentation = Presentation {
        shell: report.shell(t!(lang, "present-title", title = title.as_str())),
        state: report.pages.state().to_owned(),
        banner: report.banner(),
        back: report.href(""),
        title,
        slides,
        other,
    };
    page(&report.reader, &presentation)
}
