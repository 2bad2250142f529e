//! From figures to what the report says: one file for each part of it.
//!
//! Nothing is counted here: every number comes from `Progress`, every picture from `charts`, every word from
//! `words` or the strategy's pack.

mod about;
mod activities;
mod answers;
mod appendices;
mod attachments;
mod breakdown;
mod changes;
mod chapters;
mod corrections;
mod councils;
mod county;
mod county_values;
mod cover;
mod difference;
mod edition;
mod files;
mod input;
mod memo;
mod municipalities;
mod own;
mod own_values;
#[cfg(test)]
mod plain_test;
pub mod qr;
mod sayings;
mod summary;
mod terms;
mod values;
mod verify;
mod voices;
mod written;

pub(crate) use attachments::{SIGNATURE, SNAPSHOT, VALUES_CSV, VALUES_JSON};
pub use input::{Proof, ReportInput};
pub(crate) use sayings::{Saying, sayings};

use chrono::Datelike;
use malspar_domain::{
    code::OrganisationCode,
    cycle::{CycleKind, FollowUpCycle},
    indicator::{Indicator, Support},
    lang::Lang,
    progress::{Aggregate, Figure, IndicatorProgress, LevelsRow, Municipality},
    status::Status,
    strategy::Strategy,
    submission::SubmissionState,
};
use malspar_words::{cycle, date, name, number, sort, t};
use rust_decimal::Decimal;

pub(super) use self::files::on_phone;
use self::files::{Files, Written};
use super::Error;
use super::data::{Area, Date, Document, Kind, Memo, Overall, ReportData};
use crate::{
    charts::{self, Chart, answered::WhoAnswered, captions},
    sentences,
    snapshot::Snapshot,
    targets,
};

/// The number of the appendix with the tables: the chapters point to it.
const TABLES_APPENDIX: u8 = 2;

/// So many characters that cannot be shown are named one by one.
const MOST_NAMED: usize = 30;

/// The tables of values that a report on `snapshot` carries, by name.
pub(crate) fn values(snapshot: &Snapshot) -> Result<[(&'static str, Vec<u8>); 2], serde_json::Error> {
    // The values are the same in each language.
    attachments::tables(&Report::new(ReportInput::new(snapshot, None, Lang::Sv)))
}

/// What is to be set.
pub(super) struct Assembled {
    pub(super) data: ReportData,
    /// The files that the data name.
    pub(super) files: Written,
}

/// The data of the report and the files that they name.
pub(super) fn assemble(input: &ReportInput<'_>) -> Result<Assembled, Error> {
    with_files(input, Files::new(false))
}

/// The same, with drawings for phones as well.
pub(super) fn assemble_page(input: &ReportInput<'_>) -> Result<Assembled, Error> {
    with_files(input, Files::new(true))
}

/// The page to copy from into a case memo, without the rest of the report.
pub(super) fn memo_alone(input: &ReportInput<'_>) -> Result<Memo, Error> {
    let report = Report::new(*input);
    let summary = summary::summary(&report, &mut Files::new(false))?;
    Ok(memo::memo(&report, &summary))
}

/// The sentence that the region's report begins with.
pub(super) fn sentence_alone(input: &ReportInput<'_>) -> String {
    summary::headline(&Report::new(*input))
}

fn with_files(input: &ReportInput<'_>, mut files: Files) -> Result<Assembled, Error> {
    let report = Report::new(*input);
    let data = match input.municipality {
        None => report.region(&mut files)?,
        Some(code) => report.municipal(code, &mut files)?,
    };
    Ok(Assembled { data, files: files.into_inner() })
}

/// "Tecken som inte kan visas har ersatts med □: U+1F600", for the reader of a report that holds such.
pub(super) fn replaced(lang: Lang, signs: &[char]) -> String {
    let named: Vec<_> =
        signs.iter().take(MOST_NAMED).map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
    let named = named.join(", ");
    match signs.len().saturating_sub(MOST_NAMED) {
        0 => t!(lang, "report-replaced", signs = named),
        more => t!(lang, "report-replaced-more", signs = named, n = more),
    }
}

/// The report being written: shared by the parts.
struct Report<'a> {
    input: ReportInput<'a>,
    lang: Lang,
    /// Who has answered anything, cycle by cycle.
    answered: WhoAnswered<'a>,
}

impl<'a> Report<'a> {
    fn new(input: ReportInput<'a>) -> Self {
        let answered = WhoAnswered::of(input.strategy, input.progress);
        Self { input, lang: input.lang, answered }
    }

    /// The chapters and what stands around them take as long: they are written at the same time.
    fn region(&self, files: &mut Files) -> Result<ReportData, Error> {
        let mut of_chapters = files.named("chapter-");
        let (chapters, around) =
            rayon::join(|| self.chapters(&mut of_chapters), || self.around_chapters(files));
        let ((areas, overall), around) = (chapters?, around?);
        files.with(of_chapters);
        Ok(ReportData { areas, overall, ..around })
    }

