//! Every municipality's own edition. It has no figures of its own: it says those of the region's latest, so that the two
//! cannot disagree and nothing more is disclosed.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    cycle::CycleState,
    edition::{EditionFacts, EditionKind},
    lang::Text,
    role::Actor,
    violation::Violation,
};
use malspar_render::{difference, manifest, report::Typesetter, seal, snapshot::Snapshot};
use malspar_storage::{EditionFigures, EditionKey, EditionRecord, NewEdition, StrategyScope, Tx};

use super::{
    basis::latest,
    files,
    seal::{SealOrder, audit_sealed, check_may_seal, erratum, erratum_of, may_lock, no_reason},
};
use crate::{App, Error, Result, keys::Signer, parallel::OnAllCores};

/// An edition that may be made. What it says is written out when its turn has come: there may be hundreds.
struct Piece {
    key: EditionKey,
    figures_of: EditionKey,
    said: Arc<Snapshot>,
    /// What the region's edition said whose figures the municipality's last one has.
    before: Option<Arc<Snapshot>>,
    reasons: Arc<[Text]>,
    /// Where the strategy's editions stand.
    address: Option<String>,
    at: DateTime<Utc>,
}

/// What would be locked of the municipalities' own.
#[derive(Debug, Default)]
pub struct MunicipalPreflight {
    /// Which editions.
    pub keys: Vec<EditionKey>,
    /// Why one of them is not locked, and none after it; nothing where all would be.
    pub refused: Vec<Violation>,
}

impl App {
    /// Locks the own editions of one municipality, or of every one, with the figures of the region's latest edition. One
    /// that would say nothing new is left as it is. Each is kept as soon as it is made, and `done` told how many of how
    /// many have been looked at.
    #[expect(
        clippy::too_many_arguments,
        reason = "an order is who, what, of whom, with which key, and whom to tell"
    )]
    pub async fn seal_municipalities(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        only: Option<&OrganisationCode>,
        order: &SealOrder,
        signer: &Arc<Signer>,
        done: &(dyn Fn(usize, usize) + Send + Sync),
    ) -> Result<Vec<EditionKey>> {
        check_may_seal(actor)?;
        let (scope, pieces) = self.pieces(actor, slug, cycle, only, order).await?;
        self.make_all(actor, &scope, pieces, signer, done).await
    }

    /// Which own editions would be locked now, and why none would be.
    pub async fn preflight_municipalities(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        only: Option<&OrganisationCode>,
        order: &SealOrder,
    ) -> Result<MunicipalPreflight> {
        if !actor.may_run_follow_up() {
            return Err(Error::Forbidden("see what is missing"));
        }
        let (_, pieces) = match self.pieces(actor, slug, cycle, only, order).await {
            Err(Error::Refused(refused)) => return Ok(MunicipalPreflight { keys: Vec::new(), refused }),
            pieces => pieces?,
        };
        let looking = tokio::task::spawn_blocking(move || {
            let mut would = MunicipalPreflight::default();
            for piece in pieces {
                match draw_up(&piece) {
                    Ok(Some(_)) => would.keys.push(piece.key),
                    Ok(None) => {}
                    // They are locked one by one, and none after the first that is refused.
                    Err(Error::Refused(refused)) => return Ok(MunicipalPreflight { refused, ..would }),
                    Err(other) => return Err(other),
                }
            }
            would.keys.sort();
            Ok(would)
        });
        looking.await.map_err(|e| Error::Report(e.to_string()))?
    }

    /// Those whose turn it may be, and the strategy that they belong to.
    async fn pieces(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        only: Option<&OrganisationCode>,
        order: &SealOrder,
    ) -> Result<(StrategyScope, Vec<Piece>)> {
        let tx = self.store.read().await?;
        let at = self.clock.now();
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        check_state(tx.cycle_state(&scope, cycle).await?, order.kind)?;
        let editions = tx.editions(&scope).await?;
        let region = latest(&editions, cycle, None, order.kind)
            .ok_or_else(|| Error::from(Violation::error("cycle", "seal-region-first")))?;
        let told = regional(&tx, &scope, &editions, cycle, order.kind).await?;
        drop(tx);
        let said = told.get(&region.key).ok_or_else(|| Error::no_edition(&region.key))?;
        let reasons: Arc<[Text]> = order.reasons.clone().into();
        let address = self.page_of_editions(slug, order.kind);
        let piece = |code: OrganisationCode| {
            let last = latest(&editions, cycle, Some(&code), order.kind);
            let of = last.and_then(|last| last.figures_of.as_ref());
            let number = last.map_or(0, |last| last.key.number) + 1;
            (of != Some(&region.key)).then(|| Piece {
                key: EditionKey { organisation: Some(code), number, ..region.key.clone() },
                figures_of: region.key.clone(),
                said: Arc::clone(said),
                before: of.and_then(|of| told.get(of)).cloned(),
                reasons: Arc::clone(&reasons),
                address: address.clone(),
                at,
            })
        };
        let pieces: Vec<_> = municipalities(said, only)?.into_iter().filter_map(piece).collect();
        Ok((scope, pieces))
    }

    /// Makes the pieces on all processors, and keeps each when it is made.
    async fn make_all(
        &self,
        actor: &Actor,
        scope: &StrategyScope,
        pieces: Vec<Piece>,
        signer: &Arc<Signer>,
        done: &(dyn Fn(usize, usize) + Send + Sync),
    ) -> Result<Vec<EditionKey>> {
        let (all, mut looked_at) = (pieces.len(), 0);
        let (typesetter, signer) = (self.typesetter.clone(), Arc::clone(signer));
        let mut making = OnAllCores::new(pieces.into_iter(), move |piece| make(&typesetter, piece, &signer));
        let mut kept = Vec::with_capacity(all);
        while let Some(made) = making.next().await {
            if let Some(edition) = made?? {
                let tx = self.store.write().await?;
                check_state(tx.hold_editions(scope, &edition.key.cycle).await?, edition.key.kind)?;
                tx.save_edition(scope, &edition, actor).await?;
                audit_sealed(&tx, &edition, actor).await?;
                tx.commit().await?;
                kept.push(edition.key);
            }
            looked_at += 1;
            done(looked_at, all);
        }
        kept.sort();
        Ok(kept)
    }
}

