//! A digest of everything that decides what a report looks like, for the name of the renderer: the same snapshot and the
//! same renderer must give the same bytes, so a drawing that moves by a hair makes another renderer.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

/// The sources of drawings, figures in words and pages, their words and typefaces, and which libraries they stand on.
const SOURCES: [&str; 6] =
    ["src/render", "src/words", "src/domain", "locales", "report-templates", "Cargo.lock"];

/// As much as tells two renderers apart.
const LETTERS: usize = 12;

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../..");
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", root.join(source).display());
        collect(&root.join(source), &mut files)?;
    }
    files.sort();
    let mut digest = Sha256::new();
    for file in files {
        let bytes = fs::read(&file)?;
        let name = file.strip_prefix(&root).expect("within the repository");
        // The same on a machine that writes paths otherwise.
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        for part in [name.join("/").as_bytes(), &bytes] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
    }
    let digest = format!("{:x}", digest.finalize());
    println!("cargo::rustc-env=MALSPAR_RENDERER={}", &digest[..LETTERS]);
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.extend(Some(path.to_owned()).filter(|path| is_source(path)));
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}

/// What tests are made of decides nothing; what an editor leaves behind is no source.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_test =
        name.ends_with("_test.rs") || path.iter().any(|part| part == "snapshots" || part == "benches");
    let is_known = ["rs", "ftl", "typ", "html", "css", "ttf", "lock", "toml"]
        .iter()
        .any(|end| path.extension().is_some_and(|extension| extension == *end));
    is_known && !is_test
}
