//! `/uppfoljning/{slug}`: a strategy's cycles, and the ways to its catalogue, its figures and its people.

use askama::Template;
use malspar_words::t;

use super::{cycle::CycleCard, place::AtStrategy};
use crate::{
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/strategy.html")]
struct Strategy {
    shell: Shell,
    cycles: Vec<CycleCard>,
}

/// `GET /uppfoljning/{slug}`
pub(crate) async fn show(at: AtStrategy) -> Page {
    let cycles = at.followed.cycles.iter().rev();
    let cycles = cycles.map(|then| CycleCard::of(&at.reader, at.slug(), then)).collect();
    let shell = at.shell(at.title().to_owned());
    page(&at.reader, &Strategy { shell, cycles })
}
