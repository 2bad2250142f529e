//! Editions as they are kept. What is read here is what was written when they were locked; nothing is made anew.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    edition::EditionKind,
    id::AccountId,
    lang::Lang,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    EditionAct, EditionDocuments, EditionEvent, EditionKey, EditionRecord, Error, Rendition, RenditionFormat,
    Result, StrategyScope, ToldFigures, Tx, audit, canonical,
    edition::REGION,
    edition_save::number,
    entity::{edition_act, rendition},
};

/// An edition `e` of the strategy `$1`, found by its name.
const NAMED: &str = "FROM edition e JOIN follow_up_cycle c ON c.id = e.cycle_id
     WHERE c.strategy_id = $1 AND c.key = $2 AND e.scope = $3 AND e.kind = $4 AND e.number = $5";

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    cycle: String,
    scope: String,
    kind: String,
    number: i32,
    sealed_at: DateTime<Utc>,
    account: Uuid,
    role: String,
    figures_of: Option<Uuid>,
    renderer: String,
    snapshot_sha256: String,
    erratum: String,
}

#[derive(FromQueryResult)]
struct DocumentsRow {
    snapshot: String,
    snapshot_sha256: String,
    signature: String,
    manifest: String,
    public_key: String,
}

impl DocumentsRow {
    fn documents(self) -> EditionDocuments {
        EditionDocuments {
            snapshot: self.snapshot,
            snapshot_sha256: self.snapshot_sha256,
            signature: self.signature,
            manifest: self.manifest,
            public_key: self.public_key,
        }
    }
}

#[derive(FromQueryResult)]
struct KeyRow {
    public_key: String,
}

#[derive(FromQueryResult)]
struct ToldRow {
    undisclosed: String,
    snapshot: String,
}

impl Tx {
    /// Every edition of the strategy, those of earlier cycles first, the region's before the municipalities', in the
    /// order of their numbers.
    pub async fn editions(&self, scope: &StrategyScope) -> Result<Vec<EditionRecord>> {
        let rows = Row::find_by_statement(self.sql(
            "SELECT e.id, c.key AS cycle, e.scope, e.kind, e.number, e.sealed_at, e.account, e.role, e.figures_of,
                    e.renderer, e.snapshot_sha256, e.erratum
             FROM edition e JOIN follow_up_cycle c ON c.id = e.cycle_id
             WHERE c.strategy_id = $1
             ORDER BY c.key, CASE e.scope WHEN 'region' THEN 0 ELSE 1 END, e.scope, e.kind, e.number",
            [scope.strategy.into()],
        ));
        let rows = rows.all(&self.inner).await?;
        let keys: BTreeMap<_, _> =
            rows.iter().map(|row| Ok((row.id, key(scope, row)?))).collect::<Result<_>>()?;
        let mut events = self.edition_events(rows.iter().map(|row| row.id)).await?;
        let record = |row: Row| record(row, &keys, &mut events);
        rows.into_iter().map(record).collect()
    }

    /// The documents of an edition.
    pub async fn edition_documents(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
    ) -> Result<EditionDocuments> {
        let text =
            format!("SELECT e.snapshot, e.snapshot_sha256, e.signature, e.manifest, e.public_key {NAMED}");
        let row =
            DocumentsRow::find_by_statement(self.sql(&text, name(scope, key)?)).one(&self.inner).await?;
        row.map(DocumentsRow::documents).ok_or_else(|| Error::not_found(crate::Thing::Edition, key))
    }

    /// A file of an edition.
    pub async fn rendition(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        lang: Lang,
        format: RenditionFormat,
    ) -> Result<Rendition> {
        let id = self.edition_row_id(scope, key).await?;
        let found = rendition::Entity::find_by_id((id, lang.tag().to_owned(), format.code().to_owned()));
        let missing =
            || Error::not_found(crate::Thing::Rendition, format!("{key}, {}, {}", lang.tag(), format.code()));
        rendition_of(found.one(&self.inner).await?.ok_or_else(missing)?)
    }

    /// Every file of an edition, ordered by name.
    pub async fn renditions(&self, scope: &StrategyScope, key: &EditionKey) -> Result<Vec<Rendition>> {
        let id = self.edition_row_id(scope, key).await?;
        let found = rendition::Entity::find()
            .filter(rendition::Column::EditionId.eq(id))
            .order_by_asc(rendition::Column::FileName);
        found.all(&self.inner).await?.into_iter().map(rendition_of).collect()
    }

    /// What the region's editions of the strategy were made of and what they said, in the order in which they were
    /// locked. Drafts for comments have been read by others as well.
    pub async fn told_figures(&self, scope: &StrategyScope) -> Result<Vec<ToldFigures>> {
        let rows = ToldRow::find_by_statement(self.sql(
            "SELECT e.undisclosed, e.snapshot
             FROM edition e JOIN follow_up_cycle c ON c.id = e.cycle_id
             WHERE c.strategy_id = $1 AND e.scope = 'region'
             ORDER BY e.sealed_at, c.key, e.kind, e.number",
            [scope.strategy.into()],
        ));
        let told = rows.all(&self.inner).await?.into_iter().map(|row| {
            let known = canonical::parse("figures of an edition", &row.undisclosed)?;
            Ok(ToldFigures { known, snapshot: row.snapshot })
        });
        told.collect()
    }

