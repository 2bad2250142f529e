//! Every kind of mail that there is, and its name in the queue.

/// A kind of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MailKind {
    /// A code and a link to sign in with.
    SignIn,
    /// A link to choose a password.
    Password,
    /// Somebody has got a role.
    Invitation,
    /// Somebody takes another's place.
    HandOver,
    /// A council is asked to comment.
    Consultation,
    /// Does mail arrive at all?
    Trial,
    /// A cycle has opened.
    Opening,
    /// The answers are waited for.
    Reminder,
    /// A completion is needed.
    Returned,
    /// The answers are checked.
    Checked,
    /// The answers are open again.
    Reopened,
    /// Is the task still the contact's?
    Confirm,
    /// Whose is the task?
    Registrar,
    /// The answers have come in.
    Receipt,
    /// A draft of the report is ready.
    DraftReady,
    /// The report is published.
    Published,
    /// How it stands, to the owners.
    Digest,
}

impl MailKind {
    /// The name in the queue.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Password => "password",
            Self::Invitation => "invitation",
            Self::HandOver => "hand_over",
            Self::Consultation => "consultation",
            Self::Trial => "trial",
            Self::Opening => "cycle_opening",
            Self::Reminder => "cycle_reminder",
            Self::Returned => "returned",
            Self::Checked => "checked",
            Self::Reopened => "reopened",
            Self::Confirm => "confirm",
            Self::Registrar => "registrar",
            Self::Receipt => "receipt",
            Self::DraftReady => "draft_ready",
            Self::Published => "published",
            Self::Digest => "digest",
        }
    }
}

#[cfg(test)]
impl MailKind {
    /// All of them.
    pub(crate) const ALL: [Self; 17] = [
        Self::SignIn,
        Self::Password,
        Self::Invitation,
        Self::HandOver,
        Self::Consultation,
        Self::Trial,
        Self::Opening,
        Self::Reminder,
        Self::Returned,
        Self::Checked,
        Self::Reopened,
        Self::Confirm,
        Self::Registrar,
        Self::Receipt,
        Self::DraftReady,
        Self::Published,
        Self::Digest,
    ];
}
