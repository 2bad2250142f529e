//! Numbers as people list them: `2026, 2028–2030`.

use std::{collections::BTreeSet, fmt::Display, ops::RangeInclusive, str::FromStr};

/// No list that a person writes is longer.
const LONGEST: usize = 1_000;

/// The numbers that are listed, each between `least` and `most`; nothing where something else stands there.
pub(super) fn read<T>(text: &str, least: T, most: T) -> Option<BTreeSet<T>>
where
    T: Copy + Ord + FromStr,
    RangeInclusive<T>: Iterator<Item = T>,
{
    if text.len() > LONGEST {
        return None;
    }
    let number = |text: &str| text.trim().parse().ok().filter(|number| (least..=most).contains(number));
    let mut all = BTreeSet::new();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to): (T, T) = (number(from)?, number(to)?);
        if from > to {
            return None;
        }
        all.extend(from..=to);
    }
    Some(all)
}

/// Spans from first to last as [`read`] reads them.
pub(super) fn written<T: Copy + PartialEq + Display>(spans: &[(T, T)]) -> String {
    let one = |(from, to): &(T, T)| if from == to { from.to_string() } else { format!("{from}–{to}") };
    spans.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_read_as_people_list_them() {
        let of = |text| read::<i32>(text, 2000, 2100).map(|all| all.into_iter().collect::<Vec<_>>());
        assert_eq!(of("2026, 2028–2030").unwrap(), [2026, 2028, 2029, 2030]);
        assert_eq!(of("2030-2031;2026,").unwrap(), [2026, 2030, 2031]);
        assert_eq!(of("").unwrap(), [] as [i32; 0]);
        for wrong in ["2030–2026", "26", "tjugo", "2026–", "2026 2028", "1–4000000000"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        assert_eq!(written(&[(1, 7), (24, 24)]), "1–7, 24");
    }
}
