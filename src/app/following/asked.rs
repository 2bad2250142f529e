//! What an organisation is asked, by when, and how far it has come.

use chrono::{DateTime, Days, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, IndicatorCode, OrganisationCode, Slug},
    cycle::{CycleState, FollowUpCycle},
    lang::Text,
    role::Actor,
    submission::{self, Answer, Filled, SubmissionState},
};
use malspar_storage::{
    EditionKey, ExtensionRefusal, ExtensionRequest, SubmissionEvent, SubmissionRecord, Tx,
};

use super::{check_answers, name_of, nothing_asked};
use crate::{App, Error, Result, submissions::Room};

/// How far an organisation's answers have come, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is filled in.
    NotBegun,
    /// Something is.
    Begun,
    /// Handed in.
    Submitted,
    /// A completion is requested.
    Returned,
    /// Checked.
    Checked,
    /// Open again, after having been checked.
    Reopened,
    /// It chose not to answer.
    Declined,
    /// It is over, and nothing was handed in.
    NotReported,
}

/// What an organisation is asked in a cycle.
#[derive(Debug, Clone)]
pub struct Asked {
    /// By which strategy.
    pub slug: Slug,
    /// What that is called.
    pub title: Text,
    /// In which cycle.
    pub cycle: FollowUpCycle,
    /// How far the cycle has come.
    pub cycle_state: CycleState,
    /// Who is asked: "Laxå kommun".
    pub organisation: Text,
    /// Who asks: "Region Örebro län".
    pub region: Text,
    /// Is it a municipality? A region is asked as well.
    pub is_municipality: bool,
    /// How far the draft has come.
    pub filled: Filled,
    /// How far the answers have come.
    pub stage: Stage,
    /// The last day to answer that holds for this organisation.
    pub deadline: NaiveDate,
    /// Has that day passed?
    pub is_late: bool,
    /// Was it moved for this organisation?
    pub is_extended: bool,
    /// When the answers were last handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Why a completion is requested, why it is open again, or why it declined.
    pub reason: Option<String>,
    /// The questions that are open again, or that a completion is asked for, where it is not all.
    pub asked_for: Vec<IndicatorCode>,
    /// May it write in its answers?
    pub is_open: bool,
    /// More time that it has asked for and has no answer to.
    pub request: Option<ExtensionRequest>,
    /// The region's no to what it asked for last, where that still is the last word.
    pub refused: Option<ExtensionRefusal>,
    /// Every request that was turned down, oldest first.
    pub refusals: Vec<ExtensionRefusal>,
    /// The days that it may ask for, the first and the last; none where it may not ask.
    pub may_ask_for: Option<(NaiveDate, NaiveDate)>,
    /// May it decline?
    pub may_decline: bool,
    /// Has anything happened to its answers?
    pub has_history: bool,
    /// The published edition of its own report, where there is one.
    pub published: Option<EditionKey>,
}

impl App {
    /// Everything that the actor's organisation is asked, the latest cycle of each strategy first.
    pub async fn asked_of(&self, actor: &Actor) -> Result<Vec<Asked>> {
        check_answers(actor)?;
        let tx = self.store.read().await?;
        let mut found = Vec::new();
        for slug in tx.strategies().await? {
            let cycles = match tx.open_strategy(&slug, actor, None).await.map_err(Error::from) {
                Ok((_, newest, _)) => newest.cycles(),
                // A strategy that the organisation has no part in.
                Err(Error::NotFound(_)) => continue,
                Err(other) => return Err(other),
            };
            for cycle in cycles.iter().rev() {
                found.extend(read(&tx, actor, &slug, &cycle.key, self.clock.now()).await?);
            }
        }
        Ok(found)
    }

