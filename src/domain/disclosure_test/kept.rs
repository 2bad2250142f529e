//! What is promised of an edition, tried out on a reader of it and of those before.

use proptest::{prelude::prop_assert, test_runner::TestCaseError};

use super::{
    pencil::Terms,
    reader::{Hidden, Reader},
};
use crate::{
    disclosure::{EarlierEdition, disclosed},
    progress::Progress,
    sample_test::{Round, progress},
};

pub(super) struct Published {
    pub(super) known: Progress,
    pub(super) shown: Progress,
}

pub(super) fn publish(rounds: &[Round], earlier: &[Published]) -> Published {
    let known = progress(rounds);
    let earlier: Vec<_> =
        earlier.iter().map(|e| EarlierEdition { known: &e.known, shown: &e.shown }).collect();
    let strategy = &rounds.last().expect("a cycle").strategy;
    let shown = disclosed(&known, strategy, &earlier);
    Published { known, shown }
}

/// Every small count that is not shown, now or in an earlier edition, could be anything from one to four; and of each
/// place that is not shown there is a number that nobody can tell.
pub(super) fn assert_kept(
    reader: &mut Reader,
    mut before: Reader,
    own: &[Hidden],
    earlier: &[Hidden],
) -> Result<(), TestCaseError> {
    let is_small = |reader: &Reader, terms: &Terms| (1..=4).contains(&reader.pencil.value(terms));
    for Hidden { at, numbers, .. } in earlier.iter().chain(own) {
        for terms in numbers {
            if !is_small(reader, terms) || reader.pencil.is_blurred(terms) {
                continue;
            }
            let given_away_before = !before.pencil.is_blurred(terms);
            prop_assert!(given_away_before, "{at}: {} is given away", reader.pencil.value(terms));
            for bound in 1..=4 {
                let (most, least) = (
                    before.pencil.could_be_at_most(terms, bound),
                    before.pencil.could_be_at_least(terms, bound),
                );
                prop_assert!(
                    !most || reader.pencil.could_be_at_most(terms, bound),
                    "{at}: narrower, more than {bound}"
                );
                prop_assert!(
                    !least || reader.pencil.could_be_at_least(terms, bound),
                    "{at}: narrower, less than {bound}"
                );
            }
        }
    }
    for Hidden { at, numbers, .. } in own.iter().filter(|hidden| !hidden.by_rule) {
        let kept = numbers.iter().any(|terms| is_small(reader, terms) || !reader.pencil.is_certain(terms));
        prop_assert!(kept, "{at} is hidden in vain");
    }
    Ok(())
}
