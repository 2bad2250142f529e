//! `malspar migrate`

use malspar_words::t;

use super::Desk;
use crate::console::Done;

pub(crate) async fn run(desk: &Desk) -> Done {
    desk.new_app().await?;
    println!("{}", t!(desk.lang, "cli-migrated"));
    Ok(())
}