    /// What the actor's organisation is asked in one cycle.
    pub async fn asked(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Asked> {
        check_answers(actor)?;
        let tx = self.store.read().await?;
        let found = read(&tx, actor, slug, cycle, self.clock.now()).await?;
        found.ok_or_else(|| nothing_asked(cycle, &actor.organisation))
    }
}

/// Nothing where the cycle has not opened, or asks this organisation nothing.
async fn read(
    tx: &Tx,
    actor: &Actor,
    slug: &Slug,
    key: &CycleKey,
    now: DateTime<Utc>,
) -> Result<Option<Asked>> {
    let own = &actor.organisation;
    let room = Room::open(tx, actor, slug, key).await?;
    let cycle_state = tx.cycle_state(&room.scope, key).await?;
    let questions = submission::questions(&room.strategy, own, &room.municipalities);
    if cycle_state == CycleState::Planned || questions.is_empty() {
        return Ok(None);
    }
    let draft = tx.draft(&room.scope, key, own).await?;
    let submission = tx.submission(&room.scope, key, own).await?;
    let history = tx.submission_history(&room.scope, key, own).await?;
    let standing = Standing {
        cycle: &room.cycle,
        cycle_state,
        submission: submission.as_ref(),
        has_answers: draft.values().any(Answer::is_answer),
        today: clock::local_date(now),
    };
    let request = tx.extension_requests(&room.scope, key).await?.into_iter().find(|(who, _)| who == own);
    let request = request.map(|(_, request)| request);
    let refusals = tx.extension_refusals(&room.scope, key).await?.remove(own).unwrap_or_default();
    Ok(Some(Asked {
        slug: slug.clone(),
        title: room.strategy.title.clone(),
        cycle_state,
        organisation: name_of(tx, own).await?,
        region: room.strategy.region_name.clone(),
        is_municipality: *own != room.strategy.region,
        filled: Filled::of(&questions, &draft),
        stage: standing.stage(),
        deadline: standing.deadline(),
        is_late: standing.today > standing.deadline(),
        is_extended: standing.is_extended(),
        submitted_at: history.iter().rfind(|event| event.act == SUBMIT).map(|event| event.recorded_at),
        reason: standing.reason(&history),
        asked_for: standing.asked_for(&history),
        is_open: standing.is_open(),
        refused: standing.last_word(&refusals, request.as_ref(), &history).cloned(),
        request: request.filter(|request| standing.waits_for(request, &history, &refusals)),
        refusals,
        may_ask_for: standing.may_ask_for(),
        may_decline: standing.may_decline(),
        has_history: !history.is_empty(),
        published: published(tx, slug, key, own, cycle_state).await?,
        cycle: room.cycle,
    }))
}

/// The organisation's own report of a cycle, as everybody may read it.
async fn published(
    tx: &Tx,
    slug: &Slug,
    cycle: &CycleKey,
    own: &OrganisationCode,
    state: CycleState,
) -> Result<Option<EditionKey>> {
    if state != CycleState::Sealed {
        return Ok(None);
    }
    let editions = tx.published_editions(Some(slug)).await?.into_iter().map(|edition| edition.key);
    let of_own = editions.filter(|key| &key.cycle == cycle && key.organisation.as_ref() == Some(own));
    Ok(of_own.max_by_key(|key| key.number))
}

/// How far an organisation's answers have come on this day; `submission` is what there is of it, if it has begun.
pub(crate) fn stage_of(
    cycle: &FollowUpCycle,
    cycle_state: CycleState,
    submission: Option<&SubmissionRecord>,
    has_answers: bool,
    today: NaiveDate,
) -> Stage {
    Standing { cycle, cycle_state, submission, has_answers, today }.stage()
}

/// Where an organisation stands, and what follows from it on this day.
pub(crate) struct Standing<'a> {
    pub(crate) cycle: &'a FollowUpCycle,
    pub(crate) cycle_state: CycleState,
    pub(crate) submission: Option<&'a SubmissionRecord>,
    pub(crate) has_answers: bool,
    pub(crate) today: NaiveDate,
}

