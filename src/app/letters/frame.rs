//! What every letter of a cycle names: the cycle, whose it is, where it can be answered and where its links lead.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::Slug,
    cycle::FollowUpCycle,
    lang::{Lang, Text},
};
use malspar_storage::Tx;
use malspar_words::{cycle, t};

use crate::{App, Result, accounts::Links, submissions::Room};

/// What every letter of a cycle names. Nothing but what it says: a sample is as good as the truth.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) links: Links,
    /// Who sends it: the unit, never a person.
    pub(crate) unit: Text,
    /// What the strategy is called within a sentence.
    pub(crate) strategy: Text,
    pub(crate) slug: Slug,
    pub(crate) cycle: FollowUpCycle,
    /// The strategy's registry number.
    pub(crate) number: Option<String>,
    /// The unit's mailbox, where one has been given.
    pub(crate) mailbox: Option<String>,
    pub(crate) today: NaiveDate,
}

impl Frame {
    pub(crate) fn of(app: &App, room: &Room, mailbox: Option<String>, today: NaiveDate) -> Self {
        Self {
            links: app.links(),
            unit: room.strategy.region_name.clone(),
            strategy: room.strategy.short_title.clone(),
            slug: room.scope.slug().clone(),
            cycle: room.cycle.clone(),
            number: room.strategy.registry_number.clone(),
            mailbox,
            today,
        }
    }

    /// The same as it is for a letter that is written now.
    pub(crate) async fn read(app: &App, tx: &Tx, room: &Room, now: DateTime<Utc>) -> Result<Self> {
        let texts = tx.narratives(&room.scope, &room.cycle.key, None).await?;
        let mailbox = texts.and_then(|(texts, _)| texts.mailbox);
        Ok(Self::of(app, room, mailbox, clock::local_date(now)))
    }

    /// A page of ours, in the language of whoever gets the mail.
    pub(crate) fn link(&self, lang: Lang, page: &str) -> String {
        self.links.to(lang, page)
    }

    /// A page of the cycle at the owners' desk.
    pub(crate) fn desk(&self, lang: Lang, rest: &str) -> String {
        self.link(lang, &format!("/uppfoljning/{}/{}{rest}", self.slug, self.cycle.key))
    }

    /// "Uppföljning 2026"
    pub(crate) fn cycle_name(&self, lang: Lang) -> String {
        cycle::name(lang, &self.cycle)
    }

    /// "Region Örebro län, familj@region.example"
    pub(crate) fn sender(&self, lang: Lang) -> String {
        let unit = self.unit.get(lang);
        match &self.mailbox {
            Some(mailbox) => t!(lang, "mail-cycle-sender", unit = unit, mailbox = mailbox.as_str()),
            None => unit.to_owned(),
        }
    }

    /// Where to turn with what cannot be seen to here: the mailbox, or the unit by its name.
    pub(crate) fn whom_to_ask(&self, lang: Lang) -> &str {
        self.mailbox.as_deref().unwrap_or_else(|| self.unit.get(lang))
    }

    /// What stands under every letter to an organisation's contacts.
    pub(crate) fn footer(&self, lang: Lang, organisation: &Text) -> String {
        let url = self.link(lang, "/konto/kollegor");
        let organisation = organisation.get(lang);
        t!(lang, "mail-cycle-footer", sender = self.sender(lang), organisation = organisation, url = url)
    }
}

#[cfg(test)]
impl Frame {
    /// A letter that nobody gets.
    pub(crate) fn sample() -> Self {
        use malspar_domain::{
            cycle::{CycleKind, TimePeriod},
            strategy::Years,
        };
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let years = Years { from: 2024, to: 2025 };
        Self {
            links: Links::sample(),
            unit: Text::new("Region Exempel", "Region Example"),
            strategy: Text::new("strategin för exempel", "the strategy for examples"),
            slug: "exempel".parse().unwrap(),
            cycle: FollowUpCycle {
                key: years.key(),
                period: TimePeriod { years, measured_on: NaiveDate::from_ymd_opt(2025, 12, 31).unwrap() },
                kind: CycleKind::Regular,
                collected_in: 2026,
                opens_on: day(3, 2),
                deadline: day(3, 31),
                review_until: day(4, 30),
            },
            number: Some("26RS1234".to_owned()),
            mailbox: Some("enheten@region.example".to_owned()),
            today: day(3, 24),
        }
    }
}
