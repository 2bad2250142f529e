//! Inviting several contacts at once: a pasted list, what is understood of it, and the invitations.

use malspar_domain::{
    account::{Address, Membership},
    clock,
    code::{OrganisationCode, Slug},
    lang::Lang,
    role::{Actor, Role},
    strategy::Strategy,
    violation::Violation,
};
use malspar_storage::Tx;
use malspar_words::name;

use super::asked;
use crate::{
    App, Result,
    accounts::{Invitation, check_runs_follow_up},
};

/// The most lines that are read at once: every municipality that there is.
const MOST: usize = 300;

/// A line of the list, and what is understood of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// As it was written.
    pub text: String,
    /// The organisation that it names.
    pub organisation: Option<(OrganisationCode, String)>,
    /// The address that it names.
    pub address: Option<Address>,
    /// What will be done.
    pub says: LineSays,
}

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSays {
    /// Invites the organisation's contact.
    Invites,
    /// The same, beside a contact that it has.
    InvitesAnother,
    /// Nothing: that person has the role.
    HasRole,
    /// Nothing: an earlier line says the same.
    Twice,
    /// Nothing can be done: no such organisation takes part.
    NoOrganisation,
    /// Nothing can be done: there is no address in it.
    NoAddress,
    /// Nothing can be done: the account with this address is shut.
    Shut,
}

impl LineSays {
    /// Is somebody invited by it?
    pub const fn invites(self) -> bool {
        matches!(self, Self::Invites | Self::InvitesAnother)
    }
}

impl App {
    /// What is understood of a list of contacts, `1880; namn@kommun.example` a line. Changes nothing.
    pub async fn understand_contacts(&self, actor: &Actor, slug: &Slug, text: &str) -> Result<Vec<Line>> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        let (_, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        self.understand(&tx, &strategy, text).await
    }

    /// Invites the contacts of such a list, all or none, and says how many. What needs nothing done is passed over, as it
    /// was in the preview.
    pub async fn invite_contacts(&self, actor: &Actor, slug: &Slug, text: &str, lang: Lang) -> Result<usize> {
        check_runs_follow_up(actor)?;
        let tx = self.store.write().await?;
        let (_, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let mut invited = 0;
        for line in self.understand(&tx, &strategy, text).await? {
            let (true, Some((organisation, _)), Some(address)) =
                (line.says.invites(), line.organisation, line.address)
            else {
                continue;
            };
            let invitation = Invitation {
                address,
                lang,
                role: Role::MunicipalContact,
                organisation,
                strategy: Some(slug.clone()),
                deputy: false,
            };
            self.invite_in(&tx, actor, &invitation).await?;
            invited += 1;
        }
        if invited == 0 {
            return Err(Violation::error("text", "contacts-nobody").into());
        }
        tx.commit().await?;
        self.post.ring();
        Ok(invited)
    }

    async fn understand(&self, tx: &Tx, strategy: &Strategy, text: &str) -> Result<Vec<Line>> {
        let written: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if written.len() > MOST {
            return Err(Violation::error("text", "contacts-many").with("max", MOST).into());
        }
        let mut known = Vec::new();
        for code in asked(tx, strategy, clock::local_date(self.clock.now())).await? {
            let name = tx.organisation_name(&code).await?;
            known.push((code, name));
        }
        let mut lines: Vec<Line> = Vec::new();
        for text in written {
            let line = read(tx, strategy, &known, text, &lines).await?;
            lines.push(line);
        }
        Ok(lines)
    }
}

async fn read(
    tx: &Tx,
    strategy: &Strategy,
    known: &[(OrganisationCode, String)],
    text: &str,
    before: &[Line],
) -> Result<Line> {
    let (who, address) = text.split_once([';', '\t', ',']).unwrap_or((text, ""));
    let address: Option<Address> = address.trim_matches([';', ',', ' ', '\t']).parse().ok();
    let organisation = known.iter().find(|one| is_meant(one, who.trim())).cloned();
    let says = match (&organisation, &address) {
        (None, _) => LineSays::NoOrganisation,
        (_, None) => LineSays::NoAddress,
        (Some(_), Some(_))
            if before.iter().any(|b| b.organisation == organisation && b.address == address) =>
        {
            LineSays::Twice
        }
        (Some((code, _)), Some(address)) => of_address(tx, strategy, code, address).await?,
    };
    Ok(Line { text: text.to_owned(), organisation, address, says })
}

/// "1880", "Örebro" or "Örebro kommun".
fn is_meant((code, known): &(OrganisationCode, String), written: &str) -> bool {
    let same = |name: &str| name.to_lowercase() == written.to_lowercase();
    code.as_str() == written || same(known) || same(&name::municipality(Lang::Sv, known))
}

async fn of_address(
    tx: &Tx,
    strategy: &Strategy,
    code: &OrganisationCode,
    address: &Address,
) -> Result<LineSays> {
    if let Some(account) = tx.account_of(address).await? {
        if account.disabled {
            return Ok(LineSays::Shut);
        }
        if tx.memberships(account.id).await?.iter().any(|m| is_contact(m, code, strategy)) {
            return Ok(LineSays::HasRole);
        }
    }
    let all = tx.all_memberships().await?;
    let has_contact = all.iter().any(|(_, m)| is_contact(m, code, strategy) && !m.deputy);
    Ok(if has_contact { LineSays::InvitesAnother } else { LineSays::Invites })
}

fn is_contact(membership: &Membership, code: &OrganisationCode, strategy: &Strategy) -> bool {
    membership.role == Role::MunicipalContact
        && membership.organisation == *code
        && membership.strategy.as_ref().is_none_or(|slug| *slug == strategy.slug)
}
