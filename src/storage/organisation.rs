//! Organisations, and what they were called when. Public, so without a scope.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use malspar_domain::{
    code::OrganisationCode,
    organisation::{OrganisationKind, OrganisationRecord},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use crate::{
    Error, Result, Tx,
    entity::{organisation, organisation_name},
    register::CHUNK,
};

/// The beginning of a name whose beginning nobody knows.
pub(crate) const SINCE_ALWAYS: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// What the register knows of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    id: Uuid,
    kind: String,
    county: String,
    valid_to: Option<NaiveDate>,
    names: BTreeMap<NaiveDate, String>,
}

impl Tx {
    /// Adds the organisations that are new and updates the others; says how many records brought something new.
    ///
    /// Each record is a name with its days. A name ends where the next one begins; the last day of the latest is the
    /// last of the organisation. A record that does not know its beginning takes nothing from one that does.
    pub async fn save_organisations(&self, organisations: &[OrganisationRecord]) -> Result<u64> {
        let mut changed = 0;
        for chunk in organisations.chunks(CHUNK) {
            let before = self.known(chunk).await?;
            let mut after = before.clone();
            for record in chunk {
                let known = after.entry(record.code.to_string()).or_insert_with(|| Known {
                    id: self.new_id(),
                    kind: record.kind.code().to_owned(),
                    county: String::new(),
                    valid_to: None,
                    names: BTreeMap::new(),
                });
                changed += u64::from(known.learn(record)?);
            }
            self.write_organisations(&before, after).await?;
        }
        Ok(changed)
    }

    /// What an organisation is called by its latest name.
    pub async fn organisation_name(&self, code: &OrganisationCode) -> Result<String> {
        let organisation = self.organisation(code).await?;
        Ok(self.latest_name(&organisation, code).await?.name)
    }

    /// An organisation as the register knows it, by its latest name.
    pub async fn organisation_record(&self, code: &OrganisationCode) -> Result<OrganisationRecord> {
        let row = self.organisation(code).await?;
        let kind = OrganisationKind::from_code(&row.kind)
            .ok_or_else(|| Error::unreadable("kind of organisation", &row.kind))?;
        let latest = self.latest_name(&row, code).await?;
        Ok(OrganisationRecord {
            code: code.clone(),
            valid_from: Some(latest.valid_from).filter(|from| *from != SINCE_ALWAYS),
            name: latest.name,
            kind,
            county: row.county,
            valid_to: row.valid_to,
        })
    }

    async fn latest_name(
        &self,
        organisation: &organisation::Model,
        code: &OrganisationCode,
    ) -> Result<organisation_name::Model> {
        let latest = organisation_name::Entity::find()
            .filter(organisation_name::Column::OrganisationId.eq(organisation.id))
            .order_by_desc(organisation_name::Column::ValidFrom)
            .one(&self.inner)
            .await?;
        latest.ok_or_else(|| Error::not_found(crate::Thing::Organisation, code))
    }

    pub(crate) async fn organisation(&self, code: &OrganisationCode) -> Result<organisation::Model> {
        organisation::Entity::find()
            .filter(organisation::Column::Code.eq(code.as_str()))
            .one(&self.inner)
            .await?
            .ok_or_else(|| Error::not_found(crate::Thing::Organisation, code))
    }

    /// What is known of the organisations that `records` are about.
    async fn known(&self, records: &[OrganisationRecord]) -> Result<BTreeMap<String, Known>> {
        let codes = records.iter().map(|record| record.code.as_str());
        let rows = organisation::Entity::find()
            .filter(organisation::Column::Code.is_in(codes))
            .all(&self.inner)
            .await?;
        let mut names: BTreeMap<Uuid, BTreeMap<_, _>> = BTreeMap::new();
        let ids = rows.iter().map(|row| row.id);
        for row in organisation_name::Entity::find()
            .filter(organisation_name::Column::OrganisationId.is_in(ids))
            .all(&self.inner)
            .await?
        {
            names.entry(row.organisation_id).or_default().insert(row.valid_from, row.name);
        }
        let known = rows.into_iter().map(|row| {
            let names = names.remove(&row.id).unwrap_or_default();
            let known =
                Known { id: row.id, kind: row.kind, county: row.county, valid_to: row.valid_to, names };
            (row.code, known)
        });
        Ok(known.collect())
    }

    async fn write_organisations(
        &self,
        before: &BTreeMap<String, Known>,
        after: BTreeMap<String, Known>,
    ) -> Result<()> {
        use organisation::Column as C;
        let (mut new, mut names) = (Vec::new(), Vec::new());
        for (code, known) in after.into_iter().filter(|(code, known)| before.get(code) != Some(known)) {
            if before.contains_key(&code) {
                organisation::Entity::update_many()
                    .col_expr(C::County, Expr::value(known.county))
                    .col_expr(C::ValidTo, Expr::value(known.valid_to))
                    .filter(C::Id.eq(known.id))
                    .exec(&self.inner)
                    .await?;
                organisation_name::Entity::delete_many()
                    .filter(organisation_name::Column::OrganisationId.eq(known.id))
                    .exec(&self.inner)
                    .await?;
            } else {
                new.push(organisation::ActiveModel {
                    id: Set(known.id),
                    code: Set(code),
                    kind: Set(known.kind),
                    county: Set(known.county),
                    valid_to: Set(known.valid_to),
                });
            }
            names.extend(known.names.into_iter().map(|(valid_from, name)| organisation_name::ActiveModel {
                organisation_id: Set(known.id),
                valid_from: Set(valid_from),
                name: Set(name),
            }));
        }
        if !new.is_empty() {
            organisation::Entity::insert_many(new).exec_without_returning(&self.inner).await?;
        }
        for chunk in names.chunks(CHUNK) {
            organisation_name::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(&self.inner)
                .await?;
        }
        Ok(())
    }
}

impl Known {
    /// Takes in what `record` says; tells whether that was anything new.
    fn learn(&mut self, record: &OrganisationRecord) -> Result<bool> {
        if self.kind != record.kind.code() {
            // A municipality does not become a region: whoever says so has mixed up two codes.
            return Err(Error::Conflict(format!("organisation {}, which is a {}", record.code, self.kind)));
        }
        if record.valid_from.zip(record.valid_to).is_some_and(|(from, to)| from > to) {
            return Err(Error::other(format!("organisation {} ends before it begins", record.code)));
        }
        let before = self.clone();
        let from = self.beginning(record);
        if self.names.get(&SINCE_ALWAYS) == Some(&record.name) && self.names.range(..from).count() == 1 {
            // Now it is known when it began.
            self.names.remove(&SINCE_ALWAYS);
        }
        self.names.insert(from, record.name.clone());
        self.county.clone_from(&record.county);
        if self.names.keys().next_back() == Some(&from) {
            // A record that knows no end, as the shipped register, takes none away; one that begins later does.
            self.valid_to = record.valid_to.or(self.valid_to.filter(|end| *end >= from));
        }
        Ok(*self != before)
    }

    /// The day from which the name of `record` holds.
    fn beginning(&self, record: &OrganisationRecord) -> NaiveDate {
        let first = self.names.first_key_value().filter(|(_, name)| **name == record.name);
        record.valid_from.or_else(|| first.map(|(from, _)| *from)).unwrap_or(SINCE_ALWAYS)
    }
}
