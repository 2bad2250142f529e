//! `/svara/{slug}/{cycle}/historik`: what has happened to one's own answers, and which of them have changed.

use askama::Template;
use axum::extract::State;
use malspar_app::following::{Asked, ExtensionRefusal, ExtensionRequest, Revision};
use malspar_domain::role::Role;
use malspar_words::{date, t};

use super::{
    Head, Place,
    happened::{Happened, Teller, latest_first},
    row::Change,
};
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
    let lang = place.lang();
    let teller = Teller { lang, organisation: asked.organisation.get(lang), region: asked.region.get(lang) };
    let events = events.map_err(failed)?;
    let mut happened: Vec<_> = events.into_iter().map(|event| teller.event(event)).collect();
    happened.extend(request(&teller, &asked));
    happened.extend(asked.refusals.iter().flat_map(|refusal| refused(&teller, refusal)));
    let history = History {
        shell: place.shell(t!(lang, "around-history")),
        head: place.head(&asked),
        happened: latest_first(happened),
        revisions: changed(&teller, &revisions),
    };
    page(&place.reader, &history)
}

/// What the region has not answered yet.
fn request(teller: &Teller<'_>, asked: &Asked) -> Option<Happened> {
    asked.request.as_ref().map(|request| asked_for(teller, request))
}

fn asked_for(teller: &Teller<'_>, request: &ExtensionRequest) -> Happened {
    Happened {
        at: request.asked_at,
        when: teller.when(request.asked_at),
        what: teller.what("ask", Some(request.until)),
        by: teller.by(Role::MunicipalContact),
        why: Some(request.reason.clone()),
        about: None,
    }
}

/// What was asked for and not given, and that it was not.
fn refused(teller: &Teller<'_>, refusal: &ExtensionRefusal) -> [Happened; 2] {
    let until = date::long(teller.lang, refusal.request.until);
    let answer = Happened {
        at: refusal.at,
        when: teller.when(refusal.at),
        what: t!(teller.lang, "around-act-refused", date = until),
        by: teller.by(refusal.role),
        why: Some(refusal.reason.clone()),
        about: None,
    };
    [asked_for(teller, &refusal.request), answer]
}

/// What came together is told together.
fn changed(teller: &Teller<'_>, revisions: &[Revision]) -> Vec<Changed> {
    let together = |a: &Revision, b: &Revision| a.at == b.at && a.role == b.role && a.reason == b.reason;
    let change =
        |r: &Revision| Change::new(teller.lang, &r.indicator, &r.row, r.before.as_ref(), r.after.as_ref());
    let told = revisions.chunk_by(together).filter_map(|all| {
        let first = all.first()?;
        Some(Changed {
            when: teller.when(first.at),
            by: teller.by(first.role),
            why: first.reason.clone(),
            changes: all.iter().map(change).collect(),
        })
    });
    told.collect()
}
