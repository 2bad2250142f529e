//! The figures of a strategy's published series, read in by hand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use malspar_domain::{
    clock,
    code::{OrganisationCode, SeriesCode, Slug},
    id::UploadId,
    lang::Text,
    role::Actor,
    series::{POPULATION, SeriesValues},
    strategy::Strategy,
    violation::Violation,
};
use malspar_exchange::figures;
use malspar_storage::{AuditEntry, FiguresReadIn, SeriesRow, Tx};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Origin, Taken, check_runs, kept};
use crate::{App, Error, Result};

/// What has been read in of published series, in the list of what was.
const SERIES: &str = "series";

/// What there is of a series.
#[derive(Debug, Clone)]
pub struct SeriesThere {
    /// Its code.
    pub code: SeriesCode,
    /// What it counts, in what, and who publishes it.
    pub title: Text,
    /// In what.
    pub unit: Text,
    /// Who publishes it.
    pub source: Text,
    /// How many figures there are.
    pub figures: usize,
    /// About how many organisations.
    pub organisations: usize,
    /// The first and the last year.
    pub years: Option<(i32, i32)>,
}

/// The figures of a strategy's series, and what has been read in.
#[derive(Debug, Clone)]
pub struct FiguresThere {
    /// Series by series.
    pub series: Vec<SeriesThere>,
    /// Act by act, the latest first.
    pub acts: Vec<FiguresReadIn>,
}

/// A figure that would become another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Of which series.
    pub series: SeriesCode,
    /// Whose.
    pub name: String,
    /// In which year.
    pub year: i32,
    /// What is there.
    pub before: Option<Decimal>,
    /// What would be.
    pub after: Option<Decimal>,
}

/// What a file would do to one series.
#[derive(Debug, Clone)]
pub struct SeriesPreview {
    /// Its code.
    pub code: SeriesCode,
    /// What it counts.
    pub title: Text,
    /// How many figures the file has of it.
    pub figures: usize,
    /// About whom, by name.
    pub about: Vec<String>,
    /// The first and the last year.
    pub years: (i32, i32),
    /// How many figures are new.
    pub new: usize,
    /// How many are other than before, or are taken back.
    pub other: usize,
}

/// What a file would do.
#[derive(Debug, Clone)]
pub struct FiguresPreview {
    /// Who publishes the figures.
    pub source: String,
    /// When they were fetched there.
    pub retrieved_on: NaiveDate,
    /// Series by series.
    pub series: Vec<SeriesPreview>,
    /// The figures that become others; new ones are not among them.
    pub changes: Vec<FigureChange>,
    /// How many figures are about others than the county's, which are left out.
    pub elsewhere: usize,
    /// Series that the strategy does not use, with the number of figures that are left out.
    pub unused: Vec<(SeriesCode, usize)>,
    /// How many places of the file say that there is no figure.
    pub without: usize,
    /// What of the file is not understood.
    pub wrong: Vec<Violation>,
    /// What lies here; nothing where it would change nothing.
    pub upload: Option<UploadId>,
    /// Stands for what was shown.
    pub seen: String,
}

impl FiguresPreview {
    /// How many figures would be new or others.
    pub fn changed(&self) -> usize {
        self.series.iter().map(|series| series.new + series.other).sum()
    }
}

/// What lies here between the preview and the yes: what was understood, and what was said of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Held {
    #[serde(flatten)]
    origin: Origin,
    rows: Vec<(SeriesCode, OrganisationCode, i32, Option<Decimal>)>,
    elsewhere: usize,
    unused: Vec<(SeriesCode, usize)>,
    without: usize,
    wrong: Vec<Violation>,
}

