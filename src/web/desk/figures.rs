//! `/uppfoljning/{slug}/serier…`: figures read in by hand.

mod history;
mod reading_in;
mod series;

use self::{
    history::Earlier,
    reading_in::{preview, show, take_in},
    series::Published,
};
use crate::access::{Access, Routes};

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get("/uppfoljning/{slug}/serier", Access::Owner, show::<Published>)
        .post("/uppfoljning/{slug}/serier", Access::Owner, preview::<Published>)
        .post("/uppfoljning/{slug}/serier/las-in", Access::Owner, take_in::<Published>)
        .get("/uppfoljning/{slug}/serier/tidigare", Access::Owner, show::<Earlier>)
        .post("/uppfoljning/{slug}/serier/tidigare", Access::Owner, preview::<Earlier>)
        .post("/uppfoljning/{slug}/serier/tidigare/las-in", Access::Owner, take_in::<Earlier>)
        .get("/uppfoljning/{slug}/serier/tidigare/mall.xlsx", Access::Owner, history::workbook)
        .get("/uppfoljning/{slug}/serier/tidigare/mall.csv", Access::Owner, history::table)
}
