//! The strategies and the invented example answers that ship with the product.

use malspar_domain::{code::CycleKey, role::Actor, strategy::Strategy};
use malspar_exchange::answers::{self, HandIns};
use malspar_storage::AuditEntry;

use crate::{App, Error, Result};

/// The strategy packs that ship with the product.
pub const OREBRO: &str = include_str!("../../strategies/orebro-2024-2030.toml");

const OREBRO_ANSWERS: &str = include_str!("../../strategies/orebro-2024-2030.example.csv");

impl App {
    /// Marks the database as holding invented answers. It stays so: every page and report says it.
    pub async fn mark_as_example(&self, actor: &Actor) -> Result<()> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("mark the database"));
        }
        let tx = self.store.write().await?;
        if tx.is_example().await? {
            return Ok(());
        }
        tx.mark_as_example().await?;
        tx.append_audit(&AuditEntry::new("database.example", "database"), actor, self.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Does the database hold invented answers?
    pub async fn is_example(&self) -> Result<bool> {
        Ok(self.store.read().await?.is_example().await?)
    }
}

/// The invented answers to one cycle of the Örebro strategy.
pub fn answers(strategy: &Strategy, cycle: &CycleKey) -> Result<HandIns> {
    answers::read(OREBRO_ANSWERS, strategy, cycle).map_err(|e| Error::Data(format!("example answers: {e}")))
}
