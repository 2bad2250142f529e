//! Natural keys: the codes by which people, files and other systems name things.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The text is no code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{text}\" is no {what}: use 1 to 64 of the letters a–z and A–Z, the digits, and - _ .")]
pub struct BadCode {
    what: &'static str,
    text: String,
}

fn check(what: &'static str, text: &str) -> Result<(), BadCode> {
    let fits = (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if fits { Ok(()) } else { Err(BadCode { what, text: text.to_owned() }) }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $what:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The code, if `text` has the form of one.
            pub fn new(text: impl Into<String>) -> Result<Self, BadCode> {
                let text = text.into();
                check($what, &text)?;
                Ok(Self(text))
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadCode;

            fn try_from(text: String) -> Result<Self, BadCode> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadCode;

            fn from_str(text: &str) -> Result<Self, BadCode> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

codes! {
    /// A strategy: `orebro-2024-2030`.
    Slug = "strategy slug",
    /// An organisation: a municipality's four digits (`1880`, always text: some begin with 0), a region's code in
    /// Kolada's scheme (`0018`), or a name.
    OrganisationCode = "organisation code",
    /// A target area: `2`.
    AreaCode = "target area code",
    /// An objective: `2.1`.
    ObjectiveCode = "objective code",
    /// An indicator: `TS1`.
    IndicatorCode = "indicator code",
    /// A category of a breakdown, or an option of a choice set: `health_care`.
    CategoryCode = "category code",
    /// A published series that indicators refer to: `population`, `N00943`.
    SeriesCode = "series code",
    /// A follow-up cycle, or the baseline, by the years it concerns: `2024-2025`, `2023`.
    CycleKey = "cycle key",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_keeps_its_leading_zero() {
        assert_eq!(OrganisationCode::new("0180").unwrap().to_string(), "0180");
    }

    #[test]
    fn a_text_with_spaces_or_without_letters_is_no_code() {
        for text in ["", "TS 1", "Ö1", "a/b", &"x".repeat(65)] {
            assert!(IndicatorCode::new(text).is_err(), "{text}");
        }
    }
}
