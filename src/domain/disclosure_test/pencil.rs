//! A pencil: whole numbers from 0 upwards that fit sums and differences, found by trying. It shares no code with the
//! engine, and knows the true numbers only to begin near them.

use std::collections::BTreeSet;

use super::simplex::{Solution, simplex};

/// A sum of unknowns, each so many times.
pub(super) type Terms = Vec<(usize, i64)>;

#[derive(Debug, Clone)]
struct Fact {
    terms: Terms,
    least: i64,
    most: i64,
}

impl Fact {
    fn holds(&self, world: &[i64]) -> bool {
        (self.least..=self.most).contains(&self.terms.iter().map(|(n, times)| world[*n] * times).sum())
    }
}

/// What is written down.
#[derive(Debug, Clone, Default)]
pub(super) struct Pencil {
    truth: Vec<i64>,
    facts: Vec<Fact>,
    /// Numbers that fit everything, found so far.
    worlds: Vec<Vec<i64>>,
}

/// More than anybody counts here.
const PLENTY: i64 = 100_000;

impl Pencil {
    pub(super) fn unknown(&mut self, truth: i64) -> usize {
        self.truth.push(truth);
        for world in &mut self.worlds {
            world.push(truth);
        }
        self.truth.len() - 1
    }

    pub(super) fn value(&self, terms: &[(usize, i64)]) -> i64 {
        terms.iter().map(|(n, times)| self.truth[*n] * times).sum()
    }

    /// Numbers that fit everything, of those that have been asked for.
    pub(super) fn worlds(&self) -> &[Vec<i64>] {
        &self.worlds
    }

    /// Writes down what `terms` make.
    pub(super) fn learns(&mut self, terms: Terms, value: i64) {
        assert_eq!(self.value(&terms), value, "what is told is not true");
        self.facts.push(Fact { terms, least: value, most: value });
        self.worlds.clear();
    }

    pub(super) fn could_be_at_most(&mut self, of: &[(usize, i64)], most: i64) -> bool {
        self.could_lie(of, -PLENTY, most)
    }

    pub(super) fn could_be_at_least(&mut self, of: &[(usize, i64)], least: i64) -> bool {
        self.could_lie(of, least, PLENTY)
    }

    /// Any number from one to four is possible, as far as bounds tell.
    pub(super) fn is_blurred(&mut self, of: &[(usize, i64)]) -> bool {
        self.could_be_at_most(of, 1) && self.could_be_at_least(of, 4)
    }

    pub(super) fn is_certain(&mut self, of: &[(usize, i64)]) -> bool {
        let value = self.value(of);
        let ways = [self.find(of, value + 1, PLENTY), self.find(of, -PLENTY, value - 1)];
        let could_differ = ways.iter().any(|found| matches!(found, Found::World(_)));
        assert!(could_differ || !ways.contains(&Found::GaveUp), "not settled: is {of:?} {value}?");
        !could_differ
    }

    fn could_lie(&mut self, of: &[(usize, i64)], least: i64, most: i64) -> bool {
        let found = self.find(of, least, most);
        assert!(found != Found::GaveUp, "not settled: {of:?} from {least} to {most}");
        found != Found::Nothing
    }

