//! `/uppfoljning/{slug}/{cycle}`: how far everybody has come, and what there is to do.

use askama::Template;
use axum::extract::{Query, State};
use malspar_app::standing::{CycleDesk, Happened, OrganisationThen};
use malspar_domain::{code::OrganisationCode, cycle::CycleState, cycle_plan::PlannedEvent, lang::Lang};
use malspar_words::{date, schedule, t};
use serde::Deserialize;

use super::{own_form, page_of, preflight::Preflight, read, words};
use crate::{
    Site,
    desk::{
        cycle,
        place::{AtCycle, Head},
    },
    error::{Page, page},
    shell::Shell,
};

/// So many of the next steps are shown.
const NEXT: usize = 3;

#[derive(Template)]
#[template(path = "desk/standing/desk.html")]
struct Desk {
    shell: Shell,
    head: Head,
    done: Option<String>,
    state: String,
    is_open: bool,
    summary: String,
    /// What the rule plans next: when and what.
    next: Vec<(String, String)>,
    plan: String,
    /// What can be done now: address, label; the first is what is next.
    acts: Vec<(String, String)>,
    preflight: Option<Preflight>,
    /// To the mails that did not arrive for certain, where there are any.
    lost: Option<(String, String)>,
    /// Requests for more time: address and label.
    requests: Vec<(String, String)>,
    /// All, and those who have not answered: address, label, is it shown?
    filters: Vec<(String, String, bool)>,
    rows: Vec<Row>,
    news: Option<String>,
    since: String,
    happened: Vec<News>,
}

struct Row {
    href: String,
    name: String,
    stage: String,
    tone: &'static str,
    extended: Option<String>,
    asks: Option<String>,
    reason: Option<String>,
    handed_in: Option<String>,
    contact: String,
    trouble: Option<String>,
    reminded: Option<String>,
    note: Option<String>,
}

struct News {
    when: String,
    what: String,
    who: Option<(String, String)>,
    why: Option<String>,
}

/// What is to be shown, and what has just been done.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    visa: String,
    #[serde(default)]
    klart: String,
    /// So many were written to.
    antal: Option<u16>,
}

/// `GET /uppfoljning/{slug}/{cycle}`
pub(super) async fn show(at: AtCycle, State(site): State<Site>, Query(asked): Query<Asked>) -> Page {
    let desk = read(&at, &site).await?;
    let lost = site.app.lost_mails(&at.actor, at.slug()).await.map_err(|error| at.failed(&error))?;
    let lang = at.lang();
    let only_missing = asked.visa == "saknas" && desk.state != CycleState::Planned;
    let shown = desk.organisations.iter().filter(|one| !only_missing || one.has_not_answered());
    let news = (!desk.happened.is_empty()).then(|| {
        t!(lang, "standing-happened-link", n = desk.happened.len(), since = date::long(lang, desk.since))
    });
    let shown = Desk {
        shell: at.shell(t!(lang, "standing-title", cycle = at.head().cycle)),
        head: at.head(),
        done: said(lang, &asked),
        state: cycle::state(lang, desk.state),
        is_open: matches!(desk.state, CycleState::Collecting | CycleState::Reviewing),
        summary: summary(lang, &desk),
        next: next(lang, &desk),
        plan: at.reader.to(&format!("/uppfoljning/{}/tidsplan", at.slug())),
        acts: acts(&at, &desk),
        preflight: Preflight::of(&at, &desk),
        lost: lost_mails(&at, lost),
        requests: requests(&at, &desk),
        filters: filters(&at, &desk, only_missing),
        rows: shown.map(|one| row(&at, one)).collect(),
        news,
        since: date::long(lang, desk.since),
        happened: desk.happened.iter().map(|one| told(&at, &desk, one)).collect(),
    };
    page(&at.reader, &shown)
}

fn said(lang: Lang, asked: &Asked) -> Option<String> {
    let n = asked.antal.unwrap_or_default();
    Some(match asked.klart.as_str() {
        "oppnad" => t!(lang, "standing-done-opened", mails = n),
        "granskas" => t!(lang, "standing-done-reviewing"),
        "paminda" => t!(lang, "standing-done-reminded", organisations = n),
        "bockat" => t!(lang, "standing-done-ticked"),
        "obockat" => t!(lang, "standing-done-unticked"),
        _ => return None,
    })
}

