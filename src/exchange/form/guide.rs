//! The first sheet: what it is about, until when, how, and who helps.

use malspar_words::{date, t};
use rust_xlsxwriter::Worksheet;

use super::{
    FormSpec,
    page::{A4, ROW, height, protection, title},
    style::Style,
};
use crate::Error;

/// The measure of the sheet, in characters.
const PROSE: f64 = 84.0;

/// Writes it.
pub(super) fn write_guide(sheet: &mut Worksheet, spec: &FormSpec<'_>, style: &Style) -> Result<(), Error> {
    let lang = spec.lang;
    sheet.set_name(t!(lang, "sheet-read-first"))?;
    sheet.set_screen_gridlines(false).set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 3.0)?.set_column_width(1, 24.0)?.set_column_width(2, PROSE)?;
    sheet.set_row_height(0, 12.0)?.set_row_height(1, 30.0)?.set_row_height(2, 20.0)?;
    sheet.write_with_format(1, 1, title(spec), &style.title)?;
    sheet.write_with_format(2, 1, spec.strategy.title.get(lang), &style.subtitle)?;
    let mut row = 3;
    if spec.example {
        sheet.write_with_format(row, 1, t!(lang, "any-example"), &style.example)?;
        row += 1;
    }
    for (lead, texts) in guide(spec) {
        row += 1;
        sheet.write_with_format(row, 1, lead, &style.lead)?;
        for text in texts {
            sheet.set_row_height(row, height(&text, PROSE * 1.05, 15.0) + 3.0)?;
            sheet.write_with_format(row, 2, text, &style.prose)?;
            row += 1;
        }
    }
    sheet.set_row_height(row + 1, ROW)?;
    sheet.write_with_format(row + 1, 1, t!(lang, "sheet-fields-lead"), &style.lead)?;
    sheet.write_with_format(row + 1, 2, t!(lang, "sheet-fields"), &style.text.clone().set_locked())?;
    let version = t!(lang, "sheet-version", version = spec.catalogue_version.to_string());
    sheet.write_with_format(row + 3, 2, version, &style.soft)?;
    sheet.protect_with_options(&protection());
    Ok(())
}

fn guide(spec: &FormSpec<'_>) -> Vec<(String, Vec<String>)> {
    let lang = spec.lang;
    let strategy = spec.strategy.short_title.get(lang);
    let region = spec.strategy.region_name.get(lang);
    let deadline = date::long(lang, spec.cycle.deadline);
    let as_of = date::long(lang, spec.cycle.period.measured_on);
    vec![
        (
            t!(lang, "sheet-about-lead"),
            vec![t!(
                lang,
                "sheet-about",
                organisation = spec.reporter_name,
                strategy = strategy,
                as_of = as_of
            )],
        ),
        (t!(lang, "sheet-deadline-lead"), vec![t!(lang, "sheet-deadline", deadline = deadline)]),
        (
            t!(lang, "sheet-how-lead"),
            vec![
                t!(lang, "sheet-how-answers"),
                t!(lang, "sheet-how-planned"),
                t!(lang, "answer-planned-help"),
                t!(lang, "sheet-how-numbers"),
                t!(lang, "sheet-how-cells"),
            ],
        ),
        (
            t!(lang, "sheet-missing-lead"),
            vec![t!(lang, "sheet-how-status"), t!(lang, "sheet-how-not-applicable")],
        ),
        (t!(lang, "sheet-hand-in-lead"), vec![t!(lang, "sheet-hand-in")]),
        (t!(lang, "sheet-privacy-lead"), vec![t!(lang, "personal-data")]),
        (t!(lang, "sheet-ask-lead"), vec![t!(lang, "sheet-ask", region = region)]),
    ]
}
