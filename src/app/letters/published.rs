//! That a report is published, to those on the strategy's distribution list.

use chrono::{DateTime, Utc};
use malspar_domain::{
    clock,
    lang::{Lang, Text},
};
use malspar_render::{report, snapshot::Snapshot};
use malspar_storage::{EditionKey, ReportRecipient, StrategyScope, Tx};
use malspar_words::{cycle, t};

use super::{Frame, MailKind, TO_OFFICES};
use crate::{App, Result, accounts::Written};

/// What an edition says above all, and what it is found by; as it was locked.
#[derive(Debug, Clone)]
pub(crate) struct Headline {
    /// Letters name the edition's own strategy and cycle, not what they have become since.
    pub(super) frame: Frame,
    pub(super) number: u32,
    /// The sentence that the summary begins with.
    pub(super) said: Text,
}

/// What the letter names.
pub(super) struct NewReport<'a> {
    pub(super) headline: &'a Headline,
    /// Whose mailbox it goes to.
    pub(super) organisation: String,
}

impl Headline {
    /// What `snapshot` says. Counts through the whole of it: call it off the async threads.
    pub(crate) fn of(app: &App, key: &EditionKey, snapshot: &Snapshot, now: DateTime<Utc>) -> Self {
        let (strategy, narratives) = (&snapshot.strategy, &snapshot.narratives);
        let said = Lang::ALL.map(|lang| report::sentence(snapshot, lang));
        let [sv, en] = said;
        Self {
            frame: Frame {
                links: app.links(),
                unit: strategy.region_name.clone(),
                strategy: strategy.short_title.clone(),
                slug: key.strategy.clone(),
                cycle: snapshot.progress.cycle.clone(),
                number: narratives.registry_number.clone().or_else(|| strategy.registry_number.clone()),
                mailbox: narratives.mailbox.clone(),
                today: clock::local_date(now),
            },
            number: key.number,
            said: Text::new(sv, en),
        }
    }
}

impl NewReport<'_> {
    pub(super) fn written(&self, lang: Lang) -> Written {
        let Headline { frame, number, said } = self.headline;
        let cycle = cycle::name(lang, &frame.cycle);
        let subject = t!(lang, "mail-published-subject", cycle = cycle, strategy = frame.strategy.get(lang));
        let body = t!(
            lang,
            "mail-published",
            url = frame.link(lang, &format!("/strategier/{}", frame.slug)),
            headline = said.get(lang),
            numbered = if frame.number.is_some() { "yes" } else { "no" },
            number = frame.number.as_deref().unwrap_or_default(),
            edition = number.to_string(),
            organisation = self.organisation.as_str(),
            whom = frame.whom_to_ask(lang),
            unit = frame.unit.get(lang)
        );
        Written::new(MailKind::Published, lang, subject, body)
    }
}

impl App {
    /// Tells everybody on the distribution list that the report is there, and says in how many mails.
    pub(crate) async fn tell_published(
        &self,
        tx: &Tx,
        scope: &StrategyScope,
        headline: &Headline,
    ) -> Result<usize> {
        let whom = tx.report_recipients(scope).await?;
        for ReportRecipient { name, address } in &whom {
            let letter = NewReport { headline, organisation: name.clone() };
            self.queue_written_to(tx, address, letter.written(TO_OFFICES).about(scope)).await?;
        }
        Ok(whom.len())
    }
}
