//! Signing in by mail: a code to type where one began, and a link for any browser, both for one use within the hour.
//!
//! Whether an address has an account is never told: the same is done, counted and answered for one that has none, but for
//! the mail. Asking anew leaves what was sent before as good as it was, since anybody can ask in anybody's name; signing
//! in makes all of it worthless.

use std::net::IpAddr;

use chrono::Duration;
use malspar_domain::{account::Address, lang::Lang, secret::Secrets, violation::Violation};
use malspar_storage::{AuditEntry, NewSignIn, Purpose, SignInRecord, Tx};

use super::{
    Session, Token,
    letter::{Letter, Written},
    throttle::{self, MAILS},
};
use crate::{App, Error, Result};

/// How long a code and a link are valid.
pub const VALID_MINUTES: i64 = 60;

/// How many codes may be typed for one mail.
const MOST_CODES: i32 = 5;

/// Somebody who has just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the browser is to carry.
    pub token: Token,
    /// The page that was asked for; empty where none was.
    pub place: String,
}

impl App {
    /// Sends a code and a link to `address`, where it has an account. Gives what the browser is to carry, in which alone
    /// the code can be typed.
    pub async fn ask_for_code(&self, address: &Address, place: &str, from: Option<IpAddr>) -> Result<Token> {
        self.ask(Purpose::SignIn, address, place, from).await
    }

    /// The same for a new password: a link alone.
    pub async fn ask_for_password(&self, address: &Address, from: Option<IpAddr>) -> Result<()> {
        self.ask(Purpose::Password, address, "", from).await.map(|_| ())
    }

    async fn ask(
        &self,
        purpose: Purpose,
        address: &Address,
        place: &str,
        from: Option<IpAddr>,
    ) -> Result<Token> {
        let (now, who) = (self.clock.now(), throttle::of_address(address));
        let (browser, link) = (self.new_token()?, self.new_token()?);
        let code = six_digits(self.secrets.as_ref())?;
        let tx = self.store.write().await?;
        throttle::count_place(&tx, from, now).await?;
        MAILS.check(&tx, &who, now).await?;
        MAILS.count(&tx, &who, now).await?;
        let account = tx.account_of(address).await?.filter(|account| !account.disabled);
        // Written for nobody as well: how long an answer takes tells nothing.
        let lang = account.as_ref().map_or(Lang::Sv, |account| account.lang);
        let written = self.write_letter(purpose, lang, &code, &link);
        let expires_at = now + Duration::minutes(VALID_MINUTES);
        let kept = account.as_ref().filter(|_| purpose == Purpose::SignIn).map(|_| browser.hash_with(&code));
        let new = NewSignIn {
            who,
            account: account.as_ref().map(|account| account.id),
            purpose,
            browser: browser.hash(),
            code: kept,
            token: link.hash(),
            place: place.to_owned(),
            expires_at,
        };
        tx.add_sign_in(new, now).await?;
        if let Some(account) = &account {
            self.queue_written(&tx, account, written, Some(expires_at)).await?;
        }
        tx.commit().await?;
        self.post.ring();
        Ok(browser)
    }

    fn write_letter(&self, purpose: Purpose, lang: Lang, code: &str, link: &Token) -> Written {
        let url = |page: &str| self.link(lang, &format!("/logga-in/{page}/{}", link.write()));
        let letter = match purpose {
            Purpose::SignIn => Letter::SignIn { code: code.to_owned(), url: url("lank") },
            Purpose::Password => Letter::Password { url: url("nytt-losenord") },
        };
        letter.written(lang)
    }

    /// Signs in by the code, typed in the browser that asked for it.
    pub async fn sign_in_by_code(
        &self,
        browser: &Token,
        code: &str,
        from: Option<IpAddr>,
        before: Option<&Session>,
    ) -> Result<SignedIn> {
        let now = self.clock.now();
        let tx = self.store.write().await?;
        throttle::count_place(&tx, from, now).await?;
        let found = tx.sign_in_of_browser(&browser.hash(), Purpose::SignIn).await?;
        let found = found.filter(|found| !found.spent && found.expires_at > now).ok_or_else(gone)?;
        if !tx.count_attempt(&found, MOST_CODES).await? {
            return Err(Violation::error("code", "sign-in-used-up").into());
        }
        let typed: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let right = found.code.as_deref().is_some_and(|kept| same(kept, &browser.hash_with(&typed)));
        if !right {
            tx.commit().await?;
            return Err(Violation::error("code", "sign-in-wrong-code").into());
        }
        self.spend(tx, &found, before).await
    }

