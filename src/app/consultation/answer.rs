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
        let text = text.replace("\r\n", "\n").trim().to_owned();
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
        let text = text.replace("{{", "{ {");
        let sv = match &title {
            Some(title) => t!(Lang::Sv, "council-about", place = title.as_str(), text = text),
            None => text,
        };
        Text { sv, en: None }
    });
    let body = council.body.clone();
    ReviewComment { body, date: clock::local_date(said.recorded_at), draft: Some(draft), text }
}
