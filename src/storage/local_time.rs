//! A time on the clocks of some zone, as text that sorts by time: `2026-03-02T08:00:00`. Two databases and a file that is
//! copied between them mean the same by it.

use chrono::{NaiveDateTime, SubsecRound};

use crate::{Error, Result};

const FORM: &str = "%Y-%m-%dT%H:%M:%S";

/// The text of a local time, in whole seconds.
pub(crate) fn written(local: NaiveDateTime) -> String {
    local.trunc_subsecs(0).format(FORM).to_string()
}

/// The local time that a text tells.
pub(crate) fn read(text: &str) -> Result<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, FORM).map_err(|_| Error::unreadable("local time", text))
}
