//! What is wrong with the texts of a cycle: what they refer to that is not there, what is too long for its place, writing
//! that a report does not have, and what looks like a person's data. Paths are those of the file:
//! `objectives.2.1.analysis.sv`. Where a mistake stands inside a text, `at` says how many bytes into it.

mod figures;
mod markdown;
mod personal;

use std::collections::BTreeSet;

use crate::{
    figure_reference::{Misfit, Piece, Reference, pieces},
    lang::{Lang, Text},
    narrative::{LONGEST_NUMBER, LONGEST_REASON, MOST_POINTS, Narratives},
    strategy::Strategy,
    violation::Violation,
};

/// How much a text may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Paragraphs and lists.
    Paragraphs,
    /// One paragraph: a point of the summary, a sentence, a reason.
    Paragraph,
    /// The name of a body: no figure, no emphasis.
    Name,
}

impl Narratives {
    /// Everything that is wrong, in the order of the fields: errors stop an import, warnings do not.
    pub fn check(&self, strategy: &Strategy) -> Vec<Violation> {
        let mut found = Vec::new();
        self.check_head(&mut found);
        self.check_codes(strategy, &mut found);
        self.check_sizes(&mut found);
        for (at, text, room) in self.texts() {
            let before = found.len();
            for lang in Lang::ALL {
                let Some(written) = (if lang == Lang::Sv { Some(&text.sv) } else { text.en.as_ref() }) else {
                    continue;
                };
                check_text(&format!("{at}.{}", lang.tag()), written, room, strategy, &mut found);
            }
            if found.len() == before {
                found.extend(check_languages(&at, text));
            }
        }
        found
    }

    fn check_head(&self, found: &mut Vec<Violation>) {
        if self.registry_number.as_ref().is_some_and(|number| number.trim().is_empty()) {
            found.push(Violation::error("registry_number", "pack-empty-text"));
        }
        let length = self.registry_number.as_ref().map_or(0, |number| number.trim().chars().count());
        if length > LONGEST_NUMBER {
            let long = Violation::error("registry_number", "narrative-number-long")
                .with("n", length)
                .with("max", LONGEST_NUMBER);
            found.push(long);
        }
        let is_address = |mailbox: &String| {
            let parts = mailbox.split_once('@');
            parts.is_some_and(|(unit, place)| !unit.is_empty() && place.contains('.'))
                && !mailbox.contains(char::is_whitespace)
        };
        if self.mailbox.as_ref().is_some_and(|mailbox| !is_address(mailbox)) {
            found.push(Violation::error("mailbox", "narrative-mailbox"));
        }
    }

    fn check_codes(&self, strategy: &Strategy, found: &mut Vec<Violation>) {
        for code in self.voices.keys().filter(|code| !strategy.questions.iter().any(|q| &q.code == *code)) {
            found.push(
                Violation::error(format!("voices.{code}"), "narrative-unknown-question").with("code", code),
            );
        }
        for code in self.areas.keys().filter(|code| !strategy.areas.iter().any(|a| &a.code == *code)) {
            found
                .push(Violation::error(format!("areas.{code}"), "narrative-unknown-area").with("code", code));
        }
        for code in self.objectives.keys().filter(|code| !strategy.objectives().any(|o| &o.code == *code)) {
            let at = format!("objectives.{code}");
            found.push(Violation::error(at, "narrative-unknown-objective").with("code", code));
        }
    }

    fn check_sizes(&self, found: &mut Vec<Violation>) {
        let lists =
            [("changed", &self.changed), ("remaining", &self.remaining), ("proposals", &self.proposals)];
        for (name, points) in lists.into_iter().filter(|(_, points)| points.len() > MOST_POINTS) {
            // The place of the first that is too many.
            let at = format!("{name}.{MOST_POINTS}");
            found.push(
                Violation::error(at, "narrative-too-many").with("n", points.len()).with("max", MOST_POINTS),
            );
        }
        for (code, objective) in &self.objectives {
            let Some(assessment) = &objective.assessment else { continue };
            for (lang, reason) in languages(&assessment.reason) {
                let n = reason.trim().chars().count();
                if n > LONGEST_REASON {
                    let at = format!("objectives.{code}.assessment.reason.{}", lang.tag());
                    found.push(
                        Violation::error(at, "narrative-reason-long")
                            .with("n", n)
                            .with("max", LONGEST_REASON),
                    );
                }
            }
        }
        for (n, pair) in (1..).zip(self.steps.windows(2)) {
            if pair[1].date < pair[0].date {
                found.push(Violation::error(format!("steps.{n}.date"), "narrative-steps-order"));
            }
        }
    }

