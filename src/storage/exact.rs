//! Exact decimals as text: SQLite would keep a number as a binary fraction and lose digits.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use sea_orm::DeriveValueType;

/// A decimal, in the database in the one spelling without superfluous zeros: `0.1`, `12`, `-3.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub(crate) struct Exact(pub(crate) Decimal);

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

impl FromStr for Exact {
    type Err = rust_decimal::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Decimal::from_str_exact(text).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_has_one_spelling() {
        for (text, spelt) in [("0.10", "0.1"), ("-0.0", "0"), ("100", "100"), ("7.000", "7")] {
            assert_eq!(Exact(text.parse().unwrap()).to_string(), spelt);
        }
    }
}