/// The same that holds for the region's: when that is locked, nobody comments on drafts any more.
fn check_state(state: CycleState, kind: EditionKind) -> Result<()> {
    if may_lock(state, kind) { Ok(()) } else { Err(Violation::error("cycle", "seal-not-reviewing").into()) }
}

/// What the region's editions of a cycle said, by name.
async fn regional(
    tx: &Tx,
    scope: &StrategyScope,
    editions: &[EditionRecord],
    cycle: &CycleKey,
    kind: EditionKind,
) -> Result<BTreeMap<EditionKey, Arc<Snapshot>>> {
    let mut said = BTreeMap::new();
    let keys = editions.iter().map(|e| &e.key);
    for key in keys.filter(|k| &k.cycle == cycle && k.organisation.is_none() && k.kind == kind) {
        let snapshot = tx.edition_documents(scope, key).await?.snapshot;
        said.insert(key.clone(), Arc::new(files::read(&snapshot)?));
    }
    Ok(said)
}

/// The municipalities that the region's edition is about, or the one that was asked for.
fn municipalities(regional: &Snapshot, only: Option<&OrganisationCode>) -> Result<Vec<OrganisationCode>> {
    let all = regional.progress.municipalities.iter().map(|m| &m.code);
    let wanted: Vec<_> = all.filter(|code| only.is_none_or(|only| only == *code)).cloned().collect();
    match only {
        Some(only) if wanted.is_empty() => Err(Error::no_organisation(only)),
        _ => Ok(wanted),
    }
}

/// The edition with its files; none where the municipality's last one says the same.
fn make(typesetter: &Typesetter, piece: Piece, signer: &Signer) -> Result<Option<NewEdition>> {
    let Some(snapshot) = draw_up(&piece)? else { return Ok(None) };
    let Piece { key, figures_of, .. } = piece;
    let proof = seal::proof(&snapshot, signer).map_err(files::unwritten)?;
    let renditions: Vec<_> = files::wanted()
        .map(|wanted| files::rendition(typesetter, &key, &snapshot, &proof, wanted))
        .collect::<Result<_>>()?;
    Ok(Some(NewEdition {
        documents: files::documents(&key, &snapshot, proof, &renditions, signer)?,
        sealed_at: snapshot.made_at,
        renderer: manifest::renderer(),
        erratum: erratum_of(&snapshot),
        figures: EditionFigures::Of(figures_of),
        renditions,
        key,
    }))
}

fn draw_up(piece: &Piece) -> Result<Option<Snapshot>> {
    let Piece { key, said, before, reasons, address, at, .. } = piece;
    let own = |said: &Snapshot| Snapshot { municipality: key.organisation.clone(), ..said.clone() };
    let mut snapshot = Snapshot { made_at: *at, ..own(said) };
    let differences = match before {
        None => Vec::new(),
        Some(before) => {
            let differences = difference::between(&own(before), &snapshot);
            if differences.is_empty() {
                return Ok(None);
            }
            if reasons.is_empty() && key.kind == EditionKind::Sealed {
                let before = EditionKey { number: key.number - 1, ..key.clone() };
                return Err(no_reason(&before).into());
            }
            differences
        }
    };
    snapshot.edition = Some(EditionFacts {
        kind: key.kind,
        number: key.number,
        sealed_at: *at,
        address: address.clone(),
        erratum: erratum(before.as_ref().map_or(&[][..], |_| &reasons[..]), &differences),
    });
    Ok(Some(snapshot))
}
