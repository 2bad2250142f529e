//! Municipalities are renamed, recoded, merged and split; the register tells which there were on a date, under which
//! name, and what they were before.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use malspar_app::{App, accounts::Invitation, catalogue::TakenPack, examples};
use malspar_domain::{
    clock::MockClock,
    code::OrganisationCode,
    cycle::FollowUpCycle,
    lang::Lang,
    observation::Observation,
    organisation::{Municipality, OrganisationKind, OrganisationRecord},
    progress::{self, Measurement, SubmissionFacts},
    role::{Actor, Role},
    series::SeriesValues,
    strategy::Strategy,
    value::Value,
};
use malspar_storage::{Error, StrategyScope, Succession, Tx};
use rust_decimal::Decimal;

use crate::{
    county::{self, REGION},
    database::{TestDatabase, on_each_database},
    sample::{REPORTED, code, county, cycle, day, hand_in, march, observed, organisation, owner, strategy},
};

on_each_database! {
    a_municipality_is_renamed_between_two_cycles,
    two_municipalities_become_one,
    the_values_of_those_that_were_merged_are_the_new_ones_past,
    one_goes_into_another_that_stays,
    heby_gets_a_new_code_in_another_county,
    a_municipality_that_was_split_is_nobodys_past,
    a_chain_of_codes_is_followed_to_its_beginning,
    loading_the_register_again_forgets_nothing,
    what_cannot_be_is_refused,
    a_region_begins_with_an_empty_database,
}

fn municipality(code: &str, name: &str, county: &str) -> OrganisationRecord {
    OrganisationRecord {
        county: county.to_owned(),
        ..organisation(code, name, OrganisationKind::Municipality)
    }
}

fn from(record: OrganisationRecord, first: NaiveDate) -> OrganisationRecord {
    OrganisationRecord { valid_from: Some(first), ..record }
}

fn to(record: OrganisationRecord, last: NaiveDate) -> OrganisationRecord {
    OrganisationRecord { valid_to: Some(last), ..record }
}

async fn save(tx: &Tx, records: &[OrganisationRecord]) -> u64 {
    tx.save_organisations(records).await.unwrap()
}

async fn residents(tx: &Tx, of: &str, year: i32, residents: u64) {
    tx.save_population(&[(code(of), year, residents)]).await.unwrap();
}

/// The `successor` takes the place of the others on the day.
async fn succeeds(tx: &Tx, successor: &str, predecessors: &[&str], on: NaiveDate) {
    let one =
        |predecessor: &&str| Succession { predecessor: code(predecessor), successor: code(successor), on };
    tx.save_successions(&predecessors.iter().map(one).collect::<Vec<_>>()).await.unwrap();
}

/// `1880 Örebro 160000 (1860)` for each municipality.
async fn told(tx: &Tx, county: &str, on: NaiveDate) -> Vec<String> {
    let found = tx.municipalities(county, on).await.unwrap();
    found.iter().map(tell).collect()
}

fn tell(m: &Municipality) -> String {
    let formerly: Vec<_> = m.formerly.iter().map(OrganisationCode::as_str).collect();
    let formerly = if formerly.is_empty() { String::new() } else { format!(" ({})", formerly.join(" ")) };
    format!("{} {} {}{formerly}", m.code, m.name, m.residents)
}

async fn a_municipality_is_renamed_between_two_cycles(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    hand_in(&tx, &scope, "1860", &[observed("A2", "1860", Value::Number(Decimal::TEN))], march(2)).await;
    let renamed = from(municipality("1860", "Laxåbygden", "18"), day(2026, 7, 1));
    assert_eq!(save(&tx, std::slice::from_ref(&renamed)).await, 1);
    assert_eq!(save(&tx, &[renamed]).await, 0, "known already");
    let (before, after) = ("1860 Laxå 5500", "1860 Laxåbygden 5500");
    for (on, expected) in [
        (cycle().period.measured_on, before),
        (day(2026, 6, 30), before),
        (day(2026, 7, 1), after),
        (day(2027, 12, 31), after),
    ] {
        assert_eq!(told(&tx, "18", on).await[0], expected, "{on}");
    }
    assert_eq!(tx.organisation_name(&code("1860")).await.unwrap(), "Laxåbygden");
    let values = tx.observations(&scope, &cycle(), &REPORTED, None).await.unwrap();
    assert_eq!(values[0].key.about, code("1860"), "its values stay its own");
}

