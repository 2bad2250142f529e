//! What is said of a person: in which role, since when, and whether mail reaches them.

use malspar_app::accounts::{MailState, StandingPerson, StandingRole, first_word};
use malspar_domain::{account::Membership, role::Role as AccountRole};
use malspar_words::{Lang, t};

use super::day;

/// "Uppgiftslämnare", "Ersättare som uppgiftslämnare".
pub(crate) fn role_words(lang: Lang, membership: &Membership) -> String {
    if membership.deputy {
        return t!(lang, "colleagues-deputy");
    }
    t!(lang, "role-name", role = membership.role.code())
}

/// Since when a role is confirmed, or that it is not.
pub(crate) fn facts_of_role(lang: Lang, role: &StandingRole) -> Vec<(String, bool)> {
    let since = day(lang, role.since);
    vec![match role.confirmed_at {
        Some(at) => (t!(lang, "people-confirmed", date = day(lang, at)), false),
        // Contacts alone are asked.
        None if role.membership.role == AccountRole::MunicipalContact => {
            (t!(lang, "people-not-confirmed", date = since), true)
        }
        None => (t!(lang, "people-since", date = since), false),
    }]
}

/// When somebody was last in, whether mail reaches them, whether the account is shut.
pub(crate) fn facts_of_account(lang: Lang, person: &StandingPerson) -> Vec<(String, bool)> {
    let mut facts = vec![match person.seen_at {
        Some(at) => (t!(lang, "people-seen", date = day(lang, at)), false),
        None => (t!(lang, "people-not-seen"), false),
    }];
    if let Some(mail) = &person.last_mail {
        let date = day(lang, mail.at);
        match mail.state {
            MailState::Failed => {
                let code = mail.error.as_deref().map_or("?", first_word);
                facts.push((t!(lang, "people-mail-failed", date = date, code = code), true));
            }
            MailState::Unknown => facts.push((t!(lang, "people-mail-unknown", date = date), true)),
            MailState::Queued | MailState::Sending => facts.push((t!(lang, "people-mail-waits"), false)),
            MailState::Sent => {}
        }
    }
    if person.account.disabled {
        facts.push((t!(lang, "people-shut"), true));
    }
    facts
}
