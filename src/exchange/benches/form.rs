//! A filled form on its way out and in, beside the bare libraries on the same file: calamine reading every cell of it,
//! `rust_xlsxwriter` writing as many cells with the same texts. What lies between is ours: measuring the file before it is
//! opened, formulas told from values, answers, the layout, lists, protection and texts of a form.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use divan::Bencher;
use malspar_domain::{
    code::OrganisationCode,
    cycle::FollowUpCycle,
    lang::Lang,
    series::SeriesValues,
    strategy::Strategy,
    submission::{self, Answers, Context, Question},
};
use malspar_exchange::{
    answers,
    form::{self, FormFormat, FormSpec, interpret},
    pack,
};
use rust_xlsxwriter::Workbook;

const PACK: &str = include_str!("../../../strategies/orebro-2024-2030.toml");
const ANSWERS: &str = include_str!("../../../strategies/orebro-2024-2030.example.csv");
/// A municipality answers for itself, the region for its clinics in every municipality.
const REPORTERS: [&str; 2] = ["1880", "0018"];

fn main() {
    divan::main();
}

/// The form of `reporter` with the shipped example answers in it, and what they are answers to.
struct Filled {
    strategy: Strategy,
    cycle: FollowUpCycle,
    reporter: OrganisationCode,
    names: BTreeMap<OrganisationCode, String>,
    answers: Answers,
}

impl Filled {
    fn of(reporter: &str) -> Self {
        let strategy = pack::read(PACK).expect("the shipped strategy");
        let cycle = strategy.cycles().swap_remove(1);
        let mut hand_ins = answers::read(ANSWERS, &strategy, &cycle.key).expect("the shipped answers");
        // The region answers about all of them, also those that stay silent themselves.
        let about = hand_ins.values().flatten().flat_map(|answers| answers.keys().map(|key| &key.about));
        let names = about.filter(|who| **who != strategy.region);
        let names = names.map(|who| (who.clone(), format!("Kommun {who}"))).collect();
        let reporter: OrganisationCode = reporter.parse().expect("a code");
        let answers =
            hand_ins.remove(&reporter).and_then(|mut all| all.pop()).expect("somebody who answered");
        Self { strategy, cycle, reporter, names, answers }
    }

    fn questions(&self) -> Vec<Question<'_>> {
        let all: Vec<_> = self.names.keys().cloned().collect();
        let own = std::slice::from_ref(&self.reporter);
        let about = if self.names.contains_key(&self.reporter) { own } else { &all };
        submission::questions(&self.strategy, &self.reporter, about)
    }

    fn write(&self, questions: &[Question<'_>], format: FormFormat) -> Vec<u8> {
        let spec = FormSpec {
            strategy: &self.strategy,
            cycle: &self.cycle,
            catalogue_version: 1,
            reporter: &self.reporter,
            reporter_name: "Den som svarar",
            municipality_names: &self.names,
            questions,
            answers: &self.answers,
            draft: &self.answers,
            previous: &self.answers,
            previous_measured_on: self.strategy.baseline.as_ref().map(|b| b.measured_on),
            lang: Lang::Sv,
            example: true,
        };
        form::write(&spec, format).expect("a form")
    }

    /// How many answers `bytes` holds. Fewer than there were would be no measurement.
    fn read(&self, questions: &[Question<'_>], bytes: &[u8]) -> usize {
        let form = form::read(bytes).expect("our own form");
        let (previous, series) = (Answers::new(), SeriesValues::default());
        let context = Context {
            strategy: &self.strategy,
            reporter: &self.reporter,
            cycle: &self.cycle,
            previous: &previous,
            series: &series,
        };
        let (answers, _) = interpret(&form, questions, &context);
        assert!(answers.len() >= self.answers.len(), "{} of {}", answers.len(), self.answers.len());
        answers.len()
    }
}

#[divan::bench(args = REPORTERS)]
fn read_and_interpret_xlsx(bencher: Bencher<'_, '_>, reporter: &str) {
    let filled = Filled::of(reporter);
    let questions = filled.questions();
    let bytes = filled.write(&questions, FormFormat::Xlsx);
    bencher.bench(|| filled.read(&questions, &bytes));
}

#[divan::bench(args = REPORTERS)]
fn read_bare_calamine(bencher: Bencher<'_, '_>, reporter: &str) {
    let filled = Filled::of(reporter);
    let bytes = filled.write(&filled.questions(), FormFormat::Xlsx);
    bencher.bench(|| cells(&bytes));
}

#[divan::bench(args = REPORTERS)]
fn write_xlsx(bencher: Bencher<'_, '_>, reporter: &str) {
    let filled = Filled::of(reporter);
    let questions = filled.questions();
    bencher.bench(|| filled.write(&questions, FormFormat::Xlsx));
}

#[divan::bench(args = REPORTERS)]
fn write_bare_rust_xlsxwriter(bencher: Bencher<'_, '_>, reporter: &str) {
    let filled = Filled::of(reporter);
    let sheets = cells(&filled.write(&filled.questions(), FormFormat::Xlsx));
    bencher.bench(|| plain(&sheets));
}

#[divan::bench(args = REPORTERS)]
fn read_and_interpret_csv(bencher: Bencher<'_, '_>, reporter: &str) {
    let filled = Filled::of(reporter);
    let questions = filled.questions();
    let bytes = filled.write(&questions, FormFormat::Csv);
    bencher.bench(|| filled.read(&questions, &bytes));
}

#[divan::bench(args = REPORTERS)]
fn write_csv(bencher: Bencher<'_, '_>, reporter: &str) {
    let filled = Filled::of(reporter);
    let questions = filled.questions();
    bencher.bench(|| filled.write(&questions, FormFormat::Csv));
}

/// The cells of a sheet that hold something, by row and column.
type Sheet = Vec<((u32, u16), String)>;

/// As a program that trusts the file would read it.
fn cells(bytes: &[u8]) -> Vec<Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.worksheets();
    let filled = |(row, column, cell): (usize, usize, &Data)| {
        let place = (u32::try_from(row).ok()?, u16::try_from(column).ok()?);
        (*cell != Data::Empty).then(|| (place, cell.to_string()))
    };
    sheets.iter().map(|(_, range)| range.used_cells().filter_map(filled).collect()).collect()
}

/// The same texts in the same places, with no form around them.
fn plain(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for cells in sheets {
        let sheet = book.add_worksheet();
        for ((row, column), text) in cells {
            sheet.write_string(*row, *column, text).expect("a short text");
        }
    }
    book.save_to_buffer().expect("a workbook")
}
