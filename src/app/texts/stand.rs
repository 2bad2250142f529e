//! How each place of a cycle's texts stands: what is written there, since when, and which of its figures have changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    narrative::Narratives,
    progress::Progress,
    role::{Actor, Role},
    strategy::Strategy,
};
use malspar_render::{gaps, snapshot::Snapshot};
use malspar_storage::{NarrativeRecord, SaidFigures, TextReading};

use super::{
    figures::{self, FigureChange},
    history::wordings,
    place::{Place, Written, mark_of_figures},
    typed::{self, Fault, TypedText, alone, look_over},
};
use crate::{App, Error, Result, narratives, progress::CycleFigures};

/// When a wording came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// With which version of the texts.
    pub version: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// In which role it was written.
    pub role: Role,
}

/// How a place stands.
#[derive(Debug, Clone)]
pub struct Stand {
    /// Which.
    pub place: Place,
    /// What stands there.
    pub written: Written,
    /// What a form made from it carries.
    pub mark: String,
    /// Since when it stands there; nothing where nothing ever has.
    pub changed: Option<Change>,
    /// When somebody last read it through and confirmed it.
    pub confirmed: Option<(DateTime<Utc>, Role)>,
    /// The figures in it that have changed since it was written or confirmed.
    pub stale: Vec<FigureChange>,
    /// What a confirmation carries: the figures as they are said now.
    pub figures_mark: String,
    /// What to look at once more: a figure that there is not, what looks like a person's data.
    pub notes: Vec<Fault>,
}

/// The texts of a cycle, as whoever writes them needs to see them.
#[derive(Debug)]
pub struct Texts {
    /// Each place that was asked for, in the report's order.
    pub stands: Vec<Stand>,
    /// The figures, as they may leave the service, and everything that is written.
    pub snapshot: Snapshot,
    /// When they were read.
    pub read_at: DateTime<Utc>,
}

impl Texts {
    /// What typed text would come to at a place, with these figures and without saving it.
    pub fn tried(&self, place: &Place, typed: &TypedText) -> (Written, Vec<Fault>) {
        tried(place, typed, &self.snapshot.strategy, &self.snapshot.progress)
    }

    /// What the report would show beside these texts: the figures without anything that is written, the same as long as
    /// the figures are.
    pub fn figures_alone(&self) -> Snapshot {
        let (narratives, made_at) = (Narratives::default(), DateTime::UNIX_EPOCH);
        Snapshot { narratives, made_at, ..self.snapshot.clone() }
    }
}

/// What is known of the past of a cycle's texts.
struct Past {
    versions: Vec<NarrativeRecord>,
    readings: Vec<TextReading>,
}

impl App {
    /// How every place of a cycle's texts stands; or one alone, by its name in addresses.
    pub async fn texts(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        only: Option<&str>,
    ) -> Result<Texts> {
        narratives::may_write(actor)?;
        let read_at = self.clock.now();
        let past = {
            let tx = self.store.read().await?;
            let (scope, _) = narratives::open(&tx, actor, slug, cycle, None).await?;
            Past {
                versions: tx.narrative_history(&scope, cycle).await?,
                readings: tx.text_readings(&scope, cycle).await?,
            }
        };
        let figures = self.disclosed(actor, slug, cycle, None).await?;
        let mut places = Place::all(&figures.strategy);
        places.retain(|place| only.is_none_or(|only| place.address() == only));
        let mut then = Then { app: self, actor, slug, cycle, known: BTreeMap::new() };
        let mut stands = Vec::new();
        for place in places {
            stands.push(stand(place, &past, &figures, &mut then).await?);
        }
        if stands.is_empty() {
            return Err(no_place(only.unwrap_or_default()));
        }
        Ok(Texts { stands, snapshot: self.snapshot(figures), read_at })
    }

    /// A place of the texts; not found where the strategy has none of that name.
    pub async fn text_place(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        address: &str,
    ) -> Result<Place> {
        narratives::may_write(actor)?;
        let tx = self.store.read().await?;
        let (_, strategy) = narratives::open(&tx, actor, slug, cycle, None).await?;
        Place::find(&strategy, address).ok_or_else(|| no_place(address))
    }
}

pub(super) fn no_place(address: &str) -> Error {
    Error::NotFound(malspar_storage::Missing::new(malspar_storage::Thing::Cycle, address))
}

async fn stand(place: Place, past: &Past, now: &CycleFigures, then: &mut Then<'_>) -> Result<Stand> {
    // Both are known in the order of time.
    let wording = wordings(&past.versions, &place).pop();
    let changed = wording.as_ref().map(|wording| wording.change);
    let written = wording.map_or_else(|| place.read(&Narratives::default()), |wording| wording.written);
    let mark = place.mark(&written)?;
    let path = place.path();
    let stood_for = past.readings.iter().rfind(|reading| {
        reading.place == path
            && reading.mark == mark
            && changed.is_some_and(|changed| reading.at >= changed.at)
    });
    let named = figures::named(&written);
    let said = figures::said(now, &named);
    let stale = match (stood_for, changed) {
        _ if named.is_empty() => Vec::new(),
        (Some(reading), _) => figures::changes(&reading.figures, &said),
        (None, Some(changed)) => figures::changes(&then.said(changed.at, &named).await?, &said),
        (None, None) => Vec::new(),
    };
    Ok(Stand {
        confirmed: stood_for.filter(|reading| reading.confirmed).map(|reading| (reading.at, reading.role)),
        notes: notes(&place, &written, &now.strategy, &now.progress),
        figures_mark: mark_of_figures(&said)?,
        place,
        written,
        mark,
        changed,
        stale,
    })
}

/// What typed text would come to, without saving it: what stands at the place then, and what is to be mended or looked at.
pub(super) fn tried(
    place: &Place,
    typed: &TypedText,
    strategy: &Strategy,
    progress: &Progress,
) -> (Written, Vec<Fault>) {
    let read = typed::read(place, typed);
    let mut faults = read.check(place, strategy);
    if faults.iter().any(Fault::is_error) {
        // What has to be mended first would only be told twice.
        return (read.written, faults);
    }
    for note in notes(place, &read.written, strategy, progress) {
        if !faults.iter().any(|fault| fault.violation.code == note.violation.code) {
            faults.push(note);
        }
    }
    (read.written, faults)
}

/// What to look at once more in what stands at a place.
fn notes(place: &Place, written: &Written, strategy: &Strategy, progress: &Progress) -> Vec<Fault> {
    let alone = alone(place, written);
    let mut found = alone.check(strategy);
    found.extend(alone.without_figure(strategy, progress));
    found.extend(gaps::signs_of(&alone));
    look_over(place, written, found)
}

/// The figures as they were at other times. Texts that came as a file came at one time: they are counted once.
struct Then<'a> {
    app: &'a App,
    actor: &'a Actor,
    slug: &'a Slug,
    cycle: &'a CycleKey,
    known: BTreeMap<DateTime<Utc>, CycleFigures>,
}

impl Then<'_> {
    async fn said(&mut self, at: DateTime<Utc>, named: &BTreeSet<String>) -> Result<SaidFigures> {
        if !self.known.contains_key(&at) {
            let figures = self.app.disclosed(self.actor, self.slug, self.cycle, Some(at)).await?;
            self.known.insert(at, figures);
        }
        Ok(self.known.get(&at).map(|figures| figures::said(figures, named)).unwrap_or_default())
    }
}
