//! What a PDF holds for a verification: its language, its attachments, and the text of its pages.

use super::{
    file::{File, Unread},
    object::Object,
    page::{self, Fonts},
    unfold::Room,
};

/// How deep the tree of pages may be.
const DEEPEST: usize = 8;
/// More pages, and nodes between them, than any report has.
const MOST_NODES: usize = 20_000;

/// The parts that are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Contents {
    /// The document's language tag.
    pub(super) lang: Option<String>,
    /// Name and bytes of each attachment, in the file's order; a name may stand twice.
    pub(super) attachments: Vec<(String, Vec<u8>)>,
    /// The text of all pages without spaces.
    pub(super) text: String,
}

impl Contents {
    pub(super) fn read(pdf: &[u8]) -> Result<Self, Unread> {
        let file = File::read(pdf)?;
        let room = &mut Room::new();
        let catalogue = file.catalogue()?;
        let attachments = attachments(&file, &catalogue, room)?;
        let mut pages = Pages { found: Vec::new(), left: MOST_NODES };
        pages.gather(&file, catalogue.field("Pages").ok_or(Unread::Shape)?, DEEPEST)?;
        let mut fonts = Fonts::default();
        let mut text = String::new();
        for page in &pages.found {
            text.push_str(&page::text(&file, page, &mut fonts, room)?);
        }
        Ok(Self { lang: catalogue.field("Lang").and_then(Object::text), attachments, text })
    }

    pub(super) fn attachment(&self, name: &str) -> Option<&[u8]> {
        self.attachments.iter().find(|(named, _)| named == name).map(|(_, bytes)| bytes.as_slice())
    }
}

/// The files of the name tree. What is attached to the document must be the same: readers show either.
fn attachments(
    file: &File<'_>,
    catalogue: &Object<'_>,
    room: &mut Room,
) -> Result<Vec<(String, Vec<u8>)>, Unread> {
    let linked = catalogue.field("AF").map(|list| list.list().ok_or(Unread::Shape)).transpose()?;
    let linked = linked.unwrap_or_default();
    let Some(tree) = catalogue.field("Names").and_then(|names| names.field("EmbeddedFiles")) else {
        return if linked.is_empty() { Ok(Vec::new()) } else { Err(Unread::Shape) };
    };
    let names = tree.field("Names").and_then(Object::list).ok_or(Unread::Shape)?;
    let (pairs, []) = names.as_chunks::<2>() else { return Err(Unread::Shape) };
    if pairs.len() != linked.len() || !pairs.iter().all(|[_, file]| linked.contains(file)) {
        return Err(Unread::Shape);
    }
    pairs.iter().map(|[name, spec]| attachment(file, name, spec, room).ok_or(Unread::Shape)?).collect()
}

/// One file. It has its name three times and its bytes by two ways: they must be the same.
fn attachment(
    file: &File<'_>,
    name: &Object<'_>,
    spec: &Object<'_>,
    room: &mut Room,
) -> Option<Result<(String, Vec<u8>), Unread>> {
    let name = name.text()?;
    let spec = file.resolve(spec).ok()?;
    let streams = spec.field("EF")?;
    let stream = streams.field("F")?.reference()?;
    let alike = ["F", "UF"].iter().all(|way| {
        spec.field(way).and_then(Object::text).as_ref() == Some(&name)
            && streams.field(way).and_then(Object::reference) == Some(stream)
    });
    alike.then(|| Ok((name, file.stream(stream, room)?)))
}

/// The pages in order. A tree that leads back into itself is left soon.
struct Pages<'a> {
    found: Vec<Object<'a>>,
    left: usize,
}

impl<'a> Pages<'a> {
    fn gather(&mut self, file: &File<'a>, node: &Object<'a>, deeper: usize) -> Result<(), Unread> {
        let deeper = deeper.checked_sub(1).ok_or(Unread::Shape)?;
        self.left = self.left.checked_sub(1).ok_or(Unread::TooLarge)?;
        let node = file.resolve(node)?;
        match node.field("Type").and_then(Object::name) {
            Some(b"Page") => self.found.push(node),
            Some(b"Pages") => {
                for kid in node.field("Kids").and_then(Object::list).ok_or(Unread::Shape)? {
                    self.gather(file, kid, deeper)?;
                }
            }
            _ => return Err(Unread::Shape),
        }
        Ok(())
    }
}
