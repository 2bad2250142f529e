//! Units: what a number counts, so that hours are not added to persons.

use std::{collections::BTreeMap, fmt};

/// A product of base units, each to a power: full-time equivalents per resident is `FTE·person⁻¹`, written
/// `FTE/person`. The same base units in another order are the same unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Unit(
    /// Powers other than 0.
    BTreeMap<String, i32>,
);

impl Unit {
    /// No unit: a number of its own, such as a share.
    pub const NONE: Self = Self(BTreeMap::new());

    /// The base unit `name`: `FTE`, `person`. An empty name is no unit.
    pub fn base(name: impl Into<String>) -> Self {
        let name = name.into();
        if name.is_empty() { Self::NONE } else { Self(BTreeMap::from([(name, 1)])) }
    }

    /// Is there no unit?
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The unit of a product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combined(other, i32::saturating_add)
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        self.combined(other, i32::saturating_sub)
    }

    fn combined(&self, other: &Self, with: fn(i32, i32) -> i32) -> Self {
        let mut powers = self.0.clone();
        for (name, power) in &other.0 {
            let sum = with(powers.get(name).copied().unwrap_or(0), *power);
            if sum == 0 {
                powers.remove(name);
            } else {
                powers.insert(name.clone(), sum);
            }
        }
        Self(powers)
    }
}

impl fmt::Display for Unit {
    /// `FTE*h/person^2`; `1` where there is no unit or nothing above the stroke.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut above = self.0.iter().filter(|(_, power)| **power > 0);
        match above.next() {
            Some((name, power)) => factor(f, "", name, *power)?,
            None => f.write_str("1")?,
        }
        for (name, power) in above {
            factor(f, "*", name, *power)?;
        }
        for (name, power) in self.0.iter().filter(|(_, power)| **power < 0) {
            factor(f, "/", name, *power)?;
        }
        Ok(())
    }
}

fn factor(f: &mut fmt::Formatter<'_>, before: &str, name: &str, power: i32) -> fmt::Result {
    match power.unsigned_abs() {
        1 => write!(f, "{before}{name}"),
        power => write!(f, "{before}{name}^{power}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_divided_by_itself_is_gone() {
        let (fte, person) = (Unit::base("FTE"), Unit::base("person"));
        let rate = fte.per(&person);
        assert_eq!(rate.times(&person), fte);
        assert!(fte.per(&fte).is_none());
        assert_eq!(fte.times(&person), person.times(&fte));
    }

    #[test]
    fn a_unit_is_written_with_one_stroke_for_each_that_divides() {
        let (fte, person, hour) = (Unit::base("FTE"), Unit::base("person"), Unit::base("h"));
        assert_eq!(fte.per(&person).to_string(), "FTE/person");
        assert_eq!(Unit::NONE.per(&person).per(&person).to_string(), "1/person^2");
        assert_eq!(fte.times(&hour).per(&person).to_string(), "FTE*h/person");
        assert_eq!(Unit::NONE.to_string(), "1");
    }
}
