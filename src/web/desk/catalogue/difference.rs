//! What a catalogue changes, thing by thing and field by field, with what it does to series, forms and targets.

use askama::Template;
use malspar_app::catalogue::{Applies, Effect};
use malspar_domain::{cycle_plan::Move, indicator::Indicator};
use malspar_words::{Lang, cycle, schedule, t};

use super::{
    said::{self, Row},
    things::{self, Thing},
};

/// The whole of it, above the button that puts it in force.
#[derive(Template)]
#[template(path = "desk/catalogue_difference.html")]
pub(super) struct Difference {
    lang: Lang,
    /// How much differs.
    count: String,
    /// From when it applies, and why.
    applies: String,
    /// What becomes of series, forms and targets.
    consequences: Vec<String>,
    /// What the clock does at another time.
    moves: Vec<Moved>,
    /// New, changed, gone.
    groups: Vec<Group>,
}

/// A step of a cycle, and when it was and would be.
struct Moved {
    cycle: String,
    step: String,
    before: String,
    after: String,
}

struct Group {
    title: String,
    things: Vec<Differing>,
}

struct Differing {
    what: String,
    code: String,
    title: String,
    fields: Vec<Change>,
    /// Is it there in one of the two alone, so that there is nothing to compare with?
    alone: bool,
}

struct Change {
    label: String,
    lang: Option<Lang>,
    before: String,
    after: String,
}

impl Difference {
    pub(super) fn of(lang: Lang, effect: &Effect) -> Self {
        let before = effect.before.as_ref().map(|s| things::all(lang, s)).unwrap_or_default();
        let after = things::all(lang, &effect.after);
        let groups = groups(lang, &before, &after);
        let n: usize = groups.iter().map(|group| group.things.len()).sum();
        Self {
            lang,
            count: t!(lang, "catalogue-differs", n = n),
            applies: match effect.applies {
                Applies::Words if !effect.moves.is_empty() => t!(lang, "catalogue-applies-times"),
                _ => applies(lang, &effect.applies),
            },
            consequences: consequences(lang, effect),
            moves: effect.moves.iter().map(|one| moved(lang, effect, one)).collect(),
            groups,
        }
    }
}

fn moved(lang: Lang, effect: &Effect, one: &Move) -> Moved {
    let time = |at| schedule::day_or_moment(lang, one.step, at);
    Moved {
        cycle: cycle::named(lang, effect.before.iter().chain([&effect.after]), &one.cycle),
        step: schedule::step(lang, one.step),
        before: one.from.map(time).unwrap_or_default(),
        after: one.to.map(time).unwrap_or_default(),
    }
}

fn groups(lang: Lang, before: &[Thing], after: &[Thing]) -> Vec<Group> {
    let of = |list: &[Thing], key: &str| list.iter().position(|thing| thing.key == key);
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for thing in after {
        match of(before, &thing.key) {
            None => new.push(alone(thing, true)),
            Some(at) => changed.extend(differing(lang, &before[at], thing)),
        }
    }
    let gone = before.iter().filter(|thing| of(after, &thing.key).is_none()).map(|t| alone(t, false));
    let groups = [
        (t!(lang, "catalogue-new"), new),
        (t!(lang, "catalogue-changed"), changed),
        (t!(lang, "catalogue-gone"), gone.collect()),
    ];
    let some = groups.into_iter().filter(|(_, things)| !things.is_empty());
    some.map(|(title, things)| Group { title, things }).collect()
}

fn alone(thing: &Thing, is_new: bool) -> Differing {
    let fields = thing.rows.iter().map(|row| Change {
        label: row.label.clone(),
        lang: row.lang,
        before: if is_new { String::new() } else { row.words.clone() },
        after: if is_new { row.words.clone() } else { String::new() },
    });
    Differing {
        what: thing.what.clone(),
        code: thing.code.clone(),
        title: thing.title.clone(),
        fields: fields.collect(),
        alone: true,
    }
}

fn differing(lang: Lang, before: &Thing, after: &Thing) -> Option<Differing> {
    if before.print == after.print {
        return None;
    }
    let words = |rows: &[Row], of: &Row| {
        let same = |row: &&Row| row.label == of.label && row.lang == of.lang;
        rows.iter().find(same).map(|row| row.words.clone()).unwrap_or_default()
    };
    let kept = |row: &&Row| after.rows.iter().any(|new| new.label == row.label && new.lang == row.lang);
    let gone = before.rows.iter().filter(|row| !kept(row));
    let changes = after.rows.iter().chain(gone).map(|row| Change {
        label: row.label.clone(),
        lang: row.lang,
        before: words(&before.rows, row),
        after: words(&after.rows, row),
    });
    let mut fields: Vec<_> = changes.filter(|change| change.before != change.after).collect();
    if fields.is_empty() {
        // Something that has no words of its own, such as the order of rows.
        let (label, words) = (said::label(lang, "other"), t!(lang, "catalogue-other-changed"));
        fields.push(Change { label, lang: None, before: String::new(), after: words });
    }
    let (what, code, title) = (after.what.clone(), after.code.clone(), after.title.clone());
    Some(Differing { what, code, title, fields, alone: false })
}

/// From when, and why.
fn applies(lang: Lang, applies: &Applies) -> String {
    match applies {
        Applies::New => t!(lang, "catalogue-applies-new"),
        Applies::Same => t!(lang, "catalogue-applies-same"),
        Applies::Words => t!(lang, "catalogue-applies-words"),
        Applies::Unopened => t!(lang, "catalogue-applies-unopened"),
        Applies::From { cycle: Some(first), .. } => {
            t!(lang, "catalogue-applies-from", cycle = cycle::name(lang, first))
        }
        Applies::From { year, cycle: None } => {
            t!(lang, "catalogue-applies-later", year = year.to_string())
        }
    }
}

fn consequences(lang: Lang, effect: &Effect) -> Vec<String> {
    let codes = |list: &[&Indicator]| list.iter().map(|i| i.code.to_string()).collect::<Vec<_>>().join(", ");
    if effect.before.is_none() || effect.applies == Applies::Same {
        return Vec::new();
    }
    let mut said = Vec::new();
    let breaks = effect.breaks();
    said.push(match breaks.len() {
        0 => t!(lang, "catalogue-series-none"),
        n => t!(lang, "catalogue-series-break", n = n, codes = codes(&breaks)),
    });
    let open: Vec<_> = effect.open.iter().map(|c| cycle::name(lang, c)).collect();
    let open = open.join(", ");
    said.push(match (&effect.applies, effect.open.is_empty()) {
        (_, true) => t!(lang, "catalogue-forms-none"),
        (Applies::Words, false) => t!(lang, "catalogue-forms-words", cycles = open),
        (_, false) => t!(lang, "catalogue-forms-stay", cycles = open),
    });
    let targets = effect.targets();
    said.push(match targets.len() {
        0 => t!(lang, "catalogue-targets-none"),
        n => t!(lang, "catalogue-targets-change", n = n, codes = codes(&targets)),
    });
    said
}
