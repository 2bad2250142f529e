//! What a report made then said can be said again at any later time: after each act of a follow-up the figures are kept,
//! and read once more when everything has happened, corrections, reopenings and a new catalogue included.

use chrono::{DateTime, Duration, Utc};
use malspar_app::{
    examples,
    progress::{Counted, CycleFigures},
};
use malspar_domain::{
    clock::Clock,
    code::OrganisationCode,
    lang::Lang,
    submission::{Answers, SubmissionAct, SubmissionState},
};

use crate::{
    county::{County, baseline, contact, cycle, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    every_instant_of_the_follow_up_can_be_read_again,
}

/// What was said at an instant.
struct Said {
    at: DateTime<Utc>,
    checked: CycleFigures,
    reported: CycleFigures,
}

impl Said {
    async fn now(county: &County) -> Self {
        let said = Self {
            at: county.clock.now(),
            checked: county.figures(Counted::Approved, None).await,
            reported: county.figures(Counted::Reported, None).await,
        };
        county.clock.advance(Duration::minutes(10));
        said
    }
}

fn same(then: &CycleFigures, again: &CycleFigures, at: DateTime<Utc>) {
    assert_eq!(then.strategy, again.strategy, "the catalogue at {at}");
    assert_eq!(then.submissions, again.submissions, "the submissions at {at}");
    assert_eq!(then.latest_revision, again.latest_revision, "the latest revision at {at}");
    assert_eq!(then.progress, again.progress, "the figures at {at}");
}

async fn every_instant_of_the_follow_up_can_be_read_again(db: &TestDatabase) {
    let county = County::new(db).await;
    for table in examples::OREBRO.series {
        county.app.import_series(&owner(), table.as_bytes(), "Exempeldata").await.unwrap();
    }
    county.everybody_answers(&baseline()).await;
    let mut said = vec![Said::now(&county).await];
    let hand_ins = examples::OREBRO.answers(&county.strategy, &cycle()).unwrap();
    for (who, attempts) in &hand_ins {
        answer(&county, who, attempts, &mut said).await;
    }
    // A target is decided and a question worded anew: for the cycles to come, not for this one.
    let renewed = examples::OREBRO.pack.replace(
        "target = { statistic = \"share\", comparison = \"exactly\", value = \"100\", applies_to = \"aggregate\", by = 2030, support = \"proposal\" }",
        "target = { statistic = \"share\", comparison = \"at_least\", value = \"90\", applies_to = \"aggregate\", by = 2030, support = \"text\" }",
    );
    assert_ne!(renewed, examples::OREBRO.pack);
    assert_eq!(county.app.import_strategy(&owner(), &renewed).await.unwrap().version, 2);
    said.push(Said::now(&county).await);

    assert!(said.len() > 30, "{} instants", said.len());
    for then in &said {
        same(&then.checked, &county.figures(Counted::Approved, Some(then.at)).await, then.at);
        same(&then.reported, &county.figures(Counted::Reported, Some(then.at)).await, then.at);
    }
    let [first, last] = [0, said.len() - 1].map(|n| &said[n]);
    assert_ne!(first.reported.progress, last.reported.progress);
    // And so is the report itself, byte for byte.
    let report = |as_of| {
        let county = &county;
        async move {
            let of = (owner(), cycle());
            county.app.draft_report(&of.0, county.slug(), &of.1, None, Lang::Sv, as_of).await
        }
    };
    let now = report(None).await.unwrap();
    assert_eq!(report(Some(last.at)).await.unwrap(), now);
    assert_ne!(report(Some(said[said.len() / 2].at)).await.unwrap(), now);
}

/// One organisation's way through: handed in, returned or reopened where there is a second attempt, checked.
async fn answer(county: &County, who: &OrganisationCode, attempts: &[Answers], said: &mut Vec<Said>) {
    let code = who.as_str();
    for (n, answers) in attempts.iter().enumerate() {
        county.send_form(&cycle(), code, answers).await;
        county.app.submit(&contact(code), county.slug(), &cycle(), who).await.unwrap();
        said.push(Said::now(county).await);
        let last = n + 1 == attempts.len();
        let reopens = code == "1881";
        let act = if last || reopens {
            SubmissionAct::Approve
        } else {
            SubmissionAct::Return { reason: "Stämmer det?".to_owned(), scope: Vec::new() }
        };
        county.act(&cycle(), code, act).await;
        said.push(Said::now(county).await);
        if !last && reopens {
            let until = (county.clock.now() + Duration::days(3)).date_naive();
            let scope = vec!["KB2".parse().unwrap()];
            let reason = "Räknefel.".to_owned();
            county.act(&cycle(), code, SubmissionAct::Reopen { reason, scope, until }).await;
            said.push(Said::now(county).await);
            let state = county.app.submission_state(&owner(), county.slug(), &cycle(), who).await;
            assert_eq!(state.unwrap(), SubmissionState::Reopened);
        }
    }
}
