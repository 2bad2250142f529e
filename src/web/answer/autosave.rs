//! Saving while one writes: one row at a time, as JSON. The page without it does the same with its button.

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use malspar_app::answering::{Questionnaire, Saved, TypedRow};
use malspar_words::{Lang, t};
use serde::{Deserialize, Serialize};

use super::{
    AtForm,
    area::Left,
    clock_time,
    posted::Posted,
    progress,
    row::{self, Row},
    whose,
};
use crate::{
    Site,
    error::{PageError, Problem},
};

/// What is typed, by the names of the fields.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    typed: Vec<(String, String)>,
    /// Whose page it was typed on.
    vem: Option<String>,
}

/// Nothing was done, and why.
#[derive(Debug, Serialize)]
struct Stopped {
    stopped: String,
}

/// What became of it.
#[derive(Debug, Serialize)]
struct Answered {
    /// "Sparat kl. 14.32".
    saved: String,
    /// "12 av 19 frågor ifyllda".
    progress: String,
    /// Every row, as far as it shows.
    rows: Vec<RowState>,
}

#[derive(Debug, Serialize)]
struct RowState {
    field: String,
    /// What stands in the draft now, where this is the row that was sent and nothing stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
    /// Is what was typed not in the draft?
    kept: bool,
    errors: Vec<String>,
    warnings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<String>,
    hidden: bool,
    beyond: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    share: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    clash: Option<Clash>,
}

#[derive(Debug, Serialize)]
struct Clash {
    what: String,
    theirs: String,
    mine: String,
    mark: String,
}

/// `POST /svara/{slug}/{cycle}/spara`
pub(super) async fn save(
    at: AtForm,
    State(site): State<Site>,
    sent: Result<Json<Sent>, JsonRejection>,
) -> Result<Response, PageError> {
    let Ok(Json(sent)) = sent else {
        // Whoever has no form here hears that first.
        at.read(&site).await?;
        return Err(PageError::new(at.reader, Problem::Unreadable));
    };
    let lang = at.reader.lang;
    if let Some(stopped) = whose::other(&site, &at.reader, &at.actor, sent.vem.as_deref()).await? {
        return Ok((StatusCode::CONFLICT, Json(Stopped { stopped })).into_response());
    }
    let posted = Posted::read(&sent.typed);
    let failed = |error| PageError::of(at.reader.clone(), &error);
    let saved =
        site.app.save_answers(&at.actor, &at.slug, &at.cycle, &posted.rows, lang).await.map_err(failed)?;
    let form = at.read(&site).await?;
    let status = if saved.conflicts.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, Json(answered(lang, &form, &posted.rows, &saved))).into_response())
}

fn answered(lang: Lang, form: &Questionnaire, sent: &[TypedRow], saved: &Saved) -> Answered {
    let left = Left::of(sent, saved);
    let mut rows = Vec::new();
    for asked in form.areas.iter().flat_map(|area| &area.asked) {
        for asked_row in &asked.rows {
            let kept = left.of_field(&asked_row.field);
            let row = Row::new(lang, asked, asked_row, kept);
            let was_sent = sent.iter().any(|sent| sent.field == asked_row.field);
            rows.push(RowState {
                mark: (was_sent && kept.is_none()).then(|| asked_row.mark.clone()),
                kept: kept.is_some(),
                hidden: row.hidden,
                beyond: row.is_beyond,
                set: row.set,
                share: row::share(lang, asked_row.answer.as_ref()),
                clash: row.conflict.map(|c| Clash {
                    what: c.what,
                    theirs: c.theirs,
                    mine: c.mine,
                    mark: c.mark,
                }),
                errors: row.errors,
                warnings: row.warnings,
                field: row.field,
            });
        }
    }
    Answered {
        saved: t!(lang, "contact-saved", time = clock_time(lang, saved.at)),
        progress: progress(lang, form.filled(), form.total()),
        rows,
    }
}
