//! The words of the field that a reader of this report meets, explained.

use malspar_domain::{
    indicator::{Aggregation, Direction, Indicator, Support},
    progress::{Cell, Content},
    value::ValueKind,
};
use malspar_words::{sort, t};

use super::{Report, edition};
use crate::report::data::{Labelled, Terms};
use crate::sentences::capitalised;

pub(super) fn terms(report: &Report<'_>, title: String) -> Terms {
    let mut terms: Vec<_> = always(report).into_iter().chain(sometimes(report)).collect();
    for term in &mut terms {
        term.label = capitalised(&term.label);
    }
    sort::by_name(&mut terms, |term| term.label.as_str());
    Terms { title, terms }
}

/// What every report says.
fn always(report: &Report<'_>) -> Vec<Labelled> {
    let lang = report.lang;
    vec![
        term(t!(lang, "term-objective"), t!(lang, "gloss-objective")),
        term(t!(lang, "term-target-area"), t!(lang, "gloss-target-area")),
        term(t!(lang, "term-indicator"), t!(lang, "gloss-indicator")),
        term(t!(lang, "term-measurement-date"), t!(lang, "gloss-measurement-date")),
        term(t!(lang, "term-cycle"), t!(lang, "gloss-cycle")),
        term(t!(lang, "term-not-reported"), t!(lang, "gloss-not-reported")),
        term(t!(lang, "term-not-answered"), t!(lang, "gloss-not-answered")),
        term(t!(lang, "term-not-available"), t!(lang, "gloss-not-available")),
        term(t!(lang, "term-not-applicable"), t!(lang, "gloss-not-applicable")),
        term(t!(lang, "term-approved"), t!(lang, "gloss-approved")),
    ]
}

/// What a report says only if its strategy, its answers or its edition give cause.
fn sometimes(report: &Report<'_>) -> Vec<Labelled> {
    let (lang, input) = (report.lang, &report.input);
    let indicators = &report.strategy().indicators;
    let any = |test: &dyn Fn(&Indicator) -> bool| indicators.iter().any(test);
    let proposed = |i: &Indicator| i.target.as_ref().is_some_and(|t| t.support == Support::Proposal);
    let broken = input.progress.indicators.iter().any(|i| i.broken.is_some());
    let narratives = input.narratives;
    let assessed = narratives.objectives.values().any(|o| o.assessment.is_some());
    let analysed = narratives.objectives.values().any(|o| o.analysis.is_some());
    let given = [
        (
            any(&|i| i.headline),
            term(t!(lang, "term-headline-indicator"), t!(lang, "gloss-headline-indicator")),
        ),
        (report.has_targets(), term(t!(lang, "term-target"), t!(lang, "gloss-target"))),
        (any(&proposed), term(t!(lang, "target-proposed"), t!(lang, "gloss-target-proposed"))),
        (input.progress.before.is_some(), term(t!(lang, "term-baseline"), t!(lang, "gloss-baseline"))),
        (
            any(&|i| i.direction != Direction::Neutral),
            term(t!(lang, "term-direction"), t!(lang, "gloss-direction")),
        ),
        (
            any(&|i| i.kind == ValueKind::YesPlannedNo),
            term(t!(lang, "answer-planned"), t!(lang, "gloss-planned")),
        ),
        (
            any(&|i| i.aggregation == Aggregation::Pooled),
            term(t!(lang, "term-county-total"), t!(lang, "gloss-county-total")),
        ),
        (
            any(&|i| matches!(i.aggregation, Aggregation::MedianRange | Aggregation::Distribution)),
            term(t!(lang, "gloss-median-term"), t!(lang, "gloss-median")),
        ),
        (estimated(report), term(t!(lang, "term-estimated"), t!(lang, "gloss-estimated"))),
        (any(&|i| i.counts_persons), term(t!(lang, "term-suppressed"), t!(lang, "gloss-suppressed"))),
        (broken, term(t!(lang, "term-break"), t!(lang, "gloss-break"))),
        (analysed || assessed, term(t!(lang, "term-owner"), t!(lang, "gloss-owner"))),
        (assessed, term(t!(lang, "assessment"), t!(lang, "gloss-assessment"))),
        (!narratives.comments.is_empty(), term(t!(lang, "term-comments"), t!(lang, "gloss-comments"))),
        (!narratives.steps.is_empty(), term(t!(lang, "term-meeting-step"), t!(lang, "gloss-meeting-step"))),
        (edition::is_sealed(report), term(t!(lang, "term-edition"), t!(lang, "gloss-edition"))),
    ];
    given.into_iter().filter(|(is_met, _)| *is_met).map(|(_, term)| term).collect()
}

fn term(label: String, text: String) -> Labelled {
    Labelled { label, text }
}

/// Has anybody given a value that is estimated?
fn estimated(report: &Report<'_>) -> bool {
    let is_estimated = |cell: &Cell| matches!(cell.content, Content::Value { estimated: true, .. });
    let all = report.input.progress.indicators.iter().flat_map(|i| &i.municipalities);
    all.into_iter().any(|m| m.now.iter().chain(&m.previous).chain(&m.before).any(is_estimated))
}
