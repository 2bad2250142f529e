//! `/svara/{slug}/{cycle}/historik`: what has happened to one's own answers, and which of them have changed.

use askama::Template;
use axum::extract::State;
use chrono::{DateTime, NaiveDate, Utc};
use malspar_app::following::{Asked, Revision};
use malspar_domain::{clock, role::Role};
use malspar_words::{Lang, date, t};

use super::{Head, Place, row::Change};
use crate::{
    Site,
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "around/history.html")]
struct History {
    shell: Shell,
    head: Head,
    happened: Vec<Happened>,
    /// The values that have changed, hand-in by hand-in.
    revisions: Vec<Changed>,
}

/// Something that has happened.
struct Happened {
    at: DateTime<Utc>,
    when: String,
    what: String,
    by: String,
    why: Option<String>,
}

/// The values that have changed at one time.
struct Changed {
    when: String,
    by: String,
    why: Option<String>,
    changes: Vec<Change>,
}

/// `GET /svara/{slug}/{cycle}/historik`
pub(crate) async fn show(place: Place, State(site): State<Site>) -> Page {
    let asked = place.asked(&site).await?;
    let Place { actor, slug, cycle, .. } = &place;
    let failed = |error| place.failed(&error);
    let revisions = site.app.revisions(actor, slug, cycle).await.map_err(failed)?;
    let events = site.app.submission_history(actor, slug, cycle, &actor.organisation).await;
    let who = Who { lang: place.lang(), asked: &asked };
    let mut happened: Vec<_> = events
        .map_err(failed)?
        .into_iter()
        .map(|event| Happened {
            at: event.recorded_at,
            when: who.when(event.recorded_at),
            what: who.what(&event.act, event.until),
            by: who.by(event.role),
            why: event.reason,
        })
        .collect();
    happened.extend(who.request());
    // The latest first, also of what came at the same time.
    happened.reverse();
    happened.sort_by_key(|happened| std::cmp::Reverse(happened.at));
    let history = History {
        shell: place.shell(t!(place.lang(), "around-history")),
        head: place.head(&asked),
        happened,
        revisions: who.changed(&revisions),
    };
    page(&place.reader, &history)
}

/// Roles, never names.
struct Who<'a> {
    lang: Lang,
    asked: &'a Asked,
}

impl Who<'_> {
    fn by(&self, role: Role) -> String {
        let organisation = self.asked.organisation.get(self.lang);
        let region = self.asked.region.get(self.lang);
        t!(self.lang, "around-by", role = role.code(), organisation = organisation, region = region)
    }

    fn what(&self, act: &str, until: Option<NaiveDate>) -> String {
        let until = until.map(|day| date::long(self.lang, day)).unwrap_or_default();
        t!(self.lang, "around-act", act = act, date = until)
    }

    /// The day and the hour, in Sweden.
    fn when(&self, at: DateTime<Utc>) -> String {
        let day = date::long(self.lang, clock::local_date(at));
        t!(self.lang, "around-at", date = day, time = date::time(self.lang, clock::local_time(at)))
    }

    /// What the region has not answered yet.
    fn request(&self) -> Option<Happened> {
        let request = self.asked.request.as_ref()?;
        Some(Happened {
            at: request.asked_at,
            when: self.when(request.asked_at),
            what: self.what("ask", Some(request.until)),
            by: self.by(Role::MunicipalContact),
            why: Some(request.reason.clone()),
        })
    }

    /// What came together is told together.
    fn changed(&self, revisions: &[Revision]) -> Vec<Changed> {
        let together = |a: &Revision, b: &Revision| a.at == b.at && a.role == b.role && a.reason == b.reason;
        let change =
            |r: &Revision| Change::new(self.lang, &r.indicator, &r.row, r.before.as_ref(), r.after.as_ref());
        let told = revisions.chunk_by(together).filter_map(|all| {
            let first = all.first()?;
            Some(Changed {
                when: self.when(first.at),
                by: self.by(first.role),
                why: first.reason.clone(),
                changes: all.iter().map(change).collect(),
            })
        });
        told.collect()
    }
}
