//! Links by which a numbered draft can be read before anything is published. Whoever carries a link's secret has no
//! scope: its hash finds that one draft and nothing else.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    edition::EditionKind,
    id::ShareLinkId,
    lang::Lang,
    role::Actor,
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    EditionKey, Error, Rendition, RenditionFormat, Result, StrategyScope, Thing, Tx,
    edition::REGION,
    edition_read::rendition_of,
    entity::{rendition, share_link},
    store::stored,
};

/// A link, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLink {
    /// Its row.
    pub id: ShareLinkId,
    /// What it shows.
    pub edition: EditionKey,
    /// For whom or what it was made.
    pub title: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
    /// When somebody ended it before that.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl ShareLink {
    /// Can it be used now?
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && now <= self.expires_at
    }
}

/// A draft that a link shows: to have one is to have held the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedEdition {
    edition: Uuid,
    /// The link.
    pub link: ShareLink,
    /// When the draft was locked.
    pub sealed_at: DateTime<Utc>,
    /// The SHA-256 of what it says.
    pub snapshot_sha256: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    edition_id: Uuid,
    strategy: String,
    cycle: String,
    scope: String,
    kind: String,
    number: i32,
    title: String,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    revoked_at: Option<DateTime<Utc>>,
    sealed_at: DateTime<Utc>,
    snapshot_sha256: String,
}

#[derive(FromQueryResult)]
struct KeyRow {
    strategy: String,
    cycle: String,
    number: i32,
}

#[derive(FromQueryResult)]
struct Document {
    snapshot: String,
}

const LINKS: &str =
    "SELECT l.id, l.edition_id, s.slug AS strategy, c.key AS cycle, e.scope, e.kind, e.number, l.title,
            l.created_at, l.expires_at, l.revoked_at, e.sealed_at, e.snapshot_sha256
     FROM share_link l
     JOIN edition e ON e.id = l.edition_id
     JOIN follow_up_cycle c ON c.id = e.cycle_id
     JOIN strategy s ON s.id = c.strategy_id";

