//! What a municipality's cells say, and the words for it at a mark.

use malspar_domain::{
    cycle::FollowUpCycle,
    derive,
    indicator::{Indicator, Source},
    lang::Lang,
    progress::{Cell, Content, IndicatorProgress, Municipality, MunicipalityCells, Progress},
    strategy::Strategy,
    value::{Category, Value, ValueKind, YearMonth, YesNo},
};
use malspar_words::{date, list, number, sort, t};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::answered::WhoAnswered;
use crate::sentences::capitalised;

/// What is known of a municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) what: What,
    /// Is it an estimate?
    pub(super) estimated: bool,
}

/// A value, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Nothing at all has come from the municipality.
    NotReported,
    /// Answers have come, but none to this question.
    NotAnswered,
    NotAvailable,
    NotApplicable,
    /// There is a value that is not shown.
    Suppressed,
    YesNo(YesNo),
    /// A part of a whole, which is not 0.
    Part {
        part: Decimal,
        whole: Decimal,
        /// Is something of the whole unknown?
        at_least: bool,
    },
    Number(Decimal),
    /// One for each place, in the order of size.
    Numbers(Vec<Decimal>),
    Level(usize),
    /// Values in several rows, which have no word in common.
    Several {
        answered: usize,
        /// Rows that it applies to.
        of: usize,
    },
    /// Written words, which stand elsewhere.
    Words,
}

/// What of a municipality's answer is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// No row that it answers itself has an answer, or no row at all.
    Missing,
    /// Some rows have no answer.
    MissingInPart,
    /// No row applies to it.
    NotApplicable,
    /// It has a value that is not shown.
    Suppressed,
}

/// A municipality with what is known of it.
pub(super) struct Row<'a> {
    pub(super) municipality: &'a Municipality,
    pub(super) cells: &'a MunicipalityCells,
    pub(super) now: Reading,
    /// At the baseline; nothing where there is no earlier cycle that it can be compared with.
    pub(super) before: Option<Reading>,
    /// In the cycle just before, likewise.
    pub(super) previous: Option<Reading>,
    /// The cells that count: of an answer that is broken down, the whole.
    counted: &'a [Cell],
}

impl Row<'_> {
    /// What is not there now; nothing where every row that applies has a value.
    pub(super) fn gap(&self) -> Option<Gap> {
        let cells = self.counted;
        match self.now.what {
            What::NotApplicable => Some(Gap::NotApplicable),
            What::Suppressed => Some(Gap::Suppressed),
            What::NotReported | What::NotAnswered => Some(Gap::Missing),
            _ if cells.iter().all(Cell::is_missing) => Some(Gap::Missing),
            _ => cells.iter().any(Cell::is_missing).then_some(Gap::MissingInPart),
        }
    }
}

/// Every municipality, in alphabetical order.
pub(super) fn rows<'a>(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &'a IndicatorProgress,
    progress: &'a Progress,
) -> Vec<Row<'a>> {
    let (answered, before) = (WhoAnswered::of(strategy, progress), cells.before_cycle.as_ref());
    let mut rows: Vec<_> = progress
        .municipalities
        .iter()
        .filter_map(|municipality| {
            let cells = cells.municipalities.iter().find(|m| m.code == municipality.code)?;
            let code = &municipality.code;
            let earlier = |then: &[Cell], cycle: Option<&FollowUpCycle>| {
                let has_answered = cycle.is_some_and(|cycle| answered.has(code, cycle));
                (!then.is_empty()).then(|| read(strategy, indicator, then, has_answered))
            };
            Some(Row {
                municipality,
                cells,
                now: read(strategy, indicator, &cells.now, answered.has(code, &progress.cycle)),
                before: earlier(&cells.before, before),
                previous: earlier(&cells.previous, progress.previous.as_ref()),
                counted: counted(indicator, &cells.now),
            })
        })
        .collect();
    sort::by_name(&mut rows, |row| &row.municipality.name);
    rows
}

/// The cells that count: where the answer is broken down, the whole and not its parts.
pub(crate) fn counted<'a>(indicator: &Indicator, cells: &'a [Cell]) -> &'a [Cell] {
    if indicator.breakdowns().next().is_some() { cells.get(..1).unwrap_or(cells) } else { cells }
}

/// What the cells of one municipality say together; `has_answered` is whether it has answered anything in that cycle.
pub(super) fn read(
    strategy: &Strategy,
    indicator: &Indicator,
    cells: &[Cell],
    has_answered: bool,
) -> Reading {
    let cells = counted(indicator, cells);
    let estimated = cells.iter().any(|c| matches!(c.content, Content::Value { estimated: true, .. }));
    Reading { what: what(strategy, indicator, cells, has_answered), estimated }
}

