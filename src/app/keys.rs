//! The region's keys: one that signs, in a file that only the service may read, and the public ones beside it, by which
//! everybody can check what was ever signed.
//!
//! These are acts of whoever has the machine and its files; no page leads here, so no role is asked for.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use malspar_domain::violation::Violation;
use malspar_render::seal::KeyError;
pub use malspar_render::seal::{PublicKey, Signer};
use sha2::{Digest, Sha256};

use crate::{App, Error, Result};

/// The signing key's name in the folder of keys.
const SIGNING_KEY: &str = "signing.key";

/// The word for a key that others can read.
pub(crate) const OPEN: &str = "key-open-to-others";

/// Where the key that signs here lies: in a file that the configuration names, else in the folder of keys.
#[derive(Debug, Clone)]
pub struct KeyPlace {
    /// The folder of keys.
    pub folder: PathBuf,
    /// The file that the configuration names.
    pub file: Option<PathBuf>,
}

impl KeyPlace {
    /// The key that signs here, where there is one.
    pub fn find(&self) -> Result<Option<Signer>> {
        match &self.file {
            Some(file) => read(file).map(Some),
            None => find(&self.folder),
        }
    }
}

/// The key that signs here.
#[derive(Clone, Default)]
pub enum SigningKey {
    /// Nobody has said where it would be.
    #[default]
    Nowhere,
    /// In a file, which is read whenever it is needed: a key that is made while the service runs is found.
    In(KeyPlace),
    /// At hand: that of examples.
    AtHand(Arc<Signer>),
}

impl SigningKey {
    /// The key, where there is one.
    pub(crate) fn find(&self) -> Result<Option<Arc<Signer>>> {
        match self {
            Self::Nowhere => Ok(None),
            Self::In(place) => Ok(place.find()?.map(Arc::new)),
            Self::AtHand(signer) => Ok(Some(Arc::clone(signer))),
        }
    }
}

/// Where the signing key lies in `folder`, or would.
pub fn file_in(folder: &Path) -> PathBuf {
    folder.join(SIGNING_KEY)
}

/// The signing key in `folder`, where there is one. Its public key lies beside it.
pub fn find(folder: &Path) -> Result<Option<Signer>> {
    let file = file_in(folder);
    if !file.exists() {
        return Ok(None);
    }
    let signer = read(&file)?;
    keep_public(folder, &signer.public())?;
    Ok(Some(signer))
}

/// A new signing key in `folder`, grown from a `seed`; the one that is there, where somebody was first.
pub fn make(folder: &Path, seed: impl FnOnce() -> io::Result<[u8; 32]>) -> Result<Signer> {
    let file = file_in(folder);
    fs::create_dir_all(folder).map_err(Error::in_file(folder))?;
    let seed = seed().map_err(|e| Error::Data(format!("the system gives no randomness: {e}")))?;
    keep_secret(&file, &Signer::from_seed(seed).write())?;
    let signer = read(&file)?;
    keep_public(folder, &signer.public())?;
    Ok(signer)
}

impl App {
    /// The same with the key that signs here.
    #[must_use]
    pub fn with_key(self, key: SigningKey) -> Self {
        Self { key, ..self }
    }

    /// The keys that editions in this database are signed with.
    pub async fn signing_keys(&self) -> Result<Vec<PublicKey>> {
        let written = self.store.read().await?.signing_keys().await?;
        written.iter().map(|key| PublicKey::read(key).map_err(|e| unusable("edition", e))).collect()
    }
}

/// The signing key in `file`. One that others can read is refused: they can sign as the region.
pub fn read(file: &Path) -> Result<Signer> {
    check_secret(file)?;
    let text = fs::read_to_string(file).map_err(Error::in_file(file))?;
    Signer::read(&text).map_err(|e| unusable(file.display().to_string(), e))
}

/// The public key that `file` holds.
pub fn read_public(file: &Path) -> Result<PublicKey> {
    let text = fs::read_to_string(file).map_err(Error::in_file(file))?;
    PublicKey::read(&text).map_err(|e| unusable(file.display().to_string(), e))
}

/// Why no key can be read at `place`, in words that the catalogue has.
fn unusable(place: impl Into<String>, why: KeyError) -> Error {
    let place = place.into();
    match why {
        KeyError::NotAKey => Violation::error(place, "key-none"),
        KeyError::Secret => Violation::error(place, "key-is-secret"),
        KeyError::Public => Violation::error(place, "key-is-public"),
        KeyError::Damaged => Violation::error(place, "key-damaged"),
    }
    .into()
}

