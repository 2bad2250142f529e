//! The words of a form: questions with their dates filled in, answers as people read them, and back again.

use malspar_domain::{
    indicator::Indicator,
    lang::Lang,
    observation::ObsStatus,
    submission::Answer,
    value::{Value, ValueKind, YearMonth, YesNo},
};
use malspar_words::{date, list, number, t};

use super::cells::{CellValue, folded};

/// An answer in a few words: "Nej, men planerat från och med augusti 2027", "12, varav 7", "Uppgift saknas".
pub fn answer_text(indicator: &Indicator, answer: &Answer, lang: Lang) -> String {
    let Some(value) = &answer.value else {
        return match answer.status {
            ObsStatus::NotApplicable => t!(lang, "sheet-status-not-applicable"),
            // A remark alone: the answer is still to come.
            status if status.has_value() => {
                answer.comment.as_ref().or(answer.message.as_ref()).cloned().unwrap_or_default()
            }
            _ => t!(lang, "sheet-status-not-available"),
        };
    };
    let words = match value {
        Value::YesNo(YesNo::Yes) => t!(lang, "answer-yes"),
        Value::YesNo(YesNo::No) => t!(lang, "answer-no"),
        Value::YesNo(YesNo::Planned(from)) => {
            t!(lang, "answer-planned-from", month = date::month_year(lang, from.year(), from.month()))
        }
        Value::Number(n) => number::exact(lang, *n),
        Value::Ratio { numerator, denominator } => t!(
            lang,
            "sheet-ratio",
            num = number::exact(lang, *numerator),
            den = number::exact(lang, *denominator)
        ),
        Value::Level(level) => level_text(indicator, *level, lang),
        Value::Words(words) => words.clone(),
        Value::Choices(chosen) => {
            let titles: Vec<_> = indicator
                .options()
                .iter()
                .filter(|option| chosen.contains(&option.code))
                .map(|option| option.title.get(lang))
                .collect();
            match &indicator.kind {
                // Ticking none of them says something of its own.
                ValueKind::ChoiceSet { none: Some(none), .. } if titles.is_empty() => {
                    none.get(lang).to_owned()
                }
                _ if titles.is_empty() => t!(lang, "sheet-none-chosen"),
                _ => list::and(lang, &titles),
            }
        }
    };
    if answer.status == ObsStatus::Estimated { t!(lang, "sheet-estimated", answer = words) } else { words }
}

/// A level as it stands in the list: "3 Användning".
pub(crate) fn level_text(indicator: &Indicator, level: u8, lang: Lang) -> String {
    let word = match &indicator.kind {
        ValueKind::Ordinal { levels } => levels.get(usize::from(level)).map(|l| l.word.get(lang)),
        _ => None,
    };
    format!("{level} {}", word.unwrap_or_default()).trim_end().to_owned()
}

/// The answers of a yes/no question without the month, in the order of the list.
pub(crate) fn yes_no_list(lang: Lang) -> [String; 3] {
    [t!(lang, "answer-yes"), t!(lang, "answer-planned"), t!(lang, "answer-no")]
}

/// Yes and no alone, for the options of a choice set.
pub(crate) fn tick_list(lang: Lang) -> [String; 2] {
    [t!(lang, "answer-yes"), t!(lang, "answer-no")]
}

/// The statuses that the contact chooses from.
pub(crate) const STATUSES: [ObsStatus; 3] =
    [ObsStatus::Estimated, ObsStatus::NotAvailable, ObsStatus::NotApplicable];

/// The words of those that fit `kind`.
pub(crate) fn status_list(kind: &ValueKind, lang: Lang) -> Vec<String> {
    let fits = |status: &ObsStatus| *status != ObsStatus::NotApplicable || kind.may_not_apply();
    STATUSES.into_iter().filter(fits).map(|status| status_text(status, lang)).collect()
}

pub(crate) fn status_text(status: ObsStatus, lang: Lang) -> String {
    match status {
        ObsStatus::Estimated => t!(lang, "sheet-status-estimated"),
        ObsStatus::NotApplicable => t!(lang, "sheet-status-not-applicable"),
        _ => t!(lang, "sheet-status-not-available"),
    }
}

/// The levels of an indicator, as they stand in the list.
pub(crate) fn level_list(indicator: &Indicator, lang: Lang) -> Vec<String> {
    let ValueKind::Ordinal { levels } = &indicator.kind else { return Vec::new() };
    (0..u8::try_from(levels.len()).unwrap_or(u8::MAX))
        .map(|level| level_text(indicator, level, lang))
        .collect()
}

/// A yes/no answer as it is read, before the month is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spoken {
    Yes,
    Planned(Option<YearMonth>),
    No,
    /// Ticked with an x: the rows that are not ticked are then a no.
    Ticked,
}

