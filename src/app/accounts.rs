//! Accounts: who a person is, how one signs in, and in which role one goes on.
//!
//! A browser carries a [`Token`]; the database knows its hash. A role that can change what others see counts only where a
//! second factor was given.

mod demo;
mod session;
mod token;

pub use demo::DemoEntry;
pub use session::Session;
pub use token::Token;
