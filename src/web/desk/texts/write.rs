//! `…/texter/{place}`: writing one text.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Form, FromRequestParts, Path, Query, State, rejection::FormRejection},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::texts::{Clash, Fault, Happened, Place, Stand, Texts, TypedText, Wrote};
use malspar_domain::cycle::CycleState;
use malspar_render::markdown::Block;
use malspar_words::{Lang, t};

use super::{
    beside::Beside,
    clash::{self, Wording},
    form::TextForm,
    list::{Done, confirmed, said_done, stale},
    picker::{self, Offered},
    place::{about, changed, moment, title},
    posted::{Act, Posted, too_much},
    preview::{Read, Teller},
};
use crate::{
    Site,
    desk::place::{AtCycle, Head},
    error::{PageError, Problem, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/texts_write.html")]
struct Write {
    shell: Shell,
    head: Head,
    lang: Lang,
    about: String,
    done: Option<String>,
    /// What is to be known before anything else: that an earlier wording is shown, that the edition is locked.
    notices: Vec<String>,
    changed: Option<String>,
    confirmed: Option<String>,
    stale: Vec<String>,
    /// What a confirmation carries.
    mark: String,
    figures: String,
    clash: Option<Shown>,
    form: TextForm,
    base: String,
    seen: String,
    here: String,
    preview: Vec<Read>,
    said: Vec<super::form::Said>,
    offered: Vec<Offered>,
    /// Are there more figures than those that are offered?
    all_figures: Option<String>,
    beside: Beside,
    /// The texts before and after it in the report.
    before: Option<(String, String)>,
    next: Option<(String, String)>,
    all: String,
}

/// Somebody else's wording and one's own.
struct Shown {
    what: String,
    theirs: Wording,
    mine: Wording,
}

/// Somebody at a place of a cycle's texts.
pub(super) struct AtText {
    pub(super) at: AtCycle,
    pub(super) place: Place,
}

impl FromRequestParts<Site> for AtText {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let at = AtCycle::from_request_parts(parts, site).await?;
        let named = Path::<HashMap<String, String>>::from_request_parts(parts, site).await;
        let Ok(Path(named)) = named else { return Err(PageError::not_found(at.reader)) };
        let address = named.get("place").map(String::as_str).unwrap_or_default();
        match site.app.text_place(&at.actor, at.slug(), at.key(), address).await {
            Ok(place) => Ok(Self { at, place }),
            Err(error) => Err(at.failed(&error)),
        }
    }
}

/// What the page shows beside what stands at the place.
#[derive(Default)]
struct Show {
    typed: Option<TypedText>,
    faults: Option<Vec<Fault>>,
    clash: Option<Clash>,
    done: Done,
    more: usize,
    /// The rows that are ticked to be removed.
    ticked: Vec<usize>,
    /// What the form was made from, where that is not what stands there now.
    base: Option<String>,
    /// Bring an earlier wording back.
    from: Option<String>,
    with_preview: bool,
}

/// `GET /uppfoljning/{slug}/{cycle}/texter/{place}`
pub(super) async fn show(
    at: AtText,
    State(site): State<Site>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let AtText { at, place } = at;
    let mut show = Show { with_preview: true, ..Show::default() };
    if let Some(version) = done.lydelse {
        let history = site.app.text_history(&at.actor, at.slug(), at.key(), &place).await;
        let history = history.map_err(|error| at.failed(&error))?;
        let earlier = history.into_iter().find_map(|happened| match happened {
            Happened::Written(wording) if wording.change.version == version => Some(wording),
            _ => None,
        });
        let Some(earlier) = earlier else { return Err(PageError::not_found(at.reader)) };
        show.typed = Some(TypedText::of(&earlier.written));
        let (date, time) = moment(at.lang(), earlier.change.at);
        show.from = Some(t!(at.lang(), "texts-earlier", date = date, time = time));
    }
    show.done = done;
    shown(&at, &site, &place, StatusCode::OK, show).await
}

/// `POST /uppfoljning/{slug}/{cycle}/texter/{place}`
pub(super) async fn save(
    at: AtText,
    State(site): State<Site>,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, PageError> {
    let AtText { at, place } = at;
    let Ok(Form(pairs)) = sent else { return Err(PageError::new(at.reader, Problem::Unreadable)) };
    if let Some(advice) = too_much(at.lang(), &pairs) {
        let typed = pairs.into_iter().map(|(_, value)| value).collect();
        return Err(PageError::new(at.reader, Problem::TooLarge).saying(advice).keeping(typed));
    }
    let Posted { typed, base, act, ticked } = Posted::read(&pairs);
    let mut show = Show { base: Some(base.mark.clone()), with_preview: act == Act::Show, ..Show::default() };
    let status = match act {
        Act::More => {
            show.more = 1;
            StatusCode::OK
        }
        Act::Show => StatusCode::OK,
        Act::Save => {
            let wrote = site.app.write_text(&at.actor, at.slug(), at.key(), &place, &typed, &base).await;
            let to = |code| at.href(&format!("/texter/{}?klart={code}", place.address()));
            match wrote.map_err(|error| at.failed(&error).keeping(kept(&typed)))? {
                Wrote::Saved { .. } => return Ok(Redirect::to(&to("sparat")).into_response()),
                Wrote::Unchanged => return Ok(Redirect::to(&to("oforandrat")).into_response()),
                Wrote::Refused(faults) => {
                    show.faults = Some(faults);
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                Wrote::Clash(clash) => {
                    show.base = Some(clash.mark.clone());
                    show.clash = Some(*clash);
                    StatusCode::CONFLICT
                }
            }
        }
    };
    (show.typed, show.ticked) = (Some(typed), ticked);
    shown(&at, &site, &place, status, show).await
}

/// What was typed, for a page that has no form.
fn kept(typed: &TypedText) -> Vec<String> {
    let rows = typed.rows.iter().flat_map(|row| [row.sv.clone(), row.en.clone()]);
    rows.chain([typed.line.clone()]).collect()
}

async fn shown(
    at: &AtCycle,
    site: &Site,
    place: &Place,
    status: StatusCode,
    show: Show,
) -> Result<Response, PageError> {
    let texts = site.app.texts(&at.actor, at.slug(), at.key(), Some(&place.address())).await;
    let texts = texts.map_err(|error| at.failed(&error))?;
    let Some(stand) = texts.stands.first() else { return Err(PageError::not_found(at.reader.clone())) };
    let typed = show.typed.clone().unwrap_or_else(|| TypedText::of(&stand.written));
    let (written, notes) = texts.tried(place, &typed);
    let beside = Beside::of(at, site, &texts, place).await?;
    let snapshot = &texts.snapshot;
    let teller = Teller { lang: at.lang(), strategy: &snapshot.strategy, progress: &snapshot.progress };
    let preview = if show.with_preview { teller.read(&written) } else { Vec::new() };
    let faults = show.faults.clone().unwrap_or(notes);
    let write = assembled(at, place, stand, &texts, beside, (&typed, &faults, preview), show);
    Ok((status, page(&at.reader, &write)?).into_response())
}

fn assembled(
    at: &AtCycle,
    place: &Place,
    stand: &Stand,
    texts: &Texts,
    beside: Beside,
    (typed, faults, preview): (&TypedText, &[Fault], Vec<Read>),
    show: Show,
) -> Write {
    let (lang, strategy) = (at.lang(), &texts.snapshot.strategy);
    let own = picker::of_place(strategy, place);
    let wants_all = show.done.siffror == "alla";
    let offers_all = wants_all || own.len() == strategy.indicators.len();
    let everything: Vec<_> = strategy.indicators.iter().collect();
    let here = at.href(&format!("/texter/{}", place.address()));
    let form = TextForm::of(lang, place, typed, faults, (show.more, &show.ticked));
    let picks = form.is_markdown;
    let (before, next) = neighbours(at, texts, place);
    let mut notices: Vec<_> = show.from.into_iter().collect();
    notices.extend((at.then.state == CycleState::Sealed).then(|| t!(lang, "texts-locked")));
    let offered = picker::offers(lang, &texts.snapshot, if offers_all { &everything } else { &own });
    Write {
        shell: at.shell(title(lang, strategy, place)),
        head: at.head(),
        lang,
        about: about(lang, place),
        done: said_done(lang, &show.done.klart),
        notices,
        changed: stand.changed.as_ref().map(|change| changed(lang, change)),
        confirmed: confirmed(lang, stand),
        stale: stand.stale.iter().map(|change| stale(lang, change)).collect(),
        mark: stand.mark.clone(),
        figures: stand.figures_mark.clone(),
        clash: show.clash.map(|clash| shown_clash(lang, &clash, typed)),
        form,
        base: show.base.unwrap_or_else(|| stand.mark.clone()),
        seen: texts.read_at.to_rfc3339(),
        preview,
        said: Vec::new(),
        offered: if picks { offered } else { Vec::new() },
        all_figures: (picks && !offers_all).then(|| format!("{here}?siffror=alla")),
        beside,
        before,
        next,
        all: at.href("/texter"),
        here,
    }
}

fn shown_clash(lang: Lang, clash: &Clash, mine: &TypedText) -> Shown {
    let (theirs, mine) = clash::beside(lang, &TypedText::of(&clash.theirs), mine);
    let time = clash.change.as_ref().map(|change| moment(lang, change.at).1);
    let what = t!(lang, "texts-two-editors", time = time.unwrap_or_default());
    Shown { what, theirs, mine }
}

/// The places before and after it in the report, each with its address and title.
type Neighbour = Option<(String, String)>;

fn neighbours(at: &AtCycle, texts: &Texts, place: &Place) -> (Neighbour, Neighbour) {
    let strategy = &texts.snapshot.strategy;
    let all = Place::all(strategy);
    let Some(n) = all.iter().position(|one| one == place) else { return (None, None) };
    let told =
        |place: &Place| (at.href(&format!("/texter/{}", place.address())), title(at.lang(), strategy, place));
    (n.checked_sub(1).and_then(|n| all.get(n)).map(told), all.get(n + 1).map(told))
}
