//! Random strategies with one question that counts persons, and what few municipalities with few persons answer to it.

use std::fmt;

use proptest::{
    collection::vec,
    prelude::{Just, Strategy as Cases, any, prop_oneof},
};

use crate::{
    code::OrganisationCode,
    indicator::{
        Aggregation, AppliesTo, Comparison, DimensionRows, Indicator, Relative, Source, Statistic, Support,
        Target,
    },
    progress::Municipality,
    sample_test::{
        COUNT, NOT_AVAILABLE, Round, Said, code, county, dimension, indicator, municipalities, number, rate,
        ratio, share, strategy,
    },
};

/// So many with a property, and so many without it.
pub(super) type Pair = (u32, u32);

pub(super) const PARTS: [&str; 3] = ["women", "men", "not-stated"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Count,
    /// A count, and so many for every so many residents beside it.
    Relative,
    Share,
    Rate,
}

/// What is asked, of how many.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) kind: Kind,
    pub(super) parts: usize,
    pub(super) county_only: bool,
    /// The region answers for the county.
    pub(super) regional: bool,
    pub(super) municipalities: usize,
    pub(super) cycles: usize,
    /// The first cycle under today's definition.
    pub(super) defined_in: usize,
    /// What the objective's status goes by.
    pub(super) target: Option<Target>,
    /// Have the first two municipalities become one?
    pub(super) merger: Option<Merger>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Merger {
    /// The first cycle of the one.
    pub(super) in_cycle: usize,
    /// Has it the code of the first of them?
    pub(super) keeps_code: bool,
}

/// What one municipality says in one cycle.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) said: Whole,
    /// Of each part, told or not, and of what belongs to none.
    pub(super) numbers: Vec<Pair>,
    pub(super) told: Vec<bool>,
    /// Does the series know the municipality?
    pub(super) in_series: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    Silent,
    /// The whole is not known, although some parts may be.
    NotKnown,
    Known,
}

/// By cycle, by municipality.
pub(super) type Answers = Vec<Vec<Answer>>;

/// Mostly few persons, often none.
fn persons() -> impl Cases<Value = u32> {
    prop_oneof![3 => Just(0_u32), 6 => 1..=4_u32, 4 => 5..=8_u32, 1 => 9..=30_u32]
}

/// Nobody, or more than few.
fn no_few() -> impl Cases<Value = u32> {
    prop_oneof![1 => Just(0_u32), 3 => 5..=40_u32]
}

pub(super) fn shapes() -> impl Cases<Value = Shape> {
    let kinds = prop_oneof![
        3 => Just((Kind::Count, false)),
        1 => Just((Kind::Relative, false)),
        3 => Just((Kind::Share, false)),
        3 => Just((Kind::Rate, false)),
        1 => Just((Kind::Share, true)),
        1 => Just((Kind::Count, true)),
    ];
    let parts = prop_oneof![2 => Just(0_usize), 2 => Just(2), 2 => Just(3)];
    let cycles = prop_oneof![3 => Just(1_usize), 3 => Just(2), 3 => Just(3), 1 => Just(4)];
    let defined_in = prop_oneof![4 => Just(0_usize), 1 => 1..=3_usize];
    (kinds, parts, any::<bool>(), 2..=4_usize, cycles, defined_in, targets()).prop_map(
        |((kind, regional), parts, county_only, municipalities, cycles, defined_in, target)| Shape {
            kind,
            parts,
            county_only: county_only && parts > 0,
            regional,
            municipalities: if regional { 1 } else { municipalities },
            cycles,
            defined_in: defined_in.min(cycles - 1),
            target: target.map(|target| target.of(kind, regional)),
            merger: None,
        },
    )
}

/// A target before it is known what is asked.
#[derive(Debug, Clone, Copy)]
struct Aim {
    of_every_municipality: bool,
    of_rate: bool,
    comparison: Comparison,
    persons: u32,
    percent: u32,
    support: Support,
}

fn targets() -> impl Cases<Value = Option<Aim>> {
    let comparison = prop_oneof![3 => Just(Comparison::AtLeast), 1 => Just(Comparison::Exactly)];
    let support = prop_oneof![3 => Just(Support::Text), 1 => Just(Support::Proposal)];
    let aim = (any::<bool>(), any::<bool>(), comparison, 0..=20_u32, 0..=100_u32, support).prop_map(
        |(of_every_municipality, of_rate, comparison, persons, percent, support)| Aim {
            of_every_municipality,
            of_rate,
            comparison,
            persons,
            percent,
            support,
        },
    );
    proptest::option::weighted(0.8, aim)
}