/// Laxå and Degerfors become Laxå-Degerfors on New Year's Day of 2027.
async fn merged(tx: &Tx) {
    let new_year = day(2027, 1, 1);
    let laxa = municipality("1860", "Laxå", "18");
    let degerfors = municipality("1862", "Degerfors", "18");
    let both = from(municipality("1887", "Laxå-Degerfors", "18"), new_year);
    save(tx, &[to(laxa, day(2026, 12, 31)), to(degerfors, day(2026, 12, 31)), both]).await;
    succeeds(tx, "1887", &["1860", "1862"], new_year).await;
    residents(tx, "1862", 2024, 9_000).await;
}

async fn two_municipalities_become_one(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    merged(&tx).await;
    let apart = ["1860 Laxå 5500", "1862 Degerfors 9000", "1880 Örebro 160000"];
    assert_eq!(told(&tx, "18", day(2025, 12, 31)).await, apart);
    assert_eq!(told(&tx, "18", day(2026, 12, 31)).await, apart);
    // Until it is counted itself, those live in it who lived in both.
    let one = ["1880 Örebro 160000", "1887 Laxå-Degerfors 14500 (1860 1862)"];
    assert_eq!(told(&tx, "18", day(2027, 1, 1)).await, one);
    residents(&tx, "1887", 2027, 14_321).await;
    assert_eq!(told(&tx, "18", day(2027, 12, 31)).await[1], "1887 Laxå-Degerfors 14321 (1860 1862)");
}

async fn the_values_of_those_that_were_merged_are_the_new_ones_past(db: &TestDatabase) {
    let scope = county(db).await;
    let tx = db.store.write().await.unwrap();
    merged(&tx).await;
    let (then, now) = (cycle(), strategy().cycle(&"2026-2027".parse().unwrap()).unwrap());
    let amount = |who: &str, amount: u32| observed("A2", who, Value::Number(amount.into()));
    for (who, value) in [("1860", 5), ("1862", 7), ("1880", 100)] {
        hand_in(&tx, &scope, who, &[amount(who, value)], march(2)).await;
    }
    let later = [("1880", 110), ("1887", 13)].map(|(who, value)| {
        let mut observation = amount(who, value);
        observation.key.period = now.period;
        observation
    });
    tx.import_observations(&scope, later, None, &owner(), march(3)).await.unwrap();

    let strategy = strategy();
    let (read_then, read_now) = (Told::read(&tx, &scope, &then).await, Told::read(&tx, &scope, &now).await);
    let before = read_then.measurement(&strategy, &then);
    let progress = progress::aggregate(&read_now.measurement(&strategy, &now), &[before]);
    let change = progress.indicators[1].change.expect("both answered both times");
    assert_eq!((change.both, change.before, change.now), (2, 112.into(), 123.into()));
}

/// What the store knows of a cycle.
struct Told {
    municipalities: Vec<Municipality>,
    observations: Vec<Observation>,
    series: SeriesValues,
    submissions: BTreeMap<OrganisationCode, SubmissionFacts>,
}

impl Told {
    async fn read(tx: &Tx, scope: &StrategyScope, cycle: &FollowUpCycle) -> Self {
        Self {
            municipalities: tx.municipalities("18", cycle.period.measured_on).await.unwrap(),
            observations: tx.observations(scope, cycle, &REPORTED, None).await.unwrap(),
            series: SeriesValues::default(),
            submissions: BTreeMap::new(),
        }
    }

    fn measurement<'a>(&'a self, strategy: &'a Strategy, cycle: &'a FollowUpCycle) -> Measurement<'a> {
        let Self { municipalities, observations, series, submissions } = self;
        Measurement { strategy, cycle, municipalities, observations, series, submissions }
    }
}

async fn one_goes_into_another_that_stays(db: &TestDatabase) {
    county(db).await;
    let tx = db.store.write().await.unwrap();
    save(&tx, &[to(municipality("1860", "Laxå", "18"), day(2026, 12, 31))]).await;
    succeeds(&tx, "1880", &["1860"], day(2027, 1, 1)).await;
    assert_eq!(told(&tx, "18", day(2026, 12, 31)).await, ["1860 Laxå 5500", "1880 Örebro 160000"]);
    // Örebro was counted before Laxå went into it, so Laxå's are added; the next count has them all.
    assert_eq!(told(&tx, "18", day(2027, 6, 30)).await, ["1880 Örebro 165500 (1860)"]);
    residents(&tx, "1880", 2027, 166_000).await;
    assert_eq!(told(&tx, "18", day(2027, 12, 31)).await, ["1880 Örebro 166000 (1860)"]);
}

