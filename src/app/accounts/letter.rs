//! The mails of signing in and of roles: what each needs, and its words in the language of whoever gets it.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    account::{Account, Address},
    code::Slug,
    id::AccountId,
    role::{Actor, Role},
};
use malspar_storage::{NewMail, StrategyScope, Tx};
use malspar_words::{Lang, date, t};

use super::sign_in::VALID_MINUTES;
use crate::{App, Result, letters::MailKind};

/// A mail, with everything that its words name.
#[derive(Debug, Clone)]
pub(crate) enum Letter {
    /// A code and a link.
    SignIn { code: String, url: String },
    /// A link to set a password.
    Password { url: String },
    /// Somebody has got a role.
    Invitation { office: Office, url: String },
    /// Somebody takes another's place.
    HandOver { office: Office, url: String },
    /// A council is asked to comment on a draft.
    Consultation { council: String, strategy: String, until: NaiveDate, url: String },
}

/// A role, for whom and in what.
#[derive(Debug, Clone)]
pub(crate) struct Office {
    pub(crate) role: Role,
    pub(crate) deputy: bool,
    pub(crate) organisation: String,
    pub(crate) strategy: Option<String>,
}

impl Office {
    /// "uppgiftslämnare för Laxå i Rätt stöd till alla föräldrar"
    fn words(&self, lang: Lang) -> String {
        let role =
            t!(lang, "mail-role", role = self.role.code(), deputy = if self.deputy { "yes" } else { "no" });
        let organisation = self.organisation.as_str();
        match &self.strategy {
            Some(strategy) => {
                t!(
                    lang,
                    "mail-office",
                    role = role,
                    organisation = organisation,
                    strategy = strategy.as_str()
                )
            }
            None => t!(lang, "mail-office-everywhere", role = role, organisation = organisation),
        }
    }
}

/// What a mail says.
pub(crate) struct Written {
    pub(crate) kind: MailKind,
    pub(crate) lang: Lang,
    pub(crate) subject: String,
    pub(crate) body: String,
    pub(crate) html: String,
    about: Option<StrategyScope>,
}

impl Written {
    /// A mail of these words; the text alone, which its HTML is made of.
    pub(crate) fn new(kind: MailKind, lang: Lang, subject: String, body: String) -> Self {
        let html = as_html(lang, &subject, &body);
        Self { kind, lang, subject, body, html, about: None }
    }

    /// The same about a strategy: whoever runs its follow-up sees what became of it.
    pub(crate) fn about(self, scope: &StrategyScope) -> Self {
        Self { about: Some(scope.clone()), ..self }
    }
}

impl Letter {
    /// The letter in the words of a language.
    pub(crate) fn written(&self, lang: Lang) -> Written {
        Written::new(self.kind(), lang, self.subject(lang), self.body(lang))
    }

    const fn kind(&self) -> MailKind {
        match self {
            Self::SignIn { .. } => MailKind::SignIn,
            Self::Password { .. } => MailKind::Password,
            Self::Invitation { .. } => MailKind::Invitation,
            Self::HandOver { .. } => MailKind::HandOver,
            Self::Consultation { .. } => MailKind::Consultation,
        }
    }

    fn subject(&self, lang: Lang) -> String {
        match self {
            Self::SignIn { code, .. } => t!(lang, "mail-sign-in-subject", code = code.as_str()),
            Self::Password { .. } => t!(lang, "mail-password-subject"),
            Self::Invitation { office, .. } => {
                t!(lang, "mail-invitation-subject", office = office.words(lang))
            }
            Self::HandOver { office, .. } => t!(lang, "mail-hand-over-subject", office = office.words(lang)),
            Self::Consultation { strategy, until, .. } => {
                let day = date::long(lang, *until);
                t!(lang, "mail-consultation-subject", date = day, strategy = strategy.as_str())
            }
        }
    }

    fn body(&self, lang: Lang) -> String {
        let minutes = VALID_MINUTES;
        match self {
            Self::SignIn { url, .. } => t!(lang, "mail-sign-in", url = url.as_str(), minutes = minutes),
            Self::Password { url } => t!(lang, "mail-password", url = url.as_str(), minutes = minutes),
            Self::Invitation { office, url } => {
                t!(lang, "mail-invitation", office = office.words(lang), url = url.as_str())
            }
            Self::HandOver { office, url } => {
                t!(lang, "mail-hand-over", office = office.words(lang), url = url.as_str())
            }
            Self::Consultation { council, strategy, until, url } => t!(
                lang,
                "mail-consultation",
                council = council.as_str(),
                strategy = strategy.as_str(),
                date = date::long(lang, *until),
                url = url.as_str()
            ),
        }
    }
}

