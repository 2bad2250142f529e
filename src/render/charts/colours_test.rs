//! Charts in print without colour, and for those who see colours otherwise.
//!
//! The rule: where a chart has marks of one shape in two colours, the colours differ by at least 15 in lightness (L*)
//! as they are, in grey, and as people with protanopia, deuteranopia and tritanopia see them. Lines are left out: each
//! of them has its words. What tells something is at least 3:1 against the background, what is read at least 4.5:1.

use malspar_domain::lang::Lang;

use super::charts_test::all;
use super::fixtures::{Answers, names, progress, strategy};
use super::scene::Shape;
use super::theme::Role;
use super::{Theme, Width};

/// Linear parts of red, green and blue.
type Light = [f64; 3];

/// Severity 1.0, after Machado, Oliveira and Fernandes (2009), on linear light.
const PROTANOPIA: [Light; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTERANOPIA: [Light; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITANOPIA: [Light; 3] = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];
const AS_IT_IS: [Light; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

const EYES: [(&str, [Light; 3]); 4] = [
    ("as it is, and in grey", AS_IT_IS),
    ("protanopia", PROTANOPIA),
    ("deuteranopia", DEUTERANOPIA),
    ("tritanopia", TRITANOPIA),
];

fn light(theme: Theme, role: Role) -> Light {
    let colour = theme.colour(role);
    [colour.0, colour.1, colour.2].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn seen(eyes: &[Light; 3], light: Light) -> Light {
    eyes.map(|row| row.iter().zip(light).map(|(by, part)| by * part).sum::<f64>().clamp(0.0, 1.0))
}

fn luminance(light: Light) -> f64 {
    0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
}

/// L*, from 0 for black to 100 for white.
fn lightness(light: Light) -> f64 {
    let y = luminance(light);
    if y <= 0.008_856 { 903.3 * y } else { 116.0 * y.cbrt() - 16.0 }
}

fn contrast(a: Light, b: Light) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The shapes of marks, each with the colours in which it occurs; lines and land have words of their own.
fn marks(shapes: &[Shape]) -> Vec<(&'static str, Role)> {
    let mark = |shape: &Shape| match shape {
        // The small dots of a sign are told from dots by their size.
        Shape::Dot { radius, .. } if *radius < 2.0 => None,
        Shape::Dot { role, .. } => Some(("dot", *role)),
        Shape::Ring { role, .. } => Some(("ring", *role)),
        Shape::Half { role, .. } => Some(("half", *role)),
        Shape::Brackets { role, .. } => Some(("brackets", *role)),
        Shape::Bar { role, .. } => Some(("bar", *role)),
        Shape::Block { role, .. } => Some(("block", *role)),
        Shape::Frame { role, .. } => Some(("frame", *role)),
        Shape::Line(_) | Shape::Region { .. } | Shape::Label(_) => None,
    };
    let mut marks: Vec<_> = Vec::new();
    for found in shapes.iter().filter_map(mark) {
        if !marks.contains(&found) {
            marks.push(found);
        }
    }
    marks
}

/// Every chart of a county in both widths, by name.
fn drawings() -> Vec<(String, Vec<Shape>)> {
    let strategy = strategy();
    let mut drawings = Vec::new();
    for answers in [Answers::Mixed, Answers::Complete] {
        let county = progress(&strategy, &names(12), answers, true);
        for (name, chart) in all(&strategy, &county, Lang::Sv) {
            for width in Width::ALL {
                drawings.push((format!("{name} {width:?}"), chart.framed(width, super::Frame::Full).shapes));
            }
        }
    }
    drawings
}

#[test]
fn marks_of_one_shape_in_two_colours_differ_in_lightness_for_everybody() {
    let mut pairs = 0;
    for (name, shapes) in drawings() {
        let marks = marks(&shapes);
        for (n, (shape, one)) in marks.iter().enumerate() {
            for (_, other) in marks[n + 1..].iter().filter(|(other, _)| other == shape) {
                pairs += 1;
                for theme in [Theme::Light, Theme::Dark] {
                    for (eyes, matrix) in EYES {
                        let of = |role: Role| lightness(seen(&matrix, light(theme, role)));
                        let apart = (of(*one) - of(*other)).abs();
                        assert!(
                            apart >= 15.0,
                            "{name}: {shape}s in {one:?} and {other:?} are {apart:.1} apart ({theme:?}, {eyes})"
                        );
                    }
                }
            }
        }
    }
    assert!(pairs > 50, "charts do use colours: {pairs}");
}

#[test]
fn what_is_seen_and_what_is_read_stands_out_from_the_background() {
    for (name, shapes) in drawings() {
        for theme in [Theme::Light, Theme::Dark] {
            let on_paper = |role: Role| contrast(light(theme, role), light(theme, Role::Paper));
            for (shape, role) in marks(&shapes) {
                // The empty part of a bar is decoration: its end is where the words begin.
                if role != Role::Track {
                    assert!(
                        on_paper(role) >= 3.0,
                        "{name}: {shape} in {role:?}: {:.2} ({theme:?})",
                        on_paper(role)
                    );
                }
            }
            for shape in &shapes {
                if let Shape::Label(label) = shape {
                    let found = on_paper(label.role);
                    assert!(
                        found >= 4.5,
                        "{name}: {:?} in {:?}: {found:.2} ({theme:?})",
                        label.text,
                        label.role
                    );
                }
            }
        }
    }
}

#[test]
fn the_measures_measure() {
    let (black, white) = ([0.0; 3], [1.0; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((lightness(white) - 100.0).abs() < 1e-6 && lightness(black).abs() < 1e-9);
    // Red and green of the same lightness, which charts of others tell apart by hue.
    let (red, green) = ([0.45, 0.0, 0.0], [0.0, 0.135, 0.0]);
    assert!((lightness(red) - lightness(green)).abs() < 2.0);
    for (eyes, matrix) in EYES {
        let grey = [0.3; 3];
        let apart = (lightness(seen(&matrix, grey)) - lightness(grey)).abs();
        assert!(apart < 0.1, "grey stays grey: {eyes}");
    }
}
