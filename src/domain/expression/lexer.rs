//! From characters to words, numbers and signs.

use rust_decimal::Decimal;

use super::error::{ExpressionError, Mistake};

/// A word, a number or a sign, with its place in characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) at: usize,
    pub(super) text: &'a str,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum TokenKind {
    Number(Decimal),
    Word,
    Sign,
}

/// The tokens of `text`, which is short.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, ExpressionError> {
    let mut found = Vec::new();
    let (mut rest, mut at) = (text, 0);
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_whitespace() {
            first.len_utf8()
        } else {
            let token = token(rest, first, at)?;
            found.push(token);
            token.text.len()
        };
        // All that is taken is ASCII: a byte is a character.
        rest = rest.get(length..).unwrap_or_default();
        at += length;
    }
    Ok(found)
}

fn token(rest: &str, first: char, at: usize) -> Result<Token<'_>, ExpressionError> {
    if is_of_word(first) {
        return word_or_number(rest, at);
    }
    let sign = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ",", ".", "+", "-", "*", "/"]
        .into_iter()
        .find(|sign| rest.starts_with(sign));
    match sign {
        Some(text) => Ok(Token { at, text, kind: TokenKind::Sign }),
        None => Err(ExpressionError { at, mistake: Mistake::Character { found: first } }),
    }
}

/// What begins with digits is a number unless letters follow: `0_17` is an option, `0.17` a number.
fn word_or_number(rest: &str, at: usize) -> Result<Token<'_>, ExpressionError> {
    let word = leading(rest, is_of_word);
    if !word.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(Token { at, text: word, kind: TokenKind::Word });
    }
    let decimals = rest.get(word.len()..).and_then(|after| after.strip_prefix('.')).map(|after| {
        // A point that no digit follows is left for the parser to wonder at.
        leading(after, |c| c.is_ascii_digit()).len()
    });
    let length = word.len() + decimals.filter(|n| *n > 0).map_or(0, |n| n + 1);
    let text = rest.get(..length).unwrap_or(word);
    match Decimal::from_str_exact(text) {
        Ok(number) => Ok(Token { at, text, kind: TokenKind::Number(number) }),
        Err(_) => Err(ExpressionError { at, mistake: Mistake::Number { found: text.to_owned() } }),
    }
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}
