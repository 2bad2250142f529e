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
    submissions::Room,
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
        missing.extend(not_answered(self.asked(), &self.standings, kind));
        missing.extend(not_written(&self.strategy, &self.narratives));
        missing
    }

    /// Who is asked anything, with its name and in the order of names: the municipalities, and the region where something is
    /// asked of it.
    fn asked(&self) -> Vec<(OrganisationCode, String)> {
        let municipalities = self.progress.municipalities.iter();
        asked(&self.strategy, municipalities.map(|m| (m.code.clone(), m.name.clone())).collect())
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

/// What is left to do before the region's report is locked, as far as it can be told without its figures.
pub(crate) struct Missing {
    asked: Vec<(OrganisationCode, String)>,
    standings: BTreeMap<OrganisationCode, SubmissionState>,
    texts: Vec<Violation>,
}

impl Missing {
    pub(crate) async fn read(tx: &Tx, room: &Room) -> Result<Self> {
        let name = |code: &OrganisationCode| room.names.get(code).cloned().unwrap_or_default();
        let municipalities = room.municipalities.iter().map(|code| (code.clone(), name(code))).collect();
        let standings = tx.submission_facts(&room.scope, &room.cycle, None).await?;
        let texts = tx.narratives(&room.scope, &room.cycle.key, None).await?;
        let narratives = texts.map(|(texts, _)| texts).unwrap_or_default();
        Ok(Self {
            asked: asked(&room.strategy, municipalities),
            standings: standings.into_iter().map(|(who, standing)| (who, standing.state)).collect(),
            texts: not_written(&room.strategy, &narratives),
        })
    }

    /// Everything, as the desk tells it.
    pub(crate) fn told(&self) -> Vec<Violation> {
        let answers = not_answered(self.asked.clone(), &self.standings, EditionKind::Sealed);
        answers.into_iter().chain(self.texts.clone()).collect()
    }

    /// So many municipalities have handed in, of so many that are asked.
    pub(crate) fn handed_in(&self, region: &OrganisationCode) -> (usize, usize) {
        let asked = || self.asked.iter().filter(|(code, _)| code != region);
        let has = |code| self.standings.get(code).is_some_and(|state| state.is_reported());
        (asked().filter(|(code, _)| has(code)).count(), asked().count())
    }
}

/// Those of the municipalities and the region who are asked anything, by name.
fn asked(
    strategy: &Strategy,
    municipalities: Vec<(OrganisationCode, String)>,
) -> Vec<(OrganisationCode, String)> {
    let codes: Vec<_> = municipalities.iter().map(|(code, _)| code.clone()).collect();
    let region = (strategy.region.clone(), strategy.region_name.sv.clone());
    let mut asked: Vec<_> = municipalities
        .into_iter()
        .chain([region])
        .filter(|(code, _)| !questions(strategy, code, &codes).is_empty())
        .collect();
    sort::by_name(&mut asked, |(_, name)| name.as_str());
    asked
}

/// Whose answers are missing, or not as they should be.
fn not_answered(
    asked: Vec<(OrganisationCode, String)>,
    standings: &BTreeMap<OrganisationCode, SubmissionState>,
    kind: EditionKind,
) -> Vec<Violation> {
    let told = asked.into_iter().filter_map(|(code, name)| {
        use SubmissionState as S;
        match (standings.get(&code), kind) {
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
    told.collect()
}

/// What nobody has written.
fn not_written(strategy: &Strategy, narratives: &Narratives) -> Vec<Violation> {
    let number = narratives.registry_number.is_none();
    let number = number.then(|| Violation::warning("report", "seal-no-registry-number"));
    let analysed = |code| narratives.objectives.get(code).is_some_and(|written| written.analysis.is_some());
    let silent = strategy.objectives().filter(|objective| !analysed(&objective.code));
    let silent = silent.map(|o| Violation::warning(o.code.as_str(), "seal-no-analysis"));
    number.into_iter().chain(silent).collect()
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
