//! What the service does by itself, and when.
//!
//! A [`Schedule`] has a [`Duty`] and a [`Timing`]: an [`expression`](CronExpression) in the notation of cron, the time
//! zone that it is read in, what happens on a day off, and dates of its own beside the expression's. A timing gives
//! [`Occurrence`]s. Each is named by its schedule and its **planned local time**, so it is the same one however the
//! clocks are changed, and when it was handled once it is handled. What was missed while the service was away is
//! handled as [`CatchUp`] says.
//!
//! ```text
//! 0 0 6 1 3 * 2026,2028,2030     second (always 0), minute, hour, day, month, weekday, year (may be left out)
//! 0 30 7 * * MON-FRI             lists with commas, spans with a hyphen, `*` for every one
//! 0 0 6 1 3 * 2026/2             every second year from 2026
//! ```
//!
//! A day must fit all three of day, month and weekday. Weekdays have names, since programs disagree about their
//! numbers. The cycles of a strategy with an interval need no expression: their times follow from its rule, in
//! [`crate::cycle_plan`].

mod catch_up;
mod description;
mod error;
mod expression;
mod fields;
mod occurrence;
mod reader;
mod zone;

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use serde::{Deserialize, Serialize};

pub use self::{
    catch_up::{AT_ONCE, CatchUp, Due, GRACE, Handling},
    description::{Days, Description, Times, YearsSaid},
    error::{CronError, Mistake},
    expression::CronExpression,
    fields::Fields,
    occurrence::{Occurrence, OccurrenceKey, ScheduleKey},
    reader::Unit,
    zone::Zone,
};
use crate::{code::Slug, id::ScheduleId, recurrence, violation::Violation};

/// The longest expression that is read, in characters.
pub const LONGEST: usize = 250;
/// How often a schedule may run in a day.
pub const OFTENEST: usize = 24;
/// The first year that an expression can name.
pub const FIRST_YEAR: i32 = 1970;
/// The last year that an expression can name; nothing is planned after it.
pub const LAST_YEAR: i32 = 2100;
/// How many dates of its own a schedule may have.
pub const MOST_EXTRA: usize = 50;

/// Something that the service does by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Its row.
    pub id: ScheduleId,
    /// For which strategy; for the service as a whole where there is none.
    pub strategy: Option<Slug>,
    /// What is done.
    pub duty: Duty,
    /// When.
    pub timing: Timing,
    /// What becomes of what was missed.
    pub catch_up: CatchUp,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Ask the contacts whether the task is still theirs.
    ConfirmContacts,
    /// Write to the registrar of each municipality whose contact has not confirmed.
    AskRegistrar,
    /// Open the cycle for answers, and tell those who answer.
    OpenCycle,
    /// Remind those who have neither answered, declined nor been given more time.
    Remind,
    /// End the collection and begin the review.
    CloseCycle,
    /// Make the draft of the region's report.
    RegionDraft,
    /// Make the drafts of the municipalities' own reports.
    MunicipalDrafts,
    /// Tell the owner how it stands.
    Digest,
    /// Remove what is kept for a time only: old sessions, sent mails, logs of jobs.
    Prune,
}

/// When something is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// At the times that fit this.
    pub expression: CronExpression,
    /// On the clocks of this zone.
    pub zone: Zone,
    /// What happens where that is a day off.
    pub working_day: WorkingDay,
    /// At these local times as well, such as the last cycle's that no step of years meets.
    pub extra: BTreeSet<NaiveDateTime>,
}

/// What happens to a day off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkingDay {
    /// Nothing: it is a day like any other.
    #[default]
    AnyDay,
    /// The first working day after it takes its place.
    Next,
    /// The last working day before it takes its place.
    Previous,
}

impl Schedule {
    /// By what its occurrences are told from those of others.
    pub const fn key(&self) -> ScheduleKey {
        ScheduleKey::Row(self.id)
    }
}

impl Duty {
    /// All of them, in the order of a cycle.
    pub const ALL: [Self; 9] = [
        Self::ConfirmContacts,
        Self::AskRegistrar,
        Self::OpenCycle,
        Self::Remind,
        Self::CloseCycle,
        Self::RegionDraft,
        Self::MunicipalDrafts,
        Self::Digest,
        Self::Prune,
    ];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ConfirmContacts => "confirm_contacts",
            Self::AskRegistrar => "ask_registrar",
            Self::OpenCycle => "open_cycle",
            Self::Remind => "remind",
            Self::CloseCycle => "close_cycle",
            Self::RegionDraft => "region_draft",
            Self::MunicipalDrafts => "municipal_drafts",
            Self::Digest => "digest",
            Self::Prune => "prune",
        }
    }

    /// The duty with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.code() == code)
    }

    /// Is it done for a strategy, and not for the service as a whole?
    pub const fn is_of_a_strategy(self) -> bool {
        !matches!(self, Self::Prune)
    }

    /// What becomes of missed occurrences where nobody says otherwise. Each opening and closing belongs to a cycle of its
    /// own; of anything else one is as good as many.
    pub const fn catch_up(self) -> CatchUp {
        match self {
            Self::OpenCycle | Self::CloseCycle => CatchUp::Each,
            Self::ConfirmContacts
            | Self::AskRegistrar
            | Self::Remind
            | Self::RegionDraft
            | Self::MunicipalDrafts
            | Self::Digest
            | Self::Prune => CatchUp::Once,
        }
    }
}

impl WorkingDay {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::AnyDay, Self::Next, Self::Previous];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AnyDay => "any_day",
            Self::Next => "next",
            Self::Previous => "previous",
        }
    }

    /// The rule with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }

    /// The day that takes the place of `day`.
    pub fn of(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::AnyDay => day,
            Self::Next => recurrence::on_or_after(day),
            Self::Previous => recurrence::on_or_before(day),
        }
    }
}

impl Timing {
    /// What is to be mended before it can be used from `now` on in the place of what is `known`. An expression that is over
    /// was right once, and so were times of its own that have been: this is asked when somebody writes it and not when it
    /// is read again.
    pub fn check(&self, known: Option<&Self>, now: DateTime<Utc>) -> Vec<Violation> {
        let mut wrong = Vec::new();
        if self.extra.len() > MOST_EXTRA {
            let n = self.extra.len();
            wrong.push(Violation::error("extra", "schedule-extra-many").with("n", n).with("max", MOST_EXTRA));
        }
        let years = FIRST_YEAR..=LAST_YEAR;
        let cannot = |at: &&NaiveDateTime| !years.contains(&at.year()) || at.second() + at.nanosecond() > 0;
        if let Some(at) = self.extra.iter().find(cannot) {
            wrong.push(
                Violation::error("extra", "schedule-extra-time").with("time", at).with("year", LAST_YEAR),
            );
        }
        let is_new = |at: &&NaiveDateTime| known.is_none_or(|known| !known.extra.contains(at));
        let has_been = |at: &&NaiveDateTime| years.contains(&at.year()) && self.of_its_own(**at).at <= now;
        if let Some(at) = self.extra.iter().filter(is_new).find(has_been) {
            let at = at.format("%Y-%m-%d %H:%M");
            wrong.push(Violation::error("extra", "schedule-extra-past").with("time", at));
        }
        if self.next_after(now, 1).is_empty() {
            wrong.push(Violation::error("expression", "cron-over").with("year", self.zone.local(now).year()));
        }
        wrong
    }
}
