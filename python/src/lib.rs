//! The native part of the Python package `alliance_calendar`: counties, plans, verdicts and studies
//! of the library, as Python objects and text (CSV, JSON).
//!
//! May use: the public functions of the library alone.
//! Must not contain: figures or rules of its own; data frames, which the package's Python makes.

mod county;
mod found;
mod watch;
mod work;

use pyo3::prelude::*;

/// The module, under the name that the package imports.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", alliance_calendar::VERSION)?;
    module.add("__commit__", alliance_calendar::COMMIT)?;
    module.add_class::<county::County>()?;
    module.add_class::<county::Plan>()?;
    module.add_function(wrap_pyfunction!(county::read, module)?)?;
    module.add_function(wrap_pyfunction!(county::build, module)?)?;
    module.add_function(wrap_pyfunction!(work::generate, module)?)?;
    module.add_function(wrap_pyfunction!(work::measures, module)?)?;
    module.add_function(wrap_pyfunction!(work::lorenz, module)?)?;
    module.add_function(wrap_pyfunction!(work::study, module)?)?;
    module.add_function(wrap_pyfunction!(work::command, module)?)?;
    module.add_function(wrap_pyfunction!(work::program_is, module)?)?;
    Ok(())
}
