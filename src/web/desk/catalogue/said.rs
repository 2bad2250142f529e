//! An indicator in words: every field of it as a row, in the reader's language, and its texts in both.
//!
//! The page of the catalogue prints the rows; what two versions differ in are the rows in which they differ.

use malspar_domain::{
    indicator::{
        Aggregation, AppliesTo, Comparison, Dimension, DimensionRows, Direction, Frequency, Indicator,
        Measured, Otherwise, Source, Statistic, Support, Target,
    },
    lang::Text,
    value::{Category, Level, ValueKind},
};
use malspar_words::{Lang, number, t};

/// A field in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) label: String,
    /// The language of the words, where they are not the reader's.
    pub(crate) lang: Option<Lang>,
    pub(crate) words: String,
}

/// Rows, one after the other.
pub(super) struct Rows {
    pub(super) lang: Lang,
    pub(super) rows: Vec<Row>,
}

impl Rows {
    pub(super) const fn new(lang: Lang) -> Self {
        Self { lang, rows: Vec::new() }
    }

    /// A field that has words, in the reader's language.
    pub(super) fn say(&mut self, field: &str, words: String) {
        if !words.is_empty() {
            let label = label(self.lang, field);
            self.rows.push(Row { label, lang: None, words });
        }
    }

    pub(super) fn text(&mut self, field: &str, text: &Text) {
        self.text_of(field, None, text);
    }

    pub(super) fn maybe(&mut self, field: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(field, text);
        }
    }

    /// A text in both languages, of one of several where `of` names it.
    fn text_of(&mut self, field: &str, of: Option<&str>, text: &Text) {
        let texts = [(Lang::Sv, Some(&text.sv)), (Lang::En, text.en.as_ref())];
        for (lang, words) in texts {
            let Some(words) = words.filter(|words| !words.trim().is_empty()) else { continue };
            let label = labelled(self.lang, field, of, Some(lang));
            self.rows.push(Row { label, lang: Some(lang), words: words.clone() });
        }
    }

    fn yes(&mut self, field: &str, holds: bool) {
        let words = if holds { t!(self.lang, "answer-yes") } else { t!(self.lang, "answer-no") };
        self.say(field, words);
    }
}

/// What a field is called.
pub(super) fn label(lang: Lang, field: &str) -> String {
    t!(lang, "catalogue-field", field = field)
}

/// The same with which of several, and in which language.
pub(super) fn labelled(lang: Lang, field: &str, of: Option<&str>, text: Option<Lang>) -> String {
    let label = label(lang, field);
    let label = of.map_or(label.clone(), |of| t!(lang, "catalogue-field-of", field = label, of = of));
    match text {
        Some(Lang::Sv) => t!(lang, "catalogue-field-sv", field = label),
        Some(Lang::En) => t!(lang, "catalogue-field-en", field = label),
        None => label,
    }
}

/// Everything that an indicator says.
pub(super) fn indicator(lang: Lang, indicator: &Indicator) -> Vec<Row> {
    let mut rows = Rows::new(lang);
    rows.text("title", &indicator.title);
    rows.text("question", &indicator.question);
    rows.text("help", &indicator.help);
    rows.say("parent", indicator.parent.clone().unwrap_or_else(|| t!(lang, "catalogue-parent-none")));
    kind(&mut rows, &indicator.kind);
    rows.say("source", source(lang, &indicator.source));
    if let Some(asked_if) = &indicator.asked_if {
        let otherwise = match asked_if.otherwise {
            Otherwise::Zero => t!(lang, "catalogue-otherwise-zero"),
            Otherwise::NotApplicable => t!(lang, "catalogue-otherwise-not"),
            Otherwise::All => t!(lang, "catalogue-otherwise-all"),
        };
        rows.say(
            "asked_if",
            t!(lang, "catalogue-asked-if", when = asked_if.when.to_string(), otherwise = otherwise),
        );
    }
    if indicator.aggregation != Aggregation::Words {
        counted(&mut rows, indicator);
    }
    rows.yes("voluntary", indicator.voluntary);
    for one in &indicator.dimensions {
        dimension(&mut rows, one);
    }
    rows.rows
}

