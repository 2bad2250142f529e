//! What is wrong with something that a person wrote, in their language.
//!
//! The lower layers report a code, which is the key of a message, and its figures as plain text.
//! Here the figures are written the way this language writes them.

use malspar_domain::{lang::Lang, violation::LANGUAGES};
use rust_decimal::Decimal;

use crate::{Args, date, number, text};

/// Variables that are numbers. Any other figure is a name: a municipality's code of four digits
/// must not be written as a thousand.
const NUMBERS: [&str; 9] = ["n", "num", "den", "min", "max", "sum", "total", "level", "decimals"];

/// The message for `code`. `params` are the variables of the message, by name.
pub fn describe(lang: Lang, code: &str, params: &[(String, String)]) -> String {
    let args = params.iter().fold(Args::new(), |args, (name, value)| {
        if !NUMBERS.contains(&name.as_str()) {
            return args.with(name, in_language(lang, value));
        }
        match (value.parse::<i64>(), value.parse::<Decimal>()) {
            // A whole number stays one, since it may choose between singular and plural.
            (Ok(whole), _) => args.with(name, whole),
            (_, Ok(decimal)) => args.with(name, number::exact(lang, decimal)),
            _ => args.with(name, value),
        }
    });
    let message = text(lang, code, &args);
    if code != STRATEGY {
        return message;
    }
    params.iter().fold(message, |text, param| filled(lang, &text, param))
}

/// The message of a strategy's own check names answers by their codes: "{TS2} familjecentraler".
const STRATEGY: &str = "check-strategy";

fn filled(lang: Lang, message: &str, (name, value): &(String, String)) -> String {
    let said = value.parse().map_or_else(|_| in_language(lang, value), |n: Decimal| number::exact(lang, n));
    let mut message = message.replace(&format!("{{{name}}}"), &said);
    // `{TS2|familjecentral|familjecentraler}` is the one word or the other, by the number.
    let opening = format!("{{{name}|");
    while let Some((before, after)) = message.split_once(&opening) {
        let Some((choice, after)) = after.split_once('}') else { break };
        let (one, other) = choice.split_once('|').unwrap_or((choice, choice));
        message = format!("{before}{}{after}", if number::is_one(&said) { one } else { other });
    }
    message
}

/// A date or a month written out, a text in the reader's language, a yes or no as a word; anything else as it is.
fn in_language(lang: Lang, value: &str) -> String {
    if let Some((sv, en)) = value.split_once(LANGUAGES) {
        return if lang == Lang::Sv { sv } else { en }.to_owned();
    }
    if let Some(key) = [("yes", "answer-yes"), ("planned", "answer-planned"), ("no", "answer-no")]
        .into_iter()
        .find_map(|(code, key)| (code == value).then_some(key))
    {
        return text(lang, key, &Args::new()).to_lowercase();
    }
    if let Ok(day) = value.parse() {
        return date::long(lang, day);
    }
    match year_and_month(value) {
        Some((year, month)) => date::month_year(lang, year, month),
        None => value.to_owned(),
    }
}

fn year_and_month(value: &str) -> Option<(i32, u32)> {
    let (year, month) = value.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2)?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some((year.parse().ok()?, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(lang: Lang, code: &str, params: &[(&str, &str)]) -> String {
        let params: Vec<_> =
            params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        describe(lang, code, &params)
    }

    #[test]
    fn numbers_are_written_in_the_language() {
        let params = [("min", "0"), ("max", "1000000")];
        assert_eq!(
            described(Lang::Sv, "check-out-of-range", &params),
            "Talet ska ligga mellan 0 och 1\u{a0}000\u{a0}000. Rätta det."
        );
        let params = [("min", "0"), ("max", "16.50")];
        assert_eq!(
            described(Lang::Sv, "check-out-of-range", &params),
            "Talet ska ligga mellan 0 och 16,5. Rätta det."
        );
    }

    #[test]
    fn codes_stay_as_they_are() {
        let written = described(Lang::En, "pack-code-twice", &[("code", "1880")]);
        assert_eq!(written, "The code 1880 appears twice. Give one of them another code.");
    }

    #[test]
    fn months_and_dates_are_written_out() {
        for (given, shown) in
            [("2025-08", "augusti 2025"), ("2025-12-31", "31 december 2025"), ("2025-99", "2025-99")]
        {
            assert!(described(Lang::Sv, "check-planned-past", &[("date", given)]).starts_with(shown));
        }
    }

    #[test]
    fn a_code_in_the_params_chooses_the_words() {
        let params = [("state", "approved"), ("act", "submit")];
        assert_eq!(
            described(Lang::En, "act-does-not-fit", &params),
            "The answers have been checked, so it is not possible to submit them. Check how things stand now."
        );
    }

    #[test]
    fn a_number_in_a_check_of_the_strategy_chooses_its_word() {
        let message = "Kommunen uppger {TS2} {TS2|familjecentral|familjecentraler}.";
        let said = |n: &str| described(Lang::Sv, "check-strategy", &[("message", message), ("TS2", n)]);
        assert_eq!(said("1"), "Kommunen uppger 1 familjecentral.");
        assert_eq!(said("3"), "Kommunen uppger 3 familjecentraler.");
    }

    #[test]
    fn an_unknown_code_is_shown() {
        assert_eq!(described(Lang::Sv, "pack-new", &[("a", "b")]), "pack-new");
    }
}
