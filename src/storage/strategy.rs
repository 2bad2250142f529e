//! Strategies: who they are, and every version of their catalogue.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{IndicatorCode, OrganisationCode, Slug},
    lang::Lang,
    role::{Actor, Role},
    strategy::{Strategy, Years},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Error, Result, StrategyScope, Thing, Tx, canonical,
    entity::{catalogue_version, indicator, organisation, strategy},
    store::stored,
    submission::until,
};

/// What saving a catalogue came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// The version that holds now, counted from 1.
    pub version: u32,
    /// The first year whose cycles it applies to.
    pub applies_from: i32,
    /// Is it a new one?
    pub changed: bool,
}

/// A version of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueVersion {
    /// Its number, from 1.
    pub version: u32,
    /// The first year whose cycles it applies to.
    pub applies_from: i32,
    /// When it came.
    pub recorded_at: DateTime<Utc>,
}

impl Tx {
    /// Adds the catalogue as a new version where it differs from the last one, for the cycles from the year
    /// `applies_from` on; a conflict where the last one applies from a later year. The strategy and its indicators keep
    /// their rows; an indicator that is left out keeps its own for the values it has.
    pub async fn save_catalogue(
        &self,
        catalogue: &Strategy,
        applies_from: i32,
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Result<Saved> {
        let strategy = self.strategy_of(catalogue).await?;
        self.save_indicators(strategy, catalogue).await?;
        let document = canonical::json(catalogue)?;
        let last = self.catalogue(strategy, None).await?;
        if let Some(last) = last.as_ref().filter(|last| last.document == document) {
            let (version, applies_from) = (version(last.version)?, last.applies_from);
            return Ok(Saved { version, applies_from, changed: false });
        }
        if let Some(later) = last.as_ref().map(|last| last.applies_from).filter(|year| *year > applies_from) {
            return Err(Error::Conflict(format!(
                "catalogue of {}, which applies from {later},",
                catalogue.slug
            )));
        }
        let next = last.map_or(0, |last| last.version) + 1;
        let row = catalogue_version::ActiveModel {
            strategy_id: Set(strategy),
            version: Set(next),
            applies_from: Set(applies_from),
            document: Set(document),
            recorded_at: Set(stored(at)),
            account: Set(actor.account.0),
            role: Set(actor.role.code().to_owned()),
        };
        catalogue_version::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(Saved { version: version(next)?, applies_from, changed: true })
    }

    /// The strategies that there are, ordered by slug.
    pub async fn strategies(&self) -> Result<Vec<Slug>> {
        let rows = strategy::Entity::find().order_by_asc(strategy::Column::Slug).all(&self.inner).await?;
        rows.into_iter().map(|row| Slug::new(row.slug).map_err(Error::other)).collect()
    }

    /// Their slugs by their rows.
    pub(crate) async fn strategy_slugs(&self) -> Result<BTreeMap<Uuid, Slug>> {
        let rows = strategy::Entity::find().all(&self.inner).await?;
        rows.into_iter().map(|row| Ok((row.id, Slug::new(row.slug).map_err(Error::other)?))).collect()
    }

    /// Their titles in the same order: public as soon as there is a strategy, so without a scope.
    pub async fn strategy_titles(&self, lang: Lang) -> Result<Vec<String>> {
        let rows = strategy::Entity::find().order_by_asc(strategy::Column::Slug).all(&self.inner).await?;
        let mut titles = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(version) = self.catalogue(row.id, None).await? {
                titles.push(parse(&version.document)?.title.get(lang).to_owned());
            }
        }
        Ok(titles)
    }

