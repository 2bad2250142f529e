//! The same follow-up two years on, by the clock: the first cycle is locked, corrected and published; the next one has been
//! asked for, opened and reminded of by the service itself, and is being answered.

use chrono::{DateTime, Days, Utc};
use malspar_app::{Error, clockwork::ScheduleOrder, editions::SealOrder, keys};
use malspar_domain::{
    clock::Clock,
    cycle::{CycleState, FollowUpCycle},
    edition::EditionKind,
    lang::Text,
    schedule::{CatchUp, CronExpression, Duty, Timing, WorkingDay, Zone},
    submission::{Answers, SubmissionAct, SubmissionState},
    value::Value,
};
use malspar_worker::Worker;

use super::{
    actors,
    story::{Story, code, office_hours, reopening},
};
use crate::{
    commands::Desk,
    console::{Done, Refusal},
};

/// Whose answers are corrected when the edition is out, and in which question.
const CORRECTED: (&str, &str) = ("1814", "KB2");
/// Who answers the next cycle in its first weeks.
const EARLY: [&str; 6] = ["1814", "1861", "1880", "1882", "1884", "1885"];
/// Who chooses not to.
const DECLINES: &str = "1862";
/// The registrars whose mailboxes are known.
const REGISTRARS: [(&str, &str); 4] =
    [("1860", "laxa"), ("1861", "hallsberg"), ("1863", "hallefors"), ("1880", "orebro")];
/// The owner wants to know every Monday how it stands.
const EVERY_MONDAY: &str = "0 30 7 * * MON";

