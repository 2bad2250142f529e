//! Where chance comes from: the one thing in the program that cannot be foretold.

use std::io;

/// A source of randomness, handed in so that a test can know what a mail will say.
pub trait Secrets: Send + Sync {
    /// Fills `bytes`; an error where the system gives none, so that nothing is ever secret by mistake.
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()>;
}

/// Gives nothing: for whoever needs no secrets.
#[derive(Debug, Clone, Copy)]
pub struct NoSecrets;

impl Secrets for NoSecrets {
    fn fill(&self, _: &mut [u8]) -> io::Result<()> {
        Err(io::Error::other("this program was given no source of randomness"))
    }
}
