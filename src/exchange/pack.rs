//! Strategy packs: a strategy and its catalogue as TOML, which is the serde form of [`Strategy`] and no other.

use malspar_domain::{
    expression::Expression,
    indicator::Indicator,
    series::Series,
    strategy::{Activity, CrossCheck, Strategy, TargetArea},
    violation::Violation,
};
use serde::{Deserialize, de::DeserializeOwned};
use toml::{
    Spanned,
    de::{DeTable, DeValue, ValueDeserializer},
};

/// So much that has not the shape of a strategy is told at once.
const MOST_SHAPES: usize = 200;

/// Something wrong in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What it is about: `indicators.3.parent`, counted from 0. Empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub violation: Violation,
}

/// Reads a pack and checks that it does not contradict itself.
///
/// # Errors
/// Everything that is wrong, in the order of the file: first what is no TOML; where there is none of that, what has not
/// the shape of a strategy; where there is none of that either, what [`Strategy::check`] finds.
pub fn read(text: &str) -> Result<Strategy, Vec<PackProblem>> {
    // Editors on Windows begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (tree, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(in_order(errors.iter().map(|error| syntax(text, error)).collect()));
    }
    let strategy = match toml::from_str::<Strategy>(text) {
        Ok(strategy) => strategy,
        Err(error) => return Err(in_order(shapes(text, &tree, &error))),
    };
    let wrong = strategy.check();
    if wrong.is_empty() { Ok(strategy) } else { Err(located(text, wrong)) }
}

/// What is wrong with a pack that only others than the pack can tell, each at its place in the file.
pub fn located(text: &str, wrong: Vec<Violation>) -> Vec<PackProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (tree, _) = DeTable::parse_recoverable(text);
    let at = |violation: Violation| {
        let path = violation.field.clone();
        problem(text, offset_of(&tree, &path), path, violation)
    };
    in_order(wrong.into_iter().map(at).collect())
}

/// Writes a strategy as a pack that reads back as the same strategy.
///
/// # Panics
/// Never: every part of a strategy has a form in TOML.
pub fn write(strategy: &Strategy) -> String {
    let plain = toml::to_string_pretty(strategy).expect("a strategy has a form in TOML");
    // A text over several lines could look like the beginning of a table, so such a file is left as it is.
    if plain.contains("\"\"\"") || plain.contains("'''") { plain } else { dotted(&plain) }
}

/// The same file with every text in two languages as `title.sv = …` in its own table, the way people write packs,
/// instead of as a table `[areas.title]` of its own.
fn dotted(plain: &str) -> String {
    let mut sections: Vec<(&str, Vec<String>)> = vec![("", Vec::new())];
    let mut text_of: Option<(usize, &str)> = None;
    let mut lines = plain.lines().filter(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        let is_header = line.starts_with('[') && line.ends_with(']');
        if !is_header {
            match text_of {
                Some((owner, name)) => sections[owner].1.push(format!("{name}.{line}")),
                None => sections.last_mut().expect("there is a first").1.push(line.to_owned()),
            }
            continue;
        }
        let path = line.trim_matches(['[', ']']);
        let (owner, name) = path.rsplit_once('.').unwrap_or(("", path));
        let is_text = !line.starts_with("[[") && lines.peek().is_some_and(|next| next.starts_with("sv = "));
        let place = |header: &str| header.trim_matches(['[', ']']) == owner;
        text_of = if is_text {
            sections.iter().rposition(|(header, _)| place(header)).map(|at| (at, name))
        } else {
            None
        };
        if text_of.is_none() {
            sections.push((line, Vec::new()));
        }
    }
    let written = sections.iter().map(|(header, lines)| {
        let body = lines.join("\n");
        if header.is_empty() { body + "\n" } else { format!("\n{header}\n{body}\n") }
    });
    written.collect()
}

pub(crate) fn in_order(mut problems: Vec<PackProblem>) -> Vec<PackProblem> {
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems
}

pub(crate) fn problem(text: &str, offset: usize, path: String, violation: Violation) -> PackProblem {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    PackProblem {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        path,
        violation,
    }
}

