//! What people write in a strategy pack, what it comes to, and what they are told when it cannot be read.

mod laws;
mod mistakes;
mod trees;
mod written;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, de::IntoDeserializer, de::value::StrDeserializer};

use crate::{
    expression::{
        Declaration, Declared, Expression, ExpressionError, Facts, Mistake, Outcome, SubmissionFact, Term,
        Type, Unit,
    },
    value::{YearMonth, YesNo},
};

/// A small strategy, in which `this` is `TS6`.
struct Strategy;

impl Declared for Strategy {
    fn of(&self, name: &str) -> Option<Declaration> {
        Some(match name {
            "TS1" | "SO1" => Declaration::YesNo,
            "TS2" => Declaration::Number(Unit::NONE),
            "TS4" => Declaration::Ratio,
            "TS6" | "this" => Declaration::Choices(
                ["midwifery", "bvc", "preschool", "social_services"].map(|code| code.parse().unwrap()).into(),
            ),
            "TS7" => Declaration::Number(Unit::base("h")),
            "TS10" => Declaration::Choices(["0_5", "6_12", "13_17"].map(|code| code.parse().unwrap()).into()),
            "KB5" => Declaration::Level(4),
            "GE1" => Declaration::Level(3),
            "SO5" => Declaration::Number(Unit::base("FTE")),
            "population" | "children_0_17" => Declaration::Number(Unit::base("person")),
            _ => return None,
        })
    }
}

/// A rule or condition of an indicator that has no answer of its own.
struct NoAnswer;

impl Declared for NoAnswer {
    fn of(&self, name: &str) -> Option<Declaration> {
        (name != "this").then(|| Strategy.of(name))?
    }
}

/// Answers by name; what is not there is missing.
#[derive(Debug, Clone, Default)]
struct Answers {
    values: BTreeMap<String, Outcome>,
    facts: Vec<SubmissionFact>,
}

impl Answers {
    fn with(mut self, name: &str, outcome: Outcome) -> Self {
        self.values.insert(name.to_owned(), outcome);
        self
    }

    fn value(self, name: &str, value: Term) -> Self {
        self.with(name, Outcome::Known(value))
    }

    fn number(self, name: &str, number: &str) -> Self {
        self.value(name, Term::Number(number.parse().unwrap()))
    }

    fn share(self, numerator: u32, denominator: u32) -> Self {
        self.value("TS4", Term::Ratio { numerator: numerator.into(), denominator: denominator.into() })
    }

    fn ticked(self, name: &str, options: &str) -> Self {
        let ticked = options.split_whitespace().map(|option| option.parse().unwrap()).collect();
        self.value(name, Term::Choices(ticked))
    }
}

impl Facts for Answers {
    fn of(&self, name: &str) -> Outcome {
        self.values.get(name).cloned().unwrap_or(Outcome::Missing)
    }

    fn submission(&self, fact: SubmissionFact) -> bool {
        self.facts.contains(&fact)
    }
}

fn answers() -> Answers {
    Answers::default()
}

/// What a checked expression comes to.
fn outcome(text: &str, answers: &Answers) -> Outcome {
    let expression = Expression::parse(text).unwrap();
    expression.check(&Strategy).unwrap();
    expression.evaluate(answers)
}

fn holds(text: &str, answers: &Answers) -> bool {
    match outcome(text, answers) {
        Outcome::Known(Term::Boolean(boolean)) => boolean,
        other => panic!("{text}: {other:?}"),
    }
}

