//! Every kind of mail, with and without what may be missing, in both languages.

use malspar_domain::lang::{Lang, Text};
use malspar_domain::violation::Violation;
use malspar_storage::LetterKind;

use super::{
    Frame, Headline, MailKind, confirm::Confirm, digest::Digest, drafted::DraftReady, published::NewReport,
    receipt::CameIn, registrar::WhoseTask,
};
use crate::{
    accounts::{Letter, Links, Written, invite_again},
    review::letters as review,
    standing::mail::Letters,
};

/// A frame with everything in it, and one with nothing that may be missing.
fn frames() -> [Frame; 2] {
    let bare = Frame { number: None, mailbox: None, ..Frame::sample() };
    [Frame::sample(), bare]
}

fn laxa() -> Text {
    Text::new("Laxå kommun", "Laxå Municipality")
}

fn samples(lang: Lang) -> Vec<Written> {
    let mut all: Vec<_> = Letter::samples().iter().map(|letter| letter.written(lang)).collect();
    all.push(invite_again::trial(lang, &Links::sample().to(lang, "/forvaltning/drift")));
    for letters in Letters::samples() {
        for kind in [LetterKind::Opening, LetterKind::Before, LetterKind::After] {
            all.push(letters.written(kind, lang).into());
        }
    }
    all.extend(review::Letter::samples(lang));
    all.extend(frames().into_iter().flat_map(|frame| of_the_clock(&frame, lang)));
    all
}

fn of_the_clock(frame: &Frame, lang: Lang) -> Vec<Written> {
    let frame = || frame.clone();
    let headline =
        Headline { frame: frame(), number: 2, said: Text::new("Tre mål är nådda.", "Three are.") };
    let late = frame().cycle.review_until + chrono::Days::new(1);
    let digest = |n| Digest {
        frame: frame(),
        of: 12,
        handed_in: n,
        returned: n,
        begun: n,
        not_begun: n,
        declined: n,
        extended: n,
        to_check: n,
        requests: n,
        unconfirmed: n,
        lost: n,
    };
    let missing = ["seal-unchecked", "seal-returned", "seal-reopened", "seal-silent", "seal-no-analysis"];
    let missing = missing.into_iter().chain(["seal-no-registry-number"]);
    let missing: Vec<_> = missing.map(|code| Violation::warning("x", code)).collect();
    let twice = [missing.clone(), missing.clone()].concat();
    let draft = |missing| DraftReady { frame: frame(), handed_in: (9, 12), missing }.written(lang);
    let confirm = |has_registrar| Confirm { frame: frame(), organisation: laxa(), has_registrar };
    let whose = |has_contact| WhoseTask { frame: frame(), organisation: laxa(), has_contact };
    let came_in = |submitted_on| CameIn { frame: frame(), organisation: laxa(), submitted_on };
    vec![
        confirm(true).written(lang),
        confirm(false).written(lang),
        whose(true).written(lang),
        whose(false).written(lang),
        came_in(frame().cycle.deadline).written(lang),
        came_in(late).written(lang),
        draft(missing),
        draft(twice),
        draft(Vec::new()),
        NewReport { headline: &headline, organisation: "Länsstyrelsen".to_owned() }.written(lang),
        digest(0).written(lang),
        digest(1).written(lang),
        digest(3).written(lang),
    ]
}

#[test]
fn there_is_a_sample_of_every_kind_of_mail() {
    for kind in MailKind::ALL {
        assert!(samples(Lang::Sv).iter().any(|mail| mail.kind == kind), "{kind:?}");
    }
}

#[test]
fn every_mail_has_its_words_in_both_languages_and_both_parts() {
    for lang in Lang::ALL {
        for mail in samples(lang) {
            let Written { kind, subject, body, html, .. } = &mail;
            let told = format!("{kind:?}\n{subject}\n\n{body}");
            assert_eq!(mail.lang, lang, "{told}");
            assert!(!subject.contains('\n') && !subject.trim().is_empty(), "{told}");
            assert!(subject.chars().count() <= 150, "{told}");
            for text in [subject, body, html] {
                // What Fluent says of words, variables and variants that it does not find.
                for wrong in ["{", "}", "mail-", "review-mail", "Unknown localization"] {
                    assert!(!text.contains(wrong), "{wrong}: {told}");
                }
                assert!(!text.contains('\u{2068}'), "{told}");
            }
            assert!(body.lines().all(|line| line == line.trim_end()), "{told}");
            for line in body.lines().filter(|line| !line.is_empty()) {
                let said = line.split(' ').next().unwrap_or_default();
                assert!(html.contains(said.trim_start_matches('”')), "{said}: {told}");
            }
        }
    }
}

#[test]
fn every_mail_leads_somewhere_in_the_language_of_whoever_gets_it() {
    for lang in Lang::ALL {
        let site = Links::sample().to(lang, "");
        for mail in samples(lang) {
            let Written { kind, body, html, .. } = &mail;
            // These links are made by whoever writes them, in the sample without a language.
            let by_hand = matches!(
                kind,
                MailKind::SignIn
                    | MailKind::Password
                    | MailKind::Invitation
                    | MailKind::HandOver
                    | MailKind::Consultation
            );
            let site = if by_hand { "https://malspar.example.se" } else { &site };
            assert!(body.contains(&format!("{site}/")), "{kind:?}\n{body}");
            assert!(html.contains(&format!("<a href=\"{site}/")), "{kind:?}\n{html}");
        }
    }
}
