//! Colours and sizes. One hue carries values; there is no red and no green.

use plotters::style::RGBColor;

/// For which background a chart is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white: pages by day, and paper.
    #[default]
    Light,
    /// Light on near-black: pages by night.
    Dark,
}

/// What a colour is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Text, and the axis of a table.
    Ink,
    /// Subtitles, footers, the words of what is not reported.
    Muted,
    /// Grid lines and row lines: decoration only.
    Rule,
    /// The value now.
    Accent,
    /// The way from before to now.
    Soft,
    /// A target, always with its word.
    Target,
    /// The value before, gaps, what does not apply.
    Neutral,
    /// The empty part of a bar.
    Track,
    /// The background.
    Paper,
    /// One of the five steps of the one hue, from next to nothing to the accent: the classes of a map. Ink is read on
    /// all but the last, paper on the last.
    Shade(Shade),
}

/// A step from light to dark; by night from dark to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shade {
    Wash,
    Pale,
    Middle,
    Soft,
    Full,
}

impl Shade {
    pub(super) const ALL: [Self; 5] = [Self::Wash, Self::Pale, Self::Middle, Self::Soft, Self::Full];

    /// What is read on it.
    pub(super) const fn text(self) -> Role {
        match self {
            Self::Wash | Self::Pale | Self::Middle | Self::Soft => Role::Ink,
            Self::Full => Role::Paper,
        }
    }
}

impl Theme {
    pub(super) const fn colour(self, role: Role) -> RGBColor {
        let (light, dark) = match role {
            Role::Ink => (0x17_21_2B, 0xE8_ED_F2),
            Role::Muted => (0x56_65_73, 0xA3_B1_BE),
            Role::Rule | Role::Track => (0xD3_DA_E1, 0x34_41_4D),
            Role::Accent | Role::Shade(Shade::Full) => (0x0B_5A_7B, 0x6C_C3_E6),
            Role::Soft | Role::Shade(Shade::Soft) => (0x4F_93_B0, 0x2F_73_90),
            Role::Shade(Shade::Middle) => (0x82_B3_C9, 0x25_5A_71),
            Role::Shade(Shade::Pale) => (0xB3_D2_DF, 0x1B_41_52),
            Role::Shade(Shade::Wash) => (0xE3_EF_F4, 0x13_30_3D),
            Role::Target => (0xA8_50_0A, 0xF0_A3_5E),
            Role::Neutral => (0x7B_87_93, 0x7E_8B_98),
            Role::Paper => (0xFF_FF_FF, 0x10_18_1F),
        };
        let [_, red, green, blue] = match self {
            Self::Light => u32::to_be_bytes(light),
            Self::Dark => u32::to_be_bytes(dark),
        };
        RGBColor(red, green, blue)
    }
}

/// Sizes of type in px at 660 px width; a column of A4 prints them at 0.73 pt to the px.
pub(super) mod size {
    /// The chart's title: 12 pt in print.
    pub(in crate::charts) const TITLE: f64 = 16.4;
    /// The subtitle: 9 pt in print.
    pub(in crate::charts) const SUBTITLE: f64 = 12.3;
    /// The footer, and the ticks of an axis: 8 pt in print.
    pub(in crate::charts) const SMALL: f64 = 11.0;
    /// Names and labels: 8.4 pt in print.
    pub(in crate::charts) const LABEL: f64 = 11.5;
}
