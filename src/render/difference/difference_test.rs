//! What a person sees before a correction is sealed.

use chrono::{TimeZone, Utc};
use malspar_domain::{
    code::{IndicatorCode, ObjectiveCode, OrganisationCode},
    lang::Text,
    narrative::ObjectiveNarrative,
    progress::Content,
    status::Status,
    submission::SubmissionState,
    value::{Value, YesNo},
};

use super::*;
use crate::charts::fixtures::{Answers, names, progress, strategy};

fn snapshot() -> Snapshot {
    let strategy = strategy();
    let progress = progress(&strategy, &names(12), Answers::Complete, true);
    let noon = Utc.with_ymd_and_hms(2026, 4, 28, 12, 0, 0).single().expect("a time that exists");
    let submissions = progress.municipalities.iter().map(|m| (m.code.clone(), SubmissionState::Approved));
    Snapshot { submissions: submissions.collect(), ..Snapshot::draft(strategy, progress, noon) }
}

/// What the change does, in Swedish and English.
fn changed(change: impl FnOnce(&mut Snapshot)) -> (Vec<String>, Vec<String>) {
    let before = snapshot();
    let mut after = before.clone();
    change(&mut after);
    let differences = between(&before, &after);
    let [sv, en] = Lang::ALL.map(|lang| differences.iter().map(|d| d.line(lang)).collect());
    (sv, en)
}

fn ts1(snapshot: &mut Snapshot) -> &mut malspar_domain::progress::IndicatorProgress {
    let code = IndicatorCode::new("TS1").expect("a code");
    snapshot.progress.indicators.iter_mut().find(|i| i.indicator == code).expect("TS1")
}

fn set(snapshot: &mut Snapshot, municipality: usize, answer: YesNo) {
    ts1(snapshot).municipalities[municipality].now[0].content =
        Content::Value { value: Value::YesNo(answer), estimated: false, unvalidated: false };
}

#[test]
fn the_same_says_nothing() {
    let same = snapshot();
    assert_eq!(between(&same, &same), []);
    let later = Snapshot { made_at: same.made_at + chrono::TimeDelta::days(1), ..same.clone() };
    assert_eq!(between(&same, &later), [], "when it was made is no part of what it says");
}

#[test]
fn a_value_is_told_with_what_it_was() {
    let mut before = snapshot();
    set(&mut before, 3, YesNo::No);
    let mut after = before.clone();
    set(&mut after, 3, YesNo::Yes);
    let [difference] = between(&before, &after).try_into().expect("one");
    assert_eq!(difference.kind, Kind::Value);
    assert_eq!(difference.line(Lang::Sv), "TS1, Degerfors kommun: Nej → Ja");
    assert_eq!(difference.line(Lang::En), "TS1, Degerfors: No → Yes");
}

#[test]
fn an_answer_that_is_gone_is_a_difference_and_so_is_a_comment() {
    let mut before = snapshot();
    set(&mut before, 3, YesNo::Yes);
    let mut after = before.clone();
    ts1(&mut after).municipalities[3].now[0].content = Content::NotReported;
    ts1(&mut after).municipalities[3].now[0].comment = Some("Rättat i maj.".to_owned());
    let lines: Vec<_> = between(&before, &after).iter().map(|d| d.line(Lang::Sv)).collect();
    assert_eq!(
        lines,
        [
            "TS1, Degerfors kommun: Ja → Inte besvarad",
            "TS1, Degerfors kommun, Kommentar: Rättat i maj. (nytt)"
        ]
    );
}

#[test]
fn who_answered_and_what_it_is_called_are_told() {
    let code = OrganisationCode::new("1803").expect("four digits");
    let (sv, en) = changed(|s| {
        s.submissions.remove(&code);
        s.progress.municipalities[1].name = "Laxå-Finnerödja".to_owned();
    });
    assert!(sv.contains(&"Kommun 1801: Laxå kommun → Laxå-Finnerödja kommun".to_owned()), "{sv:#?}");
    let answered: Vec<_> = sv.iter().filter(|line| line.starts_with("Degerfors kommun")).collect();
    assert_eq!(answered.len(), 1, "{sv:#?}");
    assert!(answered[0].ends_with("→ Inte rapporterat"));
    assert_eq!(sv.len(), en.len());
}

#[test]
fn questions_targets_statuses_and_texts_are_told() {
    let objective = ObjectiveCode::new("2.1").expect("a code");
    let (sv, en) = changed(|s| {
        let ts1 = s.strategy.indicators.iter_mut().find(|i| i.code.as_str() == "TS1").expect("TS1");
        ts1.question = Text::new("Finns det en familjecentral?", "Is there a family centre?");
        ts1.target = None;
        s.progress.objectives[0].status = Status::NoTarget;
        let analysis = Some(Text::new("Fler kommuner har startat.", "More have started."));
        let written = ObjectiveNarrative { analysis, assessment: None };
        s.narratives.objectives.insert(objective, written);
    });
    let told = |lines: &[String], start: &str, end: &str| {
        assert!(lines.iter().any(|l| l.starts_with(start) && l.ends_with(end)), "{start}: {lines:#?}");
    };
    told(&sv, "TS1, Fråga: ", "→ Finns det en familjecentral?");
    told(&en, "TS1, Question: ", "→ Is there a family centre?");
    told(&sv, "TS1, Målvärde: ", "→ Inget målvärde. Utvecklingen beskrivs i ord.");
    told(&sv, "Mål 2.1, Analys: Fler kommuner har startat.", "(nytt)");
    assert!(sv.iter().any(|line| line.contains(", Läge: ")), "{sv:#?}");
}

