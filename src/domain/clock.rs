//! Where the time comes from: the one thing in the program that may know what time it is.

use std::sync::Mutex;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Europe::Stockholm;

/// A source of the current time.
pub trait Clock: Send + Sync {
    /// Now, in whole microseconds, the finest that both databases keep.
    fn now(&self) -> DateTime<Utc>;
}

/// The day that it is in Sweden at `at`: a deadline ends at midnight there.
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Stockholm).date_naive()
}

/// A clock that stands still until it is moved: for tests, and for the demo that shall give the same bytes every day.
#[derive(Debug)]
pub struct MockClock(Mutex<DateTime<Utc>>);

impl MockClock {
    /// A clock that shows `start`.
    pub const fn at(start: DateTime<Utc>) -> Self {
        Self(Mutex::new(start))
    }

    /// Moves the clock to `time`, forwards or back.
    pub fn set(&self, time: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = time;
    }

    /// Moves the clock on by `step`.
    pub fn advance(&self, step: Duration) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) += step;
    }
}

impl Clock for MockClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_ends_at_midnight_in_sweden() {
        for (at, day) in [
            ("2026-03-31T21:59:59Z", "2026-03-31"),
            ("2026-03-31T22:00:00Z", "2026-04-01"),
            ("2026-01-31T22:30:00Z", "2026-01-31"),
        ] {
            assert_eq!(local_date(at.parse().unwrap()), day.parse().unwrap(), "{at}");
        }
    }
}
