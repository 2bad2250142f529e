//! A municipality's answers, now and before, and what the strategy aims at: plain facts, no class.

use malspar_domain::{
    indicator::{AppliesTo, Indicator, Source, Statistic, Support},
    progress::{Cell, Content, IndicatorProgress, Municipality},
    value::{Category, Value, ValueKind, YesNo},
};
use malspar_words::{list, number, t};
use rust_decimal::Decimal;

use super::{Report, values};
use crate::{
    charts::{self, reading::follows_from_submissions},
    report::data::{Answer, AnswerGroup},
    sentences, targets,
};

/// What stands behind an aim that nobody has decided; said in words under the table.
const PROPOSED: &str = "*";

/// The answers to the indicators that pass, under the target areas that they belong to.
pub(super) fn groups(
    report: &Report<'_>,
    municipality: &Municipality,
    passes: impl Fn(&Indicator) -> bool,
) -> Vec<AnswerGroup> {
    let mut groups: Vec<AnswerGroup> = Vec::new();
    for (indicator, progress) in report.indicators().filter(|(indicator, _)| passes(indicator)) {
        let answers = answers(report, indicator, progress, municipality);
        if answers.is_empty() {
            continue;
        }
        let title = area(report, indicator);
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.answers.extend(answers),
            None => groups.push(AnswerGroup { title, answers }),
        }
    }
    groups
}

/// The small print that the answers need.
pub(super) fn notes(report: &Report<'_>, groups: &[AnswerGroup]) -> Vec<String> {
    let mut aims = groups.iter().flat_map(|group| &group.answers).filter_map(|answer| answer.aim.as_deref());
    let proposed = aims.any(|aim| aim.ends_with(PROPOSED));
    let note = sentences::capitalised(&t!(report.lang, "target-proposed-note"));
    proposed.then(|| format!("{PROPOSED} {note}.")).into_iter().collect()
}

/// The target area that an indicator, or its objective, belongs to; the strategy itself where there is none.
fn area(report: &Report<'_>, indicator: &Indicator) -> String {
    let lang = report.lang;
    let parent = indicator.parent.as_deref();
    let area = report.strategy().areas.iter().find(|area| {
        Some(area.code.as_str()) == parent || area.objectives.iter().any(|o| Some(o.code.as_str()) == parent)
    });
    area.map_or_else(
        || t!(lang, "report-follow-up"),
        |a| t!(lang, "report-target-area", number = a.code.as_str(), title = a.title.get(lang)),
    )
}

pub(super) fn cells<'a>(
    progress: &'a IndicatorProgress,
    municipality: &Municipality,
) -> (&'a [Cell], &'a [Cell]) {
    progress
        .municipalities
        .iter()
        .find(|m| m.code == municipality.code)
        .map_or((&[], &[]), |m| (m.now.as_slice(), m.previous.as_slice()))
}

/// Has the municipality answered anything now, and in the cycle before?
pub(super) fn has_answered(report: &Report<'_>, municipality: &Municipality) -> [bool; 2] {
    let then = [Some(report.cycle()), report.input.progress.previous.as_ref()];
    then.map(|cycle| cycle.is_some_and(|cycle| report.answered.has(&municipality.code, cycle)))
}

