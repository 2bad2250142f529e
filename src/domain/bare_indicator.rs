//! An indicator in the making.

use crate::{
    code::IndicatorCode,
    indicator::{Aggregation, Direction, Frequency, Indicator, Measured, Source, Support},
    lang::Text,
    value::ValueKind,
};

impl Indicator {
    /// An indicator that asks each municipality how it is on the day of measurement, upwards, and says nothing yet: it has
    /// no texts, no place in the strategy and no target, and is proposed by whoever makes it.
    pub fn bare(code: IndicatorCode, kind: ValueKind, aggregation: Aggregation) -> Self {
        let empty = || Text { sv: String::new(), en: None };
        Self {
            code,
            definition: 1,
            parent: None,
            title: empty(),
            question: empty(),
            help: empty(),
            kind,
            aggregation,
            direction: Direction::Up,
            source: Source::Municipality,
            measured: Measured::AsOf,
            frequency: Frequency::EachCycle,
            threshold: None,
            relative: None,
            reference_line: None,
            headline: false,
            voluntary: false,
            counts_persons: false,
            asked_if: None,
            support: Support::Proposal,
            target: None,
            finding: empty(),
            measure: empty(),
            remains: None,
            dimensions: Vec::new(),
        }
    }
}
