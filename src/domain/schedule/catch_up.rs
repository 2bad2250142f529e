//! What becomes of the occurrences that have come since the last one that was handled.
//!
//! Whoever asks keeps, for each schedule, the planned local time of the last occurrence that was handled, and stores
//! what is handled in the same transaction. Then nothing is lost and nothing done twice, wherever the clock is set and
//! however often and long the service is away: what has been handled is not asked for again, and what has not been
//! handled is.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Occurrence, Schedule};

/// What is handled so soon is on time.
pub const GRACE: Duration = Duration::minutes(10);
/// So many occurrences are given at once; the others when these have been handled.
pub const AT_ONCE: usize = 200;

/// What becomes of occurrences that were missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CatchUp {
    /// Each is done, late.
    Each,
    /// The last is done, late, in place of all.
    Once,
    /// None is done.
    Never,
}

/// What becomes of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// It is done at its time.
    OnTime,
    /// It is done later, and marked.
    Late,
    /// It is marked and not done: a later one is done in its place.
    Superseded,
    /// It is marked and not done: its time has passed.
    Missed,
}

/// An occurrence that has come, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub occurrence: Occurrence,
    /// What becomes of it.
    pub handling: Handling,
}

impl CatchUp {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Each, Self::Once, Self::Never];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Once => "once",
            Self::Never => "never",
        }
    }

    /// The policy with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.code() == code)
    }
}

impl Handling {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::OnTime, Self::Late, Self::Superseded, Self::Missed];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::Superseded => "superseded",
            Self::Missed => "missed",
        }
    }

    /// The handling with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|handling| handling.code() == code)
    }

    /// Is it done?
    pub const fn is_done(self) -> bool {
        matches!(self, Self::OnTime | Self::Late)
    }
}

impl Schedule {
    /// What has come at `now` of what was planned after `handled_until`, in order. The next time `handled_until` is the
    /// planned time of the last of them.
    ///
    /// A schedule begins with the local time at which it is made, and goes on from the local time at which its expression
    /// is changed or it is taken up again after a pause, if that is later: what somebody plans is never planned for a
    /// time that has been. With another zone it goes on from where it was.
    pub fn due(&self, handled_until: NaiveDateTime, now: DateTime<Utc>) -> Vec<Due> {
        let come = self.timing.planned_after(handled_until).take_while(|occurrence| occurrence.at <= now);
        let mut come = come.peekable();
        let mut due = Vec::new();
        while let Some(occurrence) = come.next().filter(|_| due.len() < AT_ONCE) {
            let later = come.peek().is_some();
            due.push(Due { occurrence, handling: handling(self.catch_up, occurrence, later, now) });
        }
        due
    }
}

/// `later` says whether another has come after it.
fn handling(policy: CatchUp, occurrence: Occurrence, later: bool, now: DateTime<Utc>) -> Handling {
    match policy {
        _ if now - occurrence.at <= GRACE => Handling::OnTime,
        CatchUp::Once if later => Handling::Superseded,
        CatchUp::Each | CatchUp::Once => Handling::Late,
        CatchUp::Never => Handling::Missed,
    }
}
