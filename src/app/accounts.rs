//! Accounts: who a person is, how one signs in, and in which role one goes on.
//!
//! A browser carries a [`Token`]; the database knows its hash. Whoever signs in proves first that mail to the address
//! reaches them, or that they know the password, and then, where the role can change what others see, that they carry
//! the app that they have enrolled. What is tried is counted in the database.

mod demo;
mod door;
mod govern;
mod invite;
mod letter;
mod password;
mod post;
mod second_factor;
mod session;
mod sign_in;
mod throttle;
mod token;

pub use demo::DemoEntry;
pub use govern::Person;
pub use invite::{Colleague, Invitation};
pub use malspar_storage::{MailRecord, MailState};
pub use post::{Delivery, Outgoing, Post, Postman};
pub use second_factor::SecondFactor;
pub use session::{OwnRole, Session};
pub use sign_in::{SignedIn, VALID_MINUTES};
pub use token::Token;
