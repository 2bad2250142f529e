//! What was recorded stays: the database refuses to change it, whoever asks and however.

use std::collections::BTreeMap;

use malspar_domain::{
    lang::{Lang, Text},
    narrative::Narratives,
    progress::{self, Measurement, Progress},
    series::SeriesValues,
    value::{Value, YesNo},
};
use malspar_storage::{
    AuditEntry, EditionAct, EditionDocuments, EditionFigures, EditionKey, ExtensionRequest, LetterKind,
    NewEdition, Rendition, RenditionFormat, ShareLink, StoreConfig, StrategyScope, TextReading, Tx,
};

use crate::{
    database::{PostgresServer, Stranger, TestDatabase, connect, on_each_database},
    sample::{code, county, cycle, day, figure, hand_in, march, observed, owner},
};

on_each_database! {
    no_row_is_updated,
    no_row_is_deleted,
    no_row_is_overwritten_by_an_upsert,
    a_new_row_is_still_welcome,
    a_trigger_that_is_gone_is_missed,
}

/// Each table with its columns: keys first, then one that holds something to falsify.
const TABLES: [(&str, &str, &str); 18] = [
    ("observation", "id", "comment"),
    ("submission_event", "submission_id, sequence", "reason"),
    ("hand_in", "submission_id, sequence", "answers"),
    ("catalogue_version", "strategy_id, version", "document"),
    ("narrative_version", "cycle_id, version", "document"),
    ("text_reading", "cycle_id, place, sequence", "figures"),
    ("reference_value", "series, organisation_id, year, revision", "source"),
    ("audit_event", "sequence", "details"),
    ("database_mark", "name", "name"),
    ("edition", "id", "snapshot"),
    ("rendition", "edition_id, lang, format", "sha256"),
    ("edition_act", "edition_id, sequence", "reason"),
    ("council_comment", "id", "text"),
    ("comment_reply", "comment_id, sequence", "text"),
    ("publication_plan", "edition_id, sequence", "role"),
    ("cycle_letter", "id", "kind"),
    ("cycle_note", "id", "words"),
    ("extension_refusal", "submission_id, asked_at", "reason"),
];

/// One row or more in each of the tables.
async fn records(db: &TestDatabase) -> Stranger {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    let yes = observed("A1", "1880", Value::YesNo(YesNo::Yes));
    assert_eq!(hand_in(&tx, &scope, "1880", &[yes], march(2)).await, 1);
    tx.keep_hand_in(&scope, &cycle().key, &code("1880"), &[]).await.unwrap();
    assert_eq!(
        tx.save_series(&[figure("N1", "1880", 2024, "1")], "SCB", &owner(), march(2)).await.unwrap(),
        1
    );
    let texts = Narratives { mailbox: Some("a@example.org".to_owned()), ..Narratives::default() };
    tx.save_narratives(&scope, &cycle().key, &texts, &owner(), march(2)).await.unwrap();
    let reading = TextReading {
        place: "mailbox".to_owned(),
        mark: "0".to_owned(),
        figures: BTreeMap::new(),
        confirmed: true,
        at: march(2),
        role: owner().role,
    };
    tx.note_text_reading(&scope, &cycle().key, &reading, owner().account).await.unwrap();
    tx.append_audit(&AuditEntry::new("test.act", "small"), &owner(), march(2)).await.unwrap();
    tx.mark_as_example().await.unwrap();
    let edition = edition(&tx, &scope).await;
    tx.save_edition(&scope, &edition, &owner()).await.unwrap();
    tx.act_on_edition(&scope, &edition.key, &EditionAct::Publish, &owner(), march(3)).await.unwrap();
    said_of_a_draft(&tx, &scope, &edition.key).await;
    said_at_the_desk(&tx, &scope).await;
    tx.commit().await.unwrap();
    let stranger = db.stranger().await;
    for (table, ..) in TABLES {
        assert_ne!(count(&stranger, table).await, "0", "{table}");
    }
    stranger
}

