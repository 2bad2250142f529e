//! Everything that a report says, statement by statement under a lasting key, so that two editions can be held against
//! each other.

use std::collections::BTreeSet;

use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::{Lang, Text},
    narrative::{Phrase, Purpose},
    progress::{Cell, IndicatorProgress, Municipality},
};
use malspar_words::{cycle, date, number, t};

use super::{Report, ReportInput, about, appendices, values};
use crate::{charts, difference::Kind, sentences, snapshot::Snapshot};

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Saying {
    /// The same in every edition and language.
    pub(crate) key: String,
    /// What sort of statement it is.
    pub(crate) kind: Kind,
    /// What it is about: "TS4, Laxå kommun".
    pub(crate) place: String,
    /// What is said of it, on one line.
    pub(crate) text: String,
    /// What somebody wrote for it, where that is more than the words: with its references to figures and its emphasis.
    pub(crate) written: Option<String>,
}

/// What the report on `snapshot` says, in the order of the report.
pub(crate) fn sayings(snapshot: &Snapshot, lang: Lang) -> Vec<Saying> {
    let report = Report::new(ReportInput::new(snapshot, None, lang));
    let mut said = Said { report: &report, all: Vec::new() };
    said.strategy();
    said.participants();
    let questions = report.strategy().questions.iter().zip(&report.input.progress.questions);
    for (indicator, figures) in report.indicators().chain(questions) {
        said.asked(indicator, figures);
        said.values(indicator, figures);
    }
    said.statuses();
    said.activities();
    // A municipality's own report has none of what is written about the county.
    if report.input.municipality.is_none() {
        said.written();
    }
    said.all
}

struct Said<'a> {
    report: &'a Report<'a>,
    all: Vec<Saying>,
}

