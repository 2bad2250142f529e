//! `/svara`: everything that is asked of one's own organisation, by when, how far it is, and what to do next.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use malspar_app::following::{Asked, Stage};
use malspar_domain::{clock, code::IndicatorCode};
use malspar_words::{Lang, cycle, date, list, t};

use super::{concerns, href};
use crate::{
    Site,
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
    signed::Signed,
};

#[derive(Template)]
#[template(path = "around/list.html")]
struct List {
    shell: Shell,
    /// Said where nothing is asked.
    nothing: String,
    now: Vec<Card>,
    earlier: Vec<Card>,
}

/// What is asked in one cycle.
struct Card {
    /// Names it on the page.
    id: String,
    cycle: String,
    title: String,
    concerns: String,
    stage: String,
    /// Whose turn it is, by the colour of its tag as well.
    tone: &'static str,
    extended: Option<String>,
    lines: Vec<String>,
    reason: Option<Reason>,
    next: Option<Link>,
    /// Is that to be done? Else it is to be looked at.
    is_to_do: bool,
    more: Vec<Link>,
}

/// What somebody wrote, with what leads to it and what follows from it.
struct Reason {
    lead: String,
    text: String,
    then: Vec<String>,
}

struct Link {
    href: String,
    label: String,
}

/// `GET /svara`
pub(crate) async fn show(signed: Signed, State(site): State<Site>) -> Page {
    let (reader, actor) = (&signed.reader, signed.actor()?);
    let failed = |error| PageError::of(reader.clone(), &error);
    let asked = site.app.asked_of(&actor).await.map_err(failed)?;
    let name = site.app.own_name(&actor, reader.lang).await.map_err(failed)?;
    // The latest cycle of each strategy, and whatever is open still.
    let mut strategies = BTreeSet::new();
    let (now, earlier): (Vec<_>, Vec<_>) =
        asked.iter().partition(|asked| strategies.insert(&asked.slug) || asked.is_open);
    let cards = |asked: Vec<&Asked>| asked.into_iter().map(|asked| card(reader, asked)).collect();
    let title = t!(reader.lang, "around-title", organisation = name.as_str());
    let list = List {
        shell: Shell::new(reader, title).with_example(reader.demo),
        nothing: t!(reader.lang, "around-nothing", organisation = name),
        now: cards(now),
        earlier: cards(earlier),
    };
    page(reader, &list)
}

fn card(reader: &Reader, asked: &Asked) -> Card {
    let lang = reader.lang;
    Card {
        id: format!("{}-{}", asked.slug, asked.cycle.key),
        cycle: cycle::name(lang, &asked.cycle),
        title: asked.title.get(lang).to_owned(),
        concerns: concerns(lang, asked),
        stage: stage(lang, asked.stage),
        tone: tone(asked.stage),
        extended: asked
            .is_extended
            .then(|| t!(lang, "desk-extended", date = date::long(lang, asked.deadline))),
        lines: lines(lang, asked),
        reason: reason(lang, asked).or_else(|| refusal(lang, asked)),
        next: next(reader, asked),
        is_to_do: asked.is_open && asked.stage != Stage::Declined,
        more: more(reader, asked),
    }
}

pub(crate) fn stage(lang: Lang, stage: Stage) -> String {
    match stage {
        Stage::NotBegun => t!(lang, "desk-not-begun"),
        Stage::Begun => t!(lang, "desk-begun"),
        Stage::Submitted => t!(lang, "desk-submitted"),
        Stage::Returned => t!(lang, "desk-returned"),
        Stage::Checked => t!(lang, "desk-approved"),
        Stage::Reopened => t!(lang, "around-reopened"),
        Stage::Declined => t!(lang, "desk-declined"),
        Stage::NotReported => t!(lang, "around-not-reported"),
    }
}

const fn tone(stage: Stage) -> &'static str {
    match stage {
        Stage::NotBegun | Stage::Begun | Stage::Returned | Stage::Reopened => "accent",
        Stage::Submitted | Stage::Checked | Stage::Declined | Stage::NotReported => "neutral",
    }
}

