//! From a reference to its figure.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{Group, Quantity, Reference, offers::ANSWERS};
use crate::{
    cell::{Cell, Content, MunicipalityCells},
    code::CategoryCode,
    count::{self, counted},
    figure::{
        Aggregate, ChangeUnit, Figure, IndicatorProgress, LevelsRow, PartRow, PartsFigure, SpreadFigure,
        YesNoFigure,
    },
    indicator::{AppliesTo, Indicator, Statistic},
    organisation::Municipality,
    progress::Progress,
    strategy::Strategy,
};

/// What a reference comes to. The unit of a number is for the sentence around it to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// So many municipalities, answers, places; or the number of a level.
    Count(u64),
    /// A share in per cent, 0–100.
    Percent(Decimal),
    /// A share of the residents in per cent, which charts say with one decimal.
    ResidentShare(Decimal),
    /// A number in the indicator's unit.
    Number {
        /// Which.
        value: Decimal,
        /// Is an answer missing, so that it may be more?
        at_least: bool,
    },
    /// For every so many of a series.
    Rate {
        /// How many.
        value: Decimal,
        /// For every how many; nothing where it is not known, as of a target.
        per: Option<u32>,
    },
    /// Now less before, over those who answered both times.
    Difference {
        /// How much: less than 0 where it has become less.
        value: Decimal,
        /// Of what; of per cent it is percentage points.
        unit: ChangeUnit,
        /// Per year, since the two periods differ in length?
        per_year: bool,
    },
    /// The names of municipalities, in the order of the progress; of none there is none.
    Names(Vec<String>),
    /// There is a figure that is not shown.
    NotShown,
    /// There is no figure: nobody was asked, nobody has answered, or there is nothing to compare with.
    Missing,
}

/// What `reference` comes to in `progress`, which is disclosed if the text is to leave the service. A figure that the
/// indicator has not is missing; [`Reference::misfit`] tells beforehand.
pub fn resolve(strategy: &Strategy, progress: &Progress, reference: &Reference) -> Resolved {
    let code = &reference.indicator;
    let found = strategy.indicator(code).zip(progress.indicator(code));
    let Some((indicator, own)) = found.filter(|(indicator, _)| reference.misfit(indicator).is_none()) else {
        return Resolved::Missing;
    };
    let row = reference.row.as_ref();
    match reference.quantity {
        Quantity::Target => target(indicator, &own.now),
        Quantity::Change | Quantity::Both => change(indicator, own, reference.quantity),
        Quantity::Names(group) => names(indicator, own, progress, reference, group),
        quantity => match aggregate(indicator, own, reference) {
            Some(aggregate) => figure(aggregate, row.filter(|row| !indicator.is_part(Some(*row))), quantity),
            None => Resolved::Missing,
        },
    }
}

/// The county's figure that is asked about: now or before, of the whole or of a part of a breakdown.
fn aggregate<'a>(
    indicator: &Indicator,
    own: &'a IndicatorProgress,
    reference: &Reference,
) -> Option<&'a Aggregate> {
    match reference.row.as_ref().filter(|row| indicator.is_part(Some(*row))) {
        Some(row) => {
            let part = own.breakdown.iter().find(|part| &part.category == row)?;
            if reference.before { part.before.as_ref() } else { Some(&part.now) }
        }
        None if reference.before => own.before.as_ref(),
        None => Some(&own.now),
    }
}

fn figure(aggregate: &Aggregate, row: Option<&CategoryCode>, quantity: Quantity) -> Resolved {
    if quantity == Quantity::Rate {
        return match aggregate.rate {
            Some(rate) => Resolved::Rate { value: rate.value(), per: Some(rate.per) },
            None if aggregate.rate_suppressed => Resolved::NotShown,
            None => Resolved::Missing,
        };
    }
    let figure = &aggregate.figure;
    if is_empty(aggregate) && !ANSWERS.contains(&quantity) {
        return Resolved::Missing;
    }
    match (figure, &aggregate.parts) {
        (Figure::YesNo(f), _) => yes_no(aggregate, *f, quantity),
        (Figure::Parts(parts), _) => match row {
            Some(row) => part(parts, row, quantity),
            None => all_parts(figure, parts, quantity),
        },
        (Figure::Levels(_), Some(parts)) if row.is_some() => {
            row.map_or(Resolved::Missing, |row| part(parts, row, quantity))
        }
        (Figure::Levels(_), Some(parts)) if matches!(quantity, Quantity::All | Quantity::Applies) => {
            all_parts(figure, parts, quantity)
        }
        (Figure::Levels(rows), _) => levels(rows, row, quantity),
        (Figure::Spread(f), _) => spread(f, quantity),
        (Figure::Sum { total, at_least }, _) if quantity == Quantity::Number => {
            Resolved::Number { value: *total, at_least: *at_least }
        }
        (Figure::Single(value), _) if quantity == Quantity::Number => number(*value),
        (Figure::Ratio { numerator, .. }, _) if quantity == Quantity::Numerator => number(Some(*numerator)),
        (Figure::Ratio { denominator, .. }, _) if quantity == Quantity::Denominator => {
            number(Some(*denominator))
        }
        (_, _) if quantity == Quantity::Share => percent(figure),
        _ => answers(aggregate, quantity),
    }
}