/// The key of examples. Anybody can sign with it, so it proves nothing.
pub fn demo_signer() -> Signer {
    Signer::from_seed(Sha256::digest(b"malspar example data: this key proves nothing").into())
}

/// Writes a public key into `folder` under the name of its id, and says where. One that is there is the same.
pub fn keep_public(folder: &Path, key: &PublicKey) -> Result<PathBuf> {
    let file = folder.join(format!("{}.pub", key.id()));
    if !file.exists() {
        fs::create_dir_all(folder).map_err(Error::in_file(folder))?;
        fs::write(&file, key.write()).map_err(Error::in_file(&file))?;
    }
    Ok(file)
}

/// Writes a secret whole or not at all, and never over another: of two that make a key at once one wins.
fn keep_secret(file: &Path, text: &str) -> Result<()> {
    let own = file.with_extension(format!("new-{}", std::process::id()));
    let written = write_secret(&own, text).and_then(|()| fs::hard_link(&own, file));
    let removed = fs::remove_file(&own);
    match written {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists && file.exists() => Ok(()),
        other => other.and(removed).map_err(Error::in_file(file)),
    }
}

fn write_secret(file: &Path, text: &str) -> io::Result<()> {
    use io::Write;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(unix)]
fn check_secret(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let for_others = fs::metadata(file).map_err(Error::in_file(file))?.permissions().mode() & 0o077;
    if for_others > 0 {
        return Err(Violation::error(file.display().to_string(), "key-open-to-others").into());
    }
    Ok(())
}

/// Other systems have other ways to say who may read a file.
#[cfg(not(unix))]
fn check_secret(_: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: [u8; 32] = [7; 32];

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        assert!(find(&keys).unwrap().is_none());
        let first = make(&keys, || Ok(SEED)).unwrap();
        let again = make(&keys, || Ok([8; 32])).unwrap();
        assert_eq!(first.public(), again.public());
        assert_eq!(find(&keys).unwrap().unwrap().public(), first.public());
        let public = fs::read_to_string(keys.join(format!("{}.pub", first.public().id()))).unwrap();
        assert_eq!(PublicKey::read(&public).unwrap(), first.public());
        assert_eq!(fs::read_dir(&keys).unwrap().count(), 2, "nothing else is left");
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        make(folder.path(), || Ok(SEED)).unwrap();
        let file = folder.path().join(SIGNING_KEY);
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for open in [0o640, 0o604, 0o644] {
            fs::set_permissions(&file, fs::Permissions::from_mode(open)).unwrap();
            let Err(Error::Refused(why)) = read(&file) else { panic!("{open:o} is open to others") };
            assert_eq!(why[0].code, "key-open-to-others");
        }
    }

    #[test]
    fn a_key_that_is_there_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(SIGNING_KEY);
        keep_secret(&file, &Signer::from_seed(SEED).write()).unwrap();
        keep_secret(&file, &Signer::from_seed([8; 32]).write()).unwrap();
        assert_eq!(read(&file).unwrap().public(), Signer::from_seed(SEED).public());
    }

    #[test]
    fn no_key_is_made_without_randomness() {
        let folder = tempfile::tempdir().unwrap();
        let none = make(folder.path(), || Err(io::Error::other("none")));
        assert!(none.is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_no_key_is_named_with_why() {
        let folder = tempfile::tempdir().unwrap();
        let secret = Signer::from_seed(SEED);
        let texts = [
            ("none", "ssh-ed25519 AAAA".to_owned(), "key-none"),
            ("secret", secret.write(), "key-is-secret"),
            ("cut", secret.public().write().replace("\nkey ", "\nkey A"), "key-damaged"),
        ];
        for (name, text, code) in texts {
            let file = folder.path().join(name);
            fs::write(&file, text).unwrap();
            let Err(Error::Refused(why)) = read_public(&file) else { panic!("{name} is no public key") };
            assert_eq!((why[0].field.as_str(), why[0].code.as_str()), (file.to_str().unwrap(), code));
        }
        let Err(Error::File { file, .. }) = read_public(&folder.path().join("nix")) else {
            panic!("none there")
        };
        assert!(file.ends_with("nix"));
    }
}
