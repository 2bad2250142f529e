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
        let mut cycles = self.cycles_by_rule();
        cycles.extend(
            self.cycles_by_hand
                .iter()
                .filter_map(|c| FollowUpCycle::of(c.years, c.measured_on, CycleKind::Regular)),
        );
        cycles.extend(
            self.baseline
                .iter()
                .filter_map(|b| FollowUpCycle::of(b.years, b.measured_on, CycleKind::Baseline)),
        );
        cycles.sort_by_key(|cycle| (cycle.period.measured_on, cycle.period.years));
        cycles
    }

    /// From the anchor on, each as long as the interval; the first begins where the strategy does, the last ends there.
    pub(crate) fn cycles_by_rule(&self) -> Vec<FollowUpCycle> {
        let Some(rule) = self.follow_up.filter(|rule| rule.every_years > 0) else { return Vec::new() };
        let step = i32::from(rule.every_years);
        (rule.anchor..=self.valid.to)
            .step_by(usize::from(rule.every_years))
            .filter_map(|begin| {
                let years =
                    Years { from: begin.max(self.valid.from), to: (begin + step - 1).min(self.valid.to) };
                let cut_off = begin + step - 1 > self.valid.to;
                let kind = if cut_off { CycleKind::Final } else { CycleKind::Regular };
                let measured_on = NaiveDate::from_ymd_opt(years.to, 12, 31)?;
                (years.from <= years.to).then(|| FollowUpCycle::of(years, measured_on, kind))?
            })
            .collect()
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
