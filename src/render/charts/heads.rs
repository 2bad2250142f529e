//! The words over upright lines: over the line, or beside it like a flag at its pole, in as few rows as there can be.
//! A line whose words stand in a higher row runs between those below, never through them.

use malspar_domain::lang::Lang;

use super::measure::{self, Face};
use super::scene::{Anchor, Label, real};
use super::theme::size;

/// From the lowest words to the first band.
pub(super) const FOOT: f64 = 4.0;
const LEADING: f64 = 14.0;
/// Between rows.
const GAP: f64 = 3.0;
/// From a line to the words beside it.
const BESIDE: f64 = 5.0;
/// Between words in one row: no more than two flags leave at the same line.
const BETWEEN: f64 = 9.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Over the line, as far as the edges allow.
    Over,
    /// The words end at the line.
    Left,
    /// The words begin at the line.
    Right,
}

/// The words of one line.
pub(super) struct Head {
    /// px of the line.
    at: f64,
    lines: Vec<String>,
    width: f64,
    side: Side,
    /// From below.
    row: usize,
}

/// The words of all lines.
pub(super) struct Heads {
    pub(super) each: Vec<Head>,
    /// The height of each row, from below.
    rows: Vec<f64>,
    edge: f64,
}

impl Heads {
    /// `words` with the px of their lines, between 0 and `edge`.
    pub(super) fn of(words: &[(f64, &str)], edge: f64, lang: Lang) -> Self {
        let heads = words.iter().map(|(at, words)| {
            let lines = measure::wrap(words, size::LABEL, Face::Semibold, edge, lang);
            let width =
                lines.iter().map(|l| measure::width(l, size::LABEL, Face::Semibold)).fold(0.0, f64::max);
            Head { at: *at, lines, width, side: Side::Over, row: 0 }
        });
        let mut heads: Vec<_> = heads.collect();
        if let Some(best) = best(&heads, edge) {
            for (head, (side, row)) in heads.iter_mut().zip(best) {
                (head.side, head.row) = (side, row);
            }
        } else {
            // A row for each: some line is opened where it meets the words under its own.
            heads.iter_mut().enumerate().for_each(|(n, head)| head.row = n);
        }
        let count = heads.iter().map(|head| head.row + 1).max().unwrap_or(0);
        let height =
            |row: usize| heads.iter().filter(|h| h.row == row).map(|h| h.lines.len()).max().unwrap_or(0);
        let rows = (0..count).map(|row| real(height(row)) * LEADING + GAP).collect();
        Self { each: heads, rows, edge }
    }

    pub(super) fn height(&self) -> f64 {
        self.rows.iter().sum()
    }

    /// The labels, over `bottom`.
    pub(super) fn labels(&self, head: &Head, bottom: f64) -> Vec<Label> {
        let foot = self.foot(head, bottom);
        let last = head.lines.len().saturating_sub(1);
        let place = |(n, words): (usize, &String)| {
            let baseline = foot - 4.0 - LEADING * real(last - n);
            let (x, anchor) = match head.side {
                Side::Over => (head.at, Anchor::Middle),
                Side::Left => (head.at - BESIDE, Anchor::End),
                Side::Right => (head.at + BESIDE, Anchor::Start),
            };
            Label::new(words, x, baseline).semibold().anchored(anchor).within(0.0, self.edge)
        };
        head.lines.iter().enumerate().map(place).collect()
    }

    /// Where the line begins: under its words, or beside them.
    pub(super) fn top_of_line(&self, head: &Head, bottom: f64) -> f64 {
        let foot = self.foot(head, bottom);
        if head.side == Side::Over { foot } else { foot - LEADING * real(head.lines.len()) + 2.0 }
    }

    fn foot(&self, head: &Head, bottom: f64) -> f64 {
        bottom - self.rows[..head.row].iter().sum::<f64>()
    }
}

