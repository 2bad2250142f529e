//! From the rows of a table to values, with everything that is wrong and where it stands.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use malspar_domain::{
    code::OrganisationCode,
    lang::Lang,
    series::SeriesValues,
    submission::{self, Answer, AnswerKey, Answers, Context, Question},
    value::Category,
    violation::Violation,
};
use malspar_exchange::{
    form::{FormIdentity, TypedPart, read_one_cell},
    history::{History, HistoryColumn, HistoryRow},
};

use super::{
    HistoryChange, HistoryWrong,
    period::{Asked, Measured, is_computed},
};

/// What a table comes to.
pub(super) struct Read {
    pub(super) changes: Vec<HistoryChange>,
    pub(super) same: usize,
    pub(super) wrong: Vec<HistoryWrong>,
}

/// A value that a row tells.
struct Told {
    line: u32,
    reporter: OrganisationCode,
    answer: Answer,
}

type Wrong = (HistoryColumn, Violation);

/// Reads the rows one by one; then each organisation's values together, as a submission of its own would be.
pub(super) fn read(measured: &[Measured], table: &History) -> Read {
    let mut told: BTreeMap<usize, BTreeMap<AnswerKey, Told>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in &table.rows {
        match of_row(measured, table.lang, row) {
            Ok((place, key, one)) => match told.entry(place).or_default().entry(key) {
                Entry::Vacant(place) => {
                    place.insert(one);
                }
                Entry::Occupied(_) => {
                    wrong.push((row.line, refused(HistoryColumn::Indicator, "history-twice")));
                }
            },
            Err(found) => wrong.extend(found.into_iter().map(|one| (row.line, one))),
        }
    }
    let (mut changes, mut same) = (Vec::new(), 0);
    for (place, values) in told {
        let measured = &measured[place];
        let reporters: BTreeSet<_> = values.values().map(|told| told.reporter.clone()).collect();
        for reporter in reporters {
            let own = values.iter().filter(|(_, told)| told.reporter == reporter);
            let lines = own.clone().map(|(key, told)| (key.clone(), told.line)).collect();
            let answers = own.map(|(key, told)| (key.clone(), told.answer.clone())).collect();
            let (found, refused) = together(measured, &reporter, answers, &lines);
            wrong.extend(refused);
            for change in found {
                if change.before.as_ref() == Some(&change.after) {
                    same += usize::from(change.line.is_some());
                } else {
                    changes.push(change);
                }
            }
        }
    }
    // In the order of the file; what follows from it comes last.
    changes.sort_by_key(|change| change.line.unwrap_or(u32::MAX));
    wrong.sort_by_key(|(line, (column, _))| (*line, *column));
    let place =
        |(line, (column, violation))| HistoryWrong { cell: table.cell(line, column), column, violation };
    Read { changes, same, wrong: wrong.into_iter().map(place).collect() }
}

fn refused(column: HistoryColumn, code: &str) -> Wrong {
    (column, Violation::error("", code))
}

/// What a row tells: of which measurement, which value, what.
fn of_row(
    measured: &[Measured],
    lang: Lang,
    row: &HistoryRow,
) -> Result<(usize, AnswerKey, Told), Vec<Wrong>> {
    let place = period(measured, &row.period).map_err(|wrong| vec![wrong])?;
    let measured = &measured[place];
    let about = whom(measured, row).map_err(|wrong| vec![wrong])?;
    let asked = asked(measured, about, row, lang).map_err(|wrong| vec![wrong])?;
    let is_answered = measured.there.get(&asked.key).is_some_and(|there| !there.by_hand);
    if is_answered || measured.answering.contains(asked.reporter) {
        let who = measured.names.get(asked.reporter).map_or(asked.reporter.as_str(), String::as_str);
        let cycle = &measured.cycle.key;
        let refused = Violation::error("", "history-answered").with("who", who).with("cycle", cycle);
        return Err(vec![(HistoryColumn::Value, refused)]);
    }
    let identity = FormIdentity {
        strategy: measured.strategy.slug.clone(),
        cycle: measured.cycle.key.clone(),
        organisation: asked.reporter.clone(),
        catalogue_version: measured.version,
        lang,
    };
    let question = Question { key: asked.key.clone(), indicator: asked.indicator, category: asked.category };
    let (answer, wrong) = read_one_cell(&identity, &question, asked.reporter, &row.said);
    let errors = wrong.into_iter().filter(|(_, violation)| violation.is_error());
    let errors: Vec<_> = errors.map(|(part, violation)| (column(part), violation)).collect();
    match answer {
        Some(answer) if errors.is_empty() && answer.is_answer() => {
            let told = Told { line: row.line, reporter: asked.reporter.clone(), answer };
            Ok((place, asked.key, told))
        }
        _ if errors.is_empty() => Err(vec![refused(HistoryColumn::Value, "check-answer-missing")]),
        _ => Err(errors),
    }
}

