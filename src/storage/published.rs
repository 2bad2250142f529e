//! What everybody may read: editions that somebody has published and nobody has withdrawn since. Nothing here takes an
//! actor, so nothing here can find anything else.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    edition::{Correction, EditionKind},
    lang::Lang,
};
use sea_orm::{EntityTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    EditionKey, Error, Rendition, RenditionFormat, Result, Thing, Tx, canonical, edition::REGION,
    edition_read::rendition_of, entity::rendition,
};

/// An edition that everybody may read: to have one is to have found it published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedEdition {
    id: Uuid,
    /// Its name.
    pub key: EditionKey,
    /// When it was locked.
    pub sealed_at: DateTime<Utc>,
    /// Since when everybody may read it.
    pub published_at: DateTime<Utc>,
    /// The SHA-256 of what it says.
    pub snapshot_sha256: String,
    /// What it says otherwise than the one before it, and why.
    pub erratum: Vec<Correction>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    strategy: String,
    cycle: String,
    scope: String,
    number: i32,
    sealed_at: DateTime<Utc>,
    published_at: DateTime<Utc>,
    snapshot_sha256: String,
    erratum: String,
}

#[derive(FromQueryResult)]
struct Document {
    snapshot: String,
}

/// How often what everybody may read has changed, and when it last did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Publications {
    /// So many times an edition was published or withdrawn: this only ever rises.
    pub count: u32,
    /// When that was done last.
    pub last_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct ActsRow {
    count: i64,
    last_at: Option<DateTime<Utc>>,
}

/// The last act on an edition `a` is that it was published.
const PUBLISHED: &str = "FROM edition e
     JOIN follow_up_cycle c ON c.id = e.cycle_id
     JOIN strategy s ON s.id = c.strategy_id
     JOIN edition_act a ON a.edition_id = e.id
     WHERE e.kind = 'sealed' AND a.act = 'publish'
       AND a.sequence = (SELECT max(last.sequence) FROM edition_act last WHERE last.edition_id = e.id)";

impl Tx {
    /// The published editions of all strategies, or of one: by strategy and cycle, the region's before the
    /// municipalities', each by its number.
    pub async fn published_editions(&self, slug: Option<&Slug>) -> Result<Vec<PublishedEdition>> {
        let of_one = if slug.is_some() { "AND s.slug = $1" } else { "" };
        let rows = Row::find_by_statement(self.sql(
            &format!(
                "SELECT e.id, s.slug AS strategy, c.key AS cycle, e.scope, e.number, e.sealed_at,
                        a.recorded_at AS published_at, e.snapshot_sha256, e.erratum
                 {PUBLISHED} {of_one}
                 ORDER BY s.slug, c.key, CASE e.scope WHEN 'region' THEN 0 ELSE 1 END, e.scope, e.number"
            ),
            slug.map(|slug| slug.as_str().into()),
        ));
        rows.all(&self.inner).await?.into_iter().map(published).collect()
    }

    /// How often editions of all strategies, or of one, were published or withdrawn.
    pub async fn publications(&self, slug: Option<&Slug>) -> Result<Publications> {
        let of_one = if slug.is_some() { "AND s.slug = $1" } else { "" };
        let row = ActsRow::find_by_statement(self.sql(
            &format!(
                "SELECT count(*) AS count, max(a.recorded_at) AS last_at
                 FROM edition_act a
                 JOIN edition e ON e.id = a.edition_id
                 JOIN follow_up_cycle c ON c.id = e.cycle_id
                 JOIN strategy s ON s.id = c.strategy_id
                 WHERE e.kind = 'sealed' {of_one}"
            ),
            slug.map(|slug| slug.as_str().into()),
        ));
        let Some(row) = row.one(&self.inner).await? else { return Ok(Publications::default()) };
        Ok(Publications { count: u32::try_from(row.count).map_err(Error::other)?, last_at: row.last_at })
    }

    /// What a published edition says.
    pub async fn published_snapshot(&self, edition: &PublishedEdition) -> Result<String> {
        let text = "SELECT snapshot FROM edition WHERE id = $1";
        let found = Document::find_by_statement(self.sql(text, [edition.id.into()])).one(&self.inner).await?;
        let found = found.ok_or_else(|| Error::not_found(Thing::Edition, &edition.key))?;
        Ok(found.snapshot)
    }

    /// A file of a published edition, byte for byte as it was locked.
    pub async fn published_rendition(
        &self,
        edition: &PublishedEdition,
        lang: Lang,
        format: RenditionFormat,
    ) -> Result<Rendition> {
        let id = (edition.id, lang.tag().to_owned(), format.code().to_owned());
        let found = rendition::Entity::find_by_id(id).one(&self.inner).await?;
        let missing = || {
            let what = format!("{}, {}, {}", edition.key, lang.tag(), format.code());
            Error::not_found(Thing::Rendition, what)
        };
        rendition_of(found.ok_or_else(missing)?)
    }
}

fn published(row: Row) -> Result<PublishedEdition> {
    let organisation = (row.scope != REGION).then(|| OrganisationCode::new(row.scope));
    Ok(PublishedEdition {
        id: row.id,
        key: EditionKey {
            strategy: Slug::new(row.strategy).map_err(Error::other)?,
            cycle: CycleKey::new(row.cycle).map_err(Error::other)?,
            organisation: organisation.transpose().map_err(Error::other)?,
            kind: EditionKind::Sealed,
            number: u32::try_from(row.number).map_err(Error::other)?,
        },
        sealed_at: row.sealed_at,
        published_at: row.published_at,
        snapshot_sha256: row.snapshot_sha256,
        erratum: canonical::parse("erratum", &row.erratum)?,
    })
}