    fn chapters(&self, files: &mut Files) -> Result<(Vec<Area>, Option<Overall>), Error> {
        Ok((chapters::areas(self, files)?, chapters::overall(self, files)?))
    }

    fn around_chapters(&self, files: &mut Files) -> Result<ReportData, Error> {
        let attachments = attachments::attach(self, files)?;
        let summary = summary::summary(self, files)?;
        Ok(ReportData {
            memo: Some(memo::memo(self, &summary)),
            summary: Some(summary),
            about: about::about(self),
            changes: changes::changes(self),
            voices: voices::voices(self),
            activities: activities::activities(self),
            consequences: councils::consequences(self),
            comments: councils::comments(self),
            conclusions: councils::conclusions(self),
            municipalities: self.alphabetical().into_iter().map(|m| municipalities::page(self, m)).collect(),
            appendices: Some(appendices::appendices(self)),
            attachments,
            ..self.frame(Kind::Region)
        })
    }

    fn municipal(&self, code: &OrganisationCode, files: &mut Files) -> Result<ReportData, Error> {
        let own = self.input.progress.municipalities.iter().find(|m| &m.code == code);
        let attachments = attachments::attach(self, files)?;
        let own = own.map(|own| own::report(self, own, files)).transpose()?;
        let reading = about::own_reading(self, own.as_ref().is_some_and(|own| own.county.is_none()));
        Ok(ReportData {
            municipality: own,
            about: about::About { reading, ..about::About::default() },
            appendices: appendices::only_verify(self),
            attachments,
            ..self.frame(Kind::Municipality)
        })
    }

    /// The status grid. Without headline indicators there would be nothing in it but how many have answered.
    fn status_grid(&self) -> Option<Chart> {
        self.strategy().headlines().next()?;
        let (own, example) = (self.input.municipality, self.input.example);
        Some(charts::status_grid_of(self.strategy(), self.input.progress, own, self.lang, example))
    }

    /// What both kinds of report have.
    fn frame(&self, kind: Kind) -> ReportData {
        let made = self.input.made_at.date_naive();
        let title = self.title();
        ReportData {
            kind,
            lang: self.lang.tag(),
            example: self.input.example,
            date: Date { year: made.year(), month: made.month(), day: made.day() },
            document: Document {
                author: self.strategy().region_name.get(self.lang).to_owned(),
                description: self.state_on(),
                keywords: self.strategy().areas.iter().map(|a| a.title.get(self.lang).to_owned()).collect(),
                running_head: sentences::capitalised(self.strategy().short_title.get(self.lang)),
                running_foot: self.running_foot(),
                title,
            },
            words: cover::words(self),
            cover: cover::cover(self, kind),
            summary: None,
            about: about::About::default(),
            changes: None,
            areas: Vec::new(),
            overall: None,
            voices: None,
            activities: None,
            consequences: None,
            comments: None,
            conclusions: None,
            municipalities: Vec::new(),
            municipality: None,
            appendices: None,
            memo: None,
            attachments: Vec::new(),
        }
    }

