//! What holds for every expression, over random ones.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*, sample::select};
use rust_decimal::Decimal;

use super::{
    Answers,
    trees::{NAMES, Names, OPTIONS, any_meaningful, both, node, three_conditions, tree},
    written::{placeless, plainly, written},
};
use crate::{
    expression::{
        Expression, LONGEST, Outcome, SubmissionFact, Term, Type,
        syntax::{Node, Operator, What},
    },
    value::{YearMonth, YesNo},
};

fn decimals() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        2 => Just(Decimal::ZERO),
        6 => (0_i64..100_000, 0_u32..3).prop_map(|(n, scale)| Decimal::new(n, scale)),
        1 => select(vec![Decimal::MAX, Decimal::MIN, Decimal::new(1, 28)]),
    ]
}

fn term(name: &str) -> BoxedStrategy<Term> {
    match name.as_bytes()[0] {
        b'n' | b'f' => decimals().prop_map(Term::Number).boxed(),
        b'y' => select(vec![YesNo::Yes, YesNo::No, YesNo::Planned(YearMonth::new(2027, 8).unwrap())])
            .prop_map(Term::YesNo)
            .boxed(),
        b'l' => (0_u8..=4).prop_map(Term::Level).boxed(),
        b'c' => proptest::sample::subsequence(OPTIONS.to_vec(), 0..=OPTIONS.len())
            .prop_map(|ticked| Term::Choices(ticked.iter().map(|option| option.parse().unwrap()).collect()))
            .boxed(),
        _ => (decimals(), decimals())
            .prop_map(|(numerator, denominator)| Term::Ratio { numerator, denominator })
            .boxed(),
    }
}

/// An outcome for each name, of its kind.
fn outcomes() -> impl Strategy<Value = BTreeMap<String, Outcome>> {
    let one = |name| {
        prop_oneof![
            6 => term(name).prop_map(Outcome::Known),
            3 => Just(Outcome::Missing),
            1 => Just(Outcome::NotApplicable),
        ]
    };
    NAMES.map(one).to_vec().prop_map(|outcomes| NAMES.map(str::to_owned).into_iter().zip(outcomes).collect())
}

fn answers() -> impl Strategy<Value = Answers> {
    let facts = proptest::sample::subsequence(SubmissionFact::ALL.to_vec(), 0..=4);
    (outcomes(), facts).prop_map(|(values, facts)| Answers { values, facts })
}

fn evaluated(node: &Node, answers: &Answers) -> Outcome {
    Expression::parse(&plainly(node)).unwrap().evaluate(answers)
}

fn is_of(term: &Term, found: &Type) -> bool {
    matches!((term, found), (Term::Number(_), Type::Number(_)) | (Term::Boolean(_), Type::Boolean))
}

