//! The form of a schedule: what, at what time, on which days; or an expression for those who write one.

use std::collections::BTreeSet;

use malspar_app::{App, clockwork::ScheduleOrder};
use malspar_domain::{
    schedule::{CatchUp, CronExpression, Duty, Timing, WorkingDay, Zone},
    strategy::Strategy,
    violation::Violation,
};
use malspar_words::{Lang, schedule, t};
use serde::Deserialize;

/// The days that can be chosen, and how an expression writes them: day, month and weekday.
const DAYS: [(&str, &str); 9] = [
    ("vardagar", "* * MON-FRI"),
    ("alla", "* * *"),
    ("man", "* * MON"),
    ("tis", "* * TUE"),
    ("ons", "* * WED"),
    ("tor", "* * THU"),
    ("fre", "* * FRI"),
    ("manad", "1 * *"),
    ("ar", "1 3 *"),
];

/// What was filled in.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Written {
    #[serde(default)]
    pub(super) vad: String,
    #[serde(default)]
    pub(super) klockan: String,
    #[serde(default)]
    pub(super) dagar: String,
    #[serde(default)]
    pub(super) ledig: bool,
    #[serde(default)]
    pub(super) missat: String,
    #[serde(default)]
    pub(super) uttryck: String,
    /// Is it looked at first, or kept?
    #[serde(default)]
    pub(super) steg: String,
}

impl Written {
    /// What is asked for; else what is to be mended.
    pub(super) fn order(&self) -> Result<ScheduleOrder, Violation> {
        let duty = Duty::from_code(&self.vad).filter(|duty| duty.is_of_a_strategy());
        let duty = duty.ok_or_else(|| Violation::error("vad", "plan-what"))?;
        let expression = CronExpression::parse(&self.expression()?);
        let expression = expression.map_err(|error| error.violation("uttryck"))?;
        let working_day = if self.ledig { WorkingDay::Next } else { WorkingDay::AnyDay };
        let timing = Timing { expression, zone: Zone::default(), working_day, extra: BTreeSet::new() };
        let catch_up = CatchUp::from_code(&self.missat).unwrap_or_else(|| duty.catch_up());
        Ok(ScheduleOrder { duty, timing, catch_up })
    }

    fn expression(&self) -> Result<String, Violation> {
        if !self.uttryck.trim().is_empty() {
            return Ok(self.uttryck.trim().to_owned());
        }
        let time = self.klockan.trim().replace('.', ":");
        let time = chrono::NaiveTime::parse_from_str(&time, "%H:%M");
        let time = time.map_err(|_| Violation::error("klockan", "plan-time"))?;
        let days = DAYS.iter().find(|(code, _)| *code == self.dagar);
        let (_, days) = days.ok_or_else(|| Violation::error("dagar", "plan-days"))?;
        Ok(format!("0 {} {days}", time.format("%-M %-H")))
    }
}

/// What can be planned here, and which of it is chosen.
pub(super) fn duties(
    lang: Lang,
    strategy: &Strategy,
    written: &Written,
) -> Vec<(&'static str, String, bool)> {
    let all = App::duties_by_hand(strategy).into_iter();
    all.map(|duty| (duty.code(), schedule::duty(lang, duty), written.vad == duty.code())).collect()
}

pub(super) fn days(lang: Lang, written: &Written) -> Vec<(&'static str, String, bool)> {
    DAYS.iter().map(|(code, _)| (*code, t!(lang, "plan-day", day = *code), written.dagar == *code)).collect()
}

pub(super) fn missed(lang: Lang, written: &Written) -> Vec<(&'static str, String, bool)> {
    let policies = [CatchUp::Once, CatchUp::Each, CatchUp::Never].map(CatchUp::code);
    policies.map(|code| (code, t!(lang, "plan-missed", policy = code), written.missat == code)).to_vec()
}