pub(crate) fn syntax(text: &str, error: &toml::de::Error) -> PackProblem {
    let offset = error.span().map_or(0, |span| span.start);
    problem(text, offset, String::new(), Violation::error("", "pack-syntax").with("detail", error.message()))
}

/// What has not the shape of a strategy. Reading stops at the first mistake, so areas and indicators are read one by
/// one as well: a mistake in each is then found in one go.
fn shapes(text: &str, tree: &Spanned<DeTable<'_>>, first: &toml::de::Error) -> Vec<PackProblem> {
    let mut errors: Vec<_> = elements::<TargetArea>(tree, "areas");
    errors.extend(elements::<Indicator>(tree, "indicators"));
    errors.extend(elements::<Series>(tree, "series"));
    errors.extend(elements::<CrossCheck>(tree, "checks"));
    errors.extend(elements::<Activity>(tree, "activities"));
    let mut head = tree.get_ref().clone();
    for list in ["areas", "indicators", "series", "checks", "activities"] {
        if let Some((_, value)) = head.iter_mut().find(|(key, _)| key.get_ref() == list)
            && value.get_ref().is_array()
        {
            *value.get_mut() = DeValue::Array(toml::de::DeArray::default());
        }
    }
    let whole = Spanned::new(tree.span(), DeValue::Table(head));
    errors.extend(Strategy::deserialize(ValueDeserializer::from(whole)).err());
    if errors.is_empty() {
        errors.push(first.clone());
    }
    // Each is looked for in the whole text, and nobody mends more in one go.
    errors.iter().take(MOST_SHAPES).map(|error| shape(text, tree, error)).collect()
}

fn elements<T: DeserializeOwned>(tree: &Spanned<DeTable<'_>>, list: &str) -> Vec<toml::de::Error> {
    let array = tree.get_ref().get(list).and_then(|value| value.get_ref().as_array());
    array
        .into_iter()
        .flat_map(|array| array.iter())
        .filter_map(|element| T::deserialize(ValueDeserializer::from(element.clone())).err())
        .collect()
}

pub(crate) fn shape(text: &str, tree: &Spanned<DeTable<'_>>, error: &toml::de::Error) -> PackProblem {
    let offset = error.span().map_or(0, |span| span.start);
    let path = path_at(tree, offset);
    let quoted = error.message().split('`').nth(1).unwrap_or_default();
    let expression = text_at(tree, &path).and_then(|text| Expression::parse(text).err());
    let violation =
        if let Some(wrong) = expression.filter(|wrong| error.message().contains(&wrong.to_string())) {
            wrong.violation(path.clone())
        } else if error.message().starts_with("missing field") {
            Violation::error(path.clone(), "pack-missing-field").with("name", quoted)
        } else if error.message().starts_with("unknown field") {
            Violation::error(path.clone(), "pack-unknown-field").with("name", quoted)
        } else {
            Violation::error(path.clone(), "pack-shape").with("detail", in_short(error.message()))
        };
    problem(text, offset, path, violation)
}

/// The library's words, of a long text that they quote the beginning.
fn in_short(message: &str) -> String {
    const SHOWN: usize = 80;
    let cut = |(open, close): (usize, usize)| {
        let quoted = message.get(open + 1..close)?;
        let (end, _) = quoted.char_indices().nth(SHOWN)?;
        Some(format!("{}\"{}…{}", &message[..open], &quoted[..end], &message[close..]))
    };
    message.find('"').zip(message.rfind('"')).and_then(cut).unwrap_or_else(|| message.to_owned())
}

/// The text that stands at `path`, where a text stands there.
fn text_at<'a>(tree: &'a Spanned<DeTable<'_>>, path: &str) -> Option<&'a str> {
    let (first, rest) = path.split_once('.').map_or((path, ""), |(first, rest)| (first, rest));
    let value = tree.get_ref().get(first)?.get_ref();
    let value = rest.split('.').filter(|part| !part.is_empty()).try_fold(value, |value, part| {
        let below = match value {
            DeValue::Table(table) => table.get(part),
            DeValue::Array(array) => array.get(part.parse::<usize>().ok()?),
            _ => None,
        };
        Some(below?.get_ref())
    })?;
    value.as_str()
}

