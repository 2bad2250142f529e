//! Where the time comes from: the one thing in the program that may know what time it is.

use std::sync::Mutex;

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
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

/// The time of day that it is in Sweden at `at`.
pub fn local_time(at: DateTime<Utc>) -> NaiveTime {
    at.with_timezone(&Stockholm).time()
}

/// The last moment of a day in Sweden, as finely as both databases keep time. A day there may be an hour shorter or longer.
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = (day + Days::new(1)).and_time(NaiveTime::MIN);
    // The clocks are never moved at midnight: there is one.
    let next = Stockholm.from_local_datetime(&midnight).earliest();
    next.map_or_else(|| midnight.and_utc(), |next| next.to_utc()) - Duration::microseconds(1)
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
        for (day, end) in [
            ("2026-03-20", "2026-03-20T22:59:59.999999Z"),
            ("2026-03-29", "2026-03-29T21:59:59.999999Z"),
            ("2026-10-25", "2026-10-25T22:59:59.999999Z"),
        ] {
            assert_eq!(end_of(day.parse().unwrap()), end.parse::<DateTime<Utc>>().unwrap(), "{day}");
        }
    }
}
