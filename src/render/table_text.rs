//! Tables as text that spreadsheets read: RFC 4180, and nothing in them that a spreadsheet would take for a formula.

/// A field. One that begins as a formula does is kept a text by an apostrophe; quotes stand where they are needed.
pub(crate) fn field(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    let guarded = format!("{guard}{text}");
    if guarded.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// A line of fields.
pub fn line<T: AsRef<str>>(fields: impl IntoIterator<Item = T>) -> String {
    let fields: Vec<_> = fields.into_iter().map(|text| field(text.as_ref())).collect();
    fields.join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_a_text_and_one_field() {
        assert_eq!(line(["=1+1", "a,b", "sade \"ja\"", "12"]), "'=1+1,\"a,b\",\"sade \"\"ja\"\"\",12\r\n");
        assert_eq!(line(["-cmd|' /C calc'!A0", "två\nrader"]), "'-cmd|' /C calc'!A0,\"två\nrader\"\r\n");
    }
}
