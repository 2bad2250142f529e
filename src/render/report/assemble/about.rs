//! Chapter 1: the strategy, how it was followed up, who answered, and how to read the figures.

use malspar_domain::{
    indicator::{Aggregation, Indicator, Source},
    lang::Lang,
    submission::SubmissionState,
    value::ValueKind,
};
use malspar_words::{date, number, t};

use super::{Report, TABLES_APPENDIX, edition, summary};
pub(super) use crate::report::data::About;
use crate::report::data::{AboutArea, AboutStrategy, Answered, Column, Labelled, Lead, Row, Table};
use crate::sentences;

pub(super) fn about(report: &Report<'_>) -> About {
    About {
        strategy: Some(strategy(report)),
        method: method(report),
        method_written: report.written_if(report.input.narratives.method.as_ref()),
        answered: Some(Answered { paragraphs: vec![summary::basis(report)], tables: vec![answered(report)] }),
        reading: reading_with_tables(report),
    }
}

fn strategy(report: &Report<'_>) -> AboutStrategy {
    let (lang, strategy) = (report.lang, report.strategy());
    let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let areas = strategy.areas.iter().map(|area| AboutArea {
        title: t!(lang, "report-target-area", number = area.code.as_str(), title = area.title.get(lang)),
        objectives: area
            .objectives
            .iter()
            .map(|o| Labelled {
                label: t!(lang, "report-objective-label", number = o.code.as_str()),
                text: o.title.get(lang).to_owned(),
            })
            .collect(),
    });
    AboutStrategy {
        paragraphs: vec![t!(
            lang,
            "report-strategy-intro",
            title = strategy.title.get(lang),
            period = date::period(lang, strategy.valid.from, strategy.valid.to),
            areas = number::in_words(lang, n(strategy.areas.len()), false),
            objectives = number::in_words(lang, n(strategy.objectives().count()), false)
        )],
        areas: areas.collect(),
    }
}

fn method(report: &Report<'_>) -> Vec<String> {
    let (lang, cycle) = (report.lang, report.cycle());
    let (from, to) = (date::long(lang, cycle.opens_on), date::long(lang, cycle.deadline));
    let as_of = date::long(lang, cycle.period.measured_on);
    // The document's date may lie before the deadline: nothing is told as done that may still be going on.
    let window = if report.input.made_at.date_naive() > cycle.deadline {
        t!(lang, "report-method-past", from = from, to = to, as_of = as_of)
    } else {
        t!(lang, "report-method-open", from = from, to = to, as_of = as_of)
    };
    let region = report.strategy().region_name.get(lang);
    // Only where it answers for every municipality.
    let region = if report.strategy().indicators.iter().any(|i| answers_for_all(report, i)) {
        t!(lang, "report-method-region", region = region)
    } else {
        t!(lang, "report-method-region-checks", region = region)
    };
    let untranslated = (lang != Lang::Sv).then(|| t!(lang, "report-swedish-only"));
    [Some(format!("{window} {region}")), Some(edition::standing(report)), untranslated]
        .into_iter()
        .flatten()
        .collect()
}

/// Does the region answer it, or a row of it, for each municipality?
fn answers_for_all(report: &Report<'_>, indicator: &Indicator) -> bool {
    let region = &report.strategy().region;
    let by_region = matches!(&indicator.source, Source::Organisation(one) if one == region);
    let row_by_region =
        indicator.rows().into_iter().flatten().any(|row| row.answered_by.as_ref() == Some(region));
    !indicator.is_regional() && (by_region || row_by_region)
}

fn answered(report: &Report<'_>) -> Table {
    let lang = report.lang;
    let all = report.alphabetical();
    let residents = report.input.progress.residents();
    let mut rows: Vec<_> = all
        .iter()
        .map(|m| {
            let state = report.submission(&m.code);
            Row {
                cells: vec![
                    m.name.clone(),
                    submission(report, state),
                    number::integer(lang, m.residents),
                    report.share(m.residents, residents),
                ],
                total: false,
                muted: !state.is_some_and(SubmissionState::is_reported),
            }
        })
        .collect();
    rows.push(Row {
        cells: vec![
            report.strategy().county_name.get(lang).to_owned(),
            t!(
                lang,
                "report-n-of",
                n = number::integer(lang, u64::try_from(report.reported().len()).unwrap_or_default()),
                whole = number::integer(lang, u64::try_from(all.len()).unwrap_or_default())
            ),
            number::integer(lang, residents),
            report.share(residents, residents),
        ],
        total: true,
        muted: false,
    });
    Table {
        caption: None,
        columns: vec![
            Column { width: Some(1.2), ..Column::words(t!(lang, "chart-municipality")) },
            Column { width: Some(1.6), ..Column::words(t!(lang, "report-answers")) },
            Column { width: Some(1.0), ..Column::numbers(t!(lang, "report-residents")) },
            Column { width: Some(1.2), ..Column::numbers(t!(lang, "report-share-of-county")) },
        ],
        rows,
        notes: vec![t!(
            lang,
            "report-residents-source",
            as_of = date::long(lang, report.cycle().period.measured_on)
        )],
    }
}