    /// What is written, by its place in the file: `objectives.2.1.analysis`.
    pub fn written(&self) -> Vec<String> {
        let head = [("registry_number", self.registry_number.is_some()), ("mailbox", self.mailbox.is_some())];
        let head = head.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name.to_owned());
        head.chain(self.texts().into_iter().map(|(at, ..)| at)).collect()
    }

    /// Everything that is written in either language, with its place in the file.
    pub fn in_each_language(&self) -> Vec<(String, &str)> {
        let texts = self.texts().into_iter().flat_map(|(at, text, _)| {
            languages(text).map(move |(lang, written)| (format!("{at}.{}", lang.tag()), written))
        });
        texts.collect()
    }

    /// Every text with its place in the file.
    fn texts<'a>(&'a self) -> Vec<(String, &'a Text, Room)> {
        let mut texts = Vec::new();
        let mut put = |at: String, text: Option<&'a Text>, room: Room| {
            texts.extend(text.map(|text| (at, text, room)));
        };
        put("sentence".to_owned(), self.sentence.as_ref(), Room::Paragraph);
        for (name, points) in [("changed", &self.changed), ("remaining", &self.remaining)] {
            for (n, point) in points.iter().enumerate() {
                put(format!("{name}.{n}"), Some(point), Room::Paragraph);
            }
        }
        put("request".to_owned(), self.request.as_ref(), Room::Paragraph);
        for (n, point) in self.proposals.iter().enumerate() {
            put(format!("proposals.{n}"), Some(point), Room::Paragraph);
        }
        for (code, text) in &self.voices {
            put(format!("voices.{code}"), Some(text), Room::Paragraph);
        }
        put("method".to_owned(), self.method.as_ref(), Room::Paragraphs);
        for (code, text) in &self.areas {
            put(format!("areas.{code}"), Some(text), Room::Paragraphs);
        }
        for (code, objective) in &self.objectives {
            let reason = objective.assessment.as_ref().map(|assessment| &assessment.reason);
            put(format!("objectives.{code}.analysis"), objective.analysis.as_ref(), Room::Paragraphs);
            put(format!("objectives.{code}.assessment.reason"), reason, Room::Paragraph);
        }
        put("overall".to_owned(), self.overall.as_ref(), Room::Paragraphs);
        let consequences = &self.consequences;
        for (name, text) in [
            ("children", &consequences.children),
            ("equality", &consequences.equality),
            ("environment", &consequences.environment),
            ("economy", &consequences.economy),
        ] {
            put(format!("consequences.{name}"), text.as_ref(), Room::Paragraphs);
        }
        put("conclusions".to_owned(), self.conclusions.as_ref(), Room::Paragraphs);
        for (n, step) in self.steps.iter().enumerate() {
            put(format!("steps.{n}.body"), Some(&step.body), Room::Name);
        }
        for (n, comment) in self.comments.iter().enumerate() {
            put(format!("comments.{n}.body"), Some(&comment.body), Room::Name);
            put(format!("comments.{n}.text"), comment.text.as_ref(), Room::Paragraphs);
        }
        for (n, recipient) in self.recipients.iter().enumerate() {
            put(format!("recipients.{n}.name"), Some(&recipient.name), Room::Name);
        }
        texts
    }
}

/// The languages that a text is written in.
fn languages(text: &Text) -> impl Iterator<Item = (Lang, &str)> {
    let english = text.en.as_deref().map(|en| (Lang::En, en));
    [(Lang::Sv, text.sv.as_str())].into_iter().chain(english)
}

fn check_text(at: &str, text: &str, room: Room, strategy: &Strategy, found: &mut Vec<Violation>) {
    if text.trim().is_empty() {
        found.push(Violation::error(at, "pack-empty-text"));
        return;
    }
    if room == Room::Name && (text.trim().contains('\n') || text.contains("{{")) {
        found.push(Violation::error(at, "narrative-name"));
    }
    if room == Room::Paragraph
        && let Some(offset) = markdown::second_block(text)
    {
        found.push(Violation::error(at, "narrative-one-paragraph").with("at", offset));
    }
    check_references(at, text, strategy, found);
    for (offset, what) in markdown::unknown(text) {
        found.push(Violation::error(at, "narrative-markdown").with("what", what).with("at", offset));
    }
    for (offset, target) in markdown::other_links(text) {
        found.push(
            Violation::error(at, "narrative-link").with("target", beginning(target)).with("at", offset),
        );
    }
    for offset in personal::addresses(text) {
        found.push(Violation::warning(at, "narrative-email").with("at", offset));
    }
    for offset in personal::identity_numbers(text) {
        found.push(Violation::warning(at, "narrative-identity-number").with("at", offset));
    }
}

