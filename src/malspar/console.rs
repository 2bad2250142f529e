//! What the command line says when it refuses and while it works, and files written whole or not at all.

use std::{
    fmt,
    io::{IsTerminal, Read, Write},
    path::Path,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use malspar_app::Error;
use malspar_domain::violation::Violation;
use malspar_words::{Lang, problem, t};

/// Why a command did not do what it was asked to, in words.
#[derive(Debug)]
pub(crate) struct Refusal(String);

/// What a command gives.
pub(crate) type Done = Result<(), Refusal>;

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Refusal {
    /// A refusal in these words.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// An error of the service: every single thing to mend on a line of its own, with its place first.
    pub(crate) fn from_app(lang: Lang, error: &Error) -> Self {
        let line = |place: &str, v: &Violation| {
            let words = problem::describe(lang, &v.code, &v.params);
            // The whole cycle or the whole submission is no place to look at.
            if matches!(place, "cycle" | "submission" | "form" | "database" | "audit") {
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
            Error::NotFound(what) => vec![t!(lang, "cli-not-found", what = what.as_str())],
            Error::Forbidden(what) => vec![t!(lang, "cli-forbidden", what = *what)],
            Error::Conflict(what) => vec![t!(lang, "cli-conflict", what = what.as_str())],
            Error::Report(_) | Error::Data(_) | Error::Storage(_) => vec![error.to_string()],
        };
        Self(lines.join("\n"))
    }
}

/// Reads a file that a person named.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    std::fs::read(path).map_err(|e| Refusal::new(format!("{}: {e}", path.display())))
}

/// Reads a file that a person named, and of a larger one no more than shows that it is larger than `most` bytes.
pub(crate) fn read_at_most(path: &Path, most: usize) -> Result<Vec<u8>, Refusal> {
    let say = |e: std::io::Error| Refusal::new(format!("{}: {e}", path.display()));
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(say)?.take(limit).read_to_end(&mut bytes).map_err(say)?;
    Ok(bytes)
}

/// Writes a file whole or not at all: it appears under its name when every byte is there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Done {
    let say = |e: &dyn fmt::Display| Refusal::new(format!("{}: {e}", path.display()));
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|e| say(&e))?;
    let mut file =
        tempfile::Builder::new().permissions(permissions()).tempfile_in(folder).map_err(|e| say(&e))?;
    file.write_all(bytes).map_err(|e| say(&e))?;
    file.persist(path).map_err(|e| say(&e.error))?;
    Ok(())
}

/// Readable like any other file a program writes; the umask takes away from it.
#[cfg(unix)]
fn permissions() -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    std::fs::Permissions::from_mode(0o666)
}

/// A bar on a terminal; nothing where the output goes to a file.
pub(crate) fn progress_bar(length: usize, title: String) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.set_message(title);
    bar
}
