//! One indicator: from its cells in every measurement to the county's figures, and to what has changed.

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::{
    cell::{Cell, Content, MunicipalityCells},
    cells::Cells,
    code::{CategoryCode, OrganisationCode, SeriesCode},
    count::{self, Rows, counted, number},
    figure::{
        Aggregate, BreakdownPart, Change, ChangeUnit, Coverage, Figure, IndicatorProgress, RateFigure,
        SeriesPoint,
    },
    indicator::{Aggregation, Indicator},
    organisation::Municipality,
    strategy::Years,
    value::{Value, ValueKind},
};

/// One indicator in one measurement: its definition then, and its cells for today's municipalities.
struct Reading<'a> {
    cells: &'a Cells<'a>,
    indicator: &'a Indicator,
    rows: Vec<(&'a Municipality, Vec<Cell>)>,
}

/// Adds up one indicator over `measurements`, the last of which is now. `region` stands for the county where there is
/// one figure for all of it.
pub(crate) fn indicator<'a>(
    indicator: &'a Indicator,
    municipalities: &'a [Municipality],
    region: &'a Municipality,
    measurements: &'a [Cells<'a>],
) -> IndicatorProgress {
    let read = |cells: &'a Cells<'a>| -> Option<Reading<'a>> {
        let then = cells.measurement.strategy.indicator(&indicator.code)?;
        let rows = if then.is_regional() {
            vec![(region, cells.of_region(then))]
        } else {
            municipalities.iter().map(|m| (m, cells.of(then, m))).collect()
        };
        Some(Reading { cells, indicator: then, rows })
    };
    let readings: Vec<_> = measurements.iter().map(read).collect();
    let empty = Vec::new();
    let now = readings.last().and_then(Option::as_ref);
    let now_rows = now.map_or(&empty, |reading| &reading.rows);
    let comparable = |reading: &&Reading<'_>| reading.indicator.definition == indicator.definition;
    let earlier = &readings[..readings.len().saturating_sub(1)];
    // The first value that there is to compare with: an answer to the question as it is put now.
    let has_value = |reading: &&Reading<'_>| count::with_value(reading.indicator, &reading.rows) > 0;
    let first = earlier.iter().flatten().filter(comparable).find(has_value);
    let previous = earlier.last().and_then(Option::as_ref).filter(comparable);
    let change_from =
        |then: Option<&Reading<'_>>| then.and_then(|then| change(indicator, then, now.as_ref()?));
    let cells_then = |then: Option<&Reading<'_>>, n: usize| {
        then.and_then(|r| r.rows.get(n)).map(|(_, cells)| cells.clone()).unwrap_or_default()
    };
    IndicatorProgress {
        indicator: indicator.code.clone(),
        municipalities: now_rows
            .iter()
            .enumerate()
            .map(|(n, (m, cells))| MunicipalityCells {
                code: m.code.clone(),
                now: cells.clone(),
                before: cells_then(first, n),
                previous: cells_then(previous, n),
            })
            .collect(),
        now: now.map_or_else(|| add_up(indicator, None, now_rows), Reading::aggregate),
        before_cycle: first.map(|first| first.cells.measurement.cycle.clone()),
        before: first.map(Reading::aggregate),
        previous: previous.map(Reading::aggregate),
        change: change_from(first),
        change_previous: change_from(previous),
        without_dominant: now.and_then(Reading::without_dominant),
        breakdown: now.map(|now| breakdown(now, first)).unwrap_or_default(),
        series: series(&readings, measurements),
        broken: broken(indicator, earlier, measurements),
    }
}

impl Reading<'_> {
    const fn years(&self) -> Years {
        self.cells.measurement.cycle.period.years
    }

    fn aggregate(&self) -> Aggregate {
        add_up(self.indicator, Some(self.cells), &self.rows)
    }

    /// Where one municipality holds more than half of what is counted, the county without it.
    fn without_dominant(&self) -> Option<(OrganisationCode, Aggregate)> {
        if self.indicator.is_regional()
            || matches!(self.indicator.aggregation, Aggregation::MedianRange | Aggregation::Words)
        {
            return None;
        }
        let weight = |m: &Municipality, cells: &[Cell]| -> Decimal {
            counted(self.indicator, cells).iter().filter_map(Cell::value).map(|v| weight(m, v)).sum()
        };
        let all: Decimal = self.rows.iter().map(|(m, cells)| weight(m, cells)).sum();
        let (dominant, _) = self.rows.iter().find(|(m, cells)| weight(m, cells) * Decimal::TWO > all)?;
        let rest: Vec<_> = self.rows.iter().filter(|(m, _)| m.code != dominant.code).cloned().collect();
        // Where nobody else has answered, there is no county without it yet.
        (count::with_value(self.indicator, &rest) > 0)
            .then(|| (dominant.code.clone(), add_up(self.indicator, Some(self.cells), &rest)))
    }
}

