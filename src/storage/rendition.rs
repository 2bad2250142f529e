//! Drafts of reports, kept to be fetched and replaced by the next ones. No records: those are editions.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    job::JobKind,
    lang::Lang,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

use crate::{
    Error, Result, StrategyScope, Tx, entity::draft_rendition, register::organisation_code, store::stored,
};

/// A draft of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRendition {
    /// The municipality that it is for; the region's where there is none.
    pub organisation: Option<OrganisationCode>,
    /// Its language.
    pub lang: Lang,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// When it was rendered.
    pub rendered_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Row {
    organisation: Option<String>,
    lang: String,
    bytes: Vec<u8>,
    sha256: String,
    rendered_at: DateTime<Utc>,
}

impl Tx {
    /// Keeps a draft in place of the one that there was.
    #[expect(
        clippy::too_many_arguments,
        reason = "a rendition is of what, in which language, which bytes, when"
    )]
    pub async fn save_draft_rendition(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
        organisation: Option<&OrganisationCode>,
        lang: Lang,
        bytes: &[u8],
        sha256: &str,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let organisation = match organisation {
            Some(code) => Some(self.organisation(code).await?.id),
            None => None,
        };
        let same = match organisation {
            Some(id) => draft_rendition::Column::OrganisationId.eq(id),
            None => draft_rendition::Column::OrganisationId.is_null(),
        };
        draft_rendition::Entity::delete_many()
            .filter(draft_rendition::Column::CycleId.eq(cycle))
            .filter(draft_rendition::Column::Lang.eq(lang.tag()))
            .filter(same)
            .exec(&self.inner)
            .await?;
        let row = draft_rendition::ActiveModel {
            id: Set(self.new_id()),
            cycle_id: Set(cycle),
            organisation_id: Set(organisation),
            lang: Set(lang.tag().to_owned()),
            bytes: Set(bytes.to_vec()),
            sha256: Set(sha256.to_owned()),
            rendered_at: Set(stored(at)),
        };
        draft_rendition::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Has a draft of the region's report been made for a cycle, or is one asked for?
    pub async fn has_draft(&self, scope: &StrategyScope, cycle: &CycleKey) -> Result<bool> {
        let asked = JobKind::PrepareDrafts { strategy: scope.slug.clone(), cycle: cycle.clone() };
        if self.is_asked_for(&asked).await? {
            return Ok(true);
        }
        let made = draft_rendition::Entity::find()
            .filter(draft_rendition::Column::CycleId.eq(self.cycle_row(scope, cycle).await?.id))
            .filter(draft_rendition::Column::OrganisationId.is_null());
        Ok(made.count(&self.inner).await? > 0)
    }

    /// The drafts of a cycle: the region's first, then by organisation; Swedish before English.
    pub async fn draft_renditions(
        &self,
        scope: &StrategyScope,
        cycle: &CycleKey,
    ) -> Result<Vec<DraftRendition>> {
        let cycle = self.cycle_row(scope, cycle).await?.id;
        let rows = Row::find_by_statement(self.sql(
            "SELECT o.code AS organisation, r.lang, r.bytes, r.sha256, r.rendered_at
             FROM draft_rendition r LEFT JOIN organisation o ON o.id = r.organisation_id
             WHERE r.cycle_id = $1 ORDER BY COALESCE(o.code, ''), r.lang DESC",
            [cycle.into()],
        ));
        let found = rows.all(&self.inner).await?.into_iter().map(|row| {
            Ok(DraftRendition {
                organisation: row.organisation.map(organisation_code).transpose()?,
                lang: Lang::from_tag(&row.lang).ok_or_else(|| Error::unreadable("language", &row.lang))?,
                bytes: row.bytes,
                sha256: row.sha256,
                rendered_at: row.rendered_at,
            })
        });
        found.collect()
    }
}
