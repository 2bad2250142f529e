//! Indicators that nobody is asked: they follow from the answers to others.

use crate::{
    indicator::{Derivation, Indicator, Source},
    observation::{ObsSource, ObsStatus, Observation},
    strategy::Strategy,
    value::{Value, YesNo},
};

/// The observations of every derived indicator that follow from `observations`, in the same order.
pub fn derived(strategy: &Strategy, observations: &[Observation]) -> Vec<Observation> {
    strategy
        .indicators
        .iter()
        .filter_map(|indicator| match &indicator.source {
            Source::Derived(derivation) => Some((indicator, derivation)),
            _ => None,
        })
        .flat_map(|(indicator, derivation)| {
            observations.iter().filter_map(|o| follow(indicator, derivation, o))
        })
        .collect()
}

/// A missing level stays missing: it is not a no.
fn follow(indicator: &Indicator, derivation: &Derivation, from: &Observation) -> Option<Observation> {
    let Derivation::LevelAtLeast { indicator: source, level } = derivation;
    if &from.key.indicator != source {
        return None;
    }
    let value = match (&from.value, from.status.has_value()) {
        (Some(Value::Level(reached)), true) => {
            Some(Value::YesNo(if reached >= level { YesNo::Yes } else { YesNo::No }))
        }
        (_, false) => None,
        _ => return None,
    };
    let mut observation = from.clone();
    observation.key.indicator = indicator.code.clone();
    observation.value = value;
    observation.comment = None;
    observation.source = ObsSource::Derived;
    if observation.status == ObsStatus::Break {
        observation.status = ObsStatus::Normal;
    }
    Some(observation)
}
