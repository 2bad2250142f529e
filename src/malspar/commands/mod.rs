//! The subcommands: a file each.

mod account;
mod audit;
mod backup;
mod chart;
mod cycle;
mod demo;
mod form;
mod history;
mod mail;
mod migrate;
mod register;
mod report;
mod restore;
mod schedule;
mod series;
mod serve;
mod share;
mod strategy;
mod submission;
mod texts;

use std::{net::SocketAddr, sync::Arc};

use malspar_app::{App, accounts::Postman, address::PublicAddress, keys::SigningKey};
use malspar_domain::{clock::Clock, role::Actor};
use malspar_words::{Lang, t};

use crate::{
    cli::{Cli, Command},
    clock::SystemClock,
    config::Config,
    console::{Done, Refusal},
    ids::RandomIds,
    postman::SmtpPostman,
    secrets::SystemSecrets,
};

/// Does what the command line says.
pub(crate) async fn run(cli: Cli) -> Done {
    let config = Config::load(&cli.global).map_err(|e| Refusal::new(e.to_string()))?;
    let desk = Desk::new(config, cli.global.lang.into())?;
    match cli.command {
        // Boxed: the whole story is one large future.
        Command::Demo { port, no_serve, year } => Box::pin(demo::run(&desk, port, no_serve, year)).await,
        Command::Serve { listen } => serve::run(&desk, listen).await,
        Command::Migrate { backed_up } => migrate::run(&desk, backed_up).await,
        Command::Backup { file, force } => backup::run(&desk, &file, force).await,
        Command::Restore { file, force } => restore::run(&desk, &file, force).await,
        Command::Account(command) => account::run(&desk, command).await,
        Command::Audit(command) => audit::run(&desk, command).await,
        Command::Strategy(command) => strategy::run(&desk, command).await,
        Command::Register(command) => register::run(&desk, command).await,
        Command::Series(command) => series::run(&desk, command).await,
        Command::History(command) => history::run(&desk, command).await,
        Command::Schedule(command) => schedule::run(&desk, command).await,
        Command::Cycle(command) => cycle::run(&desk, command).await,
        Command::Mail(command) => mail::run(&desk, command).await,
        Command::Form(command) => form::run(&desk, command).await,
        Command::Submission(command) => submission::run(&desk, command).await,
        Command::Chart(command) => chart::run(&desk, command),
        Command::Report(command) => report::run(&desk, command).await,
        Command::Share(command) => share::run(&desk, command).await,
    }
}

/// What every command works with.
pub(crate) struct Desk {
    config: Config,
    /// Where people reach the site.
    address: Option<PublicAddress>,
    lang: Lang,
}

impl Desk {
    /// A wrong setting is told before anything is done: what is locked would hold it for good.
    fn new(config: Config, lang: Lang) -> Result<Self, Refusal> {
        let address = config.address().map_err(|_| {
            let given = config.address.clone().unwrap_or_default();
            Refusal::new(t!(lang, "cli-no-address", address = given))
        })?;
        Ok(Self { config, address, lang })
    }

    /// The service on the machine's own clock, on a database that is there: a mistyped folder is no new database.
    async fn app(&self) -> Result<App, Refusal> {
        if !self.config.has_database() {
            let folder = self.config.data.display().to_string();
            return Err(Refusal::new(t!(self.lang, "cli-no-database", folder = folder)));
        }
        self.new_app().await
    }

    /// The same; the database is made where there is none.
    async fn new_app(&self) -> Result<App, Refusal> {
        self.app_at(Arc::new(SystemClock)).await
    }

    /// The service on another clock.
    async fn app_at(&self, clock: Arc<dyn Clock>) -> Result<App, Refusal> {
        self.make_folder()?;
        let app = App::open(&self.config.store(), clock, Arc::new(RandomIds)).await;
        let app = app.map_err(|e| self.refuse(&e))?.with_secrets(Arc::new(SystemSecrets));
        let app = app.with_address(self.address.clone()).with_postman(self.postman()?);
        let app = app.with_key(SigningKey::In(self.config.key_place()));
        Ok(app.with_links_to(self.site_at(self.config.listen)))
    }

    /// Who takes mail to the mail server; nobody where none is named.
    fn postman(&self) -> Result<Option<Arc<dyn Postman>>, Refusal> {
        match (&self.config.smtp_url, &self.config.mail_from) {
            (Some(url), Some(from)) => {
                let wrong = |why: String| Refusal::new(t!(self.lang, "cli-mail-wrong", why = why));
                Ok(Some(Arc::new(SmtpPostman::new(url, from).map_err(wrong)?)))
            }
            (None, None) => Ok(None),
            _ => Err(Refusal::new(t!(self.lang, "cli-mail-half"))),
        }
    }

    /// Where links in mails lead: where people reach the site, else where it listens.
    fn site_at(&self, listen: SocketAddr) -> PublicAddress {
        let here = || format!("http://{listen}").parse().expect("a socket's address is one");
        self.address.clone().unwrap_or_else(here)
    }

    fn make_folder(&self) -> Done {
        let data = &self.config.data;
        std::fs::create_dir_all(data).map_err(Refusal::system(data))
    }

    fn refuse(&self, error: &malspar_app::Error) -> Refusal {
        Refusal::from_app(self.lang, error)
    }

    /// Who runs the program on the machine itself.
    fn operator() -> Actor {
        Actor::the_service()
    }
}