    const fn strategy(&self) -> &'a Strategy {
        self.input.strategy
    }

    const fn cycle(&self) -> &'a FollowUpCycle {
        &self.input.progress.cycle
    }

    /// "Uppföljning 2026 av strategin för föräldraskapsstöd".
    fn title(&self) -> String {
        let strategy = self.strategy().short_title.get(self.lang);
        t!(self.lang, "summary-title", cycle = self.cycle_name(self.cycle()), strategy = strategy)
    }

    /// "Uppföljning 2026 · utgåva 1 · dnr 26RS1234": with the strategy over the page, what one that has come loose is known by.
    fn running_foot(&self) -> String {
        let parts = [
            Some(self.cycle_name(self.cycle())),
            Some(edition::inline(self)),
            edition::registry_number(self),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// "Uppföljning 2026", as people name it.
    fn cycle_name(&self, of: &FollowUpCycle) -> String {
        cycle::name(self.lang, of)
    }

    /// "Läget den 31 december 2025"; at the end of the strategy it says so.
    fn state_on(&self) -> String {
        let as_of = date::long(self.lang, self.cycle().period.measured_on);
        match self.cycle().kind {
            CycleKind::Final => t!(self.lang, "state-at-end", as_of = as_of),
            CycleKind::Baseline | CycleKind::Regular => {
                sentences::capitalised(&t!(self.lang, "state-on", as_of = as_of))
            }
        }
    }

    /// The municipalities as they stand in every list.
    fn alphabetical(&self) -> Vec<&'a Municipality> {
        let mut all: Vec<_> = self.input.progress.municipalities.iter().collect();
        sort::by_name(&mut all, |m| m.name.as_str());
        all
    }

    /// "Laxå kommun".
    fn full_name(&self, municipality: &Municipality) -> String {
        name::municipality(self.lang, &municipality.name)
    }

    /// Each indicator with its figures.
    fn indicators(&self) -> impl Iterator<Item = (&'a Indicator, &'a IndicatorProgress)> + use<'a> {
        self.input.strategy.indicators.iter().zip(&self.input.progress.indicators)
    }

    fn submission(&self, code: &OrganisationCode) -> Option<SubmissionState> {
        self.input.submissions.get(code).copied()
    }

    /// The municipalities whose answers count.
    fn reported(&self) -> Vec<&'a Municipality> {
        let counts = |m: &&Municipality| self.submission(&m.code).is_some_and(SubmissionState::is_reported);
        self.alphabetical().into_iter().filter(counts).collect()
    }

    fn share_of_residents(&self, of: &[&Municipality]) -> String {
        let some: u64 = of.iter().map(|m| m.residents).sum();
        self.share(some, self.input.progress.residents())
    }

    /// A share with one decimal; a dash where there is nothing to count.
    fn share(&self, part: u64, whole: u64) -> String {
        number::share(Decimal::from(part), Decimal::from(whole))
            .map_or_else(|| "–".to_owned(), |share| number::percent(self.lang, share, 1))
    }

    /// Where an objective stands, in words.
    fn status(&self, status: Status) -> String {
        match status {
            Status::Reached => t!(self.lang, "status-reached"),
            Status::Closer => t!(self.lang, "status-closer"),
            Status::Same => t!(self.lang, "status-same"),
            Status::Further => t!(self.lang, "status-further"),
            Status::First => match self.next_cycle() {
                Some(next) => t!(self.lang, "status-first", next_cycle = next),
                None => sentences::capitalised(&t!(self.lang, "baseline-first")),
            },
            Status::Open { missing } => t!(self.lang, "status-open", n = missing),
            Status::NoTarget => t!(self.lang, "status-no-target"),
            Status::NotShown => t!(self.lang, "status-not-shown"),
        }
    }

    /// The measurement after this one, where the strategy has a rule that gives one.
    fn next_cycle(&self) -> Option<String> {
        let cycles = self.strategy().cycles();
        let next = cycles.iter().skip_while(|c| c.key != self.cycle().key).nth(1);
        next.map(|next| self.cycle_name(next))
    }

    /// "7 av 12": the part and the whole of a figure, or its number. Of levels, how many are at the highest.
    fn result(&self, indicator: &Indicator, now: &Aggregate) -> Option<String> {
        match &now.figure {
            // Sums and parts are at least so many, where answers are missing.
            Figure::Sum { .. } | Figure::Parts(_) | Figure::Suppressed => {
                captions::figure(&now.figure, self.lang)
            }
            Figure::Single(value) => value.map(|value| targets::with_unit(indicator, value, self.lang)),
            Figure::Spread(spread) => {
                let value = targets::with_unit(indicator, spread.median?, self.lang);
                Some(t!(self.lang, "chart-median", value = value))
            }
            Figure::Levels(rows) => {
                let (part, whole) = targets::meeting(indicator, now).unwrap_or_else(|| {
                    let top = rows.iter().filter_map(|row| row.counts.last()).sum();
                    (top, rows.iter().map(LevelsRow::of).sum())
                });
                (whole > 0).then(|| self.n_of(part.into(), whole.into()))
            }
            Figure::YesNo(_) | Figure::Ratio { .. } | Figure::Words { .. } => {
                let (part, whole) = now.figure.ratio()?;
                Some(self.n_of(part, whole))
            }
        }
    }

    /// "7 av 12".
    fn n_of(&self, part: Decimal, whole: Decimal) -> String {
        t!(
            self.lang,
            "report-n-of",
            n = number::exact(self.lang, part),
            whole = number::exact(self.lang, whole)
        )
    }

    /// The target and who says so, also where there is none. A strategy without any says it once for all.
    fn target(&self, indicator: &Indicator, now: &Aggregate) -> String {
        let Some(target) = &indicator.target else {
            if !self.has_targets() {
                return String::new();
            }
            return format!("{}.", t!(self.lang, "status-no-target"));
        };
        let value = targets::words(self.strategy(), indicator, target, now, self.lang);
        if target.support == Support::Proposal {
            return t!(self.lang, "sentence-proposed-target", value = sentences::capitalised(&value));
        }
        let said = match target.support {
            Support::Should => t!(self.lang, "target-support-should"),
            _ => t!(self.lang, "target-support-text"),
        };
        t!(self.lang, "target-full", year = date::year(target.by), value = value, support = said)
    }

    /// Does the strategy say, or do we propose, how much of anything should be reached?
    fn has_targets(&self) -> bool {
        self.strategy().indicators.iter().any(|i| i.target.is_some())
    }

    /// The language of what users wrote, where it is another than the report's.
    fn lang_of_users(&self) -> Option<&'static str> {
        (self.lang != Lang::Sv).then_some(Lang::Sv.tag())
    }
}
