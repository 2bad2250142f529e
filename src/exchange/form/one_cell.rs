//! An answer in one cell, as tables of earlier measurements hold it: "4 av 12", "Nej, men planerat från och med maj 2021",
//! "Uppgift saknas". It is read as the fields of a page are, so that no answer depends on the way it came in.

use std::collections::BTreeSet;

use malspar_domain::{
    code::{CategoryCode, OrganisationCode},
    indicator::Indicator,
    lang::Lang,
    submission::{Answer, Question},
    value::{Value, ValueKind, YesNo},
    violation::Violation,
};
use malspar_words::{list, t};
use rust_decimal::Decimal;

use super::{
    CellValue, FormIdentity, Typed, TypedPart,
    cells::folded,
    phrases::{self, Spoken},
    read_typed,
};

/// The cells of one answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OneCell {
    /// The answer: of a share both numbers, of a choice all that is chosen.
    pub value: CellValue,
    /// Estimated, not available or not applicable.
    pub status: CellValue,
    /// The published comment.
    pub comment: CellValue,
}

impl OneCell {
    /// Does nothing stand in them?
    pub fn is_empty(&self) -> bool {
        self.value.is_empty() && self.status.is_empty() && self.comment.is_empty()
    }

    /// The cells in which `answer` reads back as itself.
    pub fn of(indicator: &Indicator, answer: &Answer, lang: Lang) -> Self {
        let status = phrases::STATUSES.contains(&answer.status).then_some(answer.status);
        let value = answer.value.as_ref().map(|value| said(indicator, value, lang));
        Self {
            value: CellValue::of_text(&value.unwrap_or_default()),
            status: status.map_or(CellValue::Empty, |s| CellValue::Text(phrases::status_text(s, lang))),
            comment: CellValue::of_text(answer.comment.as_deref().unwrap_or_default()),
        }
    }

    /// The three of them as texts.
    pub fn texts(&self) -> [String; 3] {
        [&self.value, &self.status, &self.comment].map(CellValue::shown)
    }
}

/// What the cells say to `question`, and what cannot be understood. With something that cannot there is no answer.
pub fn read_one_cell(
    identity: &FormIdentity,
    question: &Question<'_>,
    reporter: &OrganisationCode,
    cells: &OneCell,
) -> (Option<Answer>, Vec<(TypedPart, Violation)>) {
    match typed(question.indicator, identity.lang, cells) {
        Ok(typed) => read_typed(identity, question, reporter, &typed),
        Err(wrong) => (None, vec![wrong]),
    }
}

/// What may be written in the cell, in a few words.
pub fn one_cell_hint(indicator: &Indicator, lang: Lang) -> String {
    match &indicator.kind {
        ValueKind::YesPlannedNo => phrases::yes_no_list(lang).join(" / "),
        ValueKind::Count { .. } | ValueKind::Rate { .. } => t!(lang, "history-hint-whole"),
        ValueKind::Quantity { unit, .. } => unit.get(lang).to_owned(),
        ValueKind::Share { numerator, denominator } => {
            t!(
                lang,
                "history-hint-share",
                numerator = numerator.get(lang),
                denominator = denominator.get(lang)
            )
        }
        ValueKind::Ordinal { .. } => phrases::level_list(indicator, lang).join(" / "),
        ValueKind::ChoiceSet { options, .. } => {
            let titles: Vec<_> = options.iter().map(|option| option.title.get(lang)).collect();
            t!(lang, "history-hint-choices", options = titles.join("; "))
        }
        ValueKind::Words { .. } => t!(lang, "history-hint-words"),
    }
}

fn typed(indicator: &Indicator, lang: Lang, cells: &OneCell) -> Result<Typed, (TypedPart, Violation)> {
    let parts = [
        (TypedPart::Answer, &cells.value),
        (TypedPart::Status, &cells.status),
        (TypedPart::Comment, &cells.comment),
    ];
    for (part, cell) in parts {
        match cell {
            CellValue::Formula => return Err((part, Violation::error("", "import-formula"))),
            CellValue::Error(found) => {
                return Err((part, Violation::error("", "import-error-value").with("found", found)));
            }
            _ => {}
        }
    }
    // "Uppgift saknas" may stand where the value would have.
    let instead = phrases::status_in(&cells.value).filter(|status| !status.has_value());
    let mut typed = match instead {
        Some(_) => Typed::default(),
        None => value(indicator, lang, &cells.value).map_err(|wrong| (TypedPart::Answer, wrong))?,
    };
    typed.status = match phrases::status_in(&cells.status) {
        None if !cells.status.is_empty() => {
            let allowed = phrases::status_list(&indicator.kind, lang);
            return Err((TypedPart::Status, not_in_list(&cells.status.shown(), &allowed, lang)));
        }
        found => found.or(instead),
    };
    typed.comment = cells.comment.shown();
    Ok(typed)
}

fn value(indicator: &Indicator, lang: Lang, cell: &CellValue) -> Result<Typed, Violation> {
    let answer = |answer: &str| Typed { answer: answer.to_owned(), ..Typed::default() };
    match &indicator.kind {
        _ if cell.is_empty() => Ok(Typed::default()),
        ValueKind::YesPlannedNo => Ok(yes_no(cell)),
        ValueKind::Share { .. } => share(cell, lang),
        ValueKind::ChoiceSet { none, .. } => {
            let none = none.iter().flat_map(|none| Lang::ALL.map(|lang| none.get(lang).to_owned()));
            choices(indicator, lang, cell, none)
        }
        _ => Ok(answer(&text(cell, lang))),
    }
}

