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
                let args = names.iter().fold(Args::new(), |args, name| args.with(leaked(name), count));
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
        for (key, names) in uses(&path, &source) {
            seen += 1;
            let place = path.display();
            let known = messages.get(&key).unwrap_or_else(|| panic!("{place} uses the unknown key {key}"));
            if let Some(names) = names {
                assert_eq!(&names, known, "{place} passes other variables to {key} than it has");
            }
        }
    }
    assert!(seen > 10, "the search finds the uses in this crate at least");
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
    "#;
    let found = uses(Path::new("a.rs"), source);
    let names = |names: &[&str]| Some(names.iter().map(ToString::to_string).collect::<Names>());
    assert_eq!(
        found,
        [
            ("own-yes".to_owned(), names(&[])),
            ("chart-basis".to_owned(), names(&["n", "share"])),
            ("status-same".to_owned(), None),
        ]
    );
    let template = r#"#t("report-contents") #data.at("other")"#;
    assert_eq!(uses(Path::new("a.typ"), template), [("report-contents".to_owned(), names(&[]))]);
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
    messages.retain(|key: &String, _| keys_in(source).any(|known| known == key));
    messages
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '_').collect()
}

/// Every `t!(lang, "key", name = …)` and `key!("key")` of a source or page, every `t("key")` of a
/// report template. The names are `None` where they are given elsewhere.
fn uses(path: &Path, source: &str) -> Vec<(String, Option<Names>)> {
    let typst = path.extension().is_some_and(|extension| extension == "typ");
    let mut found = Vec::new();
    let openings: &[&str] = if typst { &["t("] } else { &["t!(", "key!("] };
    for (at, _) in source.char_indices() {
        let Some(opening) = openings.iter().find(|opening| source[at..].starts_with(**opening)) else {
            continue;
        };
        if source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let parts = arguments(&source[at + opening.len()..]);
        let position = usize::from(*opening == "t!(");
        let Some(key) = parts.get(position).and_then(|part| literal(part)) else { continue };
        let names = parts
            .iter()
            .skip(position + 1)
            .filter_map(|part| Some(part.split_once('=')?.0.trim().to_owned()));
        found.push((key, (*opening != "key!(").then(|| names.collect())));
    }
    found
}

/// The arguments of a call up to its closing bracket.
fn arguments(source: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for sign in source.chars() {
        match sign {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
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
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
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

/// Names of variables are literals everywhere else; a test may leak a few.
fn leaked(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}
