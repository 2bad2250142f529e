//! Earlier measurements of a strategy's own indicators, read in by hand: what was known before anybody was asked here.
//!
//! They are of cycles before the first one that was run, and stand beside what is answered as the measurement before. What
//! an organisation has answered itself is never written over.

mod period;
mod reading;

use chrono::NaiveDate;
use malspar_domain::{
    clock,
    code::Slug,
    cycle::FollowUpCycle,
    id::UploadId,
    indicator::Indicator,
    lang::{Lang, Text},
    observation::{ObsSource, Observation, SeriesKey},
    role::Actor,
    submission::{Answer, AnswerKey},
    violation::Violation,
};
use malspar_exchange::{
    form::{FormFormat, OneCell, one_cell_hint},
    history::{self, History, HistoryColumn, HistoryLine},
};
use malspar_storage::{AuditEntry, FiguresReadIn, StrategyScope, Tx};
use malspar_words::t;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::period::Measured;
use super::{Origin, Taken, check_runs, kept};
use crate::{App, Error, Result};

/// Earlier measurements, in the list of what has been read in.
const HISTORY: &str = "history";

/// What there is of an earlier measurement.
#[derive(Debug, Clone)]
pub struct MeasuredThere {
    /// Which.
    pub cycle: FollowUpCycle,
    /// How many values have been read in.
    pub values: usize,
    /// About how many organisations.
    pub organisations: usize,
}

/// What there is of earlier measurements, and what has been read in.
#[derive(Debug, Clone)]
pub struct HistoryThere {
    /// Those that values can be read in of, in order of time.
    pub measured: Vec<MeasuredThere>,
    /// Act by act, the latest first.
    pub acts: Vec<FiguresReadIn>,
}

/// A value that would be new or another.
#[derive(Debug, Clone)]
pub struct HistoryChange {
    /// Of which measurement.
    pub cycle: FollowUpCycle,
    /// Which value.
    pub key: AnswerKey,
    /// About whom, by name.
    pub name: String,
    /// What was asked.
    pub indicator: Indicator,
    /// The row, of a question that has several.
    pub row: Option<Text>,
    /// What is there.
    pub before: Option<Answer>,
    /// What would be.
    pub after: Answer,
    /// The line of the file; nothing where it follows from other values.
    pub line: Option<u32>,
}

/// What of the file is not taken in.
#[derive(Debug, Clone)]
pub struct HistoryWrong {
    /// The cell: `F12`.
    pub cell: String,
    /// Its column.
    pub column: HistoryColumn,
    /// Why.
    pub violation: Violation,
}

/// What a file of earlier values would do.
#[derive(Debug, Clone)]
pub struct HistoryPreview {
    /// Who has the values.
    pub source: String,
    /// When they were fetched there.
    pub retrieved_on: NaiveDate,
    /// Value by value, in the order of the file; then what follows from them.
    pub changes: Vec<HistoryChange>,
    /// How many values are there already.
    pub same: usize,
    /// How many rows say nothing.
    pub empty: usize,
    /// What is left out, from the top down.
    pub wrong: Vec<HistoryWrong>,
    /// The file that lies here; none where it would change nothing.
    pub upload: Option<UploadId>,
    /// Stands for what was shown.
    pub seen: String,
}

/// What lies here between the preview and the yes.
#[derive(Debug, Serialize, Deserialize)]
struct Held {
    #[serde(flatten)]
    origin: Origin,
    file: Vec<u8>,
}

