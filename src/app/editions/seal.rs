//! Locking an edition of the region's report: what is missing is told, what was asked for is checked, and everything that
//! belongs to the edition is kept at once.
//!
//! The figures are read, the files made from them, and then they are read again where nobody can change them any more.
//! Had they changed meanwhile, nothing is kept: what is locked is what stood there when it was.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::CycleState,
    disclosure::{self, EarlierEdition},
    edition::{Correction, EditionFacts, EditionKind},
    lang::Text,
    role::Actor,
    violation::{Severity, Violation},
};
use malspar_render::{difference::Difference, gaps, seal, snapshot::Snapshot};
use malspar_storage::{AuditEntry, EditionFigures, EditionKey, NewEdition, ToldFigures, Tx};

use super::{basis::Basis, files};
use crate::{App, Error, Result, keys::Signer, parallel::OnAllCores};

/// What somebody asks for who locks an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealOrder {
    /// What the edition is for.
    pub kind: EditionKind,
    /// Why something is said otherwise than in the edition before. A first one has no reasons, a correction has.
    pub reasons: Vec<Text>,
    /// Lock although answers that were handed in have not been checked: they are left out.
    pub leave_out: bool,
    /// Lock although nobody's answers count, or a text names a figure that there is not: the report says so.
    pub with_gaps: bool,
}

impl SealOrder {
    /// A first edition with everything in it.
    pub const fn first(kind: EditionKind) -> Self {
        Self { kind, reasons: Vec::new(), leave_out: false, with_gaps: false }
    }

    /// The edition that corrects the one before.
    pub fn correction(reasons: impl IntoIterator<Item = Text>) -> Self {
        Self { reasons: reasons.into_iter().collect(), ..Self::first(EditionKind::Sealed) }
    }
}

/// What an edition would be like that is locked now.
#[derive(Debug)]
pub struct Preflight {
    /// What is missing from it, and what of that stands in the report as a gap.
    pub missing: Vec<Violation>,
    /// The edition before.
    pub before: Option<EditionKey>,
    /// What it says otherwise than that.
    pub differences: Vec<Difference>,
    /// Why it is not locked as it was asked for; nothing where it would be.
    pub refused: Vec<Violation>,
}

/// An edition that was locked.
#[derive(Debug)]
pub struct Sealed {
    /// Its name.
    pub key: EditionKey,
    /// What is missing from it, and what it says otherwise than the one before.
    pub preflight: Preflight,
    /// Did the cycle close with it?
    pub closed: bool,
}

/// An edition before it is made: what from, and what it says.
struct Drawn {
    key: EditionKey,
    before: Option<EditionKey>,
    basis: Basis,
    snapshot: Snapshot,
    differences: Vec<Difference>,
    gaps: Vec<Violation>,
}

