//! Land: boundaries in degrees become outlines in px, and every piece knows where a name stands best in it.

use serde::Deserialize;

use super::super::scene::{Area, real};

pub(super) type Point = (f64, f64);
/// A closed line; its last point is joined to its first.
pub(super) type Outline = Vec<Point>;

/// Outlines meet on this grid of px, so that neighbours who share a border in the source share it in the drawing.
const GRID: f64 = 0.5;

/// A GeoJSON geometry with land in it.
#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

/// The outer boundaries of a `GeoJSON` geometry, in degrees. A hole is the land of another municipality, which is drawn
/// over this one.
pub(super) fn outlines(geometry: &str) -> Option<Vec<Outline>> {
    let polygons = match serde_json::from_str(geometry).ok()? {
        Geometry::Polygon(rings) => vec![rings],
        Geometry::MultiPolygon(polygons) => polygons,
    };
    let point = |position: &Vec<f64>| Some((*position.first()?, *position.get(1)?));
    let outer = |rings: &Vec<Vec<Vec<f64>>>| {
        let outline: Outline = rings.first()?.iter().filter_map(point).collect();
        (outline.len() > 2).then_some(outline)
    };
    let outlines: Vec<_> = polygons.iter().filter_map(outer).collect();
    (!outlines.is_empty()).then_some(outlines)
}

/// The box around all of them.
pub(super) fn extent<'a>(outlines: impl Iterator<Item = &'a Outline>) -> Area {
    let nothing =
        Area { left: f64::INFINITY, top: f64::INFINITY, right: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY };
    outlines.flatten().fold(nothing, |area, (x, y)| Area {
        left: area.left.min(*x),
        top: area.top.min(*y),
        right: area.right.max(*x),
        bottom: area.bottom.max(*y),
    })
}

/// From degrees to px: a degree of longitude is as much shorter than one of latitude as it is in the middle of the map.
pub(super) struct Projection {
    degrees: Area,
    narrowing: f64,
    scale: f64,
}

impl Projection {
    /// So that `degrees` fills a box of this size in one direction.
    pub(super) fn fitting(degrees: Area, width: f64, height: f64) -> Self {
        let narrowing = f64::midpoint(degrees.top, degrees.bottom).to_radians().cos();
        let across = (degrees.right - degrees.left) * narrowing;
        let scale = (width / across).min(height / (degrees.bottom - degrees.top));
        Self { degrees, narrowing, scale }
    }

    /// Outlines in px with their upper left at `corner`. Points that fall together are one, and an outline of fewer than
    /// three is no land, unless it is the largest of its municipality.
    pub(super) fn outlines(&self, outlines: &[Outline], corner: Point) -> Vec<Outline> {
        let place = |(longitude, latitude): &Point| {
            let x = (longitude - self.degrees.left) * self.narrowing * self.scale;
            (corner.0 + x, corner.1 + (self.degrees.bottom - latitude) * self.scale)
        };
        let exact = || outlines.iter().map(|outline| outline.iter().map(place).collect::<Outline>());
        let drawn: Vec<_> = exact().map(|outline| simplified(&outline)).filter(|o| o.len() > 2).collect();
        if drawn.is_empty() { exact().max_by(by_size).into_iter().collect() } else { drawn }
    }
}

fn by_size(a: &Outline, b: &Outline) -> std::cmp::Ordering {
    size(a).total_cmp(&size(b))
}

/// On the grid, and without the points that lie on the way between their neighbours.
fn simplified(outline: &Outline) -> Outline {
    let on_grid = |n: f64| (n / GRID).round() * GRID;
    let mut kept: Outline = Vec::new();
    for point in outline.iter().map(|(x, y)| (on_grid(*x), on_grid(*y))) {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., a, b] = kept.as_slice()
            && cross(*a, *b, point).abs() < f64::EPSILON
        {
            kept.pop();
        }
        kept.push(point);
    }
    if kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    kept
}

fn cross(a: Point, b: Point, c: Point) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

fn edges(outline: &Outline) -> impl Iterator<Item = (Point, Point)> {
    let last = outline.last().into_iter().chain(outline).copied();
    last.zip(outline.iter().copied())
}

/// In px².
pub(super) fn size(outline: &Outline) -> f64 {
    let twice: f64 = edges(outline).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    (twice / 2.0).abs()
}

/// The largest piece, which carries the name.
pub(super) fn mainland(outlines: &[Outline]) -> Option<&Outline> {
    outlines.iter().max_by(|a, b| by_size(a, b))
}

fn contains(outline: &Outline, (x, y): Point) -> bool {
    let crossings = edges(outline)
        .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1));
    crossings.count() % 2 == 1
}

