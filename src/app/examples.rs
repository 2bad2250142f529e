//! The strategies and the invented example answers that ship with the product.

use malspar_domain::{
    code::{CycleKey, IndicatorCode},
    lang::Text,
    role::Actor,
    strategy::Strategy,
};
use malspar_exchange::{
    answers::{self, HandIns},
    narrative, pack,
};
use malspar_storage::AuditEntry;

use crate::{App, Error, Result};

/// A strategy that ships with the product, with invented answers to some of its cycles.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The pack.
    pub pack: &'static str,
    answers: &'static str,
    /// What is written for the report of the last cycle that has answers.
    pub texts: &'static str,
    /// Series that it refers to, with invented values, since the published ones are not shipped.
    pub series: &'static [&'static str],
    /// A question that was worded otherwise in the first cycle, so that there is a break in its series.
    reworded: Option<Reworded>,
}

#[derive(Debug, Clone, Copy)]
struct Reworded {
    indicator: &'static str,
    sv: &'static str,
    en: &'static str,
}

/// Region Örebro län's.
pub const OREBRO: Example = Example {
    pack: include_str!("../../strategies/orebro-2024-2030.toml"),
    answers: include_str!("../../strategies/orebro-2024-2030.example.csv"),
    texts: include_str!("../../strategies/orebro-2024-2030-texts-2024-2025.toml"),
    series: &[CHILDREN, DAYS, PRESCHOOLS],
    reworded: None,
};

/// Region Västmanland's.
pub const VASTMANLAND: Example = Example {
    pack: include_str!("../../strategies/vastmanland.toml"),
    answers: include_str!("../../strategies/vastmanland.example.csv"),
    texts: include_str!("../../strategies/vastmanland-texts-2022.toml"),
    series: &[CHILDREN],
    reworded: Some(Reworded {
        indicator: "S2",
        sv: "Hur många nätverksträffar om föräldraskapsstöd hölls i länet under {year}?",
        en: "How many network meetings on parenting support were held in the county during {year}?",
    }),
};

const CHILDREN: &str = include_str!("../../data/series/example-children_0_17.csv");
const DAYS: &str = include_str!("../../data/series/example-N00943.csv");
const PRESCHOOLS: &str = include_str!("../../data/series/example-N24013.csv");

impl Example {
    /// The pack as it was in the first cycle, before a question was worded anew: nothing where none was.
    pub fn earlier_pack(&self) -> Result<Option<String>> {
        let Some(reworded) = self.reworded else { return Ok(None) };
        let mut strategy = App::check_strategy(self.pack)?;
        let code = IndicatorCode::new(reworded.indicator).map_err(|e| Error::Data(e.to_string()))?;
        for indicator in strategy.indicators.iter_mut().filter(|i| i.code == code) {
            indicator.definition = 1;
            indicator.question = Text::new(reworded.sv, reworded.en);
        }
        Ok(Some(pack::write(&strategy)))
    }

    /// The texts as they were before the councils had commented.
    pub fn texts_for_comments(&self, strategy: &Strategy) -> Result<String> {
        let mut written = narrative::read(self.texts, strategy).map_err(Error::Pack)?.narratives;
        written.comments.clear();
        Ok(narrative::write(&written))
    }

    /// The invented answers to one cycle.
    pub fn answers(&self, strategy: &Strategy, cycle: &CycleKey) -> Result<HandIns> {
        answers::read(self.answers, strategy, cycle).map_err(|e| Error::Data(format!("example answers: {e}")))
    }
}

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
