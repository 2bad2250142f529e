//! Before an edition is locked: what it would be like, why it would be refused, and how the ones that there are stand.

use malspar_app::{
    Error,
    editions::{EditionKey, Preflight, RenditionFormat, SealOrder, Standing, standing},
};
use malspar_domain::{
    edition::EditionKind,
    lang::{Lang, Text},
    submission::SubmissionAct,
    violation::{Severity, Violation},
};
use malspar_words::problem;

use crate::{
    county::{County, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::{answers_anew, codes, key, reviewed, signer},
};

on_each_database! {
    a_figure_that_there_is_not_is_named_before_the_edition_is_locked,
    a_character_that_cannot_be_shown_is_told_with_its_place,
    an_edition_of_no_answers_is_locked_by_nobody_who_does_not_say_so,
    a_dry_run_refuses_what_is_refused,
    a_dry_run_for_the_municipalities_locks_none,
    a_municipalitys_draft_comes_no_later_than_the_regions,
    an_edition_that_was_never_locked_is_not_published,
    each_edition_says_how_it_stands,
    an_edition_says_where_its_page_is,
    two_reports_are_not_compared,
}

async fn write(county: &County, text: &str) {
    county.app.import_narratives(&owner(), county.slug(), &cycle(), text, false).await.unwrap();
}

async fn preflight(county: &County, order: &SealOrder) -> Preflight {
    county.app.preflight(&owner(), county.slug(), &cycle(), order).await.unwrap()
}

async fn seal(county: &County, order: &SealOrder) -> Result<EditionKey, Error> {
    county.clock.advance(chrono::Duration::hours(1));
    let sealed = county.app.seal(&owner(), county.slug(), &cycle(), order, &signer()).await;
    sealed.map(|sealed| sealed.key)
}

async fn seal_own(county: &County, order: &SealOrder) -> Result<Vec<EditionKey>, Error> {
    let (owner, cycle, signer) = (owner(), cycle(), signer());
    let only = organisation("1880");
    let done = |_, _| {};
    county.app.seal_municipalities(&owner, county.slug(), &cycle, Some(&only), order, &signer, &done).await
}

fn first() -> SealOrder {
    SealOrder::first(EditionKind::Sealed)
}

fn with_gaps() -> SealOrder {
    SealOrder { with_gaps: true, ..first() }
}

fn correction() -> SealOrder {
    SealOrder::correction([Text { sv: "Räknefel.".to_owned(), en: None }])
}

fn refusals(preflight: &Preflight) -> Vec<&str> {
    preflight.refused.iter().map(|refused| refused.code.as_str()).collect()
}

fn words(found: &Violation) -> String {
    problem::describe(Lang::Sv, &found.code, &found.params)
}

async fn a_figure_that_there_is_not_is_named_before_the_edition_is_locked(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    // Nobody was asked at the baseline.
    write(&county, "method.sv = 'Nu {{TS1.yes}}, då {{TS1.before.yes}}.'\n").await;
    let before = preflight(&county, &first()).await;
    let [refused] = before.refused.as_slice() else { panic!("{:?}", before.refused) };
    assert_eq!((refused.field.as_str(), refused.code.as_str()), ("method.sv", "text-figure-missing"));
    assert_eq!(words(refused), "TS1.before.yes har ingen siffra nu. I rapporten står det [uppgift saknas].");
    assert_eq!(codes(seal(&county, &first()).await.unwrap_err()), ["text-figure-missing"]);

    let gaps = county
        .app
        .narrative_gaps(&owner(), county.slug(), &cycle(), "method.sv = '''\nNu\n{{TS1.before.yes}}'''\n")
        .await
        .unwrap();
    assert_eq!(gaps.iter().map(|gap| (gap.line, gap.column)).collect::<Vec<_>>(), [(3, 1)]);

    let waived = preflight(&county, &with_gaps()).await;
    assert!(waived.refused.is_empty());
    let told = waived.missing.iter().find(|found| found.code == "text-figure-missing").unwrap();
    assert_eq!(told.severity, Severity::Warning, "still told");
    assert_eq!(seal(&county, &with_gaps()).await.unwrap(), key("region/1"));
}

async fn a_character_that_cannot_be_shown_is_told_with_its_place(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    write(&county, "method.sv = 'Bra 👍 gjort.'\n").await;
    let before = preflight(&county, &first()).await;
    assert!(before.refused.is_empty(), "{:?}", before.refused);
    let told: Vec<_> = before.missing.iter().filter(|found| found.code == "text-signs").map(words).collect();
    assert_eq!(
        told,
        ["Så gjordes uppföljningen: rapporten kan inte visa 👍 (U+1F44D). Där står □ i stället."]
    );
    let text = "method.sv = 'Bra 👍 gjort.'\n";
    let here = county.app.narrative_gaps(&owner(), county.slug(), &cycle(), text).await.unwrap();
    assert_eq!(here.iter().map(|gap| (gap.line, gap.column)).collect::<Vec<_>>(), [(1, 18)]);
    let snapshot = county.app.draft_snapshot(&owner(), county.slug(), &cycle(), None, None).await.unwrap();
    let draft = malspar_app::App::draft_gaps(snapshot).await.unwrap();
    assert_eq!(draft.iter().map(words).collect::<Vec<_>>(), told, "of a draft the same");
}

async fn an_edition_of_no_answers_is_locked_by_nobody_who_does_not_say_so(db: &TestDatabase) {
    let county = reviewed(db, &[]).await;
    assert_eq!(refusals(&preflight(&county, &first()).await), ["seal-nobody"]);
    assert_eq!(codes(seal(&county, &first()).await.unwrap_err()), ["seal-nobody"]);
    let draft = preflight(&county, &SealOrder::first(EditionKind::Consultation)).await;
    assert!(draft.refused.is_empty(), "a draft may have none");
    assert_eq!(seal(&county, &with_gaps()).await.unwrap(), key("region/1"));
}

async fn a_dry_run_refuses_what_is_refused(db: &TestDatabase) {
    let county = reviewed(db, &["1880", "1814"]).await;
    assert!(preflight(&county, &first()).await.refused.is_empty());
    assert_eq!(refusals(&preflight(&county, &correction()).await), ["seal-nothing-to-correct"]);
    seal(&county, &first()).await.unwrap();

    let again = preflight(&county, &first()).await;
    assert_eq!(refusals(&again), ["seal-no-reason", "seal-nothing-differs"]);
    assert_eq!(again.before, Some(key("region/1")));
    let said = words(&again.refused[0]);
    assert!(said.starts_with("orebro-2024-2030/2024-2025/region/1 är redan låst."), "{said}");
    let draft = preflight(&county, &SealOrder::first(EditionKind::Consultation)).await;
    assert_eq!(refusals(&draft), ["seal-not-reviewing"]);

    answers_anew(&county, "1814", "KB2", malspar_domain::value::Value::Number(17.into())).await;
    assert_eq!(refusals(&preflight(&county, &correction()).await), ["seal-unchecked"]);
    county.act(&cycle(), "1814", SubmissionAct::Approve).await;
    let right = preflight(&county, &correction()).await;
    assert!(right.refused.is_empty() && !right.differences.is_empty());
    assert_eq!(county.app.editions(&owner(), county.slug()).await.unwrap().len(), 1, "nothing is locked");
}

async fn a_dry_run_for_the_municipalities_locks_none(db: &TestDatabase) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let (owner, cycle, app) = (owner(), cycle(), &county.app);
    let (plain, why) = (first(), correction());
    let would = |order| app.preflight_municipalities(&owner, county.slug(), &cycle, None, order);
    let early = would(&plain).await.unwrap();
    assert_eq!(early.refused.iter().map(|v| v.code.as_str()).collect::<Vec<_>>(), ["seal-region-first"]);
    seal(&county, &plain).await.unwrap();
    let all = would(&plain).await.unwrap();
    assert_eq!((all.keys.len(), all.refused.len()), (12, 0));
    assert_eq!(app.editions(&owner, county.slug()).await.unwrap().len(), 1);

    assert_eq!(seal_own(&county, &plain).await.unwrap(), [key("1880/1")]);
    answers_anew(&county, "1880", "KB2", malspar_domain::value::Value::Number(17.into())).await;
    county.act(&cycle, "1880", SubmissionAct::Approve).await;
    seal(&county, &why).await.unwrap();
    let unsaid = would(&plain).await.unwrap();
    let said: Vec<_> = unsaid.refused.iter().map(words).collect();
    assert_eq!(
        said,
        [
            "orebro-2024-2030/2024-2025/1880/1 är redan låst. Ange vad som rättas och varför. Det trycks i nästa utgåva."
        ]
    );
    assert!(would(&why).await.unwrap().keys.contains(&key("1880/2")));
}

