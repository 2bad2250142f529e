//! The pages of a published report: a strategy on one screen, its objectives, indicators and municipalities.

use askama::Template;
use axum::{
    extract::{Path, RawQuery},
    response::{IntoResponse, Redirect, Response},
};
use malspar_domain::code::OrganisationCode;
use malspar_render::report::{AreaEntry, Entry, Part};
use malspar_words::t;

use crate::{
    access::Access,
    error::{Page, PageError, page},
    library::Report,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "part.html")]
struct PartPage {
    shell: Shell,
    part: Part,
    /// Which edition it is from.
    from: String,
    tools: Vec<Tool>,
}

/// Something that can be done with what the page shows.
struct Tool {
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "indicators.html")]
struct Indicators {
    shell: Shell,
    base: String,
    areas: Vec<AreaEntry>,
    overall: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "municipalities.html")]
struct Municipalities {
    shell: Shell,
    base: String,
    compare: String,
    all: Vec<Entry>,
}

/// `…`, the first page of a report
pub(crate) async fn overview(report: Report) -> Page {
    let part = report.pages.overview(&report.href(""));
    let mut tools = vec![tool(&report, "/visa", t!(report.reader.lang, "site-present"))];
    if report.published().is_err() {
        // Of a draft there is no list of editions to find the file in.
        tools.push(tool(&report, "/utkast/sv.pdf", t!(report.reader.lang, "site-draft-pdf-sv")));
        tools.push(tool(&report, "/utkast/en.pdf", t!(report.reader.lang, "site-draft-pdf-en")));
    }
    show(&report, part, tools)
}

fn tool(report: &Report, page: &str, label: String) -> Tool {
    Tool { href: report.href(page), label }
}

/// The way to where the figures of a page come from, for whoever runs the follow-up of the strategy.
fn traced(report: &Report, page: &str) -> Option<Tool> {
    let (reader, snapshot) = (&report.reader, report.snapshot());
    let (actor, strategy) = (reader.session.as_ref()?.actor()?, &snapshot.strategy);
    let is_own = actor.organisation == strategy.region || actor.is_of_the_service();
    let runs_it = Access::Owner.admits(actor.role) && actor.is_of(&strategy.slug) && is_own;
    let href = reader.to(&format!("/uppfoljning/{}/{}{page}", strategy.slug, snapshot.progress.cycle.key));
    runs_it.then(|| Tool { href, label: t!(reader.lang, "review-trace") })
}

/// `…/mal/{code}`
pub(crate) async fn objective(report: Report, Path((_, code)): Path<(String, String)>) -> Page {
    let part = report.pages.objective(&code);
    show(&report, part, Vec::new())
}

/// `…/indikatorer/{code}`
pub(crate) async fn indicator(report: Report, Path((_, code)): Path<(String, String)>) -> Page {
    let tools = traced(&report, &format!("/varden/{code}")).into_iter().collect();
    let part = report.drawn(move |pages| pages.indicator(&code)).await?;
    show(&report, Ok(part), tools)
}

/// `…/kommuner/{code}`
pub(crate) async fn municipality(report: Report, Path((_, code)): Path<(String, OrganisationCode)>) -> Page {
    let part = report.pages.municipality(&code);
    let tools = traced(&report, &format!("/svar/{code}")).into_iter().collect();
    show(&report, part, tools)
}

/// `…/forandringar`
pub(crate) async fn changes(report: Report) -> Page {
    let part = report.pages.changes();
    show(&report, part, Vec::new())
}

/// `…/aktiviteter`
pub(crate) async fn activities(report: Report) -> Page {
    let part = report.pages.activities();
    // What a draft says is nobody's to follow.
    let calendar = || tool(&report, "/kalender.ics", t!(report.reader.lang, "calendar-follow"));
    let tools = report.published().is_ok().then(calendar).into_iter().collect();
    show(&report, part, tools)
}

/// `…/om`
pub(crate) async fn about(report: Report) -> Page {
    let part = report.pages.reading().map(Some);
    show(&report, part, Vec::new())
}

/// `…/indikatorer`
pub(crate) async fn indicators(report: Report) -> Page {
    let list = Indicators {
        shell: report.shell(t!(report.reader.lang, "site-indicators")),
        base: report.href(""),
        areas: report.pages.areas(),
        overall: report.pages.overall(),
    };
    page(&report.reader, &list)
}

/// `…/kommuner`
pub(crate) async fn municipalities(report: Report) -> Page {
    let list = Municipalities {
        shell: report.shell(t!(report.reader.lang, "site-municipalities")),
        base: report.href("/kommuner"),
        compare: report.href("/jamfor"),
        all: report.pages.municipalities(),
    };
    page(&report.reader, &list)
}

/// `…/jamfor?kommun=1880&kommun=1863`; where none is chosen, back to the list to choose from.
pub(crate) async fn compare(report: Report, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let query = query.unwrap_or_default();
    let codes: Vec<OrganisationCode> = query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("kommun="))
        .filter_map(|code| code.parse().ok())
        .collect();
    let part = report.pages.compared(&codes);
    if part.as_ref().is_ok_and(|part| part.title.is_empty()) {
        return Ok(Redirect::to(&report.href("/kommuner")).into_response());
    }
    show(&report, part.map(Some), Vec::new()).map(IntoResponse::into_response)
}

fn show(
    report: &Report,
    part: Result<Option<Part>, malspar_render::report::Error>,
    tools: Vec<Tool>,
) -> Page {
    let reader = &report.reader;
    match part {
        Ok(Some(part)) => {
            let shell = report.shell(part.title.clone());
            page(reader, &PartPage { shell, part, from: report.told(), tools })
        }
        Ok(None) => Err(PageError::not_found(reader.clone())),
        Err(error) => Err(PageError::failed(reader.clone(), &error)),
    }
}