impl Said<'_> {
    /// What says nothing is no statement.
    fn add(&mut self, kind: Kind, key: String, place: String, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.all.push(Saying { key, kind, place, text, written: None });
        }
    }

    fn text(&mut self, key: String, place: String, text: Option<&Text>) {
        self.worded(key, place, text, |words| words);
    }

    /// What somebody wrote, as it is read, in the midst of other words.
    fn worded(&mut self, key: String, place: String, text: Option<&Text>, around: impl Fn(String) -> String) {
        let said = text.map(|text| self.report.in_words(text)).filter(|said| !said.is_empty());
        let (Some(text), Some(said)) = (text, said) else { return };
        let written = Some(around(text.get(self.report.lang).to_owned()));
        self.all.push(Saying { key, kind: Kind::Narrative, place, text: around(said), written });
    }

    fn strategy(&mut self) {
        let (report, lang) = (self.report, self.report.lang);
        let strategy = report.strategy();
        let names = [
            ("title", t!(lang, "difference-strategy"), strategy.title.get(lang)),
            ("region", t!(lang, "difference-region"), strategy.region_name.get(lang)),
            (
                "number",
                t!(lang, "report-registry-number"),
                strategy.registry_number.as_deref().unwrap_or_default(),
            ),
        ];
        for (key, place, name) in names {
            self.add(Kind::Name, format!("strategy/{key}"), place, name);
        }
        for area in &strategy.areas {
            let place = t!(lang, "difference-area", number = area.code.as_str());
            self.add(Kind::Name, format!("area/{}", area.code), place, area.title.get(lang));
            for objective in &area.objectives {
                let place = t!(lang, "report-objective-label", number = objective.code.as_str());
                self.add(
                    Kind::Name,
                    format!("objective/{}", objective.code),
                    place.clone(),
                    objective.title.get(lang),
                );
                let place = part(&place, &t!(lang, "report-objective-says"));
                self.add(
                    Kind::Catalogue,
                    format!("objective/{}/text", objective.code),
                    place,
                    objective.text.get(lang),
                );
            }
        }
    }

    fn participants(&mut self) {
        let (report, lang) = (self.report, self.report.lang);
        for municipality in report.alphabetical() {
            let code = &municipality.code;
            let name = report.full_name(municipality);
            let place = t!(lang, "difference-municipality", code = code.as_str());
            self.add(Kind::Name, format!("municipality/{code}"), place, name.as_str());
            if !self.concerns(municipality) {
                continue;
            }
            let place = part(&name, &t!(lang, "report-answers"));
            let state = about::submission(report, report.submission(code));
            self.add(Kind::Answered, format!("answered/{code}"), place, state);
            let place = part(&name, &t!(lang, "report-residents"));
            self.add(
                Kind::Name,
                format!("residents/{code}"),
                place,
                number::integer(lang, municipality.residents),
            );
        }
    }

    /// Does the report tell more of a municipality than what stands in the county's grid?
    fn concerns(&self, municipality: &Municipality) -> bool {
        self.report.input.municipality.is_none_or(|own| *own == municipality.code)
    }

    fn asked(&mut self, indicator: &Indicator, figures: &IndicatorProgress) {
        let (report, lang, code) = (self.report, self.report.lang, &indicator.code);
        let name = part(code.as_str(), &t!(lang, "difference-title"));
        self.add(Kind::Catalogue, format!("asked/{code}"), name, indicator.title.get(lang));
        for (n, fact) in appendices::definition(report, indicator, figures).facts.into_iter().enumerate() {
            let place = part(code.as_str(), &fact.label);
            self.add(Kind::Catalogue, format!("asked/{code}/{n}"), place, fact.text);
        }
    }

    fn values(&mut self, indicator: &Indicator, figures: &IndicatorProgress) {
        let (report, code) = (self.report, &indicator.code);
        let progress = report.input.progress;
        if report.input.municipality.is_none() {
            let place = part(code.as_str(), report.strategy().county_name.get(report.lang));
            let figure = report.result(indicator, &figures.now).unwrap_or_default();
            self.add(Kind::Value, format!("value/{code}"), place, figure);
        }
        let previous = progress.previous.as_ref();
        let before = figures.before_cycle.as_ref().filter(|before| previous != Some(*before));
        for rows in &figures.municipalities {
            let municipality = progress.municipalities.iter().find(|m| m.code == rows.code);
            // A figure for the county as a whole is about no municipality.
            if municipality.is_some_and(|m| !self.concerns(m)) && !indicator.headline {
                continue;
            }
            let cycles = [(None, &rows.now), (previous, &rows.previous), (before, &rows.before)];
            for (n, (then, cells)) in cycles.into_iter().enumerate() {
                // The grid shows the answers of now.
                let shown = n == 0 || municipality.is_none_or(|m| self.concerns(m));
                if shown && (n == 0 || then.is_some()) {
                    self.cells(indicator, &rows.code, municipality, then, cells);
                }
            }
        }
    }

    fn cells(
        &mut self,
        indicator: &Indicator,
        about: &OrganisationCode,
        municipality: Option<&Municipality>,
        then: Option<&FollowUpCycle>,
        cells: &[Cell],
    ) {
        let (report, lang) = (self.report, self.report.lang);
        let name = municipality.map_or_else(
            || report.strategy().county_name.get(lang).to_owned(),
            |municipality| report.full_name(municipality),
        );
        let cycle = then.unwrap_or_else(|| report.cycle());
        let has_answered = report.answered.has(about, cycle);
        for (n, (row, cell)) in indicator.rows().into_iter().zip(cells).enumerate() {
            if row.is_some_and(|row| values::is_county_only(indicator, row)) {
                continue;
            }
            let mut place = part(indicator.code.as_str(), &name);
            let row_key = row.map_or_else(|| n.to_string(), |row| row.code.to_string());
            if let Some(row) = row {
                place = part(&place, row.title.get(lang));
            }
            if let Some(then) = then {
                place = part(&place, &cycle::time(lang, then));
            }
            let when = then.map_or_else(|| "now".to_owned(), |then| then.key.to_string());
            let key = format!("value/{}/{about}/{row_key}/{when}", indicator.code);
            let comment = cell.comment.clone().unwrap_or_default();
            let comment_place = part(&place, &t!(lang, "report-comment"));
            let said = charts::cell_in_words(lang, indicator, cell, has_answered);
            self.add(Kind::Value, key.clone(), place, said);
            if municipality.is_none_or(|m| self.concerns(m)) {
                self.add(Kind::Value, format!("{key}/comment"), comment_place, comment);
            }
        }
    }

    fn statuses(&mut self) {
        let (report, lang) = (self.report, self.report.lang);
        if report.input.municipality.is_some() {
            return;
        }
        for objective in &report.input.progress.objectives {
            let label = t!(lang, "report-objective-label", number = objective.code.as_str());
            let place = part(&label, &t!(lang, "difference-status"));
            self.add(
                Kind::Status,
                format!("status/{}", objective.code),
                place,
                report.status(objective.status),
            );
        }
    }

    fn activities(&mut self) {
        let (report, lang) = (self.report, self.report.lang);
        if report.input.municipality.is_some() {
            return;
        }
        for (n, activity) in report.strategy().activities.iter().enumerate() {
            let place = t!(lang, "difference-activity", number = n + 1);
            let words = [
                Some(date::long(lang, activity.date)),
                activity.time.clone(),
                Some(activity.title.get(lang).to_owned()),
                activity.theme.as_ref().map(|theme| theme.get(lang).to_owned()),
                activity.link.clone(),
            ];
            let text = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
            self.add(Kind::Catalogue, format!("activity/{n}"), place, text);
        }
    }

    /// What people have written, in the order of the report.
    fn written(&mut self) {
        let (report, lang) = (self.report, self.report.lang);
        let narratives = report.input.narratives;
        let plain = [
            ("number", t!(lang, "difference-matter"), narratives.registry_number.as_deref()),
            ("mailbox", t!(lang, "difference-mailbox"), narratives.mailbox.as_deref()),
        ];
        for (key, place, text) in plain {
            self.add(Kind::Narrative, format!("written/{key}"), place, text.unwrap_or_default());
        }
        let one = [
            ("sentence", t!(lang, "difference-sentence"), &narratives.sentence),
            ("request", t!(lang, "difference-request"), &narratives.request),
            ("method", t!(lang, "difference-method"), &narratives.method),
            ("overall", t!(lang, "difference-overall"), &narratives.overall),
            ("children", t!(lang, "difference-children"), &narratives.consequences.children),
            ("equality", t!(lang, "difference-equality"), &narratives.consequences.equality),
            ("environment", t!(lang, "difference-environment"), &narratives.consequences.environment),
            ("economy", t!(lang, "difference-economy"), &narratives.consequences.economy),
            ("conclusions", t!(lang, "difference-conclusions"), &narratives.conclusions),
        ];
        for (key, place, text) in one {
            self.text(format!("written/{key}"), place, text.as_ref());
        }
        let points = [
            ("changed", t!(lang, "difference-changed"), &narratives.changed),
            ("remaining", t!(lang, "difference-remaining"), &narratives.remaining),
            ("proposals", t!(lang, "difference-proposals"), &narratives.proposals),
        ];
        for (key, place, points) in points {
            for (n, point) in points.iter().enumerate() {
                self.text(format!("written/{key}/{n}"), format!("{place} {}", n + 1), Some(point));
            }
        }
        for (code, text) in &narratives.areas {
            let place = t!(lang, "difference-about-area", number = code.as_str());
            self.text(format!("written/area/{code}"), place, Some(text));
        }
        for (code, text) in &narratives.voices {
            let place = t!(lang, "difference-voices", code = code.as_str());
            self.text(format!("written/voices/{code}"), place, Some(text));
        }
        self.assessed();
        self.handled();
    }

    fn assessed(&mut self) {
        let lang = self.report.lang;
        for (code, written) in &self.report.input.narratives.objectives {
            let label = t!(lang, "report-objective-label", number = code.as_str());
            let place = part(&label, &t!(lang, "report-analysis"));
            self.text(format!("written/analysis/{code}"), place, written.analysis.as_ref());
            let Some(assessment) = &written.assessment else { continue };
            let phrase = match assessment.phrase {
                Phrase::InDirection => t!(lang, "assessment-forward"),
                Phrase::NeedsStrengthening => t!(lang, "assessment-strengthen"),
                Phrase::NoClearChange => t!(lang, "assessment-unchanged"),
                Phrase::CannotBeAssessed => t!(lang, "assessment-unclear"),
            };
            let place = part(&label, &t!(lang, "assessment"));
            let key = format!("written/assessment/{code}");
            self.worded(key, place, Some(&assessment.reason), |reason| format!("{phrase}. {reason}"));
        }
    }

    /// Who takes the report up, what the councils have said, and who gets it.
    fn handled(&mut self) {
        let lang = self.report.lang;
        let narratives = self.report.input.narratives;
        for (n, step) in narratives.steps.iter().enumerate() {
            let purpose = match step.purpose {
                Purpose::Information => t!(lang, "difference-for-information"),
                Purpose::Comments => t!(lang, "difference-for-comments"),
                Purpose::Decision => t!(lang, "difference-for-decision"),
            };
            let text = [step.body.get(lang), &date::long(lang, step.date), &purpose].join(", ");
            let place = t!(lang, "difference-step", number = n + 1);
            self.add(Kind::Narrative, format!("written/step/{n}"), place, text);
        }
        for (n, comment) in narratives.comments.iter().enumerate() {
            let by = [comment.body.get(lang), &date::long(lang, comment.date)].join(", ");
            let place = t!(lang, "difference-review", number = n + 1);
            let key = format!("written/comment/{n}");
            if comment.text.is_some() {
                self.worded(key, place, comment.text.as_ref(), |said| format!("{by}, {said}"));
            } else {
                let said = t!(lang, "difference-no-objections");
                self.add(Kind::Narrative, key, place, format!("{by}, {said}"));
            }
        }
        let recipients: BTreeSet<_> = narratives.recipients.iter().map(|r| r.name.get(lang)).collect();
        for name in recipients {
            let place = t!(lang, "difference-recipient");
            self.add(Kind::Narrative, format!("written/recipient/{name}"), place, name);
        }
    }
}

/// "TS4, Laxå kommun", "Mål 2.1, analys".
fn part(whole: &str, part: &str) -> String {
    format!("{whole}, {}", sentences::capitalised(part))
}
