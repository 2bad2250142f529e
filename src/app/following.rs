//! What stands around an organisation's answers: what it is asked and how far it is, more time, declining, forms sent in, the
//! sheet of questions, what has happened, and its own report.
//!
//! All of it is about the actor's own organisation: no address names another.

mod asked;
mod extension;
mod history;
mod own_report;
mod sheet;
mod upload;

use malspar_domain::{
    code::{CycleKey, OrganisationCode},
    lang::{Lang, Text},
    organisation::OrganisationKind,
    role::Actor,
};
use malspar_storage::Tx;
use malspar_words::name;

pub use asked::{Asked, Stage};
pub(crate) use asked::{Standing, stage_of};
pub use extension::MAX_REASON;
pub(crate) use extension::check_reason;
pub use history::{Revision, RowName};
pub use malspar_storage::{ExtensionRefusal, ExtensionRequest};
pub use sheet::QuestionSheet;
pub use upload::{Preview, Taken};

use crate::{App, Error, Result};

impl App {
    /// The full name of the actor's own organisation: "Laxå kommun".
    pub async fn own_name(&self, actor: &Actor, lang: Lang) -> Result<String> {
        let tx = self.store.read().await?;
        Ok(name_of(&tx, &actor.organisation).await?.get(lang).to_owned())
    }
}

/// The full name of an organisation, in both languages.
pub(crate) async fn name_of(tx: &Tx, code: &OrganisationCode) -> Result<Text> {
    let found = tx.organisation_record(code).await?;
    Ok(match found.kind {
        OrganisationKind::Municipality => {
            let [sv, en] = [Lang::Sv, Lang::En].map(|lang| name::municipality(lang, &found.name));
            Text::new(sv, en)
        }
        OrganisationKind::Region => Text::new(found.name.clone(), found.name),
    })
}

/// Whoever answers for an organisation, for that one.
fn check_answers(actor: &Actor) -> Result<&OrganisationCode> {
    if actor.may_answer_for(&actor.organisation) {
        Ok(&actor.organisation)
    } else {
        Err(Error::Forbidden("answer for this organisation"))
    }
}

fn nothing_asked(cycle: &CycleKey, organisation: &OrganisationCode) -> Error {
    Error::no_submission(cycle, organisation)
}
