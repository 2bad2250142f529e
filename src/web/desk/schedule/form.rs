//! The form of a schedule: what, on which days, months and years, at what time; or an expression for those who write one.

use malspar_app::App;
use malspar_domain::{
    schedule::{CatchUp, WorkingDay, Zone},
    strategy::Strategy,
};
use malspar_words::{Args, Lang, schedule, t, text};
use uuid::Uuid;

use super::written::{Written, YEAR_STEPS};

/// The days that can be chosen.
const DAYS: [&str; 4] = ["vardagar", "alla", "veckodagar", "datum"];

/// What can be chosen in a field: its code, its words, and whether it is chosen.
type Choices = Vec<(String, String, bool)>;

/// The form, filled in.
pub(super) struct Form {
    pub(super) written: Written,
    /// Which schedule is changed.
    pub(super) changes: Option<Uuid>,
    pub(super) duties: Choices,
    pub(super) days: Choices,
    pub(super) weekdays: Choices,
    pub(super) months: Choices,
    pub(super) steps: Choices,
    pub(super) days_off: Choices,
    pub(super) missed: Choices,
    pub(super) klockan: String,
    pub(super) zone: String,
    /// Is anything of what is seldom needed filled in?
    pub(super) more: bool,
}

impl Form {
    pub(super) fn new(lang: Lang, strategy: &Strategy, written: Written) -> Self {
        let or = |field: &str, usual: &str| match written.get(field) {
            "" => usual.to_owned(),
            value => value.to_owned(),
        };
        let zone = or("zon", &Zone::default().to_string());
        Self {
            changes: written.changes(),
            duties: duties(lang, strategy, &written),
            days: one_of(&written, "dagar", DAYS, |day| t!(lang, "plan-day", day = day)),
            weekdays: named(lang, &written, "weekday", "veckodag", 7),
            months: named(lang, &written, "month", "manad", 12),
            steps: one_of(&written, "arsteg", YEAR_STEPS.map(|n| n.to_string()), |step| {
                t!(lang, "plan-year-step", step = step.parse::<u64>().unwrap_or(1))
            }),
            days_off: one_of(&written, "ledig", WorkingDay::ALL.map(WorkingDay::code), |rule| {
                t!(lang, "plan-day-off-is", rule = rule)
            }),
            missed: one_of(&written, "missat", CATCH_UP, |policy| t!(lang, "plan-missed", policy = policy)),
            klockan: or("klockan", "08:00"),
            more: ["uttryck", "extra"].iter().any(|field| !written.get(field).is_empty())
                || zone != Zone::default().to_string(),
            zone,
            written,
        }
    }
}

const CATCH_UP: [&str; 3] = [CatchUp::Once.code(), CatchUp::Each.code(), CatchUp::Never.code()];

/// What can be planned by hand here.
fn duties(lang: Lang, strategy: &Strategy, written: &Written) -> Choices {
    let all = App::duties_by_hand(strategy).into_iter();
    let chosen = |code: &str| written.get("vad") == code;
    all.map(|duty| (duty.code().to_owned(), schedule::duty(lang, duty), chosen(duty.code()))).collect()
}

fn one_of<const N: usize, C: Into<String>>(
    written: &Written,
    field: &str,
    all: [C; N],
    words: impl Fn(String) -> String,
) -> Choices {
    let choice = |code: C| {
        let code = code.into();
        (code.clone(), words(code.clone()), written.get(field) == code)
    };
    all.into_iter().map(choice).collect()
}

/// The weekdays or the months.
fn named(lang: Lang, written: &Written, of: &str, field: &str, n: u32) -> Choices {
    let choice = |number: u32| {
        let name = text(lang, &format!("{of}-{number}"), &Args::new());
        (number.to_string(), name, written.has(field, &number.to_string()))
    };
    (1..=n).map(choice).collect()
}
