//! Every chart that fits an indicator: the drawing that its kind asks for first, then other views of the same figures,
//! each only where there is something to see in it.

use malspar_domain::{
    code::OrganisationCode, indicator::Indicator, lang::Lang, progress::IndicatorProgress, value::Category,
};

use super::Pages;
use crate::{
    charts::{self, Chart, Frame, Subject, Theme, Width},
    report::Error,
};

/// A view of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExhibitKind {
    /// Municipality by municipality: dots, signs or bars, whichever the question asks for.
    Municipalities,
    /// The county's parts beside each other.
    Parts,
    /// The county over the cycles.
    Line,
    /// The county between baseline and target.
    Bullet,
    /// On the land.
    Map,
    /// Each municipality's way from the baseline.
    Slope,
    /// Each part's way from the baseline.
    SlopeOfParts,
    /// How many were where, then and now.
    Distribution,
    /// A small plot for each municipality.
    Multiples,
}

impl ExhibitKind {
    /// In the order in which they stand on a page.
    pub(super) const ALL: [Self; 9] = [
        Self::Municipalities,
        Self::Parts,
        Self::Line,
        Self::Bullet,
        Self::Map,
        Self::Slope,
        Self::SlopeOfParts,
        Self::Distribution,
        Self::Multiples,
    ];

    /// The word for it in addresses and messages. The first has none: it is the indicator's own chart.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Municipalities => "",
            Self::Parts => "delar",
            Self::Line => "over-tid",
            Self::Bullet => "lage",
            Self::Map => "karta",
            Self::Slope => "fore-och-nu",
            Self::SlopeOfParts => "delar-fore-och-nu",
            Self::Distribution => "fordelning",
            Self::Multiples => "kommun-for-kommun",
        }
    }

    /// The name of its files, without their end: `TS1`, `TS1-karta`.
    pub(super) fn file(self, indicator: &str) -> String {
        match self.code() {
            "" => indicator.to_owned(),
            code => format!("{indicator}-{code}"),
        }
    }
}

/// A view of an indicator on a page.
pub(super) struct Exhibit {
    pub(super) kind: &'static str,
    pub(super) file: String,
    pub(super) chart: Chart,
    pub(super) column: String,
    /// The drawing for a phone, where that is another.
    pub(super) phone: Option<String>,
    /// Is its finding another than that of the first?
    pub(super) says_more: bool,
}

/// What somebody has written to an answer.
pub(super) struct Remark {
    pub(super) who: String,
    pub(super) text: String,
}

impl Exhibit {
    pub(super) fn of(kind: &'static str, file: String, chart: Chart) -> Result<Self, Error> {
        let column = chart.svg(Theme::Light, Frame::Bare)?.svg;
        let phone = chart.svg_for(Width::Phone, Theme::Light, Frame::Bare)?.svg;
        let phone = (phone != column).then_some(phone);
        Ok(Self { kind, file, chart, column, phone, says_more: true })
    }
}

impl Pages {
    /// The views that fit an indicator.
    pub(super) fn exhibits(&self, code: &str) -> Result<Vec<Exhibit>, Error> {
        let drawn = ExhibitKind::ALL.into_iter().filter_map(|kind| {
            let chart = self.view(code, kind)?;
            Some(Exhibit::of(kind.code(), kind.file(code), chart))
        });
        let mut drawn: Vec<_> = drawn.collect::<Result<_, _>>()?;
        if let Some((first, others)) = drawn.split_first_mut() {
            for other in others {
                other.says_more = other.chart.title != first.chart.title;
            }
        }
        Ok(drawn)
    }

    /// The chart whose files are called so: an indicator's, or the overview of all.
    pub fn chart(&self, file: &str) -> Option<Chart> {
        let (snapshot, lang) = (&self.snapshot, self.lang);
        if file == super::OVERVIEW {
            return Some(charts::status_grid(&snapshot.strategy, &snapshot.progress, lang, snapshot.example));
        }
        let codes = || snapshot.strategy.indicators.iter().map(|indicator| indicator.code.as_str());
        codes().find_map(|code| {
            let kind = ExhibitKind::ALL.into_iter().find(|kind| kind.file(code) == file)?;
            self.view(code, kind)
        })
    }

