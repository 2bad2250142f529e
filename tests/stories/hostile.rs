//! Files that no contact fills in: built to fill the memory, to reach outside, or of another kind altogether. Each is
//! refused with a message of its own, within a second of processor time and 100 MB of memory, in a process of its own.

use std::{
    fs,
    io::{Cursor, Read, Write},
    path::Path,
    process::Command,
};

use malspar_domain::lang::Lang;
use malspar_exchange::form;
use malspar_words::problem;
use zip::{ZipWriter, write::SimpleFileOptions};

/// Names the file that a child process is to read.
const FILE: &str = "MALSPAR_HOSTILE_FILE";
const MOST_MEMORY_KB: u64 = 100 * 1024;
/// The kernel counts a hundred of them in a second.
const MOST_TICKS: u64 = 100;
const ACCEPTED: &str = "accepted";

#[test]
fn every_hostile_file_is_refused_in_little_time_and_memory() {
    if let Some(file) = std::env::var_os(FILE) {
        // The child: it reads one file and says what became of it, and what that took.
        println!("{}", read_one(Path::new(&file)));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (name, bytes, expected) in files() {
        let path = folder.path().join(name.replace(' ', "-"));
        fs::write(&path, bytes).unwrap();
        let test = std::thread::current().name().unwrap().to_owned();
        let child = Command::new(std::env::current_exe().unwrap())
            .args([&test, "--exact", "--nocapture"])
            .env(FILE, &path)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&child.stdout).into_owned();
        let Some([code, memory, ticks]) = said.lines().find_map(|line| {
            let mut words = line.strip_prefix("read: ")?.split(' ');
            Some([words.next()?, words.next()?, words.next()?])
        }) else {
            wrong.push(format!("{name}: {}\n{said}{}", child.status, String::from_utf8_lossy(&child.stderr)));
            continue;
        };
        let (memory, ticks): (u64, u64) = (memory.parse().unwrap(), ticks.parse().unwrap());
        println!("{name}: {code}, {} MB, {ticks} hundredths of a second", memory / 1024);
        if code != expected || memory > MOST_MEMORY_KB || ticks > MOST_TICKS {
            wrong.push(format!("{name}: {code} instead of {expected}, {memory} KB, {ticks} ticks"));
        }
        let says = |lang| code == ACCEPTED || problem::describe(lang, code, &all_params()) != code;
        assert!(Lang::ALL.into_iter().all(says), "{code} has no message");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Figures for every message that has any.
fn all_params() -> Vec<(String, String)> {
    ["row", "heading", "reach", "found", "expected"].map(|name| (name.to_owned(), "1".to_owned())).to_vec()
}

fn read_one(path: &Path) -> String {
    // As the command line reads: never more than a form can be.
    let most = u64::try_from(form::MAX_FILE).unwrap() + 1;
    let mut bytes = Vec::new();
    fs::File::open(path).unwrap().take(most).read_to_end(&mut bytes).unwrap();
    let code = form::read(&bytes).map_or_else(|refused| refused.violation().code, |_| ACCEPTED.to_owned());
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    // After the name in brackets, user and system time are the 12th and 13th.
    let times: Vec<u64> =
        stat.rsplit(") ").next().unwrap().split(' ').map(|n| n.parse().unwrap_or(0)).collect();
    format!("read: {code} {} {}", peak.trim_end_matches("kB").trim(), times[11] + times[12])
}

fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let form = ordinary_form();
    let table = ordinary_table();
    let mut files = vec![
        ("an ordinary form", form.clone(), ACCEPTED),
        ("an ordinary table", table.clone().into_bytes(), ACCEPTED),
        ("half a form", form[..form.len() / 2].to_vec(), "import-cut"),
    ];
    files.extend(archives());
    files.extend(workbooks());
    files.extend(other_kinds());
    files.extend(tables(&table));
    files
}

/// What is wrong with the archive, whatever is in it.
fn archives() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |n: usize| format!("xl/part{n}.xml");
    let mut many = Raw::default();
    for n in 0..40_000 {
        many.part(&text(n), b"");
    }
    let mut twice = Raw::default();
    twice.part("xl/workbook.xml", b"<a/>");
    twice.part("xl/workbook.xml", b"<b/>");
    let mut letters = Raw::default();
    letters.part("xl/workbook.xml", b"<a/>");
    letters.part("xl/Workbook.xml", b"<b/>");
    let mut overlap = Raw::default();
    overlap.part("xl/a.xml", &[b' '; 1000]);
    for n in 0..100 {
        overlap.entry(&format!("xl/{n:02}.xm"), 0, &[b' '; 1000], 1000);
    }
    // The directory says one byte more than there are.
    let lie = zipped(&[("xl/sharedStrings.xml", &vec![b' '; 100_000])]);
    let lie = patched(&lie, 100_000, 100_001);
    let outside = |name: &str| {
        let mut raw = Raw::default();
        raw.part("xl/workbook.xml", b"<a/>");
        raw.part(name, b"x");
        raw.finish()
    };
    let mut locked = Raw { flags: 1, ..Raw::default() };
    locked.part("xl/workbook.xml", &[7; 40]);
    let mut nested = Raw::default();
    nested.part("xl/workbook.zip", &zipped(&[("more.zip", &zipped(&[("zeros", &vec![0; 10_000_000])]))]));
    vec![
        ("a bomb", bomb(1024), "import-unpacks-too-large"),
        ("a bomb that says it is small", shrunk(&bomb(64), 64), "import-size-lies"),
        ("archives in archives", nested.finish(), "import-not-a-form"),
        ("forty thousand parts", many.finish(), "import-too-many-parts"),
        ("a part twice", twice.finish(), "import-part-twice"),
        ("a part twice but for its letters", letters.finish(), "import-part-twice"),
        ("parts in one place", overlap.finish(), "import-parts-overlap"),
        ("a size that lies", lie, "import-size-lies"),
        ("an absolute path", outside("/etc/passwd"), "import-path-outside"),
        ("a path upwards", outside("xl/../../x.xml"), "import-path-outside"),
        ("a path upwards, backwards", outside("xl\\..\\x.xml"), "import-path-outside"),
        ("a drive", outside("C:/x.xml"), "import-path-outside"),
        ("locked parts", locked.finish(), "import-protected"),
    ]
}

