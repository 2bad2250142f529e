//! From tokens to a tree: a function for each step from the loosest to the tightest, called in that order.

use super::{
    DEEPEST, LONGEST,
    error::{ExpressionError, Mistake},
    lexer::{Token, TokenKind, tokens},
    syntax::{Answer, Comparison, Node, Operator, Part, SubmissionFact, What, Word},
};

type Parsed<T = Node> = Result<T, ExpressionError>;

/// Words that are no names.
const RESERVED: [&str; 9] = ["and", "or", "not", "yes", "planned", "no", "true", "false", "submission"];

pub(super) fn parse(text: &str) -> Parsed {
    let length = text.chars().count();
    if length > LONGEST {
        return Err(ExpressionError { at: LONGEST, mistake: Mistake::TooLong { length } });
    }
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(ExpressionError { at: 0, mistake: Mistake::Empty });
    }
    let mut parser = Parser { tokens, next: 0, end: length, depth: 0 };
    let node = parser.alternatives()?;
    if parser.peek().is_some() { Err(parser.unexpected()) } else { Ok(node) }
}

struct Parser<'a> {
    tokens: Vec<Token<'a>>,
    next: usize,
    /// Where the text ends.
    end: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    /// `a or b or c`
    fn alternatives(&mut self) -> Parsed {
        let mut left = self.conjunction()?;
        while let Some(at) = self.take("or") {
            left = both(at, Operator::Or, left, self.conjunction()?);
        }
        Ok(left)
    }

    /// `a and b and c`
    fn conjunction(&mut self) -> Parsed {
        let mut left = self.negation()?;
        while let Some(at) = self.take("and") {
            left = both(at, Operator::And, left, self.negation()?);
        }
        Ok(left)
    }

    /// `not a`, which denies a whole comparison.
    fn negation(&mut self) -> Parsed {
        match self.take("not") {
            Some(at) => {
                let inner = self.deeper(at, Self::negation)?;
                Ok(Node { at, what: What::Not(Box::new(inner)) })
            }
            None => self.comparison(),
        }
    }

    /// `a < b`, and no second one behind it.
    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        let Some((at, comparison)) = self.take_comparison() else { return Ok(left) };
        let right = self.sum()?;
        if let Some((at, second)) = self.take_comparison() {
            return Err(ExpressionError {
                at,
                mistake: Mistake::Chained { found: second.sign().to_owned() },
            });
        }
        Ok(both(at, Operator::Compare(comparison), left, right))
    }

    /// `a + b - c`
    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            left = if let Some(at) = self.take("+") {
                both(at, Operator::Add, left, self.product()?)
            } else if let Some(at) = self.take("-") {
                both(at, Operator::Subtract, left, self.product()?)
            } else {
                return Ok(left);
            };
        }
    }

    /// `a * b / c`
    fn product(&mut self) -> Parsed {
        let mut left = self.signed()?;
        loop {
            left = if let Some(at) = self.take("*") {
                both(at, Operator::Multiply, left, self.signed()?)
            } else if let Some(at) = self.take("/") {
                both(at, Operator::Divide, left, self.signed()?)
            } else {
                return Ok(left);
            };
        }
    }

    /// `-a`
    fn signed(&mut self) -> Parsed {
        match self.take("-") {
            Some(at) => {
                let inner = self.deeper(at, Self::signed)?;
                Ok(Node { at, what: What::Negative(Box::new(inner)) })
            }
            None => self.single(),
        }
    }

    /// A number, a word, a function, or anything in parentheses.
    fn single(&mut self) -> Parsed {
        let Some(token) = self.peek() else { return Err(self.unexpected()) };
        let at = token.at;
        if let TokenKind::Number(number) = token.kind {
            self.next += 1;
            return Ok(Node { at, what: What::Number(number) });
        }
        if self.take("(").is_some() {
            let inner = self.deeper(at, Self::alternatives)?;
            self.close(at)?;
            return Ok(inner);
        }
        if let Some(answer) = Answer::ALL.into_iter().find(|answer| answer.code() == token.text) {
            self.next += 1;
            return Ok(Node { at, what: What::Answer(answer) });
        }
        if let "true" | "false" = token.text {
            self.next += 1;
            return Ok(Node { at, what: What::Boolean(token.text == "true") });
        }
        if self.take("submission").is_some() {
            return Ok(Node { at, what: What::Submission(self.fact()?) });
        }
        let name = self.name().ok_or_else(|| self.unexpected())?;
        match self.take("(") {
            Some(open) => self.function(&name, open),
            None => Ok(Node { at, what: What::Name(name.text) }),
        }
    }

    /// What follows `submission`.
    fn fact(&mut self) -> Parsed<SubmissionFact> {
        if self.take(".").is_none() {
            return Err(self.unexpected());
        }
        let token = self.peek().ok_or_else(|| self.unexpected())?;
        let fact = SubmissionFact::ALL.into_iter().find(|fact| fact.code() == token.text);
        self.next += 1;
        fact.ok_or_else(|| ExpressionError {
            at: token.at,
            mistake: Mistake::UnknownFact { found: token.text.to_owned() },
        })
    }

    /// What follows `name(`.
    fn function(&mut self, name: &Word, open: usize) -> Parsed {
        let at = name.at;
        if let Some(part) = Part::ALL.into_iter().find(|part| part.code() == name.text) {
            let subject = self.subject(part.code())?;
            self.end_of_arguments(open, part.code(), 1)?;
            return Ok(Node { at, what: What::Of(part, subject) });
        }
        let (function, operator) = match name.text.as_str() {
            "has" => {
                let subject = self.subject("has")?;
                self.comma("has", 2)?;
                let option = self.option()?;
                self.end_of_arguments(open, "has", 2)?;
                return Ok(Node { at, what: What::Has(subject, option) });
            }
            "min" => ("min", Operator::Min),
            "max" => ("max", Operator::Max),
            _ => {
                let mistake = Mistake::UnknownFunction { found: name.text.clone() };
                return Err(ExpressionError { at, mistake });
            }
        };
        let left = self.deeper(at, Self::alternatives)?;
        self.comma(function, 2)?;
        let right = self.deeper(at, Self::alternatives)?;
        self.end_of_arguments(open, function, 2)?;
        Ok(both(at, operator, left, right))
    }

    /// The name of the answer that a function looks into.
    fn subject(&mut self, function: &'static str) -> Parsed<Word> {
        let Some(token) = self.peek() else { return Err(self.unexpected()) };
        self.name().ok_or(ExpressionError { at: token.at, mistake: Mistake::NameNeeded { function } })
    }

    /// The code of an option: any word, also one that means something elsewhere, or digits.
    fn option(&mut self) -> Parsed<Word> {
        match self.peek() {
            Some(token) if token.kind != TokenKind::Sign && !token.text.contains('.') => {
                self.next += 1;
                Ok(Word { at: token.at, text: token.text.to_owned() })
            }
            _ => Err(self.unexpected()),
        }
    }

    fn comma(&mut self, function: &'static str, takes: usize) -> Parsed<()> {
        match self.peek() {
            Some(token) if token.text == ")" => {
                Err(ExpressionError { at: token.at, mistake: Mistake::Arguments { function, takes } })
            }
            _ => self.take(",").map(|_| ()).ok_or_else(|| self.unexpected()),
        }
    }

    fn end_of_arguments(&mut self, open: usize, function: &'static str, takes: usize) -> Parsed<()> {
        match self.peek() {
            Some(token) if token.text == "," => {
                Err(ExpressionError { at: token.at, mistake: Mistake::Arguments { function, takes } })
            }
            _ => self.close(open),
        }
    }

    fn close(&mut self, open: usize) -> Parsed<()> {
        match self.take(")") {
            Some(_) => Ok(()),
            None if self.peek().is_none() => {
                Err(ExpressionError { at: self.end, mistake: Mistake::Unclosed { open } })
            }
            None => Err(self.unexpected()),
        }
    }

    /// Reads what stands inside something else.
    fn deeper(&mut self, at: usize, read: fn(&mut Self) -> Parsed) -> Parsed {
        if self.depth == DEEPEST {
            return Err(ExpressionError { at, mistake: Mistake::TooDeep });
        }
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        inner
    }

    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.next).copied()
    }

    /// Where `text` stands, if it is next.
    fn take(&mut self, text: &str) -> Option<usize> {
        let token = self.peek().filter(|token| token.text == text)?;
        self.next += 1;
        Some(token.at)
    }

    fn take_comparison(&mut self) -> Option<(usize, Comparison)> {
        Comparison::ALL.into_iter().find_map(|c| Some((self.take(c.sign())?, c)))
    }

    fn name(&mut self) -> Option<Word> {
        let token =
            self.peek().filter(|token| token.kind == TokenKind::Word && !RESERVED.contains(&token.text))?;
        self.next += 1;
        Some(Word { at: token.at, text: token.text.to_owned() })
    }

    /// Nothing can stand here that stands here.
    fn unexpected(&self) -> ExpressionError {
        let Some(token) = self.peek() else {
            return ExpressionError { at: self.end, mistake: Mistake::End };
        };
        let mistake = if self.is_decimal_comma() {
            Mistake::DecimalComma
        } else {
            Mistake::Unexpected { found: token.text.to_owned() }
        };
        ExpressionError { at: token.at, mistake }
    }

    /// Is the next token a comma between two numbers, without a space?
    fn is_decimal_comma(&self) -> bool {
        let tokens =
            self.next.checked_sub(1).and_then(|before| self.tokens.get(before..)).unwrap_or_default();
        let [before, comma, after, ..] = tokens else { return false };
        let is_number = |token: &Token<'_>| matches!(token.kind, TokenKind::Number(_));
        comma.text == ","
            && is_number(before)
            && is_number(after)
            && before.at + before.text.len() == comma.at
            && comma.at + 1 == after.at
    }
}

fn both(at: usize, operator: Operator, left: Node, right: Node) -> Node {
    Node { at, what: What::Both(operator, Box::new(left), Box::new(right)) }
}
