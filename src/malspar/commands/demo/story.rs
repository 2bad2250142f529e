//! What happens in the demo, in order of time: the baseline is asked for, then the first cycle; forms come in as
//! files, one is returned and corrected, one municipality never answers; the review begins and the drafts are made.

use std::io::IsTerminal;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use malspar_app::{App, Drafts, Error, examples};
use malspar_domain::{
    clock::MockClock,
    code::{CycleKey, OrganisationCode, Slug},
    cycle::{CycleState, FollowUpCycle},
    lang::Lang,
    strategy::Strategy,
    submission::{Answers, SubmissionAct, SubmissionState},
};
use malspar_words::t;
use malspar_worker::Worker;

use super::actors;
use crate::{
    commands::Desk,
    console::{self, Done, Refusal},
};

/// The municipality whose own report is written: Örebro.
pub(super) const OWN_REPORT: &str = "1880";

/// The municipality that never answers the first cycle: Laxå.
pub(super) const SILENT: &str = "1860";

/// Why one municipality's answers are returned, as the region would write it.
const REASON: &str = "Ni har svarat att det finns en familjecentral, men enligt regionens uppgifter saknas \
    barnmorskemottagning i kommunen. Ligger alla fyra delarna på samma plats?";

pub(super) struct Story<'a> {
    desk: &'a Desk,
    app: &'a App,
    clock: &'a MockClock,
    strategy: Strategy,
    cycles: Vec<FollowUpCycle>,
}

impl<'a> Story<'a> {
    pub(super) fn new(desk: &'a Desk, app: &'a App, clock: &'a MockClock) -> Result<Self, Refusal> {
        let strategy = App::check_strategy(examples::OREBRO).map_err(|e| desk.refuse(&e))?;
        // The baseline and the first cycle; the others are still to come.
        let cycles = strategy.cycles().into_iter().take(2).collect();
        Ok(Self { desk, app, clock, strategy, cycles })
    }

    pub(super) const fn slug(&self) -> &Slug {
        &self.strategy.slug
    }

    /// The cycle that the reports are about.
    pub(super) fn cycle(&self) -> &CycleKey {
        &self.current().key
    }

    fn current(&self) -> &FollowUpCycle {
        self.cycles.last().expect("the shipped strategy has cycles")
    }

    pub(super) async fn tell(&self) -> Done {
        self.set_up().await.map_err(|e| self.desk.refuse(&e))?;
        for cycle in &self.cycles {
            self.follow_up(cycle).await?;
        }
        Ok(())
    }

    async fn set_up(&self) -> Result<(), Error> {
        let owner = actors::owner(&self.strategy.region);
        self.clock.set(office_hours(NaiveDate::from_ymd_opt(2024, 2, 1).unwrap_or_default()));
        let loaded = self.app.load_register(&Desk::operator()).await?;
        let (first, last) = loaded.years;
        println!(
            "{}",
            t!(
                self.desk.lang,
                "cli-demo-register",
                n = loaded.municipalities,
                years = malspar_words::date::period(self.desk.lang, first, last)
            )
        );
        let imported = self.app.import_strategy(&owner, examples::OREBRO).await?;
        println!(
            "{}",
            t!(self.desk.lang, "cli-demo-strategy", title = self.strategy.title.get(self.desk.lang))
        );
        tracing::info!(slug = %imported.slug, version = imported.version, "strategy imported");
        Ok(())
    }

