//! The part of Markdown that a report has: paragraphs, *emphasis*, **strong**, lists and links to the web. Everything else
//! would stand in the report as it is written, or say more than a text may, as HTML does.

/// What a text has beyond that, by the place where it begins.
pub(super) fn unknown(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut before = Before::default();
    for (start, line) in lines(text) {
        let body = line.trim_start();
        let at = start + line.len() - body.len();
        found.extend(block(line, &before).map(|what| (at, what)));
        found.extend(inline(body).into_iter().map(|(offset, what)| (at + offset, what)));
        before.go_on(line);
    }
    found
}

/// Where a second block begins in what should be one paragraph.
pub(super) fn second_block(text: &str) -> Option<usize> {
    let mut blank = false;
    let mut begun = false;
    for (start, line) in lines(text) {
        let body = line.trim();
        if body.is_empty() {
            blank = begun;
            continue;
        }
        if blank || is_item(body) {
            return Some(start);
        }
        begun = true;
    }
    None
}

/// Links that lead elsewhere than to the web, with where they lead.
pub(super) fn other_links(text: &str) -> Vec<(usize, &str)> {
    let targets = text.match_indices("](").map(|(at, opening)| {
        let start = at + opening.len();
        let end = text[start..].find([')', ' ', '\n']).map_or(text.len(), |length| start + length);
        (start, text[start..end].trim_start_matches('<'))
    });
    let is_web = |target: &str| {
        let lower = target.to_ascii_lowercase();
        ["https://", "http://"].iter().any(|scheme| lower.len() > scheme.len() && lower.starts_with(scheme))
    };
    targets.filter(|(_, target)| !is_web(target)).collect()
}

/// What came before a line, as far as it decides what the line is.
#[derive(Default)]
struct Before {
    in_paragraph: bool,
    in_list: bool,
}

impl Before {
    fn go_on(&mut self, line: &str) {
        let body = line.trim();
        self.in_paragraph = !body.is_empty();
        if is_item(body) {
            self.in_list = true;
        } else if !body.is_empty() && !line.starts_with([' ', '\t']) {
            self.in_list = false;
        }
    }
}

/// The lines with the place where each begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let at = *start;
        *start += line.len();
        Some((at, line.trim_end_matches(['\n', '\r'])))
    })
}

fn block(line: &str, before: &Before) -> Option<&'static str> {
    let body = line.trim();
    let only = |signs: &[char]| !body.is_empty() && body.chars().all(|sign| signs.contains(&sign));
    let hashes = body.chars().take_while(|sign| *sign == '#').count();
    let is_heading =
        (1..=6).contains(&hashes) && matches!(body.as_bytes().get(hashes), None | Some(b' ' | b'\t'));
    if is_heading || (before.in_paragraph && (only(&['=']) || only(&['-']))) {
        return Some("heading");
    }
    let is_rule = ['-', '*', '_']
        .iter()
        .any(|sign| only(&[*sign, ' ']) && body.chars().filter(|other| other == sign).count() >= 3);
    if is_rule {
        return Some("rule");
    }
    if body.starts_with('|') || (only(&['|', '-', ':', ' ']) && body.contains('|') && body.contains('-')) {
        return Some("table");
    }
    if body.starts_with('>') {
        return Some("quote");
    }
    let is_indented =
        (line.starts_with("    ") || line.starts_with('\t')) && !before.in_paragraph && !before.in_list;
    if body.starts_with("```") || body.starts_with("~~~") || (is_indented && !body.is_empty()) {
        return Some("code");
    }
    // `[name]: address` is not printed at all.
    (body.starts_with('[') && body.contains("]:")).then_some("definition")
}

fn inline(line: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut escaped = false;
    for (at, sign) in line.char_indices() {
        let next = line[at + sign.len_utf8()..].chars().next();
        let what = match sign {
            _ if escaped => None,
            '<' if next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')) => {
                Some("html")
            }
            '!' if next == Some('[') => Some("image"),
            // A fence has been told of as a block.
            '`' if !line.starts_with("```") => Some("code"),
            _ => None,
        };
        found.extend(what.map(|what| (at, what)));
        escaped = sign == '\\' && !escaped;
    }
    found
}

/// Is this an item of a list?
fn is_item(body: &str) -> bool {
    let after_bullet = body.strip_prefix(['-', '*', '+']);
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let after_number = (1..=9).contains(&digits).then(|| body[digits..].strip_prefix(['.', ')'])).flatten();
    after_bullet.or(after_number).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_emphasis_lists_and_links_are_ours() {
        let text = "Ett *viktigt* och ett **mycket viktigt** stycke, 3 < 5 och A < B.\n\n\
                    - en punkt\n  som fortsätter\n- en till\n\n    med ett eget stycke\n\n\
                    1. först\n2. sedan\n\n\
                    Läs [strategin](https://example.org/a_b?c=1). År 2025 – 7 av 12. \\<inte html>";
        assert_eq!(unknown(text), []);
        assert_eq!(other_links(text), []);
    }

    #[test]
    fn everything_else_is_named_with_its_place() {
        for (text, expected) in [
            ("# Rubrik", (0, "heading")),
            ("Rubrik\n===", (7, "heading")),
            ("Rubrik\n---", (7, "heading")),
            ("ett\n\n***", (5, "rule")),
            ("| a | b |", (0, "table")),
            ("ord\n\n> citat", (5, "quote")),
            ("Se `kod`", (3, "code")),
            ("    kod", (4, "code")),
            ("ett <b>ord", (4, "html")),
            ("<!-- dold -->", (0, "html")),
            ("en ![bild](https://example.org/a.png)", (3, "image")),
            ("[a]: https://example.org", (0, "definition")),
        ] {
            assert_eq!(unknown(text).first(), Some(&expected), "{text}");
        }
    }

    #[test]
    fn a_link_leads_to_the_web() {
        let links =
            "[a](javascript:alert) [b](mailto:a@example.org) [c](https://example.org) [d](/x) [e](http://)";
        let targets: Vec<_> = other_links(links).into_iter().map(|(_, target)| target).collect();
        assert_eq!(targets, ["javascript:alert", "mailto:a@example.org", "/x", "http://"]);
    }
}
