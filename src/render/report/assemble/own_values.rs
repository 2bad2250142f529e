//! The values behind a municipality's own report: its answers now and the time before, line by line; the county's figure
//! beside each; and the others' answers that stand in the grid. Nothing that is read in the region's report alone.

use std::collections::BTreeSet;

use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    indicator::{Indicator, Source},
    progress::{Cell, IndicatorProgress, Municipality},
};

use super::{
    Report, answers, county_values, municipalities, own,
    values::{self, PublishedValue},
    voices,
};
use crate::charts::{
    self,
    reading::{counted, follows_from_submissions},
};

pub(super) fn values(report: &Report<'_>, code: &OrganisationCode) -> Vec<PublishedValue> {
    let progress = report.input.progress;
    let Some(own) = progress.municipalities.iter().find(|m| &m.code == code) else { return Vec::new() };
    let is_compared = municipalities::is_compared(report, own);
    let months = is_compared && charts::grid_says_months(report.strategy(), progress);
    let mut found = Vec::new();
    for (indicator, figures) in report.indicators() {
        let in_grid = is_compared && indicator.headline;
        let shown = Shown { report, own, indicator, figures, in_grid, months };
        found.extend(shown.now());
        if is_compared {
            found.extend(shown.county());
        }
        found.extend(progress.previous.as_ref().into_iter().flat_map(|cycle| shown.before(cycle)));
    }
    found.extend(words(report, own));
    found
}

/// An indicator in the report of one municipality.
struct Shown<'a> {
    report: &'a Report<'a>,
    own: &'a Municipality,
    indicator: &'a Indicator,
    figures: &'a IndicatorProgress,
    in_grid: bool,
    /// Does the grid say when what is planned is to come?
    months: bool,
}

impl Shown<'_> {
    /// The rows of its own answers that have a line.
    fn lines(&self) -> Vec<usize> {
        if self.indicator.is_regional() || follows_from_submissions(self.indicator) {
            return Vec::new();
        }
        let (now, previous) = answers::cells(self.figures, self.own);
        answers::shown(self.indicator, now, previous)
    }

    /// Its own answers, and those of everybody in the grid.
    fn now(&self) -> Vec<PublishedValue> {
        let cycle = self.report.cycle();
        let lines: BTreeSet<_> = self.lines().into_iter().collect();
        let mut found = Vec::new();
        for of in &self.figures.municipalities {
            let is_own = of.code == self.own.code;
            let in_grid = if self.in_grid { counted(self.indicator, &of.now).len() } else { 0 };
            for (n, cell) in of.now.iter().enumerate() {
                let comment = self.comment(n, cell).filter(|_| is_own);
                let on_line = is_own && lines.contains(&n);
                if !on_line && comment.is_none() && n >= in_grid {
                    continue;
                }
                let mut value = self.answer(cycle, &of.code, n, cell);
                value.comment = comment.cloned().unwrap_or_default();
                if !on_line && !self.months {
                    value.planned_from.clear();
                }
                found.push(value);
            }
        }
        found
    }

    /// What was written about an answer, where the report says so.
    fn comment<'b>(&self, n: usize, cell: &'b Cell) -> Option<&'b String> {
        let row = self.indicator.rows().get(n).copied().flatten();
        let is_hidden = row.is_some_and(|row| values::is_county_only(self.indicator, row))
            || matches!(self.indicator.source, Source::Derived(_) | Source::Reference(_));
        cell.comment.as_ref().filter(|text| !is_hidden && !text.trim().is_empty())
    }

    /// Its own answers of the cycle before.
    fn before(&self, cycle: &FollowUpCycle) -> Vec<PublishedValue> {
        let (_, previous) = answers::cells(self.figures, self.own);
        let lines = self.lines().into_iter().filter_map(|n| Some((n, previous.get(n)?)));
        lines.map(|(n, cell)| self.answer(cycle, &self.own.code, n, cell)).collect()
    }

    fn answer(&self, cycle: &FollowUpCycle, of: &OrganisationCode, n: usize, cell: &Cell) -> PublishedValue {
        let row = self.indicator.rows().get(n).copied().flatten();
        values::answer(self.report, self.indicator, cycle, of, row, cell)
    }

    /// The county as it stands beside the municipality, and as the grid's finding tells it.
    fn county(&self) -> Vec<PublishedValue> {
        let now = &self.figures.now;
        let mut told = Vec::new();
        if own::stands_beside(self.indicator, self.figures, self.own) {
            told.extend(county_values::result(self.indicator, now));
        }
        if self.in_grid && !self.indicator.is_regional() {
            told.extend(county_values::finding(self.indicator, now));
        }
        told.dedup();
        let (report, cycle) = (self.report, self.report.cycle());
        told.into_iter().map(|value| values::of_county(report, self.indicator, cycle, value)).collect()
    }
}

/// What it answered in words.
fn words(report: &Report<'_>, own: &Municipality) -> Vec<PublishedValue> {
    let cycle = report.cycle();
    let told = voices::questions(report).filter(|(_, figures)| voices::words_of(figures, own).is_some());
    told.flat_map(|(question, figures)| {
        let (now, _) = answers::cells(figures, own);
        now.iter().map(|cell| values::answer(report, question, cycle, &own.code, None, cell))
    })
    .collect()
}
