//! A municipality's page in the region's report: its answers and its comments.

use malspar_domain::{
    indicator::{Indicator, Source},
    progress::Municipality,
    submission::SubmissionState,
    value::Category,
};
use malspar_words::{number, t};

use super::{Report, about, answers, values};
use crate::report::data::{self, Comment, Labelled};

pub(super) fn page(report: &Report<'_>, municipality: &Municipality) -> data::Municipality {
    let answers = answers::groups(report, municipality, |_| true);
    data::Municipality {
        name: report.full_name(municipality),
        code: municipality.code.to_string(),
        facts: facts(report, municipality),
        note: note(report, municipality),
        notes: answers::notes(report, &answers),
        answers,
        comments: comments(report, municipality),
    }
}

pub(super) fn facts(report: &Report<'_>, municipality: &Municipality) -> Vec<Labelled> {
    let lang = report.lang;
    let state = report.submission(&municipality.code);
    vec![
        Labelled { label: t!(lang, "report-residents"), text: number::integer(lang, municipality.residents) },
        Labelled { label: t!(lang, "report-answers"), text: about::submission(report, state) },
    ]
}

/// That a municipality has not reported.
pub(super) fn note(report: &Report<'_>, municipality: &Municipality) -> Option<String> {
    let cycle = report.cycle_name(report.cycle());
    (!is_reported(report, municipality)).then(|| t!(report.lang, "own-report-not-reported", cycle = cycle))
}

pub(super) fn is_reported(report: &Report<'_>, municipality: &Municipality) -> bool {
    report.submission(&municipality.code).is_some_and(SubmissionState::is_reported)
}

/// Does the county stand beside it? One that has not reported reads what it answered before, and nothing of the county; and
/// where a report knows of one municipality alone, there is nothing to stand beside.
pub(super) fn is_compared(report: &Report<'_>, municipality: &Municipality) -> bool {
    is_reported(report, municipality) && report.input.progress.municipalities.len() > 1
}

/// What was written about the answers, once each, under what it is about.
pub(super) fn comments(report: &Report<'_>, municipality: &Municipality) -> Vec<Comment> {
    report
        .indicators()
        .filter(|(indicator, _)| !matches!(indicator.source, Source::Derived(_) | Source::Reference(_)))
        .flat_map(|(indicator, progress)| {
            let (now, _) = answers::cells(progress, municipality);
            let shown = indicator.rows().into_iter().zip(now).filter(|(category, _)| {
                !category.is_some_and(|category| values::is_county_only(indicator, category))
            });
            shown.filter_map(move |(category, cell)| {
                let by = indicator.answered_by(category, &municipality.code);
                Some(Comment {
                    label: commented(report, indicator, category, by == Some(&municipality.code)),
                    text: cell.comment.clone().filter(|text| !text.trim().is_empty())?,
                    lang: report.lang_of_users(),
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
