//! What never changes and takes time to read, kept for who asks next.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// So many are kept: the latest of each strategy and a few that somebody looks back to. Then it begins anew.
const MOST: usize = 16;

/// Values by what they were read from; cheap to clone, and the same for all clones.
#[derive(Debug)]
pub struct AtHand<K, V>(Arc<Mutex<HashMap<K, Arc<V>>>>);

impl<K, V> Clone for AtHand<K, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V> Default for AtHand<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Hash + Eq, V> AtHand<K, V> {
    /// What was read from `key`, where it is still at hand.
    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// Keeps what was read from `key`.
    pub fn keep(&self, key: K, value: V) -> Arc<V> {
        let value = Arc::new(value);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&value));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_clones_have_the_same_at_hand_and_never_more_than_a_few() {
        let (one, other) = (AtHand::<usize, usize>::default(), AtHand::default());
        let clone = one.clone();
        one.keep(1, 10);
        assert_eq!((clone.get(&1).as_deref(), other.get(&1)), (Some(&10), None::<Arc<usize>>));
        for n in 0..100 {
            one.keep(n, n);
        }
        let kept = (0..100).filter(|n| clone.get(n).is_some()).count();
        assert!((1..=MOST).contains(&kept), "{kept}");
    }
}
