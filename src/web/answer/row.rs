//! One row of a question as it stands on the page: the control for its kind, with what is typed or saved in it.

use malspar_app::{
    App,
    answering::{Asked, AskedRow, Conflict, Typed, TypedRow, Unsaved},
};
use malspar_domain::{
    observation::ObsStatus,
    submission::Answer,
    value::{Value, ValueKind},
    violation::Violation,
};
use malspar_render::sentences::capitalised;
use malspar_words::{Lang, date, number, t};

use super::{clock_time, posted::NOT_AVAILABLE, said::said};

/// A row.
pub(super) struct Row {
    pub(super) field: String,
    pub(super) mark: String,
    pub(super) label: Option<String>,
    pub(super) control: Control,
    /// What is chosen beside a number.
    pub(super) statuses: Vec<Opt>,
    /// Is the answer an estimate that the row has no field for?
    pub(super) estimated: bool,
    pub(super) comment: String,
    pub(super) message: String,
    pub(super) previous: String,
    /// The same under a heading that says when.
    pub(super) previous_said: String,
    pub(super) again: bool,
    /// Why it is not asked, and what is set.
    pub(super) set: Option<String>,
    /// Are its fields not needed?
    pub(super) hidden: bool,
    pub(super) errors: Vec<String>,
    pub(super) warnings: Vec<String>,
    pub(super) conflict: Option<Clash>,
    /// The answer in words, for reading.
    pub(super) said: Option<String>,
    pub(super) is_part: bool,
    /// Is it for a place that there is not?
    pub(super) is_beyond: bool,
}

/// The fields for an answer.
pub(super) enum Control {
    /// One of several.
    Choice { options: Vec<Opt>, planned: Option<String> },
    /// A number.
    Number { value: String, what: String, decimal: bool },
    /// So many of so many.
    Share { whole: String, whole_what: String, part: String, part_what: String, share: String },
    /// Any of several.
    Ticks { options: Vec<Opt>, none: Opt, not_available: bool },
    /// Words.
    Words { value: String, max: u32, not_available: bool },
}

/// One of the things to choose from.
pub(super) struct Opt {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) help: String,
    pub(super) chosen: bool,
}

/// The same answer, changed by two.
pub(super) struct Clash {
    pub(super) what: String,
    pub(super) theirs: String,
    pub(super) mine: String,
    pub(super) mark: String,
}

/// What is typed and could not be saved.
pub(super) struct Kept<'a> {
    pub(super) typed: &'a TypedRow,
    pub(super) unsaved: Option<&'a Unsaved>,
    pub(super) conflict: Option<&'a Conflict>,
}

impl Row {
    pub(super) fn new(lang: Lang, asked: &Asked, row: &AskedRow, kept: Option<&Kept<'_>>) -> Self {
        let kind = &asked.indicator.kind;
        let stands = row.answer.as_ref().map(|answer| Typed::of(answer, lang)).unwrap_or_default();
        let (typed, mark) = match kept {
            Some(kept) => (over(kept.typed, stands), kept.typed.mark.clone()),
            None => (stands, row.mark.clone()),
        };
        let has_select = kind.is_number() || matches!(kind, ValueKind::Share { .. });
        let (errors, warnings) = found(lang, row, kept);
        Self {
            control: control(
                lang,
                asked,
                row.answer.as_ref(),
                &typed,
                kept.is_some_and(|kept| kept.typed.none),
            ),
            statuses: if has_select && !row.is_part {
                statuses(lang, kind, typed.status)
            } else {
                Vec::new()
            },
            estimated: !has_select && typed.status == Some(ObsStatus::Estimated),
            previous: previous(lang, row),
            previous_said: row
                .previous
                .as_ref()
                .map_or_else(|| t!(lang, "contact-no-previous"), |previous| previous.text.clone()),
            again: row.previous.as_ref().is_some_and(|p| again_is_new(p.again.as_ref(), row)),
            set: row.set.as_ref().map(|set| {
                let answer = App::answer_text(&asked.indicator, set, lang);
                let codes = asked.asked_if.join(", ");
                if codes.is_empty() {
                    t!(lang, "answer-added-up", answer = answer)
                } else {
                    t!(lang, "answer-not-asked", code = codes, answer = answer)
                }
            }),
            hidden: row.set.is_some()
                && !asked.asked_if.is_empty()
                && row.answer.as_ref().is_none_or(|answer| !answer.is_answer())
                && kept.is_none(),
            conflict: kept.and_then(|kept| kept.conflict).map(|c| clash(lang, asked, c)),
            said: row
                .answer
                .as_ref()
                .filter(|answer| answer.is_answer())
                .map(|answer| App::answer_text(&asked.indicator, answer, lang)),
            comment: typed.comment,
            message: typed.message,
            field: row.field.clone(),
            label: row.label.clone(),
            is_part: row.is_part,
            is_beyond: row.is_beyond && kept.is_none(),
            errors,
            warnings,
            mark,
        }
    }

