//! A reader with a pencil: everything he knows are sums, and he tries every whole number that fits them.
//! Written from the definition; it shares no code with the engine.

/// A sum of unknowns lies between two numbers, both included.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) of: Vec<usize>,
    pub(super) least: u64,
    pub(super) most: u64,
}

#[derive(Debug, Clone)]
pub(super) struct Reader {
    unknowns: usize,
    known: Vec<Known>,
}

/// More than any sum in these tests, so that an unknown without a bound is free.
const PLENTY: u64 = 1_000_000;

impl Reader {
    pub(super) fn new(unknowns: usize) -> Self {
        Self { unknowns, known: Vec::new() }
    }

    pub(super) fn learns(&mut self, of: &[usize], value: u64) {
        self.known.push(Known { of: of.to_vec(), least: value, most: value });
    }

    pub(super) fn could_be_at_most(&self, of: &[usize], most: u64) -> bool {
        self.could_lie(of, 0, most)
    }

    pub(super) fn could_be_at_least(&self, of: &[usize], least: u64) -> bool {
        self.could_lie(of, least, PLENTY)
    }

    /// Any value from one to four is possible, as far as bounds tell.
    pub(super) fn is_blurred(&self, of: &[usize]) -> bool {
        self.could_be_at_most(of, 1) && self.could_be_at_least(of, 4)
    }

    pub(super) fn is_certain(&self, of: &[usize], value: u64) -> bool {
        !self.could_be_at_least(of, value + 1) && (value == 0 || !self.could_be_at_most(of, value - 1))
    }

    fn could_lie(&self, of: &[usize], least: u64, most: u64) -> bool {
        let mut all = self.known.clone();
        all.push(Known { of: of.to_vec(), least, most });
        try_all(&all, vec![(0, PLENTY); self.unknowns])
    }

    /// The bounds that plain subtraction gives, again and again until nothing is gained: never tighter than
    /// the truth.
    pub(super) fn bounds(&self) -> Vec<(u64, u64)> {
        let mut bounds = vec![(0, PLENTY); self.unknowns];
        assert!(narrow(&self.known, &mut bounds), "the true values fit");
        bounds
    }
}

/// Whether any numbers within the bounds fit: narrow, then try each number for the unknown with the fewest
/// choices.
fn try_all(known: &[Known], mut bounds: Vec<(u64, u64)>) -> bool {
    if !narrow(known, &mut bounds) {
        return false;
    }
    let open = (0..bounds.len()).filter(|n| bounds[*n].0 < bounds[*n].1);
    let Some(next) = open.min_by_key(|n| bounds[*n].1 - bounds[*n].0) else { return true };
    (bounds[next].0..=bounds[next].1).any(|value| {
        let mut tried = bounds.clone();
        tried[next] = (value, value);
        try_all(known, tried)
    })
}

/// False where nothing fits.
fn narrow(known: &[Known], bounds: &mut [(u64, u64)]) -> bool {
    loop {
        let before = bounds.to_vec();
        for Known { of, least, most } in known {
            let lowest: u64 = of.iter().map(|n| bounds[*n].0).sum();
            let highest: u64 = of.iter().map(|n| bounds[*n].1).sum();
            if lowest > *most || highest < *least {
                return false;
            }
            for &n in of {
                let (low, high) = bounds[n];
                bounds[n] = (
                    low.max(least.saturating_sub(highest - high)),
                    high.min(most.saturating_sub(lowest - low)),
                );
            }
            if of.iter().any(|n| bounds[*n].0 > bounds[*n].1) {
                return false;
            }
        }
        if before == bounds {
            return true;
        }
    }
}
