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

    /// The one of these bytes, which somebody else knows as well: for the demo alone.
    pub(crate) const fn of_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The token that this text is, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// As a cookie or an address carries it.
    pub fn write(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is kept of a code that is worth something only together with it.
    pub(crate) fn hash_with(&self, code: &str) -> [u8; 32] {
        Sha256::new().chain_update(self.0).chain_update(code).finalize().into()
    }

    /// What is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

/// Says that it is one, and nothing of it: what is debugged is logged.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}
