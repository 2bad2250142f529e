//! Whole reports from figures: what they say, and that they can be set.

use std::path::Path;

use malspar_domain::{
    cycle::FollowUpCycle,
    lang::Lang,
    progress::{Content, Progress},
    strategy::Strategy,
};
use serde_json::Value;

use super::{ReportInput, Standards, assemble, fixtures, pdf, typeset::Typesetter};
use crate::charts::fixtures::{
    Answers, names, progress, progress_over, reworded, strategy, strategy_without_targets, suppressed,
};
use crate::{glyphs::tests::NASTY, snapshot::Snapshot};

/// What the snapshot's report says, in `lang`.
pub(super) fn said(snapshot: &Snapshot, lang: Lang) -> Value {
    let assembled = assemble::assemble(&ReportInput::new(snapshot, None, lang)).expect("drawn");
    serde_json::to_value(&assembled.data).expect("written")
}

fn data(strategy: &Strategy, progress: &Progress, lang: Lang) -> Value {
    said(&fixtures::snapshot(strategy, progress), lang)
}

/// Every string in the data, one a line.
pub(super) fn all_text(data: &Value) -> String {
    match data {
        Value::String(text) => format!("{text}\n"),
        Value::Array(items) => items.iter().map(all_text).collect(),
        Value::Object(fields) => fields.values().map(all_text).collect(),
        _ => String::new(),
    }
}

fn indicator<'a>(data: &'a Value, code: &str) -> &'a Value {
    let areas = data["areas"].as_array().expect("areas");
    let of_area = |area: &'a Value| {
        let objectives = area["objectives"].as_array().into_iter().flatten();
        let own = objectives.flat_map(|o| o["indicators"].as_array().into_iter().flatten());
        own.chain(area["indicators"].as_array().into_iter().flatten()).collect::<Vec<_>>()
    };
    let overall = data["overall"]["indicators"].as_array().into_iter().flatten();
    let mut all = areas.iter().flat_map(of_area).chain(overall);
    all.find(|i| i["code"] == code).unwrap_or_else(|| panic!("{code} is in the report"))
}

pub(super) fn says(text: &Value) -> &str {
    text.as_str().unwrap_or_default()
}

#[test]
fn every_kind_of_indicator_and_of_target_has_its_words() {
    let strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Complete, true);
    let data = data(&strategy, &county, Lang::Sv);
    let target = |code: &str| says(&indicator(&data, code)["target"]).to_owned();
    assert_eq!(target("TS1"), "Målvärde 2030: 12 av 12 kommuner, enligt strategin.");
    assert_eq!(target("TS4"), "Målvärde 2030: 100\u{a0}%, enligt strategin.");
    assert!(target("KB4").contains("Minst 80\u{a0}% är ett föreslaget målvärde"), "{}", target("KB4"));
    assert!(target("SO3").contains("Minst 4 i varje kommun som frågan gäller är ett"), "{}", target("SO3"));
    let level = "Nivå 3 (Följs upp, utvärderas och används) i varje kommun är ett föreslaget";
    assert!(target("GE1").contains(level), "{}", target("GE1"));
    assert!(target("GE2").contains("12 av 12 kommuner är ett"), "{}", target("GE2"));
    assert_eq!(target("GE3"), "Inget målvärde. Utvecklingen beskrivs i ord.");
    assert!(says(&indicator(&data, "SO3")["reading"]).contains("Medianen är"));
    assert!(says(&indicator(&data, "TS8")["charts"][0]["title"]).contains("per 1\u{a0}000 barn"));
    assert!(says(&indicator(&data, "SO5")["reading"]).contains("per 10\u{a0}000 invånare"));
    assert!(says(&indicator(&data, "GE3")["charts"][0]["footer"]).starts_with("Källa: Kolada."));
    assert!(says(&indicator(&data, "KB1")["definition"]).starts_with("Räknas fram ur KB5 "));
    assert_eq!(indicator(&data, "TS10")["charts"].as_array().map(Vec::len), Some(2), "levels and parts");
    assert_eq!(indicator(&data, "TS8")["tables"][0]["rows"].as_array().map(Vec::len), Some(4), "the sexes");
}

#[test]
fn a_rate_without_its_series_says_so_and_lets_the_count_stand_alone() {
    let mut strategy = strategy();
    let county = progress(&strategy, &names(12), Answers::Complete, true);
    strategy.series.clear();
    let alone = progress(&strategy, &names(12), Answers::Complete, true);
    assert!(county.indicators.iter().any(|i| i.now.rate.is_some()));
    let data = data(&strategy, &alone, Lang::Sv);
    let ts8 = indicator(&data, "TS8");
    assert!(says(&ts8["charts"][0]["title"]).ends_with("deltagande föräldrar"), "{ts8}");
    assert!(says(&ts8["reading"]).contains("saknas, så antalet står för sig."), "{ts8}");
}

