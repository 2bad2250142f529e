//! `malspar chart gallery`

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use indicatif::ProgressBar;
use malspar_app::{App, gallery::Plate};
use malspar_words::t;

use super::Desk;
use crate::{
    cli::ChartCommand,
    console::{self, Done, Refusal},
};

pub(crate) fn run(desk: &Desk, command: ChartCommand) -> Done {
    let ChartCommand::Gallery { out } = command;
    let gallery = App::gallery(desk.lang).map_err(|e| desk.refuse(&e))?;
    let plates = gallery.plates();
    let bar = console::progress_bar(plates.len(), t!(desk.lang, "cli-gallery-drawing"));
    let files = draw_all(desk, plates, &out, &bar)?;
    bar.finish_and_clear();
    let page = out.join("index.html");
    let html = App::gallery_page(&gallery).map_err(|e| desk.refuse(&e))?;
    console::write(&page, html.as_bytes())?;
    let page = page.display().to_string();
    println!("{}", t!(desk.lang, "cli-gallery-done", n = plates.len(), files = files + 1, page = page));
    Ok(())
}

/// Draws on every core; gives the number of files.
fn draw_all(desk: &Desk, plates: &[Plate], out: &Path, bar: &ProgressBar) -> Result<usize, Refusal> {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicUsize::new(0);
    let draw = || {
        let mut files = 0;
        while let Some(plate) = plates.get(next.fetch_add(1, Ordering::Relaxed)) {
            for (name, bytes) in App::plate_files(plate).map_err(|e| desk.refuse(&e))? {
                console::write(&out.join(name), &bytes)?;
                files += 1;
            }
            bar.inc(1);
        }
        Ok(files)
    };
    std::thread::scope(|scope| {
        let drawing: Vec<_> = (0..workers).map(|_| scope.spawn(draw)).collect();
        let mut files = 0;
        for worker in drawing {
            files += worker.join().map_err(|_| Refusal::new(t!(desk.lang, "cli-gallery-failed")))??;
        }
        Ok(files)
    })
}
