//! `malspar schedule list | run-due`

use std::sync::Arc;

use chrono::{DateTime, Utc};
use malspar_app::clockwork::{Coming, OccurrenceRecord, Timetable};
use malspar_domain::{
    clock::{self, MockClock},
    schedule::Zone,
};
use malspar_words::{date, schedule, t};
use malspar_worker::Worker;

use super::Desk;
use crate::{
    cli::ScheduleCommand,
    console::{Done, Refusal},
};

pub(crate) async fn run(desk: &Desk, command: ScheduleCommand) -> Done {
    match command {
        ScheduleCommand::List { next, past } => list(desk, next, past).await,
        ScheduleCommand::RunDue { at } => run_due(desk, at).await,
    }
}

async fn list(desk: &Desk, next: usize, past: usize) -> Done {
    let (mut app, actor) = (desk.app().await?, Desk::operator());
    let refuse = |e: malspar_app::Error| desk.refuse(&e);
    // Example data lives by a clock of its own, which is where it was left.
    if app.is_example().await.map_err(refuse)?
        && let Some(last) = app.last_act().await.map_err(refuse)?
    {
        app = app.with_clock(Arc::new(MockClock::at(last)));
    }
    for slug in app.strategies().await.map_err(refuse)? {
        let table = app.timetable(&actor, &slug).await.map_err(refuse)?;
        println!("{}", t!(desk.lang, "cli-schedule-strategy", strategy = slug.as_str()));
        show(desk, &table, next, past);
    }
    let table = app.service_timetable(&actor).await.map_err(refuse)?;
    println!("{}", t!(desk.lang, "cli-schedule-service"));
    show(desk, &table, next, past);
    Ok(())
}

fn show(desk: &Desk, table: &Timetable, next: usize, past: usize) {
    for record in &table.schedules {
        let (duty, when) = (&record.schedule.duty, &record.schedule.timing);
        let said = schedule::said(desk.lang, when);
        let state = if record.runs() { "runs" } else { "rests" };
        let duty = schedule::duty(desk.lang, *duty);
        println!("{}", t!(desk.lang, "cli-schedule-row", duty = duty, when = said, state = state));
    }
    for trouble in &table.troubles {
        let (name, error, times) = (trouble.name.as_str(), trouble.error.as_str(), trouble.times);
        println!("{}", t!(desk.lang, "cli-schedule-trouble", name = name, error = error, n = times));
    }
    for done in table.past.iter().take(past).rev() {
        println!("{}", past_line(desk, done));
    }
    for coming in table.coming.iter().take(next) {
        println!("{}", coming_line(desk, coming));
    }
    if table.coming.len() > next {
        println!("{}", t!(desk.lang, "cli-schedule-more", n = table.coming.len() - next));
    }
    if table.coming.is_empty() {
        println!("{}", t!(desk.lang, "cli-schedule-nothing"));
    }
}

fn past_line(desk: &Desk, done: &OccurrenceRecord) -> String {
    let what = match done.step {
        Some(step) => schedule::step(desk.lang, step),
        None => schedule::duty(desk.lang, done.duty),
    };
    t!(
        desk.lang,
        "cli-schedule-past",
        when = schedule::moment(desk.lang, Zone::default().local(done.planned_at)),
        what = what,
        cycle = done.cycle.as_ref().map_or("", |cycle| cycle.as_str()),
        became = schedule::became(desk.lang, done.handling, done.outcome.code())
    )
}

fn coming_line(desk: &Desk, coming: &Coming) -> String {
    let what = match (coming.step, coming.duty) {
        (Some(step), _) => schedule::step(desk.lang, step),
        (None, Some(duty)) => schedule::duty(desk.lang, duty),
        (None, None) => String::new(),
    };
    let body = coming.meeting.as_ref().map_or("", |meeting| meeting.body.get(desk.lang));
    let cycle = coming.cycle.as_ref().map_or("", |cycle| cycle.as_str());
    let when = schedule::moment(desk.lang, Zone::default().local(coming.at));
    t!(desk.lang, "cli-schedule-coming", when = when, what = what, cycle = cycle, body = body)
}

/// Handles what has come and does the jobs. By another time than now only for example data: what is done for real is done
/// when it is.
async fn run_due(desk: &Desk, at: Option<DateTime<Utc>>) -> Done {
    let refuse = |e: malspar_app::Error| desk.refuse(&e);
    let mut app = desk.app().await?;
    if let Some(at) = at {
        if !app.is_example().await.map_err(refuse)? {
            return Err(Refusal::new(t!(desk.lang, "cli-schedule-at")));
        }
        app = app.with_clock(Arc::new(MockClock::at(at)));
    }
    let ticked = app.tick().await.map_err(refuse)?;
    let worker = Worker::new(app.clone(), Desk::operator(), "run-due");
    let jobs = worker.run_until_idle().await.map_err(refuse)?;
    let (handled, stuck) = (ticked.handled, ticked.stuck);
    let day = date::long(desk.lang, clock::local_date(app.clock().now()));
    println!("{}", t!(desk.lang, "cli-schedule-ran", date = day, handled = handled, jobs = jobs));
    if stuck > 0 {
        return Err(Refusal::new(t!(desk.lang, "cli-schedule-stuck", n = stuck)));
    }
    Ok(())
}
