//! News as feed readers read them: Atom, RFC 4287.
//!
//! The crate escapes what means something in XML. What no XML may hold at all, as a control character that somebody has
//! pasted, is taken out here.

use atom_syndication::{Entry as WrittenEntry, Feed as WrittenFeed, Link, Person, Text};
use chrono::{DateTime, Utc};
use malspar_domain::lang::Lang;

use crate::Error;

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What it is known by, for good.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// In which language it is.
    pub lang: Lang,
    /// Who writes it, where an entry does not say.
    pub author: String,
    /// Where it is.
    pub address: String,
    /// The page that says the same.
    pub page: String,
    /// When something in it last changed.
    pub changed_at: DateTime<Utc>,
    /// What is new, the newest first.
    pub entries: Vec<Entry>,
}

/// Something new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is known by, for good.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What there is to say of it.
    pub summary: String,
    /// Who has published it.
    pub author: String,
    /// Since when it is there.
    pub published_at: DateTime<Utc>,
    /// Its page.
    pub page: String,
    /// The same as a PDF.
    pub pdf: String,
}

/// The feed as a file.
pub fn write(feed: &Feed) -> Result<String, Error> {
    let lang = feed.lang.tag();
    let written = WrittenFeed {
        id: plain(&feed.id),
        title: Text::plain(plain(&feed.title)),
        updated: feed.changed_at.fixed_offset(),
        authors: vec![person(&feed.author)],
        links: vec![
            link("self", "application/atom+xml", lang, &feed.address),
            link("alternate", "text/html", lang, &feed.page),
        ],
        entries: feed.entries.iter().map(|entry| one(entry, lang)).collect(),
        lang: Some(lang.to_owned()),
        ..WrittenFeed::default()
    };
    // Made of texts, it is one.
    Ok(String::from_utf8_lossy(&written.write_to(Vec::new())?).into_owned())
}

fn one(entry: &Entry, lang: &str) -> WrittenEntry {
    WrittenEntry {
        id: plain(&entry.id),
        title: Text::plain(plain(&entry.title)),
        updated: entry.published_at.fixed_offset(),
        published: Some(entry.published_at.fixed_offset()),
        authors: vec![person(&entry.author)],
        summary: Some(Text::plain(plain(&entry.summary))),
        links: vec![
            link("alternate", "text/html", lang, &entry.page),
            link("enclosure", "application/pdf", lang, &entry.pdf),
        ],
        ..WrittenEntry::default()
    }
}

fn person(name: &str) -> Person {
    Person { name: plain(name), ..Person::default() }
}

fn link(rel: &str, kind: &str, lang: &str, href: &str) -> Link {
    Link {
        href: plain(href),
        rel: rel.to_owned(),
        hreflang: Some(lang.to_owned()),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    }
}

/// The text without what XML 1.0 cannot hold in any way (2.2).
fn plain(text: &str) -> String {
    let can_stand = |sign: &char| match sign {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => !other.is_control(),
    };
    text.chars().filter(can_stand).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn feed(title: &str) -> Feed {
        let at = "2026-05-04T08:00:00Z".parse().unwrap();
        let entry = Entry {
            id: "tag:malspar.example,2026:orebro/2024-2025/region/1/sv".to_owned(),
            title: title.to_owned(),
            summary: title.to_owned(),
            author: "Region Örebro län".to_owned(),
            published_at: at,
            page: "https://malspar.example/a?b=1&c=2".to_owned(),
            pdf: "https://malspar.example/a.pdf".to_owned(),
        };
        Feed {
            id: "tag:malspar.example,2026:sv".to_owned(),
            title: "Utgåvor".to_owned(),
            lang: Lang::Sv,
            author: "Målspår".to_owned(),
            address: "https://malspar.example/utgavor.atom".to_owned(),
            page: "https://malspar.example/".to_owned(),
            changed_at: at,
            entries: vec![entry],
        }
    }

    #[test]
    fn a_feed_says_in_which_language_and_where_it_is() {
        let text = write(&feed("Uppföljning 2026, utgåva 1")).unwrap();
        for part in [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"sv\"",
            "<updated>2026-05-04T08:00:00+00:00</updated>",
            "rel=\"self\"",
            "href=\"https://malspar.example/a?b=1&amp;c=2\"",
            "<title>Uppföljning 2026, utgåva 1</title>",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    /// The title of the only entry, as another reader of XML finds it.
    fn title(text: &str) -> String {
        use quick_xml::{Reader, events::Event};
        let mut reader = Reader::from_str(text);
        let (mut titles, mut inside) = (Vec::new(), false);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) if tag.name().as_ref() == "title" => {
                    inside = true;
                    titles.push(String::new());
                }
                Event::End(tag) if tag.name().as_ref() == "title" => inside = false,
                Event::Text(said) if inside => titles.last_mut().unwrap().push_str(&said),
                Event::GeneralRef(name) if inside => {
                    let sign = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                    titles.last_mut().unwrap().push_str(sign);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(titles.len(), 2, "the feed's and the entry's");
        titles.pop().unwrap()
    }

    proptest! {
        #[test]
        fn whatever_a_title_holds_is_read_back(text in "[<>&'\"\\]å🙂\u{0}\u{1b}\u{ffff}\na-z ]{0,80}") {
            prop_assert_eq!(title(&write(&feed(&text)).unwrap()), plain(&text));
        }
    }
}
