//! The places of a report where somebody may write, and what can stand there.

use std::collections::BTreeMap;

use malspar_domain::{
    canonical,
    code::{AreaCode, IndicatorCode, ObjectiveCode},
    lang::Text,
    narrative::{Assessment, MeetingStep, Narratives, ObjectiveNarrative, Recipient},
    strategy::Strategy,
};
use malspar_storage::SaidFigures;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// A place of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The summary's sentence about the whole.
    Sentence,
    /// What has changed.
    Changed,
    /// What remains.
    Remaining,
    /// What the reading body is asked to do.
    Request,
    /// What is proposed for the further work.
    Proposals,
    /// How the follow-up was made.
    Method,
    /// About a target area.
    Area(AreaCode),
    /// The analysis of an objective.
    Analysis(ObjectiveCode),
    /// The owner's assessment of an objective.
    Assessment(ObjectiveCode),
    /// About the strategy as a whole.
    Overall,
    /// The most common answer to a question in words.
    Voice(IndicatorCode),
    /// What it means for children.
    Children,
    /// For gender equality.
    Equality,
    /// For the environment.
    Environment,
    /// For the economy.
    Economy,
    /// Conclusions and further work.
    Conclusions,
    /// Where the report is taken up.
    Steps,
    /// Who gets it.
    Recipients,
    /// The registry number of the cycle's matter.
    RegistryNumber,
    /// The unit's mailbox.
    Mailbox,
}

/// What a form for a place asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Paragraphs and lists.
    Paragraphs,
    /// One paragraph.
    Paragraph,
    /// At most so many points.
    Points,
    /// One of four phrases, and why.
    Assessment,
    /// Meetings.
    Steps,
    /// Names of bodies.
    Recipients,
    /// One line, the same in both languages.
    Line,
}

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A text, or none.
    Text(Option<Text>),
    /// Points.
    Points(Vec<Text>),
    /// An assessment, or none.
    Assessment(Option<Assessment>),
    /// Meetings.
    Steps(Vec<MeetingStep>),
    /// Bodies.
    Recipients(Vec<Recipient>),
    /// A line, or none.
    Line(Option<String>),
}

impl Place {
    /// Every place that the report of this strategy has, in the report's order; then what the report is told about itself.
    pub fn all(strategy: &Strategy) -> Vec<Self> {
        let mut all = vec![Self::Sentence, Self::Changed, Self::Remaining, Self::Request, Self::Proposals];
        all.push(Self::Method);
        for area in &strategy.areas {
            all.push(Self::Area(area.code.clone()));
            for objective in &area.objectives {
                all.push(Self::Analysis(objective.code.clone()));
                all.push(Self::Assessment(objective.code.clone()));
            }
        }
        all.push(Self::Overall);
        all.extend(strategy.questions.iter().map(|question| Self::Voice(question.code.clone())));
        all.extend([Self::Children, Self::Equality, Self::Environment, Self::Economy, Self::Conclusions]);
        all.extend([Self::Steps, Self::Recipients, Self::RegistryNumber, Self::Mailbox]);
        all
    }

    /// The place that an address names; nothing where the strategy has none of that name.
    pub fn find(strategy: &Strategy, address: &str) -> Option<Self> {
        Self::all(strategy).into_iter().find(|place| place.address() == address)
    }

    /// Its name in addresses.
    pub fn address(&self) -> String {
        match self {
            Self::Sentence => "helheten".to_owned(),
            Self::Changed => "har-andrats".to_owned(),
            Self::Remaining => "aterstar".to_owned(),
            Self::Request => "begaran".to_owned(),
            Self::Proposals => "forslag".to_owned(),
            Self::Method => "metod".to_owned(),
            Self::Area(code) => format!("omrade-{code}"),
            Self::Analysis(code) => format!("analys-{code}"),
            Self::Assessment(code) => format!("bedomning-{code}"),
            Self::Overall => "overgripande".to_owned(),
            Self::Voice(code) => format!("roster-{code}"),
            Self::Children => "barn".to_owned(),
            Self::Equality => "jamstalldhet".to_owned(),
            Self::Environment => "miljo".to_owned(),
            Self::Economy => "ekonomi".to_owned(),
            Self::Conclusions => "slutsatser".to_owned(),
            Self::Steps => "sammantraden".to_owned(),
            Self::Recipients => "sandlista".to_owned(),
            Self::RegistryNumber => "diarienummer".to_owned(),
            Self::Mailbox => "brevlada".to_owned(),
        }
    }

