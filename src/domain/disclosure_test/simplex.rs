//! Sums of unknowns, solved for numbers that need not be whole: without rounding, and so for certain.

/// What comes of it.
pub(super) enum Solution {
    Nothing,
    Whole(Vec<i64>),
    /// They fit, and are no whole ones.
    Broken,
}

/// Numbers from 0 upwards for the columns, so that each row makes its last entry (Bland's rule, whole-number pivots).
pub(super) fn simplex(mut rows: Vec<Vec<i128>>) -> Solution {
    let Some(last) = rows.first().map(|row| row.len() - 1) else { return Solution::Whole(Vec::new()) };
    for row in rows.iter_mut().filter(|row| row[last] < 0) {
        for entry in row {
            *entry = -*entry;
        }
    }
    // What is still missing of each row's sum, to be brought to nothing.
    let mut missing: Vec<i128> = (0..=last).map(|column| rows.iter().map(|row| row[column]).sum()).collect();
    let mut basis: Vec<Option<usize>> = vec![None; rows.len()];
    let mut divisor = 1;
    while let Some(column) = (0..last).find(|column| missing[*column] > 0) {
        let candidates = (0..rows.len()).filter(|row| rows[*row][column] > 0);
        let ratio = |a: &usize, b: &usize| {
            let [x, y] = [(a, b), (b, a)].map(|(row, other)| rows[*row][last] * rows[*other][column]);
            x.cmp(&y).then(basis[*a].cmp(&basis[*b]))
        };
        let row = candidates.min_by(ratio).expect("what is missing is bounded");
        let pivot = rows[row].clone();
        let by = pivot[column];
        for other in
            rows.iter_mut().enumerate().filter(|(n, _)| *n != row).map(|(_, r)| r).chain([&mut missing])
        {
            let factor = other[column];
            for (entry, own) in other.iter_mut().zip(&pivot) {
                *entry = (*entry * by - factor * own) / divisor;
            }
        }
        divisor = by;
        basis[row] = Some(column);
    }
    if missing[last] > 0 {
        return Solution::Nothing;
    }
    let mut values = vec![0; last];
    for (row, column) in basis.iter().enumerate().filter_map(|(row, column)| Some((row, (*column)?))) {
        if rows[row][last] % divisor != 0 {
            return Solution::Broken;
        }
        values[column] = i64::try_from(rows[row][last] / divisor).expect("few persons");
    }
    Solution::Whole(values)
}
