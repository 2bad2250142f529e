//! A forger's tool, for the tests: takes a PDF apart, changes an object, and puts it together again without a trace.

use super::{
    file::File,
    object::{Cursor, Object},
    unfold::Room,
};

pub(super) struct Rebuilt {
    /// Each object between its `obj` and `endobj`.
    objects: Vec<Vec<u8>>,
    trailer: Vec<u8>,
}

const HEADER: usize = 16;

impl Rebuilt {
    pub(super) fn of(pdf: &[u8]) -> Self {
        File::read(pdf).expect("sound");
        let mut objects = Vec::new();
        let mut at = HEADER;
        while !pdf[at..].starts_with(b"xref") {
            let start = at + format!("{} 0 obj\n", objects.len() + 1).len();
            let mut cursor = Cursor::new(pdf, start);
            let object = cursor.object().expect("an object");
            if cursor.expect(b"\nstream\n").is_some() {
                let length = object.field("Length").and_then(Object::number).expect("a length");
                cursor.take(length).expect("the stream");
                cursor.expect(b"\nendstream").expect("its end");
            }
            objects.push(pdf[start..cursor.at()].to_vec());
            cursor.expect(b"\nendobj\n").expect("its end");
            at = cursor.at();
        }
        let tail = &pdf[at..];
        let from = find(tail, b"trailer").expect("a trailer");
        let to = find(tail, b"startxref").expect("its end");
        Self { objects, trailer: tail[from..to].to_vec() }
    }

    pub(super) fn pdf(&self) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f\r\n", self.objects.len() + 1).into_bytes();
        for (n, object) in self.objects.iter().enumerate() {
            table.extend(format!("{:010} 00000 n\r\n", pdf.len()).into_bytes());
            pdf.extend(format!("{} 0 obj\n", n + 1).into_bytes());
            pdf.extend(object);
            pdf.extend(b"\nendobj\n");
        }
        let start = pdf.len();
        pdf.extend(table);
        pdf.extend(&self.trailer);
        pdf.extend(format!("startxref\n{start}\n%%EOF").into_bytes());
        pdf
    }

    pub(super) const fn len(&self) -> usize {
        self.objects.len()
    }

    pub(super) fn set(&mut self, id: usize, object: &[u8]) {
        self.objects[id - 1] = object.to_vec();
    }

    pub(super) fn attachment(&self, name: &str) -> Vec<u8> {
        let pdf = self.pdf();
        File::read(&pdf).expect("sound").stream(self.file(name).1, &mut Room::new()).expect("sound")
    }

    /// Puts other bytes in the place of an attachment's.
    pub(super) fn attach(&mut self, name: &str, bytes: &[u8]) {
        let (_, stream) = self.file(name);
        let mut object = format!("<</Type/EmbeddedFile/Length {}>>\nstream\n", bytes.len()).into_bytes();
        object.extend(bytes);
        object.extend(b"\nendstream");
        self.set(stream, &object);
    }

    /// Gives an attachment another name, wherever it stands.
    pub(super) fn rename(&mut self, name: &str, other: &str) {
        let (was, is) = (format!("({name})"), format!("({other})"));
        for object in self.objects.iter_mut().filter(|object| find(object, b"stream").is_none()) {
            while let Some(at) = find(object, was.as_bytes()) {
                object.splice(at..at + was.len(), is.bytes());
            }
        }
    }

    /// The number of a file's facts and of its stream.
    fn file(&self, name: &str) -> (usize, usize) {
        let named = format!("/UF({name})");
        let facts = self
            .objects
            .iter()
            .position(|object| find(object, named.as_bytes()).is_some())
            .expect("attached");
        let object = Cursor::new(&self.objects[facts], 0).object().expect("an object");
        let stream = object.field("EF").and_then(|ef| ef.field("F")?.reference()).expect("a stream");
        (facts + 1, stream)
    }

    /// Shows another sign in the place of the first on the first page.
    pub(super) fn change_a_sign(&mut self) {
        let pdf = self.pdf();
        let file = File::read(&pdf).expect("sound");
        let page =
            self.objects.iter().position(|object| find(object, b"/Type/Page/").is_some()).expect("a page");
        let contents = file.object(page + 1).expect("a page").field("Contents").and_then(Object::reference);
        let contents = contents.expect("its contents");
        let mut content = file.stream(contents, &mut Room::new()).expect("sound");
        let at = find(&content, b"(\\000\\001").expect("a sign") + b"(\\000\\00".len();
        content[at] = b'2';
        let mut object = format!("<</Length {}>>\nstream\n", content.len()).into_bytes();
        object.extend(content);
        object.extend(b"\nendstream");
        self.set(contents, &object);
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
