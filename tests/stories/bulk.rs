//! Many observations at once: in without a submission, out page by page.

use malspar_domain::{
    code::CategoryCode,
    cycle::TimePeriod,
    observation::{ObsSource, ObsStatus, Observation},
    organisation::OrganisationKind,
    strategy::Years,
    submission::{SubmissionAct, SubmissionState},
    value::{Value, YearMonth, YesNo},
};
use malspar_storage::{Error, Imported, StrategyScope, Tx};

use crate::{
    database::{TestDatabase, on_each_database},
    sample::{REPORTED, code, county, cycle, day, hand_in, key, march, observed, organisation, owner},
};

on_each_database! {
    any_number_comes_in_and_only_once,
    what_differs_is_a_new_revision,
    every_kind_of_value_comes_in,
    a_cell_comes_once,
    nothing_unknown_comes_in,
    an_imported_value_needs_no_approval,
    pages_put_together_are_everything,
    a_page_tells_what_was_known_then,
    only_what_counts_is_on_a_page,
}

const MUNICIPALITIES: usize = 300;

async fn large_county(tx: &Tx) {
    let who: Vec<_> = (0..MUNICIPALITIES)
        .map(|n| organisation(&format!("x{n:03}"), "Namn", OrganisationKind::Municipality))
        .collect();
    tx.save_organisations(&who).await.unwrap();
}

fn year(year: i32) -> TimePeriod {
    TimePeriod { years: Years { from: year, to: year }, measured_on: day(year, 12, 31) }
}

fn number(indicator: &str, about: &str, in_year: i32, value: i64) -> Observation {
    let mut observation = observed(indicator, about, Value::Number(value.into()));
    observation.key.period = year(in_year);
    observation
}

/// One value of A2 for every municipality and year.
fn many(years: std::ops::Range<i32>, value: i64) -> impl Iterator<Item = Observation> + Send {
    years.flat_map(move |y| (0..MUNICIPALITIES).map(move |n| number("A2", &format!("x{n:03}"), y, value)))
}

async fn import(
    tx: &Tx,
    scope: &StrategyScope,
    observations: impl IntoIterator<Item = Observation, IntoIter: Send>,
    on: u32,
) -> Result<Imported, Error> {
    tx.import_observations(scope, observations, Some("Inläst"), &owner(), march(on)).await
}

async fn everything(tx: &Tx, scope: &StrategyScope, limit: usize, as_of: Option<u32>) -> Vec<Observation> {
    let mut found: Vec<Observation> = Vec::new();
    loop {
        let after = found.last().map(|o| o.key.clone());
        let page =
            tx.observation_page(scope, &REPORTED, after.as_ref(), limit, as_of.map(march)).await.unwrap();
        assert!(page.len() <= limit);
        let is_last = page.len() < limit;
        found.extend(page);
        if is_last {
            return found;
        }
    }
}

async fn any_number_comes_in_and_only_once(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    large_county(&tx).await;
    let rows = 6 * MUNICIPALITIES;
    let all = Imported { read: rows, written: rows };
    assert_eq!(import(&tx, &scope, many(2010..2016, 5), 2).await.unwrap(), all);
    assert_eq!(import(&tx, &scope, many(2010..2016, 5), 3).await.unwrap(), Imported { written: 0, ..all });
    let nothing = import(&tx, &scope, [], 3).await.unwrap();
    assert_eq!(nothing, Imported { read: 0, written: 0 });
    let found = everything(&tx, &scope, 10_000, None).await;
    assert_eq!(found.len(), rows);
    assert!(found.iter().all(|o| o.revision == 1 && o.source == ObsSource::Reference));
}

