//! Numbers that need not be whole: where none fit, no whole ones do, which trying one after the other cannot tell where
//! there is no end of them. Whole-number arithmetic throughout, so that what comes of it is certain.

/// How large a system may be, in entries. What is larger is left to those who try.
const LIMIT: usize = 40_000;

/// What comes of it.
pub(super) enum Relaxed {
    Nothing,
    Whole(Vec<i64>),
    /// They are fractions, or the system is too large.
    Unsettled,
}

/// Numbers from 0 upwards, one for each column, with which every row makes its sum.
pub(super) struct System {
    columns: usize,
    rows: Vec<Equation>,
}

struct Equation {
    coefficients: Vec<i128>,
    sum: i128,
    /// The column that this row is solved for; none as long as something is missing of its sum.
    solved_for: Option<usize>,
}

impl System {
    pub(super) const fn new(columns: usize) -> Self {
        Self { columns, rows: Vec::new() }
    }

    pub(super) fn makes(&mut self, terms: impl IntoIterator<Item = (usize, i64)>, sum: i64) {
        let sign = if sum < 0 { -1 } else { 1 };
        let mut coefficients = vec![0; self.columns];
        for (column, times) in terms {
            coefficients[column] += sign * i128::from(times);
        }
        self.rows.push(Equation { coefficients, sum: sign * i128::from(sum), solved_for: None });
    }

    /// A number that is at most this: with another one it makes just that.
    pub(super) fn is_at_most(&mut self, column: usize, most: i64) {
        for row in &mut self.rows {
            row.coefficients.push(0);
        }
        self.columns += 1;
        self.makes([(column, 1), (self.columns - 1, 1)], most);
    }

    pub(super) fn solve(mut self) -> Relaxed {
        if self.rows.len() * self.columns > LIMIT {
            return Relaxed::Unsettled;
        }
        let Some(divisor) = self.bring_to_nothing() else { return Relaxed::Unsettled };
        if self.rows.iter().any(|row| row.solved_for.is_none() && row.sum != 0) {
            return Relaxed::Nothing;
        }
        let mut values = vec![0; self.columns];
        for row in &self.rows {
            let Some(column) = row.solved_for else { continue };
            match i64::try_from(row.sum / divisor) {
                Ok(value) if row.sum % divisor == 0 => values[column] = value,
                _ => return Relaxed::Unsettled,
            }
        }
        Relaxed::Whole(values)
    }

    /// Solves for one column after the other until no more can be had of what is missing (the first column that helps,
    /// so that it ends); gives back what all entries are divided by, or nothing where they grow too large.
    fn bring_to_nothing(&mut self) -> Option<i128> {
        let mut divisor = 1;
        while let Some(column) = self.less_missing()?.iter().position(|less| *less > 0) {
            let at = self.tightest(column)?;
            let by = self.rows[at].coefficients[column];
            let (above, rest) = self.rows.split_at_mut(at);
            let (pivot, below) = rest.split_first_mut()?;
            for row in above.iter_mut().chain(below) {
                row.take(pivot, column, by, divisor)?;
            }
            pivot.solved_for = Some(column);
            divisor = by;
        }
        Some(divisor)
    }

    /// By how much one more of each column leaves less missing; nothing where that grows too large.
    fn less_missing(&self) -> Option<Vec<i128>> {
        let of = |column: usize| {
            let missing = self.rows.iter().filter(|row| row.solved_for.is_none());
            missing.map(|row| row.coefficients[column]).try_fold(0, i128::checked_add)
        };
        (0..self.columns).map(of).collect()
    }

    /// The row that is full first when the column grows.
    fn tightest(&self, column: usize) -> Option<usize> {
        let mut tightest: Option<usize> = None;
        for at in (0..self.rows.len()).filter(|at| self.rows[*at].coefficients[column] > 0) {
            let Some(best) = tightest else {
                tightest = Some(at);
                continue;
            };
            let [own, other] = [&self.rows[at], &self.rows[best]];
            let own_room = own.sum.checked_mul(other.coefficients[column])?;
            let other_room = other.sum.checked_mul(own.coefficients[column])?;
            if (own_room, own.solved_for) < (other_room, other.solved_for) {
                tightest = Some(at);
            }
        }
        tightest
    }
}

impl Equation {
    /// Takes `pivot` away so often that nothing of the column is left; nothing where the entries grow too large.
    fn take(&mut self, pivot: &Self, column: usize, by: i128, divisor: i128) -> Option<()> {
        let factor = self.coefficients[column];
        let taken = |entry: i128, own: i128| {
            Some(entry.checked_mul(by)?.checked_sub(factor.checked_mul(own)?)? / divisor)
        };
        for (entry, own) in self.coefficients.iter_mut().zip(&pivot.coefficients) {
            *entry = taken(*entry, *own)?;
        }
        self.sum = taken(self.sum, pivot.sum)?;
        Some(())
    }
}
