//! Trees as somebody may write them.

use super::trees::{node, word};
use crate::expression::syntax::{Node, Operator, What, Word};

/// How tightly a node binds; the tighter, the more.
fn binding(node: &Node) -> u8 {
    match &node.what {
        What::Both(Operator::Or, ..) => 1,
        What::Both(Operator::And, ..) => 2,
        What::Not(_) => 3,
        What::Both(Operator::Compare(_), ..) => 4,
        What::Both(Operator::Add | Operator::Subtract, ..) => 5,
        What::Both(Operator::Multiply | Operator::Divide, ..) => 6,
        What::Negative(_) => 7,
        _ => 8,
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Or => "or",
        Operator::And => "and",
        Operator::Compare(comparison) => comparison.sign(),
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Min => "min",
        Operator::Max => "max",
    }
}

/// The words and signs of a node; `more` says where parentheses stand that need not be there.
fn put(node: &Node, least: u8, more: &mut impl FnMut() -> bool, out: &mut Vec<String>) {
    let parentheses = binding(node) < least || more();
    let say = |words: &[&str], out: &mut Vec<String>| out.extend(words.iter().map(ToString::to_string));
    if parentheses {
        say(&["("], out);
    }
    match &node.what {
        What::Number(number) => say(&[&number.to_string()], out),
        What::Boolean(boolean) => say(&[&boolean.to_string()], out),
        What::Answer(answer) => say(&[answer.code()], out),
        What::Name(name) => say(&[name], out),
        What::Submission(fact) => say(&["submission", ".", fact.code()], out),
        What::Has(name, option) => say(&["has", "(", &name.text, ",", &option.text, ")"], out),
        What::Of(part, name) => say(&[part.code(), "(", &name.text, ")"], out),
        What::Not(inner) => {
            say(&["not"], out);
            put(inner, 3, more, out);
        }
        What::Negative(inner) => {
            say(&["-"], out);
            put(inner, 7, more, out);
        }
        What::Both(operator @ (Operator::Min | Operator::Max), left, right) => {
            say(&[sign(*operator), "("], out);
            put(left, 0, more, out);
            say(&[","], out);
            put(right, 0, more, out);
            say(&[")"], out);
        }
        What::Both(operator, left, right) => {
            let own = binding(node);
            // A comparison is not chained, to either side.
            put(left, if own == 4 { 5 } else { own }, more, out);
            say(&[sign(*operator)], out);
            put(right, own + 1, more, out);
        }
    }
    if parentheses {
        say(&[")"], out);
    }
}

/// The node as somebody may write it.
pub(super) fn written(node: &Node, spaces: &[&str], more: &mut impl FnMut() -> bool) -> String {
    let mut words = Vec::new();
    put(node, 0, more, &mut words);
    let mut text = String::new();
    for (n, word) in words.iter().enumerate() {
        let space = spaces[n % spaces.len()];
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let touching = text.ends_with(is_word) && word.starts_with(is_word);
        text.push_str(if space.is_empty() && touching { " " } else { space });
        text.push_str(word);
    }
    text
}

pub(super) fn plainly(node: &Node) -> String {
    written(node, &[" "], &mut || false)
}

/// The tree without its places.
pub(super) fn placeless(tree: &Node) -> Node {
    let at = |w: &Word| word(&w.text);
    let inner = |inner: &Node| Box::new(placeless(inner));
    node(match &tree.what {
        What::Has(name, option) => What::Has(at(name), at(option)),
        What::Of(part, name) => What::Of(*part, at(name)),
        What::Not(one) => What::Not(inner(one)),
        What::Negative(one) => What::Negative(inner(one)),
        What::Both(operator, left, right) => What::Both(*operator, inner(left), inner(right)),
        other => other.clone(),
    })
}
