//! From an organisation's own draft to checked answers: each act with its right, its event and its observations.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use malspar_domain::{
    clock,
    code::{CycleKey, IndicatorCode, OrganisationCode, Slug},
    cycle::{CycleState, FollowUpCycle},
    indicator::Indicator,
    role::Actor,
    series::SeriesValues,
    strategy::Strategy,
    submission::{self, Answer, AnswerKey, Answers, Context, Question, SubmissionAct, SubmissionState},
    violation::Violation,
};
pub use malspar_storage::SubmissionEvent;
use malspar_storage::{AuditEntry, StrategyScope, SubmissionRecord, Tx};

use crate::{App, Error, Result, answering::draft_mark, hand_in::HandIn, lock};

/// What an organisation says of its answers as a whole when it hands them in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Anchoring<'a> {
    /// Are they agreed within it?
    pub agreed: Option<bool>,
    /// Its own registry number.
    pub registry_number: Option<&'a str>,
    /// Stands for the draft that was looked at ([`crate::answering::Questionnaire::seen`]): nothing else is handed in.
    pub seen: Option<&'a str>,
}

/// A cycle of a strategy with the catalogue that applies to it, opened for somebody who may.
pub(crate) struct Room {
    pub(crate) scope: StrategyScope,
    pub(crate) strategy: Strategy,
    pub(crate) catalogue_version: u32,
    pub(crate) cycle: FollowUpCycle,
    pub(crate) before: Option<FollowUpCycle>,
    pub(crate) municipalities: Vec<OrganisationCode>,
    pub(crate) names: BTreeMap<OrganisationCode, String>,
}

impl Room {
    pub(crate) async fn open(tx: &Tx, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Self> {
        let (scope, newest, _) = tx.open_strategy(slug, actor, None).await?;
        let cycle = newest.cycle(cycle).ok_or_else(|| Error::no_cycle(slug, cycle))?;
        let before = newest.cycle_before(&cycle);
        let (strategy, catalogue_version) = tx.catalogue_of(&scope, cycle.period.years, None).await?;
        let municipalities = tx.municipalities(&strategy.county, cycle.period.measured_on).await?;
        let mut names: BTreeMap<_, _> =
            municipalities.iter().map(|m| (m.code.clone(), m.name.clone())).collect();
        names.insert(strategy.region.clone(), strategy.county_name.sv.clone());
        let municipalities = municipalities.into_iter().map(|m| m.code).collect();
        Ok(Self { scope, strategy, catalogue_version, cycle, before, municipalities, names })
    }

    /// What was handed in last time to the questions that are asked now.
    pub(crate) async fn last_answers(&self, tx: &Tx, questions: &[Question<'_>]) -> Result<Answers> {
        let Some(before) = &self.before else { return Ok(Answers::new()) };
        let reported: Vec<_> = SubmissionState::ALL.into_iter().filter(|s| s.is_reported()).collect();
        let observations = tx.observations(&self.scope, before, &reported, None).await?;
        let answers = observations.into_iter().map(|o| {
            let key = AnswerKey { indicator: o.key.indicator, about: o.key.about, category: o.key.category };
            (key, Answer { value: o.value, status: o.status, comment: o.comment, message: None })
        });
        let asked: BTreeSet<_> = questions.iter().map(|q| &q.key).collect();
        Ok(answers.filter(|(key, _)| asked.contains(key)).collect())
    }

    /// The published figures that the strategy's checks hold answers against.
    pub(crate) async fn series(&self, tx: &Tx) -> Result<SeriesValues> {
        let used: Vec<_> = self.strategy.series_used().into_iter().collect();
        Ok(tx.series_values(&used, None).await?)
    }

    /// What an organisation's answers are held against.
    pub(crate) const fn context<'a>(
        &'a self,
        reporter: &'a OrganisationCode,
        previous: &'a Answers,
        series: &'a SeriesValues,
    ) -> Context<'a> {
        Context { strategy: &self.strategy, reporter, cycle: &self.cycle, previous, series }
    }

