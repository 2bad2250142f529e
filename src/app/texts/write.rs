//! Saving one place, and standing for what is written there. What is saved is composed onto the newest texts while nobody
//! else can change them: two who write at different places never meet, and at the same place nobody overwrites what they
//! have not seen.

use chrono::{DateTime, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    narrative::Narratives,
    role::Actor,
    strategy::Strategy,
};
use malspar_storage::{AuditEntry, SaidFigures, StrategyScope, TextReading, Tx};

use super::{
    figures,
    history::wordings,
    place::{Place, Written, mark_of_figures},
    stand::{Change, no_place, tried},
    typed::{self, Fault, TypedText},
};
use crate::{App, Result, narratives, progress::CycleFigures};

/// What a form was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base {
    /// The mark of what stood at the place.
    pub mark: String,
    /// When the figures beside it were read; now where it is not known.
    pub seen: Option<DateTime<Utc>>,
}

/// What became of a text that was to be saved.
#[derive(Debug)]
pub enum Wrote {
    /// It stands there.
    Saved {
        /// With which version of the texts.
        version: u32,
    },
    /// It stood there already.
    Unchanged,
    /// It cannot stand there: what is to be mended.
    Refused(Vec<Fault>),
    /// Somebody else has written something else there meanwhile.
    Clash(Box<Clash>),
}

/// What somebody else has written at the place.
#[derive(Debug)]
pub struct Clash {
    /// What.
    pub theirs: Written,
    /// Its mark: saving with it is to have seen it.
    pub mark: String,
    /// When and in which role; nothing where they took it away and nothing was ever there.
    pub change: Option<Change>,
}

/// What became of a confirmation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// It is noted.
    Done,
    /// The text or a figure in it has changed again: it is to be read once more.
    ReadAgain,
}

impl App {
    /// What a text would come to, without saving it: what stands there then, and what is to be mended or looked at.
    pub async fn try_text(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        address: &str,
        typed: &TypedText,
    ) -> Result<(Written, Vec<Fault>, CycleFigures)> {
        let figures = self.disclosed(actor, slug, cycle, None).await?;
        let place = Place::find(&figures.strategy, address).ok_or_else(|| no_place(address))?;
        let (written, faults) = tried(&place, typed, &figures.strategy, &figures.progress);
        Ok((written, faults, figures))
    }

    /// Saves what was typed at a place, in the place of what the form was made from.
    pub async fn write_text(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        place: &Place,
        typed: &TypedText,
        base: &Base,
    ) -> Result<Wrote> {
        narratives::may_write(actor)?;
        let read = typed::read(place, typed);
        let now = self.clock.now();
        let seen = base.seen.filter(|seen| *seen < now);
        // Counted before anybody has to wait for us.
        let figures = self.disclosed(actor, slug, cycle, seen).await?;
        let said = figures::said(&figures, &figures::named(&read.written));
        let tx = self.store.write().await?;
        let At { scope, strategy, narratives } = hold(&tx, actor, slug, cycle).await?;
        let faults = read.check(place, &strategy);
        if faults.iter().any(Fault::is_error) {
            return Ok(Wrote::Refused(faults));
        }
        let stands = place.read(&narratives);
        if stands.clone().tidied() == read.written {
            return Ok(Wrote::Unchanged);
        }
        let mark = place.mark(&stands)?;
        if mark != base.mark {
            let versions = tx.narrative_history(&scope, cycle).await?;
            let change = wordings(&versions, place).pop().map(|wording| wording.change);
            return Ok(Wrote::Clash(Box::new(Clash { theirs: stands, mark, change })));
        }
        let mut composed = narratives;
        let reading = reading(actor, place, &read.written, said, now)?;
        place.put(&mut composed, read.written);
        let saved = tx.save_narratives(&scope, cycle, &composed, actor, now).await?;
        tx.note_text_reading(&scope, cycle, &reading, actor.account).await?;
        let entry = audited("text.write", slug, cycle, place).with("version", saved.version);
        tx.append_audit(&entry, actor, now).await?;
        tx.commit().await?;
        Ok(Wrote::Saved { version: saved.version })
    }

    /// Notes that a text was read through and holds, with its figures as they are. `mark` and `figures_mark` are those of
    /// what was read.
    pub async fn confirm_text(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        place: &Place,
        (mark, figures_mark): (&str, &str),
    ) -> Result<Confirmed> {
        narratives::may_write(actor)?;
        let figures = self.disclosed(actor, slug, cycle, None).await?;
        let now = self.clock.now();
        let tx = self.store.write().await?;
        let At { scope, narratives, .. } = hold(&tx, actor, slug, cycle).await?;
        let stands = place.read(&narratives);
        let said = figures::said(&figures, &figures::named(&stands));
        if stands.is_empty() || place.mark(&stands)? != mark || mark_of_figures(&said)? != figures_mark {
            return Ok(Confirmed::ReadAgain);
        }
        let reading = TextReading { confirmed: true, ..reading(actor, place, &stands, said, now)? };
        tx.note_text_reading(&scope, cycle, &reading, actor.account).await?;
        tx.append_audit(&audited("text.confirm", slug, cycle, place), actor, now).await?;
        tx.commit().await?;
        Ok(Confirmed::Done)
    }
}

/// The texts of a cycle while nobody else can change them.
struct At {
    scope: StrategyScope,
    strategy: Strategy,
    narratives: Narratives,
}

async fn hold(tx: &Tx, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<At> {
    let (scope, strategy) = narratives::open(tx, actor, slug, cycle, None).await?;
    tx.hold_narratives(&scope, cycle).await?;
    let newest = tx.narratives(&scope, cycle, None).await?;
    Ok(At { scope, strategy, narratives: newest.map(|(narratives, _)| narratives).unwrap_or_default() })
}

/// Somebody stands for a text by having written it.
fn reading(
    actor: &Actor,
    place: &Place,
    written: &Written,
    figures: SaidFigures,
    at: DateTime<Utc>,
) -> Result<TextReading> {
    let (place, mark) = (place.path(), place.mark(written)?);
    Ok(TextReading { place, mark, figures, confirmed: false, at, role: actor.role })
}

fn audited(action: &str, slug: &Slug, cycle: &CycleKey, place: &Place) -> AuditEntry {
    AuditEntry::new(action, format!("{slug}/{cycle}")).with("place", place.path())
}
