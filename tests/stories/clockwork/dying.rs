//! Every step that the clock takes in a cycle, with a worker that is killed after its first step, its second, its third …
//! until one lives to the end: what it does is done once, and what it was killed in never half.

use chrono::Duration;
use malspar_domain::{clock::Clock, cycle_plan::CycleStep};

use super::{
    crash::dies_after,
    world::{World, time},
};
use crate::database::{TestDatabase, on_each_database};

on_each_database! {
    whoever_dies_in_a_step_has_done_it_or_has_not,
}

/// What there is of everything that a step makes.
async fn made(world: &World) -> Vec<usize> {
    let mut made = Vec::new();
    for table in
        ["occurrence", "job", "mail", "cycle_letter", "contact_letter", "audit_event", "draft_rendition"]
    {
        made.push(world.count(&format!("SELECT COUNT(*) FROM {table}")).await);
    }
    made
}

async fn whoever_dies_in_a_step_has_done_it_or_has_not(db: &TestDatabase) {
    let world = World::new(db).await;
    // The nights until then are tidied, so that each time there is one thing to do.
    let cycle = world.cycles().remove(0);
    let mut deaths = Vec::new();
    for event in cycle.plan().into_iter().filter(|event| event.step.duty().is_some()) {
        world.clock.set(event.at - Duration::minutes(5));
        rest(&world).await;
        world.clock.set(event.at.max(world.clock.now()));
        let before = made(&world).await;
        deaths.push(Box::pin(die_until_done(&world, &before)).await);
        let name = event.key(&world.orebro.slug).to_string();
        let there = world.count(&format!("SELECT COUNT(*) FROM occurrence WHERE name = '{name}'")).await;
        // The two drafts come at the same minute: the first takes the second along.
        assert_eq!(there, 1, "{name}");
        Box::pin(die_in_the_job(&world)).await;
        if event.step == CycleStep::Open {
            let told = world.count("SELECT COUNT(*) FROM cycle_letter").await;
            assert_eq!(told, 11, "each municipality that somebody answers for, once");
        }
    }
    // How often depends on how quickly the database answers: an answer that is there already is no place to die at.
    assert!(deaths.iter().sum::<usize>() > 2 * deaths.len(), "{deaths:?}");
    assert!(world.clock.now() < time("2026-05-01T00:00:00Z"));
    println!("{deaths:?} deaths");
}

/// Everything that has come is done.
async fn rest(world: &World) {
    world.app.tick().await.unwrap();
    world.workers[0].run_until_idle().await.unwrap();
    world.app.send_mails().await.unwrap();
}

/// Gives how often somebody died.
async fn die_until_done(world: &World, before: &[usize]) -> usize {
    for steps in 1..5_000 {
        if let Some(ticked) = dies_after(steps, Box::pin(world.workers[0].tick())).await {
            assert_eq!(ticked.unwrap().stuck, 0);
            return steps - 1;
        }
        // Whoever was killed while it was made to last is done with it; the next finds nothing to do. Nothing goes away, and
        // nothing is made without its occurrence.
        let after = made(world).await;
        assert!(after.iter().zip(before).all(|(after, before)| after >= before), "{before:?} {after:?}");
        assert!(after == before || after[0] > before[0], "{before:?} {after:?}");
    }
    panic!("it never came to an end");
}

async fn jobs_done(world: &World) -> usize {
    world.count("SELECT COUNT(*) FROM job WHERE state = 'done'").await
}

/// The same with what the step has asked for.
async fn die_in_the_job(world: &World) {
    for steps in 1..5_000 {
        let (before, done) = (made(world).await, jobs_done(world).await);
        if dies_after(steps, Box::pin(world.workers[1].run_one())).await.is_some() {
            break;
        }
        // Done altogether with its job, or not at all.
        let after = made(world).await;
        assert!(after == before || jobs_done(world).await == done + 1, "{before:?} {after:?}");
        // It would be given up in the end, which is not what is looked at here.
        let again = "UPDATE job SET attempts = 0, lease_until = 0 WHERE state = 'queued'";
        world.stranger.execute(again).await.unwrap();
    }
    world.workers[1].run_until_idle().await.unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM job WHERE state <> 'done'").await, 0);
}
