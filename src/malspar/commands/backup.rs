//! `malspar backup`

use std::{path::Path, sync::Arc};

use malspar_app::backup;
use malspar_words::t;

use super::Desk;
use crate::{clock::SystemClock, console::Done, ids::RandomIds};

pub(crate) async fn run(desk: &Desk, file: &Path, force: bool) -> Done {
    let copy = backup::back_up(&desk.config.store(), file, force).await.map_err(|e| desk.refuse(&e))?;
    let file = copy.file.display().to_string();
    println!("{}", t!(desk.lang, "cli-backed-up", file = file, n = copy.rows));
    // The copy is there whatever comes of this.
    let noted = backup::note(&desk.config.store(), &SystemClock, Arc::new(RandomIds), &copy).await;
    noted.map_err(|e| desk.refuse(&e))
}