/// What one value weighs in the county's figure: what it counts, or the residents that it is true of.
fn weight(municipality: &Municipality, value: &Value) -> Decimal {
    match value {
        Value::Ratio { denominator, .. } => *denominator,
        Value::Number(number) => *number,
        Value::YesNo(_) | Value::Level(_) | Value::Choices(_) | Value::Words(_) => {
            municipality.residents.into()
        }
    }
}

fn add_up(indicator: &Indicator, cells: Option<&Cells<'_>>, rows: &Rows<'_>) -> Aggregate {
    let both = !indicator.options().is_empty() && indicator.aggregation == Aggregation::Distribution;
    let (rate, not_in_rate) = cells.map(|cells| rate_and_others(indicator, cells, rows)).unwrap_or_default();
    Aggregate {
        coverage: coverage(indicator, rows),
        figure: count::figure(indicator, rows),
        rate,
        not_in_rate,
        rate_suppressed: false,
        parts: both.then(|| count::parts(indicator, rows)),
    }
}

fn coverage(indicator: &Indicator, rows: &Rows<'_>) -> Coverage {
    let mut coverage =
        Coverage { residents: rows.iter().map(|(m, _)| m.residents).sum(), ..Coverage::default() };
    for (municipality, cells) in rows {
        let cells = counted(indicator, cells);
        if cells.iter().any(|c| c.content == Content::NotReported) {
            coverage.not_reported += 1;
        } else if cells.iter().any(|c| c.value().is_some()) {
            coverage.reported += 1;
            coverage.residents_reported += municipality.residents;
        } else if cells.iter().all(|c| c.content == Content::NotApplicable) {
            coverage.not_applicable += 1;
        } else {
            coverage.not_available += 1;
        }
    }
    coverage
}

/// The pooled rate over those that have both the number and the series; none where nobody has.
pub(crate) fn rate(indicator: &Indicator, cells: &Cells<'_>, rows: &Rows<'_>) -> Option<RateFigure> {
    rate_and_others(indicator, cells, rows).0
}

/// The rate, and who has a number that the series knows nothing to set against.
fn rate_and_others(
    indicator: &Indicator,
    cells: &Cells<'_>,
    rows: &Rows<'_>,
) -> (Option<RateFigure>, Vec<OrganisationCode>) {
    let Some((per, series)) = set_against(indicator) else { return (None, Vec::new()) };
    let mut others = Vec::new();
    let mut rate =
        RateFigure { numerator: Decimal::ZERO, denominator: Decimal::ZERO, per, municipalities: 0 };
    for (municipality, cells_of) in rows {
        let value = counted(indicator, cells_of).iter().filter_map(Cell::value).find_map(number);
        match (value, denominator(cells, series, municipality)) {
            (Some(value), Some(of)) => {
                rate.numerator += value;
                rate.denominator += of;
                rate.municipalities += 1;
            }
            (Some(_), None) => others.push(municipality.code.clone()),
            (None, _) => {}
        }
    }
    (Some(rate).filter(|rate| !rate.denominator.is_zero()), others)
}

/// For every how many, of which series.
fn set_against(indicator: &Indicator) -> Option<(u32, &SeriesCode)> {
    match (&indicator.kind, &indicator.relative) {
        (ValueKind::Rate { per, series, .. }, _) => Some((*per, series)),
        (_, Some(relative)) => Some((relative.per, &relative.series)),
        _ => None,
    }
}

