//! `/uppfoljning/{slug}/{cycle}`: who has answered and who has not, what is to be done before the cycle opens, and reminding.

mod desk;
mod extension;
mod mails;
mod opening;
mod organisation;
mod preflight;
mod remind;
mod words;

use axum::{extract::FromRequestParts, http::request::Parts};
use malspar_app::{
    following::Stage,
    standing::{CycleDesk, OrganisationThen},
};
use malspar_domain::{code::OrganisationCode, cycle::CycleState};
use malspar_words::t;

use super::place::AtCycle;
use crate::{
    Site,
    access::{Access, Routes},
    error::PageError,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::Owner;
    let routes = routes
        .get("/uppfoljning/{slug}/{cycle}", who, desk::show)
        .post("/uppfoljning/{slug}/{cycle}/infor", who, preflight::tick)
        .get("/uppfoljning/{slug}/{cycle}/mejl", who, mails::show)
        .get("/uppfoljning/{slug}/{cycle}/oppna", who, opening::show)
        .post("/uppfoljning/{slug}/{cycle}/oppna", who, opening::open)
        .get("/uppfoljning/{slug}/{cycle}/granska", who, opening::show_review)
        .post("/uppfoljning/{slug}/{cycle}/granska", who, opening::review);
    routes
        .get("/uppfoljning/{slug}/{cycle}/paminn", who, remind::show)
        .post("/uppfoljning/{slug}/{cycle}/paminn", who, remind::send)
        .get("/uppfoljning/{slug}/{cycle}/lage/{organisation}", who, organisation::show)
        .post("/uppfoljning/{slug}/{cycle}/lage/{organisation}", who, organisation::note)
        .get("/uppfoljning/{slug}/{cycle}/anstand/{organisation}", who, extension::show)
        .post("/uppfoljning/{slug}/{cycle}/anstand/{organisation}", who, extension::answer)
}

/// What the page is called that is about one organisation.
fn page_of(code: &OrganisationCode) -> String {
    format!("/lage/{code}")
}

/// Somebody at one organisation of a cycle. Whether it is asked there is for [`AtOrganisation::read`] to find out.
struct AtOrganisation {
    at: AtCycle,
    code: OrganisationCode,
}

impl FromRequestParts<Site> for AtOrganisation {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let (at, code) = AtCycle::and_organisation(parts, site).await?;
        Ok(Self { at, code })
    }
}

impl AtOrganisation {
    /// The desk, and where this organisation stands; a page that is not there where it is asked nothing.
    async fn read(&self, site: &Site) -> Result<(CycleDesk, OrganisationThen), PageError> {
        let desk = read(&self.at, site).await?;
        let then = desk.organisation(&self.code).cloned();
        then.map(|then| (desk, then)).ok_or_else(|| PageError::not_found(self.at.reader.clone()))
    }
}

/// The way to the region's own form, while there is something to answer in it. Nobody is named as its contact: those
/// who run the follow-up answer.
fn own_form(at: &AtCycle, desk: &CycleDesk) -> Option<(String, String)> {
    let region = desk.organisations.iter().find(|one| !one.is_municipality)?;
    let is_open = matches!(
        region.stage,
        Stage::NotBegun | Stage::Begun | Stage::Returned | Stage::Declined | Stage::Reopened
    );
    let name = region.full_name.get(at.lang());
    (is_open && desk.state != CycleState::Planned).then(|| {
        let form = at.reader.to(&format!("/svara/{}/{}", at.slug(), at.key()));
        (form, t!(at.lang(), "standing-answer-for", organisation = name))
    })
}

/// The desk of the cycle.
async fn read(at: &AtCycle, site: &Site) -> Result<CycleDesk, PageError> {
    site.app.cycle_desk(&at.actor, at.slug(), at.key()).await.map_err(|error| at.failed(&error))
}