/// What a message repeats of a text: where braces are closed late or never, "the reference" is half the text.
fn beginning(written: &str) -> String {
    const SHOWN: usize = 80;
    let one_line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &one_line[..end]),
        None => one_line,
    }
}

fn check_references(at: &str, text: &str, strategy: &Strategy, found: &mut Vec<Violation>) {
    let mut offset = 0;
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => {
                if let Some(open) = words.find("{{") {
                    found.push(Violation::error(at, "narrative-reference-open").with("at", offset + open));
                }
                offset += words.len();
            }
            Piece::Figure { written, reference } => {
                match reference {
                    Ok(reference) => found.extend(check_reference(at, offset, &reference, strategy)),
                    Err(_) => found.push(
                        Violation::error(at, "narrative-reference")
                            .with("reference", beginning(written))
                            .with("at", offset),
                    ),
                }
                offset += written.len() + "{{}}".len();
            }
        }
    }
}

/// Why there is no such figure.
fn check_reference(at: &str, offset: usize, reference: &Reference, strategy: &Strategy) -> Option<Violation> {
    let code = &reference.indicator;
    let Some(indicator) = strategy.indicator(code) else {
        return Some(Violation::error(at, "pack-unknown-indicator").with("code", code).with("at", offset));
    };
    Some(match reference.misfit(indicator)? {
        Misfit::Row(rows) if rows.is_empty() => {
            Violation::error(at, "narrative-reference-no-rows").with("code", code).with("at", offset)
        }
        Misfit::Row(rows) => {
            let rows: Vec<_> = rows.iter().map(ToString::to_string).collect();
            Violation::error(at, "narrative-reference-row")
                .with("code", code)
                .with("row", reference.row.as_ref().map(ToString::to_string).unwrap_or_default())
                .with("allowed", rows.join(", "))
                .with("at", offset)
        }
        Misfit::Quantity(known) => {
            let known: Vec<_> = known.iter().map(ToString::to_string).collect();
            Violation::error(at, "narrative-reference-kind")
                .with("reference", reference)
                .with("allowed", known.join(", "))
                .with("at", offset)
        }
    })
}

