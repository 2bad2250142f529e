//! `malspar account add | list | disable | enable | end | forget | reset-second-factor`

use malspar_app::{
    App,
    accounts::{Invitation, Person},
};
use malspar_domain::{
    account::{Address, Membership},
    id::AccountId,
    role::Actor,
};
use malspar_words::{Lang, t};

use super::Desk;
use crate::{
    cli::{AccountCommand, OfficeArgs},
    console::{Done, Refusal},
};

pub(crate) async fn run(desk: &Desk, command: AccountCommand) -> Done {
    let (app, actor) = (desk.app().await?, Desk::operator());
    match command {
        AccountCommand::Add { address, office, deputy } => {
            add(desk, &app, &actor, address, office, deputy).await
        }
        AccountCommand::List => list(desk, &app, &actor).await,
        AccountCommand::End { address, office } => end(desk, &app, &actor, &address, &office).await,
        AccountCommand::Disable { address } => {
            let account = person(desk, &app, &actor, &address).await?;
            done(desk, "disable", app.disable_account(&actor, account).await)
        }
        AccountCommand::Enable { address } => {
            let account = person(desk, &app, &actor, &address).await?;
            done(desk, "enable", app.enable_account(&actor, account).await)
        }
        AccountCommand::Forget { address } => {
            let account = person(desk, &app, &actor, &address).await?;
            done(desk, "forget", app.forget_person(&actor, account).await)
        }
        AccountCommand::ResetSecondFactor { address } => {
            let account = person(desk, &app, &actor, &address).await?;
            done(desk, "reset", app.reset_second_factor(&actor, account).await)
        }
    }
}

async fn add(
    desk: &Desk,
    app: &App,
    actor: &Actor,
    address: Address,
    office: OfficeArgs,
    deputy: bool,
) -> Done {
    let OfficeArgs { role, organisation, strategy } = office;
    let role = role.into();
    let shown = (address.to_string(), organisation.to_string());
    let invitation = Invitation { address, lang: desk.lang, role, organisation, strategy, deputy };
    app.invite(actor, &invitation).await.map_err(|e| desk.refuse(&e))?;
    let role = t!(desk.lang, "role-name", role = role.code());
    println!(
        "{}",
        t!(desk.lang, "cli-account-added", address = shown.0, role = role, organisation = shown.1)
    );
    // Where there is no service that sends it beside us, the mail leaves now.
    app.send_mails().await.map_err(|e| desk.refuse(&e))?;
    if !app.has_postman() {
        eprintln!("{}", t!(desk.lang, "cli-account-no-mail"));
    }
    Ok(())
}

async fn list(desk: &Desk, app: &App, actor: &Actor) -> Done {
    let people = app.people(actor).await.map_err(|e| desk.refuse(&e))?;
    if people.is_empty() {
        println!("{}", t!(desk.lang, "cli-account-none"));
    }
    for Person { account, memberships } in people {
        let address = account.address.map(|a| a.to_string()).unwrap_or_default();
        let mut said: Vec<String> = memberships.iter().map(|m| role(desk.lang, m)).collect();
        if account.disabled {
            said.push(t!(desk.lang, "cli-account-shut"));
        } else if !account.seen {
            said.push(t!(desk.lang, "cli-account-unseen"));
        }
        println!("{address}: {}", said.join("; "));
    }
    Ok(())
}

fn role(lang: Lang, membership: &Membership) -> String {
    let Membership { role, organisation, strategy, deputy, .. } = membership;
    let role = t!(lang, "role-name", role = role.code());
    let deputy =
        if *deputy { format!(" ({})", t!(lang, "colleagues-deputy").to_lowercase()) } else { String::new() };
    let strategy = strategy.as_ref().map(|s| format!(" {s}")).unwrap_or_default();
    format!("{role}{deputy} {organisation}{strategy}")
}

async fn end(desk: &Desk, app: &App, actor: &Actor, address: &Address, office: &OfficeArgs) -> Done {
    let people = app.people(actor).await.map_err(|e| desk.refuse(&e))?;
    let whose = people.into_iter().find(|person| person.account.address.as_ref() == Some(address));
    let role = office.role.into();
    let is_meant = |m: &Membership| {
        (m.role, &m.organisation, &m.strategy) == (role, &office.organisation, &office.strategy)
    };
    let found = whose.and_then(|person| person.memberships.into_iter().find(is_meant));
    let found = found.ok_or_else(|| Refusal::new(t!(desk.lang, "cli-account-no-such-role")))?;
    done(desk, "end", app.end_role(actor, found.id).await)
}

async fn person(desk: &Desk, app: &App, actor: &Actor, address: &Address) -> Result<AccountId, Refusal> {
    app.person(actor, address).await.map_err(|e| desk.refuse(&e))
}

fn done(desk: &Desk, act: &str, done: malspar_app::Result<()>) -> Done {
    done.map_err(|e| desk.refuse(&e))?;
    println!("{}", t!(desk.lang, "cli-account-done", act = act));
    Ok(())
}