    fn find(&mut self, of: &[(usize, i64)], least: i64, most: i64) -> Found {
        let lies =
            |world: &Vec<i64>| (least..=most).contains(&of.iter().map(|(n, times)| world[*n] * times).sum());
        if lies(&self.truth) || self.worlds.iter().any(lies) {
            return Found::World(Vec::new());
        }
        let mut facts = self.facts.clone();
        facts.push(Fact { terms: of.to_vec(), least, most });
        let facts_of = facts_of(&facts, self.truth.len());
        for (near, patience) in [(1, 200), (3, 200), (PLENTY, 0), (8, 20_000), (PLENTY, 20_000)] {
            // Near the true numbers first, then anywhere: by sums alone, and by trying.
            let around = |truth: &i64| ((truth - near).max(0), (truth + near).min(PLENTY));
            let mut bounds: Vec<_> = self.truth.iter().map(around).collect();
            if !narrow(&facts, &facts_of, &mut bounds, (0..facts.len()).collect()) {
                if near == PLENTY {
                    return Found::Nothing;
                }
                continue;
            }
            let mut trial = Trial { truth: &self.truth, facts: &facts, facts_of: &facts_of, patience };
            let found = if patience > 0 { trial.fix(&bounds, of) } else { trial.solve(&bounds, of) };
            match found {
                Found::World(world) => {
                    self.worlds.push(world);
                    return Found::World(Vec::new());
                }
                Found::Nothing if near == PLENTY => return Found::Nothing,
                _ => {}
            }
        }
        Found::GaveUp
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    World(Vec<i64>),
    Nothing,
    GaveUp,
}

fn facts_of(facts: &[Fact], unknowns: usize) -> Vec<Vec<usize>> {
    let mut facts_of = vec![Vec::new(); unknowns];
    for (n, fact) in facts.iter().enumerate() {
        for (unknown, _) in &fact.terms {
            facts_of[*unknown].push(n);
        }
    }
    facts_of
}

type Bounds = (i64, i64);

struct Trial<'a> {
    truth: &'a [i64],
    facts: &'a [Fact],
    facts_of: &'a [Vec<usize>],
    patience: usize,
}

impl Trial<'_> {
    /// Fixes, of what the question hangs together with, the unknown with the fewest choices.
    fn fix(&mut self, bounds: &[Bounds], of: &[(usize, i64)]) -> Found {
        let open = self.open(bounds, of);
        let Some(next) = open.into_iter().min_by_key(|n| (bounds[*n].1 - bounds[*n].0, *n)) else {
            return self.world(bounds, &[]);
        };
        let (least, most) = bounds[next];
        let nearest = self.truth[next].clamp(least, most);
        let outwards = (0..=most - least).flat_map(|away| [nearest + away, nearest - away]);
        for value in outwards.filter(|value| (least..=most).contains(value)) {
            let Some(patience) = self.patience.checked_sub(1) else { return Found::GaveUp };
            self.patience = patience;
            let mut tried = bounds.to_vec();
            tried[next] = (value, value);
            if narrow(self.facts, self.facts_of, &mut tried, self.facts_of[next].clone()) {
                let found = self.fix(&tried, of);
                if found != Found::Nothing {
                    return found;
                }
            }
        }
        Found::Nothing
    }

    /// The same for numbers that need not be whole: where they do not fit, no whole ones do; and mostly they are whole.
    fn solve(&self, bounds: &[Bounds], of: &[(usize, i64)]) -> Found {
        let open = self.open(bounds, of);
        let mut rows = Vec::new();
        let among: BTreeSet<usize> = open.iter().flat_map(|n| &self.facts_of[*n]).copied().collect();
        let ranges = self.facts.iter().filter(|fact| fact.least != fact.most).count();
        let mut slack = open.len();
        for fact in among.into_iter().map(|n| &self.facts[n]) {
            let mut row = vec![0; open.len() + 2 * ranges + 1];
            let mut known = 0;
            for (unknown, times) in &fact.terms {
                match open.iter().position(|n| n == unknown) {
                    Some(column) => row[column] += i128::from(*times),
                    None => known += times * bounds[*unknown].0,
                }
            }
            let last = row.len() - 1;
            if fact.least == fact.most {
                row[last] = (fact.least - known).into();
                rows.push(row);
                continue;
            }
            for (bound, sign) in [(fact.least, -1), (fact.most, 1)] {
                let mut row = row.clone();
                row[slack] = sign;
                row[last] = (bound - known).into();
                slack += 1;
                rows.push(row);
            }
        }
        match simplex(rows) {
            Solution::Nothing => Found::Nothing,
            Solution::Broken => Found::GaveUp,
            Solution::Whole(values) => {
                let own: Vec<_> = open.iter().copied().zip(values).collect();
                match self.world(bounds, &own) {
                    Found::Nothing => Found::GaveUp,
                    found => found,
                }
            }
        }
    }

    /// The numbers, if they fit: those that are fixed, those that are given, and the true ones for what nothing hangs on.
    fn world(&self, bounds: &[Bounds], given: &[(usize, i64)]) -> Found {
        let fixed = |(n, (least, most)): (usize, &Bounds)| if least == most { *least } else { self.truth[n] };
        let mut world: Vec<_> = bounds.iter().enumerate().map(fixed).collect();
        for (unknown, value) in given {
            world[*unknown] = *value;
        }
        if self.facts.iter().all(|fact| fact.holds(&world)) { Found::World(world) } else { Found::Nothing }
    }

    /// The unknowns with a choice that bear on the question, or on something else that is no longer as it truly is.
    fn open(&self, bounds: &[Bounds], of: &[(usize, i64)]) -> Vec<usize> {
        let mut seen = vec![false; bounds.len()];
        let mut waiting: Vec<usize> = of.iter().map(|(n, _)| *n).collect();
        let moved = |n: &usize| !(bounds[*n].0..=bounds[*n].1).contains(&self.truth[*n]);
        waiting.extend((0..bounds.len()).filter(moved));
        let mut open = Vec::new();
        while let Some(unknown) = waiting.pop() {
            if std::mem::replace(&mut seen[unknown], true) {
                continue;
            }
            if bounds[unknown].0 < bounds[unknown].1 {
                open.push(unknown);
            }
            for fact in &self.facts_of[unknown] {
                waiting.extend(
                    self.facts[*fact].terms.iter().map(|(n, _)| *n).filter(|n| bounds[*n].0 < bounds[*n].1),
                );
            }
        }
        open
    }
}

