//! What people have written, and what an edition says of itself, in the places where a reader looks for them.

use ab_glyph::{Font, FontRef};
use malspar_domain::{
    lang::{Lang, Text},
    narrative::{MeetingStep, Purpose},
};
use serde_json::Value;

use super::{fixtures, fonts, report_test::said};
use crate::{
    charts::fixtures::{Answers, names, progress, progress_over, strategy, suppressed},
    gaps,
    report::report_test::says,
    snapshot::Snapshot,
};

/// The words of something written.
fn words(written: &Value) -> String {
    let spans = |spans: &Value| {
        let spans = spans.as_array().into_iter().flatten();
        spans.map(|span| says(&span["text"]).to_owned()).collect::<String>()
    };
    let blocks = written["blocks"].as_array().into_iter().flatten();
    let lines = blocks.map(|block| match block["items"].as_array() {
        Some(items) => items.iter().map(spans).collect::<Vec<_>>().join("|"),
        None => spans(&block["spans"]),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn fact(data: &Value, label: &str) -> String {
    let facts = data["cover"]["facts"].as_array().expect("facts");
    facts
        .iter()
        .find(|fact| fact["label"] == label)
        .map(|fact| says(&fact["text"]).to_owned())
        .unwrap_or_default()
}

#[test]
fn what_the_owner_has_written_takes_the_place_of_what_is_computed() {
    let data = said(&fixtures::typical(), Lang::Sv);
    let summary = &data["summary"];
    let yes = 6;
    assert!(
        words(&summary["changed"][0]).ends_with(&format!("till {yes} av 12.")),
        "{}",
        summary["changed"][0]
    );
    assert!(words(&summary["voices"][0]["written"]).starts_with("De flesta nämner"));
    assert_eq!(summary["proposals"].as_array().map(Vec::len), Some(3));
    let objective = &data["areas"][1]["objectives"][0];
    assert!(words(&objective["analysis"]).starts_with(&format!("{yes} av 12 kommuner har nu")));
    assert_eq!(objective["assessment"]["phrase"], "Arbetet går i målets riktning men behöver förstärkas");
    assert!(says(&objective["difference"]).contains("utgångsläget"), "the computed state stands beside it");
    assert!(words(&data["areas"][0]["written"]).starts_with("Målområdet handlar om"));
    assert_eq!(
        data["consequences"]["sections"].as_array().map(Vec::len),
        Some(3),
        "nothing on the environment"
    );
    assert!(
        words(&data["conclusions"]["written"]).contains("(https://www.regionorebrolan.se/foraldraskapsstod)")
    );
    assert!(words(&data["about"]["method_written"]).starts_with("Frågorna prövades"));
}

#[test]
fn what_nobody_has_written_leaves_nothing_behind() {
    let data = said(&fixtures::minimal(), Lang::Sv);
    for chapter in ["consequences", "comments", "conclusions", "voices", "changes"] {
        assert!(data[chapter].is_null(), "{chapter}: {}", data[chapter]);
    }
    for objective in data["areas"][1]["objectives"].as_array().expect("objectives") {
        assert!(objective["analysis"].is_null() && objective["assessment"].is_null());
    }
    assert!(data["summary"]["voices"].as_array().expect("a list").is_empty());
    assert!(data["appendices"]["recipients"].is_null());
    assert!(data["appendices"]["corrections"].is_null());
    assert_eq!(data["appendices"]["verify"]["title"], "Bilaga 4. Så kontrollerar du utgåvan");
}

#[test]
fn a_figure_that_there_is_not_is_said_so_and_told_to_the_owner() {
    let mut snapshot = fixtures::typical();
    let text = |sv: &str| Text { sv: sv.to_owned(), en: None };
    snapshot.narratives.sentence =
        Some(text("Nu är {{TS1.yes}} av {{ZZ9.yes}} klara, {{struntprat}} och {{TS1.number}}."));
    let data = said(&snapshot, Lang::Sv);
    let sentence = words(&data["summary"]["sentence"]);
    assert_eq!(sentence, "Nu är 6 av [uppgift saknas] klara, [uppgift saknas] och [uppgift saknas].");
    let told: Vec<_> = gaps::of(&snapshot).iter().map(ToString::to_string).collect();
    // What is no reference at all is refused when the text is taken in.
    assert_eq!(
        told,
        [
            "sentence.sv: text-figure-missing reference=ZZ9.yes at=22",
            "sentence.sv: text-figure-missing reference=TS1.number at=60",
        ]
    );
}

#[test]
fn a_figure_that_is_not_shown_is_told_to_the_owner_too() {
    let strategy = strategy();
    let shown = suppressed(&strategy, progress(&strategy, &names(12), Answers::Complete, true));
    let mut snapshot = fixtures::snapshot(&strategy, &shown);
    snapshot.narratives.sentence =
        Some(Text { sv: "De var {{TS8.women.number}} och {{TS8.number}}.".to_owned(), en: None });
    let data = said(&snapshot, Lang::Sv);
    assert!(words(&data["summary"]["sentence"]).contains("[visas inte]"));
    let told = gaps::of(&snapshot);
    assert!(told.iter().any(|gap| gap.code == "text-figure-hidden" && !gap.is_error()), "{told:?}");
}

#[test]
fn a_text_without_a_translation_keeps_its_language_and_its_figures() {
    let data = said(&fixtures::typical(), Lang::En);
    let objectives = &data["areas"][0]["objectives"][0];
    assert_eq!(objectives["analysis"]["lang"], "sv");
    assert!(words(&objectives["analysis"]).contains("\u{a0}%"), "a share is written as in Swedish");
    let translated = &data["areas"][1]["objectives"][0]["analysis"];
    assert!(translated["lang"].is_null());
    assert!(words(translated).starts_with("6 of 12 municipalities"));
    let method = data["about"]["method"].to_string();
    assert!(method.contains("stand in Swedish"), "{method}");
}

#[test]
fn an_edition_says_which_it_is() {
    let named = |snapshot: &Snapshot| {
        let data = said(snapshot, Lang::Sv);
        let foot = says(&data["document"]["running_foot"]).to_owned();
        (fact(&data, "Utgåva"), foot, data["about"]["method"].to_string())
    };
    let (edition, foot, method) = named(&fixtures::typical());
    assert_eq!(edition, "Utgåva 1");
    assert!(foot.ends_with("· utgåva 1 · dnr 26RS1234"), "{foot}");
    assert!(method.contains("Utgåvan låstes den 28 april 2026") && !method.contains("utkast"), "{method}");
    let (edition, foot, method) = named(&fixtures::consultation());
    assert_eq!(edition, "Utkast för synpunkter, version 2");
    assert!(foot.contains("utkast för synpunkter, version 2"), "{foot}");
    assert!(method.contains("Siffror kan ändras."), "{method}");
    let (edition, foot, _) = named(&fixtures::minimal());
    assert_eq!(edition, "Utkast");
    assert!(foot.ends_with("· utkast"), "{foot}");
    let (edition, ..) = named(&fixtures::corrected());
    assert_eq!(edition, "Utgåva 2, med rättelser");
}

#[test]
fn a_corrected_edition_lists_what_it_corrects_and_what_is_asked_otherwise() {
    let data = said(&fixtures::corrected(), Lang::Sv);
    let appendix = &data["appendices"]["corrections"];
    assert_eq!(appendix["title"], "Bilaga 3. Ändrade frågor, målvärden och rättade uppgifter");
    assert_eq!(appendix["sections"][0]["points"].as_array().map(Vec::len), Some(2));
    assert!(says(&appendix["sections"][0]["paragraphs"][0]).contains("Utgåva 2 rättar utgåva 1"));
    let reworded = &appendix["sections"][1];
    assert!(says(&reworded["lines"][0]["text"]).contains("ny lydelse 2025"), "{reworded}");
    assert_eq!(data["appendices"]["terms"]["title"], "Bilaga 4. Ord i rapporten");
    assert!(data["appendices"]["terms"].to_string().contains("Brott i tidsserien"));
    assert!(
        !said(&fixtures::minimal(), Lang::Sv)["appendices"]["terms"]
            .to_string()
            .contains("Brott i tidsserien")
    );
}

#[test]
fn an_answer_to_another_question_is_not_compared_with() {
    let before = strategy();
    let mut after = before.clone();
    let changed = after.indicators.iter_mut().find(|i| i.code.as_str() == "TS1").expect("TS1");
    changed.definition += 1;
    let county = progress_over(&[&before, &after], &before.cycles()[..2], &names(12), Answers::Mixed);
    let region = fixtures::snapshot(&after, &county);
    let lines = |report: &Value| -> Vec<(String, Option<String>)> {
        let groups = report["answers"].as_array().into_iter().flatten();
        let lines = groups.flat_map(|group| group["answers"].as_array().into_iter().flatten());
        let text = |text: &Value| text.as_str().map(str::to_owned);
        lines.filter_map(|line| Some((text(&line["code"])?, text(&line["before"])))).collect()
    };
    for (lang, words) in [(Lang::Sv, "Går inte att jämföra"), (Lang::En, "Cannot be compared")] {
        let page = &said(&region, lang)["municipalities"];
        let own = |n| lines(&said(&fixtures::own(region.clone(), n), lang)["municipality"]);
        // The second has not reported, and reads what it answered before.
        for all in [lines(&page[0]), own(0), own(1)] {
            let with: Vec<_> = all.iter().filter(|(_, before)| before.as_deref() == Some(words)).collect();
            assert_eq!(with.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["TS1"]);
            assert!(all.iter().any(|(code, before)| code == "KB2" && before.is_some()));
        }
    }
}

#[test]
fn no_objections_is_an_answer() {
    let data = said(&fixtures::typical(), Lang::Sv);
    let comments = &data["comments"]["comments"];
    assert_eq!(comments[0]["body"], "Det regionala samverkansrådet");
    assert_eq!(words(&comments[0]["written"]), "Inga invändningar.");
    assert_eq!(comments[1]["about"], "22 april 2026, om utkast för synpunkter, version 1");
    assert_eq!(data["comments"]["steps"]["rows"].as_array().map(Vec::len), Some(4));
}

#[test]
fn the_memo_is_filled_with_what_is_known() {
    let data = said(&fixtures::typical(), Lang::Sv);
    let section = |title: &str| {
        let sections = data["memo"]["sections"].as_array().expect("sections");
        let found = sections.iter().find(|section| section["title"] == title).expect("there");
        found["parts"].as_array().expect("parts").iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(data["memo"]["sections"].as_array().map(Vec::len), Some(10));
    assert!(section("Förslag till beslut").is_empty() && section("Bedömning").is_empty());
    assert_eq!(section("Sammanfattning").len(), 5, "the whole and four objectives");
    assert!(section("Ärendebeskrivning")[0].contains("Svar från 11 av 12 kommuner"));
    let prepared = section("Beredning");
    assert_eq!(prepared.len(), 2, "the meetings that have been");
    assert_eq!(prepared[0], "Det regionala samverkansrådet, 15 april 2026: information. Inga invändningar.");
    assert!(prepared[1].contains("Synpunkterna står i rapportens kapitel"));
    assert!(section("Uppföljning")[0].contains("Uppföljning 2028"));
    assert!(section("Beslutsunderlag")[0].contains("utgåva 1, 28 april 2026, dnr 26RS1234"));
    assert_eq!(section("Skickas till").len(), 4);
}

#[test]
fn the_memo_tells_of_comments_at_the_meeting_that_they_were_given_at() {
    let mut snapshot = fixtures::typical();
    let own = &mut snapshot.narratives;
    // The council that commented in April was told in February what would come, and met again before the edition.
    let asked = own.steps[1].clone();
    let on = |month: u32, day: u32| chrono::NaiveDate::from_ymd_opt(2026, month, day).expect("a date");
    own.steps.push(MeetingStep { date: on(2, 13), purpose: Purpose::Information, ..asked.clone() });
    own.steps.push(MeetingStep { date: on(4, 25), purpose: Purpose::Information, ..asked });
    // It wrote two days after its meeting.
    own.comments[0].date = on(4, 24);
    let data = said(&snapshot, Lang::Sv);
    let sections = data["memo"]["sections"].as_array().expect("sections");
    let prepared = sections.iter().find(|section| section["title"] == "Beredning").expect("there");
    let lines: Vec<_> = prepared["parts"].as_array().expect("parts").iter().map(words).collect();
    assert!(lines[0].ends_with("13 februari 2026: information."), "{lines:?}");
    assert!(lines[2].contains("22 april 2026: synpunkter. Synpunkterna står"), "{lines:?}");
    assert!(lines[3].ends_with("25 april 2026: information."), "{lines:?}");
}

#[test]
fn only_an_edition_with_a_page_shows_the_way_there() {
    let data = said(&fixtures::typical(), Lang::Sv);
    let address = &data["summary"]["address"];
    assert_eq!(address["text"], "malspar.exempel.se/orebro-2024-2030/2024-2025/utgava-1");
    assert_eq!(address["code"]["path"], "/qr.svg");
    assert!(says(&address["code"]["alt"]).contains("https://malspar.exempel.se"));
    assert!(said(&fixtures::minimal(), Lang::Sv)["summary"]["address"].is_null());
}

#[test]
fn an_indicator_shows_the_way_to_its_page_in_the_reports_language() {
    let mut snapshot = fixtures::typical();
    let page = |snapshot: &Snapshot, lang| {
        let data = said(snapshot, lang);
        let indicators = data["areas"].as_array().expect("areas").iter().flat_map(|area| {
            area["objectives"].as_array().into_iter().flatten().filter_map(|o| o["indicators"].as_array())
        });
        let first = indicators.flatten().find(|indicator| indicator["code"] == "TS1").expect("there").clone();
        first["page"].clone()
    };
    assert!(
        page(&snapshot, Lang::Sv).is_null(),
        "an address that leads to one edition says nothing of other pages"
    );
    let address = "https://malspar.exempel.se/strategier/orebro-2024-2030/utgavor";
    snapshot.edition.as_mut().expect("an edition").address = Some(address.to_owned());
    let site = "https://malspar.exempel.se";
    let at = |lang: &str| format!("{site}{lang}/strategier/orebro-2024-2030/indikatorer/TS1");
    assert_eq!(page(&snapshot, Lang::Sv), at(""));
    assert_eq!(page(&snapshot, Lang::En), at("/en"));
}

#[test]
fn the_body_that_meets_next_is_asked_where_the_owner_asks_nobody() {
    let mut snapshot = fixtures::typical();
    snapshot.narratives.request = None;
    let data = said(&snapshot, Lang::Sv);
    assert_eq!(
        words(&data["summary"]["request"]),
        "Det specifika samverkansrådet för skola och utbildning föreslås ta del av uppföljningen och lämna synpunkter \
         senast den 6 maj 2026."
    );
}

/// How wide a text is in points.
fn width(text: &str, face: &[u8], size: f32) -> f32 {
    let font = FontRef::try_from_slice(face).expect("an embedded face");
    let units = font.units_per_em().expect("a face has them");
    text.chars().map(|sign| font.h_advance_unscaled(font.glyph_id(sign))).sum::<f32>() * size / units
}

#[test]
fn what_the_foot_says_is_one_line() {
    /// A4 less its margins, and less the gutter to the number of the page.
    const ROOM: f32 = 481.8 - 24.0;
    for (name, snapshot) in fixtures::all() {
        for lang in Lang::ALL {
            let data = said(&snapshot, lang);
            let (words, example) = (&data["words"], data["example"] == true);
            let mark = if example { says(&words["example_mark"]) } else { "" };
            let foot = format!("{} · ", says(&data["document"]["running_foot"]));
            let place = format!("{} 188 {} 188", says(&words["page"]), says(&words["of_pages"]));
            let whole =
                width(&(foot.clone() + &place), fonts::REGULAR, 8.0) + width(mark, fonts::SEMIBOLD, 8.0);
            assert!(whole <= ROOM, "{name}: {foot}{mark} takes {whole} pt");
        }
    }
}

#[test]
fn an_earlier_rate_is_in_the_values_where_a_text_names_it() {
    let strategy = strategy();
    let mut snapshot =
        fixtures::snapshot(&strategy, &progress(&strategy, &names(12), Answers::Complete, true));
    let rates = |snapshot: &Snapshot| {
        let [(_, csv), _] = super::assemble::values(snapshot).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        csv.lines().filter(|line| line.contains(",TS8,18,") && line.contains(",rate,")).count()
    };
    assert_eq!(rates(&snapshot), 1, "the rate of now alone");
    snapshot.narratives.sentence = Some(Text { sv: "Det var {{TS8.before.rate}}.".to_owned(), en: None });
    assert!(!words(&said(&snapshot, Lang::Sv)["summary"]["sentence"]).contains("uppgift saknas"));
    assert_eq!(rates(&snapshot), 2, "and the one that is written of");
}
