//! Locking from the site, with the key of the service: the edition is named by the number that stood on the page, so that
//! of two who lock at once one does and the other is told. And the day on which an edition is meant to be published.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, OrganisationCode, Slug},
    edition::EditionKind,
    lang::Lang,
    role::Actor,
    violation::Violation,
};
use malspar_render::{report, snapshot::Snapshot};
use malspar_storage::{AuditEntry, AuditSearch, EditionAct, EditionKey};

use super::{SealOrder, Sealed, basis::latest, files, open, seal::check_may_seal, standing::check_act};
use crate::{App, Error, Result, keys::Signer, sharing::checked_day};

/// What the trail calls it where not all of the municipalities' own editions were locked.
const STOPPED: &str = "edition.own-stopped";

impl App {
    /// Is there a key to lock with? One that cannot be read is none; whoever locks is told why.
    pub fn has_signer(&self) -> bool {
        self.key.find().is_ok_and(|found| found.is_some())
    }

    /// The number that the next edition of the region's report gets.
    pub async fn next_number(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        kind: EditionKind,
    ) -> Result<u32> {
        let editions = self.editions(actor, slug).await?;
        Ok(latest(&editions, cycle, None, kind).map_or(0, |last| last.key.number) + 1)
    }

    /// Locks the edition of the region's report that gets this number. Where another has it by then, somebody was first.
    pub async fn lock_next(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        order: &SealOrder,
        number: u32,
    ) -> Result<Sealed> {
        check_may_seal(actor)?;
        let signer = self.own_signer()?;
        let next = self.next_number(actor, slug, cycle, order.kind).await?;
        if next != number {
            return Err(Error::Conflict(format!("{slug}, {cycle}")));
        }
        self.seal(actor, slug, cycle, order, &signer).await
    }

    /// Locks the own editions of every municipality, with the figures of the region's latest. Nobody waits for it, so that it
    /// stopped halfway is noted where the desk finds it: [`App::own_editions_stopped`].
    pub async fn lock_municipalities(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        order: &SealOrder,
    ) -> Result<Vec<EditionKey>> {
        let signer = self.own_signer()?;
        let locked = self.seal_municipalities(actor, slug, cycle, None, order, &signer, &|_, _| {}).await;
        if let Err(error) = &locked {
            self.note_stopped(actor, slug, cycle, error).await?;
        }
        locked
    }

    async fn note_stopped(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey, error: &Error) -> Result<()> {
        let editions = self.editions(actor, slug).await?;
        let Some(region) = latest(&editions, cycle, None, EditionKind::Sealed) else { return Ok(()) };
        let why = match error {
            Error::Refused(why) => why.iter().map(|found| found.code.as_str()).collect::<Vec<_>>().join(" "),
            _ => "failed".to_owned(),
        };
        let tx = self.store.write().await?;
        let entry = AuditEntry::new(STOPPED, region.key.to_string()).with("why", why);
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// When locking the municipalities' own editions with the figures of this one of the region's stopped halfway; nothing
    /// where it did not, or where one was locked since.
    pub async fn own_editions_stopped(
        &self,
        actor: &Actor,
        region: &EditionKey,
    ) -> Result<Option<DateTime<Utc>>> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("see what is locked"));
        }
        let tx = self.store.read().await?;
        let scope = open(&tx, actor, region).await?;
        let subject = region.to_string();
        let search = AuditSearch {
            act: Some(STOPPED.to_owned()),
            subject: Some(subject.clone()),
            ..AuditSearch::default()
        };
        // Edition 1 is found where edition 12 is looked for as well.
        let found = tx.search_audit(&search, 0, 20).await?;
        let stopped = found.iter().find(|one| one.record.entry.subject == subject);
        let Some(at) = stopped.map(|one| one.record.recorded_at) else { return Ok(None) };
        let editions = tx.editions(&scope).await?;
        let since = editions.iter().any(|own| own.figures_of.as_ref() == Some(region) && own.sealed_at > at);
        Ok((!since).then_some(at))
    }

    fn own_signer(&self) -> Result<Arc<Signer>> {
        self.key.find()?.ok_or_else(|| Violation::error("cycle", "seal-no-key").into())
    }

    /// Notes the day on which a locked edition of the region's report is meant to be published, or that none is. It is
    /// published when a person does so.
    pub async fn plan_publication(
        &self,
        actor: &Actor,
        key: &EditionKey,
        day: Option<NaiveDate>,
    ) -> Result<()> {
        if !actor.may_seal() {
            return Err(Error::Forbidden("plan a publication"));
        }
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, ..) = tx.open_strategy(&key.strategy, actor, None).await?;
        tx.hold_editions(&scope, &key.cycle).await?;
        check_act(&tx.editions(&scope).await?, key, &EditionAct::Publish)?;
        let day = day.map(|day| checked_day("day", day, now)).transpose()?;
        if tx.planned_publications(&scope, &key.cycle).await?.get(&key.number).copied() == day {
            return Ok(());
        }
        tx.plan_publication(&scope, key, day, actor, now).await?;
        let entry = AuditEntry::new("edition.plan", key.to_string());
        let entry = entry.with("day", day.map(|day| day.to_string()));
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }

    /// The days on which locked editions of the region's report are meant to be published, by their numbers; of those that
    /// are not.
    pub async fn planned_publications(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
    ) -> Result<BTreeMap<u32, NaiveDate>> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("see what is planned"));
        }
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        let mut planned = tx.planned_publications(&scope, cycle).await?;
        for edition in tx.editions(&scope).await? {
            if &edition.key.cycle == cycle && edition.key.organisation.is_none() && !edition.events.is_empty()
            {
                planned.remove(&edition.key.number);
            }
        }
        Ok(planned)
    }

    /// The day that it is.
    pub fn today(&self) -> NaiveDate {
        clock::local_date(self.clock.now())
    }

    /// The page to copy from into a case memo: of the latest locked edition, or of a draft as it would be now. Each heading
    /// with what the service knows of it, as HTML.
    pub async fn memo(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        lang: Lang,
    ) -> Result<Vec<(String, Vec<String>)>> {
        let editions = self.editions(actor, slug).await?;
        let snapshot = match latest(&editions, cycle, None, EditionKind::Sealed) {
            Some(last) => self.edition_snapshot(actor, &last.key).await?,
            None => self.draft_snapshot(actor, slug, cycle, None::<&OrganisationCode>, None).await?,
        };
        let writing = tokio::task::spawn_blocking(move || report::memo(&snapshot, lang));
        let written = writing.await.map_err(|e| Error::Report(e.to_string()))?;
        written.map_err(|e| Error::Report(e.to_string()))
    }

    /// What an edition says.
    pub async fn edition_snapshot(&self, actor: &Actor, key: &EditionKey) -> Result<Snapshot> {
        let tx = self.store.read().await?;
        let scope = open(&tx, actor, key).await?;
        files::read(&tx.edition_documents(&scope, key).await?.snapshot)
    }
}
