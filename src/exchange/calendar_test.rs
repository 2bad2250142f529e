use proptest::{collection::vec, prelude::*};

use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn event(title: &str, description: &str, when: When) -> Event {
    Event {
        uid: "orebro.2024-2025.deadline@malspar.example".to_owned(),
        sequence: 3,
        changed_at: at("2026-03-02T12:00:00Z"),
        when,
        title: title.to_owned(),
        description: description.to_owned(),
        url: None,
    }
}

fn day(text: &str) -> When {
    When::Day(text.parse().unwrap())
}

fn written(events: Vec<Event>) -> String {
    write(&Calendar { name: "Datum, Laxå; kommun".to_owned(), events })
}

/// The lines as a reader puts them together again (RFC 5545, 3.1), each of them looked at on the way.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let whole = text.strip_suffix("\r\n").expect("the last line ends");
    for line in whole.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.contains(['\r', '\n', '\u{2028}', '\u{2029}', '\u{85}']), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("something to go on with").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A text as a reader gets it (3.3.11).
fn read(value: &str) -> String {
    let (mut text, mut signs) = (String::new(), value.chars());
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other @ ('\\' | ',' | ';')) => text.push(other),
                other => panic!("\\{other:?} is nothing"),
            },
            ',' | ';' => panic!("{sign} stands bare in {value:?}"),
            other => text.push(other),
        }
    }
    text
}

fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
    let found: Vec<_> = lines.iter().filter_map(|line| line.strip_prefix(name)).collect();
    assert_eq!(found.len(), 1, "{name} in {lines:#?}");
    found[0].strip_prefix(':').unwrap()
}

#[test]
fn a_day_ends_when_the_next_begins_and_takes_nobodys_time() {
    let text = written(vec![event("Sista svarsdag", "", day("2026-03-31"))]);
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Malspar//Malspar//SV\r\nCALSCALE:GREGORIAN\r\n\
        NAME;VALUE=TEXT:Datum\\, Laxå\\; kommun\r\nX-WR-CALNAME:Datum\\, Laxå\\; kommun\r\n\
        REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n\
        BEGIN:VEVENT\r\nDTEND;VALUE=DATE:20260401\r\nDTSTAMP:20260302T120000Z\r\nDTSTART;VALUE=DATE:20260331\r\n\
        LAST-MODIFIED:20260302T120000Z\r\nSEQUENCE:3\r\nSUMMARY:Sista svarsdag\r\nTRANSP:TRANSPARENT\r\n\
        UID:orebro.2024-2025.deadline@malspar.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(text, expected);
}

#[test]
fn a_time_is_written_in_utc() {
    let when = When::Between(at("2026-04-01T06:00:00Z"), at("2026-04-01T06:30:00Z"));
    let lines = unfolded(&written(vec![event("Utkast", "", when)]));
    assert_eq!((value(&lines, "DTSTART"), value(&lines, "DTEND")), ("20260401T060000Z", "20260401T063000Z"));
    assert!(!lines.iter().any(|line| line.starts_with("TRANSP")));
}

#[test]
fn no_title_begins_a_line_of_its_own() {
    let hostile = "Möte\r\nEND:VEVENT\rBEGIN:VALARM\nATTACH:x\u{2028}X:y\u{0}\u{85}, ; \\ \"slut\"";
    let told = Event {
        url: Some("https://a.example/\r\nX-EVIL:1".to_owned()),
        ..event(hostile, hostile, day("2026-05-08"))
    };
    let lines = unfolded(&written(vec![told]));
    assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 2);
    assert_eq!(read(value(&lines, "SUMMARY")), "Möte END:VEVENT BEGIN:VALARM ATTACH:x X:y, ; \\ \"slut\"");
    assert_eq!(
        read(value(&lines, "DESCRIPTION")),
        "Möte\nEND:VEVENT\nBEGIN:VALARM\nATTACH:x\nX:y, ; \\ \"slut\""
    );
    assert!(!lines.iter().any(|line| line.starts_with("URL") || line.starts_with("X-EVIL")), "{lines:#?}");
}

#[test]
fn an_address_is_one_or_is_left_out() {
    let of = |url: &str| {
        let told = Event { url: Some(url.to_owned()), ..event("Möte", "", day("2026-05-08")) };
        written(vec![told]).contains("\r\nURL:")
    };
    assert!(of("https://malspar.example/strategier/orebro/utgavor?a=1,2;b"));
    for wrong in
        ["/strategier/orebro", "javascript:alert(1)", "https://a b", "https://å.example", "https://\"x"]
    {
        assert!(!of(wrong), "{wrong}");
    }
}

#[test]
fn a_year_that_no_calendar_can_write_is_left_out() {
    let wide = ["-0001-01-01", "+10000-01-01", "+262142-12-31", "9999-12-31"];
    let text = written(wide.map(|text| event("Möte", "", day(text))).into());
    assert!(!text.contains("VEVENT"), "{text}");
}

#[test]
fn a_very_long_text_is_cut_where_a_sign_ends() {
    let lines = unfolded(&written(vec![event(&"å".repeat(100_000), "", day("2026-05-08"))]));
    let title = value(&lines, "SUMMARY");
    assert_eq!((title.chars().count(), title.chars().last()), (LONGEST + 1, Some('…')));
}

/// Letters of every width, what means something in a calendar, and what ends a line somewhere.
fn hostile() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        any::<char>(),
        proptest::sample::select(vec![
            ',', ';', ':', '\\', '"', '\n', '\r', '\t', ' ', 'å', '…', '🙂', '\u{2028}', '\u{85}', '\u{a0}',
            '\u{200d}'
        ]),
    ];
    vec(sign, 0..300).prop_map(|signs| signs.into_iter().collect())
}

proptest! {
    /// Whatever somebody writes: a reader gets it back, line by line, and nothing else.
    #[test]
    fn what_is_written_is_read_back(title in hostile(), description in hostile()) {
        let lines = unfolded(&written(vec![event(&title, &description, day("2026-05-08"))]));
        prop_assert_eq!(lines.iter().filter(|line| line.as_str() == "BEGIN:VEVENT").count(), 1);
        prop_assert_eq!(read(value(&lines, "SUMMARY")), one_line(&title));
        if !description.is_empty() {
            prop_assert_eq!(read(value(&lines, "DESCRIPTION")), plain(&description));
        }
        let visible = |text: &str| -> String { text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect() };
        prop_assert_eq!(visible(&one_line(&title)), visible(&title));
        prop_assert_eq!(visible(&plain(&description)), visible(&description));
    }
}
