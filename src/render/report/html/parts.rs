//! Small things that the page's templates need: signs drawn as the charts draw them, and which columns have anything in
//! them.

use crate::report::data::{About, AnswerGroup, Area};

/// The numbers of the first chapter's sections: one that is left out takes none.
pub(in crate::report) fn sections(about: &About, chapter: Option<usize>) -> [String; 4] {
    let there = [
        about.strategy.is_some(),
        !about.method.is_empty() || about.method_written.is_some(),
        about.answered.is_some(),
        !about.reading.is_empty(),
    ];
    let mut last = 0;
    there.map(|there| {
        last += usize::from(there);
        section(chapter, last)
    })
}

/// "1.2": as the PDF counts.
pub(in crate::report) fn section(chapter: Option<usize>, n: usize) -> String {
    chapter.map(|chapter| format!("{chapter}.{n}")).unwrap_or_default()
}

/// Are the area's own indicators more than those of its objectives, or the first there are?
pub(in crate::report) fn are_more(area: &Area) -> bool {
    area.objectives.iter().any(|objective| !objective.indicators.is_empty())
}

/// Which columns of a table of answers have anything to say, the answers before and what the strategy aims at, and how
/// many columns that makes.
pub(in crate::report) fn columns(groups: &[AnswerGroup]) -> (bool, bool, usize) {
    let mut before = groups.iter().flat_map(|group| &group.answers);
    let mut aims = before.clone();
    let (before, aims) =
        (before.any(|answer| answer.before.is_some()), aims.any(|answer| answer.aim.is_some()));
    (before, aims, 2 + usize::from(before) + usize::from(aims))
}

/// A sign beside its word, in the shape that charts and PDF give it; nothing for what has none.
pub(in crate::report) fn mark(kind: &str) -> String {
    let drawn = match kind {
        "yes" | "now" => "<circle class=\"a\" cx=\"7\" cy=\"7\" r=\"6\"/>",
        "planned" => {
            "<path class=\"a\" d=\"M7 1a6 6 0 0 0 0 12z\"/><circle class=\"r\" cx=\"7\" cy=\"7\" r=\"5.2\"/>"
        }
        "no" => "<circle class=\"r\" cx=\"7\" cy=\"7\" r=\"5.2\"/>",
        "baseline" => "<circle class=\"r n\" cx=\"7\" cy=\"7\" r=\"5.2\"/>",
        "not_reported" => "<path class=\"r n\" d=\"M4.4 1Q-1 7 4.4 13M9.6 1Q15 7 9.6 13\"/>",
        "not_applicable" => "<path class=\"r n\" d=\"M1.5 7h11\"/>",
        "suppressed" => "<path class=\"r n\" d=\"M3 3l8 8M3 11l8-8\"/>",
        "target" => "<path class=\"t\" d=\"M7 0v14\"/>",
        _ => return String::new(),
    };
    format!("<svg class=\"mark\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">{drawn}</svg>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::data::{Answer, Lead};

    #[test]
    fn sections_that_are_there_are_counted() {
        let reading = vec![Lead { lead: String::new(), text: String::new() }];
        let about = About { method: vec![String::new()], reading, ..About::default() };
        let [_, method, _, reading] = sections(&about, Some(1));
        assert_eq!((method.as_str(), reading.as_str()), ("1.1", "1.2"));
    }

    #[test]
    fn a_column_that_nobody_fills_is_none() {
        let answers = vec![Answer { before: Some("Ja".to_owned()), ..Answer::default() }];
        assert_eq!(columns(&[AnswerGroup { title: String::new(), answers }]), (true, false, 3));
        assert_eq!(columns(&[]), (false, false, 2));
    }

    #[test]
    fn every_sign_of_an_answer_is_drawn() {
        for kind in ["yes", "planned", "no", "not_reported", "not_applicable", "suppressed"] {
            assert!(mark(kind).starts_with("<svg"), "{kind}");
        }
        assert_eq!(mark("other"), "");
    }
}
