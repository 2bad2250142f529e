//! Where an objective stands, by what a reader can tell of it.

use proptest::{
    prelude::{prop_assert, prop_assert_eq},
    test_runner::TestCaseError,
};

use super::{kept::Published, reader::Reader};
use crate::{
    figure::IndicatorProgress,
    sample_test::{Round, progress},
    status::Status,
};

/// A status is what it would be with any other numbers that fit everything a reader knows; or it is not shown, for the
/// sake of a number that is not.
pub(super) fn assert_tells_nothing(
    reader: &Reader,
    rounds: &[Round],
    edition: &Published,
) -> Result<(), TestCaseError> {
    let [known, shown] = [&edition.known, &edition.shown].map(|progress| progress.objectives[0].status);
    if shown == Status::NotShown {
        let is_told = tells_all(&edition.known.indicators[0], &edition.shown.indicators[0]);
        prop_assert!(!is_told && known != Status::NoTarget, "{known:?} is hidden in vain");
        return Ok(());
    }
    prop_assert_eq!(shown, known);
    for world in reader.pencil.worlds() {
        let Some(rounds) = reader.rounds_in(world, rounds) else { continue };
        let otherwise = progress(&rounds).objectives[0].status;
        prop_assert_eq!(
            shown,
            otherwise,
            "is told by {:?}",
            rounds.iter().map(|r| &r.observations).collect::<Vec<_>>()
        );
    }
    Ok(())
}

/// Does everything stand there that says where the county stands: each municipality's whole answer, the county's figures?
fn tells_all(known: &IndicatorProgress, shown: &IndicatorProgress) -> bool {
    let wholes = |progress: &IndicatorProgress| -> Vec<_> {
        let of =
            progress.municipalities.iter().flat_map(|m| [m.now.first().cloned(), m.before.first().cloned()]);
        of.collect()
    };
    wholes(known) == wholes(shown)
        && (&known.now, &known.before, known.change) == (&shown.now, &shown.before, shown.change)
}
