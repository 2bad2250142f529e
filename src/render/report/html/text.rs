//! What people have written, as HTML.

use std::borrow::Cow;

use crate::{
    charts::paint::escaped,
    markdown::{Block, Span},
    report::{data::Written, typography},
};

/// What somebody has written, as paragraphs and lists.
pub(in crate::report) fn written(text: &Written) -> String {
    let blocks: String = text
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph { spans: some } => format!("<p>{}</p>", spans(some)),
            Block::List { start: None, items } => format!("<ul>{}</ul>", points(items)),
            Block::List { start: Some(start), items } => {
                format!("<ol start=\"{start}\">{}</ol>", points(items))
            }
        })
        .collect();
    let lang = text.lang.map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
    format!("<div{lang}>{blocks}</div>")
}

/// The same within a line.
pub(in crate::report) fn inline(text: &Written) -> String {
    let parts = text.blocks.iter().map(|block| match block {
        Block::Paragraph { spans: some } => spans(some),
        Block::List { items, .. } => items.iter().map(|item| spans(item)).collect::<Vec<_>>().join("; "),
    });
    let said = parts.collect::<Vec<_>>().join(" ");
    match text.lang {
        Some(lang) => format!("<span lang=\"{lang}\">{said}</span>"),
        None => said,
    }
}

fn points(items: &[Vec<Span>]) -> String {
    items.iter().map(|item| ["<li>", &spans(item), "</li>"].concat()).collect()
}

fn spans(spans: &[Span]) -> String {
    let one = |span: &Span| {
        let mut said = broken(&span.text);
        if span.emph {
            said = format!("<em>{said}</em>");
        }
        if span.strong {
            said = format!("<strong>{said}</strong>");
        }
        said
    };
    spans.iter().map(one).collect()
}

/// Text with its line feeds as line breaks; everything else is escaped.
pub(in crate::report) fn lines(text: &str) -> String {
    broken(text.trim())
}

/// The same, with the spaces that it begins and ends with. What belongs together is bound.
fn broken(text: &str) -> String {
    let whole = |line: &str| line.split(' ').map(numbered).collect::<Vec<_>>().join(" ");
    escaped(&typography::bind(text)).lines().map(whole).collect::<Vec<_>>().join("<br>")
}

/// What is copied, and read by programs, as it is.
pub(in crate::report) fn verbatim(text: &str) -> String {
    escaped(text.trim()).lines().collect::<Vec<_>>().join("<br>")
}

/// The longest registry number that is kept on a line.
const LONGEST: usize = 24;

/// "EX-2023-0042": a browser breaks after a hyphen, also before a digit.
fn numbered(word: &str) -> Cow<'_, str> {
    let mut parts = word.split('-').skip(1).peekable();
    let is_number =
        parts.peek().is_some() && parts.all(|p| p.starts_with(|sign: char| sign.is_ascii_digit()));
    if is_number && word.chars().count() <= LONGEST {
        Cow::Owned(format!("<span class=\"whole\">{word}</span>"))
    } else {
        Cow::Borrowed(word)
    }
}

/// The text in quotes: an address keeps its spaces, where it has any.
pub(in crate::report) fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

/// Where a link leads, without the rest of the address: what a reader can recognise.
pub(in crate::report) fn host(link: &str) -> Option<&str> {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_text_and_keeps_its_lines() {
        assert_eq!(lines("a < b & c\n<script>\n"), "a &lt; b &amp; c<br>&lt;script&gt;");
    }

    #[test]
    fn a_registry_number_is_not_broken_and_a_sum_is_not_touched() {
        let number = "<span class=\"whole\">EX-2023-0042</span>";
        assert_eq!(lines("EX-2023-0042"), number);
        assert_eq!(lines("barn-och ung 7-"), "barn-och ung 7-");
        assert_eq!(verbatim("12 ab <EX-2023-0042>"), "12 ab &lt;EX-2023-0042&gt;");
    }

    #[test]
    fn of_a_link_its_host_is_shown() {
        assert_eq!(host("https://www.regionorebrolan.se/a/b?c=1"), Some("regionorebrolan.se"));
        assert_eq!(host("javascript:alert(1)"), None);
    }

    #[test]
    fn what_the_owner_wrote_keeps_its_emphasis_and_its_language() {
        let blocks = crate::markdown::blocks("**<b>** och *två*\n\n- ett", &mut |_| String::new());
        let text = Written { lang: Some("sv"), blocks };
        let page =
            "<div lang=\"sv\"><p><strong>&lt;b&gt;</strong> och <em>två</em></p><ul><li>ett</li></ul></div>";
        assert_eq!(written(&text), page);
        assert_eq!(inline(&text), "<span lang=\"sv\"><strong>&lt;b&gt;</strong> och <em>två</em> ett</span>");
    }
}
