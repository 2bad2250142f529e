//! Figures of published series at the desk: seen before they are in.

use malspar_app::figures_by_hand::{FiguresPreview, Taken};
use malspar_domain::code::Slug;
use rust_decimal::Decimal;

use crate::{
    county::{County, owner},
    database::{TestDatabase, on_each_database},
    editions::codes,
};

on_each_database! {
    figures_are_seen_before_they_are_in,
    figures_that_became_others_are_shown_anew,
    where_figures_come_from_is_asked_and_kept,
}

async fn seen_figures(county: &County, table: &str) -> FiguresPreview {
    let day = Some(county.clock_day());
    let bytes = table.as_bytes().to_vec();
    county.app.preview_figures(&owner(), county.slug(), bytes, "Kolada", day).await.unwrap()
}

async fn take(county: &County, preview: &FiguresPreview) -> Taken<FiguresPreview> {
    let (app, upload) = (&county.app, preview.upload.unwrap());
    app.take_in_figures(&owner(), county.slug(), upload, &preview.seen).await.unwrap()
}

/// A table with the first series of the strategy.
fn table(county: &County, rows: &[&str]) -> String {
    let code = &county.strategy.series[0].code;
    let rows: Vec<_> = rows.iter().map(|row| format!("{code},{row}")).collect();
    format!("series,organisation,year,value\n{}\n", rows.join("\n"))
}

async fn figures_are_seen_before_they_are_in(db: &TestDatabase) {
    let county = County::new(db).await;
    let there = async || county.app.figures_there(&owner(), county.slug()).await.unwrap();
    let before = there().await.series[0].figures;
    let rows = table(&county, &["1880,2019,31.5", "1814,2019,7", "0180,2019,1", "1880,20x,1"]);
    let preview = seen_figures(&county, &format!("{rows}X9,1880,2019,4\n")).await;
    assert_eq!((preview.changed(), preview.elsewhere, preview.wrong.len()), (2, 1, 1));
    assert_eq!(preview.wrong[0].field, "5", "the line");
    assert_eq!(preview.unused.len(), 1, "a series that the strategy does not use");
    assert_eq!(preview.series[0].about, ["Lekeberg", "Örebro"]);
    assert_eq!(there().await.series[0].figures, before, "looking changes nothing");

    assert!(matches!(take(&county, &preview).await, Taken::In(2)));
    assert!(matches!(take(&county, &preview).await, Taken::Already));
    assert_eq!(there().await.series[0].figures, before + 2);
    let again = seen_figures(&county, &rows).await;
    assert!(again.upload.is_none(), "it is there already");
}

async fn figures_that_became_others_are_shown_anew(db: &TestDatabase) {
    let county = County::new(db).await;
    let preview = seen_figures(&county, &table(&county, &["1880,2019,1"])).await;
    let other = table(&county, &["1880,2019,2"]);
    county.app.import_series(&owner(), other.as_bytes(), "Kolada").await.unwrap();
    let Taken::Differs(now) = take(&county, &preview).await else { panic!("over what was not seen") };
    assert_eq!(now.changes[0].before, Some(Decimal::from(2)));
    assert!(matches!(take(&county, &now).await, Taken::In(1)));
}

async fn where_figures_come_from_is_asked_and_kept(db: &TestDatabase) {
    let county = County::new(db).await;
    let slug: &Slug = county.slug();
    let bytes = || table(&county, &["1880,2019,1"]).into_bytes();
    let nothing = county.app.preview_figures(&owner(), slug, bytes(), " ", None).await.unwrap_err();
    assert_eq!(codes(nothing), ["figures-no-source", "figures-no-day"]);
    let tomorrow = county.clock_day().succ_opt();
    let early = county.app.preview_figures(&owner(), slug, bytes(), "Kolada", tomorrow).await.unwrap_err();
    assert_eq!(codes(early), ["figures-not-yet"]);
    let preview = seen_figures(&county, &table(&county, &["1880,2019,1"])).await;
    take(&county, &preview).await;
    let acts = county.app.figures_there(&owner(), slug).await.unwrap().acts;
    assert_eq!((acts[0].source.as_str(), acts[0].retrieved_on), ("Kolada", county.clock_day()));
}