#[test]
fn nothing_changes_in_silence() {
    let (sv, en) = changed(|s| s.strategy.checks.clear());
    assert_eq!(sv, ["Strategin, i något som rapporten inte skriver ut"]);
    assert_eq!(en, ["The strategy, in something that the report does not print"]);
    let (sv, _) = changed(|s| s.example = true);
    assert_eq!(sv, ["Om uppgifterna är påhittade exempel"]);
}

#[test]
fn a_municipalitys_own_report_is_told_what_stands_in_it() {
    let own = |s: Snapshot| Snapshot { municipality: OrganisationCode::new("1801").ok(), ..s };
    let mut before = own(snapshot());
    set(&mut before, 1, YesNo::No);
    let kb5 = IndicatorCode::new("KB5").expect("a code");
    let mut after = before.clone();
    after.narratives.request = Some(Text::new("Läs den.", "Read it."));
    let other = after.progress.indicators.iter_mut().find(|i| i.indicator == kb5).expect("KB5");
    other.municipalities[3].now[0].content = Content::NotAvailable;
    assert_eq!(between(&before, &after), [], "what the county and its neighbours say is another report");
    set(&mut after, 1, YesNo::Yes);
    let lines: Vec<_> = between(&before, &after).iter().map(|d| d.line(Lang::Sv)).collect();
    assert_eq!(lines, ["TS1, Laxå kommun: Nej → Ja"]);
}

#[test]
fn a_long_text_is_shown_where_it_differs() {
    let long = |end: &str| Some(Text::new(format!("{}{end}", "Så gjorde vi. ".repeat(50)), "We did so."));
    let before = Snapshot::clone(&snapshot());
    let (mut first, mut second) = (before.clone(), before);
    first.narratives.method = long("Vi frågade tolv.");
    second.narratives.method = long("Vi frågade elva.");
    let [difference] = between(&first, &second).try_into().expect("one");
    let line = difference.line(Lang::Sv);
    assert!(line.contains("frågade tolv.") && line.contains("frågade elva."), "{line}");
    assert!(line.chars().count() < 3 * SHOWN, "{line}");
}

#[test]
fn a_text_is_cut_between_words_and_read_as_it_stands_in_the_report() {
    let written = |end: &str| {
        let sv =
            format!("{} **Nu** har {{{{TS1.yes}}}} av {{{{TS1.of}}}} {end}", "Så gjorde vi. ".repeat(20));
        Some(Text::new(sv, "We did so in {{TS1.yes}}.".to_owned()))
    };
    let before = snapshot();
    let (mut first, mut second) = (before.clone(), before);
    first.narratives.method =
        written("kommuner en familjecentral, och resten planerar en till nästa år. Slut.");
    second.narratives.method =
        written("kommuner en öppen förskola, och resten planerar en till nästa år. Slut.");
    let [difference] = between(&first, &second).try_into().expect("one");
    let line = difference.line(Lang::Sv);
    assert!(!line.contains("{{") && !line.contains("}}") && !line.contains('*'), "{line}");
    assert!(line.contains("av 12 kommuner en familjecentral,"), "{line}");
    for word in line.split_whitespace() {
        let whole = first.narratives.method.as_ref().is_some_and(|text| text.sv.contains(word))
            || second.narratives.method.as_ref().is_some_and(|text| text.sv.contains(word));
        let ours = ["Så", "gjordes", "uppföljningen:", "…", "→", "Nu", "12"].contains(&word);
        assert!(whole || ours || word.parse::<u32>().is_ok(), "half a word: {word} in {line}");
    }
    assert_eq!(difference.line(Lang::En), "How the follow-up was made: changed in the Swedish text");
}

#[test]
fn a_text_that_only_reads_another_figure_is_not_corrected_itself() {
    let mut before = snapshot();
    set(&mut before, 3, YesNo::No);
    before.narratives.method = Some(Text::new("Nu har {{TS1.of}}.", "Now {{TS1.of}}."));
    let mut after = before.clone();
    set(&mut after, 3, YesNo::Yes);
    assert_eq!(between(&before, &after).len(), 1);
    after.narratives.method = Some(Text::new("Nu har 12.", "Now 12."));
    let differences = between(&before, &after);
    let line = differences.last().expect("the text").line(Lang::Sv);
    assert_eq!(line, "Så gjordes uppföljningen: skriven på annat sätt, med samma ord");
}
