//! That a draft of the report is ready, to those who run the follow-up, with what is left to do before it can be locked.

use chrono::{DateTime, Utc};
use malspar_domain::{lang::Lang, role::Actor, violation::Violation};
use malspar_storage::Tx;
use malspar_words::{list, t};

use super::{Frame, MailKind, Told};
use crate::{App, Result, accounts::Written, editions::Missing, submissions::Room};

/// What is left to do: each with how often, in the order in which it is done.
const LEFT: [&str; 6] = [
    "seal-unchecked",
    "seal-returned",
    "seal-reopened",
    "seal-silent",
    "seal-no-analysis",
    "seal-no-registry-number",
];

/// What the letter names.
pub(super) struct DraftReady {
    pub(super) frame: Frame,
    /// So many municipalities have handed in, of so many.
    pub(super) handed_in: (usize, usize),
    /// What the desk lists as missing.
    pub(super) missing: Vec<Violation>,
}

impl DraftReady {
    pub(super) fn written(&self, lang: Lang) -> Written {
        let (n, of) = self.handed_in;
        let subject = t!(lang, "mail-draft-ready-subject", cycle = self.frame.cycle_name(lang));
        let body = t!(
            lang,
            "mail-draft-ready",
            n = n,
            of = of,
            url = self.frame.desk(lang, "/rapport"),
            open_items = self.open_items(lang),
            sender = self.frame.sender(lang),
            strategy = self.frame.strategy.get(lang)
        );
        Written::new(MailKind::DraftReady, lang, subject, body)
    }

    /// "3 svar att granska och 2 mål utan analys"
    fn open_items(&self, lang: Lang) -> String {
        let count = |code: &str| self.missing.iter().filter(|found| found.code == code).count();
        let items = LEFT.into_iter().map(|code| (code, count(code))).filter(|(_, n)| *n > 0);
        let items: Vec<_> = items.map(|(code, n)| t!(lang, "mail-draft-left", what = code, n = n)).collect();
        if items.is_empty() { t!(lang, "mail-draft-left-nothing") } else { list::and(lang, &items) }
    }
}

impl App {
    /// Tells those who run the follow-up that a draft is ready.
    pub(crate) async fn draft_ready(
        &self,
        tx: &Tx,
        room: &Room,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Told> {
        let missing = Missing::read(tx, room).await?;
        let letter = DraftReady {
            frame: Frame::read(self, tx, room, now).await?,
            handed_in: missing.handed_in(&room.strategy.region),
            missing: missing.told(),
        };
        self.tell_owners(tx, room, actor, now, "report.tell_owners", &|lang| letter.written(lang)).await
    }
}
