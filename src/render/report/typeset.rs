//! The compiler's small world, and the call that turns data into a PDF.
//!
//! A [`Typesetter`] is made once for a process: it holds templates, fonts and the standard library. For each
//! [`Document`] it lays out a `Desk` with exactly the files that the compiler may see, compiles, exports, and
//! clears away what the compiler remembers. A compile cannot be cancelled and takes a processor for as long as it
//! lasts: call it off the async threads and let few run at once.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};
use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::fonts;

/// The program named in the PDF. Without a version: an edition's manifest names the renderer.
const CREATOR: &str = "Målspår";

/// Where the compiler begins.
const MAIN: &str = "/main.typ";

/// Where the templates read the report's data.
const DATA: &str = "/data.json";

/// The templates as the compiler sees them. A new file in `report-templates/shared` is named here.
pub(crate) const TEMPLATES: &[(&str, &str)] = &[
    (MAIN, include_str!("../../../report-templates/followup/main.typ")),
    ("/shared/answers.typ", include_str!("../../../report-templates/shared/answers.typ")),
    ("/shared/appendices.typ", include_str!("../../../report-templates/shared/appendices.typ")),
    ("/shared/chapters.typ", include_str!("../../../report-templates/shared/chapters.typ")),
    ("/shared/chart.typ", include_str!("../../../report-templates/shared/chart.typ")),
    ("/shared/cover.typ", include_str!("../../../report-templates/shared/cover.typ")),
    ("/shared/data.typ", include_str!("../../../report-templates/shared/data.typ")),
    ("/shared/fit.typ", include_str!("../../../report-templates/shared/fit.typ")),
    ("/shared/indicator.typ", include_str!("../../../report-templates/shared/indicator.typ")),
    ("/shared/marks.typ", include_str!("../../../report-templates/shared/marks.typ")),
    ("/shared/municipality.typ", include_str!("../../../report-templates/shared/municipality.typ")),
    ("/shared/prose.typ", include_str!("../../../report-templates/shared/prose.typ")),
    ("/shared/summary.typ", include_str!("../../../report-templates/shared/summary.typ")),
    ("/shared/table.typ", include_str!("../../../report-templates/shared/table.typ")),
    ("/shared/theme.typ", include_str!("../../../report-templates/shared/theme.typ")),
];

/// Series of pictures: the prefix is followed by two to four digits and `.svg`.
const PICTURES: &[&str] = &["/chart-", "/bullet-", "/chapter-chart-", "/chapter-bullet-"];

/// The page's address for a camera.
const CODE: &str = "/qr.svg";

/// Files to attach. Their name inside the PDF is the template's business; this is where it reads them.
const ATTACHMENTS: &[&str] =
    &["/data/values.csv", "/data/values.json", "/data/snapshot.json", "/data/snapshot.sig.json"];

/// The most that one document's data and files may weigh together, in bytes: since a compile cannot be cancelled,
/// what goes in is bounded. The largest report known is far below a tenth of it.
const MOST_BYTES: usize = 64 << 20;

/// How many finished documents a remembered result outlives without being used. Not zero: a document that ends
/// would take from those beside it what they need on their next pass over the pages, and each would begin from
/// nothing. Measured on 200 short reports in a row: 0 takes three to four times as long as 2; more than 2 gains
/// nothing and keeps more memory (20 regional reports of 29 pages: 114 MB at 2, 441 MB at 20).
const REMEMBERED_FOR: usize = 2;

/// One report to be set.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// What the templates read; its fields are described in `report-templates/README.md`. Texts of users have been
    /// through [`crate::glyphs::printable_json`].
    pub data: &'a serde_json::Value,
    /// Path and bytes of charts (`/chart-01.svg`, `/bullet-01.svg`) and attachments (`/data/values.csv`, …). Paths
    /// of another shape are refused: the compiler keeps every path for the life of the process.
    pub files: Vec<(String, Vec<u8>)>,
    /// Names the report lastingly, over drafts and editions alike. It is hashed, not printed.
    pub ident: &'a str,
    /// The document's date: the compiler knows no other time.
    pub date: DateTime<Utc>,
    /// What the file promises.
    pub standards: Standards,
}

