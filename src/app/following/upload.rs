//! A form that is sent in as a file: first it is said what it changes, then, if somebody says yes, it becomes the draft.
//!
//! Between the two the file lies here, not in the browser: pages stay small, and what is taken in is what was looked at. If
//! the draft has gone on meanwhile so that the file would do something else, nothing is taken in and it is said anew.

use chrono::Duration;
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    id::UploadId,
    lang::Text,
    role::Actor,
    violation::Violation,
};
use malspar_exchange::form::{self, Form};
use malspar_storage::Tx;
use malspar_words::cycle as cycle_words;
use sha2::{Digest, Sha256};

use super::{check_answers, name_of};
use crate::{App, Error, Result, forms::ImportedForm, submissions::Room};

/// So long a file waits for a yes.
const WAITS: Duration = Duration::hours(1);

/// What a form would change.
#[derive(Debug, Clone)]
pub struct Preview {
    /// What taking it in would do.
    pub imported: ImportedForm,
    /// The file that lies here; none where it would change nothing.
    pub upload: Option<UploadId>,
    /// Stands for what was shown, so that nothing else is said yes to.
    pub seen: String,
}

/// What became of a form that somebody said yes to.
#[derive(Debug, Clone)]
pub enum Taken {
    /// It is in the draft.
    In(ImportedForm),
    /// The draft has changed since it was looked at: this is what it would do now. Nothing has been stored.
    Differs(Preview),
    /// It was taken in before: somebody has said yes twice.
    Already,
    /// The file has waited too long.
    Gone,
}

impl App {
    /// Says what a form would change in the draft of the actor's organisation, and keeps it for a while. A form for
    /// anything else is refused.
    pub async fn preview_form(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        bytes: Vec<u8>,
    ) -> Result<Preview> {
        let own = check_answers(actor)?;
        let (form, bytes) = read(bytes).await?;
        let tx = self.store.read().await?;
        check_identity(&tx, actor, slug, cycle, &form).await?;
        let imported = self.take_in(&tx, actor, &form).await?;
        drop(tx);
        let seen = digest(&imported)?;
        if imported.changed.is_empty() {
            return Ok(Preview { imported, upload: None, seen });
        }
        let (tx, now) = (self.store.write().await?, self.clock.now());
        let subject = subject(slug, cycle, own);
        let upload = tx.hold_upload(actor.account, &subject, &bytes, now, now + WAITS).await?;
        tx.commit().await?;
        Ok(Preview { imported, upload: Some(upload), seen })
    }

    /// Takes a form in that was looked at, if it still does what was `seen`.
    pub async fn take_in_upload(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        upload: UploadId,
        seen: &str,
    ) -> Result<Taken> {
        let own = check_answers(actor)?;
        let (subject, now) = (subject(slug, cycle, own), self.clock.now());
        let held = self.store.read().await?.held_upload(upload, actor.account, &subject, now).await?;
        let bytes = match held {
            None => return Ok(Taken::Gone),
            Some(bytes) if bytes.is_empty() => return Ok(Taken::Already),
            Some(bytes) => bytes,
        };
        let (form, _) = read(bytes).await?;
        let tx = self.store.write().await?;
        check_identity(&tx, actor, slug, cycle, &form).await?;
        let imported = self.take_in(&tx, actor, &form).await?;
        // From here on the submission is held: a first yes that was on its way has been done by now.
        match tx.held_upload(upload, actor.account, &subject, now).await? {
            None => return Ok(Taken::Gone),
            Some(bytes) if bytes.is_empty() => return Ok(Taken::Already),
            Some(_) => {}
        }
        let does = digest(&imported)?;
        if does != seen {
            // What was written in this transaction is undone with it.
            return Ok(Taken::Differs(Preview { imported, upload: Some(upload), seen: does }));
        }
        tx.empty_upload(upload).await?;
        tx.commit().await?;
        Ok(Taken::In(imported))
    }
}

/// A form may take a while to read: it is read beside whatever else is going on.
async fn read(bytes: Vec<u8>) -> Result<(Form, Vec<u8>)> {
    let reading = tokio::task::spawn_blocking(move || form::read(&bytes).map(|form| (form, bytes)));
    let read = reading.await.map_err(|e| Error::Data(e.to_string()))?;
    read.map_err(Error::Form)
}

fn subject(slug: &Slug, cycle: &CycleKey, organisation: &OrganisationCode) -> String {
    format!("{slug}/{cycle}/{organisation}")
}

/// A form for another strategy, cycle or organisation than the page's is refused, with what it is for and what it should be.
async fn check_identity(tx: &Tx, actor: &Actor, slug: &Slug, cycle: &CycleKey, form: &Form) -> Result<()> {
    let room = Room::open(tx, actor, slug, cycle).await?;
    room.questions(&actor.organisation)?;
    let of = &form.identity;
    let refused = if &of.strategy != slug {
        Violation::error("form", "import-wrong-strategy")
            .with("found", &of.strategy)
            .with_text("expected", &room.strategy.title)
    } else if &of.cycle != cycle {
        Violation::error("form", "import-wrong-cycle")
            .with_text("found", &cycle_name(&room, &of.cycle))
            .with_text("expected", &cycle_name(&room, cycle))
    } else if of.organisation != actor.organisation {
        let found = match name_of(tx, &of.organisation).await {
            Err(Error::NotFound(_)) => Text::new(of.organisation.as_str(), of.organisation.as_str()),
            found => found?,
        };
        let expected = name_of(tx, &actor.organisation).await?;
        Violation::error("form", "import-wrong-organisation")
            .with_text("found", &found)
            .with_text("expected", &expected)
    } else {
        return Ok(());
    };
    Err(Error::WrongForm(refused))
}

/// A cycle as people call it; by its key where the strategy has none like it.
fn cycle_name(room: &Room, key: &CycleKey) -> Text {
    let cycle = room.strategy.cycle(key);
    let [sv, en] = malspar_domain::lang::Lang::ALL
        .map(|lang| cycle.as_ref().map_or_else(|| key.to_string(), |cycle| cycle_words::name(lang, cycle)));
    Text::new(sv, en)
}

/// The same where a form does the same: which answers it changes, from what to what, and over whose changes.
fn digest(imported: &ImportedForm) -> Result<String> {
    let changes: Vec<_> =
        imported.changed.iter().zip(&imported.replaced).map(|(key, r)| (key, &r.before, &r.after)).collect();
    let said =
        serde_json::to_vec(&(changes, &imported.overwritten)).map_err(|e| Error::Data(e.to_string()))?;
    Ok(format!("{:x}", Sha256::digest(said)))
}
