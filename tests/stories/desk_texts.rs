//! Writing the texts of a cycle at the desk: one place at a time, by two people at once, with figures that change.

use chrono::Duration;
use malspar_app::{
    Error, examples,
    texts::{Base, Confirmed, Fault, Happened, Place, Stand, TypedRow, TypedText, Written, Wrote},
};
use malspar_domain::{
    code::ObjectiveCode,
    id::AccountId,
    lang::Lang,
    narrative::{Narratives, Phrase, Purpose},
    role::{Actor, Role},
};
use uuid::Uuid;

use crate::{
    county::{County, REGION, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    a_text_is_saved_at_its_place_and_nothing_else_changes,
    two_who_write_at_different_places_lose_nothing,
    two_who_write_the_same_place_see_both,
    a_figure_that_changes_is_told_until_somebody_reads_the_text_through,
    a_figure_that_changed_while_one_wrote_is_told_as_well,
    texts_from_a_file_are_watched_from_when_they_came,
    a_confirmation_is_of_what_was_read,
    mistakes_are_told_at_their_field_and_line,
    an_assessment_is_a_phrase_and_a_reason,
    meetings_are_put_in_order_of_time,
    an_earlier_wording_is_found_again,
    what_is_only_looked_at_is_not_kept,
    the_texts_are_for_whoever_runs_the_follow_up,
}

fn objective() -> ObjectiveCode {
    "2.1".parse().unwrap()
}

fn analysis() -> Place {
    Place::Analysis(objective())
}

fn text(sv: &str) -> TypedText {
    let row = TypedRow { sv: sv.to_owned(), ..TypedRow::default() };
    TypedText { rows: vec![row], ..TypedText::default() }
}

fn colleague() -> Actor {
    Actor { account: AccountId(Uuid::from_u128(8)), ..owner() }
}

async fn stand(county: &County, place: &Place) -> Stand {
    let texts = county.app.texts(&owner(), county.slug(), &cycle(), Some(&place.address())).await.unwrap();
    texts.stands.into_iter().next().unwrap()
}

/// What a form that is opened now carries.
async fn opened(county: &County, place: &Place) -> Base {
    let texts = county.app.texts(&owner(), county.slug(), &cycle(), Some(&place.address())).await.unwrap();
    Base { mark: texts.stands[0].mark.clone(), seen: Some(texts.read_at) }
}

async fn write(county: &County, who: &Actor, place: &Place, typed: &TypedText, base: &Base) -> Wrote {
    county.app.write_text(who, county.slug(), &cycle(), place, typed, base).await.unwrap()
}

async fn save(county: &County, place: &Place, typed: &TypedText) -> Wrote {
    let base = opened(county, place).await;
    write(county, &owner(), place, typed, &base).await
}

async fn narratives(county: &County) -> Narratives {
    county.app.narratives(&owner(), county.slug(), &cycle(), None).await.unwrap().unwrap_or_default().0
}

async fn import(county: &County, text: &str) {
    county.app.import_narratives(&owner(), county.slug(), &cycle(), text, false).await.unwrap();
}

fn saved(wrote: &Wrote) -> bool {
    matches!(wrote, Wrote::Saved { .. })
}

fn told(faults: &[Fault]) -> Vec<(&str, Option<usize>, &str)> {
    faults.iter().map(|f| (f.field.as_str(), f.line, f.violation.code.as_str())).collect()
}

async fn a_text_is_saved_at_its_place_and_nothing_else_changes(db: &TestDatabase) {
    let county = County::new(db).await;
    import(&county, examples::OREBRO.texts).await;
    let before = narratives(&county).await;
    county.clock.advance(Duration::hours(1));
    assert!(saved(&save(&county, &Place::Method, &text("  Så gjorde vi.\r\n\r\nTvå gånger.\u{0} ")).await));
    let after = narratives(&county).await;
    let method = after.method.clone().unwrap();
    assert_eq!((method.sv.as_str(), method.en), ("Så gjorde vi.\n\nTvå gånger.", None));
    assert_eq!(Narratives { method: before.method.clone(), ..after }, before);
    let stands = stand(&county, &Place::Method).await;
    let change = stands.changed.unwrap();
    assert_eq!((change.version, change.role), (2, Role::StrategyOwner));
    assert!(stands.written.lacks_english());
    // Others stand there as they did, since they did.
    assert_eq!(stand(&county, &analysis()).await.changed.unwrap().version, 1);
    // The same once more is no new version, and an empty form takes the text away.
    assert!(matches!(
        save(&county, &Place::Method, &text("Så gjorde vi.\n\nTvå gånger.")).await,
        Wrote::Unchanged
    ));
    assert!(saved(&save(&county, &Place::Method, &text(" \n")).await));
    assert_eq!(narratives(&county).await.method, None);
    let tx = county.app.store().read().await.unwrap();
    let trail = tx.audit(1000).await.unwrap();
    let own: Vec<_> = trail.iter().filter(|record| record.entry.action == "text.write").collect();
    assert_eq!(own.len(), 2);
    assert_eq!(own[1].entry.details.to_string(), r#"{"place":"method","version":2}"#);
}

async fn two_who_write_at_different_places_lose_nothing(db: &TestDatabase) {
    let county = County::new(db).await;
    let (economy, method) = (Place::Economy, Place::Method);
    let (base, other) = (opened(&county, &economy).await, opened(&county, &method).await);
    let (me, she) = (owner(), colleague());
    let (mine, hers) = (text("Om ekonomin."), text("Om metoden."));
    let (one, two) = tokio::join!(
        write(&county, &me, &economy, &mine, &base),
        write(&county, &she, &method, &hers, &other)
    );
    assert!(saved(&one) && saved(&two), "{one:?} {two:?}");
    let all = narratives(&county).await;
    assert_eq!(all.consequences.economy.unwrap().sv, "Om ekonomin.");
    assert_eq!(all.method.unwrap().sv, "Om metoden.");
}

async fn two_who_write_the_same_place_see_both(db: &TestDatabase) {
    let county = County::new(db).await;
    let place = analysis();
    let base = opened(&county, &place).await;
    let (me, she) = (owner(), colleague());
    let (mine, hers) = (text("Min analys."), text("Hennes analys."));
    let (one, two) =
        tokio::join!(write(&county, &me, &place, &mine, &base), write(&county, &she, &place, &hers, &base));
    let (late, typed, first) = match (one, two) {
        (Wrote::Saved { .. }, Wrote::Clash(clash)) => (clash, hers, "Min analys."),
        (Wrote::Clash(clash), Wrote::Saved { .. }) => (clash, mine, "Hennes analys."),
        other => panic!("one is first: {other:?}"),
    };
    let Written::Text(Some(theirs)) = &late.theirs else { panic!("{late:?}") };
    assert_eq!(theirs.sv, first);
    assert_eq!(late.change.unwrap().version, 1);
    // Nothing was overwritten; who has seen both may save.
    let stands = stand(&county, &place).await;
    assert_eq!((&stands.written, &stands.mark), (&late.theirs, &late.mark));
    let seen = Base { mark: late.mark.clone(), seen: None };
    assert!(saved(&write(&county, &she, &place, &typed, &seen).await));
    // To have written the same is no clash.
    assert!(matches!(write(&county, &me, &place, &typed, &base).await, Wrote::Unchanged));
}

async fn a_figure_that_changes_is_told_until_somebody_reads_the_text_through(db: &TestDatabase) {
    let county = County::new(db).await;
    let place = analysis();
    save(&county, &place, &text("Nu har {{TS1.answered}} av {{TS1.of}} kommuner svarat.")).await;
    assert_eq!(stand(&county, &place).await.stale, []);
    county.clock.advance(Duration::hours(1));
    county.hand_in(&cycle(), "1880").await;
    let stands = stand(&county, &place).await;
    let [change] = stands.stale.as_slice() else { panic!("one figure: {:?}", stands.stale) };
    assert_eq!(
        (change.reference.as_str(), change.before.get(Lang::Sv), change.now.get(Lang::En)),
        ("TS1.answered", "0", "1")
    );
    county.clock.advance(Duration::hours(1));
    let marks = (stands.mark.as_str(), stands.figures_mark.as_str());
    let done = county.app.confirm_text(&owner(), county.slug(), &cycle(), &place, marks).await.unwrap();
    assert_eq!(done, Confirmed::Done);
    let stands = stand(&county, &place).await;
    assert_eq!(stands.stale, []);
    assert_eq!(
        stands.confirmed,
        Some((malspar_domain::clock::Clock::now(county.clock.as_ref()), Role::StrategyOwner))
    );
    // It changes once more: it was confirmed at one, and not at two.
    county.clock.advance(Duration::hours(1));
    county.hand_in(&cycle(), "1881").await;
    let stale = stand(&county, &place).await.stale;
    assert_eq!((stale[0].before.get(Lang::Sv), stale[0].now.get(Lang::Sv)), ("1", "2"));
}

async fn a_figure_that_changed_while_one_wrote_is_told_as_well(db: &TestDatabase) {
    let county = County::new(db).await;
    let place = analysis();
    let base = opened(&county, &place).await;
    county.clock.advance(Duration::minutes(10));
    county.hand_in(&cycle(), "1880").await;
    county.clock.advance(Duration::minutes(10));
    write(&county, &owner(), &place, &text("Bara {{TS1.answered}} har svarat."), &base).await;
    assert_eq!(stand(&county, &place).await.stale.len(), 1, "the writer has seen 0");
}

async fn texts_from_a_file_are_watched_from_when_they_came(db: &TestDatabase) {
    let county = County::new(db).await;
    import(&county, "method.sv = 'Nu har {{TS1.answered}} svarat.'\n").await;
    assert_eq!(stand(&county, &Place::Method).await.stale, []);
    county.clock.advance(Duration::hours(1));
    county.hand_in(&cycle(), "1880").await;
    let stale = stand(&county, &Place::Method).await.stale;
    assert_eq!((stale[0].before.get(Lang::Sv), stale[0].now.get(Lang::Sv)), ("0", "1"));
}

async fn a_confirmation_is_of_what_was_read(db: &TestDatabase) {
    let county = County::new(db).await;
    let (place, slug) = (analysis(), county.slug());
    save(&county, &place, &text("Nu har {{TS1.answered}} svarat.")).await;
    let read = stand(&county, &place).await;
    county.clock.advance(Duration::hours(1));
    county.hand_in(&cycle(), "1880").await;
    let marks = (read.mark.as_str(), read.figures_mark.as_str());
    let done = county.app.confirm_text(&owner(), slug, &cycle(), &place, marks).await.unwrap();
    assert_eq!(done, Confirmed::ReadAgain, "the figure changed while it was read");
    assert_eq!(stand(&county, &place).await.stale.len(), 1);
    let now = stand(&county, &place).await;
    save(&county, &place, &text("En annan text om {{TS1.answered}}.")).await;
    let marks = (now.mark.as_str(), now.figures_mark.as_str());
    let done = county.app.confirm_text(&owner(), slug, &cycle(), &place, marks).await.unwrap();
    assert_eq!(done, Confirmed::ReadAgain, "the text did");
}

async fn mistakes_are_told_at_their_field_and_line(db: &TestDatabase) {
    let county = County::new(db).await;
    let mut typed = text("Ett stycke.\n\nNu {{TS99.yes}} och <b>fet</b>.");
    typed.rows[0].en = "# Heading".into();
    let Wrote::Refused(faults) = save(&county, &analysis(), &typed).await else { panic!("refused") };
    let told_ = told(&faults);
    assert!(told_.contains(&("sv-0", Some(3), "pack-unknown-indicator")), "{told_:?}");
    assert!(told_.contains(&("sv-0", Some(3), "narrative-markdown")), "{told_:?}");
    assert!(told_.contains(&("en-0", None, "narrative-markdown")), "{told_:?}");
    // English alone is no text, and a text may be too long.
    let english = TypedText {
        rows: vec![TypedRow { en: "Only in English.".to_owned(), ..TypedRow::default() }],
        ..TypedText::default()
    };
    let Wrote::Refused(faults) = save(&county, &analysis(), &english).await else { panic!("refused") };
    assert_eq!(told(&faults), [("sv-0", None, "pack-empty-text")]);
    let Wrote::Refused(faults) = save(&county, &analysis(), &text(&"x".repeat(20_001))).await else {
        panic!("refused")
    };
    assert_eq!(told(&faults), [("sv-0", None, "import-too-long")]);
    // A point is one paragraph; the empty rows before it are counted.
    let mut points = text("");
    points.rows.push(TypedRow { sv: "Ett.\n\nTvå.".to_owned(), ..TypedRow::default() });
    let Wrote::Refused(faults) = save(&county, &Place::Changed, &points).await else { panic!("refused") };
    assert_eq!(told(&faults), [("sv-1", Some(3), "narrative-one-paragraph")]);
    let mailbox = TypedText { line: "ingen adress".to_owned(), ..TypedText::default() };
    let Wrote::Refused(faults) = save(&county, &Place::Mailbox, &mailbox).await else { panic!("refused") };
    assert_eq!(told(&faults), [("line", None, "narrative-mailbox")]);
    assert_eq!(narratives(&county).await, Narratives::default(), "nothing is kept");
}

async fn an_assessment_is_a_phrase_and_a_reason(db: &TestDatabase) {
    let county = County::new(db).await;
    let place = Place::Assessment(objective());
    let with = |phrase: &str, sv: &str| TypedText { phrase: phrase.to_owned(), ..text(sv) };
    let refused = async |typed: &TypedText| match save(&county, &place, typed).await {
        Wrote::Refused(faults) => faults,
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&refused(&with("", "Så.")).await), [("phrase", None, "texts-no-phrase")]);
    assert_eq!(told(&refused(&with("no_clear_change", "")).await), [("sv-0", None, "pack-empty-text")]);
    let long = refused(&with("no_clear_change", &"å".repeat(601))).await;
    assert_eq!(told(&long), [("sv-0", None, "narrative-reason-long")]);
    assert!(saved(&save(&county, &place, &with("needs_strengthening", &"å".repeat(600))).await));
    let own = narratives(&county).await.objectives.remove(&objective()).unwrap();
    assert_eq!(own.assessment.unwrap().phrase, Phrase::NeedsStrengthening);
    // The analysis of the same objective is another place.
    assert!(saved(&save(&county, &analysis(), &text("Analys.")).await));
    assert!(saved(&save(&county, &place, &with("", "")).await));
    let own = narratives(&county).await.objectives.remove(&objective()).unwrap();
    assert_eq!((own.assessment, own.analysis.unwrap().sv.as_str()), (None, "Analys."));
}

async fn meetings_are_put_in_order_of_time(db: &TestDatabase) {
    let county = County::new(db).await;
    let step = |sv: &str, date: &str, purpose: &str| TypedRow {
        sv: sv.to_owned(),
        en: String::new(),
        date: date.to_owned(),
        purpose: purpose.to_owned(),
    };
    let mut rows = vec![
        step("Nämnden", "2026-06-09", "decision"),
        step("", "", ""),
        step("Rådet", "2026-05-12", "comments"),
        step("Gruppen", "", "information"),
    ];
    let typed = TypedText { rows: rows.clone(), ..TypedText::default() };
    let Wrote::Refused(faults) = save(&county, &Place::Steps, &typed).await else { panic!("refused") };
    assert_eq!(told(&faults), [("date-3", None, "texts-no-date")]);
    rows.pop();
    let typed = TypedText { rows, ..TypedText::default() };
    assert!(saved(&save(&county, &Place::Steps, &typed).await));
    let steps = narratives(&county).await.steps;
    let told: Vec<_> = steps.iter().map(|step| (step.body.sv.as_str(), step.purpose)).collect();
    assert_eq!(told, [("Rådet", Purpose::Comments), ("Nämnden", Purpose::Decision)]);
    // The form gives back what stands there.
    let form = TypedText::of(&stand(&county, &Place::Steps).await.written);
    assert_eq!(
        form.rows.iter().map(|row| row.date.as_str()).collect::<Vec<_>>(),
        ["2026-05-12", "2026-06-09"]
    );
    assert!(matches!(save(&county, &Place::Steps, &form).await, Wrote::Unchanged));
}

async fn an_earlier_wording_is_found_again(db: &TestDatabase) {
    let county = County::new(db).await;
    let place = analysis();
    for wording in ["Första.", "Andra.", ""] {
        county.clock.advance(Duration::hours(1));
        assert!(saved(&save(&county, &place, &text(wording)).await));
        // What is written elsewhere is no wording of this place.
        county.clock.advance(Duration::hours(1));
        save(&county, &Place::Method, &text(&format!("Metod: {wording}"))).await;
    }
    let history = county.app.text_history(&owner(), county.slug(), &cycle(), &place).await.unwrap();
    let wordings: Vec<_> = history
        .iter()
        .map(|happened| match happened {
            Happened::Written(own) => TypedText::of(&own.written).rows.first().map(|row| row.sv.clone()),
            Happened::Confirmed { .. } => panic!("nobody confirmed"),
        })
        .collect();
    assert_eq!(wordings, [None, Some("Andra.".to_owned()), Some("Första.".to_owned())]);
    // To bring it back is to save it again; what was between stays known.
    assert!(saved(&save(&county, &place, &text("Första.")).await));
    let history = county.app.text_history(&owner(), county.slug(), &cycle(), &place).await.unwrap();
    assert_eq!(history.len(), 4);
}

async fn what_is_only_looked_at_is_not_kept(db: &TestDatabase) {
    let county = County::new(db).await;
    let place = analysis().address();
    let typed = text("Nu har {{TS1.answered}} svarat, och {{TS8.number}} deltog. namn@example.org");
    let (written, faults, _) =
        county.app.try_text(&owner(), county.slug(), &cycle(), &place, &typed).await.unwrap();
    assert!(!written.is_empty());
    let codes: Vec<_> = faults.iter().map(|fault| fault.violation.code.as_str()).collect();
    assert_eq!(codes, ["narrative-email", "text-figure-missing"]);
    assert!(faults.iter().all(|fault| fault.field == "sv-0"));
    assert_eq!(narratives(&county).await, Narratives::default());
}

async fn the_texts_are_for_whoever_runs_the_follow_up(db: &TestDatabase) {
    let county = County::new(db).await;
    let (app, slug, place) = (&county.app, county.slug(), analysis());
    save(&county, &place, &text("En analys.")).await;
    let reviewer = Actor { role: Role::CouncilReviewer, ..owner() };
    assert_eq!(reviewer.organisation, organisation(REGION));
    let foreign = Actor { organisation: organisation("0019"), ..owner() };
    let base = opened(&county, &place).await;
    for (who, is_hidden) in [(contact("1880"), false), (reviewer, false), (foreign, true)] {
        let check = |error: Error| match error {
            Error::Forbidden(_) => assert!(!is_hidden),
            Error::NotFound(_) => assert!(is_hidden),
            other => panic!("{other}"),
        };
        check(app.texts(&who, slug, &cycle(), None).await.unwrap_err());
        check(app.text_place(&who, slug, &cycle(), "metod").await.unwrap_err());
        check(app.text_history(&who, slug, &cycle(), &place).await.unwrap_err());
        check(app.write_text(&who, slug, &cycle(), &place, &text("Min."), &base).await.unwrap_err());
        check(app.confirm_text(&who, slug, &cycle(), &place, ("", "")).await.unwrap_err());
        check(app.try_text(&who, slug, &cycle(), "metod", &text("Min.")).await.unwrap_err());
    }
    assert!(matches!(app.text_place(&owner(), slug, &cycle(), "analys-9.9").await, Err(Error::NotFound(_))));
    assert_eq!(TypedText::of(&stand(&county, &place).await.written).rows[0].sv, "En analys.");
}
