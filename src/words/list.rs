//! An enumeration in a sentence.

use malspar_domain::lang::Lang;

use crate::t;

/// `Kumla, Laxå och Nora`, in English `Kumla, Laxå and Nora`.
pub fn and<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [before @ .., last] => {
            let first = before.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
            t!(lang, "list-and", first = first, last = last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_is_joined_by_and() {
        assert_eq!(and(Lang::Sv, &["Kumla", "Laxå", "Nora"]), "Kumla, Laxå och Nora");
        assert_eq!(and(Lang::En, &["Kumla", "Laxå", "Nora"]), "Kumla, Laxå and Nora");
        assert_eq!(and(Lang::Sv, &["Kumla", "Laxå"]), "Kumla och Laxå");
        assert_eq!(and(Lang::Sv, &["Kumla"]), "Kumla");
        assert_eq!(and::<&str>(Lang::Sv, &[]), "");
    }
}
