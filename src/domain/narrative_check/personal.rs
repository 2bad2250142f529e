//! What looks like a person's data in a text that is to be published: addresses of mail and Swedish identity numbers.

use chrono::NaiveDate;

/// Where addresses of mail begin.
pub(super) fn addresses(text: &str) -> Vec<usize> {
    let is_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '%' | '+' | '-');
    let is_place = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-');
    let found = text.match_indices('@').filter_map(|(at, _)| {
        let name: usize =
            text[..at].chars().rev().take_while(|sign| is_name(*sign)).map(char::len_utf8).sum();
        let place: usize =
            text[at + 1..].chars().take_while(|sign| is_place(*sign)).map(char::len_utf8).sum();
        let place = text[at + 1..at + 1 + place].trim_end_matches(['.', '-']);
        let has_domain = place.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.len() >= 2);
        (name > 0 && has_domain).then_some(at - name)
    });
    found.collect()
}

/// Where identity numbers begin: `YYYYMMDD-NNNN`, with or without its sign, and `YYMMDD-NNNN`, with a date that there is
/// and the right check digit.
pub(super) fn identity_numbers(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let digits_from = |at: usize| bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = digits_from(at);
        if length == 0 {
            at += 1;
            continue;
        }
        let after = at + length;
        let with_sign = matches!(bytes.get(after), Some(b'-' | b'+')) && digits_from(after + 1) == 4;
        let number = match length {
            12 => Some(text[at..after].to_owned()),
            6 | 8 if with_sign => Some(format!("{}{}", &text[at..after], &text[after + 1..after + 5])),
            _ => None,
        };
        if number.is_some_and(|number| is_identity_number(&number)) {
            found.push(at);
        }
        at = after;
    }
    found
}

/// Ten digits, or twelve with the century.
fn is_identity_number(number: &str) -> bool {
    let (century, ten) = number.split_at(number.len() - 10);
    has_check_digit(ten)
        && if century.is_empty() {
            ["19", "20"].iter().any(|century| has_date(century, ten))
        } else {
            has_date(century, ten)
        }
}

fn has_date(century: &str, ten: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok();
    let date = || {
        let year = format!("{century}{}", &ten[..2]).parse().ok()?;
        let day = number(&ten[4..6])?;
        // A coordination number has its day raised by 60.
        NaiveDate::from_ymd_opt(year, number(&ten[2..4])?, if day > 60 { day - 60 } else { day })
    };
    date().is_some()
}

/// Every other digit is doubled and its digits are added: the sum ends in 0.
fn has_check_digit(ten: &str) -> bool {
    let sum: u32 = ten
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_begin() {
        assert_eq!(addresses("Fråga anna.x@example.org."), [7]);
        assert_eq!(addresses("@ ensam, a@b, kl. 9@ och x@y."), [0; 0]);
    }

    /// Of somebody who would be older than anybody is.
    #[test]
    fn identity_numbers_have_a_date_and_a_check_digit() {
        for text in ["18500101-0007", "185001010007", "500101-0007", "500101+0007", "18500161-0004"] {
            assert_eq!(identity_numbers(&format!("nr {text}, ja")), [3], "{text}");
        }
        for text in [
            "18500101-0004",  // another check digit
            "18501301-0003",  // no such month
            "5001010007",     // could be anything
            "118500101-0007", // longer
            "18500101-00071", // longer
            "2024-2025",      // years
            "556036-0793",    // a company
        ] {
            assert_eq!(identity_numbers(text), [0; 0], "{text}");
        }
    }
}
