//! Draft reports: from the figures of a cycle to a PDF.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    disclosure,
    lang::Lang,
    role::Actor,
    violation::Violation,
};
use malspar_render::{
    gaps,
    report::{self, Standards, Typesetter},
    seal,
    snapshot::Snapshot,
};
use malspar_storage::{AuditEntry, ClaimedJob, DraftRendition, JobNote, StrategyScope, Tx};

use crate::{
    App, Error, Result,
    at_hand::AtHand,
    parallel::OnAllCores,
    progress::{Counted, CycleFigures, FollowUp},
    submissions::Room,
};

/// Drafts that have been drawn, by the hash of what they say, in which language and as what.
pub type Drawn = AtHand<(String, Lang, DraftForm), Vec<u8>>;

/// What a draft is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DraftForm {
    /// One HTML document that needs nothing else.
    Page,
    /// A PDF.
    Pdf,
}

impl App {
    /// A draft as it would be made now. Everything that it says is read anew; only the drawing is kept for who asks for
    /// the same again.
    pub async fn preview_draft(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: Option<&OrganisationCode>,
        lang: Lang,
        form: DraftForm,
    ) -> Result<Arc<Vec<u8>>> {
        let snapshot = self.draft_snapshot(actor, slug, cycle, organisation, None).await?;
        let document = snapshot.canonical().map_err(|e| Error::Report(e.to_string()))?;
        let key = (seal::sha256(document.as_bytes()), lang, form);
        if let Some(drawn) = self.drawn.get(&key) {
            return Ok(drawn);
        }
        let bytes = match form {
            DraftForm::Page => Self::draft_as_page(snapshot, lang).await?.into_bytes(),
            DraftForm::Pdf => self.typeset_draft(snapshot, lang).await?,
        };
        Ok(self.drawn.keep(key, bytes))
    }

