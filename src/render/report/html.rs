//! The report as a page: the same data in the same order as the PDF, in one file that needs nothing else.

mod drawn;
pub(super) mod parts;
pub(super) mod text;

use std::{collections::BTreeSet, ops::Deref};

use askama::Template;
use malspar_domain::lang::Lang;

use super::data::{
    Arranged, Changes, Comments, Conclusions, Corrections, Definitions, Kind, Memo, Municipality, Overall,
    OwnReport, Recipients, ReportData, Sections, Summary, Tables, Terms, Verify, Voices,
};
use super::{Error, Proof, ReportInput, assemble, data, fonts};
use crate::{charts::download, glyphs, snapshot::Snapshot};

pub(super) use drawn::{Drawn, pictures};

/// The report as an HTML document.
pub fn html(snapshot: &Snapshot, proof: Option<&Proof>, lang: Lang) -> Result<String, Error> {
    let assemble::Assembled { data, files } =
        assemble::assemble_page(&ReportInput::new(snapshot, proof, lang))?;
    let pictures = pictures(files);
    let drawn = Drawn::new(&data, &pictures);
    let content = Content { chapters: chapters(&drawn), drawn }.render()?;
    // What the PDF cannot show stands for itself in neither.
    let content = glyphs::printable(&content);
    Ok(Page { data: &data, faces: faces(&content)?, content: &content }.render()?)
}

/// The page to copy from into the region's own case memo: each heading with what the service knows of it, as HTML. Where
/// it knows nothing the author writes.
pub fn memo(snapshot: &Snapshot, lang: Lang) -> Result<Vec<(String, Vec<String>)>, Error> {
    let memo = assemble::memo_alone(&ReportInput::new(snapshot, None, lang))?;
    let section = |section: data::MemoSection| {
        let parts = section.parts.iter().map(|part| glyphs::printable(&text::written(part)).into_owned());
        (section.title, parts.collect())
    };
    Ok(memo.sections.into_iter().map(section).collect())
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    data: &'a ReportData,
    faces: String,
    content: &'a str,
}

#[derive(Template)]
#[template(path = "report.html")]
struct Content<'a> {
    drawn: Drawn<'a>,
    chapters: Vec<Chapter<'a>>,
}

/// A chapter under its heading.
struct Chapter<'a> {
    id: String,
    number: Option<usize>,
    title: &'a str,
    body: Body<'a>,
}

