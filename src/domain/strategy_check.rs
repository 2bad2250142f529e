//! What contradicts itself in a catalogue, and what it asks for that cannot be followed up yet.

use std::collections::BTreeSet;

use crate::{
    indicator::{DimensionRows, Frequency, Indicator, Source},
    indicator_check,
    names::{self, Names},
    placeholder,
    strategy::Strategy,
    value::ValueKind,
    violation::Violation,
};

impl Strategy {
    /// Everything in the catalogue that contradicts itself. Paths are those of the pack: `indicators.3.parent`.
    pub fn check(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        self.check_head(&mut found);
        self.check_parts(&mut found);
        let mut seen = BTreeSet::new();
        let indicators = self.indicators.iter().enumerate().map(|(n, i)| (format!("indicators.{n}"), i));
        let questions = self.questions.iter().enumerate().map(|(n, i)| (format!("questions.{n}"), i));
        for (at, indicator) in indicators.chain(questions) {
            if !seen.insert(&indicator.code) {
                found.push(
                    Violation::error(format!("{at}.code"), "pack-code-twice").with("code", &indicator.code),
                );
            }
            self.check_links(&at, indicator, &mut found);
            indicator_check::check(&at, indicator, self, &mut found);
            placeholder::check(&at, indicator, &mut found);
        }
        names::check_cycles(self, &mut found);
        placeholder::check_messages(self, &mut found);
        found
    }

    fn check_head(&self, found: &mut Vec<Violation>) {
        if self.valid.from > self.valid.to {
            found.push(Violation::error("valid", "pack-years-reversed"));
        }
        if self.county.len() != 2 || !self.county.bytes().all(|b| b.is_ascii_digit()) {
            found.push(Violation::error("county", "pack-county").with("county", &self.county));
        }
        if !self.years().all(|year| (1990..=2100).contains(&year)) {
            found.push(Violation::error("valid", "pack-years-far"));
        }
        if self.baseline.as_ref().is_some_and(|b| b.years.from > b.years.to) {
            found.push(Violation::error("baseline", "pack-years-reversed"));
        }
        for (n, cycle) in self.cycles_by_hand.iter().enumerate() {
            if cycle.years.from > cycle.years.to {
                found.push(Violation::error(format!("cycles_by_hand.{n}"), "pack-years-reversed"));
            }
        }
        if self.follow_up.is_some_and(|rule| rule.every_years == 0) {
            found.push(Violation::error("follow_up.every_years", "pack-interval-zero"));
        }
        for (n, code) in self.form_order.iter().enumerate() {
            if !self.areas.iter().any(|area| &area.code == code) {
                let at = format!("form_order.{n}");
                found.push(Violation::error(at, "pack-unknown-parent").with("parent", code));
            }
        }
        let mut seen = BTreeSet::new();
        for (a, area) in self.areas.iter().enumerate() {
            if !seen.insert(area.code.as_str()) {
                found.push(
                    Violation::error(format!("areas.{a}.code"), "pack-code-twice").with("code", &area.code),
                );
            }
            for (o, objective) in area.objectives.iter().enumerate() {
                if !seen.insert(objective.code.as_str()) {
                    let at = format!("areas.{a}.objectives.{o}.code");
                    found.push(Violation::error(at, "pack-code-twice").with("code", &objective.code));
                }
            }
        }
    }

    /// Every year that the head of the strategy names.
    fn years(&self) -> impl Iterator<Item = i32> {
        let baseline = self.baseline.iter().flat_map(|b| [b.years.from, b.years.to]);
        let anchor = self.follow_up.iter().map(|rule| rule.anchor);
        let by_hand = self.cycles_by_hand.iter().flat_map(|c| [c.years.from, c.years.to]);
        [self.valid.from, self.valid.to].into_iter().chain(baseline).chain(anchor).chain(by_hand)
    }

    /// Series, checks, activities and cycles by hand.
    fn check_parts(&self, found: &mut Vec<Violation>) {
        let mut seen = BTreeSet::new();
        for (n, series) in self.series.iter().enumerate() {
            let taken = series.code.as_str() == crate::series::POPULATION
                || self.asked().any(|i| i.code.as_str() == series.code.as_str());
            if taken || !seen.insert(&series.code) {
                let at = format!("series.{n}.code");
                found.push(Violation::error(at, "pack-code-twice").with("code", &series.code));
            }
        }
        for (n, check) in self.checks.iter().enumerate() {
            let at = format!("checks.{n}");
            if self.indicator(&check.indicator).is_none() {
                found.push(
                    Violation::error(format!("{at}.indicator"), "pack-unknown-indicator")
                        .with("code", &check.indicator),
                );
            }
            let when = check.when.check_condition(&Names { strategy: self, this: None });
            found.extend(when.err().map(|error| error.violation(format!("{at}.when"))));
        }
        for (n, activity) in self.activities.iter().enumerate() {
            if let Some(area) =
                activity.area.as_ref().filter(|code| !self.areas.iter().any(|a| &a.code == *code))
            {
                let at = format!("activities.{n}.area");
                found.push(Violation::error(at, "pack-unknown-parent").with("parent", area));
            }
        }
        let mut keys = BTreeSet::new();
        for cycle in self.cycles() {
            if !keys.insert(cycle.key.clone()) {
                found.push(Violation::error("cycles_by_hand", "pack-cycle-twice").with("cycle", &cycle.key));
            }
        }
    }

