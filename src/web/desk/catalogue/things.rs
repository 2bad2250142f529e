//! The things that a catalogue consists of, each with its code, its title and its fields in words.

use malspar_domain::{
    lang::{Lang, Text},
    strategy::{Activity, Strategy, Told},
};
use malspar_words::{date, t};
use serde::Serialize;

use super::said::{self, Row, Rows};

/// A thing of a catalogue.
pub(super) struct Thing {
    /// By which it is the same thing in another version.
    pub(super) key: String,
    /// "Målområde", "Indikator".
    pub(super) what: String,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    /// All of it, so that nothing differs unseen.
    pub(super) print: String,
}

impl Thing {
    fn new(
        lang: Lang,
        kind: &'static str,
        code: &str,
        title: &Text,
        all: &impl Serialize,
        rows: Vec<Row>,
    ) -> Self {
        Self {
            key: format!("{kind} {code}"),
            what: t!(lang, "catalogue-thing", what = kind),
            code: code.to_owned(),
            title: title.get(lang).to_owned(),
            rows,
            print: serde_json::to_string(all).unwrap_or_default(),
        }
    }
}

/// Everything in a catalogue, in its order.
pub(super) fn all(lang: Lang, strategy: &Strategy) -> Vec<Thing> {
    let mut all = vec![head(lang, strategy)];
    for area in &strategy.areas {
        let mut rows = Rows::new(lang);
        rows.text("title", &area.title);
        all.push(Thing::new(lang, "area", area.code.as_str(), &area.title, &area.title, rows.rows));
        for objective in &area.objectives {
            let mut rows = Rows::new(lang);
            rows.text("title", &objective.title);
            rows.text("text", &objective.text);
            rows.say("area", area.code.to_string());
            let (code, title) = (objective.code.as_str(), &objective.title);
            all.push(Thing::new(lang, "objective", code, title, objective, rows.rows));
        }
    }
    for (kind, asked) in [("indicator", &strategy.indicators), ("question", &strategy.questions)] {
        all.extend(
            asked
                .iter()
                .map(|i| Thing::new(lang, kind, i.code.as_str(), &i.title, i, said::indicator(lang, i))),
        );
    }
    all.extend(series(lang, strategy));
    all.extend(checks(lang, strategy));
    all.extend(strategy.activities.iter().map(|one| activity(lang, one)));
    all
}

fn head(lang: Lang, strategy: &Strategy) -> Thing {
    let mut rows = Rows::new(lang);
    rows.text("title", &strategy.title);
    rows.text("short_title", &strategy.short_title);
    rows.text("region_name", &strategy.region_name);
    rows.text("county_name", &strategy.county_name);
    rows.say("county", strategy.county.clone());
    rows.say("registry_number", strategy.registry_number.clone().unwrap_or_default());
    rows.say("valid", date::period(lang, strategy.valid.from, strategy.valid.to));
    let cycles: Vec<_> = strategy.cycles().iter().map(|c| malspar_words::cycle::name(lang, c)).collect();
    rows.say("cycles", cycles.join(", "));
    let order: Vec<_> = strategy.form_order.iter().map(ToString::to_string).collect();
    rows.say("form_order", order.join(", "));
    let all = (
        (&strategy.title, &strategy.short_title, &strategy.region_name, &strategy.county_name),
        (&strategy.county, &strategy.registry_number, &strategy.valid, &strategy.form_order),
        (&strategy.follow_up, &strategy.cycles_by_hand, &strategy.baseline),
    );
    Thing::new(lang, "strategy", "", &strategy.title, &all, rows.rows)
}

fn series(lang: Lang, strategy: &Strategy) -> Vec<Thing> {
    let said = strategy.series.iter().map(|one| {
        let mut rows = Rows::new(lang);
        rows.text("title", &one.title);
        rows.text("unit", &one.unit);
        rows.text("published_by", &one.source);
        Thing::new(lang, "series", one.code.as_str(), &one.title, one, rows.rows)
    });
    said.collect()
}

/// A check has no code: it is the same while it looks at the same.
fn checks(lang: Lang, strategy: &Strategy) -> Vec<Thing> {
    let said = strategy.checks.iter().map(|one| {
        let mut rows = Rows::new(lang);
        rows.say("when", one.when.to_string());
        rows.text("message", &one.message);
        let told = match one.told {
            Told::Contact => "contact",
            Told::Owner => "owner",
        };
        rows.say("told", t!(lang, "catalogue-told", who = told));
        let code = format!("{}: {}", one.indicator, one.when);
        Thing::new(lang, "check", &code, &Text { sv: String::new(), en: None }, one, rows.rows)
    });
    said.collect()
}

fn activity(lang: Lang, one: &Activity) -> Thing {
    let mut rows = Rows::new(lang);
    rows.say("date", date::long(lang, one.date));
    rows.say("time", one.time.clone().unwrap_or_default());
    rows.text("title", &one.title);
    rows.maybe("theme", one.theme.as_ref());
    rows.say("area", one.area.as_ref().map(ToString::to_string).unwrap_or_default());
    rows.say("link", one.link.clone().unwrap_or_default());
    let code = date::long(lang, one.date);
    let mut thing = Thing::new(lang, "activity", &code, &one.title, one, rows.rows);
    thing.key = format!("{} {}", thing.key, one.title.sv);
    thing
}
