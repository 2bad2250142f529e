//! Snapshots to make reports of: what happens at all, and what hardly does.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeZone, Utc};
use malspar_domain::{
    code::OrganisationCode,
    edition::{Correction, EditionFacts, EditionKind},
    lang::Text,
    narrative::{Narratives, ObjectiveNarrative},
    progress::{Municipality, Progress},
    strategy::Strategy,
    submission::SubmissionState,
    value::Value,
};

use crate::charts::fixtures::{
    Answers, names, progress, progress_over, reworded, strategy, strategy_without_targets, suppressed,
};
use crate::snapshot::Snapshot;

pub(super) fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 4, 28, 12, 0, 0).single().expect("a time that exists")
}

/// Everybody's answers are checked, but those of the second municipality, which is silent.
pub(super) fn snapshot(strategy: &Strategy, progress: &Progress) -> Snapshot {
    let approved = |m: &Municipality| (m.code.clone(), SubmissionState::Approved);
    let all = progress.municipalities.iter().enumerate().filter(|(n, _)| *n != 1);
    Snapshot {
        submissions: all.map(|(_, m)| approved(m)).collect(),
        example: true,
        ..Snapshot::draft(strategy.clone(), progress.clone(), noon())
    }
}

/// What an owner could have written.
pub(super) fn narratives() -> Narratives {
    toml::from_str(include_str!("fixtures/narratives.toml")).expect("the narratives can be read")
}

fn edition(kind: EditionKind, number: u32, erratum: &[&str]) -> EditionFacts {
    EditionFacts {
        kind,
        number,
        sealed_at: noon(),
        address: Some("https://malspar.exempel.se/orebro-2024-2030/2024-2025/utgava-1".to_owned()),
        erratum: erratum
            .iter()
            .map(|reason| Correction { reason: Text { sv: (*reason).to_owned(), en: None } })
            .collect(),
    }
}

/// A locked edition with everything that can be in it.
pub(super) fn typical() -> Snapshot {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Mixed, true);
    Snapshot {
        narratives: narratives(),
        edition: Some(edition(EditionKind::Sealed, 1, &[])),
        ..snapshot(&strategy, &county)
    }
}

/// The second edition of it, with what it corrects.
pub(super) fn corrected() -> Snapshot {
    let reasons = [
        "TS4, Nora kommun: 12 av 14 mottagningar är samlokaliserade, inte 14 av 14. Två hade räknats dubbelt.",
        "Bilaga 2: summan för länet saknades i tabellen över nya metoder.",
    ];
    let (strategy, cycles) = (strategy(), strategy().cycles());
    let other = reworded(&strategy);
    let county = progress_over(&[&strategy, &other, &other], &cycles[..3], &names(12), Answers::Mixed);
    Snapshot { edition: Some(edition(EditionKind::Sealed, 2, &reasons)), ..snapshot(&other, &county) }
}

/// Frozen for the councils.
pub(super) fn consultation() -> Snapshot {
    let mut snapshot = typical();
    snapshot.edition = Some(edition(EditionKind::Consultation, 2, &[]));
    snapshot
}

/// Nobody has answered, and nobody has written anything.
pub(super) fn minimal() -> Snapshot {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Nothing, true);
    Snapshot { submissions: BTreeMap::new(), example: false, ..snapshot(&strategy, &county) }
}

