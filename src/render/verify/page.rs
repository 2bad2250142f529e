//! The text that a page shows: the glyphs that its content draws, as letters by the tables of its fonts.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{
    file::{File, Unread},
    object::{Cursor, Object, of_utf16},
    unfold::Room,
};

/// The most letters that one glyph stands for: `ffi` is three.
const MOST_LETTERS: usize = 4;

/// The letters of a font's glyphs.
type Letters = BTreeMap<[u8; 2], String>;

/// The letters of fonts that have been read, by the number of their table.
#[derive(Debug, Default)]
pub(super) struct Fonts(BTreeMap<usize, Letters>);

/// The text of a page, drawing by drawing, without any space: lines are broken anywhere.
pub(super) fn text(
    file: &File<'_>,
    page: &Object<'_>,
    fonts: &mut Fonts,
    room: &mut Room,
) -> Result<String, Unread> {
    let resources = file.resolve(page.field("Resources").ok_or(Unread::Shape)?)?;
    let mut tables = BTreeMap::new();
    if let Some(Object::Fields(named)) = resources.field("Font") {
        for (name, font) in named {
            let font = file.resolve(font)?;
            // A font without a table shows signs that nobody searches for.
            let Some(table) = font.field("ToUnicode").and_then(Object::reference) else { continue };
            if let Entry::Vacant(unread) = fonts.0.entry(table) {
                unread.insert(letters(&file.stream(table, room)?));
            }
            tables.insert(*name, table);
        }
    }
    let contents = page.field("Contents").and_then(Object::reference).ok_or(Unread::Shape)?;
    let content = file.stream(contents, room)?;
    Ok(shown(&content, |font| fonts.0.get(tables.get(font)?)))
}

/// Goes through a content stream and reads what is shown. Operands precede their operator.
fn shown<'f>(content: &[u8], font: impl Fn(&[u8]) -> Option<&'f Letters>) -> String {
    let mut text = String::new();
    let mut letters = None;
    each_operator(content, |operator, operands| match operator {
        b"Tf" => letters = operands.first().and_then(Object::name).and_then(&font),
        b"Tj" | b"'" | b"\"" | b"TJ" => {
            for operand in operands {
                let parts = operand.list().unwrap_or(std::slice::from_ref(operand));
                for part in parts {
                    read_into(&mut text, part, letters);
                }
            }
        }
        _ => {}
    });
    text
}

fn read_into(text: &mut String, part: &Object<'_>, letters: Option<&Letters>) {
    let (Object::Text(codes), Some(letters)) = (part, letters) else { return };
    let (codes, _) = codes.as_chunks::<2>();
    for code in codes.iter().filter_map(|code| letters.get(code)) {
        // A line may be broken within a word by a sign that has no width, or kept from it by another.
        let is_seen = |sign: &char| !sign.is_whitespace() && !matches!(sign, '\u{200b}' | '\u{2060}');
        text.extend(code.chars().filter(is_seen));
    }
}

/// The table of a font: `<0001> <0052>` between `beginbfchar` and `endbfchar`. The compiler writes no ranges.
fn letters(table: &[u8]) -> Letters {
    let mut letters = Letters::new();
    each_operator(table, |operator, operands| {
        if operator != b"endbfchar" {
            return;
        }
        for pair in operands.chunks_exact(2) {
            if let [Object::Text(code), Object::Text(letter)] = pair
                && let (Ok(code), Some(letter)) = (code.as_slice().try_into(), of_utf16(letter))
                && letter.chars().count() <= MOST_LETTERS
            {
                letters.insert(code, letter);
            }
        }
    });
    letters
}

/// Calls `with` for each operator and the operands before it, up to the first thing that is neither.
fn each_operator(content: &[u8], mut with: impl FnMut(&[u8], &[Object<'_>])) {
    /// More operands than any operator has, and more pairs than a table has in one go.
    const MOST: usize = 1000;
    let mut operands = Vec::new();
    let mut at = 0;
    loop {
        // Each object may be made of so many parts, not the page.
        let mut cursor = Cursor::new(content, at);
        let Some(object) = cursor.object() else { return };
        at = cursor.at();
        if let Object::Word(operator) = object {
            with(operator, &operands);
            operands.clear();
        } else if operands.len() < MOST {
            operands.push(object);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_become_letters_by_the_font_that_is_chosen() {
        let table = b"2 beginbfchar\n<0001> <0061>\n<0002> <00660069>\nendbfchar\n1 beginbfchar <0003> <0020> endbfchar";
        let read = letters(table);
        let content = b"/f0 9 Tf 1 0 0 1 0 0 Tm[<00010003>10<0002>]TJ /f1 9 Tf<0001>Tj /f0 9 Tf<00010009>Tj";
        assert_eq!(shown(content, |font| (font == b"f0").then_some(&read)), "afia");
    }
}