    /// The indicators whose question was another in the cycle before: what is answered now begins a new series.
    pub(crate) async fn broken(&self, tx: &Tx) -> Result<BTreeSet<IndicatorCode>> {
        let Some(before) = &self.before else { return Ok(BTreeSet::new()) };
        let (earlier, _) = tx.catalogue_of(&self.scope, before.period.years, None).await?;
        let other = |i: &&Indicator| {
            earlier.indicator(&i.code).is_some_and(|before| before.definition != i.definition)
        };
        Ok(self.strategy.asked().filter(other).map(|i| i.code.clone()).collect())
    }

    /// What `organisation` is asked; an error where it is asked nothing.
    pub(crate) fn questions(&self, organisation: &OrganisationCode) -> Result<Vec<Question<'_>>> {
        let questions = submission::questions(&self.strategy, organisation, &self.municipalities);
        if questions.is_empty() {
            return Err(Error::no_submission(&self.cycle.key, organisation));
        }
        Ok(questions)
    }

    /// Before its opening a cycle has nothing to act on. Late answers and completions come in while the region reviews.
    /// After its sealing answers change only where the region has asked for it with a reason: `is_asked_for`.
    pub(crate) async fn check_cycle(&self, tx: &Tx, is_asked_for: bool) -> Result<()> {
        let state = tx.cycle_state(&self.scope, &self.cycle.key).await?;
        let takes = matches!(state, CycleState::Collecting | CycleState::Reviewing);
        if takes || (is_asked_for && state == CycleState::Sealed) {
            return Ok(());
        }
        Err(Violation::error("cycle", "cycle-not-open").with("state", state.code()).into())
    }

    /// The cycle must be taking answers, and the organisation's must be open. In a transaction that writes, its
    /// submission is begun and held from here on: what is read next is what will be written about.
    pub(crate) async fn check_open(
        &self,
        tx: &Tx,
        organisation: &OrganisationCode,
        now: DateTime<Utc>,
    ) -> Result<SubmissionState> {
        let before = tx.submission(&self.scope, &self.cycle.key, organisation).await?;
        let asked_for = [SubmissionState::Reopened, SubmissionState::Returned];
        self.check_cycle(tx, before.is_some_and(|before| asked_for.contains(&before.state))).await?;
        let submission = if tx.is_read_only() {
            tx.submission(&self.scope, &self.cycle.key, organisation).await?
        } else {
            tx.start_submission(&self.scope, &self.cycle.key, organisation, now).await?;
            tx.hold_submission(&self.scope, &self.cycle.key, organisation).await?
        };
        let state = submission.as_ref().map_or(SubmissionState::Draft, |s| s.state);
        check_not_expired(submission.as_ref(), now)?;
        if state.is_open() {
            Ok(state)
        } else {
            Err(Violation::error("submission", "submission-not-open").with("state", state.code()).into())
        }
    }

    /// These indicators, and those whose questions are asked or not by the answers to them.
    pub(crate) fn with_what_hangs_on(&self, indicators: &[IndicatorCode]) -> BTreeSet<IndicatorCode> {
        let mut open: BTreeSet<_> = indicators.iter().cloned().collect();
        for _ in self.strategy.asked() {
            let hang_on = self.strategy.asked().filter(|indicator| {
                let names = indicator.asked_if.iter().flat_map(|asked_if| asked_if.when.names());
                let place = indicator.places().map(IndicatorCode::as_str);
                names.chain(place).any(|name| open.iter().any(|code| code.as_str() == name))
            });
            let more: Vec<_> = hang_on.map(|indicator| indicator.code.clone()).collect();
            let known = open.len();
            open.extend(more);
            if open.len() == known {
                break;
            }
        }
        open
    }

    /// Where answers were reopened for some questions alone, the others stay as they were checked.
    pub(crate) async fn check_reopened<'a>(
        &self,
        tx: &Tx,
        organisation: &OrganisationCode,
        changed: impl Iterator<Item = &'a AnswerKey>,
    ) -> Result<()> {
        let submission = tx.submission(&self.scope, &self.cycle.key, organisation).await?;
        let Some(SubmissionRecord { state: SubmissionState::Reopened, reopened_scope: open, .. }) =
            submission
        else {
            return Ok(());
        };
        let open = self.with_what_hangs_on(&open);
        let shut = changed.filter(|key| !open.is_empty() && !open.contains(&key.indicator));
        let shut: Vec<_> =
            shut.map(|key| Violation::error(key.field(organisation), "reopened-not-this")).collect();
        if shut.is_empty() { Ok(()) } else { Err(Error::Refused(shut)) }
    }
}

