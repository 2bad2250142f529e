//! Copies of a SQLite database, while it is in use. A copy gets its name when it has been looked through and lies on
//! the disk; until then it lies in a folder of its own, which goes away with all that SQLite leaves beside the copy.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use sea_orm::{
    ConnectionTrait, DbBackend, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tempfile::{NamedTempFile, TempDir};
use thiserror::Error;

use crate::{Contents, Error, StoreConfig, Unfit, fitness, store};

/// Why there is no copy, or why it was not put back. What was there before is still there.
#[derive(Debug, Error)]
pub enum CopyError {
    /// PostgreSQL has programs of its own for this.
    #[error("not a SQLite database")]
    NotSqlite,
    /// There is no such file.
    #[error("{} is not there", .0.display())]
    NotThere(PathBuf),
    /// There is something already.
    #[error("{} is there already", .0.display())]
    AlreadyThere(PathBuf),
    /// The copy would be the database itself.
    #[error("{} is the database itself", .0.display())]
    Itself(PathBuf),
    /// Another program has the database open.
    #[error("{} is in use", .0.display())]
    InUse(PathBuf),
    /// The copy is none to rely on.
    #[error("{}: {why}", .file.display())]
    Unfit {
        /// Which file.
        file: PathBuf,
        /// Why.
        why: Unfit,
    },
    /// A file cannot be read or written.
    #[error("{}: {error}", .file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Copies the database into `file` and looks the copy through. A file that is there already is refused unless it may
/// be overwritten, and then it is replaced in one step.
pub async fn backup(config: &StoreConfig, file: &Path, overwrite: bool) -> Result<Contents, CopyError> {
    let database = config.sqlite_file()?.ok_or(CopyError::NotSqlite)?;
    if !database.exists() {
        return Err(CopyError::NotThere(database));
    }
    refuse_itself(&database, file)?;
    if file.exists() && !overwrite {
        return Err(CopyError::AlreadyThere(file.to_owned()));
    }
    let copy = Unnamed::beside(file)?;
    let original = copy_into(config, copy.path()).await?;
    let unfit = |why| CopyError::Unfit { file: file.to_owned(), why };
    let copied = fitness::examine(copy.path()).await.map_err(unfit)?;
    if let Some(table) = original.differing(&copied) {
        return Err(unfit(Unfit::Differs(table)));
    }
    copy.name(file, overwrite)?;
    Ok(copied)
}

/// Lets SQLite write one state of the database into an empty file, and tells what that state holds. Nobody else writes
/// meanwhile, so that the rows that are counted are the rows that are copied.
async fn copy_into(config: &StoreConfig, empty: &Path) -> Result<Contents, CopyError> {
    let path = empty.to_str().ok_or_else(|| in_file(empty)(io::ErrorKind::InvalidFilename.into()))?;
    let (writer, copier) =
        (store::sqlite(&config.url, 1, false).await?, store::sqlite(&config.url, 1, false).await?);
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let held = writer.begin_with_options(immediate).await.map_err(Error::from)?;
    let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
    copier.execute_raw(vacuum).await.map_err(Error::from)?;
    let original = fitness::contents(&held).await?;
    held.rollback().await.map_err(Error::from)?;
    copier.close().await.map_err(Error::from)?;
    writer.close().await.map_err(Error::from)?;
    Ok(original)
}

/// A copy over the database would be no copy.
pub(crate) fn refuse_itself(database: &Path, file: &Path) -> Result<(), CopyError> {
    match (database.canonicalize(), file.canonicalize()) {
        (Ok(one), Ok(other)) if one == other => Err(CopyError::Itself(file.to_owned())),
        _ => Ok(()),
    }
}

/// A copy that has no name yet, readable by nobody else.
#[derive(Debug)]
pub(crate) struct Unnamed {
    copy: NamedTempFile,
    /// Where SQLite keeps its journal while it writes the copy, and leaves it when the disk is full. Goes away last.
    _folder: TempDir,
}

impl Unnamed {
    /// An empty one in the folder of `file`.
    pub(crate) fn beside(file: &Path) -> Result<Self, CopyError> {
        // In full, since SQLite would take a path that begins with "file:" for an address.
        let folder = std::path::absolute(folder_of(file)).map_err(in_file(file))?;
        let named = |builder: &mut tempfile::Builder<'_, '_>| {
            let folder = builder.prefix(".malspar-").suffix(".tmp").tempdir_in(folder)?;
            Ok(Self { copy: tempfile::Builder::new().prefix("copy-").tempfile_in(&folder)?, _folder: folder })
        };
        named(&mut tempfile::Builder::new()).map_err(in_file(file))
    }

    pub(crate) fn path(&self) -> &Path {
        self.copy.path()
    }

    /// Gives the copy its name once every byte of it lies on the disk.
    pub(crate) fn name(self, file: &Path, overwrite: bool) -> Result<(), CopyError> {
        self.copy.as_file().sync_all().map_err(in_file(file))?;
        let named = if overwrite { self.copy.persist(file) } else { self.copy.persist_noclobber(file) };
        named.map_err(|refused| match refused.error.kind() {
            io::ErrorKind::AlreadyExists => CopyError::AlreadyThere(file.to_owned()),
            _ => in_file(file)(refused.error),
        })?;
        sync_folder_of(file)
    }
}

/// Puts the names in the folder of `file` on the disk.
pub(crate) fn sync_folder_of(file: &Path) -> Result<(), CopyError> {
    let folder = folder_of(file);
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(in_file(folder))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(crate) fn in_file(file: &Path) -> impl Fn(io::Error) -> CopyError {
    move |error| CopyError::File { file: file.to_owned(), error }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn nothing_is_left_of_a_copy_that_was_broken_off() {
        let folder = tempfile::tempdir().unwrap();
        let copy = Unnamed::beside(&folder.path().join("copy.db")).unwrap();
        // As SQLite leaves it on a full disk.
        let mut journal = copy.path().as_os_str().to_owned();
        journal.push("-journal");
        fs::write(journal, "half a page").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        drop(copy);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_copy_that_is_named_leaves_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copy.db");
        Unnamed::beside(&file).unwrap().name(&file, false).unwrap();
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
        assert_eq!(names, [file]);
    }
}
