//! A finding about the input: where it is, what is wrong and what to do, not yet worded.

use super::Message;

/// Whether a finding stops the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input is refused.
    Error,
    /// The input is taken; the user should look.
    Warning,
}

/// A place in the input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// File name as the user knows it, e.g. `staff.csv`.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column (field) number, from 1.
    pub column: Option<u32>,
    /// The header above the cell, as the user wrote it.
    pub header: Option<String>,
    /// The cell, shortened if long.
    pub cell: Option<String>,
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
    /// What is wrong. What to do is the `hint` attribute of the same entry of the message files.
    pub message: Message,
}
