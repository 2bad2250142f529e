//! Asking councils: a draft is frozen or one is at hand, and each council gets a link of its own. Its secret is given out
//! once; whoever has lost it gets another, and the first one ends.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    account::Address,
    clock,
    code::{CycleKey, Slug},
    cycle::CycleState,
    edition::EditionKind,
    id::{CouncilId, ShareLinkId},
    lang::{Lang, Text},
    role::Actor,
    strategy::Strategy,
    violation::Violation,
};
use malspar_storage::{AuditEntry, EditionKey, StrategyScope, Tx};

use super::{draft_of, open};
use crate::{
    App, Error, Result,
    accounts::{Letter, Token},
    editions::SealOrder,
    sharing::{add_link, checked_day, checked_title, last_day, may_share},
};

/// Which draft is to be commented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftFor {
    /// One that is frozen for it, and gets this number. Where another has it by then, nothing is done.
    Next(u32),
    /// One that was frozen before.
    Frozen(u32),
}

/// What somebody asks for who opens a round of comments.
#[derive(Debug, Clone)]
pub struct ConsultOrder {
    /// Which draft.
    pub draft: DraftFor,
    /// Freeze it although a text names a figure that there is not.
    pub with_gaps: bool,
    /// The last day to comment.
    pub until: NaiveDate,
    /// Who is asked.
    pub councils: Vec<Invited>,
}

/// A council that is to be asked.
#[derive(Debug, Clone)]
pub struct Invited {
    /// What it is called.
    pub body: Text,
    /// Where its link is sent; nowhere where somebody hands it over by hand.
    pub address: Option<Address>,
}

/// A council that was asked just now, with the secret that is not kept.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What it is called.
    pub body: Text,
    /// The secret of its link.
    pub token: Token,
    /// Was the link sent by mail?
    pub is_mailed: bool,
}

impl App {
    /// Freezes a draft, or takes one that is frozen, and asks councils what they say of it.
    pub async fn consult(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        order: &ConsultOrder,
    ) -> Result<(EditionKey, Vec<Asked>)> {
        may_share(actor)?;
        check(order, self.clock.now())?;
        let draft = match order.draft {
            DraftFor::Next(number) => {
                let seal =
                    SealOrder { with_gaps: order.with_gaps, ..SealOrder::first(EditionKind::Consultation) };
                self.lock_next(actor, slug, cycle, &seal, number).await?.key
            }
            DraftFor::Frozen(number) => draft_of(slug, cycle, number),
        };
        let asked = self.open_round(actor, &draft, order).await?;
        Ok((draft, asked))
    }

