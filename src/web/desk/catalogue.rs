//! `/uppfoljning/{slug}/katalog`: what is asked, counted and aimed at: as it is in force, as it is written, and as a pack.

mod difference;
mod draft;
mod form;
mod pack;
mod page;
mod part;
mod said;
pub(super) mod sent;
mod things;

use crate::access::{Access, Routes};

pub(crate) fn routes(routes: Routes) -> Routes {
    let owner = Access::Owner;
    routes
        .get("/uppfoljning/ny", owner, pack::show_new)
        .post("/uppfoljning/ny", owner, pack::preview_new)
        .post("/uppfoljning/ny/satt-i-kraft", owner, pack::take_in_new)
        .get("/uppfoljning/{slug}/katalog", owner, page::show)
        .get("/uppfoljning/{slug}/katalog/paket.toml", owner, pack::export)
        .get("/uppfoljning/{slug}/katalog/paket", owner, pack::show)
        .post("/uppfoljning/{slug}/katalog/paket", owner, pack::preview)
        .post("/uppfoljning/{slug}/katalog/paket/satt-i-kraft", owner, pack::take_in)
        .get("/uppfoljning/{slug}/katalog/utkast", owner, draft::show)
        .post("/uppfoljning/{slug}/katalog/utkast/satt-i-kraft", owner, draft::put_in_force)
        .get("/uppfoljning/{slug}/katalog/utkast/slang", owner, draft::ask_to_drop)
        .post("/uppfoljning/{slug}/katalog/utkast/slang", owner, draft::drop_it)
        .get("/uppfoljning/{slug}/katalog/utkast/{part}/{code}", owner, part::show)
        .post("/uppfoljning/{slug}/katalog/utkast/{part}/{code}", owner, part::save)
        .get("/uppfoljning/{slug}/katalog/utkast/{part}/{code}/ta-bort", owner, part::ask_to_remove)
        .post("/uppfoljning/{slug}/katalog/utkast/{part}/{code}/ta-bort", owner, part::remove)
}
