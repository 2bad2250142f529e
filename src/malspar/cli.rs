//! The command line.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Parser, Subcommand, ValueEnum};
use malspar_app::{audit::AuditHead, editions::EditionKey};
use malspar_domain::{
    account::Address,
    clock,
    code::{CycleKey, IndicatorCode, OrganisationCode, Slug},
    role::Role,
};
use malspar_words::Lang;

/// Målspår follows up regional strategies: forms out, answers in, reports as PDF.
#[derive(Debug, Parser)]
#[command(name = "malspar", version)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags that every command knows. They win over the environment, which wins over `malspar.toml`.
#[derive(Debug, Clone, Args)]
pub(crate) struct Global {
    /// Folder with database and output [env: `MALSPAR_DATA`] [default: malspar-data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Database, SQLite in the data folder by default [env: `MALSPAR_DATABASE_URL`]
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) database_url: Option<String>,
    /// Language of reports, forms and messages
    #[arg(long, global = true, value_enum, default_value_t = Language::Sv)]
    pub(crate) lang: Language,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    /// Swedish
    Sv,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Sv => Self::Sv,
            Language::En => Self::En,
        }
    }
}

/// How far the demo's story goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DemoUntil {
    /// The review of 2024–25: a draft for comments
    #[value(name = "2026")]
    FirstReview,
    /// The answers to 2026–27: the first cycle's edition with its correction, reminders in the outbox
    #[value(name = "2028")]
    NextCycle,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The main job in one go: database, strategy, example answers, reports; then the site
    Demo {
        /// Port of the site, on this machine alone
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Stop when the reports are written
        #[arg(long)]
        no_serve: bool,
        /// How far the story goes: to the review of the first cycle, or to the answers to the next one
        #[arg(long, value_enum, default_value_t = DemoUntil::FirstReview)]
        year: DemoUntil,
    },
    /// Serve the site and do the queued jobs
    Serve {
        /// Address and port to listen on
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<std::net::SocketAddr>,
    },
    /// Create the database or bring it up to date; an SQLite database is copied first
    Migrate {
        /// PostgreSQL: there is a backup, go on
        #[arg(long)]
        backed_up: bool,
    },
    /// Copy the SQLite database, also while it is in use, and check the copy
    Backup {
        /// The file to write
        file: PathBuf,
        /// Replace a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Check a copy and make it the database; the service must not be running
    Restore {
        /// The copy
        file: PathBuf,
        /// Replace a database that is there; it is kept beside under another name
        #[arg(long)]
        force: bool,
    },
    /// Accounts: who may sign in, as what
    #[command(subcommand)]
    Account(AccountCommand),
    /// The audit trail
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Strategy packs
    #[command(subcommand)]
    Strategy(StrategyCommand),
    /// The register of municipalities: new names, mergers, new codes
    #[command(subcommand)]
    Register(RegisterCommand),
    /// Published series that figures are set against
    #[command(subcommand)]
    Series(SeriesCommand),
    /// Earlier measurements of a strategy's own indicators
    #[command(subcommand)]
    History(HistoryCommand),
    /// Cycles: open for answers, begin the review
    #[command(subcommand)]
    Cycle(CycleCommand),
    /// What the service does by itself, and when
    #[command(subcommand)]
    Schedule(ScheduleCommand),
    /// Forms in Excel or as CSV
    #[command(subcommand)]
    Form(FormCommand),
    /// Answers: hand a draft in, return it with a reason, mark it as checked
    #[command(subcommand)]
    Submission(SubmissionCommand),
    /// Reports
    #[command(subcommand)]
    Report(ReportCommand),
    /// Mails that went out
    #[command(subcommand)]
    Mail(MailCommand),
    /// Links by which a draft for comments can be read without an account
    #[command(subcommand)]
    Share(ShareCommand),
    /// Charts
    #[command(subcommand)]
    Chart(ChartCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// Give somebody a role and send an invitation
    Add {
        /// The address that mail reaches them at
        #[arg(value_parser = address)]
        address: Address,
        #[command(flatten)]
        office: OfficeArgs,
        /// In somebody else's stead
        #[arg(long)]
        deputy: bool,
    },
    /// The accounts and what they may do
    List,
    /// Take one role from somebody
    End {
        /// The account's address
        #[arg(value_parser = address)]
        address: Address,
        #[command(flatten)]
        office: OfficeArgs,
    },
    /// Shut an account: nobody signs in with it, and whoever is signed in is out
    Disable {
        /// The account's address
        #[arg(value_parser = address)]
        address: Address,
    },
    /// Open an account again
    Enable {
        /// The account's address
        #[arg(value_parser = address)]
        address: Address,
    },
    /// Forget a person: the address and all that belongs to it are removed for good; what was done stays, without a name
    Forget {
        /// The account's address
        #[arg(value_parser = address)]
        address: Address,
    },
    /// Take away the app of somebody who has lost it; the next sign-in connects another
    ResetSecondFactor {
        /// The account's address
        #[arg(value_parser = address)]
        address: Address,
    },
}

/// A role, for whom and in what.
#[derive(Debug, Clone, Args)]
pub(crate) struct OfficeArgs {
    /// As what
    #[arg(long, value_enum)]
    pub(crate) role: OfficeRole,
    /// For which organisation: a municipality's four digits, or the region's code
    #[arg(long)]
    pub(crate) organisation: OrganisationCode,
    /// In which strategy; without it in all that concern the organisation
    #[arg(long)]
    pub(crate) strategy: Option<Slug>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum OfficeRole {
    /// Answers for an organisation
    Contact,
    /// Runs the follow-up
    Owner,
    /// Reads and comments for the councils
    Reviewer,
    /// Runs the service for a region
    Administrator,
}

impl From<OfficeRole> for Role {
    fn from(role: OfficeRole) -> Self {
        match role {
            OfficeRole::Contact => Self::MunicipalContact,
            OfficeRole::Owner => Self::StrategyOwner,
            OfficeRole::Reviewer => Self::CouncilReviewer,
            OfficeRole::Administrator => Self::Administrator,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum MailCommand {
    /// Read a mail server's report that one of our mails could not be delivered, and show it where the mail is
    Bounced {
        /// The report as it came; from standard input without it, as from a pipe of the mail server
        file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Walk the whole trail and tell whether it still says what it said
    Verify {
        /// The number and hash that an earlier run gave: the trail must still go through them
        #[arg(long, value_name = "NUMBER:HASH")]
        noted: Option<AuditHead>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum StrategyCommand {
    /// Read a pack and list everything that is wrong with it
    Check {
        /// The pack, TOML
        file: PathBuf,
    },
    /// Take a pack in as a new version of the strategy
    Import {
        /// The pack, TOML
        file: PathBuf,
        /// Import nothing: tell what the service would do at another time by it
        #[arg(long)]
        dry_run: bool,
    },
    /// Write an imported strategy as a pack to standard output
    Export {
        /// The strategy
        slug: Slug,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum RegisterCommand {
    /// A region begins here: the register of municipalities is loaded, and the region can have accounts
    Region {
        /// Its code: 00 and the two digits of its county
        code: OrganisationCode,
        /// Its name
        name: String,
    },
    /// A municipality is called otherwise from a day on
    Rename {
        /// Its code
        code: OrganisationCode,
        /// Its new short name
        name: String,
        /// The first day under it
        #[arg(long)]
        from: chrono::NaiveDate,
    },
    /// A municipality takes the place of others: it was merged from them, or got a new code
    Succeed {
        /// Its code
        code: OrganisationCode,
        /// Those whose place it takes
        #[arg(long, required = true, value_delimiter = ',', value_name = "CODE")]
        of: Vec<OrganisationCode>,
        /// Its first day
        #[arg(long)]
        on: chrono::NaiveDate,
        /// Its short name, where it is new
        #[arg(long)]
        name: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SeriesCommand {
    /// Take in a table: series,organisation,year,value
    Import {
        /// The table, CSV
        file: PathBuf,
        /// Who publishes it and when it was fetched: "Kolada, hämtat 2026-03-02"
        #[arg(long)]
        source: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum HistoryCommand {
    /// Write a table with a row for each value that could be told
    Template {
        /// The strategy
        #[arg(long)]
        strategy: Slug,
        /// The file to write: a workbook in .xlsx, or a table of text in .csv
        #[arg(long)]
        out: PathBuf,
        /// Replace a table that is there
        #[arg(long)]
        force: bool,
    },
    /// Take in a table of earlier values; with anything wrong in it nothing is stored
    Import {
        /// The table, XLSX or CSV
        file: PathBuf,
        /// The strategy
        #[arg(long)]
        strategy: Slug,
        /// Who has the values: "Region Örebro län, enkät 2021"
        #[arg(long)]
        source: String,
        /// The day on which they were fetched there: 2026-03-02
        #[arg(long)]
        retrieved: NaiveDate,
        /// Show what each row becomes; store nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ScheduleCommand {
    /// What comes next, what has been done, and what is planned by whom
    List {
        /// How many of what comes next, for each strategy
        #[arg(long, value_name = "N", default_value_t = 30)]
        next: usize,
        /// How many of what has been done
        #[arg(long, value_name = "N", default_value_t = 10)]
        past: usize,
    },
    /// Do what has come and has not been done: open and close cycles, write letters, make drafts
    RunDue {
        /// As if it were this time: for example data only
        #[arg(long, value_name = "RFC3339")]
        at: Option<DateTime<Utc>>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CycleCommand {
    /// Take answers from now on
    Open {
        #[command(flatten)]
        cycle: CycleArgs,
    },
    /// Begin the review; the drafts of the report are made
    Review {
        #[command(flatten)]
        cycle: CycleArgs,
    },
    /// Answers to look at once more: contradictions and numbers far from the others'
    Notes {
        #[command(flatten)]
        cycle: CycleArgs,
    },
    /// What is written for the report: analysis, assessments, conclusions, comments
    #[command(subcommand)]
    Texts(TextsCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum TextsCommand {
    /// Take a file of texts in, in the place of what there was
    Import {
        /// The texts, TOML
        file: PathBuf,
        #[command(flatten)]
        of: CycleArgs,
        /// Check and tell what would happen; store nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the texts as a file to standard output
    Export {
        #[command(flatten)]
        of: CycleArgs,
        /// As they were then: 2026-03-20T12:00:00Z, or 2026-03-20 for the end of that day in Sweden
        #[arg(long, value_name = "TIME", value_parser = moment)]
        as_of: Option<DateTime<Utc>>,
    },
    /// List everything that is wrong with a file of texts, or with those that are there
    Check {
        /// The texts, TOML
        file: Option<PathBuf>,
        #[command(flatten)]
        of: CycleArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SubmissionCommand {
    /// Hand the draft in
    Submit {
        #[command(flatten)]
        answers: AnswersArgs,
    },
    /// Ask for a completion
    Return {
        #[command(flatten)]
        answers: AnswersArgs,
        /// What is to be completed, and why
        #[arg(long)]
        reason: String,
        /// The questions that it is about; all where none is named
        #[arg(long, value_delimiter = ',', value_name = "CODE")]
        only: Vec<IndicatorCode>,
    },
    /// Mark the answers as checked
    Approve {
        #[command(flatten)]
        answers: AnswersArgs,
    },
    /// Note that the organisation chooses not to answer
    Decline {
        #[command(flatten)]
        answers: AnswersArgs,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Give longer to answer
    Extend {
        #[command(flatten)]
        answers: AnswersArgs,
        /// The last day: 2026-04-14
        #[arg(long)]
        until: chrono::NaiveDate,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Open checked answers again
    Reopen {
        #[command(flatten)]
        answers: AnswersArgs,
        /// The last day, after which they lock again
        #[arg(long)]
        until: chrono::NaiveDate,
        /// Why
        #[arg(long)]
        reason: String,
        /// The questions that may be changed; all where none is named
        #[arg(long, value_delimiter = ',', value_name = "CODE")]
        only: Vec<IndicatorCode>,
    },
    /// Lock what was reopened, as it was checked
    Lock {
        #[command(flatten)]
        answers: AnswersArgs,
    },
}

/// An organisation's answers in a cycle.
#[derive(Debug, Clone, Args)]
pub(crate) struct AnswersArgs {
    #[command(flatten)]
    pub(crate) cycle: CycleArgs,
    /// Who answers: a municipality's four digits, or the region's code
    #[arg(long)]
    pub(crate) organisation: OrganisationCode,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FormCommand {
    /// Write an organisation's form
    Export {
        #[command(flatten)]
        cycle: CycleArgs,
        /// Who answers: a municipality's four digits, or the region's code
        #[arg(long)]
        organisation: OrganisationCode,
        /// The file to write: a workbook in .xlsx, or a table of text in .csv
        #[arg(long)]
        out: PathBuf,
        /// Replace a form that is there
        #[arg(long)]
        force: bool,
    },
    /// Take a filled-in form in as the organisation's draft
    Import {
        /// The form, XLSX or CSV
        file: PathBuf,
        /// Check and show what would change; store nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ShareCommand {
    /// Make a link; its address is shown once
    Make {
        /// The draft: orebro-2024-2030/2024-2025/region/consultation-1
        edition: EditionKey,
        /// For whom or for which meeting
        #[arg(long)]
        title: String,
        /// The last day, 2026-06-30; 30 days after the last meeting where it is not given, or 60 days from now
        #[arg(long)]
        until: Option<NaiveDate>,
    },
    /// The links of a strategy
    List {
        /// The strategy: orebro-2024-2030
        #[arg(long)]
        strategy: Slug,
    },
    /// End a link at once
    Revoke {
        /// The link, as the list names it
        link: uuid::Uuid,
        /// The strategy: orebro-2024-2030
        #[arg(long)]
        strategy: Slug,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ChartCommand {
    /// Draw every kind of chart on real municipalities and hard, invented answers
    Gallery {
        /// The folder to write to; open its index.html
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReportCommand {
    /// Write a draft report
    Render {
        #[command(flatten)]
        cycle: CycleArgs,
        /// A municipality's own report instead of the region's
        #[arg(long)]
        organisation: Option<OrganisationCode>,
        /// Every municipality's own report; --out is a folder
        #[arg(long, conflicts_with = "organisation")]
        all: bool,
        /// As a report made at this time said: 2026-03-20T12:00:00Z, or 2026-03-20 for the end of that day in Sweden
        #[arg(long, value_name = "TIME", value_parser = moment)]
        as_of: Option<DateTime<Utc>>,
        /// The file to write, .pdf or .html
        #[arg(long)]
        out: PathBuf,
    },
    /// Lock an edition: it can never be changed, only corrected by a new one
    Seal(SealArgs),
    /// Make the key that editions are signed with, where there is none, and tell its name
    Key {
        /// A new one although others have signed here before
        #[arg(long)]
        new_key: bool,
    },
    /// Let everybody read locked editions
    Publish {
        /// Such as orebro-2024-2030/2024-2025/region/1
        #[arg(required = true)]
        editions: Vec<EditionKey>,
    },
    /// Stop showing an edition to the public; it stays
    Withdraw {
        /// Such as orebro-2024-2030/2024-2025/region/1
        edition: EditionKey,
        /// Why
        #[arg(long)]
        because: String,
    },
    /// The editions of a strategy
    List {
        /// The strategy: orebro-2024-2030
        #[arg(long)]
        strategy: Slug,
    },
    /// Write an edition out as it was locked
    Export {
        /// Such as orebro-2024-2030/2024-2025/region/1
        edition: EditionKey,
        /// A new or empty folder for its files, or a name in .zip for one package
        #[arg(long)]
        out: PathBuf,
    },
    /// What one edition says otherwise than another
    Difference {
        /// The earlier one
        before: EditionKey,
        /// The later one
        after: EditionKey,
    },
    /// Tell whether a file is an edition as it was locked
    Verify {
        /// The report, another file of its edition, or the package
        file: PathBuf,
        /// The edition's manifest; without it and --key the database is asked, where there is one
        #[arg(long)]
        manifest: Option<PathBuf>,
        /// The region's public key
        #[arg(long)]
        key: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Args)]
pub(crate) struct SealArgs {
    #[command(flatten)]
    pub(crate) cycle: CycleArgs,
    /// A municipality's own report, with the figures of the region's latest edition
    #[arg(long)]
    pub(crate) organisation: Option<OrganisationCode>,
    /// Every municipality's own report, with the figures of the region's latest edition
    #[arg(long, conflicts_with = "organisation")]
    pub(crate) municipalities: bool,
    /// A numbered draft for comments; the cycle goes on
    #[arg(long)]
    pub(crate) consultation: bool,
    /// What is corrected in the edition before, and why; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub(crate) because: Vec<String>,
    /// Lock without the answers that are handed in and not checked
    #[arg(long)]
    pub(crate) leave_out: bool,
    /// Lock although nobody's answers count, or a text names a figure that there is not; the report says so
    #[arg(long)]
    pub(crate) with_gaps: bool,
    /// Make a new signing key although there are editions that another has signed
    #[arg(long)]
    pub(crate) new_key: bool,
    /// Tell what is missing, what would be said otherwise and whether it would be locked; lock nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// A cycle of a strategy.
#[derive(Debug, Clone, Args)]
pub(crate) struct CycleArgs {
    /// The strategy: orebro-2024-2030
    #[arg(long)]
    pub(crate) strategy: Slug,
    /// The years that the cycle is about: 2024-2025
    #[arg(long)]
    pub(crate) cycle: CycleKey,
}

/// An address for mail.
fn address(text: &str) -> Result<Address, String> {
    text.parse().map_err(|_| "one name, one @ and a domain: name@region.example".to_owned())
}

/// A time; of a day alone its end in Sweden, since what happened on that day is meant.
fn moment(text: &str) -> Result<DateTime<Utc>, chrono::ParseError> {
    match text.parse::<NaiveDate>() {
        Ok(day) => Ok(clock::end_of(day)),
        Err(_) => text.parse(),
    }
}
