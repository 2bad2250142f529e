//! The published editions of a strategy with their files, each as it was locked.

use askama::Template;
use axum::{
    extract::{FromRef, Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use malspar_app::{
    App,
    editions::{Rendition, RenditionFormat},
    published::{Published, PublishedEdition},
};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    lang::Lang,
};
use malspar_words::{date, t};
use serde::Deserialize;

use crate::{
    Site,
    error::{Page, PageError, page},
    library::Report,
    reader::Reader,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "editions.html")]
struct Editions {
    shell: Shell,
    listed: Vec<Listed>,
    /// Where what is new is read.
    feed: String,
    /// Where dates are.
    calendar: String,
}

/// An edition in the list.
struct Listed {
    title: String,
    published: String,
    /// What it corrects in the one before it.
    corrects: Vec<String>,
    is_latest: bool,
    files: Vec<File>,
}

struct File {
    href: String,
    label: String,
}

const FORMATS: [(RenditionFormat, &str); 3] = [
    (RenditionFormat::Html, "html"),
    (RenditionFormat::Pdf, "pdf"),
    (RenditionFormat::PlainPdf, "arkiv.pdf"),
];

/// `/strategier/{slug}/utgavor`
pub(crate) async fn list(report: Report) -> Page {
    let published = report.published()?;
    let editions = published.all.iter().rev();
    let listed = editions.map(|edition| listed(&report, published, edition)).collect();
    let shell = report.shell(t!(report.reader.lang, "site-editions"));
    let (feed, calendar) = (report.href("/utgavor.atom"), report.href("/kalender.ics"));
    page(&report.reader, &Editions { shell, listed, feed, calendar })
}

fn listed(report: &Report, published: &Published, edition: &PublishedEdition) -> Listed {
    let (lang, key) = (report.reader.lang, &edition.key);
    let strategy = &report.snapshot().strategy;
    let cycle = strategy.cycle(&key.cycle).map(|cycle| malspar_words::cycle::name(lang, &cycle));
    let whose = key.organisation.as_ref().map(|code| {
        let known = &report.snapshot().progress.municipalities;
        known.iter().find(|m| &m.code == code).map_or_else(|| code.to_string(), |m| m.name.clone())
    });
    let title = [cycle, whose, Some(t!(lang, "site-edition", number = key.number))];
    let files = Lang::ALL.into_iter().flat_map(|of| FORMATS.map(|(_, end)| file(report, edition, of, end)));
    Listed {
        title: title.into_iter().flatten().collect::<Vec<_>>().join(", "),
        published: date::long(lang, malspar_domain::clock::local_date(edition.published_at)),
        corrects: edition.erratum.iter().map(|c| c.reason.get(lang).to_owned()).collect(),
        is_latest: published.is_latest(edition),
        files: files.collect(),
    }
}

fn file(report: &Report, edition: &PublishedEdition, of: Lang, end: &str) -> File {
    let (lang, key) = (report.reader.lang, &edition.key);
    let href =
        report.page(&format!("/utgavor/{}/{}/{}/{}.{end}", key.cycle, key.scope(), key.number, of.tag()));
    let language = match of {
        Lang::Sv => t!(lang, "site-in-swedish"),
        Lang::En => t!(lang, "site-in-english"),
    };
    let kind = match end {
        "html" => t!(lang, "site-file-page"),
        "pdf" => t!(lang, "site-file-pdf"),
        _ => t!(lang, "site-file-archive"),
    };
    File { href, label: format!("{kind}, {language}") }
}

/// A file of an edition.
#[derive(Deserialize)]
pub(crate) struct Asked {
    slug: Slug,
    cycle: CycleKey,
    scope: String,
    number: u32,
    /// `sv.pdf`
    file: String,
}

/// `/strategier/{slug}/utgavor/{cycle}/{scope}/{number}/{file}`
pub(crate) async fn download(
    reader: Reader,
    State(site): State<Site>,
    Path(asked): Path<Asked>,
) -> Result<Response, PageError> {
    let missing = || PageError::not_found(reader.clone());
    let (lang, format) = named(&asked.file).ok_or_else(missing)?;
    let organisation = match asked.scope.as_str() {
        "region" => None,
        code => Some(code.parse::<OrganisationCode>().map_err(|_| missing())?),
    };
    let found = App::from_ref(&site)
        .published_file(&asked.slug, &asked.cycle, organisation.as_ref(), asked.number, (lang, format))
        .await;
    let file = found.map_err(|error| PageError::of(reader.clone(), &error))?;
    Ok(given(file))
}

/// A report's page brings its own style and typeface along, and nothing that runs.
pub(crate) const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'",
);

/// A file of an edition or a draft, byte for byte as it was locked.
pub(crate) fn given(file: Rendition) -> Response {
    let kind = match file.format {
        RenditionFormat::Html => "text/html; charset=utf-8",
        RenditionFormat::Pdf | RenditionFormat::PlainPdf => "application/pdf",
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CONTENT_DISPOSITION, disposition(&file.file_name)),
    ];
    (headers, file.bytes).into_response()
}

/// The language and the format that the end of an address names: `sv.pdf`.
pub(crate) fn named(file: &str) -> Option<(Lang, RenditionFormat)> {
    let (tag, end) = file.split_once('.')?;
    let format = FORMATS.into_iter().find(|(_, known)| *known == end)?.0;
    Some((Lang::from_tag(tag)?, format))
}

/// Shown where the browser can, saved under the name that the manifest lists.
pub(crate) fn disposition(name: &str) -> HeaderValue {
    let plain: String =
        name.chars().filter(|sign| sign.is_ascii_alphanumeric() || "._-".contains(*sign)).collect();
    HeaderValue::from_str(&format!("inline; filename=\"{plain}\""))
        .unwrap_or(HeaderValue::from_static("inline"))
}
