//! There and back: answers through forms into observations and out of them into forms again, and packs through the
//! database. What a person wrote is what stands there, for every organisation of both strategies that ship.

use std::{collections::BTreeSet, sync::Arc};

use chrono::Duration;
use malspar_app::{
    App,
    examples::{Example, OREBRO, VASTMANLAND},
};
use malspar_domain::{
    clock::MockClock,
    code::OrganisationCode,
    cycle::FollowUpCycle,
    id::AccountId,
    observation::ObsStatus,
    role::{Actor, Role},
    series::SeriesValues,
    strategy::Strategy,
    submission::{self, Answer, AnswerKey, Answers, Context, Question, SubmissionAct, SubmissionState},
};
use malspar_exchange::{form, pack};
use uuid::Uuid;

use crate::{
    county::{County, contact, march},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    every_answer_can_be_written_again_from_what_was_kept,
    a_pack_comes_out_of_the_database_as_it_went_in,
}

/// The first cycle and the second are answered in the examples.
const ANSWERED: usize = 2;

/// The strategy's owner, who sees no other region's.
fn owner_of(strategy: &Strategy) -> Actor {
    let account = AccountId(Uuid::from_u128(7));
    Actor { account, role: Role::StrategyOwner, organisation: strategy.region.clone(), strategy: None }
}

/// The strategy of an example taken in as it came about: its first pack, and the one that words a question anew once
/// the first cycle is open. Both cycles are open.
async fn taken_in(db: &TestDatabase, example: Example) -> County {
    let clock = Arc::new(MockClock::at(march(2)));
    let app = App::new(db.store.clone(), Arc::clone(&clock) as Arc<_>);
    let strategy = App::check_strategy(example.pack).unwrap();
    let owner = owner_of(&strategy);
    app.load_register(&owner).await.unwrap();
    let earlier = example.earlier_pack().unwrap().unwrap_or_else(|| example.pack.to_owned());
    for (pack, cycle) in [earlier.as_str(), example.pack].into_iter().zip(strategy.cycles()) {
        app.import_strategy(&owner, pack).await.unwrap();
        app.open_cycle(&owner, &strategy.slug, &cycle.key).await.unwrap();
        clock.advance(Duration::days(1));
    }
    County { app, clock, strategy }
}

async fn every_answer_can_be_written_again_from_what_was_kept(db: &TestDatabase) {
    let (mut forms, mut answers) = (0, 0);
    for example in [VASTMANLAND, OREBRO] {
        let county = taken_in(db, example).await;
        for cycle in county.strategy.cycles().into_iter().take(ANSWERED) {
            let hand_ins = example.answers(&county.strategy, &cycle.key).unwrap();
            for (who, attempts) in &hand_ins {
                hand_in(&county, &cycle, who, attempts).await;
            }
            let municipalities = municipalities(db, &county.strategy, &cycle).await;
            let kept = kept(db, &county, &cycle).await;
            for (who, attempts) in &hand_ins {
                let asked = submission::questions(&county.strategy, who, &municipalities);
                let expected = as_kept(&asked, attempts.last().unwrap());
                let again = written_again(&county, &cycle, who, &asked, &kept).await;
                assert_eq!(again, expected, "{} {} {who}", county.slug(), cycle.key);
                (forms, answers) = (forms + 1, answers + again.len());
            }
        }
    }
    // Eleven and ten organisations of Västmanland, thirteen and twelve of Örebro län.
    assert_eq!(forms, 46);
    assert!(answers > 900, "{answers}");
}

/// Sends each of the attempts as a form; all but the last are returned, the last is checked.
async fn hand_in(county: &County, cycle: &FollowUpCycle, who: &OrganisationCode, attempts: &[Answers]) {
    for (left, answers) in (0..attempts.len()).rev().zip(attempts) {
        county.clock.advance(Duration::hours(1));
        county.send_form(&cycle.key, who.as_str(), answers).await;
        county.app.submit(&contact(who.as_str()), county.slug(), &cycle.key, who).await.unwrap();
        let act = match left {
            0 => SubmissionAct::Approve,
            _ => SubmissionAct::Return { reason: "Se över svaren.".to_owned(), scope: Vec::new() },
        };
        let owner = owner_of(&county.strategy);
        county.app.act_on_submission(&owner, county.slug(), &cycle.key, who, act).await.unwrap();
    }
}