/// What a cell says to a yes/no question, in either language.
pub(crate) fn spoken(cell: &CellValue) -> Option<Spoken> {
    if let CellValue::Bool(truth) = cell {
        return Some(if *truth { Spoken::Yes } else { Spoken::No });
    }
    let said = cell.folded()?;
    if ["x", "✓", "✔", "☒", "☑"].contains(&said.as_str()) {
        return Some(Spoken::Ticked);
    }
    for lang in Lang::ALL {
        let [yes, planned, no] = yes_no_list(lang).map(|word| folded(&word));
        if said == yes {
            return Some(Spoken::Yes);
        }
        if said == no {
            return Some(Spoken::No);
        }
        if said == planned || said == folded(&t!(lang, "grid-planned")) {
            return Some(Spoken::Planned(None));
        }
        // "Nej, men planerat från och med augusti 2027" in one cell, as our own texts write it.
        let with_month = folded(&t!(lang, "answer-planned-from", month = "|"));
        let month = with_month.split_once('|').and_then(|(before, _)| said.strip_prefix(before));
        if let Some(month) = month.and_then(|month| CellValue::Text(month.to_owned()).month()) {
            return Some(Spoken::Planned(Some(month)));
        }
    }
    None
}

/// The status that a cell names, in either language.
pub(crate) fn status_in(cell: &CellValue) -> Option<ObsStatus> {
    let said = cell.folded()?;
    STATUSES.into_iter().find(|status| {
        Lang::ALL.into_iter().any(|lang| {
            let long = match status {
                ObsStatus::Estimated => t!(lang, "value-estimated"),
                ObsStatus::NotApplicable => t!(lang, "value-not-applicable"),
                _ => t!(lang, "value-not-available"),
            };
            said == folded(&status_text(*status, lang)) || said == folded(&long)
        })
    })
}

/// The level that a cell names: `3`, `3 Användning` or `Användning`. A digit with the word of another level is neither.
pub(crate) fn level_in(indicator: &Indicator, cell: &CellValue) -> Option<u8> {
    if let CellValue::Number(_) = cell {
        return u8::try_from(cell.number()?).ok().filter(|level| cell.number() == Some((*level).into()));
    }
    let said = cell.folded()?;
    if let Ok(level) = said.parse() {
        return Some(level);
    }
    let ValueKind::Ordinal { levels } = &indicator.kind else { return None };
    levels.iter().zip(0_u8..).find_map(|(level, number)| {
        let digit = number.to_string();
        let rest = said.strip_prefix(&digit).map_or(said.as_str(), |rest| {
            rest.trim_start_matches(|c: char| c.is_whitespace() || "–-.:".contains(c))
        });
        let word = |lang| rest == folded(level.word.get(lang));
        Lang::ALL.into_iter().any(word).then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> CellValue {
        CellValue::Text(text.to_owned())
    }

    #[test]
    fn a_remark_alone_is_not_called_unavailable() {
        let strategy = crate::pack::read(include_str!("../../../strategies/orebro-2024-2030.toml"));
        let strategy = strategy.expect("a whole strategy");
        let indicator = strategy.asked().next().expect("a question");
        let remark = |comment: Option<&str>, message: Option<&str>| Answer {
            comment: comment.map(str::to_owned),
            message: message.map(str::to_owned),
            ..Answer::without(ObsStatus::Normal)
        };
        let said = |answer: &Answer| answer_text(indicator, answer, Lang::Sv);
        assert_eq!(said(&remark(Some("Svar kommer i maj."), None)), "Svar kommer i maj.");
        assert_eq!(said(&remark(None, Some("Räknas de med?"))), "Räknas de med?");
        assert_eq!(said(&Answer::without(ObsStatus::NotAvailable)), "Uppgift saknas");
    }

    #[test]
    fn yes_and_no_are_understood_in_both_languages() {
        for said in ["Ja", "ja", " JA ", "Ja.", "Yes", "yes"] {
            assert_eq!(spoken(&text(said)), Some(Spoken::Yes), "{said}");
        }
        for said in ["Nej", "nej ", "No"] {
            assert_eq!(spoken(&text(said)), Some(Spoken::No), "{said}");
        }
        for said in ["Nej, men planerat", "nej,  men planerat", "No, but planned", "planerat"] {
            assert_eq!(spoken(&text(said)), Some(Spoken::Planned(None)), "{said}");
        }
        assert_eq!(
            spoken(&text("Nej, men planerat från och med augusti 2027")),
            Some(Spoken::Planned(YearMonth::new(2027, 8)))
        );
        assert_eq!(spoken(&text("X")), Some(Spoken::Ticked));
        for said in ["kanske", "1", "janej", "n"] {
            assert_eq!(spoken(&text(said)), None, "{said}");
        }
    }
}