    async fn open_round(
        &self,
        actor: &Actor,
        draft: &EditionKey,
        order: &ConsultOrder,
    ) -> Result<Vec<Asked>> {
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, strategy) = open(&tx, actor, &draft.strategy, &draft.cycle).await?;
        if tx.hold_editions(&scope, &draft.cycle).await? != CycleState::Reviewing {
            return Err(Violation::error("draft", "seal-not-reviewing").into());
        }
        let rounds = tx.consultation_rounds(&scope, &draft.cycle).await?;
        if rounds.iter().any(|(number, _)| *number == draft.number) {
            return Err(Error::Conflict(draft.to_string()));
        }
        tx.open_consultation(&scope, draft, order.until, actor, now).await?;
        let room = Room { scope: &scope, strategy: &strategy, draft, actor, until: order.until, now };
        let (mut asked, mut entries) = (Vec::new(), Vec::new());
        for invited in &order.councils {
            let (one, entry) = self.ask_one(&tx, &room, invited).await?;
            asked.push(one);
            entries.push(entry);
        }
        let opened = AuditEntry::new("consultation.open", draft.to_string())
            .with("until", order.until.to_string())
            .with("councils", asked.len());
        for entry in [opened].iter().chain(&entries) {
            tx.append_audit(entry, actor, now).await?;
        }
        tx.commit().await?;
        self.tell_the_post(&asked);
        Ok(asked)
    }

    /// Asks one more council what it says of a draft.
    pub async fn ask_council(&self, actor: &Actor, draft: &EditionKey, invited: &Invited) -> Result<Asked> {
        may_share(actor)?;
        checked_name(&invited.body)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, strategy) = open(&tx, actor, &draft.strategy, &draft.cycle).await?;
        let until = self.open_until(&tx, &scope, draft).await?;
        if tx.councils(&scope, draft).await?.iter().any(|known| known.body.sv == invited.body.sv) {
            return Err(Violation::error("council", "consult-twice")
                .with_text("council", &invited.body)
                .into());
        }
        let room = Room { scope: &scope, strategy: &strategy, draft, actor, until, now };
        let (asked, entry) = self.ask_one(&tx, &room, invited).await?;
        tx.append_audit(&entry, actor, now).await?;
        tx.commit().await?;
        self.tell_the_post(std::slice::from_ref(&asked));
        Ok(asked)
    }

    /// Gives a council another link, and ends the one that it had: `instead`. Where that is not its link any more it has got
    /// another already, and nothing is done: a page that is sent twice does not end the link that it has just shown.
    pub async fn renew_link(
        &self,
        actor: &Actor,
        draft: &EditionKey,
        council: CouncilId,
        instead: ShareLinkId,
        address: Option<Address>,
    ) -> Result<Asked> {
        may_share(actor)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, strategy) = open(&tx, actor, &draft.strategy, &draft.cycle).await?;
        let until = self.open_until(&tx, &scope, draft).await?;
        let known = tx.council(&scope, draft, council).await?;
        if known.link != instead {
            return Err(Violation::error("council", "consult-link-newer").into());
        }
        tx.revoke_share_link(&scope, known.link, now).await?;
        let invited = Invited { body: known.body, address };
        let room = Room { scope: &scope, strategy: &strategy, draft, actor, until, now };
        let (token, link, entry) = self.link_for(&tx, &room, &invited).await?;
        let mailed_at = self.mail_link(&tx, &room, &invited, &token).await?;
        tx.relink_council(council, link, mailed_at).await?;
        let revoked =
            AuditEntry::new("share.revoke", draft.to_string()).with("link", known.link.0.to_string());
        for entry in [revoked, entry] {
            tx.append_audit(&entry, actor, now).await?;
        }
        tx.commit().await?;
        let asked = Asked { body: invited.body, token, is_mailed: mailed_at.is_some() };
        self.tell_the_post(std::slice::from_ref(&asked));
        Ok(asked)
    }

    /// Until when a draft can be commented: a refusal where nobody was asked, or the time is over. Nobody else changes
    /// anything about the cycle's editions meanwhile.
    async fn open_until(&self, tx: &Tx, scope: &StrategyScope, draft: &EditionKey) -> Result<NaiveDate> {
        let state = tx.hold_editions(scope, &draft.cycle).await?;
        let rounds = tx.consultation_rounds(scope, &draft.cycle).await?;
        let found = rounds.into_iter().find(|(number, _)| *number == draft.number);
        let (_, until) = found.ok_or_else(|| Error::no_edition(draft))?;
        if state != CycleState::Reviewing {
            return Err(Violation::error("council", "seal-not-reviewing").into());
        }
        if until < clock::local_date(self.clock.now()) {
            return Err(Violation::error("council", "consult-over").into());
        }
        Ok(until)
    }

    async fn ask_one(&self, tx: &Tx, room: &Room<'_>, invited: &Invited) -> Result<(Asked, AuditEntry)> {
        let (token, link, entry) = self.link_for(tx, room, invited).await?;
        let mailed_at = self.mail_link(tx, room, invited, &token).await?;
        tx.add_council(room.scope, room.draft, &invited.body, link, mailed_at).await?;
        let asked = Asked { body: invited.body.clone(), token, is_mailed: mailed_at.is_some() };
        Ok((asked, entry))
    }

    /// The link lasts as other links to drafts do, and through the last day to comment in any case.
    async fn link_for(
        &self,
        tx: &Tx,
        room: &Room<'_>,
        invited: &Invited,
    ) -> Result<(Token, ShareLinkId, AuditEntry)> {
        let token = Token::new(self.secrets.as_ref())?;
        let until = last_day(tx, room.scope, room.draft, room.now).await?.max(room.until);
        let title = checked_title(&invited.body.sv)?;
        let made = (room.draft, title.as_str(), until, &token);
        let (link, entry) = add_link(tx, room.scope, room.actor, made, room.now).await?;
        Ok((token, link.id, entry))
    }

    async fn mail_link(
        &self,
        tx: &Tx,
        room: &Room<'_>,
        invited: &Invited,
        token: &Token,
    ) -> Result<Option<DateTime<Utc>>> {
        let Some(address) = &invited.address else { return Ok(None) };
        let lang = Lang::Sv;
        let letter = Letter::Consultation {
            council: invited.body.get(lang).to_owned(),
            strategy: room.strategy.title.get(lang).to_owned(),
            until: room.until,
            url: self.link(lang, &format!("/delad/{}/synpunkter", token.write())),
        };
        self.queue_written_to(tx, address, letter.written(lang).about(room.scope)).await?;
        Ok(Some(room.now))
    }

    fn tell_the_post(&self, asked: &[Asked]) {
        if asked.iter().any(|one| one.is_mailed) {
            self.post.ring();
            self.warn_without_postman();
        }
    }
}

/// Where a council is asked.
struct Room<'a> {
    scope: &'a StrategyScope,
    strategy: &'a Strategy,
    draft: &'a EditionKey,
    actor: &'a Actor,
    until: NaiveDate,
    now: DateTime<Utc>,
}

/// Everything that is wrong with what was asked for, before anything is frozen.
fn check(order: &ConsultOrder, now: DateTime<Utc>) -> Result<()> {
    checked_day("until", order.until, now)?;
    if order.councils.is_empty() {
        return Err(Violation::error("council", "consult-nobody").into());
    }
    for (n, invited) in order.councils.iter().enumerate() {
        checked_name(&invited.body)?;
        if order.councils[..n].iter().any(|other| other.body.sv == invited.body.sv) {
            return Err(Violation::error("council", "consult-twice")
                .with_text("council", &invited.body)
                .into());
        }
    }
    Ok(())
}

/// What a council is called stands in the report: it fits a title, and is a name there, in which no sign means anything else.
fn checked_name(body: &Text) -> Result<()> {
    let name = body.sv.trim();
    let means_more = |sign: char| sign.is_control() || "<>[]{}|`~#\\".contains(sign);
    if name.contains(means_more) || !(name.is_empty() || name.contains(char::is_alphanumeric)) {
        return Err(Violation::error("council", "narrative-name").into());
    }
    match checked_title(&body.sv) {
        Ok(_) => Ok(()),
        Err(Error::Refused(why)) if why.iter().any(|v| v.code == "share-no-title") => {
            Err(Violation::error("council", "consult-nobody").into())
        }
        Err(Error::Refused(why)) => {
            Err(Error::Refused(why.into_iter().map(|v| Violation { field: "council".into(), ..v }).collect()))
        }
        Err(other) => Err(other),
    }
}