fn what(strategy: &Strategy, indicator: &Indicator, cells: &[Cell], has_answered: bool) -> What {
    if cells.iter().all(|c| c.content == Content::NotApplicable) && !cells.is_empty() {
        return What::NotApplicable;
    }
    if cells.iter().any(|c| c.content == Content::Suppressed) && cells.iter().all(|c| c.value().is_none()) {
        return What::Suppressed;
    }
    if silent(strategy, indicator, cells) {
        return nothing_said(has_answered);
    }
    let values: Vec<_> = cells.iter().filter_map(Cell::value).collect();
    let Some(first) = values.first() else { return What::NotAvailable };
    if indicator.places().is_some() {
        let mut numbers: Vec<_> = values.iter().filter_map(|v| number_of(v)).collect();
        numbers.sort_unstable();
        return match numbers.as_slice() {
            [only] => What::Number(*only),
            _ => What::Numbers(numbers),
        };
    }
    if cells.len() > 1 {
        let missing = cells.iter().filter(|c| c.is_missing()).count();
        let of = values.len() + missing;
        if indicator.kind != ValueKind::YesPlannedNo {
            return What::Several { answered: values.len(), of };
        }
        let yes = values.iter().filter(|v| matches!(v, Value::YesNo(YesNo::Yes))).count();
        return What::Part { part: yes.into(), whole: of.into(), at_least: missing > 0 };
    }
    of_value(indicator, first)
}

fn of_value(indicator: &Indicator, value: &Value) -> What {
    match value {
        Value::YesNo(value) => What::YesNo(*value),
        Value::Number(value) => What::Number(*value),
        Value::Ratio { denominator, .. } if denominator.is_zero() => What::NotApplicable,
        Value::Ratio { numerator, denominator } => {
            What::Part { part: *numerator, whole: *denominator, at_least: false }
        }
        Value::Level(level) => What::Level(usize::from(*level)),
        Value::Choices(chosen) if !indicator.levels().is_empty() => {
            derive::level_of(indicator, chosen).map_or(What::NotAvailable, |level| What::Level(level.into()))
        }
        Value::Words(_) => What::Words,
        Value::Choices(chosen) => {
            What::Part { part: chosen.len().into(), whole: indicator.options().len().into(), at_least: false }
        }
    }
}