/// Forty indicators, sixty municipalities, no target, and analyses as long as they may be.
pub(super) fn overflowing() -> Snapshot {
    let mut strategy = strategy();
    for indicator in &mut strategy.indicators {
        indicator.target = None;
        indicator.remains = None;
    }
    let copies: Vec<_> = strategy.indicators.iter().filter(|i| !i.headline).take(15).cloned().collect();
    for (n, mut copy) in copies.into_iter().enumerate() {
        copy.code = format!("EX{n}").parse().expect("a code");
        copy.title.sv = format!("{} i verksamheter utanför kommunens egen organisation", copy.title.sv);
        strategy.indicators.push(copy);
    }
    let county = progress(&strategy, &names(60), Answers::Mixed, true);
    let long = "Samverkansgrupperna har under perioden arbetat med att förankra metoderna i verksamheterna. ";
    let text = |length: usize| {
        let paragraph = long.repeat(7);
        let whole: Vec<_> = std::iter::repeat_n(paragraph.trim_end(), length / paragraph.len() + 1).collect();
        Text { sv: whole.join("\n\n"), en: None }
    };
    let mut narratives = narratives();
    narratives.objectives = strategy
        .objectives()
        .map(|o| {
            let own = ObjectiveNarrative { analysis: Some(text(10_000)), assessment: None };
            (o.code.clone(), own)
        })
        .collect();
    narratives.conclusions = Some(text(10_000));
    narratives.sentence = Some(text(1_200));
    narratives.changed = vec![text(600); 3];
    narratives.remaining = vec![text(600); 3];
    narratives.proposals = vec![text(600); 3];
    Snapshot {
        narratives,
        edition: Some(edition(EditionKind::Sealed, 1, &[])),
        ..snapshot(&strategy, &county)
    }
}

/// What people type, in every place where they can.
pub(super) fn typed(nasty: &str) -> Snapshot {
    let mut snapshot = typical();
    let text = || Text { sv: nasty.to_owned(), en: None };
    let own = &mut snapshot.narratives;
    own.registry_number = Some(nasty.to_owned());
    own.mailbox = Some(nasty.to_owned());
    (own.sentence, own.request, own.conclusions) = (Some(text()), Some(text()), Some(text()));
    (own.changed, own.remaining, own.proposals) = (vec![text(); 3], vec![text(); 3], vec![text(); 3]);
    own.consequences.environment = Some(text());
    own.method = Some(text());
    for objective in own.objectives.values_mut() {
        objective.analysis = Some(text());
        if let Some(assessment) = &mut objective.assessment {
            assessment.reason = text();
        }
    }
    own.steps.iter_mut().for_each(|step| step.body = text());
    own.comments.iter_mut().for_each(|comment| comment.text = Some(text()));
    own.recipients.iter_mut().for_each(|to| to.name = text());
    let cells = snapshot.progress.indicators.iter_mut().flat_map(|i| &mut i.municipalities);
    for cell in cells.filter_map(|m| m.now.first_mut()) {
        cell.comment = Some(nasty.to_owned());
    }
    let words = snapshot.progress.questions.iter_mut().flat_map(|i| &mut i.municipalities);
    for cell in words.filter_map(|m| m.now.first_mut()) {
        if let malspar_domain::progress::Content::Value { value, .. } = &mut cell.content {
            *value = Value::Words(nasty.to_owned());
        }
    }
    snapshot
}

/// A report for one municipality.
pub(super) fn own(snapshot: Snapshot, n: usize) -> Snapshot {
    let code: OrganisationCode = snapshot.progress.municipalities[n].code.clone();
    Snapshot { municipality: Some(code), ..snapshot }
}

/// Every kind of report, by name.
pub(super) fn all() -> Vec<(&'static str, Snapshot)> {
    let (with_targets, without) = (strategy(), strategy_without_targets());
    let (other, cycles) = (reworded(&with_targets), with_targets.cycles());
    let s = &with_targets;
    let second = progress(s, &names(12), Answers::Mixed, true);
    let plain = progress(&without, &names(10), Answers::Mixed, true);
    let first = progress(s, &names(12), Answers::Mixed, false);
    let last = progress_over(&[s, s, s, &other, &other], &cycles, &names(12), Answers::Mixed);
    let hidden = suppressed(s, progress_over(&[s; 4], &cycles[..4], &names(12), Answers::Complete));
    vec![
        ("typical", typical()),
        ("corrected", corrected()),
        ("consultation", consultation()),
        ("minimal", minimal()),
        ("overflowing", overflowing()),
        ("second", snapshot(s, &second)),
        ("plain", snapshot(&without, &plain)),
        ("first", snapshot(s, &first)),
        ("last", snapshot(&other, &last)),
        ("hidden", snapshot(s, &hidden)),
        ("own", own(typical(), 0)),
        ("own-silent", own(typical(), 1)),
        ("own-plain", own(snapshot(&without, &plain), 0)),
    ]
}
