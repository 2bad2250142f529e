//! Who may go where: every route of the site against `access.txt`, for every role, also from another region.
//!
//! The table is written by hand. A route that is not in it, or a row without a route, fails.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
    response::Response,
};
use malspar_app::{accounts::Token, examples};
use malspar_domain::{
    code::Slug,
    id::AccountId,
    lang::Lang,
    role::{Actor, Role},
};
use malspar_web::{Settings, access::Route};
use tower::ServiceExt;

use crate::{
    county::{County, REGION, cycle, organisation, owner},
    database::{TestDatabase, on_each_database},
    editions::{reviewed, signer},
};

on_each_database! {
    every_route_admits_whom_the_table_says,
}

const TABLE: &str = include_str!("access.txt");

/// Who comes by, in the order of the table's columns: a role, for whom, in which strategy, second factor given.
const VISITORS: [(&str, Option<Visitor>); 9] = [
    ("nobody", None),
    ("contact", Some(Visitor::of(Role::MunicipalContact, "1860"))),
    ("reviewer", Some(Visitor::of(Role::CouncilReviewer, REGION))),
    ("owner", Some(Visitor::of(Role::StrategyOwner, REGION))),
    ("administrator", Some(Visitor::of(Role::Administrator, REGION))),
    ("owner-no-totp", Some(Visitor { strong: false, ..Visitor::of(Role::StrategyOwner, REGION) })),
    ("other-contact", Some(Visitor::of(Role::MunicipalContact, "1980"))),
    ("other-owner", Some(Visitor::of(Role::StrategyOwner, "0019"))),
    ("other-admin", Some(Visitor::of(Role::Administrator, "0019"))),
];

#[derive(Debug, Clone, Copy)]
struct Visitor {
    role: Role,
    organisation: &'static str,
    strong: bool,
}

impl Visitor {
    const fn of(role: Role, organisation: &'static str) -> Self {
        Self { role, organisation, strong: true }
    }
}

async fn every_route_admits_whom_the_table_says(db: &TestDatabase) {
    let county = Box::pin(published(db)).await;
    let app = county.app.clone().with_secrets(Arc::new(Chance));
    let accounts = accounts(db).await;
    let router = malspar_web::router(app.clone(), Settings::default());
    let mut found = Vec::new();
    for route in malspar_web::routes(app) {
        let mut row = format!("{} {}", route.method, route.path);
        for (name, visitor) in VISITORS {
            let account = accounts.get(name).copied();
            row = format!("{row} {}", visit(db, &router, &route, account.zip(visitor)).await);
        }
        found.push(row);
    }
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut written: Vec<_> =
        rows.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    found.sort_unstable();
    written.sort_unstable();
    assert_eq!(found, written, "found:\n{}", found.join("\n"));
}

/// The county with a published edition, so that there is something to read at every address.
async fn published(db: &TestDatabase) -> County {
    let county = reviewed(db, &["1880", "1881"]).await;
    // Another region, with a strategy of its own.
    let other = Actor { organisation: organisation("0019"), ..owner() };
    county.app.import_strategy(&other, examples::VASTMANLAND.pack).await.unwrap();
    let order = malspar_app::editions::SealOrder::first(malspar_domain::edition::EditionKind::Sealed);
    let record = county.app.seal(&owner(), county.slug(), &cycle(), &order, &signer()).await.unwrap();
    county.app.publish(&owner(), &record.key).await.unwrap();
    county
}

/// An account for each visitor.
async fn accounts(db: &TestDatabase) -> BTreeMap<&'static str, AccountId> {
    let now = crate::county::march(3);
    let tx = db.store.write().await.unwrap();
    let slug: Slug = "orebro-2024-2030".parse().unwrap();
    let mut accounts = BTreeMap::new();
    for (name, visitor) in VISITORS {
        let Some(Visitor { role, organisation: code, .. }) = visitor else { continue };
        let address = format!("{name}@region.example").parse().unwrap();
        let account = tx.add_account(&address, Lang::Sv, now).await.unwrap();
        let strategy = (name == "contact").then_some(&slug);
        tx.add_membership(account, role, &organisation(code), strategy, false, account, now).await.unwrap();
        accounts.insert(name, account);
    }
    tx.commit().await.unwrap();
    accounts
}

/// What a visitor gets at a route, in the words of the table.
async fn visit(
    db: &TestDatabase,
    router: &Router,
    route: &Route,
    who: Option<(AccountId, Visitor)>,
) -> &'static str {
    let mut request = Request::builder().method(route.method.clone()).uri(address(route.path));
    request = request.header(header::HOST, "malspar.test");
    if let Some((account, visitor)) = who {
        request =
            request.header(header::COOKIE, format!("malspar={}", cookie(db, account, visitor.strong).await));
    }
    if route.method == Method::POST {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    word(&response)
}

fn word(response: &Response) -> &'static str {
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    match response.status() {
        StatusCode::SEE_OTHER if to.starts_with("/logga-in?") => "sign-in",
        StatusCode::SEE_OTHER if to == "/konto/tva-steg" => "totp",
        StatusCode::UNAUTHORIZED => "sign-in",
        StatusCode::FORBIDDEN => "no",
        StatusCode::NOT_FOUND => "nothing",
        status if status.is_server_error() => "broken",
        // Whoever gets as far as being told that what was sent is not right has been let in.
        _ => "in",
    }
}

/// A new session each time: one of the routes ends it.
async fn cookie(db: &TestDatabase, account: AccountId, strong: bool) -> String {
    let now = crate::county::march(3);
    let token = Token::new(&Chance).unwrap();
    let tx = db.store.write().await.unwrap();
    let until = now + chrono::Duration::days(365);
    tx.add_session(&token.hash(), account, None, strong, now, until).await.unwrap();
    tx.commit().await.unwrap();
    token.write()
}

/// An address that there is for a route, as far as one can be.
fn address(path: &str) -> String {
    let names = [
        ("{slug}", "orebro-2024-2030"),
        ("{cycle}", "2024-2025"),
        ("{scope}", "region"),
        ("{number}", "1"),
        ("{area}", "1"),
        ("{token}", "inget"),
        ("{place}", "helheten"),
        ("{who}", "uppgiftslamnare"),
        ("{part}", "fraga"),
        ("{organisation}", "1880"),
        ("{indicator}", "TS1"),
    ];
    let address = names.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    let code = if address.contains("/mal/") {
        "2.1"
    } else if address.contains("/kommuner/") {
        "1880"
    } else {
        "TS1"
    };
    let file = if address.contains("/diagram/") { "TS1.svg" } else { "sv.pdf" };
    address.replace("{code}", code).replace("{file}", file)
}

/// Chance that can be foretold, and never gives the same twice.
pub(crate) struct Chance;

impl malspar_domain::secret::Secrets for Chance {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let next = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = next[place % next.len()];
        }
        Ok(())
    }
}
