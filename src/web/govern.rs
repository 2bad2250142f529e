//! `/forvaltning`: the service, for who administers it: regions, accounts, the audit trail, jobs, and whether it is set up
//! as it should be.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{FromRequestParts, State},
    http::request::Parts,
};
use malspar_app::{accounts::Session, governing::Verdict};
use malspar_domain::role::Actor;
use malspar_words::t;

use crate::{
    Site,
    access::{Access, Routes},
    desk::people::{Place, person},
    error::{Page, PageError, page},
    reader::Reader,
    shell::Shell,
    signed::Signed,
};

mod accounts;
mod checks;
mod jobs;
mod mails;
mod schedules;
mod trail;

pub(crate) fn routes(routes: Routes) -> Routes {
    let who = Access::Administrator;
    routes
        .get("/forvaltning", who, show)
        .get("/forvaltning/konton", who, accounts::list)
        .get("/forvaltning/konton/bjud-in", who, accounts::show_invite)
        .post("/forvaltning/konton/bjud-in", who, accounts::invite)
        .get("/forvaltning/konton/konto/{account}", who, person::show::<AtService>)
        .get("/forvaltning/konton/konto/{account}/{act}", who, person::ask::<AtService>)
        .post("/forvaltning/konton/konto/{account}/{act}", who, person::act::<AtService>)
        .get("/forvaltning/konton/konto/{account}/{act}/{role}", who, person::ask::<AtService>)
        .post("/forvaltning/konton/konto/{account}/{act}/{role}", who, person::act::<AtService>)
        .get("/forvaltning/logg", who, trail::show)
        .get("/forvaltning/logg.csv", who, trail::download)
        .post("/forvaltning/logg/kontroll", who, trail::verify)
        .get("/forvaltning/jobb", who, jobs::show)
        .get("/forvaltning/jobb/{job}", who, jobs::one)
        .post("/forvaltning/jobb/igen", who, jobs::again)
        .get("/forvaltning/scheman", who, schedules::show)
        .get("/forvaltning/mejl", who, mails::show)
        .post("/forvaltning/mejl/igen", who, mails::again)
        .get("/forvaltning/drift", who, checks::show)
        .post("/forvaltning/drift/provmejl", who, checks::try_mail)
}

/// Somebody who administers the service, or a region's part of it.
pub(crate) struct AtService {
    reader: Reader,
    session: Arc<Session>,
    actor: Actor,
}

impl FromRequestParts<Site> for AtService {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let signed = Signed::from_request_parts(parts, site).await?;
        let actor = signed.actor()?;
        Ok(Self { reader: signed.reader, session: signed.session, actor })
    }
}

impl Place for AtService {
    fn reader(&self) -> &Reader {
        &self.reader
    }

    fn actor(&self) -> &Actor {
        &self.actor
    }

    fn href(&self, rest: &str) -> String {
        self.reader.to(&format!("/forvaltning/konton{rest}"))
    }

    fn shell(&self, title: String) -> Shell {
        let lang = self.reader.lang;
        let pages = [
            ("/forvaltning", t!(lang, "govern-menu-all")),
            ("/forvaltning/konton", t!(lang, "govern-menu-accounts")),
            ("/forvaltning/logg", t!(lang, "govern-menu-trail")),
            ("/forvaltning/jobb", t!(lang, "govern-menu-jobs")),
            ("/forvaltning/scheman", t!(lang, "govern-menu-schedules")),
            ("/forvaltning/mejl", t!(lang, "govern-menu-mails")),
            ("/forvaltning/drift", t!(lang, "govern-menu-checks")),
        ];
        let pages = pages.into_iter().map(|(page, label)| (page.to_owned(), label)).collect();
        Shell::new(&self.reader, title).with_menu(&self.reader, pages).with_example(self.reader.demo)
    }
}

#[derive(Template)]
#[template(path = "govern/all.html")]
struct All {
    shell: Shell,
    checks: String,
    jobs: String,
    accounts: String,
    regions: Vec<Region>,
}

struct Region {
    name: String,
    code: String,
    /// Where each is followed up, and its title.
    strategies: Vec<(String, String)>,
}

/// `GET /forvaltning`
async fn show(at: AtService, State(site): State<Site>) -> Page {
    let (lang, failed) = (at.lang(), |e: malspar_app::Error| at.failed(&e));
    let checks = checks::read(&at, &site).await?;
    let jobs = site.app.job_counts(&at.actor).await.map_err(failed)?;
    let of = |verdict: Verdict| checks.iter().filter(|check| check.verdict == verdict).count();
    let regions = site.app.regions(&at.actor).await.map_err(failed)?;
    let accounts = site.app.governed(&at.actor).await.map_err(failed)?.len();
    let all = All {
        shell: at.shell(t!(lang, "govern-title")),
        checks: t!(
            lang,
            "govern-checks-count",
            wrong = of(Verdict::Wrong),
            look = of(Verdict::LookAt),
            good = of(Verdict::InOrder)
        ),
        jobs: t!(lang, "govern-jobs-count", waiting = jobs.left, failed = jobs.failed),
        accounts: t!(lang, "govern-accounts-count", n = accounts),
        regions: regions.into_iter().map(|one| region(&at, one)).collect(),
    };
    page(&at.reader, &all)
}

fn region(at: &AtService, one: malspar_app::governing::Region) -> Region {
    let lang = at.lang();
    let strategies = one.strategies.into_iter().map(|(slug, title)| {
        let href = at.reader.to(&format!("/uppfoljning/{slug}"));
        (href, title.get(lang).to_owned())
    });
    Region {
        name: one.name.get(lang).to_owned(),
        code: one.code.to_string(),
        strategies: strategies.collect(),
    }
}
