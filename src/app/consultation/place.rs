//! Where in the report a comment belongs.

use malspar_domain::{
    code::{IndicatorCode, ObjectiveCode},
    lang::Lang,
    strategy::Strategy,
};

/// A place in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An objective.
    Objective(ObjectiveCode),
    /// An indicator.
    Indicator(IndicatorCode),
}

impl Place {
    /// The place that this names: `objective/2.1`, `indicator/TS1`.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, code) = text.split_once('/')?;
        match kind {
            "objective" => code.parse().ok().map(Self::Objective),
            "indicator" => code.parse().ok().map(Self::Indicator),
            _ => None,
        }
    }

    /// What names it.
    pub fn code(&self) -> String {
        match self {
            Self::Objective(code) => format!("objective/{code}"),
            Self::Indicator(code) => format!("indicator/{code}"),
        }
    }

    /// "2.1 Minst en familjecentral i varje kommun"; nothing where the strategy has no such place.
    pub fn title(&self, strategy: &Strategy, lang: Lang) -> Option<String> {
        match self {
            Self::Objective(code) => {
                let found = strategy.objectives().find(|objective| &objective.code == code)?;
                Some(format!("{code} {}", found.title.get(lang)))
            }
            Self::Indicator(code) => {
                let found = strategy.indicator(code)?;
                Some(format!("{code} {}", found.title.get(lang)))
            }
        }
    }

    /// Every place of a strategy, objective by objective with its indicators, then the others.
    pub fn all(strategy: &Strategy) -> Vec<Self> {
        let mut places = Vec::new();
        for objective in strategy.objectives() {
            places.push(Self::Objective(objective.code.clone()));
            let own = strategy.indicators_of(objective.code.as_str());
            places.extend(own.map(|indicator| Self::Indicator(indicator.code.clone())));
        }
        for indicator in &strategy.indicators {
            let place = Self::Indicator(indicator.code.clone());
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}
