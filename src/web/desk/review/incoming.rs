//! `/uppfoljning/{slug}/{cycle}/svar`: everybody's answers, in the order in which there is something to do with them.

use askama::Template;
use axum::extract::{Query, State};
use malspar_app::{following::Stage, review::Incoming};
use malspar_domain::{clock, code::OrganisationCode};
use malspar_words::{Lang, date, list, t};
use serde::Deserialize;

use super::MOST;
use crate::{
    Site,
    around::stage_word,
    desk::place::{AtCycle, Head},
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/review.html")]
struct List {
    shell: Shell,
    head: Head,
    done: Vec<String>,
    wrong: Option<String>,
    /// Where the chosen ones are looked at once more.
    approve: String,
    may_choose: bool,
    handed_in: Vec<Line>,
    others: Vec<Line>,
}

/// One organisation's answers.
pub(super) struct Line {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) stage: String,
    pub(super) tone: &'static str,
    pub(super) submitted: String,
    pub(super) changed: usize,
    pub(super) notes: usize,
    /// What choosing it says; nothing where there is nothing to check.
    pub(super) choice: Option<String>,
}

impl Line {
    pub(super) fn of(at: &AtCycle, incoming: &Incoming) -> Self {
        let lang = at.lang();
        let day = |at| date::long(lang, clock::local_date(at));
        let waits = incoming.stage == Stage::Submitted;
        Self {
            code: incoming.organisation.to_string(),
            name: incoming.name.get(lang).to_owned(),
            href: at.href(&format!("/svar/{}", incoming.organisation)),
            stage: stage_word(lang, incoming.stage),
            tone: if waits { "accent" } else { "neutral" },
            submitted: incoming.submitted_at.map(day).unwrap_or_default(),
            changed: incoming.changed,
            notes: incoming.notes,
            choice: waits.then(|| format!("{}:{}", incoming.organisation, incoming.seen)),
        }
    }
}

/// What has just been done, as the address says it.
#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    granskade: String,
    #[serde(default)]
    andrade: String,
    #[serde(default)]
    fel: String,
}

/// `GET /uppfoljning/{slug}/{cycle}/svar`
pub(crate) async fn show(at: AtCycle, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let found = site.app.incoming(&at.actor, at.slug(), at.key()).await.map_err(|e| at.failed(&e))?;
    let is_in = |incoming: &&Incoming| incoming.submitted_at.is_some();
    let (handed_in, others): (Vec<_>, Vec<_>) = found.iter().partition(is_in);
    let lines = |all: Vec<&Incoming>| all.into_iter().map(|one| Line::of(&at, one)).collect::<Vec<_>>();
    let handed_in = lines(handed_in);
    let page_of = List {
        shell: at.shell(t!(at.lang(), "review-title")),
        head: at.head(),
        done: told(at.lang(), &done, &found),
        wrong: (done.fel == "inga").then(|| t!(at.lang(), "review-none-chosen")),
        approve: at.href("/svar/granska"),
        may_choose: handed_in.iter().any(|line| line.choice.is_some()),
        handed_in,
        others: lines(others),
    };
    page(&at.reader, &page_of)
}

/// What became of those that were chosen. Only what holds is said: an address can be written by anybody.
fn told(lang: Lang, done: &Done, all: &[Incoming]) -> Vec<String> {
    let named = |codes: &str, holds: fn(Stage) -> bool| {
        let codes: Vec<OrganisationCode> =
            codes.split(',').take(MOST).filter_map(|code| code.parse().ok()).collect();
        let found = all.iter().filter(|one| codes.contains(&one.organisation) && holds(one.stage));
        let names: Vec<_> = found.map(|one| one.name.get(lang)).collect();
        (!names.is_empty()).then(|| list::and(lang, &names))
    };
    let checked = named(&done.granskade, |stage| stage == Stage::Checked);
    let changed = named(&done.andrade, |_| true);
    checked
        .map(|names| t!(lang, "review-done-many", names = names))
        .into_iter()
        .chain(changed.map(|names| t!(lang, "review-changed-many", names = names)))
        .collect()
}
