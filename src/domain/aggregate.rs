//! From cells to figures, one indicator at a time.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{
    cell::{Cell, Content, MunicipalityCells},
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    derive,
    figure::{
        Aggregate, Change, ChangeUnit, Coverage, Figure, IndicatorProgress, LevelsRow, PartRow, PartsFigure,
        YesNoFigure,
    },
    indicator::{Aggregation, Indicator},
    observation::Observation,
    organisation::Municipality,
    status,
    strategy::Strategy,
    value::{Value, ValueKind, YesNo},
};

/// Observations by cell.
pub(crate) struct Cells(BTreeMap<(IndicatorCode, OrganisationCode, Option<CategoryCode>), Observation>);

impl Cells {
    /// The latest observations of a cycle, with what follows from them.
    pub(crate) fn index(strategy: &Strategy, observations: &[Observation]) -> Self {
        let derived = derive::derived(strategy, observations);
        let keyed = observations
            .iter()
            .cloned()
            .chain(derived)
            .map(|o| ((o.key.indicator.clone(), o.key.about.clone(), o.key.category.clone()), o));
        Self(keyed.collect())
    }

    fn of(&self, indicator: &Indicator, municipality: &Municipality) -> Vec<Cell> {
        let row = |category: Option<&crate::value::Category>| {
            let key = (indicator.code.clone(), municipality.code.clone(), category.map(|c| c.code.clone()));
            Cell::of(self.0.get(&key))
        };
        indicator.rows().into_iter().map(row).collect()
    }
}

/// Adds up one indicator.
pub(crate) fn indicator(
    indicator: &Indicator,
    municipalities: &[Municipality],
    now: &Cells,
    earlier: Option<&Cells>,
) -> IndicatorProgress {
    let rows: Vec<_> = municipalities
        .iter()
        .map(|m| MunicipalityCells {
            code: m.code.clone(),
            now: now.of(indicator, m),
            before: earlier.map(|cells| cells.of(indicator, m)).unwrap_or_default(),
        })
        .collect();
    let cells_now: Vec<_> = municipalities.iter().zip(&rows).map(|(m, r)| (m, r.now.as_slice())).collect();
    let cells_before: Vec<_> =
        municipalities.iter().zip(&rows).map(|(m, r)| (m, r.before.as_slice())).collect();
    IndicatorProgress {
        indicator: indicator.code.clone(),
        now: aggregate_cells(indicator, &cells_now),
        before: earlier.map(|_| aggregate_cells(indicator, &cells_before)),
        change: earlier.and_then(|_| change(indicator, &rows)),
        without_dominant: without_dominant(indicator, &cells_now),
        municipalities: rows,
    }
}

type Rows<'a> = [(&'a Municipality, &'a [Cell])];

fn aggregate_cells(indicator: &Indicator, rows: &Rows<'_>) -> Aggregate {
    Aggregate { coverage: coverage(rows), figure: figure(indicator, rows) }
}

fn coverage(rows: &Rows<'_>) -> Coverage {
    let mut coverage =
        Coverage { residents: rows.iter().map(|(m, _)| m.residents).sum(), ..Coverage::default() };
    for (municipality, cells) in rows {
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

fn figure(indicator: &Indicator, rows: &Rows<'_>) -> Figure {
    let cells = || rows.iter().flat_map(|(_, cells)| cells.iter());
    match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, Aggregation::ShareOfYes) => Figure::YesNo(yes_no(rows)),
        (ValueKind::Ordinal { levels }, _) => Figure::Levels(
            indicator
                .rows()
                .iter()
                .enumerate()
                .map(|(n, category)| LevelsRow {
                    category: category.map(|c| c.code.clone()),
                    ..levels_row(levels.len(), rows.iter().filter_map(|(_, cells)| cells.get(n)))
                })
                .collect(),
        ),
        (ValueKind::ChoiceSet { .. } | ValueKind::YesPlannedNo, _) => Figure::Parts(parts(indicator, rows)),
        (ValueKind::Share { .. }, _) => {
            let mut sums = (Decimal::ZERO, Decimal::ZERO);
            for value in cells().filter_map(Cell::value) {
                if let Value::Ratio { numerator, denominator } = value {
                    sums = (sums.0 + numerator, sums.1 + denominator);
                }
            }
            Figure::Ratio { numerator: sums.0, denominator: sums.1 }
        }
        (ValueKind::Count { .. } | ValueKind::Quantity { .. }, _) => Figure::Sum {
            total: cells().filter_map(Cell::value).filter_map(number).sum(),
            at_least: cells().any(Cell::is_missing),
        },
    }
}

const fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn yes_no(rows: &Rows<'_>) -> YesNoFigure {
    let mut figure = YesNoFigure::default();
    for (municipality, cells) in rows {
        match cells.first().map(|c| (c.value(), c.is_missing())) {
            Some((Some(Value::YesNo(YesNo::Yes)), _)) => {
                figure.yes += 1;
                figure.residents_yes += municipality.residents;
            }
            Some((Some(Value::YesNo(YesNo::Planned(_))), _)) => figure.planned += 1,
            Some((Some(Value::YesNo(YesNo::No)), _)) => figure.no += 1,
            Some((None, true)) => figure.missing += 1,
            _ => {}
        }
    }
    figure
}

fn levels_row<'a>(levels: usize, cells: impl Iterator<Item = &'a Cell>) -> LevelsRow {
    let mut row = LevelsRow { category: None, counts: vec![0; levels], missing: 0 };
    for cell in cells {
        match cell.value() {
            Some(Value::Level(level)) => {
                if let Some(count) = row.counts.get_mut(usize::from(*level)) {
                    *count += 1;
                }
            }
            _ if cell.is_missing() => row.missing += 1,
            _ => {}
        }
    }
    row
}

/// Yes, no or unknown for each part of one municipality; `None` for a part that does not apply.
fn parts_of(indicator: &Indicator, cells: &[Cell]) -> Parts {
    let answer = |yes: bool| Some(if yes { PartAnswer::Yes } else { PartAnswer::No });
    if indicator.options().is_empty() {
        let rows = indicator.rows();
        return rows
            .iter()
            .zip(cells)
            .filter_map(|(category, cell)| {
                let part = match cell.value() {
                    Some(Value::YesNo(value)) => answer(*value == YesNo::Yes),
                    _ if cell.is_missing() => Some(PartAnswer::Missing),
                    _ => None,
                };
                Some(((*category)?.code.clone(), part))
            })
            .collect();
    }
    indicator
        .options()
        .iter()
        .map(|option| {
            let part = match cells.first().map(|c| (c.value(), c.is_missing())) {
                Some((Some(Value::Choices(chosen)), _)) => answer(chosen.contains(&option.code)),
                Some((_, true)) => Some(PartAnswer::Missing),
                _ => None,
            };
            (option.code.clone(), part)
        })
        .collect()
}

/// What is known of each part; `None` where it does not apply.
type Parts = Vec<(CategoryCode, Option<PartAnswer>)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum PartAnswer {
    Yes,
    No,
    Missing,
}