    async fn follow_up(&self, cycle: &FollowUpCycle) -> Done {
        let refuse = |e: Error| self.desk.refuse(&e);
        let owner = actors::owner(&self.strategy.region);
        let (slug, key) = (self.slug(), &cycle.key);
        self.clock.set(office_hours(cycle.opens_on));
        if self.app.cycle_state(&owner, slug, key).await.map_err(refuse)? == CycleState::Planned {
            self.app.open_cycle(&owner, slug, key).await.map_err(refuse)?;
        }
        let hand_ins = examples::answers(&self.strategy, key).map_err(refuse)?;
        let bar = progress_bar(hand_ins.len(), t!(self.desk.lang, "cli-demo-forms", cycle = key.as_str()));
        for (day, (organisation, attempts)) in (1_u64..).zip(&hand_ins) {
            self.answer(cycle, organisation, attempts, day).await?;
            bar.inc(1);
        }
        bar.finish_and_clear();
        println!("{}", t!(self.desk.lang, "cli-demo-answers", cycle = key.as_str(), n = hand_ins.len()));
        self.clock.set(office_hours(cycle.deadline + Days::new(1)));
        if self.app.cycle_state(&owner, slug, key).await.map_err(refuse)? == CycleState::Collecting {
            self.app.begin_review(&owner, slug, key).await.map_err(refuse)?;
        }
        let worker = Worker::new(self.app.clone(), Desk::operator(), "demo");
        worker.run_until_idle().await.map_err(refuse)?;
        Ok(())
    }

    /// One organisation hands its form in; where it has two attempts, the first is returned and then corrected.
    async fn answer(
        &self,
        cycle: &FollowUpCycle,
        organisation: &OrganisationCode,
        attempts: &[Answers],
        day: u64,
    ) -> Done {
        let refuse = |e: Error| self.desk.refuse(&e);
        let owner = actors::owner(&self.strategy.region);
        let (slug, key) = (self.slug(), &cycle.key);
        let contact = actors::contact(organisation);
        if self.state(key, organisation).await? == SubmissionState::Approved {
            return Ok(());
        }
        for (n, answers) in (1..).zip(attempts) {
            // A run that was broken off goes on where it stopped: what is handed in is not handed in again.
            self.clock.set(office_hours(cycle.opens_on + Days::new(day + 2 * n)));
            let state = self.state(key, organisation).await?;
            let done_before = n < attempts.len() as u64 && state == SubmissionState::Returned;
            if state.is_open() && !done_before {
                let form =
                    self.app.filled_form(&contact, slug, key, organisation, answers).await.map_err(refuse)?;
                let path = self.desk.config.data.join("forms").join(format!("{key}_{organisation}_{n}.xlsx"));
                console::write(&path, &form)?;
                let received = console::read(&path)?;
                self.app.import_form(&contact, &received, false).await.map_err(refuse)?;
                self.app.submit(&contact, slug, key, organisation).await.map_err(refuse)?;
            }
            self.clock.set(office_hours(cycle.opens_on + Days::new(day + 2 * n + 1)));
            let act = if n < attempts.len() as u64 {
                SubmissionAct::Return { reason: REASON.to_owned() }
            } else {
                SubmissionAct::Approve
            };
            if self.state(key, organisation).await? == SubmissionState::Submitted {
                self.app.act_on_submission(&owner, slug, key, organisation, act).await.map_err(refuse)?;
            }
        }
        Ok(())
    }

    async fn state(
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

    /// One municipality's own report.
    pub(super) async fn municipal_report(&self) -> Result<Vec<u8>, Refusal> {
        let owner = actors::owner(&self.strategy.region);
        let own = OrganisationCode::new(OWN_REPORT).map_err(|e| Refusal::new(e.to_string()))?;
        self.app
            .draft_report(&owner, self.slug(), self.cycle(), Some(&own), Lang::Sv)
            .await
            .map_err(|e| self.desk.refuse(&e))
    }

    /// The form of the municipality that has not answered.
    pub(super) async fn open_form(&self) -> Result<Vec<u8>, Refusal> {
        let silent = OrganisationCode::new(SILENT).map_err(|e| Refusal::new(e.to_string()))?;
        self.app
            .export_form(&actors::contact(&silent), self.slug(), self.cycle(), &silent, Lang::Sv)
            .await
            .map_err(|e| self.desk.refuse(&e))
    }
}

/// A bar on a terminal; nothing where the output goes to a file.
fn progress_bar(length: usize, title: String) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.set_message(title);
    bar
}

/// Nine in the morning, UTC, on `day`.
fn office_hours(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default()).and_utc()
}
