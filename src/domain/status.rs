//! Where an objective stands: a statement about the county, carried by the objective's headline indicators. A
//! municipality never gets one.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    aggregate,
    cell::{Cell, MunicipalityCells},
    cells::Cells,
    count::{self, Rows, counted},
    figure::{Figure, IndicatorProgress},
    indicator::{AppliesTo, Comparison, Direction, Indicator, Statistic, Target},
    organisation::Municipality,
    per_year,
    value::{Value, ValueKind, YesNo},
};

/// Where an objective stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Status {
    /// The target is met and nobody's answer is missing.
    Reached,
    /// Closer to the target than at the baseline.
    Closer,
    /// Much the same as at the baseline.
    Same,
    /// Further from the target than at the baseline.
    Further,
    /// There is nothing to compare with.
    First,
    /// The missing answers could change it.
    Open {
        /// How many municipalities' answers are missing.
        missing: u32,
    },
    /// There is no target.
    NoTarget,
    /// It would tell of small counts of persons that are not shown.
    NotShown,
}

/// The status of an objective by those of its headline indicators. Where these differ, the one that says least in
/// favour holds, so that a status never promises more than each of them does.
pub(crate) fn of_objective(headlines: impl Iterator<Item = Status>) -> Status {
    headlines.min_by_key(|status| rank(*status)).unwrap_or(Status::NoTarget)
}

const fn rank(status: Status) -> u8 {
    match status {
        Status::Open { .. } | Status::NotShown => 0,
        Status::First => 1,
        Status::Further => 2,
        Status::Same => 3,
        Status::Closer => 4,
        Status::Reached => 5,
        // An indicator without a target does not decide where another one has one.
        Status::NoTarget => 6,
    }
}

/// Where one indicator about `subjects` stands: open where every missing answer being no, and every one being yes, would
/// differ. The last of `measurements` is now.
pub(crate) fn of_indicator(
    indicator: &Indicator,
    progress: &IndicatorProgress,
    subjects: &[Municipality],
    measurements: &[Cells<'_>],
) -> Option<Status> {
    let Some(target) = indicator.target.as_ref().filter(|target| sets_status(target)) else {
        return Some(Status::NoTarget);
    };
    let (now, earlier) = measurements.split_last()?;
    let is_baseline = |cells: &&Cells<'_>| Some(cells.measurement.cycle) == progress.before_cycle.as_ref();
    let then = earlier.iter().find(is_baseline);
    let standing = Standing { indicator, target, progress, subjects, then, now };
    let unanswered = progress.municipalities.iter().filter(|m| is_missing(indicator, &m.now)).count();
    // A rate also lacks those that its series knows nothing of.
    let unrated = if target.statistic == Statistic::Rate { progress.now.not_in_rate.len() } else { 0 };
    let missing = unanswered + unrated;
    let open = Status::Open { missing: u32::try_from(missing).unwrap_or(u32::MAX) };
    let has_answered = |m: &MunicipalityCells| counted(indicator, &m.now).iter().any(|c| c.value().is_some());
    let nobody_answered = !progress.municipalities.iter().any(has_answered);
    if missing > 0 && (nobody_answered || standing.is_unbounded()) {
        return Some(open);
    }
    let [if_no, if_yes] = [Assumption::No, Assumption::Yes].map(|assumption| standing.assuming(assumption));
    let reached_without_all = if_no == Status::Reached && missing > 0;
    let is_settled = if_no == if_yes && !reached_without_all && !standing.may_lie_between();
    Some(if is_settled { if_no } else { open })
}

/// How many municipalities are as a proposal of ours would have them is no figure of the strategy's.
pub(crate) fn sets_status(target: &Target) -> bool {
    target.is_decided()
        || target.applies_to == AppliesTo::Aggregate
        || matches!(target.statistic, Statistic::Yes | Statistic::All)
}

fn is_missing(indicator: &Indicator, cells: &[Cell]) -> bool {
    counted(indicator, cells).iter().any(Cell::is_missing)
}

/// What to take a missing answer for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Assumption {
    No,
    Yes,
}

type OwnedRows<'a> = Vec<(&'a Municipality, Vec<Cell>)>;

struct Standing<'a> {
    indicator: &'a Indicator,
    target: &'a Target,
    progress: &'a IndicatorProgress,
    subjects: &'a [Municipality],
    then: Option<&'a Cells<'a>>,
    now: &'a Cells<'a>,
}