fn summary(lang: Lang, desk: &CycleDesk) -> String {
    let (n, of) = desk.handed_in();
    let deadline = date::long(lang, desk.cycle.deadline);
    match desk.state {
        CycleState::Planned => {
            let opens_on = date::long(lang, desk.cycle.opens_on);
            t!(lang, "standing-summary-planned", opens_on = opens_on, deadline = deadline)
        }
        CycleState::Collecting | CycleState::Reviewing => {
            t!(lang, "standing-summary", n = n, of = of, deadline = deadline)
        }
        CycleState::Sealed => t!(lang, "standing-summary-over", n = n, of = of),
    }
}

fn next(lang: Lang, desk: &CycleDesk) -> Vec<(String, String)> {
    // Nothing is waited for any more where the edition is locked.
    let n = if desk.state == CycleState::Sealed { 0 } else { NEXT };
    let words = |event: &PlannedEvent| {
        let when = schedule::day_or_moment(lang, event.step, event.planned);
        (when, schedule::step(lang, event.step))
    };
    desk.coming.iter().take(n).map(words).collect()
}

fn acts(at: &AtCycle, desk: &CycleDesk) -> Vec<(String, String)> {
    let lang = at.lang();
    let remind = || (at.href("/paminn"), t!(lang, "standing-remind"));
    let mut acts = match desk.state {
        CycleState::Planned => vec![(at.href("/oppna"), t!(lang, "standing-open"))],
        CycleState::Collecting => vec![remind(), (at.href("/granska"), t!(lang, "standing-review"))],
        CycleState::Reviewing => vec![remind()],
        CycleState::Sealed => Vec::new(),
    };
    acts.extend(own_form(at, desk));
    acts
}

fn lost_mails(at: &AtCycle, n: usize) -> Option<(String, String)> {
    let page = at.reader.to(&format!("/uppfoljning/{}/mejl", at.slug()));
    (n > 0).then(|| (page, t!(at.lang(), "lost-mails-link", n = n)))
}

fn requests(at: &AtCycle, desk: &CycleDesk) -> Vec<(String, String)> {
    let waiting = desk.organisations.iter().filter(|one| one.request.is_some());
    let link = |one: &OrganisationThen| {
        let name = one.full_name.get(at.lang());
        (
            at.href(&format!("/anstand/{}", one.code)),
            t!(at.lang(), "standing-answer-request", organisation = name),
        )
    };
    waiting.map(link).collect()
}

fn filters(at: &AtCycle, desk: &CycleDesk, only_missing: bool) -> Vec<(String, String, bool)> {
    let lang = at.lang();
    if desk.state == CycleState::Planned {
        return Vec::new();
    }
    let missing = desk.organisations.iter().filter(|one| one.has_not_answered()).count();
    vec![
        (at.href(""), t!(lang, "standing-all", n = desk.organisations.len()), !only_missing),
        (at.href("?visa=saknas"), t!(lang, "standing-missing", n = missing), only_missing),
    ]
}

fn row(at: &AtCycle, then: &OrganisationThen) -> Row {
    let lang = at.lang();
    let in_full = |day| date::long(lang, day);
    let note = then.notes.last();
    Row {
        href: at.href(&page_of(&then.code)),
        name: if then.is_municipality { then.name.clone() } else { then.full_name.get(lang).to_owned() },
        stage: words::stage(lang, then.stage),
        tone: words::tone(then.stage),
        extended: then.extended_until.map(|day| t!(lang, "desk-extended", date = in_full(day))),
        asks: then.request.as_ref().map(|asked| t!(lang, "standing-asks", date = in_full(asked.until))),
        reason: then.reason.as_deref().map(words::beginning),
        handed_in: words::handed_in(lang, then),
        contact: words::contact(lang, then.contact),
        trouble: then.mail_trouble.map(|state| words::trouble(lang, state)),
        reminded: then.last_reminded().map(|at| words::day(lang, at)),
        note: note.map(|note| {
            let (date, words) = (in_full(note.on), words::beginning(&note.words));
            t!(lang, "standing-note-short", date = date, words = words)
        }),
    }
}

fn told(at: &AtCycle, desk: &CycleDesk, happened: &Happened) -> News {
    let link = |code: &OrganisationCode| {
        let then = desk.organisation(code)?;
        Some((at.href(&page_of(code)), then.full_name.get(at.lang()).to_owned()))
    };
    let region = at.followed.strategy.region_name.get(at.lang());
    let then = happened.organisation.as_ref().and_then(|code| desk.organisation(code));
    let organisation = then.map_or(region, |then| then.full_name.get(at.lang()));
    let by = words::by(at.lang(), happened.role, organisation, region);
    News {
        when: format!("{}, {by}", words::when(at.lang(), happened.at)),
        what: words::happened(at.lang(), happened),
        who: happened.organisation.as_ref().and_then(link),
        why: happened.why.clone(),
    }
}
