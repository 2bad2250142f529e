//! Municipalities that have become one between two editions: what the one is said to have had in the years before is
//! what they had together.
//!
//! Where it is not, somebody has answered late or otherwise. Whoever knows who has not can take what those had from what
//! the one has, and is left with what the others had: that counts persons of theirs, although it is printed nowhere.

use std::collections::BTreeMap;

use super::ledger::{Ledger, Sum};
use crate::{
    cell::Content,
    figure::IndicatorProgress,
    organisation::Municipality,
    printed::{Name, Side, Time, Who},
    progress::Progress,
    strategy::Years,
    suppression::VariableId,
};

/// What an edition tells of its municipalities.
#[derive(Clone)]
pub(super) struct Edition {
    municipalities: Vec<Municipality>,
    told: BTreeMap<(Who, Years), Told>,
}

/// A municipality's numbers in one cycle, row by row: how many, as the sum of what.
type Told = BTreeMap<(usize, Side), (u64, Sum)>;

/// A number of the whole, and that of some of its parts together.
type Beside = (u64, (u64, Sum));

/// What a municipality is said to have had beyond some of those it has come from, if these have what they had.
#[derive(Clone)]
#[expect(clippy::struct_field_names, reason = "the rest, and of whom it is one")]
pub(super) struct Rest {
    years: Years,
    whole: Who,
    told: BTreeMap<(usize, Side), Beside>,
    /// Row by row: those counted and the others; of the whole, those in no part that is told.
    rest: BTreeMap<usize, [u64; 2]>,
}

/// Among more municipalities than this it is not tried out who has been corrected.
const FEW: usize = 6;

impl Edition {
    /// An edition that has told no number yet; where a row cannot be answered there is nobody.
    pub(super) fn of(own: &IndicatorProgress, progress: &Progress) -> Self {
        let mut told: BTreeMap<_, Told> = BTreeMap::new();
        for time in Time::ALL {
            let Some(years) = time.years(own, progress) else { continue };
            for municipality in &own.municipalities {
                let cells = time.cells(municipality).iter().enumerate();
                for (row, _) in cells.filter(|(_, cell)| cell.content == Content::NotApplicable) {
                    let nobody = [Side::Counted, Side::All].map(|side| ((row, side), (0, Sum::new())));
                    told.entry((Who::of(&municipality.code, progress), years)).or_default().extend(nobody);
                }
            }
        }
        Self { municipalities: progress.municipalities.clone(), told }
    }

    pub(super) fn tells(&mut self, name: &Name, value: u64, sum: &Sum) {
        if let Name::Cell(years, who, row, side) = name {
            let told = self.told.entry((who.clone(), *years)).or_default();
            told.insert((*row, *side), (value, sum.clone()));
        }
    }

    /// Those that `whole` has come from, as this edition knows them; nobody where it is one and the same here.
    fn parts_of(&self, whole: &Who) -> Vec<Who> {
        let Who::Municipality { code, formerly } = whole else { return Vec::new() };
        let is_in = |other| other == code || formerly.contains(other);
        let parts = self.municipalities.iter().filter(|m| is_in(&m.code) && m.formerly.iter().all(is_in));
        let parts: Vec<_> =
            parts.map(|m| Who::Municipality { code: m.code.clone(), formerly: m.formerly.clone() }).collect();
        if parts.contains(whole) { Vec::new() } else { parts }
    }
}

impl Ledger {
    pub(super) fn tell_what_has_merged(&mut self) {
        let editions = std::mem::take(&mut self.editions);
        for ((who, years), whole) in editions.iter().flat_map(|edition| &edition.told) {
            for other in &editions {
                let parts = other.parts_of(who).into_iter();
                let told: Vec<_> = parts.filter_map(|part| other.told.get(&(part, *years))).collect();
                if !told.is_empty() && !self.is_together(*years, who, whole, &told) {
                    let some = some_of(&told).into_iter();
                    self.rests.extend(some.filter_map(|some| Rest::of(*years, who, whole, &some)));
                }
            }
        }
    }

