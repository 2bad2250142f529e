//! From bytes to rows of cells, whoever saved them: Excel, LibreOffice, a program or a person.
//!
//! Not with a reader of CSV from outside: a person is told the row that her spreadsheet shows, which counts empty rows and
//! takes a cell of three lines for one, and a quotation mark that is never closed is her mistake to hear of.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{guard::MAX_CELLS, problem::CsvProblem};

/// The longest row, in bytes. A comment and a message have room for 1 000 characters each.
const MAX_ROW: usize = 64 * 1024;

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number as a spreadsheet shows it, counted from 0.
    pub(super) row: u32,
    /// Its cells.
    pub(super) cells: Vec<String>,
}

/// The text in `bytes`: UTF-8 or UTF-16 by their marks, else UTF-8 where it is that, else Windows-1252, in which Excel
/// saves a CSV that is not called UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<String, CsvProblem> {
    let strictly = |encoding: &'static encoding_rs::Encoding, bytes| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    };
    let decoded = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        strictly(UTF_8, rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        strictly(UTF_16LE, rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        strictly(UTF_16BE, rest)
    } else {
        strictly(UTF_8, bytes).or_else(|| Some(WINDOWS_1252.decode_without_bom_handling(bytes).0))
    };
    let text = decoded.ok_or(CsvProblem::Encoding)?;
    if text.contains('\0') {
        return Err(CsvProblem::Zeros);
    }
    Ok(text.into_owned())
}

/// The sign between the cells: the one beside `marker`, a word that stands alone in a cell.
pub(super) fn delimiter(text: &str, marker: &str) -> Option<char> {
    text.match_indices(marker).find_map(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + marker.len()..]);
        let (before, after) = match (before.strip_suffix('"'), after.strip_prefix('"')) {
            (Some(before), Some(after)) => (before, after),
            _ => (before, after),
        };
        let is_delimiter = |sign: &char| [';', ',', '\t'].contains(sign);
        let edge = |sign: Option<char>| sign.is_none_or(|sign| sign == '\n' || sign == '\r');
        let (left, right) = (before.chars().next_back(), after.chars().next());
        match (left.filter(is_delimiter), right.filter(is_delimiter)) {
            (Some(left), Some(right)) => (left == right).then_some(left),
            (None, Some(right)) if edge(left) => Some(right),
            (Some(left), None) if edge(right) => Some(left),
            _ => None,
        }
    })
}

/// The rows that hold something. Lines end with CR LF, LF or CR; inside quotation marks they do not end.
pub(super) fn rows(text: &str, delimiter: char) -> Result<Vec<Row>, CsvProblem> {
    let mut reader = Rows::default();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        reader.length += sign.len_utf8();
        if reader.length > MAX_ROW {
            let row = reader.row + 1;
            return Err(if reader.quoted {
                CsvProblem::OpenQuote { row }
            } else {
                CsvProblem::LongRow { row }
            });
        }
        match sign {
            '"' if reader.quoted && signs.peek() == Some(&'"') => {
                signs.next();
                reader.cell.push('"');
            }
            '"' if reader.quoted => reader.quoted = false,
            '"' if reader.cell.is_empty() && !reader.was_quoted => {
                reader.quoted = true;
                reader.was_quoted = true;
            }
            '\r' if signs.peek() == Some(&'\n') => {}
            '\r' | '\n' if reader.quoted => reader.cell.push('\n'),
            '\r' | '\n' => reader.end_row()?,
            sign if sign == delimiter && !reader.quoted => reader.end_cell()?,
            sign => reader.cell.push(sign),
        }
    }
    if reader.quoted {
        return Err(CsvProblem::OpenQuote { row: reader.row + 1 });
    }
    reader.end_row()?;
    Ok(reader.found)
}

#[derive(Debug, Default)]
struct Rows {
    found: Vec<Row>,
    cells: Vec<String>,
    cell: String,
    /// Inside quotation marks.
    quoted: bool,
    /// The cell began with one.
    was_quoted: bool,
    /// Bytes of this row so far.
    length: usize,
    row: u32,
    count: usize,
}

