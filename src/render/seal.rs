//! The seal of an edition: the region's key, and its signature over a snapshot.
//!
//! What is signed is exactly the bytes of a document, with plain Ed25519, so that other people's tools can check it
//! as well. A key lies in a small text file that says what it is; a key that somebody mistyped is refused, since the
//! file carries the key's id beside it.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use malspar_domain::canonical;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{report::Proof, snapshot::Snapshot};

/// The form of the document that carries a snapshot's signature.
const FORMAT: &str = "malspar-signature-1";
/// The one algorithm.
const ALGORITHM: &str = "Ed25519";

const SECRET_HEADER: &str =
    "malspar signing key (Ed25519). SECRET: whoever has this file can sign as the region.";
const PUBLIC_HEADER: &str =
    "malspar public key (Ed25519). For everybody: it shows what the region has signed.";
/// How much of a header must be there: its end may be worded otherwise one day.
const SECRET: &str = "malspar signing key (Ed25519)";
const PUBLIC: &str = "malspar public key (Ed25519)";

/// Why a text is no key. None of the cases says anything of what a secret file held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// It is another kind of file.
    #[error("this is no key file of Målspår")]
    NotAKey,
    /// The secret key stands where the public one should.
    #[error("this is the secret signing key; the public key is wanted here")]
    Secret,
    /// The public key stands where the secret one should.
    #[error("this is the public key; the signing key is wanted here")]
    Public,
    /// The key is not what its id says: mistyped, or cut off.
    #[error("the key is damaged: it does not fit its id")]
    Damaged,
}

/// The region's signing key.
pub struct Signer(SigningKey);

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Signer").field(&self.public().id()).finish()
    }
}

impl Signer {
    /// The key that grows from a seed; the same seed gives the same key.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// Reads the file that [`Signer::write`] wrote.
    pub fn read(text: &str) -> Result<Self, KeyError> {
        let (id, key) = fields(text, SECRET, (PUBLIC, KeyError::Public))?;
        let signer = Self(SigningKey::from_bytes(&key));
        if signer.public().id() == id { Ok(signer) } else { Err(KeyError::Damaged) }
    }

    /// One text file, whose first line says that it is secret.
    pub fn write(&self) -> String {
        file(SECRET_HEADER, &self.public().id(), self.0.as_bytes())
    }

    /// What others check with.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, document: &[u8]) -> [u8; 64] {
        self.0.sign(document).to_bytes()
    }
}

/// What everybody can check the region's signatures with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads the file that [`PublicKey::write`] wrote.
    pub fn read(text: &str) -> Result<Self, KeyError> {
        let (id, key) = fields(text, PUBLIC, (SECRET, KeyError::Secret))?;
        let key = Self::from_bytes(key).ok_or(KeyError::Damaged)?;
        if key.id() == id { Ok(key) } else { Err(KeyError::Damaged) }
    }

    /// One text file, whose first line says what it is.
    pub fn write(&self) -> String {
        file(PUBLIC_HEADER, &self.id(), self.0.as_bytes())
    }

    /// Names the key: the first 16 hexadecimal digits of its SHA-256.
    pub fn id(&self) -> String {
        sha256(self.0.as_bytes()).chars().take(16).collect()
    }

    fn from_bytes(key: [u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(&key).ok().map(Self)
    }

    /// Is `signature` this key's over exactly these bytes?
    pub(crate) fn signed(&self, document: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(document, &Signature::from_bytes(signature)).is_ok()
    }
}

/// A header, the key's id and the key, a line each.
fn file(header: &str, id: &str, key: &[u8; 32]) -> String {
    format!("{header}\nid {id}\nkey {}\n", BASE64.encode(key))
}

fn fields<'a>(
    text: &'a str,
    header: &str,
    (other, mistaken): (&str, KeyError),
) -> Result<(&'a str, [u8; 32]), KeyError> {
    let mut lines =
        text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().ok_or(KeyError::NotAKey)?;
    if first.starts_with(other) {
        return Err(mistaken);
    }
    if !first.starts_with(header) {
        return Err(KeyError::NotAKey);
    }
    let mut field = |name: &str| lines.next().and_then(|line| line.strip_prefix(name)).map(str::trim);
    let (id, key) = (field("id ").ok_or(KeyError::Damaged)?, field("key ").ok_or(KeyError::Damaged)?);
    Ok((id, bytes(key).ok_or(KeyError::Damaged)?))
}

/// The SHA-256 of some bytes in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A hash as it is printed: in groups of four, so that it can be read out.
pub fn grouped(hash: &str) -> String {
    let digits: Vec<_> = hash.chars().collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).expect("half a byte is a digit");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// What Base64 says, if it is exactly `N` bytes.
fn bytes<const N: usize>(base64: &str) -> Option<[u8; N]> {
    BASE64.decode(base64).ok()?.try_into().ok()
}

