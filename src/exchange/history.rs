//! Earlier measurements as people have them in files: a table in a workbook or as text, a row for each value. Who and what a
//! row is about is for the reader of the table to find; here it is cells.

mod template;

use malspar_domain::{lang::Lang, violation::Violation};
use malspar_words::t;

pub use template::{HistoryLine, write};

use crate::form::{CellValue, FormProblem, OneCell, TableRow, restored, table_rows};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HistoryColumn {
    /// The municipality's code.
    Code,
    /// Its name, or its code.
    Name,
    /// The indicator's code.
    Indicator,
    /// What it is about: for people alone.
    Title,
    /// The row, of a question that has several.
    Row,
    /// The cycle.
    Period,
    /// The value.
    Value,
    /// What may stand there: for people alone.
    Hint,
    /// What stands behind the value, or behind its absence.
    Status,
    /// The comment.
    Comment,
}

impl HistoryColumn {
    /// In the order of our own template.
    pub const ALL: [Self; 10] = [
        Self::Code,
        Self::Name,
        Self::Indicator,
        Self::Title,
        Self::Row,
        Self::Period,
        Self::Value,
        Self::Hint,
        Self::Status,
        Self::Comment,
    ];

    /// Its heading.
    pub fn heading(self, lang: Lang) -> String {
        match self {
            Self::Code => t!(lang, "history-head-code"),
            Self::Name => t!(lang, "history-head-name"),
            Self::Indicator => t!(lang, "history-head-indicator"),
            Self::Title => t!(lang, "history-head-title"),
            Self::Row => t!(lang, "history-head-row"),
            Self::Period => t!(lang, "history-head-period"),
            Self::Value => t!(lang, "history-head-value"),
            Self::Hint => t!(lang, "history-head-hint"),
            Self::Status => t!(lang, "history-head-status"),
            Self::Comment => t!(lang, "history-head-comment"),
        }
    }

    /// What else people call it.
    const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Code => &["kod", "municipality code", "code"],
            Self::Name => &["organisation", "region"],
            Self::Indicator => &["indikatorkod", "nyckeltal", "kpi"],
            Self::Row => &["kategori", "category"],
            Self::Period => &["period", "år", "year", "mätning", "measurement"],
            Self::Value => &["svar", "answer"],
            Self::Title | Self::Hint | Self::Status | Self::Comment => &[],
        }
    }

    fn is_named(self, cell: &CellValue) -> bool {
        let CellValue::Text(text) = cell else { return false };
        let said = text.trim().to_lowercase();
        self.aliases().contains(&said.as_str())
            || Lang::ALL.into_iter().any(|lang| self.heading(lang).to_lowercase() == said)
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryRow {
    /// Its number as a spreadsheet shows it, counted from 1.
    pub line: u32,
    /// The municipality's code, with the zero that spreadsheets take away.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The indicator's code.
    pub indicator: String,
    /// The row of the question.
    pub row: String,
    /// The cycle.
    pub period: String,
    /// What it says.
    pub said: OneCell,
}

/// What a file says of earlier measurements.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The language of its headings, and with it of its numbers.
    pub lang: Lang,
    /// Its rows that say something.
    pub rows: Vec<HistoryRow>,
    /// How many rows say nothing.
    pub empty: usize,
    places: Places,
}

type Places = [Option<usize>; HistoryColumn::ALL.len()];

impl History {
    /// Reads a table.
    ///
    /// # Errors
    /// Where the file as a whole is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, Violation> {
        let none = || Violation::error("fil", "history-no-table");
        let refused = |problem: FormProblem| match problem {
            FormProblem::NotAForm => none(),
            other => Violation { field: "fil".to_owned(), ..other.violation() },
        };
        let rows = table_rows(bytes, |cells| places(cells).is_some()).map_err(refused)?.ok_or_else(none)?;
        let mut rows = rows.into_iter();
        let head = rows.next().ok_or_else(none)?;
        let places = places(&head.cells).ok_or_else(none)?;
        let (all, rows): (Vec<_>, Vec<_>) =
            rows.map(|row| of_row(&row, places)).partition(|r| r.said.is_empty());
        Ok(Self { lang: language(&head, places), rows, empty: all.len(), places })
    }

    /// The cell in a row: `F12`. Where the table has no such column, that of the municipality.
    pub fn cell(&self, line: u32, column: HistoryColumn) -> String {
        let known = |column: HistoryColumn| self.places[place(column)];
        let at = known(column).or_else(|| known(HistoryColumn::Code)).or_else(|| known(HistoryColumn::Name));
        let at = u16::try_from(at.unwrap_or_default()).unwrap_or_default();
        rust_xlsxwriter::utility::row_col_to_cell(line.saturating_sub(1), at)
    }
}

