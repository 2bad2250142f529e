//! A municipality's page: its own answers now and before, and what the strategy aims at. Plain facts, no class.

use malspar_domain::{
    indicator::{Indicator, Source},
    lang::Lang,
    progress::{Cell, Content, IndicatorProgress, Municipality},
    submission::SubmissionState,
    value::{Value, YesNo},
};
use malspar_words::{number, t};

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
        answers: report.indicators().map(|(i, p)| answer(report, i, p, municipality)).collect(),
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

fn answer(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    municipality: &Municipality,
) -> Answer {
    let lang = report.lang;
    let (now, before) = cells(progress, municipality);
    let aim = indicator.target.as_ref().map(|_| report.target_value(indicator, &progress.now.coverage));
    Answer {
        code: indicator.code.to_string(),
        title: indicator.title.get(lang).to_owned(),
        now: in_words(lang, indicator, now),
        mark: mark(now),
        before: (!before.is_empty()).then(|| in_words(lang, indicator, before)),
        aim: aim.flatten().map(|value| own_aim(report, indicator, value)),
        // Comments stand once, under their own heading.
        comment: None,
        comment_lang: None,
    }
}

/// What the strategy aims at, with the word that says when nobody has decided it.
fn own_aim(report: &Report<'_>, indicator: &Indicator, value: String) -> String {
    use malspar_domain::indicator::Support;
    match indicator.target.as_ref().map(|t| t.support) {
        Some(Support::Proposal) => format!("{value} ({})", t!(report.lang, "target-proposed-note")),
        _ => value,
    }
}

/// The sign beside a yes/no answer, or beside an answer that is not there.
fn mark(cells: &[Cell]) -> Option<&'static str> {
    let [cell] = cells else {
        return cells.iter().all(|c| c.content == Content::NotReported).then_some("not_reported");
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

/// All rows of an answer as people read them; rows with the same content share a line.
fn in_words(lang: Lang, indicator: &Indicator, cells: &[Cell]) -> String {
    if let [cell] = cells {
        return charts::cell_in_words(lang, indicator, cell);
    }
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for (category, cell) in indicator.rows().into_iter().zip(cells) {
        let Some(category) = category else { continue };
        let words = charts::cell_in_words(lang, indicator, cell);
        let row = category.title.get(lang);
        match lines.iter_mut().find(|(known, _)| *known == words) {
            Some((_, rows)) => rows.push(row),
            None => lines.push((words, vec![row])),
        }
    }
    match lines.as_slice() {
        [(words, _)] => words.clone(),
        _ => lines.iter().map(|(words, rows)| format!("{words}: {}", rows.join(", "))).collect::<Vec<_>>().join("\n"),
    }
}

fn comments(report: &Report<'_>, municipality: &Municipality) -> Vec<Comment> {
    let lang = report.lang;
    report
        .indicators()
        .filter(|(indicator, _)| !matches!(indicator.source, Source::Derived(_)))
        .flat_map(|(indicator, progress)| {
            let (now, _) = cells(progress, municipality);
            now.iter().filter_map(|c| c.comment.as_ref()).map(|text| Comment {
                label: indicator.title.get(lang).to_owned(),
                text: text.clone(),
                lang: (lang != Lang::Sv).then_some(Lang::Sv.tag()),
            })
        })
        .collect()
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
