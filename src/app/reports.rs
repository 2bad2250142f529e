//! Draft reports: from the figures of a cycle to a PDF.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    disclosure,
    lang::Lang,
    role::Actor,
};
use malspar_render::{
    report::{self, Standards},
    snapshot::Snapshot,
};
use malspar_storage::{AuditEntry, ClaimedJob, DraftRendition, StrategyScope, Tx};
use sha2::{Digest, Sha256};

use crate::{
    App, Error, Result,
    progress::{Counted, CycleFigures},
};

impl App {
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
        let figures = self.figures(actor, slug, cycle, Counted::Reported, as_of).await?;
        if let Some(code) = organisation
            && !figures.progress.municipalities.iter().any(|m| &m.code == code)
        {
            return Err(Error::NotFound(format!("{slug}, {code}")));
        }
        self.render(figures, organisation.cloned(), lang).await
    }

    /// Renders the drafts of a cycle and completes the job that asked for them, in one transaction.
    pub async fn prepare_drafts(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        job: &ClaimedJob,
    ) -> Result<()> {
        let figures = self.figures(actor, slug, cycle, Counted::Reported, None).await?;
        let mut made = Vec::new();
        for lang in Lang::ALL {
            made.push((lang, self.render(figures.clone(), None, lang).await?));
        }
        let tx = self.store.write().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        for (lang, pdf) in made {
            save_draft(&tx, &scope, cycle, lang, &pdf, self.clock.now()).await?;
        }
        let entry = AuditEntry::new("report.draft", format!("{slug}/{cycle}"));
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        tx.complete_job(job).await?;
        tx.commit().await?;
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

    /// Typesetting keeps a core busy for a tenth of a second and cannot be cancelled: it runs beside the others.
    async fn render(
        &self,
        figures: CycleFigures,
        organisation: Option<OrganisationCode>,
        lang: Lang,
    ) -> Result<Vec<u8>> {
        let typesetter = self.typesetter.clone();
        // A report leaves the service, a municipality's own as well.
        let disclosed = disclosure::disclosed(&figures.progress, &figures.strategy, &[]);
        let made_at = figures.latest_revision.unwrap_or_else(|| self.clock.now());
        let snapshot = Snapshot {
            municipality: organisation,
            submissions: figures.submissions.into_iter().collect(),
            example: figures.example,
            ..Snapshot::draft(figures.strategy, disclosed, made_at)
        };
        let task = tokio::task::spawn_blocking(move || {
            report::pdf(&typesetter, &snapshot, None, lang, Standards::Archive)
        });
        let pdf = task.await.map_err(|e| Error::Report(e.to_string()))?;
        let pdf = pdf.map_err(|e| Error::Report(e.to_string()))?;
        for warning in &pdf.warnings {
            tracing::warn!(warning, "the report was made, but");
        }
        Ok(pdf.bytes)
    }
}

async fn save_draft(
    tx: &Tx,
    scope: &StrategyScope,
    cycle: &CycleKey,
    lang: Lang,
    pdf: &[u8],
    at: DateTime<Utc>,
) -> Result<()> {
    let digest = hex(&Sha256::digest(pdf));
    Ok(tx.save_draft_rendition(scope, cycle, None, lang, pdf, &digest, at).await?)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        hex.extend([byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or_default()));
        hex
    })
}
