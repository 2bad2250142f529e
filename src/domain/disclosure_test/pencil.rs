//! A pencil: whole numbers from 0 upwards that fit sums and differences, found by trying. It shares no code with the
//! engine, and knows the true numbers only to begin near them.

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

/// How many numbers are tried for one question.
const PATIENCE: usize = 3_000;

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
        !self.could_be_at_least(of, value + 1) && !self.could_be_at_most(of, value - 1)
    }

    fn could_lie(&mut self, of: &[(usize, i64)], least: i64, most: i64) -> bool {
        let lies =
            |world: &Vec<i64>| (least..=most).contains(&of.iter().map(|(n, times)| world[*n] * times).sum());
        if lies(&self.truth) || self.worlds.iter().any(lies) {
            return true;
        }
        let mut facts = self.facts.clone();
        facts.push(Fact { terms: of.to_vec(), least, most });
        let facts_of = facts_of(&facts, self.truth.len());
        // Near the true numbers first; the last time anywhere.
        for near in [1, 3, 8, PLENTY] {
            let around = |truth: &i64| ((truth - near).max(0), (truth + near).min(PLENTY));
            let mut bounds: Vec<_> = self.truth.iter().map(around).collect();
            if !narrow(&facts, &facts_of, &mut bounds, (0..facts.len()).collect()) {
                continue;
            }
            let mut trial =
                Trial { truth: &self.truth, facts: &facts, facts_of: &facts_of, patience: PATIENCE };
            if let Some(world) = trial.fix(&bounds, of) {
                self.worlds.push(world);
                return true;
            }
            // What nobody has settled with so much patience, no reader has settled either.
            if trial.patience == 0 && near == PLENTY {
                return true;
            }
        }
        false
    }
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
    /// Fixes, of what the question hangs together with, the unknown with the fewest choices; the rest stays as it is.
    fn fix(&mut self, bounds: &[Bounds], of: &[(usize, i64)]) -> Option<Vec<i64>> {
        let open = self.open(bounds, of);
        let Some(next) = open.into_iter().min_by_key(|n| (bounds[*n].1 - bounds[*n].0, *n)) else {
            let fixed =
                |(n, (least, most)): (usize, &Bounds)| if least == most { *least } else { self.truth[n] };
            let world: Vec<_> = bounds.iter().enumerate().map(fixed).collect();
            return self.facts.iter().all(|fact| fact.holds(&world)).then_some(world);
        };
        let (least, most) = bounds[next];
        let nearest = self.truth[next].clamp(least, most);
        let outwards = (0..=most - least).flat_map(|away| [nearest + away, nearest - away]);
        for value in outwards.filter(|value| (least..=most).contains(value)) {
            self.patience = self.patience.checked_sub(1)?;
            let mut tried = bounds.to_vec();
            tried[next] = (value, value);
            if narrow(self.facts, self.facts_of, &mut tried, self.facts_of[next].clone())
                && let Some(world) = self.fix(&tried, of)
            {
                return Some(world);
            }
        }
        None
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
