//! The way of a submission: its acts, and what the system sets.

use crate::submission::{SubmissionAct, SubmissionState as S};

fn returned() -> SubmissionAct {
    SubmissionAct::Return { reason: "Ange nämnaren.".to_owned(), scope: Vec::new() }
}

#[test]
fn answers_are_handed_in_returned_handed_in_again_and_checked() {
    let mut state = S::Draft;
    for (act, after) in [
        (SubmissionAct::Submit, S::Submitted),
        (returned(), S::Returned),
        (SubmissionAct::Submit, S::Submitted),
        (SubmissionAct::Approve, S::Approved),
    ] {
        state = state.after(&act).unwrap();
        assert_eq!(state, after);
    }
}

#[test]
fn an_act_that_does_not_fit_the_state_is_refused() {
    assert_eq!(S::Draft.after(&SubmissionAct::Approve).unwrap_err().code, "act-does-not-fit");
    assert_eq!(S::Approved.after(&SubmissionAct::Submit).unwrap_err().code, "act-does-not-fit");
    assert_eq!(S::Draft.after(&returned()).unwrap_err().code, "act-does-not-fit");
}

#[test]
fn a_return_without_a_reason_is_refused() {
    let act = SubmissionAct::Return { reason: "  ".to_owned(), scope: Vec::new() };
    assert_eq!(S::Submitted.after(&act).unwrap_err().code, "act-without-reason");
}

#[test]
fn returned_answers_count_as_not_reported() {
    assert!(S::Submitted.is_reported() && S::Approved.is_reported());
    assert!(!S::Returned.is_reported() && !S::Draft.is_reported() && !S::Declined.is_reported());
}

#[test]
fn what_is_reopened_counts_as_checked_until_it_is_handed_in_anew() {
    let until = "2026-06-30".parse().unwrap();
    let reopen = SubmissionAct::Reopen { reason: "Fel nämnare.".to_owned(), scope: Vec::new(), until };
    assert_eq!(S::Submitted.after(&reopen).unwrap_err().code, "act-does-not-fit");
    let reopened = S::Approved.after(&reopen).unwrap();
    assert!(reopened.is_open() && reopened.is_checked());
    assert_eq!(reopened.after(&SubmissionAct::Lock).unwrap(), S::Approved);
    assert_eq!(reopened.after(&SubmissionAct::Submit).unwrap(), S::Submitted);
}

#[test]
fn an_extension_opens_what_was_declined_and_leaves_what_was_returned() {
    let until = "2026-04-14".parse().unwrap();
    let extend = SubmissionAct::Extend { until, reason: "Personalbyte.".to_owned() };
    assert_eq!(S::Declined.after(&extend).unwrap(), S::Draft);
    assert_eq!(S::Returned.after(&extend).unwrap(), S::Returned);
    assert_eq!(S::Approved.after(&extend).unwrap_err().code, "act-does-not-fit");
}
