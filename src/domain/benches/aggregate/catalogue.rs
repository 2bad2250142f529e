//! A strategy of the shape of the shipped one of Örebro: its 25 indicators with their kinds, rows, sources and
//! conditions, and its baseline with four cycles. The pack itself is TOML, which this layer does not read.

use malspar_domain::{
    indicator::{
        Aggregation, AppliesTo, AskedIf, Comparison, Dimension, DimensionRows, Frequency, Indicator,
        Measured, Otherwise, Relative, Source, Statistic, Support, Target,
    },
    lang::Text,
    series::Series,
    strategy::{Baseline, BaselineOrigin, FollowUpRule, Objective, Strategy, TargetArea, Years},
    value::{Category, Level, ValueKind},
};

pub(crate) const REGION: &str = "0018";
const PARTIES: [&str; 5] = ["preschool", "school", "social_services", "health_care", "civil_society"];

pub(crate) fn strategy() -> Strategy {
    Strategy {
        slug: "bench".parse().expect("a slug"),
        county: "18".to_owned(),
        region: REGION.parse().expect("a code"),
        region_name: text("Region"),
        county_name: text("Län"),
        title: text("Strategi"),
        short_title: text("strategin"),
        registry_number: None,
        valid: Years { from: 2024, to: 2030 },
        follow_up: Some(FollowUpRule { every_years: 2, anchor: 2024 }),
        cycles_by_hand: Vec::new(),
        baseline: Some(Baseline {
            years: Years { from: 2023, to: 2023 },
            measured_on: "2023-12-31".parse().expect("a date"),
            origin: BaselineOrigin::Measured,
        }),
        form_order: Vec::new(),
        areas: vec![area("1", &["1.1"]), area("2", &["2.1", "2.2"]), area("3", &["3.1"])],
        series: vec![Series {
            code: "N00943".parse().expect("a code"),
            title: text("N00943"),
            unit: text("%"),
            source: text("Källa"),
        }],
        indicators: indicators(),
        questions: Vec::new(),
        checks: Vec::new(),
        activities: Vec::new(),
    }
}

fn indicators() -> Vec<Indicator> {
    use Aggregation::{Distribution, MedianRange, Pooled, RegionOnly, ShareOfYes, Sum};
    use ValueKind::YesPlannedNo;
    let parts = |own| ask("2.2", own, share(), Pooled).headline().answered_by_the_region();
    vec![
        ask("1.1", "KB1", YesPlannedNo, Pooled).derived("KB5 >= 3").rows(each(&PARTIES)).headline(),
        ask("1.1", "KB2", count(50), Sum),
        ask("1.1", "KB3", YesPlannedNo, ShareOfYes).every(Statistic::Yes),
        ask("1.1", "KB4", share(), Pooled).persons().rows(by_sex(true)),
        ask("1.1", "KB5", ordinal(5), Distribution).rows(each(&PARTIES)),
        ask("2.1", "TS1", YesPlannedNo, ShareOfYes).every(Statistic::Yes).headline(),
        ask("2.1", "TS2", count(8), Sum).asked_if("TS1 = yes", Otherwise::Zero),
        ask("2.1", "TS3", count(30), Sum),
        parts("TS4"),
        parts("TS5"),
        ask("2.2", "TS6", choices(&PARTIES[..4]), Distribution).asked_if("TS1 != yes", Otherwise::All),
        ask("2.1", "TS7", quantity(1, 60), MedianRange)
            .rows(places("TS2", 8))
            .asked_if("TS2 > 0", Otherwise::NotApplicable),
        ask("2", "TS8", share(), Pooled).persons().rows(by_sex(false)),
        ask("2", "TS9", share(), RegionOnly).persons().answered_by_the_region(),
        ask("2", "TS10", choices(&["age_0_5", "age_6_12", "age_13_17"]), Distribution).every(Statistic::All),
        ask("2", "TS11", YesPlannedNo, Pooled)
            .rows(each(&["special_needs", "risk_groups"]))
            .every(Statistic::All),
        ask("2", "TS12", YesPlannedNo, ShareOfYes).every(Statistic::Yes),
        ask("3.1", "SO1", YesPlannedNo, ShareOfYes).every(Statistic::Yes).headline(),
        ask("3.1", "SO2", choices(&PARTIES), Pooled).asked_if("SO1 = yes", Otherwise::NotApplicable),
        ask("3.1", "SO3", count(52), MedianRange).asked_if("SO1 = yes", Otherwise::NotApplicable),
        ask("3.1", "SO4", YesPlannedNo, ShareOfYes).every(Statistic::Yes),
        ask("3.1", "SO5", quantity(2, 20), Sum).relative(10_000, "population"),
        ask("", "GE1", ordinal(4), Distribution),
        ask("", "GE2", YesPlannedNo, ShareOfYes).derived("submission.checked"),
        ask("", "GE3", quantity(1, 100), RegionOnly).published("N00943"),
    ]
    .into_iter()
    .map(|asked| asked.0)
    .collect()
}

