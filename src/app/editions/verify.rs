//! Is a file an edition of ours? The file tells something by itself, more with the manifest and the key that somebody has
//! beside it, and everything where the service has the edition.

use malspar_domain::{clock, edition::EditionKind, role::Actor};
use malspar_render::{
    report::Typesetter,
    seal::{PublicKey, sha256},
    verify::{self, EditionName, Finding, Verdict},
};
use malspar_storage::{self as storage, EditionAct, EditionDocuments, EditionKey, EditionRecord};
use malspar_words::key;

use crate::{App, Error, Result, keys};

/// What a file proves by itself, with its manifest, and with the public key: no database is asked.
pub async fn verify_file(file: Vec<u8>, manifest: Option<String>, key: Option<PublicKey>) -> Result<Verdict> {
    look(Typesetter::new(), file, manifest, key).await
}

/// Was the file held against the key of examples, or signed with it? Anybody can do that.
pub fn is_by_demo_key(verdict: &Verdict) -> bool {
    verdict.remarks.iter().any(|remark| remark.code == key!("verify-demo-key"))
}

/// What the database has of an edition that a file says to be.
enum Known {
    /// This.
    Edition(Box<EditionDocuments>),
    /// Its strategy, and no edition of that name: somebody else made the file.
    NoEdition,
    /// Not even its strategy: the file may be another region's.
    NoStrategy,
}

impl App {
    /// What a file proves, held against the editions that the service has.
    pub async fn verify(&self, actor: &Actor, file: Vec<u8>) -> Result<Verdict> {
        let documents = self.store.read().await?.documents_of_file(&sha256(&file)).await?;
        let documents = if let Some(documents) = documents {
            documents
        } else {
            // Not byte for byte: perhaps an edition of ours that somebody has changed, or packed anew.
            let mut alone = look(self.typesetter.clone(), file.clone(), None, None).await?;
            let Some(name) = alone.edition.clone() else { return Ok(alone) };
            match self.known(actor, &name).await? {
                Known::Edition(documents) => *documents,
                Known::NoEdition => {
                    let params = [("edition", &*name.to_string())];
                    alone.findings.push(Finding::new(key!("verify-not-in-database"), Some(false), &params));
                    return Ok(alone);
                }
                Known::NoStrategy => {
                    let params = [("strategy", name.strategy.as_str())];
                    alone.remarks.push(Finding::new(key!("verify-no-strategy-here"), None, &params));
                    return Ok(alone);
                }
            }
        };
        let key = PublicKey::read(&documents.public_key).map_err(|e| Error::Data(e.to_string()))?;
        let mut verdict = look(self.typesetter.clone(), file, Some(documents.manifest), Some(key)).await?;
        if let Some(name) = &verdict.edition {
            let history = self.history(actor, name).await?;
            verdict.remarks.extend(history);
        }
        Ok(verdict)
    }

    /// What the database has of the edition that a file says to be.
    async fn known(&self, actor: &Actor, name: &EditionName) -> Result<Known> {
        let Ok(strategy) = name.strategy.parse() else { return Ok(Known::NoStrategy) };
        let tx = self.store.read().await?;
        let scope = match tx.open_strategy(&strategy, actor, None).await {
            Ok((scope, ..)) => scope,
            Err(storage::Error::NotFound(_)) => return Ok(Known::NoStrategy),
            Err(other) => return Err(other.into()),
        };
        let Ok(key) = name.to_string().parse::<EditionKey>() else { return Ok(Known::NoEdition) };
        match tx.edition_documents(&scope, &key).await {
            Ok(documents) => Ok(Known::Edition(Box::new(documents))),
            Err(storage::Error::NotFound(_)) => Ok(Known::NoEdition),
            Err(other) => Err(other.into()),
        }
    }

    /// What happened to the edition since it was locked: that it was withdrawn, and that a later one came.
    async fn history(&self, actor: &Actor, name: &EditionName) -> Result<Vec<Finding>> {
        let Ok(key) = name.to_string().parse::<EditionKey>() else { return Ok(Vec::new()) };
        let editions = match self.editions(actor, &key.strategy).await {
            Ok(editions) => editions,
            // Whoever holds a file may have no part in its strategy.
            Err(Error::NotFound(_)) => return Ok(Vec::new()),
            Err(other) => return Err(other),
        };
        let own = editions.iter().find(|edition| edition.key == key);
        let withdrawn = own.and_then(withdrawn);
        Ok(withdrawn.into_iter().chain(superseded(&editions, &key)).collect())
    }
}

/// When and why the edition was withdrawn, if that is what was last done to it.
fn withdrawn(edition: &EditionRecord) -> Option<Finding> {
    let last = edition.events.last()?;
    let EditionAct::Withdraw { reason } = &last.act else { return None };
    let date = clock::local_date(last.recorded_at).to_string();
    Some(Finding::new(key!("verify-withdrawn"), None, &[("date", &date), ("reason", reason)]))
}

/// The latest edition of the same report, where it is another. A locked one comes after every draft for comments.
fn superseded(editions: &[EditionRecord], key: &EditionKey) -> Option<Finding> {
    let rank = |key: &EditionKey| (key.kind == EditionKind::Sealed, key.number);
    let same = |other: &&EditionRecord| {
        other.key.cycle == key.cycle
            && other.key.organisation == key.organisation
            && rank(&other.key) > rank(key)
    };
    let latest = editions.iter().filter(same).max_by_key(|edition| rank(&edition.key))?;
    let (edition, date) = (latest.key.to_string(), clock::local_date(latest.sealed_at).to_string());
    Some(Finding::new(key!("verify-superseded"), None, &[("edition", &edition), ("date", &date)]))
}

/// As slow as making the report once: off the async threads.
async fn look(
    typesetter: Typesetter,
    file: Vec<u8>,
    manifest: Option<String>,
    key: Option<PublicKey>,
) -> Result<Verdict> {
    let looking = tokio::task::spawn_blocking(move || {
        let mut verdict = verify::verify(&typesetter, &file, manifest.as_deref(), key.as_ref());
        let demo = Some(keys::demo_signer().public());
        if demo == key || demo == verdict.signer {
            verdict.remarks.push(Finding::new(key!("verify-demo-key"), None, &[]));
        }
        verdict
    });
    looking.await.map_err(|e| Error::Report(e.to_string()))
}
