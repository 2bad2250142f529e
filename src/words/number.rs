//! Numbers as people read them: `17 199`, `48,6 %`, `minst 12`.
//!
//! Spaces inside a number are no-break spaces (U+00A0). Where digits are dropped, a half is
//! rounded away from zero, as a reader with pen and paper or a spreadsheet would.

use fixed_decimal::{Decimal as Digits, SignDisplay, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::{Locale, locale};
use malspar_domain::lang::Lang;
use rust_decimal::Decimal;

use crate::t;

const HALF_AWAY_FROM_ZERO: SignedRoundingMode =
    SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);

/// A whole number: `17 199`, in English `17,199`. Digits after the point are rounded off.
pub fn integer(lang: Lang, number: impl Into<Decimal>) -> String {
    decimal(lang, number.into(), 0)
}

/// A number with exactly `decimals` decimals: `48,6`, in English `48.6`.
pub fn decimal(lang: Lang, number: Decimal, decimals: u8) -> String {
    fixed(lang, digits(number), decimals)
}

/// A number with the decimals it has and no more: `16,5`, `0,2`, `12`.
pub fn exact(lang: Lang, number: Decimal) -> String {
    write(lang, digits(number.normalize()))
}

/// A share of one as percent: 0.486 with one decimal is `48,6 %`, in English `48.6%`.
pub fn percent(lang: Lang, share: Decimal, decimals: u8) -> String {
    // Moving the point cannot overflow, multiplying by a hundred can.
    let mut hundredths = digits(share);
    hundredths.multiply_pow10(2);
    let number = fixed(lang, hundredths, decimals);
    t!(lang, "percent", number = number)
}

/// A sum to which answers are missing: `minst 12`, in English `at least 12`.
pub fn at_least(lang: Lang, number: &str) -> String {
    t!(lang, "at-least", number = number)
}

/// Is a number, as it is written, exactly one? Then its noun stands in the singular, also after `minst`.
pub fn is_one(said: &str) -> bool {
    said.split_whitespace().next_back() == Some("1")
}

/// `numerator / denominator` as a share of one. Of nothing there is no share.
pub fn share(numerator: impl Into<Decimal>, denominator: impl Into<Decimal>) -> Option<Decimal> {
    numerator.into().checked_div(denominator.into())
}

