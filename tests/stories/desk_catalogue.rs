//! The owner changes what is asked and aimed at, and reads figures in: nothing happens unseen, and nothing that was typed is
//! lost.

use std::collections::BTreeMap;

use malspar_app::{
    App, Error,
    catalogue::{Applies, MAX_PACK, PackPreview, Part, PutInForce, SavedPart, TakenPack},
    examples,
};
use malspar_domain::{
    cycle_plan::CycleStep,
    role::{Actor, Role},
    strategy::Strategy,
};
use malspar_exchange::pack;

use crate::{
    county::{County, contact, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::codes,
};

on_each_database! {
    words_apply_at_once_and_substance_from_the_next_cycle,
    a_changed_rule_shows_what_it_moves_before_it_does,
    a_pack_that_was_looked_at_is_put_in_force_once,
    a_pack_is_not_put_in_force_over_something_else,
    a_new_strategy_is_of_ones_own_region,
    a_command_holds_a_pack_against_the_county_of_its_region,
    a_draft_is_seen_before_it_applies,
    two_who_write_in_one_part_see_each_others_words,
    a_draft_lies_on_top_of_what_was_put_in_force_meanwhile,
    what_contradicts_itself_is_said_at_its_field,
    what_has_been_answered_is_not_taken_away,
    a_simple_indicator_and_a_question_are_added,
    an_area_and_rows_and_a_check_are_added,
    what_is_wrong_with_rows_and_checks_is_said_at_its_field,
    a_draft_is_put_in_force_once,
    nobody_else_touches_a_catalogue,
}

fn other_owner() -> Actor {
    Actor { organisation: organisation("0019"), ..owner() }
}

/// The shipped strategy with a change, as a file.
fn pack_with(change: impl FnOnce(&mut Strategy)) -> Vec<u8> {
    let mut strategy = App::check_strategy(examples::OREBRO.pack).unwrap();
    change(&mut strategy);
    pack::write(&strategy).into_bytes()
}

fn place(strategy: &Strategy, code: &str) -> usize {
    strategy.indicators.iter().position(|i| i.code.as_str() == code).unwrap()
}

async fn looked_at(county: &County, pack: Vec<u8>) -> PackPreview {
    county.app.preview_pack(&owner(), Some(county.slug()), pack).await.unwrap()
}

async fn say_yes(county: &County, preview: &PackPreview) -> TakenPack {
    let (upload, seen) = (preview.upload.unwrap(), &preview.effect.seen);
    county.app.take_in_pack(&owner(), Some(county.slug()), upload, seen).await.unwrap()
}

async fn in_force(county: &County) -> (Strategy, usize) {
    let found = county.app.catalogue(&owner(), county.slug()).await.unwrap();
    (found.strategy, found.versions.len())
}

async fn words_apply_at_once_and_substance_from_the_next_cycle(db: &TestDatabase) {
    let county = County::new(db).await;
    let worded = looked_at(&county, pack_with(|s| s.indicators[0].title.sv = "Ny rubrik".into())).await;
    assert_eq!(worded.effect.applies, Applies::Words);
    assert_eq!(worded.effect.open.iter().filter(|open| open.key == cycle()).count(), 1, "a form is out");
    assert!(worded.effect.breaks().is_empty() && worded.effect.targets().is_empty());

    let aimed = pack_with(|s| {
        let at = s.indicators.iter().position(|i| i.target.is_some()).unwrap();
        s.indicators[at].target = None;
    });
    let aimed = looked_at(&county, aimed).await.effect;
    let Applies::From { year: 2026, cycle: Some(first) } = &aimed.applies else {
        panic!("{:?}", aimed.applies)
    };
    assert_eq!(first.key.as_str(), "2026-2027");
    assert_eq!(aimed.targets().len(), 1);

    let asked = looked_at(&county, pack_with(|s| s.indicators[0].definition = 2)).await.effect;
    assert_eq!(asked.breaks().len(), 1, "a new definition breaks the series");
    let same = looked_at(&county, pack_with(|_| ())).await;
    assert_eq!(same.effect.applies, Applies::Same);
    assert!(same.upload.is_none(), "there is nothing to say yes to");
    assert_eq!(in_force(&county).await.1, 1, "looking changes nothing");
}

async fn a_changed_rule_shows_what_it_moves_before_it_does(db: &TestDatabase) {
    let county = County::new(db).await;
    let untouched = looked_at(&county, pack_with(|s| s.indicators[0].title.sv = "Ny rubrik".into())).await;
    assert_eq!(untouched.effect.moves, []);
    // With a year more the last cycle is as long as the others, and is collected a year later.
    let longer = |s: &mut Strategy| s.valid.to = 2031;
    let preview = looked_at(&county, pack_with(longer)).await;
    let opens = preview.effect.moves.iter().filter(|one| one.step == CycleStep::Open);
    let opens: Vec<_> = opens.map(|one| (one.cycle.as_str(), one.from.is_some(), one.to.is_some())).collect();
    assert_eq!(opens, [("2030", true, false), ("2030-2031", false, true)]);
    let pending = county.app.moved(&owner(), &preview.effect.after).await.unwrap();
    assert_eq!(pending, preview.effect.moves);
    assert!(matches!(say_yes(&county, &preview).await, TakenPack::In(_)));
    assert_eq!(county.app.moved(&owner(), &preview.effect.after).await.unwrap(), []);
}

async fn a_pack_that_was_looked_at_is_put_in_force_once(db: &TestDatabase) {
    let county = County::new(db).await;
    let preview = looked_at(&county, pack_with(|s| s.indicators[0].title.sv = "Ny rubrik".into())).await;
    assert!(matches!(say_yes(&county, &preview).await, TakenPack::In(_)));
    assert!(matches!(say_yes(&county, &preview).await, TakenPack::Already));
    let (strategy, versions) = in_force(&county).await;
    assert_eq!((strategy.indicators[0].title.sv.as_str(), versions), ("Ny rubrik", 2));

    let late = looked_at(&county, pack_with(|s| s.indicators[0].title.sv = "För sent".into())).await;
    county.clock.advance(chrono::Duration::hours(2));
    assert!(matches!(say_yes(&county, &late).await, TakenPack::Gone));
}

async fn a_pack_is_not_put_in_force_over_something_else(db: &TestDatabase) {
    let county = County::new(db).await;
    let preview = looked_at(&county, pack_with(|s| s.indicators[0].title.sv = "Min".into())).await;
    let other = String::from_utf8(pack_with(|s| s.indicators[1].title.sv = "Annans".into())).unwrap();
    county.app.import_strategy(&owner(), &other).await.unwrap();
    let TakenPack::Differs(now) = say_yes(&county, &preview).await else { panic!("over what was not seen") };
    assert_eq!(in_force(&county).await.0.indicators[1].title.sv, "Annans");
    // What it would do now has been shown; a second yes is for that.
    assert!(matches!(say_yes(&county, &now).await, TakenPack::In(_)));
}

async fn a_new_strategy_is_of_ones_own_region(db: &TestDatabase) {
    let county = County::new(db).await;
    let app = &county.app;
    let pack = || examples::VASTMANLAND.pack.as_bytes().to_vec();
    let refused = app.preview_pack(&owner(), None, pack()).await.unwrap_err();
    assert_eq!(codes(refused), ["catalogue-other-region"]);
    let there =
        app.preview_pack(&owner(), None, examples::OREBRO.pack.as_bytes().to_vec()).await.unwrap_err();
    assert_eq!(codes(there), ["catalogue-there-already"]);
    let wrong = app.preview_pack(&owner(), Some(county.slug()), pack()).await.unwrap_err();
    assert_eq!(codes(wrong), ["catalogue-other-strategy"]);
    let elsewhere = examples::VASTMANLAND.pack.replace("county = \"19\"", "county = \"18\"");
    let refused = app.preview_pack(&other_owner(), None, elsewhere.into_bytes()).await.unwrap_err();
    assert_eq!(codes(refused), ["catalogue-other-county"]);

    let preview = app.preview_pack(&other_owner(), None, pack()).await.unwrap();
    assert_eq!(preview.effect.applies, Applies::New);
    let (upload, seen) = (preview.upload.unwrap(), &preview.effect.seen);
    let foreign = app.take_in_pack(&owner(), None, upload, seen).await;
    assert!(matches!(foreign, Ok(TakenPack::Gone) | Err(_)), "{foreign:?}");
    let taken = app.take_in_pack(&other_owner(), None, upload, seen).await.unwrap();
    let TakenPack::In(imported) = taken else { panic!("{taken:?}") };
    assert_eq!(app.catalogue(&other_owner(), &imported.slug).await.unwrap().versions.len(), 1);

    let large = vec![b'#'; MAX_PACK + 1];
    assert_eq!(
        codes(app.preview_pack(&owner(), None, large).await.unwrap_err()),
        ["catalogue-pack-too-large"]
    );
    let latin = b"title = \"Lax\xE5\"".to_vec();
    assert_eq!(
        codes(app.preview_pack(&owner(), None, latin).await.unwrap_err()),
        ["catalogue-pack-encoding"]
    );
    let Err(Error::Pack(problems)) = app.preview_pack(&owner(), None, b"slug = \n".to_vec()).await else {
        panic!("half a line")
    };
    assert_eq!(problems[0].line, 1);
}

async fn a_command_holds_a_pack_against_the_county_of_its_region(db: &TestDatabase) {
    let county = County::new(db).await;
    let app = &county.app;
    // Neither an owner nor whoever runs the service has other regions' municipalities asked.
    let operator = Actor { role: Role::System, ..owner() };
    let shipped = examples::VASTMANLAND.pack;
    let elsewhere = shipped.replace("county = \"19\"", "county = \"18\"");
    for actor in [other_owner(), operator.clone()] {
        let Err(Error::Pack(problems)) = app.import_strategy(&actor, &elsewhere).await else {
            panic!("the region is of county 19 by its code")
        };
        let line = elsewhere.lines().position(|line| line.starts_with("county")).unwrap() + 1;
        let said: Vec<_> = problems.iter().map(|p| (p.line, p.violation.code.as_str())).collect();
        assert_eq!(said, [(line, "catalogue-other-county")]);
    }
    assert_eq!(app.strategies().await.unwrap().len(), 1, "nothing has been stored");
    app.import_strategy(&operator, shipped).await.unwrap();

    // The register knows the region by now.
    let moved = String::from_utf8(pack_with(|s| s.county = "19".into())).unwrap();
    let moved = moved.replace("orebro-2024-2030", "en-annan");
    let refused = app.import_strategy(&owner(), &moved).await;
    assert!(matches!(&refused, Err(Error::Pack(_))), "{refused:?}");
}

/// The fields of a part as a form sends them back, with some of them changed.
async fn typed(county: &County, part: &Part, changed: &[(&str, &str)]) -> (BTreeMap<String, String>, String) {
    let (fields, seen) = county.app.catalogue_part(&owner(), county.slug(), part).await.unwrap().unwrap();
    let sent = fields.into_iter().filter(|field| field.name != "headline" || !field.value.is_empty());
    let mut sent: BTreeMap<_, _> = sent.map(|field| (field.name, field.value)).collect();
    sent.retain(|name, value| !(["voluntary", "compulsory"].contains(&name.as_str()) && value.is_empty()));
    sent.extend(changed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    (sent, seen)
}

async fn save(county: &County, part: &Part, (sent, seen): &(BTreeMap<String, String>, String)) -> SavedPart {
    let saved = county.app.save_catalogue_part(&owner(), county.slug(), part, sent, seen).await;
    saved.unwrap().unwrap()
}

async fn write(county: &County, part: &Part, changed: &[(&str, &str)]) -> SavedPart {
    save(county, part, &typed(county, part, changed).await).await
}

fn part(kind: &str, code: &str) -> Part {
    Part::read(kind, code).unwrap()
}

async fn put_in_force(county: &County) -> PutInForce {
    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap();
    let seen = draft.effect.map(|effect| effect.seen).unwrap_or_default();
    county.app.put_catalogue_in_force(&owner(), county.slug(), &seen).await.unwrap()
}

async fn a_draft_is_seen_before_it_applies(db: &TestDatabase) {
    let county = County::new(db).await;
    let question = part("fraga", "TS1");
    assert!(matches!(write(&county, &question, &[("title-sv", "Familjens hus")]).await, SavedPart::Saved));
    let (before, _) = in_force(&county).await;
    assert_ne!(before.indicators[place(&before, "TS1")].title.sv, "Familjens hus");

    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap();
    let effect = draft.effect.unwrap();
    assert_eq!(effect.applies, Applies::Words);
    let stale = county.app.put_catalogue_in_force(&owner(), county.slug(), "something else").await.unwrap();
    assert!(matches!(stale, PutInForce::Differs));
    assert!(matches!(put_in_force(&county).await, PutInForce::In(_)));
    let (after, versions) = in_force(&county).await;
    assert_eq!(after.indicators[place(&after, "TS1")].title.sv, "Familjens hus");
    assert_eq!(versions, 2);
    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap();
    assert!(draft.saved_at.is_none(), "it is in force, so there is no draft");
}

async fn two_who_write_in_one_part_see_each_others_words(db: &TestDatabase) {
    let county = County::new(db).await;
    let (title, other) = (part("fraga", "TS1"), part("fraga", "TS2"));
    let first = typed(&county, &title, &[("title-sv", "Den enas")]).await;
    let second = typed(&county, &title, &[("title-sv", "Den andras")]).await;
    assert!(matches!(save(&county, &title, &first).await, SavedPart::Saved));
    // Another part is nobody's concern.
    assert!(matches!(write(&county, &other, &[("title-sv", "Något annat")]).await, SavedPart::Saved));
    let SavedPart::Clash { fields, theirs, seen } = save(&county, &title, &second).await else {
        panic!("written over unseen")
    };
    let of = |fields: &[malspar_app::catalogue::PartField]| {
        fields.iter().find(|f| f.name == "title-sv").unwrap().value.clone()
    };
    assert_eq!((of(&fields), of(&theirs)), ("Den andras".to_owned(), "Den enas".to_owned()));
    assert!(matches!(save(&county, &title, &(second.0, seen)).await, SavedPart::Saved));
    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap().strategy;
    assert_eq!(draft.indicators[place(&draft, "TS1")].title.sv, "Den andras");
    assert_eq!(draft.indicators[place(&draft, "TS2")].title.sv, "Något annat");
}

async fn a_draft_lies_on_top_of_what_was_put_in_force_meanwhile(db: &TestDatabase) {
    let county = County::new(db).await;
    write(&county, &part("fraga", "TS1"), &[("title-sv", "Utkastets")]).await;
    let seen = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap().effect.unwrap().seen;
    let pack = pack_with(|s| {
        let at = place(s, "TS2");
        s.indicators[at].title.sv = "Filens".into();
    });
    county.app.import_strategy(&owner(), &String::from_utf8(pack).unwrap()).await.unwrap();
    let stale = county.app.put_catalogue_in_force(&owner(), county.slug(), &seen).await.unwrap();
    assert!(matches!(stale, PutInForce::Differs), "what is in force is another");
    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap();
    assert!(draft.moved);
    assert!(matches!(put_in_force(&county).await, PutInForce::In(_)));
    let (after, _) = in_force(&county).await;
    assert_eq!(after.indicators[place(&after, "TS1")].title.sv, "Utkastets");
    assert_eq!(after.indicators[place(&after, "TS2")].title.sv, "Filens");
}

async fn what_contradicts_itself_is_said_at_its_field(db: &TestDatabase) {
    let county = County::new(db).await;
    for (of, changed, field, code) in [
        (part("fraga", "TS1"), ("title-sv", ""), "title-sv", "pack-empty-text"),
        (part("malvarde", "TS1"), ("by", "2050"), "by", "pack-target-range"),
        (part("malvarde", "TS1"), ("value", "många"), "value", "catalogue-no-number"),
        (part("meningar", "TS1"), ("finding-sv", "{påhittat} av alla"), "finding-sv", "pack-placeholder"),
        (part("roll", "TS1"), ("parent", "9.9"), "parent", "catalogue-no-choice"),
    ] {
        let SavedPart::Wrong { wrong, fields } = write(&county, &of, &[changed]).await else {
            panic!("{of:?} {changed:?} was taken")
        };
        let found: Vec<_> = wrong.iter().map(|v| (v.field.as_str(), v.code.as_str())).collect();
        assert!(found.contains(&(field, code)), "{of:?} {changed:?}: {found:?}");
        let kept = fields.iter().find(|f| f.name == changed.0).unwrap();
        assert_eq!(kept.value, changed.1, "what was typed stays");
    }
    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap();
    assert!(draft.saved_at.is_none(), "nothing of it was stored");
}

async fn remove(county: &County, part: &Part) -> Result<(), Error> {
    let (_, seen) = county.app.catalogue_part(&owner(), county.slug(), part).await.unwrap().unwrap();
    county.app.remove_catalogue_part(&owner(), county.slug(), part, &seen).await
}

async fn what_has_been_answered_is_not_taken_away(db: &TestDatabase) {
    let county = County::new(db).await;
    let refused = remove(&county, &part("fraga", "KB1")).await.unwrap_err();
    let codes = codes(refused);
    assert!(codes.iter().any(|code| code == "pack-indicator-gone"), "{codes:?}");
    let new = [
        ("code", "TS99"),
        ("parent", "2.1"),
        ("kind", "count"),
        ("title-sv", "Ny"),
        ("question-sv", "Hur många?"),
    ];
    assert!(matches!(write(&county, &part("nytt", "indikator"), &new).await, SavedPart::Saved));
    remove(&county, &part("fraga", "TS99")).await.unwrap();
    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap().strategy;
    assert!(draft.indicator(&"TS99".parse().unwrap()).is_none());
}

async fn a_simple_indicator_and_a_question_are_added(db: &TestDatabase) {
    let county = County::new(db).await;
    let twice = [("code", "TS1"), ("parent", "2.1"), ("title-sv", "Ny"), ("question-sv", "Finns det?")];
    assert!(matches!(write(&county, &part("nytt", "indikator"), &twice).await, SavedPart::Wrong { .. }));
    let new = [("code", "TS99"), ("parent", "2.1"), ("title-sv", "Ny"), ("question-sv", "Finns det?")];
    assert!(matches!(write(&county, &part("nytt", "indikator"), &new).await, SavedPart::Saved));
    let question = [("code", "O9"), ("title-sv", "Hinder"), ("question-sv", "Vad hindrar?")];
    assert!(matches!(write(&county, &part("nytt", "fraga"), &question).await, SavedPart::Saved));
    let activity = [("date", "2026-10-01"), ("title-sv", "Lärkonferens")];
    assert!(matches!(write(&county, &part("nytt", "aktivitet"), &activity).await, SavedPart::Saved));
    let objective =
        [("area", "2"), ("code", "2.9"), ("title-sv", "Nytt mål"), ("text-sv", "Det ska finnas.")];
    assert!(matches!(write(&county, &part("nytt", "mal"), &objective).await, SavedPart::Saved));

    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap();
    let effect = draft.effect.unwrap();
    assert!(matches!(effect.applies, Applies::From { year: 2026, .. }), "it asks something else");
    assert_eq!(effect.added().len(), 2);
    assert!(matches!(put_in_force(&county).await, PutInForce::In(_)));
    let (after, _) = in_force(&county).await;
    assert!(after.indicator(&"TS99".parse().unwrap()).is_some());
    assert!(after.objectives().any(|o| o.code.as_str() == "2.9"));
    assert!(after.activities.iter().any(|a| a.title.sv == "Lärkonferens"));
}

async fn an_area_and_rows_and_a_check_are_added(db: &TestDatabase) {
    let county = County::new(db).await;
    let saved = async |part: &Part, typed: &[(&str, &str)]| {
        let saved = write(&county, part, typed).await;
        assert!(matches!(saved, SavedPart::Saved), "{part:?} {saved:?}");
    };
    saved(
        &part("nytt", "omrade"),
        &[("code", "9"), ("title-sv", "Ett område till"), ("title-en", "One more")],
    )
    .await;
    let objective = [("area", "9"), ("code", "9.1"), ("title-sv", "Ett mål"), ("text-sv", "Det ska finnas.")];
    saved(&part("nytt", "mal"), &objective).await;
    let each = [
        ("code", "NY1"),
        ("parent", "9.1"),
        ("title-sv", "Finns det?"),
        ("question-sv", "Finns det?"),
        ("dimension-sv", "Verksamhet"),
        ("rows-sv", "Förskola\nSkola och fritids"),
        ("rows-en", "Preschool\nSchool"),
    ];
    saved(&part("nytt", "indikator"), &each).await;
    let parts = [
        ("code", "NY2"),
        ("parent", "9.1"),
        ("kind", "count"),
        ("title-sv", "Hur många?"),
        ("question-sv", "Hur många?"),
        ("dimension-sv", "Kön"),
        ("rows-sv", "Kvinnor\nMän"),
    ];
    saved(&part("nytt", "indikator"), &parts).await;
    let check =
        [("shown_at", "NY2"), ("when", "NY2 > 100"), ("message-sv", "{NY2} är många."), ("told", "owner")];
    saved(&part("nytt", "kontroll"), &check).await;
    assert!(matches!(put_in_force(&county).await, PutInForce::In(_)));

    let (after, _) = in_force(&county).await;
    assert_eq!(after.areas.last().unwrap().objectives[0].code.as_str(), "9.1");
    let rows = |code: &str| -> Vec<_> {
        let indicator = after.indicator(&code.parse().unwrap()).unwrap();
        indicator.rows().into_iter().map(|row| row.map_or("", |row| row.code.as_str()).to_owned()).collect()
    };
    assert_eq!(rows("NY1"), ["forskola", "skola_och_fritids"], "each is a question of its own");
    assert_eq!(rows("NY2"), ["", "kvinnor", "man"], "and here they are parts of a whole");
    let check = after.checks.last().unwrap();
    assert_eq!((check.when.as_str(), check.message.sv.as_str()), ("NY2 > 100", "{NY2} är många."));
    // The catalogue can be written as a pack and read again.
    assert_eq!(App::check_strategy(&pack::write(&after)).unwrap(), after);

    let place = (after.checks.len() - 1).to_string();
    remove(&county, &part("kontroll", &place)).await.unwrap();
    let gone = remove(&county, &part("omrade", "9")).await;
    assert!(gone.is_err(), "indicators belong to it");
}

async fn what_is_wrong_with_rows_and_checks_is_said_at_its_field(db: &TestDatabase) {
    let county = County::new(db).await;
    let base = [("code", "NY1"), ("title-sv", "Ny"), ("question-sv", "Finns det?"), ("dimension-sv", "Del")];
    for (of, typed, expected) in [
        (part("nytt", "omrade"), vec![("code", "1"), ("title-sv", "Finns redan")], "pack-code-twice"),
        (part("nytt", "omrade"), vec![("code", "å ä"), ("title-sv", "Kod")], "catalogue-no-code"),
        (part("nytt", "indikator"), vec![("rows-sv", "A\nB"), ("rows-en", "A")], "catalogue-rows-differ"),
        (part("nytt", "indikator"), vec![("rows-sv", "A\n---")], "catalogue-row-no-code"),
        (part("nytt", "indikator"), vec![("rows-sv", "")], "pack-empty-text"),
        (part("nytt", "indikator"), vec![("rows-sv", "Skola\nskola")], "pack-code-twice"),
        (part("nytt", "indikator"), vec![("rows-sv", "A\nB"), ("dimension-sv", "")], "pack-empty-text"),
        (part("nytt", "kontroll"), vec![("when", ""), ("message-sv", "Hm.")], "expr-empty"),
        (part("nytt", "kontroll"), vec![("when", "TS1 >"), ("message-sv", "Hm.")], "expr-end"),
        (part("nytt", "kontroll"), vec![("when", "XX9 = 1"), ("message-sv", "Hm.")], "expr-unknown-name"),
    ] {
        let typed: Vec<_> =
            base.iter().copied().filter(|_| of == part("nytt", "indikator")).chain(typed).collect();
        let SavedPart::Wrong { wrong, .. } = write(&county, &of, &typed).await else {
            panic!("{of:?} {typed:?} was taken")
        };
        let found: Vec<_> = wrong.iter().map(|v| v.code.as_str()).collect();
        assert!(found.contains(&expected), "{of:?} {typed:?}: {found:?}");
    }
}

async fn a_draft_is_put_in_force_once(db: &TestDatabase) {
    let county = County::new(db).await;
    write(&county, &part("fraga", "TS1"), &[("title-sv", "En gång")]).await;
    let draft = county.app.catalogue_to_come(&owner(), county.slug()).await.unwrap();
    let seen = draft.effect.unwrap().seen;
    let (app, slug, who) = (&county.app, county.slug(), owner());
    let both = tokio::join!(
        app.put_catalogue_in_force(&who, slug, &seen),
        app.put_catalogue_in_force(&who, slug, &seen)
    );
    let done = [both.0, both.1].into_iter().filter(|one| matches!(one, Ok(PutInForce::In(_)))).count();
    assert_eq!(done, 1, "one of the two");
    assert_eq!(in_force(&county).await.1, 2);
}

async fn nobody_else_touches_a_catalogue(db: &TestDatabase) {
    let county = County::new(db).await;
    let (app, slug) = (&county.app, county.slug());
    let question = part("fraga", "TS1");
    let (sent, seen) = typed(&county, &question, &[("title-sv", "Annans")]).await;
    let reviewer = Actor { role: Role::CouncilReviewer, ..owner() };
    for stranger in [other_owner(), contact("1880"), reviewer] {
        assert!(app.catalogue(&stranger, slug).await.is_err());
        assert!(app.catalogue_to_come(&stranger, slug).await.is_err());
        assert!(app.save_catalogue_part(&stranger, slug, &question, &sent, &seen).await.is_err());
        assert!(app.put_catalogue_in_force(&stranger, slug, "").await.is_err());
        assert!(app.preview_pack(&stranger, Some(slug), pack_with(|_| ())).await.is_err());
        assert!(app.figures_there(&stranger, slug).await.is_err());
    }
    assert_eq!(in_force(&county).await.1, 1);
}
