//! The second factor: an app on a telephone that shows another code every half minute (TOTP, RFC 6238). Whoever can
//! change what others see gives one each time they sign in; others may have one.

use malspar_domain::{id::AccountId, violation::Violation};
use malspar_storage::AuditEntry;
use totp_rs::{Builder, Totp};

use super::{
    Session, SignedIn,
    throttle::{self, WRONG_SECOND},
};
use crate::{App, Error, Result};

/// What the app shows beside the code.
const ISSUER: &str = "Målspår";

/// What a person's second factor waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondFactor {
    /// For nothing: it was given in this session.
    Given,
    /// For a code of the app.
    Wanted,
    /// For an app to be enrolled with this.
    ToEnrol {
        /// What is typed into an app that has no camera.
        secret: String,
        /// What the camera reads.
        url: String,
    },
}

impl App {
    /// What the person's second factor waits for. Who has none gets a secret that is this session's alone: it stays the
    /// same until the app has been tried, however often the page is looked at, and nobody else who is in has seen it.
    pub async fn second_factor(&self, session: &Session) -> Result<SecondFactor> {
        let id = session.account.id;
        if session.strong {
            return Ok(SecondFactor::Given);
        }
        let tx = self.store.write().await?;
        if tx.account_secrets(id).await?.totp_secret.is_some() {
            return Ok(SecondFactor::Wanted);
        }
        let secret = if let Some(secret) = tx.totp_to_enrol(session.id()).await? {
            secret
        } else {
            let mut secret = vec![0; 20];
            self.secrets.fill(&mut secret).map_err(|e| Error::Data(e.to_string()))?;
            tx.keep_totp_to_enrol(session.id(), &secret).await?;
            tx.commit().await?;
            secret
        };
        let app = totp(secret, session)?;
        let url = app.to_url().map_err(|e| Error::Data(e.to_string()))?;
        Ok(SecondFactor::ToEnrol { secret: app.secret().to_base32(), url })
    }

    /// Takes a code of the app; the first that is right enrols it. Gives a new session, in which it counts.
    pub async fn give_second_factor(&self, session: &Session, code: &str, place: &str) -> Result<SignedIn> {
        let (now, id) = (self.clock.now(), session.account.id);
        let who = throttle::of_account(id);
        let tx = self.store.write().await?;
        WRONG_SECOND.check(&tx, &who, now).await?;
        let enrolled = tx.account_secrets(id).await?.totp_secret;
        let to_enrol = enrolled.is_none();
        let secret = match enrolled {
            Some(secret) => Some(secret),
            None => tx.totp_to_enrol(session.id()).await?,
        };
        let secret = secret.ok_or_else(|| {
            // Who has to enrol one, and was shown none in this session, is shown one now.
            let wanted = session.lacks_second_factor();
            let wrong = || Violation::error("code", "second-factor-wrong").into();
            if wanted { wrong() } else { Error::Forbidden("give a second factor that there is not") }
        })?;
        let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        let step =
            totp(secret.clone(), session)?.check(&typed, seconds).and_then(|step| i64::try_from(step).ok());
        let good = match step {
            Some(step) if to_enrol => tx.enrol_totp(id, &secret, step, now).await?,
            Some(step) => tx.spend_totp_step(id, step).await?,
            None => false,
        };
        if !good {
            WRONG_SECOND.count(&tx, &who, now).await?;
            tx.commit().await?;
            return Err(Violation::error("code", "second-factor-wrong").into());
        }
        if to_enrol {
            // Whoever was in before the app was enrolled has not given it.
            tx.end_other_sessions(id, session.id()).await?;
        }
        tx.end_session(session.id()).await?;
        let token = self.begin_session(&tx, id, session.chosen, true).await?;
        if to_enrol {
            let entry = AuditEntry::new("account.second_factor", id.0.to_string());
            tx.append_audit(&entry, &session.person(), now).await?;
        }
        tx.commit().await?;
        Ok(SignedIn { token, place: place.to_owned() })
    }

    /// The person gives the app up, for another one: all sessions end, and the next sign-in enrols anew where the role
    /// wants it. Only who has just shown the present one may.
    pub async fn remove_second_factor(&self, session: &Session) -> Result<()> {
        if !session.strong {
            return Err(Error::Forbidden("take a second factor away without having given it"));
        }
        self.clear_second_factor(session.account.id, &session.person()).await
    }

    pub(crate) async fn clear_second_factor(
        &self,
        account: AccountId,
        actor: &malspar_domain::role::Actor,
    ) -> Result<()> {
        let tx = self.store.write().await?;
        tx.clear_totp(account).await?;
        tx.end_sessions(account).await?;
        let entry = AuditEntry::new("account.no_second_factor", account.0.to_string());
        tx.append_audit(&entry, actor, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}

fn totp(secret: Vec<u8>, session: &Session) -> Result<Totp> {
    let name = session.account.address.as_ref().map(ToString::to_string).unwrap_or_default();
    let app = Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some(ISSUER));
    app.build().map_err(|e| Error::Data(e.to_string()))
}
