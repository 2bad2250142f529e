//! Two wordings of the same place beside each other, with the words marked that only the one has.

use malspar_app::texts::{TypedRow, TypedText};
use malspar_words::{Lang, t};

/// More words than this on either side are not compared: it would take as long as to read them.
const MOST_WORDS: usize = 2_000;

/// A piece of a wording; marked where the other has not got it.
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) marked: bool,
}

/// A wording, with what each of its lines is.
pub(super) struct Wording {
    pub(super) lines: Vec<(String, &'static str, Vec<Piece>)>,
}

/// What they wrote and what I wrote, each with what the other has not got.
pub(super) fn beside(lang: Lang, theirs: &TypedText, mine: &TypedText) -> (Wording, Wording) {
    let (theirs, mine) = (lines(lang, theirs), lines(lang, mine));
    (marked(&theirs, &mine), marked(&mine, &theirs))
}

/// A wording as lines to read: what each is, its language, and what it says.
pub(super) fn lines(lang: Lang, typed: &TypedText) -> Vec<(String, &'static str, String)> {
    let many = typed.rows.len() > 1;
    let mut lines = Vec::new();
    let phrase = match typed.phrase.as_str() {
        "in_direction" => Some(t!(lang, "assessment-forward")),
        "needs_strengthening" => Some(t!(lang, "assessment-strengthen")),
        "no_clear_change" => Some(t!(lang, "assessment-unchanged")),
        "cannot_be_assessed" => Some(t!(lang, "assessment-unclear")),
        _ => None,
    };
    lines.extend(phrase.map(|phrase| (t!(lang, "assessment"), lang.tag(), phrase)));
    for (n, row) in (1..).zip(&typed.rows) {
        let head = |language: &str| {
            if many { format!("{n}. {language}") } else { language.to_owned() }
        };
        for (tag, text) in [("sv", told(lang, row, &row.sv)), ("en", row.en.clone())] {
            if !text.is_empty() {
                lines.push((head(&t!(lang, "texts-language", lang = tag)), tag, text));
            }
        }
    }
    if !typed.line.is_empty() {
        lines.push((t!(lang, "texts-line"), "sv", typed.line.clone()));
    }
    lines
}

/// A meeting's day and purpose stand before its name.
fn told(lang: Lang, row: &TypedRow, text: &str) -> String {
    let purpose = match row.purpose.as_str() {
        "information" => t!(lang, "purpose-information"),
        "comments" => t!(lang, "purpose-comments"),
        "decision" => t!(lang, "purpose-decision"),
        _ => return text.to_owned(),
    };
    if row.date.is_empty() { text.to_owned() } else { format!("{} {text} ({purpose})", row.date) }
}

fn marked(own: &[(String, &'static str, String)], other: &[(String, &'static str, String)]) -> Wording {
    let one = |(head, tag, text): &(String, &'static str, String)| {
        let same = other.iter().find(|(name, ..)| name == head).map_or("", |(.., text)| text);
        (head.clone(), *tag, differing(text, same))
    };
    Wording { lines: own.iter().map(one).collect() }
}

/// `own` in pieces, those marked that are not in `other` at their place.
fn differing(own: &str, other: &str) -> Vec<Piece> {
    let (words, others) = (words(own), words(other));
    if words.len().max(others.len()) > MOST_WORDS {
        return vec![Piece { text: own.to_owned(), marked: own != other }];
    }
    let shared = shared(&words, &others);
    let mut pieces: Vec<Piece> = Vec::new();
    for (word, shared) in words.into_iter().zip(shared) {
        let marked = !shared;
        match pieces.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(word),
            _ => pieces.push(Piece { text: word.to_owned(), marked }),
        }
    }
    pieces
}

/// The words, each with the space after it: together they are the text.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// Which of `own` are part of the longest row of words that both have.
fn shared(own: &[&str], other: &[&str]) -> Vec<bool> {
    let width = other.len() + 1;
    let mut longest = vec![0_u16; (own.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    let same = |i: usize, j: usize| own[i].trim_end() == other[j].trim_end();
    for i in (0..own.len()).rev() {
        for j in (0..other.len()).rev() {
            longest[at(i, j)] = if same(i, j) {
                longest[at(i + 1, j + 1)] + 1
            } else {
                longest[at(i + 1, j)].max(longest[at(i, j + 1)])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = vec![false; own.len()];
    while i < own.len() && j < other.len() {
        if same(i, j) {
            found[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if longest[at(i + 1, j)] >= longest[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(own: &str, other: &str) -> String {
        let piece =
            |piece: &Piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() };
        differing(own, other).iter().map(piece).collect()
    }

    #[test]
    fn words_that_only_one_has_are_marked() {
        assert_eq!(
            shown("Sju kommuner har det nu.", "Åtta kommuner har det."),
            "[Sju ]kommuner har [det nu.]"
        );
        assert_eq!(shown("Samma text.", "Samma text."), "Samma text.");
        assert_eq!(shown("Ny text", ""), "[Ny text]");
        assert_eq!(shown("", "Ny text"), "");
    }

    #[test]
    fn nothing_of_a_wording_is_lost() {
        let own = "Ett\n\n- två  tre\n- fyra";
        let together: String = differing(own, "Ett - tre fem").into_iter().map(|piece| piece.text).collect();
        assert_eq!(together, own);
    }
}