/// A letter, a note, and a request that was turned down.
async fn said_at_the_desk(tx: &Tx, scope: &StrategyScope) {
    let (key, who) = (cycle().key, code("1880"));
    tx.add_cycle_letter(scope, &key, &who, LetterKind::Before, 1, &owner(), march(3)).await.unwrap();
    tx.add_cycle_note(scope, &key, &who, day(2026, 3, 3), "Talade", &owner(), march(3)).await.unwrap();
    let request = ExtensionRequest { until: day(2026, 4, 9), reason: "Ny".to_owned(), asked_at: march(2) };
    tx.refuse_extension(scope, &key, &who, &request, "Nej", &owner(), march(3)).await.unwrap();
}

/// What a council says and is answered, and the day on which something is meant to be published.
async fn said_of_a_draft(tx: &Tx, scope: &StrategyScope, edition: &EditionKey) {
    let link = ShareLink {
        id: tx.new_share_link_id(),
        edition: edition.clone(),
        title: "Rådet".to_owned(),
        created_at: march(3),
        expires_at: march(9),
        revoked_at: None,
    };
    tx.add_share_link(scope, &link, &[0; 32], &owner()).await.unwrap();
    tx.open_consultation(scope, edition, day(2026, 3, 9), &owner(), march(3)).await.unwrap();
    let body = Text { sv: "Rådet".to_owned(), en: None };
    let council = tx.add_council(scope, edition, &body, link.id, None).await.unwrap();
    let comment = tx.add_comment(council, None, Some("Bra"), march(4)).await.unwrap();
    tx.add_reply(comment, "Tack", &owner(), march(5)).await.unwrap();
    tx.plan_publication(scope, edition, Some(day(2026, 3, 9)), &owner(), march(5)).await.unwrap();
}

/// An edition that nothing is said in.
async fn edition(tx: &Tx, scope: &StrategyScope) -> NewEdition {
    let key: EditionKey = "small/2024-2025/region/1".parse().unwrap();
    let digest = "0".repeat(64);
    NewEdition {
        sealed_at: march(2),
        renderer: "test".to_owned(),
        erratum: Vec::new(),
        documents: EditionDocuments {
            snapshot: "{}".to_owned(),
            snapshot_sha256: digest.clone(),
            signature: "{}".to_owned(),
            manifest: "{}".to_owned(),
            public_key: String::new(),
        },
        figures: EditionFigures::Own(Box::new(nothing(tx, scope, &key).await)),
        renditions: vec![Rendition {
            lang: Lang::Sv,
            format: RenditionFormat::Pdf,
            file_name: "small.pdf".to_owned(),
            sha256: digest,
            bytes: b"%PDF".to_vec(),
        }],
        key,
    }
}

/// The figures of a cycle in which nobody takes part.
async fn nothing(tx: &Tx, scope: &StrategyScope, key: &EditionKey) -> Progress {
    let (_, strategy, _) = tx.open_strategy(scope.slug(), &owner(), None).await.unwrap();
    let cycle = strategy.cycle(&key.cycle).unwrap();
    let measurement = Measurement {
        strategy: &strategy,
        cycle: &cycle,
        municipalities: &[],
        observations: &[],
        series: &SeriesValues::default(),
        submissions: &BTreeMap::new(),
    };
    progress::aggregate(&measurement, &[])
}

async fn count(stranger: &Stranger, table: &str) -> String {
    stranger.text(&format!("SELECT CAST(count(*) AS text) FROM {table}")).await
}

async fn no_row_is_updated(db: &TestDatabase) {
    let stranger = records(db).await;
    for (table, _, column) in TABLES {
        let said = stranger.refusal(&format!("UPDATE {table} SET {column} = 'forged'")).await;
        assert!(said.contains(&format!("append-only: no UPDATE of {table}")), "{said}");
    }
}

async fn no_row_is_deleted(db: &TestDatabase) {
    let stranger = records(db).await;
    for (table, ..) in TABLES {
        let said = stranger.refusal(&format!("DELETE FROM {table}")).await;
        assert!(said.contains("append-only: no DELETE"), "{said}");
    }
}

