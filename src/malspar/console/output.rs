//! Lines to standard output and standard error. A reader that has seen enough and goes, as `head` does, is no error: the
//! command goes on without it. Output that cannot be written is one, and is told when the command has ended.

use std::{
    fmt,
    io::{self, Write},
    sync::OnceLock,
};

use super::{Done, Refusal, Trouble};

/// What went wrong first with standard output.
static FAILED: OnceLock<io::Error> = OnceLock::new();

/// Writes to standard output.
pub(crate) fn out(text: fmt::Arguments<'_>) {
    if let Err(error) = io::stdout().write_fmt(text)
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        // Only the first one matters.
        let _ = FAILED.set(error);
    }
}

/// Writes to standard error. If that fails there is nowhere to say so.
pub(crate) fn err(text: fmt::Arguments<'_>) {
    let _ = io::stderr().write_fmt(text);
}

/// Has everything been written that was said?
pub(crate) fn finish() -> Done {
    if let Err(error) = io::stdout().flush()
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        let _ = FAILED.set(error);
    }
    match FAILED.get() {
        None => Ok(()),
        Some(error) => {
            let error =
                error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error);
            Err(Refusal::File("stdout".into(), Trouble::System(error)))
        }
    }
}
