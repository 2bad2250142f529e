//! What people have written, as HTML.

use crate::{
    charts::paint::escaped,
    markdown::{Block, Span},
    report::data::Written,
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

/// The same, with the spaces that it begins and ends with.
fn broken(text: &str) -> String {
    escaped(text).lines().collect::<Vec<_>>().join("<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_text_and_keeps_its_lines() {
        assert_eq!(lines("a < b & c\n<script>\n"), "a &lt; b &amp; c<br>&lt;script&gt;");
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
