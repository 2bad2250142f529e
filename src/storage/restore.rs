//! Putting a copy back in the place of a SQLite database. The copy is looked through first, and the database that was
//! there is kept under another name, so that at every moment one of the two is whole.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    Contents, CopyError, Error, StoreConfig, Unfit,
    backup::{Unnamed, in_file, refuse_itself, sync_folder_of},
    fitness, store,
};

/// What SQLite may have lying beside a database.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the database holds now.
    pub contents: Contents,
    /// Where the database is kept that was there before.
    pub kept: Option<PathBuf>,
}

/// Makes `file` the database. One that is there already is refused unless it may be replaced; then it is kept beside,
/// with `stamp` in its name.
pub async fn restore(
    config: &StoreConfig,
    file: &Path,
    replace: bool,
    stamp: &str,
) -> Result<Restored, CopyError> {
    let database = config.sqlite_file()?.ok_or(CopyError::NotSqlite)?;
    if !file.is_file() {
        return Err(CopyError::NotThere(file.to_owned()));
    }
    refuse_itself(&database, file)?;
    if database.exists() && !replace {
        return Err(CopyError::AlreadyThere(database));
    }
    let unfit = |why| CopyError::Unfit { file: file.to_owned(), why };
    if fs::metadata(beside(file, "-wal")).is_ok_and(|log| log.len() > 0) {
        return Err(unfit(Unfit::HasLog));
    }
    // What is looked through is the very file that takes the database's place, not the one it was copied from.
    let copy = Unnamed::beside(&database)?;
    copied(file, copy.path()).await?;
    let contents = fitness::examine(copy.path()).await.map_err(unfit)?;
    let kept = if database.exists() { Some(keep(&database, stamp).await?) } else { None };
    for left in BESIDE {
        // Left by another database, it would be taken for this one's.
        remove(&beside(&database, left))?;
    }
    sync_folder_of(&database)?;
    copy.name(&database, replace)?;
    Ok(Restored { contents, kept })
}

/// In a thread of its own: a large file takes a while.
async fn copied(from: &Path, to: &Path) -> Result<(), CopyError> {
    let (source, target) = (from.to_owned(), to.to_owned());
    let copied = tokio::task::spawn_blocking(move || {
        let mut target = fs::OpenOptions::new().write(true).open(target)?;
        io::copy(&mut fs::File::open(source)?, &mut target)?;
        target.sync_all()
    });
    copied.await.map_err(Error::other)?.map_err(in_file(from))
}

/// Gives the database a second name, under which it stays when the first one goes to the copy. Refuses one that
/// somebody has open, who would go on writing into it.
async fn keep(database: &Path, stamp: &str) -> Result<PathBuf, CopyError> {
    let kept = beside(database, &format!(".before-restore-{stamp}"));
    if kept.exists() {
        return Err(CopyError::AlreadyThere(kept));
    }
    // Any other failure is damage, and that may be why somebody wants an older one back: it is kept as it is.
    if let Err(Error::Busy { .. }) = store::sqlite_settle(database).await {
        return Err(CopyError::InUse(database.to_owned()));
    }
    second_name(database, &kept)?;
    for left in BESIDE {
        let left_beside = beside(database, left);
        if left_beside.exists() {
            second_name(&left_beside, &beside(&kept, left))?;
        }
    }
    sync_folder_of(database)?;
    Ok(kept)
}

/// A second name for the same file, or a copy where the file system has no second names.
fn second_name(file: &Path, other: &Path) -> Result<(), CopyError> {
    fs::hard_link(file, other)
        .or_else(|_| fs::copy(file, other).and_then(|_| fs::File::open(other)?.sync_all()))
        .map_err(in_file(other))
}

fn remove(file: &Path) -> Result<(), CopyError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(in_file(file)(error)),
        _ => Ok(()),
    }
}

/// The path with `ending` after its last letter.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut path = OsString::from(file);
    path.push(ending);
    PathBuf::from(path)
}