impl Rows {
    fn end_cell(&mut self) -> Result<(), CsvProblem> {
        self.count += 1;
        if self.count > MAX_CELLS {
            return Err(CsvProblem::TooManyCells);
        }
        self.cells.push(std::mem::take(&mut self.cell));
        self.was_quoted = false;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), CsvProblem> {
        self.end_cell()?;
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            self.found.push(Row { row: self.row, cells });
        }
        self.row += 1;
        self.length = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let rows = rows(text, ';').expect("a table");
        rows.into_iter().map(|row| (row.row, row.cells)).collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let expected = [row(0, &["a", "b"]), row(2, &["två\nrader", "c"]), row(4, &["d"])];
        assert_eq!(cells("a;b\r\n\r\n\"två\r\nrader\";c\r\n;;\r\nd"), expected);
        assert_eq!(cells("a;b\n\n\"två\nrader\";c\n;;\nd\n"), expected);
        assert_eq!(cells("a;b\r\r\"två\rrader\";c\r;;\rd\r"), expected);
    }

    #[test]
    fn quotation_marks_are_read_as_spreadsheets_write_them() {
        assert_eq!(
            cells("\"a;b\";\"sa \"\"nej\"\"\";c\"d;\"\""),
            [row(0, &["a;b", "sa \"nej\"", "c\"d", ""])]
        );
        assert_eq!(rows("a\n;\"b\nc", ';'), Err(CsvProblem::OpenQuote { row: 2 }));
    }

    #[test]
    fn a_row_without_end_is_refused() {
        let long = "x".repeat(MAX_ROW + 1);
        assert_eq!(rows(&format!("a\n{long}"), ';'), Err(CsvProblem::LongRow { row: 2 }));
        assert_eq!(rows(&format!("\"{long}"), ';'), Err(CsvProblem::OpenQuote { row: 1 }));
        assert_eq!(rows(&";\n".repeat(MAX_CELLS), ';'), Err(CsvProblem::TooManyCells));
    }

    #[test]
    fn the_encoding_is_found() {
        let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        for bytes in [
            "Laxå – é".as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", "Laxå – é".as_bytes()].concat(),
            [b"\xFF\xFE".to_vec(), utf16("Laxå – é", u16::to_le_bytes)].concat(),
            [b"\xFE\xFF".to_vec(), utf16("Laxå – é", u16::to_be_bytes)].concat(),
            b"Lax\xE5 \x96 \xE9".to_vec(),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok("Laxå – é"), "{bytes:?}");
        }
        assert_eq!(decode(b"a\0b"), Err(CsvProblem::Zeros));
        assert_eq!(decode(b"\xEF\xBB\xBFa\xE5"), Err(CsvProblem::Encoding));
        assert_eq!(decode(b"\xFF\xFEa\0\0"), Err(CsvProblem::Encoding));
    }

    #[test]
    fn the_delimiter_stands_beside_the_marker() {
        for (text, found) in [
            ("key;Kod", Some(';')),
            ("a, b\nkey,Kod", Some(',')),
            ("\"key\"\t\"Kod\"", Some('\t')),
            ("Kod;key\n", Some(';')),
            ("Kod;\"key\";Svar", Some(';')),
            ("the key, and; more", None),
            ("key", None),
            ("", None),
        ] {
            assert_eq!(delimiter(text, "key"), found, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn it_reads_what_another_program_writes(
            table in proptest::collection::vec(proptest::collection::vec("[a-zå;,\"\n 0-9\t]{0,8}", 1..5), 1..8),
            delimiter in proptest::sample::select(vec![';', ',', '\t']), crlf: bool, quoted: bool,
        ) {
            let mut writer = csv::WriterBuilder::new()
                .delimiter(u8::try_from(delimiter).expect("ASCII"))
                .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
                .quote_style(if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
                .flexible(true)
                .from_writer(Vec::new());
            for cells in &table {
                writer.write_record(cells).expect("a row");
            }
            let text = String::from_utf8(writer.into_inner().expect("a table")).expect("UTF-8");
            let read = rows(&text, delimiter).expect("a table");
            let expected: Vec<_> = table
                .into_iter()
                .zip(0_u32..)
                .filter(|(cells, _)| cells.iter().any(|cell| !cell.trim().is_empty()))
                .map(|(cells, row)| Row { row, cells })
                .collect();
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(text) = decode(&bytes) {
                let _ = rows(&text, ';');
            }
        }
    }
}
