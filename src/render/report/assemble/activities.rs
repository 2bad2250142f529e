//! What has been arranged to carry the strategy out since the measurement before.

use malspar_domain::strategy::Activity;
use malspar_words::{date, t};

use super::Report;
use crate::report::data::{self, Arranged};

/// Nothing where nothing was arranged. What comes after the measurement belongs to the next report.
pub(super) fn activities(report: &Report<'_>) -> Option<Arranged> {
    let now = report.cycle().period.measured_on;
    let before = report.strategy().cycle_before(report.cycle()).map(|c| c.period.measured_on);
    let mut held: Vec<_> = report
        .strategy()
        .activities
        .iter()
        .filter(|activity| activity.date <= now && before.is_none_or(|before| activity.date > before))
        .collect();
    held.sort_by_key(|activity| activity.date);
    (!held.is_empty()).then(|| Arranged {
        title: t!(report.lang, "report-activities"),
        paragraphs: Vec::new(),
        activities: held.into_iter().map(|activity| one(report, activity)).collect(),
    })
}

fn one(report: &Report<'_>, activity: &Activity) -> data::Activity {
    let lang = report.lang;
    let day = date::long(lang, activity.date);
    let area =
        activity.area.as_ref().and_then(|code| report.strategy().areas.iter().find(|a| &a.code == code));
    let area = area.map(|area| {
        t!(lang, "report-target-area", number = area.code.as_str(), title = area.title.get(lang))
    });
    // A theme that is the name of the target area says it once.
    let theme = activity.theme.as_ref().map(|theme| theme.get(lang).to_owned());
    let theme = match (theme, area) {
        (Some(theme), Some(area)) if area.ends_with(&theme) => Some(area),
        (Some(theme), Some(area)) => Some(format!("{theme}. {area}")),
        (theme, area) => theme.or(area),
    };
    data::Activity {
        date: match &activity.time {
            Some(time) => t!(lang, "report-activity-time", date = day, time = time.as_str()),
            None => day,
        },
        title: activity.title.get(lang).to_owned(),
        theme,
        link: activity.link.clone(),
    }
}
