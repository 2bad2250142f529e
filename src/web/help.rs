//! Help: what one does, step by step, for each who uses the service.

use askama::Template;
use axum::extract::Path;
use malspar_words::{Lang, t};

use crate::{
    access::{Access, Routes},
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
    statement::lines,
};

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get("/hjalp", Access::Everybody, list).get("/hjalp/{who}", Access::Everybody, show)
}

/// Whom a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Contact,
    Council,
    Owner,
    Administrator,
}

impl Who {
    const ALL: [Self; 4] = [Self::Contact, Self::Council, Self::Owner, Self::Administrator];

    /// The end of the page's address.
    const fn page(self) -> &'static str {
        match self {
            Self::Contact => "uppgiftslamnare",
            Self::Council => "samverkansrad",
            Self::Owner => "uppfoljningsansvarig",
            Self::Administrator => "administrator",
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Council => "council",
            Self::Owner => "owner",
            Self::Administrator => "administrator",
        }
    }

    fn title(self, lang: Lang) -> String {
        t!(lang, "help-who", who = self.code())
    }

    fn steps(self, lang: Lang) -> Vec<String> {
        lines(&match self {
            Self::Contact => t!(lang, "help-steps-contact"),
            Self::Council => t!(lang, "help-steps-council"),
            Self::Owner => t!(lang, "help-steps-owner"),
            Self::Administrator => t!(lang, "help-steps-administrator"),
        })
    }
}

#[derive(Template)]
#[template(path = "help.html")]
struct Help {
    shell: Shell,
    /// Address and title of each page.
    pages: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "help_steps.html")]
struct Steps {
    shell: Shell,
    to_take: Vec<String>,
    all: String,
}

/// `/hjalp`
async fn list(reader: Reader) -> Page {
    let lang = reader.lang;
    let pages = Who::ALL.map(|who| (reader.to(&format!("/hjalp/{}", who.page())), who.title(lang)));
    page(&reader, &Help { shell: Shell::new(&reader, t!(lang, "help-title")), pages: pages.into() })
}

/// `/hjalp/{who}`
async fn show(reader: Reader, Path(asked): Path<String>) -> Page {
    let who = Who::ALL.into_iter().find(|who| who.page() == asked);
    let who = who.ok_or_else(|| PageError::not_found(reader.clone()))?;
    let shell = Shell::new(&reader, who.title(reader.lang));
    page(&reader, &Steps { shell, to_take: who.steps(reader.lang), all: reader.to("/hjalp") })
}
