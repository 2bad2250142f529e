//! The round of comments on a numbered draft. A draft is frozen, councils are named, and each gets a secret link of its
//! own: by that alone it reads, comments, or says that it has no objections. Whoever runs the follow-up answers, and
//! takes what was said into the report.

mod answer;
mod ask;
mod comment;
mod last_day;
mod place;

use chrono::{DateTime, NaiveDate, Utc};
use malspar_domain::{
    clock,
    code::{CycleKey, Slug},
    cycle::CycleState,
    edition::EditionKind,
    id::{CommentId, CouncilId},
    lang::Text,
    narrative::Narratives,
    role::Actor,
    strategy::Strategy,
};
pub use malspar_storage::ReplyRecord;
use malspar_storage::{CommentRecord, CouncilRecord, EditionKey, StrategyScope, Tx};
use malspar_words::sort;

pub use answer::MAX_REPLY;
pub use ask::{Asked, ConsultOrder, DraftFor, Invited};
pub use comment::{MAX_COMMENT, Said};
pub use place::Place;

use crate::{App, Error, Result, sharing::ShareLink};

/// A round of comments.
#[derive(Debug, Clone)]
pub struct Round {
    /// The draft that it is about.
    pub draft: EditionKey,
    /// When that was frozen.
    pub sealed_at: DateTime<Utc>,
    /// The last day to comment.
    pub until: NaiveDate,
    /// Can it still be commented? Not after the last day, nor once the report is locked.
    pub is_open: bool,
    /// Is the report locked?
    pub is_locked: bool,
    /// The councils that are asked, by name.
    pub councils: Vec<Council>,
}

/// A council that is asked.
#[derive(Debug, Clone)]
pub struct Council {
    /// Which.
    pub id: CouncilId,
    /// What it is called.
    pub body: Text,
    /// The link that it reads the draft by.
    pub link: ShareLink,
    /// When the link was sent by mail.
    pub mailed_at: Option<DateTime<Utc>>,
    /// When it was first followed.
    pub seen_at: Option<DateTime<Utc>>,
    /// What it has said, oldest first.
    pub comments: Vec<Comment>,
}

/// What a council has said.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Which.
    pub id: CommentId,
    /// The place in the report that it is about; the whole where none is named.
    pub place: Option<Place>,
    /// What it says; where it says nothing, there are no objections.
    pub text: Option<String>,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// What was answered, oldest first.
    pub replies: Vec<ReplyRecord>,
    /// Does it stand in the report?
    pub is_taken: bool,
}

impl Council {
    /// Has it said that it has no objections, and nothing else?
    pub fn has_no_objections(&self) -> bool {
        !self.comments.is_empty() && self.comments.iter().all(|said| said.text.is_none())
    }
}

impl App {
    /// The rounds of comments of a cycle, the latest first.
    pub async fn consultation(&self, actor: &Actor, slug: &Slug, cycle: &CycleKey) -> Result<Vec<Round>> {
        check_runs(actor)?;
        let tx = self.store.read().await?;
        let (scope, strategy) = open(&tx, actor, slug, cycle).await?;
        let today = clock::local_date(self.clock.now());
        let texts = tx.narratives(&scope, cycle, None).await?.map(|(texts, _)| texts).unwrap_or_default();
        let (editions, links) = (tx.editions(&scope).await?, tx.share_links(&scope).await?);
        let state = tx.cycle_state(&scope, cycle).await?;
        let is_locked = state == CycleState::Sealed;
        let mut rounds = Vec::new();
        for (number, until) in tx.consultation_rounds(&scope, cycle).await? {
            let draft = draft_of(slug, cycle, number);
            let Some(edition) = editions.iter().find(|edition| edition.key == draft) else { continue };
            let said = tx.council_comments(&scope, &draft).await?;
            let mut councils = Vec::new();
            for record in tx.councils(&scope, &draft).await? {
                let own = said.iter().filter(|said| said.council == record.id);
                let comments = own.map(|said| comment(said, &record, number, &strategy, &texts)).collect();
                let link = links.iter().find(|link| link.id == record.link).cloned();
                let link = link.ok_or_else(|| Error::Data(format!("the link of a council on {draft}")))?;
                let CouncilRecord { id, body, mailed_at, seen_at, .. } = record;
                councils.push(Council { id, body, link, mailed_at, seen_at, comments });
            }
            sort::by_name(&mut councils, |council: &Council| council.body.sv.as_str());
            let (sealed_at, is_open) = (edition.sealed_at, state == CycleState::Reviewing && today <= until);
            rounds.push(Round { draft, sealed_at, until, is_open, is_locked, councils });
        }
        rounds.reverse();
        Ok(rounds)
    }
}

fn comment(
    said: &CommentRecord,
    council: &CouncilRecord,
    number: u32,
    strategy: &Strategy,
    texts: &Narratives,
) -> Comment {
    let place = said.place.as_deref().and_then(Place::read);
    Comment {
        id: said.id,
        place,
        text: said.text.clone(),
        recorded_at: said.recorded_at,
        replies: said.replies.clone(),
        is_taken: texts.comments.contains(&answer::for_the_report(said, council, number, strategy)),
    }
}

/// The draft of the region's report with this number.
pub fn draft_of(slug: &Slug, cycle: &CycleKey, number: u32) -> EditionKey {
    EditionKey {
        strategy: slug.clone(),
        cycle: cycle.clone(),
        organisation: None,
        kind: EditionKind::Consultation,
        number,
    }
}

fn check_runs(actor: &Actor) -> Result<()> {
    if actor.may_run_follow_up() { Ok(()) } else { Err(Error::Forbidden("see what councils say")) }
}

/// The strategy with the catalogue that applies to the cycle.
async fn open(tx: &Tx, actor: &Actor, slug: &Slug, key: &CycleKey) -> Result<(StrategyScope, Strategy)> {
    let (scope, newest, _) = tx.open_strategy(slug, actor, None).await?;
    let cycle = newest.cycle(key).ok_or_else(|| Error::no_cycle(slug, key))?;
    let (strategy, _) = tx.catalogue_of(&scope, cycle.period.years, None).await?;
    Ok((scope, strategy))
}
