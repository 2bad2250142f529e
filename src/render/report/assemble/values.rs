//! The values behind the report, row by row: what each municipality answered, and what the county comes to. Exactly the
//! disclosed numbers that the report shows; decimals are strings, so that nobody rounds them by reading. What a
//! municipality's own report shows is in `own_values`.

use malspar_domain::{
    code::{CategoryCode, OrganisationCode},
    cycle::FollowUpCycle,
    figure_reference::{self, Piece, Quantity},
    indicator::Indicator,
    progress::{Aggregate, Cell, Content, IndicatorProgress, MunicipalityCells},
    value::{Category, Value, ValueKind, YesNo},
};
use serde::Serialize;

use super::{
    Report, chapters,
    county_values::{self, CountyValue},
    own_values,
};
use crate::table_text;

/// What a municipality answered; the county's rows say what they count.
const ANSWER: &str = "answer";

/// One value as it is published.
#[derive(Debug, Serialize)]
pub(super) struct PublishedValue {
    strategy: String,
    indicator: String,
    /// The county's own two digits, for what the county comes to.
    municipality_code: String,
    municipality: String,
    category: String,
    /// What it is: an answer, or which figure of the county.
    statistic: String,
    period: String,
    measured_on: String,
    value: String,
    denominator: String,
    pub(super) planned_from: String,
    /// The SDMX letter; empty where nothing was reported.
    status: &'static str,
    pub(super) comment: String,
    example: bool,
}

/// Everything that the report shows: the region's, or a municipality's own.
pub(super) fn values(report: &Report<'_>) -> Vec<PublishedValue> {
    match report.input.municipality {
        Some(code) => own_values::values(report, code),
        None => of_region(report),
    }
}

fn of_region(report: &Report<'_>) -> Vec<PublishedValue> {
    let progress = report.input.progress;
    let previous = progress.previous.as_ref();
    let mut found = Vec::new();
    let questions = report.strategy().questions.iter().zip(&progress.questions);
    for (indicator, figures) in report.indicators().chain(questions) {
        // The baseline stands by itself where it is another cycle than the last one.
        let before = figures.before_cycle.as_ref().filter(|before| previous != Some(*before));
        let cycles: [(Option<&FollowUpCycle>, CellsOf, CountyOf); 3] = [
            (Some(&progress.cycle), |m| &m.now, |i| Some(&i.now)),
            (previous, |m| &m.previous, |i| i.previous.as_ref()),
            (before, |m| &m.before, |i| i.before.as_ref()),
        ];
        for (cycle, cells_of, county_of) in cycles {
            let Some(cycle) = cycle else { continue };
            if stands_in_report(report, indicator, figures, cycle) {
                found.extend(answers(report, indicator, figures, cycle, cells_of));
            }
            // Of a figure that is one for the county, its answer is all.
            let is_told = has_column(indicator) || Some(cycle) != before;
            if !indicator.is_regional() && is_told {
                found.extend(county(report, indicator, figures, cycle, county_of(figures)));
            }
        }
        found.extend(on_the_line(report, indicator, figures));
    }
    found
}

/// Are the answers of a cycle read anywhere in the report? Those of now are, and those of the cycle before on the
/// municipalities' pages; a figure that is one for the county is held against the baseline alone.
fn stands_in_report(
    report: &Report<'_>,
    indicator: &Indicator,
    figures: &IndicatorProgress,
    cycle: &FollowUpCycle,
) -> bool {
    let progress = report.input.progress;
    if cycle == &progress.cycle || chapters::has_line(indicator, figures) {
        return true;
    }
    let is_baseline = Some(cycle) == figures.before_cycle.as_ref();
    if indicator.is_regional() {
        let is_answered = figures.municipalities.iter().any(|m| m.now.iter().any(|c| c.value().is_some()));
        return is_baseline && is_answered;
    }
    Some(cycle) == progress.previous.as_ref() || (is_baseline && has_column(indicator))
}

/// Levels of several rows have no common word to stand in a column of the baseline.
fn has_column(indicator: &Indicator) -> bool {
    indicator.levels().is_empty() || indicator.rows().len() < 2
}

/// What stands beside a figure, and not on a line of such figures.
const BESIDE: [&str; 5] = ["planned", "no", "missing", "all", "residents"];

