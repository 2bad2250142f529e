//! A new release meets the database of an older one: nothing happens to it until somebody asks for it, and then there is
//! a copy.

use std::sync::Arc;

use malspar_app::{
    App, Error, StoreConfig,
    backup::{self, Migrated},
};
use malspar_domain::{clock::MockClock, id::CountedIds, violation::Violation};
use malspar_migrations::{Migrator, MigratorTrait};
use malspar_storage::Schema;

use crate::{
    database::{TestDatabase, on_each_database},
    sample::march,
};

on_each_database! {
    a_database_of_today_is_migrated_to_where_it_is,
    a_database_of_a_newer_release_is_left_alone,
}

fn clock() -> Arc<MockClock> {
    Arc::new(MockClock::at(march(2)))
}

async fn open(db: &TestDatabase) -> Result<App, Error> {
    App::open(&db.config, clock(), Arc::new(CountedIds::new(1))).await
}

async fn migrate(db: &TestDatabase, backed_up: bool) -> Result<Migrated, Error> {
    backup::migrate(&db.config, clock().as_ref(), Arc::new(CountedIds::new(1)), backed_up).await
}

fn refused<T>(result: Result<T, Error>) -> Violation {
    match result.err().expect("it is refused") {
        Error::Refused(mut violations) => violations.remove(0),
        other => panic!("{other}"),
    }
}

fn last_step() -> &'static str {
    malspar_migrations::names().last().unwrap()
}

/// As the release before the last step left it.
async fn of_an_older_release(db: &TestDatabase) {
    let steps = u32::try_from(malspar_migrations::names().count()).unwrap();
    Migrator::up(&db.stranger().await.0, Some(steps - 1)).await.unwrap();
    assert_eq!(db.store.schema().await.unwrap(), Schema::Behind(vec![last_step()]));
}

async fn opens_when_empty(db: &TestDatabase) {
    assert_eq!(db.store.schema().await.unwrap(), Schema::Empty);
    open(db).await.unwrap();
    assert_eq!(db.store.schema().await.unwrap(), Schema::Current);
    open(db).await.unwrap();
}

async fn waits_for_its_migration(db: &TestDatabase) {
    of_an_older_release(db).await;
    let violation = refused(open(db).await);
    assert_eq!((violation.code.as_str(), violation.params[0].1.as_str()), ("database-behind", "1"));
    assert_eq!(db.store.schema().await.unwrap(), Schema::Behind(vec![last_step()]), "nothing has happened");
}

async fn of_another_program_is_refused(db: &TestDatabase) {
    db.stranger().await.execute("CREATE TABLE theirs (id INTEGER)").await.unwrap();
    assert_eq!(refused(open(db).await).code, "database-foreign");
    assert_eq!(refused(migrate(db, true).await).code, "database-foreign");
    assert_eq!(db.store.schema().await.unwrap(), Schema::Foreign);
}

async fn a_database_of_today_is_migrated_to_where_it_is(db: &TestDatabase) {
    assert_eq!(migrate(db, false).await.unwrap(), Migrated { steps: 0, backup: None });
    open(db).await.unwrap();
}

async fn a_database_of_a_newer_release_is_left_alone(db: &TestDatabase) {
    let later = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 0)";
    db.stranger().await.execute(later).await.unwrap();
    for violation in [refused(open(db).await), refused(migrate(db, true).await)] {
        assert_eq!(violation.code, "database-newer");
        assert_eq!(violation.params[0].1, "m29990101_000001_later");
    }
}

#[tokio::test]
async fn an_empty_database_is_made_ready_on_sqlite() {
    opens_when_empty(&TestDatabase::empty_sqlite().await).await;
}

#[tokio::test]
async fn an_empty_database_is_made_ready_on_postgres() {
    let Some(db) = TestDatabase::empty_postgres().await else { return };
    opens_when_empty(&db).await;
}

#[tokio::test]
async fn an_older_database_waits_for_its_migration_on_sqlite() {
    waits_for_its_migration(&TestDatabase::empty_sqlite().await).await;
}

#[tokio::test]
async fn an_older_database_waits_for_its_migration_on_postgres() {
    let Some(db) = TestDatabase::empty_postgres().await else { return };
    waits_for_its_migration(&db).await;
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_on_sqlite() {
    of_another_program_is_refused(&TestDatabase::empty_sqlite().await).await;
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_on_postgres() {
    let Some(db) = TestDatabase::empty_postgres().await else { return };
    of_another_program_is_refused(&db).await;
}

#[tokio::test]
async fn a_migration_makes_a_copy_that_one_can_go_back_to_on_sqlite() {
    let db = TestDatabase::empty_sqlite().await;
    of_an_older_release(&db).await;
    let done = migrate(&db, false).await.unwrap();
    let copy = done.backup.unwrap();
    assert_eq!(done.steps, 1);
    let name = format!("malspar-before-{}-20260302T120000Z.db", last_step());
    assert_eq!(copy.file, db.config.sqlite_file().unwrap().unwrap().with_file_name(name));
    assert_eq!(db.store.schema().await.unwrap(), Schema::Current);

    db.store.clone().close().await.unwrap();
    backup::restore(&db.config, &copy.file, true, clock().as_ref()).await.unwrap();
    assert_eq!(refused(open(&db).await).code, "database-behind", "where it was");
    let later = MockClock::at(march(3));
    let again = backup::migrate(&db.config, &later, Arc::new(CountedIds::new(1)), false).await.unwrap();
    assert_ne!(again.backup.unwrap().file, copy.file);
    open(&db).await.unwrap();
}

#[tokio::test]
async fn without_a_copy_to_rely_on_nothing_is_migrated_on_sqlite() {
    let db = TestDatabase::empty_sqlite().await;
    of_an_older_release(&db).await;
    let stranger = db.stranger().await;
    stranger.execute("UPDATE audit_head SET sequence = 3").await.unwrap();
    assert_eq!(refused(migrate(&db, true).await).code, "audit-missing");
    assert_eq!(db.store.schema().await.unwrap(), Schema::Behind(vec![last_step()]));
    let folder = db.config.sqlite_file().unwrap().unwrap().parent().unwrap().to_owned();
    let copies = std::fs::read_dir(folder)
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_str().unwrap().contains("malspar"));
    assert_eq!(copies.count(), 0, "a bad copy is no copy");
}

#[tokio::test]
async fn somebody_must_say_that_there_is_a_backup_on_postgres() {
    let Some(db) = TestDatabase::empty_postgres().await else { return };
    of_an_older_release(&db).await;
    assert_eq!(refused(migrate(&db, false).await).code, "database-not-backed-up");
    assert_eq!(db.store.schema().await.unwrap(), Schema::Behind(vec![last_step()]));
    assert_eq!(migrate(&db, true).await.unwrap(), Migrated { steps: 1, backup: None });
    open(&db).await.unwrap();
}

/// Looking at a database that is not there must not be the way to make one.
#[tokio::test]
async fn a_mistyped_address_makes_no_database_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let config = StoreConfig::new(format!("sqlite://{}/none.db", folder.path().display()));
    assert!(App::open(&config, clock(), Arc::new(CountedIds::new(1))).await.is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
