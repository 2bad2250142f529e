//! What comes of the report: what it means for whom, what the councils say of it, what is concluded.

use malspar_domain::narrative::{MeetingStep, Purpose, ReviewComment};
use malspar_words::{date, t};

use super::Report;
use crate::report::data::{
    Column, Comments, Conclusions, CouncilComment, LabelledWritten, Row, Sections, Table, Written,
};
use crate::sentences::capitalised;

/// What the follow-up means for children, equality, the environment and the economy, as far as it is written.
pub(super) fn consequences(report: &Report<'_>) -> Option<Sections> {
    let (lang, of) = (report.lang, &report.input.narratives.consequences);
    let sections: Vec<LabelledWritten> = [
        report.under(t!(lang, "report-consequences-children"), of.children.as_ref()),
        report.under(t!(lang, "report-consequences-gender"), of.equality.as_ref()),
        report.under(t!(lang, "report-consequences-environment"), of.environment.as_ref()),
        report.under(t!(lang, "report-consequences-economy"), of.economy.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!sections.is_empty()).then(|| Sections { title: t!(lang, "report-consequences"), sections })
}

/// Where the report is taken up, and what has been said of it there.
pub(super) fn comments(report: &Report<'_>) -> Option<Comments> {
    let narratives = report.input.narratives;
    if narratives.steps.is_empty() && narratives.comments.is_empty() {
        return None;
    }
    let mut comments: Vec<_> = narratives.comments.iter().collect();
    comments.sort_by_key(|comment| comment.date);
    Some(Comments {
        title: t!(report.lang, "report-comments"),
        steps: steps(report),
        comments: comments.into_iter().map(|comment| one(report, comment)).collect(),
    })
}

/// The steps in order of time.
pub(super) fn in_order<'a>(report: &Report<'a>) -> Vec<&'a MeetingStep> {
    let mut steps: Vec<_> = report.input.narratives.steps.iter().collect();
    steps.sort_by_key(|step| step.date);
    steps
}

fn steps(report: &Report<'_>) -> Option<Table> {
    let lang = report.lang;
    let rows = in_order(report).into_iter().map(|step| Row {
        cells: vec![
            step.body.get(lang).to_owned(),
            date::long(lang, step.date),
            capitalised(&purpose(report, step.purpose)),
        ],
        ..Row::default()
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        caption: Some(t!(lang, "report-steps")),
        columns: vec![
            Column::words(t!(lang, "report-step-body")).share(2.2),
            Column::words(t!(lang, "report-date")).share(1.2),
            Column::words(t!(lang, "report-step-purpose")).share(1.2),
        ],
        rows,
        notes: Vec::new(),
    })
}

pub(super) fn purpose(report: &Report<'_>, purpose: Purpose) -> String {
    match purpose {
        Purpose::Information => t!(report.lang, "purpose-information"),
        Purpose::Comments => t!(report.lang, "purpose-comments"),
        Purpose::Decision => t!(report.lang, "purpose-decision"),
    }
}

fn one(report: &Report<'_>, comment: &ReviewComment) -> CouncilComment {
    let lang = report.lang;
    let day = date::long(lang, comment.date);
    CouncilComment {
        body: comment.body.get(lang).to_owned(),
        about: match comment.draft {
            Some(version) => t!(lang, "report-comment-on-draft", date = day, version = version),
            None => day,
        },
        // That there is nothing to object to is an answer.
        written: report.written_if(comment.text.as_ref()).unwrap_or_else(|| {
            Written::computed(format!("{}.", capitalised(&t!(lang, "term-no-objections"))))
        }),
    }
}

/// What is concluded, what is asked of those who read it, and what is proposed.
pub(super) fn conclusions(report: &Report<'_>) -> Option<Conclusions> {
    let narratives = report.input.narratives;
    let written = report.written_if(narratives.conclusions.as_ref());
    let proposals = report.all_written(&narratives.proposals);
    (written.is_some() || !proposals.is_empty()).then(|| Conclusions {
        title: t!(report.lang, "report-conclusions"),
        written,
        request: request(report),
        proposals,
    })
}

/// What the reading body is asked to do: in the owner's words, or what its meeting is for.
pub(super) fn request(report: &Report<'_>) -> Option<Written> {
    if let Some(written) = report.written_if(report.input.narratives.request.as_ref()) {
        return Some(written);
    }
    let lang = report.lang;
    let today = report.input.made_at.date_naive();
    let step = in_order(report).into_iter().find(|step| step.date >= today)?;
    let (body, day) = (step.body.get(lang), date::long(lang, step.date));
    Some(Written::computed(match step.purpose {
        Purpose::Information => t!(lang, "summary-request-information", body = body, date = day),
        Purpose::Comments => t!(lang, "summary-request-comments", body = body, date = day),
        Purpose::Decision => t!(lang, "summary-request-decision", body = body, date = day),
    }))
}
