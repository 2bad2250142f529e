//! What happens to one strategy in the demo, in order of time: the baseline is asked for, then the first cycle; forms
//! come in as files, some are returned, reopened, late or never handed in; the review begins and the drafts are made.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use malspar_app::{App, Drafts, Error};
use malspar_domain::{
    clock::MockClock,
    code::{CycleKey, IndicatorCode, OrganisationCode, Slug},
    cycle::{CycleState, FollowUpCycle},
    lang::Lang,
    role::Actor,
    strategy::Strategy,
    submission::{Answers, SubmissionAct, SubmissionState},
};
use malspar_words::t;
use malspar_worker::Worker;

use super::{
    actors,
    script::{Script, What},
};
use crate::{
    commands::Desk,
    console::{self, Done, Refusal},
};

/// Where the invented series come from.
const EXAMPLE_SOURCE: &str = "Exempeldata";

pub(super) struct Story<'a> {
    pub(super) desk: &'a Desk,
    pub(super) app: &'a App,
    pub(super) clock: &'a MockClock,
    pub(super) script: Script,
    pub(super) strategy: Strategy,
    cycles: Vec<FollowUpCycle>,
}

impl<'a> Story<'a> {
    pub(super) fn new(
        desk: &'a Desk,
        app: &'a App,
        clock: &'a MockClock,
        script: Script,
    ) -> Result<Self, Refusal> {
        let strategy = App::check_strategy(script.example.pack).map_err(|e| desk.refuse(&e))?;
        let cycles = strategy.cycles().into_iter().take(script.cycles).collect();
        Ok(Self { desk, app, clock, script, strategy, cycles })
    }

    pub(super) const fn slug(&self) -> &Slug {
        &self.strategy.slug
    }

    pub(super) const fn script(&self) -> &Script {
        &self.script
    }

    /// The cycle that the reports are about.
    pub(super) fn cycle(&self) -> &CycleKey {
        &self.current().key
    }

    pub(super) fn current(&self) -> &FollowUpCycle {
        self.cycles.last().expect("the shipped strategies have cycles")
    }

    pub(super) async fn tell(&self) -> Done {
        let earlier = self.script.example.earlier_pack().map_err(|e| self.desk.refuse(&e))?;
        for (n, cycle) in self.cycles.iter().enumerate() {
            // A question that is worded anew is so from the second cycle on.
            let pack = earlier.as_deref().filter(|_| n == 0).unwrap_or(self.script.example.pack);
            self.set_up(cycle, pack).await.map_err(|e| self.desk.refuse(&e))?;
            self.follow_up(cycle).await?;
        }
        println!(
            "{}",
            t!(self.desk.lang, "cli-demo-strategy", title = self.strategy.title.get(self.desk.lang))
        );
        Ok(())
    }

    /// The catalogue as it is a month before the cycle opens; a run that was broken off has it already.
    async fn set_up(&self, cycle: &FollowUpCycle, pack: &str) -> Result<(), Error> {
        let owner = actors::owner(&self.strategy.region);
        self.clock.set(office_hours(cycle.opens_on - Days::new(30)));
        let known = self.app.strategies().await?.contains(self.slug());
        if known && self.app.cycle_state(&owner, self.slug(), &cycle.key).await? != CycleState::Planned {
            return Ok(());
        }
        let imported = self.app.import_strategy(&owner, pack).await?;
        tracing::info!(slug = %imported.slug, version = imported.version, "strategy imported");
        for table in self.script.example.series {
            self.app.import_series(&Desk::operator(), table.as_bytes(), EXAMPLE_SOURCE).await?;
        }
        Ok(())
    }

    async fn follow_up(&self, cycle: &FollowUpCycle) -> Done {
        let refuse = |e: Error| self.desk.refuse(&e);
        let owner = actors::owner(&self.strategy.region);
        let (slug, key) = (self.slug(), &cycle.key);
        self.come_to(office_hours(cycle.opens_on)).await?;
        if self.app.cycle_state(&owner, slug, key).await.map_err(refuse)? == CycleState::Planned {
            self.app.open_cycle(&owner, slug, key).await.map_err(refuse)?;
        }
        let hand_ins = self.script.example.answers(&self.strategy, key).map_err(refuse)?;
        let bar =
            console::progress_bar(hand_ins.len(), t!(self.desk.lang, "cli-demo-forms", cycle = key.as_str()));
        self.decline(cycle).await?;
        for (day, (organisation, attempts)) in (1_u64..).zip(&hand_ins) {
            self.answer(cycle, organisation, attempts, day).await?;
            bar.inc(1);
        }
        bar.finish_and_clear();
        println!("{}", t!(self.desk.lang, "cli-demo-answers", cycle = key.as_str(), n = hand_ins.len()));
        self.come_to(office_hours(cycle.deadline + Days::new(1))).await?;
        if self.app.cycle_state(&owner, slug, key).await.map_err(refuse)? == CycleState::Collecting {
            self.app.begin_review(&owner, slug, key).await.map_err(refuse)?;
        }
        if key == self.cycle() {
            self.send_for_comments(cycle).await?;
            self.write_texts(cycle).await?;
        }
        let worker = Worker::new(self.app.clone(), Desk::operator(), "demo");
        worker.run_until_idle().await.map_err(refuse)?;
        Ok(())
    }