/// A line for the question, and one for each of its rows where it has several. None where there is one figure for the
/// county.
fn answers(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    municipality: &Municipality,
) -> Vec<Answer> {
    // Whether its answers are checked is no answer of the municipality's.
    if indicator.is_regional() || follows_from_submissions(indicator) {
        return Vec::new();
    }
    let (now, previous) = cells(progress, municipality);
    let has_answered = has_answered(report, municipality);
    let not_compared = is_other_question(report, progress).then(|| not_compared(report));
    let line = |now: &[Cell], previous: &[Cell]| Answer {
        now: Some(in_words(report, indicator, now, has_answered[0])),
        mark: mark(now, has_answered[0]),
        before: match previous {
            [] => not_compared.clone(),
            previous => Some(in_words(report, indicator, previous, has_answered[1])),
        },
        ..Answer::default()
    };
    let head = Answer {
        code: Some(indicator.code.to_string()),
        title: title(report, indicator),
        aim: aim(report, indicator),
        ..Answer::default()
    };
    let whole = |line: Answer| Answer {
        code: head.code.clone(),
        title: head.title.clone(),
        aim: head.aim.clone(),
        ..line
    };
    if is_one_line(indicator) {
        return vec![whole(line(now, previous))];
    }
    let at = |cells: &[Cell], n: usize| cells.get(n..=n).map(<[Cell]>::to_vec).unwrap_or_default();
    if is_only_place(indicator, now, previous) {
        return vec![whole(line(&at(now, 0), &at(previous, 0)))];
    }
    let rows = indicator.rows();
    let mut lines = Vec::new();
    for n in shown(indicator, now, previous) {
        let category = rows.get(n).copied().flatten();
        let answer = line(&at(now, n), &at(previous, n));
        let Some(category) = category else {
            lines.push(whole(answer));
            continue;
        };
        // Where no line says the whole, one names the question alone.
        if lines.is_empty() {
            lines.push(head.clone());
        }
        lines.push(Answer { title: category.title.get(report.lang).to_owned(), part: true, ..answer });
    }
    lines
}

/// In the place of an answer from before the question became another one.
pub(super) fn not_compared(report: &Report<'_>) -> String {
    t!(report.lang, "own-not-compared")
}

/// Was it asked the time before, and as another question?
fn is_other_question(report: &Report<'_>, progress: &IndicatorProgress) -> bool {
    let previous = report.input.progress.previous.as_ref();
    let was_asked = progress.series.iter().any(|point| {
        point.aggregate.is_some() && previous.is_some_and(|previous| previous.period == point.period)
    });
    was_asked && progress.broken.is_some() && progress.previous.is_none()
}

/// What follows from other answers is said in one line, whatever it has of rows.
fn is_one_line(indicator: &Indicator) -> bool {
    indicator.dimensions.is_empty() || matches!(indicator.source, Source::Derived(_))
}

/// The rows of an indicator that stand in the table of a municipality's answers, one to a line or all in one.
pub(super) fn shown(indicator: &Indicator, now: &[Cell], previous: &[Cell]) -> Vec<usize> {
    let rows = indicator.rows();
    if is_one_line(indicator) {
        return (0..rows.len()).collect();
    }
    if is_only_place(indicator, now, previous) {
        return vec![0];
    }
    let is_shown = |n: usize, row: Option<&Category>| {
        let hidden = row.is_some_and(|row| values::is_county_only(indicator, row));
        !hidden && (n == 0 || says_something(indicator, row, now.get(n), previous.get(n)))
    };
    rows.into_iter().enumerate().filter(|(n, row)| is_shown(*n, *row)).map(|(n, _)| n).collect()
}

/// What the municipality answered is the number, not the rate that it becomes.
pub(super) fn title(report: &Report<'_>, indicator: &Indicator) -> String {
    match &indicator.kind {
        ValueKind::Rate { counted, .. } => sentences::capitalised(counted.get(report.lang)),
        _ => indicator.title.get(report.lang).to_owned(),
    }
}

/// Places that are not there, and parts that nobody has given, need no line.
fn says_something(
    indicator: &Indicator,
    row: Option<&Category>,
    now: Option<&Cell>,
    previous: Option<&Cell>,
) -> bool {
    let said = |test: fn(&Content) -> bool| [now, previous].into_iter().flatten().any(|c| test(&c.content));
    if indicator.places().is_some() {
        return said(|content| !matches!(content, Content::NotApplicable));
    }
    !indicator.is_part(row.map(|row| &row.code))
        || said(|content| matches!(content, Content::Value { .. } | Content::Suppressed))
}

/// A municipality with one place has no need of its number.
fn is_only_place(indicator: &Indicator, now: &[Cell], previous: &[Cell]) -> bool {
    let others = now.iter().skip(1).chain(previous.iter().skip(1));
    indicator.places().is_some() && { others }.all(|c| matches!(c.content, Content::NotApplicable))
}