/// A translation says the same figures.
fn check_languages(at: &str, text: &Text) -> Option<Violation> {
    let figures = |text: &str| -> BTreeSet<String> {
        let written = pieces(text).into_iter().filter_map(|piece| match piece {
            Piece::Figure { reference, .. } => reference.ok().map(|reference| reference.to_string()),
            Piece::Words(_) => None,
        });
        written.collect()
    };
    let (sv, en) = (figures(&text.sv), figures(text.en.as_ref()?));
    let other: Vec<_> = sv.symmetric_difference(&en).cloned().collect();
    (!other.is_empty())
        .then(|| Violation::warning(at, "narrative-languages-differ").with("allowed", other.join(", ")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        indicator::{Aggregation, Statistic},
        narrative::{Assessment, MeetingStep, ObjectiveNarrative, Phrase, Purpose},
        sample_test::{every, indicator, strategy, text, with_target, yes_no},
        value::ValueKind,
    };

    fn codes(narratives: &Narratives) -> Vec<String> {
        let mut parts = indicator("P", ValueKind::YesPlannedNo, Aggregation::Pooled);
        parts.dimensions =
            vec![crate::sample_test::dimension(crate::indicator::DimensionRows::Each, &["a", "b"])];
        let strategy = strategy(vec![yes_no(), with_target(parts, every(Statistic::All))]);
        let told = |v: Violation| {
            let at = v.params.iter().find(|(name, _)| name == "at").map(|(_, at)| format!("+{at}"));
            format!("{}{} {}", v.field, at.unwrap_or_default(), v.code)
        };
        narratives.check(&strategy).into_iter().map(told).collect()
    }

    fn method(written: &str) -> Vec<String> {
        codes(&Narratives { method: Some(text(written)), ..Narratives::default() })
            .into_iter()
            .filter_map(|told| told.strip_prefix("method.sv").map(ToOwned::to_owned))
            .collect()
    }

    #[test]
    fn a_figure_that_is_not_there_is_named_with_its_place() {
        assert_eq!(method("Nu {{T.yes}} av {{T.of}}, {{P.a.yes}} och {{P.all}}."), [""; 0]);
        assert_eq!(method("å {{X.yes}}"), ["+3 pack-unknown-indicator"]);
        assert_eq!(method("{{T.level.1}}"), ["+0 narrative-reference-kind"]);
        assert_eq!(method("{{T.a.yes}}"), ["+0 narrative-reference-no-rows"]);
        assert_eq!(method("{{P.c.yes}}"), ["+0 narrative-reference-row"]);
        assert_eq!(method("{{T.yes}} {{T.ja}}"), ["+10 narrative-reference"]);
        assert_eq!(method("{{T.yes}} och {{T.of"), ["+14 narrative-reference-open"]);
    }

    #[test]
    fn a_message_repeats_the_beginning_of_a_text_and_no_more() {
        let text = format!("{{{{T.yes {}}}}}", "och sedan en hel text ".repeat(200));
        let method = Some(Text { sv: text, en: None });
        let found = Narratives { method, ..Narratives::default() }.check(&strategy(vec![yes_no()]));
        let reference = &found[0].params.iter().find(|(name, _)| name == "reference").unwrap().1;
        assert!(reference.starts_with("T.yes och sedan") && reference.chars().count() == 81, "{reference}");
    }

    #[test]
    fn a_registry_number_is_no_text() {
        let number = |length: usize| Narratives {
            registry_number: Some("ö".repeat(length)),
            ..Narratives::default()
        };
        assert_eq!(codes(&number(100)), [""; 0]);
        assert_eq!(codes(&number(101)), ["registry_number narrative-number-long"]);
    }

    #[test]
    fn a_translation_with_other_figures_is_asked_about() {
        let method = Some(Text::new("{{T.yes}} av {{T.of}}", "{{T.of}}"));
        assert_eq!(
            codes(&Narratives { method, ..Narratives::default() }),
            ["method narrative-languages-differ"]
        );
    }

    #[test]
    fn what_looks_like_a_persons_data_is_a_warning() {
        let method = Some(text("Fråga namn@example.org eller 18500101-0007."));
        let narratives = Narratives { method, ..Narratives::default() };
        let found = narratives.check(&strategy(Vec::new()));
        assert!(found.iter().all(|v| !v.is_error()), "{found:?}");
        assert_eq!(found.len(), 4, "each in both languages: {found:?}");
        // No message repeats the number.
        assert!(!format!("{found:?}").contains("0007"));
    }

    #[test]
    fn codes_sizes_and_order_are_held() {
        let point = || text("En punkt.");
        let reason = |length: usize| Assessment {
            phrase: Phrase::InDirection,
            reason: Text { sv: "ö".repeat(length), en: None },
        };
        let objective = |length| ObjectiveNarrative { analysis: None, assessment: Some(reason(length)) };
        let step = |date: &str| MeetingStep {
            body: text("Rådet"),
            date: date.parse().unwrap(),
            purpose: Purpose::Information,
        };
        let narratives = Narratives {
            mailbox: Some("folkhälsa".to_owned()),
            changed: vec![point(), point(), point()],
            remaining: vec![point(), point(), point(), point()],
            voices: BTreeMap::from([("O1".parse().unwrap(), point())]),
            areas: BTreeMap::from([("1".parse().unwrap(), point()), ("7".parse().unwrap(), point())]),
            objectives: BTreeMap::from([
                ("1.1".parse().unwrap(), objective(600)),
                ("1.2".parse().unwrap(), objective(601)),
            ]),
            steps: vec![step("2026-06-09"), step("2026-06-09"), step("2026-05-12")],
            ..Narratives::default()
        };
        assert_eq!(
            codes(&narratives),
            [
                "mailbox narrative-mailbox",
                "voices.O1 narrative-unknown-question",
                "areas.7 narrative-unknown-area",
                "objectives.1.2 narrative-unknown-objective",
                "remaining.3 narrative-too-many",
                "objectives.1.2.assessment.reason.sv narrative-reason-long",
                "steps.2.date narrative-steps-order",
            ]
        );
    }

    #[test]
    fn a_point_is_one_paragraph_and_a_body_one_line() {
        let one = |written: &str| {
            codes(&Narratives {
                sentence: Some(Text { sv: written.to_owned(), en: None }),
                ..Narratives::default()
            })
        };
        assert_eq!(one("En mening\növer två rader.\n"), [""; 0]);
        assert_eq!(one("Ett.\n\nTvå."), ["sentence.sv+6 narrative-one-paragraph"]);
        assert_eq!(one("Ett:\n- två"), ["sentence.sv+5 narrative-one-paragraph"]);
        assert_eq!(one(" \n"), ["sentence.sv pack-empty-text"]);
        let recipients = vec![crate::narrative::Recipient { name: text("Rådet {{T.yes}}") }];
        let found = codes(&Narratives { recipients, ..Narratives::default() });
        assert_eq!(found, ["recipients.0.name.sv narrative-name", "recipients.0.name.en narrative-name"]);
    }
}
