//! `/uppfoljning/{slug}/serier`: figures of published series.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use malspar_app::{
    App,
    figures_by_hand::{FigureChange, FiguresPreview, FiguresThere, SeriesPreview, Taken},
};
use malspar_domain::{code::Slug, id::UploadId, role::Actor};
use malspar_words::{Lang, date, number, sort, t};

use super::{
    super::place::AtStrategy,
    reading_in::{self, Act, Asked, Kind, Sending, Yes, acts},
};
use crate::{
    Site,
    error::{PageError, page},
    shell::Shell,
};

/// So many lines are listed at once, of mistakes and of changes.
const SAID_AT_ONCE: usize = 60;
const FILES: &str = ".csv,.xlsx,.json,text/csv,application/json,\
                     application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The kind.
pub(super) struct Published;

#[derive(Template)]
#[template(path = "desk/figures.html")]
struct FiguresPage {
    shell: Shell,
    sending: Sending,
    series: Vec<Series>,
    acts: Vec<Act>,
    /// Where earlier measurements are read in.
    history: String,
}

struct Series {
    code: String,
    title: String,
    about: String,
    there: String,
}

#[derive(Template)]
#[template(path = "desk/figures_preview.html")]
struct PreviewPage {
    shell: Shell,
    differs: bool,
    source: String,
    series: Vec<(String, Vec<String>)>,
    changes: Vec<Change>,
    further: Option<String>,
    left_out: Vec<String>,
    wrong: Vec<(String, String)>,
    yes: Yes,
}

struct Change {
    what: String,
    before: String,
    after: String,
}

impl Kind for Published {
    const PATH: &'static str = "/serier";
    type Preview = FiguresPreview;

    async fn preview(
        app: &App,
        actor: &Actor,
        slug: &Slug,
        file: Vec<u8>,
        source: &str,
        retrieved_on: Option<NaiveDate>,
    ) -> malspar_app::Result<FiguresPreview> {
        app.preview_figures(actor, slug, file, source, retrieved_on).await
    }

    async fn take_in(
        app: &App,
        actor: &Actor,
        slug: &Slug,
        upload: UploadId,
        seen: &str,
    ) -> malspar_app::Result<Taken<FiguresPreview>> {
        app.take_in_figures(actor, slug, upload, seen).await
    }

    fn done(lang: Lang, n: usize) -> String {
        t!(lang, "figures-done", n = n)
    }

    fn asked(lang: Lang) -> Asked {
        Asked { file: t!(lang, "figures-file"), accept: FILES, hint: None }
    }

    async fn page(
        at: &AtStrategy,
        site: &Site,
        status: StatusCode,
        sending: Sending,
    ) -> Result<Response, PageError> {
        let there = site.app.figures_there(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
        let shown = FiguresPage {
            shell: at.shell(t!(at.lang(), "figures")),
            sending,
            series: series(at.lang(), &there),
            acts: acts(at.lang(), &there.acts),
            history: at.href("/serier/tidigare"),
        };
        Ok((status, page(&at.reader, &shown)?).into_response())
    }

    fn previewed(at: &AtStrategy, preview: FiguresPreview, differs: bool) -> Result<Response, PageError> {
        let lang = at.lang();
        let further = preview.changes.len().saturating_sub(SAID_AT_ONCE);
        let place = |line: &str| t!(lang, "figures-line", line = line);
        let wrong = preview.wrong.iter().map(|one| (place(&one.field), one));
        let words = t!(lang, "figures-take-in", n = preview.changed());
        let shown = PreviewPage {
            shell: at.shell(t!(lang, "figures-preview")),
            differs,
            source: reading_in::source_said(lang, &preview.source, preview.retrieved_on),
            series: preview.series.iter().map(|one| of_series(lang, one)).collect(),
            changes: preview.changes.iter().take(SAID_AT_ONCE).map(|one| change(lang, one)).collect(),
            further: (further > 0).then(|| t!(lang, "figures-further", n = further)),
            left_out: left_out(lang, &preview),
            wrong: reading_in::wrong(lang, wrong, SAID_AT_ONCE),
            yes: Yes::to::<Self>(at, preview.upload, preview.seen, words),
        };
        Ok((reading_in::status(differs), page(&at.reader, &shown)?).into_response())
    }
}

fn series(lang: Lang, there: &FiguresThere) -> Vec<Series> {
    let said = there.series.iter().map(|one| Series {
        code: one.code.to_string(),
        title: one.title.get(lang).to_owned(),
        about: t!(lang, "figures-about", unit = one.unit.get(lang), source = one.source.get(lang)),
        there: match one.years {
            Some((from, to)) => t!(
                lang,
                "figures-there",
                n = one.figures,
                organisations = one.organisations,
                years = date::period(lang, from, to)
            ),
            None => t!(lang, "figures-none-there"),
        },
    });
    said.collect()
}

/// Its name, and what the file says of it line by line.
fn of_series(lang: Lang, one: &SeriesPreview) -> (String, Vec<String>) {
    let mut names = one.about.clone();
    sort::by_name(&mut names, |name| name.as_str());
    let said = vec![
        t!(lang, "figures-count", n = one.figures, years = date::period(lang, one.years.0, one.years.1)),
        t!(lang, "figures-whom", n = names.len(), names = names.join(", ")),
        t!(lang, "figures-new", n = one.new),
        t!(lang, "figures-other", n = one.other),
    ];
    (format!("{} {}", one.code, one.title.get(lang)), said)
}

fn change(lang: Lang, one: &FigureChange) -> Change {
    let said = |value: Option<_>| {
        value.map_or_else(|| t!(lang, "figures-no-figure"), |value| number::exact(lang, value))
    };
    Change {
        what: t!(
            lang,
            "figures-change",
            series = one.series.to_string(),
            name = one.name.as_str(),
            year = one.year.to_string()
        ),
        before: said(one.before),
        after: said(one.after),
    }
}

fn left_out(lang: Lang, preview: &FiguresPreview) -> Vec<String> {
    let mut said = Vec::new();
    if preview.elsewhere > 0 {
        said.push(t!(lang, "figures-elsewhere", n = preview.elsewhere));
    }
    if preview.without > 0 {
        said.push(t!(lang, "figures-without", n = preview.without));
    }
    let unused = preview.unused.iter();
    said.extend(unused.map(|(code, n)| t!(lang, "figures-unused", code = code.to_string(), n = *n)));
    said
}