fn counted(rows: &mut Rows, indicator: &Indicator) {
    let lang = rows.lang;
    rows.say("definition", number::integer(lang, indicator.definition));
    rows.say("aggregation", t!(lang, "catalogue-aggregation", how = aggregation(indicator.aggregation)));
    rows.say("measured", measured(lang, indicator));
    rows.say("direction", direction(lang, indicator.direction));
    rows.say("target", target(lang, indicator.target.as_ref()));
    rows.say("support", support(lang, indicator.support));
    rows.yes("headline", indicator.headline);
    if indicator.counts_persons {
        rows.yes("counts_persons", true);
    }
    if let Some(threshold) = indicator.threshold {
        rows.say("threshold", number::exact(lang, threshold));
    }
    if let Some(relative) = &indicator.relative {
        let per = number::integer(lang, relative.per);
        rows.say("relative", t!(lang, "catalogue-per", per = per, series = relative.series.to_string()));
    }
    if let Some(line) = &indicator.reference_line {
        rows.say("reference_line", number::exact(lang, line.value));
        rows.text("reference_title", &line.title);
    }
    rows.text("finding", &indicator.finding);
    rows.text("measure", &indicator.measure);
    rows.maybe("remains", indicator.remains.as_ref());
}

fn kind(rows: &mut Rows, kind: &ValueKind) {
    let lang = rows.lang;
    rows.say("kind", kind_words(lang, kind));
    match kind {
        ValueKind::YesPlannedNo => {}
        ValueKind::Count { max } => rows.say("most", number::integer(lang, *max)),
        ValueKind::Quantity { unit, unit_one, decimals, max } => {
            rows.text("unit", unit);
            rows.maybe("unit_one", unit_one.as_ref());
            rows.say("decimals", number::integer(lang, *decimals));
            rows.say("most", number::exact(lang, *max));
        }
        ValueKind::Share { numerator, denominator } => {
            rows.text("numerator", numerator);
            rows.text("denominator", denominator);
        }
        ValueKind::Rate { counted, per, series, max } => {
            rows.text("counted", counted);
            let per = number::integer(lang, *per);
            rows.say("relative", t!(lang, "catalogue-per", per = per, series = series.to_string()));
            rows.say("most", number::integer(lang, *max));
        }
        ValueKind::Ordinal { levels } => levels_of(rows, levels),
        ValueKind::ChoiceSet { options, none, levels } => {
            for option in options {
                category(rows, "option", option);
            }
            rows.maybe("no_option", none.as_ref());
            levels_of(rows, levels);
        }
        ValueKind::Words { max } => rows.say("longest", number::integer(lang, *max)),
    }
}

/// "Ja, nej eller planerat".
pub(super) fn kind_words(lang: Lang, kind: &ValueKind) -> String {
    let kind = match kind {
        ValueKind::YesPlannedNo => "yes_planned_no",
        ValueKind::Count { .. } => "count",
        ValueKind::Quantity { .. } => "quantity",
        ValueKind::Share { .. } => "share",
        ValueKind::Rate { .. } => "rate",
        ValueKind::Ordinal { .. } => "ordinal",
        ValueKind::ChoiceSet { .. } => "choice_set",
        ValueKind::Words { .. } => "words",
    };
    t!(lang, "catalogue-kind", kind = kind)
}

fn levels_of(rows: &mut Rows, levels: &[Level]) {
    for (n, level) in levels.iter().enumerate() {
        let of = n.to_string();
        rows.text_of("level_word", Some(&of), &level.word);
        rows.text_of("level_text", Some(&of), &level.text);
        if let Some(when) = &level.when {
            let label = labelled(rows.lang, "level_when", Some(&of), None);
            rows.rows.push(Row { label, lang: None, words: when.to_string() });
        }
    }
}

fn dimension(rows: &mut Rows, dimension: &Dimension) {
    let lang = rows.lang;
    rows.text_of("dimension", Some(dimension.code.as_str()), &dimension.title);
    let what = match &dimension.rows {
        DimensionRows::Each => t!(lang, "catalogue-rows-each"),
        DimensionRows::Breakdown => t!(lang, "catalogue-rows-parts"),
        DimensionRows::Places { counted_by } => {
            t!(lang, "catalogue-rows-places", code = counted_by.to_string())
        }
    };
    let what = if dimension.county_only { t!(lang, "catalogue-rows-county", what = what) } else { what };
    rows.say("rows", what);
    for one in &dimension.categories {
        category(rows, "row", one);
    }
}

