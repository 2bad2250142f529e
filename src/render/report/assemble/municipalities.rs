//! A municipality's page: its own answers now and before, and what the strategy aims at. Plain facts, no class.

use malspar_domain::{
    indicator::{Indicator, Source, Support, TargetValue},
    lang::Lang,
    progress::{Cell, Content, IndicatorProgress, Municipality},
    submission::SubmissionState,
    value::{Category, Value, ValueKind, YesNo},
};
use malspar_words::{number, t};
use rust_decimal::Decimal;

use super::{Report, about, files::Files, summary};
use crate::{
    charts,
    report::data::{self, Answer, Comment, Comparison, Labelled},
};

pub(super) fn page(report: &Report<'_>, municipality: &Municipality) -> data::Municipality {
    let lang = report.lang;
    let state = report.submission(&municipality.code);
    let reported = state.is_some_and(SubmissionState::is_reported);
    let cycle = report.cycle_name(report.cycle());
    data::Municipality {
        name: report.full_name(municipality),
        code: municipality.code.to_string(),
        facts: vec![
            Labelled {
                label: t!(lang, "report-residents"),
                text: number::integer(lang, municipality.residents),
            },
            Labelled { label: t!(lang, "report-answers"), text: about::submission(report, state) },
        ],
        note: (!reported).then(|| t!(lang, "own-report-not-reported", cycle = cycle)),
        answers: report.indicators().flat_map(|(i, p)| answers(report, i, p, municipality)).collect(),
        comments: comments(report, municipality),
    }
}

fn cells<'a>(progress: &'a IndicatorProgress, municipality: &Municipality) -> (&'a [Cell], &'a [Cell]) {
    progress
        .municipalities
        .iter()
        .find(|m| m.code == municipality.code)
        .map_or((&[], &[]), |m| (m.now.as_slice(), m.before.as_slice()))
}

/// A line for each row of the question; one line that counts where nobody was asked.
fn answers(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    municipality: &Municipality,
) -> Vec<Answer> {
    let (now, before) = cells(progress, municipality);
    let title = indicator.title.get(report.lang);
    let line = |title: String, now: &[Cell], before: &[Cell]| Answer {
        code: indicator.code.to_string(),
        title,
        now: in_words(report, indicator, now),
        mark: mark(now),
        before: (!before.is_empty()).then(|| in_words(report, indicator, before)),
        aim: own_aim(report, indicator),
        // Comments stand once, under their own heading.
        comment: None,
        comment_lang: None,
    };
    if indicator.dimensions.is_empty() || matches!(indicator.source, Source::Derived(_)) {
        return vec![line(title.to_owned(), now, before)];
    }
    let rows = indicator.rows().into_iter().flatten().enumerate();
    rows.map(|(n, category)| {
        let row = category.title.get(report.lang);
        let title = t!(report.lang, "own-question-row", title = title, row = row);
        line(title, now.get(n..=n).unwrap_or_default(), before.get(n..=n).unwrap_or_default())
    })
    .collect()
}

/// What the strategy aims at for one municipality, and whether somebody has decided it.
fn own_aim(report: &Report<'_>, indicator: &Indicator) -> Option<String> {
    let (lang, target) = (report.lang, indicator.target.as_ref()?);
    let aim = match (target.value, &indicator.kind) {
        (TargetValue::Every, ValueKind::YesPlannedNo) => t!(lang, "grid-yes"),
        (TargetValue::Every, _) => t!(lang, "own-aim-all"),
        (TargetValue::Share(percent), _) => number::percent(lang, percent / Decimal::ONE_HUNDRED, 0),
    };
    Some(match target.support {
        Support::Proposal => format!("{aim} ({})", t!(lang, "target-proposed-note")),
        Support::Should => t!(lang, "own-aim-should", aim = aim),
        Support::Text | Support::Partly => aim,
    })
}

/// The sign beside a yes/no answer, or beside an answer that is not there.
fn mark(cells: &[Cell]) -> Option<&'static str> {
    let [cell] = cells else {
        return cells.iter().any(|c| c.content == Content::NotReported).then_some("not_reported");
    };
    match (&cell.content, cell.value()) {
        (Content::NotReported, _) => Some("not_reported"),
        (Content::NotApplicable, _) => Some("not_applicable"),
        (_, Some(Value::YesNo(YesNo::Yes))) => Some("yes"),
        (_, Some(Value::YesNo(YesNo::Planned(_)))) => Some("planned"),
        (_, Some(Value::YesNo(YesNo::No))) => Some("no"),
        _ => None,
    }
}

/// An answer as people read it; where it has several rows, how many of them are a yes.
fn in_words(report: &Report<'_>, indicator: &Indicator, cells: &[Cell]) -> String {
    let lang = report.lang;
    if let [cell] = cells {
        return charts::cell_in_words(lang, indicator, cell);
    }
    if cells.iter().any(|c| c.content == Content::NotReported) {
        return t!(lang, "grid-not-reported");
    }
    let yes = cells.iter().filter(|c| matches!(c.value(), Some(Value::YesNo(YesNo::Yes)))).count();
    let n_of = t!(lang, "report-n-of", n = yes, whole = cells.len());
    if cells.iter().any(Cell::is_missing) { number::at_least(lang, &n_of) } else { n_of }
}

fn comments(report: &Report<'_>, municipality: &Municipality) -> Vec<Comment> {
    let lang = report.lang;
    report
        .indicators()
        .filter(|(indicator, _)| !matches!(indicator.source, Source::Derived(_)))
        .flat_map(|(indicator, progress)| {
            let (now, _) = cells(progress, municipality);
            indicator.rows().into_iter().zip(now).filter_map(move |(category, cell)| {
                let by = indicator.answered_by(category, &municipality.code);
                Some(Comment {
                    label: commented(report, indicator, category, by == Some(&municipality.code)),
                    text: cell.comment.clone()?,
                    lang: (lang != Lang::Sv).then_some(Lang::Sv.tag()),
                })
            })
        })
        .collect()
}

/// What a comment is about; and who wrote it, where that was not the municipality.
fn commented(report: &Report<'_>, indicator: &Indicator, category: Option<&Category>, own: bool) -> String {
    let title = indicator.title.get(report.lang).to_owned();
    let title = match category {
        Some(row) => t!(report.lang, "own-question-row", title = title, row = row.title.get(report.lang)),
        None => title,
    };
    let region = report.strategy().region_name.get(report.lang);
    if own { title } else { t!(report.lang, "own-comment-by", title = title, who = region) }
}

/// The county beside the municipality: how many, not who is best.
pub(super) fn comparison(report: &Report<'_>, files: &mut Files) -> Result<Comparison, charts::Error> {
    let (lang, input) = (report.lang, &report.input);
    let grid = charts::status_grid(report.strategy(), input.progress, lang, input.example);
    Ok(Comparison {
        paragraphs: vec![summary::basis(report)],
        tables: Vec::new(),
        charts: vec![files.chart(&grid)?],
    })
}