async fn no_row_is_overwritten_by_an_upsert(db: &TestDatabase) {
    let stranger = records(db).await;
    for (table, key, column) in TABLES {
        let said = stranger
            .refusal(&format!(
                "INSERT INTO {table} SELECT * FROM {table} WHERE 1 = 1
                 ON CONFLICT ({key}) DO UPDATE SET {column} = 'forged'"
            ))
            .await;
        assert!(said.contains("append-only"), "{said}");
    }
}

/// Otherwise the refusals above would say nothing.
async fn a_new_row_is_still_welcome(db: &TestDatabase) {
    let stranger = records(db).await;
    let before = count(&stranger, "audit_event").await;
    let copy = "INSERT INTO audit_event
                SELECT sequence + 1, recorded_at, account, role, action, subject, details, previous_hash, hash
                FROM audit_event";
    assert_eq!(stranger.execute(copy).await.unwrap().rows_affected(), 1);
    assert_ne!(count(&stranger, "audit_event").await, before);
}

async fn a_trigger_that_is_gone_is_missed(db: &TestDatabase) {
    db.store.check_triggers().await.unwrap();
    let stranger = db.stranger().await;
    let drop = if stranger.is_sqlite() {
        "DROP TRIGGER observation_refuses_replace"
    } else {
        "DROP TRIGGER observation_refuses_truncate ON observation"
    };
    stranger.execute(drop).await.unwrap();
    let said = db.store.check_triggers().await.unwrap_err().to_string();
    assert!(said.contains("observation.observation_refuses_"), "{said}");
    assert!(!said.contains("audit_event"), "{said}");
    assert!(db.store.migrate().await.is_err(), "a migration ends by looking for them");
}

#[tokio::test]
async fn no_row_is_replaced_by_its_primary_key_on_sqlite() {
    let db = TestDatabase::sqlite().await;
    let stranger = records(&db).await;
    assert_eq!(
        stranger.text("SELECT CAST(recursive_triggers AS text) FROM pragma_recursive_triggers").await,
        "0"
    );
    for (table, ..) in TABLES {
        for insert in ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT"] {
            let said = stranger.refusal(&format!("{insert} INTO {table} SELECT * FROM {table}")).await;
            assert!(said.contains(&format!("append-only: already there in {table}")), "{insert}: {said}");
        }
        let said = stranger.refusal(&format!("UPDATE OR REPLACE {table} SET {} = NULL", key_of(table))).await;
        assert!(said.contains("append-only: no UPDATE"), "{said}");
    }
}

fn key_of(table: &str) -> &'static str {
    let (_, key, _) = TABLES.into_iter().find(|(name, ..)| *name == table).unwrap();
    key.split(',').next().unwrap()
}

#[tokio::test]
async fn no_row_is_replaced_by_another_unique_key_on_sqlite() {
    let db = TestDatabase::sqlite().await;
    let stranger = records(&db).await;
    let before = stranger.text("SELECT hex(id) FROM observation").await;
    let said = stranger
        .refusal(
            "INSERT OR REPLACE INTO observation
             SELECT x'ff', indicator_id, organisation_id, period_from, period_to, measured_on, category, revision,
                    'L', NULL, NULL, NULL, NULL, NULL, NULL, 'forged', source, submission_id, recorded_at, account, role,
                    reason
             FROM observation",
        )
        .await;
    assert!(said.contains("append-only: already there in observation"), "{said}");
    assert_eq!(stranger.text("SELECT hex(id) FROM observation").await, before);
}

/// So the guard is what holds, and the store's own connections have a second one.
#[tokio::test]
async fn without_its_guard_a_row_would_be_replaced_on_sqlite() {
    let db = TestDatabase::sqlite().await;
    let stranger = records(&db).await;
    stranger.execute("DROP TRIGGER audit_event_refuses_replace").await.unwrap();
    let replace = "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event";
    assert_eq!(stranger.execute(replace).await.unwrap().rows_affected(), 1);
    stranger.execute("PRAGMA recursive_triggers = ON").await.unwrap();
    let said = stranger.refusal(replace).await;
    assert!(said.contains("append-only: no DELETE"), "{said}");
}

/// A hidden rowid would be one more key to replace a row by.
#[tokio::test]
async fn no_guarded_table_has_a_hidden_key_on_sqlite() {
    let db = TestDatabase::sqlite().await;
    let stranger = db.stranger().await;
    for (table, ..) in TABLES {
        let said = stranger.refusal(&format!("SELECT rowid FROM {table}")).await;
        assert!(said.contains("no such column: rowid"), "{said}");
    }
}

