//! The audit trail, to look for something in it.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use malspar_domain::{
    clock,
    id::AccountId,
    role::{Actor, Role},
};
use malspar_render::table_text;
use malspar_storage::{AuditFound, AuditSearch, AuditWithin, Tx};
use malspar_words::{Lang, t};

use super::{check_administers, ever, sees_all};
use crate::{
    App, Result,
    accounts::{is_within, own_strategies},
};

/// How many entries a page has.
const PAGE: u64 = 50;
/// How many lines a file has at most: as many as people can look through, and a spreadsheet open.
const MOST: u64 = 100_000;

/// What is looked for; what is not set holds for every entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrailSearch {
    /// What was done, or a part of it.
    pub act: Option<String>,
    /// To what, or a part of it.
    pub subject: Option<String>,
    /// By somebody in this role.
    pub role: Option<Role>,
    /// By this account, or to it.
    pub account: Option<AccountId>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Through this day.
    pub to: Option<NaiveDate>,
}

/// A page of what was found.
#[derive(Debug, Clone)]
pub struct TrailPage {
    /// The entries, the newest first.
    pub found: Vec<AuditFound>,
    /// Are there more?
    pub more: bool,
    /// Is the whole trail looked through? Else what is another region's is left out.
    pub whole: bool,
}

impl App {
    /// A page of the entries that are found, from 0.
    pub async fn search_trail(&self, actor: &Actor, search: &TrailSearch, page: u64) -> Result<TrailPage> {
        check_administers(actor)?;
        let tx = self.store.read().await?;
        let asked = asked(&tx, actor, search).await?;
        let whole = asked.within.is_none();
        let mut found = tx.search_audit(&asked, page.saturating_mul(PAGE), PAGE + 1).await?;
        let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = found.len() > size;
        found.truncate(size);
        Ok(TrailPage { found, more, whole })
    }

    /// The same as a table for a spreadsheet, all that is found; where that is more than a table holds, its last line says so.
    pub async fn trail_table(&self, actor: &Actor, search: &TrailSearch, lang: Lang) -> Result<Vec<u8>> {
        check_administers(actor)?;
        let tx = self.store.read().await?;
        let asked = asked(&tx, actor, search).await?;
        let found = tx.search_audit(&asked, 0, MOST + 1).await?;
        Ok(table(lang, found, usize::try_from(MOST).unwrap_or(usize::MAX)).into_bytes())
    }
}

/// A table of the first `most` entries.
fn table(lang: Lang, found: Vec<AuditFound>, most: usize) -> String {
    let heads = [
        t!(lang, "trail-number"),
        t!(lang, "trail-when"),
        t!(lang, "trail-act"),
        t!(lang, "trail-subject"),
        t!(lang, "trail-role"),
        t!(lang, "trail-account"),
        t!(lang, "trail-details"),
    ];
    let goes_on = found.len() > most;
    // With the mark that spreadsheets know UTF-8 by.
    let mut table = format!("\u{feff}{}", table_text::line(heads));
    for AuditFound { sequence, record } in found.into_iter().take(most) {
        table.push_str(&table_text::line([
            sequence.to_string(),
            record.recorded_at.to_rfc3339(),
            record.entry.action,
            record.entry.subject,
            record.role.code().to_owned(),
            record.account.0.to_string(),
            record.entry.details.to_string(),
        ]));
    }
    if goes_on {
        table.push_str(&table_text::line([t!(lang, "trail-table-goes-on", n = most)]));
    }
    table
}

async fn asked(tx: &Tx, actor: &Actor, search: &TrailSearch) -> Result<AuditSearch> {
    let TrailSearch { act, subject, role, account, from, to } = search.clone();
    Ok(AuditSearch {
        act,
        subject,
        role,
        account,
        from: from.and_then(|day| day.pred_opt()).and_then(end_of),
        until: to.and_then(end_of),
        within: within(tx, actor).await?,
    })
}

/// The first moment after a day; nothing for a year that no entry is of, and that a database would write otherwise.
fn end_of(day: NaiveDate) -> Option<DateTime<Utc>> {
    (1900..=9000).contains(&day.year()).then(|| clock::end_of(day) + Duration::microseconds(1))
}

/// What is the actor's own; nothing where that is all there is: where the service is one region's alone, its trail is.
async fn within(tx: &Tx, actor: &Actor) -> Result<Option<AuditWithin>> {
    let own = own_strategies(tx, actor).await?;
    let alone = actor.strategy.is_none() && own.len() == tx.strategies().await?.len();
    if sees_all(actor) || alone {
        return Ok(None);
    }
    let theirs = ever(tx).await?.into_iter().filter(|(_, all)| all.iter().all(|m| is_within(actor, m, &own)));
    let accounts = theirs.map(|(account, _)| account).collect();
    Ok(Some(AuditWithin { strategies: own, accounts }))
}

#[cfg(test)]
mod tests {
    use malspar_storage::{AuditEntry, AuditRecord};

    use super::*;

    fn entry(sequence: i64) -> AuditFound {
        let record = AuditRecord {
            entry: AuditEntry::new("cycle.move", "orebro-2024-2030/2024-2025"),
            recorded_at: "2026-03-03T12:00:00Z".parse().unwrap(),
            account: AccountId::NOBODY,
            role: Role::StrategyOwner,
        };
        AuditFound { sequence, record }
    }

    #[test]
    fn a_table_that_does_not_hold_everything_says_so() {
        let all = table(Lang::Sv, vec![entry(2), entry(1)], 2);
        assert_eq!(all.lines().count(), 3, "{all}");
        let part = table(Lang::Sv, vec![entry(3), entry(2), entry(1)], 2);
        let last = part.lines().last().unwrap();
        assert_eq!(part.lines().count(), 4, "{part}");
        assert!(last.contains("Här slutar tabellen"), "{last}");
    }
}
