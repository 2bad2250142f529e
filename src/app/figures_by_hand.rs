//! Figures read in by hand: shown first, with what they change and what of the file is not understood; taken in then.
//!
//! Between the two what was understood lies here. Where a figure has been read in otherwise meanwhile, nothing is taken in and
//! it is said anew.

mod history;
mod series;

use std::fmt;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use malspar_domain::{id::UploadId, role::Actor, violation::Violation};
pub use malspar_storage::FiguresReadIn;
use malspar_storage::Tx;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use self::{
    history::{HistoryChange, HistoryPreview, HistoryThere, HistoryWrong, MeasuredThere},
    series::{FigureChange, FiguresPreview, FiguresThere, SeriesPreview, SeriesThere},
};
use crate::{App, Error, Result};

/// So long a file waits for a yes.
const WAITS: Duration = Duration::hours(1);
/// The longest name of a source, in characters.
const LONGEST_SOURCE: usize = 200;

/// What became of what somebody said yes to, when it was shown as a `P`.
#[derive(Debug, Clone)]
pub enum Taken<P> {
    /// It is in: so many values are new or others.
    In(usize),
    /// It would do something else by now. Nothing has been stored.
    Differs(Box<P>),
    /// It was taken in before: somebody has said yes twice.
    Already,
    /// It has waited too long.
    Gone,
}

/// Who has the figures, and when they were fetched there: said together wherever a figure is traced.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Origin {
    source: String,
    retrieved_on: NaiveDate,
}

impl Origin {
    /// Both are asked for.
    fn checked(source: &str, retrieved_on: Option<NaiveDate>, today: NaiveDate) -> Result<Self> {
        let mut refused = Vec::new();
        if source.trim().is_empty() {
            refused.push(Violation::error("kalla", "figures-no-source"));
        }
        let length = source.chars().count();
        if length > LONGEST_SOURCE {
            let too_long =
                Violation::error("kalla", "import-too-long").with("n", length).with("max", LONGEST_SOURCE);
            refused.push(too_long);
        }
        match retrieved_on {
            Some(retrieved_on) if retrieved_on <= today && refused.is_empty() => {
                return Ok(Self { source: source.trim().to_owned(), retrieved_on });
            }
            Some(day) if day > today => refused.push(Violation::error("hamtad", "figures-not-yet")),
            Some(_) => {}
            None => refused.push(Violation::error("hamtad", "figures-no-day")),
        }
        Err(Error::Refused(refused))
    }

    /// That so many figures of a kind were read in, of which so many are new or others.
    fn act(&self, kind: &str, figures: usize, changed: usize, at: DateTime<Utc>) -> FiguresReadIn {
        FiguresReadIn {
            kind: kind.to_owned(),
            source: self.source.clone(),
            retrieved_on: self.retrieved_on,
            figures: u32::try_from(figures).unwrap_or(u32::MAX),
            changed: u32::try_from(changed).unwrap_or(u32::MAX),
            recorded_at: at,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.source, self.retrieved_on)
    }
}

impl App {
    /// Keeps what was understood until somebody says yes to it.
    async fn keep_figures<H: Serialize>(&self, actor: &Actor, subject: &str, held: &H) -> Result<UploadId> {
        let now = self.clock.now();
        let bytes = serde_json::to_vec(held).map_err(|e| Error::Data(e.to_string()))?;
        let tx = self.store.write().await?;
        let upload = tx.hold_upload(actor.account, subject, &bytes, now, now + WAITS).await?;
        tx.commit().await?;
        Ok(upload)
    }
}

/// What was kept; or what has become of it, where it is not kept any more.
async fn kept<H: DeserializeOwned, P>(
    tx: &Tx,
    actor: &Actor,
    subject: &str,
    upload: UploadId,
    now: DateTime<Utc>,
) -> Result<std::result::Result<H, Taken<P>>> {
    Ok(match tx.held_upload(upload, actor.account, subject, now).await? {
        None => Err(Taken::Gone),
        Some(bytes) if bytes.is_empty() => Err(Taken::Already),
        Some(bytes) => Ok(serde_json::from_slice(&bytes).map_err(|e| Error::Data(e.to_string()))?),
    })
}

fn check_runs(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() { Ok(()) } else { Err(Error::Forbidden("read figures in")) }
}
