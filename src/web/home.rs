//! The first page: the strategies that are followed up here.

use askama::Template;
use axum::{extract::State, response::Html};
use malspar_app::App;
use malspar_words::{Lang, t};

use crate::{error::PageError, reader::Reader};

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    lang: Lang,
    strategies: Vec<String>,
    example: bool,
}

pub(crate) async fn show(reader: Reader, State(app): State<App>) -> Result<Html<String>, PageError> {
    let lang = reader.lang;
    let page = async {
        let strategies = app.strategy_titles(lang).await?;
        Ok(Home { lang, strategies, example: app.is_example().await? })
    };
    PageError::render(lang, page.await)
}
