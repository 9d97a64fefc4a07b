//! Ctrl-C: the first ends the search, the second the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::Exit;

/// Ends the search at the first Ctrl-C (or request to terminate) and the program at the second,
/// but never between two files of a plan.
#[derive(Debug, Default, Clone)]
pub(super) struct Stop {
    asked: Arc<AtomicBool>,
    /// Read by whoever writes files; who wants to end the program waits for all of them.
    writing: Arc<RwLock<()>>,
}

impl Stop {
    /// Listens from now on; `first` is called at the first Ctrl-C.
    pub fn listen(first: impl Fn() + Send + 'static) -> Self {
        let stop = Self::default();
        let heard = stop.clone();
        let mut first = Some(first);
        // Where no handler can be set, Ctrl-C ends the program as it always does.
        let _ = ctrlc::set_handler(move || {
            if heard.asked.swap(true, Ordering::SeqCst) {
                let _nobody_writes = heard.writing.write();
                std::process::exit(i32::from(Exit::Interrupted.code()));
            }
            // By a thread of its own: where nobody reads what is said, the second must be heard.
            first.take().map(std::thread::spawn);
        });
        stop
    }

    /// Set once somebody has asked to stop.
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.asked)
    }

    /// Whether somebody has asked to stop.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Writes files: the program does not end before that is done. Nothing may be said meanwhile:
    /// whoever reads might never do so, and then nothing would end the program.
    pub fn whole<T>(&self, write: impl FnOnce() -> T) -> T {
        let _whole = self.writing.read().unwrap_or_else(PoisonError::into_inner);
        write()
    }
}