impl<'a> Standing<'a> {
    fn rows(&self, of: impl Fn(usize) -> Vec<Cell>) -> OwnedRows<'a> {
        self.subjects
            .iter()
            .take(self.progress.municipalities.len())
            .enumerate()
            .map(|(n, m)| (m, of(n)))
            .collect()
    }

    /// What was answered at the baseline; about a period of another length, as if it had been as long as this one.
    fn before(&self) -> OwnedRows<'a> {
        let years = |cells: &Cells<'_>| cells.measurement.cycle.period.years;
        let periods = self.then.map(|then| [years(then), years(self.now)]);
        let periods = periods.filter(|periods| self.indicator.is_per_year(periods));
        self.rows(|n| {
            let cells = &self.progress.municipalities[n].before;
            periods.map_or_else(|| cells.clone(), |[then, now]| per_year::as_long_as(cells, then, now))
        })
    }

    fn filled(&self, assumption: Assumption) -> OwnedRows<'a> {
        self.rows(|n| {
            let cells = &self.progress.municipalities[n];
            let fill = |(at, cell): (usize, &Cell)| {
                if !cell.is_missing() || self.indicator.is_part(self.category(at)) {
                    return cell.clone();
                }
                let before = cells.before.get(at).and_then(Cell::value);
                self.assumed(before, assumption).map_or_else(|| cell.clone(), Cell::of_value)
            };
            cells.now.iter().enumerate().map(fill).collect()
        })
    }

    /// A missing answer, taken for no or for yes. Whether it is as every municipality's should be is a yes or a no
    /// whatever its kind; otherwise it is the least or the most that it can be.
    fn assumed(&self, before: Option<&Value>, assumption: Assumption) -> Option<Value> {
        if self.target.applies_to == AppliesTo::EveryMunicipality {
            return Some(Value::YesNo(if assumption == Assumption::Yes { YesNo::Yes } else { YesNo::No }));
        }
        extreme(self.indicator, before, assumption)
    }

    fn category(&self, place: usize) -> Option<&crate::code::CategoryCode> {
        self.indicator.rows().get(place).copied().flatten().map(|c| &c.code)
    }

    /// Is a share missing of a whole that nobody knows? Then it may be anything.
    fn is_unbounded(&self) -> bool {
        let unknown = |before: Option<&Cell>| !matches!(before.and_then(Cell::value), Some(Value::Ratio { denominator, .. }) if !denominator.is_zero());
        matches!(self.indicator.kind, ValueKind::Share { .. })
            && self.progress.municipalities.iter().any(|m| {
                let cells = counted(self.indicator, &m.now).iter().enumerate();
                cells.filter(|(_, c)| c.is_missing()).any(|(n, _)| unknown(m.before.get(n)))
            })
    }

    /// Could the missing answers bring the figure to a value that lies between what no and yes would give? Only there
    /// can a target of exactly so much, or a direction towards a value, be met in between.
    fn may_lie_between(&self) -> bool {
        let aim = match (self.target.comparison, self.indicator.direction) {
            (Comparison::Exactly, _) if self.target.is_decided() => self.target.aim(),
            (_, Direction::Towards(aim)) if !self.target.is_decided() => aim,
            _ => return false,
        };
        if self.target.applies_to == AppliesTo::EveryMunicipality {
            return false;
        }
        let [no, yes] = [Assumption::No, Assumption::Yes].map(|assumption| self.filled(assumption));
        let compared = |filled: &Rows<'a>| self.compared(filled).map(|[_, now]| now);
        let spans = |low: Option<Decimal>, high: Option<Decimal>| {
            low.zip(high).is_some_and(|(low, high)| low < aim && aim < high)
        };
        // The figure of all, or that of those who answered both times.
        spans(self.statistic(&no), self.statistic(&yes)) || spans(compared(&no), compared(&yes))
    }

    /// The figure that the target is about.
    fn statistic(&self, rows: &Rows<'_>) -> Option<Decimal> {
        if self.target.applies_to == AppliesTo::EveryMunicipality {
            return Some(self.meeting(rows).0.into());
        }
        let figure = count::figure(self.indicator, rows);
        match (self.target.statistic, &figure) {
            (Statistic::Share, figure) => figure.percent(),
            (Statistic::Rate, _) => Some(aggregate::rate(self.indicator, self.now, rows)?.value()),
            (Statistic::Number, Figure::Sum { total, .. }) => Some(*total),
            (Statistic::Number, Figure::Single(value)) => *value,
            (Statistic::Median, Figure::Spread(spread)) => spread.median,
            (Statistic::Median | Statistic::Level, Figure::Levels(levels)) => {
                let (a, b) = levels.first()?.median()?;
                Some(Decimal::from(a + b) / Decimal::TWO)
            }
            (Statistic::Yes, Figure::YesNo(figure)) => Some(figure.yes.into()),
            (Statistic::All, _) => Some(count::parts(self.indicator, rows).all.into()),
            _ => None,
        }
    }

    /// How many municipalities meet the target, and how many it applies to.
    fn meeting(&self, rows: &Rows<'_>) -> (u32, u32) {
        let meets = |cells: &[Cell]| {
            let values: Vec<_> = counted(self.indicator, cells).iter().filter_map(Cell::value).collect();
            let met = |value: &&Value| match value {
                Value::YesNo(answer) => *answer == YesNo::Yes,
                other => self.target.is_met_by(self.indicator, other) == Some(true),
            };
            let missing = counted(self.indicator, cells).iter().any(Cell::is_missing);
            !values.is_empty() && !missing && values.iter().all(met)
        };
        rows.iter()
            .filter(|(_, cells)| count::applies(self.indicator, cells))
            .fold((0, 0), |(met, of), (_, cells)| (met + u32::from(meets(cells)), of + 1))
    }

    fn assuming(&self, assumption: Assumption) -> Status {
        let filled = self.filled(assumption);
        if self.target.is_decided() && self.is_met(&filled) {
            return Status::Reached;
        }
        let Some([before, now]) = self.compared(&filled) else { return Status::First };
        let Some(gained) = self.gained(before, now) else { return Status::NoTarget };
        if gained.is_zero() || gained.abs() < self.threshold() {
            Status::Same
        } else if gained > Decimal::ZERO {
            Status::Closer
        } else {
            Status::Further
        }
    }

    /// The figure that the target is about, before and now, over those who answered both times; none where nobody did.
    fn compared(&self, filled: &Rows<'a>) -> Option<[Decimal; 2]> {
        let both = if self.counts_municipalities() { count::only_whole_both } else { count::only_both };
        let earlier = self.before();
        let (before, now) = (both(self.indicator, &earlier, filled), both(self.indicator, filled, &earlier));
        if self.target.statistic == Statistic::Rate {
            let rates = aggregate::rates_of_both(self.indicator, [self.then?, self.now], [&before, &now])?;
            return Some(rates.map(|rate| rate.value()));
        }
        let has_value = count::with_value(self.indicator, &now) > 0;
        has_value.then_some([self.statistic(&before)?, self.statistic(&now)?])
    }

    /// Is the figure a number of municipalities?
    fn counts_municipalities(&self) -> bool {
        self.target.applies_to == AppliesTo::EveryMunicipality
            || matches!(self.target.statistic, Statistic::Yes | Statistic::All)
    }

    fn is_met(&self, rows: &Rows<'_>) -> bool {
        let (met, of) = self.meeting(rows);
        if self.target.applies_to == AppliesTo::EveryMunicipality {
            return of > 0 && met == of;
        }
        // A sum of nothing is no figure that reaches anything.
        of > 0
            && self
                .statistic(rows)
                .is_some_and(|figure| self.target.comparison.distance(figure, self.target.aim()).is_zero())
    }

    /// How much nearer the figure has come, in its own unit: to the target that is decided, or along the direction
    /// where it is not. Beyond a target is not far from it.
    fn gained(&self, before: Decimal, now: Decimal) -> Option<Decimal> {
        if self.target.is_decided() && self.target.applies_to == AppliesTo::EveryMunicipality {
            return Some(now - before);
        }
        if self.target.is_decided() {
            let far = |figure| self.target.comparison.distance(figure, self.target.aim());
            return Some(far(before) - far(now));
        }
        match self.indicator.direction {
            Direction::Up => Some(now - before),
            Direction::Down => Some(before - now),
            Direction::Towards(aim) => Some((before - aim).abs() - (now - aim).abs()),
            Direction::Neutral => None,
        }
    }

    /// Municipalities are counted one by one; a share has to move by a percentage point to be a change, if the
    /// indicator does not say otherwise.
    fn threshold(&self) -> Decimal {
        let counted = self.counts_municipalities();
        let usual =
            if self.target.statistic == Statistic::Share && !counted { Decimal::ONE } else { Decimal::ZERO };
        self.indicator.threshold.filter(|_| !counted).unwrap_or(usual)
    }
}

/// The least or the most that a missing answer can be.
fn extreme(indicator: &Indicator, before: Option<&Value>, assumption: Assumption) -> Option<Value> {
    let most = assumption == Assumption::Yes;
    let up_to = |max: Decimal| Value::Number(if most { max } else { Decimal::ZERO });
    Some(match &indicator.kind {
        ValueKind::YesPlannedNo => Value::YesNo(if most { YesNo::Yes } else { YesNo::No }),
        ValueKind::Count { max } | ValueKind::Rate { max, .. } => up_to((*max).into()),
        ValueKind::Quantity { max, .. } => up_to(*max),
        ValueKind::Share { .. } => match before {
            Some(Value::Ratio { denominator, .. }) => {
                let numerator = if most { *denominator } else { Decimal::ZERO };
                Value::Ratio { numerator, denominator: *denominator }
            }
            _ => return None,
        },
        ValueKind::Ordinal { levels } => {
            let top = levels.len().saturating_sub(1);
            Value::Level(if most { u8::try_from(top).ok()? } else { 0 })
        }
        ValueKind::ChoiceSet { options, .. } => {
            Value::Choices(options.iter().filter(|_| most).map(|o| o.code.clone()).collect())
        }
        ValueKind::Words { .. } => return None,
    })
}
