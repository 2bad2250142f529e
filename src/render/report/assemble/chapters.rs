//! The chapters: a target area each, an objective a section, an indicator with its chart, table and definition.

use malspar_domain::{
    indicator::{Derivation, Indicator, Source},
    lang::Text,
    progress::{IndicatorProgress, ObjectiveProgress},
    strategy::{BaselineOrigin, Objective},
};
use malspar_words::{date, question, t};

use super::{Report, TABLES_APPENDIX, county, files::Files};
use crate::{charts, report::data};

pub(super) fn areas(report: &Report<'_>, files: &mut Files) -> Result<Vec<data::Area>, charts::Error> {
    let mut areas = Vec::new();
    for area in &report.strategy().areas {
        let mut objectives = Vec::new();
        for objective in &area.objectives {
            let state = report.input.progress.objectives.iter().find(|o| o.code == objective.code);
            objectives.extend(state.map(|state| section(report, objective, state, files)).transpose()?);
        }
        areas.push(data::Area {
            title: t!(
                report.lang,
                "report-target-area",
                number = area.code.as_str(),
                title = area.title.get(report.lang)
            ),
            paragraphs: Vec::new(),
            objectives,
            indicators: indicators_of(report, Some(area.code.as_str()), files)?,
        });
    }
    Ok(areas)
}

/// The indicators that hang on the strategy itself, where there are any.
pub(super) fn overall(
    report: &Report<'_>,
    files: &mut Files,
) -> Result<Option<data::Overall>, charts::Error> {
    let indicators = indicators_of(report, None, files)?;
    Ok((!indicators.is_empty()).then(|| data::Overall {
        title: t!(report.lang, "report-follow-up"),
        paragraphs: Vec::new(),
        indicators,
    }))
}

fn section(
    report: &Report<'_>,
    objective: &Objective,
    state: &ObjectiveProgress,
    files: &mut Files,
) -> Result<data::Objective, charts::Error> {
    let lang = report.lang;
    let headlines: Vec<_> = report
        .indicators()
        .filter(|(i, _)| i.headline && i.parent.as_deref() == Some(objective.code.as_str()))
        .collect();
    let each = |say: &dyn Fn(&Indicator, &IndicatorProgress) -> Option<String>| {
        headlines.iter().filter_map(|(i, p)| say(i, p)).collect::<Vec<_>>().join(" ")
    };
    let status = report.status(state.status);
    let difference = each(&|_, p| county::difference(report, p));
    let remains = each(&|i, p| county::remains(report, i, p));
    Ok(data::Objective {
        number: objective.code.to_string(),
        label: t!(lang, "report-objective-label", number = objective.code.as_str()),
        title: objective.title.get(lang).to_owned(),
        says: objective.text.get(lang).to_owned(),
        now: each(&|i, p| Some(county::reading(report, i, p))),
        difference: format!("{status}. {difference}").trim_end().to_owned(),
        remains: format!("{remains} {}", county::measurements_left(report)).trim_start().to_owned(),
        status,
        indicators: indicators_of(report, Some(objective.code.as_str()), files)?,
    })
}

fn indicators_of(
    report: &Report<'_>,
    parent: Option<&str>,
    files: &mut Files,
) -> Result<Vec<data::Indicator>, charts::Error> {
    report
        .indicators()
        .filter(|(indicator, _)| indicator.parent.as_deref() == parent)
        .map(|(indicator, progress)| one(report, indicator, progress, files))
        .collect()
}

fn one(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    files: &mut Files,
) -> Result<data::Indicator, charts::Error> {
    let (lang, input) = (report.lang, &report.input);
    let chart =
        charts::of_indicator(report.strategy(), indicator, progress, input.progress, lang, input.example);
    let charts = chart.iter().map(|chart| files.chart(chart)).collect::<Result<_, _>>()?;
    Ok(data::Indicator {
        code: indicator.code.to_string(),
        title: indicator.title.get(lang).to_owned(),
        headline: indicator.headline,
        reading: county::beside(report, indicator, progress),
        target: report.target(indicator, &progress.now.coverage),
        charts,
        // The tables stand together in their appendix: the charts' labels already say most of what they hold.
        tables: Vec::new(),
        question: asked(report, indicator),
        definition: Some(definition(report, indicator)),
        footnotes: footnotes(report, progress),
    })
}

/// The question with the cycle's dates in it.
pub(super) fn asked(report: &Report<'_>, indicator: &Indicator) -> String {
    with_dates(report, &indicator.question)
}

/// The help, and how the figure comes about where nobody is asked.
pub(super) fn definition(report: &Report<'_>, indicator: &Indicator) -> String {
    let help = with_dates(report, &indicator.help);
    match &indicator.source {
        Source::Derived(Derivation::LevelAtLeast { indicator: from, level }) => {
            format!("{} {help}", t!(report.lang, "report-derived", code = from.as_str(), level = *level))
        }
        _ => help,
    }
}

fn with_dates(report: &Report<'_>, text: &Text) -> String {
    let before = report.strategy().cycle_before(report.cycle());
    question::text(text, report.cycle(), before.map(|b| b.period.measured_on), report.lang)
}

/// What the baseline is, and where the values stand.
fn footnotes(report: &Report<'_>, progress: &IndicatorProgress) -> Vec<String> {
    let origin = report.strategy().baseline.as_ref().map(|baseline| match baseline.origin {
        BaselineOrigin::Measured => t!(report.lang, "baseline-measured"),
        BaselineOrigin::Estimated => t!(report.lang, "baseline-estimated"),
        BaselineOrigin::FirstMeasurement => t!(report.lang, "baseline-first"),
    });
    // Said where a baseline is drawn: levels are shown as they are now.
    let compared = progress.change.is_some();
    let before = report.input.progress.before.as_ref().filter(|_| compared);
    let baseline = before.zip(origin).map(|(before, origin)| {
        let as_of = date::long(report.lang, before.period.measured_on);
        t!(report.lang, "report-baseline-note", as_of = as_of, origin = origin)
    });
    let tables = t!(report.lang, "report-tables-note", number = TABLES_APPENDIX);
    vec![baseline.into_iter().chain([tables]).collect::<Vec<_>>().join(" ")]
}
