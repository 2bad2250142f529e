//! What the command line says when it refuses and while it works, and the files that a person named.

pub(crate) mod files;
pub(crate) mod output;

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use malspar_app::{DatabaseError, Error};
use malspar_domain::{clock, violation::Violation};
use malspar_words::{Lang, date, problem, t};

pub(crate) use files::{read, read_at_most, read_text, write};

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// In these words.
    Words(String),
    /// A file cannot be read or written.
    File(PathBuf, Trouble),
}

/// What is the matter with a file.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The system says so.
    System(io::Error),
    /// It should be text, and is not.
    NotText,
    /// Something is there that is no file: a folder, a device.
    NotAFile,
    /// A file is there that may hold somebody's work.
    AlreadyThere,
    /// A file of another kind is there.
    AnotherKind,
    /// The name ends otherwise than any file that can be written here: in one of these.
    Ending(&'static str),
}

/// What a command gives.
pub(crate) type Done = Result<(), Refusal>;

impl Refusal {
    /// A refusal in these words.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// A refusal for what the system says of a file.
    pub(crate) fn system(path: &Path) -> impl Fn(io::Error) -> Self {
        move |error| Self::File(path.to_owned(), Trouble::System(error))
    }

    /// The refusal as a person reads it.
    pub(crate) fn words(&self, lang: Lang) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::File(path, trouble) => format!("{}: {}", path.display(), trouble.words(lang)),
        }
    }

    /// An error of the service: every single thing to mend on a line of its own, with its place first.
    pub(crate) fn from_app(lang: Lang, error: &Error) -> Self {
        let line = |place: &str, v: &Violation| {
            let words = problem::describe(lang, &v.code, &v.params);
            // The whole cycle or the whole submission is no place to look at.
            if matches!(place, "" | "cycle" | "submission" | "form" | "database" | "audit") {
                words
            } else {
                format!("{place}: {words}")
            }
        };
        let lines = match error {
            Error::Refused(violations) => violations.iter().map(|v| line(&v.field, v)).collect(),
            Error::Pack(problems) => problems
                .iter()
                .map(|p| format!("{}:{}: {}", p.line, p.column, line(&p.path, &p.violation)))
                .collect(),
            Error::FormCells(problems) => {
                let mut lines: Vec<_> = problems.iter().map(|p| line(&p.place(lang), &p.violation)).collect();
                lines.push(t!(lang, "cli-nothing-stored"));
                lines
            }
            Error::WrongForm(v) => vec![problem::describe(lang, &v.code, &v.params)],
            Error::Form(refused) => {
                let v = refused.violation();
                vec![problem::describe(lang, &v.code, &v.params)]
            }
            Error::NotFound(missing) => {
                let (thing, what) = (missing.thing.code(), missing.which.as_str());
                vec![t!(lang, "cli-not-found", thing = thing, what = what)]
            }
            Error::Forbidden(what) => vec![t!(lang, "cli-forbidden", what = *what)],
            // What the database calls it helps nobody: it is for the log.
            Error::Conflict(what) => {
                tracing::info!(what, "somebody else was first");
                vec![t!(lang, "cli-conflict")]
            }
            Error::TooOften { until } => {
                vec![t!(lang, "too-often-until", time = date::time(lang, clock::local_time(*until)))]
            }
            Error::File { file, error } => {
                vec![format!("{}: {}", file.display(), system_words(lang, error))]
            }
            Error::Report(said) => vec![t!(lang, "cli-report-failed", said = said.as_str())],
            Error::Data(said) => vec![t!(lang, "cli-data-failed", said = said.as_str())],
            Error::Storage(error) => vec![database_words(lang, error)],
        };
        Self::Words(lines.join("\n"))
    }
}

impl Trouble {
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::System(error) => system_words(lang, error),
            Self::NotText => t!(lang, "file-not-text"),
            Self::NotAFile => t!(lang, "file-not-a-file"),
            Self::AlreadyThere => t!(lang, "file-already-there"),
            Self::AnotherKind => t!(lang, "file-another-kind"),
            Self::Ending(known) => t!(lang, "file-ending", known = *known),
        }
    }
}

/// What the system says of a file, in words; in its own where it is something rare.
fn system_words(lang: Lang, error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => t!(lang, "file-not-there"),
        Kind::PermissionDenied => t!(lang, "file-not-allowed"),
        Kind::IsADirectory => t!(lang, "file-is-a-folder"),
        Kind::NotADirectory | Kind::AlreadyExists => t!(lang, "file-no-folder"),
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => t!(lang, "file-no-room"),
        Kind::ReadOnlyFilesystem => t!(lang, "file-read-only"),
        Kind::InvalidData => t!(lang, "file-not-text"),
        _ => t!(lang, "file-failed", said = error.to_string()),
    }
}

/// Where in the source it went wrong is for the log, not for whoever reads the refusal.
fn database_words(lang: Lang, error: &DatabaseError) -> String {
    tracing::info!(%error, "the database failed");
    match error {
        DatabaseError::Busy { .. } => t!(lang, "cli-database-busy"),
        DatabaseError::Full { .. } => t!(lang, "cli-database-full"),
        DatabaseError::Other { source, .. } => {
            t!(lang, "cli-database-failed", said = source.to_string())
        }
        other => t!(lang, "cli-database-failed", said = other.to_string()),
    }
}

/// A bar on a terminal; nothing where the output goes to a file.
pub(crate) fn progress_bar(length: usize, title: String) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.set_message(title);
    bar
}