#[tokio::test]
async fn no_table_is_truncated_on_postgres() {
    let Some(db) = TestDatabase::postgres().await else { return };
    let stranger = records(&db).await;
    for (table, ..) in TABLES {
        let said = stranger.refusal(&format!("TRUNCATE {table} CASCADE")).await;
        assert!(said.contains(&format!("append-only: no TRUNCATE of {table}")), "{said}");
    }
    let said = stranger.refusal("TRUNCATE submission CASCADE").await;
    assert!(said.contains("append-only: no TRUNCATE"), "{said}");
}

/// In the role of a replica ordinary triggers sleep.
#[tokio::test]
async fn a_replica_session_is_refused_on_postgres() {
    let Some(db) = TestDatabase::postgres().await else { return };
    let stranger = records(&db).await;
    for act in
        ["DELETE FROM observation", "UPDATE observation SET comment = 'forged'", "TRUNCATE observation"]
    {
        let said = stranger.refusal(&format!("SET session_replication_role = replica; {act}")).await;
        assert!(said.contains("append-only: no "), "{act}: {said}");
    }
}

#[tokio::test]
async fn a_disabled_trigger_is_missed_on_postgres() {
    let Some(db) = TestDatabase::postgres().await else { return };
    for how in ["DISABLE", "ENABLE"] {
        let alter = format!("ALTER TABLE audit_event {how} TRIGGER audit_event_refuses_change");
        db.stranger().await.execute(&alter).await.unwrap();
        let said = db.store.check_triggers().await.unwrap_err().to_string();
        assert!(said.contains("audit_event.audit_event_refuses_change"), "{how}: {said}");
    }
}

#[tokio::test]
async fn the_program_does_not_own_the_tables_on_postgres() {
    let Some(server) = PostgresServer::from_environment() else { return };
    let database = server.database("").await;
    let (owner_role, program_role) =
        (format!("{}_owner", database.name), format!("{}_program", database.name));
    let admin = Stranger(server.admin().await);
    for role in [&owner_role, &program_role] {
        admin.execute(&format!("DROP ROLE IF EXISTS {role}")).await.unwrap();
        admin.execute(&format!("CREATE ROLE {role} LOGIN")).await.unwrap();
    }
    admin.execute(&format!("ALTER DATABASE {} OWNER TO {owner_role}", database.name)).await.unwrap();
    let config = StoreConfig {
        owner_url: Some(server.url_as(&owner_role, &database.name)),
        ..StoreConfig::new(server.url_as(&program_role, &database.name))
    };
    let store = connect(&config).await;
    store.migrate().await.unwrap();
    store.migrate().await.unwrap();

    // It can do its work.
    let tx = store.write().await.unwrap();
    tx.append_audit(&AuditEntry::new("test.act", "small"), &owner(), march(2)).await.unwrap();
    tx.mark_as_example().await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.jobs_left().await.unwrap(), 0);

    // And nothing else.
    let program = Stranger::at(&config.url).await;
    for refused in [
        "UPDATE audit_event SET details = 'forged'",
        "DELETE FROM audit_event",
        "DELETE FROM audit_head",
        "TRUNCATE audit_event",
        "TRUNCATE job",
        "DELETE FROM seaql_migrations",
        "CREATE TABLE mine (id integer)",
    ] {
        let said = program.refusal(refused).await;
        assert!(said.contains("permission denied"), "{refused}: {said}");
    }
    for refused in [
        "DROP TABLE audit_event",
        "ALTER TABLE audit_event DISABLE TRIGGER ALL",
        "DROP TRIGGER audit_event_refuses_change ON audit_event",
    ] {
        let said = program.refusal(refused).await;
        assert!(said.contains("must be owner"), "{refused}: {said}");
    }
    let _ = program.0.close().await;
    store.close().await.unwrap();
    drop(database);
    for role in [&owner_role, &program_role] {
        admin.execute(&format!("DROP ROLE {role}")).await.unwrap();
    }
}