/// The county's figures of the cycles that only the line over all cycles shows.
fn on_the_line(
    report: &Report<'_>,
    indicator: &Indicator,
    figures: &IndicatorProgress,
) -> Vec<PublishedValue> {
    if indicator.is_regional() || !chapters::has_line(indicator, figures) {
        return Vec::new();
    }
    let progress = report.input.progress;
    let is_told = |cycle: &FollowUpCycle| {
        cycle == &progress.cycle
            || (progress.previous.as_ref() == Some(cycle) && figures.previous.is_some())
            || (figures.before_cycle.as_ref() == Some(cycle) && figures.before.is_some())
    };
    let cycles = report.strategy().cycles();
    let points = figures.series.iter().filter_map(|point| {
        let cycle = cycles.iter().find(|cycle| cycle.period == point.period && !is_told(cycle))?;
        Some((cycle, point.aggregate.as_ref()?))
    });
    let values =
        points.flat_map(|(cycle, aggregate)| county(report, indicator, figures, cycle, Some(aggregate)));
    values.filter(|value| !BESIDE.contains(&value.statistic.as_str())).collect()
}

type CellsOf = fn(&MunicipalityCells) -> &[Cell];
type CountyOf = fn(&IndicatorProgress) -> Option<&Aggregate>;

fn answers(
    report: &Report<'_>,
    indicator: &Indicator,
    figures: &IndicatorProgress,
    cycle: &FollowUpCycle,
    cells_of: CellsOf,
) -> Vec<PublishedValue> {
    // A municipality's parts stand beside its answer now and the last one, the baseline's nowhere.
    let progress = report.input.progress;
    let has_parts = cycle == &progress.cycle || progress.previous.as_ref() == Some(cycle);
    let mut found = Vec::new();
    for rows in &figures.municipalities {
        for (category, cell) in indicator.rows().into_iter().zip(cells_of(rows)) {
            let is_part = indicator.is_part(category.map(|c| &c.code));
            if category.is_some_and(|c| is_county_only(indicator, c)) || (is_part && !has_parts) {
                continue;
            }
            found.push(PublishedValue {
                comment: cell.comment.clone().unwrap_or_default(),
                ..answer(report, indicator, cycle, &rows.code, category, cell)
            });
        }
    }
    found
}

/// One answer, without what was written about it.
pub(super) fn answer(
    report: &Report<'_>,
    indicator: &Indicator,
    cycle: &FollowUpCycle,
    of: &OrganisationCode,
    category: Option<&Category>,
    cell: &Cell,
) -> PublishedValue {
    let (value, denominator, planned_from) = columns(cell);
    PublishedValue {
        municipality_code: of.to_string(),
        municipality: name(report, of),
        category: category.map(|c| c.code.to_string()).unwrap_or_default(),
        value,
        denominator,
        planned_from,
        status: letter(cell),
        ..row(report, indicator, cycle)
    }
}

fn county(
    report: &Report<'_>,
    indicator: &Indicator,
    figures: &IndicatorProgress,
    cycle: &FollowUpCycle,
    aggregate: Option<&Aggregate>,
) -> Vec<PublishedValue> {
    let all = aggregate.map(county_values::of).unwrap_or_default();
    // The parts of a breakdown are known for now and for the baseline.
    let parts = figures.breakdown.iter().flat_map(|part| {
        let of_now = (cycle == &report.input.progress.cycle).then_some(&part.now);
        let of_before =
            (Some(cycle) == figures.before_cycle.as_ref()).then_some(part.before.as_ref()).flatten();
        of_now
            .or(of_before)
            .map(|aggregate| county_values::of_part(&part.category, aggregate))
            .unwrap_or_default()
    });
    let is_told = |value: &CountyValue| {
        value.statistic != county_values::RATE || tells_rate(report, indicator, figures, cycle)
    };
    let told = all.into_iter().chain(parts).filter(is_told);
    told.map(|value| of_county(report, indicator, cycle, value)).collect()
}

/// Is a cycle's rate read anywhere? That of now is; those of earlier cycles stand on the line over them, or where somebody
/// has written of them: what is said of a difference is about those who answered both times.
fn tells_rate(
    report: &Report<'_>,
    indicator: &Indicator,
    figures: &IndicatorProgress,
    cycle: &FollowUpCycle,
) -> bool {
    let is_rate = matches!(indicator.kind, ValueKind::Rate { .. });
    cycle == &report.input.progress.cycle
        || (is_rate && chapters::has_line(indicator, figures))
        || (figures.before_cycle.as_ref() == Some(cycle) && is_written_of(report, indicator))
}