    /// Is this link still good? To look at it spends nothing: mail programs look at links by themselves.
    pub async fn look_at_link(&self, link: &Token) -> Result<()> {
        self.good_link(Purpose::SignIn, link).await
    }

    /// The same for a link to set a new password.
    pub async fn look_at_password_link(&self, link: &Token) -> Result<()> {
        self.good_link(Purpose::Password, link).await
    }

    async fn good_link(&self, purpose: Purpose, link: &Token) -> Result<()> {
        let found = self.store.read().await?.sign_in_of_link(&link.hash(), purpose).await?;
        let good = found.is_some_and(|f| !f.spent && f.expires_at > self.clock.now() && f.account.is_some());
        if good { Ok(()) } else { Err(gone()) }
    }

    /// Signs in by the link, in whatever browser it was opened.
    pub async fn sign_in_by_link(&self, link: &Token, before: Option<&Session>) -> Result<SignedIn> {
        let tx = self.store.write().await?;
        let found = tx.sign_in_of_link(&link.hash(), Purpose::SignIn).await?.ok_or_else(gone)?;
        self.spend(tx, &found, before).await
    }

    /// Sets a new password by the link from the mail, and signs in.
    pub async fn set_password_by_link(
        &self,
        link: &Token,
        password: &str,
        before: Option<&Session>,
    ) -> Result<SignedIn> {
        self.look_at_password_link(link).await?;
        let tx = self.store.read().await?;
        let found = tx.sign_in_of_link(&link.hash(), Purpose::Password).await?.ok_or_else(gone)?;
        let account = tx.account(found.account.ok_or_else(gone)?).await?;
        drop(tx);
        let hash = self.hash_password(&account, password).await?;
        let tx = self.store.write().await?;
        tx.set_password(account.id, Some(hash)).await?;
        // Whoever else knew the old one is out.
        tx.end_sessions(account.id).await?;
        let person = self.account_itself(&tx, account.id).await?;
        let signed_in = self.spend_within(&tx, &found, before).await?;
        let entry = AuditEntry::new("account.password", account.id.0.to_string()).with("by", "link");
        tx.append_audit(&entry, &person, self.clock.now()).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    async fn spend(&self, tx: Tx, found: &SignInRecord, before: Option<&Session>) -> Result<SignedIn> {
        let signed_in = self.spend_within(&tx, found, before).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    async fn spend_within(
        &self,
        tx: &Tx,
        found: &SignInRecord,
        before: Option<&Session>,
    ) -> Result<SignedIn> {
        let account = found.account.ok_or_else(gone)?;
        if !tx.spend_sign_in(found, self.clock.now()).await? {
            return Err(gone());
        }
        let token = self.admit(tx, account, before).await?.ok_or_else(gone)?;
        Ok(SignedIn { token, place: found.place.clone() })
    }

    pub(crate) fn new_token(&self) -> Result<Token> {
        Token::new(self.secrets.as_ref())
    }
}

/// Used, of somebody who has signed in since, too old, or never there: what is to be done is the same.
fn gone() -> Error {
    Violation::error("link", "sign-in-gone").into()
}

/// Six digits, each of the million as likely as the others.
fn six_digits(secrets: &dyn Secrets) -> Result<String> {
    const ALL: u32 = 1_000_000;
    loop {
        let mut bytes = [0; 4];
        secrets.fill(&mut bytes).map_err(|e| Error::Data(format!("the system gives no randomness: {e}")))?;
        let number = u32::from_be_bytes(bytes);
        // The last, broken million would favour small numbers.
        if number < u32::MAX / ALL * ALL {
            return Ok(format!("{:06}", number % ALL));
        }
    }
}

/// Are they the same? Takes as long wherever they differ.
fn same(kept: &[u8], given: &[u8]) -> bool {
    kept.len() == given.len() && kept.iter().zip(given).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}
