//! Help: what one does, step by step, for each who uses the service. Who answers or reads has a page of steps; who runs a
//! follow-up or the service has many tasks, each with its own.

mod tasks;

use askama::Template;
use axum::extract::{Path, State};
use malspar_words::{Lang, t};

use crate::{
    Site,
    access::{Access, Routes},
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
    statement::lines,
};
use tasks::{Group, Rooms, Told};

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

#[derive(Template)]
#[template(path = "help_tasks.html")]
struct Tasks {
    shell: Shell,
    lead: String,
    /// How one gets about, in pieces.
    whereabouts: Vec<(String, bool)>,
    groups: Vec<Told>,
    all: String,
}

/// `/hjalp`
async fn list(reader: Reader) -> Page {
    let lang = reader.lang;
    let pages = Who::ALL.map(|who| (reader.to(&format!("/hjalp/{}", who.page())), who.title(lang)));
    page(&reader, &Help { shell: Shell::new(&reader, t!(lang, "help-title")), pages: pages.into() })
}

/// `/hjalp/{who}`
async fn show(reader: Reader, Path(asked): Path<String>, State(site): State<Site>) -> Page {
    let who = Who::ALL.into_iter().find(|who| who.page() == asked);
    let who = who.ok_or_else(|| PageError::not_found(reader.clone()))?;
    let lang = reader.lang;
    match who {
        Who::Contact => steps(&reader, who, &t!(lang, "help-steps-contact")),
        Who::Council => steps(&reader, who, &t!(lang, "help-steps-council")),
        Who::Owner => {
            let about = (t!(lang, "help-owner-lead"), t!(lang, "help-owner-where"));
            tasks(&reader, &site, who, about, &tasks::OWNER).await
        }
        Who::Administrator => {
            let about = (t!(lang, "help-admin-lead"), t!(lang, "help-admin-where"));
            tasks(&reader, &site, who, about, &tasks::ADMINISTRATOR).await
        }
    }
}

fn steps(reader: &Reader, who: Who, to_take: &str) -> Page {
    let shell = Shell::new(reader, who.title(reader.lang));
    page(reader, &Steps { shell, to_take: lines(to_take), all: reader.to("/hjalp") })
}

async fn tasks(
    reader: &Reader,
    site: &Site,
    who: Who,
    (lead, whereabouts): (String, String),
    groups: &[Group],
) -> Page {
    let rooms = Rooms::of(reader, site).await.map_err(|error| PageError::of(reader.clone(), &error))?;
    let tasks = Tasks {
        shell: Shell::new(reader, who.title(reader.lang)),
        lead,
        whereabouts: tasks::pieces(&whereabouts),
        groups: groups.iter().map(|group| group.told(reader, &rooms)).collect(),
        all: reader.to("/hjalp"),
    };
    page(reader, &tasks)
}
