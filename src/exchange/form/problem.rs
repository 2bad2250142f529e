//! Why a file as a whole is refused. Every kind of file has a message of its own: what it is and what to do.

use malspar_domain::violation::Violation;
use malspar_words::key;
use thiserror::Error;

use super::FORM_VERSION;

/// Why a file as a whole is refused.
#[derive(Debug, Error)]
pub enum FormProblem {
    /// It is larger than a form can be.
    #[error("the file is larger than a form can be")]
    TooLarge,
    /// It has a password.
    #[error("the file has a password")]
    Protected,
    /// It is no workbook and no table, or none of ours.
    #[error("the file is no form")]
    NotAForm,
    /// It is a file of another kind.
    #[error("the file is another kind of file: {0:?}")]
    Foreign(Foreign),
    /// It begins like a workbook and does not end like one.
    #[error("the file is not whole")]
    Cut,
    /// It is a workbook that is built to do harm, or holds what no form holds.
    #[error("the workbook holds what no form holds: {0:?}")]
    Unsafe(Unsafe),
    /// It is a text that cannot be read as a table.
    #[error("the text is no table: {0:?}")]
    Csv(CsvProblem),
    /// It is a form of ours, but what identifies it is gone.
    #[error("the form does not say whose it is: {0}")]
    Unidentified(String),
    /// Its layout is of another version of the program.
    #[error("the form has version {found}, not {expected}")]
    OtherVersion {
        /// The version in the file.
        found: String,
        /// The version that is read.
        expected: u32,
    },
    /// It cannot be read.
    #[error("the file cannot be read: {0}")]
    Damaged(#[from] calamine::XlsxError),
}

/// Other kinds of files that people send instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A PDF.
    Pdf,
    /// A text document, as Word saves it.
    Document,
    /// A presentation.
    Presentation,
    /// A picture.
    Picture,
    /// A file of LibreOffice's own format.
    OpenDocument,
    /// A workbook of the format before 2007.
    OldWorkbook,
    /// A binary workbook.
    BinaryWorkbook,
    /// A web page, whatever its name says.
    WebPage,
}

impl Foreign {
    /// The key of its message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => key!("import-pdf"),
            Self::Document => key!("import-document"),
            Self::Presentation => key!("import-presentation"),
            Self::Picture => key!("import-picture"),
            Self::OpenDocument => key!("import-open-document"),
            Self::OldWorkbook => key!("import-old-workbook"),
            Self::BinaryWorkbook => key!("import-binary-workbook"),
            Self::WebPage => key!("import-web-page"),
        }
    }
}

/// What no form holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsafe {
    /// Its parts unpack to more than a form can be.
    UnpacksTooLarge,
    /// It has more parts than a form.
    TooManyParts,
    /// A part is there twice under one name.
    PartTwice,
    /// Two parts lie in the same place.
    PartsOverlap,
    /// A part's name leads out of the file.
    PathOutside,
    /// A part is not as long as the archive says.
    SizeLies,
    /// A sheet has more cells than a form.
    TooManyCells,
    /// A sheet claims to reach farther than a form.
    TooWide {
        /// As far as this cell.
        reach: String,
    },
    /// It holds more text than a form.
    TooMuchText,
    /// Its elements lie in one another deeper than in any workbook.
    TooDeep,
    /// It has more styles, sheets or other elements than a form.
    TooComplex,
    /// It defines entities: a few words that stand for many.
    Entities,
    /// It takes values from other files or programs.
    ExternalLinks,
    /// It has macros or embedded objects.
    Macros,
}

impl Unsafe {
    const fn code(&self) -> &'static str {
        match self {
            Self::UnpacksTooLarge => key!("import-unpacks-too-large"),
            Self::TooManyParts => key!("import-too-many-parts"),
            Self::PartTwice => key!("import-part-twice"),
            Self::PartsOverlap => key!("import-parts-overlap"),
            Self::PathOutside => key!("import-path-outside"),
            Self::SizeLies => key!("import-size-lies"),
            Self::TooManyCells => key!("import-too-many-cells"),
            Self::TooWide { .. } => key!("import-too-wide"),
            Self::TooMuchText => key!("import-too-much-text"),
            Self::TooDeep => key!("import-too-deep"),
            Self::TooComplex => key!("import-too-complex"),
            Self::Entities => key!("import-entities"),
            Self::ExternalLinks => key!("import-external-links"),
            Self::Macros => key!("import-macros"),
        }
    }
}

/// Why a text is no table of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvProblem {
    /// It is no text: there are zero bytes in it.
    Zeros,
    /// Its letters are not in the encoding that it begins with.
    Encoding,
    /// A row is longer than any row of a form.
    LongRow {
        /// Its number, counted from 1.
        row: u32,
    },
    /// A quotation mark is opened and never closed.
    OpenQuote {
        /// The number of the row that it stands in, counted from 1.
        row: u32,
    },
    /// There are more cells than in any form.
    TooManyCells,
    /// Everything stands in one column: it was opened with another delimiter and saved.
    OneColumn {
        /// The number of the row, counted from 1.
        row: u32,
    },
    /// A column that is needed is not there.
    NoColumn {
        /// Its heading.
        heading: String,
    },
    /// Two columns have the same heading.
    ColumnTwice {
        /// The heading.
        heading: String,
    },
}

impl CsvProblem {
    fn violation(&self) -> Violation {
        match self {
            Self::Zeros => Violation::error("file", "import-csv-zeros"),
            Self::Encoding => Violation::error("file", "import-csv-encoding"),
            Self::LongRow { row } => Violation::error("file", "import-csv-long-row").with("row", row),
            Self::OpenQuote { row } => Violation::error("file", "import-csv-open-quote").with("row", row),
            Self::TooManyCells => Violation::error("file", "import-csv-too-many-cells"),
            Self::OneColumn { row } => Violation::error("file", "import-csv-one-column").with("row", row),
            Self::NoColumn { heading } => {
                Violation::error("file", "import-csv-no-column").with("heading", heading)
            }
            Self::ColumnTwice { heading } => {
                Violation::error("file", "import-csv-column-twice").with("heading", heading)
            }
        }
    }
}

impl FormProblem {
    /// The same for a person.
    pub fn violation(&self) -> Violation {
        match self {
            Self::TooLarge => Violation::error("file", "import-too-large"),
            Self::Protected => Violation::error("file", "import-protected"),
            Self::NotAForm => Violation::error("file", "import-not-a-form"),
            Self::Foreign(foreign) => Violation::error("file", foreign.code()),
            Self::Cut => Violation::error("file", "import-cut"),
            Self::Unsafe(found) => {
                let violation = Violation::error("file", found.code());
                if let Unsafe::TooWide { reach } = found { violation.with("reach", reach) } else { violation }
            }
            Self::Csv(problem) => problem.violation(),
            Self::Unidentified(_) => Violation::error("file", "import-unidentified"),
            Self::OtherVersion { found, expected } => Violation::error("file", "import-wrong-version")
                .with("found", found)
                .with("expected", expected),
            Self::Damaged(_) => Violation::error("file", "import-damaged"),
        }
    }

    /// A form of another version than the one that is read here.
    pub(super) fn other_version(found: &str) -> Self {
        Self::OtherVersion { found: found.to_owned(), expected: FORM_VERSION }
    }
}

impl From<Unsafe> for FormProblem {
    fn from(found: Unsafe) -> Self {
        Self::Unsafe(found)
    }
}

impl From<CsvProblem> for FormProblem {
    fn from(problem: CsvProblem) -> Self {
        Self::Csv(problem)
    }
}