/// Is it a sum of nothing? That is no zero.
fn is_empty(aggregate: &Aggregate) -> bool {
    let nothing = match &aggregate.figure {
        Figure::Sum { total, .. } => total.is_zero(),
        Figure::Ratio { denominator, .. } => denominator.is_zero(),
        _ => false,
    };
    nothing && aggregate.coverage.reported == 0
}

/// Of figures that are no counts of answers, how many answers they rest on. Whether there is an answer is no secret.
fn answers(aggregate: &Aggregate, quantity: Quantity) -> Resolved {
    let coverage = &aggregate.coverage;
    match quantity {
        Quantity::Of => count(coverage.expected()),
        Quantity::Answered => count(coverage.reported),
        Quantity::Missing => count(coverage.missing()),
        _ if aggregate.figure == Figure::Suppressed => Resolved::NotShown,
        _ => Resolved::Missing,
    }
}

fn yes_no(aggregate: &Aggregate, f: YesNoFigure, quantity: Quantity) -> Resolved {
    match quantity {
        Quantity::Yes => count(f.yes),
        Quantity::Planned => count(f.planned),
        Quantity::No => count(f.no),
        Quantity::Missing => count(f.missing),
        Quantity::Of => count(f.of()),
        Quantity::Answered => count(f.of() - f.missing),
        Quantity::Share => percent(&aggregate.figure),
        Quantity::Residents => {
            let all = Figure::Ratio {
                numerator: f.residents_yes.into(),
                denominator: aggregate.coverage.residents.into(),
            };
            all.percent().map_or(Resolved::Missing, Resolved::ResidentShare)
        }
        _ => Resolved::Missing,
    }
}

fn all_parts(figure: &Figure, parts: &PartsFigure, quantity: Quantity) -> Resolved {
    match quantity {
        Quantity::Yes => count(parts.yes()),
        Quantity::Of => count(parts.of()),
        Quantity::Missing => count(parts.missing()),
        Quantity::Answered => count(parts.of() - parts.missing()),
        Quantity::Share => percent(figure),
        Quantity::All => count(parts.all),
        Quantity::Applies => count(parts.applies),
        _ => Resolved::Missing,
    }
}

fn part(parts: &PartsFigure, row: &CategoryCode, quantity: Quantity) -> Resolved {
    let Some(part) = parts.parts.iter().find(|part| &part.category == row) else { return Resolved::Missing };
    match quantity {
        Quantity::Yes => count(part.yes),
        Quantity::Planned => count(part.planned),
        Quantity::No => count(part.no),
        Quantity::Missing => count(part.missing),
        Quantity::Of => count(part.of()),
        Quantity::Answered => count(part.of() - part.missing),
        Quantity::Share => {
            percent(&Figure::Ratio { numerator: part.yes.into(), denominator: part.of().into() })
        }
        _ => Resolved::Missing,
    }
}

/// Of one row, or of all of them together.
fn levels(rows: &[LevelsRow], row: Option<&CategoryCode>, quantity: Quantity) -> Resolved {
    let those: Vec<_> = rows.iter().filter(|r| row.is_none() || r.category.as_ref() == row).collect();
    let sum = |of: &dyn Fn(&LevelsRow) -> u32| count(those.iter().map(|row| of(row)).sum());
    match quantity {
        Quantity::Level(level) => sum(&|row| row.counts.get(usize::from(level)).copied().unwrap_or_default()),
        Quantity::Of => sum(&LevelsRow::of),
        Quantity::Missing => sum(&|row| row.missing),
        Quantity::Answered => sum(&|row| row.of() - row.missing),
        _ => Resolved::Missing,
    }
}

