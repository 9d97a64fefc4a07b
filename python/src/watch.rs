//! Long work without the interpreter's lock, that can be watched and interrupted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, TryRecvError, channel};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// How often signals are looked for.
const OFTEN: Duration = Duration::from_millis(10);

/// Does work on a thread of its own, without the interpreter's lock. What it tells goes to `hear`,
/// which may say `false`: then the work is asked to stop. A signal (Ctrl-C), or an exception of
/// `hear`, stops it too, and is raised once it has ended.
pub(crate) fn watched<T: Send, M: Send>(
    py: Python<'_>,
    stop: &Arc<AtomicBool>,
    work: impl FnOnce(Sender<M>) -> T + Send,
    hear: impl Fn(Python<'_>, M) -> PyResult<bool>,
) -> PyResult<T> {
    let (tell, told) = channel();
    let mut raised: Option<PyErr> = None;
    let done = std::thread::scope(|scope| {
        let working = scope.spawn(move || work(tell));
        loop {
            let heard = match told.try_recv() {
                Ok(message) if raised.is_none() => hear(py, message),
                Ok(_) => Ok(true),
                Err(TryRecvError::Empty) => {
                    py.detach(|| std::thread::sleep(OFTEN));
                    py.check_signals().map(|()| true)
                }
                Err(TryRecvError::Disconnected) => break,
            };
            match heard {
                Ok(true) => {}
                Ok(false) => stop.store(true, Ordering::SeqCst),
                Err(error) => {
                    stop.store(true, Ordering::SeqCst);
                    raised.get_or_insert(error);
                }
            }
        }
        py.detach(|| working.join())
    });
    match (raised, done) {
        (Some(error), _) => Err(error),
        (None, Ok(value)) => Ok(value),
        (None, Err(_)) => Err(PyRuntimeError::new_err("the search ended in a panic: a bug")),
    }
}
