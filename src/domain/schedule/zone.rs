//! A time zone: which moment a local time is, also where the clocks are changed.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Duration, MappedLocalTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::violation::Violation;

/// No zone is further from UTC than this.
const FURTHEST: Duration = Duration::hours(26);

/// A time zone of the IANA database: `Europe/Stockholm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(Tz::Europe__Stockholm)
    }
}

impl Zone {
    /// What the clocks show at `at`.
    pub fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// The moment at which the clocks show `local`: the first where they show it twice, and where they pass over it the
    /// moment at which they are set forward. A later local time is never an earlier moment.
    pub fn moment(self, local: NaiveDateTime) -> DateTime<Utc> {
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at.to_utc(),
            MappedLocalTime::None => self.first_not_before(local),
        }
    }

    /// The first moment, to the second, at which the clocks show `local` or later.
    fn first_not_before(self, local: NaiveDateTime) -> DateTime<Utc> {
        let (mut before, mut after) = (local.and_utc() - FURTHEST, local.and_utc() + FURTHEST);
        while after - before > Duration::seconds(1) {
            let middle = before + Duration::seconds((after - before).num_seconds() / 2);
            if self.local(middle) < local { before = middle } else { after = middle }
        }
        after
    }
}

impl FromStr for Zone {
    type Err = Violation;

    fn from_str(name: &str) -> Result<Self, Violation> {
        name.parse()
            .map(Self)
            .map_err(|_| Violation::error("zone", "schedule-zone-unknown").with("found", name))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl TryFrom<String> for Zone {
    type Error = Violation;

    fn try_from(name: String) -> Result<Self, Violation> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.to_string()
    }
}
