//! Accounts: who a person is, how one signs in, and in which role one goes on.
//!
//! A browser carries a [`Token`]; the database knows its hash. Whoever signs in proves first that mail to the address
//! reaches them, or that they know the password, and then, where the role can change what others see, that they carry
//! the app that they have enrolled. What is tried is counted in the database.

mod demo;
mod door;
mod govern;
mod invite;
pub(crate) mod invite_again;
mod letter;
mod password;
mod post;
mod second_factor;
mod session;
mod sign_in;
mod throttle;
mod token;

pub(crate) use letter::Letter;
pub(crate) use throttle::count_comment;

pub use demo::DemoEntry;
pub use govern::Person;
pub(crate) use govern::{check_governs, check_runs_follow_up, is_within, own_strategies};
pub use invite::{Colleague, Invitation};
pub(crate) use letter::Written;
pub use malspar_storage::{LastMail, MailRecord, MailState, StandingPerson, StandingRole};
pub(crate) use post::Links;
pub use post::{Delivery, Outgoing, Post, Postman, first_word};
pub use second_factor::SecondFactor;
pub use session::{OwnRole, Session};
pub use sign_in::{SignedIn, VALID_MINUTES};
pub(crate) use throttle::HeldBack;
pub use token::Token;