impl App {
    /// What an edition would be like that is locked now, and whether it would be.
    pub async fn preflight(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        order: &SealOrder,
    ) -> Result<Preflight> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("see what is missing"));
        }
        let drawn = self.draw_up(actor, slug, cycle, order).await?;
        Ok(look_over(&drawn, order))
    }

    /// Locks the next edition of the region's report.
    pub async fn seal(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        order: &SealOrder,
        signer: &Arc<Signer>,
    ) -> Result<Sealed> {
        check_may_seal(actor)?;
        let drawn = self.draw_up(actor, slug, cycle, order).await?;
        let preflight = look_over(&drawn, order);
        if !preflight.refused.is_empty() {
            return Err(Error::Refused(preflight.refused));
        }
        let Drawn { key, basis, snapshot, .. } = drawn;
        let edition = self.make(&key, Arc::new(snapshot), &basis, signer).await?;
        let closed = self.keep(actor, &edition, &basis).await?;
        Ok(Sealed { key, preflight, closed })
    }

    /// What the next edition would say, and what of it is said otherwise than before.
    async fn draw_up(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        order: &SealOrder,
    ) -> Result<Drawn> {
        let tx = self.store.read().await?;
        let now = self.clock.now();
        let (basis, scope) = Basis::read(&tx, actor, slug, cycle, order.kind).await?;
        let told = tx.told_figures(&scope).await?;
        let last = basis.latest(None, order.kind).map(|last| last.key.clone());
        let before = match &last {
            Some(last) => Some(tx.edition_documents(&scope, last).await?.snapshot),
            None => None,
        };
        drop(tx);
        let key = EditionKey {
            strategy: slug.clone(),
            cycle: cycle.clone(),
            organisation: None,
            kind: order.kind,
            number: last.as_ref().map_or(0, |last| last.number) + 1,
        };
        let reasons = order.reasons.clone();
        let address = self.page_of_editions(slug, order.kind);
        // Disclosure weighs every table against every earlier one: off the async threads.
        let drawing = tokio::task::spawn_blocking(move || {
            let mut snapshot = snapshot(&basis, &key, address, &told, now)?;
            let differences = match &before {
                Some(before) => files::differences(before, &snapshot)?,
                None => Vec::new(),
            };
            if let Some(facts) = &mut snapshot.edition {
                facts.erratum = erratum(&reasons, &differences);
            }
            let gaps = gaps::of(&snapshot);
            Ok(Drawn { key, before: last, basis, snapshot, differences, gaps })
        });
        drawing.await.map_err(|e| Error::Report(e.to_string()))?
    }

    /// Makes the files of an edition, as many at once as there are processors.
    async fn make(
        &self,
        key: &EditionKey,
        snapshot: Arc<Snapshot>,
        basis: &Basis,
        signer: &Signer,
    ) -> Result<NewEdition> {
        let proof = Arc::new(seal::proof(&snapshot, signer).map_err(files::unwritten)?);
        let work = {
            let (typesetter, key) = (self.typesetter.clone(), key.clone());
            let (snapshot, proof) = (Arc::clone(&snapshot), Arc::clone(&proof));
            move |wanted| files::rendition(&typesetter, &key, &snapshot, &proof, wanted)
        };
        let mut making = OnAllCores::new(files::wanted(), work);
        let mut renditions = Vec::new();
        while let Some(made) = making.next().await {
            renditions.push(made??);
        }
        let documents = files::documents(key, &snapshot, (*proof).clone(), &renditions, signer)?;
        Ok(NewEdition {
            key: key.clone(),
            sealed_at: snapshot.made_at,
            renderer: malspar_render::manifest::renderer(),
            erratum: erratum_of(&snapshot),
            documents,
            figures: EditionFigures::Own(Box::new(basis.progress.clone())),
            renditions,
        })
    }

    /// Keeps the edition, if what it was made from still stands. Does the cycle close with it?
    async fn keep(&self, actor: &Actor, edition: &NewEdition, basis: &Basis) -> Result<bool> {
        let key = &edition.key;
        let tx = self.store.write().await?;
        let (now, scope) = Basis::read(&tx, actor, &key.strategy, &key.cycle, key.kind).await?;
        if now != *basis {
            return Err(Error::Conflict(format!("{}, {}", key.strategy, key.cycle)));
        }
        tx.save_edition(&scope, edition, actor).await?;
        let closes = key.kind == EditionKind::Sealed && basis.state == CycleState::Reviewing;
        if closes {
            tx.move_cycle(&scope, &key.cycle, CycleState::Reviewing, CycleState::Sealed).await?;
        }
        audit_sealed(&tx, edition, actor).await?;
        tx.commit().await?;
        Ok(closes)
    }
}

/// A person locks: the clock and the program never do.
pub(super) fn check_may_seal(actor: &Actor) -> Result<()> {
    if actor.may_seal() { Ok(()) } else { Err(Error::Forbidden("lock an edition")) }
}

/// What is missing from this, and why it is not locked.
fn look_over(drawn: &Drawn, order: &SealOrder) -> Preflight {
    let missing = drawn.basis.missing(order.kind).into_iter().chain(drawn.gaps.clone());
    let missing: Vec<_> = missing.map(|found| waived(found, order)).collect();
    Preflight {
        refused: refusals(drawn, order, &missing),
        missing,
        before: drawn.before.clone(),
        differences: drawn.differences.clone(),
    }
}

