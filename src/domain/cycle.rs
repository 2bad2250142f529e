//! Follow-up cycles: which years are asked about, when, and in which state the asking is.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    code::CycleKey,
    recurrence,
    strategy::{Strategy, Years},
};

/// What a figure is about: whole years, and the date whose situation it describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TimePeriod {
    /// The years.
    pub years: Years,
    /// The date.
    pub measured_on: NaiveDate,
}

/// What a cycle is in the row of cycles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CycleKind {
    /// The period before the strategy that later ones are compared with.
    Baseline,
    /// One of the row.
    Regular,
    /// The last, at the end of the strategy, shorter than the others.
    Final,
}

impl CycleKind {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Regular => "regular",
            Self::Final => "final",
        }
    }
}

/// How far the asking has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CycleState {
    /// Not open yet.
    Planned,
    /// Answers come in.
    Collecting,
    /// The region checks and writes.
    Reviewing,
    /// An edition is sealed.
    Sealed,
}

impl CycleState {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Collecting => "collecting",
            Self::Reviewing => "reviewing",
            Self::Sealed => "sealed",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Planned, Self::Collecting, Self::Reviewing, Self::Sealed]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// A follow-up cycle, derived from the strategy's rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpCycle {
    /// Its key: `2024-2025`.
    pub key: CycleKey,
    /// What it is about.
    pub period: TimePeriod,
    /// Its place in the row.
    pub kind: CycleKind,
    /// The year people name it by: the one in which it is collected.
    pub collected_in: i32,
    /// The first day of the collection window, a working day.
    pub opens_on: NaiveDate,
    /// The last day to answer, a working day.
    pub deadline: NaiveDate,
    /// The last day of the review window, a working day.
    pub review_until: NaiveDate,
}

impl FollowUpCycle {
    fn of(years: Years, measured_on: NaiveDate, kind: CycleKind) -> Option<Self> {
        let collected_in = years.to + 1;
        let deadline = recurrence::on_or_before(NaiveDate::from_ymd_opt(collected_in, 3, 31)?);
        Some(Self {
            key: years.key(),
            period: TimePeriod { years, measured_on },
            kind,
            collected_in,
            opens_on: recurrence::on_or_after(NaiveDate::from_ymd_opt(collected_in, 3, 1)?),
            deadline,
            review_until: recurrence::on_or_after(deadline + Days::new(30)),
        })
    }
}

impl Strategy {
    /// The baseline and every cycle of the rule, in order of time; the last is cut off where the strategy ends.
    pub fn cycles(&self) -> Vec<FollowUpCycle> {
        let baseline = self
            .baseline
            .as_ref()
            .and_then(|b| FollowUpCycle::of(b.years, b.measured_on, CycleKind::Baseline));
        let Some(rule) = self.follow_up.filter(|rule| rule.every_years > 0) else {
            return baseline.into_iter().collect();
        };
        let step = i32::from(rule.every_years);
        let regular =
            (rule.anchor..=self.valid.to).step_by(usize::from(rule.every_years)).filter_map(|from| {
                let to = (from + step - 1).min(self.valid.to);
                let kind = if to - from + 1 < step { CycleKind::Final } else { CycleKind::Regular };
                FollowUpCycle::of(Years { from, to }, NaiveDate::from_ymd_opt(to, 12, 31)?, kind)
            });
        baseline.into_iter().chain(regular).collect()
    }

    /// The cycle with this key.
    pub fn cycle(&self, key: &CycleKey) -> Option<FollowUpCycle> {
        self.cycles().into_iter().find(|c| &c.key == key)
    }

    /// The cycle before `cycle`, the baseline counted in.
    pub fn cycle_before(&self, cycle: &FollowUpCycle) -> Option<FollowUpCycle> {
        self.cycles().into_iter().take_while(|c| c.key != cycle.key).last()
    }

    /// How many measurements come after `cycle`.
    pub fn measurements_left(&self, cycle: &FollowUpCycle) -> usize {
        self.cycles().iter().skip_while(|c| c.key != cycle.key).count().saturating_sub(1)
    }
}
