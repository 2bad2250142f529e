//! Reads the parts of a workbook through once, keeping nothing, before anything is made of them.
//!
//! The reader of workbooks takes a part's word for how much it holds and keeps every style and text that it meets. So
//! each part goes by here first, in a stream: what a form never holds is refused while it costs nothing. The same parser
//! is set up the same way here and there, so a part that it stumbles over here is read no farther there either.

use std::io::BufRead;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{
    guard::MAX_CELLS,
    problem::{FormProblem, Unsafe},
};

/// How deep elements may lie in one another. In a workbook of Excel's it is about fifteen.
const MAX_DEPTH: usize = 100;
/// Elements in all parts together.
const MAX_ELEMENTS: usize = 1_000_000;
/// Texts that cells share.
const MAX_STRINGS: usize = 100_000;
/// Bytes of text in them.
const MAX_TEXT: usize = 8 * 1024 * 1024;
/// Fonts, fills, borders, formats: each becomes many times larger in memory.
const MAX_STYLES: usize = 20_000;
/// Sheets. One part can be named by any number of them.
const MAX_SHEETS: usize = 20;
/// Relations between parts, and defined names.
const MAX_NAMES: usize = 10_000;
/// The cells of the rectangle that a sheet claims to fill.
const MAX_AREA: u64 = 2_000_000;

/// What has gone by so far.
#[derive(Debug, Default)]
pub(super) struct Scan {
    elements: usize,
    strings: usize,
    text: usize,
    styles: usize,
    sheets: usize,
    names: usize,
}

impl Scan {
    /// Reads a part to its end, or to where it is no XML.
    pub(super) fn part(&mut self, part: impl BufRead) -> Result<(), FormProblem> {
        let mut xml = Reader::from_reader(part);
        let config = xml.config_mut();
        config.check_end_names = false;
        config.check_comments = false;
        config.expand_empty_elements = true;
        let (mut buffer, mut depth, mut cells, mut shared) = (Vec::new(), 0_usize, 0_usize, false);
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    depth += 1;
                    within(depth, MAX_DEPTH, Unsafe::TooDeep)?;
                    match element.local_name().as_ref() {
                        "c" => {
                            cells += 1;
                            within(cells, MAX_CELLS, Unsafe::TooManyCells)?;
                        }
                        "sst" => shared = true,
                        _ => {}
                    }
                    self.element(&element)?;
                }
                Ok(Event::End(_)) => depth = depth.saturating_sub(1),
                Ok(Event::Text(text)) if shared => {
                    self.text += text.len();
                    within(self.text, MAX_TEXT, Unsafe::TooMuchText)?;
                }
                Ok(Event::DocType(_)) => return Err(Unsafe::Entities.into()),
                Err(quick_xml::Error::Io(error)) => return Err(unpacking(&error)),
                Ok(Event::Eof) | Err(_) => return Ok(()),
                Ok(_) => {}
            }
        }
    }

    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), Unsafe> {
        self.elements += 1;
        within(self.elements, MAX_ELEMENTS, Unsafe::TooComplex)?;
        match element.local_name().as_ref() {
            "dimension" => attributes(element, "ref").try_for_each(|reach| narrow(&reach)),
            "sst" => within(announced(element), MAX_STRINGS, Unsafe::TooMuchText),
            "si" => {
                self.strings += 1;
                within(self.strings, MAX_STRINGS, Unsafe::TooMuchText)
            }
            "xf" | "font" | "fill" | "border" | "numFmt" => {
                self.styles += 1;
                within(self.styles, MAX_STYLES, Unsafe::TooComplex)
            }
            "sheet" => {
                self.sheets += 1;
                within(self.sheets, MAX_SHEETS, Unsafe::TooComplex)
            }
            "definedName" | "Relationship" => {
                self.names += 1;
                within(self.names, MAX_NAMES, Unsafe::TooComplex)?;
                attributes(element, "Type").try_for_each(|relation| harmless_relation(&relation))
            }
            "ddeLink" | "oleLink" | "externalReference" => Err(Unsafe::ExternalLinks),
            "Override" | "Default" => {
                let runs = |content: String| {
                    let content = content.to_lowercase();
                    content.contains("macroenabled") || content.contains("vbaproject")
                };
                if attributes(element, "ContentType").any(runs) { Err(Unsafe::Macros) } else { Ok(()) }
            }
            _ => Ok(()),
        }
    }
}

/// Why a part does not unpack to its end. The archive's reader has no other name for it than these words.
pub(super) fn unpacking(error: &std::io::Error) -> FormProblem {
    if error.to_string().contains("declared uncompressed size") {
        Unsafe::SizeLies.into()
    } else {
        FormProblem::Cut
    }
}

fn within(count: usize, most: usize, refusal: Unsafe) -> Result<(), Unsafe> {
    if count > most { Err(refusal) } else { Ok(()) }
}

/// The values of all attributes of this name; checks for repeated names would take the square of their number.
fn attributes<'a>(element: &'a BytesStart<'_>, name: &'a str) -> impl Iterator<Item = String> {
    let mut all = element.attributes();
    all.with_checks(false);
    all.flatten().filter(move |one| one.key.as_ref() == name).map(|one| one.value.into_owned())
}

