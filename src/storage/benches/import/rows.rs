//! The observations: those of 290 municipalities on 25 indicators, in total and by sex, year by year, in the order of a
//! published table. Numbers are drawn from their place alone, so that every run loads the same ones.

use std::error::Error;

use chrono::NaiveDate;
use malspar_domain::{
    code::{CategoryCode, IndicatorCode, OrganisationCode},
    cycle::TimePeriod,
    observation::{ObsSource, ObsStatus, Observation, SeriesKey},
    organisation::{OrganisationKind, OrganisationRecord},
    strategy::{Strategy, Years},
    value::{Value, YesNo},
};
use rust_decimal::Decimal;
use serde_json::json;

const INDICATORS: usize = 25;
const MUNICIPALITIES: usize = 290;
const FIRST_YEAR: i32 = 1960;
pub(crate) const REGION: &str = "0018";

pub(crate) struct World {
    indicators: Vec<IndicatorCode>,
    municipalities: Vec<OrganisationCode>,
    parts: Vec<Option<CategoryCode>>,
}

/// An observation, and the places of its indicator and its municipality among all of them.
pub(crate) struct Row {
    pub(crate) indicator: usize,
    pub(crate) municipality: usize,
    pub(crate) observation: Observation,
}

impl World {
    pub(crate) fn new() -> Self {
        let indicator = |n| IndicatorCode::new(format!("I{n:02}")).expect("a code");
        let municipality = |n| OrganisationCode::new(format!("{:04}", 2000 + n)).expect("a code");
        let part = |code: &str| Some(CategoryCode::new(code).expect("a code"));
        Self {
            indicators: (0..INDICATORS).map(indicator).collect(),
            municipalities: (0..MUNICIPALITIES).map(municipality).collect(),
            parts: vec![None, part("women"), part("men")],
        }
    }

    pub(crate) fn indicators(&self) -> &[IndicatorCode] {
        &self.indicators
    }

    pub(crate) fn municipalities(&self) -> &[OrganisationCode] {
        &self.municipalities
    }

    /// The municipalities and their region.
    pub(crate) fn organisations(&self) -> Result<Vec<OrganisationRecord>, Box<dyn Error>> {
        let record = |code: OrganisationCode, kind| OrganisationRecord {
            name: code.to_string(),
            code,
            kind,
            county: "18".to_owned(),
            valid_from: None,
            valid_to: None,
        };
        let municipalities =
            self.municipalities.iter().map(|m| record(m.clone(), OrganisationKind::Municipality));
        Ok(municipalities.chain([record(REGION.parse()?, OrganisationKind::Region)]).collect())
    }

    /// A strategy with the indicators. What kind they say they are is nothing to the store.
    pub(crate) fn strategy(&self) -> Result<Strategy, Box<dyn Error>> {
        let text = |text: &str| json!({ "sv": text });
        let indicator = |code: &IndicatorCode| {
            json!({
                "code": code, "title": text("T"), "question": text("?"), "help": text("!"), "kind": "yes_planned_no",
                "aggregation": "share_of_yes", "direction": "up", "source": "municipality", "measured": "as_of",
                "support": "text", "finding": text("."), "measure": text("m"),
            })
        };
        let indicators: Vec<_> = self.indicators.iter().map(indicator).collect();
        Ok(serde_json::from_value(json!({
            "slug": "bench", "county": "18", "region": REGION, "region_name": text("Region"),
            "county_name": text("Län"), "title": text("Strategi"), "short_title": text("strategin"),
            "valid": { "from": 2024, "to": 2030 }, "follow_up": { "every_years": 2, "anchor": 2024 }, "areas": [],
            "indicators": indicators,
        }))?)
    }

    pub(crate) fn rows(&self, count: usize) -> impl Iterator<Item = Row> + Send + '_ {
        (0..count).map(|n| self.row(n))
    }

    /// Row `n`: year by year the municipalities, of each the indicators, of each the parts.
    fn row(&self, n: usize) -> Row {
        let (rest, part) = (n / self.parts.len(), n % self.parts.len());
        let (rest, indicator) = (rest / INDICATORS, rest % INDICATORS);
        let (rest, municipality) = (rest / MUNICIPALITIES, rest % MUNICIPALITIES);
        let year = FIRST_YEAR + i32::try_from(rest).expect("few years");
        let measured_on = NaiveDate::from_ymd_opt(year, 12, 31).expect("a date");
        let observation = Observation {
            key: SeriesKey {
                indicator: self.indicators[indicator].clone(),
                about: self.municipalities[municipality].clone(),
                period: TimePeriod { years: Years { from: year, to: year }, measured_on },
                category: self.parts[part].clone(),
            },
            value: Some(value(indicator, drawn(n))),
            status: ObsStatus::Normal,
            comment: None,
            source: ObsSource::Reference,
            revision: 1,
        };
        Row { indicator, municipality, observation }
    }
}

/// Numbers, shares, yes or no, and levels, as a strategy has them.
fn value(indicator: usize, drawn: u64) -> Value {
    let below = |limit: u64| drawn % limit;
    match indicator % 4 {
        0 => Value::Number(Decimal::new(i64::try_from(below(100_000)).unwrap_or_default(), 1)),
        1 => Value::Ratio { numerator: below(500).into(), denominator: (500 + below(700)).into() },
        2 => Value::YesNo(if below(3) == 0 { YesNo::No } else { YesNo::Yes }),
        _ => Value::Level(u8::try_from(below(5)).unwrap_or_default()),
    }
}

/// A number that looks drawn by lot and follows from `n`: splitmix64.
pub(crate) fn drawn(n: usize) -> u64 {
    let mut z = (n as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
