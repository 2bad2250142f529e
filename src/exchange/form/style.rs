//! How a form looks: one hue, and a tint that says "write here".

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const INK: Color = Color::RGB(0x0017_212B);
const MUTED: Color = Color::RGB(0x0056_6573);
const RULE: Color = Color::RGB(0x00D3_DAE1);
const ACCENT: Color = Color::RGB(0x000B_5A7B);
const EDGE: Color = Color::RGB(0x004F_93B0);
const WASH: Color = Color::RGB(0x00E3_EFF4);
const TARGET: Color = Color::RGB(0x00A8_500A);

/// The formats of a form's cells.
pub(crate) struct Style {
    /// Sheet titles.
    pub(crate) title: Format,
    /// The line under a title.
    pub(crate) subtitle: Format,
    /// The mark on invented answers.
    pub(crate) example: Format,
    /// Labels on the first sheet.
    pub(crate) lead: Format,
    /// Text on the first sheet.
    pub(crate) prose: Format,
    /// Column headings.
    pub(crate) heading: Format,
    /// Target areas.
    pub(crate) area: Format,
    /// The code beside a question.
    pub(crate) question_code: Format,
    /// A question with its help, over several columns.
    pub(crate) question: Format,
    /// What the two numbers of a share count.
    pub(crate) share_head: Format,
    /// The code on a row to be filled in.
    pub(crate) code: Format,
    /// What such a row is about.
    pub(crate) label: Format,
    /// An option of a choice set.
    pub(crate) option: Format,
    /// The last answer.
    pub(crate) previous: Format,
    /// Nothing is written here.
    pub(crate) blank: Format,
    /// An answer chosen from a list.
    pub(crate) choice: Format,
    /// A number to be written.
    pub(crate) number: Format,
    /// A month, kept as the text that was typed.
    pub(crate) month: Format,
    /// A comment.
    pub(crate) text: Format,
    /// Parts of a rich text.
    pub(crate) strong: Format,
    pub(crate) soft: Format,
    pub(crate) note: Format,
    pub(crate) word: Format,
}

impl Style {
    pub(crate) fn new() -> Self {
        let font = || Format::new().set_font_name("Calibri").set_font_size(11.0).set_font_color(INK);
        let body = font().set_align(FormatAlign::VerticalCenter);
        let wrapped = font().set_text_wrap().set_align(FormatAlign::Top);
        let line =
            |format: Format| format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(RULE);
        let input = || {
            font()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(WASH)
                .set_border(FormatBorder::Thin)
                .set_border_color(EDGE)
                .set_indent(1)
                .set_unlocked()
        };
        Self {
            title: font().set_bold().set_font_size(20.0).set_font_color(ACCENT),
            subtitle: font().set_font_size(12.0).set_font_color(MUTED),
            example: font().set_bold().set_font_color(TARGET),
            lead: wrapped.clone().set_bold().set_font_color(ACCENT),
            prose: wrapped.clone(),
            heading: font()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(ACCENT),
            area: font()
                .set_bold()
                .set_font_size(14.0)
                .set_font_color(Color::White)
                .set_background_color(ACCENT)
                .set_align(FormatAlign::VerticalCenter)
                .set_indent(1),
            question_code: font()
                .set_bold()
                .set_font_size(12.0)
                .set_font_color(ACCENT)
                .set_align(FormatAlign::Top),
            question: wrapped,
            share_head: font()
                .set_italic()
                .set_font_size(10.0)
                .set_font_color(MUTED)
                .set_text_wrap()
                .set_align(FormatAlign::Bottom),
            code: line(body.clone().set_font_size(9.0).set_font_color(MUTED)),
            label: line(body.clone().set_text_wrap()),
            option: line(body.clone().set_text_wrap().set_indent(2)),
            previous: line(body.clone().set_text_wrap().set_font_color(MUTED)),
            blank: line(body),
            choice: input().set_text_wrap(),
            number: input().set_num_format("General").set_align(FormatAlign::Right),
            month: input().set_num_format("@"),
            text: input().set_num_format("@").set_text_wrap(),
            strong: font().set_bold(),
            soft: font().set_font_size(10.0).set_font_color(MUTED),
            note: font().set_italic().set_font_size(10.0).set_font_color(ACCENT),
            word: font().set_bold().set_font_size(10.0),
        }
    }
}
