//! A PDF's objects as they are written: read once, without following anything, to a limited depth and number.

use std::collections::BTreeMap;

/// How deep lists and dictionaries may lie in each other. The compiler writes six or so.
const DEEPEST: usize = 32;
/// How many objects one object may be made of. The largest known is the list of all pages.
const MOST: usize = 1 << 20;

/// One object. Names stand as they are written, without the slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object<'a> {
    Name(&'a [u8]),
    /// Integer or not: as it is written.
    Number(&'a [u8]),
    Text(Vec<u8>),
    List(Vec<Object<'a>>),
    Fields(BTreeMap<&'a [u8], Object<'a>>),
    Reference(usize),
    /// `true`, `false`, `null`, or an operator of a page.
    Word(&'a [u8]),
}

impl<'a> Object<'a> {
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Self::Fields(fields) = self else { return None };
        fields.get(name.as_bytes())
    }

    pub(super) fn list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    pub(super) fn name(&self) -> Option<&'a [u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(super) const fn reference(&self) -> Option<usize> {
        if let Self::Reference(id) = self { Some(*id) } else { None }
    }

    pub(super) fn number(&self) -> Option<usize> {
        if let Self::Number(digits) = self { whole(digits) } else { None }
    }

    /// A text for people: UTF-16 with its mark, or ASCII. Others the compiler does not write.
    pub(super) fn text(&self) -> Option<String> {
        let Self::Text(bytes) = self else { return None };
        match bytes.strip_prefix(&[0xFE, 0xFF]) {
            Some(utf16) => of_utf16(utf16),
            None if bytes.is_ascii() => String::from_utf8(bytes.clone()).ok(),
            None => None,
        }
    }
}

/// Text in big-endian UTF-16.
pub(super) fn of_utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    let units: Vec<_> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    String::from_utf16(&units).ok()
}

/// A number without sign or point.
pub(super) fn whole(digits: &[u8]) -> Option<usize> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// A place in some bytes, from which objects are read one after another.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, left: MOST }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Steps over exactly these bytes.
    pub(super) fn expect(&mut self, bytes: &[u8]) -> Option<()> {
        self.rest().starts_with(bytes).then(|| self.at += bytes.len())
    }

    /// Steps over `n` bytes, whatever they are.
    pub(super) fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let taken = self.rest().get(..n)?;
        self.at += n;
        Some(taken)
    }

    /// Steps over a whole number.
    pub(super) fn digits(&mut self) -> Option<usize> {
        whole(self.while_(|byte| byte.is_ascii_digit()))
    }

    fn while_(&mut self, test: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !test(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    pub(super) fn skip_space(&mut self) {
        self.while_(|byte| byte.is_ascii_whitespace() || byte == 0);
        while self.rest().first() == Some(&b'%') {
            self.while_(|byte| byte != b'\n' && byte != b'\r');
            self.while_(|byte| byte.is_ascii_whitespace() || byte == 0);
        }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The next object. Nothing where there is none, or one that no sound file has.
    pub(super) fn object(&mut self) -> Option<Object<'a>> {
        self.nested(DEEPEST)
    }

    fn nested(&mut self, deeper: usize) -> Option<Object<'a>> {
        self.left = self.left.checked_sub(1)?;
        let deeper = deeper.checked_sub(1)?;
        self.skip_space();
        let rest = self.rest();
        match rest.first()? {
            b'<' if rest.starts_with(b"<<") => self.fields(deeper),
            b'<' => self.hexadecimal(),
            b'(' => self.literal(),
            b'[' => self.list(deeper),
            b'/' => {
                self.at += 1;
                Some(Object::Name(self.while_(is_regular)))
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => Some(self.number()),
            byte if is_regular(*byte) => Some(Object::Word(self.while_(is_regular))),
            _ => None,
        }
    }

    fn list(&mut self, deeper: usize) -> Option<Object<'a>> {
        self.expect(b"[")?;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.expect(b"]").is_some() {
                return Some(Object::List(items));
            }
            items.push(self.nested(deeper)?);
        }
    }

    /// A key that stands twice would mean one thing to one reader and another to the next.
    fn fields(&mut self, deeper: usize) -> Option<Object<'a>> {
        self.expect(b"<<")?;
        let mut fields = BTreeMap::new();
        loop {
            self.skip_space();
            if self.expect(b">>").is_some() {
                return Some(Object::Fields(fields));
            }
            self.expect(b"/")?;
            let key = self.while_(is_regular);
            if fields.insert(key, self.nested(deeper)?).is_some() {
                return None;
            }
        }
    }

    /// A number, or `7 0 R`.
    fn number(&mut self) -> Object<'a> {
        let digits = self.while_(is_regular);
        if let Some(id) = whole(digits) {
            let after = self.at;
            if self.expect(b" 0 R").is_some() && !self.rest().first().copied().is_some_and(is_regular) {
                return Object::Reference(id);
            }
            self.at = after;
        }
        Object::Number(digits)
    }

    fn hexadecimal(&mut self) -> Option<Object<'a>> {
        self.expect(b"<")?;
        let digits = self.while_(|byte| byte != b'>');
        self.expect(b">")?;
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let spaced = digits.iter().filter(|byte| !byte.is_ascii_whitespace());
        let halves: Vec<u8> = spaced.map(digit).collect::<Option<_>>()?;
        let byte = |pair: &[u8]| (pair[0] << 4) | pair.get(1).copied().unwrap_or_default();
        Some(Object::Text(halves.chunks(2).map(byte).collect()))
    }

    fn literal(&mut self) -> Option<Object<'a>> {
        self.expect(b"(")?;
        let (mut text, mut open) = (Vec::new(), 1_u32);
        loop {
            let byte = *self.take(1)?.first()?;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Some(Object::Text(text));
                    }
                }
                b'\\' => {
                    self.escaped(&mut text)?;
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
    }

    /// What follows a backslash; a line that goes on adds nothing.
    fn escaped(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = *self.take(1)?.first()?;
        text.push(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return Some(()),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.rest().first() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(value).ok()?
            }
            other => other,
        });
        Some(())
    }
}

/// Part of a name, a number or a word.
fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Object<'_>> {
        Cursor::new(text.as_bytes(), 0).object()
    }

    #[test]
    fn every_kind_of_object_is_read() {
        let object =
            read("<</A[1 -2.5 7 0 R/Name#2F]/B(a\\(b\\)(c)\\051\\n)/C<FEFF00E5 0062>/D true>>").unwrap();
        let items = object.field("A").and_then(Object::list).unwrap();
        assert_eq!(items[0].number(), Some(1));
        assert_eq!(items[1], Object::Number(b"-2.5"));
        assert_eq!(items[2].reference(), Some(7));
        assert_eq!(items[3].name(), Some(b"Name#2F".as_slice()));
        assert_eq!(object.field("B").and_then(Object::text).as_deref(), Some("a(b)(c))\n"));
        assert_eq!(object.field("C").and_then(Object::text).as_deref(), Some("åb"));
        assert_eq!(object.field("D"), Some(&Object::Word(b"true")));
    }

    #[test]
    fn what_no_sound_file_has_is_refused() {
        let deep = "[".repeat(100_000);
        let many = format!("[{}]", "0 ".repeat(MOST + 1));
        for text in ["", "<</A 1/A 2>>", "<</A>>", "[1", "(a", "<0g>", "<00", ")", "(\\777)", &deep, &many] {
            assert_eq!(read(text), None, "{}", &text[..text.len().min(20)]);
        }
    }
}
