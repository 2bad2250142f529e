//! Two regions with their strategies, people and registrars in the autumn of 2023, and everything that can be counted.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use chrono::{DateTime, Utc};
use malspar_app::{
    App,
    accounts::{Delivery, Invitation, MailRecord, Outgoing, Postman},
    examples,
};
use malspar_domain::{
    clock::MockClock,
    cycle::FollowUpCycle,
    id::AccountId,
    lang::Lang,
    role::{Actor, Role},
    strategy::Strategy,
};
use malspar_worker::Worker;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use crate::{
    accounts::{Dice, address, operator},
    county::organisation,
    database::{Stranger, TestDatabase},
};

/// A job can be taken over at once: two workers meet over it more often than they ever would.
const NO_LEASE: u32 = 0;
/// The kinds of mail that the clock sends.
const BY_THE_CLOCK: &str =
    "('confirm', 'registrar', 'cycle_opening', 'cycle_reminder', 'draft_ready', 'digest')";

/// Örebro's twelve by code.
pub(super) const MUNICIPALITIES: [&str; 12] =
    ["1882", "1814", "1860", "1861", "1862", "1863", "1864", "1880", "1881", "1883", "1884", "1885"];

pub(super) struct World {
    pub(super) app: App,
    pub(super) clock: Arc<MockClock>,
    pub(super) orebro: Strategy,
    pub(super) vastmanland: Strategy,
    pub(super) mail: Arc<MailServer>,
    pub(super) workers: [Worker; 2],
    pub(super) stranger: Stranger,
    /// How far each mail of the clock's had come when it was last seen: rows are removed in time.
    pub(super) mails: BTreeMap<String, String>,
}

/// A mail server that takes most mails, refuses some, and of some says nothing.
#[derive(Default)]
pub(super) struct MailServer {
    taken: Mutex<Vec<Uuid>>,
}

impl MailServer {
    /// What it was handed more than once.
    pub(super) fn doubled(&self) -> Vec<Uuid> {
        let mut taken = self.taken.lock().unwrap().clone();
        taken.sort();
        taken.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
    }
}

impl Postman for MailServer {
    fn deliver<'a>(&'a self, mail: &'a MailRecord) -> Outgoing<'a> {
        let n = {
            let mut taken = self.taken.lock().unwrap();
            taken.push(mail.id.0);
            taken.len()
        };
        Box::pin(async move {
            // Whoever is killed while the server thinks does not know what it has done.
            tokio::task::yield_now().await;
            match n % 17 {
                3 => Delivery::Failed("550 no such mailbox".to_owned()),
                9 => Delivery::Unknown("timeout".to_owned()),
                _ => Delivery::Sent,
            }
        })
    }
}

pub(super) fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Whoever runs the follow-up in a region.
pub(super) fn owner_of(region: &str) -> Actor {
    let account = AccountId(Uuid::from_u128(7));
    Actor { account, role: Role::StrategyOwner, organisation: organisation(region), strategy: None }
}

impl World {
    /// On 1 November 2023. Askersund has nobody who answers, every second municipality a registrar's mailbox.
    pub(super) async fn new(db: &TestDatabase) -> Self {
        let clock = Arc::new(MockClock::at(time("2023-11-01T09:00:00Z")));
        let mail = Arc::new(MailServer::default());
        let app = App::new(db.store.clone(), Arc::clone(&clock) as Arc<_>);
        let app = app.with_secrets(Arc::new(Dice)).with_postman(Some(Arc::clone(&mail) as Arc<_>));
        let app = app.with_links_to("https://malspar.example.se".parse().unwrap());
        app.load_register(&operator()).await.unwrap();
        let mut strategies = Vec::new();
        for example in [&examples::OREBRO, &examples::VASTMANLAND] {
            app.import_strategy(&operator(), example.pack).await.unwrap();
            strategies.push(App::check_strategy(example.pack).unwrap());
        }
        let vastmanland = strategies.pop().unwrap();
        let orebro = strategies.pop().unwrap();
        let worker = |name: &str| Worker::new(app.clone(), operator(), name).with_lease(NO_LEASE);
        let workers = [worker("one"), worker("other")];
        let stranger = db.stranger().await;
        let mails = BTreeMap::new();
        let world = Self { app, clock, orebro, vastmanland, mail, workers, stranger, mails };
        world.invite_everybody().await;
        world
    }

    async fn invite_everybody(&self) {
        for (n, code) in MUNICIPALITIES.iter().enumerate() {
            if n > 0 {
                self.invite(&format!("svarar.{code}@kommun.example"), Role::MunicipalContact, code).await;
            }
            if n % 2 == 0 {
                let mailbox = address(&format!("registrator.{code}@kommun.example"));
                let (slug, code) = (&self.orebro.slug, organisation(code));
                self.app.set_registrar(&operator(), slug, &code, Some(&mailbox)).await.unwrap();
            }
        }
        self.invite("ansvarig@region.example", Role::StrategyOwner, "0018").await;
    }

    async fn invite(&self, who: &str, role: Role, code: &str) {
        let invitation = Invitation {
            address: address(who),
            lang: Lang::Sv,
            role,
            organisation: organisation(code),
            strategy: Some(self.orebro.slug.clone()),
            deputy: false,
        };
        self.app.invite(&operator(), &invitation).await.unwrap();
    }

    /// The cycles that follow from Örebro's rule.
    pub(super) fn cycles(&self) -> Vec<FollowUpCycle> {
        let baseline = crate::county::baseline();
        self.orebro.cycles().into_iter().filter(|cycle| cycle.key != baseline).collect()
    }

    /// The rows that `sql` gives, each column as text.
    pub(super) async fn rows(&self, sql: &str, columns: usize) -> Vec<Vec<String>> {
        let statement = Statement::from_string(self.stranger.0.get_database_backend(), sql);
        let rows = self.stranger.0.query_all_raw(statement).await.unwrap();
        let text = |row: &sea_orm::QueryResult, n| row.try_get_by_index::<Option<String>>(n).unwrap();
        rows.iter().map(|row| (0..columns).map(|n| text(row, n).unwrap_or_default()).collect()).collect()
    }

    /// How many there are.
    pub(super) async fn count(&self, sql: &str) -> usize {
        self.stranger.text(&format!("SELECT CAST(({sql}) AS text)")).await.parse().unwrap()
    }

    /// Looks how far each mail of the clock's has come.
    pub(super) async fn look_at_mails(&mut self) {
        let id = if self.stranger.is_sqlite() { "hex(id)" } else { "CAST(id AS text)" };
        let sql = format!("SELECT {id}, state FROM mail WHERE kind IN {BY_THE_CLOCK}");
        for row in self.rows(&sql, 2).await {
            let [id, state] = <[String; 2]>::try_from(row).unwrap();
            let before = self.mails.insert(id.clone(), state.clone());
            // What is known of a mail stays known.
            let is_final = |state: &str| ["sent", "unknown", "failed"].contains(&state);
            if let Some(before) = before.filter(|before| is_final(before)) {
                assert_eq!(before, state, "mail {id}");
            }
        }
    }

    /// So many mails of the clock's are due by what is kept of letters for good: each owner is told of each draft.
    pub(super) async fn mails_due(&self) -> usize {
        let letters = "(SELECT COALESCE(SUM(mails), 0) FROM cycle_letter)";
        let questions = "(SELECT COALESCE(SUM(mails), 0) FROM contact_letter)";
        let drafts = "(SELECT COUNT(*) FROM audit_event WHERE action = 'report.draft')";
        self.count(&format!("{letters} + {questions} + {drafts}")).await
    }
}
