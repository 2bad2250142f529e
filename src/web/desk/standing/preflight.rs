//! What is to be done before a cycle opens: a list, with ticks for what only a person can say.

use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::standing::{CycleDesk, PreflightItem};
use malspar_domain::{
    cycle::CycleState,
    lang::Lang,
    narrative::{MeetingStep, Purpose},
};
use malspar_words::{date, t};
use serde::Deserialize;

use crate::{
    Site,
    desk::place::AtCycle,
    error::{PageError, Problem},
};

/// The list.
pub(super) struct Preflight {
    /// Before the opening it stands open, afterwards it can be unfolded.
    pub(super) is_now: bool,
    pub(super) items: Vec<Item>,
    /// Where ticks are sent.
    pub(super) action: String,
}

/// Something to be done.
pub(super) struct Item {
    pub(super) title: String,
    pub(super) done: bool,
    /// What there is to know of it.
    pub(super) lines: Vec<String>,
    /// Where one sees to it.
    pub(super) links: Vec<(String, String)>,
    /// The tick that says so, where a person does.
    pub(super) tick: Option<&'static str>,
}

impl Preflight {
    /// Nothing once the review has begun.
    pub(super) fn of(at: &AtCycle, desk: &CycleDesk) -> Option<Self> {
        let is_now = desk.state == CycleState::Planned;
        if !is_now && desk.state != CycleState::Collecting {
            return None;
        }
        let mut items = vec![contacts(at, desk)];
        items.extend(PreflightItem::ALL.map(|item| ticked(at, desk, item)));
        Some(Self { is_now, items, action: at.href("/infor") })
    }
}

/// What nobody has said is done.
pub(super) fn left(at: &AtCycle, desk: &CycleDesk) -> Vec<String> {
    let mut items = vec![contacts(at, desk)];
    items.extend(PreflightItem::ALL.map(|item| ticked(at, desk, item)));
    items.into_iter().filter(|item| !item.done).map(|item| item.title).collect()
}

fn contacts(at: &AtCycle, desk: &CycleDesk) -> Item {
    let (lang, (n, of)) = (at.lang(), desk.confirmed());
    let people = at.reader.to(&format!("/uppfoljning/{}/personer", at.slug()));
    Item {
        title: t!(lang, "standing-preflight-contacts", n = n, of = of),
        done: n == of,
        lines: Vec::new(),
        links: vec![
            ("#organisationer".to_owned(), t!(lang, "standing-preflight-contacts-link")),
            (people, t!(lang, "standing-preflight-people")),
        ],
        tick: None,
    }
}

fn ticked(at: &AtCycle, desk: &CycleDesk, item: PreflightItem) -> Item {
    let lang = at.lang();
    let (title, lines, link) = match item {
        PreflightItem::Questions => {
            let page = at.reader.to(&format!("/uppfoljning/{}/katalog", at.slug()));
            let label = t!(lang, "standing-preflight-questions-link");
            (t!(lang, "standing-preflight-questions"), Vec::new(), (page, label))
        }
        PreflightItem::Dates => {
            let label = t!(lang, "standing-preflight-meetings-link");
            let meetings = at.href("/texter/sammantraden");
            (t!(lang, "standing-preflight-dates"), dates(lang, desk), (meetings, label))
        }
        PreflightItem::Mails => {
            let label = t!(lang, "standing-preflight-mails-link");
            (t!(lang, "standing-preflight-mails"), Vec::new(), (at.href("/mejl"), label))
        }
    };
    Item { title, done: desk.ticked.contains(&item), lines, links: vec![link], tick: Some(item.code()) }
}

fn dates(lang: Lang, desk: &CycleDesk) -> Vec<String> {
    let mut lines = vec![t!(
        lang,
        "standing-preflight-dates-what",
        opens_on = date::long(lang, desk.cycle.opens_on),
        deadline = date::long(lang, desk.cycle.deadline),
        review_until = date::long(lang, desk.cycle.review_until)
    )];
    lines.extend(desk.meetings.iter().map(|step| meeting(lang, step)));
    if desk.meetings.is_empty() {
        lines.push(t!(lang, "standing-preflight-meetings-none"));
    }
    lines
}

fn meeting(lang: Lang, step: &MeetingStep) -> String {
    let purpose = match step.purpose {
        Purpose::Information => t!(lang, "purpose-information"),
        Purpose::Comments => t!(lang, "purpose-comments"),
        Purpose::Decision => t!(lang, "purpose-decision"),
    };
    t!(lang, "memo-step", body = step.body.get(lang), date = date::long(lang, step.date), purpose = purpose)
}

/// What is ticked.
#[derive(Deserialize)]
pub(super) struct Tick {
    #[serde(default)]
    sak: String,
    #[serde(default)]
    klart: String,
}

/// `POST /uppfoljning/{slug}/{cycle}/infor`
pub(super) async fn tick(
    at: AtCycle,
    State(site): State<Site>,
    Form(tick): Form<Tick>,
) -> Result<Response, PageError> {
    let unreadable = || PageError::new(at.reader.clone(), Problem::Unreadable);
    let item = PreflightItem::from_code(&tick.sak).ok_or_else(unreadable)?;
    let done = tick.klart == "ja";
    let told = site.app.tick_preflight(&at.actor, at.slug(), at.key(), item, done).await;
    told.map_err(|error| at.failed(&error))?;
    let said = if done { "bockat" } else { "obockat" };
    Ok(Redirect::to(&at.href(&format!("?klart={said}"))).into_response())
}