/// Pieces of the language in any order.
fn soup() -> impl Strategy<Value = String> {
    let pieces = "( ) ( ) , . + - * / = != < <= > >= and or not yes planned no true false this submission reported \
                  has( count( share( min( max( sum( n1 f1 y1 l1 c1 r1 a b_2 0 1 0.5 3 99999999999999999999999999999 å";
    let pieces: Vec<&str> = pieces.split_whitespace().collect();
    (vec(select(pieces), 0..40), select(vec!["", " "])).prop_map(|(pieces, between)| pieces.join(between))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_written_is_understood_as_it_was_meant(
        tree in tree(),
        spaces in vec(select(vec!["", " ", "  ", "\n", "\t"]), 1..8),
        more in vec(proptest::bool::weighted(0.1), 1..30),
    ) {
        let mut more = more.iter().cycle();
        let text = written(&tree, &spaces, &mut || *more.next().unwrap());
        prop_assume!(text.len() <= LONGEST);
        let read = Expression::parse(&text).expect(&text);
        prop_assert_eq!(placeless(&read.root), tree);
        prop_assert_eq!(Expression::parse(&read.to_string()).unwrap(), read);
    }

    #[test]
    fn no_text_makes_it_stumble(
        text in prop_oneof![1 => any::<String>(), 1 => "[ -~]{0,60}", 4 => soup()],
        answers in answers(),
    ) {
        match Expression::parse(&text) {
            Ok(expression) => {
                prop_assert_eq!(expression.as_str(), &text);
                let _ = expression.check(&Names);
                prop_assert_eq!(expression.evaluate(&answers), expression.evaluate(&answers));
            }
            Err(error) => {
                prop_assert!(error.at <= text.chars().count());
                prop_assert!(error.violation("x").code.starts_with("expr-"));
            }
        }
    }

    #[test]
    fn no_tree_makes_it_stumble(tree in tree(), answers in answers()) {
        let text = plainly(&tree);
        prop_assume!(text.len() <= LONGEST);
        let expression = Expression::parse(&text).unwrap();
        prop_assert_eq!(expression.evaluate(&answers), expression.evaluate(&answers));
        if let Err(error) = expression.check(&Names) {
            prop_assert!(error.at < text.len(), "{}: {:?}", text, error);
        }
    }

    #[test]
    fn what_is_checked_gives_what_the_check_said(tree in any_meaningful(), answers in answers()) {
        let text = plainly(&tree);
        prop_assume!(text.len() <= LONGEST);
        let expression = Expression::parse(&text).unwrap();
        let found = expression.check(&Names).expect(&text);
        prop_assert!(expression.names().iter().all(|name| text.contains(name)));
        let outcome = expression.evaluate(&answers);
        prop_assert_eq!(&outcome, &expression.clone().evaluate(&answers.clone()));
        if let Outcome::Known(term) = outcome {
            prop_assert!(is_of(&term, &found), "{}: {:?} is no {:?}", text, term, found);
        }
    }

    #[test]
    fn an_answer_that_comes_in_changes_nothing_that_was_settled(
        tree in any_meaningful(),
        answers in answers(),
        later in outcomes(),
    ) {
        prop_assume!(plainly(&tree).len() <= LONGEST);
        let mut filled = answers.clone();
        for (name, outcome) in &mut filled.values {
            if *outcome == Outcome::Missing {
                *outcome = later[name].clone();
            }
        }
        let before = evaluated(&tree, &answers);
        if before != Outcome::Missing {
            prop_assert_eq!(before, evaluated(&tree, &filled));
        }
    }

    #[test]
    fn and_or_and_not_obey_kleene(
        (a, b, c) in three_conditions(),
        answers in answers(),
    ) {
        let and = |l: &Node, r: &Node| both(Operator::And, l.clone(), r.clone());
        let or = |l: &Node, r: &Node| both(Operator::Or, l.clone(), r.clone());
        let not = |n: &Node| node(What::Not(Box::new(n.clone())));
        let same = |l: &Node, r: &Node| evaluated(l, &answers) == evaluated(r, &answers);
        prop_assert!(same(&and(&a, &b), &and(&b, &a)));
        prop_assert!(same(&or(&a, &b), &or(&b, &a)));
        prop_assert!(same(&and(&a, &and(&b, &c)), &and(&and(&a, &b), &c)));
        prop_assert!(same(&or(&a, &or(&b, &c)), &or(&or(&a, &b), &c)));
        prop_assert!(same(&not(&and(&a, &b)), &or(&not(&a), &not(&b))));
        prop_assert!(same(&not(&or(&a, &b)), &and(&not(&a), &not(&b))));
        prop_assert!(same(&not(&not(&a)), &a));
        prop_assert!(same(&and(&a, &a), &a) && same(&or(&a, &a), &a));
        let (yes, no) = (node(What::Boolean(true)), node(What::Boolean(false)));
        prop_assert!(same(&and(&a, &yes), &a) && same(&or(&a, &no), &a));
        prop_assert!(same(&and(&a, &no), &no) && same(&or(&a, &yes), &yes));
    }
}
