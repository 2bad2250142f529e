//! Names on a map: on their own land where there is room, else beside the county with a line to the land, else as a
//! letter that the key explains.

use malspar_domain::lang::Lang;

use super::super::measure::{self, Face};
use super::super::scene::{Anchor, Area, Label, Line, Scene, Shape};
use super::super::theme::{Role, size};
use super::land::{self, Outline, Point, Spots};

const LEADING: f64 = 13.0;
/// From a name to the border.
const PAD: f64 = 2.5;
/// From the county to a name outside it, and the longest line to one.
const AWAY: f64 = 12.0;
const FAR: f64 = 170.0;

/// The land of one municipality in px; none where its boundary is not known.
pub(super) struct Land {
    pub(super) outlines: Vec<Outline>,
}

impl Land {
    pub(super) fn left(&self) -> f64 {
        land::extent(self.outlines.iter()).left
    }

    pub(super) fn right(&self) -> f64 {
        land::extent(self.outlines.iter()).right
    }

    pub(super) fn bottom(&self) -> f64 {
        land::extent(self.outlines.iter()).bottom
    }

    pub(super) fn size(&self) -> f64 {
        self.outlines.iter().map(land::size).sum()
    }

    pub(super) fn shift(&mut self, by: f64) {
        for (x, _) in self.outlines.iter_mut().flatten() {
            *x += by;
        }
    }
}

/// What is written of a municipality.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) value: Option<String>,
    /// On its own land.
    pub(super) role: Role,
    pub(super) lang: Lang,
}

/// A municipality's name with its place.
pub(super) struct Placed {
    pub(super) row: usize,
    name: String,
    /// How wide the name is on one line.
    pub(super) width: f64,
    role: Role,
    /// The middle of the land.
    centre: Point,
    /// The lines of text on the land; none where they have no room.
    pub(super) inside: Option<Vec<Label>>,
    /// The name beside the county.
    outside: Option<Label>,
    /// What stands for the name.
    pub(super) letter: Option<String>,
}

impl Placed {
    /// The name with its value, the name alone, the name in two lines: the first that has room on the land. Nothing
    /// where there is no land.
    pub(super) fn inside(row: usize, named: &Named, land: &Land) -> Option<Self> {
        let spots = Spots::of(land::mainland(&land.outlines)?);
        let Named { name, value, role, lang } = named;
        let plain = |text: &str, size: f64| Label::new(text, 0.0, 0.0).sized(size).coloured(*role);
        let sizes = [size::LABEL, size::SMALL];
        let both = |size: f64| Some(vec![plain(name, size), plain(value.as_ref()?, size).semibold()]);
        let mut choices: Vec<Vec<Label>> = sizes.into_iter().filter_map(both).collect();
        choices.extend(sizes.map(|size| vec![plain(name, size)]));
        choices.extend(sizes.map(|size| halves(name, size, *lang).iter().map(|h| plain(h, size)).collect()));
        let fitting = choices.into_iter().find_map(|lines| {
            let width = lines.iter().map(Label::width).fold(0.0, f64::max) + 2.0 * PAD;
            let height = super::block(lines.len(), LEADING) + 1.0;
            Some((spots.room((width, height))?, lines))
        });
        Some(Self {
            row,
            name: name.clone(),
            width: measure::width(name, size::LABEL, Face::Regular),
            role: *role,
            centre: spots.centre,
            inside: fitting.map(|(at, lines)| stacked(lines, at)),
            outside: None,
            letter: None,
        })
    }

    /// The boxes of everything written.
    pub(super) fn areas(&self) -> Vec<Area> {
        self.labels().map(Label::area).collect()
    }

    fn labels(&self) -> impl Iterator<Item = &Label> {
        self.inside.iter().flatten().chain(&self.outside)
    }

    pub(super) fn left(&self) -> Option<f64> {
        self.areas().iter().map(|area| area.left).reduce(f64::min)
    }

    pub(super) fn right(&self) -> Option<f64> {
        self.areas().iter().map(|area| area.right).reduce(f64::max)
    }

    pub(super) fn shift(&mut self, by: f64) {
        self.centre.0 += by;
        for label in self.inside.iter_mut().flatten().chain(&mut self.outside) {
            label.x += by;
        }
    }

    /// The line from the land to its name beside the county.
    fn leader(&self) -> Option<(Point, Point)> {
        self.outside.as_ref().map(|label| (self.centre, end_at(label)))
    }

    pub(super) fn draw(&self, scene: &mut Scene) {
        if let Some((from, to)) = self.leader() {
            // A rim of paper keeps the line apart from whatever land it runs over.
            for (width, role) in [(2.6, Role::Paper), (0.8, Role::Ink)] {
                scene.add(Shape::Line(Line { from, to, width, role, dashed: false }));
            }
            scene.add(Shape::Ring { at: from, radius: 2.8, width: 1.0, role: Role::Ink });
        }
        for label in self.labels() {
            scene.label(label.clone());
        }
    }
}

/// A long name in two lines, divided where a person would.
fn halves(name: &str, size: f64, lang: Lang) -> Vec<String> {
    let width = measure::width(name, size, Face::Regular);
    if let Some((first, second)) = name.split_once('-') {
        return vec![format!("{first}-"), second.to_owned()];
    }
    measure::wrap(name, size, Face::Regular, width * 0.72, lang)
}

