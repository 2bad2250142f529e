//! Published series come in as they are, are corrected as they are, and are told as they were known.

use malspar_domain::{code::SeriesCode, organisation::OrganisationKind, series::POPULATION};
use malspar_storage::{Error, SeriesRow, Tx};
use rust_decimal::Decimal;

use crate::{
    database::{TestDatabase, on_each_database},
    sample::{code, county, figure, march, organisation, owner},
};

on_each_database! {
    a_figure_is_corrected_and_the_old_one_still_known,
    what_is_the_same_adds_nothing,
    a_figure_can_be_taken_back,
    residents_are_a_series_that_the_register_brings,
    nobody_unknown_has_a_figure,
    many_figures_come_in_at_once,
}

fn series(text: &str) -> SeriesCode {
    text.parse().unwrap()
}

async fn save(tx: &Tx, rows: &[SeriesRow], on: u32) -> usize {
    tx.save_series(rows, "Kolada", &owner(), march(on)).await.unwrap()
}

async fn a_figure_is_corrected_and_the_old_one_still_known(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    save(&tx, &[figure("N1", "0018", 2023, "31.25"), figure("N1", "0018", 2024, "32")], 2).await;
    save(&tx, &[figure("N2", "0018", 2024, "7")], 3).await;
    assert_eq!(save(&tx, &[figure("N1", "0018", 2024, "33"), figure("N1", "0018", 2025, "34")], 5).await, 2);
    let known = async |on| {
        let found = tx.series_values(&[series("N1")], on).await.unwrap();
        assert_eq!(found.get(&series("N2"), &code("0018"), 2024), None, "it was not asked for");
        let years = found.years(&series("N1"), &code("0018"));
        years.into_iter().map(|(year, value)| format!("{year}: {value}")).collect::<Vec<_>>()
    };
    assert_eq!(known(Some(march(1))).await, [""; 0]);
    assert_eq!(known(Some(march(2))).await, ["2023: 31.25", "2024: 32"]);
    assert_eq!(known(Some(march(4))).await, ["2023: 31.25", "2024: 32"]);
    assert_eq!(known(Some(march(5))).await, ["2023: 31.25", "2024: 33", "2025: 34"]);
    assert_eq!(known(None).await, known(Some(march(5))).await);
}

async fn what_is_the_same_adds_nothing(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    let rows = [figure("N1", "1880", 2023, "0.5"), figure("N1", "1860", 2023, "0")];
    assert_eq!(save(&tx, &rows, 2).await, 2);
    assert_eq!(save(&tx, &rows, 3).await, 0);
    assert_eq!(save(&tx, &[figure("N1", "1880", 2023, "0.50")], 4).await, 0, "the same number");
    assert_eq!(save(&tx, &[figure("N1", "1880", 2023, "0.51")], 5).await, 1);
    // Back to what it was is a change as well.
    assert_eq!(save(&tx, &[figure("N1", "1880", 2023, "0.5")], 6).await, 1);
    tx.commit().await.unwrap();
    let stranger = db.stranger().await;
    let kept = "SELECT max(revision) || ' ' || min(source) FROM reference_value";
    assert_eq!(stranger.text(kept).await, "3 Kolada");
}

async fn a_figure_can_be_taken_back(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    let gone = SeriesRow { value: None, ..figure("N1", "1880", 2023, "0") };
    assert_eq!(save(&tx, std::slice::from_ref(&gone), 2).await, 0, "it was never there");
    save(&tx, &[figure("N1", "1880", 2023, "0"), figure("N1", "1880", 2024, "1")], 3).await;
    assert_eq!(save(&tx, std::slice::from_ref(&gone), 4).await, 1);
    assert_eq!(save(&tx, &[gone], 5).await, 0);
    let known = async |on| tx.series_values(&[series("N1")], Some(march(on))).await.unwrap();
    assert_eq!(known(3).await.get(&series("N1"), &code("1880"), 2023), Some(Decimal::ZERO));
    assert_eq!(known(4).await.get(&series("N1"), &code("1880"), 2023), None, "no data is not zero");
    assert_eq!(known(4).await.get(&series("N1"), &code("1880"), 2024), Some(Decimal::ONE));
}

async fn residents_are_a_series_that_the_register_brings(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    let population = series(POPULATION);
    let both = [series("N1"), population.clone()];
    save(&tx, &[figure("N1", "1860", 2024, "3")], 2).await;
    let found = tx.series_values(&both, None).await.unwrap();
    assert_eq!(found.years(&population, &code("1860")), [(2024, Decimal::from(5_500))]);
    assert_eq!(found.years(&series("N1"), &code("1860")), [(2024, Decimal::from(3))]);
    let only = tx.series_values(&both[..1], None).await.unwrap();
    assert_eq!(only.years(&population, &code("1860")), []);
    let invented = figure(POPULATION, "1860", 2024, "9999");
    assert!(tx.save_series(&[invented], "Kolada", &owner(), march(3)).await.is_err());
}

async fn nobody_unknown_has_a_figure(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    let saved = tx.save_series(&[figure("N1", "0117", 2024, "1")], "Kolada", &owner(), march(2)).await;
    assert!(matches!(&saved, Err(Error::NotFound(what)) if what.which.contains("0117")), "{saved:?}");
}

async fn many_figures_come_in_at_once(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    let who: Vec<_> =
        (0..300).map(|n| organisation(&format!("x{n:03}"), "Namn", OrganisationKind::Municipality)).collect();
    tx.save_organisations(&who).await.unwrap();
    let of = |years: std::ops::Range<i32>, value: &str| {
        let year = |year| who.iter().map(move |o| figure("N1", o.code.as_str(), year, value));
        years.flat_map(year).collect::<Vec<_>>()
    };
    assert_eq!(save(&tx, &of(2010..2015, "1"), 2).await, 1_500);
    assert_eq!(save(&tx, &of(2013..2017, "1"), 3).await, 600);
    assert_eq!(save(&tx, &of(2010..2017, "2"), 4).await, 2_100);
    let found = tx.series_values(&[series("N1")], Some(march(3))).await.unwrap();
    let years: Vec<_> = (2010..2017).map(|year| (year, Decimal::ONE)).collect();
    assert_eq!(found.years(&series("N1"), &code("x299")), years);
}
