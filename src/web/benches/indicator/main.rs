//! A published indicator's page, as it leaves the service, beside a bare query for its figures and a bare drawing of as
//! many pictures as the page has, on databases of 100 000 and of 1 000 000 observations. The page is measured when it is
//! asked for the first time, and its charts are drawn, and when it is asked for again.
//!
//!     indicator DEMO_FOLDER [ROUNDS]    the folder of a finished `malspar demo`
//!     indicator --test DEMO_FOLDER      once, with few observations: nothing is judged
//!
//! The database is a copy of the demo's, filled up with the same indicators of every Swedish municipality for as many years
//! as it takes. Ends with an error where a budget is not held.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod bare;
mod database;

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use chrono::DateTime;
use http_body_util::BodyExt as _;
use malspar_app::{App, StoreConfig};
use malspar_domain::{clock::MockClock, id::CountedIds};
use malspar_web::Settings;
use tower::ServiceExt as _;

use crate::database::Filled;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The page may take so many times as long as the bare query and the bare drawing.
const BUDGET: f64 = 2.0;
/// With ten times as many observations it may take so many times as long.
const BUDGET_OF_SIZE: f64 = 1.3;
const ROUNDS: usize = 40;
/// The observations of the two databases, and of the small one.
const SIZES: [usize; 2] = [100_000, 1_000_000];
const SMALL: usize = 5_000;
/// An indicator with few charts, one with some, and the one with the most.
const INDICATORS: [&str; 3] = ["K1", "T1", "S1"];

#[tokio::main]
async fn main() -> Outcome<()> {
    let asked = Asked::of(std::env::args().skip(1))?;
    let Some(demo) = &asked.demo else {
        println!("indicator page   NOT CHECKED: name the folder of a finished demo");
        return Ok(());
    };
    let sizes: &[usize] = if asked.is_smoke { &[SMALL] } else { &SIZES };
    let mut held = true;
    let mut at_first = Vec::new();
    println!(
        "rows     indicator  pictures   drawn     again  bare query  bare drawing  drawn / bare  again / bare"
    );
    for (n, size) in sizes.iter().enumerate() {
        let filled = database::filled(demo, *size).await?;
        for (i, code) in INDICATORS.iter().enumerate() {
            let measured = measure(&filled, code, asked.rounds).await?;
            println!("{size:<7}  {code:<9}  {measured}");
            held &= measured.beside_bare(measured.again) <= BUDGET;
            if n == 0 {
                at_first.push(measured.drawn);
            } else {
                let grown = measured.drawn.as_secs_f64() / at_first[i].as_secs_f64();
                println!("         drawn with {size} beside {}: {grown:.2}", sizes[0]);
                held &= grown <= BUDGET_OF_SIZE;
            }
        }
    }
    let held = held || asked.is_smoke;
    if held { Ok(()) } else { Err("a page is slower than its budget".into()) }
}

/// What the command line asks for.
struct Asked {
    demo: Option<PathBuf>,
    rounds: usize,
    is_smoke: bool,
}

impl Asked {
    fn of(arguments: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut asked = Self { demo: None, rounds: ROUNDS, is_smoke: false };
        for argument in arguments {
            match argument.as_str() {
                "--bench" => {} // cargo's own
                "--test" => (asked.rounds, asked.is_smoke) = (1, true),
                folder if asked.demo.is_none() => asked.demo = Some(folder.into()),
                number => asked.rounds = number.parse().map_err(|_| format!("{number}: how many rounds?"))?,
            }
        }
        Ok(asked)
    }
}

/// The service as it is served, with all that stands around every answer.
async fn site(filled: &Filled) -> Outcome<Router> {
    let clock = Arc::new(MockClock::at(DateTime::UNIX_EPOCH));
    let app = App::open(&StoreConfig::new(&filled.url), clock, Arc::new(CountedIds::new(1))).await?;
    Ok(malspar_web::router(app, Settings::default()))
}

/// Medians of so many rounds.
struct Measured {
    pictures: usize,
    drawn: Duration,
    again: Duration,
    query: Duration,
    drawing: Duration,
}

impl Measured {
    fn beside_bare(&self, page: Duration) -> f64 {
        page.as_secs_f64() / (self.query + self.drawing).as_secs_f64()
    }
}

impl std::fmt::Display for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [drawn, again, query, drawing] =
            [self.drawn, self.again, self.query, self.drawing].map(|time| time.as_secs_f64() * 1000.0);
        let [first, second] = [self.drawn, self.again].map(|page| self.beside_bare(page));
        write!(
            f,
            "{:>8} {drawn:5.2} ms  {again:5.2} ms     {query:5.2} ms      {drawing:5.2} ms  {first:12.2}  {second:12.2}",
            self.pictures
        )
    }
}

/// The page, both times, and the bare ways in turns. Each round has a service of its own, which has read the edition and
/// drawn nothing of it.
async fn measure(filled: &Filled, code: &str, rounds: usize) -> Outcome<Measured> {
    let strategy = format!("/strategier/{}", database::STRATEGY);
    let address = format!("{strategy}/indikatorer/{code}");
    let [mut first, mut second, mut queries, mut drawings] = [const { Vec::new() }; 4];
    let mut pictures = 0;
    for _ in 0..rounds {
        let site = site(filled).await?;
        page(&site, &strategy).await?;
        let began = Instant::now();
        let ours = page(&site, &address).await?;
        first.push(began.elapsed());
        let began = Instant::now();
        let same = page(&site, &address).await?;
        second.push(began.elapsed());
        assert!(same == ours, "the page says something else the second time");
        pictures = ours.matches("<svg").count();
        // A map stands twice on it, for a desk and for a phone.
        let maps = 2 * ours.matches(">Karta</h2>").count();
        let began = Instant::now();
        let (figures, land) = (filled.figures(code).await?, filled.land().await?);
        queries.push(began.elapsed());
        let began = Instant::now();
        let bare = bare::page(code, &figures, &land, (pictures, maps))?;
        drawings.push(began.elapsed());
        assert!(bare.matches("<svg").count() == pictures, "the bare page has other pictures");
    }
    let [drawn, again, query, drawing] = [first, second, queries, drawings].map(median);
    Ok(Measured { pictures, drawn, again, query, drawing })
}

async fn page(site: &Router, address: &str) -> Outcome<String> {
    let request = Request::builder().uri(address).header(header::HOST, "malspar.test").body(Body::empty())?;
    let response = site.clone().oneshot(request).await?;
    if !response.status().is_success() {
        return Err(format!("{address}: {}", response.status()).into());
    }
    Ok(String::from_utf8(response.into_body().collect().await?.to_bytes().to_vec())?)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
