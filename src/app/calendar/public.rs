//! The dates of a strategy that everybody may know: what has been arranged and the meetings that take the report up, as the
//! latest published edition says it.

use chrono::{NaiveDate, NaiveTime};
use malspar_domain::{
    code::Slug,
    lang::Lang,
    narrative::MeetingStep,
    schedule::Zone,
    strategy::{Activity, Strategy},
};
use malspar_exchange::calendar::{self, Calendar, Event, When};
use malspar_words::{cycle, t};

use super::{
    event::{Names, Revised, by_day, lines, meeting_title, said},
    in_order,
};
use crate::{App, Result, published::Published};

/// What is told of each event.
struct Telling<'a> {
    published: &'a Published,
    /// Of what everybody may read.
    revised: Revised,
    host: String,
    lang: Lang,
    page: String,
}

impl App {
    /// The published dates of a strategy, as a file; not found where nothing of it is published.
    pub async fn published_calendar(&self, slug: &Slug, lang: Lang) -> Result<String> {
        let published = self.published(slug).await?;
        let acts = self.store.read().await?.publications(Some(slug)).await?;
        let at = acts.last_at.unwrap_or(published.edition.published_at);
        let telling = Telling {
            published: &published,
            revised: Revised { count: acts.count, at },
            host: self.host(),
            lang,
            page: self.in_full(lang, &format!("/strategier/{slug}")),
        };
        let mut events = telling.activities();
        events.extend(telling.meetings());
        let strategy = &published.snapshot.strategy;
        let name = t!(lang, "calendar-public-name", strategy = strategy.title.get(lang));
        Ok(calendar::write(&Calendar { name, events: in_order(events) }))
    }
}

impl Telling<'_> {
    fn strategy(&self) -> &Strategy {
        &self.published.snapshot.strategy
    }

    fn activities(&self) -> Vec<Event> {
        let mut names = Names::default();
        let told = by_day(&self.strategy().activities, |activity| activity.date).into_iter();
        told.map(|activity| self.activity(activity, &mut names)).collect()
    }

    fn meetings(&self) -> Vec<Event> {
        let mut names = Names::default();
        let told = by_day(&self.published.snapshot.narratives.steps, |step| step.date).into_iter();
        told.map(|meeting| self.meeting(meeting, &mut names)).collect()
    }

    fn activity(&self, activity: &Activity, names: &mut Names) -> Event {
        let lang = self.lang;
        let area = activity.area.as_ref();
        let area = area.and_then(|code| self.strategy().areas.iter().find(|area| &area.code == code));
        let area = area.map(|area| {
            t!(lang, "report-target-area", number = area.code.as_str(), title = area.title.get(lang))
        });
        let theme = said(lang, activity.theme.as_ref());
        let (sv, code) = (Lang::Sv, activity.area.as_ref().map_or("", |code| code.as_str()));
        let name =
            names.of(&[&activity.title.sv, &said(sv, activity.theme.as_ref()).unwrap_or_default(), code]);
        let time = activity.time.as_deref();
        let span = time.and_then(|time| between(activity.date, time));
        let printed = time.filter(|_| span.is_none()).map(str::to_owned);
        let about = lines([printed, theme, area, activity.link.clone(), Some(self.page.clone())]);
        let url = activity.link.clone().unwrap_or_else(|| self.page.clone());
        let when = span.unwrap_or(When::Day(activity.date));
        self.event(&format!("activity.{name}"), when, activity.title.get(lang).to_owned(), about, url)
    }

    fn meeting(&self, meeting: &MeetingStep, names: &mut Names) -> Event {
        let cycle = &self.published.snapshot.progress.cycle;
        let title = meeting_title(self.lang, meeting, &cycle::name(self.lang, cycle));
        let about = lines([Some(self.strategy().title.get(self.lang).to_owned()), Some(self.page.clone())]);
        let name = format!("{}.meeting.{}", cycle.key, names.of_meeting(meeting));
        self.event(&name, When::Day(meeting.date), title, about, self.page.clone())
    }

    fn event(&self, name: &str, when: When, title: String, description: String, url: String) -> Event {
        Event {
            // Another than an owner's own, who may know of a later date for the same meeting.
            uid: format!("{}.published.{name}@{}", self.strategy().slug, self.host),
            sequence: self.revised.count,
            changed_at: self.revised.at,
            when,
            title,
            description,
            url: Some(url),
        }
    }
}

/// `9.00–15.30` on a day, in Sweden. What is written otherwise is printed as it is, and the event takes the day.
fn between(day: NaiveDate, text: &str) -> Option<When> {
    let (from, until) = text.split_once(['–', '-'])?;
    let moment = |time: &str| Some(Zone::default().moment(day.and_time(clock(time)?)));
    let (from, until) = (moment(from)?, moment(until)?);
    (from < until).then_some(When::Between(from, until))
}

fn clock(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.trim().split_once(['.', ':'])?;
    let number = |digits: &str| {
        let is_one = (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
        digits.parse().ok().filter(|_| is_one)
    };
    NaiveTime::from_hms_opt(number(hour)?, number(minute).filter(|_| minute.len() == 2)?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_understood_or_left_as_it_is() {
        let on = |day: &str, text: &str| between(day.parse().unwrap(), text);
        let span = |from: &str, until: &str| When::Between(from.parse().unwrap(), until.parse().unwrap());
        let (winter, summer) = ("2026-01-20", "2026-06-09");
        assert_eq!(on(winter, "9.00–15.30"), Some(span("2026-01-20T08:00:00Z", "2026-01-20T14:30:00Z")));
        assert_eq!(on(summer, "09:00 - 12:15"), Some(span("2026-06-09T07:00:00Z", "2026-06-09T10:15:00Z")));
        for other in [
            "",
            "förmiddag",
            "9–12",
            "15.30–9.00",
            "9.0–10.0",
            "25.00–26.00",
            "9.00–12.00 och 13.00",
            "+9.00–10.00",
        ] {
            assert_eq!(on(summer, other), None, "{other}");
        }
    }
}
