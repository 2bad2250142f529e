//! What a person sees when something did not work, and how a page comes about at all.

use std::fmt::Display;

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use malspar_app::Error;
use malspar_words::t;

use crate::{reader::Reader, shell::Shell};

/// A page, or an error as a page.
pub(crate) type Page = Result<Html<String>, PageError>;

/// An error as a page in the reader's language.
#[derive(Debug)]
pub struct PageError {
    reader: Reader,
    status: StatusCode,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    advice: String,
}

/// The template, filled in.
pub(crate) fn page(reader: &Reader, template: &impl Template) -> Page {
    template.render().map(Html).map_err(|error| PageError::failed(reader.clone(), &error))
}

impl PageError {
    /// What went wrong on the way to the page.
    pub(crate) fn of(reader: Reader, error: &Error) -> Self {
        Self { reader, status: status_of(error) }
    }

    pub(crate) const fn forbidden(reader: Reader) -> Self {
        Self { reader, status: StatusCode::FORBIDDEN }
    }

    /// Whoever posted was no longer signed in.
    pub(crate) const fn signed_out(reader: Reader) -> Self {
        Self { reader, status: StatusCode::UNAUTHORIZED }
    }

    pub(crate) const fn not_found(reader: Reader) -> Self {
        Self { reader, status: StatusCode::NOT_FOUND }
    }

    /// A mistake of ours, which is written down.
    pub(crate) fn failed(reader: Reader, error: &impl Display) -> Self {
        tracing::error!(%error, "a page could not be made");
        Self { reader, status: StatusCode::INTERNAL_SERVER_ERROR }
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
        Error::Report(_) | Error::Data(_) | Error::File { .. } | Error::Storage(_) => {
            tracing::error!(%error, "a use case failed");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// No route has this address.
pub(crate) async fn no_such_page(reader: Reader) -> PageError {
    PageError::not_found(reader)
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let lang = self.reader.lang;
        let (title, advice) = match self.status {
            StatusCode::NOT_FOUND => (t!(lang, "page-not-found"), t!(lang, "page-not-found-advice")),
            StatusCode::UNAUTHORIZED => (t!(lang, "page-signed-out"), t!(lang, "page-signed-out-advice")),
            StatusCode::FORBIDDEN => (t!(lang, "page-forbidden"), t!(lang, "page-forbidden-advice")),
            _ => (t!(lang, "page-failed"), t!(lang, "page-failed-advice")),
        };
        match (ErrorPage { shell: Shell::new(&self.reader, title), advice }).render() {
            Ok(page) => (self.status, Html(page)).into_response(),
            // Nothing is left to say it with but the status.
            Err(_) => self.status.into_response(),
        }
    }
}
