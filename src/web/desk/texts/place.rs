//! What the places of the report are called, and when something was done with one.

use chrono::{DateTime, Utc};
use malspar_app::texts::{Change, Place};
use malspar_domain::{clock, code::ObjectiveCode, role::Role, strategy::Strategy};
use malspar_words::{Lang, date, t};

/// What a place is called in a list under its chapter: "Analys", "Mål 2.1 …" where it stands alone.
pub(super) fn title(lang: Lang, strategy: &Strategy, place: &Place) -> String {
    let objective = |code: &ObjectiveCode| {
        let found = strategy.objectives().find(|objective| &objective.code == code);
        let title = found.map(|objective| objective.title.get(lang)).unwrap_or_default();
        t!(lang, "report-objective", number = code.as_str(), title = title)
    };
    match place {
        Place::Sentence => t!(lang, "texts-sentence"),
        Place::Changed => t!(lang, "summary-changed"),
        Place::Remaining => t!(lang, "texts-remaining"),
        Place::Request => t!(lang, "summary-proposed-title"),
        Place::Proposals => t!(lang, "report-proposals"),
        Place::Method => t!(lang, "report-about-method"),
        Place::Area(code) => {
            let found = strategy.areas.iter().find(|area| &area.code == code);
            let title = found.map(|area| area.title.get(lang)).unwrap_or_default();
            t!(lang, "report-target-area", number = code.as_str(), title = title)
        }
        Place::Analysis(code) => t!(lang, "texts-analysis", objective = objective(code)),
        Place::Assessment(code) => t!(lang, "texts-assessment", objective = objective(code)),
        Place::Overall => t!(lang, "report-follow-up"),
        Place::Voice(code) => {
            let found = strategy.questions.iter().find(|question| &question.code == code);
            found.map(|question| question.title.get(lang).to_owned()).unwrap_or_default()
        }
        Place::Children => t!(lang, "report-consequences-children"),
        Place::Equality => t!(lang, "report-consequences-gender"),
        Place::Environment => t!(lang, "report-consequences-environment"),
        Place::Economy => t!(lang, "report-consequences-economy"),
        Place::Conclusions => t!(lang, "report-conclusions"),
        Place::Steps => t!(lang, "report-steps"),
        Place::Recipients => t!(lang, "report-appendix-recipients"),
        Place::RegistryNumber => t!(lang, "report-registry-number"),
        Place::Mailbox => t!(lang, "texts-mailbox"),
    }
}

/// The chapter that a place belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chapter {
    Summary,
    About,
    Areas,
    Overall,
    Voices,
    Consequences,
    Conclusions,
    Facts,
}

impl Chapter {
    pub(super) const fn of(place: &Place) -> Self {
        match place {
            Place::Sentence | Place::Changed | Place::Remaining | Place::Request | Place::Proposals => {
                Self::Summary
            }
            Place::Method => Self::About,
            Place::Area(_) | Place::Analysis(_) | Place::Assessment(_) => Self::Areas,
            Place::Overall => Self::Overall,
            Place::Voice(_) => Self::Voices,
            Place::Children | Place::Equality | Place::Environment | Place::Economy => Self::Consequences,
            Place::Conclusions => Self::Conclusions,
            Place::Steps | Place::Recipients | Place::RegistryNumber | Place::Mailbox => Self::Facts,
        }
    }

    pub(super) fn title(self, lang: Lang) -> String {
        match self {
            Self::Summary => t!(lang, "report-summary"),
            Self::About => t!(lang, "report-about"),
            Self::Areas => t!(lang, "texts-areas"),
            Self::Overall => t!(lang, "texts-overall"),
            Self::Voices => t!(lang, "report-voices"),
            Self::Consequences => t!(lang, "report-consequences"),
            Self::Conclusions => t!(lang, "texts-end"),
            Self::Facts => t!(lang, "texts-facts"),
        }
    }
}

/// What is to be written there, in a sentence.
pub(super) fn about(lang: Lang, place: &Place) -> String {
    let what = match place {
        Place::Area(_) => "area".to_owned(),
        Place::Analysis(_) => "analysis".to_owned(),
        Place::Assessment(_) => "assessment".to_owned(),
        Place::Voice(_) => "voice".to_owned(),
        Place::Children | Place::Equality | Place::Environment | Place::Economy => "consequences".to_owned(),
        other => other.path(),
    };
    t!(lang, "texts-about", place = what)
}

/// "Ändrad 12 mars 2026 kl. 14.32 (Uppföljningsansvarig)"
pub(super) fn changed(lang: Lang, change: &Change) -> String {
    let (date, time) = moment(lang, change.at);
    t!(lang, "texts-changed", date = date, time = time, role = role(lang, change.role))
}

/// The day and the time of day.
pub(super) fn moment(lang: Lang, at: DateTime<Utc>) -> (String, String) {
    (date::long(lang, clock::local_date(at)), date::time(lang, clock::local_time(at)))
}

pub(super) fn role(lang: Lang, role: Role) -> String {
    t!(lang, "role-name", role = role.code())
}
