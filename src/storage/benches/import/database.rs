//! A migrated database for each measurement, with the municipalities and the indicators in it, gone afterwards.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use chrono::{DateTime, Utc};
use malspar_domain::{
    id::{AccountId, Ids},
    role::{Actor, Role},
};
use malspar_storage::{Imported, Store, StoreConfig, StrategyScope};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use tempfile::TempDir;
use uuid::{Builder, Uuid};

use crate::{
    Outcome,
    rows::{REGION, World, drawn},
};

/// Where databases are made.
pub(crate) enum Server {
    Sqlite,
    Postgres { admin: String },
}

pub(crate) struct Database {
    pub(crate) url: String,
    store: Store,
    scope: StrategyScope,
    place: Place,
}

enum Place {
    Folder(TempDir),
    Server { admin: String, name: String },
}

impl Server {
    pub(crate) const fn sqlite() -> Self {
        Self::Sqlite
    }

    /// None where the environment names none.
    pub(crate) fn postgres() -> Option<Self> {
        let admin = std::env::var("MALSPAR_TEST_POSTGRES").ok().filter(|url| !url.is_empty())?;
        Some(Self::Postgres { admin })
    }

    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres { .. } => "postgres",
        }
    }

    pub(crate) async fn database(&self, world: &World) -> Outcome<Database> {
        let (url, place) = match self {
            Self::Sqlite => {
                let folder = tempfile::tempdir()?;
                (format!("sqlite://{}/bench.db?mode=rwc", folder.path().display()), Place::Folder(folder))
            }
            Self::Postgres { admin } => {
                static COUNT: AtomicUsize = AtomicUsize::new(1);
                let name = format!("bench_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
                on_server(admin, &format!("CREATE DATABASE {name}")).await?;
                let (server, _) = admin.rsplit_once('/').ok_or("the address ends in no database")?;
                (format!("{server}/{name}"), Place::Server { admin: admin.clone(), name })
            }
        };
        let store = Store::connect(&StoreConfig::new(&url), Arc::new(DrawnIds::default())).await?;
        store.migrate().await?;
        let tx = store.write().await?;
        let strategy = world.strategy()?;
        tx.save_organisations(&world.organisations()?).await?;
        tx.save_catalogue(&strategy, strategy.valid.from, &owner()?, at()).await?;
        let (scope, ..) = tx.open_strategy(&strategy.slug, &owner()?, None).await?;
        tx.commit().await?;
        Ok(Database { url, store, scope, place })
    }
}

impl Database {
    /// Through the store, as a use case would: one transaction.
    pub(crate) async fn import(&self, world: &World, rows: usize) -> Outcome<Imported> {
        let tx = self.store.write().await?;
        let observations = world.rows(rows).map(|row| row.observation);
        let imported = tx.import_observations(&self.scope, observations, None, &owner()?, at()).await?;
        tx.commit().await?;
        Ok(imported)
    }

    /// Every observation as a line, in the order of their cells, without its id.
    pub(crate) async fn lines(&self) -> Outcome<Vec<String>> {
        let db = connected(&self.url).await?;
        let columns = [
            "i.code",
            "g.code",
            "o.period_from",
            "o.period_to",
            "o.measured_on",
            "o.category",
            "o.revision",
            "o.status",
            "o.kind",
            "o.code",
            "o.number",
            "o.denominator",
            "o.planned_from",
            "o.words",
            "o.comment",
            "o.source",
            "o.recorded_at",
            "o.role",
            "o.reason",
        ];
        let columns: Vec<_> = columns.iter().map(|c| format!("COALESCE(CAST({c} AS TEXT), '-')")).collect();
        let sql = format!(
            "SELECT {} FROM observation o JOIN indicator i ON i.id = o.indicator_id
             JOIN organisation g ON g.id = o.organisation_id
             ORDER BY o.period_from, g.code, i.code, o.category",
            columns.join(" || ' ' || ")
        );
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
        let lines = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>();
        db.close().await?;
        Ok(lines?)
    }

    pub(crate) async fn remove(self) -> Outcome<()> {
        self.store.close().await?;
        match self.place {
            Place::Folder(folder) => Ok(folder.close()?),
            Place::Server { admin, name } => {
                on_server(&admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await
            }
        }
    }
}

async fn on_server(admin: &str, sql: &str) -> Outcome<()> {
    let db = connected(admin).await?;
    db.execute_unprepared(sql).await?;
    Ok(db.close().await?)
}

/// Boxed: connecting is a large future.
async fn connected(url: &str) -> Outcome<DatabaseConnection> {
    Ok(Box::pin(sea_orm::Database::connect(url)).await?)
}

pub(crate) fn owner() -> Outcome<Actor> {
    let account = AccountId(Uuid::from_u128(7));
    Ok(Actor { account, role: Role::StrategyOwner, organisation: REGION.parse()?, strategy: None })
}

/// When everything is recorded.
pub(crate) const fn at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

/// Ids as scattered as the program's own, which decides where in the table a row goes, and the same in every run.
#[derive(Default)]
pub(crate) struct DrawnIds(AtomicUsize);

impl Ids for DrawnIds {
    fn next(&self) -> Uuid {
        let n = self.0.fetch_add(2, Ordering::Relaxed);
        let drawn = (u128::from(drawn(n)) << 64) | u128::from(drawn(n + 1));
        Builder::from_random_bytes(drawn.to_be_bytes()).into_uuid()
    }
}
