//! `/uppfoljning/{slug}/personer/flera`: the contacts of many organisations at once, first as a preview.

use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use malspar_app::people::{Line, LineSays};
use malspar_words::{Lang, t};
use serde::Deserialize;

use super::{AtStrategy, Place, answered, called};
use crate::{
    Site,
    error::{PageError, page},
    fields::{Fault, Faults},
    shell::Shell,
    sign_in::{faults, status},
};

#[derive(Template)]
#[template(path = "desk/people_several.html")]
struct SeveralPage {
    shell: Shell,
    faults: Faults,
    back: String,
    text: String,
    wrong: Vec<String>,
    /// Those that nobody answers for yet: code and name.
    lacking: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "desk/people_preview.html")]
struct PreviewPage {
    shell: Shell,
    back: String,
    text: String,
    rows: Vec<Row>,
    /// "Skicka 11 inbjudningar"; nothing where nobody would be invited.
    send: Option<String>,
    /// How many lines are left out.
    left_out: Option<String>,
}

/// A line, and what is understood of it.
struct Row {
    organisation: String,
    address: String,
    says: String,
    invites: bool,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    text: String,
    /// What is to be done: `skicka`, `andra`, and else a preview.
    #[serde(default)]
    gor: String,
    /// The fields of the organisations, `1880=namn@kommun.se`.
    #[serde(flatten)]
    fields: std::collections::BTreeMap<String, String>,
}

impl Typed {
    /// The list, with what stands in the organisations' own fields after it.
    fn list(&self) -> String {
        let fields = self.fields.iter().filter_map(|(name, value)| {
            let code = name.strip_prefix("adress-")?;
            (!value.trim().is_empty()).then(|| format!("{code}; {}", value.trim()))
        });
        let own = self.text.lines().map(str::to_owned);
        own.chain(fields).collect::<Vec<_>>().join("\n")
    }
}

/// `GET …/personer/flera`
pub(super) async fn show(at: AtStrategy, State(site): State<Site>) -> Result<Response, PageError> {
    shown(&at, &site, "", &[]).await
}

/// `POST …/personer/flera`: a preview, a change of the list, or the invitations.
pub(super) async fn take(
    at: AtStrategy,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let text = typed.list();
    if typed.gor == "andra" {
        return shown(&at, &site, &text, &[]).await;
    }
    if typed.gor == "skicka" {
        return match site.app.invite_contacts(&at.actor, at.slug(), &text, at.lang()).await {
            Ok(n) => {
                let to = Place::href(&at, &format!("?klart=inbjudna&antal={n}"));
                Ok(Redirect::to(&to).into_response())
            }
            Err(error) => refused(&at, &site, &text, &error).await,
        };
    }
    match site.app.understand_contacts(&at.actor, at.slug(), &text).await {
        Ok(lines) if lines.is_empty() => {
            let wrong = Fault::new("text", t!(at.lang(), "contacts-nobody"));
            shown(&at, &site, &text, &[wrong]).await
        }
        Ok(lines) => previewed(&at, text, &lines),
        Err(error) => refused(&at, &site, &text, &error).await,
    }
}

async fn refused(
    at: &AtStrategy,
    site: &Site,
    text: &str,
    error: &malspar_app::Error,
) -> Result<Response, PageError> {
    match faults(site, &at.reader, error) {
        Ok(wrong) => {
            // Whatever is wrong is wrong with the list.
            let wrong: Vec<_> = wrong.into_iter().map(|f| Fault::new("text", f.words)).collect();
            shown(at, site, text, &wrong).await
        }
        Err(page) => Ok(*page),
    }
}

fn previewed(at: &AtStrategy, text: String, lines: &[Line]) -> Result<Response, PageError> {
    let lang = at.lang();
    let n = lines.iter().filter(|line| line.says.invites()).count();
    let out = lines.len() - n;
    let preview = PreviewPage {
        shell: at.shell(t!(lang, "people-several-preview")),
        back: Place::href(at, "/flera"),
        text,
        rows: lines.iter().map(|line| row(lang, line)).collect(),
        send: (n > 0).then(|| t!(lang, "people-several-send", n = n)),
        left_out: (out > 0).then(|| t!(lang, "people-several-left-out", n = out)),
    };
    Ok(page(&at.reader, &preview)?.into_response())
}

fn row(lang: Lang, line: &Line) -> Row {
    let says = match line.says {
        LineSays::Invites => "invites",
        LineSays::InvitesAnother => "another",
        LineSays::HasRole => "has-role",
        LineSays::Twice => "twice",
        LineSays::NoOrganisation => "no-organisation",
        LineSays::NoAddress => "no-address",
        LineSays::Shut => "shut",
    };
    let organisation = match &line.organisation {
        Some((_, name)) => name.clone(),
        None => line.text.clone(),
    };
    Row {
        organisation,
        address: line.address.as_ref().map(ToString::to_string).unwrap_or_default(),
        says: t!(lang, "people-line", says = says),
        invites: line.says.invites(),
    }
}

async fn shown(at: &AtStrategy, site: &Site, text: &str, wrong: &[Fault]) -> Result<Response, PageError> {
    let lang = at.lang();
    let found = site.app.taking_part(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let lacking = found.organisations.iter().filter(|one| one.lacks_contact());
    let form = SeveralPage {
        shell: at.shell(t!(lang, "people-several")),
        faults: Faults::new(lang, wrong),
        back: Place::href(at, ""),
        text: text.to_owned(),
        wrong: wrong.iter().map(|fault| fault.words.clone()).collect(),
        // What has been typed already stands in the list.
        lacking: lacking
            .filter(|_| text.is_empty())
            .map(|one| (one.code.to_string(), called(lang, one.kind, &one.name)))
            .collect(),
    };
    answered(status(wrong), page(&at.reader, &form))
}
