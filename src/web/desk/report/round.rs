//! `…/rapport/synpunkter/{number}`: a round of comments: who has read the draft, who has said what, what it was answered, and
//! what of it stands in the report.

mod cards;

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Form, FromRequestParts, Path, Query, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{Error, consultation::Round};
use malspar_domain::{
    account::Address,
    id::{CommentId, CouncilId, ShareLinkId},
    violation::Violation,
};
use malspar_words::{date, t};
use serde::Deserialize;
use uuid::Uuid;

use self::cards::{CouncilCard, card};
use super::{
    super::place::{AtCycle, Head},
    ask::invited,
    field::{Field, day, plain},
    handed_out::handed_out,
};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

/// Somebody at a round of comments.
pub(crate) struct AtRound {
    at: AtCycle,
    round: Round,
}

impl FromRequestParts<Site> for AtRound {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let at = AtCycle::from_request_parts(parts, site).await?;
        let named = Path::<HashMap<String, String>>::from_request_parts(parts, site).await;
        let number = named.ok().and_then(|Path(named)| named.get("number")?.parse::<u32>().ok());
        let rounds = site.app.consultation(&at.actor, at.slug(), at.key()).await;
        let rounds = rounds.map_err(|error| at.failed(&error))?;
        match rounds.into_iter().find(|round| Some(round.draft.number) == number) {
            Some(round) => Ok(Self { at, round }),
            None => Err(PageError::not_found(at.reader)),
        }
    }
}

impl AtRound {
    fn href(&self, rest: &str) -> String {
        self.at.href(&format!("/rapport/synpunkter/{}{rest}", self.round.draft.number))
    }
}

#[derive(Template)]
#[template(path = "desk/report_round.html")]
struct Page {
    shell: Shell,
    head: Head,
    back: String,
    done: Option<String>,
    wrong: Faults,
    about: String,
    draft: String,
    is_open: bool,
    /// The last day, where it can be moved.
    last_day: Option<Field>,
    /// Was another one just typed, and refused?
    is_moving: bool,
    councils: Vec<CouncilCard>,
    acts: Acts,
    add: (Field, Field),
}

/// Where the forms of the page lead.
struct Acts {
    last_day: String,
    add: String,
    link: String,
    reply: String,
    take: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
}

/// What is typed in one of the page's forms.
#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    rad: String,
    #[serde(default)]
    post: String,
    #[serde(default)]
    vilken: Option<Uuid>,
    /// Which link another is made instead of.
    #[serde(default)]
    lank: Option<Uuid>,
    #[serde(default)]
    sista: Option<String>,
    #[serde(default)]
    svar: String,
}

/// What the page shows again of what was typed, and what is wrong with it.
#[derive(Default)]
struct Again {
    typed: Typed,
    faults: Vec<Fault>,
}

/// `GET …/synpunkter/{number}`
pub(crate) async fn show(here: AtRound, Query(done): Query<Done>) -> Result<Response, PageError> {
    let lang = here.at.lang();
    let said = match done.klart.as_str() {
        "svarat" => Some(t!(lang, "desk-replied")),
        "taget" => Some(t!(lang, "desk-taken")),
        "flyttad" => Some(t!(lang, "desk-round-moved")),
        _ => None,
    };
    shown(&here, StatusCode::OK, said, &Again::default())
}

/// `POST …/synpunkter/{number}/sista-dag`: the last day is another.
pub(crate) async fn move_last_day(
    here: AtRound,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let moved = match day(typed.sista.as_deref().unwrap_or_default()) {
        Some(day) => site.app.move_last_day(&here.at.actor, &here.round.draft, day).await,
        None => Err(Violation::error("until", "around-no-date").into()),
    };
    match moved {
        Ok(()) => Ok(Redirect::to(&here.href("?klart=flyttad")).into_response()),
        Err(error) => again(&here, &error, typed, |_| "sista".to_owned()),
    }
}

/// `POST …/synpunkter/{number}/rad`: one more council is asked.
pub(crate) async fn add(
    here: AtRound,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let at = &here.at;
    let texts = site.app.narratives(&at.actor, at.slug(), at.key(), None).await;
    let texts = texts.map_err(|error| at.failed(&error))?;
    let steps = texts.map(|(texts, _)| texts.steps).unwrap_or_default();
    let asked = match invited(&steps, &plain(&typed.rad), typed.post.trim()) {
        Ok(one) => site.app.ask_council(&at.actor, &here.round.draft, &one).await,
        Err(code) => {
            let field = if code == "account-address" { "post" } else { "rad" };
            Err(Violation::error(field, code).into())
        }
    };
    match asked {
        Ok(asked) => handed_out(at, &site, here.round.draft.number, &[asked]),
        Err(error) => {
            let field = |found: &Fault| if found.field == "post" { "post" } else { "rad" }.to_owned();
            again(&here, &error, typed, field)
        }
    }
}

