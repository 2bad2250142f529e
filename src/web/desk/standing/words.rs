//! How it stands, in words.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_app::{
    following::Stage,
    standing::{ContactStanding, Happened, MailState, OrganisationThen, What},
};
use malspar_domain::{clock, cycle::CycleState, role::Role};
use malspar_words::{Lang, date, t};

pub(super) use crate::around::stage_word as stage;

/// Whom one waits for, by colour as well.
pub(super) const fn tone(stage: Stage) -> &'static str {
    match stage {
        Stage::Submitted => "accent",
        Stage::NotBegun
        | Stage::Begun
        | Stage::Returned
        | Stage::Reopened
        | Stage::Checked
        | Stage::Declined
        | Stage::NotReported => "neutral",
    }
}

/// "12 av 19 frågor, i tid"; what was handed in, never what is in a draft.
pub(super) fn handed_in(lang: Lang, then: &OrganisationThen) -> Option<String> {
    let (filled, (_, late)) = (then.filled?, then.first_handed_in?);
    let filled = t!(lang, "standing-filled", filled = filled.filled, total = filled.asked);
    let when = match late {
        None => t!(lang, "standing-in-time"),
        Some(days) => t!(lang, "standing-late", days = days),
    };
    Some(format!("{filled}, {when}"))
}

pub(super) fn contact(lang: Lang, contact: ContactStanding) -> String {
    let code = match contact {
        ContactStanding::Own => "own",
        ContactStanding::Nobody => "nobody",
        ContactStanding::NotCome => "not-come",
        ContactStanding::Unconfirmed => "unconfirmed",
        ContactStanding::Confirmed => "confirmed",
    };
    t!(lang, "standing-contact", contact = code)
}

pub(super) fn trouble(lang: Lang, state: MailState) -> String {
    match state {
        MailState::Failed => t!(lang, "standing-mail-failed"),
        _ => t!(lang, "standing-mail-unknown"),
    }
}

/// What has happened, in a few words.
pub(super) fn happened(lang: Lang, happened: &Happened) -> String {
    let (code, day) = match &happened.what {
        What::Act(act, until) => {
            return t!(lang, "around-act", act = act.as_str(), date = long(lang, *until));
        }
        What::Asked(day) => ("asked", Some(*day)),
        What::Refused(day) => ("refused", Some(*day)),
        What::Letter(kind) => (kind.code(), None),
        What::Note => ("note", None),
        What::Confirmed => ("confirmed", None),
        What::Moved(CycleState::Collecting) => ("collecting", None),
        What::Moved(CycleState::Reviewing) => ("reviewing", None),
        What::Moved(_) => ("moved", None),
    };
    t!(lang, "standing-what", what = code, date = long(lang, day))
}

fn long(lang: Lang, day: Option<NaiveDate>) -> String {
    day.map(|day| date::long(lang, day)).unwrap_or_default()
}

/// Who did it, by the role.
pub(super) fn by(lang: Lang, role: Role, organisation: &str, region: &str) -> String {
    t!(lang, "around-by", role = role.code(), organisation = organisation, region = region)
}

/// The day in Sweden.
pub(super) fn day(lang: Lang, at: DateTime<Utc>) -> String {
    date::long(lang, clock::local_date(at))
}

/// The day and the hour, in Sweden.
pub(super) fn when(lang: Lang, at: DateTime<Utc>) -> String {
    t!(lang, "around-at", date = day(lang, at), time = date::time(lang, clock::local_time(at)))
}

/// The beginning of a text, where there is little room.
pub(super) fn beginning(text: &str) -> String {
    const ROOM: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= ROOM && line.len() == text.len() {
        return line.to_owned();
    }
    let cut: String = line.chars().take(ROOM).collect();
    format!("{} …", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_note_is_cut_and_says_so() {
        assert_eq!(beginning("Talade i telefon"), "Talade i telefon");
        assert_eq!(beginning("Talade i telefon\nSvarar i april"), "Talade i telefon …");
        assert_eq!(beginning(&"å".repeat(90)), format!("{} …", "å".repeat(80)));
    }
}