impl App {
    /// The earlier measurements that values can be read in of, and what has been.
    pub async fn history_there(&self, actor: &Actor, slug: &Slug) -> Result<HistoryThere> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let (scope, measured) = self.measured(&tx, actor, slug).await?;
        let there = measured.iter().filter(|one| one.is_earlier).map(|one| MeasuredThere {
            cycle: one.cycle.clone(),
            values: one.by_hand().count(),
            organisations: one.organisations(),
        });
        let acts = tx.figures_read_in(&scope).await?.into_iter().filter(|act| act.kind == HISTORY);
        Ok(HistoryThere { measured: there.collect(), acts: acts.collect() })
    }

    /// A table with a row for each value that could be told, and what is there already.
    pub async fn history_template(
        &self,
        actor: &Actor,
        slug: &Slug,
        format: FormFormat,
        lang: Lang,
    ) -> Result<Vec<u8>> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let (_, measured) = self.measured(&tx, actor, slug).await?;
        let lines: Vec<_> =
            measured.iter().filter(|one| one.is_earlier).flat_map(|one| lines(one, lang)).collect();
        let title = t!(lang, "history-table-title", strategy = slug.as_str());
        history::write(&title, &lines, format, lang).map_err(|e| Error::Data(e.to_string()))
    }

    /// Says what a file of earlier values would do, and keeps it for a while.
    pub async fn preview_history(
        &self,
        actor: &Actor,
        slug: &Slug,
        file: Vec<u8>,
        source: &str,
        retrieved_on: Option<NaiveDate>,
    ) -> Result<HistoryPreview> {
        check_runs(actor)?;
        let today = clock::local_date(self.clock.now());
        let held = Held { origin: Origin::checked(source, retrieved_on, today)?, file };
        let table = read(held.file.clone()).await?;
        let tx = self.store.read().await?;
        let (_, measured) = self.measured(&tx, actor, slug).await?;
        drop(tx);
        let mut preview = preview(&measured, &table, &held)?;
        if preview.changes.is_empty() {
            return Ok(preview);
        }
        preview.upload = Some(self.keep_figures(actor, &subject(slug), &held).await?);
        Ok(preview)
    }

    /// Takes values in that were looked at, if they still do what was `seen`.
    pub async fn take_in_history(
        &self,
        actor: &Actor,
        slug: &Slug,
        upload: UploadId,
        seen: &str,
    ) -> Result<Taken<HistoryPreview>> {
        check_runs(actor)?;
        let (subject, now) = (subject(slug), self.clock.now());
        let tx = self.store.write().await?;
        tx.hold_catalogue(slug).await?;
        let held: Held = match kept(&tx, actor, &subject, upload, now).await? {
            Ok(held) => held,
            Err(otherwise) => return Ok(otherwise),
        };
        let table = read(held.file.clone()).await?;
        let (scope, measured) = self.measured(&tx, actor, slug).await?;
        let preview = preview(&measured, &table, &held)?;
        if preview.seen != seen {
            return Ok(Taken::Differs(Box::new(HistoryPreview { upload: Some(upload), ..preview })));
        }
        let changed = self.store_history(&tx, &scope, actor, &held.origin, &preview).await?;
        tx.empty_upload(upload).await?;
        tx.commit().await?;
        Ok(Taken::In(changed))
    }

    /// The same in one act, as commands do it: with anything wrong in the file, or where it is only tried, nothing is
    /// stored.
    pub async fn import_history(
        &self,
        actor: &Actor,
        slug: &Slug,
        file: Vec<u8>,
        source: &str,
        retrieved_on: NaiveDate,
        only_try: bool,
    ) -> Result<HistoryPreview> {
        check_runs(actor)?;
        let today = clock::local_date(self.clock.now());
        let held = Held { origin: Origin::checked(source, Some(retrieved_on), today)?, file };
        let table = read(held.file.clone()).await?;
        let tx = self.store.write().await?;
        tx.hold_catalogue(slug).await?;
        let (scope, measured) = self.measured(&tx, actor, slug).await?;
        let preview = preview(&measured, &table, &held)?;
        if !only_try && preview.wrong.is_empty() && !preview.changes.is_empty() {
            self.store_history(&tx, &scope, actor, &held.origin, &preview).await?;
            tx.commit().await?;
        }
        Ok(preview)
    }

    async fn measured(&self, tx: &Tx, actor: &Actor, slug: &Slug) -> Result<(StrategyScope, Vec<Measured>)> {
        let (scope, newest, _) = tx.open_strategy(slug, actor, None).await?;
        let today = clock::local_date(self.clock.now());
        let measured = period::measured(tx, &scope, &newest, today).await?;
        Ok((scope, measured))
    }

    async fn store_history(
        &self,
        tx: &Tx,
        scope: &StrategyScope,
        actor: &Actor,
        origin: &Origin,
        preview: &HistoryPreview,
    ) -> Result<usize> {
        let now = self.clock.now();
        let observations: Vec<_> = preview.changes.iter().map(observation).collect();
        let source = origin.to_string();
        let imported = tx.import_observations(scope, observations, Some(&source), actor, now).await?;
        let all = preview.changes.len() + preview.same;
        tx.note_figures(scope, &origin.act(HISTORY, all, imported.written, now)).await?;
        let entry = AuditEntry::new("history.import", scope.slug().as_str()).with("values", imported.written);
        tx.append_audit(&entry, actor, now).await?;
        Ok(imported.written)
    }
}

fn subject(slug: &Slug) -> String {
    format!("{HISTORY}/{slug}")
}

/// A large table may take a while to read: it is read beside whatever else is going on.
async fn read(file: Vec<u8>) -> Result<History> {
    let reading = tokio::task::spawn_blocking(move || History::read(&file));
    Ok(reading.await.map_err(|e| Error::Data(e.to_string()))??)
}

fn preview(measured: &[Measured], table: &History, held: &Held) -> Result<HistoryPreview> {
    let found = reading::read(measured, table);
    let told: Vec<_> = found
        .changes
        .iter()
        .map(|change| (&change.cycle.key, &change.key, &change.before, &change.after))
        .collect();
    let told = serde_json::to_vec(&told).map_err(|e| Error::Data(e.to_string()))?;
    Ok(HistoryPreview {
        source: held.origin.source.clone(),
        retrieved_on: held.origin.retrieved_on,
        seen: format!("{:x}", Sha256::digest(told)),
        changes: found.changes,
        same: found.same,
        empty: table.empty,
        wrong: found.wrong,
        upload: None,
    })
}

fn observation(change: &HistoryChange) -> Observation {
    Observation {
        key: SeriesKey {
            indicator: change.key.indicator.clone(),
            about: change.key.about.clone(),
            period: change.cycle.period,
            category: change.key.category.clone(),
        },
        value: change.after.value.clone(),
        status: change.after.status,
        comment: change.after.comment.clone(),
        source: ObsSource::Reference,
        revision: 0,
    }
}

/// The rows of the template, organisation by organisation; nothing about those that answer themselves.
fn lines(measured: &Measured, lang: Lang) -> Vec<HistoryLine> {
    let mut lines = Vec::new();
    for (who, name) in measured.by_name() {
        for asked in measured.asked_about(who) {
            let there = measured.there.get(&asked.key);
            if there.is_some_and(|there| !there.by_hand) || measured.answering.contains(asked.reporter) {
                continue;
            }
            let row = asked.category.map(|category| category.title.get(lang));
            let title = asked.indicator.title.get(lang);
            lines.push(HistoryLine {
                code: who.to_string(),
                name: name.clone(),
                indicator: asked.indicator.code.to_string(),
                title: row.map_or_else(|| title.to_owned(), |row| format!("{title}: {row}")),
                row: asked.key.category.as_ref().map(ToString::to_string).unwrap_or_default(),
                period: measured.cycle.key.to_string(),
                hint: one_cell_hint(asked.indicator, lang),
                said: there
                    .map_or_else(OneCell::default, |there| OneCell::of(asked.indicator, &there.answer, lang)),
            });
        }
    }
    lines
}
