//! What is out of the ordinary in the demo's cycles: who is given longer, who chooses not to answer, whose answers come
//! back and why.

use malspar_app::examples::{Example, OREBRO, VASTMANLAND};
use malspar_domain::edition::EditionKind;

/// One strategy's part of the demo.
#[derive(Debug, Clone, Copy)]
pub(super) struct Script {
    pub(super) example: Example,
    /// How many of the strategy's cycles have been, the baseline among them.
    pub(super) cycles: usize,
    /// The municipality whose own report is written.
    pub(super) own_report: &'static str,
    /// The municipality that never answers the last cycle, and whose form lies ready, where there is one.
    pub(super) silent: Option<&'static str>,
    /// How far the last cycle's report comes: to the draft for comments, or to the edition after it.
    pub(super) edition: EditionKind,
    /// What the addresses of the region's people end in.
    pub(super) region: &'static str,
    /// The municipalities whose contacts have an account, and what their addresses begin with.
    pub(super) contacts: &'static [(&'static str, &'static str)],
    pub(super) turns: &'static [Turn],
}

/// Something that happens to one organisation's answers in one cycle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub(super) cycle: &'static str,
    pub(super) organisation: &'static str,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    /// The first answers are returned, with this reason.
    Returned(&'static str),
    /// They have been checked when a mistake is found: they are opened again for these questions.
    Reopened(&'static str, &'static [&'static str]),
    /// They come after the last day, which has been moved for them.
    Extended(&'static str),
    /// They are handed in and lie on the owner's desk until an edition is locked.
    Unchecked,
    /// There are none: the organisation chooses not to answer.
    Declined(&'static str),
}

/// Both strategies, in order of time.
pub(super) const SCRIPTS: [Script; 2] = [
    Script {
        example: VASTMANLAND,
        cycles: 2,
        own_report: "1980",
        silent: None,
        edition: EditionKind::Sealed,
        region: "region-vastmanland",
        contacts: &[("1980", "vasteras")],
        turns: &[
            Turn {
                cycle: "2022",
                organisation: "1962",
                what: What::Declined("Kommunen har inte möjlighet att delta den här gången."),
            },
            Turn { cycle: "2022", organisation: "1984", what: What::Unchecked },
        ],
    },
    Script {
        example: OREBRO,
        cycles: 2,
        own_report: "1880",
        silent: Some("1860"),
        edition: EditionKind::Consultation,
        region: "region-orebro-lan",
        contacts: &[("1860", "laxa"), ("1863", "hallefors"), ("1880", "orebro")],
        turns: &[
            Turn {
                cycle: "2024-2025",
                organisation: "1863",
                what: What::Returned(
                    "Ni har svarat att det finns en familjecentral, men enligt regionens uppgifter saknas \
                     barnmorskemottagning i kommunen. Ligger alla fyra delarna på samma plats?",
                ),
            },
            Turn {
                cycle: "2024-2025",
                organisation: "1881",
                what: What::Reopened("Kommunen har hittat ett räknefel i antalet nya metoder.", &["KB2"]),
            },
            Turn {
                cycle: "2024-2025",
                organisation: "1864",
                what: What::Extended("Uppgiftslämnaren är ny och behöver tid till efter påsk."),
            },
        ],
    },
];

impl Script {
    /// What happens to `organisation`'s answers in `cycle`, where anything does.
    pub(super) fn turn(&self, cycle: &str, organisation: &str) -> Option<What> {
        let turn = self.turns.iter().find(|t| t.cycle == cycle && t.organisation == organisation);
        turn.map(|turn| turn.what)
    }
}
