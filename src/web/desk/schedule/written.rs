//! What was filled in of a schedule: read as a timing, and a timing as what would have been filled in.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike};
use malspar_app::clockwork::ScheduleOrder;
use malspar_domain::{
    schedule::{
        CatchUp, CronExpression, Days, Duty, FIRST_YEAR, Fields, LAST_YEAR, MOST_EXTRA, Schedule, Times,
        Timing, WorkingDay, YearsSaid, Zone,
    },
    violation::Violation,
};
use uuid::Uuid;

use super::numbers;

/// So many years apart can be chosen; what is further apart is written as an expression.
pub(super) const YEAR_STEPS: [u8; 4] = [1, 2, 3, 4];

/// What was filled in, as it was written: a field may be there several times.
#[derive(Debug, Clone, Default)]
pub(super) struct Written(pub(super) Vec<(String, String)>);

impl Written {
    /// The one thing that a field says; nothing where it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// Is this one of the things chosen in a field?
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(field, chosen)| field == name && chosen == value)
    }

    /// Is it to be kept, or looked at first?
    pub(super) fn is_yes(&self) -> bool {
        self.get("steg") == "spara"
    }

    /// Which schedule is changed; none where it is a new one.
    pub(super) fn changes(&self) -> Option<Uuid> {
        self.get("schema").parse().ok()
    }

    /// What would have been filled in for this schedule.
    pub(super) fn of(schedule: &Schedule) -> Self {
        let Timing { expression, zone, working_day, extra } = &schedule.timing;
        let mut fields = in_fields(expression);
        let again = Self(fields.clone()).expression().ok().and_then(|text| CronExpression::parse(&text).ok());
        // What the fields cannot say is left as it is written.
        if again.is_none_or(|again| again.description() != expression.description()) {
            fields = vec![("uttryck".to_owned(), expression.to_string())];
        }
        let extra: Vec<_> = extra.iter().map(|at| at.format("%Y-%m-%d %H:%M").to_string()).collect();
        fields.extend([
            ("schema".to_owned(), schedule.id.0.to_string()),
            ("vad".to_owned(), schedule.duty.code().to_owned()),
            ("ledig".to_owned(), working_day.code().to_owned()),
            ("missat".to_owned(), schedule.catch_up.code().to_owned()),
            ("zon".to_owned(), zone.to_string()),
            ("extra".to_owned(), extra.join("\n")),
        ]);
        Self(fields)
    }

    /// What is asked for; else what is to be mended.
    pub(super) fn order(&self) -> Result<ScheduleOrder, Violation> {
        let duty = Duty::from_code(self.get("vad")).filter(|duty| duty.is_of_a_strategy());
        let duty = duty.ok_or_else(|| Violation::error("vad", "plan-what"))?;
        let typed = if self.get("uttryck").is_empty() { "ar" } else { "uttryck" };
        let expression = CronExpression::parse(&self.expression()?);
        let expression = expression.map_err(|error| error.violation(typed))?;
        let zone = match self.get("zon") {
            "" => Zone::default(),
            zone => zone.parse().map_err(|wrong| Violation { field: "zon".into(), ..wrong })?,
        };
        let working_day = WorkingDay::from_code(self.get("ledig")).unwrap_or(WorkingDay::AnyDay);
        let timing = Timing { expression, zone, working_day, extra: self.extra()? };
        let catch_up = CatchUp::from_code(self.get("missat")).unwrap_or_else(|| duty.catch_up());
        Ok(ScheduleOrder { duty, timing, catch_up })
    }

    /// In which field of the form it stands that `wrong` is about.
    pub(super) fn field_of(&self, wrong: Violation) -> Violation {
        let field = match (wrong.field.as_str(), self.get("uttryck").is_empty()) {
            ("expression", true) => "ar",
            ("expression", false) => "uttryck",
            ("duty", _) => "vad",
            (other, _) => other,
        };
        Violation { field: field.into(), ..wrong }
    }

    fn expression(&self) -> Result<String, Violation> {
        if !self.get("uttryck").is_empty() {
            return Ok(self.get("uttryck").to_owned());
        }
        let time = self.get("klockan").replace('.', ":");
        let time = NaiveTime::parse_from_str(&time, "%H:%M");
        let time = time.map_err(|_| Violation::error("klockan", "plan-time"))?;
        let chosen = |field: &str| -> BTreeSet<u32> {
            let numbers = self.0.iter().filter(|(name, _)| name == field);
            numbers.filter_map(|(_, value)| value.parse().ok()).collect()
        };
        let (days, weekdays) = match self.get("dagar") {
            "alla" => Default::default(),
            "vardagar" => (BTreeSet::new(), (1..=5).collect()),
            "veckodagar" if chosen("veckodag").is_empty() => {
                return Err(Violation::error("veckodag-1", "plan-weekdays"));
            }
            "veckodagar" => (BTreeSet::new(), chosen("veckodag")),
            "datum" => (self.dates()?, BTreeSet::new()),
            _ => return Err(Violation::error("dagar", "plan-days")),
        };
        let fields = Fields {
            minutes: [time.minute()].into(),
            hours: [time.hour()].into(),
            days,
            weekdays,
            months: chosen("manad"),
            years: self.years()?,
        };
        let expression = fields.expression().map_err(|_| Violation::error("datum", "plan-never"))?;
        Ok(expression.to_string())
    }

    fn dates(&self) -> Result<BTreeSet<u32>, Violation> {
        let dates = numbers::read(self.get("datum"), 1, 31);
        dates.filter(|dates| !dates.is_empty()).ok_or_else(|| Violation::error("datum", "plan-dates"))
    }

    /// The years as they are listed, or from the first of them on so many apart.
    fn years(&self) -> Result<BTreeSet<i32>, Violation> {
        let wrong = || Violation::error("ar", "plan-years-wrong");
        let listed: BTreeSet<i32> = numbers::read(self.get("ar"), 2000, 2100).ok_or_else(wrong)?;
        // What the form has no choice for is left to an expression.
        let step = self.get("arsteg").parse().ok().filter(|step| YEAR_STEPS.contains(step)).unwrap_or(1);
        // One year or one span: of years that are listed one by one none is left out and none put in.
        let is_span = |from: i32, last: i32| (from..=last).eq(listed.iter().copied());
        match (listed.first(), listed.last()) {
            _ if step <= 1 => Ok(listed),
            (Some(from), Some(last)) if is_span(*from, *last) => {
                Ok(Fields::every(*from, step, (from < last).then_some(*last)))
            }
            _ => Err(Violation::error("ar", "plan-years-from")),
        }
    }

    fn extra(&self) -> Result<BTreeSet<NaiveDateTime>, Violation> {
        let text = self.0.iter().find(|(field, _)| field == "extra").map_or("", |(_, text)| text.as_str());
        // One more than there may be is enough to say so.
        let lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
        let read = |(row, line): (usize, &str)| {
            let at = line.replace(['T', '.'], " ").replace(" kl ", " ");
            let at = at.split_whitespace().collect::<Vec<_>>().join(" ").replace(':', " ");
            let read = NaiveDateTime::parse_from_str(&at, "%Y-%m-%d %H %M").ok();
            // Before anything is counted from it.
            let read = read.filter(|at| (FIRST_YEAR..=LAST_YEAR).contains(&at.year()));
            read.ok_or_else(|| Violation::error("extra", "plan-extra-wrong").with("row", row + 1))
        };
        lines.take(MOST_EXTRA + 1).map(read).collect()
    }
}

