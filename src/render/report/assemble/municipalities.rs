//! A municipality's page: its own answers now and before, and what the strategy aims at. Plain facts, no class.

use malspar_domain::{
    indicator::{AppliesTo, Indicator, Source, Statistic, Support},
    progress::{Cell, Content, IndicatorProgress, Municipality},
    submission::SubmissionState,
    value::{Category, Value, ValueKind, YesNo},
};
use malspar_words::{number, t};
use rust_decimal::Decimal;

use super::{Report, about, attachments, files::Files, summary, voices};
use crate::{
    charts,
    report::data::{self, Answer, Comment, Comparison, Labelled},
    sentences, targets,
};

pub(super) fn page(report: &Report<'_>, municipality: &Municipality) -> data::Municipality {
    let lang = report.lang;
    let state = report.submission(&municipality.code);
    let reported = state.is_some_and(SubmissionState::is_reported);
    let cycle = report.cycle_name(report.cycle());
    data::Municipality {
        name: report.full_name(municipality),
        code: municipality.code.to_string(),
        facts: vec![
            Labelled {
                label: t!(lang, "report-residents"),
                text: number::integer(lang, municipality.residents),
            },
            Labelled { label: t!(lang, "report-answers"), text: about::submission(report, state) },
        ],
        note: (!reported).then(|| t!(lang, "own-report-not-reported", cycle = cycle)),
        answers: report.indicators().flat_map(|(i, p)| answers(report, i, p, municipality)).collect(),
        comments: comments(report, municipality),
    }
}

/// The page that is a report of its own: what the municipality wrote in words stands in it, as the chapter that gathers
/// the words of all is in the region's.
pub(super) fn own_page(report: &Report<'_>, municipality: &Municipality) -> data::Municipality {
    let mut page = page(report, municipality);
    page.comments.extend(voices::questions(report).filter_map(|(question, progress)| {
        Some(Comment {
            label: question.title.get(report.lang).to_owned(),
            text: voices::words_of(progress, municipality)?.to_owned(),
            lang: report.lang_of_users(),
        })
    }));
    page
}

fn cells<'a>(progress: &'a IndicatorProgress, municipality: &Municipality) -> (&'a [Cell], &'a [Cell]) {
    progress
        .municipalities
        .iter()
        .find(|m| m.code == municipality.code)
        .map_or((&[], &[]), |m| (m.now.as_slice(), m.previous.as_slice()))
}

/// A line for each row of the question; one line that counts where nobody was asked. None where there is one figure for
/// the county.
fn answers(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    municipality: &Municipality,
) -> Vec<Answer> {
    if indicator.is_regional() {
        return Vec::new();
    }
    let (now, previous) = cells(progress, municipality);
    // What the municipality answered is the number, not the rate that it becomes.
    let title = match &indicator.kind {
        ValueKind::Rate { counted, .. } => sentences::capitalised(counted.get(report.lang)),
        _ => indicator.title.get(report.lang).to_owned(),
    };
    let line = |title: String, now: &[Cell], previous: &[Cell]| Answer {
        code: indicator.code.to_string(),
        title,
        now: in_words(report, indicator, now),
        mark: mark(now),
        before: (!previous.is_empty()).then(|| in_words(report, indicator, previous)),
        aim: own_aim(report, indicator),
        // Comments stand once, under their own heading.
        comment: None,
        comment_lang: None,
    };
    if indicator.dimensions.is_empty() || matches!(indicator.source, Source::Derived(_)) {
        return vec![line(title, now, previous)];
    }
    let at = |cells: &[Cell], n: usize| cells.get(n..=n).map(<[Cell]>::to_vec).unwrap_or_default();
    let rows = indicator.rows().into_iter().enumerate();
    let shown = rows.filter(|(n, row)| {
        let hidden = row.is_some_and(|row| attachments::is_county_only(indicator, row));
        !hidden && (*n == 0 || says_something(indicator, *row, now.get(*n), previous.get(*n)))
    });
    shown
        .map(|(n, category)| {
            let name = category.map(|row| row.title.get(report.lang));
            let title = match name {
                Some(row) if !is_only_place(indicator, now, previous) => {
                    t!(report.lang, "own-question-row", title = title.as_str(), row = row)
                }
                _ => title.clone(),
            };
            let mut answer = line(title, &at(now, n), &at(previous, n));
            // The aim is about the whole and not about each part of it.
            if category.is_some_and(|row| indicator.is_part(Some(&row.code))) {
                answer.aim = None;
            }
            answer
        })
        .collect()
}

/// Places that are not there, and parts that nobody has given, need no line.
fn says_something(
    indicator: &Indicator,
    row: Option<&Category>,
    now: Option<&Cell>,
    previous: Option<&Cell>,
) -> bool {
    let said = |test: fn(&Content) -> bool| [now, previous].into_iter().flatten().any(|c| test(&c.content));
    if indicator.places().is_some() {
        return said(|content| !matches!(content, Content::NotApplicable));
    }
    !indicator.is_part(row.map(|row| &row.code))
        || said(|content| matches!(content, Content::Value { .. } | Content::Suppressed))
}

