//! `/uppfoljning/{slug}/{cycle}/svar`: the answers that have come in, and where a figure comes from.

mod answers;
mod approve;
mod incoming;
mod reopen;
mod row;
mod sheet;
mod trace;

use axum::{extract::FromRequestParts, http::request::Parts};
use malspar_app::Error;
use malspar_domain::code::OrganisationCode;

use super::place::AtCycle;
use crate::{
    Site,
    access::{Access, Routes},
    error::PageError,
    fields::Fault,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::Owner;
    routes
        .get("/uppfoljning/{slug}/{cycle}/svar", who, incoming::show)
        .get("/uppfoljning/{slug}/{cycle}/svar/granska", who, approve::show)
        .post("/uppfoljning/{slug}/{cycle}/svar/granska", who, approve::approve)
        .get("/uppfoljning/{slug}/{cycle}/svar/{organisation}", who, sheet::show)
        .post("/uppfoljning/{slug}/{cycle}/svar/{organisation}/granskat", who, answers::approve)
        .post("/uppfoljning/{slug}/{cycle}/svar/{organisation}/komplettera", who, answers::send_back)
        .get("/uppfoljning/{slug}/{cycle}/svar/{organisation}/oppna", who, reopen::show)
        .post("/uppfoljning/{slug}/{cycle}/svar/{organisation}/oppna", who, reopen::reopen)
        .get("/uppfoljning/{slug}/{cycle}/svar/{organisation}/las", who, reopen::show_lock)
        .post("/uppfoljning/{slug}/{cycle}/svar/{organisation}/las", who, reopen::lock)
        .get("/uppfoljning/{slug}/{cycle}/varden/{indicator}", who, trace::show)
}

/// Somebody at one organisation's answers.
pub(crate) struct AtAnswers {
    at: AtCycle,
    organisation: OrganisationCode,
}

impl FromRequestParts<Site> for AtAnswers {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let (at, organisation) = AtCycle::and_organisation(parts, site).await?;
        Ok(Self { at, organisation })
    }
}

impl AtAnswers {
    /// The address of a page about these answers: "" is the answers themselves.
    fn href(&self, rest: &str) -> String {
        self.at.href(&format!("/svar/{}{rest}", self.organisation))
    }
}

/// The longest list of codes that an address or a form names.
const MOST: usize = 400;

/// What is wrong, by the fields of a page; whatever names none of them is about the first. Nothing where it is no mistake that
/// a person can mend here.
fn faults(at: &AtCycle, error: &Error, fields: &[&str]) -> Option<Vec<Fault>> {
    let mut faults = Fault::of(at.lang(), error)?;
    for fault in &mut faults {
        if !fields.contains(&fault.field.as_str()) {
            fields.first().copied().unwrap_or_default().clone_into(&mut fault.field);
        }
    }
    Some(faults)
}
