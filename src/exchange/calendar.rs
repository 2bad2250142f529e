//! Calendars as other people's programs read them: RFC 5545, with a name and how often to look again (RFC 7986).
//!
//! The crate writes line ends and escapes texts; four things it leaves to us. It escapes neither the name of a calendar nor
//! an address, and takes control characters as they are: a carriage return in a title would begin a line of its own. What
//! has no UID or time of change gets one from chance and the wall clock: a time zone's rules would, so times are written
//! in UTC. And the last piece of a line that it folds may be an octet too long.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use icalendar::{Calendar as Written, Component, Event as WrittenEvent, EventLike, Property};

/// What calendar programs are told who wrote it.
const WRITER: &str = "-//Malspar//Malspar//SV";
/// How often they are asked to look again.
const LOOK_AGAIN: &str = "PT12H";
/// The most octets of a line.
const WIDEST: usize = 75;
/// The most characters of a text. Who wants more follows the link.
const LONGEST: usize = 2_000;

/// A calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub events: Vec<Event>,
}

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it is known by, for as long as it is the same thing.
    pub uid: String,
    /// Rises whenever it is said otherwise.
    pub sequence: u32,
    /// When it was last said otherwise.
    pub changed_at: DateTime<Utc>,
    /// When it happens.
    pub when: When,
    /// What it is.
    pub title: String,
    /// What more there is to say, in lines.
    pub description: String,
    /// Where there is more to read.
    pub url: Option<String>,
}

/// When something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// All day. It takes nobody's time.
    Day(NaiveDate),
    /// From when to when.
    Between(DateTime<Utc>, DateTime<Utc>),
}

impl When {
    /// The day in UTC on which it begins.
    fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Between(from, _) => from.date_naive(),
        }
    }
}

/// The calendar as a file. What lies beyond the years that a calendar can write is left out.
pub fn write(calendar: &Calendar) -> String {
    let mut written = Written::empty();
    let name = one_line(&calendar.name);
    written
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", WRITER))
        .append_property(("CALSCALE", "GREGORIAN"))
        // Of this name the crate does not know that it is a text.
        .append_property(Property::new("NAME", name.as_str()).add_parameter("VALUE", "TEXT").done())
        .append_property(("X-WR-CALNAME", name.as_str()))
        .append_property(
            Property::new("REFRESH-INTERVAL", LOOK_AGAIN).add_parameter("VALUE", "DURATION").done(),
        )
        .append_property(("X-PUBLISHED-TTL", LOOK_AGAIN));
    let can_be_written = |event: &&Event| (1..9999).contains(&event.when.first_day().year());
    for event in calendar.events.iter().filter(can_be_written) {
        written.push(one(event));
    }
    folded(&written.to_string())
}

/// The same lines, folded anew: none is longer than [`WIDEST`], and no letter is cut.
fn folded(written: &str) -> String {
    let whole = written.replace("\r\n ", "");
    let mut text = String::with_capacity(written.len());
    for line in whole.split_terminator("\r\n") {
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > WIDEST {
                text.push_str("\r\n ");
                width = 1;
            }
            text.push(letter);
            width += letter.len_utf8();
        }
        text.push_str("\r\n");
    }
    text
}

fn one(event: &Event) -> WrittenEvent {
    let mut written = WrittenEvent::with_uid(&one_line(&event.uid));
    written
        .sequence(event.sequence)
        .timestamp(event.changed_at)
        .last_modified(event.changed_at)
        .summary(&one_line(&event.title));
    match event.when {
        When::Day(day) => {
            // The day after the last: an end is not part of what ends.
            written.starts(day).ends(day.succ_opt().unwrap_or(day)).add_property("TRANSP", "TRANSPARENT");
        }
        When::Between(from, until) => {
            written.starts(from).ends(until);
        }
    }
    if !event.description.is_empty() {
        written.description(&plain(&event.description));
    }
    if let Some(url) = event.url.as_deref().filter(|url| is_address(url)) {
        written.url(url);
    }
    written.done()
}

/// Addresses are written as they are, so nothing may be in them that an address has not.
fn is_address(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    (text.starts_with("https://") || text.starts_with("http://")) && text.bytes().all(is_plain)
}

/// The text without what ends a line in some program or other, and without what nobody can see; line ends stay as `\n`.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let shown = text.chars().filter_map(|sign| match sign {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        hidden if hidden.is_control() => None,
        other => Some(other),
    });
    let mut cut: String = shown.take(LONGEST + 1).collect();
    if let Some((end, _)) = cut.char_indices().nth(LONGEST) {
        cut.truncate(end);
        cut.push('…');
    }
    cut
}

fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "calendar_test.rs"]
mod tests;
