//! From cells to answers, with everything that is wrong and where it stands.

use std::collections::{BTreeMap, BTreeSet};

use malspar_domain::{
    code::OrganisationCode,
    observation::ObsStatus,
    submission::{self, Answer, AnswerKey, Answers, Context, Question},
    value::{Value, ValueKind, YesNo},
    violation::Violation,
};
use malspar_words::{Lang, list, t};

use super::{
    CellValue, Form, FormIdentity, FormRow, Source,
    layout::{Column, Columns},
    number,
    phrases::{self, Spoken},
    row_check,
};

/// Something wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// The name of the sheet.
    pub sheet: String,
    /// The address of the cell: "D7".
    pub cell: String,
    /// In a table of text, the row as a spreadsheet counts it and the heading of the column: nobody sees letters there.
    pub in_table: Option<(u32, String)>,
    /// What is wrong.
    pub violation: Violation,
}

impl CellProblem {
    /// Where it is, for a person: "Svar!E14", "rad 14, kolumn Svar".
    pub fn place(&self, lang: Lang) -> String {
        match &self.in_table {
            None => format!("{}!{}", self.sheet, self.cell),
            Some((row, column)) => {
                t!(lang, "csv-place", row = row.to_string(), column = column.as_str())
            }
        }
    }
}

/// The cell in which the answer to `field` stands, for violations found elsewhere. `None` where the form has no such row.
pub fn locate(form: &Form, reporter: &OrganisationCode, field: &str) -> Option<(String, String)> {
    let row =
        form.rows.iter().find(|row| row.key.option.is_none() && row.key.answer.field(reporter) == field)?;
    Some((form.sheet.clone(), address(form, row.row, Column::Answer)))
}

/// The answers in `form` and all that is wrong in its cells, from the top down.
///
/// Answers with an error are left out of the answers. An empty row is no answer and no problem: whether the answers are
/// complete is asked when they are handed in, of [`submission::validate`], whose violations [`locate`] finds a cell for.
/// A row with a comment alone is an answer without value.
pub fn interpret(
    form: &Form,
    questions: &[Question<'_>],
    context: &Context<'_>,
) -> (Answers, Vec<CellProblem>) {
    let mut reading = Reading {
        form,
        reporter: context.reporter,
        questions: questions.iter().map(|q| (&q.key, q)).collect(),
        found: Vec::new(),
        bad: BTreeSet::new(),
    };
    let rows = reading.known_rows();
    let mut answers = Answers::new();
    for question in questions {
        if let Some(rows) = rows.get(&question.key)
            && let Some(answer) = reading.answer(question, rows)
        {
            answers.insert(question.key.clone(), answer);
        }
    }
    reading.check(questions, &answers, &rows, context);
    answers.retain(|key, _| !reading.bad.contains(key));
    reading.found.sort_by_key(|(row, column, _)| (*row, *column));
    (answers, reading.found.into_iter().map(|(.., problem)| problem).collect())
}

/// What the rows of one question say, and what is wrong in them by itself, column by column.
pub(super) fn one(
    identity: &FormIdentity,
    question: &Question<'_>,
    reporter: &OrganisationCode,
    own: &FormRow,
    options: &[FormRow],
) -> (Option<Answer>, Vec<(Column, Violation)>) {
    let form = Form {
        identity: identity.clone(),
        sheet: String::new(),
        rows: Vec::new(),
        exported: Answers::new(),
        written: Vec::new(),
        source: Source::Workbook,
        strays: Vec::new(),
        columns: Columns::new(),
    };
    let questions = BTreeMap::from([(&question.key, question)]);
    let mut reading = Reading { form: &form, reporter, questions, found: Vec::new(), bad: BTreeSet::new() };
    let answer = reading.answer(question, &Rows { own: Some(own), options: options.iter().collect() });
    let found = reading.found.into_iter().map(|(_, column, problem)| (column, problem.violation));
    (answer, found.collect())
}

/// The rows of one question: the answer's own, and those of its options.
#[derive(Debug, Default)]
struct Rows<'a> {
    own: Option<&'a FormRow>,
    options: Vec<&'a FormRow>,
}

