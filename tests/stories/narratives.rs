//! What the owner writes for a report: taken in as a file, held against the catalogue and kept in every version.

use chrono::Duration;
use malspar_app::{Error, examples, progress::Counted};
use malspar_domain::{
    clock::Clock,
    disclosure,
    figure_reference::{Piece, Resolved, pieces, resolve},
    lang::Lang,
    narrative::Narratives,
    progress::Progress,
    role::{Actor, Role},
    strategy::Strategy,
};

use crate::{
    county::{County, baseline, contact, cycle, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    what_is_written_stands_in_the_draft,
    every_figure_in_the_shipped_texts_is_there,
    a_figure_that_is_not_there_is_refused_with_its_place,
    what_was_written_then_stays_known,
    the_same_once_more_changes_nothing,
    a_dry_run_stores_nothing,
    texts_are_for_the_owner_to_write,
    what_is_exported_is_taken_in_as_the_same,
    what_goes_away_is_named_and_kept,
}

const SHORT: &str =
    "mailbox = \"folkhalsa@example.org\"\nmethod.sv = 'Så gjorde vi i {{TS1.of}} kommuner.'\n";

async fn import(county: &County, text: &str) -> Result<malspar_app::narratives::ImportedNarratives, Error> {
    county.app.import_narratives(&owner(), county.slug(), &cycle(), text, false).await
}

async fn written(county: &County) -> Option<(Narratives, u32)> {
    county.app.narratives(&owner(), county.slug(), &cycle(), None).await.unwrap()
}

async fn trail(county: &County) -> Vec<(String, String)> {
    let tx = county.app.store().read().await.unwrap();
    let all = tx.audit(1000).await.unwrap().into_iter();
    let own = all.filter(|record| record.entry.action == "narratives.import");
    own.map(|record| (record.entry.subject, record.entry.details.to_string())).collect()
}

async fn what_is_written_stands_in_the_draft(db: &TestDatabase) {
    let county = County::new(db).await;
    county.hand_in(&cycle(), "1880").await;
    let imported = import(&county, examples::OREBRO.texts).await.unwrap();
    assert_eq!((imported.version, imported.changed, imported.warnings), (1, true, Vec::new()));
    let figures = county.figures(Counted::Reported, None).await;
    assert_eq!(figures.narratives.mailbox.as_deref(), Some("folkhalsa@example.org"));
    assert_eq!(figures.narratives.objectives.len(), 4);
    // The draft is no older than what is written in it.
    assert_eq!(figures.latest_revision, Some(county.clock.now()));
    // Another cycle has texts of its own.
    let before = county.app.narratives(&owner(), county.slug(), &baseline(), None).await.unwrap();
    assert_eq!(before, None);
    assert_eq!(
        trail(&county).await,
        [("orebro-2024-2030/2024-2025".to_owned(), r#"{"version":1}"#.to_owned())]
    );
}

/// What each reference in a text comes to.
fn said(strategy: &Strategy, progress: &Progress, text: &str) -> Vec<(String, Resolved)> {
    let figures = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Figure { written, reference } => {
            Some((written.to_owned(), resolve(strategy, progress, &reference.unwrap())))
        }
        Piece::Words(_) => None,
    });
    figures.collect()
}

async fn every_figure_in_the_shipped_texts_is_there(db: &TestDatabase) {
    let county = County::new(db).await;
    for table in examples::OREBRO.series {
        county.app.import_series(&owner(), table.as_bytes(), "Exempeldata").await.unwrap();
    }
    county.everybody_answers(&baseline()).await;
    county.everybody_answers(&cycle()).await;
    import(&county, examples::OREBRO.texts).await.unwrap();
    let figures = county.figures(Counted::Reported, None).await;
    let shown = disclosure::disclosed(&figures.progress, &figures.strategy, &[]);
    let all = said(&figures.strategy, &shown, examples::OREBRO.texts);
    assert!(all.len() > 100, "{} figures", all.len());
    for (written, said) in &all {
        assert!(!matches!(said, Resolved::Missing | Resolved::NotShown), "{written}: {said:?}");
        // A sentence that names nobody would have a hole.
        assert!(!matches!(said, Resolved::Names(names) if names.is_empty()), "{written}");
    }
    let of = |text: &str| said(&figures.strategy, &shown, text).remove(0).1;
    assert_eq!([of("{{TS1.yes}}"), of("{{TS1.of}}")], [Resolved::Count(7), Resolved::Count(12)]);
    assert_eq!(of("{{TS1.names.missing}}"), Resolved::Names(vec!["Laxå".to_owned()]));
    assert_eq!(of("{{KB1.before.yes}}"), Resolved::Count(19));
}

async fn a_figure_that_is_not_there_is_refused_with_its_place(db: &TestDatabase) {
    let county = County::new(db).await;
    let text =
        "[objectives.\"2.1\"]\nanalysis.sv = '''\nNu har {{TS1.yes}} kommuner\nav {{TS99.of}} det.\n'''\n";
    let Err(Error::Pack(problems)) = import(&county, text).await else { panic!("there is no TS99") };
    assert_eq!(problems.len(), 1);
    let problem = &problems[0];
    assert_eq!(
        (problem.line, problem.column, problem.violation.code.as_str()),
        (4, 4, "pack-unknown-indicator")
    );
    let words =
        malspar_words::problem::describe(Lang::Sv, &problem.violation.code, &problem.violation.params);
    assert_eq!(words, "TS99 är ingen indikator i strategin. Rätta koden.");
    assert_eq!(written(&county).await, None);
    assert_eq!(trail(&county).await, []);
    // What only looks wrong is said, and taken in.
    let address = "method.sv = 'Fråga namn@example.org.'\n";
    let warnings = import(&county, address).await.unwrap().warnings;
    assert_eq!(warnings.iter().map(|w| (w.line, w.column)).collect::<Vec<_>>(), [(1, 20)]);
    assert_eq!(warnings[0].violation.code, "narrative-email");
}

async fn what_was_written_then_stays_known(db: &TestDatabase) {
    let county = County::new(db).await;
    let before = county.clock.now();
    county.clock.advance(Duration::hours(1));
    import(&county, SHORT).await.unwrap();
    let first = county.clock.now();
    county.clock.advance(Duration::hours(1));
    assert_eq!(import(&county, examples::OREBRO.texts).await.unwrap().version, 2);
    let known = |at| {
        let county = &county;
        async move { county.figures(Counted::Reported, Some(at)).await.narratives }
    };
    assert_eq!(known(before).await, Narratives::default());
    assert_eq!(known(first).await.mailbox.as_deref(), Some("folkhalsa@example.org"));
    assert!(known(first).await.objectives.is_empty());
    assert_eq!(known(county.clock.now()).await.objectives.len(), 4);
    let stored = county.app.narratives(&owner(), county.slug(), &cycle(), Some(first)).await.unwrap();
    assert_eq!(stored.unwrap().1, 1);
}

async fn the_same_once_more_changes_nothing(db: &TestDatabase) {
    let county = County::new(db).await;
    import(&county, SHORT).await.unwrap();
    county.clock.advance(Duration::hours(1));
    // However it is written: another order, another editor.
    let lines: Vec<_> = SHORT.lines().rev().collect();
    let again = import(&county, &lines.join("\r\n")).await.unwrap();
    assert_eq!((again.version, again.changed), (1, false));
    assert_eq!(trail(&county).await.len(), 1);
}

async fn a_dry_run_stores_nothing(db: &TestDatabase) {
    let county = County::new(db).await;
    let app = &county.app;
    let tried = app.import_narratives(&owner(), county.slug(), &cycle(), SHORT, true).await.unwrap();
    assert_eq!((tried.version, tried.changed), (1, true));
    assert_eq!((written(&county).await, trail(&county).await), (None, Vec::new()));
    import(&county, SHORT).await.unwrap();
    let tried = app.import_narratives(&owner(), county.slug(), &cycle(), SHORT, true).await.unwrap();
    assert_eq!((tried.version, tried.changed), (1, false));
}

async fn texts_are_for_the_owner_to_write(db: &TestDatabase) {
    let county = County::new(db).await;
    import(&county, SHORT).await.unwrap();
    let reviewer = Actor { role: Role::CouncilReviewer, ..owner() };
    for stranger in [contact("1880"), reviewer] {
        let refused = county.app.import_narratives(&stranger, county.slug(), &cycle(), SHORT, false).await;
        assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
        let refused = county.app.narratives(&stranger, county.slug(), &cycle(), None).await;
        assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
    }
    // To the owner of another region's strategy there is none.
    let foreign = Actor { organisation: "0019".parse().unwrap(), ..owner() };
    let refused = county.app.import_narratives(&foreign, county.slug(), &cycle(), "", false).await;
    assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
    let refused = county.app.export_narratives(&foreign, county.slug(), &cycle(), None).await;
    assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
    assert_eq!(written(&county).await.unwrap().1, 1);
    let unknown = "1999".parse().unwrap();
    let refused = county.app.import_narratives(&owner(), county.slug(), &unknown, SHORT, false).await;
    assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
}

async fn what_is_exported_is_taken_in_as_the_same(db: &TestDatabase) {
    let county = County::new(db).await;
    let (actor, key) = (owner(), cycle());
    let export = || county.app.export_narratives(&actor, county.slug(), &key, None);
    assert_eq!(export().await.unwrap(), None);
    import(&county, examples::OREBRO.texts).await.unwrap();
    let again = import(&county, &export().await.unwrap().unwrap()).await.unwrap();
    assert_eq!((again.version, again.changed), (1, false));
}

async fn what_goes_away_is_named_and_kept(db: &TestDatabase) {
    let county = County::new(db).await;
    let whole = "registry_number = 'RÖL 1/26'\n[objectives.\"2.1\"]\nanalysis.sv = 'Så.'\n\
                 assessment.phrase = 'no_clear_change'\nassessment.reason.sv = 'Ty.'\n";
    let actor = owner();
    let (app, key, then) = (&county.app, cycle(), county.clock.now());
    let new = import(&county, whole).await.unwrap();
    assert_eq!((new.before, new.gone), (None, Vec::new()));
    county.clock.advance(Duration::hours(1));
    let gone = ["registry_number", "objectives.2.1.analysis", "objectives.2.1.assessment.reason"];
    let tried = app.import_narratives(&owner(), county.slug(), &key, "", true).await.unwrap();
    assert_eq!(tried.gone, gone);
    let emptied = import(&county, "").await.unwrap();
    assert_eq!((emptied.version, emptied.before), (2, Some((1, then))));
    assert_eq!(emptied.gone, gone);

    let export = |as_of| app.export_narratives(&actor, county.slug(), &key, as_of);
    let earlier = export(Some(then)).await.unwrap().expect("the first version");
    assert!(!export(None).await.unwrap().expect("the second").contains("RÖL"));
    county.clock.advance(Duration::hours(1));
    assert_eq!(import(&county, &earlier).await.unwrap().version, 3);
    assert_eq!(written(&county).await.unwrap().0.registry_number.as_deref(), Some("RÖL 1/26"));
}
