//! Mailboxes that belong to offices and not to people: an organisation's registrar, and who gets a strategy's report.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use malspar_domain::{account::Address, code::OrganisationCode};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

use crate::{
    Error, Result, StrategyScope, Tx,
    entity::{registrar, report_recipient},
    store::stored,
};

/// Somebody who gets the report when it is published: an office's mailbox and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRecipient {
    /// Whose mailbox: "Länsstyrelsen i Örebro län".
    pub name: String,
    /// Where mail goes.
    pub address: Address,
}

impl Tx {
    /// The mailboxes of all organisations that have named one.
    pub async fn registrars(&self) -> Result<BTreeMap<OrganisationCode, Address>> {
        let codes: BTreeMap<_, _> =
            self.organisation_ids().await?.into_iter().map(|(code, id)| (id, code)).collect();
        let rows = registrar::Entity::find().all(&self.inner).await?;
        let known = rows.into_iter().filter_map(|row| {
            let code = codes.get(&row.organisation_id)?.clone();
            Some(read(&row.address).map(|address| (code, address)))
        });
        known.collect()
    }

    /// Notes an organisation's mailbox, or that it has none.
    pub async fn set_registrar(
        &self,
        organisation: &OrganisationCode,
        mailbox: Option<&Address>,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let id = self.organisation(organisation).await?.id;
        let Some(mailbox) = mailbox else {
            registrar::Entity::delete_by_id(id).exec(&self.inner).await?;
            return Ok(());
        };
        let row = registrar::ActiveModel {
            organisation_id: Set(id),
            address: Set(mailbox.to_string()),
            changed_at: Set(stored(at)),
        };
        let update = OnConflict::column(registrar::Column::OrganisationId)
            .update_columns([registrar::Column::Address, registrar::Column::ChangedAt])
            .to_owned();
        registrar::Entity::insert(row).on_conflict(update).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Who gets the report, in the order in which the list was written.
    pub async fn report_recipients(&self, scope: &StrategyScope) -> Result<Vec<ReportRecipient>> {
        use report_recipient::Column as C;
        let rows = report_recipient::Entity::find().filter(C::StrategyId.eq(scope.strategy));
        let rows = rows.order_by_asc(C::Place).all(&self.inner).await?;
        rows.into_iter()
            .map(|row| Ok(ReportRecipient { address: read(&row.address)?, name: row.name }))
            .collect()
    }

    /// The same as a new list in the place of the one before.
    pub async fn set_report_recipients(
        &self,
        scope: &StrategyScope,
        recipients: &[ReportRecipient],
    ) -> Result<()> {
        use report_recipient::Column as C;
        let old = report_recipient::Entity::delete_many().filter(C::StrategyId.eq(scope.strategy));
        old.exec(&self.inner).await?;
        let rows: Vec<_> = (0..)
            .zip(recipients)
            .map(|(place, one)| report_recipient::ActiveModel {
                strategy_id: Set(scope.strategy),
                address: Set(one.address.to_string()),
                name: Set(one.name.clone()),
                place: Set(place),
            })
            .collect();
        if !rows.is_empty() {
            report_recipient::Entity::insert_many(rows).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }
}

fn read(address: &str) -> Result<Address> {
    address.parse().map_err(|_| Error::unreadable("address", address))
}
