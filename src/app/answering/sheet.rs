//! The questions of a form as they are laid out: by area, each with its rows.

use std::collections::{BTreeMap, BTreeSet};

use malspar_domain::{
    code::IndicatorCode,
    indicator::Indicator,
    lang::Lang,
    observation::ObsStatus,
    submission::{self, Answer, Answers, Question, SubmissionState},
    violation::Violation,
};
use malspar_storage::Tx;
use malspar_words::{question, sort, t};

use super::{ACROSS, AreaSheet, Asked, AskedRow, Desk, Previous, mark_of};
use crate::{App, Result};

/// What the rows of a form are made with.
struct Sheet<'a> {
    desk: &'a Desk,
    lang: Lang,
    answers: Answers,
    set: Answers,
    previous: Answers,
    /// What was asked otherwise last time: its answer is no answer now.
    broken: BTreeSet<IndicatorCode>,
    found: BTreeMap<String, Vec<Violation>>,
    /// What a completion was asked for.
    asked_for: Vec<IndicatorCode>,
}

impl Desk {
    /// What the draft says.
    pub(crate) fn answers(&self) -> Answers {
        self.fields.iter().map(|(key, field)| (key.clone(), field.answer.clone())).collect()
    }

    /// An answer of the cycle before as one of now, where it can be given again.
    pub(crate) fn repeated(
        &self,
        question: &Question<'_>,
        last: &Answer,
        broken: &BTreeSet<IndicatorCode>,
    ) -> Option<Answer> {
        let status = if last.status == ObsStatus::Break { ObsStatus::Normal } else { last.status };
        let contacts_own =
            [ObsStatus::Normal, ObsStatus::Estimated, ObsStatus::NotAvailable, ObsStatus::NotApplicable];
        // Why a question does not apply stands in the comment, and still does.
        let comment = last.comment.clone().filter(|_| status == ObsStatus::NotApplicable);
        let again = Answer { value: last.value.clone(), status, comment, message: None };
        let field = question.key.field(&self.organisation);
        let fits = contacts_own.contains(&status)
            && again.is_answer()
            && !broken.contains(&question.key.indicator)
            && !submission::check_answer(question, &again, &field, &self.room.cycle)
                .iter()
                .any(Violation::is_error);
        fits.then_some(again)
    }

    /// The form, area by area.
    pub(crate) async fn areas(&self, tx: &Tx, lang: Lang) -> Result<Vec<AreaSheet>> {
        let questions = self.room.questions(&self.organisation)?;
        let answers = self.answers();
        let previous = self.room.last_answers(tx, &questions).await?;
        let series = self.room.series(tx).await?;
        let context = self.room.context(&self.organisation, &previous, &series);
        let mut found: BTreeMap<String, Vec<Violation>> = BTreeMap::new();
        for violation in submission::validate(&questions, &answers, &context) {
            found.entry(violation.field.clone()).or_default().push(violation);
        }
        let set = submission::set_by_system(&questions, &answers);
        let broken = self.room.broken(tx).await?;
        let asked_for = self.asked_for(tx).await?.filter(|event| event.state == SubmissionState::Returned);
        let asked_for = asked_for.map(|event| event.scope).unwrap_or_default();
        let sheet = Sheet { desk: self, lang, answers, set, previous, broken, found, asked_for };
        sheet.areas(&questions)
    }
}

impl Sheet<'_> {
    fn areas(&self, questions: &[Question<'_>]) -> Result<Vec<AreaSheet>> {
        let open = self.desk.open_alone();
        let mut areas: Vec<AreaSheet> = Vec::new();
        for group in questions.chunk_by(|a, b| a.key.indicator == b.key.indicator) {
            let Some(first) = group.first() else { continue };
            let mut asked = self.asked(first.indicator, group)?;
            asked.locked = open.as_ref().is_some_and(|open| !open.contains(&first.key.indicator));
            let (code, title) = self.area_of(first.indicator);
            match areas.iter_mut().find(|area| area.code == code) {
                Some(area) => area.asked.push(asked),
                None => areas.push(AreaSheet { code, title, asked: vec![asked] }),
            }
        }
        Ok(areas)
    }

    fn asked(&self, indicator: &Indicator, group: &[Question<'_>]) -> Result<Asked> {
        let room = &self.desk.room;
        let measured_before = room.before.as_ref().map(|before| before.period.measured_on);
        let text = |text| question::text(text, &room.cycle, measured_before, self.lang);
        let rows: Result<Vec<_>> = group.iter().map(|question| self.row(question, group.len() > 1)).collect();
        let mut rows = rows?;
        if group.windows(2).any(|pair| pair[0].key.about != pair[1].key.about) {
            sort::by_name(&mut rows, |row| row.label.as_deref().unwrap_or_default());
        }
        let names = indicator.asked_if.iter().flat_map(|asked_if| asked_if.when.names());
        Ok(Asked {
            question: text(&indicator.question),
            help: text(&indicator.help),
            asked_if: names.map(str::to_owned).collect(),
            rows,
            locked: false,
            is_asked_for: self.asked_for.contains(&indicator.code),
            indicator: indicator.clone(),
        })
    }

    fn row(&self, question: &Question<'_>, several: bool) -> Result<AskedRow> {
        let field = question.key.field(&self.desk.organisation);
        let answer = self.desk.fields.get(&question.key).map(|field| field.answer.clone());
        let is_whole = question.key.category.is_none() && question.indicator.breakdowns().next().is_some();
        Ok(AskedRow {
            label: several.then(|| self.label(question)),
            is_part: question.is_part(),
            is_needed: question.is_compulsory() || is_whole,
            is_beyond: answer.is_none() && question.is_beyond(&self.answers, &self.set),
            mark: mark_of(answer.as_ref())?,
            answer,
            previous: self.previous(question),
            set: self.set.get(&question.key).cloned(),
            found: self.found.get(&field).cloned().unwrap_or_default(),
            key: question.key.clone(),
            field,
        })
    }

    fn label(&self, question: &Question<'_>) -> String {
        let about = (question.key.about != self.desk.organisation).then(|| {
            let code = &question.key.about;
            self.desk.room.names.get(code).cloned().unwrap_or_else(|| code.to_string())
        });
        let part = question.category.map(|category| category.title.get(self.lang).to_owned());
        match (about, part) {
            (Some(about), Some(part)) => format!("{about}: {part}"),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => t!(self.lang, "answer-total"),
        }
    }

    fn previous(&self, question: &Question<'_>) -> Option<Previous> {
        let before = self.desk.room.before.as_ref()?;
        let answer = self.previous.get(&question.key)?;
        let text = App::answer_text(question.indicator, answer, self.lang);
        let again = self.desk.repeated(question, answer, &self.broken);
        Some(Previous {
            text,
            measured_on: before.period.measured_on,
            answer: answer.clone(),
            comparable: !self.broken.contains(&question.key.indicator),
            again,
        })
    }

    fn area_of(&self, indicator: &Indicator) -> (String, String) {
        let area = self.desk.room.strategy.areas.iter().find(|area| {
            indicator.parent.as_deref().is_some_and(|parent| {
                area.code.as_str() == parent || area.objectives.iter().any(|o| o.code.as_str() == parent)
            })
        });
        match area {
            None => (ACROSS.to_owned(), t!(self.lang, "sheet-across-strategy")),
            Some(area) => {
                let (number, title) = (area.code.as_str(), area.title.get(self.lang));
                (number.to_owned(), t!(self.lang, "report-target-area", number = number, title = title))
            }
        }
    }
}