/// The side and the row of each head, with the fewest rows and then the fewest flags; nothing where no way is without
/// a collision. There are three lines at most.
fn best(heads: &[Head], edge: f64) -> Option<Vec<(Side, usize)>> {
    const SIDES: [Side; 3] = [Side::Over, Side::Left, Side::Right];
    let ways = SIDES.len() * heads.len();
    let count = ways.checked_pow(u32::try_from(heads.len()).ok()?)?;
    let way = |mut code: usize| -> Vec<(Side, usize)> {
        heads
            .iter()
            .map(|_| {
                let one = code % ways;
                code /= ways;
                (SIDES[one % SIDES.len()], one / SIDES.len())
            })
            .collect()
    };
    let cost = |way: &[(Side, usize)]| {
        let rows = way.iter().map(|(_, row)| *row).max().unwrap_or(0);
        let flags = way.iter().filter(|(side, _)| *side != Side::Over).count();
        rows * 10 + flags
    };
    let possible = (0..count.min(10_000)).map(way).filter(|way| stands(heads, way, edge));
    possible.min_by_key(|way| cost(way))
}

/// Do the words run over no other words, no line, and no edge?
fn stands(heads: &[Head], way: &[(Side, usize)], edge: f64) -> bool {
    let range = |head: &Head, side: Side| {
        let left = match side {
            Side::Over => (head.at - head.width / 2.0).min(edge - head.width).max(0.0),
            Side::Left => head.at - BESIDE - head.width,
            Side::Right => head.at + BESIDE,
        };
        (left, left + head.width)
    };
    let spans: Vec<_> =
        heads.iter().zip(way).map(|(head, (side, row))| (range(head, *side), *side, *row)).collect();
    let inside = |(left, right): (f64, f64)| left >= 0.0 && right <= edge + 0.01;
    let meets = |n: usize, m: usize| {
        let ((left, right), _, row) = spans[n];
        let ((other_left, other_right), side, other_row) = spans[m];
        let beside = row == other_row && left < other_right + BETWEEN && other_left < right + BETWEEN;
        // The other's line comes up through this row, or beside its words in it.
        let passes = other_row > row || (other_row == row && side != Side::Over);
        let at = heads[m].at;
        beside || (passes && at > left - BESIDE + 1.0 && at < right + BESIDE - 1.0)
    };
    let all = 0..heads.len();
    spans.iter().all(|(span, ..)| inside(*span))
        && all.clone().all(|n| all.clone().all(|m| n == m || !meets(n, m)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(words: &[(f64, &str)], edge: f64) -> Vec<(Side, usize)> {
        Heads::of(words, edge, Lang::Sv).each.iter().map(|head| (head.side, head.row)).collect()
    }

    #[test]
    fn words_far_apart_stand_over_their_lines() {
        assert_eq!(
            sides(&[(100.0, "länet totalt"), (400.0, "målvärde")], 660.0),
            [(Side::Over, 0), (Side::Over, 0)]
        );
    }

    #[test]
    fn words_of_two_lines_near_each_other_become_flags_in_one_row() {
        let both = sides(&[(420.0, "målvärde 100 %"), (400.0, "länet totalt 12 av 14 (86 %)")], 660.0);
        assert_eq!(both.iter().map(|(_, row)| *row).max(), Some(0));
        assert_eq!(both[1].0, Side::Left, "the left line's words stand to its left");
        assert_eq!(both[0].0, Side::Right);
    }

    #[test]
    fn of_three_near_each_other_one_stands_over_the_others_and_its_line_runs_between() {
        let three =
            [(300.0, "utan Örebro 262 av 431"), (320.0, "länet totalt 664 av 996"), (350.0, "målvärde 80 %")];
        let found = sides(&three, 660.0);
        assert_eq!(found.iter().filter(|(_, row)| *row == 1).count(), 1, "{found:?}");
        assert!(found.iter().all(|(_, row)| *row < 2), "{found:?}");
    }

    #[test]
    fn two_lines_in_one_place_have_their_words_on_either_side() {
        let both = sides(&[(300.0, "målvärde 100 %"), (300.0, "länet totalt 12 av 12")], 660.0);
        assert_eq!(both, [(Side::Right, 0), (Side::Left, 0)]);
    }
}