/// How far an organisation's answers have come. A draft is its own space: it counts as not reported.
pub(super) fn submission(report: &Report<'_>, state: Option<SubmissionState>) -> String {
    let lang = report.lang;
    match state {
        None | Some(SubmissionState::Draft) => t!(lang, "grid-not-reported"),
        Some(SubmissionState::Submitted) => t!(lang, "desk-submitted"),
        Some(SubmissionState::Returned) => t!(lang, "desk-returned"),
        Some(SubmissionState::Reopened) => sentences::capitalised(&t!(lang, "term-reopened")),
        Some(SubmissionState::Approved) => t!(lang, "desk-approved"),
        Some(SubmissionState::Declined) => t!(lang, "desk-declined"),
    }
}

/// The same for one municipality; where it has not answered, only what that means.
pub(super) fn own_reading(report: &Report<'_>, in_short: bool) -> Vec<Lead> {
    let mut read = reading(report);
    if in_short {
        read.truncate(1);
    }
    read
}

/// How to read the figures; only what this strategy's figures need.
pub(super) fn reading(report: &Report<'_>) -> Vec<Lead> {
    let lang = report.lang;
    let lead = |lead: String, text: String| Lead { lead, text };
    let indicators = &report.strategy().indicators;
    let any = |test: &dyn Fn(&Indicator) -> bool| indicators.iter().any(test);
    let mut read = vec![lead(t!(lang, "count-missing-lead"), t!(lang, "count-missing-body"))];
    if any(&|i| i.kind == ValueKind::YesPlannedNo) {
        read.push(lead(t!(lang, "count-yes-lead"), t!(lang, "count-yes-body")));
    }
    if any(&|i| i.aggregation == Aggregation::Pooled) {
        read.push(lead(t!(lang, "count-county-lead"), t!(lang, "count-county-body")));
    }
    let residents = report.input.progress.residents();
    let heavy = report.input.progress.municipalities.iter().find(|m| m.residents * 2 > residents);
    read.extend(heavy.map(|m| {
        let body = t!(
            lang,
            "count-weight-body",
            municipality = report.full_name(m),
            share = report.share(m.residents, residents)
        );
        lead(t!(lang, "count-weight-lead"), body)
    }));
    if any(&|i| !i.levels().is_empty()) {
        read.push(lead(t!(lang, "count-levels-lead"), t!(lang, "count-levels-body")));
    }
    if report.strategy().baseline.is_some() {
        read.push(lead(t!(lang, "count-baseline-lead"), t!(lang, "count-baseline-body")));
    }
    if report.has_targets() {
        read.push(target_lead(report));
    }
    if any(&|i| i.counts_persons) {
        read.push(lead(t!(lang, "count-small-lead"), t!(lang, "count-small-body")));
        read.push(lead(t!(lang, "count-sexes-lead"), t!(lang, "count-sexes-body")));
    }
    read.push(lead(t!(lang, "count-order-lead"), t!(lang, "count-order-body")));
    read
}

/// The same in the region's report, which also has the charts' values as tables.
fn reading_with_tables(report: &Report<'_>) -> Vec<Lead> {
    let lang = report.lang;
    let mut read = reading(report);
    read.push(Lead {
        lead: t!(lang, "count-tables-lead"),
        text: t!(lang, "count-tables-body", number = TABLES_APPENDIX),
    });
    read
}

fn target_lead(report: &Report<'_>) -> Lead {
    let (lang, year) = (report.lang, report.strategy().valid.to);
    let end = report.strategy().cycles().last().map(|c| date::long(lang, c.period.measured_on));
    Lead {
        lead: t!(lang, "count-target-lead", year = date::year(year)),
        text: t!(lang, "count-target-body", as_of = end.unwrap_or_else(|| date::year(year))),
    }
}
