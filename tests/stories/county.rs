//! The county of the stories: the shipped strategy and its example answers, on a service of its own.

use std::sync::Arc;

use chrono::{DateTime, Days, TimeZone, Utc};
use malspar_app::{
    App, examples,
    progress::{Counted, CycleFigures},
};
use malspar_domain::{
    clock::MockClock,
    code::{CycleKey, OrganisationCode, Slug},
    id::AccountId,
    role::{Actor, Role},
    strategy::Strategy,
    submission::{Answers, SubmissionAct},
};
use malspar_worker::Worker;
use uuid::Uuid;

use crate::database::TestDatabase;

pub(crate) const REGION: &str = "0018";

/// The service with the Örebro strategy taken in, both first cycles open, and nothing answered.
pub(crate) struct County {
    pub(crate) app: App,
    pub(crate) clock: Arc<MockClock>,
    pub(crate) strategy: Strategy,
}

pub(crate) fn organisation(code: &str) -> OrganisationCode {
    code.parse().unwrap()
}

pub(crate) fn baseline() -> CycleKey {
    "2023".parse().unwrap()
}

pub(crate) fn cycle() -> CycleKey {
    "2024-2025".parse().unwrap()
}

fn actor(role: Role, organisation_code: &str) -> Actor {
    Actor {
        account: AccountId(Uuid::from_u128(7)),
        role,
        organisation: organisation(organisation_code),
        strategy: None,
    }
}

pub(crate) fn owner() -> Actor {
    actor(Role::StrategyOwner, REGION)
}

pub(crate) fn contact(code: &str) -> Actor {
    actor(Role::MunicipalContact, code)
}

/// Noon of a day in March 2026.
pub(crate) fn march(day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, day, 12, 0, 0).unwrap()
}

impl County {
    pub(crate) async fn new(db: &TestDatabase) -> Self {
        let clock = Arc::new(MockClock::at(march(2)));
        let app = App::new(db.store.clone(), Arc::clone(&clock) as Arc<_>);
        app.load_register(&owner()).await.unwrap();
        app.import_strategy(&owner(), examples::OREBRO.pack).await.unwrap();
        let strategy = App::check_strategy(examples::OREBRO.pack).unwrap();
        for key in [baseline(), cycle()] {
            app.open_cycle(&owner(), &strategy.slug, &key).await.unwrap();
        }
        Self { app, clock, strategy }
    }

    pub(crate) fn slug(&self) -> &Slug {
        &self.strategy.slug
    }

    /// The day that it is.
    pub(crate) fn clock_day(&self) -> chrono::NaiveDate {
        malspar_domain::clock::local_date(malspar_domain::clock::Clock::now(self.clock.as_ref()))
    }

    /// The last of an organisation's example hand-ins.
    pub(crate) fn answers(&self, key: &CycleKey, code: &str) -> Answers {
        let mut all = examples::OREBRO.answers(&self.strategy, key).unwrap();
        all.remove(&organisation(code)).unwrap().pop().unwrap()
    }

    /// The organisation fills its form in and sends it; it becomes the draft.
    pub(crate) async fn send_form(&self, key: &CycleKey, code: &str, answers: &Answers) {
        let who = organisation(code);
        let form = self.app.filled_form(&contact(code), self.slug(), key, &who, answers).await.unwrap();
        self.app.import_form(&contact(code), &form, false).await.unwrap();
    }

    pub(crate) async fn hand_in(&self, key: &CycleKey, code: &str) {
        self.send_form(key, code, &self.answers(key, code)).await;
        self.app.submit(&contact(code), self.slug(), key, &organisation(code)).await.unwrap();
    }

    pub(crate) async fn act(&self, key: &CycleKey, code: &str, act: SubmissionAct) {
        self.app.act_on_submission(&owner(), self.slug(), key, &organisation(code), act).await.unwrap();
    }

    /// Everybody who answers in the example hands in and is checked, an hour apart.
    pub(crate) async fn everybody_answers(&self, key: &CycleKey) {
        for code in examples::OREBRO.answers(&self.strategy, key).unwrap().keys() {
            self.clock.advance(chrono::Duration::hours(1));
            self.hand_in(key, code.as_str()).await;
            self.act(key, code.as_str(), SubmissionAct::Approve).await;
        }
    }

    pub(crate) async fn figures(&self, counted: Counted, as_of: Option<DateTime<Utc>>) -> CycleFigures {
        self.app.figures(&owner(), self.slug(), &cycle(), counted, as_of).await.unwrap()
    }

    /// The review begins, and the worker does what that asks of it.
    pub(crate) async fn review(&self) -> usize {
        self.clock.set(march(31) + Days::new(1));
        self.app.begin_review(&owner(), self.slug(), &cycle()).await.unwrap();
        Worker::new(self.app.clone(), owner(), "story").run_until_idle().await.unwrap()
    }
}
