//! `…/rapport/synpunkter/ny`: freezing a draft and asking councils what they say of it.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{Days, NaiveDate};
use malspar_app::{
    Error,
    consultation::{ConsultOrder, DraftFor, Invited},
    editions::{EditionRecord, Preflight, SealOrder},
};
use malspar_domain::{
    cycle::CycleState,
    edition::EditionKind,
    lang::Text,
    narrative::{MeetingStep, Purpose},
    violation::Violation,
};
use malspar_words::{date, t};

use super::{
    super::place::{AtCycle, Head},
    field::{Field, plain},
    handed_out::handed_out,
    missing,
};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

/// So many councils can be named at once, and so many lines stand empty at least.
const MOST: usize = 12;
const EMPTY: usize = 2;
/// Characters of a name.
const LONGEST_NAME: usize = 200;
/// So long councils usually have.
const USUALLY: Days = Days::new(21);

/// What is typed: `rad1`, `post1`, `sista`, `utkast`.
pub(crate) type Typed = HashMap<String, String>;

#[derive(Template)]
#[template(path = "desk/report_ask.html")]
struct Ask {
    shell: Shell,
    head: Head,
    back: String,
    wrong: Faults,
    closed: Option<String>,
    /// The number that a new draft gets.
    next: u32,
    /// A draft that is frozen and that nobody was asked about.
    frozen: Option<(u32, String)>,
    uses_frozen: bool,
    missing: Vec<missing::Group>,
    has_gaps: bool,
    with_gaps: bool,
    until: Field,
    councils: Vec<(usize, Field, Field)>,
}

/// `GET …/synpunkter/ny`
pub(crate) async fn show(
    at: AtCycle,
    Query(asked): Query<Typed>,
    State(site): State<Site>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new();
    typed.extend(asked.get("utkast").map(|draft| ("utkast".to_owned(), draft.clone())));
    typed.insert("sista".to_owned(), (site.app.today() + USUALLY).to_string());
    let texts = site.app.narratives(&at.actor, at.slug(), at.key(), None).await;
    let texts = texts.map_err(|error| at.failed(&error))?;
    let steps = texts.map(|(texts, _)| texts.steps).unwrap_or_default();
    for (n, step) in (1..=MOST).zip(to_be_asked(&steps)) {
        typed.insert(format!("rad{n}"), step.body.sv.clone());
    }
    shown(&at, &site, StatusCode::OK, Vec::new(), &typed).await
}

/// The bodies that the report is to be commented by, each once.
fn to_be_asked(steps: &[MeetingStep]) -> Vec<&MeetingStep> {
    let mut asked: Vec<&MeetingStep> = Vec::new();
    for step in steps.iter().filter(|step| step.purpose == Purpose::Comments) {
        if asked.iter().all(|other| other.body.sv != step.body.sv) {
            asked.push(step);
        }
    }
    asked
}

/// `POST …/synpunkter/ny`
pub(crate) async fn ask(
    at: AtCycle,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let order = match order(&at, &site, &typed).await? {
        Ok(order) => order,
        Err(faults) => return shown(&at, &site, wrong, faults, &typed).await,
    };
    match site.app.consult(&at.actor, at.slug(), at.key(), &order).await {
        Ok((draft, asked)) => handed_out(&at, &site, draft.number, &asked),
        Err(Error::Refused(why)) => {
            let faults = why.iter().map(|found| fault(&at, &typed, found)).collect();
            shown(&at, &site, wrong, faults, &typed).await
        }
        Err(error @ Error::Conflict(_)) => {
            let failed = at.failed(&error).saying(t!(at.lang(), "desk-round-late"));
            Err(failed.keeping(names(&typed).into_iter().map(|(_, name, _)| name).collect()))
        }
        Err(error) => Err(at.failed(&error)),
    }
}

/// The lines that something is written in: number, name, address.
fn names(typed: &Typed) -> Vec<(usize, String, String)> {
    let value = |name: String| typed.get(&name).map(|value| plain(value)).unwrap_or_default();
    let lines = (1..=MOST).map(|n| (n, value(format!("rad{n}")), value(format!("post{n}"))));
    lines.filter(|(_, name, address)| !name.is_empty() || !address.is_empty()).collect()
}

/// What was asked for, or what is wrong with how it was typed.
async fn order(
    at: &AtCycle,
    site: &Site,
    typed: &Typed,
) -> Result<Result<ConsultOrder, Vec<Fault>>, PageError> {
    let lang = at.lang();
    let texts = site.app.narratives(&at.actor, at.slug(), at.key(), None).await;
    let texts = texts.map_err(|error| at.failed(&error))?;
    let steps = texts.map(|(texts, _)| texts.steps).unwrap_or_default();
    let (mut faults, mut councils) = (Vec::new(), Vec::new());
    let until = typed.get("sista").and_then(|day| day.trim().parse::<NaiveDate>().ok());
    if until.is_none() {
        faults.push(Fault::new("sista", t!(lang, "around-no-date")));
    }
    for (n, name, address) in names(typed) {
        match invited(&steps, &name, &address) {
            Ok(one) => councils.push(one),
            Err(code) if code == "account-address" => {
                faults.push(Fault::new(&format!("post{n}"), t!(lang, "account-address")));
            }
            Err(_) => faults.push(Fault::new(&format!("rad{n}"), t!(lang, "consult-no-name"))),
        }
    }
    let number = |name: &str| typed.get(name).and_then(|n| n.parse::<u32>().ok());
    let draft = match number("utkast") {
        Some(frozen) => DraftFor::Frozen(frozen),
        None => DraftFor::Next(number("nummer").unwrap_or_default()),
    };
    let with_gaps = typed.contains_key("luckor");
    Ok(match until.filter(|_| faults.is_empty()) {
        Some(until) => Ok(ConsultOrder { draft, with_gaps, until, councils }),
        None => Err(faults),
    })
}