/// A municipality with one place has no need of its number.
fn is_only_place(indicator: &Indicator, now: &[Cell], previous: &[Cell]) -> bool {
    let others = now.iter().skip(1).chain(previous.iter().skip(1));
    indicator.places().is_some() && { others }.all(|c| matches!(c.content, Content::NotApplicable))
}

/// What the strategy aims at for one municipality, and whether somebody has decided it.
fn own_aim(report: &Report<'_>, indicator: &Indicator) -> Option<String> {
    let (lang, target) = (report.lang, indicator.target.as_ref()?);
    let aim = match (target.statistic, target.applies_to, &indicator.kind) {
        (Statistic::Yes | Statistic::All, AppliesTo::EveryMunicipality, ValueKind::YesPlannedNo) => {
            t!(lang, "grid-yes")
        }
        (Statistic::All, AppliesTo::EveryMunicipality, _) => t!(lang, "own-aim-all"),
        // What the county should come to says what each can add, where it is everything.
        (Statistic::Share, AppliesTo::Aggregate, ValueKind::YesPlannedNo)
            if target.aim() == Decimal::ONE_HUNDRED && indicator.dimensions.is_empty() =>
        {
            t!(lang, "grid-yes")
        }
        (_, AppliesTo::EveryMunicipality, _) | (Statistic::Share, ..) => {
            targets::at_mark(report.strategy(), indicator, target, lang)
        }
        // A sum of the county is no aim for one.
        (_, AppliesTo::Aggregate, _) => return None,
    };
    Some(match target.support {
        Support::Proposal => format!("{aim} ({})", t!(lang, "target-proposed-note")),
        Support::Should => t!(lang, "own-aim-should", aim = aim),
        Support::Text | Support::Partly => aim,
    })
}

/// The sign beside a yes/no answer, or beside an answer that is not there.
fn mark(cells: &[Cell]) -> Option<&'static str> {
    let [cell] = cells else {
        return cells.iter().any(|c| c.content == Content::NotReported).then_some("not_reported");
    };
    match (&cell.content, cell.value()) {
        (Content::NotReported, _) => Some("not_reported"),
        (Content::NotApplicable, _) => Some("not_applicable"),
        (Content::Suppressed, _) => Some("suppressed"),
        (_, Some(Value::YesNo(YesNo::Yes))) => Some("yes"),
        (_, Some(Value::YesNo(YesNo::Planned(_)))) => Some("planned"),
        (_, Some(Value::YesNo(YesNo::No))) => Some("no"),
        _ => None,
    }
}

/// An answer as people read it; where it has several rows, how many of them are a yes.
fn in_words(report: &Report<'_>, indicator: &Indicator, cells: &[Cell]) -> String {
    let lang = report.lang;
    if let [cell] = cells {
        return charts::cell_in_words(lang, indicator, cell);
    }
    if cells.iter().any(|c| c.content == Content::NotReported) {
        return t!(lang, "grid-not-reported");
    }
    let yes = cells.iter().filter(|c| matches!(c.value(), Some(Value::YesNo(YesNo::Yes)))).count();
    let n_of = t!(lang, "report-n-of", n = yes, whole = cells.len());
    if cells.iter().any(Cell::is_missing) { number::at_least(lang, &n_of) } else { n_of }
}

fn comments(report: &Report<'_>, municipality: &Municipality) -> Vec<Comment> {
    report
        .indicators()
        .filter(|(indicator, _)| !matches!(indicator.source, Source::Derived(_) | Source::Reference(_)))
        .flat_map(|(indicator, progress)| {
            let (now, _) = cells(progress, municipality);
            let shown = indicator.rows().into_iter().zip(now).filter(|(category, _)| {
                !category.is_some_and(|category| attachments::is_county_only(indicator, category))
            });
            shown.filter_map(move |(category, cell)| {
                let by = indicator.answered_by(category, &municipality.code);
                Some(Comment {
                    label: commented(report, indicator, category, by == Some(&municipality.code)),
                    text: cell.comment.clone()?,
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

/// The county beside the municipality: how many, not who is best.
pub(super) fn comparison(report: &Report<'_>, files: &mut Files) -> Result<Comparison, charts::Error> {
    let (lang, input) = (report.lang, &report.input);
    let grid = report
        .strategy()
        .headlines()
        .next()
        .map(|_| charts::status_grid(report.strategy(), input.progress, lang, input.example));
    Ok(Comparison {
        paragraphs: vec![summary::basis(report)],
        tables: Vec::new(),
        charts: grid.iter().map(|grid| files.chart(grid)).collect::<Result<_, _>>()?,
    })
}
