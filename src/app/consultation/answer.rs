//! What councils are answered, and what of theirs is taken into the report.

use malspar_domain::{
    clock,
    id::CommentId,
    lang::{Lang, Text},
    narrative::ReviewComment,
    role::Actor,
    strategy::Strategy,
    violation::Violation,
};
use malspar_exchange::form::plainly;
use malspar_storage::{AuditEntry, CommentRecord, CouncilRecord, EditionKey};
use malspar_words::t;

use super::{Place, open};
use crate::{App, Error, Result};

/// Characters of an answer.
pub const MAX_REPLY: usize = 5000;

impl App {
    /// Answers a comment: what was changed for it, or why nothing was. The council reads it by its link.
    pub async fn reply_to_comment(
        &self,
        actor: &Actor,
        draft: &EditionKey,
        id: CommentId,
        text: &str,
    ) -> Result<()> {
        may_answer(actor)?;
        let text = plainly(text).replace("\r\n", "\n").trim().to_owned();
        match text.chars().count() {
            0 => return Err(Violation::error("reply", "reply-empty").into()),
            n if n > MAX_REPLY => {
                return Err(Violation::error("reply", "comment-long")
                    .with("n", n)
                    .with("max", MAX_REPLY)
                    .into());
            }
            _ => {}
        }
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, _) = open(&tx, actor, &draft.strategy, &draft.cycle).await?;
        tx.hold_editions(&scope, &draft.cycle).await?;
        let comment = tx.council_comment(&scope, draft, id).await?;
        // Pressed twice.
        if comment.replies.last().is_some_and(|last| last.text == text) {
            return Ok(());
        }
        tx.add_reply(id, &text, actor, now).await?;
        let entry =
            AuditEntry::new("consultation.reply", draft.to_string()).with("comment", id.0.to_string());
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }

    /// Puts what a council has said into the report, under its comments of councils. Once is enough.
    pub async fn take_comment(&self, actor: &Actor, draft: &EditionKey, id: CommentId) -> Result<()> {
        may_answer(actor)?;
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let (scope, strategy) = open(&tx, actor, &draft.strategy, &draft.cycle).await?;
        tx.hold_editions(&scope, &draft.cycle).await?;
        let said = tx.council_comment(&scope, draft, id).await?;
        let council = tx.council(&scope, draft, said.council).await?;
        let texts = tx.narratives(&scope, &draft.cycle, None).await?;
        let mut texts = texts.map(|(texts, _)| texts).unwrap_or_default();
        let taken = for_the_report(&said, &council, draft.number, &strategy);
        if texts.comments.contains(&taken) {
            return Ok(());
        }
        texts.comments.push(taken);
        let wrong: Vec<_> = texts.check(&strategy).into_iter().filter(Violation::is_error).collect();
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        let saved = tx.save_narratives(&scope, &draft.cycle, &texts, actor, now).await?;
        let entry = AuditEntry::new("consultation.take", draft.to_string())
            .with("comment", id.0.to_string())
            .with("version", saved.version);
        tx.append_audit(&entry, actor, now).await?;
        Ok(tx.commit().await?)
    }
}

fn may_answer(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() { Ok(()) } else { Err(Error::Forbidden("answer councils")) }
}

/// A text of somebody who writes no Markdown of ours, so that it stands in the report as it was written: what a report's
/// texts do not have, and what would name a figure, are the signs that they are. Lists and emphasis stay.
fn as_written(text: &str) -> String {
    text.lines().map(|line| line_as_written(line.trim())).collect::<Vec<_>>().join("\n")
}

fn line_as_written(line: &str) -> String {
    // Signs alone would be a rule across the page, or make a heading of the line before.
    let has_words = line.contains(char::is_alphanumeric);
    let mut written = String::with_capacity(line.len());
    let mut before = None;
    for sign in line.chars() {
        if sign == '{' && before == Some('{') {
            written.push(' ');
        }
        let means_more = match sign {
            '\\' | '`' | '<' | '&' | '|' | '[' | ']' | '~' => true,
            '#' | '>' => before.is_none(),
            '(' => before == Some(']'),
            other => !has_words && other.is_ascii_punctuation(),
        };
        if means_more {
            written.push('\\');
        }
        written.push(sign);
        before = Some(sign);
    }
    written
}

/// What a council has said as the report says it. A council names no figures by our references, so what looks like one is
/// text.
pub(super) fn for_the_report(
    said: &CommentRecord,
    council: &CouncilRecord,
    draft: u32,
    strategy: &Strategy,
) -> ReviewComment {
    let place = said.place.as_deref().and_then(Place::read);
    let title = place.and_then(|place| place.title(strategy, Lang::Sv));
    let text = said.text.as_ref().map(|text| {
        let text = as_written(text);
        let sv = match &title {
            Some(title) => t!(Lang::Sv, "council-about", place = title.as_str(), text = text),
            None => text,
        };
        Text { sv, en: None }
    });
    let body = council.body.clone();
    ReviewComment { body, date: clock::local_date(said.recorded_at), draft: Some(draft), text }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use malspar_domain::narrative::Narratives;
    use malspar_render::markdown::{Block, blocks};

    use super::*;
    use crate::examples;

    fn read(text: &str) -> String {
        let mut figure = |reference: &str| -> String { panic!("{reference} is read as a figure of ours") };
        let block = |block: Block| match block {
            Block::Paragraph { spans } => spans.into_iter().map(|span| span.text).collect::<String>(),
            Block::List { items, .. } => {
                let spans = items.into_iter().flatten().map(|span| span.text);
                format!("- {}", spans.collect::<Vec<_>>().join("\n- "))
            }
        };
        blocks(text, &mut figure).into_iter().map(block).collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn what_a_council_writes_can_be_taken_and_stands_as_it_was_written() {
        let strategy = App::check_strategy(examples::OREBRO.pack).expect("the shipped strategy");
        for text in [
            "# Rubrik",
            "> citat",
            "Vi vill ha <b>mer</b> & R&D, 3 < 5, &amp;",
            "Se `kod` och [a](mailto:a@b.example) och ![x](y)",
            "{ {{TS1.yes}}",
            "{ { {XX9}}",
            "\\{\\{TS1.yes\\}\\}",
            "&#123;&#123;TS1.yes}}",
            "[a]: https://b.example",
            "~~~",
            "---",
            "a | b",
            "- ett\n- två",
        ] {
            let written = as_written(text);
            let own = Text { sv: "Rådet".to_owned(), en: None };
            let said = Some(Text { sv: written.clone(), en: None });
            let comment = ReviewComment { body: own, date: NaiveDate::default(), draft: Some(1), text: said };
            let texts = Narratives { comments: vec![comment], ..Narratives::default() };
            let wrong: Vec<_> = texts.check(&strategy).into_iter().filter(Violation::is_error).collect();
            assert!(wrong.is_empty(), "{text}: {wrong:?}");
            assert_eq!(read(&written).replace(' ', ""), text.replace(' ', ""), "{text}");
        }
        assert_eq!(as_written("{{{TS1.yes}}"), "{ { {TS1.yes}}");
        assert_eq!(as_written("Rubrik\n==="), "Rubrik\n\\=\\=\\=");
    }
}
