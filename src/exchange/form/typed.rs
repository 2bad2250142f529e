//! One answer as it is typed on a page: read as the same cells of a form would be, so that no answer depends on the way
//! it came in.

use std::collections::BTreeSet;

use malspar_domain::{
    code::{CategoryCode, OrganisationCode},
    lang::Lang,
    observation::ObsStatus,
    submission::{Answer, Question},
    value::{Value, ValueKind},
    violation::Violation,
};
use malspar_words::{date, t};
use rust_decimal::Decimal;

use super::{
    CellValue, FormIdentity, FormRow, RowKey, interpret,
    layout::Column,
    number::{Convention, Number},
    phrases,
};

/// What stands in the fields of one answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// `yes`, `planned`, `no`, a level's number, a number, words; of a share the denominator.
    pub answer: String,
    /// The numerator of a share.
    pub of_which: String,
    /// The month from which it is planned.
    pub planned: String,
    /// Estimated, not available or not applicable; normal where nothing was chosen.
    pub status: Option<ObsStatus>,
    /// The options that are ticked; nothing where the question is left open.
    pub chosen: Option<BTreeSet<CategoryCode>>,
    /// The published comment.
    pub comment: String,
    /// The message to the strategy owner.
    pub message: String,
}

/// Which of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedPart {
    /// The answer itself.
    Answer,
    /// The numerator of a share.
    OfWhich,
    /// The month.
    Planned,
    /// The status.
    Status,
    /// The comment.
    Comment,
    /// The message.
    Message,
}

impl Typed {
    /// The fields as they stand where `answer` has been given.
    pub fn of(answer: &Answer, lang: Lang) -> Self {
        let mut typed = Self {
            status: phrases::STATUSES.contains(&answer.status).then_some(answer.status),
            comment: answer.comment.clone().unwrap_or_default(),
            message: answer.message.clone().unwrap_or_default(),
            ..Self::default()
        };
        match &answer.value {
            Some(Value::YesNo(said)) => {
                said.code().clone_into(&mut typed.answer);
                if let malspar_domain::value::YesNo::Planned(from) = said {
                    typed.planned = date::month_year(lang, from.year(), from.month());
                }
            }
            Some(Value::Number(number)) => typed.answer = plain(*number, lang),
            Some(Value::Ratio { numerator, denominator }) => {
                typed.answer = plain(*denominator, lang);
                typed.of_which = plain(*numerator, lang);
            }
            Some(Value::Level(level)) => typed.answer = level.to_string(),
            Some(Value::Choices(chosen)) => typed.chosen = Some(chosen.clone()),
            Some(Value::Words(words)) => typed.answer.clone_from(words),
            None => {}
        }
        typed
    }
}

/// A number to be changed: without spaces, with the decimal sign of the language.
fn plain(number: Decimal, lang: Lang) -> String {
    let plain = number.normalize().to_string();
    if lang == Lang::Sv { plain.replace('.', ",") } else { plain }
}

/// What the fields say to `question`, and what cannot be understood. With something that cannot there is no answer; nor
/// is there one where nothing is filled in.
pub fn read_typed(
    identity: &FormIdentity,
    question: &Question<'_>,
    reporter: &OrganisationCode,
    typed: &Typed,
) -> (Option<Answer>, Vec<(TypedPart, Violation)>) {
    let own = row(identity.lang, question, None, typed);
    let options = question.indicator.options().iter().map(|option| FormRow {
        answer: typed.chosen.as_ref().map_or(CellValue::Empty, |c| CellValue::Bool(c.contains(&option.code))),
        ..row(identity.lang, question, Some(option.code.clone()), &Typed::default())
    });
    let options: Vec<_> = options.collect();
    let (answer, found) = interpret::one(identity, question, reporter, &own, &options);
    let found: Vec<_> = found.into_iter().map(|(column, violation)| (part(column), violation)).collect();
    let stops = found.iter().any(|(_, violation)| violation.is_error());
    (answer.filter(|_| !stops), found)
}

fn row(lang: Lang, question: &Question<'_>, option: Option<CategoryCode>, typed: &Typed) -> FormRow {
    let is_choice = !question.indicator.options().is_empty();
    let planned = typed.answer == "planned";
    FormRow {
        row: 0,
        key: RowKey { answer: question.key.clone(), option },
        code: question.key.indicator.to_string(),
        answer: if is_choice {
            CellValue::Empty
        } else {
            said(lang, &question.indicator.kind, &typed.answer)
        },
        of_which: number(lang, &typed.of_which),
        // A month that was left beside another choice says nothing.
        planned: if planned { CellValue::of_text(&plainly(&typed.planned)) } else { CellValue::Empty },
        status: typed.status.map_or(CellValue::Empty, |s| CellValue::Text(phrases::status_text(s, lang))),
        comment: CellValue::of_text(&plainly(&typed.comment)),
        message: CellValue::of_text(&plainly(&typed.message)),
    }
}

fn said(lang: Lang, kind: &ValueKind, typed: &str) -> CellValue {
    match (kind, typed) {
        (ValueKind::YesPlannedNo, "yes") => CellValue::Text(t!(lang, "answer-yes")),
        (ValueKind::YesPlannedNo, "planned") => CellValue::Text(t!(lang, "answer-planned")),
        (ValueKind::YesPlannedNo, "no") => CellValue::Text(t!(lang, "answer-no")),
        (kind, typed) if kind.is_number() || matches!(kind, ValueKind::Share { .. }) => number(lang, typed),
        (_, typed) => CellValue::of_text(&plainly(typed)),
    }
}

/// A page says in which language it is written, and with it how its numbers are.
fn number(lang: Lang, typed: &str) -> CellValue {
    let typed = plainly(typed);
    match Convention::of_language(lang).read(&typed) {
        Number::None => CellValue::of_text(&typed),
        Number::Is(number) => CellValue::Text(number.to_string()),
        Number::Unclear => CellValue::Unclear(typed),
    }
}

/// Without signs that nobody sees and that a spreadsheet never holds.
pub fn plainly(typed: &str) -> String {
    typed.chars().filter(|sign| matches!(sign, '\n' | '\r' | '\t') || !sign.is_control()).collect()
}

const fn part(column: Column) -> TypedPart {
    match column {
        Column::OfWhich => TypedPart::OfWhich,
        Column::Planned => TypedPart::Planned,
        Column::Status => TypedPart::Status,
        Column::Comment => TypedPart::Comment,
        Column::Message => TypedPart::Message,
        Column::Key | Column::Code | Column::Question | Column::Previous | Column::Answer => {
            TypedPart::Answer
        }
    }
}
