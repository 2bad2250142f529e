//! The summary on one page: what a council member reads if nothing else.

use std::collections::BTreeSet;

use malspar_domain::{
    indicator::{Indicator, Support},
    lang::Text,
    progress::{IndicatorProgress, ObjectiveProgress},
    status::Status,
    strategy::Objective,
};
use malspar_words::{list, number, t};

use super::{Report, councils, county, difference, edition, files::Files, qr, voices};
use crate::{
    charts::{self, captions},
    report::data::{self, Address, LabelledWritten, ObjectiveRow, Picture, Summary, Written},
};

/// The side of the code with the address, in points: a camera reads it at arm's length.
const CODE: f64 = 54.0;

pub(super) fn summary(report: &Report<'_>, files: &mut Files) -> Result<Summary, charts::Error> {
    let (lang, input) = (report.lang, &report.input);
    let grid = report.status_grid().map(|grid| files.chart(&grid)).transpose()?;
    let objectives = objectives(report, files)?;
    let own = input.narratives;
    Ok(Summary {
        title: report.title(),
        subtitle: subtitle(report),
        sentence: report
            .written_if(own.sentence.as_ref())
            .unwrap_or_else(|| Written::computed(sentence(report))),
        objectives,
        // A point for each objective, by its first headline indicator, unless the owner has written others.
        changed: points(report, &own.changed, firsts(report).filter_map(|(i, p)| changed(report, i, p))),
        remaining: points(
            report,
            &own.remaining,
            firsts(report).filter_map(|(i, p)| county::remains(report, i, p)),
        ),
        voices: said(report),
        // Its footer says what the basis under it says.
        grid: grid.map(|grid| data::Chart { footer: None, ..grid }),
        basis: basis(report),
        request: councils::request(report),
        proposals: report.all_written(&own.proposals),
        notes: notes(report),
        address: address(report, files),
        contact: own.mailbox.as_ref().map(|mailbox| t!(lang, "summary-contact", mailbox = mailbox.as_str())),
    })
}

/// The sentence that the summary begins with, on one line: the owner's, ours where nobody has written one.
pub(super) fn headline(report: &Report<'_>) -> String {
    let own = report.input.narratives.sentence.as_ref().map(|text| report.in_words(text));
    let said = own.filter(|said| !said.is_empty()).unwrap_or_else(|| sentence(report));
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The owner's points; ours where there are none.
fn points(report: &Report<'_>, own: &[Text], ours: impl Iterator<Item = String>) -> Vec<Written> {
    let own = report.all_written(own);
    if own.is_empty() { ours.map(Written::computed).collect() } else { own }
}

/// What municipalities say, a sentence for each question; how many have said anything, where nobody has written one.
fn said(report: &Report<'_>) -> Vec<LabelledWritten> {
    let lang = report.lang;
    let own: Vec<_> = voices::questions(report)
        .filter_map(|(question, _)| {
            let written = report.input.narratives.voices.get(&question.code);
            report.under(question.title.get(lang).to_owned(), written)
        })
        .collect();
    if !own.is_empty() {
        return own;
    }
    let answered = report.alphabetical().into_iter().filter(|municipality| {
        voices::questions(report).any(|(_, progress)| voices::words_of(progress, municipality).is_some())
    });
    match answered.count() {
        0 => Vec::new(),
        n => vec![LabelledWritten {
            label: String::new(),
            written: Written::computed(t!(
                lang,
                "summary-voices-answered",
                n = n,
                chapter = t!(lang, "report-voices")
            )),
        }],
    }
}

/// Where the page of the edition is, in letters and for a camera.
fn address(report: &Report<'_>, files: &mut Files) -> Option<Address> {
    let lang = report.lang;
    let address = report.input.edition?.address.as_ref()?;
    let code = qr::svg(address).map(|svg| {
        files.add("/qr.svg", svg.into_bytes());
        Picture {
            path: "/qr.svg".to_owned(),
            width_pt: CODE,
            height_pt: CODE,
            alt: t!(lang, "summary-code", address = address.as_str()),
        }
    });
    let short = address.trim_start_matches("https://").trim_end_matches('/');
    Some(Address { label: t!(lang, "summary-address"), text: short.to_owned(), code })
}

fn headlines<'a>(
    report: &Report<'a>,
) -> impl Iterator<Item = (&'a Indicator, &'a IndicatorProgress)> + use<'a> {
    report.indicators().filter(|(indicator, _)| indicator.headline)
}

