//! Draft answers: an organisation's own space. Each field counts its changes, for two people in one form.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CategoryCode, CycleKey, IndicatorCode, OrganisationCode},
    id::AccountId,
    submission::{Answer, AnswerKey, Answers},
};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait, FromQueryResult,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    Error, Result, StrategyScope, Tx, canonical,
    entity::{draft_answer, submission},
    register::{CHUNK, id_of, organisation_code},
    store::stored,
    strategy::indicator_code,
};

/// An answer of a draft, and how it came to be what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftField {
    /// What it says.
    pub answer: Answer,
    /// How often it has been changed, from 1.
    pub version: u32,
    /// When it was changed last.
    pub saved_at: DateTime<Utc>,
    /// By whom, where that was noted.
    pub saved_by: Option<AccountId>,
}

#[derive(FromQueryResult)]
struct AnswerRow {
    indicator: String,
    about: String,
    category: String,
    answer: String,
    version: i32,
    saved_at: DateTime<Utc>,
    saved_by: Option<Uuid>,
}

impl Tx {
    /// Saves each of these answers, and leaves those to other questions as they are. A field's version goes up where its
    /// answer differs from what is there. The submission must have been started.
    pub async fn save_draft(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        answers: &Answers,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let submission = self.started(scope, cycle, organisation).await?;
        let (indicators, organisations) =
            (self.indicator_ids(scope.strategy).await?, self.organisation_ids().await?);
        let mut rows = Vec::with_capacity(answers.len());
        for (key, answer) in answers {
            rows.push(draft_answer::ActiveModel {
                submission_id: Set(submission.id),
                indicator_id: Set(indicator_id(&indicators, &key.indicator)?),
                organisation_id: Set(id_of(&organisations, &key.about)?),
                category: Set(category_text(key.category.as_ref())),
                answer: Set(canonical::json(answer)?),
                version: Set(1),
                saved_at: Set(stored(at)),
                saved_by: Set(Some(scope.actor.account.0)),
            });
        }
        for chunk in rows.chunks(CHUNK) {
            use draft_answer::Column as C;
            let update =
                OnConflict::columns([C::SubmissionId, C::IndicatorId, C::OrganisationId, C::Category])
                    .update_columns([C::Answer, C::SavedAt, C::SavedBy])
                    .value(C::Version, Expr::cust("draft_answer.version + 1"))
                    .action_and_where(Expr::cust("draft_answer.answer <> excluded.answer"))
                    .to_owned();
            draft_answer::Entity::insert_many(chunk.to_vec())
                .on_conflict(update)
                .exec_without_returning(&self.inner)
                .await?;
        }
        Ok(())
    }

    /// Empties these fields.
    pub async fn clear_draft<'a>(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        fields: impl IntoIterator<Item = &'a AnswerKey>,
    ) -> Result<()> {
        let submission = self.started(scope, cycle, organisation).await?;
        let (indicators, organisations) =
            (self.indicator_ids(scope.strategy).await?, self.organisation_ids().await?);
        for key in fields {
            draft_answer::Entity::delete_by_id((
                submission.id,
                indicator_id(&indicators, &key.indicator)?,
                id_of(&organisations, &key.about)?,
                category_text(key.category.as_ref()),
            ))
            .exec(&self.inner)
            .await?;
        }
        Ok(())
    }

    /// The answers so far; none where nothing has begun.
    pub async fn draft(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Answers> {
        let rows = self.answer_rows(scope, cycle, organisation).await?;
        rows.into_iter()
            .map(|row| Ok((answer_key(&row)?, canonical::parse("draft answer", &row.answer)?)))
            .collect()
    }

    /// The same with who changed each field last, and when.
    pub async fn draft_fields(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<BTreeMap<AnswerKey, DraftField>> {
        let rows = self.answer_rows(scope, cycle, organisation).await?;
        rows.into_iter().map(|row| Ok((answer_key(&row)?, draft_field(&row)?))).collect()
    }

    /// How often each field has been changed, from 1.
    pub async fn draft_versions(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<BTreeMap<AnswerKey, u32>> {
        let rows = self.answer_rows(scope, cycle, organisation).await?;
        rows.into_iter()
            .map(|row| Ok((answer_key(&row)?, u32::try_from(row.version).map_err(Error::other)?)))
            .collect()
    }

    async fn answer_rows(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<Vec<AnswerRow>> {
        let Some(submission) = self.submission_row(scope, cycle, organisation).await? else {
            return Ok(Vec::new());
        };
        let rows = AnswerRow::find_by_statement(self.sql(
            "SELECT i.code AS indicator, o.code AS about, a.category, a.answer, a.version,
                    a.saved_at, a.saved_by
             FROM draft_answer a
             JOIN indicator i ON i.id = a.indicator_id
             JOIN organisation o ON o.id = a.organisation_id
             WHERE a.submission_id = $1",
            [submission.id.into()],
        ));
        Ok(rows.all(&self.inner).await?)
    }

    /// The organisation's submission, which must have been started, held until the transaction ends.
    pub(crate) async fn started(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
    ) -> Result<submission::Model> {
        self.locked_submission_row(scope, cycle, organisation)
            .await?
            .ok_or_else(|| Error::not_found(crate::Thing::Submission, format!("{organisation}, {cycle}")))
    }
}

fn draft_field(row: &AnswerRow) -> Result<DraftField> {
    Ok(DraftField {
        answer: canonical::parse("draft answer", &row.answer)?,
        version: u32::try_from(row.version).map_err(Error::other)?,
        saved_at: row.saved_at,
        saved_by: row.saved_by.map(AccountId),
    })
}

fn answer_key(row: &AnswerRow) -> Result<AnswerKey> {
    Ok(AnswerKey {
        indicator: indicator_code(row.indicator.clone())?,
        about: organisation_code(row.about.clone())?,
        category: category(&row.category)?,
    })
}

pub(crate) fn indicator_id(ids: &BTreeMap<IndicatorCode, Uuid>, code: &IndicatorCode) -> Result<Uuid> {
    ids.get(code).copied().ok_or_else(|| Error::not_found(crate::Thing::Indicator, code))
}

/// No category is an empty text: a null would be different from every other in a unique key.
pub(crate) fn category_text(category: Option<&CategoryCode>) -> String {
    category.map(ToString::to_string).unwrap_or_default()
}

pub(crate) fn category(text: &str) -> Result<Option<CategoryCode>> {
    if text.is_empty() { Ok(None) } else { CategoryCode::new(text).map(Some).map_err(Error::other) }
}
