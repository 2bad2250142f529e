//! What stands around an organisation's form: what it is asked, more time, declining and coming back, forms sent in, what
//! has been changed since, and its own report before there is an edition.

use std::collections::BTreeSet;

use chrono::Duration;
use malspar_app::{
    Error,
    following::{Asked, Preview, Stage, Taken},
};
use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    cycle::CycleState,
    lang::Lang,
    role::Role,
    submission::{Answer, AnswerKey, Answers, SubmissionAct, SubmissionState},
    value::{Value, YesNo},
};
use malspar_exchange::form;

use crate::{
    county::{County, REGION, baseline, contact, cycle, march, organisation, owner},
    database::{TestDatabase, on_each_database},
    sample::{actor, day},
};

on_each_database! {
    an_organisation_sees_what_it_is_asked_and_how_far_it_is,
    nobody_is_told_of_what_others_are_asked,
    more_time_is_asked_for_within_limits_and_given_by_the_region,
    whoever_declines_may_come_back,
    a_form_is_looked_at_before_it_is_taken_in,
    a_form_for_anything_else_is_refused,
    a_yes_is_to_what_was_looked_at,
    a_yes_pressed_twice_is_one_yes,
    what_was_changed_is_told_with_its_reason,
    the_own_draft_report_knows_of_no_other,
    the_own_draft_report_holds_nothing_of_the_regions,
}

const LAXA: &str = "1860";

async fn asked(county: &County, code: &str, key: &CycleKey) -> Asked {
    county.app.asked(&contact(code), county.slug(), key).await.unwrap()
}

fn key(indicator: &str) -> AnswerKey {
    AnswerKey { indicator: indicator.parse().unwrap(), about: organisation(LAXA), category: None }
}

fn yes(indicator: &str) -> (AnswerKey, Answer) {
    (key(indicator), Answer::of(Value::YesNo(YesNo::Yes)))
}

fn codes(error: &Error) -> Vec<&str> {
    match error {
        Error::Refused(found) => found.iter().map(|v| v.code.as_str()).collect(),
        Error::WrongForm(v) => vec![&v.code],
        other => panic!("{other}"),
    }
}

async fn an_organisation_sees_what_it_is_asked_and_how_far_it_is(db: &TestDatabase) {
    let county = County::new(db).await;
    let all = county.app.asked_of(&contact(LAXA)).await.unwrap();
    let told: Vec<_> = all.iter().map(|a| (a.cycle.key.as_str(), a.stage, a.is_open)).collect();
    assert_eq!(told, [("2024-2025", Stage::NotBegun, true), ("2023", Stage::NotBegun, true)]);
    let first = &all[0];
    // TEXTS names 19 indicators that a municipality answers; the open questions come on top.
    let open = county.strategy.questions.len();
    assert_eq!((first.filled.filled, first.filled.asked), (0, 19 + open));
    assert_eq!((first.deadline, first.is_late), (day(2026, 3, 31), false));
    assert_eq!(first.organisation.get(Lang::Sv), "Laxå kommun");

    county.send_form(&cycle(), LAXA, &Answers::from([yes("SO1")])).await;
    let begun = asked(&county, LAXA, &cycle()).await;
    assert_eq!((begun.stage, begun.filled.filled), (Stage::Begun, 1));
    county.send_form(&cycle(), LAXA, &county.answers(&cycle(), "1880")).await;

    county.hand_in(&cycle(), "1880").await;
    let submitted = asked(&county, "1880", &cycle()).await;
    assert_eq!((submitted.stage, submitted.is_open, submitted.may_decline), (Stage::Submitted, false, false));
    assert!(submitted.submitted_at.is_some() && submitted.may_ask_for.is_none());
    let reason = "Stämmer TS1?".to_owned();
    county.act(&cycle(), "1880", SubmissionAct::Return { reason: reason.clone(), scope: Vec::new() }).await;
    let returned = asked(&county, "1880", &cycle()).await;
    assert_eq!((returned.stage, returned.reason, returned.is_open), (Stage::Returned, Some(reason), true));

    // Whoever said nothing is late after the last day, and may still answer.
    county.clock.set(march(31) + Duration::days(1));
    let late = asked(&county, "1862", &cycle()).await;
    assert!(late.is_late && late.is_open && late.stage == Stage::NotBegun);
}

