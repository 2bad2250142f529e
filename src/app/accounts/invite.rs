//! Who gets a role: by invitation, by being somebody's deputy, or by taking somebody's place.
//!
//! An invitation is no way in: it says where to sign in, and whoever reads mail to the address does.

use malspar_domain::{
    account::{Account, Address, Membership},
    code::{OrganisationCode, Slug},
    id::{AccountId, MembershipId},
    lang::Lang,
    role::{Actor, Role},
    violation::Violation,
};
use malspar_storage::{AuditEntry, Missing, Thing, Tx};

use super::{
    Session,
    govern::{ended, of_role},
    letter::{Letter, Office},
    throttle::count_invitation,
};
use crate::{App, Error, Result};

/// Who is invited as what.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Who.
    pub address: Address,
    /// In which language the mail is written, where the person has no account yet.
    pub lang: Lang,
    /// As what.
    pub role: Role,
    /// For which organisation.
    pub organisation: OrganisationCode,
    /// In which strategy; in all of the organisation's where it is not set.
    pub strategy: Option<Slug>,
    /// In somebody else's stead?
    pub deputy: bool,
}

/// Somebody who answers for the same organisation.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Their role.
    pub membership: Membership,
    /// Where mail reaches them.
    pub address: Option<Address>,
    /// Have they ever signed in?
    pub seen: bool,
    /// Do they take the place of whoever asks, once they have signed in?
    pub takes_over: bool,
    /// Is it whoever asks?
    pub own: bool,
}

impl App {
    /// Gives somebody a role, and writes to them.
    pub async fn invite(&self, actor: &Actor, invitation: &Invitation) -> Result<AccountId> {
        let tx = self.store.write().await?;
        let account = self.invite_in(&tx, actor, invitation).await?;
        tx.commit().await?;
        self.post.ring();
        Ok(account)
    }