/// An indicator in the making.
struct Asked(Indicator);

fn ask(parent: &str, code: &str, kind: ValueKind, aggregation: Aggregation) -> Asked {
    Asked(Indicator {
        parent: (!parent.is_empty()).then(|| parent.to_owned()),
        title: text(code),
        question: text("?"),
        help: text("!"),
        support: Support::Text,
        finding: text("."),
        measure: text("m"),
        ..Indicator::bare(code.parse().expect("a code"), kind, aggregation)
    })
}

impl Asked {
    fn headline(mut self) -> Self {
        self.0.headline = true;
        self
    }

    fn persons(mut self) -> Self {
        self.0.counts_persons = true;
        self
    }

    fn rows(mut self, dimension: Dimension) -> Self {
        self.0.dimensions.push(dimension);
        self
    }

    fn derived(mut self, from: &str) -> Self {
        self.0.source = Source::Derived(from.parse().expect("an expression"));
        self
    }

    fn published(mut self, series: &str) -> Self {
        self.0.source = Source::Reference(series.parse().expect("a code"));
        self.0.measured = Measured::CalendarYear;
        self.0.frequency = Frequency::EachYear;
        self
    }

    fn answered_by_the_region(mut self) -> Self {
        self.0.source = Source::Organisation(REGION.parse().expect("a code"));
        self
    }

    fn asked_if(mut self, when: &str, otherwise: Otherwise) -> Self {
        self.0.asked_if = Some(AskedIf { when: when.parse().expect("an expression"), otherwise });
        self
    }

    fn relative(mut self, per: u32, series: &str) -> Self {
        self.0.relative = Some(Relative { per, series: series.parse().expect("a code") });
        self
    }

    fn every(mut self, statistic: Statistic) -> Self {
        self.0.target = Some(Target {
            statistic,
            comparison: Comparison::AtLeast,
            value: None,
            applies_to: AppliesTo::EveryMunicipality,
            by: 2030,
            support: Support::Text,
        });
        self
    }
}

const fn count(max: u32) -> ValueKind {
    ValueKind::Count { max }
}

fn quantity(decimals: u8, max: u32) -> ValueKind {
    ValueKind::Quantity { unit: text("e"), unit_one: None, decimals, max: max.into() }
}

fn share() -> ValueKind {
    ValueKind::Share { numerator: text("n"), denominator: text("d") }
}

fn ordinal(levels: usize) -> ValueKind {
    let level = |n: usize| Level { word: text(&n.to_string()), text: text("."), when: None };
    ValueKind::Ordinal { levels: (0..levels).map(level).collect() }
}

/// A level more for each option ticked.
fn choices(options: &[&str]) -> ValueKind {
    let level = |n: usize| Level {
        word: text(&n.to_string()),
        text: text("."),
        when: (n > 0).then(|| format!("count(this) >= {n}").parse().expect("an expression")),
    };
    ValueKind::ChoiceSet {
        options: categories(options),
        none: None,
        levels: (0..=options.len()).map(level).collect(),
    }
}

fn each(codes: &[&str]) -> Dimension {
    dimension(DimensionRows::Each, codes)
}

fn by_sex(county_only: bool) -> Dimension {
    Dimension { county_only, ..dimension(DimensionRows::Breakdown, &["women", "men"]) }
}

fn places(counted_by: &str, most: usize) -> Dimension {
    let codes: Vec<_> = (1..=most).map(|n| format!("site-{n}")).collect();
    let codes: Vec<_> = codes.iter().map(String::as_str).collect();
    dimension(DimensionRows::Places { counted_by: counted_by.parse().expect("a code") }, &codes)
}

fn dimension(rows: DimensionRows, codes: &[&str]) -> Dimension {
    let code = "rows".parse().expect("a code");
    Dimension { code, title: text("r"), rows, county_only: false, categories: categories(codes) }
}

/// Health care is the region's, who answers for it everywhere.
fn categories(codes: &[&str]) -> Vec<Category> {
    let category = |code: &&str| Category {
        code: code.parse().expect("a code"),
        title: text(code),
        answered_by: (*code == "health_care").then(|| REGION.parse().expect("a code")),
    };
    codes.iter().map(category).collect()
}

fn area(code: &str, objectives: &[&str]) -> TargetArea {
    let objective = |code: &&str| Objective {
        code: code.parse().expect("a code"),
        title: text("Mål"),
        text: text("Mål"),
    };
    TargetArea {
        code: code.parse().expect("a code"),
        title: text("Område"),
        objectives: objectives.iter().map(objective).collect(),
    }
}

fn text(text: &str) -> Text {
    Text::new(text, text)
}
