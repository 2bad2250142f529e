//! A secret that a person or a browser carries.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use malspar_domain::secret::Secrets;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// 256 bits of chance.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    pub fn new(secrets: &dyn Secrets) -> Result<Self> {
        let mut bytes = [0; 32];
        secrets.fill(&mut bytes).map_err(|e| Error::Data(format!("the system gives no randomness: {e}")))?;
        Ok(Self(bytes))
    }

    /// The token that this text is, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// As a cookie or an address carries it.
    pub fn write(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}
