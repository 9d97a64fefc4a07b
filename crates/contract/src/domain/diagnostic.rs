//! A finding about the input: place, problem and remedy, as message keys.

use super::Message;

/// Severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// An error: the input is refused.
    Error,
    /// A warning: the input is accepted; the user should check it.
    Warning,
}

/// A place in the input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// File name as the user knows it, e.g. `staff.csv`.
    pub file: String,
    /// Sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// Line (row of a sheet), from 1.
    pub line: Option<u32>,
    /// Column (field) number, from 1.
    pub column: Option<u32>,
    /// The header above the cell, as the user wrote it.
    pub header: Option<String>,
    /// The cell, shortened if long.
    pub cell: Option<String>,
}

impl Place {
    /// The cell in spreadsheet notation (`C5`), if the place is one cell of a sheet.
    #[must_use]
    pub fn reference(&self) -> Option<String> {
        self.sheet.as_ref()?;
        Some(format!("{}{}", column_letters(self.column?), self.line?))
    }
}

/// The letters of a column (from 1) of a sheet: 1 is `A`, 27 is `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A finding about the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, e.g. `E103` or `W201`.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Where; `None` for a finding about the scenario as a whole.
    pub place: Option<Place>,
    /// The problem. The remedy is the `hint` attribute of the same message.
    pub message: Message,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")] {
            assert_eq!(column_letters(column), letters);
        }
        let place = Place { line: Some(5), column: Some(3), ..Place::default() };
        assert_eq!(place.reference(), None);
        let place = Place { sheet: Some("x".to_owned()), ..place };
        assert_eq!(place.reference().as_deref(), Some("C5"));
    }
}