/// What was reopened locks again by itself when its last day has passed.
fn check_not_expired(submission: Option<&SubmissionRecord>, now: DateTime<Utc>) -> Result<()> {
    let until = submission.filter(|s| s.state == SubmissionState::Reopened).and_then(|s| s.reopened_until);
    match until.filter(|until| clock::local_date(now) > *until) {
        Some(until) => Err(Violation::error("submission", "reopening-expired").with("date", until).into()),
        None => Ok(()),
    }
}

impl App {
    /// Hands the draft in. Everything that is wrong with it comes back at once; otherwise its answers, and what the
    /// system sets because of them, become observations. Gives the warnings that remain.
    pub async fn submit(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Vec<Violation>> {
        self.submit_with(actor, slug, cycle, organisation, None).await
    }

    /// The same with what the organisation says of its answers as a whole: are they agreed within it, and what is its own
    /// registry number? A conflict where the draft is no longer what was looked at.
    pub async fn submit_with(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        anchoring: Option<Anchoring<'_>>,
    ) -> Result<Vec<Violation>> {
        if !actor.may_answer_for(organisation) {
            return Err(Error::Forbidden("submit for this organisation"));
        }
        let tx = self.store.write().await?;
        // Not before the turn to write has come: whoever reads meanwhile reads what is recorded earlier.
        let now = self.clock.now();
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let questions = room.questions(organisation)?;
        let state = room.check_open(&tx, organisation, now).await?;
        let answers = tx.draft(&room.scope, cycle, organisation).await?;
        check_seen(anchoring.and_then(|said| said.seen), &answers)?;
        let previous = room.last_answers(&tx, &questions).await?;
        let series = room.series(&tx).await?;
        let context = room.context(organisation, &previous, &series);
        let (errors, warnings): (Vec<_>, Vec<_>) =
            submission::validate(&questions, &answers, &context).into_iter().partition(Violation::is_error);
        if !errors.is_empty() {
            return Err(Error::Refused(errors));
        }
        let act = SubmissionAct::Submit;
        tx.act_on_submission(&room.scope, cycle, organisation, state, &act, state.after(&act)?, actor, now)
            .await?;
        if let Some(Anchoring { agreed, registry_number, .. }) = anchoring {
            tx.note_anchoring(&room.scope, cycle, organisation, agreed, registry_number, now).await?;
        }
        let hand_in = HandIn { tx: &tx, room: &room, questions: &questions, answers: &answers };
        tx.keep_hand_in(&room.scope, cycle, organisation, &hand_in.as_handed_in()).await?;
        let observations = hand_in.observations(organisation).await?;
        let written =
            tx.append_observations(&room.scope, cycle, organisation, &observations, None, actor, now).await?;
        let entry = audit_of(&act, slug, cycle, organisation).with("observations", written);
        tx.append_audit(&entry, actor, now).await?;
        let receipts = self.send_receipts(&tx, &room, organisation, now).await?;
        tx.commit().await?;
        if receipts > 0 {
            self.post.ring();
        }
        Ok(warnings)
    }

    /// Asks for a completion, checks, or notes that the organisation declines.
    pub async fn act_on_submission(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        act: SubmissionAct,
    ) -> Result<SubmissionState> {
        self.act_on_what_was_seen(actor, slug, cycle, organisation, act, None).await
    }

    /// The same with the version of the submission that was looked at: a conflict where anything has happened to it since.
    pub(crate) async fn act_on_what_was_seen(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        act: SubmissionAct,
        seen: Option<u32>,
    ) -> Result<SubmissionState> {
        let allowed = match act {
            SubmissionAct::Submit => {
                self.submit(actor, slug, cycle, organisation).await?;
                return Ok(SubmissionState::Submitted);
            }
            SubmissionAct::Decline { .. } => actor.may_answer_for(organisation),
            SubmissionAct::Return { .. }
            | SubmissionAct::Approve
            | SubmissionAct::Extend { .. }
            | SubmissionAct::Reopen { .. }
            | SubmissionAct::Lock => actor.may_run_follow_up(),
        };
        if !allowed {
            return Err(Error::Forbidden("act on these answers"));
        }
        let tx = self.store.write().await?;
        let now = self.clock.now();
        if act.until().is_some_and(|until| until < clock::local_date(now)) {
            return Err(Violation::error("submission", "act-until-past").with("act", act.code()).into());
        }
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let is_of_the_region = matches!(
            act,
            SubmissionAct::Return { .. }
                | SubmissionAct::Approve
                | SubmissionAct::Reopen { .. }
                | SubmissionAct::Lock
        );
        room.check_cycle(&tx, is_of_the_region).await?;
        let questions = room.questions(organisation)?;
        check_scope(&act, &questions)?;
        let held = tx.hold_submission(&room.scope, cycle, organisation).await?;
        check_version(held.as_ref(), seen)?;
        let state = if let Some(submission) = held {
            check_later(&act, submission.extended_until.unwrap_or(room.cycle.deadline))?;
            submission.state
        } else {
            check_later(&act, room.cycle.deadline)?;
            tx.start_submission(&room.scope, cycle, organisation, now).await?;
            SubmissionState::Draft
        };
        let after = state.after(&act)?;
        tx.act_on_submission(&room.scope, cycle, organisation, state, &act, after, actor, now).await?;
        if act == SubmissionAct::Lock {
            lock::restore_draft(&tx, &room, organisation, &questions, now).await?;
        }
        tx.append_audit(&audit_of(&act, slug, cycle, organisation), actor, now).await?;
        let told = self.tell_of_review(&tx, &room, organisation, &act, now).await?;
        tx.commit().await?;
        if told > 0 {
            self.post.ring();
        }
        Ok(after)
    }

    /// The state of an organisation's answers; draft where nothing has been written yet.
    pub async fn submission_state(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<SubmissionState> {
        check_may_follow(actor, organisation)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let submission = tx.submission(&room.scope, cycle, organisation).await?;
        Ok(submission.map_or(SubmissionState::Draft, |s| s.state))
    }

    /// Every act on an organisation's answers, oldest first.
    pub async fn submission_history(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Vec<SubmissionEvent>> {
        check_may_follow(actor, organisation)?;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        Ok(tx.submission_history(&room.scope, cycle, organisation).await?)
    }
}

/// What is handed in is what was looked at.
fn check_seen(seen: Option<&str>, answers: &Answers) -> Result<()> {
    match seen {
        Some(seen) if seen != draft_mark(answers.iter())? => {
            Err(Error::Conflict("the draft has changed since it was looked at".to_owned()))
        }
        _ => Ok(()),
    }
}

/// What is acted on is what was looked at: every act on a submission, also a hand-in, counts its version up.
fn check_version(held: Option<&SubmissionRecord>, seen: Option<u32>) -> Result<()> {
    match (held, seen) {
        (_, None) => Ok(()),
        (Some(held), Some(seen)) if held.version == seen => Ok(()),
        _ => Err(Error::Conflict("the answers have changed since they were looked at".to_owned())),
    }
}

/// Longer to answer is longer than there is already.
fn check_later(act: &SubmissionAct, deadline: NaiveDate) -> Result<()> {
    match act {
        SubmissionAct::Extend { until, .. } if *until <= deadline => {
            Err(Violation::error("submission", "extend-not-later").with("date", deadline).into())
        }
        _ => Ok(()),
    }
}

/// An act is about questions that the organisation is asked.
fn check_scope(act: &SubmissionAct, questions: &[Question<'_>]) -> Result<()> {
    let unknown = act.scope().iter().find(|code| !questions.iter().any(|q| &q.key.indicator == *code));
    match unknown {
        Some(code) => Err(Violation::error("submission", "pack-unknown-indicator").with("code", code).into()),
        None => Ok(()),
    }
}

/// The organisation itself and who runs the follow-up see how far its answers have come.
fn check_may_follow(actor: &Actor, organisation: &OrganisationCode) -> Result<()> {
    if actor.may_answer_for(organisation) || actor.may_run_follow_up() {
        Ok(())
    } else {
        Err(Error::Forbidden("follow these answers"))
    }
}

fn audit_of(
    act: &SubmissionAct,
    slug: &Slug,
    cycle: &CycleKey,
    organisation: &OrganisationCode,
) -> AuditEntry {
    AuditEntry::new(format!("submission.{}", act.code()), format!("{slug}/{cycle}/{organisation}"))
}