/// What is wrong inside of a workbook.
fn workbooks() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let sheet = |inside: &str| workbook(inside, "<sst/>", "");
    let cells = format!("<sheetData><row>{}</row></sheetData>", "<c><v>1</v></c>".repeat(1_000_000));
    let shared = |inside: &str| workbook("<sheetData/>", inside, "");
    let one_text_in_many_cells = workbook(
        &format!("<sheetData><row>{}</row></sheetData>", "<c t=\"s\"><v>0</v></c>".repeat(150_000)),
        &format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000)),
        "",
    );
    let laughs =
        r#"<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    let with_part = |name: &str| {
        let mut parts = parts("<sheetData/>", "<sst/>", "");
        parts.push((name.to_owned(), b"<a/>".to_vec()));
        zipped_owned(&parts)
    };
    let relation = |kind: &str| {
        let address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        workbook(
            "<sheetData/>",
            "<sst/>",
            &format!(r#"<Relationship Id="x" Type="{address}/{kind}" Target="x"/>"#),
        )
    };
    let mut macros = parts("<sheetData/>", "<sst/>", "");
    macros[0].1 = br#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>"#.to_vec();
    let styles = |inside: &str| {
        let mut parts = parts("<sheetData/>", "<sst/>", "");
        parts.push(("xl/styles.xml".to_owned(), format!("<styleSheet>{inside}</styleSheet>").into_bytes()));
        zipped_owned(&parts)
    };
    let mut sheets = parts("<sheetData/>", "<sst/>", "");
    sheets[2].1 =
        format!("<workbook>{}</workbook>", r#"<sheet name="a" r:id="r1"/>"#.repeat(100_000)).into_bytes();
    vec![
        ("a workbook of another", sheet("<sheetData/>"), "import-unidentified"),
        ("a million cells", sheet(&cells), "import-too-many-cells"),
        (
            "a sheet as wide as can be",
            sheet(r#"<dimension ref="A1:XFD1048576"/><sheetData/>"#),
            "import-too-wide",
        ),
        (
            "a long shared text",
            shared(&format!("<sst><si><t>{}</t></si></sst>", "x".repeat(12_000_000))),
            "import-too-much-text",
        ),
        (
            "a million shared texts",
            shared(&format!("<sst>{}</sst>", "<si><t/></si>".repeat(900_000))),
            "import-too-much-text",
        ),
        (
            "texts that are only announced",
            shared(r#"<sst uniqueCount="99999999999"/>"#),
            "import-too-much-text",
        ),
        ("one text in many cells", one_text_in_many_cells, "import-too-much-text"),
        ("a deep nest", shared(&"<a>".repeat(2_000_000)), "import-too-deep"),
        ("a billion laughs", shared(laughs), "import-entities"),
        (
            "styles without end",
            styles(&format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(2_000_000))),
            "import-too-complex",
        ),
        ("elements without end", styles(&"<a/>".repeat(3_000_000)), "import-too-complex"),
        ("one sheet a hundred thousand times", zipped_owned(&sheets), "import-too-complex"),
        ("links to another file", with_part("xl/externalLinks/externalLink1.xml"), "import-external-links"),
        ("a relation to another file", relation("externalLink"), "import-external-links"),
        ("a link to another program", sheet("<sheetData/><ddeLink/>"), "import-external-links"),
        ("a connection", with_part("xl/connections.xml"), "import-external-links"),
        ("macros", with_part("xl/vbaProject.bin"), "import-macros"),
        ("macros under another name", zipped_owned(&macros), "import-macros"),
        ("old macros", with_part("xl/macrosheets/sheet1.xml"), "import-macros"),
        ("an embedded object", with_part("xl/embeddings/oleObject1.bin"), "import-macros"),
    ]
}

/// Other kinds of files, whatever their names say.
fn other_kinds() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let old = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 1024], &name, &[0; 1024]].concat()
    };
    let archive = |name: &str| zipped(&[("[Content_Types].xml", b"<Types/>"), (name, b"<a/>")]);
    let ods = b"application/vnd.oasis.opendocument.spreadsheet";
    vec![
        ("a pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".repeat(1000), "import-pdf"),
        ("a document", archive("word/document.xml"), "import-document"),
        ("a presentation", archive("ppt/presentation.xml"), "import-presentation"),
        ("a binary workbook", archive("xl/workbook.bin"), "import-binary-workbook"),
        (
            "a sheet of LibreOffice's",
            zipped(&[("mimetype", ods), ("content.xml", b"<a/>")]),
            "import-open-document",
        ),
        ("an old workbook", old("Workbook"), "import-old-workbook"),
        ("an old document", old("WordDocument"), "import-document"),
        ("a locked workbook", old("EncryptedPackage"), "import-protected"),
        ("a picture", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec(), "import-picture"),
        ("a web page", b"<!DOCTYPE html><table><tr><td>TS1".to_vec(), "import-web-page"),
        ("an archive", zipped(&[("a.txt", b"a")]), "import-not-a-form"),
        ("nothing", Vec::new(), "import-not-a-form"),
    ]
}