#[test]
fn a_strategy_without_targets_is_described_and_not_measured() {
    let strategy = strategy_without_targets();
    let county = progress(&strategy, &names(10), Answers::Mixed, true);
    let data = data(&strategy, &county, Lang::Sv);
    let sentence = &data["summary"]["sentence"]["blocks"][0]["spans"][0]["text"];
    assert_eq!(*sentence, "Inget målvärde. Utvecklingen beskrivs i ord.");
    let text = all_text(&data);
    assert!(!text.contains("mätningar återstår") && !text.contains("mätning återstår"));
    assert!(!text.contains("Målvärde 2030"), "no target is explained where there is none");
    assert!(text.contains("2020–2021"), "the baseline is named by its years");
    assert!(!text.contains("12 november 2021"), "{text}");
    let held = data["activities"]["activities"].as_array().expect("activities");
    assert_eq!(held.len(), 4);
    assert_eq!(held[0]["date"], "24 maj 2022, kl. 18.30–20.00");
    let voices = data["voices"]["questions"].as_array().expect("questions");
    assert_eq!(voices.len(), 2);
    assert!(!voices[0]["answers"].as_array().expect("answers").is_empty());
}

#[test]
fn a_question_that_became_another_is_not_compared() {
    let strategy = strategy();
    let (other, cycles) = (reworded(&strategy), strategy.cycles());
    let county = progress_over(&[&strategy, &strategy, &other], &cycles[..3], &names(12), Answers::Complete);
    let data = data(&other, &county, Lang::Sv);
    let objective = &data["areas"][1]["objectives"][0];
    let said = says(&objective["difference"]);
    let reworded = "Frågan fick en ny lydelse 2027. Värden före och efter ska jämföras med försiktighet.";
    assert!(said.ends_with(reworded), "{said}");
    assert!(!said.contains("båda gångerna"), "{said}");
}

#[test]
fn the_cycle_before_is_named_beside_the_baseline_where_it_is_another() {
    let strategy = strategy();
    let cycles = strategy.cycles();
    let county = progress_over(&[&strategy; 3], &cycles[..3], &names(12), Answers::Complete);
    let data = data(&strategy, &county, Lang::Sv);
    let said = says(&data["areas"][1]["objectives"][0]["difference"]);
    assert!(said.contains("Vid utgångsläget (31 december 2023)"), "{said}");
    assert!(said.contains("Vid förra uppföljningen (31 december 2025)"), "{said}");
    assert_eq!(data["words"]["answer_before"], "Svar 31 december 2025");
    assert!(says(&data["changes"]["lines"][0]["text"]).contains("förra uppföljningen (31 december 2025)"));
}

#[test]
fn a_question_that_became_another_has_a_baseline_of_its_own() {
    let strategy = strategy();
    let (other, cycles) = (reworded(&strategy), strategy.cycles());
    let county = progress_over(&[&strategy, &other, &other], &cycles[..3], &names(12), Answers::Complete);
    let data = data(&other, &county, Lang::Sv);
    let said = says(&data["areas"][1]["objectives"][0]["difference"]);
    assert!(said.contains("Frågan fick en ny lydelse 2025."), "{said}");
    assert!(said.contains("Vid utgångsläget (31 december 2025)"), "{said}");
    assert!(!said.contains("2023") && !said.contains("förra uppföljningen"), "{said}");
    let note = says(&indicator(&data, "TS1")["footnotes"][0]);
    assert!(note.contains("Utgångsläget avser den 31 december 2025 (första mätningen)."), "{note}");
    let table = &data["tables"].to_string();
    assert!(!table.contains("31 december 2023"), "{table}");
}