async fn a_municipalitys_draft_comes_no_later_than_the_regions(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let draft = SealOrder::first(EditionKind::Consultation);
    seal(&county, &draft).await.unwrap();
    seal(&county, &first()).await.unwrap();
    assert_eq!(codes(seal_own(&county, &draft).await.unwrap_err()), ["seal-not-reviewing"]);
    assert_eq!(seal_own(&county, &first()).await.unwrap(), [key("1880/1")]);
}

async fn an_edition_that_was_never_locked_is_not_published(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let never = county.app.publish(&owner(), &key("region/7")).await.unwrap_err();
    assert_eq!(codes(never), ["edition-not-sealed"]);
    let never = county.app.withdraw(&owner(), &key("region/7"), "Fel.".to_owned()).await.unwrap_err();
    assert_eq!(codes(never), ["edition-not-sealed"]);
}

async fn each_edition_says_how_it_stands(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let (app, owner) = (&county.app, owner());
    let stand = async || {
        let all = app.editions(&owner, county.slug()).await.unwrap();
        all.iter().map(|edition| standing(&all, edition)).collect::<Vec<_>>()
    };
    let one = seal(&county, &first()).await.unwrap();
    assert_eq!(stand().await, [Standing::Sealed]);
    assert_eq!(app.publish(&owner, &one).await.unwrap(), None);
    app.withdraw(&owner, &one, "Fel diarienummer.".to_owned()).await.unwrap();
    assert_eq!(stand().await, [Standing::Withdrawn]);
    let withdrawn = app.publish(&owner, &one).await.unwrap();
    assert!(withdrawn.is_some_and(|event| format!("{:?}", event.act).contains("Fel diarienummer.")));

    write(&county, "method.sv = 'Så gjorde vi.'\n").await;
    let two = seal(&county, &correction()).await.unwrap();
    assert_eq!(stand().await, [Standing::Applies, Standing::Sealed]);
    app.publish(&owner, &two).await.unwrap();
    assert_eq!(stand().await, [Standing::Superseded(2), Standing::Applies]);
}

