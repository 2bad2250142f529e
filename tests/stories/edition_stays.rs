//! A locked edition stays as it was, whatever happens to everything that it was made from; and what it says makes the
//! same files again.

use std::collections::BTreeMap;

use chrono::Duration;
use malspar_app::editions::EditionKey;
use malspar_domain::{
    edition::EditionKind,
    lang::{Lang, Text},
    narrative::Narratives,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    organisation::{OrganisationKind, OrganisationRecord},
    submission::SubmissionAct,
    value::{Value, YesNo},
};
use malspar_render::{
    report::{self, Proof, Standards, Typesetter},
    seal::sha256,
    snapshot::Snapshot,
};
use malspar_storage::{StrategyScope, Tx};

use crate::{
    county::{County, baseline, cycle, march, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::{files, key, signer},
    sample::figure,
};

on_each_database! {
    an_edition_is_the_same_after_a_thousand_changes,
}

const CHANGES: u64 = 1000;
const WHO: [&str; 3] = ["1880", "1814", "1863"];

/// Numbers that look as if nobody had chosen them (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

async fn an_edition_is_the_same_after_a_thousand_changes(db: &TestDatabase) {
    let county = County::new(db).await;
    for code in WHO {
        county.hand_in(&cycle(), code).await;
        county.act(&cycle(), code, SubmissionAct::Approve).await;
    }
    county.app.begin_review(&owner(), county.slug(), &cycle()).await.unwrap();
    let order = malspar_app::editions::SealOrder::first(EditionKind::Sealed);
    let sealed = county.app.seal(&owner(), county.slug(), &cycle(), &order, &signer()).await.unwrap();
    assert_eq!(sealed.key, key("region/1"));
    let before = files(&county, &sealed.key).await;
    let package = county.app.archive(&owner(), &sealed.key).await.unwrap();

    let mut dice = Dice(2026);
    let mut at = march(3);
    for _ in 0..CHANGES / 50 {
        let tx = db.store.write().await.unwrap();
        let (scope, ..) = tx.open_strategy(county.slug(), &owner(), None).await.unwrap();
        for n in 0..50 {
            at += Duration::minutes(1);
            changes(&tx, &scope, &county, &mut dice, n, at).await;
        }
        tx.commit().await.unwrap();
    }
    county.clock.set(at + Duration::days(1));
    let now = county.figures(malspar_app::progress::Counted::Approved, None).await;
    let snapshot = Snapshot::read(&text(&before, "snapshot.json")).unwrap();
    assert_ne!(now.progress, snapshot.progress, "much has happened");
    assert_ne!(now.strategy, snapshot.strategy);

    assert_eq!(files(&county, &sealed.key).await, before);
    assert_eq!(county.app.archive(&owner(), &sealed.key).await.unwrap(), package);
    the_same_files_come_out(&sealed.key, &snapshot, &before);
    let pdf = before.iter().find(|(name, _)| name.ends_with("_sv.pdf")).unwrap().1.clone();
    let verdict = county.app.verify(&owner(), pdf.clone()).await.unwrap();
    assert_eq!(
        (verdict.consistent, verdict.authentic_values, verdict.authentic_file),
        (Some(true), Some(true), Some(true)),
        "{:?}",
        verdict.findings
    );
    let mut forged = pdf;
    let place = forged.len() / 2;
    forged[place] ^= 1;
    let verdict = county.app.verify(&owner(), forged).await.unwrap();
    assert_ne!(verdict.authentic_file, Some(true));
}

/// What was signed makes every file that was kept, byte for byte.
fn the_same_files_come_out(key: &EditionKey, snapshot: &Snapshot, kept: &BTreeMap<String, Vec<u8>>) {
    let document = text(kept, "snapshot.json");
    let proof = Proof {
        sha256: sha256(document.as_bytes()),
        signature: text(kept, "snapshot.sig.json"),
        snapshot: document,
    };
    let typesetter = Typesetter::new();
    let name = format!("{}_{}_region_{}", key.strategy, key.cycle, key.word());
    for lang in Lang::ALL {
        for (end, standards) in [(".pdf", Standards::Archive), ("_plain.pdf", Standards::Plain)] {
            let pdf = report::pdf(&typesetter, snapshot, Some(&proof), lang, standards).unwrap();
            assert!(pdf.bytes == kept[&format!("{name}_{}{end}", lang.tag())], "{}{end}", lang.tag());
        }
    }
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

/// One change, of what an edition is made from.
async fn changes(
    tx: &Tx,
    scope: &StrategyScope,
    county: &County,
    dice: &mut Dice,
    n: u64,
    at: chrono::DateTime<chrono::Utc>,
) {
    let (who, number) = (WHO[usize::try_from(dice.below(3)).unwrap()], dice.below(40));
    match dice.below(20) {
        0 => {
            let mut strategy = county.strategy.clone();
            strategy.title = Text::new(format!("Strategi {number}"), format!("Strategy {n}"));
            let objective = &mut strategy.areas[0].objectives[0];
            objective.title = Text::new(format!("Mål {number}"), format!("Objective {n}"));
            tx.save_catalogue(&strategy, 2024, &owner(), at).await.unwrap();
        }
        1 => {
            let renamed = OrganisationRecord {
                code: organisation(who),
                name: format!("Nynamn{number}"),
                kind: OrganisationKind::Municipality,
                county: "18".to_owned(),
                valid_from: None,
                valid_to: None,
            };
            tx.save_organisations(&[renamed]).await.unwrap();
            tx.save_population(&[(organisation(who), 2025, 1000 + number)]).await.unwrap();
        }
        2 => {
            let boundary =
                format!(r#"{{"type":"Polygon","coordinates":[[[{number},1],[2,1],[2,2],[{number},1]]]}}"#);
            tx.save_boundaries(&[(organisation(who), boundary)]).await.unwrap();
        }
        3 => {
            let rows = [figure("children_0_17", who, 2025, &(1000 + number).to_string())];
            tx.save_series(&rows, "Prov", &owner(), at).await.unwrap();
        }
        4 => {
            let written =
                Narratives { registry_number: Some(format!("26RS{number}")), ..Narratives::default() };
            tx.save_narratives(scope, &cycle(), &written, &owner(), at).await.unwrap();
        }
        5 => {
            let key = if number > 20 { baseline() } else { cycle() };
            tx.start_submission(scope, &key, &organisation("1860"), at).await.unwrap();
        }
        _ => {
            let yes = if number > 20 { YesNo::Yes } else { YesNo::No };
            let values = [
                ("TS1", Value::YesNo(yes)),
                ("KB2", Value::Number(number.into())),
                ("SO1", Value::YesNo(yes)),
            ];
            let period = county.strategy.cycle(&cycle()).unwrap().period;
            let observations = values.map(|(indicator, value)| Observation {
                key: SeriesKey {
                    indicator: indicator.parse().unwrap(),
                    about: organisation(who),
                    period,
                    category: None,
                },
                value: Some(value),
                status: ObsStatus::Normal,
                comment: None,
                source: ObsSource::Answer,
                revision: 0,
            });
            let who = organisation(who);
            tx.append_observations(scope, &cycle(), &who, &observations, None, &owner(), at).await.unwrap();
            // What was recorded is checked as well, so that it counts.
            for act in [
                SubmissionAct::Reopen {
                    reason: "Fel".into(),
                    scope: Vec::new(),
                    until: march(31).date_naive(),
                },
                SubmissionAct::Lock,
            ] {
                let from = tx.submission(scope, &cycle(), &who).await.unwrap().unwrap().state;
                let to = from.after(&act).unwrap();
                tx.act_on_submission(scope, &cycle(), &who, from, &act, to, &owner(), at).await.unwrap();
            }
        }
    }
}
