//! The receipt: what was handed in, when and in which role, and which words of it are published.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    code::{CycleKey, Slug},
    cycle::FollowUpCycle,
    lang::Lang,
    role::{Actor, Role},
    submission::SubmissionState,
    value::ValueKind,
};
use malspar_render::table_text;
use malspar_storage::HandedIn;
use malspar_words::t;

use super::{AreaSheet, Asked, AskedRow, Desk};
use crate::{App, Error, Result};

/// What was handed in last.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// Of which strategy.
    pub title: String,
    /// In which cycle.
    pub cycle: FollowUpCycle,
    /// Whose answers.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// In which role; a receipt names nobody.
    pub role: Role,
    /// How far it has come since.
    pub state: SubmissionState,
    /// The strategy's registry number.
    pub registry_number: Option<String>,
    /// Were the answers agreed within the organisation?
    pub agreed: Option<bool>,
    /// The organisation's own registry number.
    pub own_registry_number: Option<String>,
    /// The last day of the region's review.
    pub review_until: NaiveDate,
    /// Every answer, area by area.
    pub areas: Vec<ReceiptArea>,
    /// Are the answers invented?
    pub example: bool,
}

/// The answers of one target area.
#[derive(Debug, Clone)]
pub struct ReceiptArea {
    /// Its heading.
    pub title: String,
    /// The answers.
    pub rows: Vec<ReceiptRow>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    /// The indicator's code.
    pub code: String,
    /// The question's short title.
    pub title: String,
    /// What the row is about, where the question has several.
    pub label: Option<String>,
    /// The answer; nothing where there was none.
    pub answer: Option<String>,
    /// Did the system set it?
    pub set: bool,
    /// Is the answer in words, and so published as it is written?
    pub in_words: bool,
    /// The published comment.
    pub comment: Option<String>,
    /// The message to the owner, which is not published.
    pub message: Option<String>,
}

impl App {
    /// What the person's organisation handed in last.
    pub async fn receipt(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey, lang: Lang) -> Result<Receipt> {
        let tx = self.store.read().await?;
        let desk = Desk::open(&tx, actor, slug, cycle).await?;
        let handed_in = tx.last_hand_in(&desk.room.scope, cycle, &desk.organisation).await?;
        let Some(handed_in) = handed_in else { return Err(Error::no_submission(cycle, &desk.organisation)) };
        let areas = desk.areas(&tx, lang).await?;
        Ok(Receipt {
            title: desk.room.strategy.title.get(lang).to_owned(),
            name: desk.name(&tx, lang).await?,
            at: handed_in.at,
            role: handed_in.role,
            state: desk.state(),
            registry_number: desk.room.strategy.registry_number.clone(),
            agreed: handed_in.agreed,
            own_registry_number: handed_in.registry_number,
            review_until: desk.room.cycle.review_until,
            areas: areas.iter().map(|area| area_of(area, &handed_in.answers, lang)).collect(),
            example: tx.is_example().await?,
            cycle: desk.room.cycle,
        })
    }
}

impl Receipt {
    /// The answers as a table for a spreadsheet, with the mark that spreadsheets know UTF-8 by.
    pub fn csv(&self, lang: Lang) -> Vec<u8> {
        let heads = [
            t!(lang, "sheet-code"),
            t!(lang, "sheet-question"),
            t!(lang, "answer-about-what"),
            t!(lang, "sheet-answer"),
            t!(lang, "contact-comment"),
            t!(lang, "contact-message"),
        ];
        let mut table = format!("\u{feff}{}", table_text::line(heads));
        for row in self.areas.iter().flat_map(|area| &area.rows) {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            table.push_str(&table_text::line([
                &row.code,
                &row.title,
                &text(&row.label),
                &text(&row.answer),
                &text(&row.comment),
                &text(&row.message),
            ]));
        }
        table.into_bytes()
    }
}

fn area_of(area: &AreaSheet, handed_in: &[HandedIn], lang: Lang) -> ReceiptArea {
    let rows = area.asked.iter().flat_map(|asked| {
        asked
            .rows
            .iter()
            .map(move |row| row_of(asked, row, handed_in.iter().find(|h| h.key == row.key), lang))
    });
    ReceiptArea { title: area.title.clone(), rows: rows.collect() }
}

fn row_of(asked: &Asked, row: &AskedRow, handed_in: Option<&HandedIn>, lang: Lang) -> ReceiptRow {
    let indicator = &asked.indicator;
    let answer = handed_in.map(|h| &h.answer);
    ReceiptRow {
        code: indicator.code.to_string(),
        title: indicator.title.get(lang).to_owned(),
        label: row.label.clone(),
        answer: answer.filter(|a| a.is_answer()).map(|a| App::answer_text(indicator, a, lang)),
        set: handed_in.is_some_and(|h| h.set),
        in_words: matches!(indicator.kind, ValueKind::Words { .. }),
        comment: answer.and_then(|a| a.comment.clone()),
        message: answer.and_then(|a| a.message.clone()),
    }
}
