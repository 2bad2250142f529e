//! A draft that began as one version of the catalogue, on top of a later one: what the draft changed stays changed, and so
//! does what has been put in force meanwhile. Where both changed the same words the draft's stand, and the list of what it
//! changes says so.

use std::collections::BTreeSet;

use malspar_domain::strategy::Strategy;
use serde_json::{Map, Value};

/// `draft`, which began as `base`, on top of `current`; nothing where that is no catalogue.
pub(super) fn onto(base: &Strategy, draft: &Strategy, current: &Strategy) -> Option<Strategy> {
    let [base, draft, current] = [base, draft, current].map(|s| serde_json::to_value(s).ok());
    let merged = merge(Some(&base?), Some(&draft?), Some(&current?))?;
    serde_json::from_value(merged).ok()
}

fn merge(base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    if ours == base {
        return theirs.cloned();
    }
    if theirs == base {
        return ours.cloned();
    }
    match (ours, theirs) {
        (Some(Value::Object(ours)), Some(Value::Object(theirs))) => {
            Some(Value::Object(objects(base.and_then(Value::as_object), ours, theirs)))
        }
        (Some(Value::Array(own)), Some(Value::Array(other))) => {
            let base = base.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            Some(by_code(base, own, other).map_or_else(|| Value::Array(own.clone()), Value::Array))
        }
        // What somebody has gone on writing in is not lost because another took it away.
        (None, theirs) => theirs.cloned(),
        (ours, _) => ours.cloned(),
    }
}

fn objects(
    base: Option<&Map<String, Value>>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Map<String, Value> {
    let names: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    let merged = names.into_iter().filter_map(|name| {
        let was = base.and_then(|base| base.get(name));
        Some((name.clone(), merge(was, ours.get(name), theirs.get(name))?))
    });
    merged.collect()
}

/// A list of things with codes, thing by thing; nothing for other lists.
fn by_code(base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    let codes = ours.iter().chain(theirs).map(code).collect::<Option<Vec<_>>>()?;
    let of = |list: &[Value], wanted: &str| list.iter().find(|one| code(one) == Some(wanted)).cloned();
    let mut order: Vec<&str> = theirs.iter().filter_map(code).collect();
    order.extend(codes.iter().filter(|code| of(theirs, code).is_none()));
    let mut met = BTreeSet::new();
    order.retain(|code| met.insert(*code));
    let merged = order.into_iter().filter_map(|code| {
        merge(of(base, code).as_ref(), of(ours, code).as_ref(), of(theirs, code).as_ref())
    });
    Some(merged.collect())
}

fn code(thing: &Value) -> Option<&str> {
    thing.get("code")?.as_str()
}

#[cfg(test)]
mod tests {
    use malspar_exchange::pack;

    use super::*;

    const SHIPPED: &str = include_str!("../../../strategies/orebro-2024-2030.toml");

    #[test]
    fn both_changes_stay() {
        let base = pack::read(SHIPPED).expect("the shipped strategy");
        let (mut draft, mut current) = (base.clone(), base.clone());
        draft.indicators[0].title.sv = "Utkastets".to_owned();
        draft.questions.remove(1);
        current.indicators[0].help.sv = "Filens".to_owned();
        current.indicators[1].title.sv = "Filens".to_owned();
        let merged = onto(&base, &draft, &current).expect("a catalogue");
        assert_eq!(merged.indicators[0].title.sv, "Utkastets");
        assert_eq!(merged.indicators[0].help.sv, "Filens");
        assert_eq!(merged.indicators[1].title.sv, "Filens");
        assert_eq!(merged.questions.len(), base.questions.len() - 1);
    }

    #[test]
    fn where_both_changed_the_same_the_draft_stands() {
        let base = pack::read(SHIPPED).expect("the shipped strategy");
        let (mut draft, mut current) = (base.clone(), base.clone());
        draft.title.sv = "Utkastets".to_owned();
        current.title.sv = "Filens".to_owned();
        assert_eq!(onto(&base, &draft, &current).expect("a catalogue").title.sv, "Utkastets");
    }
}
