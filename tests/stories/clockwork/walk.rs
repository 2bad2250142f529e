//! From November 2023 to June 2031 with two workers that are killed at any step and away for minutes to months: each
//! occurrence comes once, each cycle opens, closes and has its draft, each letter goes to the mail server once or is known
//! not to have.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use malspar_domain::{clock::Clock, code::CycleKey, cycle::CycleState, schedule::Zone};

use super::{
    crash::{Chance, dies_after},
    world::{MUNICIPALITIES, World, owner_of, time},
};
use crate::{
    county::{contact, organisation},
    database::TestDatabase,
};

/// The last day of the walk.
const END: &str = "2031-06-30T12:00:00Z";
/// So many walks of each part in an ordinary run, on each database; `MALSPAR_WALKS` asks for others.
const WALKS: u64 = 3;
/// The parts, which are walked beside each other.
const PARTS: u64 = 4;

/// What is told of a walk.
#[derive(Debug, Default)]
struct Counts {
    steps: usize,
    deaths: usize,
    away: usize,
    handled: BTreeMap<String, usize>,
    mails: BTreeMap<String, usize>,
}

fn walks() -> u64 {
    std::env::var("MALSPAR_WALKS").ok().and_then(|n| n.parse().ok()).unwrap_or(WALKS)
}

/// The walks of a part, by their seeds.
fn seeds(part: u64) -> impl Iterator<Item = u64> {
    (0..walks()).map(move |n| part + n * PARTS)
}

macro_rules! parts {
    ($($name:ident: $part:literal),+) => {$(
        mod $name {
            use crate::database::TestDatabase;

            #[tokio::test]
            async fn on_sqlite() {
                for seed in super::seeds($part) {
                    super::walk(&TestDatabase::sqlite().await, seed).await;
                }
            }

            #[tokio::test]
            async fn on_postgres() {
                for seed in super::seeds($part) {
                    let Some(db) = TestDatabase::postgres().await else { return };
                    super::walk(&db, seed + 1_000_000).await;
                }
            }
        }
    )+};
}

parts! { first: 0, second: 1, third: 2, fourth: 3 }

async fn walk(db: &TestDatabase, seed: u64) {
    let (mut world, mut chance, mut counts) = (World::new(db).await, Chance::new(seed), Counts::default());
    world.app.tick().await.unwrap();
    while world.clock.now() < time(END) {
        counts.steps += 1;
        counts.away += usize::from(pass_time(&world, &mut chance));
        somebody_acts(&world, &mut chance).await;
        for _ in 0..chance.between(1, 3) {
            counts.deaths += Box::pin(work(&world, &mut chance)).await;
        }
        world.look_at_mails().await;
    }
    world.clock.set(time(END));
    come_to_rest(&mut world).await;
    check(&world, &mut counts).await;
    println!("walk {seed}: {counts:?}");
}

/// Minutes to months; true where it was days or more.
fn pass_time(world: &World, chance: &mut Chance) -> bool {
    let left = (time(END) - world.clock.now()).num_minutes().unsigned_abs();
    let minutes = match chance.between(0, 9) {
        0..=2 => chance.between(1, 59),
        3..=5 => chance.between(60, 48 * 60),
        6..=8 => chance.between(2 * 24 * 60, 20 * 24 * 60),
        _ => chance.between(30 * 24 * 60, 150 * 24 * 60),
    };
    let minutes = minutes.min(left.max(1));
    world.clock.advance(Duration::minutes(i64::try_from(minutes).unwrap()));
    minutes > 24 * 60
}

/// Two workers and the postman at once, any of whom may die; gives how many did.
async fn work(world: &World, chance: &mut Chance) -> usize {
    let mut lives =
        || if chance.once_in(3) { usize::try_from(chance.between(1, 120)).unwrap() } else { usize::MAX };
    let (one, other) = (&world.workers[0], &world.workers[1]);
    let (first, second, post) = (lives(), lives(), lives());
    let tick = dies_after(first, Box::pin(one.tick()));
    let jobs = dies_after(
        second,
        Box::pin(async {
            other.tick().await.unwrap();
            // Two at a time, so that there is still something to die in later.
            other.run_one().await.unwrap() && other.run_one().await.unwrap()
        }),
    );
    let mails = dies_after(post, Box::pin(world.app.send_mails()));
    let (tick, jobs, mails) = tokio::join!(tick, jobs, mails);
    if let Some(ticked) = &tick {
        assert_eq!(ticked.as_ref().unwrap().stuck, 0);
    }
    // A worker that lives does what the other left.
    if jobs.is_none() {
        one.run_one().await.unwrap();
    }
    usize::from(tick.is_none()) + usize::from(jobs.is_none()) + usize::from(mails.is_none())
}