async fn nobody_is_told_of_what_others_are_asked(db: &TestDatabase) {
    let county = County::new(db).await;
    // A municipality of another county, and one that has no part in this strategy.
    let stranger = contact("1980");
    assert!(county.app.asked_of(&stranger).await.unwrap().is_empty());
    let slug = county.slug();
    assert!(matches!(county.app.asked(&stranger, slug, &cycle()).await, Err(Error::NotFound(_))));
    assert!(matches!(county.app.revisions(&stranger, slug, &cycle()).await, Err(Error::NotFound(_))));
    assert!(matches!(county.app.question_sheet(&stranger, slug, &cycle()).await, Err(Error::NotFound(_))));
    assert!(matches!(county.app.own_snapshot(&stranger, slug, &cycle()).await, Err(Error::NotFound(_))));
    let until = day(2026, 4, 10);
    let asked = county.app.ask_for_time(&stranger, slug, &cycle(), until, "x").await;
    assert!(matches!(asked, Err(Error::NotFound(_))));
    assert!(matches!(county.app.decline(&stranger, slug, &cycle(), "x").await, Err(Error::NotFound(_))));
    // A role for one strategy alone sees no other.
    let mut alone = contact(LAXA);
    alone.strategy = Some("another".parse().unwrap());
    assert!(county.app.asked_of(&alone).await.unwrap().is_empty());
    alone.strategy = Some(slug.clone());
    assert_eq!(county.app.asked_of(&alone).await.unwrap().len(), 2);
    // Whoever reads for the councils answers nothing, and a contact grants nothing.
    let reviewer = actor(Role::CouncilReviewer, "0018");
    assert!(matches!(county.app.asked_of(&reviewer).await, Err(Error::Forbidden(_))));
    let requests = county.app.extension_requests(&contact(LAXA), slug, &cycle()).await;
    assert!(matches!(requests, Err(Error::Forbidden(_))));
    // The region is asked what it answers for all, and has no report of its own.
    let region = county.app.asked_of(&owner()).await.unwrap();
    assert!(!region.is_empty() && region.iter().all(|asked| !asked.is_municipality));
    assert!(county.app.own_snapshot(&owner(), slug, &cycle()).await.is_err());
}