/// Where the value at `path` begins, or the innermost part of the path that is there.
pub(crate) fn offset_of(tree: &Spanned<DeTable<'_>>, path: &str) -> usize {
    innermost(tree, path).map_or(tree.span().start, |value| value.span().start)
}

/// The value at `path`, or the innermost part of the path that is there.
pub(crate) fn innermost<'a, 'text>(
    tree: &'a Spanned<DeTable<'text>>,
    path: &str,
) -> Option<&'a Spanned<DeValue<'text>>> {
    let parts: Vec<_> = path.split('.').collect();
    let mut rest = parts.as_slice();
    let mut value: Option<&Spanned<DeValue<'_>>> = None;
    while !rest.is_empty() {
        let table = value.map_or(Some(tree.get_ref()), |value| value.get_ref().as_table());
        let array = value.and_then(|value| value.get_ref().as_array());
        let next = match (table, array) {
            // A key may have dots of its own, as the code of an objective has.
            (Some(table), _) => {
                (1..=rest.len()).find_map(|n| Some((table.get(rest[..n].join(".").as_str())?, n)))
            }
            (_, Some(array)) => rest[0].parse::<usize>().ok().and_then(|n| Some((array.get(n)?, 1))),
            _ => None,
        };
        let Some((next, length)) = next else { break };
        value = Some(next);
        rest = &rest[length..];
    }
    value
}

/// The path of the innermost value that `offset` lies in.
fn path_at(tree: &Spanned<DeTable<'_>>, offset: usize) -> String {
    steps_at(tree.get_ref(), offset).join(".")
}

/// The same, key by key: a key may have dots of its own.
pub(crate) fn steps_at(table: &DeTable<'_>, offset: usize) -> Vec<String> {
    let mut path = Vec::new();
    descend(table, offset, &mut path);
    path
}

fn descend(table: &DeTable<'_>, offset: usize, path: &mut Vec<String>) -> bool {
    // An array of tables has no span of its own that holds its elements, so every branch is looked into.
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        if key.span().contains(&offset) || within(value, offset, path) {
            return true;
        }
        path.pop();
    }
    false
}

fn within(value: &Spanned<DeValue<'_>>, offset: usize, path: &mut Vec<String>) -> bool {
    match value.get_ref() {
        DeValue::Table(table) if descend(table, offset, path) => return true,
        DeValue::Array(array) => {
            for (n, element) in array.iter().enumerate() {
                path.push(n.to_string());
                if within(element, offset, path) {
                    return true;
                }
                path.pop();
            }
        }
        _ => {}
    }
    value.span().contains(&offset)
}

#[cfg(test)]
mod tests {
    use malspar_domain::lang::Text;
    use proptest::prelude::*;

    use super::*;

    const SHIPPED: &str = include_str!("../../strategies/orebro-2024-2030.toml");

    fn found(text: &str) -> Vec<String> {
        let problems = read(text).expect_err("a mistake");
        let show = |p: &PackProblem| format!("{}:{} {} {}", p.line, p.column, p.path, p.violation.code);
        problems.iter().map(show).collect()
    }

    fn line_of(part: &str) -> usize {
        SHIPPED.lines().position(|line| line.starts_with(part)).expect("the line is there") + 1
    }

    #[test]
    fn the_shipped_strategy_is_whole() {
        let strategy = read(SHIPPED).expect("no mistakes");
        assert_eq!(strategy.areas.len(), 3);
        assert_eq!(strategy.objectives().count(), 4);
        let codes: Vec<_> = strategy.indicators.iter().map(|i| i.code.as_str()).collect();
        assert_eq!(codes.len(), 25);
        assert_eq!((codes[0], codes[24]), ("KB1", "GE3"));
        let questions: Vec<_> = strategy.questions.iter().map(|q| q.code.as_str()).collect();
        assert_eq!(questions, ["O1", "O2"]);
        let keys: Vec<_> = strategy.cycles().into_iter().map(|c| c.key.to_string()).collect();
        assert_eq!(keys, ["2023", "2024-2025", "2026-2027", "2028-2029", "2030"]);
    }

