//! The one place that reads the wall clock.

use chrono::{DateTime, Utc};
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