impl Story<'_> {
    /// Goes on from the draft for comments to the next cycle's last weeks.
    pub(super) async fn go_on(&self) -> Done {
        let Some(next) = self.next() else { return Ok(()) };
        let refuse = |e: Error| self.desk.refuse(&e);
        let (owner, slug) = (actors::owner(&self.strategy.region), self.slug());
        let state = self.app.cycle_state(&owner, slug, &next.key).await.map_err(refuse)?;
        if state != CycleState::Planned {
            // Told before.
            return Ok(());
        }
        self.finish().await?;
        for (organisation, name) in REGISTRARS {
            let mailbox = format!("registrator.{name}@kommun.example").parse();
            let mailbox = mailbox.map_err(|_| Refusal::new(name))?;
            let of = code(organisation)?;
            let registrar = self.app.set_registrar(&owner, slug, &of, Some(&mailbox));
            registrar.await.map_err(refuse)?;
        }
        self.until(office_hours(next.opens_on)).await?;
        self.app.add_schedule(&owner, slug, &monday(self)?).await.map_err(refuse)?;
        for (day, organisation) in (2_u64..).zip(EARLY) {
            self.until(office_hours(next.opens_on + Days::new(2 * day))).await?;
            self.same_as_last_time(&next, organisation).await?;
        }
        let decline = SubmissionAct::Decline { reason: "Kommunen hinner inte den här gången.".to_owned() };
        let declines = code(DECLINES)?;
        self.act(&next.key, &declines, decline, &actors::contact(&declines)).await?;
        // A working day after the reminder that a week is left.
        self.until(office_hours(next.deadline - Days::new(4))).await
    }

    /// The cycle after the last one that the story tells of.
    fn next(&self) -> Option<FollowUpCycle> {
        let now = &self.current().key;
        self.strategy.cycles().into_iter().skip_while(|cycle| &cycle.key != now).nth(1)
    }

    /// The edition is locked and published; a municipality finds a mistake, and a corrected one takes its place.
    async fn finish(&self) -> Done {
        let cycle = self.current();
        let after = |days| office_hours(cycle.review_until + Days::new(days));
        self.until(after(45)).await?;
        let locked = self.sealed().await?;
        if locked == 0 {
            self.lock_and_publish(&SealOrder::first(EditionKind::Sealed), after(60)).await?;
        }
        if locked > 1 {
            return Ok(());
        }
        self.until(after(75)).await?;
        let (organisation, question) = (code(CORRECTED.0)?, CORRECTED.1);
        let found = "Kommunen har hittat ett räknefel i antalet nya metoder.";
        let owner = actors::owner(&self.strategy.region);
        let reopen = reopening(found, &[question], cycle.review_until + Days::new(90))?;
        self.act(&cycle.key, &organisation, reopen, &owner).await?;
        let answers = self.answers_of(CORRECTED.0)?;
        self.hand_in(&cycle.key, &organisation, &one_more(answers, question), 9).await?;
        self.act(&cycle.key, &organisation, SubmissionAct::Approve, &owner).await?;
        let reason = Text::new(found, "The municipality has found a mistake in the number of new methods.");
        self.lock_and_publish(&SealOrder::correction([reason]), after(80)).await
    }

    async fn lock_and_publish(&self, order: &SealOrder, published_at: DateTime<Utc>) -> Done {
        let refuse = |e: Error| self.desk.refuse(&e);
        let owner = actors::owner(&self.strategy.region);
        let signer = std::sync::Arc::new(keys::demo_signer());
        let sealed =
            self.app.seal(&owner, self.slug(), self.cycle(), order, &signer).await.map_err(refuse)?;
        self.until(published_at).await?;
        self.app.publish(&owner, &sealed.key).await.map_err(refuse)?;
        Ok(())
    }

    /// What the last answers of an organisation were.
    fn answers_of(&self, organisation: &str) -> Result<Answers, Refusal> {
        let all = self.script.example.answers(&self.strategy, self.cycle());
        let mut all = all.map_err(|e| self.desk.refuse(&e))?;
        let attempts = all.remove(&code(organisation)?).unwrap_or_default();
        attempts.into_iter().next_back().ok_or_else(|| Refusal::new(organisation))
    }

    /// "Samma svar nu", to every question.
    async fn same_as_last_time(&self, next: &FollowUpCycle, organisation: &str) -> Done {
        let (answers, who) = (self.answers_of(organisation)?, code(organisation)?);
        if self.state(&next.key, &who).await? == SubmissionState::Draft {
            self.hand_in(&next.key, &who, &answers, 0).await?;
        }
        Ok(())
    }

    /// Time passes until `at`; whatever is planned until then is done when it is.
    async fn until(&self, at: DateTime<Utc>) -> Done {
        let refuse = |e: Error| self.desk.refuse(&e);
        let worker = Worker::new(self.app.clone(), Desk::operator(), "demo");
        let owner = actors::owner(&self.strategy.region);
        loop {
            let table = self.app.timetable(&owner, self.slug()).await.map_err(refuse)?;
            let next = table.coming.iter().find(|one| one.duty.is_some()).map(|one| one.at);
            self.clock.set(next.filter(|next| *next < at).unwrap_or(at).max(self.clock.now()));
            while self.app.tick().await.map_err(refuse)?.handled > 0 {}
            worker.run_until_idle().await.map_err(refuse)?;
            if self.clock.now() >= at {
                return Ok(());
            }
        }
    }
}

/// One more than was said.
fn one_more(mut answers: Answers, question: &str) -> Answers {
    for (_, answer) in answers.iter_mut().filter(|(key, _)| key.indicator.as_str() == question) {
        if let Some(more) = answer.value.as_ref().and_then(|value| value.plus(&Value::Number(1_u8.into()))) {
            answer.value = Some(more);
        }
    }
    answers
}

fn monday(story: &Story<'_>) -> Result<ScheduleOrder, Refusal> {
    let expression = CronExpression::parse(EVERY_MONDAY).map_err(|_| Refusal::new(EVERY_MONDAY))?;
    let timing = Timing {
        expression,
        zone: Zone::default(),
        working_day: WorkingDay::AnyDay,
        extra: std::collections::BTreeSet::new(),
    };
    tracing::info!(strategy = %story.slug(), "a digest every Monday");
    Ok(ScheduleOrder { duty: Duty::Digest, timing, catch_up: CatchUp::Once })
}