impl Aim {
    fn of(self, kind: Kind, regional: bool) -> Target {
        let has_rate = matches!(kind, Kind::Relative | Kind::Rate) && !regional;
        let (statistic, value) = match kind {
            Kind::Share => (Statistic::Share, self.percent),
            // Of about a hundred children each.
            _ if has_rate && self.of_rate => (Statistic::Rate, self.persons * 5),
            _ => (Statistic::Number, self.persons),
        };
        let of_every = self.of_every_municipality && statistic != Statistic::Rate;
        let applies_to = if of_every { AppliesTo::EveryMunicipality } else { AppliesTo::Aggregate };
        let target = county(statistic, self.comparison, value);
        Target { applies_to, support: self.support, ..target }
    }
}

/// The first two become one between the edition of the first cycle and that of the last.
pub(super) fn merging() -> impl Cases<Value = (Shape, Answers)> {
    (few(), 1..4_usize, any::<bool>()).prop_filter_map(
        "a merger is of two municipalities between two cycles",
        |((shape, answers), in_cycle, keeps_code)| {
            let fits = !shape.regional && shape.cycles > 1;
            let merger = Merger { in_cycle: in_cycle.min(shape.cycles.max(2) - 1), keeps_code };
            fits.then_some((Shape { merger: Some(merger), defined_in: 0, ..shape }, answers))
        },
    )
}

fn answer(persons: impl Cases<Value = u32> + Clone) -> impl Cases<Value = Answer> {
    let whole = prop_oneof![1 => Just(Whole::Silent), 1 => Just(Whole::NotKnown), 10 => Just(Whole::Known)];
    let told = prop_oneof![1 => Just(vec![false; 3]), 4 => Just(vec![true; 3]), 2 => vec(any::<bool>(), 3)];
    let rest = prop_oneof![3 => Just((0, 0)), 1 => (persons.clone(), persons.clone())];
    let series = prop_oneof![4 => Just(true), 1 => Just(false)];
    (whole, vec((persons.clone(), persons), 3), rest, told, series).prop_map(
        |(said, mut numbers, rest, told, in_series)| {
            numbers.push(rest);
            Answer { said, numbers, told, in_series }
        },
    )
}

fn answers(persons: impl Cases<Value = u32> + Clone + 'static) -> impl Cases<Value = (Shape, Answers)> {
    shapes().prop_flat_map(move |shape| {
        let answers = vec(vec(answer(persons.clone()), shape.municipalities), shape.cycles);
        (Just(shape), answers)
    })
}

pub(super) fn few() -> impl Cases<Value = (Shape, Answers)> {
    answers(persons().sboxed())
}

pub(super) fn none_few() -> impl Cases<Value = (Shape, Answers)> {
    answers(no_few().sboxed())
}

/// What a later edition knows otherwise: another answer, or other parts of the same.
#[derive(Clone)]
pub(super) enum Correction {
    Answer(Answer),
    Told(Vec<bool>),
}

pub(super) fn corrections() -> impl Cases<Value = Vec<Option<Correction>>> {
    let one = prop_oneof![
        16 => Just(None),
        2 => answer(persons().sboxed()).prop_map(|answer| Some(Correction::Answer(answer))),
        2 => vec(any::<bool>(), 3).prop_map(|told| Some(Correction::Told(told))),
    ];
    vec(one, 16)
}

pub(super) fn corrected(answers: &Answers, corrections: &[Option<Correction>]) -> Answers {
    let mut answers = answers.clone();
    for (answer, correction) in answers.iter_mut().flatten().zip(corrections) {
        match correction {
            Some(Correction::Answer(other)) => *answer = other.clone(),
            Some(Correction::Told(told)) => {
                answer.told.clone_from(told);
                answer.said = Whole::Known;
            }
            None => {}
        }
    }
    answers
}

impl Shape {
    pub(super) fn of(kind: Kind, parts: usize) -> Self {
        Self {
            kind,
            parts,
            county_only: false,
            regional: false,
            municipalities: 4,
            cycles: 1,
            defined_in: 0,
            target: None,
            merger: None,
        }
    }

    pub(super) fn indicator(&self) -> Indicator {
        let (kind, aggregation) = match self.kind {
            Kind::Count | Kind::Relative => (COUNT, Aggregation::Sum),
            Kind::Share => (share(), Aggregation::Pooled),
            Kind::Rate => (rate(), Aggregation::Pooled),
        };
        let mut indicator = indicator("P", kind, aggregation);
        indicator.counts_persons = true;
        indicator.definition = 2;
        indicator.target.clone_from(&self.target);
        if self.kind == Kind::Relative {
            indicator.relative = Some(Relative { per: 1000, series: "children".parse().unwrap() });
        }
        if self.regional {
            indicator.aggregation = Aggregation::RegionOnly;
            indicator.source = Source::Organisation("0018".parse().unwrap());
        }
        if self.parts > 0 {
            let mut sex = dimension(DimensionRows::Breakdown, &PARTS[..self.parts]);
            sex.county_only = self.county_only;
            indicator.dimensions = vec![sex];
        }
        indicator
    }

