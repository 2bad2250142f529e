//! The receipt: what was handed in, to be read, printed and kept.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use malspar_app::answering::{Receipt, ReceiptArea};
use malspar_domain::{clock, submission::SubmissionState};
use malspar_words::{Lang, cycle, date, t};
use serde::Deserialize;

use super::AtForm;
use crate::{
    Site,
    error::{Page, PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "answer/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    base: String,
    desk: String,
    /// Under which the browser may let go of what it kept: it has just been handed in, and nothing can be changed.
    clear: Option<String>,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    next: String,
    areas: Vec<ReceiptArea>,
    published: Vec<(String, String)>,
    unpublished: Vec<(String, String)>,
}

/// Does she come from handing in?
#[derive(Debug, Default, Deserialize)]
pub(super) struct Arrived {
    inlamnat: Option<String>,
}

/// `GET /svara/{slug}/{cycle}/kvittens`
pub(super) async fn show(at: AtForm, State(site): State<Site>, Query(arrived): Query<Arrived>) -> Page {
    let lang = at.reader.lang;
    let receipt = read(&at, &site).await?;
    let title = t!(lang, "answer-receipt");
    let view = ReceiptPage {
        shell: Shell::new(&at.reader, title.clone()).with_example(receipt.example),
        title,
        base: at.to(""),
        desk: at.reader.to("/svara"),
        clear: (arrived.inlamnat.is_some() && !receipt.state.is_open())
            .then(|| format!("malspar {} {} {}", at.slug, at.cycle, at.actor.organisation)),
        lead: t!(
            lang,
            "answer-receipt-lead",
            municipality = receipt.name.as_str(),
            time = when(lang, &receipt)
        ),
        facts: facts(lang, &receipt),
        next: next(lang, &receipt),
        published: words(&receipt, true),
        unpublished: words(&receipt, false),
        areas: receipt.areas,
    };
    page(&at.reader, &view)
}

/// `GET /svara/{slug}/{cycle}/kvittens.csv`
pub(super) async fn download(at: AtForm, State(site): State<Site>) -> Result<Response, PageError> {
    let lang = at.reader.lang;
    let receipt = read(&at, &site).await?;
    let file = format!("{}-{}-{}.csv", t!(lang, "answer-receipt-file"), at.cycle, at.actor.organisation);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, receipt.csv(lang)).into_response())
}

async fn read(at: &AtForm, site: &Site) -> Result<Receipt, PageError> {
    let found = site.app.receipt(&at.actor, &at.slug, &at.cycle, at.reader.lang).await;
    found.map_err(|error| PageError::of(at.reader.clone(), &error))
}

/// "12 mars 2026 kl. 14.32".
fn when(lang: Lang, receipt: &Receipt) -> String {
    let day = date::long(lang, clock::local_date(receipt.at));
    let time = date::time(lang, clock::local_time(receipt.at));
    t!(lang, "answer-day-and-time", date = day, time = time)
}

fn facts(lang: Lang, receipt: &Receipt) -> Vec<(String, String)> {
    let mut facts = vec![
        (t!(lang, "answer-receipt-strategy"), receipt.title.clone()),
        (t!(lang, "answer-receipt-cycle"), cycle::name(lang, &receipt.cycle)),
        (t!(lang, "answer-receipt-who"), receipt.name.clone()),
        (t!(lang, "answer-receipt-role"), t!(lang, "role-name", role = receipt.role.code())),
        (t!(lang, "answer-receipt-when"), when(lang, receipt)),
        (
            t!(lang, "contact-anchored"),
            match receipt.agreed {
                Some(true) => t!(lang, "answer-yes"),
                Some(false) => t!(lang, "answer-no"),
                None => t!(lang, "answer-not-said"),
            },
        ),
    ];
    let numbers = [
        (t!(lang, "answer-receipt-number"), &receipt.registry_number),
        (t!(lang, "answer-receipt-own-number"), &receipt.own_registry_number),
    ];
    facts.extend(numbers.into_iter().filter_map(|(what, number)| Some((what, number.clone()?))));
    facts
}

/// What comes now.
fn next(lang: Lang, receipt: &Receipt) -> String {
    match receipt.state {
        SubmissionState::Returned => t!(lang, "answer-next-returned"),
        SubmissionState::Approved => t!(lang, "answer-next-approved"),
        SubmissionState::Reopened => t!(lang, "answer-next-reopened"),
        // A day that has passed is no promise.
        _ if receipt.review_until < clock::local_date(receipt.at) => t!(lang, "answer-next-late"),
        _ => t!(lang, "answer-next-submitted", date = date::long(lang, receipt.review_until)),
    }
}

/// The words of the hand-in that are published, or those that are not: what they were about and what they say.
fn words(receipt: &Receipt, published: bool) -> Vec<(String, String)> {
    let rows = receipt.areas.iter().flat_map(|area| &area.rows);
    rows.flat_map(|row| {
        let about =
            row.label.as_ref().map_or_else(|| row.title.clone(), |label| format!("{}, {label}", row.title));
        let open = row.answer.as_ref().filter(|_| published && row.in_words);
        let remark = if published { row.comment.as_ref() } else { row.message.as_ref() };
        open.into_iter().chain(remark).map(move |words| (about.clone(), words.clone())).collect::<Vec<_>>()
    })
    .collect()
}
