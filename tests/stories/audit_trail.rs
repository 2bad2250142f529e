//! The audit trail is a chain: whoever changes it past the program, triggers or not, leaves a break behind.

use malspar_domain::submission::SubmissionAct;
use malspar_storage::{AuditBreak, AuditEntry, AuditFinding, AuditHead, Store};

use crate::{
    county::{self, County},
    database::{TestDatabase, connect, on_each_database},
    sample::{march, owner},
};

on_each_database! {
    an_untouched_trail_is_whole,
    a_changed_event_is_found,
    a_missing_event_is_found,
    a_missing_end_is_found,
    exchanged_events_are_found,
    an_event_that_was_written_anew_is_found_by_the_next,
    an_end_that_was_written_anew_is_found_by_the_head,
    an_event_that_was_added_past_the_program_is_found,
    a_trail_without_a_head_is_not_whole,
    a_chain_that_was_written_anew_is_found_by_a_note,
    a_long_trail_is_walked_to_its_end,
    many_append_at_once_and_the_chain_holds,
    no_person_is_named,
    the_hash_is_made_as_documented,
}

async fn append(store: &Store, action: &str) {
    let tx = store.write().await.unwrap();
    let entry = AuditEntry::new(action, "small/2024-2025").with("observations", 3);
    tx.append_audit(&entry, &owner(), march(2)).await.unwrap();
    tx.commit().await.unwrap();
}

/// Events 1 to 5.
async fn five(db: &TestDatabase) {
    for action in ["one", "two", "three", "four", "five"] {
        append(&db.store, action).await;
    }
}

async fn verified(db: &TestDatabase, noted: Option<&AuditHead>) -> Result<AuditHead, AuditBreak> {
    // As long as the triggers are back, they tell nothing.
    db.store.check_triggers().await.unwrap();
    db.store.read().await.unwrap().verify_audit(noted).await.unwrap()
}

async fn assert_broken(db: &TestDatabase, sequence: i64, found: AuditFinding) {
    assert_eq!(verified(db, None).await, Err(AuditBreak { sequence, found }));
}

/// Does `sql` behind the back of the triggers: takes them away and puts them back.
async fn tamper(db: &TestDatabase, sql: &str) {
    let stranger = db.stranger().await;
    let (before, after) = if stranger.is_sqlite() {
        let triggers = "SELECT group_concat(sql, ';') FROM sqlite_master
                        WHERE type = 'trigger' AND tbl_name = 'audit_event'";
        let drop = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master
                    WHERE type = 'trigger' AND tbl_name = 'audit_event'";
        (stranger.text(drop).await, stranger.text(triggers).await)
    } else {
        let enable = "ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_refuses_change;
                      ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_refuses_truncate";
        ("ALTER TABLE audit_event DISABLE TRIGGER USER".to_owned(), enable.to_owned())
    };
    for step in [&before, sql, &after] {
        stranger.execute(step).await.unwrap();
    }
}

/// The hash that the next event would get if it were this one.
async fn hash_of_next(db: &TestDatabase, action: &str) -> AuditHead {
    let tx = db.store.write().await.unwrap();
    let entry = AuditEntry::new(action, "small/2024-2025").with("observations", 3);
    tx.append_audit(&entry, &owner(), march(2)).await.unwrap();
    tx.verify_audit(None).await.unwrap().unwrap() // and the transaction is dropped
}

async fn an_untouched_trail_is_whole(db: &TestDatabase) {
    let empty = verified(db, None).await.unwrap();
    assert_eq!((empty.sequence, empty.hash), (0, "0".repeat(64)));
    five(db).await;
    let head = verified(db, None).await.unwrap();
    assert_eq!(head.sequence, 5);
    assert_eq!(head.to_string().parse(), Ok(head.clone()));
    append(&db.store, "six").await;
    assert_eq!(verified(db, Some(&head)).await.unwrap().sequence, 6, "it still goes through the fifth");
}

