//! What people are told of an expression that cannot be read, or whose parts do not fit together.

use rust_decimal::Decimal;

use super::{Strategy, answers, number};
use crate::expression::{Expression, ExpressionError, Mistake, Unit};

/// What is wrong, and where.
fn mistake(text: &str) -> (usize, Mistake) {
    let found = Expression::parse(text).and_then(|e| e.check(&Strategy));
    let ExpressionError { at, mistake } = found.expect_err(text);
    (at, mistake)
}

/// The code of what is wrong, and the character that people are told.
fn told(text: &str) -> (String, Option<usize>) {
    let found = Expression::parse(text).and_then(|e| e.check(&Strategy)).expect_err(text).violation("source");
    let at = found.params.iter().find(|(name, _)| name == "at").map(|(_, at)| at.parse().unwrap());
    (found.code, at)
}

#[test]
fn units_that_differ_are_told_with_both_and_their_place() {
    let (fte, person) = (Unit::base("FTE"), Unit::base("person"));
    let differ = |left, right| Mistake::DifferentUnits { left, right };
    assert_eq!(mistake("SO5 + population"), (4, differ(fte.clone(), person.clone())));
    assert_eq!(mistake("1 < 2 and SO5 >= population"), (14, differ(fte.clone(), person.clone())));
    assert_eq!(mistake("max(population, TS7)"), (0, differ(person.clone(), Unit::base("h"))));
    assert_eq!(mistake("SO5 / population = TS2"), (17, differ(fte.per(&person), Unit::NONE)));
    let told =
        Expression::parse("TS2 > SO5").unwrap().check(&Strategy).unwrap_err().violation("indicators.3");
    assert_eq!(told.to_string(), "indicators.3: expr-different-units at=5 left=none right=FTE");
}

#[test]
fn a_bare_number_has_whatever_unit_is_asked_for() {
    for text in
        ["TS7 >= 16", "2 * 8 <= TS7", "SO5 + 0.5", "min(population, 1000) / 2 < population", "-1 < SO5"]
    {
        assert!(Expression::parse(text).unwrap().check(&Strategy).is_ok(), "{text}");
    }
    // A number that is counted is one of its own.
    assert_eq!(told("count(TS6) + SO5"), ("expr-different-units".to_owned(), Some(12)));
}

#[test]
fn what_cannot_be_read_is_told_with_its_character() {
    for (text, code, at) in [
        ("", "expr-empty", None),
        (" \n ", "expr-empty", None),
        ("KB5 ≥ 3", "expr-character", Some(5)),
        ("KB5 >= 3 ! TS1", "expr-character", Some(10)),
        ("TS1 = yes och SO1 = yes", "expr-unexpected", Some(11)),
        ("KB5 == 3", "expr-unexpected", Some(6)),
        ("TS2 + not true", "expr-unexpected", Some(7)),
        ("()", "expr-unexpected", Some(2)),
        ("TS2)", "expr-unexpected", Some(4)),
        ("5. > TS2", "expr-unexpected", Some(2)),
        ("share(TS4) > 0,5", "expr-decimal-comma", Some(15)),
        ("99999999999999999999999999999999 > TS2", "expr-number", Some(1)),
        ("TS2 +", "expr-end", Some(6)),
        ("submission.", "expr-end", Some(12)),
        ("TS2 * (1 + count(TS6)", "expr-unclosed", Some(7)),
        ("1 < TS2 < 5", "expr-chained", Some(9)),
        ("sum(TS2, 1)", "expr-unknown-function", Some(1)),
        ("submission.late", "expr-unknown-fact", Some(12)),
        ("min(1)", "expr-arguments", Some(6)),
        ("count(TS6, bvc)", "expr-arguments", Some(10)),
        ("has(3, bvc)", "expr-name-needed", Some(5)),
    ] {
        assert_eq!(told(text), (code.to_owned(), at), "{text}");
    }
}

#[test]
fn what_does_not_fit_together_is_told_with_its_character() {
    for (text, code, at) in [
        ("TS2 > 0 and Ts3 = yes", "expr-unknown-name", 13),
        ("has(TS4, bvc)", "expr-wrong-kind", 5),
        ("share(TS6)", "expr-wrong-kind", 7),
        ("has(TS6, bcv)", "expr-unknown-option", 10),
        ("TS2 > 0 and (TS1 or TS2 > 1)", "expr-needs-condition", 14),
        ("not TS2 + 1", "expr-needs-condition", 5),
        ("1 + KB5", "expr-needs-number", 5),
        ("2 * TS4", "expr-needs-number", 5),
        ("planned", "expr-answer-alone", 1),
        ("yes = yes", "expr-answer-alone", 1),
        ("max(yes, 2)", "expr-answer-alone", 5),
        ("TS1 = 1", "expr-different-kinds", 5),
        ("TS2 = yes", "expr-different-kinds", 5),
        ("KB5 = TS2", "expr-different-kinds", 5),
        ("TS6 = 3", "expr-not-comparable", 5),
        ("0.5 < TS4", "expr-not-comparable", 5),
        ("TS1 > no", "expr-no-order", 5),
        ("true <= submission.complete", "expr-no-order", 6),
        ("KB5 > GE1", "expr-different-levels", 5),
        ("KB5 >= 5", "expr-no-such-level", 8),
        ("2.5 < KB5", "expr-no-such-level", 1),
        ("KB5 = -1", "expr-no-such-level", 7),
    ] {
        assert_eq!(told(text), (code.to_owned(), Some(at)), "{text}");
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_refused_and_the_rest_is_not() {
    let sum = |terms: usize| format!("1{}", "+1".repeat(terms - 1));
    assert_eq!(number(&sum(250), &answers()), Decimal::from(250));
    assert_eq!(mistake(&sum(251)), (500, Mistake::TooLong { length: 501 }));
    for (open, inner, close) in [("(", "1", ")"), ("-", "1", ""), ("max(0,", "1", ")"), ("not ", "true", "")]
    {
        let nested = |n: usize| format!("{}{inner}{}", open.repeat(n), close.repeat(n));
        assert!(Expression::parse(&nested(50)).is_ok(), "{open}");
        assert_eq!(mistake(&nested(51)), (50 * open.len(), Mistake::TooDeep), "{open}");
    }
    assert!(Expression::parse(&"(".repeat(1_000_000)).is_err());
}