/// A signature with what is needed to check it, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signed {
    format: String,
    algorithm: String,
    /// The key's id.
    pub(crate) key: String,
    public_key: String,
    /// The SHA-256 of what is signed.
    pub(crate) sha256: String,
    signature: String,
}

impl Signed {
    /// Signs `document`.
    pub(crate) fn new(document: &[u8], signer: &Signer) -> Self {
        let key = signer.public();
        Self {
            format: FORMAT.to_owned(),
            algorithm: ALGORITHM.to_owned(),
            key: key.id(),
            public_key: BASE64.encode(key.0.as_bytes()),
            sha256: sha256(document),
            signature: BASE64.encode(signer.sign(document)),
        }
    }

    /// The key that it says to be made with, if all it says of itself hangs together and it fits `document`. That
    /// proves nothing yet: anybody can sign with a key of their own.
    pub(crate) fn fits(&self, document: &[u8]) -> Option<PublicKey> {
        let key = PublicKey::from_bytes(bytes(&self.public_key)?)?;
        let signature: [u8; 64] = bytes(&self.signature)?;
        let said = self.format == FORMAT && self.algorithm == ALGORITHM && self.key == key.id();
        (said && self.sha256 == sha256(document) && key.signed(document, &signature)).then_some(key)
    }
}

/// What proves the values of a sealed edition: the snapshot's canonical bytes and the signature over them.
pub fn proof(snapshot: &Snapshot, signer: &Signer) -> Result<Proof, serde_json::Error> {
    let snapshot = snapshot.canonical()?;
    let document = Signed::new(snapshot.as_bytes(), signer);
    Ok(Proof { signature: canonical::json(&document)?, sha256: document.sha256, snapshot })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first example of RFC 8032.
    const SEED: [u8; 32] = [
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44,
        0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
    ];

    #[test]
    fn signatures_are_those_of_the_standard() {
        let signer = Signer::from_seed(SEED);
        assert!(hexadecimal(signer.public().0.as_bytes()).starts_with("d75a980182b10ab7d54bfed3c964073a"));
        let signature = signer.sign(b"");
        assert!(
            hexadecimal(&signature).starts_with("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065")
        );
        assert!(signer.public().signed(b"", &signature));
        assert!(!signer.public().signed(b" ", &signature));
    }

    #[test]
    fn keys_come_back_from_their_files() {
        let signer = Signer::from_seed(SEED);
        let read = Signer::read(&signer.write()).expect("a key");
        assert_eq!(read.public(), signer.public());
        let public = PublicKey::read(&signer.public().write()).expect("a key");
        assert_eq!(public, signer.public());
        assert_eq!(public.id().len(), 16);
        // As an editor on Windows saves it.
        let windows = format!("\u{feff}{}", signer.write().replace('\n', "\r\n"));
        assert!(Signer::read(&windows).is_ok());
        assert!(signer.write().lines().next().is_some_and(|line| line.contains("SECRET")));
    }

    #[test]
    fn a_key_is_not_taken_for_the_other_or_mistyped() {
        let signer = Signer::from_seed(SEED);
        assert_eq!(PublicKey::read(&signer.write()), Err(KeyError::Secret));
        assert_eq!(Signer::read(&signer.public().write()).unwrap_err(), KeyError::Public);
        assert_eq!(Signer::read("").unwrap_err(), KeyError::NotAKey);
        assert_eq!(PublicKey::read("ssh-ed25519 AAAA"), Err(KeyError::NotAKey));
        for text in [signer.write(), signer.public().write()] {
            let key = text.rfind("key ").expect("a key") + 4;
            for (at, sign) in text.char_indices().skip(key).filter(|(_, sign)| sign.is_alphanumeric()) {
                let other = if sign == 'B' { "C" } else { "B" };
                let mut mistyped = text.clone();
                mistyped.replace_range(at..=at, other);
                assert!(Signer::read(&mistyped).is_err() && PublicKey::read(&mistyped).is_err(), "{at}");
            }
            assert!(PublicKey::read(&text[..text.len() - 5]).is_err());
        }
    }

    #[test]
    fn the_secret_is_nowhere_but_in_its_file() {
        let signer = Signer::from_seed(SEED);
        let secret = BASE64.encode(SEED);
        assert!(signer.write().contains(&secret));
        let debug = format!("{signer:?}");
        assert!(!debug.contains(&secret) && !debug.contains("9d61") && !debug.contains("157"), "{debug}");
        let mistyped = signer.write().replace("id ", "id x");
        assert!(!Signer::read(&mistyped).unwrap_err().to_string().contains(&secret));
    }

    #[test]
    fn a_hash_is_printed_in_groups() {
        assert_eq!(grouped("0123456789abcdef"), "0123 4567 89ab cdef");
        assert_eq!(grouped(""), "");
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
