//! The form as a table of text: out, filled in with any editor, and in again.

use malspar_app::{Error, FormFormat};
use malspar_domain::{
    lang::Lang,
    submission::{Answer, AnswerKey, Answers},
    value::{Value, YesNo},
};
use malspar_exchange::form;

use crate::{
    county::{County, contact, cycle, organisation},
    database::{TestDatabase, on_each_database},
};

on_each_database! {
    a_table_goes_out_comes_in_and_takes_nothing_away,
    a_mistake_in_a_table_is_named_by_row_and_column,
}

const LAXA: &str = "1860";

fn key(indicator: &str) -> AnswerKey {
    AnswerKey { indicator: indicator.parse().unwrap(), about: organisation(LAXA), category: None }
}

async fn table(county: &County) -> String {
    let (who, slug) = (organisation(LAXA), county.slug());
    let bytes =
        county.app.export_form_as(FormFormat::Csv, &contact(LAXA), slug, &cycle(), &who, Lang::Sv).await;
    String::from_utf8(bytes.unwrap()).unwrap()
}

/// The table with `answer` and `comment` in a row.
fn filled(table: &str, code: &str, answer: &str, comment: &str) -> String {
    let lines = table.split("\r\n").map(|line| match line.split(';').collect::<Vec<_>>().as_mut_slice() {
        cells if cells[0] == format!("{code}/{LAXA}//") => {
            (cells[4], cells[8]) = (answer, comment);
            cells.join(";")
        }
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\r\n")
}

async fn draft(county: &County) -> Answers {
    let who = organisation(LAXA);
    let form = county.app.export_form(&contact(LAXA), county.slug(), &cycle(), &who, Lang::Sv).await.unwrap();
    form::read_xlsx(&form).unwrap().exported
}

async fn a_table_goes_out_comes_in_and_takes_nothing_away(db: &TestDatabase) {
    let county = County::new(db).await;
    let empty = table(&county).await;
    let given = filled(&filled(&empty, "SO1", "Nej", "=ingen"), "TS1", "ja", "");
    let imported = county.app.import_form(&contact(LAXA), given.as_bytes(), false).await.unwrap();
    assert_eq!((imported.changed.len(), imported.answered), (2, 2));
    let no = Answer { comment: Some("=ingen".to_owned()), ..Answer::of(Value::YesNo(YesNo::No)) };
    let expected = Answers::from([(key("SO1"), no), (key("TS1"), Answer::of(Value::YesNo(YesNo::Yes)))]);
    assert_eq!(draft(&county).await, expected);
    // Once more, and the empty one after it: neither changes anything.
    for again in [given.as_str(), &empty, &table(&county).await] {
        let imported = county.app.import_form(&contact(LAXA), again.as_bytes(), false).await.unwrap();
        assert!(imported.changed.is_empty() && imported.overwritten.is_empty(), "{:?}", imported.changed);
    }
    // Another answer without its comment keeps the comment, and nobody is said to have been overwritten.
    let other = filled(&empty, "SO1", "Ja", "");
    let imported = county.app.import_form(&contact(LAXA), other.as_bytes(), false).await.unwrap();
    assert_eq!((imported.changed, imported.overwritten), (vec![key("SO1")], vec![]));
    let answer = draft(&county).await.remove(&key("SO1")).unwrap();
    assert_eq!((answer.value, answer.comment.as_deref()), (Some(Value::YesNo(YesNo::Yes)), Some("=ingen")));
}

async fn a_mistake_in_a_table_is_named_by_row_and_column(db: &TestDatabase) {
    let county = County::new(db).await;
    let wrong = filled(&table(&county).await, "SO1", "kanske", "");
    let Err(Error::FormCells(problems)) =
        county.app.import_form(&contact(LAXA), wrong.as_bytes(), false).await
    else {
        panic!("a mistake was planted")
    };
    let row = wrong.split("\r\n").position(|line| line.starts_with("SO1/")).unwrap() + 1;
    let places: Vec<_> = problems.iter().map(|problem| problem.place(Lang::Sv)).collect();
    assert_eq!(places, [format!("rad {row}, kolumn Svar")]);
    assert!(draft(&county).await.is_empty(), "nothing was stored");
}