    /// The clock goes to `at`, and what the rule plans until then is done when it is; the jobs that it asks for wait.
    async fn come_to(&self, at: DateTime<Utc>) -> Done {
        let plan = self.strategy.plan();
        let events = plan.iter().filter(|event| event.step.duty().is_some()).map(|event| event.at);
        // What has been handled is not handled again.
        for time in events.filter(|time| *time < at).chain([at]) {
            self.clock.set(time);
            self.app.tick().await.map_err(|e| self.desk.refuse(&e))?;
        }
        Ok(())
    }

    /// When the councils have commented, the texts of the report are written; the drafts are made with them.
    async fn write_texts(&self, cycle: &FollowUpCycle) -> Done {
        let owner = actors::owner(&self.strategy.region);
        self.clock.set(drafted_at(cycle));
        let texts = self.script.example.texts;
        let imported = self.app.import_narratives(&owner, self.slug(), &cycle.key, texts, false).await;
        let imported = imported.map_err(|e| self.desk.refuse(&e))?;
        let (cycle, version) = (cycle.key.as_str(), imported.version);
        println!("{}", t!(self.desk.lang, "cli-texts-imported", cycle = cycle, version = version));
        Ok(())
    }

    /// Whoever chooses not to answer says so in the first week.
    async fn decline(&self, cycle: &FollowUpCycle) -> Done {
        for turn in self.script.turns.iter().filter(|turn| turn.cycle == cycle.key.as_str()) {
            let What::Declined(reason) = turn.what else { continue };
            let organisation = code(turn.organisation)?;
            self.clock.set(office_hours(cycle.opens_on + Days::new(7)));
            if self.state(&cycle.key, &organisation).await? == SubmissionState::Draft {
                let act = SubmissionAct::Decline { reason: reason.to_owned() };
                self.act(&cycle.key, &organisation, act, &actors::contact(&organisation)).await?;
            }
        }
        Ok(())
    }

    /// One organisation hands its form in; where it has two attempts, the first comes back and is then corrected.
    async fn answer(
        &self,
        cycle: &FollowUpCycle,
        organisation: &OrganisationCode,
        attempts: &[Answers],
        day: u64,
    ) -> Done {
        let key = &cycle.key;
        let owner = actors::owner(&self.strategy.region);
        let turn = self.script.turn(key.as_str(), organisation.as_str());
        let mut from = cycle.opens_on + Days::new(day);
        if let Some(What::Extended(reason)) = turn {
            self.clock.set(office_hours(cycle.deadline - Days::new(4)));
            from = cycle.deadline + Days::new(3);
            if self.state(key, organisation).await? == SubmissionState::Draft {
                let act = SubmissionAct::Extend { until: from + Days::new(11), reason: reason.to_owned() };
                self.act(key, organisation, act, &owner).await?;
            }
        }
        let last = attempts.len().saturating_sub(1);
        for (n, answers) in attempts.iter().enumerate() {
            // A run that was broken off goes on where it stopped: what is handed in is not handed in again.
            let done = self.times_submitted(key, organisation).await?;
            let at = from + Days::new(2 + 2 * n as u64);
            self.clock.set(office_hours(at));
            if n >= done {
                self.hand_in(key, organisation, answers, n).await?;
            }
            self.clock.set(office_hours(at + Days::new(1)));
            let unchecked = matches!(turn, Some(What::Unchecked));
            if !unchecked && self.state(key, organisation).await? == SubmissionState::Submitted {
                let returned = turn.filter(|_| n < last).and_then(|what| match what {
                    What::Returned(reason) => {
                        Some(SubmissionAct::Return { reason: reason.to_owned(), scope: Vec::new() })
                    }
                    What::Reopened(..) | What::Extended(_) | What::Declined(_) | What::Unchecked => None,
                });
                self.act(key, organisation, returned.unwrap_or(SubmissionAct::Approve), &owner).await?;
            }
            if let Some(What::Reopened(reason, codes)) = turn.filter(|_| n < last)
                && self.state(key, organisation).await? == SubmissionState::Approved
                && self.times_submitted(key, organisation).await? == n + 1
            {
                self.act(key, organisation, reopening(reason, codes, at + Days::new(14))?, &owner).await?;
            }
        }
        Ok(())
    }

