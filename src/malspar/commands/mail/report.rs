//! A report of delivery (RFC 3464), as mail servers send it to whoever sent a mail: which of ours it is about, what became of
//! it, and what was said.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use malspar_domain::id::MailId;

/// What a report says of a mail.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Report {
    pub(super) mail: MailId,
    pub(super) fate: Fate,
    /// What the mail server said, first its code.
    pub(super) said: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It did not arrive, and is not tried any more.
    Lost,
    /// It arrived, was passed on or is still being tried.
    Underway,
}

impl Report {
    /// Reads a report about one of our mails; nothing where it is something else.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        let status = message.parts.iter().find(|part| is(part, "delivery-status"))?;
        let status = String::from_utf8_lossy(status.contents()).into_owned();
        let mail = message.parts.iter().find_map(of_ours)?;
        let fate = match field(&status, "Action")?.to_ascii_lowercase().as_str() {
            "failed" => Fate::Lost,
            _ => Fate::Underway,
        };
        Some(Self { mail, fate, said: said(&status) })
    }
}

fn is(part: &MessagePart, subtype: &str) -> bool {
    part.content_type().and_then(|kind| kind.subtype()).is_some_and(|of| of.eq_ignore_ascii_case(subtype))
}

/// Which of our mails is sent back, whole or its head alone: our mails are called by their row.
fn of_ours(part: &MessagePart) -> Option<MailId> {
    let named = |message: &Message| message.message_id().and_then(mail_id);
    match &part.body {
        PartType::Message(message) => named(message),
        _ if is(part, "rfc822-headers") => named(&MessageParser::default().parse_headers(part.contents())?),
        _ => None,
    }
}

fn mail_id(message_id: &str) -> Option<MailId> {
    message_id.split('@').next()?.parse().ok().map(MailId)
}

/// The code of the reply and its words; the code of the status where there is none.
fn said(status: &str) -> String {
    let diagnostic = field(status, "Diagnostic-Code");
    let reply =
        diagnostic.as_deref().map(|reply| reply.split_once(';').map_or(reply, |(_, reply)| reply).trim());
    let status = field(status, "Status").unwrap_or_default();
    match reply.filter(|reply| !reply.is_empty()) {
        Some(reply) if reply.starts_with(|first: char| first.is_ascii_digit()) => reply.to_owned(),
        Some(reply) => format!("550 {status} {reply}"),
        None => format!("550 {status}"),
    }
}

/// The first field of this name, its continued lines in one.
fn field(status: &str, name: &str) -> Option<String> {
    let mut lines = status.lines().skip_while(|line| {
        !line.split_once(':').is_some_and(|(field, _)| field.trim().eq_ignore_ascii_case(name))
    });
    let (_, first) = lines.next()?.split_once(':')?;
    let further = lines.take_while(|line| line.starts_with([' ', '\t'])).map(str::trim);
    Some([first.trim()].into_iter().chain(further).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "0192a0c4-7d5e-4a6b-8c3d-1e2f3a4b5c6d";

    /// As a mail server writes it, with the mail's head or the whole of it.
    fn report(status: &str, kind: &str, message_id: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.kommun.example\r\nTo: malspar@region.example\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"gr\"\r\n\r\n\
             --gr\r\nContent-Type: text/plain\r\n\r\nI'm sorry to have to inform you.\r\n\
             --gr\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.kommun.example\r\n\r\nFinal-Recipient: rfc822; laxa@kommun.example\r\n\
             {status}\r\n\
             --gr\r\nContent-Type: {kind}\r\n\r\n\
             From: =?utf-8?q?M=C3=A5lsp=C3=A5r?= <malspar@region.example>\r\nTo: laxa@kommun.example\r\n\
             Message-ID: <{message_id}>\r\nSubject: Svar senast 31 mars\r\n\r\n--gr--\r\n"
        )
    }

    #[test]
    fn a_mail_that_is_sent_back_is_known_by_its_number() {
        let status = "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <laxa@kommun.example>:\r\n    \
                      Recipient address rejected\r\n";
        for kind in ["message/rfc822", "text/rfc822-headers"] {
            let read =
                Report::read(report(status, kind, &format!("{OURS}@region.example")).as_bytes()).unwrap();
            assert_eq!((read.mail.0.to_string().as_str(), read.fate), (OURS, Fate::Lost), "{kind}");
            assert_eq!(read.said, "550 5.1.1 <laxa@kommun.example>: Recipient address rejected");
        }
    }

    #[test]
    fn without_a_reply_its_status_is_said() {
        let ours = format!("{OURS}@region.example");
        let said =
            |status: &str| Report::read(report(status, "message/rfc822", &ours).as_bytes()).unwrap().said;
        assert_eq!(said("Action: failed\r\nStatus: 5.2.2\r\n"), "550 5.2.2");
        let full = "action: FAILED\r\nstatus: 5.2.2\r\ndiagnostic-code: x-local; mailbox full\r\n";
        assert_eq!(said(full), "550 5.2.2 mailbox full");
    }

    #[test]
    fn what_is_still_tried_is_not_lost() {
        let ours = format!("{OURS}@region.example");
        let fate =
            |status: &str| Report::read(report(status, "message/rfc822", &ours).as_bytes()).unwrap().fate;
        assert_eq!(fate("Action: delayed\r\nStatus: 4.4.1\r\n"), Fate::Underway);
        assert_eq!(fate("Action: relayed\r\nStatus: 2.0.0\r\n"), Fate::Underway);
    }

    #[test]
    fn what_is_no_report_of_ours_is_nothing() {
        let status = "Action: failed\r\nStatus: 5.1.1\r\n";
        let other = report(status, "message/rfc822", "CAF=x1@mail.example");
        let answer = "From: a@b.example\r\nSubject: Sv: Svar senast 31 mars\r\n\r\nTack!\r\n".to_owned();
        for text in [other, answer, String::new(), "--gr".repeat(1_000)] {
            assert_eq!(Report::read(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Report::read(&[0xff, 0x00, b':', b'\n'].repeat(2_000)), None);
    }
}
