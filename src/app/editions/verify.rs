//! Is a file an edition of ours? The file tells something by itself, more with the manifest and the key that somebody has
//! beside it, and everything where the service has the edition.

use malspar_domain::role::Actor;
use malspar_render::{
    report::Typesetter,
    seal::{PublicKey, sha256},
    verify::{self, EditionName, Verdict},
};
use malspar_storage::{self as storage, EditionDocuments, EditionKey};

use crate::{App, Error, Result};

/// What a file proves by itself, with its manifest, and with the public key: no database is asked.
pub async fn verify_file(pdf: Vec<u8>, manifest: Option<String>, key: Option<&str>) -> Result<Verdict> {
    let key = key.map(PublicKey::read).transpose().map_err(|e| Error::Data(e.to_string()))?;
    look(Typesetter::new(), pdf, manifest, key).await
}

impl App {
    /// What a file proves, held against the editions that the service has.
    pub async fn verify(&self, actor: &Actor, pdf: Vec<u8>) -> Result<Verdict> {
        let known = self.store.read().await?.documents_of_file(&sha256(&pdf)).await?;
        let known = match known {
            Some(known) => Some(known),
            // Not byte for byte: perhaps an edition of ours that somebody has changed.
            None => match look(self.typesetter.clone(), pdf.clone(), None, None).await?.edition {
                Some(name) => self.documents_named(actor, &name).await?,
                None => None,
            },
        };
        let key = known.as_ref().map(|known| PublicKey::read(&known.public_key)).transpose();
        let key = key.map_err(|e| Error::Data(e.to_string()))?;
        look(self.typesetter.clone(), pdf, known.map(|known| known.manifest), key).await
    }

    /// The documents of the edition that a file says to be; none where there is none of that name.
    async fn documents_named(&self, actor: &Actor, name: &EditionName) -> Result<Option<EditionDocuments>> {
        let Ok(key) = name.to_string().parse::<EditionKey>() else { return Ok(None) };
        let tx = self.store.read().await?;
        let found = match tx.open_strategy(&key.strategy, actor, None).await {
            Ok((scope, ..)) => tx.edition_documents(&scope, &key).await.map(Some),
            Err(e) => Err(e),
        };
        match found {
            Err(storage::Error::NotFound(_)) => Ok(None),
            other => Ok(other?),
        }
    }
}

/// As slow as making the report once: off the async threads.
async fn look(
    typesetter: Typesetter,
    pdf: Vec<u8>,
    manifest: Option<String>,
    key: Option<PublicKey>,
) -> Result<Verdict> {
    let looking = tokio::task::spawn_blocking(move || {
        verify::verify(&typesetter, &pdf, manifest.as_deref(), key.as_ref())
    });
    looking.await.map_err(|e| Error::Report(e.to_string()))
}