impl App {
    /// Puts a mail about a role into the queue; of somebody who has been forgotten there is nowhere to send it. Whoever runs
    /// the follow-up of its strategy sees what became of it.
    pub(crate) async fn queue_letter(
        &self,
        tx: &Tx,
        actor: &Actor,
        account: &Account,
        letter: &Letter,
        strategy: Option<&Slug>,
    ) -> Result<()> {
        let mut written = letter.written(account.lang);
        if let Some(slug) = strategy {
            let (scope, ..) = tx.open_strategy(slug, actor, None).await?;
            written = written.about(&scope);
        }
        self.queue_written(tx, account, written, None).await
    }

    /// Puts a mail to an office that has no account into the queue. Whoever sends it has typed where to.
    pub(crate) async fn queue_written_to(
        &self,
        tx: &Tx,
        recipient: &Address,
        written: Written,
    ) -> Result<()> {
        self.queue(tx, None, recipient.clone(), written, None).await
    }

    /// The same with a mail that has its words already.
    pub(crate) async fn queue_written(
        &self,
        tx: &Tx,
        account: &Account,
        written: Written,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<()> {
        let Some(recipient) = account.address.clone() else { return Ok(()) };
        self.queue(tx, Some(account.id), recipient, written, expires_at).await
    }

    async fn queue(
        &self,
        tx: &Tx,
        account: Option<AccountId>,
        recipient: Address,
        written: Written,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<()> {
        let Written { kind, lang, subject, body, html, about } = written;
        let mail =
            NewMail { account, recipient, kind: kind.code(), lang, subject, body, html, expires_at, about };
        tx.queue_mail(mail, self.clock.now()).await?;
        Ok(())
    }
}

/// The same as HTML: a paragraph a line, and what begins like an address is a link.
fn as_html(lang: Lang, subject: &str, body: &str) -> String {
    let mut paragraphs = String::new();
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<String> = line.split(' ').map(word).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(paragraphs, "<p>{}</p>", words.join(" "));
    }
    let (tag, title) = (lang.tag(), escaped(subject));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body style=\"font-family:sans-serif;line-height:1.5\">\n{paragraphs}</body></html>\n"
    )
}

fn word(word: &str) -> String {
    let end = word.trim_end_matches([',', '.', ';']);
    let (address, rest) = word.split_at(end.len());
    let (shown, rest) = (escaped(address), escaped(rest));
    if address.starts_with("https://") || address.starts_with("http://") {
        format!("<a href=\"{shown}\">{shown}</a>{rest}")
    } else {
        format!("{shown}{rest}")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
impl Letter {
    /// One of each kind, with everything that it names.
    pub(crate) fn samples() -> Vec<Self> {
        let office = |strategy: Option<&str>| Office {
            role: Role::MunicipalContact,
            deputy: true,
            organisation: "Laxå".to_owned(),
            strategy: strategy.map(str::to_owned),
        };
        let url = || "https://malspar.example.se/x".to_owned();
        vec![
            Self::SignIn { code: "012345".to_owned(), url: url() },
            Self::Password { url: url() },
            Self::Invitation { office: office(Some("Strategin")), url: url() },
            Self::Invitation { office: office(None), url: url() },
            Self::HandOver { office: office(Some("Strategin")), url: url() },
            Self::Consultation {
                council: "Regionala samverkansrådet".to_owned(),
                strategy: "Strategin".to_owned(),
                until: NaiveDate::default(),
                url: url(),
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_named_is_text_in_a_mail() {
        let page = as_html(Lang::Sv, "a & b", "Hej <b>du</b>\n\nGå till https://a.example/x?y=1&z=2, nu.");
        assert!(page.contains("<title>a &amp; b</title>"), "{page}");
        assert!(page.contains("<p>Hej &lt;b&gt;du&lt;/b&gt;</p>"), "{page}");
        let link = "<a href=\"https://a.example/x?y=1&amp;z=2\">https://a.example/x?y=1&amp;z=2</a>, nu.";
        assert!(page.contains(link), "{page}");
    }
}
