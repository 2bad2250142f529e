//! What has been done to answers, as it is told to the contact and to the region alike: the day and the hour, what, in which
//! role and for whom, and why. Roles, never names.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_app::submissions::SubmissionEvent;
use malspar_domain::{clock, code::IndicatorCode, role::Role};
use malspar_words::{Lang, date, list, t};

/// Something that has happened.
pub(crate) struct Happened {
    pub(crate) at: DateTime<Utc>,
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) by: String,
    pub(crate) why: Option<String>,
    /// The questions that it was about, where it was not about all.
    pub(crate) about: Option<String>,
}

/// Tells of one organisation's answers.
#[derive(Clone, Copy)]
pub(crate) struct Teller<'a> {
    pub(crate) lang: Lang,
    /// Whose answers.
    pub(crate) organisation: &'a str,
    /// Who asked for them.
    pub(crate) region: &'a str,
}

impl Teller<'_> {
    pub(crate) fn by(&self, role: Role) -> String {
        t!(self.lang, "around-by", role = role.code(), organisation = self.organisation, region = self.region)
    }

    pub(crate) fn what(&self, act: &str, until: Option<NaiveDate>) -> String {
        let until = until.map(|day| date::long(self.lang, day)).unwrap_or_default();
        t!(self.lang, "around-act", act = act, date = until)
    }

    /// The day and the hour, in Sweden.
    pub(crate) fn when(&self, at: DateTime<Utc>) -> String {
        let day = date::long(self.lang, clock::local_date(at));
        t!(self.lang, "around-at", date = day, time = date::time(self.lang, clock::local_time(at)))
    }

    pub(crate) fn event(&self, event: SubmissionEvent) -> Happened {
        let codes: Vec<_> = event.scope.iter().map(IndicatorCode::as_str).collect();
        Happened {
            at: event.recorded_at,
            when: self.when(event.recorded_at),
            what: self.what(&event.act, event.until),
            by: self.by(event.role),
            why: event.reason,
            about: (!codes.is_empty())
                .then(|| t!(self.lang, "review-concerns", codes = list::and(self.lang, &codes))),
        }
    }
}

/// The latest first, also of what came at the same time.
pub(crate) fn latest_first(mut happened: Vec<Happened>) -> Vec<Happened> {
    happened.reverse();
    happened.sort_by_key(|happened| std::cmp::Reverse(happened.at));
    happened
}