/// As a person writes it who writes `lang`.
fn text(cell: &CellValue, lang: Lang) -> String {
    match (cell, cell.number()) {
        (CellValue::Number(_), Some(number)) => plain(number, lang),
        _ => cell.shown(),
    }
}

fn plain(number: Decimal, lang: Lang) -> String {
    let plain = number.normalize().to_string();
    if lang == Lang::Sv { plain.replace('.', ",") } else { plain }
}

/// `Planerat 2027-08` as well as our own longer words.
fn yes_no(cell: &CellValue) -> Typed {
    let answer = match phrases::spoken(cell) {
        Some(Spoken::Yes | Spoken::Ticked) => "yes".to_owned(),
        Some(Spoken::No) => "no".to_owned(),
        Some(Spoken::Planned(None)) => "planned".to_owned(),
        Some(Spoken::Planned(Some(_))) | None => cell.shown(),
    };
    let whole = cell.shown();
    let parts = whole.char_indices().filter(|(_, sign)| sign.is_whitespace()).find_map(|(at, _)| {
        let (before, month) = whole.split_at(at);
        let is_planned = phrases::spoken(&CellValue::of_text(before)) == Some(Spoken::Planned(None));
        let month = month.trim().trim_start_matches(['(', ',']).trim_end_matches(')').trim();
        (is_planned && CellValue::of_text(month).month().is_some()).then(|| month.to_owned())
    });
    match parts {
        Some(planned) => Typed { answer: "planned".to_owned(), planned, ..Typed::default() },
        None => Typed { answer, ..Typed::default() },
    }
}

/// So many of so many: "4 av 12", "4/12", and the longer "12, varav 4".
fn share(cell: &CellValue, lang: Lang) -> Result<Typed, Violation> {
    let whole = text(cell, lang);
    let said = whole.to_lowercase();
    let of = ["/", " av ", " of "].iter().find_map(|between| said.split_once(between));
    let which = [", varav ", ", of which "].iter().find_map(|between| said.split_once(between));
    let (of_which, answer) = match (which, of) {
        (Some((all, some)), _) => (some, all),
        (None, Some(both)) => both,
        // Of none there are none.
        (None, None) if said == "0" => ("", "0"),
        (None, None) => return Err(Violation::error("", "history-share").with("found", whole)),
    };
    let typed = |text: &str| text.trim().to_owned();
    Ok(Typed { answer: typed(answer), of_which: typed(of_which), ..Typed::default() })
}

/// By title or code, with a semicolon between; a comma will do where no title has one.
fn choices(
    indicator: &Indicator,
    lang: Lang,
    cell: &CellValue,
    none: impl Iterator<Item = String>,
) -> Result<Typed, Violation> {
    let whole = cell.shown();
    let chosen = |chosen| Typed { chosen: Some(chosen), ..Typed::default() };
    let nothing = Lang::ALL.map(|lang| t!(lang, "sheet-none-chosen"));
    if nothing.into_iter().chain(none).any(|words| folded(&words) == folded(&whole)) {
        return Ok(chosen(BTreeSet::new()));
    }
    let named = |separators: &[char]| -> Result<BTreeSet<CategoryCode>, String> {
        let parts = whole.split(separators).map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| option(indicator, part).ok_or_else(|| part.to_owned())).collect()
    };
    let found = named(&[';', '\n']).or_else(|part| named(&[';', '\n', ',']).map_err(|_| part));
    found.map(chosen).map_err(|part| {
        let titles: Vec<_> = indicator.options().iter().map(|o| o.title.get(lang).to_owned()).collect();
        not_in_list(&part, &titles, lang)
    })
}

fn option(indicator: &Indicator, said: &str) -> Option<CategoryCode> {
    let is = |title: &str| folded(title) == folded(said);
    let found = indicator.options().iter().find(|option| {
        is(option.code.as_str()) || Lang::ALL.into_iter().any(|lang| is(option.title.get(lang)))
    });
    found.map(|option| option.code.clone())
}

fn not_in_list(found: &str, allowed: &[String], lang: Lang) -> Violation {
    let quoted: Vec<_> = allowed.iter().map(|word| format!("”{word}”")).collect();
    Violation::error("", "import-not-in-list").with("found", found).with("allowed", list::and(lang, &quoted))
}

fn said(indicator: &Indicator, value: &Value, lang: Lang) -> String {
    match value {
        Value::YesNo(YesNo::Planned(from)) => format!("{} {from}", t!(lang, "grid-planned")),
        Value::Number(number) => plain(*number, lang),
        Value::Ratio { numerator, denominator } => {
            let (numerator, denominator) = (plain(*numerator, lang), plain(*denominator, lang));
            t!(lang, "history-share-said", numerator = numerator, denominator = denominator)
        }
        Value::Choices(chosen) if chosen.is_empty() => t!(lang, "sheet-none-chosen"),
        Value::Choices(chosen) => {
            let titles = indicator.options().iter().filter(|option| chosen.contains(&option.code));
            titles.map(|option| option.title.get(lang)).collect::<Vec<_>>().join("; ")
        }
        Value::Words(words) => words.clone(),
        Value::YesNo(YesNo::Yes | YesNo::No) | Value::Level(_) => {
            phrases::answer_text(indicator, &Answer::of(value.clone()), lang)
        }
    }
}
