//! What a strategy's rule plans for each of its cycles: from the question whether the contacts are still the same to the
//! end of the review.
//!
//! Letters go out on working days at 8. Nothing here locks or publishes: the clock moves a cycle as far as its review. A
//! strategy without an interval plans nothing; its cycles are opened by hand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    code::{CycleKey, Slug},
    cycle::FollowUpCycle,
    narrative::{MeetingStep, Purpose},
    recurrence::{on_or_after, on_or_before},
    schedule::{Duty, GRACE, Handling, Occurrence, OccurrenceKey, ScheduleKey, Zone},
    strategy::Strategy,
};

/// The contacts are asked at least so long before the opening.
const CONFIRMED_BEFORE: Days = Days::new(60);
/// The registrars are asked for those who have not answered at least so long before it.
const REGISTRAR_BEFORE: Days = Days::new(30);
/// The first reminder comes at least so long before the last day to answer.
const REMINDED_BEFORE: Days = Days::new(7);
/// Papers go out at least so long before a meeting.
const PAPERS_BEFORE: Days = Days::new(7);
/// When letters go out.
const LETTERS: u32 = 8;
/// When drafts are made: they are there when people come.
const DRAFTS: u32 = 6;

/// A step of a cycle, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CycleStep {
    /// The contacts are asked whether the task is still theirs.
    ConfirmContacts,
    /// The registrars are asked where a contact has not answered.
    AskRegistrar,
    /// The cycle opens.
    Open,
    /// A week is left.
    RemindWeek,
    /// A day is left, for those who have not begun.
    RemindDay,
    /// The last day to answer.
    Deadline,
    /// The collection ends and the review begins.
    Close,
    /// The draft of the region's report is made.
    RegionDraft,
    /// The drafts of the municipalities' own reports are made.
    MunicipalDrafts,
    /// Who has not answered is told that it is still possible.
    Overdue,
    /// The last day of the review, and of answers that come late.
    ReviewEnd,
    /// The last day to lock the edition in time for the papers of the first meeting that takes it up.
    LockBy,
    /// A meeting.
    Meeting,
}

/// Something that is planned for a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEvent {
    /// The cycle.
    pub cycle: CycleKey,
    /// What it is.
    pub step: CycleStep,
    /// Its local time; midnight where it is a whole day.
    pub planned: NaiveDateTime,
    /// The moment that it is.
    pub at: DateTime<Utc>,
    /// From when on it is of no use any more; it always is where there is nothing.
    pub useful_until: Option<DateTime<Utc>>,
    /// Which meeting, where it is one.
    pub meeting: Option<MeetingStep>,
}

/// Something that a changed rule moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The cycle.
    pub cycle: CycleKey,
    /// What.
    pub step: CycleStep,
    /// From when; nothing where it is new.
    pub from: Option<NaiveDateTime>,
    /// To when; nothing where it is not planned any more.
    pub to: Option<NaiveDateTime>,
}

impl CycleStep {
    /// What follows from the rule, in order.
    const BY_RULE: [Self; 11] = [
        Self::ConfirmContacts,
        Self::AskRegistrar,
        Self::Open,
        Self::RemindWeek,
        Self::RemindDay,
        Self::Deadline,
        Self::Close,
        Self::RegionDraft,
        Self::MunicipalDrafts,
        Self::Overdue,
        Self::ReviewEnd,
    ];

    /// Those that the clock does.
    pub fn done_by_the_clock() -> impl Iterator<Item = Self> {
        Self::BY_RULE.into_iter().filter(|step| step.duty().is_some())
    }

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ConfirmContacts => "confirm_contacts",
            Self::AskRegistrar => "ask_registrar",
            Self::Open => "open",
            Self::RemindWeek => "remind_week",
            Self::RemindDay => "remind_day",
            Self::Deadline => "deadline",
            Self::Close => "close",
            Self::RegionDraft => "region_draft",
            Self::MunicipalDrafts => "municipal_drafts",
            Self::Overdue => "overdue",
            Self::ReviewEnd => "review_end",
            Self::LockBy => "lock_by",
            Self::Meeting => "meeting",
        }
    }

    /// The step with this code, of those that follow from the rule.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::BY_RULE.into_iter().find(|step| step.code() == code)
    }

    /// What the clock does then; nothing where it is a day that people keep in mind.
    pub const fn duty(self) -> Option<Duty> {
        match self {
            Self::ConfirmContacts => Some(Duty::ConfirmContacts),
            Self::AskRegistrar => Some(Duty::AskRegistrar),
            Self::Open => Some(Duty::OpenCycle),
            Self::RemindWeek | Self::RemindDay | Self::Overdue => Some(Duty::Remind),
            Self::Close => Some(Duty::CloseCycle),
            Self::RegionDraft => Some(Duty::RegionDraft),
            Self::MunicipalDrafts => Some(Duty::MunicipalDrafts),
            Self::Deadline | Self::ReviewEnd | Self::LockBy | Self::Meeting => None,
        }
    }
}

impl Strategy {
    /// What the rule plans, for all its cycles, in order of time.
    pub fn plan(&self) -> Vec<PlannedEvent> {
        let mut plan: Vec<_> = self.cycles_by_rule().iter().flat_map(FollowUpCycle::plan).collect();
        plan.sort_by_key(|event| (event.planned, event.step));
        plan
    }