/// People go on meanwhile: one declines, another is given more time, Västmanland opens a cycle by hand.
async fn somebody_acts(world: &World, chance: &mut Chance) {
    let (app, slug) = (&world.app, &world.orebro.slug);
    for cycle in world.cycles() {
        let state = app.cycle_state(&owner_of("0018"), slug, &cycle.key).await.unwrap();
        if state != CycleState::Collecting || !chance.once_in(2) {
            continue;
        }
        let n = usize::try_from(chance.between(0, 11)).unwrap();
        let code = MUNICIPALITIES[n];
        // Whoever has answered or declined is left in peace: the acts are refused, and that is all.
        if chance.once_in(2) {
            let _refused = app.decline(&contact(code), slug, &cycle.key, "Ingen tid").await;
        } else {
            let until: NaiveDate = cycle.deadline + chrono::Days::new(9);
            let who = organisation(code);
            let _refused = app.give_time(&owner_of("0018"), slug, &cycle.key, &who, until, "Sjukdom").await;
        }
    }
    let by_hand: CycleKey = world.vastmanland.cycles()[0].key.clone();
    let (owner, slug) = (owner_of("0019"), &world.vastmanland.slug);
    if chance.once_in(20) && app.cycle_state(&owner, slug, &by_hand).await.unwrap() == CycleState::Planned {
        app.open_and_tell(&owner, slug, &by_hand).await.unwrap();
    }
}

/// Nobody dies any more.
async fn come_to_rest(world: &mut World) {
    for _ in 0..20 {
        world.workers[0].tick().await.unwrap();
        world.workers[1].run_until_idle().await.unwrap();
        world.app.send_mails().await.unwrap();
        // What was being sent when somebody died is given up after a while.
        world.clock.advance(Duration::minutes(11));
        world.look_at_mails().await;
    }
}

async fn check(world: &World, counts: &mut Counts) {
    let known = world.rows("SELECT name, handling, outcome FROM occurrence ORDER BY name", 3).await;
    // What follows from the rule, each once and nothing else; of Västmanland nothing.
    let plan = world.orebro.plan();
    let expected: BTreeSet<_> = plan
        .iter()
        .filter(|event| event.step.duty().is_some())
        .map(|event| event.key(&world.orebro.slug).to_string())
        .collect();
    let by_rule: BTreeSet<_> =
        known.iter().map(|row| row[0].clone()).filter(|name| name.contains('/')).collect();
    assert_eq!(by_rule, expected);
    let tidied = known.iter().filter(|row| !row[0].contains('/')).count();
    let last = Zone::default().local(world.clock.now()).date();
    // One a night since the first.
    let nights = (last - NaiveDate::from_ymd_opt(2023, 11, 1).unwrap()).num_days();
    assert_eq!(i64::try_from(tidied).unwrap(), nights);
    for row in &known {
        *counts.handled.entry(format!("{} {}", row[1], row[2])).or_default() += 1;
    }
    check_cycles(world).await;
    assert_eq!(world.count("SELECT COUNT(*) FROM job WHERE state <> 'done'").await, 0);
    assert_eq!(world.count("SELECT COUNT(*) FROM clock_trouble").await, 0);
    for state in world.mails.values() {
        *counts.mails.entry(state.clone()).or_default() += 1;
    }
    let is_known = |state: &&String| ["sent", "unknown", "failed"].contains(&state.as_str());
    assert_eq!(world.mails.values().filter(is_known).count(), world.mails_due().await, "{counts:?}");
    assert_eq!(world.mails.len(), world.mails_due().await, "nothing waits, and nothing is there twice");
    assert!(world.mail.doubled().is_empty(), "handed to the mail server more than once");
}

/// Each cycle went through its states once and in order, and has one draft in each language.
async fn check_cycles(world: &World) {
    let slug = &world.orebro.slug;
    for cycle in world.cycles() {
        let key = &cycle.key;
        let moves = "SELECT details FROM audit_event WHERE action = 'cycle.move' AND subject =";
        let moves = world.rows(&format!("{moves} '{slug}/{key}' ORDER BY sequence"), 1).await;
        let moves: Vec<String> = moves.concat();
        assert_eq!(moves, [r#"{"to":"collecting"}"#, r#"{"to":"reviewing"}"#], "{key}");
        for (act, n) in [("report.draft", 1), ("report.drafts", 1)] {
            let made = "SELECT COUNT(*) FROM audit_event WHERE action =";
            let made = format!("{made} '{act}' AND subject = '{slug}/{key}'");
            assert_eq!(world.count(&made).await, n, "{act} of {key}");
        }
        let drafts = world.app.drafts(&owner_of("0018"), slug, key).await.unwrap();
        assert_eq!(drafts.len(), 2 + 12, "the county's in two languages and the municipalities' own");
    }
}
