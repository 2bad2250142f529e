//! What is handed in must go together: parts with their whole, answers with the questions that are asked.

use proptest::{
    option,
    prelude::{Just, Strategy as Cases, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
};
use rust_decimal::Decimal;

use crate::{
    code::OrganisationCode,
    indicator::{Aggregation, AskedIf, DimensionRows, Indicator, Otherwise},
    sample_test::{
        COUNT, NO, NOT_APPLICABLE, NOT_AVAILABLE, Said, YES, choices, chosen, code, dimension, indicator,
        number, often, planned, ratio, share, strategy, text,
    },
    series::SeriesValues,
    strategy::Strategy,
    submission::{Answer, AnswerKey, Answers, Context, questions, set_by_system, validate},
    value::{Value, ValueKind},
    violation::Violation,
};

fn key(indicator: &str, row: Option<&str>) -> AnswerKey {
    let category = row.map(|row| row.parse().unwrap());
    AnswerKey { indicator: indicator.parse().unwrap(), about: code(0), category }
}

fn answers<'a>(said: impl IntoIterator<Item = (&'a str, Option<&'a str>, Said)>) -> Answers {
    let answer = |said| match said {
        Ok(value) => Answer::of(value),
        Err(status) => Answer::without(status),
    };
    said.into_iter().filter_map(|(code, row, said)| Some((key(code, row), answer(said?)))).collect()
}

/// What is wrong with the answers, and what the system adds to them.
fn hand_in(strategy: &Strategy, answers: &Answers) -> (Vec<Violation>, Answers) {
    let reporter: OrganisationCode = code(0);
    let asked = questions(strategy, &reporter, std::slice::from_ref(&reporter));
    let cycle = &strategy.cycles()[1];
    let context = Context {
        strategy,
        reporter: &reporter,
        cycle,
        previous: &Answers::new(),
        series: &SeriesValues::default(),
    };
    let errors = validate(&asked, answers, &context).into_iter().filter(Violation::is_error).collect();
    (errors, set_by_system(&asked, answers))
}

/// A question broken down by sex, the last part being "not stated".
fn by_sex(kind: ValueKind, aggregation: Aggregation) -> Strategy {
    let mut sex = dimension(DimensionRows::Breakdown, &["women", "men", "unstated"]);
    sex.code = "sex".parse().unwrap();
    strategy(vec![Indicator { dimensions: vec![sex], ..indicator("T", kind, aggregation) }])
}

const PARTS: [&str; 3] = ["women", "men", "unstated"];

/// A whole that often is just what the parts add up to.
fn parts_and_whole() -> impl Cases<Value = ([Option<u32>; 3], u32)> {
    let part = || option::weighted(0.8, 0_u32..20);
    [part(), part(), part()].prop_flat_map(|parts| {
        let sum: u32 = parts.iter().flatten().sum();
        (Just(parts), prop_oneof![Just(sum), Just(sum + 1), Just(sum.saturating_sub(1)), 0_u32..60])
    })
}

/// Parts may not be more than the whole; and where nothing is left out that could be the rest, not less either.
fn go_together(parts: [Option<u32>; 3], whole: u32) -> bool {
    let sum: u32 = parts.iter().flatten().sum();
    let is_complete = parts[0].is_some() && parts[1].is_some();
    parts == [None; 3] || sum == whole || (sum < whole && !is_complete)
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn parts_that_do_not_go_together_with_their_whole_are_one_error((parts, whole) in parts_and_whole()) {
        let strategy = by_sex(COUNT, Aggregation::Sum);
        let given = PARTS.into_iter().zip(parts).map(|(row, n)| ("T", Some(row), n.and_then(number)));
        let (errors, _) = hand_in(&strategy, &answers(given.chain([("T", None, number(whole))])));
        let codes: Vec<_> = errors.iter().map(|e| (e.field.as_str(), e.code.as_str())).collect();
        let expected: &[_] = if go_together(parts, whole) { &[] } else { &[("T", "check-sexes-exceed")] };
        prop_assert_eq!(codes, expected);
    }

    #[test]
    fn both_numbers_of_a_share_go_together_with_their_wholes(
        (denominators, whole) in parts_and_whole(),
        cut in [0_u32..4, 0_u32..4, 0_u32..4],
        whole_cut in 0_u32..12,
    ) {
        let strategy = by_sex(share(), Aggregation::Pooled);
        let numerators: [Option<u32>; 3] =
            std::array::from_fn(|n| denominators[n].map(|d| d.saturating_sub(cut[n])));
        let of_whole = whole.saturating_sub(whole_cut);
        let given = (0..3).map(|n| ("T", Some(PARTS[n]), numerators[n].zip(denominators[n]).and_then(|(n, d)| ratio(n, d))));
        let (errors, _) = hand_in(&strategy, &answers(given.chain([("T", None, ratio(of_whole, whole))])));
        let others = std::array::from_fn(|n| denominators[n].zip(numerators[n]).map(|(all, part)| all - part));
        let is_right = go_together(denominators, whole)
            && go_together(numerators, of_whole)
            && go_together(others, whole - of_whole);
        prop_assert_eq!(errors.len(), usize::from(!is_right), "{:?}", errors);
    }

    #[test]
    fn a_total_that_nobody_wrote_is_added_up(parts in proptest::array::uniform3(0_u32..20), all in any::<bool>()) {
        let strategy = by_sex(COUNT, Aggregation::Sum);
        let given = PARTS.into_iter().zip(parts).take(if all { 3 } else { 2 });
        let answers = answers(given.map(|(row, n)| ("T", Some(row), number(n))));
        let (errors, set) = hand_in(&strategy, &answers);
        let total = set.get(&key("T", None)).and_then(|a| a.value.clone());
        let sum: u32 = parts.iter().sum();
        prop_assert_eq!(total, all.then(|| Value::Number(sum.into())));
        prop_assert_eq!(errors.is_empty(), all);
    }
}

