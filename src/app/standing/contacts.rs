//! How it stands with an organisation's contacts before and while they are asked.

use chrono::{Days, NaiveDate};
use malspar_domain::{clock, cycle::FollowUpCycle};
use malspar_storage::{Contact, MailState};

/// What is confirmed earlier than so many days before a cycle opens was confirmed for the one before.
const CONFIRMED_FOR: Days = Days::new(90);

/// How it stands with an organisation's contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactStanding {
    /// The region's own people answer.
    Own,
    /// Nobody can be written to.
    Nobody,
    /// Nobody of those who were invited has ever signed in.
    NotCome,
    /// Nobody has said for this cycle that the task is theirs.
    Unconfirmed,
    /// Somebody has, or has taken it over.
    Confirmed,
}

/// Can mail be written to this person?
pub(super) fn is_reachable(contact: &Contact) -> bool {
    contact.address.is_some() && !contact.disabled
}

/// Those whom a letter to an organisation goes to: whoever holds the task; deputies where nobody does. A successor who has
/// not come yet is written to where the task is nobody else's.
pub(super) fn recipients(contacts: &[Contact]) -> Vec<&Contact> {
    let reachable = || contacts.iter().filter(|contact| is_reachable(contact));
    let holders: Vec<_> = reachable().filter(|contact| !contact.deputy && !contact.waits).collect();
    if holders.is_empty() { reachable().collect() } else { holders }
}

pub(super) fn standing(cycle: &FollowUpCycle, contacts: &[Contact], is_region: bool) -> ContactStanding {
    let whom = recipients(contacts);
    if whom.is_empty() {
        return if is_region { ContactStanding::Own } else { ContactStanding::Nobody };
    }
    if whom.iter().any(|contact| is_confirmed(cycle, contact)) {
        return ContactStanding::Confirmed;
    }
    let come = whom.iter().any(|contact| contact.seen);
    if come { ContactStanding::Unconfirmed } else { ContactStanding::NotCome }
}

fn is_confirmed(cycle: &FollowUpCycle, contact: &Contact) -> bool {
    let from: NaiveDate = cycle.opens_on - CONFIRMED_FOR;
    let in_time = |at| clock::local_date(at) >= from;
    let taken_over = contact.succeeds && !contact.waits && contact.seen && in_time(contact.since);
    taken_over || contact.confirmed_at.is_some_and(in_time)
}

/// What went wrong with the last mail to somebody who would be written to, where it did not arrive for certain.
pub(super) fn trouble(contacts: &[Contact]) -> Option<MailState> {
    let states = recipients(contacts).into_iter().filter_map(|contact| contact.last_mail.as_ref());
    states.map(|mail| mail.state).find(|state| matches!(state, MailState::Failed | MailState::Unknown))
}