    /// Where it stands in the file: `objectives.2.1.analysis`.
    pub fn path(&self) -> String {
        match self {
            Self::Sentence => "sentence".to_owned(),
            Self::Changed => "changed".to_owned(),
            Self::Remaining => "remaining".to_owned(),
            Self::Request => "request".to_owned(),
            Self::Proposals => "proposals".to_owned(),
            Self::Method => "method".to_owned(),
            Self::Area(code) => format!("areas.{code}"),
            Self::Analysis(code) => format!("objectives.{code}.analysis"),
            Self::Assessment(code) => format!("objectives.{code}.assessment"),
            Self::Overall => "overall".to_owned(),
            Self::Voice(code) => format!("voices.{code}"),
            Self::Children => "consequences.children".to_owned(),
            Self::Equality => "consequences.equality".to_owned(),
            Self::Environment => "consequences.environment".to_owned(),
            Self::Economy => "consequences.economy".to_owned(),
            Self::Conclusions => "conclusions".to_owned(),
            Self::Steps => "steps".to_owned(),
            Self::Recipients => "recipients".to_owned(),
            Self::RegistryNumber => "registry_number".to_owned(),
            Self::Mailbox => "mailbox".to_owned(),
        }
    }

    /// What its form asks for.
    pub const fn shape(&self) -> Shape {
        match self {
            Self::Sentence | Self::Request | Self::Voice(_) => Shape::Paragraph,
            Self::Changed | Self::Remaining | Self::Proposals => Shape::Points,
            Self::Assessment(_) => Shape::Assessment,
            Self::Steps => Shape::Steps,
            Self::Recipients => Shape::Recipients,
            Self::RegistryNumber | Self::Mailbox => Shape::Line,
            Self::Method
            | Self::Area(_)
            | Self::Analysis(_)
            | Self::Overall
            | Self::Children
            | Self::Equality
            | Self::Environment
            | Self::Economy
            | Self::Conclusions => Shape::Paragraphs,
        }
    }

    /// What stands here.
    pub fn read(&self, from: &Narratives) -> Written {
        let objective = |code| from.objectives.get(code);
        match self {
            Self::Sentence => Written::Text(from.sentence.clone()),
            Self::Changed => Written::Points(from.changed.clone()),
            Self::Remaining => Written::Points(from.remaining.clone()),
            Self::Request => Written::Text(from.request.clone()),
            Self::Proposals => Written::Points(from.proposals.clone()),
            Self::Method => Written::Text(from.method.clone()),
            Self::Area(code) => Written::Text(from.areas.get(code).cloned()),
            Self::Analysis(code) => Written::Text(objective(code).and_then(|o| o.analysis.clone())),
            Self::Assessment(code) => Written::Assessment(objective(code).and_then(|o| o.assessment.clone())),
            Self::Overall => Written::Text(from.overall.clone()),
            Self::Voice(code) => Written::Text(from.voices.get(code).cloned()),
            Self::Children => Written::Text(from.consequences.children.clone()),
            Self::Equality => Written::Text(from.consequences.equality.clone()),
            Self::Environment => Written::Text(from.consequences.environment.clone()),
            Self::Economy => Written::Text(from.consequences.economy.clone()),
            Self::Conclusions => Written::Text(from.conclusions.clone()),
            Self::Steps => Written::Steps(from.steps.clone()),
            Self::Recipients => Written::Recipients(from.recipients.clone()),
            Self::RegistryNumber => Written::Line(from.registry_number.clone()),
            Self::Mailbox => Written::Line(from.mailbox.clone()),
        }
    }

    /// Puts `written` here; everything else stays as it is. What has another shape is left out.
    pub fn put(&self, into: &mut Narratives, written: Written) {
        match written {
            Written::Text(text) => self.put_text(into, text),
            Written::Points(points) => match self {
                Self::Changed => into.changed = points,
                Self::Remaining => into.remaining = points,
                Self::Proposals => into.proposals = points,
                _ => {}
            },
            Written::Assessment(assessment) => {
                if let Self::Assessment(code) = self {
                    about(into, code, |own| own.assessment = assessment);
                }
            }
            Written::Steps(steps) => into.steps = steps,
            Written::Recipients(recipients) => into.recipients = recipients,
            Written::Line(line) if *self == Self::Mailbox => into.mailbox = line,
            Written::Line(line) => into.registry_number = line,
        }
    }

