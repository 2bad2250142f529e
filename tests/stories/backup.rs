//! Copies of the database: a copy that comes back is the database it was made from, to the row, and one that is none to
//! rely on changes nothing.

use std::{
    fs,
    path::{Path, PathBuf},
};

use malspar_app::{Error, StoreConfig, backup};
use malspar_domain::clock::MockClock;
use malspar_storage::AuditEntry;
use tempfile::TempDir;

use crate::{
    county::{County, cycle},
    database::{Stranger, TestDatabase, connect},
    sample::{self, march},
};

/// A folder with a copy of a county's database, and a place for another database beside it.
struct Shelf {
    folder: TempDir,
    config: StoreConfig,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = StoreConfig::new(format!("sqlite://{}/malspar.db?mode=rwc", folder.path().display()));
        Self { folder, config }
    }

    /// With a copy of a county with answers on it.
    async fn with_copy() -> Self {
        let (shelf, db) = (Self::new(), TestDatabase::sqlite().await);
        answered(&db).await;
        backup::back_up(&db.config, &shelf.copy(), false).await.unwrap();
        shelf
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn copy(&self) -> PathBuf {
        self.file("copy.db")
    }

    fn database(&self) -> PathBuf {
        self.file("malspar.db")
    }

    async fn restore(&self, replace: bool) -> Result<backup::Restored, Error> {
        backup::restore(&self.config, &self.copy(), replace, &MockClock::at(march(9))).await
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// One municipality has answered, and another has begun.
async fn answered(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&cycle(), "1880").await;
    county.send_form(&cycle(), "1862", &county.answers(&cycle(), "1862")).await;
}

/// Everything in the database, row for row, as SQL would write it down.
async fn everything(file: &Path) -> String {
    let stranger = Stranger::at(&format!("sqlite://{}?mode=ro", file.display())).await;
    let tables = "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1)";
    let mut told = stranger
        .text("SELECT group_concat(type || name || coalesce(sql, ''), char(10)) FROM (SELECT * FROM sqlite_master ORDER BY name)")
        .await;
    for table in stranger.text(tables).await.split(' ') {
        let columns = format!(
            "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info('{table}')"
        );
        let columns = stranger.text(&columns).await;
        let rows = format!(
            "SELECT coalesce(group_concat(row, char(10)), '') FROM (SELECT {columns} AS row FROM {table} ORDER BY 1)"
        );
        told.extend(["\n", table, "\n", &stranger.text(&rows).await]);
    }
    stranger.0.close().await.unwrap();
    told
}

/// The code of the one thing that is wrong.
fn code<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    match refused.unwrap_err() {
        Error::Refused(violations) => violations[0].code.clone(),
        other => panic!("{other}"),
    }
}

async fn execute(file: &Path, sql: &str) {
    let stranger = Stranger::at(&format!("sqlite://{}", file.display())).await;
    stranger.execute("PRAGMA foreign_keys = OFF").await.unwrap();
    stranger.execute(sql).await.unwrap();
    stranger.0.close().await.unwrap();
}

