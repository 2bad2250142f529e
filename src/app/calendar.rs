//! Dates for people's own calendars: by a secret link what concerns a person, and for everybody what has been published.
//!
//! A calendar program takes an event for the one that it knows by its UID, and for a newer one by its sequence. So a UID
//! names the thing and never its time, and a sequence is a count that only rises and that rises with everything that
//! can move the time: the versions of what it follows from, and the acts on it.

mod contact;
mod event;
mod link;
mod owner;
mod public;

use std::collections::BTreeMap;

use malspar_domain::{
    account::Membership,
    code::Slug,
    id::AccountId,
    lang::Lang,
    role::{Actor, Role},
    strategy::Strategy,
};
use malspar_exchange::calendar::{self, Calendar, Event, When};
use malspar_storage::{StrategyScope, Tx};
use malspar_words::t;

use crate::{App, Error, Result, accounts::Token};
use event::Revised;
pub use malspar_storage::CalendarLink;

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowedCalendar {
    /// The calendar, as a file.
    Open(String),
    /// Nothing any more: it was ended, another took its place, or its person's account was shut.
    Ended,
}

/// A strategy as one of its people reads its dates.
struct Reading<'a> {
    tx: &'a Tx,
    scope: StrategyScope,
    strategy: Strategy,
    /// Of the catalogue, which the dates of the rule follow from.
    revised: Revised,
    /// The end of every UID: who gives it.
    host: &'a str,
    lang: Lang,
    app: &'a App,
    actor: Actor,
}

impl App {
    /// What the link with this secret leads to; nothing where there never was one.
    pub async fn follow_calendar(&self, token: &Token, lang: Lang) -> Result<Option<FollowedCalendar>> {
        let tx = self.store.read().await?;
        let Some(link) = tx.calendar_link(&token.hash()).await? else { return Ok(None) };
        if link.ended_at.is_some() || tx.account(link.account).await?.disabled {
            return Ok(Some(FollowedCalendar::Ended));
        }
        // One who has two roles in a strategy reads each event once.
        let mut found = BTreeMap::new();
        for membership in tx.memberships(link.account).await? {
            let events = self.of_role(&tx, link.account, &membership, link.strong, lang).await?;
            found.extend(events.into_iter().map(|event| (event.uid.clone(), event)));
        }
        let events = in_order(found.into_values().collect());
        let own = Calendar { name: t!(lang, "calendar-own-name"), events };
        Ok(Some(FollowedCalendar::Open(calendar::write(&own))))
    }

    /// What concerns somebody in one role.
    async fn of_role(
        &self,
        tx: &Tx,
        account: AccountId,
        membership: &Membership,
        strong: bool,
        lang: Lang,
    ) -> Result<Vec<Event>> {
        let host = self.host();
        let mut events = Vec::new();
        for slug in tx.strategies().await? {
            let Some(reading) = self.reading(tx, &slug, membership.actor(account), &host, lang).await? else {
                continue;
            };
            match membership.role {
                Role::MunicipalContact => events.extend(contact::events(&reading).await?),
                // Such a role wants a second factor, and so does whatever shows what it sees.
                Role::StrategyOwner | Role::Administrator if strong => {
                    events.extend(owner::events(&reading).await?);
                }
                _ => {}
            }
        }
        Ok(events)
    }

    /// Nothing where the person has no part in the strategy.
    async fn reading<'a>(
        &'a self,
        tx: &'a Tx,
        slug: &Slug,
        actor: Actor,
        host: &'a str,
        lang: Lang,
    ) -> Result<Option<Reading<'a>>> {
        let (scope, strategy, version) = match tx.open_strategy(slug, &actor, None).await.map_err(Error::from)
        {
            Ok(opened) => opened,
            Err(Error::NotFound(_)) => return Ok(None),
            Err(other) => return Err(other),
        };
        let of_this = tx.catalogue_versions(&scope).await?.into_iter().find(|known| known.version == version);
        let at = of_this.ok_or_else(|| Error::Data(format!("version {version} of {slug}")))?.recorded_at;
        let revised = Revised { count: version, at };
        Ok(Some(Reading { tx, scope, strategy, revised, host, lang, app: self, actor }))
    }
}

/// By time, and what is at the same time always in the same order.
fn in_order(mut events: Vec<Event>) -> Vec<Event> {
    let begins = |event: &Event| match event.when {
        When::Day(day) => (day, None),
        When::Between(from, _) => (from.date_naive(), Some(from)),
    };
    events.sort_by(|a, b| (begins(a), &a.uid).cmp(&(begins(b), &b.uid)));
    events
}
