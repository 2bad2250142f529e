//! The county's answer by its parts: women, men.

use malspar_domain::{
    cycle::FollowUpCycle,
    indicator::Indicator,
    progress::{Aggregate, BreakdownPart, Figure, IndicatorProgress},
};
use malspar_words::t;
use rust_decimal::Decimal;

use super::Report;
use crate::charts::captions;
use crate::report::data::{Column, Row, Table};
use crate::{
    per_year,
    sentences::{capitalised, percentage},
};

/// A small table; nothing where the answer is not broken down, or nobody has given any part.
pub(super) fn table(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
) -> Option<Table> {
    let given = |part: &BreakdownPart| {
        captions::any_answer(&part.now.figure) && part.now.coverage.reported > 0
            || part.now.figure == Figure::Suppressed
    };
    if !progress.breakdown.iter().any(given) {
        return None;
    }
    // A part that nobody has given, now or then, has no row: it would read as a count of at least nothing.
    let is_row = |part: &&BreakdownPart| {
        let was_given =
            |before: &Aggregate| captions::any_answer(&before.figure) && before.coverage.reported > 0;
        given(part) || part.before.as_ref().is_some_and(was_given)
    };
    let lang = report.lang;
    let then = progress.before_cycle.as_ref();
    let then = then.filter(|_| progress.breakdown.iter().any(|part| part.before.is_some()));
    let time = |of: &FollowUpCycle| capitalised(&per_year::time(indicator, progress, of, lang));
    let is_share = matches!(progress.now.figure, Figure::Ratio { .. });
    let whole: Option<Decimal> = progress.breakdown.iter().map(|part| total(&part.now)).sum();
    let share_of = if is_share { t!(lang, "breakdown-share") } else { t!(lang, "breakdown-share-of-all") };
    let nobody = |of: &Aggregate| of.figure != Figure::Suppressed && of.coverage.reported == 0;
    let share = |now: &Aggregate| {
        if nobody(now) {
            return None;
        }
        let percent = now
            .figure
            .percent()
            .or_else(|| total(now)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole?));
        percent.map(|p| percentage(lang, p))
    };
    let mut columns = vec![
        Column::words(indicator.breakdowns().map(|d| d.title.get(lang)).collect::<Vec<_>>().join(", ")),
        Column::numbers(time(report.cycle())),
    ];
    let has_shares = progress.breakdown.iter().any(|part| share(&part.now).is_some());
    columns.extend(has_shares.then(|| Column::numbers(share_of)));
    columns.extend(then.map(|then| Column::numbers(time(then))));
    let line = |name: String, now: &Aggregate, before: Option<&Aggregate>, is_total: bool| {
        let said = |aggregate: &Aggregate| match aggregate.figure {
            _ if nobody(aggregate) => String::new(),
            Figure::Suppressed => t!(lang, "sign-suppressed"),
            _ => captions::figure(&aggregate.figure, lang).unwrap_or_default(),
        };
        let mut cells = vec![name, said(now)];
        if has_shares {
            let shown = !is_total || is_share;
            cells.push(share(now).filter(|_| shown).unwrap_or_default());
        }
        cells.extend(then.map(|_| before.map(said).unwrap_or_default()));
        Row { cells, total: is_total, muted: false }
    };
    let mut rows: Vec<_> = progress
        .breakdown
        .iter()
        .filter(is_row)
        .map(|part| {
            let name = indicator.category(&part.category).map_or("", |c| c.title.get(lang));
            line(name.to_owned(), &part.now, part.before.as_ref(), false)
        })
        .collect();
    rows.push(line(t!(lang, "sex-total"), &progress.now, progress.before.as_ref(), true));
    // What the sign of a value that is not shown means stands under the indicator.
    let notes = has_shares.then(|| t!(lang, "breakdown-note")).into_iter().collect();
    let caption = format!("{}: {}", indicator.title.get(lang), t!(lang, "breakdown-title-of"));
    Some(Table { caption: Some(caption), columns, rows, notes })
}

/// What a part counts; nothing where it is not shown, so that nothing can be reckoned from the shares of the others.
const fn total(aggregate: &Aggregate) -> Option<Decimal> {
    match aggregate.figure {
        Figure::Sum { total, .. } => Some(total),
        _ => None,
    }
}