/// What is wrong with a table of text.
fn tables(table: &str) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let row = "TS1/1860//;TS1;x;x;Ja\r\n";
    let after = |rest: String| format!("{table}{rest}").into_bytes();
    vec![
        ("fifty megabytes", after(row.repeat(50 * 1024 * 1024 / row.len())), "import-too-large"),
        ("a row of ten megabytes", after("x".repeat(10 * 1024 * 1024)), "import-too-large"),
        ("a row of four megabytes", after("x".repeat(4 * 1024 * 1024)), "import-csv-long-row"),
        (
            "a quotation mark that stays open",
            after(format!("\"{}", row.repeat(100_000))),
            "import-csv-open-quote",
        ),
        ("cells without end", after(";;;;;;;;;;\n".repeat(400_000)), "import-csv-too-many-cells"),
        ("zeros", after("\0".repeat(1000)), "import-csv-zeros"),
        ("bytes of nothing known", (0..=255).cycle().skip(1).take(1_000_000).collect(), "import-csv-zeros"),
        ("half a letter", [b"\xEF\xBB\xBF", table.as_bytes(), b"\xC3"].concat(), "import-csv-encoding"),
        ("a column that is gone", table.replace(";Varav;", ";;").into_bytes(), "import-csv-no-column"),
        ("a column twice", table.replace(";Varav;", ";Svar;").into_bytes(), "import-csv-column-twice"),
        ("a table of another", b"Kod;Svar\r\nTS1;Ja\r\n".to_vec(), "import-not-a-form"),
    ]
}

/// The headings of a form as a table, with a row.
fn ordinary_table() -> String {
    "malspar-form: 1\r\nmalspar-strategy: orebro-2024-2030\r\nmalspar-cycle: 2024-2025\r\n\
     malspar-organisation: 1860 Laxå kommun\r\nmalspar-catalogue: 1\r\nmalspar-lang: sv\r\n\
     malspar-key;Kod;Fråga;Förra svaret;Svar;Varav;Planerat från (månad);Status;Kommentar (publiceras);\
     Meddelande till uppföljningsansvarig (publiceras inte men är en allmän handling)\r\n\
     TS1/1860//;TS1;Familjecentral;;Ja;;;;;\r\n"
        .to_owned()
}

