//! A copy of the demo's database with many more observations in it, gone afterwards.

use std::path::Path;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use tempfile::TempDir;

use crate::Outcome;

pub(crate) const STRATEGY: &str = "vastmanland";

/// Every indicator of both strategies for every municipality, year by year from 1900, until there are as many as are
/// asked for.
const FILL: &str = "
    WITH RECURSIVE year (n) AS (SELECT 1900 UNION ALL SELECT n + 1 FROM year WHERE n < 2019)
    INSERT INTO observation (id, indicator_id, organisation_id, period_from, period_to, measured_on, category, revision,
        status, kind, number, source, recorded_at, account, role)
    SELECT randomblob(16), i.id, o.id, y.n, y.n, y.n || '-12-31', '', 1, 'A', 'number', CAST(y.n % 97 AS TEXT),
        'reference', '1970-01-01 00:00:00.000000', zeroblob(16), 'system'
    FROM year y CROSS JOIN organisation o CROSS JOIN indicator i
    WHERE o.kind = 'municipality' LIMIT ?";

/// What the page's charts say: the latest revision of every municipality's value in every period.
const FIGURES: &str = "
    SELECT o.code, v.period_from, v.category, v.status, v.code, v.number, v.denominator
    FROM observation v JOIN organisation o ON o.id = v.organisation_id
    WHERE v.indicator_id = (SELECT i.id FROM indicator i JOIN strategy s ON s.id = i.strategy_id
            WHERE s.slug = ? AND i.code = ?)
        AND v.period_from >= 2020 AND v.revision = (SELECT MAX(w.revision) FROM observation w
            WHERE w.indicator_id = v.indicator_id AND w.period_from = v.period_from AND w.period_to = v.period_to
                AND w.measured_on = v.measured_on AND w.organisation_id = v.organisation_id
                AND w.category = v.category)
    ORDER BY o.code, v.period_from";

/// The land that the page's maps show.
const LAND: &str = "
    SELECT o.code, b.geojson FROM boundary b JOIN organisation o ON o.id = b.organisation_id
    WHERE o.county = (SELECT county FROM organisation WHERE code = ?) ORDER BY o.code";
/// One of the strategy's municipalities.
const MUNICIPALITY: &str = "1980";

pub(crate) struct Filled {
    pub(crate) url: String,
    connection: DatabaseConnection,
    _folder: TempDir,
}

/// A municipality's code and its value, where it is a number.
pub(crate) type Figure = (String, f64);

/// A municipality's code and its boundary as GeoJSON.
pub(crate) type Land = (String, String);

/// The demo's database with `rows` more observations.
pub(crate) async fn filled(demo: &Path, rows: usize) -> Outcome<Filled> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("malspar.db");
    std::fs::copy(demo.join("malspar.db"), &file)?;
    // What was written last may lie in the log beside it, and one without the other is no database.
    let log = demo.join("malspar.db-wal");
    if log.exists() {
        std::fs::copy(log, folder.path().join("malspar.db-wal"))?;
    }
    let url = format!("sqlite://{}", file.display());
    let connection = Box::pin(sea_orm::Database::connect(&url)).await?;
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, FILL, [i64::try_from(rows)?.into()]);
    let written = connection.execute_raw(statement).await?.rows_affected();
    connection.execute_unprepared("ANALYZE").await?;
    if written != u64::try_from(rows)? {
        return Err(format!("{written} observations instead of {rows}").into());
    }
    Ok(Filled { url, connection, _folder: folder })
}

impl Filled {
    /// The figures of an indicator, asked for without anything around it.
    pub(crate) async fn figures(&self, code: &str) -> Outcome<Vec<Figure>> {
        let ask = Statement::from_sql_and_values(DbBackend::Sqlite, FIGURES, [STRATEGY.into(), code.into()]);
        let rows = self.connection.query_all_raw(ask).await?;
        let figure = |row: &sea_orm::QueryResult| -> Outcome<Figure> {
            let number: Option<String> = row.try_get_by_index(5)?;
            Ok((row.try_get_by_index(0)?, number.and_then(|number| number.parse().ok()).unwrap_or_default()))
        };
        rows.iter().map(figure).collect()
    }

    /// The land, asked for in the same way.
    pub(crate) async fn land(&self) -> Outcome<Vec<Land>> {
        let ask = Statement::from_sql_and_values(DbBackend::Sqlite, LAND, [MUNICIPALITY.into()]);
        let rows = self.connection.query_all_raw(ask).await?;
        rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
    }
}
