//! The register of municipalities that ships with the product.

use malspar_domain::role::Actor;
use malspar_exchange::register;
use malspar_storage::AuditEntry;

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

/// What was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterLoaded {
    /// How many municipalities the register has.
    pub municipalities: usize,
    /// The first and the last year of population.
    pub years: (i32, i32),
}
