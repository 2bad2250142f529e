//! The names of municipalities as they call themselves.

use malspar_domain::lang::Lang;

/// Names that the rule does not give. Many cities also call themselves *stad* and Gotland *Region*;
/// in law they are municipalities like the others, and so they are here.
const EXCEPTIONS: [(&str, &str); 3] =
    [("Falun", "Falu kommun"), ("Kalmar", "Kalmar kommun"), ("Orust", "Orust kommun")];

/// Endings that take no genitive s: a vowel (Nora kommun), and the sounds that have an s already.
const WITHOUT_S: &str = "aeiouyåäösxz";

/// The full name of the municipality at `place`: `Askersunds kommun`. In English the place alone.
pub fn municipality(lang: Lang, place: &str) -> String {
    match lang {
        Lang::Sv => full(place),
        Lang::En => place.to_owned(),
    }
}

fn full(place: &str) -> String {
    if let Some((_, name)) = EXCEPTIONS.iter().find(|(exception, _)| *exception == place) {
        return (*name).to_owned();
    }
    let last = place.chars().next_back().map(|letter| letter.to_lowercase().to_string());
    let genitive = match last {
        Some(last) if !WITHOUT_S.contains(&last) => "s",
        _ => "",
    };
    format!("{place}{genitive} kommun")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `place;full name` for all 290, as they stood in 2025.
    const ALL: &str = include_str!("municipalities_test.csv");

    #[test]
    fn the_twelve_of_the_county() {
        for (place, name) in [
            ("Askersund", "Askersunds kommun"),
            ("Degerfors", "Degerfors kommun"),
            ("Hallsberg", "Hallsbergs kommun"),
            ("Hällefors", "Hällefors kommun"),
            ("Karlskoga", "Karlskoga kommun"),
            ("Kumla", "Kumla kommun"),
            ("Laxå", "Laxå kommun"),
            ("Lekeberg", "Lekebergs kommun"),
            ("Lindesberg", "Lindesbergs kommun"),
            ("Ljusnarsberg", "Ljusnarsbergs kommun"),
            ("Nora", "Nora kommun"),
            ("Örebro", "Örebro kommun"),
        ] {
            assert_eq!(municipality(Lang::Sv, place), name);
            assert_eq!(municipality(Lang::En, place), place);
        }
    }

    #[test]
    fn all_municipalities() {
        assert_eq!(ALL.lines().count(), 290);
        for line in ALL.lines() {
            let (place, name) = line.split_once(';').expect("place;name");
            assert_eq!(municipality(Lang::Sv, place), name);
        }
    }

    #[test]
    fn no_name_is_no_trouble() {
        assert_eq!(municipality(Lang::Sv, ""), " kommun");
    }
}