impl Standing<'_> {
    /// Answers that were open again are checked ones when their last day has passed.
    fn state(&self) -> SubmissionState {
        let Some(submission) = self.submission else { return SubmissionState::Draft };
        let is_over = submission.reopened_until.is_some_and(|until| until < self.today);
        if is_over { SubmissionState::Approved } else { submission.state }
    }

    pub(crate) fn stage(&self) -> Stage {
        match self.state() {
            SubmissionState::Draft if !self.is_open() => Stage::NotReported,
            SubmissionState::Draft if self.has_answers => Stage::Begun,
            SubmissionState::Draft => Stage::NotBegun,
            SubmissionState::Submitted => Stage::Submitted,
            SubmissionState::Returned => Stage::Returned,
            SubmissionState::Approved => Stage::Checked,
            SubmissionState::Reopened => Stage::Reopened,
            SubmissionState::Declined => Stage::Declined,
        }
    }

    /// Does the cycle take answers of those who have not been asked anew?
    const fn is_taking(&self) -> bool {
        matches!(self.cycle_state, CycleState::Collecting | CycleState::Reviewing)
    }

    fn is_open(&self) -> bool {
        let asked_for = matches!(self.state(), SubmissionState::Returned | SubmissionState::Reopened);
        self.state().is_open() && (self.is_taking() || asked_for)
    }

    pub(crate) fn deadline(&self) -> NaiveDate {
        let moved = self.submission.and_then(|own| own.reopened_until.or(own.extended_until));
        moved.unwrap_or(self.cycle.deadline)
    }

    pub(crate) fn is_extended(&self) -> bool {
        self.submission.is_some_and(|own| own.extended_until.is_some()) && self.is_unanswered()
    }

    /// Is it the organisation's turn to hand in?
    fn is_unanswered(&self) -> bool {
        matches!(self.state(), SubmissionState::Draft | SubmissionState::Returned)
    }

    /// Later than the last day there is, not before today, and not after the review: then the report is written.
    pub(crate) fn may_ask_for(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = (self.today.max(self.deadline() + Days::new(1)), self.cycle.review_until);
        (self.is_taking() && self.is_unanswered() && days.0 <= days.1).then_some(days)
    }

    fn may_decline(&self) -> bool {
        self.is_taking() && self.is_unanswered()
    }

    /// Is a request still to be answered? The region has, when it has moved the last day since, or has turned it down; by
    /// itself it lapses with the day that was asked for, and when the answers are handed in.
    pub(crate) fn waits_for(
        &self,
        request: &ExtensionRequest,
        history: &[SubmissionEvent],
        refusals: &[ExtensionRefusal],
    ) -> bool {
        let extends = |e: &SubmissionEvent| e.until.is_some() && e.act == EXTEND;
        let answered = history.iter().any(|e| extends(e) && e.recorded_at >= request.asked_at)
            || refusals.iter().any(|refusal| refusal.request.asked_at >= request.asked_at);
        self.is_taking() && self.is_unanswered() && request.until >= self.today && !answered
    }

    /// The refusal that is the region's last word, as long as it is the organisation's turn: nothing where it has given
    /// more time since, or been asked anew.
    fn last_word<'r>(
        &self,
        refusals: &'r [ExtensionRefusal],
        request: Option<&ExtensionRequest>,
        history: &[SubmissionEvent],
    ) -> Option<&'r ExtensionRefusal> {
        let last = refusals.last().filter(|_| self.is_taking() && self.is_unanswered())?;
        let given = history.iter().any(|e| e.act == EXTEND && e.recorded_at > last.at);
        let anew = request.is_some_and(|request| request.asked_at > last.request.asked_at);
        (!given && !anew).then_some(last)
    }

    fn asked_for(&self, history: &[SubmissionEvent]) -> Vec<IndicatorCode> {
        match (self.state(), self.submission) {
            (SubmissionState::Reopened, Some(own)) => own.reopened_scope.clone(),
            (SubmissionState::Returned, _) => {
                history.iter().rfind(|event| event.act == RETURN).map(|e| e.scope.clone()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    pub(crate) fn reason(&self, history: &[SubmissionEvent]) -> Option<String> {
        let state = self.state();
        let has_one = [SubmissionState::Returned, SubmissionState::Reopened, SubmissionState::Declined]
            .contains(&state);
        let led = history.iter().rfind(|event| event.state == state && event.act != EXTEND)?;
        led.reason.clone().filter(|_| has_one)
    }
}

const SUBMIT: &str = "submit";
const RETURN: &str = "return";
/// The act that moves the last day to answer.
const EXTEND: &str = "extend";
