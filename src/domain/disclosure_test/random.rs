//! Random strategies and answers, in one edition and in several.

use proptest::{
    prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest},
    test_runner::TestCaseError,
};

use super::{
    answers::{Answers, Shape, corrected, corrections, few, merging, none_few},
    kept::{Published, assert_kept, publish},
    reader::Reader,
    statuses::assert_tells_nothing,
};
use crate::{
    cell::Content,
    disclosure::{disclosed, disclosed_after},
    progress::Progress,
    sample_test::{often, progress},
};

/// Publishes one edition after the other, and reads along.
pub(super) fn assert_nobody_reckons_it_out(
    shape: &Shape,
    editions: &[Answers],
) -> Result<Vec<Published>, TestCaseError> {
    let mut reader = Reader::default();
    let mut published: Vec<Published> = Vec::new();
    let mut hidden = Vec::new();
    for (n, answers) in editions.iter().enumerate() {
        let rounds = shape.rounds(answers);
        let closed = closed(shape, &editions[..=n]).into_iter();
        reader.closed = closed.map(|cycle| rounds[cycle].cycle.period.years).collect();
        let edition = publish(&rounds, &published);
        let told = reader.knows_how_it_hangs_together(&rounds);
        let before = reader.clone();
        let own = reader.reads(&told, &edition.known, &edition.shown);
        prop_assert!(reader.read_small.is_empty(), "few persons are shown: {:?}", reader.read_small);
        assert_kept(&mut reader, before, &own, &hidden)?;
        assert_tells_nothing(&reader, &rounds, &edition)?;
        hidden.extend(own);
        published.push(edition);
    }
    Ok(published)
}

/// The cycles of which the last of these editions need tell nothing new: those in which an answer of two that are one now
/// is another than in an edition that knew both.
fn closed(shape: &Shape, editions: &[Answers]) -> Vec<usize> {
    let (Some(merger), Some(now)) = (shape.merger, editions.last()) else { return Vec::new() };
    let of_both = |answers: &Answers, cycle: usize| answers.get(cycle).map(|answers| answers[..2].to_vec());
    let is_closed = |cycle: &usize| {
        let said = editions.iter().filter_map(|answers| of_both(answers, *cycle));
        said.into_iter().any(|said| Some(said) != of_both(now, *cycle))
    };
    (0..merger.in_cycle.min(now.len())).filter(is_closed).collect()
}

/// What may stay: everything but parts that are shown for the county only.
fn but_for_the_county_only(progress: &Progress, county_only: bool) -> Progress {
    let mut progress = progress.clone();
    for municipality in
        progress.indicators.iter_mut().flat_map(|i| &mut i.municipalities).filter(|_| county_only)
    {
        let times = [&mut municipality.now, &mut municipality.before, &mut municipality.previous];
        for cell in times.into_iter().flat_map(|cells| cells.iter_mut().skip(1)) {
            if cell.value().is_some() {
                cell.content = Content::Suppressed;
            }
        }
    }
    progress
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn no_small_count_can_be_reckoned_out_of_an_edition((shape, answers) in few()) {
        prop_assert_eq!(shape.rounds(&answers).last().unwrap().strategy.check(), vec![]);
        assert_nobody_reckons_it_out(&shape, &[answers])?;
    }

    #[test]
    fn nor_out_of_an_edition_and_one_that_corrects_it((shape, answers) in few(), corrections in corrections()) {
        let later = corrected(&answers, &corrections);
        assert_nobody_reckons_it_out(&shape, &[answers, later])?;
    }

    #[test]
    fn nor_out_of_those_of_the_cycles_before((shape, answers) in few(), corrections in corrections()) {
        // The first cycle's edition, the second's with the first beside it, and so on; the last is corrected once.
        let mut editions: Vec<_> = (1..=answers.len()).map(|cycles| answers[..cycles].to_vec()).collect();
        editions.push(corrected(&answers, &corrections));
        let shape = Shape { defined_in: 0, ..shape };
        let published = assert_nobody_reckons_it_out(&shape, &editions)?;
        // The drafts of the cycles are those editions.
        let catalogues = editions.iter().map(|answers| shape.rounds(answers).pop().expect("a cycle").strategy);
        let cycles: Vec<_> = published.iter().map(|edition| edition.known.clone()).zip(catalogues).collect();
        for (n, (known, strategy)) in cycles.iter().enumerate() {
            prop_assert_eq!(&disclosed_after(known, strategy, &cycles[..n]), &published[n].shown);
        }
    }

    #[test]
    fn nor_where_two_have_become_one_since(
        (shape, answers) in merging(),
        corrections in corrections(),
        correct_from in 1..=5_usize,
    ) {
        // Corrected after the last cycle, or in the edition of a cycle and from there on.
        let corrected = corrected(&answers, &corrections);
        let known = |cycles: usize| if cycles < correct_from { &answers } else { &corrected };
        let mut editions: Vec<_> = (1..=answers.len()).map(|cycles| known(cycles)[..cycles].to_vec()).collect();
        editions.push(corrected.clone());
        assert_nobody_reckons_it_out(&shape, &editions)?;
    }

    #[test]
    fn where_no_count_is_small_nothing_is_hidden((shape, answers) in none_few()) {
        let known = progress(&shape.rounds(&answers));
        let strategy = crate::sample_test::strategy(vec![shape.indicator()]);
        let shown = disclosed(&known, &strategy, &[]);
        prop_assert_eq!(shown, but_for_the_county_only(&known, shape.county_only));
    }

    #[test]
    fn what_counts_no_persons_is_shown((shape, answers) in few()) {
        let known = progress(&shape.rounds(&answers));
        let mut strategy = crate::sample_test::strategy(vec![shape.indicator()]);
        strategy.indicators[0].counts_persons = false;
        prop_assert_eq!(&disclosed(&known, &strategy, &[]), &known);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..often() })]

    #[test]
    fn nor_out_of_three_editions((shape, answers) in few(), first in corrections(), second in corrections()) {
        let later = corrected(&answers, &first);
        let last = corrected(&later, &second);
        assert_nobody_reckons_it_out(&shape, &[answers, later, last])?;
    }
}