/// What somebody has said that it be locked with stops nothing.
fn waived(found: Violation, order: &SealOrder) -> Violation {
    match found.code.as_str() {
        "seal-unchecked" if order.leave_out => Violation::warning(found.field, "seal-left-out"),
        "seal-unchecked" => found,
        _ if order.with_gaps => Violation { severity: Severity::Warning, ..found },
        _ => found,
    }
}

/// Every reason at once, so that nobody mends one only to meet the next.
fn refusals(drawn: &Drawn, order: &SealOrder, missing: &[Violation]) -> Vec<Violation> {
    let because = |code: &'static str| Violation::error("cycle", code);
    if !may_lock(drawn.basis.state, order.kind) {
        return vec![because("seal-not-reviewing")];
    }
    let mut refused = Vec::new();
    let corrected = drawn.before.as_ref().filter(|_| order.kind == EditionKind::Sealed);
    if drawn.before.is_none() && !order.reasons.is_empty() {
        refused.push(because("seal-nothing-to-correct"));
    }
    let blank = order.reasons.iter().any(|reason| reason.sv.trim().is_empty());
    if let Some(before) = corrected.filter(|_| blank || order.reasons.is_empty()) {
        refused.push(no_reason(before));
    }
    let mut open = missing.iter().filter(|found| found.is_error()).cloned().peekable();
    // What is left to check may differ.
    if let Some(before) = corrected.filter(|_| drawn.differences.is_empty() && open.peek().is_none()) {
        refused.push(because("seal-nothing-differs").with("edition", before));
    }
    refused.extend(open);
    refused
}

/// A correction says why.
pub(super) fn no_reason(before: &EditionKey) -> Violation {
    Violation::error("cycle", "seal-no-reason").with("edition", before)
}

/// A draft is for the review; what is locked is corrected after it.
pub(super) fn may_lock(state: CycleState, kind: EditionKind) -> bool {
    match kind {
        EditionKind::Consultation => state == CycleState::Reviewing,
        EditionKind::Sealed => matches!(state, CycleState::Reviewing | CycleState::Sealed),
    }
}

/// What the edition says, after all that has been told before it.
fn snapshot(
    basis: &Basis,
    key: &EditionKey,
    address: Option<String>,
    told: &[ToldFigures],
    now: DateTime<Utc>,
) -> Result<Snapshot> {
    let said: Vec<_> = told.iter().map(|told| files::read(&told.snapshot)).collect::<Result<_>>()?;
    let earlier: Vec<_> = told
        .iter()
        .zip(&said)
        .map(|(told, said)| EarlierEdition { known: &told.known, shown: &said.progress })
        .collect();
    let shown = disclosure::disclosed(&basis.progress, &basis.strategy, &earlier);
    let facts =
        EditionFacts { kind: key.kind, number: key.number, sealed_at: now, address, erratum: Vec::new() };
    Ok(Snapshot {
        edition: Some(facts),
        submissions: basis.submissions.clone(),
        narratives: basis.narratives.clone(),
        example: basis.example,
        ..Snapshot::draft(basis.strategy.clone(), shown, now)
    })
}

/// Why something is said otherwise, and then what; nothing where nobody gave a reason.
pub(super) fn erratum(reasons: &[Text], differences: &[Difference]) -> Vec<Correction> {
    let changed = differences.iter().map(files::in_words).filter(|_| !reasons.is_empty());
    reasons.iter().cloned().chain(changed).map(|reason| Correction { reason }).collect()
}

pub(super) fn erratum_of(snapshot: &Snapshot) -> Vec<Correction> {
    snapshot.edition.as_ref().map(|facts| facts.erratum.clone()).unwrap_or_default()
}

pub(super) async fn audit_sealed(tx: &Tx, edition: &NewEdition, actor: &Actor) -> Result<()> {
    let entry = AuditEntry::new("edition.seal", edition.key.to_string())
        .with("kind", edition.key.kind.code())
        .with("snapshot_sha256", edition.documents.snapshot_sha256.as_str())
        .with("renderer", edition.renderer.as_str());
    Ok(tx.append_audit(&entry, actor, edition.sealed_at).await?)
}
