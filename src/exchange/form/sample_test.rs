//! The shipped strategy as a form's background, for the tests of this crate.

use std::collections::BTreeMap;

use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    lang::Lang,
    series::SeriesValues,
    strategy::Strategy,
    submission::{self, Answers, Context, Question},
};

use super::{CellProblem, Form, FormFormat, FormSpec, interpret, read_xlsx};

const PACK: &str = include_str!("../../../strategies/orebro-2024-2030.toml");

pub(crate) fn code(text: &str) -> OrganisationCode {
    OrganisationCode::new(text).expect("a code")
}

/// What a form needs beside its answers.
pub(crate) struct Sample {
    pub(crate) strategy: Strategy,
    pub(crate) cycle: FollowUpCycle,
    pub(crate) names: BTreeMap<OrganisationCode, String>,
    pub(crate) reporter: OrganisationCode,
    pub(crate) lang: Lang,
}

impl Sample {
    pub(crate) fn of(reporter: &str) -> Self {
        let strategy = crate::pack::read(PACK).expect("the shipped pack");
        let cycle = strategy.cycles().swap_remove(1);
        let names = [("1814", "Lekeberg"), ("1860", "Laxå"), ("1880", "Örebro")];
        let names = names.into_iter().map(|(c, name)| (code(c), name.to_owned())).collect();
        Self { strategy, cycle, names, reporter: code(reporter), lang: Lang::Sv }
    }

    pub(crate) fn questions(&self) -> Vec<Question<'_>> {
        let all: Vec<_> = self.names.keys().cloned().collect();
        let about = if self.names.contains_key(&self.reporter) {
            std::slice::from_ref(&self.reporter)
        } else {
            all.as_slice()
        };
        submission::questions(&self.strategy, &self.reporter, about)
    }

    pub(crate) fn write(&self, answers: &Answers, previous: &Answers) -> Vec<u8> {
        self.write_as(FormFormat::Xlsx, answers, previous)
    }

    pub(crate) fn write_as(&self, format: FormFormat, answers: &Answers, previous: &Answers) -> Vec<u8> {
        let questions = self.questions();
        let spec = FormSpec {
            strategy: &self.strategy,
            cycle: &self.cycle,
            catalogue_version: 7,
            reporter: &self.reporter,
            reporter_name: self.names.get(&self.reporter).map_or("Region Örebro län", String::as_str),
            municipality_names: &self.names,
            questions: &questions,
            answers,
            draft: answers,
            previous,
            previous_measured_on: self.strategy.baseline.as_ref().map(|b| b.measured_on),
            lang: self.lang,
            example: true,
        };
        super::write(&spec, format).expect("a form")
    }

    pub(crate) fn form(&self, answers: &Answers) -> Form {
        read_xlsx(&self.write(answers, &Answers::new())).expect("our own form")
    }

    /// What `form` says and what is wrong in it.
    pub(crate) fn interpret(&self, form: &Form) -> (Answers, Vec<CellProblem>) {
        let (previous, series) = (Answers::new(), SeriesValues::default());
        interpret(form, &self.questions(), &self.context(&previous, &series))
    }

    /// As many of `answers` as contradict nothing; what rules what out is tested by itself.
    pub(crate) fn without_contradictions(&self, mut answers: Answers) -> Answers {
        let questions = self.questions();
        let (previous, series) = (Answers::new(), SeriesValues::default());
        answers.retain(|key, _| questions.iter().any(|q| &q.key == key && q.indicator.asked_if.is_none()));
        loop {
            let found = submission::validate(&questions, &answers, &self.context(&previous, &series));
            let wrong = found.iter().filter(|violation| violation.code != "check-answer-missing");
            let fields: Vec<_> = wrong.map(|violation| &violation.field).collect();
            let wrong = questions.iter().filter(|q| fields.contains(&&q.key.field(&self.reporter)));
            let codes: Vec<_> = wrong.map(|q| &q.key.indicator).collect();
            let before = answers.len();
            answers.retain(|key, _| !codes.contains(&&key.indicator));
            if answers.len() == before {
                return answers;
            }
        }
    }

    fn context<'a>(&'a self, previous: &'a Answers, series: &'a SeriesValues) -> Context<'a> {
        Context { strategy: &self.strategy, reporter: &self.reporter, cycle: &self.cycle, previous, series }
    }
}
