//! The report cut into pages for a site. Each part says what it says in the report, from the same data, drawings and
//! templates: a page and the report cannot disagree.

mod exhibits;
mod slides;

use std::{
    collections::BTreeMap,
    ops::Deref,
    sync::{Arc, OnceLock},
};

use askama::Template;
use malspar_domain::{code::OrganisationCode, lang::Lang};
use malspar_words::t;

use super::{
    Error, ReportInput, assemble,
    data::{About, Arranged, Changes, Indicator, Municipality, Objective, ReportData, Summary},
    html::Drawn,
};
use crate::{glyphs, snapshot::Snapshot};
use exhibits::{Exhibit, Remark};
pub use slides::Slide;

/// What the files of the status grid are called.
const OVERVIEW: &str = "oversikt";

/// A report, ready to be read page by page.
#[derive(Debug)]
pub struct Pages {
    data: ReportData,
    pictures: BTreeMap<String, String>,
    /// What it is all taken from, for the charts that are drawn when somebody asks for them.
    snapshot: Arc<Snapshot>,
    /// The municipalities' areas, as GeoJSON geometries.
    boundaries: BTreeMap<OrganisationCode, String>,
    /// The indicators' pages by their codes, each drawn when it is first asked for: what is locked stays as it is.
    seen: BTreeMap<String, OnceLock<Part>>,
    lang: Lang,
}

/// Something that has a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its code, which its address ends in.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// What is to be said of it in a list: where an objective stands, what an indicator shows.
    pub says: String,
}

/// A target area with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaEntry {
    /// Its number and title.
    pub title: String,
    /// Its objectives, each with its indicators.
    pub objectives: Vec<(Entry, Vec<Entry>)>,
    /// The indicators that hang on the area itself.
    pub indicators: Vec<Entry>,
}

/// What a page says, as HTML under a heading of the first level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub title: String,
    /// The rest.
    pub html: String,
    /// Is the heading in the rest already?
    pub has_heading: bool,
}

#[derive(Template)]
#[template(path = "site/part.html")]
struct PartPage<'a> {
    drawn: Drawn<'a>,
    body: Body<'a>,
}

enum Body<'a> {
    Overview(&'a Seen<'a>),
    Objective(&'a Objective),
    Indicator(&'a Shown<'a>),
    Municipality(&'a Municipality),
    Changes(&'a Changes),
    Activities(&'a Arranged),
    Reading(&'a About),
    Compared(&'a Compared<'a>),
}

/// The summary on a screen.
struct Seen<'a> {
    summary: &'a Summary,
    /// The report's first address, which links begin with.
    base: &'a str,
    lang: Lang,
}

/// An indicator with everything that there is to see of it.
struct Shown<'a> {
    indicator: &'a Indicator,
    exhibits: Vec<Exhibit>,
    remarks: Vec<Remark>,
    lang: Lang,
    /// The language in which people write their comments, where that is another.
    lang_of_users: Option<&'static str>,
}

impl<'a> Deref for PartPage<'a> {
    type Target = Drawn<'a>;

    fn deref(&self) -> &Drawn<'a> {
        &self.drawn
    }
}

/// Municipalities side by side, question by question.
struct Compared<'a> {
    question: &'a str,
    names: Vec<&'a str>,
    groups: Vec<ComparedGroup<'a>>,
}

struct ComparedGroup<'a> {
    label: &'a str,
    rows: Vec<ComparedRow<'a>>,
}

struct ComparedRow<'a> {
    title: &'a str,
    answers: Vec<&'a str>,
}