async fn a_changed_event_is_found(db: &TestDatabase) {
    five(db).await;
    let (time, account) = if db.stranger().await.is_sqlite() {
        ("'2026-03-02T12:00:00.000001+00:00'", "zeroblob(16)")
    } else {
        ("recorded_at + interval '1 microsecond'", "'00000000-0000-0000-0000-000000000000'")
    };
    for (column, forged) in [
        ("action", "'thref'"),
        ("subject", "'small/2026-2027'"),
        ("details", "'{\"observations\":4}'"),
        ("details", "'{\"observations\": 3}'"),
        ("role", "'system'"),
        ("recorded_at", time),
        ("account", account),
    ] {
        tamper(
            db,
            &format!("CREATE TABLE kept AS SELECT {column} AS was FROM audit_event WHERE sequence = 3"),
        )
        .await;
        tamper(db, &format!("UPDATE audit_event SET {column} = {forged} WHERE sequence = 3")).await;
        assert_broken(db, 3, AuditFinding::Changed).await;
        tamper(db, &format!("UPDATE audit_event SET {column} = (SELECT was FROM kept) WHERE sequence = 3"))
            .await;
        tamper(db, "DROP TABLE kept").await;
        assert!(verified(db, None).await.is_ok(), "{column} as it was");
    }
}

async fn a_missing_event_is_found(db: &TestDatabase) {
    five(db).await;
    for missing in [4, 2, 1] {
        tamper(db, &format!("DELETE FROM audit_event WHERE sequence = {missing}")).await;
        assert_broken(db, missing, AuditFinding::Missing).await;
    }
}

async fn a_missing_end_is_found(db: &TestDatabase) {
    five(db).await;
    tamper(db, "DELETE FROM audit_event WHERE sequence >= 4").await;
    assert_broken(db, 4, AuditFinding::Missing).await;
    tamper(db, "DELETE FROM audit_event").await;
    assert_broken(db, 1, AuditFinding::Missing).await;
}

async fn exchanged_events_are_found(db: &TestDatabase) {
    five(db).await;
    for (from, to) in [(2, 9), (3, 2), (9, 3)] {
        tamper(db, &format!("UPDATE audit_event SET sequence = {to} WHERE sequence = {from}")).await;
    }
    assert_broken(db, 2, AuditFinding::OutOfPlace).await;
}

async fn an_event_that_was_written_anew_is_found_by_the_next(db: &TestDatabase) {
    append(&db.store, "one").await;
    let forged = hash_of_next(db, "forged").await;
    for action in ["two", "three"] {
        append(&db.store, action).await;
    }
    let forge =
        format!("UPDATE audit_event SET action = 'forged', hash = '{}' WHERE sequence = 2", forged.hash);
    tamper(db, &forge).await;
    assert_broken(db, 3, AuditFinding::OutOfPlace).await;
}

async fn an_end_that_was_written_anew_is_found_by_the_head(db: &TestDatabase) {
    append(&db.store, "one").await;
    let forged = hash_of_next(db, "forged").await;
    append(&db.store, "two").await;
    let forge =
        format!("UPDATE audit_event SET action = 'forged', hash = '{}' WHERE sequence = 2", forged.hash);
    tamper(db, &forge).await;
    assert_broken(db, 2, AuditFinding::NotAsNoted).await;
}

async fn an_event_that_was_added_past_the_program_is_found(db: &TestDatabase) {
    append(&db.store, "one").await;
    let head = verified(db, None).await.unwrap();
    append(&db.store, "two").await;
    tamper(db, &format!("UPDATE audit_head SET sequence = 1, hash = '{}'", head.hash)).await;
    assert_broken(db, 2, AuditFinding::Unknown).await;
}

async fn a_trail_without_a_head_is_not_whole(db: &TestDatabase) {
    five(db).await;
    tamper(db, "DELETE FROM audit_head").await;
    assert_broken(db, 5, AuditFinding::NoHead).await;
    let tx = db.store.write().await.unwrap();
    let entry = AuditEntry::new("six", "small");
    assert!(tx.append_audit(&entry, &owner(), march(2)).await.is_err(), "nothing is added to it");
}