/// A count in running text: words up to twelve (`två`, with capital `Två`), digits above.
///
/// One is `en` (kommun) in Swedish; messages about an objective (*ett* mål) have their own variant.
pub fn in_words(lang: Lang, number: u64, capital: bool) -> String {
    if number > 12 {
        return integer(lang, number);
    }
    let word = crate::text(lang, &format!("number-word-{number}"), &crate::Args::new());
    if capital { capitalised(&word) } else { word }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A number that is at hand as plain digits (`-1234.5`), or nothing when they are none.
pub(crate) fn from_digits(lang: Lang, plain: &str) -> Option<String> {
    Digits::try_from_str(plain).ok().map(|digits| write(lang, digits))
}

fn digits(number: Decimal) -> Digits {
    // A decimal prints as plain digits without exponent, which is all that the parser asks for.
    Digits::try_from_str(&number.to_string()).unwrap_or_default()
}

fn fixed(lang: Lang, mut number: Digits, decimals: u8) -> String {
    let last = -i16::from(decimals);
    number.round_with_mode(last, HALF_AWAY_FROM_ZERO);
    number.pad_end(last);
    write(lang, number)
}

fn write(lang: Lang, mut number: Digits) -> String {
    // Moving the point leaves zeros in front.
    number.trim_start();
    // Rounding -0.04 must not leave a minus in front of a zero.
    let number = number.with_sign_display(SignDisplay::Negative);
    DecimalFormatter::try_new((&locale(lang)).into(), DecimalFormatterOptions::default())
        .map_or_else(|_| number.to_string(), |formatter| formatter.format(&number).to_string())
}

const fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::Sv => locale!("sv"),
        Lang::En => locale!("en"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(integer(Lang::Sv, 17_199), "17\u{a0}199");
        assert_eq!(integer(Lang::Sv, 4_290_u64), "4\u{a0}290");
        assert_eq!(integer(Lang::Sv, 308_362_i64), "308\u{a0}362");
        assert_eq!(integer(Lang::Sv, 999_usize), "999");
        assert_eq!(integer(Lang::En, 17_199), "17,199");
        assert_eq!(integer(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(integer(Lang::Sv, -1_500), "\u{2212}1\u{a0}500");
    }

    #[test]
    fn decimals_are_fixed_or_exact() {
        assert_eq!(decimal(Lang::Sv, d("48.6"), 1), "48,6");
        assert_eq!(decimal(Lang::Sv, d("48"), 1), "48,0");
        assert_eq!(decimal(Lang::En, d("1234.5"), 2), "1,234.50");
        assert_eq!(exact(Lang::Sv, d("16.50")), "16,5");
        assert_eq!(exact(Lang::Sv, d("12.00")), "12");
        assert_eq!(exact(Lang::En, d("0.20")), "0.2");
    }

    #[test]
    fn a_half_rounds_away_from_zero() {
        assert_eq!(decimal(Lang::Sv, d("48.65"), 1), "48,7");
        assert_eq!(decimal(Lang::Sv, d("2.5"), 0), "3");
        assert_eq!(decimal(Lang::Sv, d("-2.5"), 0), "\u{2212}3");
        assert_eq!(decimal(Lang::En, d("-0.04"), 1), "0.0");
    }

    #[test]
    fn a_share_is_shown_as_percent() {
        let residents = share(304_072_u64, 308_362_u64).expect("there are residents");
        assert_eq!(percent(Lang::Sv, residents, 1), "98,6\u{a0}%");
        assert_eq!(percent(Lang::En, residents, 1), "98.6%");
        assert_eq!(percent(Lang::Sv, Decimal::ONE, 0), "100\u{a0}%");
        assert_eq!(percent(Lang::Sv, d("0.005"), 0), "1\u{a0}%");
    }

    #[test]
    fn of_nothing_there_is_no_share() {
        assert_eq!(share(0, 0), None);
        assert_eq!(share(3, 0), None);
        assert_eq!(share(0, 5), Some(Decimal::ZERO));
        assert_eq!(share(Decimal::MAX, d("0.0001")), None, "an overflow is no share either");
    }

    #[test]
    fn a_sum_with_gaps_says_so() {
        assert_eq!(at_least(Lang::Sv, &integer(Lang::Sv, 12)), "minst 12");
        assert_eq!(at_least(Lang::En, &integer(Lang::En, 12)), "at least 12");
    }

    #[test]
    fn counts_up_to_twelve_have_words() {
        assert_eq!(in_words(Lang::Sv, 2, true), "Två");
        assert_eq!(in_words(Lang::Sv, 8, true), "Åtta");
        assert_eq!(in_words(Lang::Sv, 11, false), "elva");
        assert_eq!(in_words(Lang::En, 12, true), "Twelve");
        assert_eq!(in_words(Lang::Sv, 13, true), "13");
        assert_eq!(in_words(Lang::Sv, 1_200, false), "1\u{a0}200");
    }

    proptest! {
        #[test]
        fn a_written_integer_reads_back(number: i64) {
            for lang in Lang::ALL {
                let plain: String = integer(lang, number)
                    .chars()
                    .filter(|sign| !matches!(sign, '\u{a0}' | ','))
                    .map(|sign| if sign == '\u{2212}' { '-' } else { sign })
                    .collect();
                prop_assert_eq!(plain.parse(), Ok(number));
            }
        }

        #[test]
        fn any_number_can_be_written(mantissa: i64, scale in 0_u32..=28, decimals: u8) {
            let number = Decimal::from_i128_with_scale(i128::from(mantissa), scale);
            for lang in Lang::ALL {
                prop_assert!(percent(lang, number, decimals).ends_with('%'));
                prop_assert!(exact(lang, number).chars().any(|sign| sign.is_ascii_digit()));
            }
        }

        #[test]
        fn no_division_panics(numerator: i64, denominator: i64) {
            prop_assert_eq!(share(numerator, denominator).is_none(), denominator == 0);
        }
    }
}