    fn view(&self, code: &str, kind: ExhibitKind) -> Option<Chart> {
        let subject = self.subject(code)?;
        let Subject { strategy, indicator, cells, progress, lang, example } = subject;
        match kind {
            ExhibitKind::Municipalities => {
                charts::of_indicator(strategy, indicator, cells, progress, lang, example)
            }
            ExhibitKind::Parts => charts::of_parts(strategy, indicator, cells, progress, lang, example),
            ExhibitKind::Line => is_more_than_a_point(cells)
                .then(|| charts::point_line(strategy, indicator, cells, lang, example))
                .flatten(),
            // Of a figure for the whole county it is the indicator's own chart already.
            ExhibitKind::Bullet => (!indicator.is_regional())
                .then(|| charts::wide_bullet(strategy, indicator, cells, progress, lang, example))
                .flatten(),
            ExhibitKind::Map => charts::county_map(&subject, &self.boundaries),
            ExhibitKind::Slope => charts::slope(&subject),
            ExhibitKind::SlopeOfParts => charts::slope_of_parts(&subject),
            ExhibitKind::Distribution => charts::distribution(&subject),
            ExhibitKind::Multiples => charts::small_multiples(&subject),
        }
    }

    fn subject(&self, code: &str) -> Option<Subject<'_>> {
        let snapshot = &*self.snapshot;
        let mut both = snapshot.strategy.indicators.iter().zip(&snapshot.progress.indicators);
        let (indicator, cells) = both.find(|(indicator, _)| indicator.code.as_str() == code)?;
        let (strategy, progress) = (&snapshot.strategy, &snapshot.progress);
        Some(Subject { strategy, indicator, cells, progress, lang: self.lang, example: snapshot.example })
    }

    /// What the municipalities have written to their answers, in the order of their names.
    pub(super) fn remarks(&self, code: &str) -> Vec<Remark> {
        let Some(Subject { indicator, cells, .. }) = self.subject(code) else { return Vec::new() };
        let mut remarks: Vec<_> = cells
            .municipalities
            .iter()
            .filter_map(|own| Some((self.name(&own.code)?, own)))
            .flat_map(|(name, own)| {
                let rows = indicator.rows().into_iter().zip(&own.now);
                rows.filter(|(row, _)| !row.is_some_and(|row| is_of_the_county(indicator, row))).filter_map(
                    move |(row, cell)| {
                        let text = cell.comment.clone().filter(|text| !text.trim().is_empty())?;
                        Some(Remark { who: whose(name, row, self.lang), text })
                    },
                )
            })
            .collect();
        malspar_words::sort::by_name(&mut remarks, |remark| &remark.who);
        remarks
    }

    fn name(&self, code: &OrganisationCode) -> Option<&str> {
        let known = &self.snapshot.progress.municipalities;
        known.iter().find(|m| &m.code == code).map(|m| m.name.as_str())
    }
}

/// A single measurement is no way over time.
fn is_more_than_a_point(cells: &IndicatorProgress) -> bool {
    cells.series.iter().filter(|point| point.aggregate.is_some()).count() > 1
}

/// A part that is told of the county alone is not told of one municipality by its comment either.
fn is_of_the_county(indicator: &Indicator, row: &Category) -> bool {
    indicator.dimensions.iter().any(|d| d.county_only && d.categories.contains(row))
}

fn whose(name: &str, row: Option<&Category>, lang: Lang) -> String {
    match row.map(|row| row.title.get(lang)).filter(|title| !title.is_empty()) {
        Some(title) => format!("{name}, {title}"),
        None => name.to_owned(),
    }
}
