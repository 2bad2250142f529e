//! Looking up a message.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use fluent_templates::{LanguageIdentifier, fluent_bundle::FluentValue};
use malspar_domain::lang::Lang;

use crate::number;

fluent_templates::static_loader! {
    static MESSAGES = {
        locales: "../../locales",
        fallback_language: "sv",
        customise: |bundle| {
            // Isolating marks are for mixed directions; here they would only end up in titles and file names.
            bundle.set_use_isolating(false);
            let english = bundle.locales.iter().any(|locale| locale.language.as_str() == Lang::En.tag());
            bundle.set_formatter(Some(if english { english_number } else { swedish_number }));
        },
    };
}

/// Swedish and English as the loader knows them: read once, since a report looks up thousands of messages.
static LOCALES: LazyLock<[LanguageIdentifier; 2]> =
    LazyLock::new(|| [Lang::Sv, Lang::En].map(|lang| lang.tag().parse().expect("a language tag")));

const SWEDISH: &str = include_str!("../../locales/sv.ftl");

/// What a message needs to be complete, by the name of its variable.
///
/// Pass counts as numbers: they choose between singular and plural and are written with the
/// language's thousands separator. Years, dates, shares and decimals are passed as finished text.
#[derive(Debug, Clone, Default)]
pub struct Args<'a>(HashMap<Cow<'a, str>, FluentValue<'a>>);

impl<'a> Args<'a> {
    /// No variables.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more variable.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<FluentValue<'a>>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }
}

/// The message `key` in `lang`.
///
/// A missing key or variable is a mistake in our source that a test finds; should one slip
/// through, the reader sees the key and nothing stops.
pub fn text(lang: Lang, key: &str, args: &Args<'_>) -> String {
    find(lang, key, args).unwrap_or_else(|| key.to_owned())
}

/// Every message without variables whose key begins with `prefix`: what a report template,
/// which cannot call back, is given to read.
pub fn plain(lang: Lang, prefix: &str) -> BTreeMap<&'static str, String> {
    keys()
        .filter(|key| key.starts_with(prefix))
        .filter_map(|key| Some((key, find(lang, key, &Args::new())?)))
        .collect()
}

/// The keys of all messages, in the order of the file.
pub fn keys() -> impl Iterator<Item = &'static str> {
    keys_in(SWEDISH)
}

/// A message begins at the margin; its continuation lines are indented and comments begin with `#`.
pub(crate) fn keys_in(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once(" =")?.0))
}

fn find(lang: Lang, key: &str, args: &Args<'_>) -> Option<String> {
    let locale = match lang {
        Lang::Sv => &LOCALES[0],
        Lang::En => &LOCALES[1],
    };
    MESSAGES.lookup_single_language(locale, key, Some(&args.0)).ok()
}

fn swedish_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_in_message(Lang::Sv, value)
}

fn english_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_in_message(Lang::En, value)
}

fn number_in_message(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => number::from_digits(lang, &number.as_string()),
        _ => None,
    }
}

/// A message: `t!(lang, "status-open", n = 3)`.
///
/// The key is a literal and the variables are named, so that a test can hold every use in the
/// sources against the messages. Pages use the same macro.
#[macro_export]
macro_rules! t {
    ($lang:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text($lang, $key, &$crate::Args::new()$(.with(stringify!($name), $value))*)
    };
}

/// The key of a message that is looked up later: `key!("status-reached")`.
///
/// It is the literal itself; the macro marks it for the test that knows every key in use.
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        $key
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_chooses_singular_or_plural() {
        assert_eq!(t!(Lang::Sv, "municipalities", n = 1), "1 kommun");
        assert_eq!(t!(Lang::Sv, "municipalities", n = 2), "2 kommuner");
        assert_eq!(t!(Lang::En, "municipalities", n = 1), "1 municipality");
        assert_eq!(t!(Lang::En, "municipalities", n = 0), "0 municipalities");
        assert_eq!(t!(Lang::Sv, "status-open", n = 1), "Kan inte avgöras ännu: svar saknas från 1 kommun");
    }

    #[test]
    fn a_count_in_a_message_is_written_like_any_other_number() {
        assert_eq!(t!(Lang::Sv, "municipalities", n = 17_199), "17\u{a0}199 kommuner");
        assert_eq!(t!(Lang::En, "municipalities", n = 17_199_u64), "17,199 municipalities");
    }

    #[test]
    fn a_year_is_text_and_keeps_its_digits() {
        let year = crate::date::year(2030);
        assert_eq!(t!(Lang::Sv, "chart-target", year = year), "Målvärde 2030");
    }

    #[test]
    fn nothing_and_one_have_their_own_sentences() {
        let reached = |n: u64| {
            let words = number::in_words(Lang::Sv, n, true);
            t!(Lang::Sv, "summary-reached", reached = n, words = words, total = "fyra")
        };
        assert_eq!(reached(0), "Inget av de fyra målen är nått.");
        assert_eq!(reached(1), "Ett av de fyra målen är nått.");
        assert_eq!(reached(2), "Två av de fyra målen är nådda.");
    }

    #[test]
    fn no_direction_marks_surround_a_variable() {
        let sentence = t!(Lang::En, "own-planned", month = "August 2027");
        assert_eq!(sentence, "Planned from August 2027.");
    }

    #[test]
    fn a_missing_key_or_variable_shows_the_key() {
        assert_eq!(text(Lang::Sv, "no-such-message", &Args::new()), "no-such-message");
        assert_eq!(text(Lang::En, "status-open", &Args::new()), "status-open");
    }

    #[test]
    fn a_template_is_given_the_plain_messages_under_a_prefix() {
        let words = plain(Lang::En, "report-");
        assert_eq!(words["report-contents"], "Contents");
        assert!(!words.contains_key("report-objective"), "it has variables");
        assert!(!words.contains_key("memo-title"));
    }
}
