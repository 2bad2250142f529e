//! What a person sees when something did not work.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use malspar_app::Error;
use malspar_words::{Lang, t};

use crate::reader::Reader;

/// An error as a page in the reader's language.
#[derive(Debug)]
pub struct PageError {
    lang: Lang,
    status: StatusCode,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    lang: Lang,
    title: String,
    advice: String,
}

impl PageError {
    /// The page, or what went wrong on the way to it.
    pub(crate) fn render<T: Template>(lang: Lang, page: Result<T, Error>) -> Result<Html<String>, Self> {
        let page = page.map_err(|error| Self { lang, status: status_of(&error) })?;
        page.render().map(Html).map_err(|error| {
            tracing::error!(%error, "a page could not be rendered");
            Self { lang, status: StatusCode::INTERNAL_SERVER_ERROR }
        })
    }
}

fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Refused(_) | Error::Pack(_) | Error::Form(_) | Error::WrongForm(_) | Error::FormCells(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Error::Report(_) | Error::Data(_) | Error::Storage(_) => {
            tracing::error!(%error, "a use case failed");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// No route has this address.
pub(crate) async fn no_such_page(reader: Reader) -> PageError {
    PageError { lang: reader.lang, status: StatusCode::NOT_FOUND }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let lang = self.lang;
        let (title, advice) = match self.status {
            StatusCode::NOT_FOUND => (t!(lang, "page-not-found"), t!(lang, "page-not-found-advice")),
            StatusCode::FORBIDDEN => (t!(lang, "page-forbidden"), t!(lang, "page-forbidden-advice")),
            _ => (t!(lang, "page-failed"), t!(lang, "page-failed-advice")),
        };
        match (ErrorPage { lang, title, advice }).render() {
            Ok(page) => (self.status, Html(page)).into_response(),
            // Nothing is left to say it with but the status.
            Err(_) => self.status.into_response(),
        }
    }
}
