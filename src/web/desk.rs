//! The strategy owner's desk: what is followed up, who has answered, review, texts, report, catalogue and people. Each is a
//! room of its own.

pub(crate) mod cycle;
pub(crate) mod place;
mod strategy;

mod catalogue;
mod figures;
pub(crate) mod job;
pub(crate) mod mails;
pub(crate) mod people;
pub(crate) mod report;
mod review;
pub(crate) mod schedule;
mod standing;
mod texts;

use askama::Template;
use axum::extract::State;
use malspar_domain::cycle::CycleState;
use malspar_words::t;

use crate::{
    Site,
    access::{Access, Routes},
    error::{Page, PageError, page},
    shell::Shell,
    signed::Signed,
};
use cycle::CycleCard;

pub(crate) fn routes(routes: Routes) -> Routes {
    let routes = routes.get("/uppfoljning", Access::Owner, all).get(
        "/uppfoljning/{slug}",
        Access::Owner,
        strategy::show,
    );
    let routes = texts::routes(review::routes(standing::routes(routes)));
    let routes = schedule::routes(mails::routes(routes));
    people::routes(figures::routes(catalogue::routes(report::routes(routes))))
}

#[derive(Template)]
#[template(path = "desk/all.html")]
struct All {
    shell: Shell,
    strategies: Vec<Followed>,
}

/// A strategy that is followed up.
struct Followed {
    href: String,
    title: String,
    /// The cycle that there is something to do in.
    at_hand: Option<CycleCard>,
    /// "11 av 12 har lämnat in"
    handed_in: Option<String>,
}

/// `/uppfoljning`: every strategy that this person follows up.
async fn all(signed: Signed, State(site): State<Site>) -> Page {
    let reader = &signed.reader;
    let failed = |e| PageError::of(reader.clone(), &e);
    let actor = signed.actor()?;
    let mut strategies = Vec::new();
    for one in site.app.follow_ups(&actor).await.map_err(failed)? {
        let slug = &one.strategy.slug;
        let begun = one.at_hand().filter(|then| then.state != CycleState::Planned);
        let handed_in = match begun {
            Some(then) => Some(site.app.handed_in(&actor, slug, &then.cycle.key).await.map_err(failed)?),
            None => None,
        };
        strategies.push(Followed {
            href: reader.to(&format!("/uppfoljning/{slug}")),
            title: one.strategy.title.get(reader.lang).to_owned(),
            at_hand: one.at_hand().map(|then| CycleCard::of(reader, slug, then)),
            handed_in: handed_in.map(|(n, of)| t!(reader.lang, "standing-card", n = n, of = of)),
        });
    }
    let shell = Shell::new(reader, t!(reader.lang, "follow-ups")).with_example(reader.demo);
    page(reader, &All { shell, strategies })
}
