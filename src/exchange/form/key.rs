//! The key that a row of the form carries, hidden from people.

use std::fmt;

use malspar_domain::{
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    submission::AnswerKey,
};

/// Which answer a row holds, or which option of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The answer.
    pub answer: AnswerKey,
    /// The option of a choice set.
    pub option: Option<CategoryCode>,
}

impl RowKey {
    /// Reads what [`RowKey`]'s `Display` has written.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('/');
        let indicator = IndicatorCode::new(parts.next()?).ok()?;
        let about = OrganisationCode::new(parts.next()?).ok()?;
        let mut code = || match parts.next()? {
            "" => Some(None),
            text => CategoryCode::new(text).ok().map(Some),
        };
        let (category, option) = (code()?, code()?);
        let key = Self { answer: AnswerKey { indicator, about, category }, option };
        parts.next().is_none().then_some(key)
    }
}

/// `KB5/1860/school/`: codes hold no slash.
impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = |code: &Option<CategoryCode>| code.as_ref().map_or_else(String::new, ToString::to_string);
        let AnswerKey { indicator, about, category } = &self.answer;
        write!(f, "{indicator}/{about}/{}/{}", code(category), code(&self.option))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back() {
        for text in ["TS1/1860//", "KB5/0180/school/", "SO2/1860//health_care"] {
            assert_eq!(RowKey::parse(text).map(|key| key.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn anything_else_is_no_key() {
        for text in ["", "TS1", "TS1/1860", "TS1/1860/", "TS 1/1860//", "TS1/1860///"] {
            assert_eq!(RowKey::parse(text), None, "{text}");
        }
    }
}