/// A workbook with what identifies a form, and one row.
fn ordinary_form() -> Vec<u8> {
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |texts: &[&str]| format!("<row>{}</row>", texts.iter().map(|t| cell(t)).collect::<String>());
    let facts = [
        ["form", "1"],
        ["strategy", "orebro-2024-2030"],
        ["cycle", "2024-2025"],
        ["organisation", "1860"],
        ["catalogue", "1"],
        ["lang", "sv"],
    ];
    let hidden: String = facts.iter().map(|fact| row(fact)).collect();
    let columns = [
        "malspar-key",
        "code",
        "question",
        "previous",
        "answer",
        "of-which",
        "planned",
        "status",
        "comment",
        "message",
    ];
    let answers = row(&columns) + &row(&["TS1/1860//", "TS1", "Familjecentral", "", "Ja"]);
    let mut parts = parts(&format!("<sheetData>{hidden}</sheetData>"), "<sst/>", "");
    parts[2].1 = br#"<workbook><sheets><sheet name="malspar" r:id="r1"/><sheet name="Svar" r:id="r2"/></sheets></workbook>"#.to_vec();
    parts[3].1 = relations(r#"<Relationship Id="r2" Type="x/worksheet" Target="worksheets/sheet2.xml"/>"#);
    let sheet = format!("<worksheet><sheetData>{answers}</sheetData></worksheet>");
    parts.push(("xl/worksheets/sheet2.xml".to_owned(), sheet.into_bytes()));
    zipped_owned(&parts)
}

fn relations(more: &str) -> Vec<u8> {
    format!(
        r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>{more}</Relationships>"#
    )
    .into_bytes()
}

/// The parts of a workbook whose one sheet is the form's hidden one.
fn parts(sheet: &str, shared: &str, relation: &str) -> Vec<(String, Vec<u8>)> {
    [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        (
            "_rels/.rels",
            br#"<Relationships><Relationship Id="r0" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_vec(),
        ),
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="malspar" r:id="r1"/></sheets></workbook>"#.to_vec()),
        ("xl/_rels/workbook.xml.rels", relations(relation)),
        ("xl/sharedStrings.xml", shared.as_bytes().to_vec()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>").into_bytes()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .to_vec()
}

fn workbook(sheet: &str, shared: &str, relation: &str) -> Vec<u8> {
    zipped_owned(&parts(sheet, shared, relation))
}

fn zipped_owned(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    zipped(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with so many megabytes of nothing in it.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
    let nothing = vec![b' '; 1024 * 1024];
    for _ in 0..megabytes {
        zip.write_all(&nothing).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The same bomb, said to hold a hundred bytes.
fn shrunk(bomb: &[u8], megabytes: u32) -> Vec<u8> {
    patched(bomb, megabytes * 1024 * 1024, 100)
}

fn patched(bytes: &[u8], old: u32, new: u32) -> Vec<u8> {
    let (old, new) = (old.to_le_bytes(), new.to_le_bytes());
    let mut bytes = bytes.to_vec();
    let places: Vec<_> =
        bytes.windows(4).enumerate().filter(|(_, four)| *four == old).map(|(place, _)| place).collect();
    assert!(!places.is_empty(), "the size stands in the headers");
    for place in places {
        bytes[place..place + 4].copy_from_slice(&new);
    }
    bytes
}

/// An archive written by hand: it says what it is told to.
#[derive(Default)]
struct Raw {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
    /// Bit 0: locked with a password.
    flags: u16,
}

impl Raw {
    /// Writes a part, not compressed, and its entry in the directory.
    fn part(&mut self, name: &str, content: &[u8]) {
        let place = u32::try_from(self.bytes.len()).unwrap();
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(self.facts(name, content, content.len()));
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);
        self.entry(name, place, content, content.len());
    }

    /// Writes only an entry that points to `place`.
    fn entry(&mut self, name: &str, place: u32, content: &[u8], size: usize) {
        let facts = self.facts(name, content, size);
        self.directory.extend(b"PK\x01\x02\x14\0");
        self.directory.extend(facts);
        self.directory.extend([0; 10]);
        self.directory.extend(place.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.entries += 1;
    }

    /// What both headers say.
    fn facts(&self, name: &str, content: &[u8], size: usize) -> Vec<u8> {
        let size = u32::try_from(size).unwrap().to_le_bytes();
        let mut facts = b"\x14\0".to_vec();
        facts.extend(self.flags.to_le_bytes());
        facts.extend([0; 6]);
        facts.extend(crc32(content).to_le_bytes());
        facts.extend(size);
        facts.extend(size);
        facts.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        facts.extend([0; 2]);
        facts
    }

    fn finish(mut self) -> Vec<u8> {
        let start = u32::try_from(self.bytes.len()).unwrap();
        let length = u32::try_from(self.directory.len()).unwrap();
        self.bytes.extend(self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(start.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 },
        )
    })
}
