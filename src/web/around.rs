//! What stands around an organisation's form: what it is asked and how far it is, forms as files, the sheet of questions,
//! more time, declining, and what has happened.

mod decline;
mod extension;
mod files;
pub(crate) mod happened;
mod history;
mod list;
mod row;
pub(crate) mod said;
mod sheet;
mod upload;

pub(crate) use list::stage as stage_word;

use axum::{
    extract::{DefaultBodyLimit, FromRequestParts, Path},
    handler::Handler,
    http::request::Parts,
};
use malspar_app::{Error, following::Asked};
use malspar_domain::{
    code::{CycleKey, Slug},
    lang::Lang,
    role::Actor,
};
use malspar_words::{cycle, date, t};

use crate::{
    Site,
    access::{Access, Routes},
    answer::whose,
    error::PageError,
    reader::Reader,
    shell::Shell,
    signed::Signed,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::Answers;
    routes
        .get("/svara", who, list::show)
        .get("/svara/{slug}/{cycle}/formular.xlsx", who, files::workbook)
        .get("/svara/{slug}/{cycle}/formular.csv", who, files::table)
        .get("/svara/{slug}/{cycle}/rapport.pdf", who, files::report)
        .get("/svara/{slug}/{cycle}/formular", who, upload::show)
        // How much is too much is for the handler to say, on a page.
        .post("/svara/{slug}/{cycle}/formular", who, upload::preview.layer(DefaultBodyLimit::disable()))
        .get("/svara/{slug}/{cycle}/formular/spara", who, upload::begin_again)
        .post("/svara/{slug}/{cycle}/formular/spara", who, upload::take_in)
        .get("/svara/{slug}/{cycle}/fragor", who, sheet::show)
        .get("/svara/{slug}/{cycle}/anstand", who, extension::show)
        .post("/svara/{slug}/{cycle}/anstand", who, extension::ask)
        .get("/svara/{slug}/{cycle}/avsta", who, decline::show)
        .post("/svara/{slug}/{cycle}/avsta", who, decline::decline)
        .get("/svara/{slug}/{cycle}/historik", who, history::show)
}

/// Somebody at what their own organisation is asked in one cycle.
pub(crate) struct Place {
    reader: Reader,
    actor: Actor,
    slug: Slug,
    cycle: CycleKey,
}

impl FromRequestParts<Site> for Place {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let signed = Signed::from_request_parts(parts, site).await?;
        let actor = signed.actor()?;
        // What no strategy could be called leads nowhere, like what none is.
        match Path::<(Slug, CycleKey)>::from_request_parts(parts, site).await {
            Ok(Path((slug, cycle))) => Ok(Self { reader: signed.reader, actor, slug, cycle }),
            Err(_) => Err(PageError::not_found(signed.reader)),
        }
    }
}

impl Place {
    const fn lang(&self) -> Lang {
        self.reader.lang
    }

    /// The address of a page about the same answers: "" is the form itself.
    fn href(&self, rest: &str) -> String {
        href(&self.reader, &self.slug, &self.cycle, rest)
    }

    fn failed(&self, error: &Error) -> PageError {
        PageError::of(self.reader.clone(), error)
    }

    /// Nothing is done from a page that was made for another organisation than the one acted for now.
    async fn check_whose(
        &self,
        site: &Site,
        whom: Option<&str>,
        typed: Vec<String>,
    ) -> Result<(), PageError> {
        whose::check(site, &self.reader, &self.actor, whom, typed).await
    }

    /// What is asked here; a page that is not there where nothing is.
    async fn asked(&self, site: &Site) -> Result<Asked, PageError> {
        site.app.asked(&self.actor, &self.slug, &self.cycle).await.map_err(|error| self.failed(&error))
    }

    fn shell(&self, title: String) -> Shell {
        Shell::new(&self.reader, title).with_example(self.reader.demo)
    }

    /// What every page about these answers begins with.
    fn head(&self, asked: &Asked) -> Head {
        let lang = self.lang();
        let about = [
            asked.organisation.get(lang).to_owned(),
            asked.title.get(lang).to_owned(),
            cycle::name(lang, &asked.cycle),
        ];
        let whom = self.actor.organisation.to_string();
        Head { about: about.join(" · "), back: self.reader.to("/svara"), whom }
    }
}

fn href(reader: &Reader, slug: &Slug, cycle: &CycleKey, rest: &str) -> String {
    reader.to(&format!("/svara/{slug}/{cycle}{rest}"))
}

/// What every page about one cycle's answers begins with.
pub(crate) struct Head {
    /// Who, of what, when.
    pub(crate) about: String,
    pub(crate) back: String,
    /// Whose answers they are, for the forms on it.
    pub(crate) whom: String,
}

/// "avser 2024–2025, läget den 31 december 2025"
fn concerns(lang: Lang, asked: &Asked) -> String {
    let years = asked.cycle.period.years;
    t!(
        lang,
        "around-about",
        years = date::period(lang, years.from, years.to),
        as_of = date::long(lang, asked.cycle.period.measured_on)
    )
}