fn category(rows: &mut Rows, field: &str, category: &Category) {
    rows.text_of(field, Some(category.code.as_str()), &category.title);
    if let Some(who) = &category.answered_by {
        let label = labelled(rows.lang, "answered_by", Some(category.code.as_str()), None);
        rows.rows.push(Row { label, lang: None, words: who.to_string() });
    }
}

/// Who answers.
pub(super) fn source(lang: Lang, source: &Source) -> String {
    match source {
        Source::Municipality => t!(lang, "catalogue-source-municipality"),
        Source::Organisation(who) => t!(lang, "catalogue-source-organisation", who = who.to_string()),
        Source::Derived(how) => t!(lang, "catalogue-source-derived", how = how.to_string()),
        Source::Reference(series) => t!(lang, "catalogue-source-reference", series = series.to_string()),
    }
}

const fn aggregation(aggregation: Aggregation) -> &'static str {
    match aggregation {
        Aggregation::ShareOfYes => "share_of_yes",
        Aggregation::Sum => "sum",
        Aggregation::Pooled => "pooled",
        Aggregation::Distribution => "distribution",
        Aggregation::MedianRange => "median_range",
        Aggregation::RegionOnly => "region_only",
        Aggregation::Words => "words",
    }
}

fn measured(lang: Lang, indicator: &Indicator) -> String {
    let measured = match indicator.measured {
        Measured::AsOf => "as_of",
        Measured::CalendarYear => "calendar_year",
        Measured::Period => "period",
    };
    let words = t!(lang, "catalogue-measured", when = measured);
    match indicator.frequency {
        Frequency::EachCycle => words,
        Frequency::EachYear => t!(lang, "catalogue-each-year", when = words),
    }
}

/// "ökning".
pub(super) fn direction(lang: Lang, direction: Direction) -> String {
    match direction {
        Direction::Up => t!(lang, "direction-up"),
        Direction::Down => t!(lang, "direction-down"),
        Direction::Neutral => t!(lang, "direction-neutral"),
        Direction::Towards(aim) => t!(lang, "direction-towards-value", value = number::exact(lang, aim)),
    }
}

/// "Andel minst 80, för länet, senast 2030. Enligt strategin."
pub(super) fn target(lang: Lang, target: Option<&Target>) -> String {
    let Some(target) = target else { return t!(lang, "catalogue-target-none") };
    let statistic = match target.statistic {
        Statistic::Yes => "yes",
        Statistic::All => "all",
        Statistic::Level => "level",
        Statistic::Number => "number",
        Statistic::Share => "share",
        Statistic::Rate => "rate",
        Statistic::Median => "median",
    };
    let what = t!(lang, "catalogue-statistic", what = statistic);
    let what = match target.value {
        None => what,
        Some(value) => {
            let how = match target.comparison {
                Comparison::AtLeast => "at_least",
                Comparison::AtMost => "at_most",
                Comparison::Exactly => "exactly",
            };
            let how = t!(lang, "catalogue-comparison", how = how);
            t!(lang, "catalogue-target-value", what = what, how = how, value = number::exact(lang, value))
        }
    };
    let whose = match target.applies_to {
        AppliesTo::Aggregate => "aggregate",
        AppliesTo::EveryMunicipality => "every_municipality",
    };
    let whose = t!(lang, "catalogue-applies-to", whose = whose);
    let by = target.by.to_string();
    let support =
        if target.is_decided() { t!(lang, "desk-target-strategy") } else { t!(lang, "desk-target-proposed") };
    t!(lang, "catalogue-target", what = what, whose = whose, by = by, support = support)
}

/// How far the strategy's text carries it.
pub(super) fn support(lang: Lang, support: Support) -> String {
    let support = match support {
        Support::Text => "text",
        Support::Should => "should",
        Support::Partly => "partly",
        Support::Proposal => "proposal",
    };
    t!(lang, "catalogue-support", support = support)
}