/// The council that a line names. One that stands among the meetings has its name in both languages.
pub(super) fn invited(steps: &[MeetingStep], name: &str, address: &str) -> Result<Invited, String> {
    if name.is_empty() {
        return Err("consult-no-name".to_owned());
    }
    let known = steps.iter().find(|step| step.body.sv == name);
    let body = known.map_or_else(|| Text { sv: name.to_owned(), en: None }, |step| step.body.clone());
    let address = match address {
        "" => None,
        typed => Some(typed.parse().map_err(|wrong: Violation| wrong.code)?),
    };
    Ok(Invited { body, address })
}

fn fault(at: &AtCycle, typed: &Typed, found: &Violation) -> Fault {
    if found.code == "consult-twice" {
        return Fault::new(&format!("rad{}", twice(typed)), missing::line(at.lang(), found));
    }
    let field = match found.code.as_str() {
        "share-past" | "share-too-long" => "sista",
        "narrative-name" => "rad1",
        code if code.starts_with("consult-") || code.starts_with("share-") => "rad1",
        "seal-no-key" | "seal-not-reviewing" => "innehall",
        _ => "luckor",
    };
    Fault::new(field, missing::line(at.lang(), found))
}

/// The first line that names a council which an earlier one names.
fn twice(typed: &Typed) -> usize {
    let lines = names(typed);
    let earlier = |at: usize| lines[..at].iter().any(|(_, name, _)| *name == lines[at].1);
    (0..lines.len()).find(|at| earlier(*at)).map_or(1, |at| lines[at].0)
}

async fn shown(
    at: &AtCycle,
    site: &Site,
    status: StatusCode,
    faults: Vec<Fault>,
    typed: &Typed,
) -> Result<Response, PageError> {
    let lang = at.lang();
    let failed = |error| at.failed(&error);
    let order = SealOrder::first(EditionKind::Consultation);
    let preflight = site.app.preflight(&at.actor, at.slug(), at.key(), &order).await.map_err(failed)?;
    let frozen = frozen(at, site, &preflight).await.map_err(failed)?;
    let wanted = typed.get("utkast").and_then(|n| n.parse::<u32>().ok());
    let ask = Ask {
        shell: at.shell(t!(lang, "desk-round-new")),
        head: at.head(),
        back: at.href("/rapport"),
        wrong: Faults::new(lang, &faults),
        closed: closed(at, site),
        next: preflight.before.as_ref().map_or(0, |before| before.number) + 1,
        uses_frozen: wanted.is_some() && wanted == frozen.as_ref().map(|(number, _)| *number),
        frozen,
        missing: missing::groups(at, &preflight.missing),
        has_gaps: preflight.missing.iter().any(Violation::is_error),
        with_gaps: typed.contains_key("luckor"),
        until: Field::day("sista", t!(lang, "desk-round-until"))
            .required()
            .helped(t!(lang, "desk-round-until-help"))
            .filled(typed.get("sista").map_or("", String::as_str), &faults),
        councils: lines(at, typed, &faults),
    };
    Ok((status, page(&at.reader, &ask)?).into_response())
}

fn closed(at: &AtCycle, site: &Site) -> Option<String> {
    let lang = at.lang();
    if at.then.state != CycleState::Reviewing {
        Some(t!(lang, "desk-round-closed"))
    } else if site.app.has_signer() {
        None
    } else {
        Some(t!(lang, "desk-lock-no-key"))
    }
}

/// The last draft, where nobody has been asked about it yet.
async fn frozen(at: &AtCycle, site: &Site, preflight: &Preflight) -> Result<Option<(u32, String)>, Error> {
    let Some(before) = &preflight.before else { return Ok(None) };
    let rounds = site.app.consultation(&at.actor, at.slug(), at.key()).await?;
    if rounds.iter().any(|round| &round.draft == before) {
        return Ok(None);
    }
    let editions = site.app.editions(&at.actor, at.slug()).await?;
    let own = |edition: &&EditionRecord| &edition.key == before;
    let day = editions.iter().find(own).map(|edition| malspar_domain::clock::local_date(edition.sealed_at));
    let lang = at.lang();
    Ok(day.map(|day| {
        let words = t!(lang, "desk-round-frozen", number = before.number, date = date::long(lang, day));
        (before.number, words)
    }))
}

fn lines(at: &AtCycle, typed: &Typed, faults: &[Fault]) -> Vec<(usize, Field, Field)> {
    let lang = at.lang();
    let last = names(typed).last().map_or(0, |(n, ..)| *n);
    let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let line = |n: usize| {
        let (name, address) = (format!("rad{n}"), format!("post{n}"));
        let council = Field::line(name.clone(), t!(lang, "desk-council-name")).most(LONGEST_NAME);
        let mail = Field::mail(address.clone(), t!(lang, "desk-council-mail"));
        (n, council.filled(&value(&name), faults), mail.filled(&value(&address), faults))
    };
    (1..=(last + EMPTY).clamp(3, MOST)).map(line).collect()
}