async fn municipalities(
    db: &TestDatabase,
    strategy: &Strategy,
    cycle: &FollowUpCycle,
) -> Vec<OrganisationCode> {
    let tx = db.store.read().await.unwrap();
    let found = tx.municipalities(&strategy.county, cycle.period.measured_on).await.unwrap();
    found.into_iter().map(|municipality| municipality.code).collect()
}

/// The checked observations of a cycle, as answers. A break in the series is none of the contact's doing.
async fn kept(db: &TestDatabase, county: &County, cycle: &FollowUpCycle) -> Answers {
    let tx = db.store.read().await.unwrap();
    let (scope, ..) = tx.open_strategy(county.slug(), &owner_of(&county.strategy), None).await.unwrap();
    let observations = tx.observations(&scope, cycle, &[SubmissionState::Approved], None).await.unwrap();
    let answers = observations.into_iter().map(|o| {
        let key = AnswerKey { indicator: o.key.indicator, about: o.key.about, category: o.key.category };
        let status = if o.status == ObsStatus::Break { ObsStatus::Normal } else { o.status };
        (key, Answer { value: o.value, status, comment: o.comment, message: None })
    });
    answers.collect()
}

/// What is kept of answers: the message goes to the owner alone, none of none does not apply, and another answer may
/// decide, beside which the comment stays.
fn as_kept(asked: &[Question<'_>], given: &Answers) -> Answers {
    let set = submission::set_by_system(asked, given);
    let keys: BTreeSet<_> = given.keys().chain(set.keys()).collect();
    let answers = keys.into_iter().map(|key| {
        let own = given.get(key);
        let answer = set.get(key).or(own).expect("one of them has it").clone().normalised();
        let comment = own.and_then(|own| own.comment.clone());
        (key.clone(), Answer { comment, message: None, ..answer })
    });
    answers.collect()
}

/// The form that `kept` fills in, and what is read in it.
async fn written_again(
    county: &County,
    cycle: &FollowUpCycle,
    who: &OrganisationCode,
    asked: &[Question<'_>],
    kept: &Answers,
) -> Answers {
    let written = county.app.filled_form(&contact(who.as_str()), county.slug(), &cycle.key, who, kept).await;
    let form = form::read_xlsx(&written.unwrap()).unwrap();
    let (previous, series) = (Answers::new(), SeriesValues::default());
    let context =
        Context { strategy: &county.strategy, reporter: who, cycle, previous: &previous, series: &series };
    let (answers, problems) = form::interpret(&form, asked, &context);
    let errors: Vec<_> = problems.into_iter().filter(|problem| problem.violation.is_error()).collect();
    assert!(errors.is_empty(), "{} {} {who}: {errors:#?}", county.slug(), cycle.key);
    answers
}

async fn a_pack_comes_out_of_the_database_as_it_went_in(db: &TestDatabase) {
    for (example, versions) in [(VASTMANLAND, 2), (OREBRO, 1)] {
        let county = taken_in(db, example).await;
        let owner = owner_of(&county.strategy);
        let exported = county.app.export_strategy(&owner, county.slug()).await.unwrap();
        assert_eq!(exported, pack::write(&county.strategy));
        assert_eq!(pack::read(&exported).unwrap(), county.strategy);
        let again = county.app.import_strategy(&owner, &exported).await.unwrap();
        assert_eq!((again.version, again.changed), (versions, false), "{}", county.slug());
        // The version of the first cycle stays as it was asked.
        let first = example.earlier_pack().unwrap().unwrap_or_else(|| example.pack.to_owned());
        let tx = db.store.read().await.unwrap();
        let (scope, ..) = tx.open_strategy(county.slug(), &owner, None).await.unwrap();
        let stored = tx.catalogue_version(&scope, 1).await.unwrap();
        assert_eq!(stored, App::check_strategy(&first).unwrap());
        assert_eq!(pack::write(&stored), pack::write(&App::check_strategy(&first).unwrap()));
    }
}
