//! What an edition is made from, read at one time, and what of it is missing.

use std::collections::BTreeMap;

use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    cycle::CycleState,
    edition::EditionKind,
    narrative::Narratives,
    progress::Progress,
    role::Actor,
    strategy::Strategy,
    submission::{SubmissionState, questions},
    violation::Violation,
};
use malspar_storage::{EditionRecord, StrategyScope, Tx};
use malspar_words::sort;

use crate::{
    Error, Result,
    progress::{Counted, figures},
};

/// What an edition of the region's report is made from. Where two of them are equal, so are the editions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Basis {
    pub(super) state: CycleState,
    pub(super) strategy: Strategy,
    /// With every value.
    pub(super) progress: Progress,
    /// How far the answers have come that count.
    pub(super) submissions: BTreeMap<OrganisationCode, SubmissionState>,
    /// How far all answers have come.
    standings: BTreeMap<OrganisationCode, SubmissionState>,
    pub(super) narratives: Narratives,
    pub(super) example: bool,
    /// The editions that there are of the strategy.
    pub(super) editions: Vec<EditionRecord>,
}

impl Basis {
    /// Everything as it is now. In a transaction that may write it stays so until that ends.
    pub(super) async fn read(
        tx: &Tx,
        actor: &Actor,
        slug: &Slug,
        key: &CycleKey,
        kind: EditionKind,
    ) -> Result<(Self, StrategyScope)> {
        let (scope, newest, _) = tx.open_strategy(slug, actor, None).await?;
        let cycle = newest.cycle(key).ok_or_else(|| Error::no_cycle(slug, key))?;
        let state = if tx.is_read_only() {
            tx.cycle_state(&scope, key).await?
        } else {
            tx.hold_editions(&scope, key).await?
        };
        let figures = figures(tx, actor, slug, key, counted(kind), None).await?;
        let standings = tx.submission_facts(&scope, &cycle, None).await?;
        let basis = Self {
            state,
            submissions: figures.submissions.into_iter().collect(),
            standings: standings.into_iter().map(|(who, standing)| (who, standing.state)).collect(),
            narratives: figures.narratives,
            example: figures.example,
            editions: tx.editions(&scope).await?,
            progress: figures.progress,
            strategy: figures.strategy,
        };
        Ok((basis, scope))
    }

    /// What is missing or left out. An error is what it is not locked with unless somebody says so: an answer that was
    /// handed in and that nobody has checked, and that there are no answers at all.
    pub(super) fn missing(&self, kind: EditionKind) -> Vec<Violation> {
        let mut missing = Vec::new();
        if !self.submissions.values().any(|state| counted(kind).states().contains(state)) {
            let nobody = match kind {
                EditionKind::Sealed => Violation::error("cycle", "seal-nobody"),
                EditionKind::Consultation => Violation::warning("cycle", "seal-nobody"),
            };
            missing.push(nobody);
        }
        let standings = self.asked().into_iter().filter_map(|(code, name)| {
            use SubmissionState as S;
            match (self.standings.get(&code), kind) {
                (None | Some(S::Draft), _) => Some(Violation::warning(name, "seal-silent")),
                (Some(S::Declined), _) => Some(Violation::warning(name, "seal-declined")),
                (Some(S::Returned), _) => Some(Violation::warning(name, "seal-returned")),
                (Some(S::Reopened), _) => Some(Violation::warning(name, "seal-reopened")),
                (Some(S::Submitted), EditionKind::Sealed) => Some(Violation::error(name, "seal-unchecked")),
                (Some(S::Submitted), EditionKind::Consultation) => {
                    Some(Violation::warning(name, "seal-marked-unchecked"))
                }
                (Some(S::Approved), _) => None,
            }
        });
        missing.extend(standings);
        if self.narratives.registry_number.is_none() {
            missing.push(Violation::warning("report", "seal-no-registry-number"));
        }
        let analysed =
            |code| self.narratives.objectives.get(code).is_some_and(|written| written.analysis.is_some());
        let silent = self.strategy.objectives().filter(|objective| !analysed(&objective.code));
        missing.extend(silent.map(|o| Violation::warning(o.code.as_str(), "seal-no-analysis")));
        missing
    }

    /// Who is asked anything, with its name and in the order of names: the municipalities, and the region where something is
    /// asked of it.
    fn asked(&self) -> Vec<(OrganisationCode, String)> {
        let municipalities = &self.progress.municipalities;
        let codes: Vec<_> = municipalities.iter().map(|m| m.code.clone()).collect();
        let region = (self.strategy.region.clone(), self.strategy.region_name.sv.clone());
        let all = municipalities.iter().map(|m| (m.code.clone(), m.name.clone())).chain([region]);
        let mut asked: Vec<_> =
            all.filter(|(code, _)| !questions(&self.strategy, code, &codes).is_empty()).collect();
        sort::by_name(&mut asked, |(_, name)| name.as_str());
        asked
    }

    /// The latest edition of the cycle's report of this kind: the region's where no municipality is named.
    pub(super) fn latest(
        &self,
        organisation: Option<&OrganisationCode>,
        kind: EditionKind,
    ) -> Option<&EditionRecord> {
        latest(&self.editions, &self.progress.cycle.key, organisation, kind)
    }
}

/// Whose answers such an edition counts.
const fn counted(kind: EditionKind) -> Counted {
    match kind {
        EditionKind::Sealed => Counted::Approved,
        EditionKind::Consultation => Counted::Reported,
    }
}

/// The latest of these editions of a cycle, scope and kind.
pub(super) fn latest<'a>(
    editions: &'a [EditionRecord],
    cycle: &CycleKey,
    organisation: Option<&OrganisationCode>,
    kind: EditionKind,
) -> Option<&'a EditionRecord> {
    let same = |e: &&EditionRecord| {
        &e.key.cycle == cycle && e.key.organisation.as_ref() == organisation && e.key.kind == kind
    };
    editions.iter().filter(same).max_by_key(|e| e.key.number)
}