/// It left Västmanland for Uppsala on New Year's Day of 2007, and its code changed with the county.
async fn heby_gets_a_new_code_in_another_county(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    let records = [
        to(municipality("1917", "Heby", "19"), day(2006, 12, 31)),
        from(municipality("0331", "Heby", "03"), day(2007, 1, 1)),
        municipality("1981", "Sala", "19"),
        municipality("0380", "Uppsala", "03"),
    ];
    assert_eq!(save(&tx, &records).await, 4);
    succeeds(&tx, "0331", &["1917"], day(2007, 1, 1)).await;
    for (of, year, number) in
        [("1917", 2005, 13_500), ("0331", 2007, 13_400), ("1981", 2005, 21_000), ("0380", 2005, 183_000)]
    {
        residents(&tx, of, year, number).await;
    }
    let before = day(2006, 12, 31);
    assert_eq!(told(&tx, "19", before).await, ["1917 Heby 13500", "1981 Sala 21000"]);
    assert_eq!(told(&tx, "03", before).await, ["0380 Uppsala 183000"]);
    let after = day(2007, 12, 31);
    assert_eq!(told(&tx, "19", after).await, ["1981 Sala 21000"]);
    assert_eq!(told(&tx, "03", after).await, ["0331 Heby 13400 (1917)", "0380 Uppsala 183000"]);
}

async fn a_municipality_that_was_split_is_nobodys_past(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    // Knivsta left Uppsala, which went on, in 2003.
    save(&tx, &[municipality("0380", "Uppsala", "03")]).await;
    save(&tx, &[from(municipality("0330", "Knivsta", "03"), day(2003, 1, 1))]).await;
    succeeds(&tx, "0330", &["0380"], day(2003, 1, 1)).await;
    residents(&tx, "0380", 2002, 191_000).await;
    assert_eq!(told(&tx, "03", day(2002, 12, 31)).await, ["0380 Uppsala 191000"]);
    // Nobody knows yet how many of them live in Knivsta.
    let uncounted = tx.municipalities("03", day(2003, 1, 1)).await;
    assert!(matches!(&uncounted, Err(Error::NotFound(what)) if what.which.contains("0330")), "{uncounted:?}");
    residents(&tx, "0330", 2003, 12_500).await;
    residents(&tx, "0380", 2003, 180_000).await;
    assert_eq!(told(&tx, "03", day(2003, 12, 31)).await, ["0330 Knivsta 12500", "0380 Uppsala 180000"]);

    // One that ends in two, neither of which it was.
    save(&tx, &[to(municipality("2500", "Dubbel", "25"), day(2009, 12, 31))]).await;
    let halves = [("2501", "Norra"), ("2502", "Södra")];
    for (half, name) in halves {
        save(&tx, &[from(municipality(half, name, "25"), day(2010, 1, 1))]).await;
        succeeds(&tx, half, &["2500"], day(2010, 1, 1)).await;
        residents(&tx, half, 2010, 5_000).await;
    }
    assert_eq!(told(&tx, "25", day(2010, 12, 31)).await, ["2501 Norra 5000", "2502 Södra 5000"]);
}

async fn a_chain_of_codes_is_followed_to_its_beginning(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    save(
        &tx,
        &[
            to(municipality("a", "Första", "25"), day(1999, 12, 31)),
            from(to(municipality("b", "Andra", "25"), day(2009, 12, 31)), day(2000, 1, 1)),
            to(municipality("c", "Grannen", "25"), day(2009, 12, 31)),
            from(municipality("d", "Tredje", "25"), day(2010, 1, 1)),
        ],
    )
    .await;
    succeeds(&tx, "b", &["a"], day(2000, 1, 1)).await;
    succeeds(&tx, "d", &["b", "c"], day(2010, 1, 1)).await;
    residents(&tx, "a", 1998, 70).await;
    residents(&tx, "c", 1998, 30).await;
    assert_eq!(told(&tx, "25", day(1999, 12, 31)).await, ["a Första 70", "c Grannen 30"]);
    assert_eq!(told(&tx, "25", day(2000, 1, 1)).await, ["b Andra 70 (a)", "c Grannen 30"]);
    assert_eq!(told(&tx, "25", day(2010, 1, 1)).await, ["d Tredje 100 (a b c)"]);
    // A register that leads in a circle is wrong, and is no reason to go round in it for ever.
    succeeds(&tx, "a", &["d"], day(2011, 1, 1)).await;
    save(&tx, &[from(to(municipality("d", "Tredje", "25"), day(2010, 12, 31)), day(2010, 1, 1))]).await;
    assert_eq!(tx.municipalities("25", day(2011, 1, 1)).await.unwrap(), []);
}

