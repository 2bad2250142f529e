//! How it stands with an organisation's contacts before and while they are asked.

use std::collections::BTreeSet;

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

/// Those whom a letter to an organisation goes to, of whatever kind: whoever holds the task, and their deputies, each once.
/// As long as there is somebody else, not whom the last mail did not reach, nor a successor who has not come yet; whoever
/// has no account any more is never written to.
pub(crate) fn recipients(contacts: &[Contact]) -> Vec<&Contact> {
    let mut met = BTreeSet::new();
    let reachable: Vec<_> =
        contacts.iter().filter(|contact| is_reachable(contact) && met.insert(contact.account.0)).collect();
    let bounced =
        |contact: &Contact| contact.last_mail.as_ref().is_some_and(|mail| mail.state == MailState::Failed);
    let only = |is_wanted: &dyn Fn(&Contact) -> bool| -> Vec<_> {
        reachable.iter().copied().filter(|contact| is_wanted(contact)).collect()
    };
    let sure = only(&|contact| !contact.waits && !bounced(contact));
    let known = only(&|contact| !contact.waits);
    [sure, known].into_iter().find(|found| !found.is_empty()).unwrap_or(reachable)
}

/// Whoever holds the task; deputies where nobody does. A successor who has not come yet holds it where it is nobody else's.
fn holders(contacts: &[Contact]) -> Vec<&Contact> {
    let reachable = || contacts.iter().filter(|contact| is_reachable(contact));
    let holders: Vec<_> = reachable().filter(|contact| !contact.deputy && !contact.waits).collect();
    if holders.is_empty() { reachable().collect() } else { holders }
}

pub(super) fn standing(cycle: &FollowUpCycle, contacts: &[Contact], is_region: bool) -> ContactStanding {
    let whom = holders(contacts);
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
    let states = holders(contacts).into_iter().filter_map(|contact| contact.last_mail.as_ref());
    states.map(|mail| mail.state).find(|state| matches!(state, MailState::Failed | MailState::Unknown))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeZone, Utc};
    use malspar_domain::{
        id::{AccountId, MembershipId},
        lang::Lang,
    };
    use malspar_storage::ContactMail;
    use uuid::Uuid;

    use super::*;

    fn noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
    }

    /// Somebody who holds the task, has come, and gets mail.
    fn contact(account: u128) -> Contact {
        Contact {
            account: AccountId(Uuid::from_u128(account)),
            membership: MembershipId(Uuid::from_u128(account)),
            organisation: "1880".parse().unwrap(),
            address: Some(format!("person{account}@kommun.example").parse().unwrap()),
            lang: Lang::Sv,
            deputy: false,
            disabled: false,
            seen: true,
            waits: false,
            succeeds: false,
            since: noon(),
            confirmed_at: None,
            last_mail: None,
        }
    }

    fn deputy(account: u128) -> Contact {
        Contact { deputy: true, ..contact(account) }
    }

    fn bounced(contact: Contact) -> Contact {
        Contact { last_mail: Some(ContactMail { state: MailState::Failed, at: noon() }), ..contact }
    }

    fn whom(contacts: &[Contact]) -> Vec<u128> {
        recipients(contacts).into_iter().map(|contact| contact.account.0.as_u128()).collect()
    }

    #[test]
    fn a_letter_goes_to_the_contact_and_the_deputies() {
        assert_eq!(whom(&[contact(1), deputy(2), deputy(3)]), [1, 2, 3]);
        assert_eq!(whom(&[contact(1), Contact { deputy: true, ..contact(1) }]), [1], "once each");
        assert_eq!(whom(&[]), []);
    }

    #[test]
    fn who_cannot_be_written_to_is_not() {
        let shut = Contact { disabled: true, ..contact(1) };
        let forgotten = Contact { address: None, ..contact(2) };
        assert_eq!(whom(&[shut.clone(), forgotten.clone(), deputy(3)]), [3]);
        assert_eq!(whom(&[shut, forgotten]), []);
    }

    #[test]
    fn whom_no_mail_reaches_and_who_has_not_come_are_written_to_where_there_is_nobody_else() {
        let waits = Contact { waits: true, ..contact(3) };
        assert_eq!(whom(&[bounced(contact(1)), deputy(2)]), [2]);
        assert_eq!(whom(&[bounced(contact(1))]), [1], "or the address is mended and nobody would try it");
        assert_eq!(whom(&[contact(1), waits.clone()]), [1]);
        assert_eq!(whom(&[bounced(contact(1)), waits.clone()]), [1]);
        assert_eq!(whom(&[waits]), [3]);
    }

    #[test]
    fn a_mail_that_waits_or_may_have_come_is_no_bounce() {
        for state in [MailState::Queued, MailState::Sending, MailState::Sent, MailState::Unknown] {
            let written = Contact { last_mail: Some(ContactMail { state, at: noon() }), ..contact(1) };
            assert_eq!(whom(&[written, deputy(2)]), [1, 2], "{state:?}");
        }
    }
}
