//! All observations of a strategy, page by page: for exports, which are longer than memory.

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    observation::{Observation, SeriesKey},
    submission::SubmissionState,
};
use sea_orm::FromQueryResult;

use crate::{
    Result, StrategyScope, Tx,
    draft::category_text,
    observation_row::{Row, SELECT, latest_counted, recorded},
    submission::until,
};

/// Those of indicator `$1` from the period of `$2` to `$4` on. An index knows the way to them; within a period the
/// organisations are put in the order of their codes, and those up to `$6`, `$7` have been read.
const FROM_HERE: &str = "o.indicator_id = $1
    AND (o.period_from, o.period_to, o.measured_on) >= ($2, $3, $4)
    AND ((o.period_from, o.period_to, o.measured_on) > ($2, $3, $4) OR (g.code, o.category) > ($6, $7))";

impl Tx {
    /// The next `limit` cells after the cell `after`, or the first ones, of all periods: by indicator, period,
    /// organisation and category, each in the latest revision that was known at `as_of` and counts by `counting`, as
    /// [`Tx::observations`] has it. Fewer than `limit` are the last.
    pub async fn observation_page(
        &self,
        scope: &StrategyScope,
        counting: &[SubmissionState],
        after: Option<&SeriesKey>,
        limit: usize,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Vec<Observation>> {
        let mut found = Vec::new();
        for (code, id) in self.indicator_ids(scope.strategy).await? {
            if found.len() == limit {
                break;
            }
            if after.is_some_and(|after| code < after.indicator) {
                continue;
            }
            let after = after.filter(|after| code == after.indicator);
            let period = after.map(|after| (after.period.years, after.period.measured_on));
            let mut values = vec![
                id.into(),
                period.map_or(i32::MIN, |(years, _)| years.from).into(),
                period.map_or(i32::MIN, |(years, _)| years.to).into(),
                period.map_or(NaiveDate::default(), |(_, measured_on)| measured_on).into(),
                until(as_of).into(),
                after.map_or("", |after| after.about.as_str()).into(),
                after.map(|after| category_text(after.category.as_ref())).unwrap_or_default().into(),
            ];
            let counting = latest_counted(&mut values, counting);
            values.push(i64::try_from(limit - found.len()).unwrap_or(i64::MAX).into());
            let text = format!(
                "{SELECT}{FROM_HERE}{counting}
                 ORDER BY o.period_from, o.period_to, o.measured_on, g.code, o.category LIMIT ${}",
                values.len()
            );
            for row in Row::find_by_statement(self.sql(&text, values)).all(&self.inner).await? {
                found.push(recorded(row)?.0.observation);
            }
        }
        Ok(found)
    }
}