async fn what_differs_is_a_new_revision(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    large_county(&tx).await;
    import(&tx, &scope, many(2010..2014, 5), 2).await.unwrap();
    let mut again: Vec<_> = many(2010..2015, 5).collect(); // 2015's predecessor 2014 is new
    for n in [0, 499, 500, 501, 1_100] {
        again[n].value = Some(Value::Number(6.into()));
    }
    again[7].comment = Some("Rättad".to_owned());
    again[8] = Observation { value: None, status: ObsStatus::Missing, ..again[8].clone() };
    let imported = import(&tx, &scope, again.clone(), 3).await.unwrap();
    assert_eq!(imported, Imported { read: 5 * MUNICIPALITIES, written: 7 + MUNICIPALITIES });
    let found = everything(&tx, &scope, 10_000, None).await;
    let second: Vec<_> = found.iter().filter(|o| o.revision == 2).collect();
    assert_eq!(second.len(), 7);
    let said = tx.revisions(&scope, &again[500].key).await.unwrap();
    assert_eq!(said.iter().map(|r| r.observation.revision).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((said[1].reason.as_deref(), said[1].recorded_at), (Some("Inläst"), march(3)));
    let back = import(&tx, &scope, [number("A2", again[500].key.about.as_str(), 2011, 5)], 4).await.unwrap();
    assert_eq!(back.written, 1, "back to what it was is a change as well");
}

async fn every_kind_of_value_comes_in(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    let planned = Value::YesNo(YesNo::Planned(YearMonth::new(2027, 8).unwrap()));
    let values = [
        planned,
        Value::Ratio { numerator: 3.into(), denominator: 4.into() },
        Value::Level(2),
        Value::Choices([CategoryCode::new("school").unwrap()].into()),
        Value::Words("Å\n\"ä\" ö".to_owned()),
    ];
    let given: Vec<_> = values
        .into_iter()
        .zip(2010..)
        .map(|(value, in_year)| {
            let mut observation = observed("A3", "1880", value);
            observation.key.period = year(in_year);
            observation.key.category = Some(CategoryCode::new("clinic").unwrap());
            observation.source = ObsSource::Reference;
            observation.revision = 1;
            observation
        })
        .collect();
    assert_eq!(import(&tx, &scope, given.clone(), 2).await.unwrap().written, 5);
    assert_eq!(everything(&tx, &scope, 2, None).await, given);
    assert_eq!(import(&tx, &scope, given, 3).await.unwrap().written, 0);
}

async fn a_cell_comes_once(db: &TestDatabase) {
    let scope = county(db).await;
    for rows in [2, 700] {
        let tx = db.store.write().await.unwrap();
        large_county(&tx).await;
        let twice = many(2010..2013, 5).take(rows).chain([number("A2", "x001", 2010, 6)]);
        let refused = import(&tx, &scope, twice, 2).await;
        assert!(matches!(&refused, Err(Error::Conflict(what)) if what.contains("A2 of x001")), "{refused:?}");
    }
    // The same municipality and year in another row, or of another indicator, is another cell.
    let tx = db.store.write().await.unwrap();
    let mut in_row = number("A2", "1880", 2010, 6);
    in_row.key.category = Some(CategoryCode::new("school").unwrap());
    let cells = [number("A2", "1880", 2010, 6), number("A3", "1880", 2010, 6), in_row];
    assert_eq!(import(&tx, &scope, cells, 2).await.unwrap().written, 3);
}

async fn nothing_unknown_comes_in(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    for (unknown, name) in [(number("A9", "1880", 2010, 1), "A9"), (number("A2", "0117", 2010, 1), "0117")] {
        let refused = import(&tx, &scope, [unknown], 2).await;
        assert!(matches!(&refused, Err(Error::NotFound(what)) if what.which.contains(name)), "{refused:?}");
    }
}

async fn an_imported_value_needs_no_approval(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    let answer = observed("A2", "1880", Value::Number(5.into()));
    hand_in(&tx, &scope, "1880", std::slice::from_ref(&answer), march(2)).await;
    let (who, at) = (code("1880"), cycle().key);
    let (from, act) =
        (SubmissionState::Submitted, SubmissionAct::Return { reason: "A2?".to_owned(), scope: Vec::new() });
    let to = from.after(&act).unwrap();
    tx.act_on_submission(&scope, &at, &who, from, &act, to, &owner(), march(3)).await.unwrap();
    assert_eq!(tx.observations(&scope, &cycle(), &REPORTED, None).await.unwrap(), []);
    // The same value, but now the publisher's.
    assert_eq!(import(&tx, &scope, [answer], 4).await.unwrap().written, 1);
    let found = tx.observations(&scope, &cycle(), &REPORTED, None).await.unwrap();
    assert_eq!((found[0].revision, found[0].source), (2, ObsSource::Reference));
    assert_eq!(tx.revisions(&scope, &key("A2", "1880")).await.unwrap().len(), 2);
}

/// Answers and imported values of three indicators, in rows and without.
async fn mixed(tx: &Tx, scope: &StrategyScope) {
    large_county(tx).await;
    import(tx, scope, many(2010..2012, 5), 2).await.unwrap();
    let rows = ["school", "clinic"].map(|row| {
        let mut observation = observed("A3", "1880", Value::YesNo(YesNo::Yes));
        observation.key.category = Some(CategoryCode::new(row).unwrap());
        observation
    });
    hand_in(tx, scope, "1880", &rows, march(2)).await;
    hand_in(tx, scope, "1860", &[observed("A1", "1860", Value::YesNo(YesNo::No))], march(2)).await;
    import(tx, scope, [number("A1", "1880", 1999, 1), number("A3", "1860", 2030, 2)], 2).await.unwrap();
    import(tx, scope, many(2011..2012, 6).take(3), 4).await.unwrap();
}

async fn pages_put_together_are_everything(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    mixed(&tx, &scope).await;
    let all = everything(&tx, &scope, 10_000, None).await;
    assert_eq!(all.len(), 2 * MUNICIPALITIES + 5);
    let keys: Vec<_> = all
        .iter()
        .map(|o| {
            let period = (o.key.period.years, o.key.period.measured_on);
            (o.key.indicator.clone(), period, o.key.about.clone(), o.key.category.clone())
        })
        .collect();
    assert!(keys.is_sorted_by(|a, b| a < b), "in the order of their codes, each once");
    for limit in [1, 2, 299, 300, 301, 605] {
        assert_eq!(everything(&tx, &scope, limit, None).await, all, "pages of {limit}");
    }
    assert_eq!(tx.observation_page(&scope, &REPORTED, None, 0, None).await.unwrap(), []);
}

async fn a_page_tells_what_was_known_then(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    mixed(&tx, &scope).await;
    let (then, now) = (everything(&tx, &scope, 100, Some(3)).await, everything(&tx, &scope, 100, None).await);
    assert_eq!(everything(&tx, &scope, 100, Some(1)).await, []);
    assert_eq!(then.len(), now.len());
    let differing: Vec<_> = then.iter().zip(&now).filter(|(a, b)| a != b).collect();
    assert_eq!(differing.len(), 3);
    assert!(differing.iter().all(|(a, b)| a.key == b.key && (a.revision, b.revision) == (1, 2)));
}

async fn only_what_counts_is_on_a_page(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    mixed(&tx, &scope).await;
    let checked =
        tx.observation_page(&scope, &[SubmissionState::Approved], None, 10_000, None).await.unwrap();
    assert_eq!(checked.len(), 2 * MUNICIPALITIES + 2, "what was handed in is not checked yet");
}
