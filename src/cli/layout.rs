//! Text that fits a terminal: widths of Chinese, cells that are safe to show.

use unicode_width::UnicodeWidthStr;

pub(super) use crate::text::safe;

/// Columns that a text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text, filled up with spaces to so many columns.
pub(super) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(width("乙园 K2"), 7);
        assert_eq!(pad("乙园", 6), "乙园  ");
        assert_eq!(pad("乙园", 3), "乙园");
    }
}