/// Does a text name the rate of the cycle before?
fn is_written_of(report: &Report<'_>, indicator: &Indicator) -> bool {
    let texts = report.input.narratives.in_each_language();
    texts.into_iter().flat_map(|(_, text)| figure_reference::pieces(text)).any(|piece| match piece {
        Piece::Figure { reference: Ok(said), .. } => {
            said.before && said.quantity == Quantity::Rate && said.indicator == indicator.code
        }
        _ => false,
    })
}

/// One figure of the county.
pub(super) fn of_county(
    report: &Report<'_>,
    indicator: &Indicator,
    cycle: &FollowUpCycle,
    value: CountyValue,
) -> PublishedValue {
    PublishedValue {
        municipality_code: report.strategy().county.clone(),
        municipality: report.strategy().county_name.sv.clone(),
        category: value.category,
        statistic: value.statistic,
        value: value.value,
        denominator: value.denominator,
        status: value.status,
        ..row(report, indicator, cycle)
    }
}

/// What is the same of all values of an indicator in a cycle.
fn row(report: &Report<'_>, indicator: &Indicator, cycle: &FollowUpCycle) -> PublishedValue {
    PublishedValue {
        strategy: report.strategy().slug.to_string(),
        indicator: indicator.code.to_string(),
        municipality_code: String::new(),
        municipality: String::new(),
        category: String::new(),
        statistic: ANSWER.to_owned(),
        period: cycle.key.to_string(),
        measured_on: cycle.period.measured_on.to_string(),
        value: String::new(),
        denominator: String::new(),
        planned_from: String::new(),
        status: "",
        comment: String::new(),
        example: report.input.example,
    }
}

/// The municipality's name; the county's, for a figure that is one for all of it.
fn name(report: &Report<'_>, code: &OrganisationCode) -> String {
    let municipality = report.input.progress.municipalities.iter().find(|m| &m.code == code);
    municipality.map_or_else(|| report.strategy().county_name.sv.clone(), |m| m.name.clone())
}

/// A part that is shown for the county alone.
pub(super) fn is_county_only(indicator: &Indicator, category: &Category) -> bool {
    indicator.dimensions.iter().any(|d| d.county_only && d.categories.contains(category))
}

fn columns(cell: &Cell) -> (String, String, String) {
    let mut columns = (String::new(), String::new(), String::new());
    match cell.value() {
        Some(Value::YesNo(answer)) => {
            answer.code().clone_into(&mut columns.0);
            if let YesNo::Planned(from) = answer {
                columns.2 = from.to_string();
            }
        }
        Some(Value::Number(number)) => columns.0 = number.normalize().to_string(),
        Some(Value::Ratio { numerator, denominator }) => {
            columns.0 = numerator.normalize().to_string();
            columns.1 = denominator.normalize().to_string();
        }
        Some(Value::Level(level)) => columns.0 = level.to_string(),
        Some(Value::Choices(chosen)) => {
            columns.0 = chosen.iter().map(CategoryCode::as_str).collect::<Vec<_>>().join(" ");
        }
        Some(Value::Words(words)) => columns.0.clone_from(words),
        None => {}
    }
    columns
}

fn letter(cell: &Cell) -> &'static str {
    match &cell.content {
        Content::NotReported => "",
        Content::NotAvailable => "L",
        Content::NotApplicable => "M",
        Content::Suppressed => "Q",
        Content::Value { estimated: true, .. } => "E",
        Content::Value { unvalidated: true, .. } => "V",
        Content::Value { .. } => "A",
    }
}

const HEADER: &str = "strategy,indicator,municipality_code,municipality,category,statistic,period,measured_on,value,denominator,planned_from,status,comment,example\r\n";

/// RFC 4180, UTF-8.
pub(super) fn csv(values: &[PublishedValue]) -> Vec<u8> {
    let mut text = HEADER.to_owned();
    for v in values {
        let example = v.example.to_string();
        let fields = [
            &v.strategy,
            &v.indicator,
            &v.municipality_code,
            &v.municipality,
            &v.category,
            &v.statistic,
            &v.period,
            &v.measured_on,
            &v.value,
            &v.denominator,
            &v.planned_from,
            v.status,
            &v.comment,
            example.as_str(),
        ];
        text.push_str(&table_text::line(fields));
    }
    text.into_bytes()
}