    /// The same within an act that invites others as well; whoever commits it has the mail sent.
    pub(crate) async fn invite_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        invitation: &Invitation,
    ) -> Result<AccountId> {
        self.check_may_invite(tx, actor, invitation).await?;
        let (account, _) = self.give_role(tx, actor, invitation).await?;
        let office = self.office(tx, account.lang, invitation).await?;
        let url = self.link(account.lang, "/logga-in");
        let letter = Letter::Invitation { office, url };
        self.queue_letter(tx, actor, &account, &letter, invitation.strategy.as_ref()).await?;
        let entry = AuditEntry::new("account.invite", account.id.0.to_string())
            .with("role", invitation.role.code())
            .with("organisation", invitation.organisation.as_str())
            .with("strategy", invitation.strategy.as_ref().map(Slug::as_str))
            .with("deputy", invitation.deputy);
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        Ok(account.id)
    }

    /// Invites a deputy for the organisation that the person answers for. A deputy invites nobody.
    pub async fn invite_colleague(
        &self,
        session: &Session,
        address: &Address,
        lang: Lang,
    ) -> Result<AccountId> {
        let own = own_contact(session)?;
        let invitation = Invitation {
            address: address.clone(),
            lang,
            role: Role::MunicipalContact,
            organisation: own.organisation.clone(),
            strategy: own.strategy.clone(),
            deputy: true,
        };
        self.invite(&own.actor(session.account.id), &invitation).await
    }

    /// Hands the role in which the person goes on over to a successor. It ends when the successor signs in for the first
    /// time, so that nobody is left out by an address that reaches no one; at once where the successor has an account
    /// that has been used. Says whether it was at once. A deputy has nothing to hand over.
    pub async fn hand_over(&self, session: &Session, to: &Address) -> Result<bool> {
        let own = own_contact(session)?;
        if own.deputy {
            return Err(Error::Forbidden("hand over what is another's"));
        }
        if session.account.address.as_ref() == Some(to) {
            return Err(Violation::error("address", "account-own-address").into());
        }
        let (actor, now) = (own.actor(session.account.id), self.clock.now());
        let invitation = Invitation {
            address: to.clone(),
            lang: session.account.lang,
            role: own.role,
            organisation: own.organisation.clone(),
            strategy: own.strategy.clone(),
            deputy: false,
        };
        let tx = self.store.write().await?;
        count_invitation(&tx, &actor, now).await?;
        let colleague = self.colleague_of(&tx, own, to).await?;
        let made = colleague.is_none();
        let (account, membership) = match colleague {
            Some(found) => found,
            None => self.give_role(&tx, &actor, &invitation).await?,
        };
        // Whoever was named before and has not come is not the successor any more.
        for (_, named) in tx.all_memberships().await? {
            if named.succeeds == Some(own.id) && named.id != membership {
                tx.end_succession(named.id, now).await?;
            }
        }
        tx.note_succession(membership, own.id, made).await?;
        if account.seen {
            tx.settle_successions(account.id).await?;
            tx.end_membership(own.id, now).await?;
        }
        let office = self.office(&tx, account.lang, &invitation).await?;
        let url = self.link(account.lang, "/logga-in");
        let letter = Letter::HandOver { office, url };
        self.queue_letter(&tx, &actor, &account, &letter, invitation.strategy.as_ref()).await?;
        let entry = of_role("account.hand_over", account.id, own).with("at_once", account.seen);
        tx.append_audit(&entry, &actor, now).await?;
        tx.commit().await?;
        self.post.ring();
        Ok(account.seen)
    }

    /// Those who answer for the same organisation as the person.
    pub async fn colleagues(&self, session: &Session) -> Result<Vec<Colleague>> {
        let own = own_contact(session)?;
        let tx = self.store.read().await?;
        let mut colleagues = Vec::new();
        for (account, membership) in tx.all_memberships().await? {
            if !answer_for_the_same(own, &membership) {
                continue;
            }
            let Account { address, seen, .. } = tx.account(account).await?;
            let takes_over = membership.succeeds == Some(own.id);
            let own = account == session.account.id;
            colleagues.push(Colleague { membership, address, seen, takes_over, own });
        }
        Ok(colleagues)
    }

    /// Ends the role of a deputy, or of a successor who has not come yet. A contact whom the region has named is named no
    /// longer, and stays a contact.
    pub async fn end_colleague(&self, session: &Session, which: MembershipId) -> Result<()> {
        let own = own_contact(session)?;
        let missing = || Error::NotFound(Missing::new(Thing::Membership, which.0));
        let tx = self.store.write().await?;
        let (account, membership) = tx.membership(which).await?;
        if !answer_for_the_same(own, &membership) {
            return Err(missing());
        }
        let theirs_to_end = membership.deputy || membership.succeeds == Some(own.id);
        if own.deputy || membership.id == own.id || !theirs_to_end {
            return Err(Error::Forbidden("end this colleague's role"));
        }
        let now = self.clock.now();
        let entry = if membership.deputy {
            tx.end_membership(which, now).await?;
            ended(account, &membership)
        } else {
            tx.end_succession(which, now).await?;
            of_role("account.no_successor", account, &membership)
        };
        tx.append_audit(&entry, &own.actor(session.account.id), self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Is the person asked whether the role in which they go on is right? They are until they have said so once, and again
    /// each time that a mail has asked it.
    pub async fn is_asked_to_confirm(&self, session: &Session) -> Result<bool> {
        match session.membership() {
            None => Ok(false),
            Some(own) if !own.confirmed => Ok(true),
            Some(own) => Ok(self.store.read().await?.is_asked_to_confirm(own.id).await?),
        }
    }

    /// The person says that the role in which they go on is right.
    pub async fn confirm_role(&self, session: &Session) -> Result<()> {
        let own = session.membership().ok_or(Error::Forbidden("confirm a role"))?;
        let tx = self.store.write().await?;
        tx.confirm_membership(own.id, self.clock.now()).await?;
        let entry = AuditEntry::new("account.confirm", session.account.id.0.to_string());
        tx.append_audit(&entry, &own.actor(session.account.id), self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// The account, made where there is none, with the role, which it must not have.
    async fn give_role(
        &self,
        tx: &Tx,
        actor: &Actor,
        invitation: &Invitation,
    ) -> Result<(Account, MembershipId)> {
        let now = self.clock.now();
        let Invitation { address, lang, role, organisation, strategy, deputy } = invitation;
        let account = if let Some(account) = tx.account_of(address).await? {
            account
        } else {
            tx.account(tx.add_account(address, *lang, now).await?).await?
        };
        if account.disabled {
            return Err(Violation::error("address", "account-shut").into());
        }
        let has = tx.memberships(account.id).await?;
        if has.iter().any(|m| (m.role, &m.organisation, &m.strategy) == (*role, organisation, strategy)) {
            return Err(Violation::error("address", "account-has-role").into());
        }
        let by = actor.account;
        let id =
            tx.add_membership(account.id, *role, organisation, strategy.as_ref(), *deputy, by, now).await?;
        Ok((account, id))
    }

    /// The account with this address, where it has the same role already.
    async fn colleague_of(
        &self,
        tx: &Tx,
        own: &Membership,
        address: &Address,
    ) -> Result<Option<(Account, MembershipId)>> {
        let Some(account) = tx.account_of(address).await?.filter(|account| !account.disabled) else {
            return Ok(None);
        };
        let same = |m: &Membership| {
            m.role == own.role && m.organisation == own.organisation && m.strategy == own.strategy
        };
        let found = tx.memberships(account.id).await?.into_iter().find(same);
        Ok(found.map(|membership| (account, membership.id)))
    }

    async fn check_may_invite(&self, tx: &Tx, actor: &Actor, invitation: &Invitation) -> Result<()> {
        if !may_give(actor, invitation) || is_deputy(tx, actor).await? {
            return Err(Error::Forbidden("invite somebody as this"));
        }
        count_invitation(tx, actor, self.clock.now()).await?;
        let Some(slug) = &invitation.strategy else {
            // All of an organisation's strategies are for its own people to give.
            tx.organisation_name(&invitation.organisation).await?;
            let own = actor.role == Role::System || actor.organisation == invitation.organisation;
            return if own {
                Ok(())
            } else {
                Err(Error::Forbidden("invite somebody for another organisation"))
            };
        };
        tx.open_strategy(slug, actor, None).await?;
        // Does the organisation take part in it? The invited one must be able to open it as well.
        let invited = Actor {
            account: actor.account,
            role: invitation.role,
            organisation: invitation.organisation.clone(),
            strategy: Some(slug.clone()),
        };
        match tx.open_strategy(slug, &invited, None).await {
            Ok(_) => Ok(()),
            Err(malspar_storage::Error::NotFound(_)) => {
                Err(Error::NotFound(Missing::new(Thing::Organisation, &invitation.organisation)))
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn office(&self, tx: &Tx, lang: Lang, invitation: &Invitation) -> Result<Office> {
        let organisation = tx.organisation_name(&invitation.organisation).await?;
        let strategy = match &invitation.strategy {
            Some(slug) => {
                let titles = tx.strategies().await?.into_iter().zip(tx.strategy_titles(lang).await?);
                titles.into_iter().find(|(found, _)| found == slug).map(|(_, title)| title)
            }
            None => None,
        };
        Ok(Office { role: invitation.role, deputy: invitation.deputy, organisation, strategy })
    }
}

/// Does the actor answer in somebody else's stead? Whoever has the task invites, and so does the region.
async fn is_deputy(tx: &Tx, actor: &Actor) -> Result<bool> {
    let has = tx.memberships(actor.account).await?;
    Ok(has.iter().any(|m| m.deputy && m.actor(actor.account) == *actor))
}

/// May somebody in this role give that one?
fn may_give(actor: &Actor, invitation: &Invitation) -> bool {
    let within = invitation.strategy.as_ref().map_or(actor.strategy.is_none(), |slug| actor.is_of(slug));
    let people = matches!(invitation.role, Role::MunicipalContact | Role::CouncilReviewer);
    match actor.role {
        Role::System => invitation.role != Role::System,
        Role::Administrator => within && invitation.role != Role::System,
        Role::StrategyOwner => within && people,
        Role::MunicipalContact => {
            within
                && invitation.deputy
                && invitation.role == Role::MunicipalContact
                && invitation.organisation == actor.organisation
        }
        Role::CouncilReviewer => false,
    }
}

/// The role in which the person goes on, if it is to answer for an organisation.
fn own_contact(session: &Session) -> Result<&Membership> {
    let actor = session.actor().ok_or(Error::Forbidden("see to colleagues"))?;
    let own = session.membership().filter(|_| actor.role == Role::MunicipalContact);
    own.ok_or(Error::Forbidden("see to colleagues"))
}

fn answer_for_the_same(own: &Membership, other: &Membership) -> bool {
    let strategy = own.strategy == other.strategy || own.strategy.is_none() || other.strategy.is_none();
    other.role == Role::MunicipalContact && other.organisation == own.organisation && strategy
}