/// The first headline indicator of each objective.
fn firsts<'a>(report: &Report<'a>) -> impl Iterator<Item = (&'a Indicator, &'a IndicatorProgress)> + use<'a> {
    let mut seen = BTreeSet::new();
    headlines(report).filter(move |(indicator, _)| seen.insert(indicator.parent.as_deref()))
}

/// "Läget den 31 december 2025 i Örebro läns tolv kommuner · utgåva 1 · dnr 26RS1234".
fn subtitle(report: &Report<'_>) -> String {
    let lang = report.lang;
    let n = u64::try_from(report.input.progress.municipalities.len()).unwrap_or(u64::MAX);
    let place = t!(
        lang,
        "summary-place",
        state = report.state_on(),
        county = report.strategy().county_name.get(lang),
        n_words = number::in_words(lang, n, false)
    );
    let parts = [Some(place), Some(edition::inline(report)), edition::registry_number(report)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The whole in a few short sentences: how many are reached, closer, the same …
fn sentence(report: &Report<'_>) -> String {
    let lang = report.lang;
    let all = &report.input.progress.objectives;
    if has_no_target(report) {
        return format!("{}.", t!(lang, "status-no-target"));
    }
    let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
    let count = |test: fn(&Status) -> bool| {
        u64::try_from(all.iter().filter(|o| test(&o.status)).count()).unwrap_or(u64::MAX)
    };
    let words = |n: u64| match number::in_words(lang, n, false) {
        all if n == total && n > 1 => t!(lang, "summary-all", n = n, words = all),
        _ => number::in_words(lang, n, true),
    };
    let reached = count(|s| *s == Status::Reached);
    let mut said = Vec::new();
    let unsettled =
        count(|s| matches!(s, Status::Open { .. } | Status::First | Status::NoTarget | Status::NotShown));
    // "None is reached" is only true where that is known of each.
    if reached > 0 || unsettled == 0 {
        said.push(t!(
            lang,
            "summary-reached",
            reached = reached,
            words = number::in_words(lang, reached, true),
            total = number::in_words(lang, total, false)
        ));
    }
    let closer = count(|s| *s == Status::Closer);
    let same = count(|s| *s == Status::Same);
    let further = count(|s| *s == Status::Further);
    let first = count(|s| *s == Status::First);
    let open = count(|s| matches!(s, Status::Open { .. }));
    let no_target = count(|s| *s == Status::NoTarget);
    let not_shown = count(|s| *s == Status::NotShown);
    // In the middle of a sentence.
    let not_shown_words = number::in_words(lang, not_shown, false);
    said.extend(
        [
            (closer > 0).then(|| t!(lang, "summary-closer", n = closer, words = words(closer))),
            (same > 0).then(|| t!(lang, "summary-same", n = same, words = words(same))),
            (further > 0).then(|| t!(lang, "summary-further", n = further, words = words(further))),
            (first > 0).then(|| t!(lang, "summary-first", n = first, words = words(first))),
            (open > 0).then(|| t!(lang, "summary-open", n = open, words = words(open))),
            (no_target > 0).then(|| t!(lang, "summary-no-target", n = no_target, words = words(no_target))),
            (not_shown > 0).then(|| t!(lang, "summary-not-shown", n = not_shown, words = not_shown_words)),
        ]
        .into_iter()
        .flatten(),
    );
    said.join(" ")
}

/// Has no objective a target? Then it is said once for all.
fn has_no_target(report: &Report<'_>) -> bool {
    report.input.progress.objectives.iter().all(|o| o.status == Status::NoTarget)
}

fn objectives(report: &Report<'_>, files: &mut Files) -> Result<Vec<ObjectiveRow>, charts::Error> {
    let states = &report.input.progress.objectives;
    let rows: Result<Vec<_>, _> = report
        .strategy()
        .objectives()
        .zip(states)
        .map(|(o, state)| rows_of(report, o, state, files))
        .collect();
    Ok(rows?.into_iter().flatten().collect())
}

/// A row for the objective with its status. One headline indicator's result stands in it, several have rows of their
/// own under it.
fn rows_of(
    report: &Report<'_>,
    objective: &Objective,
    state: &ObjectiveProgress,
    files: &mut Files,
) -> Result<Vec<ObjectiveRow>, charts::Error> {
    let mine: Vec<_> =
        headlines(report).filter(|(i, _)| i.parent.as_deref() == Some(objective.code.as_str())).collect();
    let mut first = ObjectiveRow {
        number: objective.code.to_string(),
        title: objective.title.get(report.lang).to_owned(),
        status: if has_no_target(report) { String::new() } else { report.status(state.status) },
        result: None,
        bullet: None,
    };
    if let [(indicator, progress)] = mine.as_slice() {
        first.status = if has_no_target(report) {
            captions::title(indicator, &progress.now, report.lang)
        } else {
            status_with_target(report, indicator, state.status)
        };
        (first.result, first.bullet) = drawn(report, indicator, progress, files)?;
        return Ok(vec![first]);
    }
    let mut rows = vec![first];
    for (indicator, progress) in mine {
        let (result, bullet) = drawn(report, indicator, progress, files)?;
        rows.push(ObjectiveRow {
            number: String::new(),
            title: String::new(),
            status: indicator.title.get(report.lang).to_owned(),
            result,
            bullet,
        });
    }
    Ok(rows)
}

/// An indicator's result and its small drawing.
fn drawn(
    report: &Report<'_>,
    indicator: &Indicator,
    progress: &IndicatorProgress,
    files: &mut Files,
) -> Result<(Option<String>, Option<Picture>), charts::Error> {
    if !county::has_answers(progress) {
        return Ok((None, None));
    }
    let bullet = charts::progress_bullet(report.strategy(), indicator, progress, report.lang);
    Ok((report.result(indicator, &progress.now), bullet.map(|chart| files.bullet(&chart)).transpose()?))
}

/// A target that is only proposed never stands without saying so.
fn status_with_target(report: &Report<'_>, indicator: &Indicator, status: Status) -> String {
    let words = report.status(status);
    match &indicator.target {
        Some(target) if target.support == Support::Proposal => {
            format!("{words} ({})", t!(report.lang, "target-proposed-note"))
        }
        _ => words,
    }
}

fn changed(report: &Report<'_>, indicator: &Indicator, progress: &IndicatorProgress) -> Option<String> {
    let change = progress.change.as_ref().filter(|c| !c.difference().is_zero())?;
    let (lang, title) = (report.lang, indicator.title.get(report.lang));
    // Who answered both times is said once, under the lists.
    let [before, now] = difference::then_and_now(report, indicator, change);
    Some(t!(lang, "summary-change", title = title, before = before, now = now))
}

/// Who answered, who did not, and a caution.
pub(super) fn basis(report: &Report<'_>) -> String {
    let answered = answered(report);
    if compares(report) {
        return format!("{answered} {}.", t!(report.lang, "summary-caution"));
    }
    answered
}

/// Who answered, and who did not.
pub(super) fn answered(report: &Report<'_>) -> String {
    let lang = report.lang;
    let (reported, all) = (report.reported(), report.alphabetical());
    let count = |list: &[_]| u64::try_from(list.len()).unwrap_or(u64::MAX);
    let said = t!(
        lang,
        "summary-basis",
        n = count(&reported),
        n_expected = count(&all),
        share = report.share_of_residents(&reported)
    );
    let missing: Vec<_> = all
        .iter()
        .filter(|m| !reported.iter().any(|r| r.code == m.code))
        .map(|m| report.full_name(m))
        .collect();
    if missing.is_empty() {
        return said;
    }
    format!("{said} {}", t!(lang, "summary-missing-from", names = list::and(lang, &missing)))
}

/// Is anything compared with an earlier measurement?
fn compares(report: &Report<'_>) -> bool {
    report.input.progress.indicators.iter().any(|i| i.change.is_some())
}

fn notes(report: &Report<'_>) -> Vec<String> {
    let proposed = headlines(report)
        .any(|(i, _)| i.target.as_ref().is_some_and(|target| target.support == Support::Proposal));
    let note = crate::sentences::capitalised(&t!(report.lang, "summary-targets-note"));
    let compared = compares(report);
    let said = [compared.then(|| t!(report.lang, "summary-both-note")), proposed.then(|| format!("{note}."))];
    let said: Vec<_> = said.into_iter().flatten().collect();
    // One line of small print, so that the page stays one page.
    if said.is_empty() { said } else { vec![said.join(" ")] }
}
