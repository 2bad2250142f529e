//! The one place that reads the wall clock.

use std::time::Instant;

use chrono::{DateTime, Duration, Utc};
use malspar_domain::clock::Clock;

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is told to ask")]
    fn now(&self) -> DateTime<Utc> {
        let now = DateTime::<Utc>::from(std::time::SystemTime::now());
        // Both databases keep microseconds; a finer time would change on its way through them.
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }
}

/// A clock that goes on at its own pace from a time that somebody chose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RunningClock {
    from: DateTime<Utc>,
    since: Instant,
}

impl RunningClock {
    /// It shows `from` now.
    #[expect(clippy::disallowed_methods, reason = "this too is a clock that everything else is told to ask")]
    pub(crate) fn from(from: DateTime<Utc>) -> Self {
        Self { from, since: Instant::now() }
    }
}

impl Clock for RunningClock {
    #[expect(clippy::disallowed_methods, reason = "this too is a clock that everything else is told to ask")]
    fn now(&self) -> DateTime<Utc> {
        let passed = i64::try_from(self.since.elapsed().as_micros()).unwrap_or(i64::MAX);
        self.from + Duration::microseconds(passed)
    }
}
