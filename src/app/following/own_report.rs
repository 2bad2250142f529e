//! A municipality's own report before there is an edition of it: its own answers, which it may read in full, and nothing
//! of the others', which nobody outside the region reads before a person has locked them.

use malspar_domain::{
    code::{CycleKey, Slug},
    lang::Lang,
    narrative::Narratives,
    role::Actor,
};
use malspar_render::snapshot::Snapshot;

use super::{check_answers, nothing_asked};
use crate::{
    App, Result,
    progress::{Counted, CycleFigures, FollowUp},
};

impl App {
    /// The draft of the actor's own municipality's report, of what it has handed in.
    pub async fn own_report(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        lang: Lang,
    ) -> Result<Vec<u8>> {
        self.typeset_draft(self.own_snapshot(actor, slug, cycle).await?, lang).await
    }

    /// What that draft says.
    pub async fn own_snapshot(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Snapshot> {
        let own = check_answers(actor)?;
        let tx = self.store.read().await?;
        let counted = Counted::Reported;
        let follow_up = FollowUp::read(&tx, actor, slug, cycle, counted, None).await?;
        let alone = follow_up.alone(own).ok_or_else(|| nothing_asked(cycle, own))?;
        let figures = alone.figures(&tx, counted, None).await?;
        // When the others handed in, or the region wrote, is not told either.
        let changed_at = alone.changed_at(&tx, own).await?;
        drop(tx);
        let made_at = changed_at.unwrap_or_else(|| self.clock.now());
        let CycleFigures { strategy, progress, submissions, example, .. } = figures;
        Ok(Snapshot {
            municipality: Some(own.clone()),
            submissions: submissions.into_iter().collect(),
            // What the region has written so far is the region's draft.
            narratives: Narratives::default(),
            example,
            ..Snapshot::draft(strategy, progress, made_at)
        })
    }
}
