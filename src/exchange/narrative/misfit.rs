//! What in a file has not the shape of texts. Reading stops at the first such mistake, so what does not fit is taken out
//! and the rest read again: one misspelt key hides no other mistake.

use malspar_domain::narrative::Narratives;
use serde::Deserialize;
use toml::{
    Spanned,
    de::{DeTable, DeValue, Error, ValueDeserializer},
};

use crate::pack::{PackProblem, shape, steps_at};

/// No file has so many; it ends whatever the reader says.
const MOST: usize = 100;

/// What fits of the file, and a mistake for each part that does not. `first` is the one that was met first.
pub(super) fn read_around(
    text: &str,
    tree: &Spanned<DeTable<'_>>,
    first: &Error,
) -> (Narratives, Vec<PackProblem>) {
    let mut fitting = tree.get_ref().clone();
    let mut problems = Vec::new();
    for _ in 0..MOST {
        let whole = Spanned::new(tree.span(), DeValue::Table(fitting.clone()));
        let misfit = match Narratives::deserialize(ValueDeserializer::from(whole)) {
            Ok(narratives) => {
                // Read from the parts it may fit, and not from the file: then that is the mistake.
                if problems.is_empty() {
                    problems.push(shape(text, tree, first));
                }
                return (narratives, problems);
            }
            Err(misfit) => misfit,
        };
        problems.push(shape(text, tree, &misfit));
        let steps = misfit.span().map(|span| steps_at(&fitting, span.start)).unwrap_or_default();
        let depth = depth(steps.first().map_or("", String::as_str)).min(steps.len());
        if !take_out(&mut fitting, &steps[..depth]) {
            break;
        }
    }
    (Narratives::default(), problems)
}

/// How many keys name a part that can be left out, and the rest still be texts. A list is taken out as a whole: the
/// places in it would be others without one of its elements.
fn depth(key: &str) -> usize {
    match key {
        "objectives" => 3,
        "areas" | "voices" | "consequences" => 2,
        _ => 1,
    }
}

fn take_out(table: &mut DeTable<'_>, steps: &[String]) -> bool {
    match steps {
        [] => false,
        [last] => table.remove(last.as_str()).is_some(),
        [first, rest @ ..] => match table.get_mut(first.as_str()).map(Spanned::get_mut) {
            Some(DeValue::Table(within)) => take_out(within, rest),
            // No table stands where one should: that is the mistake.
            _ => table.remove(first.as_str()).is_some(),
        },
    }
}