async fn append(db: &TestDatabase, action: &str) {
    let tx = db.store.write().await.unwrap();
    tx.append_audit(&AuditEntry::new(action, "small"), &sample::owner(), march(3)).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_comes_back_is_what_was_copied_to_the_row_on_sqlite() {
    let (db, shelf) = (TestDatabase::sqlite().await, Shelf::new());
    let file = db.config.sqlite_file().unwrap().unwrap();
    answered(&db).await;
    let before = everything(&file).await;
    assert!(before.contains("\nobservation\n") && before.lines().count() > 100, "there is something to lose");
    let copied = backup::back_up(&db.config, &shelf.copy(), false).await.unwrap();
    assert_eq!(everything(&shelf.copy()).await, before);

    append(&db, "later").await;
    assert_ne!(everything(&file).await, before);
    db.store.clone().close().await.unwrap();
    let clock = MockClock::at(march(9));
    let restored = backup::restore(&db.config, &shelf.copy(), true, &clock).await.unwrap();
    assert_eq!(restored.rows, copied.rows);
    assert_eq!(everything(&file).await, before);

    let kept = file.with_file_name("story.db.before-restore-20260309T120000Z");
    assert_eq!(restored.kept.as_deref(), Some(kept.as_path()));
    let store = connect(&StoreConfig::new(format!("sqlite://{}", kept.display()))).await;
    assert_eq!(store.read().await.unwrap().audit(1).await.unwrap()[0].entry.action, "later");

    // And the service lives on what came back.
    let store = connect(&db.config).await;
    let tx = store.write().await.unwrap();
    tx.append_audit(&AuditEntry::new("after", "small"), &sample::owner(), march(10)).await.unwrap();
    assert!(tx.verify_audit(None).await.unwrap().is_ok());
}

#[tokio::test]
async fn a_copy_becomes_the_database_of_an_empty_folder_on_sqlite() {
    let shelf = Shelf::with_copy().await;
    fs::write(shelf.file("malspar.db-wal"), "left by a database that somebody removed").unwrap();
    let restored = shelf.restore(false).await.unwrap();
    assert_eq!(restored.kept, None);
    assert_eq!(shelf.names(), ["copy.db", "malspar.db"]);
    assert_eq!(everything(&shelf.database()).await, everything(&shelf.copy()).await);
    assert_eq!(code(shelf.restore(false).await), "restore-already-there");
}

#[tokio::test]
async fn a_copy_is_whole_while_others_write_on_sqlite() {
    let (db, shelf) = (TestDatabase::sqlite().await, Shelf::new());
    append(&db, "first").await;
    let writes = async {
        for _ in 0..200 {
            append(&db, "more").await;
        }
    };
    let copies = async {
        for n in 0..5 {
            backup::back_up(&db.config, &shelf.file(&format!("{n}.db")), false).await.unwrap();
        }
    };
    tokio::join!(writes, copies);
    assert_eq!(shelf.names().len(), 5);
    let head = db.store.read().await.unwrap().verify_audit(None).await.unwrap().unwrap();
    assert_eq!(head.sequence, 201, "and nobody who wrote was turned away");
}

#[tokio::test]
async fn a_file_that_is_there_is_replaced_when_asked_to_on_sqlite() {
    let (db, shelf) = (TestDatabase::sqlite().await, Shelf::new());
    fs::write(shelf.copy(), "something else").unwrap();
    assert_eq!(code(backup::back_up(&db.config, &shelf.copy(), false).await), "backup-already-there");
    assert_eq!(fs::read(shelf.copy()).unwrap(), b"something else");
    backup::back_up(&db.config, &shelf.copy(), true).await.unwrap();
    assert!(fs::read(shelf.copy()).unwrap().starts_with(b"SQLite format 3"));
    assert_eq!(shelf.names(), ["copy.db"]);
}

#[tokio::test]
async fn a_database_is_no_copy_of_itself_on_sqlite() {
    let db = TestDatabase::sqlite().await;
    let file = db.config.sqlite_file().unwrap().unwrap();
    let same = file.parent().unwrap().join(".").join("story.db");
    assert_eq!(code(backup::back_up(&db.config, &same, true).await), "backup-itself");
    let clock = MockClock::at(march(9));
    assert_eq!(code(backup::restore(&db.config, &same, true, &clock).await), "backup-itself");
    append(&db, "still there").await;
}

#[tokio::test]
async fn no_database_is_made_to_be_copied_on_sqlite() {
    let shelf = Shelf::new();
    assert_eq!(code(backup::back_up(&shelf.config, &shelf.copy(), false).await), "backup-not-there");
    assert_eq!(code(shelf.restore(false).await), "backup-not-there");
    assert!(shelf.names().is_empty());
}

/// What may have happened to a copy, and what is said about it.
#[tokio::test]
async fn a_copy_that_is_none_to_rely_on_changes_nothing_on_sqlite() {
    let shelf = Shelf::with_copy().await;
    shelf.restore(false).await.unwrap();
    let (before, good) = (everything(&shelf.database()).await, fs::read(shelf.copy()).unwrap());
    for (sql, said) in [
        (
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 0)",
            "backup-newer",
        ),
        ("DROP TRIGGER observation_refuses_update", "backup-unguarded"),
        ("DELETE FROM organisation", "backup-dangling"),
        ("UPDATE audit_head SET sequence = sequence - 1", "audit-unknown"),
        ("DROP TABLE seaql_migrations", "backup-not-ours"),
    ] {
        fs::write(shelf.copy(), &good).unwrap();
        execute(&shelf.copy(), sql).await;
        assert_eq!(code(shelf.restore(true).await), said, "{sql}");
    }
    for keep in [0, 1, 100, 4096, good.len() / 2, good.len() - 4096, good.len() - 1] {
        fs::write(shelf.copy(), &good[..keep]).unwrap();
        let said = code(shelf.restore(true).await);
        assert!(matches!(said.as_str(), "backup-damaged" | "backup-not-ours"), "{keep} bytes: {said}");
    }
    fs::write(shelf.copy(), [&good[..], b"x"].concat()).unwrap();
    assert_eq!(code(shelf.restore(true).await), "backup-damaged", "a byte too long");
    for page in [0, 1, good.len() / 4096 / 2] {
        let mut bad = good.clone();
        bad[page * 4096..page * 4096 + 64].fill(0xaa);
        fs::write(shelf.copy(), &bad).unwrap();
        assert_eq!(code(shelf.restore(true).await), "backup-damaged", "page {page}");
    }
    fs::write(shelf.copy(), &good).unwrap();
    fs::write(shelf.file("copy.db-wal"), "what was written last").unwrap();
    assert_eq!(code(shelf.restore(true).await), "backup-has-log");
    fs::remove_file(shelf.file("copy.db-wal")).unwrap();

    assert_eq!(everything(&shelf.database()).await, before);
    assert_eq!(shelf.names(), ["copy.db", "malspar.db"], "nothing is left lying about");
    shelf.restore(true).await.unwrap();
}

