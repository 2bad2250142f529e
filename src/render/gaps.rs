//! What a report has to leave open: figures that its texts refer to and that there are not, and characters that its
//! typeface has not. Told to the owner before the report is made; the report itself says it where it stands.

use malspar_domain::{lang::Lang, narrative::Narratives, violation::Violation};

use crate::{difference, glyphs, snapshot::Snapshot};

/// The code of characters that cannot be shown.
pub const SIGNS: &str = "text-signs";

/// Everything that is left open: an error for a figure that there is not, a warning for one that is not shown and for
/// characters that become [`glyphs::STAND_IN`].
pub fn of(snapshot: &Snapshot) -> Vec<Violation> {
    let mut found = figures(snapshot);
    found.extend(signs(snapshot));
    found
}

/// The characters of these texts that cannot be shown, each text at its place in the file.
pub fn signs_of(narratives: &Narratives) -> Vec<Violation> {
    let texts = narratives.in_each_language().into_iter();
    let found = texts.filter_map(|(at, text)| {
        let signs = glyphs::replaced(text);
        let offset = text.find(*signs.first()?)?;
        Some(Violation::warning(at, "text-signs-here").with("signs", named(&signs)).with("at", offset))
    });
    found.collect()
}

/// "👍 (U+1F44D)".
fn named(signs: &[char]) -> String {
    let named: Vec<_> = signs.iter().map(|sign| format!("{sign} (U+{:04X})", u32::from(*sign))).collect();
    named.join(", ")
}

/// A municipality's own report has none of what is written about the county.
fn figures(snapshot: &Snapshot) -> Vec<Violation> {
    if snapshot.municipality.is_some() {
        return Vec::new();
    }
    snapshot.narratives.without_figure(&snapshot.strategy, &snapshot.progress)
}

/// Statement by statement, so that the owner knows whom to ask.
fn signs(snapshot: &Snapshot) -> Vec<Violation> {
    let mut found: Vec<Violation> = Vec::new();
    for (place, text) in difference::said(snapshot) {
        let mut signs = glyphs::replaced(text.get(Lang::Sv));
        for sign in glyphs::replaced(text.get(Lang::En)) {
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        if signs.is_empty() {
            continue;
        }
        let gap = Violation::warning("report", SIGNS).with("signs", named(&signs));
        found.push(gap.with_text("place", &place));
    }
    found
}