impl Pages {
    /// The report of a region, read once: each page is then a matter of writing it down.
    pub fn of(
        snapshot: Arc<Snapshot>,
        boundaries: BTreeMap<OrganisationCode, String>,
        lang: Lang,
    ) -> Result<Self, Error> {
        let assemble::Assembled { data, files, .. } =
            assemble::assemble_page(&ReportInput::new(&snapshot, None, lang))?;
        let pictures = super::html::pictures(files);
        let pages = Self { data, pictures, snapshot, boundaries, seen: BTreeMap::new(), lang };
        let seen = pages.indicators().map(|indicator| (indicator.code.clone(), OnceLock::new())).collect();
        Ok(Self { seen, ..pages })
    }

    /// "Uppföljning 2026 av strategin för föräldraskapsstöd".
    pub fn title(&self) -> &str {
        &self.data.document.title
    }

    /// "Läget den 31 december 2025".
    pub fn state(&self) -> &str {
        &self.data.document.description
    }

    /// Are the answers invented?
    pub const fn is_example(&self) -> bool {
        self.data.example
    }

    /// The strategy on one screen, for a site where its pages begin with `base`.
    pub fn overview(&self, base: &str) -> Result<Option<Part>, Error> {
        let summary = self.data.summary.as_ref();
        let seen = summary.map(|summary| Seen { summary, base, lang: self.lang });
        seen.map(|seen| self.part(self.title(), Body::Overview(&seen))).transpose()
    }

    /// The target areas with their objectives and indicators.
    pub fn areas(&self) -> Vec<AreaEntry> {
        let area = |area: &super::data::Area| AreaEntry {
            title: area.title.clone(),
            objectives: area.objectives.iter().map(|o| (objective(o), indicators(&o.indicators))).collect(),
            indicators: indicators(&area.indicators),
        };
        self.data.areas.iter().map(area).collect()
    }

    /// The indicators that hang on the strategy itself.
    pub fn overall(&self) -> Vec<Entry> {
        self.data.overall.as_ref().map(|overall| indicators(&overall.indicators)).unwrap_or_default()
    }

    /// The municipalities, alphabetically.
    pub fn municipalities(&self) -> Vec<Entry> {
        let entry =
            |m: &Municipality| Entry { code: m.code.clone(), title: m.name.clone(), says: String::new() };
        self.data.municipalities.iter().map(entry).collect()
    }

    /// An objective's page.
    pub fn objective(&self, code: &str) -> Result<Option<Part>, Error> {
        let found = self.data.areas.iter().flat_map(|area| &area.objectives).find(|o| o.number == code);
        found.map(|o| self.part(&format!("{} {}", o.label, o.title), Body::Objective(o))).transpose()
    }

    /// An indicator's page. Its charts are drawn the first time: that keeps a core busy for some thousandths of a second.
    pub fn indicator(&self, code: &str) -> Result<Option<Part>, Error> {
        let Some(seen) = self.seen.get(code) else {
            return Ok(None);
        };
        if let Some(part) = seen.get() {
            return Ok(Some(part.clone()));
        }
        let drawn = self.draw_indicator(code)?;
        Ok(drawn.map(|part| seen.get_or_init(|| part).clone()))
    }

    fn draw_indicator(&self, code: &str) -> Result<Option<Part>, Error> {
        let Some(indicator) = self.indicators().find(|indicator| indicator.code == code) else {
            return Ok(None);
        };
        let shown = Shown {
            indicator,
            exhibits: self.exhibits(code)?,
            remarks: self.remarks(code),
            lang: self.lang,
            lang_of_users: (self.lang != Lang::Sv).then_some(Lang::Sv.tag()),
        };
        self.part(&indicator.title, Body::Indicator(&shown)).map(Some)
    }

    /// A municipality's page.
    pub fn municipality(&self, code: &OrganisationCode) -> Result<Option<Part>, Error> {
        let found = self.data.municipalities.iter().find(|m| m.code == code.as_str());
        found.map(|m| self.part(&m.name, Body::Municipality(m))).transpose()
    }

    /// Is there a cycle before to have changed since?
    pub const fn has_changes(&self) -> bool {
        self.data.changes.is_some()
    }

