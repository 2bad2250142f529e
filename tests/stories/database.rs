//! A database of its own for every story, on SQLite and on PostgreSQL.
//!
//! SQLite is a file in a temporary folder. PostgreSQL wants a server: `MALSPAR_TEST_POSTGRES` names one and a role that
//! may create databases. Each story gets a copy of a migrated template, which is faster than migrating anew; the first
//! process to need the template makes it. Without the variable the stories named `on_postgres` say SKIPPED and prove
//! nothing; `tests/run` sets it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::UNIX_EPOCH,
};

use malspar_domain::id::CountedIds;
use malspar_storage::{Store, StoreConfig};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, ExecResult, Statement,
};
use tempfile::TempDir;

/// Runs each story twice: `on_each_database! { a_story }` wants `async fn a_story(db: &TestDatabase)`.
macro_rules! on_each_database {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use crate::database::TestDatabase;

            #[tokio::test]
            async fn on_sqlite() {
                super::$story(&TestDatabase::sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(db) = TestDatabase::postgres().await {
                    super::$story(&db).await;
                }
            }
        }
    )+};
}
pub(crate) use on_each_database;

/// A migrated database, gone when it is dropped.
pub(crate) struct TestDatabase {
    pub(crate) store: Store,
    pub(crate) config: StoreConfig,
    _place: Place,
}

/// What to remove in the end.
enum Place {
    Folder { _folder: TempDir },
    Server { _database: PostgresDatabase },
}

impl TestDatabase {
    pub(crate) async fn sqlite() -> Self {
        let db = Self::empty_sqlite().await;
        db.store.migrate().await.unwrap();
        db
    }

    /// Before its first migration.
    pub(crate) async fn empty_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = StoreConfig::new(format!("sqlite://{}/story.db?mode=rwc", folder.path().display()));
        Self { store: connect(&config).await, config, _place: Place::Folder { _folder: folder } }
    }

    /// Nothing, said aloud, where there is no server.
    pub(crate) async fn postgres() -> Option<Self> {
        let server = PostgresServer::from_environment()?;
        let template = server.template().await;
        Some(Self::on_server(server.database(&format!("TEMPLATE {template}")).await).await)
    }

    /// Before its first migration.
    pub(crate) async fn empty_postgres() -> Option<Self> {
        let server = PostgresServer::from_environment()?;
        Some(Self::on_server(server.database("").await).await)
    }

    async fn on_server(database: PostgresDatabase) -> Self {
        let config = StoreConfig::new(database.server.url_of(&database.name));
        Self { store: connect(&config).await, config, _place: Place::Server { _database: database } }
    }

    /// Another program at the same database, with none of the store's settings.
    pub(crate) async fn stranger(&self) -> Stranger {
        Stranger::at(&self.config.url).await
    }
}

pub(crate) async fn connect(config: &StoreConfig) -> Store {
    Store::connect(config, Arc::new(CountedIds::new(1))).await.unwrap()
}

/// Plain SQL, past the store.
pub(crate) struct Stranger(pub(crate) DatabaseConnection);

impl Stranger {
    /// One connection, so that a lock taken is a lock held. Boxed: connecting is a large future.
    pub(crate) async fn at(url: &str) -> Self {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1);
        Self(Box::pin(Database::connect(options)).await.unwrap())
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Sqlite
    }

    pub(crate) async fn execute(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    /// The first column of the first row, as text.
    pub(crate) async fn text(&self, sql: &str) -> String {
        let statement = Statement::from_string(self.0.get_database_backend(), sql);
        let row = self.0.query_one_raw(statement).await.unwrap().expect("a row");
        row.try_get_by_index(0).unwrap()
    }

    /// What the database says when it refuses `sql`.
    pub(crate) async fn refusal(&self, sql: &str) -> String {
        match self.execute(sql).await {
            Ok(done) => panic!("{} row(s) changed by: {sql}", done.rows_affected()),
            Err(error) => error.to_string(),
        }
    }
}

/// A server on which stories may create databases and roles.
#[derive(Clone)]
pub(crate) struct PostgresServer {
    admin: String,
}

impl PostgresServer {
    pub(crate) fn from_environment() -> Option<Self> {
        let found = std::env::var("MALSPAR_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
        if found.is_none() {
            println!("SKIPPED: MALSPAR_TEST_POSTGRES names no server");
        }
        found.map(|admin| Self { admin })
    }

    pub(crate) async fn admin(&self) -> DatabaseConnection {
        Stranger::at(&self.admin).await.0
    }

    /// The address of a database, for the role of the administrator.
    pub(crate) fn url_of(&self, database: &str) -> String {
        let (server, _) = self.admin.rsplit_once('/').expect("an address ends in a database");
        format!("{server}/{database}")
    }

    /// The same for a role without a password.
    pub(crate) fn url_as(&self, role: &str, database: &str) -> String {
        let url = self.url_of(database);
        let (_, place) = url.split_once('@').expect("an address names its role");
        format!("postgres://{role}@{place}")
    }

    /// A new database with a name of its own.
    pub(crate) async fn database(&self, how: &str) -> PostgresDatabase {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let name = format!("story_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let admin = self.admin().await;
        admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name} {how}")).await.unwrap();
        admin.close().await.unwrap();
        PostgresDatabase { server: self.clone(), name }
    }

    /// The migrated template of this test program. It gets its name when it is complete, so a half-made one is never
    /// used; the lock lets one process make it while the others wait.
    async fn template(&self) -> String {
        let program = std::env::current_exe().and_then(std::fs::metadata).unwrap();
        let built = program.modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_nanos();
        let name = format!("story_template_{built}");
        let admin = self.admin().await;
        admin.execute_unprepared("SELECT pg_advisory_lock(20260301)").await.unwrap();
        let there = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
        let there = Statement::from_string(DbBackend::Postgres, there);
        if admin.query_one_raw(there).await.unwrap().is_none() {
            admin.execute_unprepared("DROP DATABASE IF EXISTS story_template_new").await.unwrap();
            admin.execute_unprepared("CREATE DATABASE story_template_new").await.unwrap();
            let store = connect(&StoreConfig::new(self.url_of("story_template_new"))).await;
            store.migrate().await.unwrap();
            store.close().await.unwrap();
            let rename = format!("ALTER DATABASE story_template_new RENAME TO {name}");
            admin.execute_unprepared(&rename).await.unwrap();
        }
        admin.close().await.unwrap(); // which gives the lock back
        name
    }
}

/// A database on a server, gone when it is dropped.
pub(crate) struct PostgresDatabase {
    pub(crate) server: PostgresServer,
    pub(crate) name: String,
}

impl Drop for PostgresDatabase {
    /// In a thread of its own, since the story's runtime may be the one that drops it.
    fn drop(&mut self) {
        let (server, drop) =
            (self.server.clone(), format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async { server.admin().await.execute_unprepared(&drop).await.map(|_| ()) })
        });
        match dropped.join() {
            Ok(Ok(())) => {}
            Ok(Err(error)) => eprintln!("the database {} stays: {error}", self.name),
            Err(_) => eprintln!("the database {} stays", self.name),
        }
    }
}
