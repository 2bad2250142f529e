//! `…/texter/{place}/historik`: every wording that a place has had, and the way back to each.

use askama::Template;
use axum::extract::State;
use malspar_app::texts::{Happened, TypedText};
use malspar_words::t;

use super::{
    clash,
    place::{changed, moment, role, title},
    write::AtText,
};
use crate::{
    Site,
    desk::place::Head,
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/texts_history.html")]
struct History {
    shell: Shell,
    head: Head,
    back: String,
    happened: Vec<Told>,
}

struct Told {
    what: String,
    /// The wording, line by line: what each is, in which language, and what it says.
    lines: Vec<(String, &'static str, String)>,
    is_wording: bool,
    /// The way to bring it back; none to what stands there now.
    again: Option<String>,
}

/// `GET /uppfoljning/{slug}/{cycle}/texter/{place}/historik`
pub(super) async fn show(at: AtText, State(site): State<Site>) -> Page {
    let AtText { at, place } = at;
    let lang = at.lang();
    let happened = site.app.text_history(&at.actor, at.slug(), at.key(), &place).await;
    let happened = happened.map_err(|error| at.failed(&error))?;
    let back = at.href(&format!("/texter/{}", place.address()));
    let mut is_now = true;
    let told = happened.into_iter().map(|happened| match happened {
        Happened::Written(wording) => {
            let current = std::mem::take(&mut is_now);
            Told {
                what: changed(lang, &wording.change),
                lines: clash::lines(lang, &TypedText::of(&wording.written)),
                is_wording: true,
                again: (!current).then(|| format!("{back}?lydelse={}", wording.change.version)),
            }
        }
        Happened::Confirmed { at, role: by } => {
            let (date, time) = moment(lang, at);
            let what = t!(lang, "texts-confirmed", date = date, time = time, role = role(lang, by));
            Told { what, lines: Vec::new(), is_wording: false, again: None }
        }
    });
    let of = title(lang, &at.followed.strategy, &place);
    let history = History {
        happened: told.collect(),
        shell: at.shell(t!(lang, "texts-history-of", title = of)),
        head: at.head(),
        back,
    };
    page(&at.reader, &history)
}