    /// Has the region arranged anything?
    pub const fn has_activities(&self) -> bool {
        self.data.activities.is_some()
    }

    /// What has changed since the cycle before.
    pub fn changes(&self) -> Result<Option<Part>, Error> {
        let changes = self.data.changes.as_ref();
        changes.map(|changes| self.part(&changes.title, Body::Changes(changes))).transpose()
    }

    /// What the region has arranged.
    pub fn activities(&self) -> Result<Option<Part>, Error> {
        let arranged = self.data.activities.as_ref();
        arranged.map(|arranged| self.part(&arranged.title, Body::Activities(arranged))).transpose()
    }

    /// How it was done, who answered, and how to read the figures.
    pub fn reading(&self) -> Result<Part, Error> {
        let title = Drawn::new(&self.data, &self.pictures).word("about").to_owned();
        self.part(&title, Body::Reading(&self.data.about))
    }

    /// Some municipalities side by side, in the order of the list; those that there are not are left out.
    pub fn compared(&self, codes: &[OrganisationCode]) -> Result<Part, Error> {
        let is_chosen = |m: &&Municipality| codes.iter().any(|code| code.as_str() == m.code);
        let chosen: Vec<_> = self.data.municipalities.iter().filter(is_chosen).collect();
        let drawn = Drawn::new(&self.data, &self.pictures);
        let question = drawn.word("question").to_owned();
        let compared = Compared {
            question: &question,
            names: chosen.iter().map(|m| m.name.as_str()).collect(),
            groups: groups(&chosen),
        };
        let title = compared.names.join(", ");
        self.part(&title, Body::Compared(&compared))
    }

    fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        let of_areas = self.data.areas.iter().flat_map(|area| {
            area.objectives.iter().flat_map(|objective| &objective.indicators).chain(&area.indicators)
        });
        of_areas.chain(self.data.overall.iter().flat_map(|overall| &overall.indicators))
    }

    fn part(&self, title: &str, body: Body<'_>) -> Result<Part, Error> {
        let has_heading = matches!(body, Body::Indicator(_));
        let html = PartPage { drawn: Drawn::new(&self.data, &self.pictures), body }.render()?;
        Ok(Part { title: title.to_owned(), html: glyphs::printable(&html).into_owned(), has_heading })
    }
}

fn objective(objective: &Objective) -> Entry {
    Entry { code: objective.number.clone(), title: objective.title.clone(), says: objective.status.clone() }
}

fn indicators(indicators: &[Indicator]) -> Vec<Entry> {
    let entry = |indicator: &Indicator| Entry {
        code: indicator.code.clone(),
        title: indicator.title.clone(),
        says: indicator.charts.first().map(|chart| chart.title.clone()).unwrap_or_default(),
    };
    indicators.iter().map(entry).collect()
}

/// All are asked the same in the same order; who is not asked something has no answer to it.
fn groups<'a>(chosen: &[&'a Municipality]) -> Vec<ComparedGroup<'a>> {
    let Some(first) = chosen.iter().max_by_key(|m| m.answers.iter().map(|g| g.answers.len()).sum::<usize>())
    else {
        return Vec::new();
    };
    let group = |group: &'a super::data::AnswerGroup| ComparedGroup {
        label: &group.title,
        rows: group.answers.iter().map(|asked| row(chosen, &group.title, asked)).collect(),
    };
    first.answers.iter().map(group).collect()
}

fn row<'a>(chosen: &[&'a Municipality], group: &str, asked: &'a super::data::Answer) -> ComparedRow<'a> {
    let answer_of = |m: &&'a Municipality| {
        let own = m.answers.iter().filter(|own| own.title == group).flat_map(|own| &own.answers);
        let mut own = own.filter(|own| own.code == asked.code && own.title == asked.title);
        own.next().and_then(|own| own.now.as_deref()).unwrap_or_default()
    };
    ComparedRow { title: &asked.title, answers: chosen.iter().map(answer_of).collect() }
}
