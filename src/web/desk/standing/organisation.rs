//! `/uppfoljning/{slug}/{cycle}/lage/{organisation}`: everything about one organisation in the cycle, and notes of it.

use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    following::Stage,
    standing::{Contact, CycleDesk, LONGEST_NOTE, OrganisationThen},
};
use malspar_domain::cycle::CycleState;
use malspar_words::{Lang, date, t};
use serde::Deserialize;

use super::{AtOrganisation, own_form, page_of, words};
use crate::{
    Site,
    around::said::{self, Said},
    desk::{place::Head, report::field::day},
    error::{PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/standing/organisation.html")]
struct Organisation {
    shell: Shell,
    head: Head,
    back: String,
    done: Option<String>,
    wrong: Vec<Said>,
    stage: String,
    tone: &'static str,
    extended: Option<String>,
    /// What there is to say of the state.
    lines: Vec<String>,
    reason: Option<String>,
    /// Where one goes on from here.
    links: Vec<(String, String)>,
    people: Vec<Person>,
    /// What there is to say where nobody is named.
    nobody: String,
    people_page: String,
    notes: Vec<Note>,
    typed: Typed,
    today: String,
    most: usize,
    happened: Vec<(String, String, Option<String>)>,
}

struct Person {
    address: String,
    about: String,
}

struct Note {
    day: String,
    written: String,
    words: String,
}

/// What is typed.
#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    dag: String,
    #[serde(default)]
    anteckning: String,
}

/// What has just been done.
#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    klart: String,
}

/// `GET /uppfoljning/{slug}/{cycle}/lage/{organisation}`
pub(super) async fn show(
    at: AtOrganisation,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let (desk, then) = at.read(&site).await?;
    let lang = at.at.lang();
    let said = match done.klart.as_str() {
        "antecknat" => Some(t!(lang, "standing-done-noted")),
        "givet" => Some(t!(lang, "standing-done-given")),
        "nekat" => Some(t!(lang, "standing-done-refused")),
        _ => None,
    };
    let typed = Typed { dag: date::iso(desk.today), anteckning: String::new() };
    let shown = Organisation { done: said, ..of(&at, &desk, &then, typed) };
    Ok(page(&at.at.reader, &shown)?.into_response())
}

/// `POST /uppfoljning/{slug}/{cycle}/lage/{organisation}`
pub(super) async fn note(
    at: AtOrganisation,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let (desk, then) = at.read(&site).await?;
    let (place, lang) = (&at.at, at.at.lang());
    let again = |wrong, typed| {
        let shown = Organisation { wrong, ..of(&at, &desk, &then, typed) };
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&place.reader, &shown)?).into_response())
    };
    let Some(on) = day(&typed.dag) else {
        return again(vec![Said::of("dag", t!(lang, "around-no-date"))], typed);
    };
    let app = &site.app;
    let noted =
        app.note_of_organisation(&place.actor, place.slug(), place.key(), &at.code, on, &typed.anteckning);
    match noted.await {
        Ok(()) => {
            Ok(Redirect::to(&place.href(&format!("{}?klart=antecknat", page_of(&at.code)))).into_response())
        }
        Err(error) => match said::of(lang, &error, &["anteckning", "dag"]) {
            Some(wrong) => again(wrong, typed),
            None => Err(place.failed(&error)),
        },
    }
}

fn of(at: &AtOrganisation, desk: &CycleDesk, then: &OrganisationThen, typed: Typed) -> Organisation {
    let (place, lang) = (&at.at, at.at.lang());
    let mut happened = then.happened();
    happened.reverse();
    happened.sort_by_key(|one| std::cmp::Reverse(one.at));
    let (name, region) = (then.full_name.get(lang), place.followed.strategy.region_name.get(lang));
    let told = happened.iter().map(|one| {
        let (when, by) = (words::when(lang, one.at), words::by(lang, one.role, name, region));
        (format!("{when}, {by}"), words::happened(lang, one), one.why.clone())
    });
    let notes = then.notes.iter().rev().map(|note| Note {
        day: date::long(lang, note.on),
        written: t!(lang, "standing-note-written", date = words::when(lang, note.at)),
        words: note.words.clone(),
    });
    Organisation {
        shell: place.shell(then.full_name.get(lang).to_owned()),
        head: place.head(),
        back: place.href(""),
        done: None,
        wrong: Vec::new(),
        stage: words::stage(lang, then.stage),
        tone: words::tone(then.stage),
        extended: then.extended_until.map(|day| t!(lang, "desk-extended", date = date::long(lang, day))),
        lines: lines(lang, then),
        reason: then.reason.clone(),
        links: links(at, desk, then),
        people: then.contacts.iter().map(|contact| person(lang, contact)).collect(),
        nobody: if then.is_municipality {
            t!(lang, "standing-people-none")
        } else {
            t!(lang, "people-region-answers")
        },
        people_page: place.reader.to(&format!("/uppfoljning/{}/personer", place.slug())),
        notes: notes.collect(),
        typed,
        today: date::iso(desk.today),
        most: LONGEST_NOTE,
        happened: told.collect(),
    }
}

fn lines(lang: Lang, then: &OrganisationThen) -> Vec<String> {
    let mut lines: Vec<_> = words::handed_in(lang, then).into_iter().collect();
    lines.push(t!(lang, "standing-then-deadline", date = date::long(lang, then.deadline)));
    lines.push(match then.last_reminded() {
        Some(at) => t!(lang, "standing-remind-last", date = words::day(lang, at)),
        None => t!(lang, "standing-never-reminded"),
    });
    lines.extend(then.mail_trouble.map(|state| words::trouble(lang, state)));
    lines
}

fn links(at: &AtOrganisation, desk: &CycleDesk, then: &OrganisationThen) -> Vec<(String, String)> {
    let (place, lang) = (&at.at, at.at.lang());
    let mut links: Vec<_> = own_form(place, desk).filter(|_| !then.is_municipality).into_iter().collect();
    if then.first_handed_in.is_some() {
        links.push((place.href(&format!("/svar/{}", at.code)), t!(lang, "standing-then-answers")));
    }
    let extension = place.href(&format!("/anstand/{}", at.code));
    let takes = matches!(desk.state, CycleState::Collecting | CycleState::Reviewing);
    if then.request.is_some() {
        let name = then.full_name.get(lang);
        links.push((extension, t!(lang, "standing-answer-request", organisation = name)));
    } else if takes
        && matches!(then.stage, Stage::NotBegun | Stage::Begun | Stage::Returned | Stage::Declined)
    {
        links.push((extension, t!(lang, "standing-extension-link")));
    }
    links
}

fn person(lang: Lang, contact: &Contact) -> Person {
    let mut about = Vec::new();
    if contact.deputy {
        about.push(t!(lang, "standing-people-deputy"));
    }
    about.push(match contact.confirmed_at {
        _ if contact.disabled => t!(lang, "standing-people-disabled"),
        _ if contact.waits => t!(lang, "standing-people-waits"),
        Some(at) => t!(lang, "standing-people-confirmed", date = words::day(lang, at)),
        None if contact.seen => t!(lang, "standing-people-seen"),
        None => t!(lang, "standing-people-not-seen"),
    });
    if let Some(mail) = &contact.last_mail {
        let day = words::day(lang, mail.at);
        about.push(t!(lang, "standing-people-mail", date = day, state = mail.state.code()));
    }
    let address = contact.address.as_ref().map(ToString::to_string);
    let forgotten = || t!(lang, "standing-people-forgotten");
    Person { address: address.unwrap_or_else(forgotten), about: about.join(" · ") }
}