/// The square of how far a point is from the boundary. Nothing where it is nearer than `at_least`, also a square: most
/// points are told to be too near by a few edges.
fn distance(outline: &Outline, at: Point, at_least: f64) -> Option<f64> {
    let to = |(a, b): (Point, Point)| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx * dx + dy * dy;
        let along = if length == 0.0 { 0.0 } else { ((at.0 - a.0) * dx + (at.1 - a.1) * dy) / length };
        let along = along.clamp(0.0, 1.0);
        let (x, y) = (at.0 - a.0 - dx * along, at.1 - a.1 - dy * along);
        x * x + y * y
    };
    edges(outline).map(to).try_fold(f64::INFINITY, |nearest, edge| {
        let nearest = nearest.min(edge);
        (nearest >= at_least).then_some(nearest)
    })
}

/// Points of a net over `area`, `count` in each direction, in the middle of their meshes.
fn net(area: Area, count: usize) -> impl Iterator<Item = Point> {
    let (across, down) = ((area.right - area.left) / real(count), (area.bottom - area.top) / real(count));
    (0..count * count).map(move |n| {
        (area.left + across * (real(n % count) + 0.5), area.top + down * (real(n / count) + 0.5))
    })
}

/// The visual centre: the point that is furthest from the boundary, nearly.
fn centre(outline: &Outline) -> Point {
    const MESHES: usize = 12;
    let mut area = extent(std::iter::once(outline));
    let mut best = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
    for _ in 0..4 {
        let mut deepest = 0.0;
        for at in net(area, MESHES).chain([best]) {
            if let Some(deep) = distance(outline, at, deepest).filter(|_| contains(outline, at)) {
                (deepest, best) = (deep, at);
            }
        }
        let (half, tall) = ((area.right - area.left) / 8.0, (area.bottom - area.top) / 8.0);
        area = Area { left: best.0 - half, top: best.1 - tall, right: best.0 + half, bottom: best.1 + tall };
    }
    best
}

/// Does the boundary run through the area?
pub(in crate::charts) fn crosses(outline: &Outline, area: &Area) -> bool {
    let is_beside = |(a, b): &(Point, Point)| {
        a.0.max(b.0) < area.left
            || a.0.min(b.0) > area.right
            || a.1.max(b.1) < area.top
            || a.1.min(b.1) > area.bottom
    };
    edges(outline).filter(|edge| !is_beside(edge)).any(|(a, b)| area.stretch(a, b).is_some())
}

/// Does the area lie on the land, wholly or in part?
pub(super) fn meets(outline: &Outline, area: &Area) -> bool {
    contains(outline, (area.left, area.top)) || crosses(outline, area)
}

/// How far the outline reaches to the left and to the right within a level band.
pub(super) fn reach(outline: &Outline, band: &Area) -> Option<(f64, f64)> {
    let at = |(a, b): (Point, Point), share: f64| a.0 + (b.0 - a.0) * share;
    let wide = Area { left: -1e6, right: 1e6, ..*band };
    let is_level = |(a, b): &(Point, Point)| a.1.max(b.1) >= band.top && a.1.min(b.1) <= band.bottom;
    let ends = edges(outline).filter(is_level).filter_map(|edge| {
        let (first, last) = wide.stretch(edge.0, edge.1)?;
        Some([at(edge, first), at(edge, last)])
    });
    ends.flatten().fold(None, |reach: Option<(f64, f64)>, x| {
        Some(reach.map_or((x, x), |(left, right)| (left.min(x), right.max(x))))
    })
}

/// Places on and around a piece of land, the nearest to its visual centre first.
pub(super) struct Spots<'a> {
    outline: &'a Outline,
    pub(super) centre: Point,
    places: Vec<Point>,
}

impl<'a> Spots<'a> {
    pub(super) fn of(outline: &'a Outline) -> Self {
        const MESHES: usize = 24;
        let centre = centre(outline);
        let away = |at: &Point| {
            let (x, y) = (at.0 - centre.0, at.1 - centre.1);
            x * x + y * y
        };
        let mut places: Vec<_> = net(extent(std::iter::once(outline)), MESHES).chain([centre]).collect();
        // Numbers that are not below zero are in the order of their bits.
        places.sort_by_cached_key(|at| away(at).to_bits());
        Self { outline, centre, places }
    }

    /// The place nearest to the visual centre where a box of this size lies wholly on the land: its middle.
    pub(super) fn room(&self, (width, height): Point) -> Option<Point> {
        let (across, down) = (width / 2.0, height / 2.0);
        let around =
            |(x, y): Point| Area { left: x - across, top: y - down, right: x + across, bottom: y + down };
        let fits = |at: &&Point| !crosses(self.outline, &around(**at)) && contains(self.outline, **at);
        self.places.iter().find(fits).copied()
    }
}