    /// The attribute that ties a field to what is wrong with it; made of the field's own name, which is a code.
    pub(super) fn describedby(&self) -> String {
        let error = (!self.errors.is_empty()).then(|| format!("e-{}", self.field));
        let warning = (!self.warnings.is_empty()).then(|| format!("w-{}", self.field));
        let ids: Vec<_> = error.into_iter().chain(warning).collect();
        if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) }
    }

    /// What a field in a table is about.
    pub(super) fn named(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.field)
    }

    pub(super) fn is_wrong(&self) -> bool {
        !self.errors.is_empty() || self.conflict.is_some()
    }

    pub(super) fn has_remarks(&self) -> bool {
        !self.comment.is_empty() || !self.message.is_empty()
    }

    /// Can something be taken away?
    pub(super) fn can_be_cleared(&self) -> bool {
        self.said.is_some()
    }
}

fn over(row: &TypedRow, stands: Typed) -> Typed {
    let text = |typed: &Option<String>, stands: String| typed.clone().unwrap_or(stands);
    Typed {
        answer: text(&row.answer, stands.answer),
        of_which: text(&row.of_which, stands.of_which),
        planned: text(&row.planned, stands.planned),
        status: row.status.unwrap_or(stands.status),
        chosen: row.chosen.clone().or(stands.chosen),
        comment: text(&row.comment, stands.comment),
        message: text(&row.message, stands.message),
    }
}

/// Errors and warnings; while a question is being answered nobody is told that it is not answered yet.
fn found(lang: Lang, row: &AskedRow, kept: Option<&Kept<'_>>) -> (Vec<String>, Vec<String>) {
    if let Some(unsaved) = kept.and_then(|kept| kept.unsaved) {
        let errors = unsaved.found.iter().filter(|(_, violation)| violation.is_error());
        return (errors.map(|(_, violation)| said(lang, violation)).collect(), Vec::new());
    }
    let told = row.found.iter().filter(|violation| violation.code != "check-answer-missing");
    let (errors, warnings): (Vec<_>, Vec<_>) = told.partition(|violation| violation.is_error());
    let say = |found: Vec<&Violation>| found.into_iter().map(|violation| said(lang, violation)).collect();
    (say(errors), say(warnings))
}

fn previous(lang: Lang, row: &AskedRow) -> String {
    match &row.previous {
        None => t!(lang, "contact-no-previous"),
        Some(previous) => {
            let (date, answer) = (date::long(lang, previous.measured_on), previous.text.as_str());
            t!(lang, "contact-previous", date = date, answer = answer.trim_end_matches('.'))
        }
    }
}

fn again_is_new(again: Option<&Answer>, row: &AskedRow) -> bool {
    let same =
        |a: &Answer| row.answer.as_ref().is_some_and(|now| now.value == a.value && now.status == a.status);
    again.is_some_and(|again| !same(again))
}

fn clash(lang: Lang, asked: &Asked, conflict: &Conflict) -> Clash {
    let text = |answer: Option<&Answer>| {
        let Some(answer) = answer else { return t!(lang, "answer-none-yet") };
        let mut text = App::answer_text(&asked.indicator, answer, lang);
        if let Some(comment) = answer.comment.as_ref().filter(|comment| **comment != text) {
            text = t!(lang, "answer-with-comment", answer = text, comment = comment.as_str());
        }
        if let Some(message) = answer.message.as_ref().filter(|message| **message != text) {
            text = t!(lang, "answer-with-message", answer = text, message = message.as_str());
        }
        text
    };
    let what = match conflict.at.map(|at| clock_time(lang, at)) {
        Some(time) if conflict.by_me => t!(lang, "answer-two-windows", time = time),
        Some(time) => t!(lang, "contact-two-editors", time = time),
        None => t!(lang, "answer-taken-away"),
    };
    let (theirs, mine) = (text(conflict.theirs.as_ref()), text(conflict.mine.as_ref()));
    Clash { what, theirs, mine, mark: conflict.mark.clone() }
}