async fn loading_the_register_again_forgets_nothing(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    // What ships knows today's names and no days.
    let shipped = [municipality("0331", "Heby", "03"), municipality("1860", "Laxå", "18")];
    assert_eq!(save(&tx, &shipped).await, 2);
    residents(&tx, "0331", 2005, 13_500).await;
    residents(&tx, "1860", 2005, 6_000).await;
    assert_eq!(told(&tx, "03", day(2006, 12, 31)).await.len(), 1);
    let better = [
        from(municipality("0331", "Heby", "03"), day(2007, 1, 1)),
        to(from(municipality("1860", "Laxåbygden", "18"), day(2026, 1, 1)), day(2030, 12, 31)),
    ];
    assert_eq!(save(&tx, &better).await, 2);
    for _ in 0..2 {
        assert_eq!(told(&tx, "03", day(2006, 12, 31)).await, [""; 0], "it is known when it began");
        assert_eq!(told(&tx, "03", day(2007, 1, 1)).await, ["0331 Heby 13500"]);
        assert_eq!(told(&tx, "18", day(2025, 12, 31)).await, ["1860 Laxå 6000"]);
        assert_eq!(told(&tx, "18", day(2030, 12, 31)).await, ["1860 Laxåbygden 6000"]);
        assert_eq!(told(&tx, "18", day(2031, 1, 1)).await, [""; 0]);
        assert_eq!(save(&tx, &shipped).await, 0);
    }
}

async fn what_cannot_be_is_refused(db: &TestDatabase) {
    let tx = db.store.write().await.unwrap();
    save(&tx, &[municipality("1860", "Laxå", "18")]).await;
    let region = organisation("1860", "Region Laxå", OrganisationKind::Region);
    assert!(matches!(tx.save_organisations(&[region]).await, Err(Error::Conflict(_))));
    let backwards = to(from(municipality("1862", "Degerfors", "18"), day(2026, 1, 1)), day(2025, 1, 1));
    assert!(tx.save_organisations(&[backwards]).await.is_err());
    let by = |successor: &str| Succession {
        predecessor: code("1860"),
        successor: code(successor),
        on: day(2027, 1, 1),
    };
    assert!(matches!(tx.save_successions(&[by("1887")]).await, Err(Error::NotFound(_))));
    assert!(tx.save_successions(&[by("1860")]).await.is_err(), "nobody succeeds itself");
}

async fn a_region_begins_with_an_empty_database(db: &TestDatabase) {
    let app = App::new(db.store.clone(), Arc::new(MockClock::at(county::march(2))));
    let operator = Actor { role: Role::System, ..county::owner() };
    let owner_of = |code: &str| Invitation {
        address: "agare@region.example".parse().unwrap(),
        lang: Lang::Sv,
        role: Role::StrategyOwner,
        organisation: county::organisation(code),
        strategy: None,
        deputy: false,
    };
    let region = county::organisation(REGION);
    // Nobody can be invited for what nobody knows, and a region is told by its municipalities.
    assert!(app.invite(&operator, &owner_of(REGION)).await.is_err());
    assert!(app.add_region(&operator, &region, "Region Örebro län").await.is_err());
    app.load_register(&operator).await.unwrap();
    for (code, name) in [("0099", "Region Ingenstans"), ("1880", "Örebro"), (REGION, " ")] {
        assert!(app.add_region(&operator, &county::organisation(code), name).await.is_err(), "{code} {name}");
    }
    assert!(app.add_region(&county::owner(), &region, "Region Örebro län").await.is_err());
    for _ in 0..2 {
        app.add_region(&operator, &region, "Region Örebro län").await.unwrap();
    }
    app.invite(&operator, &owner_of(REGION)).await.unwrap();
    // The rest is the owner's: a strategy that takes the region's name as it words it.
    let preview = app.preview_pack(&county::owner(), None, examples::OREBRO.pack.into()).await.unwrap();
    let (upload, seen) = (preview.upload.unwrap(), preview.effect.seen);
    let taken = app.take_in_pack(&county::owner(), None, upload, &seen).await.unwrap();
    assert!(matches!(taken, TakenPack::In(_)), "{taken:?}");
}