const fn column(part: TypedPart) -> HistoryColumn {
    match part {
        TypedPart::Answer | TypedPart::OfWhich | TypedPart::Planned => HistoryColumn::Value,
        TypedPart::Status => HistoryColumn::Status,
        TypedPart::Comment | TypedPart::Message => HistoryColumn::Comment,
    }
}

/// By the key of the cycle, or by the year that it was measured in, where that is one measurement's alone.
fn period(measured: &[Measured], said: &str) -> Result<usize, Wrong> {
    let is = |one: &Measured| {
        let day = one.cycle.period.measured_on.to_string();
        one.cycle.key.as_str() == said || day == said
    };
    let in_year = |one: &Measured| one.cycle.period.measured_on.format("%Y").to_string() == said;
    let all = || measured.iter().enumerate();
    let found = all().find(|(_, one)| is(one)).or_else(|| {
        let mut found = all().filter(|(_, one)| in_year(one));
        found.next().filter(|_| found.next().is_none())
    });
    match found {
        Some((place, one)) if one.is_earlier => Ok(place),
        Some((_, one)) => {
            let refused = Violation::error("", "history-period-run").with("cycle", &one.cycle.key);
            Err((HistoryColumn::Period, refused))
        }
        None => {
            let earlier = measured.iter().filter(|one| one.is_earlier);
            let allowed: Vec<_> = earlier.map(|one| one.cycle.key.to_string()).collect();
            let refused = Violation::error("", "history-no-period")
                .with("found", said)
                .with("some", if allowed.is_empty() { "no" } else { "yes" })
                .with("allowed", allowed.join(", "));
            Err((HistoryColumn::Period, refused))
        }
    }
}

/// By code or name, which must not contradict each other.
fn whom<'a>(measured: &'a Measured, row: &HistoryRow) -> Result<&'a OrganisationCode, Wrong> {
    let by_code = |said: &str| measured.names.keys().find(|code| code.as_str() == said);
    let plain = |name: &str| {
        let name = name.trim().to_lowercase();
        name.strip_suffix(" kommun").map_or(name.clone(), str::to_owned)
    };
    let by_name = |said: &str| {
        let named = |(_, name): &(&OrganisationCode, &String)| {
            let (name, said) = (plain(name), plain(said));
            // "Laxå kommun", and the genitive of "Örebros kommun".
            name == said || said.strip_suffix('s') == Some(name.as_str())
        };
        by_code(said).or_else(|| measured.names.iter().find(named).map(|(code, _)| code))
    };
    let nobody = |column, said: &str| (column, Violation::error("", "history-nobody").with("found", said));
    let code = (!row.code.is_empty())
        .then(|| by_code(&row.code).ok_or_else(|| nobody(HistoryColumn::Code, &row.code)))
        .transpose()?;
    let name = (!row.name.is_empty())
        .then(|| by_name(&row.name).ok_or_else(|| nobody(HistoryColumn::Name, &row.name)))
        .transpose()?;
    match (code, name) {
        (Some(code), Some(name)) if code != name => {
            let refused =
                Violation::error("", "history-whom-differs").with("code", &row.code).with("name", &row.name);
            Err((HistoryColumn::Name, refused))
        }
        (Some(found), _) | (None, Some(found)) => Ok(found),
        (None, None) => Err(nobody(HistoryColumn::Name, "")),
    }
}

