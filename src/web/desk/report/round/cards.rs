//! What the page of a round says of each council, and of each of its comments.

use malspar_app::consultation::{Comment, Council, MAX_REPLY, Place};
use malspar_domain::clock;
use malspar_words::{Lang, date, t};
use uuid::Uuid;

use super::{super::field::Field, Again, AtRound};

pub(super) struct CouncilCard {
    pub(super) id: Uuid,
    /// Which link it has now.
    pub(super) link: Uuid,
    pub(super) name: String,
    pub(super) state: String,
    pub(super) has_spoken: bool,
    pub(super) lines: Vec<String>,
    pub(super) comments: Vec<CommentCard>,
    pub(super) mail: Field,
}

pub(super) struct CommentCard {
    pub(super) id: Uuid,
    pub(super) about: String,
    pub(super) text: Option<String>,
    pub(super) replies: Vec<(String, String)>,
    pub(super) is_taken: bool,
    pub(super) reply: Field,
}

pub(super) fn card(here: &AtRound, council: &Council, again: &Again) -> CouncilCard {
    let lang = here.at.lang();
    let mut comments: Vec<_> = council.comments.iter().collect();
    // By place, the whole report first; those of a place as they came.
    comments.sort_by_key(|comment| comment.place.as_ref().map(Place::code));
    let typed = again.typed.vilken == Some(council.id.0);
    let mail = Field::mail(format!("post-{}", council.id.0), t!(lang, "desk-council-mail")).named("post");
    CouncilCard {
        id: council.id.0,
        link: council.link.id.0,
        name: council.body.get(lang).to_owned(),
        state: state(lang, council),
        has_spoken: !council.comments.is_empty(),
        lines: lines(lang, council),
        comments: comments.into_iter().map(|comment| said(here, comment, again)).collect(),
        mail: mail.filled(if typed { &again.typed.post } else { "" }, &again.faults),
    }
}

fn state(lang: Lang, council: &Council) -> String {
    if council.has_no_objections() {
        t!(lang, "council-no-objections")
    } else if !council.comments.is_empty() {
        t!(lang, "desk-council-commented", n = council.comments.len())
    } else if council.seen_at.is_some() {
        t!(lang, "desk-council-seen")
    } else {
        t!(lang, "desk-council-silent")
    }
}

fn lines(lang: Lang, council: &Council) -> Vec<String> {
    let day = |at| date::long(lang, clock::local_date(at));
    let mailed = council.mailed_at.map(|at| t!(lang, "desk-council-mailed", date = day(at)));
    let seen = council.seen_at.map(|at| t!(lang, "desk-council-opened", date = day(at)));
    let ended = council.link.revoked_at.map(|at| t!(lang, "desk-council-ended", date = day(at)));
    [mailed, seen, ended].into_iter().flatten().collect()
}

fn said(here: &AtRound, comment: &Comment, again: &Again) -> CommentCard {
    let lang = here.at.lang();
    let day = |at| date::long(lang, clock::local_date(at));
    let strategy = &here.at.followed.strategy;
    let place = comment.place.as_ref();
    let place = place.map(|place| place.title(strategy, lang).unwrap_or_else(|| place.code()));
    let place = place.unwrap_or_else(|| t!(lang, "council-whole"));
    let id = comment.id.0;
    let typed = if again.typed.vilken == Some(id) { again.typed.svar.as_str() } else { "" };
    CommentCard {
        id,
        about: t!(lang, "desk-comment-about", place = place, date = day(comment.recorded_at)),
        text: comment.text.clone(),
        replies: comment.replies.iter().map(|r| (day(r.recorded_at), r.text.clone())).collect(),
        is_taken: comment.is_taken,
        reply: Field::text(format!("svar-{id}"), t!(lang, "desk-reply"), 3, MAX_REPLY)
            .named("svar")
            .helped(t!(lang, "desk-reply-help"))
            .filled(typed, &again.faults),
    }
}