/// Lines of a hatch over the land, `apart` px from each other, rising to the right or falling. They go on across a
/// border.
pub(super) fn hatch(outlines: &[Outline], apart: f64, rising: bool) -> Vec<(Point, Point)> {
    // Turned so that the lines lie level: first how far across them, then how far along.
    let turn = |(x, y): Point| if rising { (x + y, x - y) } else { (x - y, x + y) };
    let back = |(across, along): Point| {
        let (sum, difference) = if rising { (across, along) } else { (along, across) };
        (f64::midpoint(sum, difference), (sum - difference) / 2.0)
    };
    let step = apart * std::f64::consts::SQRT_2;
    let turned: Vec<Outline> = outlines.iter().map(|o| o.iter().map(|at| turn(*at)).collect()).collect();
    let area = extent(turned.iter());
    let mut lines = Vec::new();
    // Half a step off the grid of the outlines: no line runs through a corner.
    let mut across = (area.left / step).floor() * step + step / 2.0 + GRID / 3.0;
    while across < area.right {
        let meeting = |(a, b): (Point, Point)| {
            ((a.0 > across) != (b.0 > across)).then(|| a.1 + (b.1 - a.1) * (across - a.0) / (b.0 - a.0))
        };
        let mut ends: Vec<f64> = turned.iter().flat_map(edges).filter_map(meeting).collect();
        ends.sort_by(f64::total_cmp);
        let pairs = ends.chunks_exact(2).filter(|pair| pair[1] - pair[0] > 1.0);
        lines.extend(pairs.map(|pair| (back((across, pair[0])), back((across, pair[1])))));
        across += step;
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An L: its box's middle lies outside it.
    fn bent() -> Outline {
        vec![(0.0, 0.0), (20.0, 0.0), (20.0, 80.0), (100.0, 80.0), (100.0, 100.0), (0.0, 100.0)]
    }

    #[test]
    fn a_name_stands_on_its_own_land() {
        let at = centre(&bent());
        assert!(contains(&bent(), at), "{at:?}");
        assert!(distance(&bent(), at, 9.5 * 9.5).is_some(), "{at:?}");
        let bent = bent();
        let spots = Spots::of(&bent);
        let wide = spots.room((70.0, 14.0)).expect("the foot is 100 wide");
        assert!(wide.1 > 80.0, "{wide:?}");
        assert_eq!(spots.room((70.0, 30.0)), None);
    }

    #[test]
    fn a_degree_of_longitude_is_half_as_long_at_sixty() {
        let degrees = Area { left: 10.0, top: 59.0, right: 12.0, bottom: 61.0 };
        let corners = vec![vec![(10.0, 59.0), (12.0, 59.0), (12.0, 61.0), (10.0, 61.0)]];
        let drawn = Projection::fitting(degrees, 1000.0, 100.0).outlines(&corners, (0.0, 0.0));
        let area = extent(drawn.iter());
        assert!((area.bottom - 100.0).abs() < 0.01 && (area.right - 50.0).abs() < 0.1, "{area:?}");
    }

    #[test]
    fn north_is_up_and_both_forms_of_land_are_read() {
        let polygon = r#"{"type":"Polygon","coordinates":[[[14,59],[15,59],[15,60],[14,60],[14,59]]]}"#;
        let several = r#"{"type":"MultiPolygon","coordinates":[[[[14,59],[15,59],[15,60],[14,59]]]]}"#;
        assert_eq!(outlines(several).map(|o| o.len()), Some(1));
        let land = outlines(polygon).expect("land");
        let projection = Projection::fitting(extent(land.iter()), 100.0, 100.0);
        let drawn = projection.outlines(&land, (0.0, 0.0));
        let north = drawn[0].iter().map(|p| p.1).fold(f64::INFINITY, f64::min);
        assert!(north.abs() < f64::EPSILON, "the northern edge is at the top: {drawn:?}");
        assert_eq!(outlines(r#"{"type":"Point","coordinates":[14,59]}"#), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn a_hatch_stays_on_its_land(points in prop::collection::vec((0.0..200.0_f64, 0.0..200.0_f64), 3..12), rising: bool) {
            let outline: Outline = points;
            for (a, b) in hatch(std::slice::from_ref(&outline), 5.0, rising) {
                let middle = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
                prop_assert!(contains(&outline, middle), "{middle:?}");
            }
        }

        #[test]
        fn a_box_that_has_room_lies_on_the_land(points in prop::collection::vec((0.0..200.0_f64, 0.0..200.0_f64), 3..12)) {
            let outline: Outline = points;
            if let Some((x, y)) = Spots::of(&outline).room((24.0, 12.0)) {
                for at in [(x - 11.9, y - 5.9), (x + 11.9, y - 5.9), (x - 11.9, y + 5.9), (x + 11.9, y + 5.9), (x, y)] {
                    prop_assert!(contains(&outline, at), "{at:?}");
                }
            }
        }
    }
}
