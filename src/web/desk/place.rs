//! Where somebody is at the desk: a strategy that they run the follow-up of, or a cycle of it.

use std::collections::HashMap;

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use malspar_app::{
    Error,
    follow_up::{CycleThen, FollowedUp},
};
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    lang::Lang,
    role::Actor,
};
use malspar_words::{cycle, t};

use crate::{Site, error::PageError, reader::Reader, shell::Shell, signed::Signed};

/// Somebody at a strategy that they run the follow-up of.
pub(crate) struct AtStrategy {
    pub(crate) reader: Reader,
    pub(crate) actor: Actor,
    pub(crate) followed: FollowedUp,
}

/// The same in one of its cycles.
pub(crate) struct AtCycle {
    pub(crate) reader: Reader,
    pub(crate) actor: Actor,
    pub(crate) followed: FollowedUp,
    pub(crate) then: CycleThen,
}

/// What stands above every page of a cycle, by `desk/head.html`.
pub(crate) struct Head {
    /// The way to the strategy.
    pub(crate) strategy: String,
    pub(crate) title: String,
    /// "Uppföljning 2026"
    pub(crate) cycle: String,
}

/// What the address names, by the names in the route.
async fn named(
    parts: &mut Parts,
    site: &Site,
    reader: &Reader,
) -> Result<HashMap<String, String>, PageError> {
    let found = Path::<HashMap<String, String>>::from_request_parts(parts, site).await;
    found.map(|Path(named)| named).map_err(|_| PageError::not_found(reader.clone()))
}

impl FromRequestParts<Site> for AtStrategy {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let signed = Signed::from_request_parts(parts, site).await?;
        let (actor, reader) = (signed.actor()?, signed.reader);
        let named = named(parts, site, &reader).await?;
        let slug = named.get("slug").and_then(|slug| slug.parse::<Slug>().ok());
        let slug = slug.ok_or_else(|| PageError::not_found(reader.clone()))?;
        match site.app.follow_up(&actor, &slug).await {
            Ok(followed) => Ok(Self { reader, actor, followed }),
            Err(error) => Err(PageError::of(reader, &error)),
        }
    }
}

impl FromRequestParts<Site> for AtCycle {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let AtStrategy { reader, actor, followed } = AtStrategy::from_request_parts(parts, site).await?;
        let named = named(parts, site, &reader).await?;
        let key = named.get("cycle").and_then(|key| key.parse::<CycleKey>().ok());
        let then = key.and_then(|key| followed.cycle(&key).cloned());
        match then {
            Some(then) => Ok(Self { reader, actor, followed, then }),
            None => Err(PageError::not_found(reader)),
        }
    }
}

impl AtStrategy {
    pub(crate) const fn slug(&self) -> &Slug {
        &self.followed.strategy.slug
    }

    pub(crate) const fn lang(&self) -> Lang {
        self.reader.lang
    }

    /// What the strategy is called.
    pub(crate) fn title(&self) -> &str {
        self.followed.strategy.title.get(self.reader.lang)
    }

    /// The address of a page about the strategy: "" is the list of its cycles.
    pub(crate) fn href(&self, rest: &str) -> String {
        self.reader.to(&format!("/uppfoljning/{}{rest}", self.slug()))
    }

    pub(crate) fn failed(&self, error: &Error) -> PageError {
        PageError::of(self.reader.clone(), error)
    }

    pub(crate) fn shell(&self, title: String) -> Shell {
        let (lang, base) = (self.lang(), format!("/uppfoljning/{}", self.slug()));
        let pages = vec![
            (base.clone(), t!(lang, "desk-menu-cycles")),
            (format!("{base}/katalog"), t!(lang, "desk-menu-catalogue")),
            (format!("{base}/serier"), t!(lang, "desk-menu-figures")),
            (format!("{base}/personer"), t!(lang, "desk-menu-people")),
            (format!("{base}/tidsplan"), t!(lang, "desk-menu-plan")),
            (format!("{base}/mejl"), t!(lang, "desk-menu-mails")),
        ];
        Shell::new(&self.reader, title).with_menu(&self.reader, pages).with_example(self.reader.demo)
    }
}

impl AtCycle {
    /// With the organisation that the address names. Whether it is asked anything here is for the use case to find out.
    pub(crate) async fn and_organisation(
        parts: &mut Parts,
        site: &Site,
    ) -> Result<(Self, OrganisationCode), PageError> {
        let at = Self::from_request_parts(parts, site).await?;
        let code =
            named(parts, site, &at.reader).await?.get("organisation").and_then(|code| code.parse().ok());
        match code {
            Some(code) => Ok((at, code)),
            None => Err(PageError::not_found(at.reader)),
        }
    }

    pub(crate) const fn slug(&self) -> &Slug {
        &self.followed.strategy.slug
    }

    pub(crate) const fn key(&self) -> &CycleKey {
        &self.then.cycle.key
    }

    pub(crate) const fn lang(&self) -> Lang {
        self.reader.lang
    }

    /// What stands above every page of the cycle.
    pub(crate) fn head(&self) -> Head {
        Head {
            strategy: self.reader.to(&format!("/uppfoljning/{}", self.slug())),
            title: self.followed.strategy.title.get(self.lang()).to_owned(),
            cycle: cycle::name(self.lang(), &self.then.cycle),
        }
    }

    /// The address of a page of the cycle: "" is its desk.
    pub(crate) fn href(&self, rest: &str) -> String {
        self.reader.to(&format!("/uppfoljning/{}/{}{rest}", self.slug(), self.key()))
    }

    pub(crate) fn failed(&self, error: &Error) -> PageError {
        PageError::of(self.reader.clone(), error)
    }

    pub(crate) fn shell(&self, title: String) -> Shell {
        let (lang, base) = (self.lang(), format!("/uppfoljning/{}/{}", self.slug(), self.key()));
        let pages = vec![
            (base.clone(), t!(lang, "desk-menu-standing")),
            (format!("{base}/svar"), t!(lang, "desk-menu-answers")),
            (format!("{base}/texter"), t!(lang, "desk-menu-texts")),
            (format!("{base}/rapport"), t!(lang, "desk-menu-report")),
        ];
        Shell::new(&self.reader, title).with_menu(&self.reader, pages).with_example(self.reader.demo)
    }
}