    /// A draft of the regional report, or of one municipality's own, from the answers handed in so far, or as a report
    /// made at `as_of` said.
    pub async fn draft_report(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: Option<&OrganisationCode>,
        lang: Lang,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Vec<u8>> {
        let snapshot = self.draft_snapshot(actor, slug, cycle, organisation, as_of).await?;
        self.typeset_draft(snapshot, lang).await
    }

    /// The same draft as a page: one HTML document that needs nothing else.
    pub async fn draft_page(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: Option<&OrganisationCode>,
        lang: Lang,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<String> {
        let snapshot = self.draft_snapshot(actor, slug, cycle, organisation, as_of).await?;
        Self::draft_as_page(snapshot, lang).await
    }

    /// What a draft says, as a page.
    pub async fn draft_as_page(snapshot: Snapshot, lang: Lang) -> Result<String> {
        let writing = tokio::task::spawn_blocking(move || report::html(&snapshot, None, lang));
        let written = writing.await.map_err(|e| Error::Report(e.to_string()))?;
        written.map_err(|e| Error::Report(e.to_string()))
    }

    /// What a draft leaves open, for the owner to know: figures that its texts name and that there are not, and characters
    /// that cannot be shown.
    pub async fn draft_gaps(snapshot: Snapshot) -> Result<Vec<Violation>> {
        let looking = tokio::task::spawn_blocking(move || gaps::of(&snapshot));
        looking.await.map_err(|e| Error::Report(e.to_string()))
    }

    /// What such a draft says.
    pub async fn draft_snapshot(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: Option<&OrganisationCode>,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Snapshot> {
        let region = self.snapshot(self.disclosed(actor, slug, cycle, as_of).await?);
        if let Some(code) = organisation
            && !region.progress.municipalities.iter().any(|m| &m.code == code)
        {
            return Err(Error::no_organisation(code));
        }
        Ok(Snapshot { municipality: organisation.cloned(), ..region })
    }

    /// Renders the drafts of a cycle and completes the job that asked for them, in one transaction.
    pub async fn prepare_drafts(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        job: &ClaimedJob,
    ) -> Result<()> {
        let snapshot = self.draft_snapshot(actor, slug, cycle, None, None).await?;
        let mut made = Vec::new();
        for lang in Lang::ALL {
            made.push((lang, self.typeset_draft(snapshot.clone(), lang).await?));
        }
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let room = Room::open(&tx, actor, slug, cycle).await?;
        for (lang, pdf) in &made {
            save_draft(&tx, &room.scope, cycle, *lang, pdf, now).await?;
        }
        let told = self.draft_ready(&tx, &room, actor, now).await?;
        let entry = AuditEntry::new("report.draft", format!("{slug}/{cycle}"));
        tx.append_audit(&entry, actor, now).await?;
        let note = JobNote::new("drafts", now).with("n", made.len()).with("mails", told.mails);
        tx.finish_job(job, &[note]).await?;
        tx.commit().await?;
        self.post.ring();
        Ok(())
    }

    /// The drafts that have been rendered for a cycle.
    pub async fn drafts(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Vec<DraftRendition>> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("read drafts"));
        }
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        Ok(tx.draft_renditions(&scope, cycle).await?)
    }

    /// The figures of a cycle as they may leave the service, a municipality's own report as well, beside the drafts of the
    /// cycles before it.
    pub(crate) async fn disclosed(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<CycleFigures> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("read drafts"));
        }
        let tx = self.store.read().await?;
        let counted = Counted::Reported;
        let follow_up = FollowUp::read(&tx, actor, slug, cycle, counted, as_of).await?;
        let now = follow_up.figures(&tx, counted, as_of).await?;
        drop(tx);
        let disclosing = tokio::task::spawn_blocking(move || {
            let before = follow_up.told_before(&now.progress);
            let progress = disclosure::disclosed_after(&now.progress, &now.strategy, &before);
            CycleFigures { progress, ..now }
        });
        disclosing.await.map_err(|e| Error::Report(e.to_string()))
    }

    /// Every municipality's own draft, made on all processors and given out as each is ready.
    pub async fn municipal_drafts(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        lang: Lang,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<MunicipalDrafts> {
        let snapshot = self.draft_snapshot(actor, slug, cycle, None, as_of).await?;
        let codes: Vec<_> = snapshot.progress.municipalities.iter().map(|m| m.code.clone()).collect();
        let (left, typesetter) = (codes.len(), self.typesetter.clone());
        // What is written about the county stands in the region's report alone.
        let mut gaps = Self::draft_gaps(snapshot.clone()).await?;
        gaps.retain(|gap| gap.code == gaps::SIGNS);
        let making = OnAllCores::new(codes.into_iter(), move |code: OrganisationCode| {
            let own = Snapshot { municipality: Some(code.clone()), ..snapshot.clone() };
            Ok((code, typeset(&typesetter, &own, lang)?))
        });
        Ok(MunicipalDrafts { left, gaps, making })
    }

    /// What a draft says, as a PDF. Typesetting keeps a core busy for a tenth of a second and cannot be cancelled: it runs
    /// beside the others.
    pub async fn typeset_draft(&self, snapshot: Snapshot, lang: Lang) -> Result<Vec<u8>> {
        let typesetter = self.typesetter.clone();
        let task = tokio::task::spawn_blocking(move || typeset(&typesetter, &snapshot, lang));
        task.await.map_err(|e| Error::Report(e.to_string()))?
    }

    /// What the region's draft says.
    pub(crate) fn snapshot(&self, disclosed: CycleFigures) -> Snapshot {
        let made_at = disclosed.latest_revision.unwrap_or_else(|| self.clock.now());
        Snapshot {
            submissions: disclosed.submissions.into_iter().collect(),
            narratives: disclosed.narratives,
            example: disclosed.example,
            ..Snapshot::draft(disclosed.strategy, disclosed.progress, made_at)
        }
    }
}

/// Drafts that are being made: never more of them in memory than there are processors.
pub struct MunicipalDrafts {
    left: usize,
    gaps: Vec<Violation>,
    making: OnAllCores<std::vec::IntoIter<OrganisationCode>, Result<(OrganisationCode, Vec<u8>)>>,
}

impl MunicipalDrafts {
    /// How many are still to come.
    pub const fn left(&self) -> usize {
        self.left
    }

    /// The characters in them that cannot be shown.
    pub fn gaps(&self) -> &[Violation] {
        &self.gaps
    }

    /// The next one, in no order; nothing when that was all.
    pub async fn next(&mut self) -> Option<Result<(OrganisationCode, Vec<u8>)>> {
        let made = self.making.next().await?;
        self.left = self.left.saturating_sub(1);
        Some(made.flatten())
    }
}

fn typeset(typesetter: &Typesetter, snapshot: &Snapshot, lang: Lang) -> Result<Vec<u8>> {
    let pdf = report::pdf(typesetter, snapshot, None, lang, Standards::Archive);
    let pdf = pdf.map_err(|e| Error::Report(e.to_string()))?;
    for warning in &pdf.warnings {
        tracing::warn!(warning, "the report was made, but");
    }
    Ok(pdf.bytes)
}

async fn save_draft(
    tx: &Tx,
    scope: &StrategyScope,
    cycle: &CycleKey,
    lang: Lang,
    pdf: &[u8],
    at: DateTime<Utc>,
) -> Result<()> {
    Ok(tx.save_draft_rendition(scope, cycle, None, lang, pdf, &seal::sha256(pdf), at).await?)
}
