//! Signs of an answer, each with its own shape, so that it is understood without its colour.

use malspar_domain::value::YesNo;
use rust_decimal::prelude::ToPrimitive;

use super::reading::What;
use super::scene::{Line, Scene, Shape};
use super::theme::Role;

/// px.
pub(super) const RADIUS: f64 = 5.0;
const THICK: f64 = 5.5;
/// From a sign or bar to its word.
const GAP: f64 = 7.0;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sign {
    Yes,
    Planned,
    No,
    NotReported,
    NotApplicable,
    /// Two dots.
    NotAvailable,
    /// Three dots.
    NotAnswered,
    /// A cross: there is a value that is not shown.
    Suppressed,
    /// A bar with a share of 1 filled.
    Bar(f64),
    None,
}

impl Sign {
    /// Length of the bar of a share.
    pub(super) const BAR: f64 = 30.0;

    /// Room that it takes together with the gap to its word.
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Bar(_) => Self::BAR + GAP,
            Self::None => 0.0,
            _ => RADIUS * 2.0 + GAP,
        }
    }

    /// Draws it around `at`, an answer in the colour of `role`; a bar begins where a sign would.
    pub(super) fn draw(self, scene: &mut Scene, at: (f64, f64), role: Role) {
        let (x, y) = at;
        match self {
            Self::Yes => scene.add(Shape::Dot { at, radius: RADIUS, role }),
            Self::Planned => scene.add(Shape::Half { at, radius: RADIUS, width: 1.4, role }),
            Self::No => scene.add(Shape::Ring { at, radius: RADIUS, width: 1.4, role }),
            Self::NotReported => scene.add(Shape::Brackets { at, radius: 4.6, role: Role::Neutral }),
            Self::NotApplicable => {
                let (from, to) = ((x - 4.5, y), (x + 4.5, y));
                scene.add(Shape::Line(Line { from, to, width: 1.4, role: Role::Neutral, dashed: false }));
            }
            Self::NotAvailable | Self::NotAnswered => {
                let sides: &[f64] = if self == Self::NotAnswered { &[-3.8, 0.0, 3.8] } else { &[-2.2, 2.2] };
                for side in sides {
                    scene.add(Shape::Dot { at: (x + side, y + 2.5), radius: 1.1, role: Role::Neutral });
                }
            }
            Self::Suppressed => {
                for side in [-1.0, 1.0] {
                    let (from, to) = ((x - 3.4, y - 3.4 * side), (x + 3.4, y + 3.4 * side));
                    scene.add(Shape::Line(Line { from, to, width: 1.3, role: Role::Neutral, dashed: false }));
                }
            }
            Self::Bar(share) => {
                let from = x - RADIUS;
                scene.add(Shape::Bar { from, to: from + Self::BAR, y, thickness: THICK, role: Role::Track });
                if share > 0.0 {
                    let to = from + (Self::BAR * share).max(THICK);
                    scene.add(Shape::Bar { from, to, y, thickness: THICK, role });
                }
            }
            Self::None => {}
        }
    }
}

impl From<&What> for Sign {
    fn from(what: &What) -> Self {
        match what {
            What::NotReported => Self::NotReported,
            What::NotAnswered => Self::NotAnswered,
            What::NotAvailable => Self::NotAvailable,
            What::NotApplicable => Self::NotApplicable,
            What::Suppressed => Self::Suppressed,
            What::YesNo(YesNo::Yes) => Self::Yes,
            What::YesNo(YesNo::Planned(_)) => Self::Planned,
            What::YesNo(YesNo::No) => Self::No,
            What::Part { part, whole, .. } => {
                let share = part.checked_div(*whole).and_then(|s| s.to_f64()).unwrap_or(0.0);
                Self::Bar(share.clamp(0.0, 1.0))
            }
            What::Number(_) | What::Numbers(_) | What::Level(_) | What::Several { .. } | What::Words => {
                Self::None
            }
        }
    }
}
