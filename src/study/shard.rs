//! A part of many runs, and who works on which when several processes share a folder.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::write::{Claim, Claimed, WriteError, claim};

/// How long to wait before looking again at what others hold.
const PAUSE: Duration = Duration::from_millis(500);

/// One of several parts of equal size: part `index` of `count`, from 0. It has every `count`-th
/// piece of work from piece `index` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 0.
    pub index: u64,
    /// Of how many; at least 1.
    pub count: u64,
}

impl Shard {
    /// All of it.
    pub const WHOLE: Self = Self { index: 0, count: 1 };

    /// Whether a piece of work belongs to the part.
    #[must_use]
    pub const fn has(self, piece: usize) -> bool {
        piece as u64 % self.count == self.index
    }
}

/// What a thread is to do next.
#[derive(Debug)]
pub enum Turn {
    /// The piece is ours; the claim is dropped once its outcome is kept.
    Work(usize, Claim),
    /// The outcome of the piece is there.
    Done(usize),
}

/// The pieces of work of one process, for all its threads: first those of its part, then those of
/// other parts that a process has begun and left.
pub struct Queue<'a> {
    folder: &'a Pieces<'a>,
    waiting: Mutex<Waiting>,
}

/// The pieces as they lie in the shared folder, by number.
pub struct Pieces<'a> {
    /// How many there are.
    pub all: usize,
    /// The file that claims one.
    pub claim: &'a (dyn Fn(usize) -> PathBuf + Sync),
    /// Whether the outcome of one is there.
    pub done: &'a (dyn Fn(usize) -> bool + Sync),
    /// Whether somebody has asked to stop.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
    /// Called once if the last pieces of the part, so many, are in others' hands.
    pub waits: &'a (dyn Fn(usize) + Sync),
}

struct Waiting {
    own: VecDeque<usize>,
    /// How many of `own` were found in others' hands since anything else was found.
    held: usize,
    told: bool,
    others: VecDeque<usize>,
}

impl<'a> Queue<'a> {
    /// Nothing is begun.
    #[must_use]
    pub fn new(folder: &'a Pieces<'a>, shard: Shard) -> Self {
        let (own, others) = (0..folder.all).partition(|&piece| shard.has(piece));
        Self { folder, waiting: Mutex::new(Waiting { own, held: 0, told: false, others }) }
    }

    /// The next piece for a thread. While others hold the last ones of the part, it waits for their
    /// outcome, or takes up what they leave. `None`: there is nothing more to do.
    ///
    /// # Errors
    /// A claim that cannot be written.
    pub fn next(&self) -> Result<Option<Turn>, WriteError> {
        let Pieces { claim: path, done, stopped, waits, .. } = self.folder;
        loop {
            let (piece, own) = {
                let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
                let own = waiting.own.pop_front();
                let Some(piece) = own.or_else(|| waiting.others.pop_front()) else {
                    return Ok(None);
                };
                (piece, own.is_some())
            };
            if stopped() {
                return Ok(None);
            }
            if done(piece) {
                if own {
                    self.found();
                    return Ok(Some(Turn::Done(piece)));
                }
                continue;
            }
            match claim(&path(piece), !own)? {
                // Its last holder may have finished it a moment ago.
                Claimed::Mine(_) if done(piece) => {
                    if own {
                        self.found();
                        return Ok(Some(Turn::Done(piece)));
                    }
                }
                Claimed::Mine(claim) => {
                    self.found();
                    return Ok(Some(Turn::Work(piece, claim)));
                }
                Claimed::Held(_) if own => {
                    if let Some(held) = self.put_back(piece) {
                        if held.told {
                            waits(held.pieces);
                        }
                        std::thread::sleep(PAUSE);
                    }
                }
                Claimed::Held(_) | Claimed::Free => {}
            }
        }
    }

    fn found(&self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).held = 0;
    }

    /// Puts back a piece of the part that somebody else holds; `Some`: so are all that are left.
    fn put_back(&self, piece: usize) -> Option<Held> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.own.push_back(piece);
        waiting.held += 1;
        if waiting.held < waiting.own.len() {
            return None;
        }
        waiting.held = 0;
        let told = !std::mem::replace(&mut waiting.told, true);
        Some(Held { pieces: waiting.own.len(), told })
    }
}

struct Held {
    pieces: usize,
    /// It is to be told, for the first time.
    told: bool,
}
