//! Questions to be answered in words. In a pack they are short; inside they are indicators of the kind words, so that
//! drafts, forms, submissions and observations treat their answers like all others. They are never counted.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    code::IndicatorCode,
    indicator::{Aggregation, Direction, Indicator, Measured},
    lang::Text,
    value::ValueKind,
};

/// As it stands in a pack.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenQuestion {
    code: IndicatorCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    title: Text,
    question: Text,
    help: Text,
    max: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    compulsory: bool,
}

impl From<&Indicator> for OpenQuestion {
    fn from(question: &Indicator) -> Self {
        // `Strategy::check` lets nothing else stand here.
        let max = if let ValueKind::Words { max } = question.kind { max } else { 0 };
        Self {
            code: question.code.clone(),
            parent: question.parent.clone(),
            title: question.title.clone(),
            question: question.question.clone(),
            help: question.help.clone(),
            max,
            compulsory: !question.voluntary,
        }
    }
}

impl From<OpenQuestion> for Indicator {
    fn from(question: OpenQuestion) -> Self {
        let kind = ValueKind::Words { max: question.max };
        Self {
            parent: question.parent,
            finding: question.title.clone(),
            measure: question.title.clone(),
            title: question.title,
            question: question.question,
            help: question.help,
            direction: Direction::Neutral,
            measured: Measured::Period,
            voluntary: !question.compulsory,
            ..Self::bare(question.code, kind, Aggregation::Words)
        }
    }
}

pub(crate) fn serialize<S: Serializer>(questions: &[Indicator], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(questions.iter().map(OpenQuestion::from))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Indicator>, D::Error> {
    let questions = Vec::<OpenQuestion>::deserialize(deserializer)?;
    Ok(questions.into_iter().map(Indicator::from).collect())
}