/// The limit of the chain, and what helps: a note that is kept elsewhere.
async fn a_chain_that_was_written_anew_is_found_by_a_note(db: &TestDatabase) {
    append(&db.store, "one").await;
    let forged = hash_of_next(db, "forged").await;
    append(&db.store, "two").await;
    let noted = verified(db, None).await.unwrap();
    let forge = format!(
        "UPDATE audit_event SET action = 'forged', hash = '{hash}' WHERE sequence = 2;
         UPDATE audit_head SET hash = '{hash}'",
        hash = forged.hash
    );
    tamper(db, &forge).await;
    append(&db.store, "three").await;
    assert!(verified(db, None).await.is_ok(), "the chain alone does not know");
    let found = AuditBreak { sequence: 2, found: AuditFinding::NotAsNoted };
    assert_eq!(verified(db, Some(&noted)).await, Err(found));

    // An older copy of the whole database is whole, too; the note is beyond its end.
    let later = AuditHead { sequence: 9, ..noted };
    let found = AuditBreak { sequence: 4, found: AuditFinding::Missing };
    assert_eq!(verified(db, Some(&later)).await, Err(found));
}

/// More events than are read at once.
async fn a_long_trail_is_walked_to_its_end(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    for n in 1..=2001 {
        let entry = AuditEntry::new("test.act", "small").with("n", n);
        tx.append_audit(&entry, &owner(), march(2)).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(verified(db, None).await.unwrap().sequence, 2001);
    tamper(db, "UPDATE audit_event SET details = '{}' WHERE sequence = 1001").await;
    assert_broken(db, 1001, AuditFinding::Changed).await;
    tamper(db, "DELETE FROM audit_event WHERE sequence = 1001").await;
    assert_broken(db, 1001, AuditFinding::Missing).await;
}

async fn many_append_at_once_and_the_chain_holds(db: &TestDatabase) {
    let mut tasks = Vec::new();
    for writer in 0..4 {
        let store = connect(&db.config).await;
        tasks.push(tokio::spawn(async move {
            for n in 0..10 {
                let tx = store.write().await.unwrap();
                let entry = AuditEntry::new("test.act", "small").with("writer", writer).with("n", n);
                tx.append_audit(&entry, &owner(), march(2)).await.unwrap();
                tx.append_audit(&entry, &owner(), march(2)).await.unwrap();
                tokio::task::yield_now().await;
                // Every other one thinks better of it: what it added is gone, and leaves no gap.
                if n % 2 == 0 {
                    tx.commit().await.unwrap();
                }
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(verified(db, None).await.unwrap().sequence, 4 * 5 * 2);
}

/// Whoever writes a name writes it where it can be forgotten.
async fn no_person_is_named(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&county::cycle(), "1880").await;
    let reason = "Ring Anna Andersson, anna.andersson@example.se".to_owned();
    county.act(&county::cycle(), "1880", SubmissionAct::Return { reason, scope: Vec::new() }).await;
    let stranger = db.stranger().await;
    let list = if stranger.is_sqlite() { "group_concat" } else { "string_agg" };
    let told = stranger
        .text(&format!(
            "SELECT {list}(role || ' ' || action || ' ' || subject || ' ' || details, ';') FROM audit_event"
        ))
        .await;
    assert!(told.contains("strategy_owner submission.return orebro-2024-2030/2024-2025/1880"), "{told}");
    assert!(told.contains("municipal_contact"), "{told}");
    assert!(!told.contains('@') && !told.contains("Anna"), "{told}");
    assert!(verified(db, None).await.is_ok());
}

#[tokio::test]
async fn what_cannot_be_read_is_taken_for_changed_on_sqlite() {
    for (column, forged) in [("recorded_at", "'forged'"), ("account", "x'00'")] {
        let db = TestDatabase::sqlite().await;
        five(&db).await;
        tamper(&db, &format!("UPDATE audit_event SET {column} = {forged} WHERE sequence = 3")).await;
        assert_broken(&db, 3, AuditFinding::Changed).await;
    }
}

/// So that other people can check it with a few lines of their own. This hash was made by another program, of 64 zeros
/// and `{"account":"00000000-0000-0000-0000-000000000007","action":"one","details":"{\"observations\":3}",
/// "recorded_at":"2026-03-02T12:00:00.000000Z","role":"strategy_owner","sequence":1,"subject":"small/2024-2025"}`
/// without a break.
async fn the_hash_is_made_as_documented(db: &TestDatabase) {
    append(&db.store, "one").await;
    let hash = db.stranger().await.text("SELECT hash FROM audit_event").await;
    assert_eq!(hash, "ec8539116c562dcb4f4535f5440c8812d4a477400ac1d376588d5864f2e84a70");
}