/// The promises a file can make about itself; both are accessible (PDF/UA-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standards {
    /// PDF/A-3a, which may carry attachments.
    Archive,
    /// PDF/A-2a: for archives that want no attachments. Data with `attachments` is an error.
    Plain,
}

/// A finished report.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the compiler found odd, worded like an error: for the log and for tests, not for readers.
    pub warnings: Vec<String>,
}

/// Why no report came out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The templates and the data do not fit together, or the result would break a promise of the standards.
    #[error("the report could not be set: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<Diagnostic>),
    /// A file's path has none of the shapes a report uses.
    #[error("{0:?} is no path of a report's file")]
    Path(String),
    /// Two files have the same path.
    #[error("the report has two files {0:?}")]
    Twice(String),
    /// The data and files are larger than a report can be.
    #[error("the report's data and files are {bytes} bytes, more than {MOST_BYTES}")]
    TooLarge {
        /// How large they are together.
        bytes: usize,
    },
    /// The date has no place in a PDF.
    #[error("a report cannot be dated {0}")]
    Date(DateTime<Utc>),
}

/// One finding of the compiler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub message: String,
    /// The template or data file, where it is known.
    pub file: Option<String>,
    /// The line in that file, from 1.
    pub line: Option<usize>,
    /// The calls that led there, innermost first.
    pub trace: Vec<String>,
    /// What might help.
    pub hints: Vec<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file}:{line}: ")?,
            (Some(file), None) => write!(f, "{file}: ")?,
            (None, _) => {}
        }
        f.write_str(&self.message)?;
        for step in &self.trace {
            write!(f, ", {step}")?;
        }
        for hint in &self.hints {
            write!(f, " (hint: {hint})")?;
        }
        Ok(())
    }
}

/// Sets reports. Cheap to clone, and one serves all threads.
#[derive(Clone)]
pub struct Typesetter(Arc<House>);

/// What all documents share.
struct House {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: &'static [Font],
    main: FileId,
    data: FileId,
    templates: HashMap<FileId, Source>,
    archive: PdfStandards,
    plain: PdfStandards,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typesetter").finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Parses templates and fonts: some milliseconds, once for a process.
    pub fn new() -> Self {
        Self::with(TEMPLATES)
    }

    fn with(templates: &[(&str, &str)]) -> Self {
        let fonts = fonts::faces();
        let standards = |archival| {
            PdfStandards::new(&[archival, PdfStandard::Ua_1]).expect("both standards build on PDF 1.7")
        };
        Self(Arc::new(House {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(fonts)),
            fonts,
            main: id(MAIN),
            data: id(DATA),
            templates: templates
                .iter()
                .map(|(path, text)| (id(path), Source::new(id(path), (*text).to_owned())))
                .collect(),
            archive: standards(PdfStandard::A_3a),
            plain: standards(PdfStandard::A_2a),
        }))
    }

    /// Compiles and exports. The same document gives the same bytes, in every process and thread.
    pub fn pdf(&self, document: &Document) -> Result<Pdf, Error> {
        let house = &*self.0;
        let options = options(house, document)?;
        let desk = Desk { house, files: files(house, document)?, date: document.date };
        let _sweep = Sweep;
        let compiled = typst::compile::<PagedDocument>(&desk);
        let refused = |found: typst::ecow::EcoVec<SourceDiagnostic>| {
            Error::Refused(found.iter().map(|it| desk.diagnostic(it)).collect())
        };
        let paged = compiled.output.map_err(refused)?;
        let bytes = typst_pdf::pdf(&paged, &options).map_err(refused)?;
        let warnings = compiled.warnings.iter().map(|it| desk.diagnostic(it).to_string()).collect();
        Ok(Pdf { bytes, pages: paged.pages().len(), warnings })
    }
}

fn options(house: &House, document: &Document) -> Result<PdfOptions, Error> {
    let date = document.date;
    let moment = datetime(date).filter(|_| date.year() >= 0).ok_or(Error::Date(date))?;
    Ok(PdfOptions {
        ident: Smart::Custom(document.ident.to_owned()),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: Some(Timestamp::new_utc(moment)),
        page_ranges: None,
        standards: match document.standards {
            Standards::Archive => house.archive.clone(),
            Standards::Plain => house.plain.clone(),
        },
        tagged: true,
        pretty: false,
    })
}