/// How many texts a table of texts says it holds: room is made for as many when it is opened. Every number that could be
/// meant is looked at, however its attributes are written.
fn announced(element: &BytesStart<'_>) -> usize {
    let name = "uniqueCount";
    let written: &str = element.as_ref();
    let number = |rest: &str| {
        let digits = rest.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        let end = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
        digits[..end].parse().unwrap_or(usize::MAX)
    };
    written.match_indices(name).map(|(at, _)| number(&written[at + name.len()..])).max().unwrap_or_default()
}

/// By the last word of its address: the two editions of the standard differ in the rest.
fn harmless_relation(relation: &str) -> Result<(), Unsafe> {
    match relation.rsplit('/').next().unwrap_or_default() {
        last if last.starts_with("externalLink") => Err(Unsafe::ExternalLinks),
        "connections" | "queryTable" => Err(Unsafe::ExternalLinks),
        "vbaProject"
        | "xlMacrosheet"
        | "xlIntlMacrosheet"
        | "dialogsheet"
        | "oleObject"
        | "package"
        | "control"
        | "activeXControlBinary" => Err(Unsafe::Macros),
        _ => Ok(()),
    }
}

/// Is the rectangle `B2:J150` no larger than a form?
fn narrow(reference: &str) -> Result<(), Unsafe> {
    let mut corners = reference.split(':').map(corner);
    let (Some(first), last) = (corners.next(), corners.next_back()) else { return Ok(()) };
    let last = last.unwrap_or(first);
    let area = (last.0.abs_diff(first.0) + 1).saturating_mul(last.1.abs_diff(first.1) + 1);
    if area > MAX_AREA {
        let reach = reference.rsplit(':').next().unwrap_or(reference).chars().take(12).collect();
        return Err(Unsafe::TooWide { reach });
    }
    Ok(())
}

/// Column and row of a cell's address.
fn corner(address: &str) -> (u64, u64) {
    address.chars().fold((0, 0), |(column, row), sign| match sign {
        'A'..='Z' | 'a'..='z' => {
            let letter = u64::from(u32::from(sign.to_ascii_uppercase()) - u32::from('A')) + 1;
            (column.saturating_mul(26).saturating_add(letter), row)
        }
        '0'..='9' => {
            let digit = u64::from(u32::from(sign) - u32::from('0'));
            (column, row.saturating_mul(10).saturating_add(digit))
        }
        _ => (column, row),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(xml: &str) -> Result<(), Unsafe> {
        Scan::default().part(xml.as_bytes()).map_err(|problem| match problem {
            FormProblem::Unsafe(found) => found,
            other => panic!("{other}"),
        })
    }

    #[test]
    fn what_a_form_holds_goes_by() {
        assert_eq!(
            scanned(r#"<?xml version="1.0"?><worksheet><dimension ref="A1:J150"/></worksheet>"#),
            Ok(())
        );
        assert_eq!(scanned("no xml at all"), Ok(()));
        assert_eq!(scanned(""), Ok(()));
        let link = r#"<Relationships><Relationship Type="http://x/relationships/hyperlink" TargetMode="External"/></Relationships>"#;
        assert_eq!(scanned(link), Ok(()), "an address in a comment is no link to another file");
    }

    #[test]
    fn what_it_does_not_hold_is_refused() {
        let relation = |word: &str| {
            scanned(&format!(
                r#"<Relationships><Relationship Type="http://x/relationships/{word}"/></Relationships>"#
            ))
        };
        assert_eq!(relation("externalLink"), Err(Unsafe::ExternalLinks));
        assert_eq!(relation("connections"), Err(Unsafe::ExternalLinks));
        assert_eq!(relation("vbaProject"), Err(Unsafe::Macros));
        assert_eq!(scanned("<a><ddeLink/></a>"), Err(Unsafe::ExternalLinks));
        assert_eq!(scanned(r#"<!DOCTYPE x [<!ENTITY a "b">]><x/>"#), Err(Unsafe::Entities));
        assert_eq!(scanned(&"<a>".repeat(101)), Err(Unsafe::TooDeep));
        assert_eq!(scanned(&"<a></a>".repeat(101)), Ok(()));
        assert_eq!(scanned(&format!("<w>{}</w>", "<xf/>".repeat(20_001))), Err(Unsafe::TooComplex));
        assert_eq!(scanned(&format!("<w>{}</w>", "<c/>".repeat(MAX_CELLS + 1))), Err(Unsafe::TooManyCells));
        for count in ["99999999999", "99999999999999999999999", "-100001", "+ 100001"] {
            let announced = format!(r#"<sst uniqueCount="1" uniqueCount="{count}"/>"#);
            assert_eq!(scanned(&announced), Err(Unsafe::TooMuchText), "{count}");
        }
        let wide = Unsafe::TooWide { reach: "XFD1048576".to_owned() };
        assert_eq!(scanned(r#"<w><dimension ref="A1:XFD1048576"/></w>"#), Err(wide));
    }
}