/// Whoever writes on would write into the database that was put aside.
#[tokio::test]
async fn a_database_in_use_is_not_replaced_on_sqlite() {
    let shelf = Shelf::with_copy().await;
    shelf.restore(false).await.unwrap();
    let service = connect(&shelf.config).await;
    service.ping().await.unwrap();
    assert_eq!(code(shelf.restore(true).await), "restore-in-use");
    assert!(!shelf.names().iter().any(|name| name.contains("before-restore")));
    service.close().await.unwrap();
    shelf.restore(true).await.unwrap();
}

#[tokio::test]
async fn a_damaged_database_is_replaced_and_kept_on_sqlite() {
    let shelf = Shelf::with_copy().await;
    fs::write(shelf.database(), "was a database once").unwrap();
    let kept = shelf.restore(true).await.unwrap().kept.unwrap();
    assert_eq!(fs::read(kept).unwrap(), b"was a database once");
    assert_eq!(everything(&shelf.database()).await, everything(&shelf.copy()).await);
}

/// A process that was killed leaves its last writes in the log.
#[tokio::test]
async fn what_a_crash_left_in_the_log_is_kept_on_sqlite() {
    let (db, shelf) = (TestDatabase::sqlite().await, Shelf::with_copy().await);
    append(&db, "in the log").await;
    let file = db.config.sqlite_file().unwrap().unwrap();
    for ending in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        fs::copy(name(&file), name(&shelf.database())).unwrap();
    }
    assert!(fs::metadata(shelf.file("malspar.db-wal")).unwrap().len() > 0);
    let kept = shelf.restore(true).await.unwrap().kept.unwrap();
    let store = connect(&StoreConfig::new(format!("sqlite://{}", kept.display()))).await;
    assert_eq!(store.read().await.unwrap().audit(1).await.unwrap()[0].entry.action, "in the log");
    assert_eq!(everything(&shelf.database()).await, everything(&shelf.copy()).await);
}

#[tokio::test]
async fn nobody_else_can_read_a_copy_on_sqlite() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = Shelf::with_copy().await;
    assert_eq!(fs::metadata(shelf.copy()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_server_is_left_to_its_own_programs_on_postgres() {
    let Some(db) = TestDatabase::postgres().await else { return };
    let shelf = Shelf::with_copy().await;
    assert_eq!(code(backup::back_up(&db.config, &shelf.file("other.db"), false).await), "backup-not-sqlite");
    let clock = MockClock::at(march(9));
    assert_eq!(code(backup::restore(&db.config, &shelf.copy(), true, &clock).await), "backup-not-sqlite");
}