    /// The edition that has a file of these bytes, or says just this. Whoever asks holds the file, so no scope is wanted.
    pub async fn documents_of_file(&self, sha256: &str) -> Result<Option<EditionDocuments>> {
        let row = DocumentsRow::find_by_statement(self.sql(
            "SELECT e.snapshot, e.snapshot_sha256, e.signature, e.manifest, e.public_key
             FROM edition e WHERE e.snapshot_sha256 = $1
                OR EXISTS (SELECT 1 FROM rendition r WHERE r.edition_id = e.id AND r.sha256 = $1)
             ORDER BY e.sealed_at LIMIT 1",
            [sha256.into()],
        ));
        Ok(row.one(&self.inner).await?.map(DocumentsRow::documents))
    }

    /// The keys that the editions in this database are signed with, as they were written down.
    pub async fn signing_keys(&self) -> Result<Vec<String>> {
        let rows = KeyRow::find_by_statement(
            self.sql("SELECT DISTINCT public_key FROM edition ORDER BY public_key", []),
        );
        Ok(rows.all(&self.inner).await?.into_iter().map(|row| row.public_key).collect())
    }

    pub(crate) async fn edition_row_id(&self, scope: &StrategyScope, key: &EditionKey) -> Result<Uuid> {
        let text = format!("SELECT e.id {NAMED}");
        let row = Id::find_by_statement(self.sql(&text, name(scope, key)?)).one(&self.inner).await?;
        row.map(|row| row.id).ok_or_else(|| Error::not_found(crate::Thing::Edition, key))
    }

    async fn edition_events(
        &self,
        editions: impl Iterator<Item = Uuid>,
    ) -> Result<BTreeMap<Uuid, Vec<EditionEvent>>> {
        let rows = edition_act::Entity::find()
            .filter(edition_act::Column::EditionId.is_in(editions))
            .order_by_asc(edition_act::Column::Sequence)
            .all(&self.inner)
            .await?;
        let mut events: BTreeMap<Uuid, Vec<EditionEvent>> = BTreeMap::new();
        for row in rows {
            let event = EditionEvent {
                act: act(&row)?,
                recorded_at: row.recorded_at,
                account: AccountId(row.account),
                role: audit::role(&row.role)?,
            };
            events.entry(row.edition_id).or_default().push(event);
        }
        Ok(events)
    }
}

/// What [`NAMED`] asks for.
fn name(scope: &StrategyScope, key: &EditionKey) -> Result<[sea_orm::Value; 5]> {
    if key.strategy != scope.slug {
        return Err(Error::not_found(crate::Thing::Edition, key));
    }
    Ok([
        scope.strategy.into(),
        key.cycle.as_str().into(),
        key.scope().into(),
        key.kind.code().into(),
        number(key)?.into(),
    ])
}

fn key(scope: &StrategyScope, row: &Row) -> Result<EditionKey> {
    let organisation = (row.scope != REGION).then(|| OrganisationCode::new(row.scope.clone()));
    Ok(EditionKey {
        strategy: scope.slug.clone(),
        cycle: CycleKey::new(row.cycle.clone()).map_err(Error::other)?,
        organisation: organisation.transpose().map_err(Error::other)?,
        kind: EditionKind::from_code(&row.kind)
            .ok_or_else(|| Error::unreadable("kind of edition", &row.kind))?,
        number: u32::try_from(row.number).map_err(Error::other)?,
    })
}

fn record(
    row: Row,
    keys: &BTreeMap<Uuid, EditionKey>,
    events: &mut BTreeMap<Uuid, Vec<EditionEvent>>,
) -> Result<EditionRecord> {
    let key = |id: &Uuid| {
        keys.get(id).cloned().ok_or_else(|| Error::other("an edition has its figures from elsewhere"))
    };
    Ok(EditionRecord {
        key: key(&row.id)?,
        sealed_at: row.sealed_at,
        account: AccountId(row.account),
        role: audit::role(&row.role)?,
        erratum: canonical::parse("erratum", &row.erratum)?,
        figures_of: row.figures_of.as_ref().map(key).transpose()?,
        events: events.remove(&row.id).unwrap_or_default(),
        renderer: row.renderer,
        snapshot_sha256: row.snapshot_sha256,
    })
}

fn act(row: &edition_act::Model) -> Result<EditionAct> {
    match (row.act.as_str(), &row.reason) {
        ("publish", None) => Ok(EditionAct::Publish),
        ("withdraw", Some(reason)) => Ok(EditionAct::Withdraw { reason: reason.clone() }),
        _ => Err(Error::unreadable("act on an edition", &row.act)),
    }
}

pub(crate) fn rendition_of(row: rendition::Model) -> Result<Rendition> {
    Ok(Rendition {
        lang: Lang::from_tag(&row.lang).ok_or_else(|| Error::unreadable("language", &row.lang))?,
        format: RenditionFormat::from_code(&row.format)
            .ok_or_else(|| Error::unreadable("format", &row.format))?,
        file_name: row.file_name,
        sha256: row.sha256,
        bytes: row.bytes,
    })
}
