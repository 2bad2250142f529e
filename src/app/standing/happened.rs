//! What has happened in a cycle, told across its organisations.

use chrono::{DateTime, Days, NaiveDate, Utc};
use malspar_domain::{clock, code::OrganisationCode, cycle::CycleState, recurrence, role::Role};
use malspar_storage::{CycleMove, LetterKind, SubmissionEvent};

use super::organisations::OrganisationThen;

/// Something that has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub at: DateTime<Utc>,
    /// To whom; to all where nobody is named.
    pub organisation: Option<OrganisationCode>,
    /// What.
    pub what: What,
    /// In which role somebody did it.
    pub role: Role,
    /// Why, or what was written.
    pub why: Option<String>,
}

/// What has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// An act on the answers, by its code, with the last day that it gave.
    Act(String, Option<NaiveDate>),
    /// More time was asked for, until a day.
    Asked(NaiveDate),
    /// It was not given.
    Refused(NaiveDate),
    /// The contacts were written to.
    Letter(LetterKind),
    /// Something was noted.
    Note,
    /// A contact has said that the task is theirs.
    Confirmed,
    /// The cycle went on.
    Moved(CycleState),
}

/// The working day before `today`: on a Monday what came since Friday is new.
pub(super) fn working_day_before(today: NaiveDate) -> NaiveDate {
    recurrence::on_or_before(today - Days::new(1))
}

/// What has happened from the day `since` on, the latest first.
pub(super) fn since(
    since: NaiveDate,
    organisations: &[OrganisationThen],
    moves: &[CycleMove],
) -> Vec<Happened> {
    let mut all: Vec<_> = organisations.iter().flat_map(OrganisationThen::happened).collect();
    all.extend(moves.iter().map(|one| Happened {
        at: one.at,
        organisation: None,
        what: What::Moved(one.to),
        role: one.role,
        why: None,
    }));
    all.retain(|one| clock::local_date(one.at) >= since);
    // What came at the same time stays in the order in which it was done, and that is turned round.
    all.reverse();
    all.sort_by_key(|one| std::cmp::Reverse(one.at));
    all
}

impl OrganisationThen {
    /// An extension is kept with the answers, so giving one to who has not begun makes room for them: nobody has answered.
    fn began_by_more_time(&self, event: &SubmissionEvent) -> bool {
        let same = |other: &SubmissionEvent| other.act == "extend" && other.recorded_at == event.recorded_at;
        event.act == "start" && self.events.iter().any(same)
    }

    /// Everything that has happened to the organisation in the cycle, by what it was.
    pub fn happened(&self) -> Vec<Happened> {
        let told =
            |at, what, role, why| Happened { at, organisation: Some(self.code.clone()), what, role, why };
        let mut all = Vec::new();
        for event in self.events.iter().filter(|event| !self.began_by_more_time(event)) {
            let what = What::Act(event.act.clone(), event.until);
            all.push(told(event.recorded_at, what, event.role, event.reason.clone()));
        }
        if let Some(asked) = &self.request {
            let what = What::Asked(asked.until);
            all.push(told(asked.asked_at, what, Role::MunicipalContact, Some(asked.reason.clone())));
        }
        for refusal in &self.refusals {
            let asked = &refusal.request;
            let what = What::Asked(asked.until);
            all.push(told(asked.asked_at, what, Role::MunicipalContact, Some(asked.reason.clone())));
            all.push(told(
                refusal.at,
                What::Refused(asked.until),
                refusal.role,
                Some(refusal.reason.clone()),
            ));
        }
        for letter in &self.letters {
            all.push(told(letter.at, What::Letter(letter.kind), letter.role, None));
        }
        for note in &self.notes {
            all.push(told(note.at, What::Note, note.role, Some(note.words.clone())));
        }
        for at in self.contacts.iter().filter_map(|contact| contact.confirmed_at) {
            all.push(told(at, What::Confirmed, Role::MunicipalContact, None));
        }
        all
    }
}
