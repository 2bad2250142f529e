//! The cover, and the words that the templates print around the data.

use std::collections::BTreeMap;

use chrono::Datelike;
use malspar_domain::cycle::{CycleKind, FollowUpCycle};
use malspar_words::{cycle, date, t};

use super::{Report, edition};
use crate::report::data::{Cover, Kind, Labelled, TimePoint, Words};

pub(super) fn cover(report: &Report<'_>, kind: Kind) -> Cover {
    let (lang, strategy, cycle) = (report.lang, report.strategy(), report.cycle());
    let years = cycle.period.years;
    let title = if kind == Kind::Region { &strategy.title } else { &strategy.short_title };
    let as_of = match kind {
        Kind::Region => report.state_on(),
        // It has no page of its own for these.
        Kind::Municipality => {
            let parts =
                [Some(report.state_on()), Some(edition::inline(report)), edition::registry_number(report)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    };
    Cover {
        region: strategy.region_name.get(lang).to_owned(),
        strategy: title.get(lang).to_owned(),
        cycle: report.cycle_name(cycle),
        cycle_years: t!(lang, "cycle-covers", period = date::period(lang, years.from, years.to)),
        as_of,
        facts: facts(report),
        timeline: if kind == Kind::Region { timeline(report) } else { Vec::new() },
    }
}

fn facts(report: &Report<'_>) -> Vec<Labelled> {
    let lang = report.lang;
    let own = report.input.narratives.registry_number.clone();
    let decision = report.strategy().registry_number.clone();
    // Alone, the number needs no telling apart.
    let decision_label =
        if own.is_some() { t!(lang, "report-registry-decision") } else { t!(lang, "report-registry-number") };
    [
        (t!(lang, "report-edition"), Some(edition::name(report))),
        (t!(lang, "report-date"), Some(date::long(lang, report.input.made_at.date_naive()))),
        (t!(lang, "report-registry-number"), own),
        (decision_label, decision),
    ]
    .into_iter()
    .filter_map(|(label, text)| Some(Labelled { label, text: text? }))
    .collect()
}

/// The measurements of the strategy by date, so that the short last cycle is short.
fn timeline(report: &Report<'_>) -> Vec<TimePoint> {
    let cycles = report.strategy().cycles();
    let days = |cycle: &FollowUpCycle| cycle.period.measured_on;
    let (Some(first), Some(last)) = (cycles.first().map(days), cycles.last().map(days)) else {
        return Vec::new();
    };
    let whole = (last - first).num_days();
    let point = |of: &FollowUpCycle| {
        let now = of.key == report.cycle().key;
        let (label, kind) = match of.kind {
            _ if now => (Some(t!(report.lang, "chart-now")), "now"),
            CycleKind::Baseline => (Some(t!(report.lang, "chart-baseline")), "baseline"),
            CycleKind::Final => {
                let year = date::year(report.strategy().valid.to);
                (Some(t!(report.lang, "chart-target", year = year)), "target")
            }
            CycleKind::Regular => (None, "later"),
        };
        TimePoint {
            label,
            // What is still to come needs no more than its year; the last two stand close.
            date: match kind {
                "later" => date::year(days(of).year()),
                "baseline" if of.period.years.from != of.period.years.to => cycle::time(report.lang, of),
                _ => date::iso(days(of)),
            },
            position: position((days(of) - first).num_days(), whole),
            kind,
        }
    };
    cycles.iter().map(point).collect()
}

/// Days of a strategy are few enough for a float to hold exactly.
#[expect(clippy::cast_precision_loss, reason = "a strategy has some thousand days")]
fn position(days: i64, whole: i64) -> f64 {
    if whole == 0 { 0.0 } else { days as f64 / whole as f64 }
}

/// Every word that a template prints by itself.
pub(super) fn words(report: &Report<'_>) -> BTreeMap<&'static str, Words> {
    let lang = report.lang;
    let year = date::year(report.strategy().valid.to);
    let mut words: BTreeMap<_, _> = [
        ("example_mark", t!(lang, "report-example-mark")),
        ("example_note", t!(lang, "any-example")),
        ("summary", t!(lang, "report-summary")),
        ("contents", t!(lang, "report-contents")),
        ("skip_to_content", t!(lang, "report-skip-to-content")),
        ("table", t!(lang, "report-table")),
        ("about", t!(lang, "report-about")),
        ("strategy_and_objectives", t!(lang, "report-about-strategy")),
        ("how_made", t!(lang, "report-about-method")),
        ("who_answered", t!(lang, "report-about-answers")),
        ("how_to_read", t!(lang, "report-about-figures")),
        ("objective", t!(lang, "report-word-objective")),
        ("result", t!(lang, "report-word-result")),
        ("key_baseline", t!(lang, "term-baseline")),
        ("when", t!(lang, "report-activity-when")),
        ("activity", t!(lang, "report-activity")),
        ("question_in_words", t!(lang, "sheet-question")),
        ("key_now", t!(lang, "report-key-now")),
        ("key_target", key_target(report, &year)),
        ("changed", t!(lang, "summary-changed")),
        ("remaining", t!(lang, "summary-remaining", year = year)),
        ("objective_says", t!(lang, "report-objective-says")),
        ("situation_now", t!(lang, "report-objective-now")),
        ("difference", t!(lang, "report-objective-difference")),
        ("remains", t!(lang, "report-objective-remains")),
        ("analysis", t!(lang, "report-analysis")),
        ("assessment", t!(lang, "assessment")),
        ("question_asked", t!(lang, "sheet-question")),
        ("definition", t!(lang, "report-definition")),
        ("more_indicators", t!(lang, "report-more-indicators")),
        ("indicators", t!(lang, "report-indicators")),
        ("municipalities", t!(lang, "report-municipalities")),
        ("question", t!(lang, "sheet-question")),
        ("answer_now", t!(lang, "own-report-answer-now")),
        ("answer_before", answer_before(report)),
        ("aim", t!(lang, "own-report-strategy-aims")),
        ("comments", t!(lang, "report-comments-on-answers")),
        ("own_state", t!(lang, "own-report-one-page")),
        ("comparison", t!(lang, "own-report-county")),
        ("page", t!(lang, "report-page")),
        ("of_pages", t!(lang, "report-of-pages")),
        ("voices", t!(lang, "summary-voices")),
        ("basis", t!(lang, "summary-basis-title")),
        ("proposed", t!(lang, "summary-proposed-title")),
        ("proposals", t!(lang, "report-proposals")),
        ("own_answers", t!(lang, "own-report-answers")),
        ("own_comments", t!(lang, "own-report-comments")),
        ("own_changed", t!(lang, "own-report-changed")),
        ("to_write", t!(lang, "memo-to-write")),
        ("attached_files", t!(lang, "report-attached")),
        ("file", t!(lang, "report-file")),
        ("file_describes", t!(lang, "report-file-describes")),
    ]
    .into_iter()
    .map(|(name, word)| (name, Words::One(word)))
    .collect();
    let intro = if report.has_targets() {
        t!(lang, "report-municipalities-intro-targets")
    } else {
        t!(lang, "report-municipalities-intro-plain")
    };
    words.insert("municipalities_intro", Words::Many(vec![intro]));
    words
}

/// The tick in the summary's drawings; nothing where none of them has one.
fn key_target(report: &Report<'_>, year: &str) -> String {
    let drawn = report.strategy().headlines().any(|i| i.target.is_some());
    if drawn { t!(report.lang, "report-key-target", year = year) } else { String::new() }
}

/// The earlier answers by their date: "Svar 31 december 2023".
fn answer_before(report: &Report<'_>) -> String {
    report.input.progress.previous.as_ref().map_or_else(
        || t!(report.lang, "own-report-answer-before"),
        |previous| t!(report.lang, "report-answer-at", as_of = cycle::time(report.lang, previous)),
    )
}
