//! The chapters: a target area each, an objective a section, an indicator with its chart, table and definition.

use malspar_domain::{
    code::SeriesCode,
    cycle::{CycleKind, FollowUpCycle},
    expression::Expression,
    indicator::{Indicator, Source},
    lang::{Lang, Text},
    narrative::{Assessment, Phrase},
    progress::{IndicatorProgress, ObjectiveProgress, SeriesPoint},
    series::POPULATION,
    strategy::{BaselineOrigin, Objective},
};
use malspar_words::{date, list, question, t};

use super::{Report, breakdown, county, difference, files::Files};
use crate::{
    charts::{self, captions},
    report::data,
    targets,
};

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
            written: report.written_if(report.input.narratives.areas.get(&area.code)),
            objectives,
            indicators: indicators_of(report, Some(area.code.as_str()), files)?,
        });
    }
    Ok(areas)
}

/// The indicators that hang on the strategy itself, and what is written about it.
pub(super) fn overall(
    report: &Report<'_>,
    files: &mut Files,
) -> Result<Option<data::Overall>, charts::Error> {
    let indicators = indicators_of(report, None, files)?;
    let written = report.written_if(report.input.narratives.overall.as_ref());
    Ok((!indicators.is_empty() || written.is_some()).then(|| data::Overall {
        title: t!(report.lang, "report-follow-up"),
        written,
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
    let own = report.input.narratives.objectives.get(&objective.code);
    let headlines: Vec<_> = report
        .indicators()
        .filter(|(i, _)| i.headline && i.parent.as_deref() == Some(objective.code.as_str()))
        .collect();
    let each = |say: &dyn Fn(&Indicator, &IndicatorProgress) -> Option<String>| {
        headlines.iter().filter_map(|(i, p)| say(i, p)).collect::<Vec<_>>().join(" ")
    };
    let status = report.status(state.status);
    // Said once for questions that became others together.
    let mut reworded: Vec<_> =
        headlines.iter().filter_map(|(_, p)| difference::reworded(report, p)).collect();
    reworded.dedup();
    let difference = format!("{} {}", reworded.join(" "), each(&|i, p| difference::difference(report, i, p)));
    let difference = difference.trim();
    let remains = each(&|i, p| county::remains(report, i, p));
    let left = if headlines.iter().any(|(i, _)| i.target.is_some()) {
        county::measurements_left(report)
    } else {
        String::new()
    };
    Ok(data::Objective {
        number: objective.code.to_string(),
        label: t!(lang, "report-objective-label", number = objective.code.as_str()),
        title: objective.title.get(lang).to_owned(),
        says: objective.text.get(lang).to_owned(),
        now: each(&|i, p| Some(county::reading(report, i, p))),
        difference: format!("{status}. {difference}").trim_end().to_owned(),
        remains: format!("{remains} {left}").trim().to_owned(),
        status,
        analysis: own.and_then(|own| report.written_if(own.analysis.as_ref())),
        assessment: own.and_then(|own| own.assessment.as_ref()).map(|own| assessment(report, own)),
        indicators: indicators_of(report, Some(objective.code.as_str()), files)?,
    })
}

/// The owner's own, beside the computed status.
fn assessment(report: &Report<'_>, own: &Assessment) -> data::Assessment {
    let lang = report.lang;
    data::Assessment {
        phrase: match own.phrase {
            Phrase::InDirection => t!(lang, "assessment-forward"),
            Phrase::NeedsStrengthening => t!(lang, "assessment-strengthen"),
            Phrase::NoClearChange => t!(lang, "assessment-unchanged"),
            Phrase::CannotBeAssessed => t!(lang, "assessment-unclear"),
        },
        reason: report.written(&own.reason),
    }
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
    let (lang, input, strategy) = (report.lang, &report.input, report.strategy());
    let chart = charts::of_indicator(strategy, indicator, progress, input.progress, lang, input.example);
    let parts = charts::of_parts(strategy, indicator, progress, input.progress, lang, input.example);
    let is_drawn = chart.is_some();
    let reading = format!(
        "{} {}",
        county::beside(report, indicator, progress, is_drawn),
        difference::per_year(report, indicator, progress).unwrap_or_default()
    );
    let drawn = [chart, parts, line(report, indicator, progress)];
    let charts = drawn.iter().flatten().map(|chart| files.chart(chart)).collect::<Result<_, _>>()?;
    Ok(data::Indicator {
        code: indicator.code.to_string(),
        page: page_of(report, indicator),
        title: indicator.title.get(lang).to_owned(),
        headline: indicator.headline,
        reading: reading.trim().to_owned(),
        target: report.target(indicator, &progress.now),
        charts,
        // The charts' tables stand together in their appendix: the labels already say most of what they hold.
        tables: breakdown::table(report, indicator, progress).into_iter().collect(),
        question: asked(report, indicator),
        definition: Some(definition(report, indicator)),
        footnotes: footnotes(report, indicator, progress),
    })
}

/// Its page on the site: from there whoever runs the follow-up goes on to who said what when. Known where the edition says
/// where the strategy's editions are, and in the report's language.
fn page_of(report: &Report<'_>, indicator: &Indicator) -> Option<String> {
    let address = report.input.edition?.address.as_ref()?;
    let (site, strategy) = address.strip_suffix("/utgavor")?.split_once("/strategier/")?;
    let language = if report.lang == Lang::En { "/en" } else { "" };
    Some(format!("{site}{language}/strategier/{strategy}/indikatorer/{}", indicator.code))
}

/// The headline indicators over the cycles, as soon as there are more than two to look at.
pub(super) fn line(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<charts::Chart> {
    if !has_line(indicator, progress) {
        return None;
    }
    charts::point_line(report.strategy(), indicator, progress, report.lang, report.input.example)
}

/// Is there a line over the cycles to look at?
pub(super) fn has_line(indicator: &Indicator, progress: &IndicatorProgress) -> bool {
    let is_known =
        |point: &&SeriesPoint| point.aggregate.as_ref().is_some_and(|a| captions::any_answer(&a.figure));
    indicator.headline && progress.series.iter().filter(is_known).count() >= 3
}

/// The question with the cycle's dates in it.
pub(super) fn asked(report: &Report<'_>, indicator: &Indicator) -> String {
    with_dates(report, &indicator.question)
}

/// The help, and how the figure comes about where nobody is asked.
pub(super) fn definition(report: &Report<'_>, indicator: &Indicator) -> String {
    let help = with_dates(report, &indicator.help);
    match &indicator.source {
        Source::Derived(expression) => format!("{} {help}", derived(report, expression)),
        _ => help,
    }
}

/// "Räknas fram ur KB5 Så långt har införandet kommit."
fn derived(report: &Report<'_>, expression: &Expression) -> String {
    let (lang, strategy) = (report.lang, report.strategy());
    let name = |name: &str| {
        let indicator = strategy.asked().find(|i| i.code.as_str() == name);
        let indicator =
            indicator.map(|i| t!(lang, "report-source-named", code = name, title = i.title.get(lang)));
        let series = strategy.series.iter().find(|s| s.code.as_str() == name);
        let series = series.map(|s| format!("{} ({})", s.title.get(lang), s.source.get(lang)));
        let residents = (name == POPULATION).then(|| t!(lang, "unit-residents"));
        indicator.or(series).or(residents).unwrap_or_else(|| name.to_owned())
    };
    let names: Vec<_> = expression.names().into_iter().map(name).collect();
    if names.is_empty() {
        return t!(lang, "report-derived-from-submissions");
    }
    t!(lang, "report-derived-from", sources = list::and(lang, &names))
}

fn with_dates(report: &Report<'_>, text: &Text) -> String {
    let before = report.strategy().cycle_before(report.cycle());
    question::text(text, report.cycle(), before.map(|b| b.period.measured_on), report.lang)
}

/// What the baseline is, and what must be known to read the values.
fn footnotes(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> Vec<String> {
    let lang = report.lang;
    // Said where a baseline is drawn: levels are shown as they are now.
    let compared = progress.change.is_some();
    let before = progress.before_cycle.as_ref().filter(|_| compared);
    let baseline = before.map(|before| {
        let (origin, years) = (origin(report, before), before.period.years);
        if years.from != years.to && before.kind == CycleKind::Baseline {
            let years = date::period(lang, years.from, years.to);
            return t!(lang, "report-baseline-note-years", years = years, origin = origin);
        }
        let as_of = date::long(lang, before.period.measured_on);
        t!(lang, "report-baseline-note", as_of = as_of, origin = origin)
    });
    // A source stands under what is taken from it: without a rate there is nothing.
    let has_rate = progress.now.rate.is_some() || progress.now.rate_suppressed;
    let series = targets::denominator(indicator).filter(|_| has_rate);
    let series = series.map(|(_, series)| source_of_series(report, series));
    let said = captions::signs(indicator, progress, lang).into_iter().chain(baseline).chain(series.flatten());
    let said = said.collect::<Vec<_>>().join(" ");
    let notes = Some(said).filter(|said| !said.is_empty()).into_iter();
    notes.chain(comment_of_region(report, indicator, progress)).collect()
}

/// What was written beside a figure that is one for the county: it has no page of a municipality to stand on.
fn comment_of_region(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<String> {
    let own = progress.municipalities.first().filter(|_| indicator.is_regional())?;
    let comment = own.now.first()?.comment.as_ref()?;
    Some(format!("{}: {comment}", report.strategy().region_name.get(report.lang)))
}

/// How the values that an indicator is compared with came about: those of a cycle of the strategy are its first.
fn origin(report: &Report<'_>, before: &FollowUpCycle) -> String {
    let baseline = report.strategy().baseline.as_ref().filter(|_| before.kind == CycleKind::Baseline);
    match baseline.map(|baseline| baseline.origin) {
        Some(BaselineOrigin::Measured) => t!(report.lang, "baseline-measured"),
        Some(BaselineOrigin::Estimated) => t!(report.lang, "baseline-estimated"),
        Some(BaselineOrigin::FirstMeasurement) | None => t!(report.lang, "baseline-first"),
    }
}

/// "Barn 0–17 år den 31 december: Källa: SCB": who publishes what a rate is set against.
fn source_of_series(report: &Report<'_>, code: &SeriesCode) -> Option<String> {
    let lang = report.lang;
    let series = report.strategy().series.iter().find(|s| s.code == *code)?;
    Some(t!(lang, "report-series-source", title = series.title.get(lang), source = series.source.get(lang)))
}