fn place(column: HistoryColumn) -> usize {
    HistoryColumn::ALL.iter().position(|one| *one == column).unwrap_or_default()
}

/// Where the columns stand, where all that are needed do.
fn places(cells: &[CellValue]) -> Option<Places> {
    let found = HistoryColumn::ALL.map(|column| cells.iter().position(|cell| column.is_named(cell)));
    let has = |column| found[place(column)].is_some();
    let whom = has(HistoryColumn::Code) || has(HistoryColumn::Name);
    let all = [HistoryColumn::Indicator, HistoryColumn::Period, HistoryColumn::Value].into_iter().all(has);
    (whom && all).then_some(found)
}

/// That of the heading of the values.
fn language(head: &TableRow, places: Places) -> Lang {
    let value = places[place(HistoryColumn::Value)].and_then(|at| head.cells.get(at));
    let english = ["value", "answer"];
    let is_english = |cell: &CellValue| english.contains(&cell.shown().trim().to_lowercase().as_str());
    if value.is_some_and(is_english) { Lang::En } else { Lang::Sv }
}

fn of_row(row: &TableRow, places: Places) -> HistoryRow {
    let cell = |column| places[place(column)].and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
    let text = |column| cell(column).shown().trim().to_owned();
    // Spreadsheets take the zero away that some codes begin with.
    let whole = |code: String| {
        let is_short = !code.is_empty() && code.len() < 4 && code.bytes().all(|b| b.is_ascii_digit());
        if is_short { format!("{code:0>4}") } else { code }
    };
    let plainly = |column| match cell(column) {
        CellValue::Text(text) => CellValue::of_text(restored(&text)),
        other => other,
    };
    HistoryRow {
        line: row.line,
        code: whole(text(HistoryColumn::Code)),
        name: whole(text(HistoryColumn::Name)),
        indicator: text(HistoryColumn::Indicator),
        row: text(HistoryColumn::Row),
        period: text(HistoryColumn::Period).replace(['–', '/'], "-").replace(' ', ""),
        said: OneCell {
            value: plainly(HistoryColumn::Value),
            status: cell(HistoryColumn::Status),
            comment: plainly(HistoryColumn::Comment),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Vec<String> {
        let found = History::read(bytes).expect("a table");
        let say = |row: &HistoryRow| {
            let [value, status, _] = row.said.texts();
            format!("{} {}{} {} {} {value}{status}", row.line, row.code, row.name, row.indicator, row.period)
        };
        found.rows.iter().map(say).collect()
    }

    #[test]
    fn a_table_is_read_as_people_save_it() {
        let swedish = "Enkäten 2021\r\n\r\nKommun;Indikator;År;Värde;Status\r\nÖrebro;TS1;2021;Ja;\r\n180;TS3;2021;;Uppgift saknas\r\nLaxå;TS1;2021;;\r\n";
        assert_eq!(told(swedish.as_bytes()), ["4 Örebro TS1 2021 Ja", "5 0180 TS3 2021 Uppgift saknas"]);
        let english = "municipality code,indicator,cycle,value\n1880,TS1,2018–2019,Yes\n";
        let found = History::read(english.as_bytes()).expect("a table");
        assert_eq!((found.lang, found.empty), (Lang::En, 0));
        assert_eq!(found.rows[0].period, "2018-2019");
        assert_eq!(found.cell(2, HistoryColumn::Value), "D2");
        assert_eq!(found.cell(2, HistoryColumn::Status), "A2", "there is no such column");
    }

    #[test]
    fn what_is_no_such_table_is_refused() {
        for text in ["", "a;b\n1;2\n", "kommun;indikator;värde\n1880;TS1;Ja\n"] {
            assert_eq!(History::read(text.as_bytes()).expect_err("no table").field, "fil", "{text}");
        }
    }
}
