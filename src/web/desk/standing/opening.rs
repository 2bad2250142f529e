//! `/uppfoljning/{slug}/{cycle}/oppna` and `/granska`: what the two acts do that move a cycle on, and the acts.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::standing::OrganisationThen;
use malspar_domain::cycle::CycleState;
use malspar_words::{date, list, t};

use super::{preflight, read};
use crate::{
    Site,
    desk::place::{AtCycle, Head},
    error::{Page, PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/standing/act.html")]
struct Act {
    shell: Shell,
    head: Head,
    back: String,
    /// What happens.
    lines: Vec<String>,
    /// What to think of first.
    mind: Vec<String>,
    /// What is not marked as done.
    left: Vec<String>,
    /// The button; nothing where the act does not fit.
    button: Option<String>,
}

/// `GET /uppfoljning/{slug}/{cycle}/oppna`
pub(super) async fn show(at: AtCycle, State(site): State<Site>) -> Page {
    let (lang, desk) = (at.lang(), read(&at, &site).await?);
    let in_full = |day| date::long(lang, day);
    let mut act = Act::of(&at, t!(lang, "standing-open"));
    if desk.state != CycleState::Planned {
        act.lines.push(t!(lang, "standing-open-not"));
        return page(&at.reader, &act);
    }
    let opening = site.app.opening(&at.actor, at.slug(), at.key()).await.map_err(|e| at.failed(&e))?;
    act.lines.push(t!(lang, "standing-open-what"));
    act.lines.push(t!(
        lang,
        "standing-open-mails",
        mails = opening.mails,
        organisations = opening.organisations
    ));
    let without = opening.without_contact.iter().filter_map(|code| desk.organisation(code));
    let without: Vec<_> = without.map(|one| one.full_name.get(lang).to_owned()).collect();
    if !without.is_empty() {
        act.mind.push(t!(lang, "standing-open-without", organisations = list::and(lang, &without)));
    }
    if desk.today < desk.cycle.opens_on {
        let (opens_on, today) = (in_full(desk.cycle.opens_on), in_full(desk.today));
        act.mind.push(t!(lang, "standing-open-early", opens_on = opens_on, today = today));
    }
    if desk.today > desk.cycle.deadline {
        let deadline = in_full(desk.cycle.deadline);
        act.mind.push(t!(lang, "standing-open-late", deadline = deadline));
    }
    act.left = preflight::left(&at, &desk);
    act.button = Some(t!(lang, "standing-open-yes"));
    page(&at.reader, &act)
}

/// `POST /uppfoljning/{slug}/{cycle}/oppna`
pub(super) async fn open(at: AtCycle, State(site): State<Site>) -> Result<Response, PageError> {
    let opened = site.app.open_and_tell(&at.actor, at.slug(), at.key()).await;
    let opened = opened.map_err(|error| at.failed(&error))?;
    Ok(Redirect::to(&at.href(&format!("?klart=oppnad&antal={}", opened.mails))).into_response())
}

/// `GET /uppfoljning/{slug}/{cycle}/granska`
pub(super) async fn show_review(at: AtCycle, State(site): State<Site>) -> Page {
    let (lang, desk) = (at.lang(), read(&at, &site).await?);
    let mut act = Act::of(&at, t!(lang, "standing-review"));
    if desk.state != CycleState::Collecting {
        act.lines.push(t!(lang, "standing-review-not"));
        return page(&at.reader, &act);
    }
    act.lines = vec![t!(lang, "standing-review-what"), t!(lang, "standing-review-late")];
    let missing: Vec<&OrganisationThen> =
        desk.organisations.iter().filter(|one| one.has_not_answered()).collect();
    let missing: Vec<_> = missing.iter().map(|one| one.full_name.get(lang)).collect();
    if !missing.is_empty() {
        act.mind.push(t!(lang, "standing-review-missing", organisations = list::and(lang, &missing)));
    }
    if desk.today <= desk.cycle.deadline {
        act.mind.push(t!(lang, "standing-review-early", deadline = date::long(lang, desk.cycle.deadline)));
    }
    act.button = Some(t!(lang, "standing-review-yes"));
    page(&at.reader, &act)
}

/// `POST /uppfoljning/{slug}/{cycle}/granska`
pub(super) async fn review(at: AtCycle, State(site): State<Site>) -> Result<Response, PageError> {
    let begun = site.app.begin_review(&at.actor, at.slug(), at.key()).await;
    begun.map_err(|error| at.failed(&error))?;
    Ok(Redirect::to(&at.href("?klart=granskas")).into_response())
}

impl Act {
    fn of(at: &AtCycle, title: String) -> Self {
        Self {
            shell: at.shell(title),
            head: at.head(),
            back: at.href(""),
            lines: Vec::new(),
            mind: Vec::new(),
            left: Vec::new(),
            button: None,
        }
    }
}
