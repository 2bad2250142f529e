//! What the observations of a cycle add up to. The page and the report draw these figures and no others.
//!
//! Missing is not zero, not no and not "not applicable": every figure carries how many it rests on, and the share of
//! residents beside it. Change over time compares only those who answered both times.

use serde::{Deserialize, Serialize};

use crate::{
    aggregate::{self, Cells},
    code::{IndicatorCode, ObjectiveCode},
    cycle::FollowUpCycle,
    observation::Observation,
    status::{self, Status},
    strategy::Strategy,
};

pub use crate::{
    cell::{Cell, Content, MunicipalityCells},
    figure::{
        Aggregate, Change, ChangeUnit, Coverage, Fact, Figure, IndicatorProgress, LevelsRow, PartRow,
        PartsFigure, YesNoFigure,
    },
    organisation::Municipality,
};

/// Everything a report or a page says in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The cycle.
    pub cycle: FollowUpCycle,
    /// What it is compared with.
    pub before: Option<FollowUpCycle>,
    /// Who takes part.
    pub municipalities: Vec<Municipality>,
    /// Each indicator, in the strategy's order.
    pub indicators: Vec<IndicatorProgress>,
    /// Each objective, in the strategy's order.
    pub objectives: Vec<ObjectiveProgress>,
}

/// One objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveProgress {
    /// Which.
    pub code: ObjectiveCode,
    /// Where it stands, by its headline indicators.
    pub status: Status,
}

/// Adds up the observations of a cycle: `now` and `before` hold the latest revision of each cell, from submissions
/// that count. Derived indicators are computed here.
pub fn aggregate(
    strategy: &Strategy,
    cycle: &FollowUpCycle,
    municipalities: &[Municipality],
    now: &[Observation],
    before: Option<(&FollowUpCycle, &[Observation])>,
) -> Progress {
    let now = Cells::index(strategy, now);
    let earlier = before.map(|(_, observations)| Cells::index(strategy, observations));
    let indicators: Vec<_> = strategy
        .indicators
        .iter()
        .map(|indicator| aggregate::indicator(indicator, municipalities, &now, earlier.as_ref()))
        .collect();
    let objectives = strategy
        .objectives()
        .map(|objective| ObjectiveProgress {
            code: objective.code.clone(),
            status: status::of_objective(
                strategy
                    .indicators
                    .iter()
                    .zip(&indicators)
                    .filter(|(i, _)| i.headline && i.parent.as_deref() == Some(objective.code.as_str())),
            ),
        })
        .collect();
    Progress {
        cycle: cycle.clone(),
        before: before.map(|(cycle, _)| cycle.clone()),
        municipalities: municipalities.to_vec(),
        indicators,
        objectives,
    }
}

impl Progress {
    /// The progress of one indicator.
    pub fn indicator(&self, code: &IndicatorCode) -> Option<&IndicatorProgress> {
        self.indicators.iter().find(|i| &i.indicator == code)
    }

    /// Residents of all that take part.
    pub fn residents(&self) -> u64 {
        self.municipalities.iter().map(|m| m.residents).sum()
    }
}