/// Where the service has an address, what is locked for good says it, in each language and in the municipality's own; a
/// draft for comments is on no page. Another address changes nothing that is locked.
async fn an_edition_says_where_its_page_is(db: &TestDatabase) {
    let county = reviewed(db, &["1880", "1814"]).await;
    let draft = SealOrder::first(EditionKind::Consultation);
    let without = seal(&county, &draft).await.unwrap();
    assert_eq!(says_address(&county, &without).await, [false; 2]);
    let address = "https://malspar.example.se/".parse().unwrap();
    let county = County { app: county.app.clone().with_address(Some(address)), ..county };
    let for_comments = seal(&county, &draft).await;
    assert_eq!(says_address(&county, &for_comments.unwrap()).await, [false; 2]);
    let region = seal(&county, &first()).await.unwrap();
    assert_eq!(says_address(&county, &region).await, [true; 2]);
    let own = seal_own(&county, &first()).await.unwrap().remove(0);
    assert_eq!(says_address(&county, &own).await, [true; 2]);

    // Verified by a service that has none, or another.
    let county = County { app: county.app.clone().with_address(None), ..county };
    for key in [&without, &region, &own] {
        let pdf = county.app.rendition(&owner(), key, Lang::Sv, RenditionFormat::Pdf).await.unwrap().bytes;
        let verdict = county.app.verify(&owner(), pdf).await.unwrap();
        assert_eq!((verdict.consistent, verdict.authentic_file), (Some(true), Some(true)), "{key}");
    }
    assert_eq!(says_address(&county, &region).await, [true; 2], "kept");
}

const PAGE: &str = "https://malspar.example.se/strategier/orebro-2024-2030/utgavor";

async fn page(county: &County, key: &EditionKey, lang: Lang) -> String {
    let page = county.app.rendition(&owner(), key, lang, RenditionFormat::Html).await.unwrap();
    String::from_utf8(page.bytes).unwrap()
}

async fn says_address(county: &County, key: &EditionKey) -> [bool; 2] {
    let (sv, en) = (page(county, key, Lang::Sv).await, page(county, key, Lang::En).await);
    [sv, en].map(|page| {
        assert!(page.contains(PAGE) || !page.contains("malspar.example.se"), "in full or not at all");
        page.contains(PAGE)
    })
}

async fn two_reports_are_not_compared(db: &TestDatabase) {
    let county = reviewed(db, &["1880"]).await;
    let region = seal(&county, &first()).await.unwrap();
    let own = seal_own(&county, &first()).await.unwrap().remove(0);
    for (before, after) in [(&region, &own), (&own, &region)] {
        let refused = county.app.difference(&owner(), before, after).await.unwrap_err();
        assert_eq!(codes(refused), ["difference-of-others"]);
    }
    let elsewhere = "vastmanland/2022/region/1".parse().unwrap();
    let refused = county.app.difference(&owner(), &region, &elsewhere).await.unwrap_err();
    assert_eq!(codes(refused), ["difference-of-others"]);
    assert!(county.app.difference(&owner(), &own, &own).await.unwrap().is_empty());
}