/// What the fields of the form would say; whether they say all of it, is for the caller to see.
fn in_fields(expression: &CronExpression) -> Vec<(String, String)> {
    let said = expression.description();
    let mut fields = Vec::new();
    let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
    if let Times::At(times) = &said.times
        && let [time] = times.as_slice()
    {
        add("klockan", time.format("%H:%M").to_string());
    }
    match &said.days {
        Days::Every => add("dagar", "alla".to_owned()),
        Days::MondayToFriday => add("dagar", "vardagar".to_owned()),
        Days::Weekdays(days) => {
            add("dagar", "veckodagar".to_owned());
            for day in days {
                add("veckodag", day.to_string());
            }
        }
        Days::Dates(spans) => {
            add("dagar", "datum".to_owned());
            add("datum", numbers::written(spans));
        }
        Days::DatesOn(..) => {}
    }
    for month in &said.months {
        add("manad", month.to_string());
    }
    match &said.years {
        YearsSaid::Every => {}
        YearsSaid::Listed(spans) => add("ar", numbers::written(spans)),
        YearsSaid::Steps { from, step, to } => {
            add("ar", numbers::written(&[(*from, to.unwrap_or(*from))]));
            add("arsteg", step.to_string());
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use malspar_domain::id::ScheduleId;

    use super::*;

    fn pairs(all: &[(&str, &str)]) -> Written {
        Written(all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn the_form_writes_what_an_expression_says() {
        let of = |all: &[(&str, &str)]| {
            let mut form = pairs(all);
            form.0.push(("vad".into(), "digest".into()));
            form.order().map(|order| order.timing.expression.to_string()).map_err(|wrong| wrong.code)
        };
        let march = [("klockan", "06:00"), ("dagar", "datum"), ("datum", "1"), ("manad", "3")];
        let with = |more: &[(&'static str, &'static str)]| of(&[&march, more].concat());
        assert_eq!(with(&[("ar", "2026, 2028, 2030")]).unwrap(), "0 0 6 1 3 * 2026,2028,2030");
        assert_eq!(with(&[("ar", "2026"), ("arsteg", "2")]).unwrap(), "0 0 6 1 3 * 2026/2");
        assert_eq!(with(&[("ar", "2026–2030"), ("arsteg", "2")]).unwrap(), "0 0 6 1 3 * 2026,2028,2030");
        assert_eq!(with(&[]).unwrap(), "0 0 6 1 3 * *");
        assert_eq!(with(&[("arsteg", "2")]).unwrap_err(), "plan-years-from");
        assert_eq!(with(&[("ar", "2027, 2030"), ("arsteg", "2")]).unwrap_err(), "plan-years-from");
        assert_eq!(with(&[("extra", "+262142-12-31 23:59")]).unwrap_err(), "plan-extra-wrong");
        assert_eq!(with(&[("ar", "snart")]).unwrap_err(), "plan-years-wrong");
        assert_eq!(with(&[("ar", "1850")]).unwrap_err(), "plan-years-wrong");
        assert_eq!(of(&[("klockan", "7.30"), ("dagar", "vardagar")]).unwrap(), "0 30 7 * * MON-FRI *");
        let weekdays = [("klockan", "07:30"), ("dagar", "veckodagar")];
        assert_eq!(of(&weekdays).unwrap_err(), "plan-weekdays");
        let chosen = [weekdays.as_slice(), &[("veckodag", "1"), ("veckodag", "4")]].concat();
        assert_eq!(of(&chosen).unwrap(), "0 30 7 * * MON,THU *");
        assert_eq!(
            of(&[("klockan", "07:30"), ("dagar", "datum"), ("datum", "32")]).unwrap_err(),
            "plan-dates"
        );
        assert_eq!(of(&[("dagar", "alla")]).unwrap_err(), "plan-time");
        assert_eq!(
            of(&[("klockan", "07:30"), ("dagar", "alla"), ("zon", "Mars/Noll")]).unwrap_err(),
            "schedule-zone-unknown"
        );
        assert_eq!(
            of(&[("klockan", "07:30"), ("dagar", "alla"), ("extra", "i morgon")]).unwrap_err(),
            "plan-extra-wrong"
        );
    }

    /// Whatever a schedule is, opening it and keeping it as it stands changes nothing.
    #[test]
    fn what_is_opened_and_kept_is_what_it_was() {
        let all = [
            "0 0 6 1 3 * 2026-2030/2",
            "0 0 6 1 3 * 2026/2",
            "0 0 6 1 3 * 2026/7",
            "0 30 7 * * MON-FRI *",
            "0 30 7 * 4,10 MON,THU *",
            "0 0 8 1-7,24 12 * *",
            "0 15 8,16 1,15 * * *",
            "0 0 8 1-7 * MON *",
            "0 0 8-16 * * * *",
        ];
        for written in all {
            let expression: CronExpression = written.parse().unwrap();
            let at = chrono::NaiveDate::from_ymd_opt(2031, 3, 3).unwrap().and_hms_opt(6, 0, 0).unwrap();
            let zone = "Europe/Helsinki".parse().unwrap();
            let timing = Timing { expression, zone, working_day: WorkingDay::Previous, extra: [at].into() };
            let schedule = Schedule {
                id: ScheduleId(Uuid::nil()),
                strategy: None,
                duty: Duty::Digest,
                timing,
                catch_up: CatchUp::Never,
            };
            let order = Written::of(&schedule).order().unwrap();
            assert_eq!(order.timing.expression.description(), schedule.timing.expression.description());
            assert_eq!((order.timing.zone, &order.timing.extra), (zone, &schedule.timing.extra));
            assert_eq!(order.timing.working_day, WorkingDay::Previous);
            assert_eq!(order.catch_up, CatchUp::Never);
        }
    }
}