/// Subtracts until nothing more comes of it; false where nothing fits.
fn narrow(facts: &[Fact], facts_of: &[Vec<usize>], bounds: &mut [Bounds], mut waiting: Vec<usize>) -> bool {
    let mut queued = vec![false; facts.len()];
    for n in &waiting {
        queued[*n] = true;
    }
    // What creeps on is left as it is: too wide is not wrong.
    let mut steps = 0;
    while let Some(n) = waiting.pop() {
        queued[n] = false;
        steps += 1;
        if steps > 200 * facts.len() {
            return true;
        }
        let Fact { terms, least, most } = &facts[n];
        let range = |(n, times): &(usize, i64), bounds: &[Bounds]| {
            let (a, b) = (bounds[*n].0 * times, bounds[*n].1 * times);
            (a.min(b), a.max(b))
        };
        let (mut low, mut high) = (0, 0);
        for term in terms {
            let (l, h) = range(term, bounds);
            low += l;
            high += h;
        }
        if low > *most || high < *least {
            return false;
        }
        for term in terms {
            let (unknown, times) = *term;
            let (l, h) = range(term, bounds);
            let (l2, h2) = (l.max(least - (high - h)), h.min(most - (low - l)));
            if (l2, h2) == (l, h) {
                continue;
            }
            // The unknown itself, rounded inwards.
            let times_abs = times.abs();
            let (from, to) = if times > 0 { (l2, h2) } else { (-h2, -l2) };
            let tightened = (-((-from).div_euclid(times_abs)), to.div_euclid(times_abs));
            if tightened.0 > tightened.1 {
                return false;
            }
            low += if times > 0 { tightened.0 * times } else { tightened.1 * times } - l;
            high += if times > 0 { tightened.1 * times } else { tightened.0 * times } - h;
            bounds[unknown] = tightened;
            for other in &facts_of[unknown] {
                if !std::mem::replace(&mut queued[*other], true) {
                    waiting.push(*other);
                }
            }
        }
    }
    true
}
