//! The regional report from the database to the PDF beside the same document merely compiled and exported, and the
//! reports of 290 municipalities on one processor and on all. `benches/peers/run` calls it, and sets other people's
//! programs beside it.
//!
//!     report regional DATABASE [ROUNDS]    a database of the demo
//!     report sources DATABASE FOLDER       what the compiler sees, for another one to set the same
//!     report municipal COUNT THREADS
//!     report preview DATABASE              what the desk shows; benches/preview/run calls these two,
//!     report bare DATABASE                 each in a process of its own
//!
//! Without arguments (`cargo bench … -- --test`) two municipal reports are made, to see that it still runs.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

use std::{
    env, fs,
    hint::black_box,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use malspar_app::{App, reports::DraftForm};
use malspar_domain::{
    clock::MockClock,
    code::{CycleKey, OrganisationCode, Slug},
    id::{AccountId, CountedIds},
    lang::{Lang, Text},
    role::{Actor, Role},
};
use malspar_render::{
    report::{self, Prepared, Standards, Typesetter},
    snapshot::Snapshot,
};
use malspar_storage::StoreConfig;
use uuid::Uuid;

fn main() {
    let arguments: Vec<_> = env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let number = |text: &str| text.parse().expect("a number");
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["regional", database] => regional(database, 15),
        ["regional", database, rounds] => regional(database, number(rounds)),
        ["sources", database, folder] => sources(database, Path::new(folder)),
        ["municipal", count, threads] => municipal(number(count), number(threads)),
        ["preview", database] => preview(database),
        ["bare", database] => bare(database),
        [] => municipal(2, 2),
        _ => panic!("see the head of the file"),
    }
}

/// The demo's regional report.
struct Desk {
    runtime: tokio::runtime::Runtime,
    app: App,
    actor: Actor,
    slug: Slug,
    cycle: CycleKey,
}

impl Desk {
    fn open(database: &str) -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let config = StoreConfig::new(format!("sqlite://{database}"));
        let clock = Arc::new(MockClock::at(chrono::DateTime::UNIX_EPOCH));
        let app = runtime
            .block_on(App::open(&config, clock, Arc::new(CountedIds::new(1))))
            .expect("the demo's database");
        let organisation = OrganisationCode::new("malspar").expect("a code");
        let actor =
            Actor { account: AccountId(Uuid::nil()), role: Role::System, organisation, strategy: None };
        let (slug, cycle) = (Slug::new("orebro-2024-2030"), CycleKey::new("2024-2025"));
        Self { runtime, app, actor, slug: slug.expect("a slug"), cycle: cycle.expect("a cycle") }
    }

    fn report(&self) -> Vec<u8> {
        let draft = self.app.draft_report(&self.actor, &self.slug, &self.cycle, None, Lang::Sv, None);
        self.runtime.block_on(draft).expect("a report")
    }

    fn snapshot(&self) -> Snapshot {
        let snapshot = self.app.draft_snapshot(&self.actor, &self.slug, &self.cycle, None, None);
        self.runtime.block_on(snapshot).expect("a snapshot")
    }
}

fn prepared(snapshot: &Snapshot) -> Prepared {
    report::prepare(snapshot, None, Lang::Sv, Standards::Archive).expect("prepared")
}

fn regional(database: &str, rounds: usize) {
    let desk = Desk::open(database);
    let snapshot = desk.snapshot();
    let (prepared, typesetter) = (prepared(&snapshot), Typesetter::new());
    let bare = || prepared.clone().pdf(&typesetter).expect("set").bytes;
    assert_eq!(desk.report(), bare(), "the two are not the same report");
    let [mut whole, mut alone, mut figures, mut drawings] = [const { Vec::new() }; 4];
    for _ in 0..rounds {
        whole.push(timed(|| black_box(desk.report())));
        alone.push(timed(|| black_box(bare())));
        figures.push(timed(|| black_box(desk.snapshot())));
        drawings.push(timed(|| black_box(self::prepared(&snapshot))));
    }
    let [whole, alone, figures, drawings] = [whole, alone, figures, drawings].map(median);
    println!("database to PDF        {:8.1} ms", milliseconds(whole));
    println!("the same, set alone    {:8.1} ms", milliseconds(alone));
    println!("of it: figures         {:8.1} ms", milliseconds(figures));
    println!("texts and drawings     {:8.1} ms", milliseconds(drawings));
    println!("ratio                  {:8.2}", whole.as_secs_f64() / alone.as_secs_f64());
    println!("peak memory            {:8.0} MB", peak_memory());
}