/// What the strategy aims at for one municipality, and whether somebody has decided it.
fn aim(report: &Report<'_>, indicator: &Indicator) -> Option<String> {
    let (lang, target) = (report.lang, indicator.target.as_ref()?);
    let aim = match (target.statistic, target.applies_to, &indicator.kind) {
        (Statistic::Yes | Statistic::All, AppliesTo::EveryMunicipality, ValueKind::YesPlannedNo) => {
            t!(lang, "grid-yes")
        }
        (Statistic::All, AppliesTo::EveryMunicipality, _) => t!(lang, "own-aim-all"),
        // What the county should come to says what each can add, where it is everything.
        (Statistic::Share, AppliesTo::Aggregate, ValueKind::YesPlannedNo)
            if target.aim() == Decimal::ONE_HUNDRED && indicator.dimensions.is_empty() =>
        {
            t!(lang, "grid-yes")
        }
        (_, AppliesTo::EveryMunicipality, _) | (Statistic::Share, ..) => {
            targets::at_mark(report.strategy(), indicator, target, lang)
        }
        // A sum of the county is no aim for one.
        (_, AppliesTo::Aggregate, _) => return None,
    };
    Some(match target.support {
        Support::Proposal => format!("{aim}{PROPOSED}"),
        Support::Should => t!(lang, "own-aim-should", aim = aim),
        Support::Text | Support::Partly => aim,
    })
}

/// The sign beside a yes/no answer, or beside an answer that is not there.
fn mark(cells: &[Cell], has_answered: bool) -> Option<&'static str> {
    let [cell] = cells else {
        let is_silent = !has_answered && cells.iter().any(|c| c.content == Content::NotReported);
        return is_silent.then_some("not_reported");
    };
    match (&cell.content, cell.value()) {
        (Content::NotReported, _) => (!has_answered).then_some("not_reported"),
        (Content::NotApplicable, _) => Some("not_applicable"),
        (Content::Suppressed, _) => Some("suppressed"),
        (_, Some(Value::YesNo(YesNo::Yes))) => Some("yes"),
        (_, Some(Value::YesNo(YesNo::Planned(_)))) => Some("planned"),
        (_, Some(Value::YesNo(YesNo::No))) => Some("no"),
        _ => None,
    }
}

/// An answer as people read it; where it has several rows, how many of them are a yes.
pub(super) fn in_words(
    report: &Report<'_>,
    indicator: &Indicator,
    cells: &[Cell],
    has_answered: bool,
) -> String {
    let lang = report.lang;
    if let [cell] = cells {
        return choices(report, indicator, cell)
            .unwrap_or_else(|| charts::cell_in_words(lang, indicator, cell, has_answered));
    }
    let is_open = |cell: &Cell| cell.content == Content::NotReported;
    if !has_answered && cells.iter().any(is_open) {
        return t!(lang, "grid-not-reported");
    }
    if cells.iter().all(is_open) {
        return sentences::capitalised(&t!(lang, "term-not-answered"));
    }
    let applies = cells.iter().filter(|c| c.content != Content::NotApplicable).count();
    if applies == 0 {
        return t!(lang, "grid-not-applicable");
    }
    let yes = cells.iter().filter(|c| matches!(c.value(), Some(Value::YesNo(YesNo::Yes)))).count();
    let n_of = t!(lang, "report-n-of", n = yes, whole = applies);
    if cells.iter().any(Cell::is_missing) { number::at_least(lang, &n_of) } else { n_of }
}

/// Most of many ticked options are said by the few that are not.
fn choices(report: &Report<'_>, indicator: &Indicator, cell: &Cell) -> Option<String> {
    let (lang, options) = (report.lang, indicator.options());
    let Content::Value { value: Value::Choices(chosen), estimated: false, .. } = &cell.content else {
        return None;
    };
    let left: Vec<_> = options.iter().filter(|option| !chosen.contains(&option.code)).collect();
    if left.is_empty() && options.len() > 2 {
        let n = number::in_words(lang, u64::try_from(options.len()).unwrap_or_default(), false);
        return Some(sentences::capitalised(&t!(lang, "own-choices-all", n = n)));
    }
    if left.len() * 3 > options.len() {
        return None;
    }
    let names: Vec<_> = left.iter().map(|option| option.title.get(lang)).collect();
    Some(sentences::capitalised(&t!(lang, "own-choices-but", names = list::and(lang, &names))))
}
