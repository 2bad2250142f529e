//! `/uppfoljning/{slug}/{cycle}/rapport`: where the report stands.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use chrono::{DateTime, NaiveDate, Utc};
use malspar_app::{
    Error,
    consultation::Round,
    editions::{EditionRecord, Preflight, SealOrder, Standing, standing},
};
use malspar_domain::{clock, cycle::CycleState, edition::EditionKind, lang::Lang};
use malspar_words::{date, name, sort, t};
use serde::Deserialize;

use super::{
    super::place::{AtCycle, Head},
    Way,
    edition::own_stopped,
    missing,
};
use crate::{
    Site,
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/report.html")]
struct Report {
    shell: Shell,
    head: Head,
    done: Option<String>,
    /// What there is to do first, in a sentence.
    stands: String,
    missing: Vec<missing::Group>,
    previews: Vec<Way>,
    own: Vec<Way>,
    rounds: Vec<RoundCard>,
    may_ask: Option<String>,
    editions: Vec<EditionCard>,
    own_editions: Option<String>,
    /// That locking those stopped halfway, and the edition where it is tried again.
    stopped: Option<(Way, String)>,
    /// To publishing the latest edition, where it is locked and nothing more.
    publish: Option<Way>,
    lock: Option<Way>,
    memo: String,
    links: String,
}

/// A round of comments in the list.
struct RoundCard {
    way: Way,
    is_open: bool,
    about: String,
}

/// An edition in the list.
pub(crate) struct EditionCard {
    pub(crate) way: Way,
    pub(crate) state: String,
    pub(crate) applies: bool,
    pub(crate) locked: String,
    /// That it is meant to be published, and when.
    pub(crate) due: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    klart: String,
}

/// `GET …/rapport`
pub(crate) async fn show(at: AtCycle, Query(done): Query<Done>, State(site): State<Site>) -> Page {
    let seen = Seen::of(&at, &site).await.map_err(|error| at.failed(&error))?;
    let lang = at.lang();
    let report = Report {
        shell: at.shell(t!(lang, "desk-menu-report")),
        head: at.head(),
        done: (done.klart == "lank-avslutad").then(|| t!(lang, "desk-report-link-ended")),
        stands: stands(lang, &at, &seen),
        missing: missing::groups(&at, &seen.preflight.missing),
        previews: previews(&at),
        own: own(&at, &seen),
        rounds: seen.rounds.iter().map(|round| card(&at, round)).collect(),
        may_ask: (at.then.state == CycleState::Reviewing).then(|| at.href("/rapport/synpunkter/ny")),
        editions: editions(&at, &site, &seen),
        own_editions: own_editions(lang, &seen),
        stopped: stopped(&at, &seen),
        publish: publish(&at, &seen),
        lock: lock(&at, &seen),
        memo: at.href("/rapport/tjansteskrivelse"),
        links: at.href("/rapport/lankar"),
    };
    page(&at.reader, &report)
}

/// Everything that the page tells of.
struct Seen {
    preflight: Preflight,
    rounds: Vec<Round>,
    editions: Vec<EditionRecord>,
    planned: BTreeMap<u32, NaiveDate>,
    municipalities: Vec<(String, String)>,
    /// When locking the municipalities' own with the figures of the region's latest stopped halfway.
    stopped: Option<DateTime<Utc>>,
}

impl Seen {
    async fn of(at: &AtCycle, site: &Site) -> Result<Self, Error> {
        let (app, actor, slug, cycle) = (&site.app, &at.actor, at.slug(), at.key());
        let order = SealOrder::first(EditionKind::Sealed);
        let draft = app.draft_snapshot(actor, slug, cycle, None, None).await?;
        let named = draft.progress.municipalities.iter();
        let mut municipalities: Vec<_> = named.map(|m| (m.code.to_string(), m.name.clone())).collect();
        sort::by_name(&mut municipalities, |(_, name)| name.as_str());
        let mut editions = app.editions(actor, slug).await?;
        editions.retain(|edition| &edition.key.cycle == cycle);
        let latest = editions.iter().rfind(|edition| is_regional(edition)).map(|edition| edition.key.clone());
        let stopped = match &latest {
            Some(latest) => app.own_editions_stopped(actor, latest).await?,
            None => None,
        };
        Ok(Self {
            stopped,
            preflight: app.preflight(actor, slug, cycle, &order).await?,
            rounds: app.consultation(actor, slug, cycle).await?,
            planned: app.planned_publications(actor, slug, cycle).await?,
            editions,
            municipalities,
        })
    }
}

/// How far it is, in a sentence.
fn stands(lang: Lang, at: &AtCycle, seen: &Seen) -> String {
    let locked = seen.editions.iter().rfind(|e| is_regional(e));
    match (at.then.state, locked) {
        (CycleState::Planned, _) => t!(lang, "desk-report-planned"),
        (CycleState::Collecting, _) => {
            let day = date::long(lang, at.then.cycle.deadline);
            t!(lang, "desk-report-collecting", date = day)
        }
        (CycleState::Reviewing, _) => t!(lang, "desk-report-reviewing"),
        (CycleState::Sealed, Some(last)) if last.published_at().is_some() => {
            t!(lang, "desk-report-published", number = last.key.number)
        }
        (CycleState::Sealed, last) => {
            t!(lang, "desk-report-sealed", number = last.map_or(1, |last| last.key.number))
        }
    }
}

fn publish(at: &AtCycle, seen: &Seen) -> Option<Way> {
    let latest = seen.editions.iter().rfind(|edition| is_regional(edition))?;
    let waits = at.actor.may_seal() && standing(&seen.editions, latest) == Standing::Sealed;
    waits.then(|| Way {
        href: at.href(&format!("/rapport{}/publicera", path(latest))),
        label: t!(at.lang(), "desk-publish-title", number = latest.key.number),
    })
}

fn stopped(at: &AtCycle, seen: &Seen) -> Option<(Way, String)> {
    let latest = seen.editions.iter().rfind(|edition| is_regional(edition))?;
    let said = own_stopped(at.lang(), seen.stopped?);
    let href = at.href(&format!("/rapport{}#egna", path(latest)));
    Some((Way { href, label: title(at.lang(), latest) }, said))
}

pub(crate) fn is_regional(edition: &EditionRecord) -> bool {
    edition.key.kind == EditionKind::Sealed && edition.key.organisation.is_none()
}

fn previews(at: &AtCycle) -> Vec<Way> {
    let lang = at.lang();
    vec![
        Way { href: at.href("/rapport/forhandsvisning"), label: t!(lang, "desk-report-as-page") },
        Way { href: at.href("/rapport/utkast.pdf?sprak=sv"), label: t!(lang, "desk-report-pdf-sv") },
        Way { href: at.href("/rapport/utkast.pdf?sprak=en"), label: t!(lang, "desk-report-pdf-en") },
    ]
}

fn own(at: &AtCycle, seen: &Seen) -> Vec<Way> {
    let way = |(code, place): &(String, String)| Way {
        href: at.href(&format!("/rapport/kommuner/{code}/utkast.pdf")),
        label: name::municipality(at.lang(), place),
    };
    seen.municipalities.iter().map(way).collect()
}

fn card(at: &AtCycle, round: &Round) -> RoundCard {
    let (lang, n) = (at.lang(), round.draft.number);
    let answered = round.councils.iter().filter(|council| !council.comments.is_empty()).count();
    let about = t!(
        lang,
        "desk-round-about",
        date = date::long(lang, round.until),
        answered = answered,
        asked = round.councils.len()
    );
    let href = at.href(&format!("/rapport/synpunkter/{n}"));
    RoundCard {
        way: Way { href, label: t!(lang, "desk-round-title", number = n) },
        is_open: round.is_open,
        about,
    }
}

fn editions(at: &AtCycle, site: &Site, seen: &Seen) -> Vec<EditionCard> {
    let locked = seen.editions.iter().filter(|edition| edition.key.organisation.is_none()).rev();
    locked.map(|edition| edition_card(at, site, &seen.editions, &seen.planned, edition)).collect()
}

pub(crate) fn edition_card(
    at: &AtCycle,
    site: &Site,
    all: &[EditionRecord],
    planned: &BTreeMap<u32, NaiveDate>,
    edition: &EditionRecord,
) -> EditionCard {
    let lang = at.lang();
    let standing = standing(all, edition);
    let is_planned = edition.key.kind == EditionKind::Sealed && edition.key.organisation.is_none();
    let due = planned.get(&edition.key.number).filter(|_| is_planned).map(|day| {
        let on = date::long(lang, *day);
        if *day <= site.app.today() {
            t!(lang, "desk-publish-due", date = on)
        } else {
            t!(lang, "desk-publish-planned", date = on)
        }
    });
    EditionCard {
        way: Way { href: at.href(&format!("/rapport{}", path(edition))), label: title(lang, edition) },
        state: state(lang, standing),
        applies: standing == Standing::Applies,
        locked: t!(
            lang,
            "desk-edition-locked",
            date = date::long(lang, clock::local_date(edition.sealed_at))
        ),
        due,
    }
}

/// `/utgavor/region/1`
pub(crate) fn path(edition: &EditionRecord) -> String {
    let key = &edition.key;
    let kind = if key.kind == EditionKind::Consultation { "consultation-" } else { "" };
    format!("/utgavor/{}/{kind}{}", key.scope(), key.number)
}

pub(crate) fn title(lang: Lang, edition: &EditionRecord) -> String {
    match edition.key.kind {
        EditionKind::Sealed => t!(lang, "desk-edition-title", number = edition.key.number),
        EditionKind::Consultation => t!(lang, "desk-draft-title", number = edition.key.number),
    }
}

pub(crate) fn state(lang: Lang, standing: Standing) -> String {
    match standing {
        Standing::ForComments => t!(lang, "desk-edition-for-comments"),
        Standing::Sealed => t!(lang, "desk-edition-sealed"),
        Standing::Applies => t!(lang, "desk-edition-applies"),
        Standing::Superseded(later) => t!(lang, "desk-edition-superseded", number = later),
        Standing::Withdrawn => t!(lang, "desk-edition-withdrawn"),
    }
}

/// How many municipalities have an edition of their own, and how many of these are published.
fn own_editions(lang: Lang, seen: &Seen) -> Option<String> {
    let own: Vec<_> = seen
        .editions
        .iter()
        .filter(|e| e.key.kind == EditionKind::Sealed && e.key.organisation.is_some())
        .collect();
    let places: BTreeSet<_> = own.iter().filter_map(|e| e.key.organisation.clone()).collect();
    let published = own.iter().filter(|e| e.published_at().is_some());
    let published: BTreeSet<_> = published.filter_map(|e| e.key.organisation.clone()).collect();
    (!places.is_empty()).then(|| t!(lang, "desk-own-editions", n = places.len(), published = published.len()))
}

/// To locking the next edition, where one can be locked.
fn lock(at: &AtCycle, seen: &Seen) -> Option<Way> {
    let lang = at.lang();
    let label = match (at.then.state, &seen.preflight.before) {
        (CycleState::Reviewing, _) => t!(lang, "desk-to-lock", number = 1),
        (CycleState::Sealed, Some(before)) => t!(lang, "desk-to-correct", number = before.number + 1),
        _ => return None,
    };
    Some(Way { href: at.href("/rapport/las"), label })
}