/// Which question it is, and who would have answered it.
fn asked<'a>(
    measured: &'a Measured,
    about: &OrganisationCode,
    row: &HistoryRow,
    lang: Lang,
) -> Result<Asked<'a>, Wrong> {
    let said = row.indicator.to_lowercase();
    let indicator = measured.strategy.asked().find(|i| i.code.as_str().to_lowercase() == said);
    let Some(indicator) = indicator else {
        let cycle = &measured.cycle.key;
        let refused =
            Violation::error("", "history-no-indicator").with("found", &row.indicator).with("cycle", cycle);
        return Err((HistoryColumn::Indicator, refused));
    };
    let code = &indicator.code;
    let not = |why: &str| (HistoryColumn::Indicator, Violation::error("", why).with("code", code));
    if is_computed(indicator) {
        return Err(not("history-computed"));
    }
    if indicator.is_regional() != (*about == measured.strategy.region) {
        let why = if indicator.is_regional() { "history-of-region" } else { "history-of-municipalities" };
        return Err(not(why));
    }
    let is_row = |category: Option<&Category>| match category {
        None => row.row.is_empty(),
        Some(category) => {
            let is = |title: &str| title.to_lowercase() == row.row.to_lowercase();
            is(category.code.as_str()) || Lang::ALL.into_iter().any(|lang| is(category.title.get(lang)))
        }
    };
    let mut found = measured.asked_about(about).into_iter().filter(|asked| asked.key.indicator == *code);
    found.find(|asked| is_row(asked.category)).ok_or_else(|| {
        let titles = indicator.rows().into_iter().flatten().map(|c| c.title.get(lang).to_owned());
        let titles: Vec<_> = titles.collect();
        let refused = if titles.is_empty() { "history-no-rows" } else { "history-no-row" };
        let refused = Violation::error("", refused).with("found", &row.row).with("code", code);
        (HistoryColumn::Row, refused.with("allowed", titles.join(", ")))
    })
}

/// One organisation's values together with those that are there: what contradicts the others is refused, and what follows
/// from them is set, as where it answers itself.
fn together(
    measured: &Measured,
    reporter: &OrganisationCode,
    mut told: Answers,
    lines: &BTreeMap<AnswerKey, u32>,
) -> (Vec<HistoryChange>, Vec<(u32, Wrong)>) {
    let questions = submission::questions(&measured.strategy, reporter, &measured.municipalities);
    let is_own = |key: &AnswerKey| questions.iter().any(|question| question.key == *key);
    let there = || {
        let there = measured.there.iter().filter(|(key, there)| there.by_hand && is_own(key));
        there.map(|(key, there)| (key.clone(), there.answer.clone())).collect::<Answers>()
    };
    let (previous, series) = (Answers::new(), SeriesValues::default());
    let context = Context {
        strategy: &measured.strategy,
        reporter,
        cycle: &measured.cycle,
        previous: &previous,
        series: &series,
    };
    let mut all = there();
    all.extend(told.clone());
    let mut wrong = Vec::new();
    for violation in submission::validate(&questions, &all, &context) {
        // Whether all is there is nobody's question here.
        let is_open = matches!(violation.code.as_str(), "check-answer-missing" | "check-total-missing");
        let question = questions.iter().find(|question| question.key.field(reporter) == violation.field);
        let line = question.and_then(|question| lines.get(&question.key).zip(Some(&question.key)));
        if let Some((line, key)) = line.filter(|_| violation.is_error() && !is_open) {
            told.remove(key);
            wrong.push((*line, (HistoryColumn::Value, violation)));
        }
    }
    let mut all = there();
    all.extend(told.clone());
    for (key, decided) in submission::set_by_system(&questions, &all) {
        let comment = told.get(&key).and_then(|given| given.comment.clone());
        told.insert(key, Answer { comment, ..decided });
    }
    let changes = questions.iter().filter_map(|question| {
        let after = told.get(&question.key)?.clone().normalised();
        let before = measured.there.get(&question.key).map(|there| there.answer.clone());
        Some(HistoryChange {
            cycle: measured.cycle.clone(),
            key: question.key.clone(),
            name: measured.names.get(&question.key.about).cloned().unwrap_or_default(),
            indicator: question.indicator.clone(),
            row: question.category.map(|category| category.title.clone()),
            before,
            after: Answer { message: None, ..after },
            line: lines.get(&question.key).copied(),
        })
    });
    (changes.collect(), wrong)
}
