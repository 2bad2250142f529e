//! A page to copy from into the region's own case memo, under the headings that it has there. What the service knows is
//! filled in; the rest is the author's.

use malspar_domain::{
    cycle::FollowUpCycle,
    narrative::{MeetingStep, Purpose, ReviewComment},
};
use malspar_words::{date, t};

use super::{Report, councils, edition, summary};
use crate::report::data::{Memo, MemoSection, Summary, Written};
use crate::sentences::capitalised;

pub(super) fn memo(report: &Report<'_>, summary: &Summary) -> Memo {
    let lang = report.lang;
    let section = |title: String, parts: Vec<Written>| MemoSection { title, parts };
    Memo {
        title: t!(lang, "memo-title"),
        intro: t!(lang, "memo-intro"),
        sections: vec![
            section(t!(lang, "memo-proposal"), Vec::new()),
            section(t!(lang, "memo-summary"), in_short(summary)),
            section(t!(lang, "memo-matter"), matter(report)),
            section(t!(lang, "memo-preparation"), preparation(report)),
            section(t!(lang, "memo-assessment"), Vec::new()),
            section(t!(lang, "memo-consequences"), Vec::new()),
            section(t!(lang, "memo-economy"), Vec::new()),
            section(t!(lang, "memo-follow-up"), vec![Written::computed(next(report))]),
            section(t!(lang, "memo-basis"), vec![Written::computed(document(report))]),
            section(t!(lang, "memo-sent-to"), sent_to(report)),
        ],
    }
}

/// The sentence about the whole, and an objective a line.
fn in_short(summary: &Summary) -> Vec<Written> {
    let objectives = summary.objectives.iter().filter(|row| !row.title.is_empty()).map(|row| {
        // The result goes on from the title: it begins with a small letter where it begins with a word.
        let result = row.result.as_ref().map(|result| format!(": {result}")).unwrap_or_default();
        let status = if row.status.is_empty() { String::new() } else { format!(" {}.", row.status) };
        Written::computed(format!("{} {}{result}.{status}", row.number, row.title))
    });
    [summary.sentence.clone()].into_iter().chain(objectives).collect()
}

/// What was followed up, and who answered.
fn matter(report: &Report<'_>) -> Vec<Written> {
    let lang = report.lang;
    let cycle = report.cycle();
    let said = t!(
        lang,
        "memo-matter-body",
        cycle = report.cycle_name(cycle),
        strategy = report.strategy().short_title.get(lang),
        as_of = date::long(lang, cycle.period.measured_on)
    );
    vec![Written::computed(format!("{said} {}", summary::answered(report)))]
}

/// The meetings that have been, and what was said at them.
fn preparation(report: &Report<'_>) -> Vec<Written> {
    let lang = report.lang;
    let today = report.input.made_at.date_naive();
    let steps = councils::in_order(report);
    let passed = steps.iter().filter(|step| step.date <= today);
    passed
        .map(|step| {
            let body = step.body.get(lang);
            let day = date::long(lang, step.date);
            let what = councils::purpose(report, step.purpose);
            let said = t!(lang, "memo-step", body = body, date = day, purpose = what);
            Written::computed(said + &answer(report, step, &steps))
        })
        .collect()
}

/// What the body answered at this meeting; nothing where it was asked nothing, or has said nothing yet.
fn answer(report: &Report<'_>, step: &MeetingStep, steps: &[&MeetingStep]) -> String {
    let lang = report.lang;
    let comments = &report.input.narratives.comments;
    let own: Vec<_> = comments.iter().filter(|c| given_at(c, steps) == Some(step)).collect();
    let says = |c: &&ReviewComment| c.text.as_ref().is_some_and(|text| !text.get(lang).trim().is_empty());
    if own.is_empty() {
        String::new()
    } else if own.iter().any(says) {
        format!(" {}", t!(lang, "memo-comments-given", chapter = t!(lang, "report-comments")))
    } else {
        format!(" {}.", capitalised(&t!(lang, "term-no-objections")))
    }
}

/// The meeting that a comment comes from: the body's own on that day, or the one that had asked for comments before it.
/// A body that answers in writing may do so before it meets.
fn given_at<'a>(comment: &ReviewComment, steps: &[&'a MeetingStep]) -> Option<&'a MeetingStep> {
    let of_body = || steps.iter().copied().filter(|step| step.body == comment.body);
    let asked = || of_body().filter(|step| step.purpose == Purpose::Comments);
    of_body()
        .find(|step| step.date == comment.date)
        .or_else(|| asked().rfind(|step| step.date < comment.date))
        .or_else(|| asked().next())
}

/// When it is followed up again.
fn next(report: &Report<'_>) -> String {
    let lang = report.lang;
    let cycles = report.strategy().cycles();
    let next: Option<&FollowUpCycle> =
        cycles.iter().skip_while(|cycle| cycle.key != report.cycle().key).nth(1);
    match next {
        Some(next) => t!(
            lang,
            "memo-next",
            cycle = report.cycle_name(next),
            as_of = date::long(lang, next.period.measured_on)
        ),
        None if report.strategy().follow_up.is_none() => t!(lang, "memo-next-by-hand"),
        None => t!(lang, "memo-next-none"),
    }
}

/// The report itself, as it is cited.
fn document(report: &Report<'_>) -> String {
    let made = date::long(report.lang, report.input.made_at.date_naive());
    let parts =
        [Some(report.title()), Some(edition::inline(report)), Some(made), edition::registry_number(report)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn sent_to(report: &Report<'_>) -> Vec<Written> {
    report.input.narratives.recipients.iter().filter_map(|to| report.written(&to.name)).collect()
}
