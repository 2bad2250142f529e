//! What a person sees when something did not work: what it was, and what to do now. And how a page comes about at all.

use std::fmt::Display;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use malspar_app::{DatabaseError, Error};
use malspar_words::{Lang, problem, t};

use crate::{reader::Reader, shell::Shell};

/// A page, or an error as a page.
pub(crate) type Page = Result<Html<String>, PageError>;

/// Why there is no page, in the ways that make a difference to whoever wanted one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// An address or a form that cannot be read.
    Unreadable,
    /// Whoever posted was no longer signed in.
    SignedOut,
    /// Not for this person.
    Forbidden,
    /// Posted from another site's page.
    CrossSite,
    /// No such page.
    NotFound,
    /// A page that is read was posted to, or the other way round.
    WrongMethod,
    /// What was sent took too long to come.
    TooSlow,
    /// Somebody else was first.
    Conflict,
    /// The page was made for another organisation than the one that is acted for now.
    OtherRole,
    /// It was there once.
    Gone,
    /// More than is taken.
    TooLarge,
    /// Understood, and not accepted.
    Refused,
    /// Tried too often.
    TooMany,
    /// A mistake of ours.
    Failed,
    /// We did not manage it in time.
    Busy,
}

impl Problem {
    /// The problem that a bare status tells.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::SignedOut,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::GONE => Self::Gone,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Refused,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            other if other.is_client_error() => Self::Unreadable,
            _ => Self::Failed,
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Conflict | Self::OtherRole => StatusCode::CONFLICT,
            Self::Gone => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What happened, and what to do.
    fn words(self, lang: Lang) -> (String, String) {
        match self {
            Self::Unreadable => (t!(lang, "page-unreadable"), t!(lang, "page-unreadable-advice")),
            Self::SignedOut => (t!(lang, "page-signed-out"), t!(lang, "page-signed-out-advice")),
            Self::Forbidden => (t!(lang, "page-forbidden"), t!(lang, "page-forbidden-advice")),
            Self::CrossSite => (t!(lang, "page-cross-site"), t!(lang, "page-cross-site-advice")),
            Self::NotFound => (t!(lang, "page-not-found"), t!(lang, "page-not-found-advice")),
            Self::WrongMethod => (t!(lang, "page-wrong-method"), t!(lang, "page-wrong-method-advice")),
            Self::TooSlow => (t!(lang, "page-too-slow"), t!(lang, "page-too-slow-advice")),
            Self::Conflict => (t!(lang, "page-conflict"), t!(lang, "page-conflict-advice")),
            Self::OtherRole => (t!(lang, "page-other-role"), t!(lang, "page-other-role-advice")),
            Self::Gone => (t!(lang, "page-gone"), t!(lang, "page-gone-advice")),
            Self::TooLarge => (t!(lang, "page-too-large"), t!(lang, "page-too-large-advice")),
            Self::Refused => (t!(lang, "page-refused"), t!(lang, "page-refused-advice")),
            Self::TooMany => (t!(lang, "page-too-many"), t!(lang, "page-too-many-advice")),
            Self::Failed => (t!(lang, "page-failed"), t!(lang, "page-failed-advice")),
            Self::Busy => (t!(lang, "page-busy"), t!(lang, "page-busy-advice")),
        }
    }
}

/// An error as a page in the reader's language.
#[derive(Debug)]
pub struct PageError {
    reader: Reader,
    problem: Problem,
    /// What to do, where more can be said than for every such problem.
    advice: Option<String>,
    /// What is wrong, point by point.
    details: Vec<String>,
    /// What was typed and is kept nowhere else, to be copied.
    typed: Vec<String>,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    advice: String,
    details: Vec<String>,
    typed: Vec<String>,
}

/// The template, filled in.
pub(crate) fn page(reader: &Reader, template: &impl Template) -> Page {
    template.render().map(Html).map_err(|error| PageError::failed(reader.clone(), &error))
}

impl PageError {
    pub(crate) const fn new(reader: Reader, problem: Problem) -> Self {
        Self { reader, problem, advice: None, details: Vec::new(), typed: Vec::new() }
    }

    /// The same with what to do in this case.
    pub(crate) fn saying(self, advice: String) -> Self {
        Self { advice: Some(advice), ..self }
    }

    /// The same with what was typed, so that it is not lost.
    pub(crate) fn keeping(self, mut typed: Vec<String>) -> Self {
        typed.retain(|text| !text.trim().is_empty());
        Self { typed, ..self }
    }

    /// What went wrong on the way to the page.
    pub(crate) fn of(reader: Reader, error: &Error) -> Self {
        let lang = reader.lang;
        let details = match error {
            Error::Refused(why) => why.iter().map(|v| problem::describe(lang, &v.code, &v.params)).collect(),
            _ => Vec::new(),
        };
        Self { details, ..Self::new(reader, problem_of(error)) }
    }

    pub(crate) const fn forbidden(reader: Reader) -> Self {
        Self::new(reader, Problem::Forbidden)
    }

    /// Whoever posted was no longer signed in.
    pub(crate) const fn signed_out(reader: Reader) -> Self {
        Self::new(reader, Problem::SignedOut)
    }

    pub(crate) const fn not_found(reader: Reader) -> Self {
        Self::new(reader, Problem::NotFound)
    }

    /// A mistake of ours, which is written down.
    pub(crate) fn failed(reader: Reader, error: &impl Display) -> Self {
        tracing::error!(%error, "a page could not be made");
        Self::new(reader, Problem::Failed)
    }
}

fn problem_of(error: &Error) -> Problem {
    match error {
        Error::Forbidden(_) => Problem::Forbidden,
        Error::NotFound(_) => Problem::NotFound,
        Error::Conflict(_) => Problem::Conflict,
        Error::TooOften { .. } => Problem::TooMany,
        Error::Refused(_) | Error::Pack(_) | Error::Form(_) | Error::WrongForm(_) | Error::FormCells(_) => {
            Problem::Refused
        }
        Error::Storage(DatabaseError::Busy { .. }) => {
            tracing::warn!(%error, "the database is busy");
            Problem::Busy
        }
        Error::Report(_) | Error::Data(_) | Error::File { .. } | Error::Storage(_) => {
            tracing::error!(%error, "a use case failed");
            Problem::Failed
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let Self { reader, problem, advice, details, typed } = self;
        let (title, usual) = problem.words(reader.lang);
        let advice = advice.unwrap_or(usual);
        let status = problem.status();
        let page = ErrorPage { shell: Shell::new(&reader, title), advice, details, typed };
        let mut response = match page.render() {
            Ok(page) => (status, Html(page)).into_response(),
            // Nothing is left to say it with but the status.
            Err(_) => status.into_response(),
        };
        if matches!(problem, Problem::TooMany | Problem::Busy) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        response
    }
}