fn spread(f: &SpreadFigure, quantity: Quantity) -> Resolved {
    match quantity {
        Quantity::Median => number(f.median),
        Quantity::Least => number(f.least),
        Quantity::Most => number(f.most),
        Quantity::Meeting => f.meeting.map_or(Resolved::Missing, count),
        Quantity::Of => count(f.n + f.missing),
        Quantity::Answered => count(f.n),
        Quantity::Missing => count(f.missing),
        _ => Resolved::Missing,
    }
}

fn change(indicator: &Indicator, own: &IndicatorProgress, quantity: Quantity) -> Resolved {
    match own.change {
        Some(change) if quantity == Quantity::Both => count(change.both),
        Some(change) => {
            Resolved::Difference { value: change.difference(), unit: change.unit, per_year: change.per_year }
        }
        None if indicator.counts_persons && own.before.is_some() => Resolved::NotShown,
        None => Resolved::Missing,
    }
}

/// What should be reached. Where every municipality should have it, that is all of them.
fn target(indicator: &Indicator, now: &Aggregate) -> Resolved {
    let Some(target) = &indicator.target else { return Resolved::Missing };
    let every = target.applies_to == AppliesTo::EveryMunicipality;
    match target.statistic {
        Statistic::Yes | Statistic::All if every => match (&now.figure, &now.parts) {
            (Figure::YesNo(f), _) => count(f.of()),
            (Figure::Parts(parts), _) | (_, Some(parts)) => count(parts.applies),
            _ => Resolved::Missing,
        },
        Statistic::Yes | Statistic::All | Statistic::Level => {
            target.aim().to_u64().map_or(Resolved::Missing, Resolved::Count)
        }
        Statistic::Share => Resolved::Percent(target.aim()),
        Statistic::Rate => Resolved::Rate { value: target.aim(), per: now.rate.map(|rate| rate.per) },
        Statistic::Number | Statistic::Median => number(Some(target.aim())),
    }
}

fn names(
    indicator: &Indicator,
    own: &IndicatorProgress,
    progress: &Progress,
    reference: &Reference,
    group: Group,
) -> Resolved {
    if reference.before && own.before.is_none() {
        return Resolved::Missing;
    }
    let named = |cells: &MunicipalityCells| -> Option<String> {
        let municipality = progress.municipalities.iter().find(|m| m.code == cells.code)?;
        let cells = if reference.before { &cells.before } else { &cells.now };
        is_in(indicator, municipality, cells, reference.row.as_ref(), group)
            .then(|| municipality.name.clone())
    };
    Resolved::Names(own.municipalities.iter().filter_map(named).collect())
}

/// Does this municipality count into the group? It does where it alone would be counted so: the names are as many as the
/// figure says.
fn is_in(
    indicator: &Indicator,
    municipality: &Municipality,
    cells: &[Cell],
    row: Option<&CategoryCode>,
    group: Group,
) -> bool {
    let alone = [(municipality, cells.to_vec())];
    let counts = match (row, count::figure(indicator, &alone)) {
        (None, Figure::YesNo(f)) => Some((f.yes, f.planned, f.no, f.missing)),
        (Some(row), _) => {
            let parts = count::parts(indicator, &alone).parts;
            let part = parts.into_iter().find(|part| &part.category == row);
            part.map(|PartRow { yes, planned, no, missing, .. }| (yes, planned, no, missing))
        }
        _ => None,
    };
    let Some((yes, planned, no, missing)) = counts else {
        return group == Group::Missing && is_missing(indicator, cells);
    };
    1 == match group {
        Group::Yes => yes,
        Group::Planned => planned,
        Group::No => no,
        Group::Missing => missing,
    }
}

/// Is the municipality's answer expected and not there, as [`crate::figure::Coverage::missing`] counts?
fn is_missing(indicator: &Indicator, cells: &[Cell]) -> bool {
    let cells = counted(indicator, cells);
    let has_value = cells.iter().any(|cell| cell.value().is_some());
    let concerns = cells.iter().any(|cell| cell.content != Content::NotApplicable && cell.is_missing());
    cells.iter().any(|cell| cell.content == Content::NotReported) || (concerns && !has_value)
}

fn count(n: u32) -> Resolved {
    Resolved::Count(n.into())
}

fn number(value: Option<Decimal>) -> Resolved {
    value.map_or(Resolved::Missing, |value| Resolved::Number { value, at_least: false })
}

fn percent(figure: &Figure) -> Resolved {
    match figure {
        Figure::Suppressed => Resolved::NotShown,
        figure => figure.percent().map_or(Resolved::Missing, Resolved::Percent),
    }
}
