//! What one edition says otherwise than another: the list that a correction's erratum carries, and that a person sees
//! before sealing.

use std::collections::{BTreeMap, BTreeSet};

use malspar_domain::lang::{Lang, Text};
use malspar_words::{Args, key, t};

use crate::{report, snapshot::Snapshot};

/// How much of a long text a line shows, in characters.
const SHOWN: usize = 120;
/// How much of that stands before the first sign that differs.
const LEAD: usize = 30;
/// How far a cut goes to spare a word.
const LONGEST_WORD: usize = 40;

/// What sort of statement differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Who has answered.
    Answered,
    /// A name or a number of residents.
    Name,
    /// What is asked, counted or aimed at.
    Catalogue,
    /// A figure, or the comment on it.
    Value,
    /// Where an objective stands.
    Status,
    /// What people have written.
    Narrative,
    /// Something that no page prints.
    Other,
}

/// One thing that is said otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What sort of statement it is.
    pub kind: Kind,
    /// What it is about: "TS4, Laxå kommun".
    pub place: Text,
    /// What was said before; nothing where it is new.
    pub before: Option<Text>,
    /// What is said now; nothing where it is gone.
    pub after: Option<Text>,
}

impl Difference {
    /// What it is about: "TS4, Laxå kommun".
    pub fn place(&self, lang: Lang) -> &str {
        self.place.get(lang)
    }

    /// What was said before; nothing where it is new.
    pub fn before(&self, lang: Lang) -> Option<&str> {
        self.before.as_ref().map(|text| text.get(lang))
    }

    /// What is said now; nothing where it is gone.
    pub fn after(&self, lang: Lang) -> Option<&str> {
        self.after.as_ref().map(|text| text.get(lang))
    }

    /// The whole in one line: "TS4, Laxå kommun: 12 → 14". Of a long text, the part around what differs.
    pub fn line(&self, lang: Lang) -> String {
        let place = self.place(lang);
        match (self.before(lang), self.after(lang)) {
            // A text that was changed in the other language alone, or in what no reader sees.
            (Some(_), Some(_)) if self.before == self.after => {
                t!(lang, "difference-same-words", place = place)
            }
            (Some(before), Some(after)) if before == after => {
                t!(lang, "difference-other-language", place = place)
            }
            (Some(before), Some(after)) => {
                let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
                let (before, after) = (excerpt(before, same), excerpt(after, same));
                t!(lang, "difference-line", place = place, before = before, after = after)
            }
            (None, Some(after)) => t!(lang, "difference-new", place = place, after = excerpt(after, 0)),
            (Some(before), None) => t!(lang, "difference-gone", place = place, before = excerpt(before, 0)),
            (None, None) => place.to_owned(),
        }
    }
}

/// `text` on one line; a long one from shortly before the sign `at`, whole words of it.
fn excerpt(text: &str, at: usize) -> String {
    let signs: Vec<_> = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    if signs.len() <= SHOWN {
        return signs.into_iter().collect();
    }
    let from = at.saturating_sub(LEAD).min(signs.len() - SHOWN);
    let to = from + SHOWN;
    let (from, to) = (word_begins(&signs, from), word_ends(&signs, to));
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < signs.len() { " …" } else { "" });
    let shown: String = signs[from..to].iter().collect();
    format!("{before}{}{after}", shown.trim())
}

/// Where the word begins that `at` lies in. Something without spaces is cut where it is.
fn word_begins(signs: &[char], at: usize) -> usize {
    let near = at.saturating_sub(LONGEST_WORD);
    match signs[near..at].iter().rposition(|sign| *sign == ' ') {
        Some(space) => near + space + 1,
        None if near == 0 => 0,
        None => at,
    }
}

/// Where the word ends that the sign before `at` belongs to.
fn word_ends(signs: &[char], at: usize) -> usize {
    let near = (at + LONGEST_WORD).min(signs.len());
    match signs[at..near].iter().position(|sign| *sign == ' ') {
        Some(space) => at + space,
        None if near == signs.len() => near,
        None => at,
    }
}

