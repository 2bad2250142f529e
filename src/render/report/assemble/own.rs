//! A municipality's own report: where it stands on a page, its answers question by question, the county for comparison,
//! and what it wrote. One that has not answered gets a page with its earlier answers.

use malspar_domain::{
    indicator::Indicator,
    progress::{Cell, IndicatorProgress, Municipality},
};
use malspar_words::t;

use super::{Report, answers, files::Files, municipalities, summary, voices};
use crate::{
    charts::{self, reading::follows_from_submissions},
    report::data::{Answer, AnswerGroup, Column, Comment, Comparison, OwnReport, Row, Table},
};

pub(super) fn report(
    report: &Report<'_>,
    own: &Municipality,
    files: &mut Files,
) -> Result<OwnReport, charts::Error> {
    let reported = municipalities::is_reported(report, own);
    let mut all = answers::groups(report, own, |_| true);
    if !reported {
        all = earlier(report, all);
    }
    let overview = if reported { answers::groups(report, own, |i| i.headline) } else { Vec::new() };
    Ok(OwnReport {
        name: report.full_name(own),
        code: own.code.to_string(),
        facts: municipalities::facts(report, own),
        note: municipalities::note(report, own),
        overview,
        changed: if reported { changed(report, own) } else { Vec::new() },
        notes: answers::notes(report, &all),
        answers: all,
        county: municipalities::is_compared(report, own).then(|| county(report, own, files)).transpose()?,
        comments: comments(report, own),
    })
}

/// What was answered the time before; what the region has answered now stands beside it.
fn earlier(report: &Report<'_>, groups: Vec<AnswerGroup>) -> Vec<AnswerGroup> {
    let mut kept = Vec::new();
    let not_compared = answers::not_compared(report);
    for mut group in groups {
        let says = |answer: &Answer| {
            answer.before.as_ref().is_some_and(|before| *before != not_compared)
                || answer.now.is_some() && answer.mark != Some("not_reported")
        };
        for answer in &mut group.answers {
            answer.aim = None;
        }
        group.answers.retain(|answer| says(answer) || !answer.part);
        if group.answers.iter().any(says) {
            kept.push(group);
        }
    }
    kept
}

/// The answers that differ from those of the time before, a line each.
fn changed(report: &Report<'_>, own: &Municipality) -> Vec<String> {
    let has_answered = answers::has_answered(report, own);
    let own_answers = |i: &Indicator| !i.is_regional() && !follows_from_submissions(i);
    let lines = report.indicators().filter(|(i, _)| own_answers(i)).flat_map(|(indicator, progress)| {
        let title = answers::title(report, indicator);
        let (now, previous) = answers::cells(progress, own);
        let rows = indicator.rows().into_iter().zip(now.iter().zip(previous));
        rows.filter_map(move |(row, (now, before))| {
            now.value()?;
            before.value()?;
            if indicator.is_part(row.map(|row| &row.code)) {
                return None;
            }
            let said = |cell: &Cell, n: usize| {
                answers::in_words(report, indicator, std::slice::from_ref(cell), has_answered[n])
            };
            let [before, now] = [said(before, 1), said(now, 0)];
            let title = match row.filter(|_| indicator.places().is_none()) {
                Some(row) => t!(
                    report.lang,
                    "own-question-row",
                    title = title.as_str(),
                    row = row.title.get(report.lang)
                ),
                None => title.clone(),
            };
            (before != now).then(|| t!(report.lang, "own-changed", title = title, before = before, now = now))
        })
    });
    lines.collect()
}

/// The county beside the municipality: how many, not who is best.
fn county(report: &Report<'_>, own: &Municipality, files: &mut Files) -> Result<Comparison, charts::Error> {
    let lang = report.lang;
    let rows: Vec<_> = report.indicators().filter_map(|(i, p)| beside(report, own, i, p)).collect();
    let table = Table {
        caption: None,
        columns: vec![
            Column::words(t!(lang, "sheet-question")).share(2.0),
            Column::words(own.name.clone()).share(1.3),
            Column::words(report.strategy().county_name.get(lang).to_owned()).share(1.3),
        ],
        rows,
        notes: vec![t!(lang, "own-county-note")],
    };
    Ok(Comparison {
        paragraphs: vec![summary::answered(report)],
        tables: if table.rows.is_empty() { Vec::new() } else { vec![table] },
        charts: report.status_grid().iter().map(|grid| files.chart(grid)).collect::<Result<_, _>>()?,
    })
}

/// The municipality's answer and the county's result, where both can be said on a line.
fn beside(
    report: &Report<'_>,
    own: &Municipality,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<Row> {
    if !stands_beside(indicator, progress, own) {
        return None;
    }
    let (now, _) = answers::cells(progress, own);
    Some(Row {
        cells: vec![
            answers::title(report, indicator),
            answers::in_words(report, indicator, now, answers::has_answered(report, own)[0]),
            report.result(indicator, &progress.now)?,
        ],
        ..Row::default()
    })
}

/// May the county stand beside the municipality? An answer of several rows has no line for both.
pub(super) fn stands_beside(indicator: &Indicator, progress: &IndicatorProgress, own: &Municipality) -> bool {
    matches!(answers::cells(progress, own), ([_], _)) && !follows_from_submissions(indicator)
}

/// What it wrote: about its answers, and in answer to the questions in words.
fn comments(report: &Report<'_>, own: &Municipality) -> Vec<Comment> {
    let mut comments = municipalities::comments(report, own);
    comments.extend(voices::questions(report).filter_map(|(question, progress)| {
        Some(Comment {
            label: question.title.get(report.lang).to_owned(),
            text: voices::words_of(progress, own)?.to_owned(),
            lang: report.lang_of_users(),
        })
    }));
    comments
}
