//! `malspar restore`

use std::path::Path;

use malspar_app::backup;
use malspar_words::t;

use super::Desk;
use crate::{clock::SystemClock, console::Done};

pub(crate) async fn run(desk: &Desk, file: &Path, force: bool) -> Done {
    desk.make_folder()?;
    let restored = backup::restore(&desk.config.store(), file, force, &SystemClock)
        .await
        .map_err(|e| desk.refuse(&e))?;
    if let Some(kept) = &restored.kept {
        println!("{}", t!(desk.lang, "cli-kept-before", file = kept.display().to_string()));
    }
    let file = file.display().to_string();
    println!("{}", t!(desk.lang, "cli-restored", file = file, n = restored.rows));
    Ok(())
}
