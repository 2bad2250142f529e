//! `/uppfoljning/{slug}/{cycle}/paminn`: whom a reminder goes to and what it says, and the press that sends it.

use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    Error,
    standing::{Chosen, Hindrance, Remindable, ReminderPlan, SeenMail},
};
use malspar_domain::cycle::CycleState;
use malspar_words::{Lang, date, t};

use super::{mails::Letter, words};
use crate::{
    Site,
    around::said::{self, Said},
    desk::place::{AtCycle, Head},
    error::{PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/standing/remind.html")]
struct Remind {
    shell: Shell,
    head: Head,
    back: String,
    wrong: Vec<Said>,
    /// Why nobody can be reminded, where nobody can.
    closed: Option<String>,
    choices: Vec<Choice>,
    /// Can anybody be chosen?
    can_send: bool,
    /// Is there somebody who cannot?
    cannot: bool,
    mails: Vec<Letter>,
}

/// Somebody who may be reminded.
struct Choice {
    code: String,
    /// What the box sends; nothing where it cannot be chosen.
    value: Option<String>,
    name: String,
    about: String,
    is_chosen: bool,
}

/// `GET /uppfoljning/{slug}/{cycle}/paminn`
pub(super) async fn show(at: AtCycle, State(site): State<Site>) -> Result<Response, PageError> {
    shown(&at, &site, StatusCode::OK, Vec::new(), None).await
}

/// `POST /uppfoljning/{slug}/{cycle}/paminn`
pub(super) async fn send(
    at: AtCycle,
    State(site): State<Site>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let chosen: Vec<_> =
        sent.iter().filter(|(name, _)| name == "vem").filter_map(|(_, v)| chosen(v)).collect();
    match site.app.remind(&at.actor, at.slug(), at.key(), &chosen).await {
        Ok(done) => {
            let said = format!("?klart=paminda&antal={}", done.organisations);
            Ok(Redirect::to(&at.href(&said)).into_response())
        }
        Err(error @ Error::Refused(_)) => {
            let wrong = said::of(at.lang(), &error, &["vem"]).unwrap_or_default();
            shown(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, wrong, Some(&chosen)).await
        }
        Err(error) => Err(at.failed(&error)),
    }
}

/// `1860`, or `1860.2` where it has been reminded today and is to be once more: so often it had been.
fn chosen(value: &str) -> Option<Chosen> {
    let (code, again_after) = match value.split_once('.') {
        Some((code, n)) => (code, Some(n.parse().ok()?)),
        None => (value, None),
    };
    Some(Chosen { organisation: code.parse().ok()?, again_after })
}

async fn shown(
    at: &AtCycle,
    site: &Site,
    status: StatusCode,
    wrong: Vec<Said>,
    before: Option<&[Chosen]>,
) -> Result<Response, PageError> {
    let lang = at.lang();
    let takes = matches!(at.then.state, CycleState::Collecting | CycleState::Reviewing);
    let plan = if takes {
        let plan = site.app.reminder_plan(&at.actor, at.slug(), at.key()).await;
        plan.map_err(|error| at.failed(&error))?
    } else {
        ReminderPlan { organisations: Vec::new(), mails: Vec::new() }
    };
    let closed = match (takes, plan.organisations.is_empty()) {
        (false, _) => Some(t!(lang, "standing-remind-closed")),
        (true, true) => Some(t!(lang, "standing-remind-none")),
        _ => None,
    };
    let choices: Vec<_> = plan.organisations.iter().map(|one| choice(at, one, before)).collect();
    let page_of = Remind {
        shell: at.shell(t!(lang, "standing-remind-title")),
        head: at.head(),
        back: at.href(""),
        wrong,
        closed,
        can_send: choices.iter().any(|one| one.value.is_some()),
        cannot: choices.iter().any(|one| one.value.is_none()),
        choices,
        mails: plan.mails.into_iter().map(|mail| Letter::of(lang, &SeenMail::from(mail))).collect(),
    };
    Ok((status, page(&at.reader, &page_of)?).into_response())
}

fn choice(at: &AtCycle, one: &Remindable, before: Option<&[Chosen]>) -> Choice {
    let lang = at.lang();
    let code = one.then.code.to_string();
    let value = if one.today { format!("{code}.{}", one.reminders) } else { code.clone() };
    let was_chosen = |before: &[Chosen]| before.iter().any(|wish| wish.organisation == one.then.code);
    Choice {
        value: one.hindrance.is_none().then_some(value),
        name: one.then.full_name.get(lang).to_owned(),
        about: about(lang, one),
        is_chosen: before.map_or_else(|| one.is_due(), was_chosen),
        code,
    }
}

fn about(lang: Lang, one: &Remindable) -> String {
    let stage = words::stage(lang, one.then.stage);
    let mut parts = match one.hindrance {
        Some(Hindrance::NobodyToWriteTo) => vec![stage, t!(lang, "standing-remind-nobody-to")],
        None => vec![stage, t!(lang, "standing-remind-people", n = one.people)],
    };
    if let Some(until) = one.then.extended_until {
        parts.push(t!(lang, "standing-remind-extended", date = date::long(lang, until)));
    }
    match one.then.last_reminded() {
        _ if one.today => parts.push(t!(lang, "standing-remind-today")),
        Some(at) => parts.push(t!(lang, "standing-remind-last", date = words::day(lang, at))),
        None => parts.push(t!(lang, "standing-never-reminded")),
    }
    parts.join(" · ")
}
