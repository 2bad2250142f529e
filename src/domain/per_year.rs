//! Numbers of periods, per year: what has come together over two years is compared with what came together over one
//! when both are divided by their years. The figure of a cycle itself stays what was counted.

use rust_decimal::Decimal;

use crate::{
    cell::{Cell, Content},
    figure::{Aggregate, Figure, RateFigure, SpreadFigure},
    indicator::{Indicator, Measured, Source},
    strategy::Years,
    target::Target,
    value::{Value, ValueKind},
};

impl Years {
    /// How many they are.
    pub fn count(self) -> Decimal {
        Decimal::from(self.to - self.from + 1).max(Decimal::ONE)
    }
}

impl Indicator {
    /// Does its number grow with the time that it is about, as new methods since the last measurement? What is true at a
    /// date or over a calendar year does not, nor does a share, nor what is fetched for one year.
    pub fn grows_with_time(&self) -> bool {
        let is_amount = match &self.kind {
            ValueKind::Quantity { unit, .. } => unit.sv != "%",
            kind => kind.is_number(),
        };
        is_amount && self.measured == Measured::Period && !matches!(self.source, Source::Reference(_))
    }

    /// Are its numbers about these periods compared per year, since the periods differ in length?
    pub fn is_per_year(&self, periods: &[Years]) -> bool {
        self.grows_with_time() && periods.windows(2).any(|pair| pair[0].count() != pair[1].count())
    }
}

impl Aggregate {
    /// The same for each of the `years` that it is about. How many meet what is asked for is not known per year.
    #[must_use]
    pub fn per_year(&self, years: Years) -> Self {
        let each = |number: &Decimal| number / years.count();
        let figure = match &self.figure {
            Figure::Sum { total, at_least } => Figure::Sum { total: each(total), at_least: *at_least },
            Figure::Single(value) => Figure::Single(value.as_ref().map(each)),
            Figure::Spread(spread) => Figure::Spread(SpreadFigure {
                median: spread.median.as_ref().map(each),
                least: spread.least.as_ref().map(each),
                most: spread.most.as_ref().map(each),
                meeting: None,
                ..spread.clone()
            }),
            other => other.clone(),
        };
        let rate = self.rate.map(|rate| RateFigure { numerator: each(&rate.numerator), ..rate });
        Self { figure, rate, ..self.clone() }
    }
}

impl Target {
    /// What it asks for in each of the `years` that the figure is about.
    #[must_use]
    pub fn per_year(&self, years: Years) -> Self {
        Self { value: self.value.map(|value| value / years.count()), ..self.clone() }
    }
}

/// `cells` about the years `own`, as if these had been as many as `other`.
pub(crate) fn as_long_as(cells: &[Cell], own: Years, other: Years) -> Vec<Cell> {
    let mut cells = cells.to_vec();
    for cell in &mut cells {
        if let Content::Value { value: Value::Number(number), .. } = &mut cell.content {
            *number = *number * other.count() / own.count();
        }
    }
    cells
}