    /// What would be planned otherwise by `new` than it is now, in order of time; what is over on both sides is left out.
    pub fn moved(&self, new: &Self, now: NaiveDateTime) -> Vec<Move> {
        let times = |strategy: &Self| -> BTreeMap<(CycleKey, CycleStep), NaiveDateTime> {
            strategy.plan().into_iter().map(|event| ((event.cycle, event.step), event.planned)).collect()
        };
        let (old, new) = (times(self), times(new));
        let all: BTreeSet<_> = old.keys().chain(new.keys()).collect();
        let of = |key: &(CycleKey, CycleStep)| {
            let (from, to) = (old.get(key).copied(), new.get(key).copied());
            Move { cycle: key.0.clone(), step: key.1, from, to }
        };
        let is_to_come = |time: Option<NaiveDateTime>| time.is_some_and(|time| time > now);
        let mut moves: Vec<_> = all.into_iter().map(of).collect();
        moves.retain(|a| a.from != a.to && (is_to_come(a.from) || is_to_come(a.to)));
        moves.sort_by_key(|a| (a.from.or(a.to), a.step));
        moves
    }
}

impl FollowUpCycle {
    /// What the rule plans for this cycle, in order.
    pub fn plan(&self) -> Vec<PlannedEvent> {
        CycleStep::BY_RULE.into_iter().filter_map(|step| self.event(step)).collect()
    }

    /// The meetings that take the report up, and the last day to lock it before the first that does not only comment on a
    /// draft, in order of time.
    pub fn meetings(&self, meetings: &[MeetingStep]) -> Vec<PlannedEvent> {
        let day = |step, date: NaiveDate, meeting| {
            let planned = date.and_time(NaiveTime::MIN);
            let at = Zone::default().moment(planned);
            PlannedEvent { cycle: self.key.clone(), step, planned, at, useful_until: None, meeting }
        };
        let for_the_edition = meetings.iter().filter(|meeting| meeting.purpose != Purpose::Comments);
        let first = for_the_edition.map(|meeting| meeting.date).min();
        let lock = first.and_then(|date| date.checked_sub_days(PAPERS_BEFORE)).map(on_or_before);
        let mut days: Vec<_> = lock.map(|date| day(CycleStep::LockBy, date, None)).into_iter().collect();
        days.extend(
            meetings.iter().map(|meeting| day(CycleStep::Meeting, meeting.date, Some(meeting.clone()))),
        );
        days.sort_by_key(|event| (event.planned, event.step));
        days
    }

    fn event(&self, step: CycleStep) -> Option<PlannedEvent> {
        let moment = |step| Some(Zone::default().moment(self.time_of(step)?));
        let useful_until = match step {
            CycleStep::ConfirmContacts | CycleStep::AskRegistrar => moment(CycleStep::Open),
            CycleStep::RemindWeek => moment(CycleStep::RemindDay),
            CycleStep::RemindDay => moment(CycleStep::Close),
            CycleStep::Overdue => Some(crate::clock::end_of(self.review_until)),
            // However late: a cycle that does not open has no answers, and one that does not close has no report.
            _ => None,
        };
        let (cycle, planned) = (self.key.clone(), self.time_of(step)?);
        Some(PlannedEvent { cycle, step, planned, at: moment(step)?, useful_until, meeting: None })
    }

    /// The local time of what follows from the rule.
    fn time_of(&self, step: CycleStep) -> Option<NaiveDateTime> {
        let before_opening = |days| Some(on_or_before(self.opens_on.checked_sub_days(days)?));
        let before_deadline = |days| Some(on_or_before(self.deadline.checked_sub_days(days)?));
        let day_after = self.deadline.succ_opt()?;
        let (date, hour) = match step {
            CycleStep::ConfirmContacts => (before_opening(CONFIRMED_BEFORE)?, LETTERS),
            CycleStep::AskRegistrar => (before_opening(REGISTRAR_BEFORE)?, LETTERS),
            CycleStep::Open => (self.opens_on, LETTERS),
            CycleStep::RemindWeek => (before_deadline(REMINDED_BEFORE)?, LETTERS),
            CycleStep::RemindDay => (before_deadline(Days::new(1))?, LETTERS),
            CycleStep::Deadline => (self.deadline, 0),
            CycleStep::Close => (day_after, 0),
            CycleStep::RegionDraft | CycleStep::MunicipalDrafts => (on_or_after(day_after), DRAFTS),
            CycleStep::Overdue => (on_or_after(day_after), LETTERS),
            CycleStep::ReviewEnd => (self.review_until, 0),
            CycleStep::LockBy | CycleStep::Meeting => return None,
        };
        date.and_hms_opt(hour, 0, 0)
    }
}

impl PlannedEvent {
    /// By what it is told from everything else that is ever done for `strategy`.
    pub fn key(&self, strategy: &Slug) -> OccurrenceKey {
        OccurrenceKey { schedule: ScheduleKey::Rule(strategy.clone(), self.step), planned: self.planned }
    }

    /// The same as an occurrence of its step.
    pub const fn occurrence(&self) -> Occurrence {
        Occurrence { planned: self.planned, at: self.at }
    }

    /// What becomes of it at `now`, when it has come: it is done late as long as it is of use.
    fn handling(&self, now: DateTime<Utc>) -> Handling {
        match self.useful_until {
            _ if now - self.at <= GRACE => Handling::OnTime,
            Some(until) if now >= until => Handling::Missed,
            _ => Handling::Late,
        }
    }
}

/// What has come at `now` of a strategy's plan, in the order in which it is to be done. `handled_until` holds for each step
/// the planned local time of the last that was handled; a step that it does not name has not been begun with.
pub fn due<'a>(
    plan: &'a [PlannedEvent],
    handled_until: &BTreeMap<CycleStep, NaiveDateTime>,
    now: DateTime<Utc>,
) -> Vec<(&'a PlannedEvent, Handling)> {
    let is_new =
        |event: &&PlannedEvent| handled_until.get(&event.step).is_some_and(|until| event.planned > *until);
    let come = plan.iter().filter(|event| event.step.duty().is_some() && event.at <= now).filter(is_new);
    come.map(|event| (event, event.handling(now))).collect()
}
