//! The register of municipalities that ships with the product.

use chrono::NaiveDate;
use malspar_domain::{
    clock,
    code::OrganisationCode,
    cycle::CycleState,
    organisation::{OrganisationKind, OrganisationRecord},
    role::{Actor, Role},
    violation::Violation,
};
use malspar_exchange::register;
use malspar_storage::{AuditEntry, Succession, Tx};

use crate::{App, Error, Result};

impl App {
    /// Loads municipalities, boundaries and population as shipped. Harmless to do again: what is there already stays.
    pub async fn load_register(&self, actor: &Actor) -> Result<RegisterLoaded> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("load the register"));
        }
        let shipped = register::shipped().map_err(|e| Error::Data(e.to_string()))?;
        let tx = self.store.write().await?;
        let changed = tx.save_organisations(&shipped.municipalities).await?;
        tx.save_population(&shipped.population).await?;
        tx.save_boundaries(&shipped.boundaries).await?;
        if changed > 0 {
            let entry = AuditEntry::new("register.load", "register").with("changed", changed);
            tx.append_audit(&entry, actor, self.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(RegisterLoaded { municipalities: shipped.municipalities.len(), years: shipped.years() })
    }
}

impl App {
    /// A region begins: accounts can be given for it, and its owner reads the first strategy in. The register tells its
    /// county, so that it is loaded before. Harmless to do again.
    pub async fn add_region(&self, actor: &Actor, code: &OrganisationCode, name: &str) -> Result<()> {
        if actor.role != Role::System {
            return Err(Error::Forbidden("add a region"));
        }
        let (now, name) = (self.clock.now(), name.trim());
        let tx = self.store.write().await?;
        let county = code.as_str().strip_prefix("00").unwrap_or_default();
        if tx.municipalities(county, clock::local_date(now)).await?.is_empty() {
            return Err(Violation::error("code", "register-no-region").with("code", code).into());
        }
        if name.is_empty() {
            return Err(Violation::error("name", "register-no-region-name").into());
        }
        let region = OrganisationRecord {
            code: code.clone(),
            name: name.to_owned(),
            kind: OrganisationKind::Region,
            county: county.to_owned(),
            valid_from: None,
            valid_to: None,
        };
        if tx.save_organisations(&[region]).await? > 0 {
            let entry = AuditEntry::new("register.region", code.as_str());
            tx.append_audit(&entry, actor, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// A municipality gets another name from a day on; the old one holds for what was measured before.
    pub async fn rename_municipality(
        &self,
        actor: &Actor,
        code: &OrganisationCode,
        name: &str,
        from: NaiveDate,
    ) -> Result<()> {
        if !matches!(actor.role, Role::Administrator | Role::System) {
            return Err(Error::Forbidden("change the register"));
        }
        let tx = self.store.write().await?;
        let known = tx.organisation_record(code).await?;
        if known.valid_to.is_some() {
            return Err(Violation::error("code", "register-ended").with("code", code).into());
        }
        let unchanged = known.name == name.trim();
        let renamed = OrganisationRecord { name: name.trim().to_owned(), valid_from: Some(from), ..known };
        if renamed.name.is_empty() || unchanged {
            return Err(Violation::error("name", "register-no-name").into());
        }
        tx.save_organisations(&[renamed]).await?;
        let entry = AuditEntry::new("register.rename", code.as_str()).with("from", from.to_string());
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// A municipality takes the place of others on a day: it was merged from them, or got a new code. They end the day
    /// before; what was measured then is its own past. A successor that is new takes `name` and their county.
    pub async fn succeed_municipalities(
        &self,
        actor: &Actor,
        predecessors: &[OrganisationCode],
        successor: &OrganisationCode,
        name: Option<&str>,
        on: NaiveDate,
    ) -> Result<()> {
        if !matches!(actor.role, Role::Administrator | Role::System) {
            return Err(Error::Forbidden("change the register"));
        }
        let Some(eve) = on.pred_opt() else { return Err(Violation::error("on", "register-no-day").into()) };
        let tx = self.store.write().await?;
        let mut records = Vec::new();
        for code in predecessors.iter().filter(|code| *code != successor) {
            let record = tx.organisation_record(code).await?;
            if record.kind != OrganisationKind::Municipality || record.valid_to.is_some() {
                return Err(Violation::error("predecessors", "register-ended").with("code", code).into());
            }
            records.push(OrganisationRecord { valid_to: Some(eve), ..record });
        }
        check_open_cycles(&tx, actor, &records, on).await?;
        let Some(first) = records.first().cloned() else {
            return Err(Violation::error("predecessors", "register-no-predecessor").into());
        };
        if name.is_none() && tx.organisation_record(successor).await?.county != first.county {
            return Err(Violation::error("code", "register-other-county").with("code", successor).into());
        }
        if let Some(name) = name {
            if name.trim().is_empty() {
                return Err(Violation::error("name", "register-no-name").into());
            }
            let new = OrganisationRecord {
                code: successor.clone(),
                name: name.trim().to_owned(),
                valid_from: Some(on),
                valid_to: None,
                ..first
            };
            records.push(new);
        }
        tx.save_organisations(&records).await?;
        let successions: Vec<_> = predecessors
            .iter()
            .map(|code| Succession { predecessor: code.clone(), successor: successor.clone(), on })
            .filter(|s| s.predecessor != s.successor)
            .collect();
        tx.save_successions(&successions).await?;
        let entry = AuditEntry::new("register.succeed", successor.as_str())
            .with("on", on.to_string())
            .with("predecessors", successions.len());
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}

/// What has been asked of a municipality is not taken from it: it lasts until after the last day that an opened cycle of
/// its county measures.
async fn check_open_cycles(
    tx: &Tx,
    actor: &Actor,
    ending: &[OrganisationRecord],
    on: NaiveDate,
) -> Result<()> {
    for slug in tx.strategies().await? {
        let (scope, strategy, _) = tx.open_strategy(&slug, actor, None).await?;
        if !ending.iter().any(|record| record.county == strategy.county) {
            continue;
        }
        for cycle in strategy.cycles() {
            let measured = cycle.period.measured_on >= on;
            if measured && tx.cycle_state(&scope, &cycle.key).await? != CycleState::Planned {
                return Err(Violation::error("on", "register-cycle-open")
                    .with("cycle", &cycle.key)
                    .with("date", cycle.period.measured_on)
                    .into());
            }
        }
    }
    Ok(())
}

/// What was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterLoaded {
    /// How many municipalities the register has.
    pub municipalities: usize,
    /// The first and the last year of population.
    pub years: (i32, i32),
}
