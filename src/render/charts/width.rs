//! How much room a chart is drawn for.

/// The room that a chart is given. A phone gets a drawing of its own, not the column's made small.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    /// A column of a page or of A4: 660 px.
    #[default]
    Column,
    /// A phone: 340 px.
    Phone,
}

impl Width {
    /// Both, the wide one first.
    pub const ALL: [Self; 2] = [Self::Column, Self::Phone];

    /// px, as it is shown.
    pub const fn px(self) -> u32 {
        match self {
            Self::Column => super::COLUMN,
            Self::Phone => 340,
        }
    }

    /// The width of the layout. A phone is read at arm's length: what is laid out for it, type as well, is shown
    /// somewhat larger.
    pub(super) const fn room(self) -> f64 {
        match self {
            Self::Column => 660.0,
            Self::Phone => 300.0,
        }
    }

    pub(super) const fn is_phone(self) -> bool {
        matches!(self, Self::Phone)
    }
}