    #[test]
    fn what_is_exported_reads_back_as_the_same() {
        for shipped in [SHIPPED, include_str!("../../strategies/vastmanland.toml")] {
            let strategy = read(shipped).expect("no mistakes");
            let written = write(&strategy);
            assert_eq!(read(&written).expect("no mistakes"), strategy);
            assert_eq!(write(&read(&written).expect("no mistakes")), written);
        }
    }

    #[test]
    fn an_expression_that_cannot_be_read_has_its_line_and_its_character() {
        let text = SHIPPED.replace("when = \"SO1 = yes\"", "when = \"SO1 = \"");
        let problems = read(&text).expect_err("half an expression");
        assert!(problems.iter().all(|p| p.violation.code == "expr-end"), "{problems:?}");
        assert!(problems[0].path.ends_with("asked_if.when"), "{}", problems[0].path);
    }

    #[test]
    fn an_export_looks_like_what_people_write() {
        let written = write(&read(SHIPPED).expect("no mistakes"));
        for line in ["title.sv = \"Familjecentral\"", "question.en = \"Is there", "[[areas.objectives]]"] {
            assert!(written.lines().any(|found| found.starts_with(line)), "{line}\n{written}");
        }
        assert!(!written.contains(".title]"), "{written}");
    }

    proptest! {
        #[test]
        fn any_text_survives_an_export(sv in any::<String>(), en in proptest::option::of(any::<String>())) {
            let mut strategy = read(SHIPPED).expect("no mistakes");
            strategy.short_title = Text { sv: sv.clone(), en: en.clone() };
            strategy.areas[1].objectives[0].text = Text { sv: en.clone().unwrap_or_default(), en: Some(sv.clone()) };
            strategy.indicators[2].title = Text { sv: format!("[{sv}]"), en };
            strategy.indicators[2].remains = None;
            let written = write(&strategy);
            prop_assert_eq!(read(&written).expect("what was written"), strategy);
        }
    }

    #[test]
    fn a_file_from_another_editor_reads_the_same() {
        let windows = format!("\u{feff}{}", SHIPPED.replace('\n', "\r\n"));
        assert_eq!(read(&windows), read(SHIPPED));
    }

    #[test]
    fn contradictions_have_their_line_and_column() {
        let text =
            SHIPPED.replace("parent = \"2.2\"", "parent = \"9.9\"").replace("to = 2030\n", "to = 2020\n");
        let [first, second, third] = ["code = \"TS4\"", "code = \"TS5\"", "code = \"TS6\""].map(line_of);
        assert_eq!(
            found(&text),
            [
                format!("{}:1 valid pack-years-reversed", line_of("[valid]")),
                format!("{}:10 indicators.8.parent pack-unknown-parent", first + 1),
                format!("{}:10 indicators.9.parent pack-unknown-parent", second + 1),
                format!("{}:10 indicators.10.parent pack-unknown-parent", third + 1),
            ]
        );
    }

    #[test]
    fn mistakes_of_shape_are_found_in_every_indicator_at_once() {
        let text = SHIPPED
            .replace("code = \"KB5\"\n", "code = \"KB5\"\nheadlin = true\n")
            .replacen("kind = { count = { max = 30 } }", "kind = { count = { max = \"many\" } }", 1)
            .replace("county = \"18\"\n", "");
        let codes: Vec<_> = read(&text)
            .expect_err("three mistakes")
            .iter()
            .map(|p| (p.path.clone(), p.violation.code.clone()))
            .collect();
        let expected = [
            ("", "pack-missing-field"),
            ("indicators.4.headlin", "pack-unknown-field"),
            ("indicators.6.kind.count.max", "pack-shape"),
        ];
        let expected = expected.map(|(path, code)| (path.to_owned(), code.to_owned()));
        assert_eq!(codes, expected);
    }

    #[test]
    fn a_slip_in_the_writing_has_its_line() {
        let text = "slug = \"a\"\ncounty = 18\"\nregion = [\n";
        let problems = read(text).expect_err("no strategy");
        assert_eq!((problems[0].line, problems[0].violation.code.as_str()), (2, "pack-syntax"));
    }
}