/// Lines one under the other, around `at`.
fn stacked(lines: Vec<Label>, (x, y): Point) -> Vec<Label> {
    let top = y - super::block(lines.len(), LEADING) / 2.0;
    let place = |(n, line): (usize, Label)| {
        let middle = top + super::block(n, LEADING) + LEADING / 2.0;
        let baseline = middle + line.size * 0.33;
        Label { x, baseline, ..line.anchored(Anchor::Middle) }
    };
    lines.into_iter().enumerate().map(place).collect()
}

/// Where the line to a label ends: just before its words.
fn end_at(label: &Label) -> Point {
    let y = label.baseline - label.size * 0.33;
    match label.anchor {
        Anchor::End => (label.x + 4.0, y),
        Anchor::Start | Anchor::Middle => (label.x - 4.0, y),
    }
}

/// Places the names that have no room on their land: beside the county, between `edges`, where the line to them is
/// shortest and meets no other name; else a letter on the land.
pub(super) fn place_outside(placed: &mut [Placed], lands: &[Land], edges: (f64, f64)) {
    let bottom = lands.iter().map(Land::bottom).fold(0.0, f64::max);
    let mut letters = 0;
    for n in 0..placed.len() {
        if placed[n].inside.is_some() {
            continue;
        }
        let free = |label: &Label| {
            let area = label.area().grown(1.5);
            let leader = (placed[n].centre, end_at(label));
            let apart = |other: &Placed| {
                let crossed = other
                    .leader()
                    .is_some_and(|(from, to)| area.stretch(from, to).is_some() || cross(leader, (from, to)));
                let blocked = |theirs: &Area| {
                    theirs.overlaps(&area) || theirs.grown(2.0).stretch(leader.0, leader.1).is_some()
                };
                !crossed && !other.areas().iter().any(blocked)
            };
            area.left >= edges.0
                && area.right <= edges.1
                && area.top >= 0.0
                && area.bottom <= bottom
                && !lands.iter().flat_map(|land| &land.outlines).any(|outline| land::meets(outline, &area))
                && placed.iter().all(apart)
        };
        let length = |label: &Label| {
            let end = end_at(label);
            (end.0 - placed[n].centre.0).hypot(end.1 - placed[n].centre.1)
        };
        let nearest = beside(&placed[n], lands)
            .filter(|label| length(label) < FAR && free(label))
            .min_by(|a, b| length(a).total_cmp(&length(b)));
        if nearest.is_some() {
            placed[n].outside = nearest;
            continue;
        }
        let letter = letter(letters);
        let land = lands.get(placed[n].row).and_then(|land| land::mainland(&land.outlines));
        let label = Label::new(&letter, 0.0, 0.0).sized(size::SMALL).coloured(placed[n].role);
        let room = land.and_then(|outline| Spots::of(outline).room((label.width() + 1.0, size::SMALL)));
        let at = room.filter(|at| {
            // A line to another name may run over this land.
            let area = stacked(vec![label.clone()], *at)[0].area().grown(2.0);
            !placed.iter().filter_map(Placed::leader).any(|(from, to)| area.stretch(from, to).is_some())
        });
        if let Some(at) = at {
            placed[n].inside = Some(stacked(vec![label], at));
            placed[n].letter = Some(letter);
            letters += 1;
        }
    }
}

/// Places beside the county, right and left of the land at this height, and a little higher and lower.
fn beside(placed: &Placed, lands: &[Land]) -> impl Iterator<Item = Label> {
    let up_and_down = (0..=20_i32).flat_map(|n| [6.0 * f64::from(n), -6.0 * f64::from(n)]);
    up_and_down.flat_map(move |off| {
        let y = placed.centre.1 + off;
        let band = Area {
            left: f64::NEG_INFINITY,
            top: y - LEADING / 2.0 - 2.0,
            right: f64::INFINITY,
            bottom: y + LEADING / 2.0 + 2.0,
        };
        let reach = lands.iter().flat_map(|land| &land.outlines).filter_map(|o| land::reach(o, &band));
        let (left, right) = reach.fold((placed.centre.0, placed.centre.0), |all, (left, right)| {
            (all.0.min(left), all.1.max(right))
        });
        let label = Label::beside(&placed.name, 0.0, y);
        [Label { x: right + AWAY, ..label.clone() }, Label { x: left - AWAY, ..label }.anchored(Anchor::End)]
    })
}

/// a, b, … z, aa, ab, …
fn letter(n: usize) -> String {
    const ALL: [char; 26] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
        'u', 'v', 'w', 'x', 'y', 'z',
    ];
    let last = ALL[n % ALL.len()];
    match n / ALL.len() {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

/// Do two lines cross?
fn cross(a: (Point, Point), b: (Point, Point)) -> bool {
    let side = |(from, to): (Point, Point), at: Point| {
        (to.0 - from.0) * (at.1 - from.1) - (to.1 - from.1) * (at.0 - from.0)
    };
    side(a, b.0) * side(a, b.1) < 0.0 && side(b, a.0) * side(b, a.1) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 52].map(letter), ["a", "z", "aa", "ab", "ba"]);
    }

    #[test]
    fn a_name_is_divided_where_a_person_would() {
        assert_eq!(halves("Malung-Sälen", 11.5, Lang::Sv), ["Malung-", "Sälen"]);
        assert_eq!(halves("Upplands Väsby", 11.5, Lang::Sv), ["Upplands", "Väsby"]);
    }
}
