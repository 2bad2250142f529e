//! Random trees: any, and those that mean something.

use proptest::{prelude::*, sample::select};
use rust_decimal::Decimal;

use crate::expression::{
    Declaration, Declared, SubmissionFact, Unit,
    syntax::{Answer, Comparison, Node, Operator, Part, What, Word},
};

pub(super) const OPTIONS: [&str; 3] = ["a", "b_2", "no"];
const COMPARISONS: [Comparison; 6] = [
    Comparison::Equal,
    Comparison::NotEqual,
    Comparison::Less,
    Comparison::AtMost,
    Comparison::Greater,
    Comparison::AtLeast,
];

/// Two names of each kind: `n` plain numbers, `f` working time, `y` yes/no, `l` levels, `c` choices, `r` shares.
pub(super) const NAMES: [&str; 12] = ["n1", "n2", "f1", "f2", "y1", "y2", "l1", "l2", "c1", "c2", "r1", "r2"];

pub(super) struct Names;

impl Declared for Names {
    fn of(&self, name: &str) -> Option<Declaration> {
        NAMES.contains(&name).then(|| match name.as_bytes()[0] {
            b'n' => Declaration::Number(Unit::NONE),
            b'f' => Declaration::Number(Unit::base("FTE")),
            b'y' => Declaration::YesNo,
            b'l' => Declaration::Level(4),
            b'c' => Declaration::Choices(OPTIONS.map(|option| option.parse().unwrap()).into()),
            _ => Declaration::Ratio,
        })
    }
}

pub(super) fn node(what: What) -> Node {
    Node { at: 0, what }
}

pub(super) fn both(operator: Operator, left: Node, right: Node) -> Node {
    node(What::Both(operator, Box::new(left), Box::new(right)))
}

pub(super) fn word(text: &str) -> Word {
    Word { at: 0, text: text.to_owned() }
}

fn names(names: &[&'static str]) -> BoxedStrategy<Node> {
    select(names.to_vec()).prop_map(|name| node(What::Name(name.to_owned()))).boxed()
}

fn literal() -> BoxedStrategy<Node> {
    (0_i64..5000, 0_u32..4).prop_map(|(n, scale)| node(What::Number(Decimal::new(n, scale)))).boxed()
}

fn answer() -> BoxedStrategy<Node> {
    select(vec![Answer::Yes, Answer::Planned, Answer::No]).prop_map(|a| node(What::Answer(a))).boxed()
}

fn comparison() -> impl Strategy<Value = Operator> {
    select(COMPARISONS.to_vec()).prop_map(Operator::Compare)
}

fn equality() -> impl Strategy<Value = Operator> {
    select(COMPARISONS[..2].to_vec()).prop_map(Operator::Compare)
}

fn joined(
    operator: impl Strategy<Value = Operator> + 'static,
    left: &BoxedStrategy<Node>,
    right: &BoxedStrategy<Node>,
) -> BoxedStrategy<Node> {
    (operator, left.clone(), right.clone()).prop_map(|(operator, l, r)| both(operator, l, r)).boxed()
}

fn denied(inner: &BoxedStrategy<Node>) -> BoxedStrategy<Node> {
    inner.clone().prop_map(|inner| node(What::Not(Box::new(inner)))).boxed()
}

fn negated(inner: &BoxedStrategy<Node>) -> BoxedStrategy<Node> {
    inner.clone().prop_map(|inner| node(What::Negative(Box::new(inner)))).boxed()
}

fn has() -> BoxedStrategy<Node> {
    (select(vec!["c1", "c2"]), select(OPTIONS.to_vec()))
        .prop_map(|(name, option)| node(What::Has(word(name), word(option))))
        .boxed()
}

fn looked_into() -> BoxedStrategy<Node> {
    let of_share = (select(vec![Part::Numerator, Part::Denominator, Part::Share]), select(vec!["r1", "r2"]));
    let of_choices = (Just(Part::Count), select(vec!["c1", "c2"]));
    prop_oneof![of_share, of_choices].prop_map(|(part, name)| node(What::Of(part, word(name)))).boxed()
}

fn single_condition() -> BoxedStrategy<Node> {
    prop_oneof![
        any::<bool>().prop_map(|b| node(What::Boolean(b))),
        select(SubmissionFact::ALL.to_vec()).prop_map(|fact| node(What::Submission(fact))),
        has(),
    ]
    .boxed()
}

/// Any tree, whether it means something or not.
pub(super) fn tree() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![names(&NAMES), literal(), answer(), single_condition(), looked_into()];
    leaf.prop_recursive(5, 16, 2, |inner| {
        let inner = inner.boxed();
        let operators = [Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide]
            .into_iter()
            .chain([Operator::Or, Operator::And, Operator::Min, Operator::Max]);
        let operators = operators.chain(COMPARISONS.map(Operator::Compare)).collect::<Vec<_>>();
        prop_oneof![1 => denied(&inner), 1 => negated(&inner), 4 => joined(select(operators), &inner, &inner)]
    })
}

/// Trees that mean something: plain numbers, numbers in FTE, and conditions, `depth` deep.
fn meaningful(depth: u32) -> [BoxedStrategy<Node>; 3] {
    let numbers = || select(vec![Operator::Add, Operator::Subtract, Operator::Min, Operator::Max]);
    let level = || names(&["l1", "l2"]);
    let yes_no = || names(&["y1", "y2"]);
    if depth == 0 {
        let level_number = (0_i64..=4).prop_map(|n| node(What::Number(n.into()))).boxed();
        let condition = prop_oneof![
            single_condition(),
            joined(equality(), &yes_no(), &answer()),
            joined(equality(), &answer(), &yes_no()),
            joined(equality(), &yes_no(), &yes_no()),
            joined(comparison(), &level(), &level_number),
            joined(comparison(), &level(), &level()),
        ];
        let plain = prop_oneof![literal(), names(&["n1", "n2"]), looked_into()];
        return [plain.boxed(), names(&["f1", "f2"]), condition.boxed()];
    }
    let [plain, fte, condition] = meaningful(depth - 1);
    let deeper_plain = prop_oneof![
        1 => plain.clone(),
        2 => joined(numbers(), &plain, &plain),
        2 => joined(select(vec![Operator::Multiply, Operator::Divide]), &plain, &plain),
        1 => joined(Just(Operator::Divide), &fte, &fte),
        1 => negated(&plain),
    ];
    let deeper_fte = prop_oneof![
        1 => fte.clone(),
        2 => joined(numbers(), &fte, &fte),
        1 => joined(numbers(), &fte, &literal()),
        2 => joined(select(vec![Operator::Multiply, Operator::Divide]), &fte, &plain),
        1 => negated(&fte),
    ];
    let deeper_condition = prop_oneof![
        1 => condition.clone(),
        6 => joined(select(vec![Operator::Or, Operator::And]), &condition, &condition),
        1 => joined(equality(), &condition, &condition),
        1 => joined(comparison(), &plain, &plain),
        1 => joined(comparison(), &fte, &fte),
        2 => denied(&condition),
    ];
    [deeper_plain.boxed(), deeper_fte.boxed(), deeper_condition.boxed()]
}

pub(super) fn any_meaningful() -> impl Strategy<Value = Node> {
    let [plain, fte, condition] = meaningful(3);
    prop_oneof![1 => plain, 1 => fte, 3 => condition]
}

pub(super) fn three_conditions() -> impl Strategy<Value = (Node, Node, Node)> {
    let [_, _, condition] = meaningful(1);
    (condition.clone(), condition.clone(), condition)
}