    /// The form as a file, filled in, taken in and handed in.
    pub(super) async fn hand_in(
        &self,
        key: &CycleKey,
        organisation: &OrganisationCode,
        answers: &Answers,
        n: usize,
    ) -> Done {
        let refuse = |e: Error| self.desk.refuse(&e);
        let (slug, contact) = (self.slug(), actors::contact(organisation));
        let form = self.app.filled_form(&contact, slug, key, organisation, answers).await.map_err(refuse)?;
        let name = format!("{slug}_{key}_{organisation}_{}.xlsx", n + 1);
        let path = self.desk.config.data.join("forms").join(name);
        console::write(&path, &form)?;
        let received = console::read(&path)?;
        self.app.import_form(&contact, &received, false).await.map_err(refuse)?;
        self.app.submit(&contact, slug, key, organisation).await.map_err(refuse)?;
        Ok(())
    }

    pub(super) async fn act(
        &self,
        key: &CycleKey,
        organisation: &OrganisationCode,
        act: SubmissionAct,
        actor: &Actor,
    ) -> Done {
        let done = self.app.act_on_submission(actor, self.slug(), key, organisation, act).await;
        done.map(|_| ()).map_err(|e| self.desk.refuse(&e))
    }

    async fn times_submitted(
        &self,
        key: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<usize, Refusal> {
        let owner = actors::owner(&self.strategy.region);
        let history = self.app.submission_history(&owner, self.slug(), key, organisation).await;
        let history = history.map_err(|e| self.desk.refuse(&e))?;
        Ok(history.iter().filter(|event| event.act == SubmissionAct::Submit.code()).count())
    }

    pub(super) async fn state(
        &self,
        key: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<SubmissionState, Refusal> {
        let owner = actors::owner(&self.strategy.region);
        let state = self.app.submission_state(&owner, self.slug(), key, organisation).await;
        state.map_err(|e| self.desk.refuse(&e))
    }

    /// The draft reports that the worker has made.
    pub(super) async fn drafts(&self) -> Result<Drafts, Refusal> {
        let owner = actors::owner(&self.strategy.region);
        self.app.drafts(&owner, self.slug(), self.cycle()).await.map_err(|e| self.desk.refuse(&e))
    }

    /// One municipality's own report, as it stood beside the region's drafts.
    pub(super) async fn municipal_report(&self) -> Result<Vec<u8>, Refusal> {
        let owner = actors::owner(&self.strategy.region);
        let own = code(self.script.own_report)?;
        let at = Some(drafted_at(self.current()));
        let report = self.app.draft_report(&owner, self.slug(), self.cycle(), Some(&own), Lang::Sv, at).await;
        report.map_err(|e| self.desk.refuse(&e))
    }

    /// The region's draft as a page. An edition may have been locked since the worker made the draft's PDF: the page says
    /// what the PDF says.
    pub(super) async fn page(&self, lang: Lang) -> Result<String, Refusal> {
        let owner = actors::owner(&self.strategy.region);
        let at = Some(drafted_at(self.current()));
        let page = self.app.draft_page(&owner, self.slug(), self.cycle(), None, lang, at).await;
        page.map_err(|e| self.desk.refuse(&e))
    }

    /// The form of a municipality that has not answered.
    pub(super) async fn open_form(&self, silent: &str) -> Result<Vec<u8>, Refusal> {
        let silent = code(silent)?;
        let contact = actors::contact(&silent);
        let form = self.app.export_form(&contact, self.slug(), self.cycle(), &silent, Lang::Sv).await;
        form.map_err(|e| self.desk.refuse(&e))
    }
}

/// The register of municipalities, which both strategies rest on.
pub(super) async fn set_the_stage(desk: &Desk, app: &App, clock: &MockClock) -> Done {
    clock.set(office_hours(NaiveDate::from_ymd_opt(2022, 1, 10).unwrap_or_default()));
    let loaded = app.load_register(&Desk::operator()).await.map_err(|e| desk.refuse(&e))?;
    let (first, last) = loaded.years;
    let years = malspar_words::date::period(desk.lang, first, last);
    println!("{}", t!(desk.lang, "cli-demo-register", n = loaded.municipalities, years = years));
    Ok(())
}

pub(super) fn code(text: &str) -> Result<OrganisationCode, Refusal> {
    OrganisationCode::new(text).map_err(|e| Refusal::new(e.to_string()))
}

pub(super) fn reopening(reason: &str, codes: &[&str], until: NaiveDate) -> Result<SubmissionAct, Refusal> {
    let scope: Result<Vec<_>, _> = codes.iter().map(|code| IndicatorCode::new(*code)).collect();
    let scope = scope.map_err(|e| Refusal::new(e.to_string()))?;
    Ok(SubmissionAct::Reopen { reason: reason.to_owned(), scope, until })
}

/// When the drafts of a cycle are made, with the texts in them.
fn drafted_at(cycle: &FollowUpCycle) -> DateTime<Utc> {
    office_hours(cycle.review_until + Days::new(28))
}

/// Nine in the morning, UTC, on `day`.
pub(super) fn office_hours(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default()).and_utc()
}
