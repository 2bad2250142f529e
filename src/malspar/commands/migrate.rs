//! `malspar migrate`

use std::sync::Arc;

use malspar_app::backup;
use malspar_words::t;

use super::Desk;
use crate::{clock::SystemClock, console::Done, ids::RandomIds};

pub(crate) async fn run(desk: &Desk, backed_up: bool) -> Done {
    desk.make_folder()?;
    let done = backup::migrate(&desk.config.store(), &SystemClock, Arc::new(RandomIds), backed_up)
        .await
        .map_err(|e| desk.refuse(&e))?;
    if let Some(copy) = &done.backup {
        let file = copy.file.display().to_string();
        println!("{}", t!(desk.lang, "cli-backed-up", file = file, n = copy.rows));
    }
    if done.steps > 0 {
        println!("{}", t!(desk.lang, "cli-migrated-steps", n = done.steps));
    }
    println!("{}", t!(desk.lang, "cli-migrated"));
    Ok(())
}
