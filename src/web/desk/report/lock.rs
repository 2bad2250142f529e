//! `…/rapport/las`: locking the next edition. What is missing and what differs is told first; what it is locked without is
//! ticked by whoever locks it.

use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::{
    Error,
    editions::{Preflight, SealOrder},
};
use malspar_domain::{cycle::CycleState, edition::EditionKind, lang::Text, violation::Violation};
use malspar_words::t;
use serde::Deserialize;
use tokio::sync::Mutex;

use super::{
    super::place::{AtCycle, Head},
    field::{Field, plain},
    missing,
};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
};

/// So much of what differs is listed.
const SHOWN: usize = 60;
/// Characters of a reason.
const LONGEST_REASON: usize = 2000;
/// One edition is made at a time: it takes every processor and some hundred megabytes, and whoever presses twice is told
/// that somebody was first.
static MAKING: Mutex<()> = Mutex::const_new(());
/// The same for the municipalities' own, which take their time beside it.
static MAKING_OWN: Mutex<()> = Mutex::const_new(());

#[derive(Template)]
#[template(path = "desk/report_lock.html")]
struct Lock {
    shell: Shell,
    head: Head,
    back: String,
    wrong: Faults,
    /// Why it cannot be locked now, whatever is ticked.
    closed: Vec<String>,
    number: u32,
    missing: Vec<missing::Group>,
    /// Since which edition it differs, and how.
    before: Option<u32>,
    differences: Vec<String>,
    further: Option<String>,
    reasons: Vec<Field>,
    /// Are there answers that nobody has checked?
    leaves_out: bool,
    has_gaps: bool,
    typed: Typed,
}

/// What is typed.
#[derive(Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    nummer: u32,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    reason_en: String,
    lamna: Option<String>,
    luckor: Option<String>,
    kommuner: Option<String>,
}

impl Typed {
    fn order(&self) -> SealOrder {
        let (sv, en) = (plain(&self.reason), plain(&self.reason_en));
        let en = (!en.is_empty()).then_some(en);
        let reason = (!sv.is_empty()).then_some(Text { sv, en });
        SealOrder {
            kind: EditionKind::Sealed,
            reasons: reason.into_iter().collect(),
            leave_out: self.lamna.is_some(),
            with_gaps: self.luckor.is_some(),
        }
    }
}

/// `GET …/rapport/las`
pub(crate) async fn show(at: AtCycle, State(site): State<Site>) -> Result<Response, PageError> {
    let typed = Typed { kommuner: Some(String::new()), ..Typed::default() };
    shown(&at, &site, StatusCode::OK, Vec::new(), typed).await
}

/// `POST …/rapport/las`
pub(crate) async fn lock(
    at: AtCycle,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let (app, order) = (&site.app, typed.order());
    let long = too_long(&at, &typed);
    if !long.is_empty() {
        return shown(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, long, typed).await;
    }
    let making = MAKING.lock().await;
    let sealed = match app.lock_next(&at.actor, at.slug(), at.key(), &order, typed.nummer).await {
        Ok(sealed) => sealed,
        Err(Error::Refused(why)) => {
            let faults = why.iter().map(|found| fault(&at, found)).collect();
            return shown(&at, &site, StatusCode::UNPROCESSABLE_ENTITY, faults, typed).await;
        }
        Err(error @ Error::Conflict(_)) => {
            let failed = at.failed(&error).saying(t!(at.lang(), "desk-lock-late"));
            return Err(failed.keeping(vec![typed.reason, typed.reason_en]));
        }
        Err(error) => return Err(at.failed(&error)),
    };
    drop(making);
    let mut done = "last";
    if typed.kommuner.is_some() {
        lock_own(&at, &site, order);
        done = "last-alla";
    }
    let page = format!("/rapport/utgavor/region/{}?klart={done}", sealed.key.number);
    Ok(Redirect::to(&at.href(&page)).into_response())
}

/// What stands in an edition stands there for good: a reason is no longer than it may be, in either language.
fn too_long(at: &AtCycle, typed: &Typed) -> Vec<Fault> {
    let both = [("reason", &typed.reason), ("reason_en", &typed.reason_en)];
    let long = both.into_iter().filter(|(_, reason)| reason.chars().count() > LONGEST_REASON);
    let words = t!(at.lang(), "desk-lock-reason-long", max = LONGEST_REASON);
    long.map(|(field, _)| Fault::new(field, words.clone())).collect()
}

