//! Mailboxes that belong to offices: an organisation's registrar, and who gets the report.

use malspar_domain::{
    account::Address,
    clock,
    code::{OrganisationCode, Slug},
    role::Actor,
    violation::Violation,
};
use malspar_exchange::form::plainly;
use malspar_storage::{AuditEntry, Missing, ReportRecipient, Thing};

use super::asked;
use crate::{App, Error, Result, accounts::check_runs_follow_up};

/// The longest list of those who get the report.
const MOST_RECIPIENTS: usize = 200;
/// Characters of a name in it.
const LONGEST_NAME: usize = 200;

impl App {
    /// Notes the functional mailbox of an organisation that takes part, or that it has none.
    pub async fn set_registrar(
        &self,
        actor: &Actor,
        slug: &Slug,
        organisation: &OrganisationCode,
        mailbox: Option<&Address>,
    ) -> Result<()> {
        check_runs_follow_up(actor)?;
        let tx = self.store.write().await?;
        let (_, strategy, _) = tx.open_strategy(slug, actor, None).await?;
        let now = self.clock.now();
        if !asked(&tx, &strategy, clock::local_date(now)).await?.contains(organisation) {
            return Err(Error::NotFound(Missing::new(Thing::Organisation, organisation)));
        }
        tx.set_registrar(organisation, mailbox, now).await?;
        let entry = AuditEntry::new("organisation.registrar", format!("{slug}/{organisation}"))
            .with("has", mailbox.is_some());
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }

    /// Who gets the report of a strategy when it is published.
    pub async fn report_recipients(&self, actor: &Actor, slug: &Slug) -> Result<Vec<ReportRecipient>> {
        check_runs_follow_up(actor)?;
        let tx = self.store.read().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        Ok(tx.report_recipients(&scope).await?)
    }

    /// Writes a strategy's distribution list, a mailbox a line: `Länsstyrelsen; funktion@exempel.se`. Gives how many.
    pub async fn set_report_recipients(&self, actor: &Actor, slug: &Slug, text: &str) -> Result<usize> {
        check_runs_follow_up(actor)?;
        let recipients = read(&plainly(text))?;
        let tx = self.store.write().await?;
        let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
        tx.set_report_recipients(&scope, &recipients).await?;
        let entry = AuditEntry::new("strategy.recipients", slug.as_str()).with("n", recipients.len());
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        tx.commit().await?;
        Ok(recipients.len())
    }
}

fn read(text: &str) -> Result<Vec<ReportRecipient>> {
    let lines = || (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
    // Said before every line is: of a list without end there would be no end of what is wrong.
    if lines().count() > MOST_RECIPIENTS {
        return Err(Violation::error("text", "recipients-many").with("max", MOST_RECIPIENTS).into());
    }
    let (mut found, mut wrong) = (Vec::<ReportRecipient>::new(), Vec::new());
    for (n, line) in lines() {
        let (name, address) = line.rsplit_once([';', '\t', ',']).unwrap_or(("", line));
        match (name.trim(), address.parse::<Address>()) {
            ("", _) | (_, Err(_)) => {
                wrong.push(Violation::error("text", "recipients-line").with("row", n).with("line", line));
            }
            (name, Ok(_)) if name.chars().count() > LONGEST_NAME => {
                let length = name.chars().count();
                wrong.push(
                    Violation::error("text", "import-too-long").with("n", length).with("max", LONGEST_NAME),
                );
            }
            (_, Ok(address)) if found.iter().any(|one| one.address == address) => {}
            (name, Ok(address)) => found.push(ReportRecipient { name: name.to_owned(), address }),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(Error::Refused(wrong)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_name_and_a_mailbox() {
        let found = read("Länsstyrelsen; lst@lan.example\n\nRegionstyrelsen\tRS@region.example\n").unwrap();
        let told: Vec<_> = found.iter().map(|one| format!("{} {}", one.name, one.address)).collect();
        assert_eq!(told, ["Länsstyrelsen lst@lan.example", "Regionstyrelsen rs@region.example"]);
    }

    #[test]
    fn a_list_without_end_is_too_long_and_nothing_else() {
        let codes = |text: &str| -> Vec<String> {
            let Err(Error::Refused(wrong)) = read(text) else { panic!("the list is read") };
            wrong.into_iter().map(|v| v.code).collect()
        };
        assert_eq!(codes(&"a\n".repeat(100_000)), ["recipients-many"]);
        assert_eq!(codes(&format!("{}; a@b.example", "x".repeat(201))), ["import-too-long"]);
    }

    #[test]
    fn every_line_that_is_none_is_named() {
        let Err(Error::Refused(wrong)) = read("lst@lan.example\nA; a@b.example\nB; b") else {
            panic!("two lines cannot be read")
        };
        let rows: Vec<_> = wrong.iter().map(|v| v.params[0].1.clone()).collect();
        assert_eq!(rows, ["1", "3"]);
    }
}