/// The rates then and now, over those that the series knows both times: others would be in one of them only.
pub(crate) fn rates_of_both(
    indicator: &Indicator,
    [then, now]: [&Cells<'_>; 2],
    [before, after]: [&Rows<'_>; 2],
) -> Option<[RateFigure; 2]> {
    let (_, series) = set_against(indicator)?;
    let known = |m: &Municipality| [then, now].iter().all(|cells| denominator(cells, series, m).is_some());
    let [before, after] =
        [before, after].map(|rows| rows.iter().filter(|(m, _)| known(m)).cloned().collect::<Vec<_>>());
    Some([rate(indicator, then, &before)?, rate(indicator, now, &after)?])
}

/// The value of a series for a municipality: of all that it was then, or, where its publisher still goes by the old
/// codes, of those.
fn denominator(cells: &Cells<'_>, series: &SeriesCode, municipality: &Municipality) -> Option<Decimal> {
    let year = cells.measurement.cycle.period.measured_on.year();
    let sum = |codes: &mut dyn Iterator<Item = &OrganisationCode>| {
        let values = codes.map(|code| cells.measurement.series.get(series, code, year));
        values.collect::<Option<Vec<_>>>().filter(|all| !all.is_empty()).map(|all| all.into_iter().sum())
    };
    sum(&mut cells.was(municipality))
        .or_else(|| sum(&mut municipality.formerly.iter()))
        // The region takes no part beside its municipalities.
        .or_else(|| sum(&mut std::iter::once(&municipality.code)))
}

fn breakdown(now: &Reading<'_>, before: Option<&Reading<'_>>) -> Vec<BreakdownPart> {
    let rows = now.indicator.rows();
    let parts = rows.iter().enumerate().filter_map(|(n, row)| Some((n, &(*row)?.code)));
    parts
        .filter(|(_, code)| now.indicator.is_part(Some(code)))
        .map(|(n, code)| BreakdownPart {
            category: code.clone(),
            now: part(now, n),
            before: before.and_then(|before| {
                let place = place_of(before.indicator, code)?;
                Some(part(before, place))
            }),
        })
        .collect()
}

fn place_of(indicator: &Indicator, code: &CategoryCode) -> Option<usize> {
    indicator.rows().iter().position(|row| row.is_some_and(|c| &c.code == code))
}

/// The county's figure for the row at `place` alone.
fn part(reading: &Reading<'_>, place: usize) -> Aggregate {
    let alone = Indicator { dimensions: Vec::new(), relative: None, ..reading.indicator.clone() };
    let rows: Vec<_> = reading
        .rows
        .iter()
        .map(|(m, cells)| (*m, cells.get(place).cloned().into_iter().collect::<Vec<_>>()))
        .collect();
    add_up(&alone, None, &rows)
}

fn series(readings: &[Option<Reading<'_>>], measurements: &[Cells<'_>]) -> Vec<SeriesPoint> {
    let mut definition = None;
    readings
        .iter()
        .zip(measurements)
        .map(|(reading, cells)| {
            let own = reading.as_ref().map(|r| r.indicator.definition);
            let broken = own.is_some() && definition.is_some() && own != definition;
            definition = own.or(definition);
            let period = cells.measurement.cycle.period;
            SeriesPoint { period, aggregate: reading.as_ref().map(Reading::aggregate), broken }
        })
        .collect()
}

/// The first year under the definition that holds now, where there are earlier values under another.
fn broken(indicator: &Indicator, earlier: &[Option<Reading<'_>>], measurements: &[Cells<'_>]) -> Option<i32> {
    let other = earlier.iter().rposition(|reading| {
        reading.as_ref().is_some_and(|r| r.indicator.definition != indicator.definition)
    })?;
    // Cycles in which it was not asked have no definition.
    let again = earlier.iter().skip(other + 1).take_while(|reading| reading.is_none()).count();
    measurements.get(other + 1 + again).map(|cells| cells.measurement.cycle.period.measured_on.year())
}

fn change(indicator: &Indicator, then: &Reading<'_>, now: &Reading<'_>) -> Option<Change> {
    let before = count::only_both(indicator, &then.rows, &now.rows);
    let after = count::only_both(indicator, &now.rows, &then.rows);
    let both = Some(count::with_value(indicator, &after)).filter(|n| *n > 0)?;
    let figures = [count::figure(indicator, &before), count::figure(indicator, &after)];
    let rates = rates_of_both(indicator, [then.cells, now.cells], [&before, &after]);
    let years = [then.years(), now.years()];
    let per_year = indicator.is_per_year(&years);
    let between = |before: Decimal, now: Decimal| {
        if per_year { (before / years[0].count(), now / years[1].count()) } else { (before, now) }
    };
    if let (ValueKind::Rate { .. }, Some([before, now])) = (&indicator.kind, rates) {
        let both = now.municipalities;
        let parts = Some([(before.numerator, before.denominator), (now.numerator, now.denominator)]);
        let (before, now) = between(before.value(), now.value());
        return Some(Change { both, before, now, unit: ChangeUnit::Rate, per_year, parts });
    }
    let [(before, unit, before_parts), (now, _, now_parts)] =
        [measured(&figures[0])?, measured(&figures[1])?];
    let parts = before_parts.zip(now_parts).map(|(before, now)| [before, now]);
    let (before, now) = between(before, now);
    Some(Change { both, before, now, unit, per_year, parts })
}

type Measured = (Decimal, ChangeUnit, Option<(Decimal, Decimal)>);

/// The number of a figure that is compared; levels and words have none.
fn measured(figure: &Figure) -> Option<Measured> {
    Some(match figure {
        Figure::YesNo(f) => (f.yes.into(), ChangeUnit::Municipalities, None),
        Figure::Sum { total, .. } => (*total, ChangeUnit::Number, None),
        Figure::Ratio { .. } | Figure::Parts(_) => {
            (figure.percent()?, ChangeUnit::Percent, Some(figure.ratio()?))
        }
        Figure::Spread(f) => (f.median?, ChangeUnit::Number, None),
        Figure::Single(value) => ((*value)?, ChangeUnit::Number, None),
        Figure::Levels(_) | Figure::Words { .. } | Figure::Suppressed => return None,
    })
}
