//! The questions of an organisation, for a sheet of paper that goes round among its colleagues.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    cycle::FollowUpCycle,
    lang::Text,
    role::Actor,
    strategy::Strategy,
    submission::{self, Answers, Question},
};

use super::{check_answers, name_of};
use crate::{App, Result, submissions::Room};

/// The questions, and what was answered last time.
#[derive(Debug, Clone)]
pub struct QuestionSheet {
    /// The catalogue that applies.
    pub strategy: Strategy,
    /// The cycle.
    pub cycle: FollowUpCycle,
    /// The last day to answer that holds for the organisation.
    pub deadline: NaiveDate,
    /// The date that the last answers describe.
    pub previous_measured_on: Option<NaiveDate>,
    /// Who is asked.
    pub reporter: OrganisationCode,
    /// The same by name.
    pub reporter_name: Text,
    /// The names of the municipalities that are asked about.
    pub names: BTreeMap<OrganisationCode, String>,
    /// What was answered last time.
    pub previous: Answers,
    municipalities: Vec<OrganisationCode>,
}

impl QuestionSheet {
    /// The questions in the order of the form.
    pub fn questions(&self) -> Vec<Question<'_>> {
        submission::questions(&self.strategy, &self.reporter, &self.municipalities)
    }
}

impl App {
    /// The questions of the actor's organisation.
    pub async fn question_sheet(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
    ) -> Result<QuestionSheet> {
        let own = check_answers(actor)?;
        let deadline = self.asked(actor, slug, cycle).await?.deadline;
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let previous = room.last_answers(&tx, &room.questions(own)?).await?;
        Ok(QuestionSheet {
            deadline,
            previous_measured_on: room.before.as_ref().map(|before| before.period.measured_on),
            reporter: own.clone(),
            reporter_name: name_of(&tx, own).await?,
            previous,
            strategy: room.strategy,
            cycle: room.cycle,
            names: room.names,
            municipalities: room.municipalities,
        })
    }
}
