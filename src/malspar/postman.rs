//! Mail to a mail server over SMTP.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
    transport::smtp::Error,
};
use malspar_app::accounts::{Delivery, MailRecord, Outgoing, Postman};

/// A mail server that says nothing for so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// Hands mail to the server that the configuration names.
pub(crate) struct SmtpPostman {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl SmtpPostman {
    /// `smtps://name:password@host`, or `smtp://host?tls=required`; `from` as in `Målspår <malspar@region.example>`.
    pub(crate) fn new(url: &str, from: &str) -> Result<Self, String> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|e| e.to_string())?;
        let from = from.parse::<Mailbox>().map_err(|e| e.to_string())?;
        Ok(Self { server: server.timeout(Some(PATIENCE)).build(), from })
    }

    /// The mail as it goes out. Addresses are parsed and headers encoded, so nothing in them can begin another header.
    fn message(&self, mail: &MailRecord) -> Result<Message, String> {
        let failed = |e: &dyn std::fmt::Display| e.to_string();
        let to: Mailbox = mail.recipient.as_str().parse().map_err(|e| failed(&e))?;
        let seconds = u64::try_from(mail.queued_at.timestamp()).unwrap_or_default();
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .date(UNIX_EPOCH + Duration::from_secs(seconds))
            // From the row: a mail that comes twice can be told to be one.
            .message_id(Some(format!("<{}@{}>", mail.id.0, self.from.email.domain())))
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(mail.body.clone(), mail.html.clone()))
            .map_err(|e| failed(&e))
    }
}

impl Postman for SmtpPostman {
    fn deliver<'a>(&'a self, mail: &'a MailRecord) -> Outgoing<'a> {
        Box::pin(async move {
            match self.message(mail) {
                Err(why) => Delivery::Failed(format!("unwritable {why}")),
                Ok(message) => match self.server.send(message).await {
                    Ok(_) => Delivery::Sent,
                    Err(error) if is_for_later(&error) => Delivery::Later(told(&error)),
                    Err(error) if is_refused(&error) => Delivery::Failed(told(&error)),
                    Err(error) => Delivery::Unknown(told(&error)),
                },
            }
        })
    }
}

/// What went wrong, first in one word: the server's reply code where it gave one.
fn told(error: &Error) -> String {
    match error.status() {
        Some(code) => format!("{code} {error}"),
        None if error.is_timeout() => format!("timeout {error}"),
        None if error.is_tls() => format!("tls {error}"),
        None if error.is_client() => format!("client {error}"),
        None if error.to_string().starts_with("Connection error") => format!("connection {error}"),
        None => format!("answer {error}"),
    }
}

/// Is it certain that the server has not taken the mail, and may later? It was never reached, or said so. An answer that
/// did not come, or that nobody can read, tells neither.
fn is_for_later(error: &Error) -> bool {
    error.is_transient() || error.is_tls() || error.to_string().starts_with("Connection error")
}

/// Is it certain that the server never takes it?
fn is_refused(error: &Error) -> bool {
    error.is_permanent() || error.is_client()
}

/// Nobody wants to hear that somebody is on holiday.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The demo's: every mail has arrived, in the outbox that anybody may read.
pub(crate) struct ReadOnTheSpot;

impl Postman for ReadOnTheSpot {
    fn deliver<'a>(&'a self, _: &'a MailRecord) -> Outgoing<'a> {
        Box::pin(async { Delivery::Sent })
    }
}

#[cfg(test)]
mod tests {
    use malspar_app::accounts::MailState;
    use malspar_domain::{id::MailId, lang::Lang};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_mail_goes_out_with_its_letters_and_without_foreign_headers() {
        // The pool of connections wants a runtime around it.
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let _inside = runtime.enter();
        let postman = SmtpPostman::new("smtp://localhost:25", "Målspår <malspar@region.example>").unwrap();
        let mail = MailRecord {
            id: MailId(Uuid::from_u128(7)),
            recipient: "laxa@kommun.example".parse().unwrap(),
            lang: Lang::Sv,
            subject: "Du är inbjuden\r\nBcc: alla@kommun.example".to_owned(),
            body: "Hej å ä ö".to_owned(),
            html: "<p>Hej å ä ö</p>".to_owned(),
            state: MailState::Sending,
            queued_at: "2026-03-02T12:00:00Z".parse().unwrap(),
        };
        let sent = String::from_utf8(postman.message(&mail).unwrap().formatted()).unwrap();
        let (head, _) = sent.split_once("\r\n\r\n").unwrap();
        assert!(!head.contains("\nBcc:"), "{head}");
        assert!(head.contains("Subject: Du =?utf-8?"), "{head}");
        assert!(head.contains("Message-ID: <00000000-0000-0000-0000-000000000007@region.example>"), "{head}");
        assert!(head.contains("Date: Mon, 02 Mar 2026 12:00:00 +0000"), "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(sent.contains("text/plain") && sent.contains("text/html"));
    }

    #[test]
    fn a_mail_server_that_is_none_is_refused() {
        assert!(SmtpPostman::new("https://host", "a@b.example").is_err());
        assert!(SmtpPostman::new("smtp://host", "nobody").is_err());
    }
}
