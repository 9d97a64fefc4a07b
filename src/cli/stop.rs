//! Ctrl-C: the first ends the search, the second the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Exit;

/// Ends the search at the first Ctrl-C (or request to terminate) and the program at the second,
/// but never between two files of a plan.
#[derive(Debug, Default, Clone)]
pub(super) struct Stop {
    asked: Arc<AtomicBool>,
    writing: Arc<AtomicBool>,
}

impl Stop {
    /// Listens from now on; `first` is called at the first Ctrl-C.
    pub fn listen(first: impl Fn() + Send + 'static) -> Self {
        let stop = Self::default();
        let heard = stop.clone();
        // Where no handler can be set, Ctrl-C ends the program as it always does.
        let _ = ctrlc::set_handler(move || {
            if heard.writing.load(Ordering::SeqCst) {
                return;
            }
            if heard.asked.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(Exit::Interrupted.code()));
            }
            first();
        });
        stop
    }

    /// Set once somebody has asked to stop.
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.asked)
    }

    /// From here on the program ends by itself.
    pub fn writing(&self) {
        self.writing.store(true, Ordering::SeqCst);
    }
}
