//! Holds the message files against each other and against every use in the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use malspar_domain::lang::Lang;

use crate::message::keys_in;
use crate::{Args, text};

const SWEDISH: &str = include_str!("../../locales/sv.ftl");
const ENGLISH: &str = include_str!("../../locales/en.ftl");

type Names = BTreeSet<String>;

#[test]
fn both_languages_have_the_same_keys_in_the_same_order() {
    let swedish: Vec<_> = keys_in(SWEDISH).collect();
    let english: Vec<_> = keys_in(ENGLISH).collect();
    assert_eq!(swedish, english);
}

#[test]
fn both_languages_use_the_same_variables() {
    assert_eq!(variables(SWEDISH), variables(ENGLISH));
}

#[test]
fn keys_are_kebab_case_and_unique() {
    let mut seen = BTreeSet::new();
    for key in keys_in(SWEDISH) {
        assert!(key.chars().all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '-')), "{key}");
        assert!(seen.insert(key), "{key} stands twice");
    }
}

#[test]
fn every_message_can_be_written() {
    for (key, names) in variables(SWEDISH) {
        for lang in Lang::ALL {
            for count in [0, 1, 2, 1000] {
                let args = names.iter().fold(Args::new(), |args, name| args.with(name, count));
                let written = text(lang, &key, &args);
                assert!(written != key && !written.trim().is_empty(), "{key} in {}", lang.tag());
                assert!(!written.contains(['{', '}', '$', '*']), "{key}: {written}");
            }
        }
    }
}

#[test]
fn every_use_in_the_sources_has_its_message_and_its_variables() {
    let messages = variables(SWEDISH);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut seen = 0;
    for path in files(&root.join("src")).into_iter().chain(files(&root.join("report-templates"))) {
        let Ok(source) = fs::read_to_string(&path) else { continue };
        // A test may make up a code; it fails by itself when it asks for a message that is not there.
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for found in uses(&path, source) {
            seen += 1;
            let Use { key, names, opening } = found;
            let place = path.display();
            let needed = messages.get(&key).unwrap_or_else(|| panic!("{place} uses the unknown key {key}"));
            match opening {
                Opening::Key => {}
                // A violation may carry more than its message says.
                Opening::Violation => assert!(names.is_superset(needed), "{place}: {key} needs {needed:?}"),
                Opening::Message | Opening::Template => assert_eq!(&names, needed, "{place}: {key}"),
            }
        }
    }
    assert!(seen > 5, "the search finds the uses in this crate at least");
}

#[test]
fn the_search_reads_calls_as_the_compiler_does() {
    let source = r#"
        t!(lang, "own-yes"); not!(lang, "nothing");
        malspar_words::t!(
            self.lang("sv, en"),
            "chart-basis",
            n = count(a == b, "x = y"),
            share = share,
        );
        key!("status-same")
        Violation::error(format!("{at}.x"), "check-out-of-range")
            .with("min", 0)
            .with("max", levels.len() - 1);
    "#;
    let found = |path, source| -> Vec<(String, Vec<String>)> {
        uses(Path::new(path), source).into_iter().map(|u| (u.key, u.names.into_iter().collect())).collect()
    };
    let one = |key: &str, names: &[&str]| (key.to_owned(), names.iter().map(ToString::to_string).collect());
    assert_eq!(
        found("a.rs", source),
        [
            one("own-yes", &[]),
            one("chart-basis", &["n", "share"]),
            one("status-same", &[]),
            one("check-out-of-range", &["max", "min"]),
        ]
    );
    let template = r#"#t("report-contents") #data.at("other")"#;
    assert_eq!(found("a.typ", template), [one("report-contents", &[])]);
}

/// The variables of every message.
fn variables(source: &str) -> BTreeMap<String, Names> {
    let mut messages = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some(key) = keys_in(line).next() {
            key.clone_into(&mut current);
        }
        let names: &mut Names = messages.entry(current.clone()).or_default();
        names.extend(line.split('$').skip(1).map(identifier));
    }
    messages.remove("");
    messages
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '_').collect()
}

/// The ways in which a source, a page or a report template names a message.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// `t!(lang, "key", name = value)` in sources and pages.
    Message,
    /// `key!("key")`; the variables are given where it is looked up.
    Key,
    /// `Violation::error(field, "key").with("name", value)`, or `warning`.
    Violation,
    /// `t("key")` in a report template.
    Template,
}

const OPENINGS: [(&str, Opening); 5] = [
    ("t!(", Opening::Message),
    ("key!(", Opening::Key),
    ("Violation::error(", Opening::Violation),
    ("Violation::warning(", Opening::Violation),
    ("t(", Opening::Template),
];

/// One place that names a message, with the variables it passes.
struct Use {
    opening: Opening,
    key: String,
    names: Names,
}

fn uses(path: &Path, source: &str) -> Vec<Use> {
    let template = path.extension().is_some_and(|extension| extension == "typ");
    let mut found = Vec::new();
    for (at, _) in source.char_indices() {
        let opening = OPENINGS
            .iter()
            .filter(|(_, opening)| (*opening == Opening::Template) == template)
            .find(|(text, _)| source[at..].starts_with(text));
        let Some((text, opening)) = opening else { continue };
        if source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let (parts, after) = arguments(&source[at + text.len()..]);
        let position = usize::from(matches!(opening, Opening::Message | Opening::Violation));
        let Some(key) = parts.get(position).and_then(|part| literal(part)) else { continue };
        let names =
            if *opening == Opening::Violation { names_with(after) } else { named(&parts[position + 1..]) };
        found.push(Use { opening: *opening, key, names });
    }
    found
}

/// The names in `name = value, …`.
fn named(parts: &[String]) -> Names {
    parts.iter().filter_map(|part| Some(part.split_once('=')?.0.trim().to_owned())).collect()
}

/// The names in a chain of `.with("name", value)` and `.with_text("name", text)`.
fn names_with(mut rest: &str) -> Names {
    let mut names = Names::new();
    let call_of = |rest: &'_ str| {
        let rest = rest.trim_start();
        [".with(", ".with_text("].iter().find_map(|opening| rest.strip_prefix(opening)).map(str::len)
    };
    while let Some(call) = call_of(rest).map(|length| &rest[rest.len() - length..]) {
        let (parts, after) = arguments(call);
        names.extend(parts.first().and_then(|part| literal(part)));
        rest = after;
    }
    names
}

/// The arguments of a call up to its closing bracket, and what follows it.
fn arguments(source: &str) -> (Vec<String>, &str) {
    let mut parts = vec![String::new()];
    let mut after = "";
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for (at, sign) in source.char_indices() {
        match sign {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => {
                after = &source[at + 1..];
                break;
            }
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        escaped = quoted && sign == '\\' && !escaped;
        if let Some(part) = parts.last_mut() {
            part.push(sign);
        }
    }
    let parts = parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
    (parts.collect(), after)
}

fn literal(part: &str) -> Option<String> {
    Some(part.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .flatten()
        .map(|entry| entry.path())
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| {
            path.extension()
                .is_some_and(|kind| kind == "rs" || kind == "html" || kind == "txt" || kind == "typ")
        })
        .filter(|path| !path.ends_with(file!().rsplit('/').next().unwrap_or_default()))
        .collect()
}
