//! What councils say of a draft and what they are answered: public records, which are only added to.

use chrono::{DateTime, Utc};
use malspar_domain::{
    id::{CommentId, CouncilId},
    role::Actor,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::{
    EditionKey, Error, Result, StrategyScope, Thing, Tx,
    entity::{comment_reply, council_comment},
    store::stored,
};

/// What a council has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentRecord {
    /// Its row.
    pub id: CommentId,
    /// Who has said it.
    pub council: CouncilId,
    /// What it is about: `objective/2.1`, `indicator/TS1`; the whole draft where nothing is named.
    pub place: Option<String>,
    /// What it says; where it says nothing, the council has no objections.
    pub text: Option<String>,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// What was answered, oldest first.
    pub replies: Vec<ReplyRecord>,
}

/// An answer to a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyRecord {
    /// What was changed.
    pub text: String,
    /// When it was written.
    pub recorded_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct CommentRow {
    id: Uuid,
    council_id: Uuid,
    place: Option<String>,
    text: Option<String>,
    recorded_at: DateTime<Utc>,
}

const COMMENTS: &str = "SELECT c.id, c.council_id, c.place, c.text, c.recorded_at
     FROM council_comment c
     JOIN consulted_council k ON k.id = c.council_id";

impl Tx {
    /// What the councils have said of a draft, oldest first.
    pub async fn council_comments(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
    ) -> Result<Vec<CommentRecord>> {
        let edition = self.edition_row_id(scope, key).await?;
        self.comments("k.edition_id", edition).await
    }

    /// What one council has said. To have its number is to have held its link, or to have asked it.
    pub async fn comments_of(&self, council: CouncilId) -> Result<Vec<CommentRecord>> {
        self.comments("k.id", council.0).await
    }

    async fn comments(&self, column: &str, of: Uuid) -> Result<Vec<CommentRecord>> {
        let text = format!("{COMMENTS} WHERE {column} = $1 ORDER BY c.recorded_at, c.id");
        let rows = CommentRow::find_by_statement(self.sql(&text, [of.into()])).all(&self.inner).await?;
        let replies = comment_reply::Entity::find()
            .filter(comment_reply::Column::CommentId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(comment_reply::Column::Sequence)
            .all(&self.inner)
            .await?;
        let told = |row: CommentRow| CommentRecord {
            id: CommentId(row.id),
            council: CouncilId(row.council_id),
            place: row.place,
            text: row.text,
            recorded_at: row.recorded_at,
            replies: replies
                .iter()
                .filter(|reply| reply.comment_id == row.id)
                .map(|reply| ReplyRecord { text: reply.text.clone(), recorded_at: reply.recorded_at })
                .collect(),
        };
        Ok(rows.into_iter().map(told).collect())
    }

    /// One more comment of a council.
    pub async fn add_comment(
        &self,
        council: CouncilId,
        place: Option<&str>,
        text: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<CommentId> {
        let id = self.new_id();
        let row = council_comment::ActiveModel {
            id: Set(id),
            council_id: Set(council.0),
            place: Set(place.map(str::to_owned)),
            text: Set(text.map(str::to_owned)),
            recorded_at: Set(stored(at)),
        };
        council_comment::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(CommentId(id))
    }

    /// The comment on a draft of this number; not found where it is on another's.
    pub async fn council_comment(
        &self,
        scope: &StrategyScope,
        key: &EditionKey,
        id: CommentId,
    ) -> Result<CommentRecord> {
        let all = self.council_comments(scope, key).await?;
        all.into_iter().find(|said| said.id == id).ok_or_else(|| Error::not_found(Thing::Comment, id.0))
    }

    /// One more answer to a comment, which is one of [`Tx::council_comments`]. A conflict where somebody else answers at
    /// the same time.
    pub async fn add_reply(
        &self,
        comment: CommentId,
        text: &str,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let last = comment_reply::Entity::find()
            .select_only()
            .column_as(comment_reply::Column::Sequence.max(), "last")
            .filter(comment_reply::Column::CommentId.eq(comment.0))
            .into_tuple::<Option<i32>>()
            .one(&self.inner)
            .await?;
        let row = comment_reply::ActiveModel {
            comment_id: Set(comment.0),
            sequence: Set(last.flatten().unwrap_or_default() + 1),
            text: Set(text.to_owned()),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        comment_reply::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }
}
