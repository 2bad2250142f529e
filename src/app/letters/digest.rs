//! How it stands in a cycle, to those who run the follow-up: counts, and never who.

use chrono::{DateTime, Utc};
use malspar_domain::{clock, lang::Lang, role::Actor};
use malspar_storage::Tx;
use malspar_words::{list, t};

use super::{Frame, MailKind, Told};
use crate::{
    App, Result,
    accounts::Written,
    following::Stage,
    standing::{
        ContactStanding,
        organisations::{self, OrganisationThen},
    },
    submissions::Room,
};

/// More mails than these are "many" where they are counted.
const MOST_MAILS: u64 = 1_000;

/// What the letter names.
pub(super) struct Digest {
    pub(super) frame: Frame,
    /// So many municipalities are asked.
    pub(super) of: usize,
    pub(super) handed_in: usize,
    pub(super) returned: usize,
    pub(super) begun: usize,
    pub(super) not_begun: usize,
    pub(super) declined: usize,
    /// So many have more time that still runs.
    pub(super) extended: usize,
    /// So many hand-ins wait to be checked, the region's own as well.
    pub(super) to_check: usize,
    /// So many ask for more time.
    pub(super) requests: usize,
    /// Of so many municipalities nobody has said that the task is theirs.
    pub(super) unconfirmed: usize,
    /// So many mails did not arrive for certain.
    pub(super) lost: usize,
}

impl Digest {
    fn of(frame: Frame, all: &[OrganisationThen], lost: usize) -> Self {
        let asked = || all.iter().filter(|one| one.is_municipality);
        let at = |stages: &[Stage]| asked().filter(|one| stages.contains(&one.stage)).count();
        Self {
            frame,
            of: asked().count(),
            handed_in: asked().filter(|one| one.has_reported()).count(),
            returned: at(&[Stage::Returned]),
            begun: at(&[Stage::Begun]),
            not_begun: at(&[Stage::NotBegun, Stage::NotReported]),
            declined: at(&[Stage::Declined]),
            extended: asked().filter(|one| one.extended_until.is_some()).count(),
            to_check: all.iter().filter(|one| one.stage == Stage::Submitted).count(),
            requests: all.iter().filter(|one| one.request.is_some()).count(),
            unconfirmed: asked().filter(|one| one.contact != ContactStanding::Confirmed).count(),
            lost,
        }
    }

    pub(super) fn written(&self, lang: Lang) -> Written {
        let cycle = self.frame.cycle_name(lang);
        let subject = t!(lang, "mail-digest-subject", cycle = cycle, n = self.handed_in, of = self.of);
        let stands = [
            ("handed-in", self.handed_in),
            ("returned", self.returned),
            ("begun", self.begun),
            ("not-begun", self.not_begun),
            ("declined", self.declined),
        ];
        let left = [
            ("check", self.to_check),
            ("requests", self.requests),
            ("extended", self.extended),
            ("unconfirmed", self.unconfirmed),
            ("lost", self.lost),
        ];
        let items = |all: &[(&str, usize)]| -> String {
            let some = all.iter().filter(|(_, n)| *n > 0);
            let some: Vec<_> =
                some.map(|(what, n)| t!(lang, "mail-digest-item", what = *what, n = *n)).collect();
            if some.is_empty() { t!(lang, "mail-digest-nothing") } else { list::and(lang, &some) }
        };
        let body = t!(
            lang,
            "mail-digest",
            stands = items(&stands),
            left = items(&left),
            url = self.frame.desk(lang, ""),
            sender = self.frame.sender(lang),
            strategy = self.frame.strategy.get(lang)
        );
        Written::new(MailKind::Digest, lang, subject, body)
    }
}

impl App {
    /// Tells those who run the follow-up how it stands.
    pub(crate) async fn digest(
        &self,
        tx: &Tx,
        room: &Room,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Told> {
        let state = tx.cycle_state(&room.scope, &room.cycle.key).await?;
        let all = organisations::read(tx, room, state, clock::local_date(now)).await?;
        let lost = tx.troubled_mails(&room.scope, MOST_MAILS).await?.len();
        let letter = Digest::of(Frame::read(self, tx, room, now).await?, &all, lost);
        self.tell_owners(tx, room, actor, now, "cycle.digest", &|lang| letter.written(lang)).await
    }
}
