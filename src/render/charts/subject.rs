//! What a chart is about.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    progress::{IndicatorProgress, Progress},
    strategy::Strategy,
};

/// An indicator in a cycle, in a language.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The strategy.
    pub strategy: &'a Strategy,
    /// One of its indicators.
    pub indicator: &'a Indicator,
    /// The figures of that indicator.
    pub cells: &'a IndicatorProgress,
    /// The figures of the cycle.
    pub progress: &'a Progress,
    /// The language of the words.
    pub lang: Lang,
    /// Are the figures invented?
    pub example: bool,
}