    /// What the indicator says of others.
    fn check_links(&self, at: &str, indicator: &Indicator, found: &mut Vec<Violation>) {
        if let Some(parent) = &indicator.parent {
            let known = self.areas.iter().any(|a| a.code.as_str() == parent)
                || self.objectives().any(|o| o.code.as_str() == parent);
            if !known {
                found.push(
                    Violation::error(format!("{at}.parent"), "pack-unknown-parent").with("parent", parent),
                );
            }
        }
        if let Some(asked_if) = &indicator.asked_if {
            let when = asked_if.when.check_condition(&Names { strategy: self, this: None });
            found.extend(when.err().map(|error| error.violation(format!("{at}.asked_if"))));
            // Who is asked would tell what is not shown.
            let persons = self.persons_in(&asked_if.when);
            found.extend(persons.map(|persons| {
                Violation::error(format!("{at}.asked_if"), "pack-asked-if-persons")
                    .with("code", &persons.code)
            }));
        }
        if let Source::Derived(expression) = &indicator.source {
            match expression.check(&Names { strategy: self, this: None }) {
                Err(error) => found.push(error.violation(format!("{at}.source"))),
                Ok(gives) if !names::fits(&gives, &indicator.kind) => found.push(
                    Violation::error(format!("{at}.source"), "pack-derived").with("gives", gives.code()),
                ),
                Ok(_) => {
                    found.extend(self.check_rows(at, indicator, expression));
                    found.extend(self.check_no_persons(at, expression));
                }
            }
        }
        for (n, level) in indicator.kind.levels().iter().enumerate() {
            let rule = level
                .when
                .as_ref()
                .map(|w| w.check_condition(&Names { strategy: self, this: Some(indicator) }));
            let error = rule.and_then(Result::err);
            found.extend(error.map(|error| error.violation(format!("{at}.kind.choice_set.levels.{n}.when"))));
        }
        if indicator.frequency == Frequency::EachYear && !matches!(indicator.source, Source::Reference(_)) {
            found.push(Violation::error(format!("{at}.frequency"), "pack-each-year"));
        }
        self.check_series(at, indicator, found);
    }

    /// An indicator that counts persons among those that an expression names.
    fn persons_in(&self, expression: &crate::expression::Expression) -> Option<&Indicator> {
        let names = expression.names();
        self.indicators.iter().find(|i| i.counts_persons && names.contains(i.code.as_str()))
    }

    /// What is computed from a number of persons would tell it where it is not shown.
    fn check_no_persons(&self, at: &str, expression: &crate::expression::Expression) -> Option<Violation> {
        let persons = self.persons_in(expression)?;
        Some(Violation::error(format!("{at}.source"), "pack-derived-persons").with("code", &persons.code))
    }

    /// What a derived indicator follows from has the same rows, if it has rows.
    fn check_rows(
        &self,
        at: &str,
        indicator: &Indicator,
        expression: &crate::expression::Expression,
    ) -> Option<Violation> {
        let rows =
            |i: &Indicator| -> Vec<_> { i.rows().into_iter().map(|r| r.map(|c| c.code.clone())).collect() };
        let other = expression.names().into_iter().find_map(|name| {
            let source = self.indicators.iter().find(|i| i.code.as_str() == name)?;
            let by_row = source.dimensions.iter().any(|d| d.rows == DimensionRows::Each);
            (by_row && rows(source) != rows(indicator)).then_some(&source.code)
        })?;
        Some(Violation::error(format!("{at}.source"), "pack-derived-rows").with("code", other))
    }

    /// A series that is referred to is one that the strategy lists, or the residents.
    fn check_series(&self, at: &str, indicator: &Indicator, found: &mut Vec<Violation>) {
        let rate = if let ValueKind::Rate { series, .. } = &indicator.kind { Some(series) } else { None };
        let fetched = if let Source::Reference(series) = &indicator.source { Some(series) } else { None };
        let relative = indicator.relative.as_ref().map(|r| &r.series);
        for (part, series) in [("kind", rate), ("source", fetched), ("relative", relative)] {
            let Some(series) = series else { continue };
            let known =
                series.as_str() == crate::series::POPULATION || self.series.iter().any(|s| &s.code == series);
            if !known {
                let at = format!("{at}.{part}");
                found.push(Violation::error(at, "pack-unknown-series").with("code", series));
            }
        }
    }
}
