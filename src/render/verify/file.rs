//! A PDF as the compiler writes it, and in no other shape: objects numbered in order without a gap, one table of their
//! places, nothing before, between or after.
//!
//! Other readers mend what they read, take the last of several versions, and look for objects where the table points.
//! That is right for showing a page and wrong here: a file that can be read in two ways proves nothing. So every byte
//! is accounted for, and what is not as it should be is refused. A later compiler's shape is added to this one, for
//! editions stay.

use super::{
    object::{Cursor, Object},
    unfold::{Folded, Room},
};

/// The largest file that is looked at, in bytes.
const MOST: usize = 64 << 20;

/// Why a file says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It does not begin as a PDF.
    NotPdf,
    /// It is no PDF of ours, or has been changed or cut off.
    Shape,
    /// It is larger than any report.
    TooLarge,
}

impl From<Folded> for Unread {
    fn from(folded: Folded) -> Self {
        match folded {
            Folded::Damaged => Self::Shape,
            Folded::TooLarge => Self::TooLarge,
        }
    }
}

/// Where an object's parts lie. It is read anew each time it is asked for, so that little is kept.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    at: usize,
    stream: Option<&'a [u8]>,
}

/// The objects of a file.
#[derive(Debug)]
pub(super) struct File<'a> {
    bytes: &'a [u8],
    places: Vec<Place<'a>>,
    root: usize,
}

impl<'a> File<'a> {
    /// Goes through the whole file.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Unread> {
        if !bytes.starts_with(b"%PDF-1.") {
            return Err(Unread::NotPdf);
        }
        if bytes.len() > MOST {
            return Err(Unread::TooLarge);
        }
        Self::walk(bytes).ok_or(Unread::Shape)
    }

    fn walk(bytes: &'a [u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes, 0);
        cursor.expect(b"%PDF-1.")?;
        cursor.digits()?;
        // A comment of four bytes that are no text, so that programs do not take the file for one.
        cursor.expect(b"\n%")?;
        cursor.take(4)?.iter().all(|byte| !byte.is_ascii()).then_some(())?;
        cursor.expect(b"\n\n")?;
        let (mut places, mut offsets) = (Vec::new(), Vec::new());
        let table = loop {
            let start = cursor.at();
            if cursor.expect(b"xref\n").is_some() {
                break start;
            }
            offsets.push(start);
            let id = places.len() + 1;
            cursor.expect(format!("{id} 0 obj\n").as_bytes())?;
            places.push(place(bytes, &mut cursor)?);
        };
        cursor.expect(format!("0 {}\n0000000000 65535 f\r\n", places.len() + 1).as_bytes())?;
        for offset in offsets {
            cursor.expect(format!("{offset:010} 00000 n\r\n").as_bytes())?;
        }
        cursor.expect(b"trailer\n")?;
        let trailer = cursor.object()?;
        let sound = trailer.field("Size")?.number()? == places.len() + 1;
        let alone = ["Prev", "XRefStm", "Encrypt"].iter().all(|name| trailer.field(name).is_none());
        cursor.expect(format!("\nstartxref\n{table}\n%%EOF").as_bytes())?;
        (sound && alone && cursor.is_at_end()).then_some(())?;
        Some(Self { bytes, places, root: trailer.field("Root")?.reference()? })
    }

    /// The object that everything hangs from.
    pub(super) fn catalogue(&self) -> Result<Object<'a>, Unread> {
        self.object(self.root)
    }

    /// The object with this number.
    pub(super) fn object(&self, id: usize) -> Result<Object<'a>, Unread> {
        let place = self.place(id)?;
        Cursor::new(self.bytes, place.at).object().ok_or(Unread::Shape)
    }

    /// An object that stands where it is needed, or a reference to it.
    pub(super) fn resolve(&self, object: &Object<'a>) -> Result<Object<'a>, Unread> {
        object.reference().map_or_else(|| Ok(object.clone()), |id| self.object(id))
    }

    /// What the stream of this number holds.
    pub(super) fn stream(&self, id: usize, room: &mut Room) -> Result<Vec<u8>, Unread> {
        let stream = self.place(id)?.stream.ok_or(Unread::Shape)?;
        let facts = self.object(id)?;
        if facts.field("DecodeParms").is_some() {
            return Err(Unread::Shape);
        }
        Ok(match facts.field("Filter") {
            None => room.plain(stream)?,
            Some(filter) if filter.name() == Some(b"FlateDecode") => room.unfold(stream)?,
            Some(_) => return Err(Unread::Shape),
        })
    }

    fn place(&self, id: usize) -> Result<Place<'a>, Unread> {
        id.checked_sub(1).and_then(|index| self.places.get(index)).copied().ok_or(Unread::Shape)
    }
}

/// One object to its end, with the stream that follows its dictionary.
fn place<'a>(bytes: &'a [u8], cursor: &mut Cursor<'a>) -> Option<Place<'a>> {
    let at = cursor.at();
    // A cursor of its own: each object may be made of so many parts, not the file.
    let mut own = Cursor::new(bytes, at);
    let object = own.object()?;
    let mut stream = None;
    if own.expect(b"\nstream\n").is_some() {
        stream = Some(own.take(object.field("Length")?.number()?)?);
        own.expect(b"\nendstream")?;
    }
    own.expect(b"\nendobj\n")?;
    *cursor = own;
    Some(Place { at, stream })
}