#[test]
fn amounts_of_periods_that_differ_in_length_are_compared_per_year() {
    let (strategy, names) = (strategy(), names(12));
    let cycles = strategy.cycles();
    let reading = |cycles: &[FollowUpCycle]| {
        let county = progress_over(&vec![&strategy; cycles.len()], cycles, &names, Answers::Complete);
        let data = data(&strategy, &county, Lang::Sv);
        let methods = indicator(&data, "KB2");
        assert!(!says(&methods["charts"][0]["title"]).contains("per år"), "the figure is what was counted");
        says(&methods["reading"]).to_owned()
    };
    let said = reading(&cycles[..2]);
    assert!(said.contains("per år vid utgångsläget (2023) och är nu"), "{said}");
    assert!(said.ends_with("per år."), "{said}");
    // 2024–2025 and 2026–2027 are as long, and have their chart.
    let said = reading(&cycles[1..3]);
    assert!(!said.contains("per år") && !said.contains("utgångsläget"), "{said}");
    // The last cycle is one year, as the baseline is.
    let said = reading(&cycles);
    assert!(said.contains("per år vid förra uppföljningen (2028–2029)"), "{said}");
    assert!(said.contains("vid utgångsläget (31 december 2023)"), "{said}");
}

#[test]
fn what_is_not_shown_is_nowhere_in_the_report_or_its_files() {
    let strategy = strategy();
    let mut open = progress(&strategy, &names(12), Answers::Complete, true);
    // A number that nothing else in the county can be.
    for indicator in open.indicators.iter_mut().filter(|i| i.indicator.as_str() == "TS8") {
        for cell in &mut indicator.municipalities[2].now {
            if let Content::Value { value, .. } = &mut cell.content {
                *value = malspar_domain::value::Value::Number(987_654.into());
            }
        }
    }
    let closed = suppressed(&strategy, open.clone());
    let written = |progress: &Progress| {
        let snapshot = fixtures::snapshot(&strategy, progress);
        let assembled = assemble::assemble(&ReportInput::new(&snapshot, None, Lang::Sv)).expect("drawn");
        let files = assembled.files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        let files: String = files.collect();
        all_text(&serde_json::to_value(&assembled.data).expect("written")) + &files
    };
    let secret = |text: &str| text.contains("987654") || text.contains("987\u{a0}654");
    assert!(secret(&written(&open)), "it would be there");
    let text = written(&closed);
    assert!(!secret(&text));
    assert!(text.contains("Visas inte (x)"));
    assert!(text.contains("x: visas inte, 1–4 personer eller skydd för ett annat värde."));
    assert!(text.contains(",Q,"), "the table for spreadsheets has the status");
}

/// With `MALSPAR_REPORTS` naming a folder, the reports are left there for a person to read, with the data and the files
/// that they are set from.
#[test]
fn every_report_can_be_set() {
    let folder = std::env::var_os("MALSPAR_REPORTS").map(std::path::PathBuf::from);
    let typesetter = Typesetter::new();
    for (name, snapshot) in fixtures::all() {
        for lang in Lang::ALL {
            let path = folder.as_ref().map(|folder| folder.join(format!("{name}-{}", lang.tag())));
            if let Some(path) = &path {
                leave(path, &snapshot, lang).expect("written");
            }
            let set = pdf(&typesetter, &snapshot, None, lang, Standards::Archive);
            let set = set.unwrap_or_else(|refused| panic!("{name} {}: {refused}", lang.tag()));
            assert_eq!(set.warnings, [""; 0], "{name}");
            if let Some(path) = path {
                std::fs::write(path.with_extension("pdf"), set.bytes).expect("written");
                let page = super::html(&snapshot, None, lang).expect("a page");
                std::fs::write(path.with_extension("html"), page).expect("written");
            }
        }
    }
}

/// The same, for other people's programs to look at: everything that people type, in every place where they can.
#[test]
fn a_report_of_what_nobody_should_type_can_be_set() {
    let Some(folder) = std::env::var_os("MALSPAR_REPORTS").map(std::path::PathBuf::from) else { return };
    let (typesetter, snapshot) = (Typesetter::new(), fixtures::typed(&NASTY.join("\n")));
    for lang in Lang::ALL {
        let path = folder.join(format!("hostile-{}", lang.tag()));
        let set = pdf(&typesetter, &snapshot, None, lang, Standards::Archive).expect("set");
        std::fs::write(path.with_extension("pdf"), set.bytes).expect("written");
        let page = super::html(&snapshot, None, lang).expect("a page");
        std::fs::write(path.with_extension("html"), page).expect("written");
    }
}

/// What a report is set from, in a folder of its own.
fn leave(folder: &Path, snapshot: &Snapshot, lang: Lang) -> std::io::Result<()> {
    let assembled = assemble::assemble(&ReportInput::new(snapshot, None, lang)).expect("drawn");
    let data = super::finished(&assembled.data, lang).expect("written");
    std::fs::create_dir_all(folder.join("data"))?;
    std::fs::write(folder.join("data.json"), data.to_string())?;
    assembled.files.iter().try_for_each(|(path, bytes)| std::fs::write(folder.join(&path[1..]), bytes))
}
