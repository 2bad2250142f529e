//! What is missing from an edition, by the room of the desk where it is mended.

use malspar_domain::violation::Violation;
use malspar_words::{Lang, name, problem, t};

use super::{super::place::AtCycle, Way};

/// What is mended in one room.
pub(crate) struct Group {
    /// The room, and the way there.
    pub(crate) way: Way,
    pub(crate) lines: Vec<String>,
}

/// The rooms, each with the end of its address and the refusals that belong there.
const STANDING: [&str; 2] = ["seal-silent", "seal-declined"];
const ANSWERS: [&str; 6] = [
    "seal-unchecked",
    "seal-left-out",
    "seal-nobody",
    "seal-marked-unchecked",
    "seal-returned",
    "seal-reopened",
];

/// Everything that is missing, room by room; rooms with nothing to do are left out.
pub(crate) fn groups(at: &AtCycle, missing: &[Violation]) -> Vec<Group> {
    let lang = at.lang();
    let rooms = [
        ("/svar", t!(lang, "desk-menu-answers"), 1),
        ("", t!(lang, "desk-menu-standing"), 0),
        ("/texter", t!(lang, "desk-menu-texts"), 2),
    ];
    let groups = rooms.into_iter().map(|(rest, label, room)| Group {
        way: Way { href: at.href(rest), label },
        lines: missing.iter().filter(|found| room_of(found) == room).map(|found| line(lang, found)).collect(),
    });
    groups.filter(|group| !group.lines.is_empty()).collect()
}

fn room_of(found: &Violation) -> u8 {
    let code = found.code.as_str();
    if STANDING.contains(&code) {
        0
    } else if ANSWERS.contains(&code) {
        1
    } else {
        2
    }
}

/// "Laxå kommun: har inte svarat."
pub(crate) fn line(lang: Lang, found: &Violation) -> String {
    let words = problem::describe(lang, &found.code, &found.params);
    let place = found.field.as_str();
    // The whole of it, or a field of a form, is no place to look at.
    if matches!(place, "report" | "cycle" | "edition" | "draft" | "council" | "until") {
        return words;
    }
    // These name an organisation, the others a place in the texts.
    let by_name = found.code.starts_with("seal-") && found.code != "seal-no-analysis";
    let place = if by_name { name_of(lang, place) } else { place.to_owned() };
    t!(lang, "desk-report-at", place = place, what = words)
}

/// A region's name says what it is; a municipality's does not.
fn name_of(lang: Lang, place: &str) -> String {
    if place.starts_with("Region ") { place.to_owned() } else { name::municipality(lang, place) }
}
