//! What the observations of a cycle add up to. The page and the report draw these figures and no others.
//!
//! Missing is not zero, not no and not "not applicable": every figure carries how many it rests on, and the share of
//! residents beside it. Change over time compares only those who answered both times, and only what was asked in the
//! same way.

use std::{collections::BTreeMap, slice::from_ref};

use serde::{Deserialize, Serialize};

use crate::{
    aggregate,
    cells::Cells,
    code::{IndicatorCode, ObjectiveCode, OrganisationCode},
    cycle::FollowUpCycle,
    indicator::{Indicator, Support},
    observation::Observation,
    series::SeriesValues,
    status::{self, Status},
    strategy::Strategy,
};

pub use crate::{
    cell::{Cell, Content, MunicipalityCells},
    derive::SubmissionFacts,
    figure::{
        Aggregate, BreakdownPart, Change, ChangeUnit, Coverage, Fact, Figure, IndicatorProgress, LevelsRow,
        PartRow, PartsFigure, RateFigure, SeriesPoint, SpreadFigure, YesNoFigure,
    },
    organisation::Municipality,
};

/// Everything that is known of one cycle.
#[derive(Debug, Clone, Copy)]
pub struct Measurement<'a> {
    /// The catalogue that applies to the cycle.
    pub strategy: &'a Strategy,
    /// The cycle.
    pub cycle: &'a FollowUpCycle,
    /// Who took part in it.
    pub municipalities: &'a [Municipality],
    /// The latest revision of each cell, from submissions that count.
    pub observations: &'a [Observation],
    /// Published figures.
    pub series: &'a SeriesValues,
    /// How far each organisation's answers have come.
    pub submissions: &'a BTreeMap<OrganisationCode, SubmissionFacts>,
}

/// Everything a report or a page says in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The cycle.
    pub cycle: FollowUpCycle,
    /// The strategy's first measurement. What an indicator is compared with is its own
    /// [`IndicatorProgress::before_cycle`].
    pub before: Option<FollowUpCycle>,
    /// The cycle just before it.
    pub previous: Option<FollowUpCycle>,
    /// Who takes part.
    pub municipalities: Vec<Municipality>,
    /// Each indicator, in the strategy's order.
    pub indicators: Vec<IndicatorProgress>,
    /// Each question in words, in the strategy's order.
    pub questions: Vec<IndicatorProgress>,
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

/// Adds up a cycle against those before it. Derived and fetched indicators are computed here.
pub fn aggregate(now: &Measurement<'_>, earlier: &[Measurement<'_>]) -> Progress {
    let measurements: Vec<_> = earlier.iter().chain([now]).map(Cells::index).collect();
    let region = region(now);
    let of = |indicator| aggregate::indicator(indicator, now.municipalities, &region, &measurements);
    let indicators: Vec<_> = now.strategy.indicators.iter().map(of).collect();
    let subjects = |i: &Indicator| if i.is_regional() { from_ref(&region) } else { now.municipalities };
    let status = |objective: &str| {
        let headlines = now.strategy.indicators.iter().zip(&indicators).filter(|(i, _)| {
            i.headline && i.support != Support::Proposal && i.parent.as_deref() == Some(objective)
        });
        status::of_objective(
            headlines.filter_map(|(i, p)| status::of_indicator(i, p, subjects(i), &measurements)),
        )
    };
    Progress {
        cycle: now.cycle.clone(),
        before: earlier.first().map(|m| m.cycle.clone()),
        previous: earlier.last().map(|m| m.cycle.clone()),
        municipalities: now.municipalities.to_vec(),
        questions: now.strategy.questions.iter().map(of).collect(),
        objectives: now
            .strategy
            .objectives()
            .map(|o| ObjectiveProgress { code: o.code.clone(), status: status(o.code.as_str()) })
            .collect(),
        indicators,
    }
}

/// The region in the place of a municipality, for figures about the county as a whole.
fn region(now: &Measurement<'_>) -> Municipality {
    Municipality {
        code: now.strategy.region.clone(),
        name: now.strategy.county_name.sv.clone(),
        residents: now.municipalities.iter().map(|m| m.residents).sum(),
        formerly: Vec::new(),
    }
}

impl Progress {
    /// The progress of one indicator, or of one question in words.
    pub fn indicator(&self, code: &IndicatorCode) -> Option<&IndicatorProgress> {
        self.indicators.iter().chain(&self.questions).find(|i| &i.indicator == code)
    }

    /// Residents of all that take part.
    pub fn residents(&self) -> u64 {
        self.municipalities.iter().map(|m| m.residents).sum()
    }
}
