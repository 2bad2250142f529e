//! The parts of a catalogue that are written one at a time: their names in addresses, their fields, and how a strategy takes
//! what was typed.

use malspar_domain::{
    code::{AreaCode, IndicatorCode, ObjectiveCode},
    strategy::{Strategy, Years},
    violation::Violation,
};
use sha2::{Digest, Sha256};

use super::{
    parts,
    pen::{PartField, Pen, Typed},
};

/// A part of a catalogue with a form of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A target area's name.
    Area(AreaCode),
    /// An objective's title and words.
    Objective(ObjectiveCode),
    /// A question: title, question, help.
    Question(IndicatorCode),
    /// Its sentences in the report.
    Sentences(IndicatorCode),
    /// The words of its levels, options and rows.
    Choices(IndicatorCode),
    /// What it is for: headline, voluntary, direction, support.
    Role(IndicatorCode),
    /// What it should come to.
    Target(IndicatorCode),
    /// Something that is arranged, by its place.
    Activity(usize),
    /// A check of answers against each other, by its place.
    Check(usize),
    /// A target area more.
    NewArea,
    /// A check more.
    NewCheck,
    /// An objective more.
    NewObjective,
    /// An indicator more.
    NewIndicator,
    /// A guiding question more.
    NewQuestion,
    /// Something more that is arranged.
    NewActivity,
}

impl Part {
    /// The part with this name in an address: its kind, and its code.
    pub fn read(kind: &str, code: &str) -> Option<Self> {
        Some(match (kind, code) {
            ("nytt", "omrade") => Self::NewArea,
            ("nytt", "kontroll") => Self::NewCheck,
            ("nytt", "mal") => Self::NewObjective,
            ("nytt", "indikator") => Self::NewIndicator,
            ("nytt", "fraga") => Self::NewQuestion,
            ("nytt", "aktivitet") => Self::NewActivity,
            ("omrade", code) => Self::Area(code.parse().ok()?),
            ("mal", code) => Self::Objective(code.parse().ok()?),
            ("fraga", code) => Self::Question(code.parse().ok()?),
            ("meningar", code) => Self::Sentences(code.parse().ok()?),
            ("svar", code) => Self::Choices(code.parse().ok()?),
            ("roll", code) => Self::Role(code.parse().ok()?),
            ("malvarde", code) => Self::Target(code.parse().ok()?),
            ("aktivitet", place) => Self::Activity(place.parse().ok()?),
            ("kontroll", place) => Self::Check(place.parse().ok()?),
            _ => return None,
        })
    }

    /// Its name in an address.
    pub fn place(&self) -> String {
        match self {
            Self::NewArea => "nytt/omrade".to_owned(),
            Self::NewCheck => "nytt/kontroll".to_owned(),
            Self::NewObjective => "nytt/mal".to_owned(),
            Self::NewIndicator => "nytt/indikator".to_owned(),
            Self::NewQuestion => "nytt/fraga".to_owned(),
            Self::NewActivity => "nytt/aktivitet".to_owned(),
            Self::Area(code) => format!("omrade/{code}"),
            Self::Objective(code) => format!("mal/{code}"),
            Self::Question(code) => format!("fraga/{code}"),
            Self::Sentences(code) => format!("meningar/{code}"),
            Self::Choices(code) => format!("svar/{code}"),
            Self::Role(code) => format!("roll/{code}"),
            Self::Target(code) => format!("malvarde/{code}"),
            Self::Activity(place) => format!("aktivitet/{place}"),
            Self::Check(place) => format!("kontroll/{place}"),
        }
    }

    /// The indicator or question that it is a part of.
    pub const fn indicator(&self) -> Option<&IndicatorCode> {
        match self {
            Self::Question(code)
            | Self::Sentences(code)
            | Self::Choices(code)
            | Self::Role(code)
            | Self::Target(code) => Some(code),
            _ => None,
        }
    }

    /// May it be taken away as a whole?
    pub const fn may_go(&self) -> bool {
        matches!(
            self,
            Self::Area(_) | Self::Objective(_) | Self::Question(_) | Self::Activity(_) | Self::Check(_)
        )
    }
}

/// The fields of a part as they stand; nothing where the strategy has no such part.
pub(super) fn fields(strategy: &Strategy, part: &Part) -> Option<Vec<PartField>> {
    let mut pen = Pen::new(None);
    parts::go(&mut strategy.clone(), part, &mut pen)?;
    Some(pen.fields)
}

/// What was typed, in a strategy, with the fields as they were typed and what is wrong in them.
pub(super) struct Written {
    pub(super) strategy: Strategy,
    pub(super) fields: Vec<PartField>,
    pub(super) wrong: Vec<Violation>,
}

/// Writes what was typed; nothing where the strategy has no such part.
pub(super) fn write(strategy: &Strategy, part: &Part, typed: &Typed) -> Option<Written> {
    let mut after = strategy.clone();
    let mut pen = Pen::new(Some(typed));
    parts::go(&mut after, part, &mut pen)?;
    let Pen { fields, mut wrong, .. } = pen;
    if wrong.is_empty() {
        // What contradicted itself before is not this form's to mend.
        let before = strategy.check();
        let new = after.check().into_iter().filter(|v| !before.iter().any(|old| is_same(old, v)));
        wrong.extend(new.map(|v| at_field(v, &fields, after.valid)));
    }
    Some(Written { strategy: after, fields, wrong })
}

fn is_same(old: &Violation, new: &Violation) -> bool {
    old.code == new.code && old.field == new.field
}

/// The same mistake at the field that it is about, where the form has it: `indicators.3.title` is `title-sv`.
fn at_field(violation: Violation, fields: &[PartField], valid: Years) -> Violation {
    let year = fields.iter().find(|f| f.field == "by").and_then(|f| f.value.parse::<i32>().ok());
    let field = match violation.code.as_str() {
        "pack-target-kind" => "statistic",
        "pack-target-range" if year.is_some_and(|year| !(valid.from..=valid.to).contains(&year)) => "by",
        "pack-target-value" | "pack-target-range" => "value",
        "pack-target-direction" => "comparison",
        "pack-aggregation" | "pack-too-few-choices" => "kind",
        _ => violation.field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or_default(),
    };
    match fields.iter().find(|f| f.field == field) {
        Some(found) => Violation { field: found.name.clone(), ..violation },
        None => violation,
    }
}

/// Takes a part away; nothing where the strategy has no such part.
pub(super) fn take_away(strategy: &Strategy, part: &Part) -> Option<Strategy> {
    fields(strategy, part)?;
    let mut after = strategy.clone();
    match part {
        // Its objectives go with it. Where an indicator belongs to one of them, that is a contradiction.
        Part::Area(code) => {
            after.areas.retain(|area| &area.code != code);
            after.form_order.retain(|own| own != code);
        }
        Part::Check(place) => {
            after.checks.remove(*place);
        }
        Part::Objective(code) => {
            for area in &mut after.areas {
                area.objectives.retain(|o| &o.code != code);
            }
        }
        Part::Question(code) => {
            after.indicators.retain(|i| &i.code != code);
            after.questions.retain(|i| &i.code != code);
        }
        Part::Activity(place) => {
            after.activities.remove(*place);
        }
        _ => return None,
    }
    Some(after)
}

/// Stands for what a part says, so that whoever writes over it has seen it.
pub(super) fn mark(fields: &[PartField]) -> String {
    let mut digest = Sha256::new();
    for field in fields {
        digest.update(field.name.as_bytes());
        digest.update([0]);
        digest.update(field.value.as_bytes());
        digest.update([0]);
    }
    format!("{:x}", digest.finalize())
}