const fn number_of(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

/// Why there is no answer: a question that is left open in a form that was handed in is no silence.
const fn nothing_said(has_answered: bool) -> What {
    if has_answered { What::NotAnswered } else { What::NotReported }
}

/// Has the municipality said nothing in the rows that it answers itself? A row that cannot have an answer, as for a
/// second place where there is one, says nothing either way.
fn silent(strategy: &Strategy, indicator: &Indicator, cells: &[Cell]) -> bool {
    let asked = asked(strategy, indicator);
    let rows = indicator.rows();
    let there = || rows.iter().zip(cells).filter(|(_, cell)| cell.content != Content::NotApplicable);
    let own: Vec<_> = there().filter(|(row, _)| !answered_by_other(asked, **row)).collect();
    let counted: Vec<_> = if own.is_empty() { there().collect() } else { own };
    counted.iter().all(|(_, cell)| cell.content == Content::NotReported)
}

fn answered_by_other(asked: &Indicator, row: Option<&Category>) -> bool {
    row.and_then(|row| asked.category(&row.code)).is_some_and(|row| row.answered_by.is_some())
}

/// Does it tell how the answers were handed in? Then it is no answer of anybody's.
pub(crate) fn follows_from_submissions(indicator: &Indicator) -> bool {
    matches!(&indicator.source, Source::Derived(from) if from.names().is_empty())
}

/// The indicator that people answer: the one behind a derived one.
pub(crate) fn asked<'a>(strategy: &'a Strategy, indicator: &'a Indicator) -> &'a Indicator {
    match &indicator.source {
        Source::Derived(from) => strategy
            .indicators
            .iter()
            .find(|other| from.names().contains(other.code.as_str()))
            .unwrap_or(indicator),
        _ => indicator,
    }
}

impl Reading {
    /// Is an answer expected that is not there?
    pub(super) const fn is_missing(&self) -> bool {
        matches!(self.what, What::NotReported | What::NotAnswered | What::NotAvailable)
    }

    /// The place of the value on its scale: a share of 1, or the number itself.
    pub(super) fn position(&self) -> Option<f64> {
        match &self.what {
            What::Part { part, whole, .. } => part.checked_div(*whole)?.to_f64(),
            What::Number(number) => number.to_f64(),
            What::Numbers(numbers) => numbers.last()?.to_f64(),
            _ => None,
        }
    }

    /// The other values of a municipality with several, below the one at [`Self::position`].
    pub(super) fn others(&self) -> Vec<f64> {
        match &self.what {
            What::Numbers(numbers) => numbers.iter().rev().skip(1).filter_map(ToPrimitive::to_f64).collect(),
            _ => Vec::new(),
        }
    }

    /// The words at a mark, in lower case: `3 av 5`, `inte rapporterat`, `planerat från augusti 2027`.
    pub(super) fn words(&self, indicator: &Indicator, lang: Lang) -> String {
        let words = match &self.what {
            What::NotReported => t!(lang, "term-not-reported"),
            What::NotAnswered => t!(lang, "term-not-answered"),
            What::NotAvailable => t!(lang, "term-not-available"),
            What::NotApplicable => t!(lang, "term-not-applicable"),
            What::Suppressed => t!(lang, "chart-suppressed"),
            What::Words => t!(lang, "chart-in-words"),
            What::YesNo(YesNo::Yes) => t!(lang, "grid-yes"),
            What::YesNo(YesNo::No) => t!(lang, "grid-no"),
            What::YesNo(YesNo::Planned(month)) => {
                t!(lang, "chart-planned-from", month = month_words(lang, *month))
            }
            What::Part { part, whole, at_least } => part_of(lang, *part, *whole, *at_least),
            What::Number(number) => number::exact(lang, *number),
            What::Numbers(numbers) => {
                let numbers: Vec<_> = numbers.iter().map(|n| number::exact(lang, *n)).collect();
                enumerated(lang, &numbers)
            }
            What::Level(level) => {
                let level = indicator.kind.levels().get(*level);
                level.map_or_else(String::new, |l| l.word.get(lang).to_owned())
            }
            What::Several { answered, of } => t!(
                lang,
                "chart-answers-of",
                part = number::exact(lang, (*answered).into()),
                whole = number::exact(lang, (*of).into()),
            ),
        };
        if self.estimated { t!(lang, "chart-estimated", value = words) } else { words }
    }
}

/// Numbers one after the other: `15, 16 och 18`; with a semicolon where a comma stands in one: `15,5; 16 och 18`.
fn enumerated(lang: Lang, numbers: &[String]) -> String {
    match numbers {
        [before @ .., last] if before.len() > 1 && numbers.iter().any(|n| n.contains(',')) => {
            t!(lang, "list-and", first = before.join("; "), last = last.as_str())
        }
        _ => list::and(lang, numbers),
    }
}

/// One cell as people read it in a table, with its unit: `Ja`, `16,5 timmar per vecka`, `Förskola, Skola`,
/// `Uppgift saknas`. Where nothing is said, `has_answered` tells a question left open from a municipality's silence.
pub fn cell_in_words(lang: Lang, indicator: &Indicator, cell: &Cell, has_answered: bool) -> String {
    let what = match &cell.content {
        Content::NotReported => nothing_said(has_answered),
        Content::NotAvailable => What::NotAvailable,
        Content::NotApplicable => What::NotApplicable,
        Content::Suppressed => What::Suppressed,
        Content::Value { value, .. } => of_value(indicator, value),
    };
    let estimated = matches!(cell.content, Content::Value { estimated: true, .. });
    let named = |words: String| if estimated { t!(lang, "chart-estimated", value = words) } else { words };
    let words = match (&what, cell.value(), &indicator.kind) {
        (What::Number(number), _, ValueKind::Quantity { .. }) => {
            named(crate::targets::with_unit(indicator, *number, lang))
        }
        (_, Some(Value::Words(words)), _) => return words.clone(),
        (_, Some(Value::Choices(chosen)), ValueKind::ChoiceSet { none: Some(none), .. })
            if chosen.is_empty() =>
        {
            named(none.get(lang).to_owned())
        }
        (_, Some(Value::Choices(chosen)), _) if chosen.is_empty() => named(t!(lang, "chart-none-chosen")),
        (_, Some(Value::Choices(chosen)), _) => {
            let options = indicator.options().iter().filter(|option| chosen.contains(&option.code));
            named(options.map(|option| option.title.get(lang)).collect::<Vec<_>>().join(", "))
        }
        _ => Reading { what, estimated }.words(indicator, lang),
    };
    capitalised(&words)
}

/// `3 av 5`, or `minst 3 av 5` where something of the whole is unknown.
pub(super) fn part_of(lang: Lang, part: Decimal, whole: Decimal, at_least: bool) -> String {
    let (part, whole) = (number::exact(lang, part), number::exact(lang, whole));
    let words = t!(lang, "chart-of", part = part, whole = whole);
    if at_least { number::at_least(lang, &words) } else { words }
}

fn month_words(lang: Lang, month: YearMonth) -> String {
    date::month_year(lang, month.year(), month.month())
}

/// `aug 2027`.
pub(super) fn short_month(lang: Lang, month: YearMonth) -> String {
    let name =
        malspar_words::text(lang, &format!("month-short-{}", month.month()), &malspar_words::Args::new());
    t!(lang, "month-year", month = name, year = date::year(month.year()))
}

/// `31 dec 2023`.
pub(super) fn short_date(lang: Lang, day: chrono::NaiveDate) -> String {
    use chrono::Datelike;
    let month =
        malspar_words::text(lang, &format!("month-short-{}", day.month()), &malspar_words::Args::new());
    t!(lang, "date-long", day = day.day().to_string(), month = month, year = date::year(day.year()))
}
