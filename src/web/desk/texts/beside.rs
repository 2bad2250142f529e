//! What stands beside a text while it is written: the charts that it is about, what the municipalities say in words, and
//! their comments.

use malspar_app::texts::{Place, Texts};
use malspar_domain::{
    figure::IndicatorProgress,
    indicator::Indicator,
    progress::{Content, Municipality},
    value::Value,
};
use malspar_render::{
    report::{Entry, Pages},
    snapshot::Snapshot,
};
use malspar_words::{Lang, name, sort};

use super::picker;
use crate::{Site, desk::place::AtCycle, error::PageError};

/// What stands beside.
pub(super) struct Beside {
    /// An objective with its charts.
    pub(super) charts: Option<String>,
    /// What the indicators show, in a line each, where no objective is meant.
    pub(super) findings: Vec<Entry>,
    /// The way to an indicator's figures, without its code.
    pub(super) values: String,
    /// The questions in words, each with what was answered.
    pub(super) questions: Vec<Question>,
    /// Is the place about one of them, so that they stand open?
    pub(super) is_about_words: bool,
    /// What was commented on the answers, indicator by indicator.
    pub(super) comments: Vec<Question>,
}

/// What was said of something.
pub(super) struct Question {
    pub(super) title: String,
    /// Who, and what.
    pub(super) answers: Vec<(String, String)>,
}

impl Beside {
    pub(super) async fn of(
        at: &AtCycle,
        site: &Site,
        texts: &Texts,
        place: &Place,
    ) -> Result<Self, PageError> {
        let lang = at.lang();
        let pages = site.library.draft(&site.app, texts.figures_alone(), lang).await;
        let pages = pages.map_err(|error| at.failed(&error))?;
        let values = at.href("/varden/");
        let charts = match place {
            Place::Analysis(code) | Place::Assessment(code) => pages
                .objective(code.as_str())
                .map_err(|error| PageError::failed(at.reader.clone(), &error))?
                .map(|part| part.html.replace("../indikatorer/", &values)),
            _ => None,
        };
        let own = picker::of_place(&texts.snapshot.strategy, place);
        let wants_findings = charts.is_none() && !is_fact(place);
        Ok(Self {
            findings: if wants_findings { findings(&pages, &own) } else { Vec::new() },
            charts,
            values,
            questions: questions(lang, &texts.snapshot, place),
            is_about_words: matches!(place, Place::Voice(_)),
            comments: comments(lang, &texts.snapshot, place, &own),
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.charts.is_none()
            && self.findings.is_empty()
            && self.questions.is_empty()
            && self.comments.is_empty()
    }
}

const fn is_fact(place: &Place) -> bool {
    matches!(
        place,
        Place::Steps | Place::Recipients | Place::RegistryNumber | Place::Mailbox | Place::Voice(_)
    )
}

fn findings(pages: &Pages, own: &[&Indicator]) -> Vec<Entry> {
    let areas = pages.areas();
    let of_areas = areas.into_iter().flat_map(|area| {
        let of_objectives = area.objectives.into_iter().flat_map(|(_, indicators)| indicators);
        of_objectives.chain(area.indicators).collect::<Vec<_>>()
    });
    let is_own = |entry: &Entry| own.iter().any(|indicator| indicator.code.as_str() == entry.code);
    of_areas.chain(pages.overall()).filter(is_own).collect()
}

/// What is said in words. A place about one question has that alone; a fact about the report has none.
fn questions(lang: Lang, snapshot: &Snapshot, place: &Place) -> Vec<Question> {
    let both = snapshot.strategy.questions.iter().zip(&snapshot.progress.questions);
    let wanted = both.filter(|(question, _)| match place {
        Place::Voice(code) => &question.code == code,
        other => !is_fact(other),
    });
    let asked = wanted.map(|(question, progress)| Question {
        title: question.title.get(lang).to_owned(),
        answers: by_name(lang, snapshot, |own| words_of(progress, own)),
    });
    asked.filter(|question| !question.answers.is_empty()).collect()
}

fn words_of(progress: &IndicatorProgress, municipality: &Municipality) -> Vec<String> {
    let own = progress.municipalities.iter().filter(|m| m.code == municipality.code);
    let words = own.flat_map(|m| &m.now).filter_map(|cell| match &cell.content {
        Content::Value { value: Value::Words(words), .. } => Some(words.as_str().to_owned()),
        _ => None,
    });
    words.collect()
}

/// The comments on the answers that a text is about. To one about everything they would be too many.
fn comments(lang: Lang, snapshot: &Snapshot, place: &Place, own: &[&Indicator]) -> Vec<Question> {
    if !matches!(place, Place::Analysis(_) | Place::Assessment(_) | Place::Area(_) | Place::Overall) {
        return Vec::new();
    }
    let both = snapshot.strategy.indicators.iter().zip(&snapshot.progress.indicators);
    let about = both.filter(|(indicator, _)| own.iter().any(|one| one.code == indicator.code));
    let said = about.map(|(indicator, progress)| Question {
        title: format!("{} {}", indicator.code, indicator.title.get(lang)),
        answers: by_name(lang, snapshot, |municipality| {
            let own = progress.municipalities.iter().filter(|m| m.code == municipality.code);
            let comments = own.flat_map(|m| &m.now).filter_map(|cell| cell.comment.clone());
            comments.filter(|comment| !comment.trim().is_empty()).collect()
        }),
    });
    said.filter(|question| !question.answers.is_empty()).collect()
}

/// What each municipality has said, in the order of their names.
fn by_name(
    lang: Lang,
    snapshot: &Snapshot,
    said: impl Fn(&Municipality) -> Vec<String>,
) -> Vec<(String, String)> {
    let mut all: Vec<_> = snapshot.progress.municipalities.iter().collect();
    sort::by_name(&mut all, |municipality| &municipality.name);
    let each = all.into_iter().flat_map(|municipality| {
        let who = name::municipality(lang, &municipality.name);
        said(municipality).into_iter().map(move |words| (who.clone(), words)).collect::<Vec<_>>()
    });
    each.collect()
}
