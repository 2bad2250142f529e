//! The municipalities of a county as they were on a date: those that were there, under the names they had, with what
//! they were before. Public, so without a scope.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use malspar_domain::{code::OrganisationCode, organisation::Municipality};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, sea_query::OnConflict};

use crate::{
    Error, Result, Tx,
    entity::organisation_succession,
    register::{CHUNK, id_of, organisation_code},
};

/// One organisation takes the place of another, or of a part of it: on a day it got a new code, was merged with others or
/// was split. The predecessor's own last day is in its record, unless it goes on beside what was split off from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// Whose place is taken.
    pub predecessor: OrganisationCode,
    /// Who takes it.
    pub successor: OrganisationCode,
    /// The successor's first day in this place.
    pub on: NaiveDate,
}

#[derive(FromQueryResult)]
struct MunicipalityRow {
    code: String,
    name: String,
}

#[derive(FromQueryResult)]
struct SuccessionRow {
    predecessor: String,
    successor: String,
    on_date: NaiveDate,
    last_day: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct ResidentsRow {
    code: String,
    year: i32,
    residents: i64,
}

impl Tx {
    /// Adds the successions that are new and moves the others to their day.
    pub async fn save_successions(&self, successions: &[Succession]) -> Result<()> {
        use organisation_succession::Column as C;
        let ids = self.organisation_ids().await?;
        for chunk in successions.chunks(CHUNK) {
            let rows = chunk
                .iter()
                .map(|succession| {
                    Ok(organisation_succession::ActiveModel {
                        predecessor_id: Set(id_of(&ids, &succession.predecessor)?),
                        successor_id: Set(id_of(&ids, &succession.successor)?),
                        on_date: Set(succession.on),
                    })
                })
                .collect::<Result<Vec<_>>>()?;
            let update =
                OnConflict::columns([C::PredecessorId, C::SuccessorId]).update_column(C::OnDate).to_owned();
            organisation_succession::Entity::insert_many(rows)
                .on_conflict(update)
                .exec_without_returning(&self.inner)
                .await?;
        }
        Ok(())
    }

    /// The municipalities that `county` had on the day, ordered by code, under the names they had then.
    ///
    /// Their residents are those at the end of that year, or of the latest earlier one in the register; where that was
    /// before a merger, those of all that were merged. Fails for one without any, since none of them has no residents.
    /// `formerly` is what went into it as a whole: a municipality that was split is nobody's past, since its values say
    /// nothing of the parts.
    pub async fn municipalities(&self, county: &str, on: NaiveDate) -> Result<Vec<Municipality>> {
        let rows = MunicipalityRow::find_by_statement(self.sql(
            "SELECT o.code, n.name
             FROM organisation o
             JOIN organisation_name n ON n.organisation_id = o.id
              AND n.valid_from = (SELECT max(valid_from) FROM organisation_name
                                  WHERE organisation_id = o.id AND valid_from <= $1)
             WHERE o.county = $2 AND o.kind = 'municipality' AND (o.valid_to IS NULL OR o.valid_to >= $1)
             ORDER BY o.code",
            [on.into(), county.into()],
        ))
        .all(&self.inner)
        .await?;
        let past = self.past(county, on).await?;
        rows.into_iter()
            .map(|row| {
                let code = organisation_code(row.code)?;
                let residents = past.residents(&code, &mut BTreeSet::new());
                Ok(Municipality {
                    residents: residents.ok_or_else(|| {
                        Error::not_found(crate::Thing::Population, format!("{code}, {}", on.year()))
                    })?,
                    formerly: past.formerly(&code),
                    name: row.name,
                    code,
                })
            })
            .collect()
    }

    async fn past(&self, county: &str, on: NaiveDate) -> Result<Past> {
        let successions = SuccessionRow::find_by_statement(self.sql(
            "SELECT p.code AS predecessor, s.code AS successor, c.on_date, p.valid_to AS last_day
             FROM organisation_succession c
             JOIN organisation p ON p.id = c.predecessor_id
             JOIN organisation s ON s.id = c.successor_id
             WHERE c.on_date <= $1
             ORDER BY c.on_date, p.code, s.code",
            [on.into()],
        ));
        let residents = ResidentsRow::find_by_statement(self.sql(
            "SELECT o.code, p.year, p.residents
             FROM organisation o
             JOIN population p ON p.organisation_id = o.id
              AND p.year = (SELECT max(year) FROM population WHERE organisation_id = o.id AND year <= $1)
             WHERE o.county = $2 OR o.id IN (SELECT predecessor_id FROM organisation_succession)",
            [on.year().into(), county.into()],
        ));
        Past::of(successions.all(&self.inner).await?, residents.all(&self.inner).await?)
    }
}

/// What municipalities were before, and how many lived there.
struct Past {
    /// Those that went into another as a whole, and when, by that other.
    whole: BTreeMap<OrganisationCode, Vec<(OrganisationCode, NaiveDate)>>,
    /// The latest known residents with their year.
    residents: BTreeMap<OrganisationCode, (i32, u64)>,
}

impl Past {
    fn of(successions: Vec<SuccessionRow>, residents: Vec<ResidentsRow>) -> Result<Self> {
        let mut parts: BTreeMap<(String, NaiveDate), usize> = BTreeMap::new();
        for row in &successions {
            *parts.entry((row.predecessor.clone(), row.on_date)).or_default() += 1;
        }
        let mut whole: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in successions {
            let ended = row.last_day.is_some_and(|last| last < row.on_date);
            if ended && parts.get(&(row.predecessor.clone(), row.on_date)) == Some(&1) {
                let predecessor = organisation_code(row.predecessor)?;
                whole.entry(organisation_code(row.successor)?).or_default().push((predecessor, row.on_date));
            }
        }
        let residents = residents.into_iter().map(|row| {
            let number = u64::try_from(row.residents).map_err(Error::other)?;
            Ok((organisation_code(row.code)?, (row.year, number)))
        });
        Ok(Self { whole, residents: residents.collect::<Result<_>>()? })
    }

    fn predecessors(&self, code: &OrganisationCode) -> &[(OrganisationCode, NaiveDate)] {
        self.whole.get(code).map_or(&[], Vec::as_slice)
    }

    /// All that `code` was before, and what those were.
    fn formerly(&self, code: &OrganisationCode) -> Vec<OrganisationCode> {
        let mut found = BTreeSet::new();
        let mut next = vec![code];
        while let Some(code) = next.pop() {
            for (predecessor, _) in self.predecessors(code) {
                if found.insert(predecessor.clone()) {
                    next.push(predecessor);
                }
            }
        }
        found.remove(code);
        found.into_iter().collect()
    }

    /// The residents of `code`, and of what has gone into it since they were counted. `met` are those that are counted
    /// already, should a register lead in a circle.
    fn residents(&self, code: &OrganisationCode, met: &mut BTreeSet<OrganisationCode>) -> Option<u64> {
        if !met.insert(code.clone()) {
            return Some(0);
        }
        let own = self.residents.get(code);
        let since: Vec<_> = self
            .predecessors(code)
            .iter()
            .filter(|(_, on)| own.is_none_or(|(counted, _)| on.year() > *counted))
            .collect();
        if own.is_none() && since.is_empty() {
            return None;
        }
        since.into_iter().try_fold(own.map_or(0, |(_, residents)| *residents), |sum, (predecessor, _)| {
            Some(sum + self.residents(predecessor, met)?)
        })
    }
}