fn lines(lang: Lang, asked: &Asked) -> Vec<String> {
    let day = |at| date::long(lang, clock::local_date(at));
    let mut lines = Vec::new();
    match (asked.stage, asked.submitted_at) {
        (Stage::NotBegun | Stage::Begun, _) => {
            lines.extend(progress(lang, asked));
            lines.push(t!(lang, "contact-draft"));
        }
        (Stage::Submitted, Some(at)) => {
            lines.push(t!(lang, "around-submitted", date = day(at)));
            if !asked.is_late {
                let review_by = date::long(lang, asked.cycle.review_until);
                lines.push(t!(lang, "around-submitted-next", review_by = review_by));
            }
        }
        (Stage::Checked, Some(at)) => lines.push(t!(lang, "around-checked", date = day(at))),
        (Stage::NotReported, _) => lines.push(t!(lang, "around-over")),
        _ => {}
    }
    if let Some(refused) = &asked.refused {
        let (date, deadline) = (date::long(lang, refused.request.until), date::long(lang, asked.deadline));
        lines.push(t!(lang, "around-refused", date = date, deadline = deadline));
    }
    if let Some(request) = &asked.request {
        lines.push(t!(lang, "around-asked-for", date = date::long(lang, request.until)));
    }
    lines
}

fn progress(lang: Lang, asked: &Asked) -> Vec<String> {
    let (filled, total) = (asked.filled.filled, asked.filled.asked);
    let deadline = date::long(lang, asked.deadline);
    if asked.is_late {
        let filled = t!(lang, "around-filled", filled = filled, total = total);
        return vec![filled, t!(lang, "around-late", deadline = deadline)];
    }
    vec![if asked.is_municipality {
        t!(lang, "contact-progress", filled = filled, total = total, deadline = deadline)
    } else {
        t!(lang, "around-progress-region", filled = filled, total = total, deadline = deadline)
    }]
}

fn reason(lang: Lang, asked: &Asked) -> Option<Reason> {
    let text = asked.reason.clone()?;
    let until = date::long(lang, asked.deadline);
    let codes: Vec<_> = asked.asked_for.iter().map(IndicatorCode::as_str).collect();
    let codes = (!codes.is_empty()).then(|| list::and(lang, &codes));
    Some(match asked.stage {
        Stage::Returned => {
            let then = codes.map(|codes| t!(lang, "review-concerns", codes = codes)).into_iter();
            let then = then.chain([t!(lang, "around-returned-how")]).collect();
            Reason { lead: t!(lang, "around-returned"), text, then }
        }
        Stage::Reopened => {
            let then = codes.map(|codes| t!(lang, "around-opened-for", codes = codes));
            Reason { lead: t!(lang, "around-opened", date = until), text, then: then.into_iter().collect() }
        }
        Stage::Declined => {
            let back = asked.is_open.then(|| t!(lang, "around-declined-back"));
            Reason { lead: t!(lang, "around-declined"), text, then: back.into_iter().collect() }
        }
        _ => return None,
    })
}

/// Why no more time was given.
fn refusal(lang: Lang, asked: &Asked) -> Option<Reason> {
    let refused = asked.refused.as_ref()?;
    Some(Reason { lead: t!(lang, "around-refused-why"), text: refused.reason.clone(), then: Vec::new() })
}

/// The one thing that is to be done, or to be looked at.
fn next(reader: &Reader, asked: &Asked) -> Option<Link> {
    let lang = reader.lang;
    let (rest, label) = match asked.stage {
        Stage::NotBegun => ("", t!(lang, "around-fill-in")),
        Stage::Begun => ("", t!(lang, "around-go-on")),
        Stage::Returned | Stage::Reopened => ("", t!(lang, "around-complete")),
        Stage::Declined if asked.is_open => ("", t!(lang, "around-answer-anyway")),
        Stage::Submitted | Stage::Checked => ("/kvittens", t!(lang, "around-receipt")),
        Stage::Declined | Stage::NotReported => return None,
    };
    Some(Link { href: href(reader, &asked.slug, &asked.cycle.key, rest), label })
}

fn more(reader: &Reader, asked: &Asked) -> Vec<Link> {
    let lang = reader.lang;
    let to = |rest: &str| href(reader, &asked.slug, &asked.cycle.key, rest);
    let report =
        if asked.published.is_some() { t!(lang, "around-report") } else { t!(lang, "around-report-draft") };
    let all = [
        (asked.is_open, to("/fragor"), t!(lang, "contact-print")),
        (true, to("/formular.xlsx"), t!(lang, "contact-excel")),
        (true, to("/formular.csv"), t!(lang, "around-csv")),
        (asked.is_open, to("/formular"), t!(lang, "around-upload")),
        (asked.is_open, reader.to("/konto/kollegor"), t!(lang, "contact-invite")),
        (asked.may_ask_for.is_some(), to("/anstand"), t!(lang, "around-ask-for-time")),
        (asked.may_decline, to("/avsta"), t!(lang, "around-decline")),
        (asked.has_history, to("/historik"), t!(lang, "around-history")),
        (asked.is_municipality, to("/rapport.pdf"), report),
    ];
    all.into_iter().filter(|(is_there, ..)| *is_there).map(|(_, href, label)| Link { href, label }).collect()
}