impl App {
    /// The figures that there are of a strategy's series, and what has been read in.
    pub async fn figures_there(&self, actor: &Actor, slug: &Slug) -> Result<FiguresThere> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let about = county(&tx, &strategy, clock::local_date(self.clock.now())).await?;
        let codes: Vec<_> = strategy.series.iter().map(|s| s.code.clone()).collect();
        let values = tx.series_values(&codes, None).await?;
        let series = strategy.series.iter().map(|series| {
            let known: Vec<_> = about.keys().map(|who| values.years(&series.code, who)).collect();
            let years: BTreeSet<_> = known.iter().flatten().map(|(year, _)| *year).collect();
            SeriesThere {
                code: series.code.clone(),
                title: series.title.clone(),
                unit: series.unit.clone(),
                source: series.source.clone(),
                figures: known.iter().map(Vec::len).sum(),
                organisations: known.iter().filter(|years| !years.is_empty()).count(),
                years: years.first().copied().zip(years.last().copied()),
            }
        });
        let acts = tx.figures_read_in(&scope).await?.into_iter().filter(|act| act.kind == SERIES);
        Ok(FiguresThere { series: series.collect(), acts: acts.collect() })
    }

    /// Says what a file of figures would do, and keeps what was understood of it for a while.
    pub async fn preview_figures(
        &self,
        actor: &Actor,
        slug: &Slug,
        bytes: Vec<u8>,
        source: &str,
        retrieved_on: Option<NaiveDate>,
    ) -> Result<FiguresPreview> {
        check_runs(actor)?;
        let today = clock::local_date(self.clock.now());
        let origin = Origin::checked(source, retrieved_on, today)?;
        let reading = tokio::task::spawn_blocking(move || figures::read(&bytes));
        let found = reading.await.map_err(|e| Error::Data(e.to_string()))?.map_err(Error::from)?;
        let tx = self.store.read().await?;
        let (_, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let about = county(&tx, &strategy, today).await?;
        let held = hold(found, &strategy, &about, origin);
        let mut preview = preview(&tx, &strategy, &about, &held).await?;
        drop(tx);
        if preview.changed() == 0 {
            return Ok(preview);
        }
        preview.upload = Some(self.keep_figures(actor, &subject(slug), &held).await?);
        Ok(preview)
    }

    /// Takes figures in that were looked at, if they still do what was `seen`.
    pub async fn take_in_figures(
        &self,
        actor: &Actor,
        slug: &Slug,
        upload: UploadId,
        seen: &str,
    ) -> Result<Taken<FiguresPreview>> {
        check_runs(actor)?;
        let (subject, now) = (subject(slug), self.clock.now());
        let tx = self.store.write().await?;
        tx.hold_catalogue(slug).await?;
        let (scope, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let held: Held = match kept(&tx, actor, &subject, upload, now).await? {
            Ok(held) => held,
            Err(otherwise) => return Ok(otherwise),
        };
        let about = county(&tx, &strategy, clock::local_date(now)).await?;
        let preview = preview(&tx, &strategy, &about, &held).await?;
        if preview.seen != seen {
            return Ok(Taken::Differs(Box::new(FiguresPreview { upload: Some(upload), ..preview })));
        }
        let rows: Vec<_> = held.rows.iter().map(row).collect();
        let changed = tx.save_series(&rows, &held.origin.to_string(), actor, now).await?;
        tx.note_figures(&scope, &held.origin.act(SERIES, rows.len(), changed, now)).await?;
        tx.empty_upload(upload).await?;
        let entry = AuditEntry::new("series.import", slug.as_str()).with("values", changed);
        tx.append_audit(&entry, actor, now).await?;
        tx.commit().await?;
        Ok(Taken::In(changed))
    }
}

fn subject(slug: &Slug) -> String {
    format!("figures/{slug}")
}

fn row(
    (series, organisation, year, value): &(SeriesCode, OrganisationCode, i32, Option<Decimal>),
) -> SeriesRow {
    SeriesRow { series: series.clone(), organisation: organisation.clone(), year: *year, value: *value }
}

/// The county's municipalities and its region, by name: whom a region reads figures in about.
async fn county(
    tx: &Tx,
    strategy: &Strategy,
    today: NaiveDate,
) -> Result<BTreeMap<OrganisationCode, String>> {
    let municipalities = tx.municipalities(&strategy.county, today).await?;
    let mut names: BTreeMap<_, _> = municipalities.into_iter().map(|m| (m.code, m.name)).collect();
    names.insert(strategy.region.clone(), strategy.region_name.sv.clone());
    Ok(names)
}

/// What of a file is for this strategy.
fn hold(
    found: figures::Figures,
    strategy: &Strategy,
    about: &BTreeMap<OrganisationCode, String>,
    origin: Origin,
) -> Held {
    let (mut rows, mut elsewhere) = (Vec::new(), 0);
    let mut unused: BTreeMap<SeriesCode, usize> = BTreeMap::new();
    for row in found.rows {
        // Residents come with the register.
        let is_used =
            row.series.as_str() != POPULATION && strategy.series.iter().any(|s| s.code == row.series);
        if !is_used {
            *unused.entry(row.series).or_default() += 1;
        } else if about.contains_key(&row.organisation) {
            rows.push((row.series, row.organisation, row.year, row.value));
        } else {
            elsewhere += 1;
        }
    }
    Held {
        origin,
        rows,
        elsewhere,
        unused: unused.into_iter().collect(),
        without: found.without,
        wrong: found.wrong,
    }
}

async fn preview(
    tx: &Tx,
    strategy: &Strategy,
    about: &BTreeMap<OrganisationCode, String>,
    held: &Held,
) -> Result<FiguresPreview> {
    let codes: BTreeSet<_> = held.rows.iter().map(|(code, ..)| code.clone()).collect();
    let known = tx.series_values(&codes.iter().cloned().collect::<Vec<_>>(), None).await?;
    let (mut series, mut changes, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for code in &codes {
        let rows: Vec<_> = held.rows.iter().filter(|(of, ..)| of == code).map(row).collect();
        let differing = changed(&rows, &known, about);
        series.push(of_series(strategy, code, &rows, &differing, about));
        changes.extend(differing.iter().filter(|change| change.before.is_some()).cloned());
        all.extend(differing.into_iter().map(|c| (c.series, c.name, c.year, c.before, c.after)));
    }
    let said = serde_json::to_vec(&all).map_err(|e| Error::Data(e.to_string()))?;
    Ok(FiguresPreview {
        source: held.origin.source.clone(),
        retrieved_on: held.origin.retrieved_on,
        series,
        changes,
        elsewhere: held.elsewhere,
        unused: held.unused.clone(),
        without: held.without,
        wrong: held.wrong.clone(),
        upload: None,
        seen: format!("{:x}", Sha256::digest(said)),
    })
}

/// The figures that are new or other than what is known.
fn changed(
    rows: &[SeriesRow],
    known: &SeriesValues,
    about: &BTreeMap<OrganisationCode, String>,
) -> Vec<FigureChange> {
    let changes = rows.iter().map(|row| FigureChange {
        series: row.series.clone(),
        name: about.get(&row.organisation).cloned().unwrap_or_else(|| row.organisation.to_string()),
        year: row.year,
        before: known.get(&row.series, &row.organisation, row.year),
        after: row.value,
    });
    changes.filter(|change| change.before != change.after).collect()
}

fn of_series(
    strategy: &Strategy,
    code: &SeriesCode,
    rows: &[SeriesRow],
    changed: &[FigureChange],
    about: &BTreeMap<OrganisationCode, String>,
) -> SeriesPreview {
    let years: BTreeSet<_> = rows.iter().map(|row| row.year).collect();
    let who: BTreeSet<_> = rows.iter().map(|row| &row.organisation).collect();
    let named = strategy.series.iter().find(|series| series.code == *code);
    let new = changed.iter().filter(|change| change.before.is_none()).count();
    SeriesPreview {
        code: code.clone(),
        title: named.map_or_else(|| Text { sv: code.to_string(), en: None }, |s| s.title.clone()),
        figures: rows.len(),
        about: who.into_iter().filter_map(|code| about.get(code).cloned()).collect(),
        years: years.first().copied().zip(years.last().copied()).unwrap_or_default(),
        new,
        other: changed.len() - new,
    }
}