impl Tx {
    /// A new link to a draft of the strategy, by the hash of its secret.
    pub async fn add_share_link(
        &self,
        scope: &StrategyScope,
        link: &ShareLink,
        token: &[u8; 32],
        actor: &Actor,
    ) -> Result<()> {
        let row = share_link::ActiveModel {
            id: Set(link.id.0),
            edition_id: Set(self.edition_row_id(scope, &link.edition).await?),
            token: Set(token.to_vec()),
            title: Set(link.title.clone()),
            created_at: Set(stored(link.created_at)),
            created_by: Set(actor.account.0),
            expires_at: Set(stored(link.expires_at)),
            revoked_at: Set(None),
        };
        share_link::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// A number for a new link.
    pub fn new_share_link_id(&self) -> ShareLinkId {
        ShareLinkId(self.new_id())
    }

    /// The links to drafts of the strategy, in the order in which they were made.
    pub async fn share_links(&self, scope: &StrategyScope) -> Result<Vec<ShareLink>> {
        let text = format!("{LINKS} WHERE s.id = $1 ORDER BY l.created_at, l.id");
        let rows = Row::find_by_statement(self.sql(&text, [scope.strategy.into()])).all(&self.inner).await?;
        rows.into_iter().map(|row| Ok(shared(row)?.link)).collect()
    }

    /// Lets a link of the strategy be used until `expires_at`.
    pub async fn prolong_share_link(&self, id: ShareLinkId, expires_at: DateTime<Utc>) -> Result<()> {
        let row = share_link::ActiveModel {
            id: Set(id.0),
            expires_at: Set(stored(expires_at)),
            ..Default::default()
        };
        share_link::Entity::update(row).exec(&self.inner).await?;
        Ok(())
    }

    /// Ends a link; not found where it is not one of the strategy.
    pub async fn revoke_share_link(
        &self,
        scope: &StrategyScope,
        id: ShareLinkId,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let links = self.share_links(scope).await?;
        if !links.iter().any(|link| link.id == id) {
            return Err(Error::not_found(Thing::ShareLink, id.0));
        }
        let row = share_link::ActiveModel {
            id: Set(id.0),
            revoked_at: Set(Some(stored(at))),
            ..Default::default()
        };
        share_link::Entity::update(row).exec(&self.inner).await?;
        Ok(())
    }

    /// What the link with this secret shows, whether or not it can still be used.
    pub async fn shared_edition(&self, token: &[u8; 32]) -> Result<Option<SharedEdition>> {
        let text = format!("{LINKS} WHERE l.token = $1");
        let row = Row::find_by_statement(self.sql(&text, [token.to_vec().into()])).one(&self.inner).await?;
        row.map(shared).transpose()
    }

    /// Every draft of a region's report for comments, whatever the strategy: for the demo, whose links everybody knows.
    pub async fn consultations(&self) -> Result<Vec<EditionKey>> {
        let rows = KeyRow::find_by_statement(self.sql(
            "SELECT s.slug AS strategy, c.key AS cycle, e.number
             FROM edition e
             JOIN follow_up_cycle c ON c.id = e.cycle_id
             JOIN strategy s ON s.id = c.strategy_id
             WHERE e.kind = 'consultation' AND e.scope = 'region'
             ORDER BY s.slug, c.key, e.number",
            [],
        ));
        let key = |row: KeyRow| {
            Ok(EditionKey {
                strategy: Slug::new(row.strategy).map_err(Error::other)?,
                cycle: CycleKey::new(row.cycle).map_err(Error::other)?,
                organisation: None,
                kind: EditionKind::Consultation,
                number: u32::try_from(row.number).map_err(Error::other)?,
            })
        };
        rows.all(&self.inner).await?.into_iter().map(key).collect()
    }

    /// What a shared draft says.
    pub async fn shared_snapshot(&self, shared: &SharedEdition) -> Result<String> {
        let text = "SELECT snapshot FROM edition WHERE id = $1";
        let found =
            Document::find_by_statement(self.sql(text, [shared.edition.into()])).one(&self.inner).await?;
        let found = found.ok_or_else(|| Error::not_found(Thing::Edition, &shared.link.edition))?;
        Ok(found.snapshot)
    }

    /// A file of a shared draft, byte for byte as it was locked.
    pub async fn shared_rendition(
        &self,
        shared: &SharedEdition,
        lang: Lang,
        format: RenditionFormat,
    ) -> Result<Rendition> {
        let id = (shared.edition, lang.tag().to_owned(), format.code().to_owned());
        let found = rendition::Entity::find_by_id(id).one(&self.inner).await?;
        let missing = || {
            let what = format!("{}, {}, {}", shared.link.edition, lang.tag(), format.code());
            Error::not_found(Thing::Rendition, what)
        };
        rendition_of(found.ok_or_else(missing)?)
    }
}

fn shared(row: Row) -> Result<SharedEdition> {
    let organisation = (row.scope != REGION).then(|| OrganisationCode::new(row.scope));
    let kind = EditionKind::from_code(&row.kind);
    let edition = EditionKey {
        strategy: Slug::new(row.strategy).map_err(Error::other)?,
        cycle: CycleKey::new(row.cycle).map_err(Error::other)?,
        organisation: organisation.transpose().map_err(Error::other)?,
        kind: kind.ok_or_else(|| Error::unreadable("kind of edition", &row.kind))?,
        number: u32::try_from(row.number).map_err(Error::other)?,
    };
    let link = ShareLink {
        id: ShareLinkId(row.id),
        edition,
        title: row.title,
        created_at: row.created_at,
        expires_at: row.expires_at,
        revoked_at: row.revoked_at,
    };
    let (sealed_at, snapshot_sha256) = (row.sealed_at, row.snapshot_sha256);
    Ok(SharedEdition { edition: row.edition_id, link, sealed_at, snapshot_sha256 })
}