fn parts(indicator: &Indicator, rows: &Rows<'_>) -> PartsFigure {
    let mut each: Vec<_> = rows.iter().map(|(_, cells)| parts_of(indicator, cells)).collect();
    if indicator.asked_if.is_some() {
        // Nobody knows whether the question applies to those who have not answered: "6 of 9 groups" counts groups.
        for (_, answer) in each.iter_mut().flatten().filter(|(_, a)| *a == Some(PartAnswer::Missing)) {
            *answer = None;
        }
    }
    let codes: Vec<_> =
        each.first().map(|p| p.iter().map(|(code, _)| code.clone()).collect()).unwrap_or_default();
    let count = |n: usize, what: PartAnswer| {
        u32::try_from(each.iter().filter(|p| p.get(n).is_some_and(|(_, a)| *a == Some(what))).count())
            .unwrap_or(u32::MAX)
    };
    let municipalities = |test: &dyn Fn(&Parts) -> bool| {
        u32::try_from(each.iter().filter(|p| test(p)).count()).unwrap_or(u32::MAX)
    };
    PartsFigure {
        parts: codes
            .into_iter()
            .enumerate()
            .map(|(n, category)| PartRow {
                category,
                yes: count(n, PartAnswer::Yes),
                no: count(n, PartAnswer::No),
                missing: count(n, PartAnswer::Missing),
            })
            .collect(),
        all: municipalities(&|p| {
            p.iter().all(|(_, a)| matches!(a, None | Some(PartAnswer::Yes)))
                && p.iter().any(|(_, a)| *a == Some(PartAnswer::Yes))
        }),
        applies: municipalities(&|p| p.iter().any(|(_, a)| a.is_some())),
    }
}

fn change(indicator: &Indicator, rows: &[MunicipalityCells]) -> Option<Change> {
    let pairs = || {
        rows.iter()
            .flat_map(|r| r.before.iter().zip(&r.now))
            .filter_map(|(b, n)| Some((b.value()?, n.value()?)))
    };
    let both = rows
        .iter()
        .filter(|r| r.before.iter().zip(&r.now).any(|(b, n)| b.value().is_some() && n.value().is_some()));
    let both = u32::try_from(both.count()).ok().filter(|n| *n > 0)?;
    let (before, now, unit) = match (&indicator.kind, indicator.aggregation) {
        (ValueKind::YesPlannedNo, Aggregation::ShareOfYes) => {
            let (before, now) = pairs().fold((0_u32, 0_u32), |(b, n), (before, now)| {
                (b + u32::from(is_yes(before)), n + u32::from(is_yes(now)))
            });
            (before.into(), now.into(), ChangeUnit::Municipalities)
        }
        (ValueKind::Count { .. } | ValueKind::Quantity { .. }, _) => (
            pairs().filter_map(|(b, _)| number(b)).sum(),
            pairs().filter_map(|(_, n)| number(n)).sum(),
            ChangeUnit::Number,
        ),
        (ValueKind::Ordinal { .. }, _) => return None,
        _ => {
            let before = status::summed(indicator, pairs().map(|(b, _)| b));
            let now = status::summed(indicator, pairs().map(|(_, n)| n));
            let percent =
                |(part, whole): (Decimal, Decimal)| Some(part.checked_div(whole)? * Decimal::ONE_HUNDRED);
            let parts = Some([before, now]);
            return Some(Change {
                both,
                before: percent(before)?,
                now: percent(now)?,
                unit: ChangeUnit::Percent,
                parts,
            });
        }
    };
    Some(Change { both, before, now, unit, parts: None })
}

const fn is_yes(value: &Value) -> bool {
    matches!(value, Value::YesNo(YesNo::Yes))
}

/// Where one municipality holds more than half of what is counted, the county without it.
fn without_dominant(indicator: &Indicator, rows: &Rows<'_>) -> Option<(OrganisationCode, Figure)> {
    let weight = |cells: &[Cell]| -> Decimal {
        cells
            .iter()
            .filter_map(Cell::value)
            .map(|value| match value {
                Value::Ratio { denominator, .. } => *denominator,
                Value::Number(number) => *number,
                _ => Decimal::ZERO,
            })
            .sum()
    };
    let all: Decimal = rows.iter().map(|(_, cells)| weight(cells)).sum();
    let (dominant, _) = rows.iter().find(|(_, cells)| weight(cells) * Decimal::TWO > all)?;
    let rest: Vec<_> = rows.iter().filter(|(m, _)| m.code != dominant.code).copied().collect();
    Some((dominant.code.clone(), figure(indicator, &rest)))
}
