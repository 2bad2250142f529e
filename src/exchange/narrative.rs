//! The texts of a cycle as TOML, which is the serde form of [`Narratives`] and no other: written in any editor, with every
//! mistake at its line and column.

mod misfit;
mod write;

use malspar_domain::{narrative::Narratives, strategy::Strategy, violation::Violation};
use toml::{Spanned, de::DeTable};

use crate::pack::{PackProblem, in_order, innermost, problem, syntax};

pub use write::write;

/// Texts that can be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The texts.
    pub narratives: Narratives,
    /// What to look at once more: what looks like a person's data, a translation with other figures.
    pub warnings: Vec<PackProblem>,
}

/// Reads a file of texts and holds it against the catalogue that applies to its cycle.
///
/// # Errors
/// Everything that is wrong, in the order of the file: first what is no TOML; where there is none of that, what has not
/// the shape of texts, and of the rest what [`Narratives::check`] finds, warnings among it.
pub fn read(text: &str, strategy: &Strategy) -> Result<Read, Vec<PackProblem>> {
    let text = plain(text);
    let (tree, narratives, mut problems) = parse(&text)?;
    let violations = narratives.check(strategy);
    let is_refused = !problems.is_empty() || violations.iter().any(Violation::is_error);
    problems.extend(violations.into_iter().map(|violation| located(&text, &tree, violation)));
    let problems = in_order(problems);
    if is_refused { Err(problems) } else { Ok(Read { narratives, warnings: problems }) }
}

/// What was found of texts, at its places in the file that they were read from.
pub fn places(text: &str, found: Vec<Violation>) -> Vec<PackProblem> {
    let text = plain(text);
    let (tree, _) = DeTable::parse_recoverable(&text);
    in_order(found.into_iter().map(|violation| located(&text, &tree, violation)).collect())
}

/// Without what editors on Windows add: a byte order mark, and carriage returns, which TOML would keep in long texts.
fn plain(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

/// The file, the texts in it, and what in it has not their shape.
type Parsed<'a> = (Spanned<DeTable<'a>>, Narratives, Vec<PackProblem>);

fn parse(text: &str) -> Result<Parsed<'_>, Vec<PackProblem>> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(in_order(errors.iter().map(|error| syntax(text, error)).collect()));
    }
    match toml::from_str::<Narratives>(text) {
        Ok(narratives) => Ok((tree, narratives, Vec::new())),
        Err(first) => {
            let (narratives, problems) = misfit::read_around(text, &tree, &first);
            Ok((tree, narratives, problems))
        }
    }
}