fn sources(database: &str, folder: &Path) {
    for (path, bytes) in prepared(&Desk::open(database).snapshot()).sources() {
        let path = folder.join(path.trim_start_matches('/'));
        fs::create_dir_all(path.parent().expect("in the folder")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }
}

/// The desk's preview in a service that has just started: as a page, as a PDF, and each once more after a text has been
/// written anew.
fn preview(database: &str) {
    let desk = Desk::open(database);
    let drawn = |form| {
        let drawing = desk.app.preview_draft(&desk.actor, &desk.slug, &desk.cycle, None, Lang::Sv, form);
        black_box(desk.runtime.block_on(drawing).expect("a draft"));
    };
    tell("page, first", || drawn(DraftForm::Page));
    tell("page, changed", || {
        let writing = App::draft_as_page(rewritten(desk.snapshot()), Lang::Sv);
        black_box(desk.runtime.block_on(writing).expect("a page"))
    });
    tell("PDF, first", || drawn(DraftForm::Pdf));
    tell("PDF, changed", || {
        let setting = desk.app.typeset_draft(rewritten(desk.snapshot()), Lang::Sv);
        black_box(desk.runtime.block_on(setting).expect("a PDF"))
    });
    tell("PDF, the same", || drawn(DraftForm::Pdf));
}

/// The same documents with every figure and drawing at hand, in a process in which nothing has been set before.
fn bare(database: &str) {
    let snapshot = Desk::open(database).snapshot();
    let documents = [prepared(&snapshot), prepared(&rewritten(snapshot))];
    let [first, changed] = documents;
    let typesetter = Typesetter::new();
    tell("bare, first", || black_box(first.pdf(&typesetter).expect("set").bytes));
    tell("bare, changed", || black_box(changed.pdf(&typesetter).expect("set").bytes));
}

/// With one text more.
fn rewritten(mut snapshot: Snapshot) -> Snapshot {
    snapshot.narratives.overall = Some(Text::new("En mening till i analysen.", "One more sentence."));
    snapshot
}

/// Does it once; prints how long it took and the most memory held meanwhile.
fn tell<T>(what: &str, work: impl FnOnce() -> T) {
    // Where the system cannot forget the peak, it is that of the whole process so far.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let took = timed(work);
    println!("{what}\t{:.1}\t{:.0}", milliseconds(took), peak_memory());
}

/// Each municipality's own report, on so many threads.
fn municipal(count: usize, threads: usize) {
    let snapshot = App::invented_county(count).expect("a county");
    let typesetter = Typesetter::new();
    let codes: Vec<_> = snapshot.progress.municipalities.iter().map(|m| m.code.clone()).collect();
    let (next, bytes) = (AtomicUsize::new(0), Mutex::new(0));
    let began = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = snapshot.clone();
                while let Some(code) = codes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    own.municipality = Some(code.clone());
                    *bytes.lock().expect("no thread has failed") += set(&typesetter, &own);
                }
            });
        }
    });
    let took = began.elapsed();
    let each = milliseconds(took) / f64::from(u32::try_from(count).expect("few"));
    println!(
        "{count} reports, {threads} thread(s): {:.2} s, {each:.1} ms each, peak memory {:.0} MB, {} MB written",
        took.as_secs_f64(),
        peak_memory(),
        *bytes.lock().expect("no thread has failed") / 1_000_000
    );
}

fn set(typesetter: &Typesetter, snapshot: &Snapshot) -> usize {
    report::pdf(typesetter, snapshot, None, Lang::Sv, Standards::Archive).expect("set").bytes.len()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let began = Instant::now();
    let _ = work();
    began.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The most memory that the process has held, in MB, where the system tells.
fn peak_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
    kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1000.0)
}
