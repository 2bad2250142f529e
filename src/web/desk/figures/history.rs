//! `/uppfoljning/{slug}/serier/tidigare`: earlier measurements of the strategy's own indicators.

use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use malspar_app::{
    App, FormFormat,
    figures_by_hand::{HistoryChange, HistoryPreview, HistoryThere, HistoryWrong, Taken},
};
use malspar_domain::{code::Slug, id::UploadId, role::Actor};
use malspar_words::{Lang, cycle, date, t};

use super::{
    super::place::AtStrategy,
    reading_in::{self, Act, Asked, Kind, Sending, Yes, acts},
};
use crate::{
    Site,
    error::{PageError, page},
    shell::Shell,
};

/// So many values are listed at once: a county of twelve with forty questions.
const LISTED: usize = 500;
const FILES: &str = ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The kind.
pub(super) struct Earlier;

#[derive(Template)]
#[template(path = "desk/history.html")]
struct HistoryPage {
    shell: Shell,
    sending: Sending,
    measured: Vec<(String, String)>,
    acts: Vec<Act>,
    here: String,
    pack: String,
}

#[derive(Template)]
#[template(path = "desk/history_preview.html")]
struct PreviewPage {
    shell: Shell,
    differs: bool,
    source: String,
    said: Vec<String>,
    changes: Vec<Change>,
    further: Option<String>,
    wrong: Vec<(String, String)>,
    yes: Yes,
}

struct Change {
    line: String,
    what: String,
    asked: String,
    before: String,
    after: String,
    comment: Option<String>,
}

impl Kind for Earlier {
    const PATH: &'static str = "/serier/tidigare";
    type Preview = HistoryPreview;

    async fn preview(
        app: &App,
        actor: &Actor,
        slug: &Slug,
        file: Vec<u8>,
        source: &str,
        retrieved_on: Option<NaiveDate>,
    ) -> malspar_app::Result<HistoryPreview> {
        app.preview_history(actor, slug, file, source, retrieved_on).await
    }

    async fn take_in(
        app: &App,
        actor: &Actor,
        slug: &Slug,
        upload: UploadId,
        seen: &str,
    ) -> malspar_app::Result<Taken<HistoryPreview>> {
        app.take_in_history(actor, slug, upload, seen).await
    }

    fn done(lang: Lang, n: usize) -> String {
        t!(lang, "history-done", n = n)
    }

    fn asked(lang: Lang) -> Asked {
        let hint = Some(t!(lang, "history-source-what"));
        Asked { file: t!(lang, "history-the-file"), accept: FILES, hint }
    }

    async fn page(
        at: &AtStrategy,
        site: &Site,
        status: StatusCode,
        sending: Sending,
    ) -> Result<Response, PageError> {
        let there = site.app.history_there(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
        let shown = HistoryPage {
            shell: at.shell(t!(at.lang(), "history")),
            sending,
            measured: measured(at.lang(), &there),
            acts: acts(at.lang(), &there.acts),
            here: at.href(Self::PATH),
            pack: at.href("/katalog/paket"),
        };
        Ok((status, page(&at.reader, &shown)?).into_response())
    }

    fn previewed(at: &AtStrategy, preview: HistoryPreview, differs: bool) -> Result<Response, PageError> {
        let lang = at.lang();
        let further = preview.changes.len().saturating_sub(LISTED);
        let same = (preview.same > 0).then(|| t!(lang, "history-same", n = preview.same));
        let empty = (preview.empty > 0).then(|| t!(lang, "history-empty", n = preview.empty));
        let wrong = preview.wrong.iter().map(|one| (cell(lang, one), &one.violation));
        let words = t!(lang, "history-take-in", n = preview.changes.len());
        let shown = PreviewPage {
            shell: at.shell(t!(lang, "history-preview")),
            differs,
            source: reading_in::source_said(lang, &preview.source, preview.retrieved_on),
            said: same.into_iter().chain(empty).collect(),
            changes: preview.changes.iter().take(LISTED).map(|one| change(lang, one)).collect(),
            further: (further > 0).then(|| t!(lang, "figures-further", n = further)),
            wrong: reading_in::wrong(lang, wrong, LISTED),
            yes: Yes::to::<Self>(at, preview.upload, preview.seen, words),
        };
        Ok((reading_in::status(differs), page(&at.reader, &shown)?).into_response())
    }
}

/// The cell and its column.
fn cell(lang: Lang, wrong: &HistoryWrong) -> String {
    t!(lang, "history-cell", cell = wrong.cell.as_str(), column = wrong.column.heading(lang))
}

/// Each measurement with what there is of it.
fn measured(lang: Lang, there: &HistoryThere) -> Vec<(String, String)> {
    let said = there.measured.iter().map(|one| {
        let there = match one.values {
            0 => t!(lang, "figures-none-there"),
            n => t!(lang, "history-there", n = n, organisations = one.organisations),
        };
        let day = date::long(lang, one.cycle.period.measured_on);
        (t!(lang, "history-measured", cycle = cycle::name(lang, &one.cycle), day = day), there)
    });
    said.collect()
}

fn change(lang: Lang, one: &HistoryChange) -> Change {
    let text = |answer| App::answer_text(&one.indicator, answer, lang);
    let title = one.indicator.title.get(lang);
    let row = one.row.as_ref().map(|row| row.get(lang));
    Change {
        line: match one.line {
            Some(line) => line.to_string(),
            None => t!(lang, "history-follows"),
        },
        what: t!(lang, "history-whom", name = one.name.as_str(), cycle = one.cycle.key.as_str()),
        asked: format!(
            "{} {}",
            one.indicator.code,
            row.map_or_else(|| title.to_owned(), |r| format!("{title}: {r}"))
        ),
        before: one.before.as_ref().map_or_else(|| t!(lang, "figures-no-figure"), text),
        comment: one.after.comment.clone(),
        after: text(&one.after),
    }
}

/// `GET /uppfoljning/{slug}/serier/tidigare/mall.xlsx`
pub(super) async fn workbook(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    template(&at, &site, FormFormat::Xlsx, kind, "xlsx").await
}

/// `GET /uppfoljning/{slug}/serier/tidigare/mall.csv`
pub(super) async fn table(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    template(&at, &site, FormFormat::Csv, "text/csv; charset=utf-8", "csv").await
}

async fn template(
    at: &AtStrategy,
    site: &Site,
    format: FormFormat,
    kind: &str,
    ending: &str,
) -> Result<Response, PageError> {
    let made = site.app.history_template(&at.actor, at.slug(), format, at.lang()).await;
    let file = made.map_err(|e| at.failed(&e))?;
    let name = t!(at.lang(), "history-file", strategy = at.slug().as_str());
    let named = format!("attachment; filename=\"{name}.{ending}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, named)], file)
        .into_response())
}