fn statuses(lang: Lang, kind: &ValueKind, chosen: Option<ObsStatus>) -> Vec<Opt> {
    let option = |status: ObsStatus, label: String| {
        let normal = status == ObsStatus::Normal;
        let value = if normal { "" } else { status.letter() }.to_owned();
        Opt { value, label, help: String::new(), chosen: chosen.unwrap_or(ObsStatus::Normal) == status }
    };
    let mut all = vec![
        option(ObsStatus::Normal, t!(lang, "answer-value")),
        option(ObsStatus::Estimated, t!(lang, "value-estimated")),
        option(ObsStatus::NotAvailable, t!(lang, "value-not-available")),
    ];
    if kind.may_not_apply() {
        all.push(option(ObsStatus::NotApplicable, t!(lang, "value-not-applicable")));
    }
    all
}

fn control(lang: Lang, asked: &Asked, answer: Option<&Answer>, typed: &Typed, none: bool) -> Control {
    let not_available = typed.status == Some(ObsStatus::NotAvailable);
    let option = |value: &str, label: String, help: String| Opt {
        chosen: if value == NOT_AVAILABLE { not_available } else { !not_available && typed.answer == value },
        value: value.to_owned(),
        label,
        help,
    };
    let missing = || option(NOT_AVAILABLE, t!(lang, "answer-not-available"), String::new());
    match &asked.indicator.kind {
        ValueKind::YesPlannedNo => Control::Choice {
            options: vec![
                option("yes", t!(lang, "answer-yes"), String::new()),
                option("planned", t!(lang, "answer-planned"), t!(lang, "answer-planned-help")),
                option("no", t!(lang, "answer-no"), String::new()),
                missing(),
            ],
            planned: Some(typed.planned.clone()),
        },
        ValueKind::Ordinal { levels } => {
            let levels = levels.iter().enumerate().map(|(n, level)| {
                let name = t!(lang, "level-option", level = n, name = level.word.get(lang));
                option(&n.to_string(), name, level.text.get(lang).to_owned())
            });
            Control::Choice { options: levels.chain([missing()]).collect(), planned: None }
        }
        ValueKind::Count { .. } => {
            Control::Number { value: typed.answer.clone(), what: t!(lang, "answer-number"), decimal: false }
        }
        ValueKind::Rate { counted, .. } => {
            let what = capitalised(counted.get(lang));
            Control::Number { value: typed.answer.clone(), what, decimal: false }
        }
        ValueKind::Quantity { unit, decimals, .. } => {
            let what = capitalised(unit.get(lang));
            Control::Number { value: typed.answer.clone(), what, decimal: *decimals > 0 }
        }
        ValueKind::Share { numerator, denominator } => Control::Share {
            whole: typed.answer.clone(),
            whole_what: capitalised(denominator.get(lang)),
            part: typed.of_which.clone(),
            part_what: t!(lang, "sheet-of-which", what = numerator.get(lang)),
            share: share(lang, answer),
        },
        ValueKind::ChoiceSet { options, none: said_none, .. } => {
            let ticked = |code: &_| typed.chosen.as_ref().is_some_and(|chosen| chosen.contains(code));
            let label = said_none
                .as_ref()
                .map_or_else(|| t!(lang, "sheet-none-chosen"), |none| none.get(lang).to_owned());
            let is_none = none || typed.chosen.as_ref().is_some_and(std::collections::BTreeSet::is_empty);
            let tick = |value: &str, label: String, chosen: bool| Opt {
                value: value.to_owned(),
                label,
                help: String::new(),
                chosen,
            };
            Control::Ticks {
                options: options
                    .iter()
                    .map(|o| tick(o.code.as_str(), o.title.get(lang).to_owned(), ticked(&o.code)))
                    .collect(),
                none: tick("1", label, is_none && !not_available),
                not_available,
            }
        }
        ValueKind::Words { max } => Control::Words { value: typed.answer.clone(), max: *max, not_available },
    }
}

/// What the two saved numbers amount to.
pub(super) fn share(lang: Lang, answer: Option<&Answer>) -> String {
    let Some(Value::Ratio { numerator, denominator }) = answer.and_then(|answer| answer.value.as_ref())
    else {
        return String::new();
    };
    let share = number::share(*numerator, *denominator).filter(|_| numerator <= denominator);
    share.map(|share| t!(lang, "answer-share", share = number::percent(lang, share, 0))).unwrap_or_default()
}
