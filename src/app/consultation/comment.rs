//! What councils say, by their links.

use std::net::IpAddr;

use malspar_domain::{
    clock,
    code::OrganisationCode,
    id::AccountId,
    role::{Actor, Role},
    violation::Violation,
};
use malspar_exchange::form::plainly;
use malspar_storage::{AuditEntry, CouncilRecord, Tx};

use super::{Comment, Place, comment};
use crate::{
    App, Error, Result,
    accounts::{Token, count_comment},
    sharing::{Followed, Shared},
};

/// Characters of a comment.
pub const MAX_COMMENT: usize = 5000;

/// What a council says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// That it has no objections.
    NoObjections,
    /// Something of the draft, or of a place in it.
    Comment {
        /// Which.
        place: Option<Place>,
        /// What.
        text: String,
    },
}

impl App {
    /// What the council with this link says of the draft; nothing where there is no such link any more. What it has just
    /// said already is not said twice.
    pub async fn comment_on_draft(
        &self,
        token: &Token,
        said: &Said,
        from: Option<IpAddr>,
    ) -> Result<Option<()>> {
        let Some(Followed::Open(shared)) = self.follow_share(token).await? else { return Ok(None) };
        let Some(council) = &shared.council else { return Ok(None) };
        let tx = self.store.write().await?;
        let now = self.clock.now();
        let council = tx.hold_council(council.id).await?;
        if !council.is_open(clock::local_date(now)) {
            let is_late = council.until < clock::local_date(now);
            let code = if is_late { "comment-over" } else { "comment-locked" };
            return Err(Violation::error("text", code).into());
        }
        let earlier = tx.comments_of(council.id).await?;
        let (place, text) = checked(said, &shared)?;
        if earlier.iter().any(|one| one.place == place && one.text == text) {
            return Ok(Some(()));
        }
        if text.is_none() && !earlier.is_empty() {
            return Err(Violation::error("text", "comment-after-comments").into());
        }
        count_comment(&tx, shared.edition.link.id, from, now).await?;
        tx.add_comment(council.id, place.as_deref(), text.as_deref(), now).await?;
        let entry = AuditEntry::new("consultation.comment", shared.edition.link.edition.to_string())
            .with("link", shared.edition.link.id.0.to_string())
            .with("objections", text.is_some());
        tx.append_audit(&entry, &by_link(&shared), now).await?;
        tx.commit().await?;
        Ok(Some(()))
    }

    /// What a council has said, with what it was answered. To have the council is to have held its link.
    pub async fn comments_of(&self, shared: &Shared) -> Result<Vec<Comment>> {
        let Some(council) = &shared.council else { return Ok(Vec::new()) };
        let tx: Tx = self.store.read().await?;
        let said = tx.comments_of(council.id).await?;
        let (number, snapshot) = (shared.edition.link.edition.number, &shared.snapshot);
        let told = |one| comment(one, council, number, &snapshot.strategy, &snapshot.narratives);
        Ok(said.iter().map(told).collect())
    }
}

/// The place and the text as they are kept.
fn checked(said: &Said, shared: &Shared) -> Result<(Option<String>, Option<String>)> {
    let Said::Comment { place, text } = said else { return Ok((None, None)) };
    let text = plainly(text).replace("\r\n", "\n").trim().to_owned();
    match text.chars().count() {
        0 => return Err(Violation::error("text", "comment-empty").into()),
        n if n > MAX_COMMENT => {
            let long = Violation::error("text", "comment-long").with("n", n).with("max", MAX_COMMENT);
            return Err(long.into());
        }
        _ => {}
    }
    let strategy = &shared.snapshot.strategy;
    if place.as_ref().is_some_and(|place| place.title(strategy, malspar_domain::lang::Lang::Sv).is_none()) {
        return Err(Violation::error("place", "comment-no-place").into());
    }
    Ok((place.as_ref().map(Place::code), Some(text)))
}

/// Whoever has the link has no account.
fn by_link(shared: &Shared) -> Actor {
    let strategy = &shared.snapshot.strategy;
    Actor {
        account: AccountId::NOBODY,
        role: Role::CouncilReviewer,
        organisation: OrganisationCode::clone(&strategy.region),
        strategy: Some(strategy.slug.clone()),
    }
}

impl Shared {
    /// The council that comments by this link; not found where it is a link to read alone.
    pub fn council(&self) -> Result<&CouncilRecord> {
        self.council.as_ref().ok_or_else(|| Error::no_edition(&self.edition.link.edition))
    }
}
