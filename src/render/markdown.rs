//! What people write with a little Markdown: paragraphs, lists, emphasis and links. Nothing of it is ever code to
//! anybody: it becomes blocks of spans, which a template places as they are. Whatever else somebody has typed (HTML, a
//! formula, a table) stays the text that it is.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd, TextMergeStream};
use serde::{Deserialize, Serialize};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// In order.
        spans: Vec<Span>,
    },
    /// Points. A list within a list goes on in the outer one.
    List {
        /// The number of the first point; none where they are not numbered.
        start: Option<u64>,
        /// The points.
        items: Vec<Vec<Span>>,
    },
}

/// Words in one style. A line feed in them is a line break.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Are they strong?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Are they emphasised?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emph: bool,
}

impl Block {
    /// A paragraph in one style.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { spans: vec![Span { text: text.into(), ..Span::default() }] }
    }
}

/// The blocks of a text. `resolve` is given what stands between `{{` and `}}`, and answers with the words for it.
pub fn blocks(source: &str, resolve: &mut dyn FnMut(&str) -> String) -> Vec<Block> {
    let mut reader =
        Reader { resolve, blocks: Vec::new(), lists: Vec::new(), spans: Vec::new(), style: Style::default() };
    for event in TextMergeStream::new(Parser::new(source)) {
        reader.read(event);
    }
    reader.close();
    reader.blocks
}

#[derive(Default)]
struct Style {
    strong: u32,
    emph: u32,
    /// Where the links that are open lead, and how many letters had been read when they began.
    links: Vec<(Option<String>, usize)>,
}

/// A list being read; one that stands in another adds its points to that.
struct Open {
    start: Option<u64>,
    items: Vec<Vec<Span>>,
}