enum Body<'a> {
    Summary(&'a Summary),
    About(&'a data::About),
    Changes(&'a Changes),
    Area(&'a data::Area),
    Overall(&'a Overall),
    Voices(&'a Voices),
    Activities(&'a Arranged),
    Consequences(&'a Sections),
    Councils(&'a Comments),
    Conclusions(&'a Conclusions),
    Municipalities(&'a [Municipality]),
    Own(&'a OwnReport),
    OwnAnswers(&'a OwnReport),
    Comparison(&'a data::Comparison),
    Comments(&'a [data::Comment]),
    Reading(&'a [data::Lead]),
    Definitions(&'a Definitions),
    Tables(&'a Tables),
    Corrections(&'a Corrections),
    Terms(&'a Terms),
    Verify(&'a Verify),
    Memo(&'a Memo),
    Recipients(&'a Recipients),
}

impl<'a> Deref for Content<'a> {
    type Target = Drawn<'a>;

    fn deref(&self) -> &Drawn<'a> {
        &self.drawn
    }
}

/// The chapters as the PDF counts them.
fn chapters<'a>(drawn: &Drawn<'a>) -> Vec<Chapter<'a>> {
    let (data, mut list) = (drawn.data, List::default());
    match data.kind {
        Kind::Region => region(drawn, &mut list),
        Kind::Municipality => municipality(drawn, &mut list),
    }
    if let Some(appendices) = &data.appendices {
        back(appendices, &mut list);
    }
    if let Some(memo) = &data.memo {
        list.plain(&memo.title, Body::Memo(memo));
    }
    list.chapters
}

/// The appendices bear their numbers in their titles.
fn back<'a>(appendices: &'a data::Appendices, list: &mut List<'a>) {
    if let Some(definitions) = &appendices.definitions {
        list.plain(&definitions.title, Body::Definitions(definitions));
    }
    if let Some(tables) = &appendices.tables {
        list.plain(&tables.title, Body::Tables(tables));
    }
    if let Some(corrections) = &appendices.corrections {
        list.plain(&corrections.title, Body::Corrections(corrections));
    }
    if let Some(terms) = &appendices.terms {
        list.plain(&terms.title, Body::Terms(terms));
    }
    if let Some(verify) = &appendices.verify {
        list.plain(&verify.title, Body::Verify(verify));
    }
    if let Some(recipients) = &appendices.recipients {
        list.plain(&recipients.title, Body::Recipients(recipients));
    }
}

fn region<'a>(drawn: &Drawn<'a>, list: &mut List<'a>) {
    let data = drawn.data;
    if let Some(summary) = &data.summary {
        list.plain(drawn.word("summary"), Body::Summary(summary));
    }
    list.numbered(drawn.word("about"), Body::About(&data.about));
    if let Some(changes) = &data.changes {
        list.numbered(&changes.title, Body::Changes(changes));
    }
    for area in &data.areas {
        list.numbered(&area.title, Body::Area(area));
    }
    if let Some(overall) = &data.overall {
        list.numbered(&overall.title, Body::Overall(overall));
    }
    if let Some(voices) = &data.voices {
        list.numbered(&voices.title, Body::Voices(voices));
    }
    if let Some(activities) = &data.activities {
        list.numbered(&activities.title, Body::Activities(activities));
    }
    if let Some(consequences) = &data.consequences {
        list.numbered(&consequences.title, Body::Consequences(consequences));
    }
    if let Some(comments) = &data.comments {
        list.numbered(&comments.title, Body::Councils(comments));
    }
    if let Some(conclusions) = &data.conclusions {
        list.numbered(&conclusions.title, Body::Conclusions(conclusions));
    }
    if !data.municipalities.is_empty() {
        list.numbered(drawn.word("municipalities"), Body::Municipalities(&data.municipalities));
    }
}

fn municipality<'a>(drawn: &Drawn<'a>, list: &mut List<'a>) {
    let data = drawn.data;
    if let Some(own) = &data.municipality {
        list.plain(drawn.word("own_state"), Body::Own(own));
        if !own.answers.is_empty() {
            list.plain(drawn.word("own_answers"), Body::OwnAnswers(own));
        }
        if let Some(county) = &own.county {
            list.plain(drawn.word("comparison"), Body::Comparison(county));
        }
        if !own.comments.is_empty() {
            list.plain(drawn.word("own_comments"), Body::Comments(&own.comments));
        }
    }
    if !data.about.reading.is_empty() {
        list.plain(drawn.word("how_to_read"), Body::Reading(&data.about.reading));
    }
}

#[derive(Default)]
struct List<'a> {
    chapters: Vec<Chapter<'a>>,
    last: usize,
}

impl<'a> List<'a> {
    fn plain(&mut self, title: &'a str, body: Body<'a>) {
        let id = format!("del-{}", self.chapters.len() + 1);
        self.chapters.push(Chapter { id, number: None, title, body });
    }

    fn numbered(&mut self, title: &'a str, body: Body<'a>) {
        self.plain(title, body);
        self.last += 1;
        if let Some(chapter) = self.chapters.last_mut() {
            chapter.number = Some(self.last);
        }
    }
}

/// The typeface inside the page, as far as its letters need it: whoever saves the file sees the same in ten years.
fn faces(page: &str) -> Result<String, Error> {
    let letters: BTreeSet<char> = page.chars().filter(|letter| !letter.is_control()).collect();
    let regular = download::font_face(fonts::REGULAR, 400, &letters)?;
    Ok(regular + &download::font_face(fonts::SEMIBOLD, 600, &letters)?)
}