/// `POST …/synpunkter/{number}/lank`: a council gets another link.
pub(crate) async fn renew(
    here: AtRound,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let at = &here.at;
    let named = typed.vilken.zip(typed.lank).ok_or_else(|| PageError::not_found(at.reader.clone()));
    let (council, link) = named?;
    let address = match typed.post.trim() {
        "" => Ok(None),
        written => written.parse::<Address>().map(Some),
    };
    let renewed = match address {
        Ok(address) => {
            let (council, instead) = (CouncilId(council), ShareLinkId(link));
            site.app.renew_link(&at.actor, &here.round.draft, council, instead, address).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match renewed {
        Ok(asked) => handed_out(at, &site, here.round.draft.number, &[asked]),
        Err(error) => again(&here, &error, typed, |_| format!("post-{council}")),
    }
}

/// `POST …/synpunkter/{number}/svar`: a comment is answered.
pub(crate) async fn reply(
    here: AtRound,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let comment = typed.vilken.ok_or_else(|| PageError::not_found(here.at.reader.clone()))?;
    let (actor, draft) = (&here.at.actor, &here.round.draft);
    match site.app.reply_to_comment(actor, draft, CommentId(comment), &typed.svar).await {
        Ok(()) => Ok(Redirect::to(&here.href(&format!("?klart=svarat#synpunkt-{comment}"))).into_response()),
        Err(error) => again(&here, &error, typed, |_| format!("svar-{comment}")),
    }
}

/// `POST …/synpunkter/{number}/ta-med`: a comment is taken into the report.
pub(crate) async fn take(
    here: AtRound,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let comment = typed.vilken.ok_or_else(|| PageError::not_found(here.at.reader.clone()))?;
    match site.app.take_comment(&here.at.actor, &here.round.draft, CommentId(comment)).await {
        Ok(()) => Ok(Redirect::to(&here.href(&format!("?klart=taget#synpunkt-{comment}"))).into_response()),
        Err(error) => again(&here, &error, typed, |_| format!("synpunkt-{comment}")),
    }
}

/// The same page with what is wrong, and what was typed.
fn again(
    here: &AtRound,
    error: &Error,
    typed: Typed,
    field: impl Fn(&Fault) -> String,
) -> Result<Response, PageError> {
    match Fault::of(here.at.lang(), error) {
        Some(faults) => {
            let faults = faults.into_iter().map(|f| Fault { field: field(&f), ..f }).collect();
            shown(here, StatusCode::UNPROCESSABLE_ENTITY, None, &Again { typed, faults })
        }
        None => Err(here.at.failed(error).keeping(vec![typed.svar])),
    }
}

fn shown(
    here: &AtRound,
    status: StatusCode,
    done: Option<String>,
    again: &Again,
) -> Result<Response, PageError> {
    let (at, round, lang) = (&here.at, &here.round, here.at.lang());
    let until = date::long(lang, round.until);
    let about = if round.is_open {
        t!(lang, "desk-round-until-day", date = until)
    } else if round.is_locked {
        t!(lang, "desk-round-locked")
    } else {
        t!(lang, "desk-round-over", date = until)
    };
    let named = Field::line("rad", t!(lang, "desk-council-name")).required().most(200);
    let mail = Field::mail("post", t!(lang, "desk-council-mail"));
    let (name, address) =
        if again.typed.vilken.is_none() { (&*again.typed.rad, &*again.typed.post) } else { ("", "") };
    let round_page = Page {
        shell: at.shell(t!(lang, "desk-round-title", number = round.draft.number)),
        head: at.head(),
        back: at.href("/rapport"),
        done,
        wrong: Faults::new(lang, &again.faults),
        about,
        draft: at.href(&format!("/rapport/utgavor/region/consultation-{}", round.draft.number)),
        is_open: round.is_open,
        is_moving: again.typed.sista.is_some(),
        last_day: (!round.is_locked).then(|| last_day(here, again)),
        councils: round.councils.iter().map(|council| card(here, council, again)).collect(),
        acts: Acts {
            last_day: here.href("/sista-dag"),
            add: here.href("/rad"),
            link: here.href("/lank"),
            reply: here.href("/svar"),
            take: here.href("/ta-med"),
        },
        add: (named.filled(name, &again.faults), mail.filled(address, &again.faults)),
    };
    Ok((status, page(&at.reader, &round_page)?).into_response())
}

fn last_day(here: &AtRound, again: &Again) -> Field {
    let lang = here.at.lang();
    let day = again.typed.sista.clone().unwrap_or_else(|| here.round.until.to_string());
    let field = Field::day("sista", t!(lang, "desk-round-until")).required();
    field.helped(t!(lang, "desk-round-move-help")).filled(&day, &again.faults)
}
