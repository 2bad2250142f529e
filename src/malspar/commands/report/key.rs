//! The key that signs here: that of the configuration, or one of the data folder.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use malspar_app::{
    App,
    keys::{self, PublicKey, Signer},
};
use malspar_words::{list, t};

use super::Desk;
use crate::console::{Done, Refusal};

/// The key to sign with. Where there is none one is made, unless editions are there that another has signed: then that
/// one is wanted, and a new one only by somebody who says so. Examples are signed with a key that proves nothing.
pub(super) async fn signer(desk: &Desk, app: &App, new: bool) -> Result<Arc<Signer>, Refusal> {
    let folder = desk.config.keys();
    let refuse = |e: malspar_app::Error| desk.refuse(&e);
    if app.is_example().await.map_err(refuse)? {
        let signer = keys::demo_signer();
        keep_public_key(desk, &signer.public())?;
        return Ok(Arc::new(signer));
    }
    let found = match &desk.config.signing_key {
        Some(file) => Some(keys::read(file).map_err(refuse)?),
        None => keys::find(&folder).map_err(refuse)?,
    };
    match found {
        Some(_) if new => {
            let file = desk.config.signing_key.clone().unwrap_or_else(|| keys::file_in(&folder));
            Err(Refusal::new(t!(desk.lang, "cli-key-there", file = file.display().to_string())))
        }
        Some(signer) => {
            keep_public_key(desk, &signer.public())?;
            Ok(Arc::new(signer))
        }
        None => make(desk, app, &folder, new).await,
    }
}

/// Is there a key? The site makes none by itself. One that cannot be used is told at once, not first when somebody locks.
pub(crate) fn is_key_at_hand(desk: &Desk) -> Result<bool, Refusal> {
    let found = desk.config.key_place().find().map_err(|e| desk.refuse(&e))?;
    if let Some(signer) = &found {
        keep_public_key(desk, &signer.public())?;
    }
    Ok(found.is_some())
}

/// Makes a key where there is none, and tells the name of the one that is there.
pub(super) async fn tell(desk: &Desk, new: bool) -> Done {
    let app = desk.app().await?;
    println!("{}", signer(desk, &app, new).await?.public().id());
    Ok(())
}

async fn make(desk: &Desk, app: &App, folder: &Path, new: bool) -> Result<Arc<Signer>, Refusal> {
    let file = keys::file_in(folder).display().to_string();
    let others = app.signing_keys().await.map_err(|e| desk.refuse(&e))?;
    if !others.is_empty() && !new {
        let ids: Vec<_> = others.iter().map(PublicKey::id).collect();
        let keys = list::and(desk.lang, &ids);
        return Err(Refusal::new(t!(desk.lang, "cli-key-elsewhere", keys = keys, file = file)));
    }
    let signer = keys::make(folder, randomness).map_err(|e| desk.refuse(&e))?;
    let public = keep_public_key(desk, &signer.public())?.display().to_string();
    let id = signer.public().id();
    eprintln!("{}", t!(desk.lang, "cli-key-made", id = id, file = file, public = public));
    Ok(Arc::new(signer))
}

/// Everybody may have the public key: it lies in the data folder, under the name of its id.
pub(crate) fn keep_public_key(desk: &Desk, key: &PublicKey) -> Result<PathBuf, Refusal> {
    keys::keep_public(&desk.config.keys(), key).map_err(|e| desk.refuse(&e))
}

/// The operating system's.
#[expect(clippy::disallowed_methods, reason = "this is the source that keys are made from")]
fn randomness() -> io::Result<[u8; 32]> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|e| io::Error::other(e.to_string()))?;
    Ok(seed)
}
