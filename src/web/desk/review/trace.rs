//! `/uppfoljning/{slug}/{cycle}/varden/{indicator}`: where the figures of an indicator come from.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use malspar_app::{
    App,
    review::{Trace, Traced, TracedRevision, TracedRow},
};
use malspar_domain::{code::IndicatorCode, indicator::Indicator, observation::ObsSource};
use malspar_words::{date, t};

use crate::{
    Site,
    around::happened::Teller,
    desk::place::{AtCycle, Head},
    error::{Page, PageError, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/review_trace.html")]
struct TracePage {
    shell: Shell,
    head: Head,
    indicator: String,
    code: String,
    /// The indicators that it follows from: address and name.
    made_of: Vec<(String, String)>,
    /// The published series that it follows from, by their codes, and where they are read in.
    series: Vec<String>,
    figures: String,
    edition: Option<u32>,
    before: Option<String>,
    /// Those whose values have been changed: anchor and name.
    revised: Vec<(String, String)>,
    about: Vec<About>,
}

/// One organisation's values.
struct About {
    anchor: String,
    name: String,
    href: String,
    rows: Vec<Row>,
}

struct Row {
    label: Option<String>,
    now: String,
    before: String,
    revisions: Vec<Revision>,
}

/// What was said at one time.
struct Revision {
    number: u32,
    value: String,
    comment: Option<String>,
    when: String,
    by: String,
    source: String,
    reason: Option<String>,
    in_edition: bool,
}

/// `GET /uppfoljning/{slug}/{cycle}/varden/{indicator}`
pub(crate) async fn show(
    at: AtCycle,
    State(site): State<Site>,
    Path(named): Path<HashMap<String, String>>,
) -> Page {
    let code = named.get("indicator").and_then(|code| code.parse::<IndicatorCode>().ok());
    let code = code.ok_or_else(|| PageError::not_found(at.reader.clone()))?;
    let trace = site.app.trace(&at.actor, at.slug(), at.key(), &code).await.map_err(|e| at.failed(&e))?;
    page(&at.reader, &page_of(&at, &trace))
}

fn page_of(at: &AtCycle, trace: &Trace) -> TracePage {
    let lang = at.lang();
    let about: Vec<_> = trace.about.iter().map(|traced| about(at, trace, traced)).collect();
    let is_revised = |one: &&About| one.rows.iter().any(|row| row.revisions.len() > 1);
    let part = |indicator: &Indicator| {
        let (code, title) = (indicator.code.as_str(), indicator.title.get(lang));
        (at.href(&format!("/varden/{code}")), format!("{code} {title}"))
    };
    TracePage {
        shell: at.shell(t!(lang, "review-trace")),
        head: at.head(),
        indicator: trace.indicator.title.get(lang).to_owned(),
        code: trace.indicator.code.to_string(),
        made_of: trace.made_of.iter().map(part).collect(),
        series: trace.series.iter().map(ToString::to_string).collect(),
        figures: at.reader.to(&format!("/uppfoljning/{}/serier", at.slug())),
        edition: trace.edition,
        before: trace.before.as_ref().map(|before| date::long(lang, before.period.measured_on)),
        revised: about.iter().filter(is_revised).map(|one| (one.anchor.clone(), one.name.clone())).collect(),
        about,
    }
}

fn about(at: &AtCycle, trace: &Trace, traced: &Traced) -> About {
    let name = traced.name.get(at.lang()).to_owned();
    // Who answered is whose answers are checked: the region answers for its clinics in each municipality.
    let mut revisions = traced.rows.iter().flat_map(|row| &row.revisions);
    let reporter = revisions.find_map(|revision| revision.reporter.clone());
    About {
        anchor: format!("o-{}", traced.organisation),
        href: at.href(&format!("/svar/{}", reporter.as_ref().unwrap_or(&traced.organisation))),
        rows: traced.rows.iter().map(|row| row_of(at, trace, row)).collect(),
        name,
    }
}

fn row_of(at: &AtCycle, trace: &Trace, row: &TracedRow) -> Row {
    let lang = at.lang();
    let text = |answer| App::answer_text(&trace.indicator, answer, lang);
    let latest = row.revisions.first().and_then(|revision| revision.answer.as_ref());
    Row {
        label: row.category.as_ref().map(|category| category.get(lang).to_owned()),
        now: latest.map_or_else(|| t!(lang, "around-no-answer"), text),
        before: row.before.as_ref().map_or_else(|| t!(lang, "review-nothing-before"), text),
        revisions: row.revisions.iter().map(|revision| revision_of(at, trace, revision)).collect(),
    }
}

fn revision_of(at: &AtCycle, trace: &Trace, revision: &TracedRevision) -> Revision {
    let lang = at.lang();
    let reporter = revision.reporter_name.as_ref().map(|name| name.get(lang)).unwrap_or_default();
    let region = at.followed.strategy.region_name.get(lang);
    let teller = Teller { lang, organisation: reporter, region };
    let answer = revision.answer.as_ref();
    let value = answer.map_or_else(
        || t!(lang, "around-no-answer"),
        |answer| App::answer_text(&trace.indicator, answer, lang),
    );
    Revision {
        number: revision.number,
        comment: answer.and_then(|answer| answer.comment.clone()).filter(|comment| *comment != value),
        value,
        when: teller.when(revision.at),
        by: teller.by(revision.role),
        source: source(at, revision),
        // Where a value that was read in comes from is said as its source.
        reason: revision.reason.clone().filter(|_| !is_history(revision)),
        in_edition: revision.in_edition,
    }
}

/// An earlier measurement, read in by hand: nobody handed it in.
const fn is_history(revision: &TracedRevision) -> bool {
    matches!(revision.source, ObsSource::Reference) && revision.reporter.is_none()
}

fn source(at: &AtCycle, revision: &TracedRevision) -> String {
    match &revision.reason {
        Some(from) if is_history(revision) => t!(at.lang(), "review-source-history", source = from.as_str()),
        _ => t!(at.lang(), "review-source", source = revision.source.code()),
    }
}