/// Everything that `after` says otherwise than `before`, in the order of the report; what is gone stands last.
pub fn between(before: &Snapshot, after: &Snapshot) -> Vec<Difference> {
    let (then, now) = (statements(before), statements(after));
    let gone: BTreeMap<_, _> = then.iter().map(|statement| (statement.key.as_str(), statement)).collect();
    let mut differences = Vec::new();
    for statement in &now {
        let earlier = gone.get(statement.key.as_str());
        if earlier.is_none_or(|earlier| earlier.written != statement.written) {
            differences.push(Difference {
                kind: statement.kind,
                place: statement.place.clone(),
                before: earlier.map(|earlier| earlier.text.clone()),
                after: Some(statement.text.clone()),
            });
        }
    }
    let kept: BTreeSet<_> = now.iter().map(|statement| statement.key.as_str()).collect();
    let gone = then.iter().filter(|statement| !kept.contains(statement.key.as_str()));
    differences.extend(gone.map(|statement| Difference {
        kind: statement.kind,
        place: statement.place.clone(),
        before: Some(statement.text.clone()),
        after: None,
    }));
    unsaid(before, after, &mut differences);
    differences
}

/// Everything that a report says, with what it is about.
pub(crate) fn said(snapshot: &Snapshot) -> impl Iterator<Item = (Text, Text)> {
    statements(snapshot).into_iter().map(|statement| (statement.place, statement.text))
}

/// A statement in both languages.
struct Statement {
    key: String,
    kind: Kind,
    place: Text,
    text: Text,
    /// What stands behind the words: a text with its references. That is compared, so that a figure which has changed is
    /// told once and not in every text that names it.
    written: Text,
}

fn statements(snapshot: &Snapshot) -> Vec<Statement> {
    let [swedish, english] = Lang::ALL.map(|lang| report::sayings(snapshot, lang));
    // A statement is there in one language if it is in the other: both come from the same figures.
    let mut english: BTreeMap<_, _> =
        english.into_iter().map(|saying| (saying.key.clone(), saying)).collect();
    let both = swedish.into_iter().map(|sv| {
        let en = english.remove(&sv.key).unwrap_or_else(|| sv.clone());
        let written = |saying: &report::Saying| saying.written.as_ref().unwrap_or(&saying.text).clone();
        Statement {
            written: Text::new(written(&sv), written(&en)),
            key: sv.key,
            kind: sv.kind,
            place: Text::new(sv.place, en.place),
            text: Text::new(sv.text, en.text),
        }
    });
    both.collect()
}

/// Nothing changes in silence: a part that differs in something that no page prints is named as a whole. A
/// municipality's own report leaves most of the county out.
fn unsaid(before: &Snapshot, after: &Snapshot, differences: &mut Vec<Difference>) {
    if after.municipality.is_some() {
        return;
    }
    let kinds = |of: &[Kind]| differences.iter().any(|difference| of.contains(&difference.kind));
    let catalogue = before.strategy != after.strategy && !kinds(&[Kind::Catalogue, Kind::Name]);
    let figures = before.progress != after.progress
        && !kinds(&[Kind::Value, Kind::Status, Kind::Name, Kind::Catalogue]);
    let answered = before.submissions != after.submissions && !kinds(&[Kind::Answered]);
    let written = before.narratives != after.narratives && !kinds(&[Kind::Narrative]);
    let parts = [
        (catalogue, key!("difference-in-catalogue")),
        (figures, key!("difference-in-figures")),
        (answered, key!("difference-in-answers")),
        (written, key!("difference-in-texts")),
        (before.example != after.example, key!("difference-in-example")),
        (before.municipality != after.municipality, key!("difference-in-scope")),
    ];
    let named = parts.into_iter().filter(|(differs, _)| *differs).map(|(_, key)| {
        let [sv, en] = Lang::ALL.map(|lang| malspar_words::text(lang, key, &Args::new()));
        Difference { kind: Kind::Other, place: Text::new(sv, en), before: None, after: None }
    });
    differences.extend(named.collect::<Vec<_>>());
}

#[cfg(test)]
mod difference_test;