#[test]
fn seven_of_the_women_cannot_be_without_it_where_five_of_all_are() {
    let strategy = by_sex(share(), Aggregation::Pooled);
    let given = |women| answers([("T", Some("women"), women), ("T", None, ratio(5, 10))]);
    let (errors, _) = hand_in(&strategy, &given(ratio(2, 9)));
    let codes: Vec<_> = errors.iter().map(|e| (e.field.as_str(), e.code.as_str())).collect();
    assert_eq!(codes, [("T", "check-parts-others")]);
    assert_eq!(hand_in(&strategy, &given(ratio(4, 9))).0, []);
}

/// Is there a centre? How many are there, what do they have, how long are they open, who comes when they are open long?
fn conditions() -> Strategy {
    let asked_if = |when: &str, otherwise, indicator: Indicator| {
        let when = when.parse().unwrap();
        Indicator { asked_if: Some(AskedIf { when, otherwise }), ..indicator }
    };
    let hours = ValueKind::Quantity { unit: text("tim"), unit_one: None, decimals: 1, max: 60.into() };
    strategy(vec![
        indicator("A", ValueKind::YesPlannedNo, Aggregation::ShareOfYes),
        asked_if("A = yes", Otherwise::Zero, indicator("N", COUNT, Aggregation::Sum)),
        asked_if("A != yes", Otherwise::All, indicator("C", choices(&["x", "y"]), Aggregation::Pooled)),
        asked_if("N > 0", Otherwise::NotApplicable, indicator("H", hours, Aggregation::MedianRange)),
        asked_if("H >= 16", Otherwise::Zero, indicator("V", COUNT, Aggregation::Sum)),
    ])
}

#[derive(Debug, Clone)]
struct Form {
    centre: Said,
    centres: Said,
    parts: Said,
    hours: Said,
    visitors: Said,
}

fn forms() -> impl Cases<Value = Form> {
    let one_of = |said: [Said; 4]| proptest::sample::select(said.to_vec());
    let centre = one_of([YES, NO, planned(), NOT_AVAILABLE]);
    let centres = one_of([None, number(0), number(2), NOT_AVAILABLE]);
    let parts = one_of([None, chosen(&["x"]), chosen(&["x", "y"]), NOT_AVAILABLE]);
    let hours = one_of([None, number(8), number(20), NOT_AVAILABLE]);
    let visitors = one_of([None, number(0), number(7), NOT_AVAILABLE]);
    (centre, centres, parts, hours, visitors).prop_map(|(centre, centres, parts, hours, visitors)| Form {
        centre,
        centres,
        parts,
        hours,
        visitors,
    })
}

/// What was said to each question, and what holds without its being asked; nothing where it is asked.
fn decided(form: &Form) -> [(&'static str, Said, Option<Said>); 4] {
    let by_centre = |said: Said, is_asked: bool| match (form.centre == NOT_AVAILABLE, is_asked) {
        // Who does not know whether there is a centre does not know how many.
        (true, _) => Some(NOT_AVAILABLE),
        (_, true) => None,
        _ => Some(said),
    };
    let is_yes = form.centre == YES;
    let centres = by_centre(number(0), is_yes);
    let parts = by_centre(chosen(&["x", "y"]), !is_yes);
    let hours = match centres.clone().unwrap_or_else(|| form.centres.clone()) {
        Some(Ok(Value::Number(n))) if n.is_zero() => Some(NOT_APPLICABLE),
        Some(Err(gap)) => Some(Some(Err(gap))),
        _ => None,
    };
    let visitors = match hours.clone().unwrap_or_else(|| form.hours.clone()) {
        Some(Ok(Value::Number(n))) if n < Decimal::from(16) => Some(number(0)),
        // What hangs on a question that does not apply does not apply either.
        Some(Err(gap)) => Some(Some(Err(gap))),
        _ => None,
    };
    [
        ("N", form.centres.clone(), centres),
        ("C", form.parts.clone(), parts),
        ("H", form.hours.clone(), hours),
        ("V", form.visitors.clone(), visitors),
    ]
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn a_question_that_is_not_asked_is_set_and_a_contradiction_is_one_error(form in forms()) {
        let strategy = conditions();
        prop_assert_eq!(strategy.check(), Vec::new());
        let given = decided(&form).map(|(code, said, _)| (code, None, said));
        let (errors, set) = hand_in(&strategy, &answers(given.into_iter().chain([("A", None, form.centre.clone())])));
        for (code, said, decided) in decided(&form) {
            let own: Vec<_> = errors.iter().filter(|e| e.field == code).map(|e| e.code.as_str()).collect();
            let is_set = set.get(&key(code, None)).map(|a| a.value.clone().ok_or(a.status));
            prop_assert_eq!(&is_set, &decided.clone().flatten());
            let expected: &[&str] = match (&said, &decided) {
                (Some(Ok(_)), Some(holds)) if &said != holds => &["check-not-asked"],
                (_, Some(_)) | (Some(_), None) => &[],
                // A question that waits for another is asked for until that decides it.
                (None, None) => &["check-answer-missing"],
            };
            prop_assert_eq!(own, expected, "{}", code);
        }
        prop_assert!(errors.iter().all(|e| e.field != "A"));
    }
}
