//! Many observations through `Tx::import_observations`, beside a bare prepared INSERT of the same rows into the same
//! schema in one transaction, row by row, which the budget is about, and 500 rows to a statement, on SQLite and PostgreSQL
//! in one run.
//!
//! Loads 100 000 rows; `-- 1000000` another number; `-- --test` few, once, as a smoke run. PostgreSQL wants a server:
//! `MALSPAR_TEST_POSTGRES` names one and a role that may create databases. Ends with an error where the import is
//! slower than the budget allows, except in a smoke run.

mod bare;
mod database;
mod rows;

use std::time::Instant;

use malspar_storage::Imported;

use crate::{
    database::{Database, Server},
    rows::World,
};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The least that the import may come to, of the rows a second of the bare loop.
const BUDGET: f64 = 0.5;
const ROWS: usize = 100_000;
const SMOKE: usize = 2_000;
/// The rows to a statement of the second bare loop, as many as the import's own have.
const AT_ONCE: usize = 500;
/// How often each way is measured, in turns. So many rows that the measurement steadies itself are loaded once.
const ROUNDS: usize = 3;
const MANY: usize = 250_000;

#[tokio::main]
async fn main() -> Outcome<()> {
    let asked = Asked::of(std::env::args().skip(1))?;
    println!("import of {} observations, rows a second, {} time(s)", spaced(asked.rows), asked.rounds);
    let mut is_held = compare(&Server::sqlite(), &asked).await?;
    if let Some(postgres) = Server::postgres() {
        is_held &= compare(&postgres, &asked).await?;
    } else {
        println!("postgres   NOT CHECKED: MALSPAR_TEST_POSTGRES names no server");
    }
    if is_held || asked.is_smoke { Ok(()) } else { Err("the import is slower than its budget".into()) }
}

/// What the command line asks for.
struct Asked {
    rows: usize,
    rounds: usize,
    is_smoke: bool,
}

impl Asked {
    fn of(arguments: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut asked = Self { rows: ROWS, rounds: 0, is_smoke: false };
        for argument in arguments {
            match argument.as_str() {
                "--bench" => {} // cargo's own
                "--test" => (asked.rows, asked.is_smoke) = (SMOKE, true),
                number => asked.rows = number.parse().map_err(|_| format!("{number}: how many rows?"))?,
            }
        }
        asked.rounds = if asked.is_smoke || asked.rows > MANY { 1 } else { ROUNDS };
        Ok(asked)
    }
}

/// The ways in turns. Is the budget held?
async fn compare(server: &Server, asked: &Asked) -> Outcome<bool> {
    let world = World::new();
    let mut measured: [Vec<f64>; 4] = Default::default();
    for round in 0..asked.rounds {
        let [one, other, ours] =
            [server.database(&world).await?, server.database(&world).await?, server.database(&world).await?];
        let figures = measure([&one, &other, &ours], &world, asked.rows, round).await;
        for database in [one, other, ours] {
            database.remove().await?;
        }
        for (of_all, figure) in measured.iter_mut().zip(figures?) {
            of_all.push(figure);
        }
    }
    let ratios = measured[0].iter().zip(&measured[2]).map(|(bare, ours)| ours / bare).collect();
    let ratio = median(ratios);
    let verdict = match (asked.is_smoke, ratio >= BUDGET) {
        (true, _) => "smoke run, not judged",
        (false, true) => "held",
        (false, false) => "NOT HELD",
    };
    let ways = [
        "bare INSERT, row by row",
        "bare INSERT, 500 at once",
        "import_observations",
        "the same, nothing new",
    ];
    for (n, (way, figures)) in ways.into_iter().zip(measured).enumerate() {
        println!("{:9}  {way:26} {:>9.0}", if n == 0 { server.name() } else { "" }, median(figures));
    }
    println!("{:9}  import / row by row        {ratio:>9.2}  budget ≥ {BUDGET:.2}: {verdict}", "");
    Ok(ratio >= BUDGET)
}

/// The rows a second of the bare loop, of the one with many rows to a statement, of the import, and of the import once
/// more. Whoever goes first alternates.
async fn measure(into: [&Database; 3], world: &World, rows: usize, round: usize) -> Outcome<[f64; 4]> {
    let mut found = [0.0; 4];
    for way in (0..3).map(|n| (n + round) % 3) {
        let watch = Stopwatch::start();
        match way {
            0 => bare::load(into[0], world, rows, 1).await?,
            1 => bare::load(into[1], world, rows, AT_ONCE).await?,
            _ => expect(into[2].import(world, rows).await?, Imported { read: rows, written: rows })?,
        }
        found[way] = watch.per_second(rows);
    }
    let lines = into[2].lines().await?;
    same(&into[0].lines().await?, &lines, rows)?;
    same(&into[1].lines().await?, &lines, rows)?;
    let watch = Stopwatch::start();
    expect(into[2].import(world, rows).await?, Imported { read: rows, written: 0 })?;
    found[3] = watch.per_second(rows);
    Ok(found)
}

fn expect(found: Imported, expected: Imported) -> Outcome<()> {
    if found == expected { Ok(()) } else { Err(format!("{found:?} instead of {expected:?}").into()) }
}

/// A comparison of two things that do not do the same would say nothing.
fn same(bare: &[String], ours: &[String], rows: usize) -> Outcome<()> {
    if let Some((a, b)) = bare.iter().zip(ours).find(|(a, b)| a != b) {
        return Err(format!("different rows:\n{a}\n{b}").into());
    }
    if [bare.len(), ours.len()] == [rows; 2] { Ok(()) } else { Err("rows are missing".into()) }
}

struct Stopwatch(Instant);

#[expect(clippy::disallowed_methods, reason = "how long something takes is measured in real time")]
impl Stopwatch {
    fn start() -> Self {
        Self(Instant::now())
    }

    #[expect(clippy::cast_precision_loss, reason = "rows are counted in millions")]
    fn per_second(&self, rows: usize) -> f64 {
        rows as f64 / self.0.elapsed().as_secs_f64()
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// `1 000 000`.
fn spaced(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(" ")
}