    /// What a form carries to tell later whether somebody else has written something else here.
    pub(super) fn mark(&self, written: &Written) -> Result<String> {
        let mut alone = Narratives::default();
        self.put(&mut alone, written.clone());
        canonical::json(&alone).map(|document| short(&document)).map_err(|e| Error::Data(e.to_string()))
    }

    fn put_text(&self, into: &mut Narratives, text: Option<Text>) {
        match self {
            Self::Sentence => into.sentence = text,
            Self::Request => into.request = text,
            Self::Method => into.method = text,
            Self::Area(code) => keyed(&mut into.areas, code, text),
            Self::Analysis(code) => about(into, code, |own| own.analysis = text),
            Self::Overall => into.overall = text,
            Self::Voice(code) => keyed(&mut into.voices, code, text),
            Self::Children => into.consequences.children = text,
            Self::Equality => into.consequences.equality = text,
            Self::Environment => into.consequences.environment = text,
            Self::Economy => into.consequences.economy = text,
            Self::Conclusions => into.conclusions = text,
            _ => {}
        }
    }
}

fn keyed<K: Ord + Clone>(map: &mut BTreeMap<K, Text>, key: &K, text: Option<Text>) {
    match text {
        Some(text) => _ = map.insert(key.clone(), text),
        None => _ = map.remove(key),
    }
}

/// An objective that nothing is written about is not named either.
fn about(into: &mut Narratives, code: &ObjectiveCode, change: impl FnOnce(&mut ObjectiveNarrative)) {
    let own = into.objectives.entry(code.clone()).or_default();
    change(own);
    if *own == ObjectiveNarrative::default() {
        into.objectives.remove(code);
    }
}

impl Written {
    /// Does nothing stand here?
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_none(),
            Self::Points(points) => points.is_empty(),
            Self::Assessment(assessment) => assessment.is_none(),
            Self::Steps(steps) => steps.is_empty(),
            Self::Recipients(recipients) => recipients.is_empty(),
            Self::Line(line) => line.is_none(),
        }
    }

    /// Its texts.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Text(text) => text.iter().collect(),
            Self::Points(points) => points.iter().collect(),
            Self::Assessment(assessment) => assessment.iter().map(|own| &own.reason).collect(),
            Self::Steps(steps) => steps.iter().map(|step| &step.body).collect(),
            Self::Recipients(recipients) => recipients.iter().map(|one| &one.name).collect(),
            Self::Line(_) => Vec::new(),
        }
    }

    /// Is some of it written in Swedish alone?
    pub fn lacks_english(&self) -> bool {
        self.texts().iter().any(|text| text.en.is_none())
    }

    /// Without the spaces around texts, which a form does not keep.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let tidy = |text: &mut Text| {
            text.sv = text.sv.trim().to_owned();
            text.en = text.en.take().map(|en| en.trim().to_owned());
        };
        match &mut self {
            Self::Text(text) => text.iter_mut().for_each(tidy),
            Self::Points(points) => points.iter_mut().for_each(tidy),
            Self::Assessment(own) => own.iter_mut().map(|own| &mut own.reason).for_each(tidy),
            Self::Steps(steps) => steps.iter_mut().map(|step| &mut step.body).for_each(tidy),
            Self::Recipients(all) => all.iter_mut().map(|one| &mut one.name).for_each(tidy),
            Self::Line(line) => *line = line.take().map(|line| line.trim().to_owned()),
        }
        self
    }
}

/// What a form carries to tell later whether the figures are still said so.
pub(super) fn mark_of_figures(said: &SaidFigures) -> Result<String> {
    canonical::json(said).map(|document| short(&document)).map_err(|e| Error::Data(e.to_string()))
}

/// Short, and another for whatever reads otherwise.
fn short(document: &str) -> String {
    const LETTERS: usize = 16;
    let mut mark = format!("{:x}", Sha256::digest(document.as_bytes()));
    mark.truncate(LETTERS);
    mark
}
