//! The accounts that anybody may try in the demo: those who acted in the story, each with an address that leads nowhere.

use chrono::Duration;
use malspar_domain::{clock::Clock, role::Actor};

use super::{
    actors,
    story::{Story, code},
};
use crate::console::{Done, Refusal};

impl Story<'_> {
    /// Gives the strategy's people their accounts; those who have one keep it. A second lies between them, so that they
    /// are always shown in this order.
    pub(super) async fn admit_people(&self) -> Done {
        for (actor, address) in self.people()? {
            self.clock.advance(Duration::seconds(1));
            self.app.add_demo_account(&actor, &address).await.map_err(|e| self.desk.refuse(&e))?;
        }
        tracing::info!(now = %self.clock.now(), "the demo's accounts are there");
        Ok(())
    }

    fn people(&self) -> Result<Vec<(Actor, String)>, Refusal> {
        let region = &self.strategy.region;
        let mut people = Vec::new();
        for (organisation, name) in self.script.contacts {
            people.push((actors::contact(&code(organisation)?), format!("{name}@kommun.example")));
        }
        let at_region = |who: &str| format!("{who}@{}.example", self.script.region);
        people.push((actors::owner(region), at_region("uppfoljning")));
        people.push((actors::reviewer(region), at_region("samverkan")));
        people.push((actors::administrator(region), at_region("administrator")));
        // In this strategy alone, whatever else the region follows up.
        let slug = self.slug();
        Ok(people
            .into_iter()
            .map(|(actor, at)| (Actor { strategy: Some(slug.clone()), ..actor }, at))
            .collect())
    }
}
