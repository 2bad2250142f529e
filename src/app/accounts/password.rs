//! Passwords, for whoever wants one. Kept as argon2id with the recommended cost, in PHC form.

use std::{net::IpAddr, sync::LazyLock};

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use malspar_domain::{
    account::{Account, Address},
    violation::Violation,
};
use malspar_storage::AuditEntry;
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    Session, SignedIn,
    throttle::{self, WRONG_PRESENT},
};
use crate::{App, Error, Result};

/// Characters of a password.
const SHORTEST: usize = 12;
const LONGEST: usize = 200;

/// Each takes 19 MiB and a processor for a while: many who sign in at once wait for each other.
static ROOM: Semaphore = Semaphore::const_new(2);

/// What a password is held against where there is none: it costs the same, and never fits.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hash(b"nobody has this password", &[0; 16]).unwrap_or_default());

impl App {
    /// Signs in by password. Whether it was the address or the password that was wrong is not told.
    pub async fn sign_in_by_password(
        &self,
        address: &Address,
        password: &str,
        place: &str,
        from: Option<IpAddr>,
        before: Option<&Session>,
    ) -> Result<SignedIn> {
        let (now, who) = (self.clock.now(), throttle::of_address(address));
        let tx = self.store.write().await?;
        throttle::count_place(&tx, from, now).await?;
        let counted = throttle::count_password(&tx, &who, from, now).await?;
        let account = tx.account_of(address).await?.filter(|account| !account.disabled);
        let kept = match &account {
            Some(account) => tx.account_secrets(account.id).await?.password,
            None => None,
        };
        tx.commit().await?;
        let fits = fits(password, kept.as_deref()).await?;
        let Some(account) = account.filter(|_| fits) else { return Err(wrong()) };
        let tx = self.store.write().await?;
        for counted in counted {
            tx.drop_attempt(counted).await?;
        }
        let token = self.admit(&tx, account.id, before).await?.ok_or_else(wrong)?;
        tx.commit().await?;
        Ok(SignedIn { token, place: place.to_owned() })
    }

    /// Sets a password, or another one, for which the present one is asked. Every other session of the person ends.
    pub async fn set_password(&self, session: &Session, present: &str, password: &str) -> Result<()> {
        let account = &session.account;
        check_both_steps(session)?;
        self.check_present(session, present).await?;
        let hash = self.hash_password(account, password).await?;
        let tx = self.store.write().await?;
        tx.set_password(account.id, Some(hash)).await?;
        tx.end_other_sessions(account.id, session.id()).await?;
        let entry = AuditEntry::new("account.password", account.id.0.to_string());
        tx.append_audit(&entry, &session.person(), self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Takes the password away: from now on one signs in by mail alone.
    pub async fn remove_password(&self, session: &Session, present: &str) -> Result<()> {
        check_both_steps(session)?;
        self.check_present(session, present).await?;
        let tx = self.store.write().await?;
        tx.set_password(session.account.id, None).await?;
        let entry = AuditEntry::new("account.no_password", session.account.id.0.to_string());
        tx.append_audit(&entry, &session.person(), self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    async fn check_present(&self, session: &Session, present: &str) -> Result<()> {
        let now = self.clock.now();
        let who = throttle::of_account(session.account.id);
        let tx = self.store.write().await?;
        let Some(kept) = tx.account_secrets(session.account.id).await?.password else { return Ok(()) };
        WRONG_PRESENT.check(&tx, &who, now).await?;
        // Counted before it is tried, since no lock is held while it is: a right one takes it back.
        let counted = WRONG_PRESENT.count(&tx, &who, now).await?;
        tx.commit().await?;
        if !fits(present, Some(&kept)).await? {
            return Err(Violation::error("present", "password-not-present").into());
        }
        let tx = self.store.write().await?;
        tx.drop_attempt(counted).await?;
        Ok(tx.commit().await?)
    }

    /// The hash to keep of a password that is good enough.
    pub(crate) async fn hash_password(&self, account: &Account, password: &str) -> Result<String> {
        check_strength(account, password)?;
        let mut salt = [0; 16];
        self.secrets
            .fill(&mut salt)
            .map_err(|e| Error::Data(format!("the system gives no randomness: {e}")))?;
        let password = password.to_owned();
        in_turn(move || hash(password.as_bytes(), &salt)).await?.map_err(|e| Error::Data(e.to_string()))
    }
}

/// Who has only got half in changes nothing of how one gets in.
fn check_both_steps(session: &Session) -> Result<()> {
    if session.lacks_second_factor() {
        Err(Error::Forbidden("change the password without both steps"))
    } else {
        Ok(())
    }
}

/// Long is what counts; a phrase is welcome.
fn check_strength(account: &Account, password: &str) -> Result<()> {
    let wrong =
        |code| Err(Violation::error("password", code).with("least", SHORTEST).with("most", LONGEST).into());
    let length = password.chars().count();
    let address = account.address.as_ref().map(Address::as_str).unwrap_or_default();
    if length < SHORTEST {
        wrong("password-short")
    } else if length > LONGEST {
        wrong("password-long")
    } else if password.trim().eq_ignore_ascii_case(address) {
        wrong("password-address")
    } else {
        Ok(())
    }
}

fn hash(password: &[u8], salt: &[u8]) -> argon2::password_hash::Result<String> {
    let hashed: PasswordHash = Argon2::default().hash_password_with_salt(password, salt)?;
    Ok(hashed.to_string())
}

/// Is it the one of which this is kept? Costs the same where none is.
async fn fits(password: &str, kept: Option<&str>) -> Result<bool> {
    // Nobody has a longer one: no work for whoever sends a novel.
    let password: String = password.chars().take(LONGEST + 1).collect();
    let kept = kept.map(str::to_owned);
    in_turn(move || {
        let is_theirs = kept.is_some();
        let kept = kept.unwrap_or_else(|| NOBODYS.clone());
        let fits = PasswordHash::new(&kept)
            .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok());
        fits && is_theirs
    })
    .await
}

/// Does `work` beside the async threads, when there is room.
async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let failed = |e: &dyn std::fmt::Display| Error::Data(e.to_string());
    let _turn = ROOM.acquire().await.map_err(|e| failed(&e))?;
    spawn_blocking(work).await.map_err(|e| failed(&e))
}

fn wrong() -> Error {
    Violation::error("password", "sign-in-wrong-password").into()
}