/// Locks the municipalities' own editions beside this request: there may be hundreds, and each is kept as soon as it is made.
/// Where it stops halfway the desk says so, and those that are not made can be made again.
pub(super) fn lock_own(at: &AtCycle, site: &Site, order: SealOrder) {
    let (app, actor, slug, key) = (site.app.clone(), at.actor.clone(), at.slug().clone(), at.key().clone());
    tokio::spawn(async move {
        let _making = MAKING_OWN.lock().await;
        if let Err(error) = app.lock_municipalities(&actor, &slug, &key, &order).await {
            tracing::warn!(%error, "not all of the municipalities' own editions were locked");
        }
    });
}

/// The field that a refusal is about.
fn fault(at: &AtCycle, found: &Violation) -> Fault {
    let field = match found.code.as_str() {
        "seal-no-reason" | "seal-nothing-to-correct" | "seal-nothing-differs" => "reason",
        "seal-unchecked" => "lamna",
        "seal-no-key" | "seal-not-reviewing" => "innehall",
        _ => "luckor",
    };
    Fault::new(field, missing::line(at.lang(), found))
}

async fn shown(
    at: &AtCycle,
    site: &Site,
    status: StatusCode,
    faults: Vec<Fault>,
    typed: Typed,
) -> Result<Response, PageError> {
    let order = SealOrder::first(EditionKind::Sealed);
    let preflight = site.app.preflight(&at.actor, at.slug(), at.key(), &order).await;
    let preflight = preflight.map_err(|error| at.failed(&error))?;
    let lang = at.lang();
    let number = preflight.before.as_ref().map_or(0, |before| before.number) + 1;
    let title = if preflight.before.is_some() {
        t!(lang, "desk-lock-correction-title", number = number)
    } else {
        t!(lang, "desk-lock-title", number = number)
    };
    let lines = preflight.differences.iter().map(|difference| difference.line(lang));
    let more = preflight.differences.len().saturating_sub(SHOWN);
    let has = |test: &dyn Fn(&Violation) -> bool| preflight.missing.iter().any(test);
    let lock = Lock {
        shell: at.shell(title),
        head: at.head(),
        back: at.href("/rapport"),
        wrong: Faults::new(lang, &faults),
        closed: closed(at, site, &preflight),
        number,
        missing: missing::groups(at, &preflight.missing),
        before: preflight.before.as_ref().map(|before| before.number),
        differences: lines.take(SHOWN).collect(),
        further: (more > 0).then(|| t!(lang, "desk-differences-more", n = more)),
        reasons: reasons(at, &preflight, &typed, &faults),
        leaves_out: has(&|found| found.code == "seal-unchecked"),
        has_gaps: has(&|found| found.is_error() && found.code != "seal-unchecked"),
        typed,
    };
    Ok((status, page(&at.reader, &lock)?).into_response())
}

/// Why nothing can be locked now.
fn closed(at: &AtCycle, site: &Site, preflight: &Preflight) -> Vec<String> {
    let lang = at.lang();
    let mut closed = Vec::new();
    if !matches!(at.then.state, CycleState::Reviewing | CycleState::Sealed) {
        closed.push(t!(lang, "seal-not-reviewing"));
    }
    let same = |found: &&Violation| found.code == "seal-nothing-differs";
    closed.extend(preflight.refused.iter().find(same).map(|found| missing::line(lang, found)));
    if !site.app.has_signer() {
        closed.push(t!(lang, "desk-lock-no-key"));
    }
    if !at.actor.may_seal() {
        closed.push(t!(lang, "page-forbidden"));
    }
    closed
}

/// A correction says why; a first edition has nothing to say.
fn reasons(at: &AtCycle, preflight: &Preflight, typed: &Typed, faults: &[Fault]) -> Vec<Field> {
    if preflight.before.is_none() {
        return Vec::new();
    }
    let lang = at.lang();
    let sv = Field::text("reason", t!(lang, "desk-lock-reason"), 4, LONGEST_REASON)
        .required()
        .helped(t!(lang, "desk-lock-reason-help"))
        .filled(&typed.reason, faults);
    let en = Field::text("reason_en", t!(lang, "desk-lock-reason-en"), 3, LONGEST_REASON);
    vec![sv, en.filled(&typed.reason_en, faults)]
}
