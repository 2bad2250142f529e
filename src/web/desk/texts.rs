//! `/uppfoljning/{slug}/{cycle}/texter`: the texts of the report.

mod beside;
mod clash;
mod confirm;
mod form;
mod history;
mod list;
mod picker;
mod place;
mod posted;
mod preview;
mod write;

use crate::access::{Access, Routes};

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::Owner;
    routes
        .get("/uppfoljning/{slug}/{cycle}/texter", who, list::show)
        .get("/uppfoljning/{slug}/{cycle}/texter/fil", who, list::file)
        .get("/uppfoljning/{slug}/{cycle}/texter/{place}", who, write::show)
        .post("/uppfoljning/{slug}/{cycle}/texter/{place}", who, write::save)
        .post("/uppfoljning/{slug}/{cycle}/texter/{place}/visa", who, preview::show)
        .post("/uppfoljning/{slug}/{cycle}/texter/{place}/bekrafta", who, confirm::confirm)
        .get("/uppfoljning/{slug}/{cycle}/texter/{place}/historik", who, history::show)
}
