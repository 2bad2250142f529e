//! What the owner and the administrator do, task by task, by the rooms in which it is done. Whoever is signed in and runs
//! one follow-up is led to its rooms; everybody else to the list from which they are chosen.

use malspar_app::{Error, follow_up::FollowedUp};
use malspar_domain::role::{Actor, Role};
use malspar_words::{Args, Lang, key, t, text};

use crate::{Site, reader::Reader};

/// The rooms of a person.
pub(super) struct Rooms {
    strategy: Option<String>,
    cycle: Option<String>,
    /// Is the desk open to them? Whoever is not signed in yet is asked to.
    follows: bool,
    /// Is the administration?
    administers: bool,
}

/// Where something is done.
#[derive(Clone, Copy)]
enum Room {
    /// At the strategy that is followed up.
    Strategy(&'static str),
    /// In the cycle that there is something to do in.
    Cycle(&'static str),
    Service(&'static str),
}

/// What is done in a room: its key and the tasks', each with the name of the room in the menu.
pub(super) struct Group {
    id: &'static str,
    title: &'static str,
    room: Room,
    called: &'static str,
    tasks: &'static [&'static str],
}

/// The same in words.
pub(super) struct Told {
    pub(super) id: &'static str,
    pub(super) title: String,
    /// The way there, for those who may go it.
    pub(super) way: Option<(String, String)>,
    pub(super) tasks: Vec<Task>,
}

/// A task with its steps; each in pieces, of which some are words that stand on a page.
pub(super) struct Task {
    pub(super) title: String,
    pub(super) steps: Vec<Vec<(String, bool)>>,
}

pub(super) static OWNER: [Group; 8] = [
    Group {
        id: "strategi",
        title: key!("help-owner-catalogue"),
        room: Room::Strategy("/katalog"),
        called: key!("desk-menu-catalogue"),
        tasks: &[
            key!("help-owner-bring"),
            key!("help-owner-change"),
            key!("help-owner-file"),
            key!("help-owner-series"),
            key!("help-owner-history"),
        ],
    },
    Group {
        id: "personer",
        title: key!("help-owner-people"),
        room: Room::Strategy("/personer"),
        called: key!("desk-menu-people"),
        tasks: &[key!("help-owner-invite"), key!("help-owner-leave"), key!("help-owner-mailboxes")],
    },
    Group {
        id: "tidsplan",
        title: key!("desk-menu-plan"),
        room: Room::Strategy("/tidsplan"),
        called: key!("desk-menu-plan"),
        tasks: &[key!("help-owner-plan"), key!("help-owner-schedule")],
    },
    Group {
        id: "mejl",
        title: key!("desk-menu-mails"),
        room: Room::Strategy("/mejl"),
        called: key!("desk-menu-mails"),
        tasks: &[key!("help-owner-mails")],
    },
    Group {
        id: "laget",
        title: key!("help-owner-standing"),
        room: Room::Cycle(""),
        called: key!("desk-menu-standing"),
        tasks: &[
            key!("help-owner-preflight"),
            key!("help-owner-remind"),
            key!("help-owner-note"),
            key!("help-owner-time"),
            key!("help-owner-close"),
            key!("help-owner-calendar"),
        ],
    },
    Group {
        id: "svaren",
        title: key!("help-owner-answers"),
        room: Room::Cycle("/svar"),
        called: key!("desk-menu-answers"),
        tasks: &[
            key!("help-owner-check"),
            key!("help-owner-return"),
            key!("help-owner-reopen"),
            key!("help-owner-trace"),
        ],
    },
    Group {
        id: "texterna",
        title: key!("help-owner-texts"),
        room: Room::Cycle("/texter"),
        called: key!("desk-menu-texts"),
        tasks: &[key!("help-owner-write"), key!("help-owner-stale")],
    },
    Group {
        id: "rapporten",
        title: key!("help-owner-report"),
        room: Room::Cycle("/rapport"),
        called: key!("desk-menu-report"),
        tasks: &[
            key!("help-owner-preview"),
            key!("help-owner-consult"),
            key!("help-owner-lock"),
            key!("help-owner-publish"),
            key!("help-owner-correct"),
            key!("help-owner-take"),
        ],
    },
];

pub(super) static ADMINISTRATOR: [Group; 4] = [
    Group {
        id: "konton",
        title: key!("help-admin-accounts"),
        room: Room::Service("/forvaltning/konton"),
        called: key!("govern-menu-accounts"),
        tasks: &[key!("help-admin-invite"), key!("help-admin-leave"), key!("help-admin-let-in")],
    },
    Group {
        id: "drift",
        title: key!("help-admin-operation"),
        room: Room::Service("/forvaltning/drift"),
        called: key!("govern-menu-checks"),
        tasks: &[key!("help-admin-check"), key!("help-admin-server")],
    },
    Group {
        id: "logg",
        title: key!("help-admin-trail"),
        room: Room::Service("/forvaltning/logg"),
        called: key!("govern-menu-trail"),
        tasks: &[key!("help-admin-search"), key!("help-admin-verify")],
    },
    Group {
        id: "jobb",
        title: key!("help-admin-jobs"),
        room: Room::Service("/forvaltning/jobb"),
        called: key!("govern-menu-jobs"),
        tasks: &[key!("help-admin-again")],
    },
];

impl Rooms {
    /// Those of whoever reads: of the one strategy that they follow up, where it is one.
    pub(super) async fn of(reader: &Reader, site: &Site) -> Result<Self, Error> {
        let actor = reader.session.as_ref().and_then(|session| session.actor());
        let is_new = reader.session.is_none();
        let administers = is_new || actor.as_ref().is_some_and(|actor| actor.role == Role::Administrator);
        let actor = actor.filter(Actor::may_run_follow_up);
        let follows = is_new || actor.is_some();
        let followed = match actor {
            Some(actor) => site.app.follow_ups(&actor).await?,
            None => Vec::new(),
        };
        let only = if let [only] = followed.as_slice() { Some(only) } else { None };
        let base = |one: &FollowedUp| format!("/uppfoljning/{}", one.strategy.slug);
        let cycle = only.and_then(|one| Some(format!("{}/{}", base(one), one.at_hand()?.cycle.key)));
        Ok(Self { strategy: only.map(base), cycle, follows, administers })
    }
}

impl Group {
    pub(super) fn told(&self, reader: &Reader, rooms: &Rooms) -> Told {
        let lang = reader.lang;
        Told {
            id: self.id,
            title: said(lang, self.title),
            way: self.way(reader, rooms),
            tasks: self.tasks.iter().map(|task| Task::read(&said(lang, task))).collect(),
        }
    }

    /// The way to the room, or to where it is chosen.
    fn way(&self, reader: &Reader, rooms: &Rooms) -> Option<(String, String)> {
        let lang = reader.lang;
        let may_go = if matches!(self.room, Room::Service(_)) { rooms.administers } else { rooms.follows };
        if !may_go {
            return None;
        }
        let (base, rest) = match self.room {
            Room::Strategy(rest) => (rooms.strategy.as_deref(), rest),
            Room::Cycle(rest) => (rooms.cycle.as_deref(), rest),
            Room::Service(rest) => (Some(""), rest),
        };
        let (page, called) = match base {
            Some(base) => (format!("{base}{rest}"), said(lang, self.called)),
            None => ("/uppfoljning".to_owned(), t!(lang, "follow-ups")),
        };
        Some((reader.to(&page), t!(lang, "help-to", room = called)))
    }
}

impl Task {
    /// The first line says what is done, the others how. Between low lines stand words of a page.
    fn read(written: &str) -> Self {
        let mut lines = written.lines();
        let title = lines.next().unwrap_or_default().to_owned();
        Self { title, steps: lines.map(pieces).collect() }
    }
}

pub(super) fn pieces(line: &str) -> Vec<(String, bool)> {
    let pieces = line.split('_').enumerate().map(|(n, piece)| (piece.to_owned(), n % 2 == 1));
    pieces.filter(|(piece, _)| !piece.is_empty()).collect()
}

fn said(lang: Lang, key: &str) -> String {
    text(lang, key, &Args::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_has_steps_and_every_mark_its_pair() {
        for (lang, group) in
            Lang::ALL.into_iter().flat_map(|lang| OWNER.iter().chain(&ADMINISTRATOR).map(move |g| (lang, g)))
        {
            for key in group.tasks {
                let written = said(lang, key);
                assert!(!Task::read(&written).steps.is_empty(), "{key}");
                for line in written.lines() {
                    assert!(line.matches('_').count().is_multiple_of(2), "{key}: {line}");
                    assert!(
                        line.split_whitespace().count() <= 45,
                        "{key}: nobody reads so long a step: {line}"
                    );
                }
            }
        }
    }

    /// What the pages say, of help aside: each message's line, and each case of those that have several.
    fn said_on_pages(lang: Lang) -> Vec<&'static str> {
        let written = match lang {
            Lang::Sv => include_str!("../../../locales/sv.ftl"),
            Lang::En => include_str!("../../../locales/en.ftl"),
        };
        let others = written.lines().filter(|line| !line.starts_with("help-"));
        others
            .filter_map(|line| line.split_once(" = ").or_else(|| line.split_once("] ")))
            .map(|(_, said)| said)
            .collect()
    }

    #[test]
    fn what_help_tells_one_to_press_stands_on_a_page() {
        for lang in Lang::ALL {
            let said_on_pages = said_on_pages(lang);
            let wheres = [said(lang, "help-owner-where"), said(lang, "help-admin-where")];
            let tasks = OWNER.iter().chain(&ADMINISTRATOR).flat_map(|group| group.tasks);
            let written: String = tasks.map(|key| said(lang, key) + "\n").chain(wheres).collect();
            let named: Vec<_> = written.lines().flat_map(pieces).filter(|(_, is_there)| *is_there).collect();
            assert!(named.len() > 40);
            let gone =
                named.iter().filter(|(words, _)| !said_on_pages.iter().any(|line| line.starts_with(words)));
            assert_eq!(gone.collect::<Vec<_>>(), Vec::<&(String, bool)>::new(), "{lang:?}");
        }
    }

    #[test]
    fn words_of_a_page_stand_out() {
        let step = pieces("Öppna _Läget_ och tryck.");
        assert_eq!(step[1], ("Läget".to_owned(), true));
        assert_eq!(step.len(), 3);
    }
}
