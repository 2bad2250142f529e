//! What is locked in the demo: a draft for the councils to comment, and after it, where the story goes so far, an edition
//! that is then published. Both are signed with a key that anybody can have, so the signature shows how it is done and
//! proves nothing.

use std::{path::PathBuf, sync::Arc};

use chrono::Days;
use malspar_app::{
    Error,
    editions::{EditionRecord, SealOrder},
    keys,
};
use malspar_domain::{
    cycle::FollowUpCycle,
    edition::EditionKind,
    submission::{SubmissionAct, SubmissionState},
};
use malspar_words::t;

use super::{
    actors,
    script::What,
    story::{Story, code, office_hours},
};
use crate::{
    commands::report,
    console::{self, Done, Refusal},
};

impl Story<'_> {
    /// At the end of the review the councils get a draft to comment, with everything but their comments in it.
    pub(super) async fn send_for_comments(&self, cycle: &FollowUpCycle) -> Done {
        if self.is_locked(EditionKind::Consultation).await? {
            return Ok(());
        }
        let refuse = |e: Error| self.desk.refuse(&e);
        let owner = actors::owner(&self.strategy.region);
        self.clock.set(office_hours(cycle.review_until));
        let texts = self.script.example.texts_for_comments(&self.strategy).map_err(refuse)?;
        let imported = self.app.import_narratives(&owner, self.slug(), &cycle.key, &texts, false).await;
        imported.map_err(refuse)?;
        self.seal(cycle, EditionKind::Consultation).await
    }

    /// When the texts are written and what lay unchecked is checked, the edition is locked; two weeks later, when the
    /// papers have been read, it is published.
    pub(super) async fn lock(&self) -> Done {
        if self.script.edition != EditionKind::Sealed {
            return Ok(());
        }
        let (owner, cycle) = (actors::owner(&self.strategy.region), self.current());
        if !self.is_locked(EditionKind::Sealed).await? {
            self.clock.set(office_hours(cycle.review_until + Days::new(29)));
            self.check_the_rest(cycle).await?;
            self.clock.set(office_hours(cycle.review_until + Days::new(30)));
            self.seal(cycle, EditionKind::Sealed).await?;
        }
        self.clock.set(office_hours(cycle.review_until + Days::new(44)));
        let unpublished =
            |edition: &EditionRecord| edition.key.kind == EditionKind::Sealed && edition.events.is_empty();
        for edition in self.locked().await?.into_iter().filter(unpublished) {
            self.app.publish(&owner, &edition.key).await.map_err(|e| self.desk.refuse(&e))?;
        }
        Ok(())
    }

    /// The end of the link by which the councils read the draft, where the story has got no further.
    pub(super) async fn share(&self) -> Result<Option<String>, Refusal> {
        if self.script.edition != EditionKind::Consultation {
            return Ok(None);
        }
        let (lang, owner) = (self.desk.lang, actors::owner(&self.strategy.region));
        let draft = self.locked().await?.into_iter().rfind(|e| e.key.kind == EditionKind::Consultation);
        let Some(draft) = draft.filter(|draft| draft.key.organisation.is_none()) else { return Ok(None) };
        let title = format!("{}, {}", t!(lang, "council-regional"), self.strategy.title.get(lang));
        let token = self.app.share_in_demo(&owner, &draft.key, &title).await;
        Ok(Some(token.map_err(|e| self.desk.refuse(&e))?.write()))
    }

    async fn check_the_rest(&self, cycle: &FollowUpCycle) -> Done {
        let owner = actors::owner(&self.strategy.region);
        for turn in self.script.turns.iter().filter(|turn| matches!(turn.what, What::Unchecked)) {
            let organisation = code(turn.organisation)?;
            if self.state(&cycle.key, &organisation).await? == SubmissionState::Submitted {
                self.act(&cycle.key, &organisation, SubmissionAct::Approve, &owner).await?;
            }
        }
        Ok(())
    }

    /// What is locked, as files: the reports as they are read, the package as it is kept, and the key to check them with.
    pub(super) async fn write_editions(&self) -> Result<Vec<PathBuf>, Refusal> {
        let refuse = |e: Error| self.desk.refuse(&e);
        let owner = actors::owner(&self.strategy.region);
        let folder = self.desk.config.data.join("editions");
        let mut written = Vec::new();
        for EditionRecord { key, .. } in self.locked().await? {
            let name = format!("{}_{}_{}_{}", key.strategy, key.cycle, key.scope(), key.word());
            for (file, bytes) in self.app.edition_files(&owner, &key).await.map_err(refuse)? {
                if file.starts_with(&name) {
                    console::write(&folder.join(file), &bytes)?;
                }
            }
            let package = folder.join(format!("{name}.zip"));
            console::write(&package, &self.app.archive(&owner, &key).await.map_err(refuse)?)?;
            written.push(package);
        }
        report::keep_public_key(self.desk, &keys::demo_signer().public())?;
        Ok(written)
    }

    async fn seal(&self, cycle: &FollowUpCycle, kind: EditionKind) -> Done {
        let owner = actors::owner(&self.strategy.region);
        let (order, signer) = (SealOrder::first(kind), Arc::new(keys::demo_signer()));
        let sealed = self.app.seal(&owner, self.slug(), &cycle.key, &order, &signer).await;
        let key = sealed.map_err(|e| self.desk.refuse(&e))?.key.to_string();
        println!("{}", t!(self.desk.lang, "cli-demo-sealed", edition = key));
        Ok(())
    }

    async fn is_locked(&self, kind: EditionKind) -> Result<bool, Refusal> {
        Ok(self.locked().await?.iter().any(|edition| edition.key.kind == kind))
    }

    /// How many editions of the region's report there are of the last cycle.
    pub(super) async fn sealed(&self) -> Result<usize, Refusal> {
        let of_the_region =
            |e: &&EditionRecord| e.key.kind == EditionKind::Sealed && e.key.organisation.is_none();
        Ok(self.locked().await?.iter().filter(of_the_region).count())
    }

    /// The editions of the last cycle.
    async fn locked(&self) -> Result<Vec<EditionRecord>, Refusal> {
        let owner = actors::owner(&self.strategy.region);
        let all = self.app.editions(&owner, self.slug()).await.map_err(|e| self.desk.refuse(&e))?;
        Ok(all.into_iter().filter(|edition| &edition.key.cycle == self.cycle()).collect())
    }
}