struct Reading<'a> {
    form: &'a Form,
    reporter: &'a OrganisationCode,
    questions: BTreeMap<&'a AnswerKey, &'a Question<'a>>,
    found: Vec<(u32, Column, CellProblem)>,
    /// Answers that cannot be used.
    bad: BTreeSet<AnswerKey>,
}

impl<'a> Reading<'a> {
    fn report(&mut self, row: u32, column: Column, key: &AnswerKey, violation: Violation) {
        if violation.is_error() {
            self.bad.insert(key.clone());
        }
        let problem = self.problem(row, column, violation);
        self.found.push((row, column, problem));
    }

    fn problem(&self, row: u32, column: Column, violation: Violation) -> CellProblem {
        let in_table = match &self.form.source {
            Source::Workbook => None,
            Source::Csv { headings } => Some((row + 1, headings.get(&column).cloned().unwrap_or_default())),
        };
        let (sheet, cell) = (self.form.sheet.clone(), address(self.form, row, column));
        CellProblem { sheet, cell, in_table, violation }
    }

    /// The rows by question. A row that is unknown, changed or there twice is reported and left out; so is one that has
    /// gone.
    fn known_rows(&mut self) -> BTreeMap<AnswerKey, Rows<'a>> {
        let form = self.form;
        let mut rows: BTreeMap<AnswerKey, Rows<'a>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for row in &form.rows {
            let key = &row.key.answer;
            let code = key.indicator.as_str();
            let field = key.field(self.reporter);
            if !self.questions.contains_key(key) {
                let violation = Violation::error(field, "import-unknown-code").with("code", code);
                self.report(row.row, Column::Code, key, violation);
            } else if row.code != code {
                let violation = Violation::error(field, "import-code-changed")
                    .with("code", code)
                    .with("found", &row.code);
                self.report(row.row, Column::Code, key, violation);
            } else if !seen.insert(&row.key) {
                let violation = Violation::error(field, "import-duplicate").with("code", code);
                self.report(row.row, Column::Code, key, violation);
            } else {
                let rows = rows.entry(key.clone()).or_default();
                if row.key.option.is_some() { rows.options.push(row) } else { rows.own = Some(row) }
            }
        }
        let here: BTreeSet<_> = form.rows.iter().map(|row| &row.key).collect();
        for gone in form.written.iter().filter(|key| !here.contains(key)) {
            let code = &gone.answer.indicator;
            let violation =
                Violation::error(gone.answer.field(self.reporter), "import-row-gone").with("code", code);
            self.report(0, Column::Code, &gone.answer, violation);
        }
        for (row, column) in &form.strays {
            let problem = self.problem(*row, *column, Violation::error("form", "import-csv-no-key"));
            self.found.push((*row, *column, problem));
        }
        rows
    }

    /// What a question's rows say; nothing where they are empty or unreadable.
    fn answer(&mut self, question: &Question<'_>, rows: &Rows<'_>) -> Option<Answer> {
        let Some(own) = rows.own else {
            if rows.options.iter().any(|row| !row.answer.is_empty()) {
                self.report_gone(question, &rows.options);
            }
            return None;
        };
        for row in rows.options.iter().copied().chain([own]) {
            self.refuse_formulas(question, row);
            for (column, violation) in row_check::of_row(&self.field(question), &question.indicator.kind, row)
            {
                self.report(row.row, column, &question.key, violation);
            }
        }
        let status = self.status(question, own);
        let value = match &question.indicator.kind {
            ValueKind::YesPlannedNo => self.yes_no(question, own),
            ValueKind::Count { .. } | ValueKind::Rate { .. } => {
                self.number(question, own, Column::Answer, &own.answer)
            }
            ValueKind::Quantity { decimals, .. } => self.quantity(question, own, *decimals),
            ValueKind::Share { .. } => self.ratio(question, own),
            ValueKind::Ordinal { .. } => self.level(question, own),
            ValueKind::ChoiceSet { .. } => self.choices(question, &rows.options),
            ValueKind::Words { .. } => is_said(&own.answer).then(|| Value::Words(own.answer.shown())),
        };
        let text = |cell: &CellValue| (!cell.is_empty()).then(|| cell.shown());
        let (comment, message) = (text(&own.comment), text(&own.message));
        if value.is_none() && status == ObsStatus::Estimated && !self.bad.contains(&question.key) {
            let violation = Violation::error(self.field(question), "check-answer-missing");
            self.report(own.row, Column::Answer, &question.key, violation);
        }
        let says_something =
            value.is_some() || status != ObsStatus::Normal || comment.is_some() || message.is_some();
        says_something.then_some(Answer { value, status, comment, message })
    }

    fn field(&self, question: &Question<'_>) -> String {
        question.key.field(self.reporter)
    }

    fn refuse_formulas(&mut self, question: &Question<'_>, row: &FormRow) {
        let inputs = [
            (Column::Answer, &row.answer),
            (Column::OfWhich, &row.of_which),
            (Column::Planned, &row.planned),
            (Column::Status, &row.status),
            (Column::Comment, &row.comment),
            (Column::Message, &row.message),
        ];
        for (column, cell) in inputs {
            let violation = match cell {
                CellValue::Formula => Violation::error(self.field(question), "import-formula"),
                CellValue::Error(error) => {
                    Violation::error(self.field(question), "import-error-value").with("found", error)
                }
                CellValue::Unclear(found) => {
                    let lang = self.form.identity.lang;
                    let (whole, decimal) = number::clear_ways(found, lang).unwrap_or_default();
                    Violation::error(self.field(question), "import-unclear-number")
                        .with("found", found)
                        .with("whole", whole)
                        .with("decimal", decimal)
                }
                _ => continue,
            };
            self.report(row.row, column, &question.key, violation);
        }
    }

    fn status(&mut self, question: &Question<'_>, row: &FormRow) -> ObsStatus {
        let status = phrases::status_in(&row.status);
        if status.is_none() && is_said(&row.status) {
            let allowed = phrases::status_list(&question.indicator.kind, self.form.identity.lang);
            let violation = self.not_in_list(question, &row.status, &allowed);
            self.report(row.row, Column::Status, &question.key, violation);
        }
        status.unwrap_or(ObsStatus::Normal)
    }

    fn yes_no(&mut self, question: &Question<'_>, row: &FormRow) -> Option<Value> {
        let spoken = phrases::spoken(&row.answer);
        if spoken.is_none() && is_said(&row.answer) {
            // "Uppgift saknas" in the wrong column is still an answer, but not one to guess at.
            let violation =
                self.not_in_list(question, &row.answer, &phrases::yes_no_list(self.form.identity.lang));
            self.report(row.row, Column::Answer, &question.key, violation);
        }
        let month = row.planned.month();
        if month.is_none() && is_said(&row.planned) {
            let violation = Violation::error(self.field(question), "import-month-unreadable")
                .with("found", row.planned.shown());
            self.report(row.row, Column::Planned, &question.key, violation);
            return None;
        }
        let yes_no = match (spoken?, month) {
            (Spoken::Planned(said), month) => match (said, month) {
                (Some(said), Some(month)) if said != month => None,
                (said, month) => said.or(month).map(YesNo::Planned),
            },
            (_, Some(_)) => {
                let violation = Violation::error(self.field(question), "import-month-without-planned");
                self.report(row.row, Column::Planned, &question.key, violation);
                return None;
            }
            (Spoken::Yes | Spoken::Ticked, None) => Some(YesNo::Yes),
            (Spoken::No, None) => Some(YesNo::No),
        };
        if yes_no.is_none() {
            let violation = Violation::error(self.field(question), "import-planned-without-month");
            self.report(row.row, Column::Planned, &question.key, violation);
        }
        yes_no.map(Value::YesNo)
    }

    /// A number that must be whole; whether it is in range is for the domain to say.
    fn number(
        &mut self,
        question: &Question<'_>,
        row: &FormRow,
        column: Column,
        cell: &CellValue,
    ) -> Option<Value> {
        let number = cell.number();
        if number.is_none() && is_said(cell) {
            let violation =
                Violation::error(self.field(question), "check-not-whole").with("found", cell.shown());
            self.report(row.row, column, &question.key, violation);
        }
        number.map(Value::Number)
    }

    fn quantity(&mut self, question: &Question<'_>, row: &FormRow, decimals: u8) -> Option<Value> {
        let Some(number) = row.answer.number() else {
            if is_said(&row.answer) {
                let violation = Violation::error(self.field(question), "import-not-number")
                    .with("found", row.answer.shown());
                self.report(row.row, Column::Answer, &question.key, violation);
            }
            return None;
        };
        if number.scale() > u32::from(decimals) {
            let violation = Violation::error(self.field(question), "import-too-many-decimals")
                .with("found", row.answer.shown())
                .with("decimals", decimals);
            self.report(row.row, Column::Answer, &question.key, violation);
        }
        Some(Value::Number(number))
    }

    fn ratio(&mut self, question: &Question<'_>, row: &FormRow) -> Option<Value> {
        let denominator = self.number(question, row, Column::Answer, &row.answer);
        let numerator = self.number(question, row, Column::OfWhich, &row.of_which);
        match (numerator, denominator) {
            (Some(Value::Number(numerator)), Some(Value::Number(denominator))) => {
                Some(Value::Ratio { numerator, denominator })
            }
            // One without the other. Of none there are none, so a 0 needs no second number.
            (None, Some(Value::Number(denominator))) if denominator.is_zero() && row.of_which.is_empty() => {
                Some(Value::Ratio { numerator: denominator, denominator })
            }
            (None, None) => None,
            (numerator, _) => {
                let (column, cell) = match numerator {
                    None => (Column::OfWhich, &row.of_which),
                    Some(_) => (Column::Answer, &row.answer),
                };
                // Where something unreadable stands it has been reported already.
                if cell.is_empty() {
                    let violation = Violation::error(self.field(question), "import-half-share");
                    self.report(row.row, column, &question.key, violation);
                }
                None
            }
        }
    }

    fn level(&mut self, question: &Question<'_>, row: &FormRow) -> Option<Value> {
        let level = phrases::level_in(question.indicator, &row.answer);
        if level.is_none() && is_said(&row.answer) {
            let allowed = phrases::level_list(question.indicator, self.form.identity.lang);
            let violation = self.not_in_list(question, &row.answer, &allowed);
            self.report(row.row, Column::Answer, &question.key, violation);
        }
        level.map(Value::Level)
    }

    /// Where ticks are used, a row that is not ticked is a no. Where yes and no are used, every row needs one of them: a
    /// missing answer is not a no.
    fn choices(&mut self, question: &Question<'_>, rows: &[&FormRow]) -> Option<Value> {
        let mut chosen = BTreeSet::new();
        let (mut empty, mut said, mut ticked) = (Vec::new(), false, false);
        for row in rows {
            match phrases::spoken(&row.answer) {
                Some(Spoken::No) => said = true,
                Some(spoken @ (Spoken::Yes | Spoken::Ticked)) => {
                    said |= spoken == Spoken::Yes;
                    ticked |= spoken == Spoken::Ticked;
                    chosen.extend(row.key.option.clone());
                }
                None if row.answer.is_empty() => empty.push(row.row),
                Some(Spoken::Planned(_)) | None if !is_said(&row.answer) => said = true,
                Some(Spoken::Planned(_)) | None => {
                    said = true;
                    let allowed = phrases::tick_list(self.form.identity.lang);
                    let violation = self.not_in_list(question, &row.answer, &allowed);
                    self.report(row.row, Column::Answer, &question.key, violation);
                }
            }
        }
        if said {
            for row in empty {
                let violation = Violation::error(self.field(question), "import-option-open");
                self.report(row, Column::Answer, &question.key, violation);
            }
        }
        if (said || ticked) && rows.len() < question.indicator.options().len() {
            // A row that is gone says neither yes nor no. In a workbook it has been reported.
            self.report_gone(question, rows);
        }
        (said || ticked).then_some(Value::Choices(chosen))
    }

    fn report_gone(&mut self, question: &Question<'_>, rows: &[&FormRow]) {
        if self.form.written.is_empty()
            && let Some(first) = rows.first()
        {
            let violation = Violation::error(self.field(question), "import-row-gone")
                .with("code", &question.key.indicator);
            self.report(first.row, Column::Code, &question.key, violation);
        }
    }

    fn not_in_list(&self, question: &Question<'_>, cell: &CellValue, allowed: &[String]) -> Violation {
        let quoted: Vec<_> = allowed.iter().map(|word| format!("”{word}”")).collect();
        Violation::error(self.field(question), "import-not-in-list")
            .with("found", cell.shown())
            .with("allowed", list::and(self.form.identity.lang, &quoted))
    }

    /// What the domain says about the answers that could be read.
    fn check(
        &mut self,
        questions: &[Question<'_>],
        answers: &Answers,
        rows: &BTreeMap<AnswerKey, Rows<'_>>,
        context: &Context<'_>,
    ) {
        let by_field: BTreeMap<_, _> = questions.iter().map(|q| (q.key.field(self.reporter), q)).collect();
        let found = submission::validate(questions, answers, context);
        let errors = found.iter().filter(|violation| violation.is_error());
        let mut wrong: BTreeSet<_> =
            errors.filter_map(|violation| by_field.get(&violation.field)).map(|q| q.key.clone()).collect();
        wrong.extend(self.bad.iter().cloned());
        for violation in found {
            let Some(question) = by_field.get(&violation.field) else { continue };
            if wrong.iter().any(|decides| self.hangs_on(question, &violation, decides)) {
                continue;
            }
            let Some(own) = rows.get(&question.key).and_then(|rows| rows.own) else { continue };
            // Whether all is answered is asked when the answers are handed in.
            if matches!(violation.code.as_str(), "check-answer-missing" | "check-total-missing")
                || self.bad.contains(&question.key)
            {
                continue;
            }
            let column = match violation.code.as_str() {
                "check-numerator-exceeds" => Column::OfWhich,
                "check-planned-past" => Column::Planned,
                "check-value-and-status" => Column::Status,
                _ => Column::Answer,
            };
            self.report(own.row, column, &question.key, violation);
        }
    }

    /// Is `decides` an answer that decides whether `violation` is one? As long as that is wrong itself, nobody knows.
    fn hangs_on(&self, question: &Question<'_>, violation: &Violation, decides: &AnswerKey) -> bool {
        let hangs = matches!(violation.code.as_str(), "check-not-asked" | "check-yes-but-zero");
        let asked_if = question.indicator.asked_if.as_ref();
        let is_regional = self.questions.get(decides).is_some_and(|q| q.indicator.is_regional());
        hangs
            && asked_if.is_some_and(|a| a.when.names().contains(decides.indicator.as_str()))
            && (is_regional || decides.about == question.key.about)
    }
}

/// Does a person say something in the cell? Formulas, errors and unclear numbers are reported by themselves.
const fn is_said(cell: &CellValue) -> bool {
    !matches!(cell, CellValue::Empty | CellValue::Formula | CellValue::Error(_) | CellValue::Unclear(_))
}

fn address(form: &Form, row: u32, column: Column) -> String {
    let place = form.columns.get(&column).copied().unwrap_or_else(|| column.index().into());
    let column = u16::try_from(place).unwrap_or(u16::MAX);
    rust_xlsxwriter::utility::row_col_to_cell(row, column)
}
