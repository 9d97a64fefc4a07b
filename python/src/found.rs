//! Findings and failures as Python's exceptions.

use alliance_calendar::domain::{Diagnostic, FixedWord, Place, Severity};
use alliance_calendar::findings::remedy;
use alliance_calendar::text::Texts;
use alliance_calendar::write::WriteError;
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The package's Python module with the exceptions and what they carry.
const ERRORS: &str = "alliance_calendar._errors";

/// Findings as Python's `Finding` objects.
pub(crate) fn objects<'py>(
    py: Python<'py>,
    found: &[Diagnostic],
    texts: &Texts,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let finding = py.import(ERRORS)?.getattr("Finding")?;
    let one = |f: &Diagnostic| {
        let place = f.place.as_ref();
        let fields = PyDict::new(py);
        fields.set_item("code", f.code)?;
        let severity = match f.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        fields.set_item("severity", severity)?;
        fields.set_item("file", place.map(|p| p.file.as_str()))?;
        fields.set_item("sheet", place.and_then(|p| p.sheet.as_deref()))?;
        fields.set_item("reference", place.and_then(Place::reference))?;
        fields.set_item("line", place.and_then(|p| p.line))?;
        fields.set_item("column", place.and_then(|p| p.column))?;
        fields.set_item("header", place.and_then(|p| p.header.as_deref()))?;
        fields.set_item("cell", place.and_then(|p| p.cell.as_deref()))?;
        fields.set_item("text", texts.say(&f.message))?;
        fields.set_item("hint", remedy(f, texts))?;
        finding.call((), Some(&fields))
    };
    found.iter().map(one).collect()
}

/// The exception `InputError` with its findings.
pub(crate) fn refused(py: Python<'_>, found: &[Diagnostic], texts: &Texts) -> PyErr {
    let made = objects(py, found, texts)
        .and_then(|found| py.import(ERRORS)?.getattr("InputError")?.call1((found,)));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// The exception of another failure of the package, by its name.
pub(crate) fn failure(py: Python<'_>, name: &str, text: String) -> PyErr {
    let made = py.import(ERRORS).and_then(|errors| errors.getattr(name)?.call1((text,)));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// A file that could not be written.
pub(crate) fn unwritten(error: &WriteError) -> PyErr {
    PyOSError::new_err(format!("{}: {}", error.path.display(), error.source))
}

/// A fixed word; the error lists what is possible.
pub(crate) fn word<W: FixedWord>(what: &str, text: &str) -> PyResult<W> {
    W::from_word(text).ok_or_else(|| {
        let all: Vec<&str> = W::ALL.iter().map(|w| w.word()).collect();
        PyValueError::new_err(format!("{what} {text:?} is none of {}", all.join(", ")))
    })
}
