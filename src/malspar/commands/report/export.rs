//! `malspar report export`

use std::{io::ErrorKind, path::Path};

use malspar_app::editions::EditionKey;
use malspar_words::t;

use super::{Desk, person};
use crate::console::{self, Done, Refusal};

pub(super) async fn run(desk: &Desk, key: &EditionKey, out: &Path) -> Done {
    let is_package = out.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
    if !is_package {
        check_empty(desk, out)?;
    }
    let app = desk.app().await?;
    if is_package {
        let package = app.archive(&person(), key).await.map_err(|e| desk.refuse(&e))?;
        console::files::write_new(out, &package)?;
    } else {
        for (name, bytes) in app.edition_files(&person(), key).await.map_err(|e| desk.refuse(&e))? {
            console::write(&out.join(name), &bytes)?;
        }
    }
    println!("{}", out.display());
    Ok(())
}

/// In a folder with anything else in it two editions would be mixed, and their manifests exchanged.
fn check_empty(desk: &Desk, folder: &Path) -> Done {
    let name = || folder.display().to_string();
    match std::fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(false) => Err(Refusal::new(t!(desk.lang, "cli-export-not-empty", folder = name()))),
        Err(e) if e.kind() == ErrorKind::NotADirectory => {
            Err(Refusal::new(t!(desk.lang, "cli-export-no-folder", file = name())))
        }
        Err(e) if e.kind() != ErrorKind::NotFound => Err(Refusal::system(folder)(e)),
        _ => Ok(()),
    }
}
