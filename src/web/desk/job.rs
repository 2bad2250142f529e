//! A job and its log, whoever looks at it: how far it has come, what it did, and what went wrong each time it was tried. For
//! a follow-up it stands at `/uppfoljning/{slug}/tidsplan/jobb/{job}`, for the service at `/forvaltning/jobb/{job}`.

use askama::Template;
use chrono::{DateTime, Utc};
use malspar_app::governing::{JobNote, JobRecord, JobState};
use malspar_domain::clock;
use malspar_words::{Args, Lang, date, key, t, text};

use crate::shell::Shell;

/// The page of one job.
#[derive(Template)]
#[template(path = "desk/job.html")]
pub(crate) struct JobPage {
    pub(crate) shell: Shell,
    /// The way to the list that it stands in, and what that is called.
    pub(crate) back: (String, String),
    facts: Vec<(String, String)>,
    state: &'static str,
    said: String,
    /// What happened, the oldest first.
    log: Vec<(String, String)>,
}

impl JobPage {
    pub(crate) fn new(shell: Shell, back: (String, String), job: &JobRecord) -> Self {
        let lang = shell.lang;
        Self {
            facts: facts(lang, job),
            state: code(job.state),
            said: t!(lang, "jobs-state", state = code(job.state)),
            log: job.log.iter().map(|note| (moment(lang, note.at), words(lang, note))).collect(),
            shell,
            back,
        }
    }
}

/// What it is, and for what: "Påminnelse", "orebro-2024-2030, 2024-2025".
pub(crate) fn what(lang: Lang, job: &JobRecord) -> (String, String) {
    let Some(kind) = &job.kind else { return (t!(lang, "jobs-kind", kind = "other"), String::new()) };
    let about = kind.cycle().map(|(strategy, cycle)| format!("{strategy}, {cycle}"));
    (t!(lang, "jobs-kind", kind = kind.name()), about.unwrap_or_default())
}

/// The code of a state, as in an address.
pub(crate) const fn code(state: JobState) -> &'static str {
    match state {
        JobState::Waiting => "waiting",
        JobState::Running => "running",
        JobState::Done => "done",
        JobState::Failed => "failed",
    }
}

fn facts(lang: Lang, job: &JobRecord) -> Vec<(String, String)> {
    let mut facts = vec![(t!(lang, "jobs-asked"), moment(lang, job.enqueued_at))];
    let by = if job.occurrence.is_some() { "clock" } else { "person" };
    facts.push((t!(lang, "job-by"), t!(lang, "job-by-whom", by = by)));
    facts.extend(job.started_at.map(|at| (t!(lang, "job-begun"), moment(lang, at))));
    facts.extend(job.finished_at.map(|at| (t!(lang, "job-ended"), moment(lang, at))));
    facts.push((t!(lang, "job-tried"), t!(lang, "jobs-attempts", n = job.attempts)));
    facts
}

fn words(lang: Lang, note: &JobNote) -> String {
    let mut args = Args::new().with("what", note.code.clone());
    for (name, value) in &note.params {
        args = match value.parse::<u64>() {
            Ok(number) => args.with(name.clone(), number),
            Err(_) => args.with(name.clone(), value.clone()),
        };
    }
    text(lang, key!("job-note"), &args)
}

fn moment(lang: Lang, at: DateTime<Utc>) -> String {
    let day = date::long(lang, clock::local_date(at));
    t!(lang, "around-at", date = day, time = date::time(lang, clock::local_time(at)))
}