    /// The cycles of a county that says this, the last being now.
    pub(super) fn rounds(&self, answers: &Answers) -> Vec<Round> {
        let strategy = strategy(vec![self.indicator()]);
        let mut rounds = Vec::new();
        for (place, said) in answers.iter().enumerate() {
            let municipalities = self.municipalities_in(place);
            let mut round =
                Round::new(&strategy, place, municipalities.iter().map(|(_, m)| m.clone()).collect());
            if place < self.defined_in {
                round.strategy.indicators[0].definition = 1;
            }
            for (n, municipality) in municipalities {
                if let Some(answer) = said.get(n) {
                    let region = round.strategy.region.clone();
                    let about = if self.regional { region } else { municipality.code };
                    self.say(&mut round, &about, n, answer);
                }
            }
            rounds.push(round);
        }
        rounds
    }

    /// Who takes part in a cycle, and which of the answers are theirs.
    fn municipalities_in(&self, place: usize) -> Vec<(usize, Municipality)> {
        let all = municipalities(self.municipalities.max(2));
        let Some(merger) = self.merger.filter(|merger| place >= merger.in_cycle) else {
            return all.into_iter().enumerate().collect();
        };
        let (into, formerly) =
            if merger.keeps_code { (code(0), vec![code(1)]) } else { (code(99), vec![code(0), code(1)]) };
        let residents = all[0].residents + all[1].residents;
        let one = Municipality { code: into, name: "Nya".to_owned(), residents, formerly };
        std::iter::once((0, one)).chain(all.into_iter().enumerate().skip(2)).collect()
    }

    fn say(&self, round: &mut Round, about: &OrganisationCode, n: usize, answer: &Answer) {
        if answer.in_series {
            let year = round.cycle.period.years.to;
            round.series.insert("children".parse().unwrap(), about.clone(), year, (100 + n as u64).into());
        }
        if answer.said == Whole::Silent {
            return;
        }
        let (whole, parts) = answer.pairs(self.parts);
        let whole = if answer.said == Whole::Known { self.said(whole) } else { NOT_AVAILABLE };
        round.say("P", about, None, whole);
        for (part, numbers) in PARTS.iter().zip(parts) {
            let said = numbers.map(|numbers| self.said(numbers)).unwrap_or_default();
            round.say("P", about, Some(&part.parse().unwrap()), said);
        }
    }

    fn said(&self, (with, without): Pair) -> Said {
        if self.kind == Kind::Share { ratio(with, with + without) } else { number(with) }
    }
}

fn told(told: &[bool]) -> String {
    told.iter().map(|told| if *told { 'x' } else { '-' }).collect()
}

impl fmt::Debug for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(answer) => write!(f, "{answer:?}"),
            Self::Told(parts) => write!(f, "told {}", told(parts)),
        }
    }
}

/// In one line: a case that fails is read by a person.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> =
            self.numbers.iter().map(|(with, without)| format!("{with}+{without}")).collect();
        let series = if self.in_series { "" } else { ", not in the series" };
        write!(f, "{:?} {}, told {}{series}", self.said, numbers.join(" "), told(&self.told))
    }
}

impl Answer {
    /// So many persons, by part where there are parts.
    pub(super) fn of(persons: &[u32]) -> Self {
        Self::of_pairs(&persons.iter().map(|persons| (*persons, 0)).collect::<Vec<_>>())
    }

    pub(super) fn of_pairs(pairs: &[Pair]) -> Self {
        let numbers = (0..4).map(|n| pairs.get(n).copied().unwrap_or_default()).collect();
        Self { said: Whole::Known, numbers, told: vec![true; 3], in_series: true }
    }

    /// The whole and the parts that are told. Where all parts but the last are told they are the whole (TEXTS 6).
    fn pairs(&self, parts: usize) -> (Pair, Vec<Option<Pair>>) {
        let told: Vec<_> = (0..parts).map(|n| self.told[n].then_some(self.numbers[n])).collect();
        let add = |(a, b): Pair, (c, d): &Pair| (a + c, b + d);
        let is_whole = parts > 0 && told[..parts - 1].iter().all(Option::is_some);
        let whole = if is_whole {
            told.iter().flatten().fold((0, 0), add)
        } else {
            self.numbers[..parts.max(1)].iter().chain(&self.numbers[3..]).fold((0, 0), add)
        };
        (whole, told)
    }
}