async fn more_time_is_asked_for_within_limits_and_given_by_the_region(db: &TestDatabase) {
    let county = County::new(db).await;
    let (laxa, slug) = (contact(LAXA), county.slug());
    let ask = async |until, reason: &str| county.app.ask_for_time(&laxa, slug, &cycle(), until, reason).await;
    let review_until = asked(&county, LAXA, &cycle()).await.cycle.review_until;
    let refused = async |until, reason: &str| {
        let error = ask(until, reason).await.unwrap_err();
        codes(&error).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(refused(day(2026, 3, 1), "Sjukdom").await, ["act-until-past"]);
    assert_eq!(refused(day(2026, 3, 31), "Sjukdom").await, ["extend-not-later"]);
    assert_eq!(refused(review_until + Duration::days(1), "Sjukdom").await, ["around-extend-too-late"]);
    assert_eq!(refused(day(2026, 4, 14), " ").await, ["act-without-reason"]);
    assert_eq!(refused(day(2026, 4, 14), &"x".repeat(1_001)).await, ["import-too-long"]);
    assert_eq!(refused(day(2026, 3, 1), "").await, ["act-until-past", "act-without-reason"]);
    assert_eq!(asked(&county, LAXA, &cycle()).await.request, None, "nothing refused is kept");

    ask(day(2026, 4, 10), "Sjukdom").await.unwrap();
    ask(day(2026, 4, 14), " Ny på uppdraget ").await.unwrap();
    let waiting = asked(&county, LAXA, &cycle()).await;
    let request = waiting.request.unwrap();
    assert_eq!((request.until, request.reason.as_str()), (day(2026, 4, 14), "Ny på uppdraget"));
    assert_eq!((waiting.deadline, waiting.stage), (day(2026, 3, 31), Stage::NotBegun), "it changes nothing");
    let requests = async || county.app.extension_requests(&owner(), slug, &cycle()).await.unwrap();
    assert_eq!(requests().await, [(organisation(LAXA), request)]);

    county.clock.advance(Duration::hours(1));
    let extend = SubmissionAct::Extend { until: day(2026, 4, 10), reason: "Till den 10 april".to_owned() };
    county.act(&cycle(), LAXA, extend).await;
    let granted = asked(&county, LAXA, &cycle()).await;
    assert_eq!((granted.request, granted.is_extended), (None, true));
    assert_eq!(granted.deadline, day(2026, 4, 10));
    assert!(requests().await.is_empty());

    // What nobody answers lapses with the day that was asked for.
    county.clock.advance(Duration::hours(1));
    ask(day(2026, 4, 20), "Mer").await.unwrap();
    county.clock.set(march(31) + Duration::days(21));
    assert_eq!(asked(&county, LAXA, &cycle()).await.request, None);
    assert!(requests().await.is_empty());
    // After the review there is nothing left to move.
    county.clock.set(march(31) + Duration::days(60));
    assert_eq!(refused(day(2026, 7, 1), "Mer").await, ["around-cannot-extend"]);
}

async fn whoever_declines_may_come_back(db: &TestDatabase) {
    let county = County::new(db).await;
    let (laxa, slug) = (contact(LAXA), county.slug());
    county.send_form(&cycle(), LAXA, &Answers::from([yes("SO1")])).await;
    let wordless = county.app.decline(&laxa, slug, &cycle(), "").await.unwrap_err();
    assert_eq!(codes(&wordless), ["act-without-reason"]);
    // Signs that nobody sees, one of which PostgreSQL keeps in no text, are left out.
    let unseen = county.app.decline(&laxa, slug, &cycle(), "\0\u{1b}").await.unwrap_err();
    assert_eq!(codes(&unseen), ["act-without-reason"]);
    county.app.decline(&laxa, slug, &cycle(), "Ingen\0 tid i år").await.unwrap();
    let declined = asked(&county, LAXA, &cycle()).await;
    assert_eq!((declined.stage, declined.reason.as_deref()), (Stage::Declined, Some("Ingen tid i år")));
    assert!(declined.is_open && !declined.may_decline && declined.may_ask_for.is_none());
    assert_eq!(declined.filled.filled, 1, "what was filled in stays");
    let twice = county.app.decline(&laxa, slug, &cycle(), "Igen").await.unwrap_err();
    assert_eq!(codes(&twice), ["act-does-not-fit"]);
    county.send_form(&cycle(), LAXA, &own_answers(&county)).await;
    county.app.submit(&laxa, slug, &cycle(), &organisation(LAXA)).await.unwrap();
    assert_eq!(asked(&county, LAXA, &cycle()).await.stage, Stage::Submitted);
}

/// Laxå answers what Örebro does in the example.
fn own_answers(county: &County) -> Answers {
    let of_orebro = county.answers(&cycle(), "1880");
    of_orebro
        .into_iter()
        .map(|(key, answer)| (AnswerKey { about: organisation(LAXA), ..key }, answer))
        .collect()
}

async fn preview(county: &County, file: Vec<u8>) -> Result<Preview, Error> {
    county.app.preview_form(&contact(LAXA), county.slug(), &cycle(), file).await
}

async fn take_in(county: &County, preview: &Preview) -> Taken {
    let upload = preview.upload.unwrap();
    let taken =
        county.app.take_in_upload(&contact(LAXA), county.slug(), &cycle(), upload, &preview.seen).await;
    taken.unwrap()
}

async fn filled(county: &County, code: &str, key: &CycleKey, answers: &Answers) -> Vec<u8> {
    let who = organisation(code);
    county.app.filled_form(&contact(code), county.slug(), key, &who, answers).await.unwrap()
}

async fn draft(county: &County) -> Answers {
    let who = organisation(LAXA);
    let form = county.app.export_form(&contact(LAXA), county.slug(), &cycle(), &who, Lang::Sv).await.unwrap();
    form::read_xlsx(&form).unwrap().exported
}

async fn a_form_is_looked_at_before_it_is_taken_in(db: &TestDatabase) {
    let county = County::new(db).await;
    let answers = Answers::from([yes("SO1"), yes("TS1")]);
    let looked = preview(&county, filled(&county, LAXA, &cycle(), &answers).await).await.unwrap();
    let changed: BTreeSet<_> = looked.imported.changed.iter().cloned().collect();
    assert_eq!(changed, answers.keys().cloned().collect());
    assert!(looked.imported.replaced.iter().all(|r| r.before.is_none() && r.after.is_some()));
    assert_eq!(draft(&county).await, Answers::new(), "to look changes nothing");
    assert_eq!(asked(&county, LAXA, &cycle()).await.stage, Stage::NotBegun);

    // Nobody else's yes counts, nor one for something else.
    let upload = looked.upload.unwrap();
    let mut colleague = contact(LAXA);
    colleague.account.0 = uuid::Uuid::from_u128(8);
    for (who, key) in [(colleague, cycle()), (contact("1880"), cycle()), (contact(LAXA), baseline())] {
        let taken = county.app.take_in_upload(&who, county.slug(), &key, upload, &looked.seen).await;
        assert!(matches!(taken.unwrap(), Taken::Gone), "{key}");
    }
    assert!(matches!(take_in(&county, &looked).await, Taken::In(done) if done.changed.len() == 2));
    assert_eq!(draft(&county).await, answers);
    assert!(matches!(take_in(&county, &looked).await, Taken::Already), "once");

    let same = preview(&county, filled(&county, LAXA, &cycle(), &answers).await).await.unwrap();
    assert!(same.upload.is_none() && same.imported.changed.is_empty());
    // It does not wait for ever.
    let more = Answers::from([yes("SO1"), yes("TS1"), yes("KB3")]);
    let late = preview(&county, filled(&county, LAXA, &cycle(), &more).await).await.unwrap();
    county.clock.advance(Duration::minutes(61));
    assert!(matches!(take_in(&county, &late).await, Taken::Gone));
    assert_eq!(draft(&county).await, answers);
}

async fn a_form_for_anything_else_is_refused(db: &TestDatabase) {
    let county = County::new(db).await;
    let answers = Answers::from([yes("SO1")]);
    let orebro = filled(&county, "1880", &cycle(), &Answers::new()).await;
    let earlier = filled(&county, LAXA, &baseline(), &answers).await;
    for (file, code, found, expected) in [
        (orebro, "import-wrong-organisation", "Örebro kommun", "Laxå kommun"),
        (earlier, "import-wrong-cycle", "Utgångsläge", "Uppföljning 2026"),
    ] {
        let Err(Error::WrongForm(refused)) = preview(&county, file).await else { panic!("{code}") };
        let words = malspar_words::problem::describe(Lang::Sv, &refused.code, &refused.params);
        assert_eq!(refused.code, code);
        assert!(words.contains(found) && words.contains(expected), "{words}");
    }
    assert!(matches!(preview(&county, b"%PDF-1.7".to_vec()).await, Err(Error::Form(_))));
    county.hand_in(&cycle(), LAXA_TWIN).await;
    let handed_in = county
        .app
        .preview_form(
            &contact(LAXA_TWIN),
            county.slug(),
            &cycle(),
            filled(&county, LAXA_TWIN, &cycle(), &Answers::new()).await,
        )
        .await;
    assert_eq!(codes(&handed_in.unwrap_err()), ["submission-not-open"]);
    assert_eq!(draft(&county).await, Answers::new());
}

/// One that answers in the example.
const LAXA_TWIN: &str = "1880";

async fn a_yes_is_to_what_was_looked_at(db: &TestDatabase) {
    let county = County::new(db).await;
    let no = Answer::of(Value::YesNo(YesNo::No));
    let file = filled(&county, LAXA, &cycle(), &Answers::from([yes("SO1")])).await;
    let looked = preview(&county, file).await.unwrap();
    assert!(looked.imported.overwritten.is_empty());
    // A colleague answers the same question meanwhile.
    county.send_form(&cycle(), LAXA, &Answers::from([(key("SO1"), no.clone())])).await;
    let Taken::Differs(anew) = take_in(&county, &looked).await else { panic!("it would overwrite unseen") };
    assert_eq!(anew.imported.overwritten, [key("SO1")]);
    assert_eq!(draft(&county).await, Answers::from([(key("SO1"), no)]), "nothing is stored");
    assert!(matches!(take_in(&county, &anew).await, Taken::In(_)), "now it was seen");
    assert_eq!(draft(&county).await, Answers::from([yes("SO1")]));
}

async fn a_yes_pressed_twice_is_one_yes(db: &TestDatabase) {
    let county = County::new(db).await;
    let file = filled(&county, LAXA, &cycle(), &Answers::from([yes("SO1")])).await;
    let looked = preview(&county, file).await.unwrap();
    let mut both: Vec<_> =
        <[Taken; 2]>::from(tokio::join!(take_in(&county, &looked), take_in(&county, &looked)))
            .iter()
            .map(|taken| match taken {
                Taken::In(_) => "in",
                Taken::Already => "already",
                Taken::Differs(_) => "differs",
                Taken::Gone => "gone",
            })
            .collect();
    both.sort_unstable();
    assert_eq!(both, ["already", "in"]);
    assert_eq!(draft(&county).await, Answers::from([yes("SO1")]));
}

async fn what_was_changed_is_told_with_its_reason(db: &TestDatabase) {
    let county = County::new(db).await;
    let (who, slug): (OrganisationCode, _) = (organisation("1880"), county.slug());
    county.hand_in(&cycle(), "1880").await;
    let told = async |code: &str| county.app.revisions(&contact(code), slug, &cycle()).await.unwrap();
    assert!(told("1880").await.is_empty(), "a first answer changes nothing");
    county.clock.advance(Duration::hours(1));
    county
        .act(&cycle(), "1880", SubmissionAct::Return { reason: "49 metoder?".to_owned(), scope: Vec::new() })
        .await;
    county.clock.advance(Duration::hours(1));
    let mut answers = county.answers(&cycle(), "1880");
    let methods = answers.iter_mut().find(|(key, _)| key.indicator.as_str() == "KB2").unwrap().1;
    let before = methods.value.replace(Value::Number(49.into()));
    county.send_form(&cycle(), "1880", &answers).await;
    county.app.submit(&contact("1880"), slug, &cycle(), &who).await.unwrap();
    let changed = told("1880").await;
    assert_eq!(changed.len(), 1);
    let revision = &changed[0];
    assert_eq!(revision.indicator.code.as_str(), "KB2");
    assert_eq!(revision.before.as_ref().and_then(|a| a.value.clone()), before);
    assert_eq!(revision.after.as_ref().and_then(|a| a.value.clone()), Some(Value::Number(49.into())));
    assert_eq!((revision.reason.as_deref(), revision.role), (Some("49 metoder?"), Role::MunicipalContact));
    assert!(told(LAXA).await.is_empty(), "only to the own organisation");
}

async fn the_own_draft_report_knows_of_no_other(db: &TestDatabase) {
    let county = County::new(db).await;
    county.everybody_answers(&baseline()).await;
    for code in ["1880", "1881", "1863"] {
        county.hand_in(&cycle(), code).await;
    }
    let own = county.app.own_snapshot(&contact("1880"), county.slug(), &cycle()).await.unwrap();
    let names: Vec<_> = own.progress.municipalities.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["Örebro"]);
    let states: Vec<_> = own.submissions.iter().collect();
    assert_eq!(states, [(&organisation("1880"), &SubmissionState::Submitted)]);
    let said = own.canonical().unwrap();
    for code in ["1881", "1863", "1882"] {
        assert!(!said.contains(&format!("\"{code}\"")), "{code} is told of");
    }
    // Its own counts of few persons are its own to read.
    assert!(own.edition.is_none() && own.narratives == malspar_domain::narrative::Narratives::default());
    let state = county.app.cycle_state(&owner(), county.slug(), &cycle()).await.unwrap();
    assert_eq!(state, CycleState::Collecting);
    let pdf = county.app.own_report(&contact("1880"), county.slug(), &cycle(), Lang::Sv).await.unwrap();
    assert!(pdf.starts_with(b"%PDF"));
}

async fn the_own_draft_report_holds_nothing_of_the_regions(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&cycle(), "1880").await;
    let own = async || county.app.own_snapshot(&contact("1880"), county.slug(), &cycle()).await.unwrap();
    let before = own().await;
    county.clock.advance(Duration::hours(1));
    // What the region answers about the municipality is the region's until somebody has locked it.
    county.hand_in(&cycle(), REGION).await;
    let after = own().await;
    assert_eq!(after.canonical().unwrap(), before.canonical().unwrap());
    let regions = county.answers(&cycle(), REGION);
    assert!(regions.keys().any(|key| key.about == organisation("1880")), "the region answers about it");
}
