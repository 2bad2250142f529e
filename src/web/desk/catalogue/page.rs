//! The catalogue in force, to be read: areas, objectives, what is asked and what it should come to.

use askama::Template;
use axum::extract::{Query, State};
use malspar_app::catalogue::InForce;
use malspar_domain::{
    clock,
    indicator::Indicator,
    lang::{Lang, Text},
    strategy::Strategy,
};
use malspar_words::{cycle, date, t};
use serde::Deserialize;

use super::said::{self, Row};
use crate::{
    Site,
    desk::place::AtStrategy,
    error::{Page, page},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "desk/catalogue.html")]
struct CataloguePage {
    shell: Shell,
    done: Option<String>,
    about: String,
    pack: String,
    export: String,
    draft: String,
    has_draft: bool,
    areas: Vec<Area>,
    /// What belongs to the strategy as a whole.
    whole: Vec<Asked>,
    /// Guiding questions.
    questions: Vec<Asked>,
    activities: Vec<String>,
    versions: Vec<(String, String, String)>,
}

/// A target area or an objective.
struct Area {
    code: String,
    title: Words,
    objectives: Vec<Objective>,
    asked: Vec<Asked>,
}

struct Objective {
    code: String,
    title: Words,
    text: Words,
    asked: Vec<Asked>,
}

/// A text with the language that it is in.
pub(super) struct Words {
    pub(super) lang: Lang,
    pub(super) words: String,
}

impl Words {
    pub(super) fn of(lang: Lang, text: &Text) -> Self {
        Self { lang: text.language(lang), words: text.get(lang).to_owned() }
    }
}

/// What is asked.
struct Asked {
    code: String,
    title: Words,
    question: Words,
    tags: Vec<String>,
    source: String,
    target: Option<String>,
    rows: Vec<Row>,
}

#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    klart: String,
}

impl Done {
    /// What has just been done.
    pub(super) fn said(&self, lang: Lang) -> Option<String> {
        Some(match self.klart.as_str() {
            "i-kraft" => t!(lang, "catalogue-done-in-force"),
            "sparat" => t!(lang, "catalogue-done-saved"),
            "borttaget" => t!(lang, "catalogue-done-removed"),
            "slangt" => t!(lang, "catalogue-done-dropped"),
            _ => return None,
        })
    }
}

/// `GET /uppfoljning/{slug}/katalog`
pub(super) async fn show(at: AtStrategy, State(site): State<Site>, Query(done): Query<Done>) -> Page {
    let found = site.app.catalogue(&at.actor, at.slug()).await.map_err(|e| at.failed(&e))?;
    let (lang, strategy) = (at.lang(), &found.strategy);
    let own = |parent: Option<&str>| -> Vec<_> {
        let asked = strategy.indicators.iter().filter(|i| i.parent.as_deref() == parent);
        asked.map(|i| self::asked(lang, i)).collect()
    };
    let areas = strategy.areas.iter().map(|area| Area {
        code: area.code.to_string(),
        title: Words::of(lang, &area.title),
        asked: own(Some(area.code.as_str())),
        objectives: area
            .objectives
            .iter()
            .map(|objective| Objective {
                code: objective.code.to_string(),
                title: Words::of(lang, &objective.title),
                text: Words::of(lang, &objective.text),
                asked: own(Some(objective.code.as_str())),
            })
            .collect(),
    });
    let shown = CataloguePage {
        shell: at.shell(t!(lang, "catalogue")),
        done: done.said(lang),
        about: about(lang, strategy),
        pack: at.href("/katalog/paket"),
        export: at.href("/katalog/paket.toml"),
        draft: at.href("/katalog/utkast"),
        has_draft: found.has_draft,
        areas: areas.collect(),
        whole: own(None),
        questions: strategy.questions.iter().map(|q| self::asked(lang, q)).collect(),
        activities: activities(lang, strategy),
        versions: versions(lang, &found),
    };
    page(&at.reader, &shown)
}

fn asked(lang: Lang, indicator: &Indicator) -> Asked {
    let mut tags = vec![said::kind_words(lang, &indicator.kind)];
    if indicator.headline {
        tags.push(t!(lang, "catalogue-headline"));
    }
    if indicator.voluntary {
        tags.push(t!(lang, "catalogue-voluntary"));
    }
    Asked {
        code: indicator.code.to_string(),
        title: Words::of(lang, &indicator.title),
        question: Words::of(lang, &indicator.question),
        tags,
        source: said::source(lang, &indicator.source),
        target: indicator.target.as_ref().map(|target| said::target(lang, Some(target))),
        rows: said::indicator(lang, indicator),
    }
}

fn about(lang: Lang, strategy: &Strategy) -> String {
    let targets = strategy.indicators.iter().filter(|i| i.target.is_some()).count();
    t!(
        lang,
        "catalogue-about",
        areas = strategy.areas.len(),
        objectives = strategy.objectives().count(),
        indicators = strategy.indicators.len(),
        questions = strategy.questions.len(),
        targets = targets
    )
}

fn activities(lang: Lang, strategy: &Strategy) -> Vec<String> {
    let said = strategy.activities.iter().map(|one| {
        let day = date::long(lang, one.date);
        t!(lang, "catalogue-activity", day = day, title = one.title.get(lang))
    });
    said.collect()
}

/// Each with its number, from when it applies, and when it came; the newest first.
fn versions(lang: Lang, found: &InForce) -> Vec<(String, String, String)> {
    let cycles = found.strategy.cycles();
    let said = found.versions.iter().rev().map(|one| {
        let first = cycles.iter().find(|c| c.period.years.from == one.applies_from);
        let applies = match first {
            _ if one.applies_from == 0 => t!(lang, "catalogue-version-all"),
            Some(first) => t!(lang, "catalogue-version-from", cycle = cycle::name(lang, first)),
            None => t!(lang, "catalogue-version-year", year = one.applies_from.to_string()),
        };
        let came = date::long(lang, clock::local_date(one.recorded_at));
        (one.version.to_string(), applies, came)
    });
    said.collect()
}