    /// Links each number of `whole` with those that make it; false where some do not.
    fn is_together(&mut self, years: Years, who: &Who, whole: &Told, parts: &[&Told]) -> bool {
        let mut is_together = true;
        for (&(row, side), (value, _)) in whole {
            match together(parts, (row, side)) {
                Some((sum, of)) if sum == *value => {
                    if !of.is_empty() {
                        self.is_also(Name::Cell(years, who.clone(), row, side), *value, of);
                    }
                }
                _ => is_together = false,
            }
        }
        is_together
    }

    /// Links a whole with some of those it has come from and what the others have.
    pub(super) fn tell_rest(&mut self, Rest { years, whole, told, rest }: &Rest) {
        let mut variables: BTreeMap<usize, [VariableId; 2]> = BTreeMap::new();
        for (row, numbers) in rest {
            variables.insert(*row, numbers.map(|n| self.disclosure.variable(n)));
        }
        for (&(row, side), (value, (_, some))) in told {
            let rows = variables.iter().filter(|(other, _)| row == 0 || row == **other);
            let own: Sum = rows
                .flat_map(|(_, [counted, others])| match side {
                    Side::Counted => vec![*counted],
                    Side::All => vec![*counted, *others],
                })
                .collect();
            self.disclosure.statement(own.iter().copied(), true, 0);
            let sum = some.iter().copied().chain(own).collect();
            self.is_also(Name::Cell(*years, whole.clone(), row, side), *value, sum);
        }
    }
}

impl Rest {
    /// Nothing where these alone have more than the whole: then one of them has been corrected.
    fn of(years: Years, who: &Who, whole: &Told, uncorrected: &[&Told]) -> Option<Self> {
        let rows = |is_in: fn(usize) -> bool| -> BTreeMap<(usize, Side), Beside> {
            let told = whole.iter().filter(|((row, _), _)| is_in(*row));
            let told =
                told.filter_map(|(key, (value, _))| Some((*key, (*value, together(uncorrected, *key)?))));
            told.collect()
        };
        // Where the parts say that one of them has been corrected after all, their whole may still be what it was.
        [rows(|_| true), rows(|row| row == 0)].into_iter().find_map(|told| {
            let rest = rest(&told)?;
            Some(Self { years, whole: who.clone(), told, rest })
        })
    }
}

/// What they have in a row together; nothing where one of them does not tell.
fn together(of: &[&Told], key: (usize, Side)) -> Option<(u64, Sum)> {
    of.iter().try_fold((0, Sum::new()), |(mut value, mut sum), told| {
        let (own, variables) = told.get(&key)?;
        value += own;
        sum.extend(variables);
        Some((value, sum))
    })
}

/// All of them, and some of them in every way, where they are few.
fn some_of<'a>(parts: &[&'a Told]) -> Vec<Vec<&'a Told>> {
    if parts.len() > FEW {
        return vec![parts.to_vec()];
    }
    let some = |chosen: u32| {
        let parts = parts.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0);
        parts.map(|(_, told)| *told).collect()
    };
    (1..1 << parts.len()).map(some).collect()
}

/// What a whole has beyond some of those it has come from, row by row: those counted and the others; of the whole, those
/// in no part that is told. Nothing where these alone have more.
fn rest(told: &BTreeMap<(usize, Side), Beside>) -> Option<BTreeMap<usize, [u64; 2]>> {
    let more = |row, side| told.get(&(row, side)).map(|(whole, (some, _))| whole.checked_sub(*some));
    let mut rest = BTreeMap::new();
    let mut in_parts = [0, 0];
    // The whole comes last.
    for row in told.keys().rev().filter(|(_, side)| *side == Side::Counted).map(|(row, _)| *row) {
        let counted = more(row, Side::Counted)??;
        let all = more(row, Side::All).unwrap_or(Some(counted))?;
        let mut own = [counted, all.checked_sub(counted)?];
        if row == 0 {
            own = [own[0].checked_sub(in_parts[0])?, own[1].checked_sub(in_parts[1])?];
        } else {
            in_parts = [in_parts[0] + own[0], in_parts[1] + own[1]];
        }
        rest.insert(row, own);
    }
    Some(rest)
}
