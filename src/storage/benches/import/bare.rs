//! The floor: a bare prepared INSERT in one transaction, run once a row, or with as many rows as one statement takes
//! well. It asks nothing, looks nothing up and finds no cell that is there twice. The statement stays prepared, since its
//! text never changes.

use std::{collections::HashMap, time::Duration};

use malspar_domain::{
    code::CategoryCode,
    id::Ids,
    value::{Value, YesNo},
};
use sea_orm::sqlx::{
    self, AssertSqlSafe, ConnectOptions, Connection, SqlSafeStr, SqlStr,
    postgres::PgConnection,
    sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous},
};
use uuid::Uuid;

use crate::{
    Outcome,
    database::{Database, DrawnIds, at, owner},
    rows::World,
};

const INSERT: &str = "
    INSERT INTO observation (id, indicator_id, organisation_id, period_from, period_to, measured_on, category, revision,
        status, kind, code, number, denominator, planned_from, words, comment, source, submission_id, recorded_at,
        account, role, reason) VALUES ";
const COLUMNS: usize = 22;

/// Loads `rows` rows, `at_once` to a statement.
pub(crate) async fn load(database: &Database, world: &World, rows: usize, at_once: usize) -> Outcome<()> {
    if database.url.starts_with("sqlite:") {
        // As careful as the store's own connection.
        let options = database.url.parse::<SqliteConnectOptions>()?;
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("recursive_triggers", "ON");
        on_sqlite(options.connect().await?, world, rows, at_once).await
    } else {
        on_postgres(PgConnection::connect(&database.url).await?, world, rows, at_once).await
    }
}

/// The statement for so many rows. `place` is how the database writes the place of a value.
fn insert(rows: usize, place: impl Fn(usize) -> String) -> SqlStr {
    let row = |r: usize| (1..=COLUMNS).map(|c| place(r * COLUMNS + c)).collect::<Vec<_>>().join(", ");
    let rows: Vec<_> = (0..rows).map(|r| format!("({})", row(r))).collect();
    AssertSqlSafe(format!("{INSERT}{}", rows.join(", "))).into_sql_str()
}

/// The same loop for each driver: their statements are of different types.
macro_rules! loop_on {
    ($name:ident, $connection:ty, $place:expr) => {
        async fn $name(
            mut connection: $connection,
            world: &World,
            rows: usize,
            at_once: usize,
        ) -> Outcome<()> {
            let (ids, actor) = (DrawnIds::default(), owner()?);
            let known = "SELECT code, id FROM indicator UNION ALL SELECT code, id FROM organisation";
            let known: Vec<(String, Uuid)> = sqlx::query_as(known).fetch_all(&mut connection).await?;
            let known: HashMap<_, _> = known.into_iter().collect();
            let indicators: Vec<_> = world.indicators().iter().map(|code| known[code.as_str()]).collect();
            let municipalities: Vec<_> =
                world.municipalities().iter().map(|code| known[code.as_str()]).collect();
            let full = insert(at_once, $place);
            let mut tx = connection.begin().await?;
            let mut rows = world.rows(rows);
            loop {
                let chunk: Vec<_> = rows.by_ref().take(at_once).collect();
                if chunk.is_empty() {
                    break;
                }
                let text = if chunk.len() == at_once { full.clone() } else { insert(chunk.len(), $place) };
                let mut query = sqlx::query(text);
                for row in &chunk {
                    let new = &row.observation;
                    let columns = Columns::of(new.value.as_ref());
                    query = query
                        .bind(ids.next())
                        .bind(indicators[row.indicator])
                        .bind(municipalities[row.municipality])
                        .bind(new.key.period.years.from)
                        .bind(new.key.period.years.to)
                        .bind(new.key.period.measured_on)
                        .bind(new.key.category.as_ref().map_or("", CategoryCode::as_str))
                        .bind(1_i32)
                        .bind(new.status.letter())
                        .bind(columns.kind)
                        .bind(columns.code)
                        .bind(columns.number)
                        .bind(columns.denominator)
                        .bind(None::<String>)
                        .bind(None::<String>)
                        .bind(new.comment.as_deref())
                        .bind(new.source.code())
                        .bind(None::<Uuid>)
                        .bind(at())
                        .bind(actor.account.0)
                        .bind(actor.role.code())
                        .bind(None::<String>);
                }
                query.execute(&mut *tx).await?;
            }
            tx.commit().await?;
            Ok(connection.close().await?)
        }
    };
}

loop_on!(on_sqlite, SqliteConnection, |_| "?".to_owned());
loop_on!(on_postgres, PgConnection, |n| format!("${n}"));

/// The columns of the values that this loads.
#[derive(Default)]
struct Columns {
    kind: Option<&'static str>,
    code: Option<&'static str>,
    number: Option<String>,
    denominator: Option<String>,
}

impl Columns {
    fn of(value: Option<&Value>) -> Self {
        match value {
            Some(Value::Number(number)) => {
                Self { kind: Some("number"), number: Some(number.normalize().to_string()), ..Self::default() }
            }
            Some(Value::Ratio { numerator, denominator }) => Self {
                kind: Some("ratio"),
                number: Some(numerator.to_string()),
                denominator: Some(denominator.to_string()),
                ..Self::default()
            },
            Some(Value::YesNo(YesNo::Yes)) => {
                Self { kind: Some("yes_no"), code: Some("yes"), ..Self::default() }
            }
            Some(Value::YesNo(YesNo::No)) => {
                Self { kind: Some("yes_no"), code: Some("no"), ..Self::default() }
            }
            Some(Value::Level(level)) => {
                Self { kind: Some("level"), number: Some(level.to_string()), ..Self::default() }
            }
            _ => Self::default(),
        }
    }
}