struct Reader<'a> {
    resolve: &'a mut dyn FnMut(&str) -> String,
    blocks: Vec<Block>,
    lists: Vec<Open>,
    /// The paragraph or the point being read.
    spans: Vec<Span>,
    style: Style,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.say_resolved(&text);
            }
            Event::SoftBreak => self.say(" "),
            Event::HardBreak => self.say("\n"),
            // A line across the page divides paragraphs, as they are anyway. The rest is not switched on.
            Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.style.strong += 1,
            Tag::Heading { .. } => {
                self.flush();
                self.style.strong += 1;
            }
            Tag::Emphasis => self.style.emph += 1,
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. } => {
                // Of an address alone, the address is the text already.
                let alone = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.style.links.push(((!alone).then(|| dest_url.to_string()), self.letters()));
            }
            Tag::List(start) => {
                self.flush();
                self.lists.push(Open { start, items: Vec::new() });
            }
            Tag::Paragraph | Tag::HtmlBlock | Tag::CodeBlock(_) => {
                // The second paragraph of a point goes on in it.
                if self.lists.is_empty() {
                    self.flush();
                } else if !self.spans.is_empty() {
                    self.say("\n");
                }
                // What stands beside the marks of a code block is text as well.
                if let Tag::CodeBlock(CodeBlockKind::Fenced(beside)) = &tag
                    && !beside.is_empty()
                {
                    self.say(beside);
                    self.say("\n");
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.style.strong = self.style.strong.saturating_sub(1),
            TagEnd::Heading(_) => {
                self.style.strong = self.style.strong.saturating_sub(1);
                self.flush();
            }
            TagEnd::Emphasis => self.style.emph = self.style.emph.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Item => self.flush(),
            TagEnd::List(_) => {
                self.flush();
                self.end_list();
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::CodeBlock if self.lists.is_empty() => {
                self.flush();
            }
            _ => {}
        }
    }

    /// On paper an address is of use only if it can be read.
    fn end_link(&mut self) {
        let Some((Some(address), begun)) = self.style.links.pop() else { return };
        let said: String = self.spans.iter().flat_map(|span| span.text.chars()).skip(begun).collect();
        let bare = |text: &str| text.trim_start_matches("https://").trim_end_matches('/').to_owned();
        if address.is_empty() || bare(&said) == bare(&address) {
            return;
        }
        let address = address.trim_start_matches("mailto:");
        if said.is_empty() { self.say(address) } else { self.say(&format!(" ({address})")) }
    }

    fn end_list(&mut self) {
        let Some(list) = self.lists.pop() else { return };
        match self.lists.last_mut() {
            Some(outer) => outer.items.extend(list.items),
            None if list.items.is_empty() => {}
            None => self.blocks.push(Block::List { start: list.start, items: list.items }),
        }
    }

    fn letters(&self) -> usize {
        self.spans.iter().map(|span| span.text.chars().count()).sum()
    }

    /// Adds words; a reference to a figure becomes the words for it.
    fn say_resolved(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((reference, tail)) = after.split_once("}}") else { break };
            self.say(before);
            let words = (self.resolve)(reference.trim());
            self.say(&words);
            rest = tail;
        }
        self.say(rest);
    }

    fn say(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let (strong, emph) = (self.style.strong > 0, self.style.emph > 0);
        match self.spans.last_mut() {
            Some(last) if last.strong == strong && last.emph == emph => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_owned(), strong, emph }),
        }
    }

    /// The paragraph or the point has ended.
    fn flush(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(first) = spans.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        spans.retain(|span| !span.text.is_empty());
        if spans.is_empty() {
            return;
        }
        match self.lists.last_mut() {
            Some(list) => list.items.push(spans),
            None => self.blocks.push(Block::Paragraph { spans }),
        }
    }

    /// What is still open at the end of the text.
    fn close(&mut self) {
        self.flush();
        while !self.lists.is_empty() {
            self.end_list();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(source: &str) -> Vec<Block> {
        blocks(source, &mut |reference| format!("<{reference}>"))
    }

    fn plain(text: &str) -> Span {
        Span { text: text.to_owned(), ..Span::default() }
    }

    /// All words, a block a line, the points divided by `|`.
    fn words(source: &str) -> String {
        let line = |spans: &[Span]| spans.iter().map(|s| s.text.as_str()).collect::<String>();
        let lines = read(source).into_iter().map(|block| match block {
            Block::Paragraph { spans } => line(&spans),
            Block::List { items, .. } => items.iter().map(|i| line(i)).collect::<Vec<_>>().join("|"),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn paragraphs_lists_and_emphasis_become_blocks() {
        let read = read(
            "Sju av tolv är **klara**, *fem* inte.\n\nDet återstår:\n\n- Laxå\n- Nora\n\n3. tre\n4. fyra",
        );
        assert_eq!(read.len(), 4);
        let strong = Span { strong: true, ..plain("klara") };
        let emph = Span { emph: true, ..plain("fem") };
        let spans = vec![plain("Sju av tolv är "), strong, plain(", "), emph, plain(" inte.")];
        assert_eq!(read[0], Block::Paragraph { spans });
        assert_eq!(
            read[2],
            Block::List { start: None, items: vec![vec![plain("Laxå")], vec![plain("Nora")]] }
        );
        assert!(matches!(&read[3], Block::List { start: Some(3), items } if items.len() == 2));
    }

    #[test]
    fn a_figure_is_named_in_words_wherever_it_stands() {
        assert_eq!(
            words("Nu är det {{TS1.yes}} av {{ TS1.expected }}."),
            "Nu är det <TS1.yes> av <TS1.expected>."
        );
        assert_eq!(words("**{{TS1.residents_yes}}** och _{{a_b_c}}_"), "<TS1.residents_yes> och <a_b_c>");
        assert_eq!(words("Öppet {{TS1.yes och {slut}"), "Öppet {{TS1.yes och {slut}");
    }

    #[test]
    fn a_link_shows_where_it_leads() {
        assert_eq!(words("Läs [mer här](https://exempel.se/mer)."), "Läs mer här (https://exempel.se/mer).");
        assert_eq!(words("Se <https://exempel.se>."), "Se https://exempel.se.");
        assert_eq!(words("[exempel.se](https://exempel.se/)"), "exempel.se");
        assert_eq!(words("[](javascript:alert)"), "javascript:alert");
        assert_eq!(words("[skriv](mailto:a@exempel.se)"), "skriv (a@exempel.se)");
        assert_eq!(words("![bild](x.png)"), "bild (x.png)");
    }

    #[test]
    fn what_is_no_markdown_of_ours_stays_the_text_that_it_is() {
        for text in [
            "#let x = 1",
            "$x$ och @ref",
            "5 * 3 * 2",
            "a_b_c",
            "\\u{41}",
            "| a | b |",
            "~~inte~~",
            "[ ] kvar",
        ] {
            assert_eq!(words(text), text);
        }
        assert_eq!(words("<b onload=x>fet</b> <script>"), "<b onload=x>fet</b> <script>");
        assert_eq!(words("<div>\nhej\n</div>"), "<div>\nhej\n</div>");
        assert_eq!(words("`kod` och\n\n    indragen\n    rad"), "kod och\nindragen\nrad");
        assert_eq!(words("> citerat\n\n---\n\nslut"), "citerat\nslut");
    }

    #[test]
    fn a_heading_is_a_strong_paragraph() {
        let strong = Span { strong: true, ..plain("Rubrik") };
        assert_eq!(
            read("# Rubrik\ntext"),
            [Block::Paragraph { spans: vec![strong] }, Block::paragraph("text")]
        );
    }

    #[test]
    fn a_list_within_a_list_goes_on_in_it() {
        assert_eq!(words("- ett\n  - ett ett\n\n    mer\n- två"), "ett|ett ett\nmer|två");
    }

    #[test]
    fn lines_are_joined_and_breaks_kept() {
        assert_eq!(words("en rad\nsom går vidare  \nny rad"), "en rad som går vidare\nny rad");
        assert!(read(" \n\t\n").is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn no_word_is_lost_whatever_stands_around_it(
            parts in prop::collection::vec(("[a-zåäö]{1,8}", "[ \\n*_#>`~<&!.{}\\[\\]()-]{0,6}"), 1..20)
        ) {
            let source: String = parts.iter().flat_map(|(word, signs)| [word.as_str(), signs]).collect();
            let said = words(&source);
            let mut rest = said.as_str();
            for (word, _) in &parts {
                let at = rest.find(word.as_str());
                prop_assert!(at.is_some(), "{word} of {source:?} is not in {said:?}");
                rest = &rest[at.unwrap_or_default() + word.len()..];
            }
        }

        #[test]
        fn anything_can_be_read(source in "\\PC{0,200}") {
            for block in read(&source) {
                let spans = match block {
                    Block::Paragraph { spans } => spans,
                    Block::List { items, .. } => items.concat(),
                };
                prop_assert!(spans.iter().all(|span| !span.text.is_empty()));
            }
        }
    }
}
