//! What a page and a report wait for: the figures of a cycle, and what of them may leave the service, for a county, for
//! five and for all of Sweden. Beside them a plain fold over the same observations, which is the least that any adding
//! up can take: it knows no municipality, no missing answer, no change and no residents.

mod catalogue;
mod county;

use std::collections::HashMap;

use divan::{Bencher, counter::ItemsCount};
use malspar_domain::{
    disclosure::{EarlierEdition, disclosed},
    progress::{Progress, aggregate},
    value::Value,
};
use rust_decimal::Decimal;

use crate::county::County;

const MUNICIPALITIES: [usize; 3] = [12, 60, 290];

fn main() {
    divan::main();
}

#[divan::bench(args = MUNICIPALITIES)]
fn plain_fold(bencher: Bencher<'_, '_>, municipalities: usize) {
    let county = County::of(municipalities);
    bencher.counter(ItemsCount::new(county.observations())).bench(|| {
        let mut sums: HashMap<_, (u32, Decimal)> = HashMap::new();
        for (n, cycle) in county.rounds.iter().enumerate() {
            for observation in &cycle.observations {
                let (values, sum) = sums.entry((n, &observation.key.indicator)).or_default();
                *values += u32::from(observation.value.is_some());
                *sum += observation.value.as_ref().map(number).unwrap_or_default();
            }
        }
        sums.len()
    });
}

#[divan::bench(args = MUNICIPALITIES)]
fn figures_of_five_cycles(bencher: Bencher<'_, '_>, municipalities: usize) {
    let county = County::of(municipalities);
    bencher.counter(ItemsCount::new(county.observations())).bench(|| figures(&county));
}

/// A cycle that no edition has been made of.
#[divan::bench(args = MUNICIPALITIES, max_time = 3)]
fn disclosed_first(bencher: Bencher<'_, '_>, municipalities: usize) {
    let county = County::of(municipalities);
    let progress = figures(&county);
    bencher
        .counter(ItemsCount::new(county.observations()))
        .bench(|| disclosed(&progress, &county.strategy, &[]));
}

/// A corrected edition: every tenth municipality answers it for the first time.
#[divan::bench(args = MUNICIPALITIES, max_time = 3)]
fn disclosed_after_an_edition(bencher: Bencher<'_, '_>, municipalities: usize) {
    let county = County::of(municipalities);
    let (known, progress) = (figures(&county.before_the_last_came()), figures(&county));
    let shown = disclosed(&known, &county.strategy, &[]);
    let earlier = [EarlierEdition { known: &known, shown: &shown }];
    bencher
        .counter(ItemsCount::new(county.observations()))
        .bench(|| disclosed(&progress, &county.strategy, &earlier));
}

fn figures(county: &County) -> Progress {
    let measurements = county.measurements();
    let (now, earlier) = measurements.split_last().expect("there are cycles");
    aggregate(now, earlier)
}

fn number(value: &Value) -> Decimal {
    match value {
        Value::Number(number) => *number,
        Value::Ratio { numerator, .. } => *numerator,
        Value::Level(level) => (*level).into(),
        Value::YesNo(_) | Value::Choices(_) | Value::Words(_) => Decimal::ONE,
    }
}
