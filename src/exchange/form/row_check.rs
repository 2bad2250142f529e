//! What stands in a row where nobody will read it, and what is too long to be kept.

use malspar_domain::{value::ValueKind, violation::Violation};

use super::{CellValue, FormRow, layout::Column};

/// The longest comment and the longest message, in characters.
pub const MAX_REMARK: usize = 1_000;

/// What is wrong with a row of a question of `kind`, beside what it answers.
pub(super) fn of_row(field: &str, kind: &ValueKind, row: &FormRow) -> Vec<(Column, Violation)> {
    let cells = [
        (Column::Answer, &row.answer),
        (Column::OfWhich, &row.of_which),
        (Column::Planned, &row.planned),
        (Column::Status, &row.status),
        (Column::Comment, &row.comment),
        (Column::Message, &row.message),
    ];
    let unread = unread(kind, row.key.option.is_some());
    let unread = cells
        .into_iter()
        .filter(|(column, cell)| unread.contains(column) && says_something(cell))
        .map(|(column, cell)| {
            (column, Violation::error(field, "import-unread-cell").with("found", short(&cell.shown())))
        });
    let long = [(Column::Comment, &row.comment), (Column::Message, &row.message)].into_iter().filter_map(
        |(column, cell)| {
            let n = cell.shown().chars().count();
            (n > MAX_REMARK).then(|| {
                (column, Violation::error(field, "import-too-long").with("n", n).with("max", MAX_REMARK))
            })
        },
    );
    unread.chain(long).collect()
}

/// The columns that a question of `kind` does not use. A month beside a yes has a message of its own.
fn unread(kind: &ValueKind, is_option: bool) -> Vec<Column> {
    use Column as C;
    if is_option {
        return vec![C::OfWhich, C::Planned, C::Status, C::Comment, C::Message];
    }
    match kind {
        ValueKind::YesPlannedNo => vec![C::OfWhich],
        ValueKind::Share { .. } => vec![C::Planned],
        ValueKind::Count { .. }
        | ValueKind::Quantity { .. }
        | ValueKind::Rate { .. }
        | ValueKind::Ordinal { .. }
        | ValueKind::Words { .. } => vec![C::OfWhich, C::Planned],
        ValueKind::ChoiceSet { .. } => vec![C::Answer, C::OfWhich, C::Planned],
    }
}

/// Formulas, errors and unclear numbers are reported wherever they stand.
const fn says_something(cell: &CellValue) -> bool {
    !matches!(cell, CellValue::Empty | CellValue::Formula | CellValue::Error(_) | CellValue::Unclear(_))
}

/// As much of a text as a message needs to quote.
fn short(text: &str) -> String {
    let mut signs = text.chars();
    let start: String = signs.by_ref().take(40).collect();
    if signs.next().is_some() { format!("{start}…") } else { start }
}