fn number(text: &str, answers: &Answers) -> Decimal {
    match outcome(text, answers) {
        Outcome::Known(Term::Number(number)) => number,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn the_parts_on_one_site_give_the_degree_of_co_location() {
    let rules = [
        (4, "count(this) = 4"),
        (3, "has(this, bvc) and count(this) = 3"),
        (2, "has(this, bvc) and (has(this, preschool) or has(this, social_services))"),
        (1, "count(this) >= 2"),
    ];
    for (ticked, level) in [
        ("midwifery bvc preschool social_services", 4),
        ("bvc preschool social_services", 3),
        ("midwifery bvc social_services", 3),
        ("bvc preschool", 2),
        ("bvc social_services", 2),
        ("midwifery bvc", 1),
        ("midwifery preschool social_services", 1),
        ("bvc", 0),
        ("", 0),
    ] {
        let answers = answers().ticked("this", ticked);
        let first = rules.iter().find(|(_, rule)| holds(rule, &answers)).map_or(0, |(level, _)| *level);
        assert_eq!(first, level, "{ticked}");
    }
}

#[test]
fn a_missing_level_is_neither_a_method_in_use_nor_none() {
    let rule = Expression::parse("KB5 >= 3").unwrap();
    assert_eq!(rule.check(&Strategy), Ok(Type::Boolean));
    for (level, in_use) in [(0, false), (2, false), (3, true), (4, true)] {
        assert_eq!(holds("KB5 >= 3", &answers().value("KB5", Term::Level(level))), in_use);
    }
    assert_eq!(rule.evaluate(&answers()), Outcome::Missing);
    assert_eq!(rule.evaluate(&answers().with("KB5", Outcome::NotApplicable)), Outcome::NotApplicable);
}

#[test]
fn working_time_per_resident_has_both_units() {
    let text = "SO5 / population * 10000";
    let expression = Expression::parse(text).unwrap();
    let rate = Unit::base("FTE").per(&Unit::base("person"));
    assert_eq!(expression.check(&Strategy), Ok(Type::Number(rate)));
    assert_eq!(expression.names().into_iter().collect::<Vec<_>>(), ["SO5", "population"]);
    let answers = answers().number("SO5", "1.50").number("population", "30000");
    assert_eq!(number(text, &answers), Decimal::new(5, 1));
}

#[test]
fn a_planned_centre_is_planned_whatever_its_month() {
    let planned = |month| Term::YesNo(YesNo::Planned(YearMonth::new(2027, month).unwrap()));
    let answers = answers().value("TS1", planned(8)).value("SO1", planned(2));
    assert!(holds("TS1 = planned", &answers));
    assert!(holds("TS1 != yes and no != TS1", &answers));
    assert!(holds("TS1 = SO1", &answers));
    assert!(!holds("yes = TS1", &answers));
}

#[test]
fn a_share_with_nothing_to_count_does_not_apply_and_one_of_nothing_is_missing() {
    assert_eq!(number("share(TS4)", &answers().share(3, 4)), Decimal::new(75, 2));
    assert_eq!(number("denominator(TS4) - numerator(TS4)", &answers().share(3, 4)), Decimal::ONE);
    assert_eq!(outcome("share(TS4) > 0.5", &answers().share(0, 0)), Outcome::NotApplicable);
    assert_eq!(outcome("share(TS4) > 0.5", &answers().share(3, 0)), Outcome::Missing);
    assert_eq!(outcome("TS2 / 0", &answers().number("TS2", "0")), Outcome::NotApplicable);
}

#[test]
fn what_is_too_large_to_keep_is_missing() {
    let answers = answers().number("TS2", &Decimal::MAX.to_string());
    for text in ["TS2 * 2", "TS2 + TS2", "-TS2 - TS2", "TS2 / 0.1 > 1"] {
        assert_eq!(outcome(text, &answers), Outcome::Missing, "{text}");
    }
    assert_eq!(number("TS2 * 1", &answers), Decimal::MAX);
}

#[test]
fn what_does_not_apply_wins_over_what_is_missing_in_a_sum() {
    let answers = answers().with("TS2", Outcome::NotApplicable);
    assert_eq!(outcome("TS2 + count(TS6)", &answers), Outcome::NotApplicable);
    assert_eq!(outcome("count(TS6) >= TS2", &answers), Outcome::NotApplicable);
    assert_eq!(outcome("TS2 > 1 or TS1 = yes", &answers), Outcome::Missing);
    assert_eq!(outcome("TS2 > 1 and false", &answers), Outcome::Known(Term::Boolean(false)));
}

#[test]
fn one_side_may_decide_whatever_the_missing_answer_turns_out_to_be() {
    let answers = answers().value("KB5", Term::Level(4));
    assert!(holds("TS1 = yes or KB5 >= 3", &answers));
    assert!(!holds("KB5 < 3 and TS1 = yes", &answers));
    assert_eq!(outcome("TS1 = yes and KB5 >= 3", &answers), Outcome::Missing);
    assert_eq!(outcome("not TS1 = yes", &answers), Outcome::Missing);
}

#[test]
fn operations_bind_as_people_read_them() {
    let answers = answers().number("TS2", "2");
    for (text, result) in [
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("10 - 4 - 3", "3"),
        ("12 / 6 / 2", "1"),
        ("-TS2 * -3", "6"),
        ("2--TS2", "4"),
        ("min(TS2, 3 - 2) + max(TS2, 5)", "6"),
        ("-0", "0"),
    ] {
        assert_eq!(number(text, &answers).to_string(), result, "{text}");
    }
    assert!(holds("true or true and false", &answers));
    assert!(holds("not TS2 = 3 and not not true", &answers));
    assert!(holds("not (TS2 = 3 or 2 != TS2)", &answers));
}

#[test]
fn a_submission_is_complete_whatever_it_answers() {
    let answers = Answers { facts: vec![SubmissionFact::Complete, SubmissionFact::Reported], ..answers() };
    assert!(holds("submission.complete and submission.reported", &answers));
    assert!(holds("not (submission.on_time or submission.checked)", &answers));
}

#[test]
fn an_option_may_begin_with_a_digit_or_be_a_word_of_the_language() {
    assert!(holds("has(TS10, 0_5) and not has(TS10, 13_17)", &answers().ticked("TS10", "0_5 6_12")));
    let rule = Expression::parse("has(X, no) and has(X, 18)").unwrap();
    let ticked = answers().ticked("X", "no 18");
    assert_eq!(rule.evaluate(&ticked), Outcome::Known(Term::Boolean(true)));
}

#[test]
fn this_is_no_reference_to_another_indicator() {
    let rule = Expression::parse("has(this, bvc) and min(TS2, numerator(TS4)) > population").unwrap();
    assert_eq!(rule.names().into_iter().collect::<Vec<_>>(), ["TS2", "TS4", "population"]);
    let rule = Expression::parse("TS1 = yes and count(this) > 1").unwrap();
    assert_eq!(rule.check_condition(&Strategy), Ok(()));
    let error = rule.check(&NoAnswer).unwrap_err();
    assert_eq!(error, ExpressionError { at: 20, mistake: Mistake::NoThis });
}

#[test]
fn a_rule_takes_only_what_is_true_or_false() {
    let check = |text| Expression::parse(text).unwrap().check_condition(&Strategy);
    assert_eq!(check("KB5 >= 3"), Ok(()));
    let error = check("(TS1)").unwrap_err();
    assert_eq!(error, ExpressionError { at: 1, mistake: Mistake::NeedsCondition { found: Type::YesNo } });
    assert!(check("TS2 + 1").is_err());
}

#[test]
fn an_expression_is_kept_as_it_was_written() {
    let text = " KB5>=3   and\n(TS1 = yes) ";
    let source: StrDeserializer<'_, serde::de::value::Error> = text.into_deserializer();
    let expression = Expression::deserialize(source).unwrap();
    assert_eq!(expression.to_string(), text);
    assert_eq!(String::from(expression.clone()), text);
    assert_eq!(expression, text.parse().unwrap());
    let wrong: StrDeserializer<'_, serde::de::value::Error> = "KB5 >=".into_deserializer();
    assert_eq!(Expression::deserialize(wrong).unwrap_err().to_string(), "expression: expr-end at=7");
}

#[test]
fn an_answer_of_another_kind_than_declared_is_missing() {
    let answers = answers().number("TS1", "1").ticked("TS2", "bvc").value("KB5", Term::YesNo(YesNo::Yes));
    for text in
        ["TS1 = yes", "TS2 + 1", "KB5 >= 3", "has(TS1, bvc)", "share(TS2)", "not KB5", "yes", "TS1 and KB5"]
    {
        assert_eq!(Expression::parse(text).unwrap().evaluate(&answers), Outcome::Missing, "{text}");
    }
}
