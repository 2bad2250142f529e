//! The pages of a published report: a strategy on one screen, its objectives, indicators and municipalities.

use askama::Template;
use axum::extract::{Path, RawQuery};
use malspar_domain::code::OrganisationCode;
use malspar_render::report::{AreaEntry, Entry, Part};
use malspar_words::t;

use crate::{
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

/// `/strategier/{slug}`
pub(crate) async fn overview(report: Report) -> Page {
    let part = report.pages.overview();
    show(&report, part, Vec::new())
}

/// `/strategier/{slug}/mal/{code}`
pub(crate) async fn objective(report: Report, Path((_, code)): Path<(String, String)>) -> Page {
    let part = report.pages.objective(&code);
    show(&report, part, Vec::new())
}

/// `/strategier/{slug}/indikatorer/{code}`
pub(crate) async fn indicator(report: Report, Path((_, code)): Path<(String, String)>) -> Page {
    let part = report.pages.indicator(&code);
    let tools = [("svg", "SVG"), ("png", "PNG"), ("csv", "CSV")];
    let tools = tools.map(|(end, label)| Tool {
        href: report.href(&format!("/diagram/{code}.{end}")),
        label: label.to_owned(),
    });
    show(&report, part, tools.into())
}

/// `/strategier/{slug}/kommuner/{code}`
pub(crate) async fn municipality(report: Report, Path((_, code)): Path<(String, OrganisationCode)>) -> Page {
    let part = report.pages.municipality(&code);
    show(&report, part, Vec::new())
}

/// `/strategier/{slug}/forandringar`
pub(crate) async fn changes(report: Report) -> Page {
    let part = report.pages.changes();
    show(&report, part, Vec::new())
}

/// `/strategier/{slug}/aktiviteter`
pub(crate) async fn activities(report: Report) -> Page {
    let part = report.pages.activities();
    show(&report, part, Vec::new())
}

/// `/strategier/{slug}/om`
pub(crate) async fn about(report: Report) -> Page {
    let part = report.pages.reading().map(Some);
    show(&report, part, Vec::new())
}

/// `/strategier/{slug}/indikatorer`
pub(crate) async fn indicators(report: Report) -> Page {
    let list = Indicators {
        shell: report.shell(t!(report.reader.lang, "site-indicators")),
        base: report.href(""),
        areas: report.pages.areas(),
        overall: report.pages.overall(),
    };
    page(&report.reader, &list)
}

/// `/strategier/{slug}/kommuner`
pub(crate) async fn municipalities(report: Report) -> Page {
    let list = Municipalities {
        shell: report.shell(t!(report.reader.lang, "site-municipalities")),
        base: report.href("/kommuner"),
        compare: report.href("/jamfor"),
        all: report.pages.municipalities(),
    };
    page(&report.reader, &list)
}

/// `/strategier/{slug}/jamfor?kommun=1880&kommun=1863`
pub(crate) async fn compare(report: Report, RawQuery(query): RawQuery) -> Page {
    let query = query.unwrap_or_default();
    let codes: Vec<OrganisationCode> = query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("kommun="))
        .filter_map(|code| code.parse().ok())
        .collect();
    let part = report.pages.compared(&codes).map(Some);
    show(&report, part, Vec::new())
}

fn show(
    report: &Report,
    part: Result<Option<Part>, malspar_render::report::Error>,
    tools: Vec<Tool>,
) -> Page {
    let reader = &report.reader;
    match part {
        Ok(Some(part)) => {
            let (state, number) = (report.pages.state(), report.published.edition.key.number);
            let from = t!(reader.lang, "site-from-edition", state = state, number = number);
            let shell = report.shell(part.title.clone());
            page(reader, &PartPage { shell, part, from, tools })
        }
        Ok(None) => Err(PageError::not_found(reader.clone())),
        Err(error) => Err(PageError::failed(reader.clone(), &error)),
    }
}
