//! Rounds of comments: which draft, until when, and which councils are asked, each by a link of its own. What they say is
//! in [`crate::comment`].

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::CycleKey,
    cycle::CycleState,
    id::{CouncilId, ShareLinkId},
    lang::Text,
    role::Actor,
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, QuerySelect};
use uuid::Uuid;

use crate::{
    EditionKey, Error, Result, ShareLink, StrategyScope, Thing, Tx,
    entity::{consultation, consulted_council},
    store::stored,
};

/// A council that is asked to comment on a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouncilRecord {
    /// Its row.
    pub id: CouncilId,
    /// What it is called.
    pub body: Text,
    /// The last day on which it can comment.
    pub until: NaiveDate,
    /// How far the cycle is: comments are taken while the report is checked, and not once it is locked.
    pub cycle: CycleState,
    /// The link that it reads the draft by.
    pub link: ShareLinkId,
    /// When the link was sent by mail.
    pub mailed_at: Option<DateTime<Utc>>,
    /// When the link was first followed.
    pub seen_at: Option<DateTime<Utc>>,
}

impl CouncilRecord {
    /// Are comments taken on this day?
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.cycle == CycleState::Reviewing && today <= self.until
    }
}

#[derive(FromQueryResult)]
struct RoundRow {
    number: i32,
    until: NaiveDate,
}

#[derive(FromQueryResult)]
struct CouncilRow {
    id: Uuid,
    share_link_id: Uuid,
    body_sv: String,
    body_en: Option<String>,
    until: NaiveDate,
    state: String,
    mailed_at: Option<DateTime<Utc>>,
    seen_at: Option<DateTime<Utc>>,
}

const COUNCILS: &str =
    "SELECT k.id, k.share_link_id, k.body_sv, k.body_en, r.until, c.state, k.mailed_at, k.seen_at
     FROM consulted_council k
     JOIN consultation r ON r.edition_id = k.edition_id
     JOIN edition e ON e.id = k.edition_id
     JOIN follow_up_cycle c ON c.id = e.cycle_id";

impl Tx {
    /// Opens the round of comments on a draft.
    pub async fn open_consultation(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        until: NaiveDate,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = consultation::ActiveModel {
            edition_id: Set(self.edition_row_id(scope, key).await?),
            until: Set(until),
            opened_at: Set(stored(at)),
            opened_by: Set(actor.account.0),
        };
        consultation::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// The drafts of a cycle that councils are or were asked to comment, by number, each with the last day for it.
    pub async fn consultation_rounds(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<Vec<(u32, NaiveDate)>> {
        let cycle = self.cycle_row(scope, cycle).await?;
        let rows = RoundRow::find_by_statement(self.sql(
            "SELECT e.number, r.until
             FROM consultation r
             JOIN edition e ON e.id = r.edition_id
             WHERE e.cycle_id = $1
             ORDER BY e.number",
            [cycle.id.into()],
        ));
        let round = |row: RoundRow| Ok((u32::try_from(row.number).map_err(Error::other)?, row.until));
        rows.all(&self.inner).await?.into_iter().map(round).collect()
    }

    /// Moves the last day of the round of comments on a draft. There is such a round.
    pub async fn move_consultation(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        until: NaiveDate,
    ) -> Result<()> {
        let row = consultation::ActiveModel {
            edition_id: Set(self.edition_row_id(scope, key).await?),
            until: Set(until),
            ..Default::default()
        };
        consultation::Entity::update(row).exec(&self.inner).await?;
        Ok(())
    }

    /// Asks one more council. A conflict where it is asked already.
    pub async fn add_council(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        body: &Text,
        link: ShareLinkId,
        mailed_at: Option<DateTime<Utc>>,
    ) -> Result<CouncilId> {
        let id = self.new_id();
        let row = consulted_council::ActiveModel {
            id: Set(id),
            edition_id: Set(self.edition_row_id(scope, key).await?),
            share_link_id: Set(link.0),
            body_sv: Set(body.sv.clone()),
            body_en: Set(body.en.clone()),
            mailed_at: Set(mailed_at.map(stored)),
            seen_at: Set(None),
        };
        consulted_council::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(CouncilId(id))
    }

    /// The councils that are asked to comment on a draft, always in the same order.
    pub async fn councils(&self, scope: &StrategyScope, key: &EditionKey) -> Result<Vec<CouncilRecord>> {
        let edition = self.edition_row_id(scope, key).await?;
        let text = format!("{COUNCILS} WHERE k.edition_id = $1 ORDER BY k.id");
        let rows = CouncilRow::find_by_statement(self.sql(&text, [edition.into()])).all(&self.inner).await?;
        rows.into_iter().map(council).collect()
    }

    /// From now on a council reads the draft by another link. It is one of [`Tx::councils`].
    pub async fn relink_council(
        &self,
        council: CouncilId,
        link: ShareLinkId,
        mailed_at: Option<DateTime<Utc>>,
    ) -> Result<()> {
        let row = consulted_council::ActiveModel {
            id: Set(council.0),
            share_link_id: Set(link.0),
            mailed_at: Set(mailed_at.map(stored)),
            ..Default::default()
        };
        consulted_council::Entity::update(row).exec(&self.inner).await?;
        Ok(())
    }

    /// The council whose link this is; nothing where it is nobody's in particular.
    pub async fn council_of(&self, link: &ShareLink) -> Result<Option<CouncilRecord>> {
        let text = format!("{COUNCILS} WHERE k.share_link_id = $1");
        let row = CouncilRow::find_by_statement(self.sql(&text, [link.id.0.into()])).one(&self.inner).await?;
        row.map(council).transpose()
    }

    /// The council as it is now, and nobody else says anything for it meanwhile: whoever presses twice is heard once.
    /// Needs a transaction that may write.
    pub async fn hold_council(&self, id: CouncilId) -> Result<CouncilRecord> {
        consulted_council::Entity::find_by_id(id.0).lock_exclusive().one(&self.inner).await?;
        let text = format!("{COUNCILS} WHERE k.id = $1");
        let row = CouncilRow::find_by_statement(self.sql(&text, [id.0.into()])).one(&self.inner).await?;
        row.map(council).transpose()?.ok_or_else(|| Error::not_found(Thing::Council, id.0))
    }

    /// Notes that the council has followed its link.
    pub async fn note_council_seen(&self, council: CouncilId, at: DateTime<Utc>) -> Result<()> {
        let row = consulted_council::ActiveModel {
            id: Set(council.0),
            seen_at: Set(Some(stored(at))),
            ..Default::default()
        };
        consulted_council::Entity::update(row).exec(&self.inner).await?;
        Ok(())
    }

    /// The council of this number among those of a draft; not found where it is another's.
    pub async fn council(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        id: CouncilId,
    ) -> Result<CouncilRecord> {
        let all = self.councils(scope, key).await?;
        all.into_iter().find(|council| council.id == id).ok_or_else(|| Error::not_found(Thing::Council, id.0))
    }
}

fn council(row: CouncilRow) -> Result<CouncilRecord> {
    let cycle = CycleState::from_code(&row.state);
    Ok(CouncilRecord {
        cycle: cycle.ok_or_else(|| Error::unreadable("state of a cycle", &row.state))?,
        id: CouncilId(row.id),
        body: Text { sv: row.body_sv, en: row.body_en },
        until: row.until,
        link: ShareLinkId(row.share_link_id),
        mailed_at: row.mailed_at,
        seen_at: row.seen_at,
    })
}
