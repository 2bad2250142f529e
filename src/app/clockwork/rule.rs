//! What follows from the rule of a strategy.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use malspar_domain::{
    code::Slug,
    cycle_plan::{self, CycleStep, PlannedEvent},
    schedule::{Handling, Zone},
};
use malspar_storage::{NewOccurrence, Outcome, StrategyScope};

use super::{Step, Ticked, act::Act, the_clock};
use crate::{App, Result};

/// Something that has come.
struct Come {
    event: PlannedEvent,
    handling: Handling,
    /// Until when its step had been handled before it.
    from: NaiveDateTime,
}

impl App {
    /// Handles what has come of a strategy's rule, in order; what cannot be handled holds up the rest.
    pub(super) async fn tick_rule(&self, slug: &Slug, ticked: &mut Ticked) -> Result<()> {
        let (scope, come) = self.come(slug).await?;
        for one in come {
            let name = one.event.key(slug).to_string();
            let handled = self.handle_event(slug, &one, &name).await;
            if !self.counted(&name, Some(&scope), handled, ticked).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn come(&self, slug: &Slug) -> Result<(StrategyScope, Vec<Come>)> {
        let tx = self.store.read().await?;
        let (scope, strategy, _) = tx.open_strategy(slug, &the_clock(), None).await?;
        let plan = strategy.plan();
        let mut until: BTreeMap<CycleStep, NaiveDateTime> = tx.rule_steps(&scope).await?;
        if until.is_empty() {
            drop(tx);
            self.begin_rule(&scope).await?;
            return Ok((scope, Vec::new()));
        }
        let due = cycle_plan::due(&plan, &until.clone(), self.clock.now());
        let mut come = Vec::with_capacity(due.len());
        for (event, handling) in due {
            if let Some(from) = until.insert(event.step, event.planned) {
                come.push(Come { event: event.clone(), handling, from });
            }
        }
        Ok((scope, come))
    }

    /// A strategy from before the clock was: what was planned until now is for people to do.
    async fn begin_rule(&self, scope: &StrategyScope) -> Result<()> {
        let tx = self.store.write().await?;
        tx.begin_rule_steps(scope, Zone::default().local(self.clock.now())).await?;
        Ok(tx.commit().await?)
    }

    async fn handle_event(&self, slug: &Slug, come: &Come, name: &str) -> Result<Step> {
        let Come { event, handling, from } = come;
        let Some(duty) = event.step.duty() else { return Ok(Step::NotOurs) };
        let clock = the_clock();
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, strategy, _) = tx.open_strategy(slug, &clock, None).await?;
        if !tx.advance_rule_step(&scope, event.step, *from, event.planned).await? {
            return Ok(Step::NotOurs);
        }
        if !strategy.plan().contains(event) {
            // Planned otherwise since it was looked at.
            return Ok(Step::NotOurs);
        }
        let (outcome, job) = if handling.is_done() {
            let act = Act { duty, step: Some(event.step), slug, cycle: Some(&event.cycle), name };
            self.perform(&tx, &act, now).await?
        } else {
            (Outcome::LeftOut, None)
        };
        let new = NewOccurrence {
            key: &event.key(slug),
            occurrence: event.occurrence(),
            duty,
            cycle: Some(&event.cycle),
            handling: *handling,
            outcome,
            job,
        };
        tx.add_occurrence(Some(&scope), &new, now).await?;
        tx.end_clock_trouble(name).await?;
        tx.commit().await?;
        tracing::info!(name, handling = handling.code(), outcome = outcome.code(), "handled");
        Ok(Step::Handled(1))
    }
}