/// The line and column of a mistake, inside the text where the text stands in the file as it is.
fn located(text: &str, tree: &Spanned<DeTable<'_>>, violation: Violation) -> PackProblem {
    let path = violation.field.clone();
    let value = innermost(tree, &path);
    let span = value.map_or(0..0, Spanned::span);
    let within = || {
        let at: usize = violation.params.iter().find(|(name, _)| name == "at")?.1.parse().ok()?;
        let written = value?.get_ref().as_str()?;
        Some(text.get(span.clone())?.find(written)? + at)
    };
    let offset = span.start + within().unwrap_or_default();
    problem(text, offset, path, violation)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use malspar_domain::{
        lang::Text,
        narrative::{
            Assessment, Consequences, MeetingStep, ObjectiveNarrative, Phrase, Purpose, Recipient,
            ReviewComment,
        },
        strategy::Strategy,
    };
    use proptest::{
        collection::{btree_map, vec},
        option,
        prelude::*,
        sample::select,
        strategy::Strategy as Random,
    };

    use super::*;
    use crate::pack;

    const PACK: &str = include_str!("../../strategies/orebro-2024-2030.toml");
    const TEXTS: &str = include_str!("../../strategies/orebro-2024-2030-texts-2024-2025.toml");

    fn strategy() -> Strategy {
        pack::read(PACK).expect("no mistakes")
    }

    fn found(text: &str) -> Vec<String> {
        let problems = read(text, &strategy()).expect_err("a mistake");
        let show = |p: &PackProblem| format!("{}:{} {} {}", p.line, p.column, p.path, p.violation.code);
        problems.iter().map(show).collect()
    }

    #[test]
    fn the_shipped_texts_are_whole_and_use_every_field() {
        let read_ = read(TEXTS, &strategy()).expect("no mistakes");
        assert_eq!(read_.warnings, []);
        let n = read_.narratives;
        assert!(n.registry_number.is_some() && n.mailbox.is_some() && n.request.is_some());
        // The sentence about the whole is the computed one.
        assert_eq!(n.sentence, None);
        for points in [&n.changed, &n.remaining, &n.proposals] {
            assert_eq!(points.len(), 3);
        }
        assert_eq!((n.voices.len(), n.areas.len(), n.objectives.len()), (2, 3, 4));
        assert!(n.objectives.values().all(|o| o.analysis.is_some() && o.assessment.is_some()));
        assert!(n.method.is_some() && n.overall.is_some() && n.conclusions.is_some());
        let Consequences { children, equality, environment, economy } = n.consequences;
        assert!([children, equality, environment, economy].iter().all(Option::is_some));
        assert!(n.comments.iter().any(|c| c.text.is_some()) && n.comments.iter().any(|c| c.text.is_none()));
        assert!(!n.steps.is_empty() && !n.recipients.is_empty());
    }

    #[test]
    fn the_other_shipped_texts_are_whole_too() {
        let strategy = pack::read(include_str!("../../strategies/vastmanland.toml")).expect("no mistakes");
        let texts = include_str!("../../strategies/vastmanland-texts-2022.toml");
        assert_eq!(read(texts, &strategy).expect("no mistakes").warnings, []);
    }

    #[test]
    fn a_figure_that_is_not_there_has_its_line_and_column() {
        let text = "[objectives.\"2.1\"]\nanalysis.sv = '''\nÅr 2025 har\n{{TS1.yes}} av {{TS9.yes}} kommuner.\n'''\n";
        assert_eq!(found(text), ["4:16 objectives.2.1.analysis.sv narrative-reference-kind"]);
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(found(&windows), found(text));
        let short = "[[changed]]\nsv = \"{{TS1.yes}} av {{XX.yes}}\"\n";
        assert_eq!(found(short), ["2:22 changed.0.sv pack-unknown-indicator"]);
        // With an escape in it the text does not stand as it is: the place is that of the whole.
        let escaped = "method.sv = \"Ett \\\"citat\\\" {{XX.yes}}\"\n";
        assert_eq!(found(escaped), ["1:13 method.sv pack-unknown-indicator"]);
    }

    #[test]
    fn mistakes_of_shape_are_found_in_every_part_at_once() {
        let text = "mailboks = \"a@example.org\"\n\n[[steps]]\nbody.sv = \"Rådet\"\ndate = \"2026-05-12\"\n\
                    purpose = \"beslut\"\n\n[[comments]]\nbody.sv = \"Rådet\"\n\n[objectives.\"1.1\".assessment]\n\
                    phrase = \"no_clear_change\"\nreasons = \"nej\"\n";
        let found: Vec<_> =
            found(text).into_iter().filter_map(|f| f.rsplit_once(' ').map(|(_, c)| c.to_owned())).collect();
        let expected = ["pack-unknown-field", "pack-shape", "pack-missing-field", "pack-unknown-field"];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_misspelt_key_hides_no_other_mistake() {
        let text = "mailboks = \"a@example.org\"\nmethod.sv = '{{TS9.yes}}'\nfoo = 1\n\n\
                    [objectives.\"1.1\"]\nanalys.sv = 'Hej'\nanalysis.sv = '{{XX.yes}}'\n\n\
                    [objectives.\"1.1\".assessment]\nphrase = \"bra\"\nreason.sv = 'Så.'\n\n\
                    [objectives.\"2.1\"]\nanalysis.sv = '{{YY.yes}}'\n";
        let codes = [
            "1:1 mailboks pack-unknown-field",
            "2:14 method.sv narrative-reference-kind",
            "3:1 foo pack-unknown-field",
            "6:1 objectives.1.1.analys pack-unknown-field",
            "7:16 objectives.1.1.analysis.sv pack-unknown-indicator",
            "10:10 objectives.1.1.assessment.phrase pack-shape",
            "14:16 objectives.2.1.analysis.sv pack-unknown-indicator",
        ];
        assert_eq!(found(text), codes);
    }

    #[test]
    fn a_text_in_the_wrong_place_is_quoted_in_short() {
        let text = format!("changed = \"{}\"\n", "Så gjorde vi. ".repeat(300));
        let problems = read(&text, &strategy()).expect_err("a text is no list");
        assert_eq!(problems.len(), 1);
        let detail = &problems[0].violation.params[0].1;
        assert!(detail.contains("Så gjorde vi.") && detail.chars().count() < 160, "{detail}");
    }

    #[test]
    fn a_slip_in_the_writing_has_its_line() {
        let found = found("mailbox = \"a@example.org\"\nmethod.sv = '''\nUtan slut\n");
        assert!(found[0].ends_with(" pack-syntax"), "{found:?}");
    }

    #[test]
    fn an_export_looks_like_what_people_write() {
        let written = write(&read(TEXTS, &strategy()).expect("no mistakes").narratives);
        for line in ["[objectives.\"2.1\"]", "analysis.sv = '''", "assessment.reason.en = '''", "[[steps]]"] {
            assert!(written.lines().any(|found| found.starts_with(line)), "{line}\n{written}");
        }
        assert_eq!(read(&written, &strategy()).map(|read| write(&read.narratives)), Ok(written));
    }

    fn texts() -> impl Random<Value = Text> {
        let line = "[a-zåäö .,{}'\"\\\\#=\\[\\]\\n\\t]{0,40}";
        let sv = prop_oneof![any::<String>(), line];
        (sv, option::of(prop_oneof![any::<String>(), line])).prop_map(|(sv, en)| Text { sv, en })
    }

    fn objectives() -> impl Random<Value = BTreeMap<String, ObjectiveNarrative>> {
        let phrase = select(vec![
            Phrase::InDirection,
            Phrase::NeedsStrengthening,
            Phrase::NoClearChange,
            Phrase::CannotBeAssessed,
        ]);
        let assessment = (phrase, texts()).prop_map(|(phrase, reason)| Assessment { phrase, reason });
        let objective = (option::of(texts()), option::of(assessment))
            .prop_map(|(analysis, assessment)| ObjectiveNarrative { analysis, assessment });
        btree_map("[0-9A-Za-z._-]{1,6}", objective, 0..3)
    }

    fn steps() -> impl Random<Value = Vec<MeetingStep>> {
        let date = (1990_i32..2100, 1_u32..366)
            .prop_map(|(year, day)| chrono::NaiveDate::from_yo_opt(year, day).expect("a day"));
        let purpose = select(vec![Purpose::Information, Purpose::Comments, Purpose::Decision]);
        let step =
            (texts(), date, purpose).prop_map(|(body, date, purpose)| MeetingStep { body, date, purpose });
        vec(step, 0..3)
    }

    fn keyed<K: std::str::FromStr<Err: std::fmt::Debug> + Ord, V>(
        map: BTreeMap<String, V>,
    ) -> BTreeMap<K, V> {
        map.into_iter().map(|(key, value)| (key.parse().expect("a code"), value)).collect()
    }

    fn narratives() -> impl Random<Value = Narratives> {
        let codes = || btree_map("[0-9A-Za-z._-]{1,6}", texts(), 0..3);
        let one = || option::of(texts());
        let head =
            (option::of(any::<String>()), option::of(any::<String>()), one(), one(), one(), one(), one());
        let lists = (vec(texts(), 0..4), vec(texts(), 0..4), vec(texts(), 0..4), vec(texts(), 0..4));
        let comments = vec((texts(), option::of(any::<u32>()), one()), 0..3);
        let maps = (codes(), codes(), objectives());
        let consequences = (one(), one(), one(), one());
        (head, lists, maps, consequences, steps(), comments).prop_map(
            |(
                head,
                (changed, remaining, proposals, names),
                (voices, areas, objectives),
                four,
                steps,
                comments,
            )| {
                let (registry_number, mailbox, sentence, request, method, overall, conclusions) = head;
                let (children, equality, environment, economy) = four;
                let date = "2026-05-12".parse().expect("a day");
                let comment = |(body, draft, text): (Text, Option<u32>, Option<Text>)| ReviewComment {
                    body,
                    date,
                    draft,
                    text,
                };
                Narratives {
                    registry_number,
                    mailbox,
                    sentence,
                    changed,
                    remaining,
                    request,
                    proposals,
                    voices: keyed(voices),
                    method,
                    areas: keyed(areas),
                    objectives: keyed(objectives),
                    overall,
                    consequences: Consequences { children, equality, environment, economy },
                    conclusions,
                    steps,
                    comments: comments.into_iter().map(comment).collect(),
                    recipients: names.into_iter().map(|name| Recipient { name }).collect(),
                }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_exported_reads_back_as_the_same(narratives in narratives()) {
            let written = plain(&write(&narratives));
            let again = parse(&written).map(|(_, narratives, problems)| (narratives, problems));
            prop_assert_eq!(again, Ok((narratives, Vec::new())), "{}", written);
        }
    }
}