    /// Opens a strategy with the catalogue that held at `as_of`, and gives its version. Not found for whoever has no
    /// part in it: an owner of another region, a contact or reviewer of an organisation that does not take part.
    pub async fn open_strategy(
        &self,
        slug: &Slug,
        actor: &Actor,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<(StrategyScope, Strategy, u32)> {
        let missing = || Error::not_found(Thing::Strategy, slug);
        let row = self.strategy_row(slug).await?.ok_or_else(missing)?;
        let (found, was_there) = match self.catalogue(row.id, as_of).await? {
            Some(found) => (found, true),
            // Who takes part now may know that there is one, and that there was none then.
            None => (self.catalogue(row.id, None).await?.ok_or_else(missing)?, false),
        };
        let catalogue = parse(&found.document)?;
        if !self.takes_part(actor, &catalogue).await? {
            return Err(missing());
        }
        if !was_there {
            return Err(Error::not_found(Thing::StrategyThen, slug));
        }
        let scope = StrategyScope { strategy: row.id, slug: slug.clone(), actor: actor.clone() };
        Ok((scope, catalogue, version(found.version)?))
    }

    /// The catalogue that applies to the cycle of `years`, of the versions known at `as_of`, with its number.
    ///
    /// It is the latest version that applies from the cycle's first year or an earlier one. A cycle before all of them,
    /// as a baseline is, goes by the earliest: of the versions that apply from that year the latest.
    pub async fn catalogue_of(
        &self,
        scope: &StrategyScope,
        years: Years,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<(Strategy, u32)> {
        use catalogue_version::Column as C;
        let known = catalogue_version::Entity::find()
            .filter(C::StrategyId.eq(scope.strategy))
            .filter(C::RecordedAt.lte(until(as_of)));
        let mut found = known
            .clone()
            .filter(C::AppliesFrom.lte(years.from))
            .order_by_desc(C::Version)
            .one(&self.inner)
            .await?;
        if found.is_none() {
            let earliest = known.order_by_asc(C::AppliesFrom).order_by_desc(C::Version);
            found = earliest.one(&self.inner).await?;
        }
        let found = found.ok_or_else(|| Error::not_found(Thing::Version, &scope.slug))?;
        Ok((parse(&found.document)?, version(found.version)?))
    }

    /// The catalogue in a version that it had: that of a form, say, which was made before the latest.
    pub async fn catalogue_version(&self, scope: &StrategyScope, version: u32) -> Result<Strategy> {
        let missing = || Error::not_found(Thing::Version, format!("{}, {version}", scope.slug));
        let number = i32::try_from(version).map_err(|_| missing())?;
        let found = catalogue_version::Entity::find_by_id((scope.strategy, number)).one(&self.inner).await?;
        parse(&found.ok_or_else(missing)?.document)
    }

    /// Every version of the catalogue, oldest first.
    pub async fn catalogue_versions(&self, scope: &StrategyScope) -> Result<Vec<CatalogueVersion>> {
        let rows = catalogue_version::Entity::find()
            .filter(catalogue_version::Column::StrategyId.eq(scope.strategy))
            .order_by_asc(catalogue_version::Column::Version)
            .all(&self.inner)
            .await?;
        let told = |row: catalogue_version::Model| {
            let version = version(row.version)?;
            Ok(CatalogueVersion { version, applies_from: row.applies_from, recorded_at: row.recorded_at })
        };
        rows.into_iter().map(told).collect()
    }

    async fn takes_part(&self, actor: &Actor, catalogue: &Strategy) -> Result<bool> {
        if !actor.is_of(&catalogue.slug) {
            return Ok(false);
        }
        match actor.role {
            Role::System => Ok(true),
            Role::Administrator if actor.is_of_the_service() => Ok(true),
            Role::Administrator | Role::StrategyOwner => Ok(actor.organisation == catalogue.region),
            Role::CouncilReviewer | Role::MunicipalContact => Ok(actor.organisation == catalogue.region
                || names_organisation(catalogue, &actor.organisation)
                || self.lies_in(&actor.organisation, &catalogue.county).await?),
        }
    }

    async fn lies_in(&self, organisation: &OrganisationCode, county: &str) -> Result<bool> {
        let found = organisation::Entity::find()
            .filter(organisation::Column::Code.eq(organisation.as_str()))
            .filter(organisation::Column::County.eq(county))
            .one(&self.inner)
            .await?;
        Ok(found.is_some())
    }

    pub(crate) async fn strategy_id(&self, slug: &Slug) -> Result<Uuid> {
        let row = self.strategy_row(slug).await?;
        row.map(|row| row.id).ok_or_else(|| Error::not_found(Thing::Strategy, slug))
    }

    async fn strategy_row(&self, slug: &Slug) -> Result<Option<strategy::Model>> {
        let found = strategy::Entity::find().filter(strategy::Column::Slug.eq(slug.as_str()));
        Ok(found.one(&self.inner).await?)
    }

    /// The strategy's row, made where there is none; locked, so that two imports follow each other.
    async fn strategy_of(&self, catalogue: &Strategy) -> Result<Uuid> {
        let found = strategy::Entity::find()
            .filter(strategy::Column::Slug.eq(catalogue.slug.as_str()))
            .lock_exclusive()
            .one(&self.inner)
            .await?;
        match found {
            Some(row) if row.region == catalogue.region.as_str() => Ok(row.id),
            Some(row) => {
                let region = OrganisationCode::new(row.region).map_err(Error::other)?;
                Err(Error::OtherRegion { slug: catalogue.slug.clone(), region })
            }
            None => {
                let id = self.new_id();
                let row = strategy::ActiveModel {
                    id: Set(id),
                    slug: Set(catalogue.slug.to_string()),
                    region: Set(catalogue.region.to_string()),
                };
                strategy::Entity::insert(row).exec_without_returning(&self.inner).await?;
                Ok(id)
            }
        }
    }

    async fn save_indicators(&self, strategy: Uuid, catalogue: &Strategy) -> Result<()> {
        let there = self.indicator_ids(strategy).await?;
        let new: Vec<_> = catalogue
            .asked()
            .filter(|i| !there.contains_key(&i.code))
            .map(|i| indicator::ActiveModel {
                id: Set(self.new_id()),
                strategy_id: Set(strategy),
                code: Set(i.code.to_string()),
            })
            .collect();
        if !new.is_empty() {
            indicator::Entity::insert_many(new).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    async fn catalogue(
        &self,
        strategy: Uuid,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<catalogue_version::Model>> {
        let mut query = catalogue_version::Entity::find()
            .filter(catalogue_version::Column::StrategyId.eq(strategy))
            .order_by_desc(catalogue_version::Column::Version);
        if let Some(as_of) = as_of {
            query = query.filter(catalogue_version::Column::RecordedAt.lte(stored(as_of)));
        }
        Ok(query.one(&self.inner).await?)
    }

    /// The rows of a strategy's indicators, those that its catalogue no longer has among them.
    pub(crate) async fn indicator_ids(&self, strategy: Uuid) -> Result<BTreeMap<IndicatorCode, Uuid>> {
        let rows = indicator::Entity::find()
            .filter(indicator::Column::StrategyId.eq(strategy))
            .all(&self.inner)
            .await?;
        rows.into_iter().map(|row| Ok((indicator_code(row.code)?, row.id))).collect()
    }
}

/// Does this organisation answer for the municipalities, as the region does for its clinics?
fn names_organisation(catalogue: &Strategy, organisation: &OrganisationCode) -> bool {
    catalogue.asked().any(|indicator| {
        let answers = |row| indicator.answered_by(row, &catalogue.region) == Some(organisation);
        indicator.rows().into_iter().any(answers)
    })
}

fn parse(document: &str) -> Result<Strategy> {
    canonical::parse("catalogue", document)
}

fn version(stored: i32) -> Result<u32> {
    u32::try_from(stored).map_err(Error::other)
}

pub(crate) fn indicator_code(text: String) -> Result<IndicatorCode> {
    IndicatorCode::new(text).map_err(Error::other)
}
