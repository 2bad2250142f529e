//! Chance that can be repeated: what falls depends on the seed and on what is thrown for, and on nothing that was thrown
//! before. So a county with one municipality less has the same answers from the others.

use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Clone)]
pub(crate) struct Dice {
    state: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64, purpose: impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        (seed, purpose).hash(&mut hasher);
        Self { state: hasher.finish() }
    }

    /// 0 to `sides` − 1.
    pub(crate) fn of(&mut self, sides: u32) -> u32 {
        let mut hasher = DefaultHasher::new();
        self.state.hash(&mut hasher);
        self.state = hasher.finish();
        u32::try_from(self.state % u64::from(sides)).expect("less than the sides")
    }

    /// So many times of a hundred.
    pub(crate) fn percent(&mut self, times: u32) -> bool {
        self.of(100) < times
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        let place = self.of(u32::try_from(from.len()).expect("few"));
        from[place as usize].clone()
    }
}