fn datetime(date: DateTime<Utc>) -> Option<Datetime> {
    // 0 to 59, 1 to 31, 0 to 23: each fits.
    let small = |part: u32| u8::try_from(part).ok();
    Datetime::from_ymd_hms(
        date.year(),
        small(date.month())?,
        small(date.day())?,
        small(date.hour())?,
        small(date.minute())?,
        small(date.second())?,
    )
}

fn files(house: &House, document: &Document) -> Result<HashMap<FileId, Bytes>, Error> {
    let data = document.data.to_string();
    let bytes = document.files.iter().fold(data.len(), |sum, (_, file)| sum.saturating_add(file.len()));
    if bytes > MOST_BYTES {
        return Err(Error::TooLarge { bytes });
    }
    let mut files = HashMap::from([(house.data, Bytes::from_string(data))]);
    for (path, bytes) in &document.files {
        // Asked before the path is interned: what is interned stays.
        if !allowed(path) {
            return Err(Error::Path(path.clone()));
        }
        if files.insert(id(path), Bytes::new(bytes.clone())).is_some() {
            return Err(Error::Twice(path.clone()));
        }
    }
    Ok(files)
}

/// Whether a report may bring a file of this path. Some twenty thousand paths pass, and the compiler has room for
/// 65 000.
fn allowed(path: &str) -> bool {
    let numbered = |prefix: &&str| {
        path.strip_prefix(*prefix).and_then(|rest| rest.strip_suffix(".svg")).is_some_and(|number| {
            (2..=4).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit())
        })
    };
    path == CODE || ATTACHMENTS.contains(&path) || PICTURES.iter().any(numbered)
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths are constants or allowed, and lead nowhere else");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// All that the compiler can see while it sets one document.
struct Desk<'a> {
    house: &'a House,
    files: HashMap<FileId, Bytes>,
    date: DateTime<Utc>,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.house.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.house.book
    }

    fn main(&self) -> FileId {
        self.house.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.house.templates.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match (self.files.get(&id), self.house.templates.get(&id)) {
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Some(template)) => Ok(Bytes::from_string(template.clone())),
            (None, None) => Err(not_found(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.house.fonts.get(index).cloned()
    }

    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        let offset = offset.map_or(0, |offset| {
            let [weeks, days, hours, minutes, seconds] = offset.decompose();
            (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
        });
        let there = datetime(self.date.checked_add_signed(TimeDelta::try_seconds(offset)?)?)?;
        Datetime::from_ymd(there.year()?, there.month()?, there.day()?)
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_with_slash()))
}

impl Desk<'_> {
    fn diagnostic(&self, found: &SourceDiagnostic) -> Diagnostic {
        // What is wrong in a file of data, or in no file at all, is told at the template's call.
        let call = found.trace.iter().map(|step| DiagSpan::from(step.span)).find(|span| span.id().is_some());
        let span = if found.span.id().is_some() { Some(found.span) } else { call };
        let (file, line) = span.map_or((None, None), |span| self.place(span));
        let trace = found.trace.iter().map(|step| match self.place(step.span.into()) {
            (Some(file), Some(line)) => format!("{} at {file}:{line}", step.v),
            _ => step.v.to_string(),
        });
        Diagnostic {
            message: found.message.to_string(),
            file,
            line,
            trace: trace.collect(),
            hints: found.hints.iter().map(|hint| hint.v.to_string()).collect(),
        }
    }

    fn place(&self, span: DiagSpan) -> (Option<String>, Option<usize>) {
        let Some(id) = span.id() else { return (None, None) };
        let line = || {
            let start = self.range(span)?.start;
            self.file(id).ok()?.lines().ok()?.byte_to_line(start)
        };
        (Some(id.vpath().get_with_slash().to_owned()), line().map(|line| line + 1))
    }
}

/// Clears what the compiler remembers when a document is done, set or refused: the memory is the process's, not
/// the document's, and grows until somebody sweeps.
struct Sweep;

impl Drop for Sweep {
    fn drop(&mut self) {
        comemo::evict(REMEMBERED_FOR);
    }
}

#[cfg(test)]
#[path = "typeset_test.rs"]
mod tests;
