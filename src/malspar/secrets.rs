//! The one place that asks the system for randomness.

use std::io;

use malspar_domain::secret::Secrets;

/// The system's randomness.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemSecrets;

impl Secrets for SystemSecrets {
    #[expect(clippy::disallowed_methods, reason = "this is the source that everything else is told to ask")]
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        getrandom::fill(bytes).map_err(|e| io::Error::other(e.to_string()))
    }
}
