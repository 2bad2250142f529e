//! Sessions: from signing in to signing out, or to a while after one was last here.

use chrono::Duration;
use malspar_domain::{
    account::{Account, Membership},
    code::OrganisationCode,
    id::{AccountId, MembershipId},
    lang::Lang,
    role::{Actor, Role, SERVICE},
};
use malspar_storage::SessionRecord;

use super::Token;
use crate::{App, Error, Result};

/// A session ends when it has not been used for so long.
const IDLE: Duration = Duration::hours(12);
/// However often it is used, it ends after so long: a browser that was left behind somewhere does not stay open for good.
const LONGEST: Duration = Duration::days(30);
/// Being used is noted no oftener than this: reading a page need not write.
const TOUCH: Duration = Duration::minutes(10);

/// A role that somebody has.
#[derive(Debug, Clone)]
pub struct OwnRole {
    /// The role.
    pub membership: Membership,
    /// For which organisation, by its name.
    pub organisation: String,
    /// In which strategy, by its title.
    pub strategy: Option<String>,
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    id: [u8; 32],
    /// Who.
    pub account: Account,
    /// What the account may do now.
    pub memberships: Vec<Membership>,
    /// Was a second factor given?
    pub strong: bool,
    pub(crate) chosen: Option<MembershipId>,
}

impl Session {
    /// The role in which the person goes on: the one that was chosen, else the first. None where the chosen one has
    /// ended: what was begun in it is not to go on in another unasked.
    pub fn membership(&self) -> Option<&Membership> {
        match self.chosen {
            Some(chosen) => self.memberships.iter().find(|m| m.id == chosen),
            None => self.memberships.first(),
        }
    }

    /// Has the role ended in which the person went on, and is there another to choose?
    pub fn has_to_choose(&self) -> bool {
        self.membership().is_none() && !self.memberships.is_empty()
    }

    /// The person in that role; nobody where the role wants a second factor that was not given.
    pub fn actor(&self) -> Option<Actor> {
        let membership = self.membership().filter(|m| self.strong || !self.wants_second_factor(m))?;
        Some(membership.actor(self.account.id))
    }

    /// Is a second factor what stands between the person and the role?
    pub fn lacks_second_factor(&self) -> bool {
        let wanted = self.membership().is_some_and(|m| self.wants_second_factor(m));
        !self.strong && (wanted || self.account.has_totp)
    }

    /// Who has enrolled an app is asked for it, whatever the role.
    fn wants_second_factor(&self, membership: &Membership) -> bool {
        self.account.has_totp || wants_second_factor(membership.role)
    }

    /// The person as who sees to the account itself, which takes no second factor; in the service's name where the
    /// account has no role.
    pub(crate) fn person(&self) -> Actor {
        let account = self.account.id;
        self.membership().map_or_else(|| in_the_services_name(account), |m| m.actor(account))
    }

    /// What the session is kept under.
    pub(crate) const fn id(&self) -> &[u8; 32] {
        &self.id
    }
}

/// An account without a role, seeing to itself.
fn in_the_services_name(account: AccountId) -> Actor {
    let organisation = OrganisationCode::new(SERVICE).expect("letters make a code");
    Actor { account, role: Role::System, organisation, strategy: None }
}

/// Does what is done in this role reach others than the person's own organisation?
const fn wants_second_factor(role: Role) -> bool {
    matches!(role, Role::StrategyOwner | Role::Administrator)
}

impl App {
    /// Who carries this token; nobody where the session has ended.
    pub async fn session(&self, token: &Token) -> Result<Option<Session>> {
        let now = self.clock.now();
        let id = token.hash();
        let tx = self.store.read().await?;
        let Some(found) = tx.session(&id, now).await? else { return Ok(None) };
        drop(tx);
        if now - found.seen_at > TOUCH {
            let tx = self.store.write().await?;
            tx.touch_session(&id, now, (now + IDLE).min(found.began_at + LONGEST)).await?;
            tx.commit().await?;
        }
        let SessionRecord { account, memberships, chosen, strong, .. } = found;
        Ok(Some(Session { id, account, memberships, strong, chosen }))
    }

    /// Begins a session, in the person's first role where none is chosen, and gives what the browser is to carry.
    pub(crate) async fn begin_session(
        &self,
        tx: &malspar_storage::Tx,
        account: AccountId,
        chosen: Option<MembershipId>,
        strong: bool,
    ) -> Result<Token> {
        let (token, now) = (Token::new(self.secrets.as_ref())?, self.clock.now());
        let chosen = match chosen {
            Some(chosen) => Some(chosen),
            None => tx.memberships(account).await?.first().map(|m| m.id),
        };
        tx.add_session(&token.hash(), account, chosen, strong, now, now + IDLE).await?;
        Ok(token)
    }

    /// Somebody who sees to the account itself, and has no session yet.
    pub(crate) async fn account_itself(&self, tx: &malspar_storage::Tx, account: AccountId) -> Result<Actor> {
        let first = tx.memberships(account).await?.into_iter().next();
        Ok(first.map_or_else(|| in_the_services_name(account), |m| m.actor(account)))
    }

    /// Goes on in another of the person's own roles.
    pub async fn choose_role(&self, session: &Session, role: MembershipId) -> Result<()> {
        if !session.memberships.iter().any(|m| m.id == role) {
            return Err(Error::Forbidden("go on in this role"));
        }
        let tx = self.store.write().await?;
        tx.choose_membership(session.id(), role).await?;
        Ok(tx.commit().await?)
    }

    /// The roles that the person has, by the names of organisation and strategy.
    pub async fn own_roles(&self, session: &Session, lang: Lang) -> Result<Vec<OwnRole>> {
        let tx = self.store.read().await?;
        let titles: Vec<_> =
            tx.strategies().await?.into_iter().zip(tx.strategy_titles(lang).await?).collect();
        let mut roles = Vec::new();
        for membership in session.memberships.clone() {
            let title = titles.iter().find(|(slug, _)| Some(slug) == membership.strategy.as_ref());
            let strategy = title.map(|(_, title)| title.clone());
            let organisation = tx.organisation_name(&membership.organisation).await?;
            roles.push(OwnRole { membership, organisation, strategy });
        }
        Ok(roles)
    }

    /// In which language mails to the person are written.
    pub async fn set_language(&self, session: &Session, lang: Lang) -> Result<()> {
        let tx = self.store.write().await?;
        tx.set_account_lang(session.account.id, lang).await?;
        Ok(tx.commit().await?)
    }

    /// Ends this session.
    pub async fn sign_out(&self, session: &Session) -> Result<()> {
        let tx = self.store.write().await?;
        tx.end_session(session.id()).await?;
        Ok(tx.commit().await?)
    }

    /// Ends every session of the person.
    pub async fn sign_out_everywhere(&self, session: &Session) -> Result<()> {
        let tx = self.store.write().await?;
        tx.end_sessions(session.account.id).await?;
        Ok(tx.commit().await?)
    }
}
