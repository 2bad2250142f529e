//! What is around every page: title, language, menu, notices.

use malspar_words::{Lang, t};

use crate::{access::Access, reader::Reader};

/// Around a page.
pub(crate) struct Shell {
    pub(crate) lang: Lang,
    /// The title of the window.
    pub(crate) title: String,
    /// Home, in the reader's language.
    pub(crate) home: String,
    /// The same page in the other language, and that one.
    pub(crate) other: (String, Lang),
    /// Where one can go from here.
    pub(crate) menu: Vec<Item>,
    /// Are the answers invented?
    pub(crate) example: bool,
    /// What is to be known of a draft, where the page is of one.
    pub(crate) draft: Option<String>,
    /// Who has signed in: the role, and the way to what it is for.
    pub(crate) who: Option<Who>,
    /// The demo's door, where there is one.
    pub(crate) door: Option<String>,
    pub(crate) account: String,
    pub(crate) sign_in: String,
}

/// Who has signed in.
pub(crate) struct Who {
    pub(crate) role: String,
    /// Where this role's work is, and what that is called.
    pub(crate) desk: Option<(String, String)>,
    /// Where the service is run, for who runs it.
    pub(crate) service: Option<(String, String)>,
}

impl Who {
    fn of(reader: &Reader) -> Option<Self> {
        let membership = reader.session.as_ref()?.membership();
        let lang = reader.lang;
        let role = membership.map_or("none", |m| m.role.code());
        let may = |access: Access| membership.is_some_and(|m| access.admits(m.role));
        let desk = if may(Access::Owner) {
            Some((reader.to("/uppfoljning"), t!(lang, "menu-desk")))
        } else {
            may(Access::Answers).then(|| (reader.to("/svara"), t!(lang, "menu-answers")))
        };
        let service =
            may(Access::Administrator).then(|| (reader.to("/forvaltning"), t!(lang, "menu-service")));
        Some(Self { role: t!(lang, "role-name", role = role), desk, service })
    }
}

/// An entry of the menu.
pub(crate) struct Item {
    pub(crate) href: String,
    pub(crate) label: String,
    /// Is the reader there?
    pub(crate) here: bool,
}

impl Shell {
    pub(crate) fn new(reader: &Reader, title: impl Into<String>) -> Self {
        Self {
            lang: reader.lang,
            title: title.into(),
            home: reader.to("/"),
            other: (reader.in_other_language(), reader.other()),
            menu: Vec::new(),
            example: false,
            draft: None,
            who: Who::of(reader),
            door: reader.demo.then(|| reader.to("/demo")),
            account: reader.to("/konto"),
            sign_in: reader.to("/logga-in"),
        }
    }

    /// With a menu of these pages, by address and label.
    pub(crate) fn with_menu(mut self, reader: &Reader, pages: Vec<(String, String)>) -> Self {
        let only_itself = pages.first().map(|(page, _)| page.clone());
        self.menu = pages
            .into_iter()
            .map(|(page, label)| {
                // The first lies above all others.
                let here =
                    if Some(&page) == only_itself.as_ref() { reader.is(&page) } else { reader.is_at(&page) };
                Item { href: reader.to(&page), label, here }
            })
            .collect();
        self
    }

    /// With the notice that the answers are invented, where they are.
    pub(crate) const fn with_example(mut self, example: bool) -> Self {
        self.example = example;
        self
    }

    /// With the notice that this is a draft, where it is one.
    pub(crate) fn with_draft(self, draft: Option<String>) -> Self {
        Self { draft, ..self }
    }

    /// A page outside any strategy, in the reader's language.
    pub(crate) fn home_of(&self, page: &str) -> String {
        format!("{}{page}", self.home.trim_end_matches('/'))
    }

    /// "English", as the other language calls itself.
    pub(crate) fn other_name(&self) -> String {
        t!(self.other.1, "site-language")
    }
}
