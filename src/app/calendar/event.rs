//! What the events of all calendars have in common.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    lang::{Lang, Text},
    narrative::{MeetingStep, Purpose},
};
use malspar_words::t;
use sha2::{Digest, Sha256};

use crate::{App, address::PublicAddress};

/// The name under which a service without an address gives UIDs.
const NOWHERE: &str = "localhost";

/// How often something was said otherwise, and when it last was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Revised {
    pub(super) count: u32,
    pub(super) at: DateTime<Utc>,
}

impl Revised {
    /// What follows from this and from `other`: it rises when either does.
    pub(super) fn and(self, other: Self) -> Self {
        Self { count: self.count.saturating_add(other.count), at: self.at.max(other.at) }
    }
}

impl App {
    /// The name of the machine in the address of the service, by which what it gives is told from what others give.
    pub(crate) fn host(&self) -> String {
        let address = self.link(Lang::Sv, "").parse::<PublicAddress>();
        address.map_or_else(|_| NOWHERE.to_owned(), |address| address.host().to_owned())
    }
}

/// Names for things that have none of their own: by what they are and not by when, so that one that is moved is the same.
/// Of those that are alike the first is the first.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, u32>);

impl Names {
    pub(super) fn of(&mut self, parts: &[&str]) -> String {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let name = format!("{:.16}", format!("{:x}", hash.finalize()));
        let alike = self.0.entry(name.clone()).or_default();
        *alike += 1;
        format!("{name}.{alike}")
    }

    pub(super) fn of_meeting(&mut self, meeting: &MeetingStep) -> String {
        let purpose = match meeting.purpose {
            Purpose::Information => "information",
            Purpose::Comments => "comments",
            Purpose::Decision => "decision",
        };
        self.of(&[&meeting.body.sv, purpose])
    }
}

/// "Regionala samverkansrådet: synpunkter (Uppföljning 2026)".
pub(super) fn meeting_title(lang: Lang, meeting: &MeetingStep, cycle: &str) -> String {
    let purpose = match meeting.purpose {
        Purpose::Information => t!(lang, "meeting-information"),
        Purpose::Comments => t!(lang, "meeting-comments"),
        Purpose::Decision => t!(lang, "meeting-decision"),
    };
    t!(lang, "calendar-meeting", body = meeting.body.get(lang), purpose = purpose, cycle = cycle)
}

/// The lines that there are.
pub(super) fn lines(lines: impl IntoIterator<Item = Option<String>>) -> String {
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// In order of time, so that of what is alike the first has the first name.
pub(super) fn by_day<T>(things: &[T], day: impl Fn(&T) -> NaiveDate) -> Vec<&T> {
    let mut ordered: Vec<_> = things.iter().collect();
    ordered.sort_by_key(|thing| day(thing));
    ordered
}

/// A text in the reader's language.
pub(super) fn said(lang: Lang, text: Option<&Text>) -> Option<String> {
    text.map(|text| text.get(lang).to_owned())
}
