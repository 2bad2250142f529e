//! `/uppfoljning/{slug}/{cycle}/rapport`: where the report stands, and the ways to previewing it, having it commented,
//! locking and publishing it.

mod ask;
mod edition;
pub(crate) mod field;
mod handed_out;
mod links;
mod lock;
mod memo;
mod missing;
mod preview;
mod publish;
mod round;
mod standing;

use crate::access::{Access, Routes};

/// The pages of a report at the desk, under its address.
macro_rules! at {
    ($rest:literal) => {
        concat!("/uppfoljning/{slug}/{cycle}/rapport", $rest)
    };
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::Owner;
    let routes = routes
        .get(at!(""), who, standing::show)
        .get(at!("/forhandsvisning"), who, preview::page)
        .get(at!("/utkast.pdf"), who, preview::pdf)
        .get(at!("/kommuner/{code}/utkast.pdf"), who, preview::own)
        .get(at!("/tjansteskrivelse"), who, memo::show)
        .get(at!("/las"), who, lock::show)
        .post(at!("/las"), who, lock::lock)
        .get(at!("/lankar"), who, links::show)
        .post(at!("/lankar"), who, links::make)
        .post(at!("/lankar/avsluta"), who, links::end);
    rounds(editions(routes))
}

fn editions(routes: Routes) -> Routes {
    let who = Access::Owner;
    routes
        .get(at!("/utgavor/{scope}/{number}"), who, edition::show)
        .get(at!("/utgavor/{scope}/{number}/arkiv.zip"), who, edition::archive)
        .get(at!("/utgavor/{scope}/{number}/{file}"), who, edition::file)
        .post(at!("/utgavor/{scope}/{number}/kommuner"), who, edition::lock_own)
        .get(at!("/utgavor/{scope}/{number}/publicera"), who, publish::show)
        .post(at!("/utgavor/{scope}/{number}/publicera"), who, publish::publish)
        .post(at!("/utgavor/{scope}/{number}/planera"), who, publish::plan)
        .get(at!("/utgavor/{scope}/{number}/dra-tillbaka"), who, publish::show_withdraw)
        .post(at!("/utgavor/{scope}/{number}/dra-tillbaka"), who, publish::withdraw)
}

fn rounds(routes: Routes) -> Routes {
    let who = Access::Owner;
    routes
        .get(at!("/synpunkter/ny"), who, ask::show)
        .post(at!("/synpunkter/ny"), who, ask::ask)
        .get(at!("/synpunkter/{number}"), who, round::show)
        .post(at!("/synpunkter/{number}/sista-dag"), who, round::move_last_day)
        .post(at!("/synpunkter/{number}/rad"), who, round::add)
        .post(at!("/synpunkter/{number}/lank"), who, round::renew)
        .post(at!("/synpunkter/{number}/svar"), who, round::reply)
        .post(at!("/synpunkter/{number}/ta-med"), who, round::take)
}

/// A page to go to.
pub(crate) struct Way {
    pub(crate) href: String,
    pub(crate) label: String,
}
