//! JSON with one spelling: keys sorted, no spaces (RFC 8785 for the strings and whole numbers that we keep; decimals
//! are strings). Equal documents are equal texts, whatever order a type's fields have in the source.

use serde::Serialize;
use serde_json::{Error, Value};

/// `value` as canonical JSON.
pub fn json(value: &impl Serialize) -> Result<String, Error> {
    let mut out = String::new();
    write(&serde_json::to_value(value)?, &mut out);
    Ok(out)
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| key.encode_utf16().collect::<Vec<_>>());
            list(out, ('{', '}'), fields, |(key, value), out| {
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write(value, out);
            });
        }
        Value::Array(items) => list(out, ('[', ']'), items.iter().collect(), write),
        plain => out.push_str(&plain.to_string()),
    }
}

fn list<T>(out: &mut String, (open, close): (char, char), items: Vec<T>, each: impl Fn(T, &mut String)) {
    out.push(open);
    for (n, item) in items.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        each(item, out);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_at_every_depth() {
        let value = serde_json::json!({ "b": [{ "z": 1, "a": "å\n" }, null], "a": {} });
        assert_eq!(json(&value).unwrap(), r#"{"a":{},"b":[{"a":"å\n","z":1},null]}"#);
    }
}
