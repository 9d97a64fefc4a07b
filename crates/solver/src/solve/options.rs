//! What a caller may ask of the search, and what the search tells while it runs.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::begin::Start;
use crate::domain::{Activity, AllianceIx, KinderIx, Policy, Role, StaffIx};

/// A duty that a caller forbids: this person at this place in this role, whatever the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Who.
    pub person: StaffIx,
    /// Where.
    pub place: KinderIx,
    /// As what.
    pub role: Role,
}

/// Threads beyond which a search gains nothing.
const MOST_THREADS: usize = 256;

/// What a caller may ask of the search.
#[derive(Debug, Clone)]
pub struct PlanOptions {
    /// Wall-clock limit; `None`: no clock.
    pub time_limit: Option<Duration>,
    /// Units of work, the same on every machine; `None`: the search's own schedule.
    pub work_limit: Option<u64>,
    /// Seed of everything random.
    pub seed: u64,
    /// Threads; 0: as many as the machine has.
    pub threads: usize,
    /// Overrides the scenario's policy.
    pub policy: Option<Policy>,
    /// Duties that no plan may contain, besides those that the rules forbid: for what-if questions.
    pub barred: Vec<Bar>,
    /// An earlier calendar to begin with ([`crate::start::fit`]).
    pub start: Option<Arc<Start>>,
    /// Set from outside (Ctrl-C) to end the search with the best plan so far.
    pub stop: Arc<AtomicBool>,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self {
            time_limit: Some(Duration::from_secs(20)),
            work_limit: None,
            seed: 1,
            threads: 0,
            policy: None,
            barred: Vec::new(),
            start: None,
            stop: Arc::new(AtomicBool::new(false)),
        }
    }
}

impl PlanOptions {
    /// The time that a county of so many alliances gets when nobody says otherwise: 20 seconds,
    /// and from 25 alliances on 0.8 seconds for each, so that the search of an alliance does not
    /// become poorer as the county grows.
    #[must_use]
    pub fn usual_time(alliances: usize) -> Duration {
        const LEAST: Duration = Duration::from_secs(20);
        const EACH: Duration = Duration::from_millis(800);
        EACH.saturating_mul(u32::try_from(alliances).unwrap_or(u32::MAX)).max(LEAST)
    }

    /// As many threads as are asked for, or as the system can start.
    pub(super) fn pool(&self) -> Pool {
        let mut threads = match self.threads {
            0 => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            some => some.min(MOST_THREADS),
        };
        while threads > 1 {
            if let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
                return Pool(pool);
            }
            threads /= 2;
        }
        let one = || rayon::ThreadPoolBuilder::new().num_threads(1);
        // Where the system starts no thread more, this one does the work.
        let pool = one().build().or_else(|_| one().use_current_thread().build());
        Pool(pool.expect("this thread can work"))
    }

    /// The seed of an alliance's search.
    pub(super) fn seed_of(&self, alliance: AllianceIx) -> u64 {
        self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(alliance.0)
    }

    /// Whether somebody has asked to stop.
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// The threads of one search.
pub(super) struct Pool(rayon::ThreadPool);

impl Pool {
    /// Runs work on these threads. A worker of another pool that waited for them itself would
    /// meanwhile start other searches of its own list, one inside the other, until its stack is
    /// full; a thread in between just waits.
    pub fn install<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        if rayon::current_thread_index().is_none() || self.0.current_thread_index().is_some() {
            return self.0.install(work);
        }
        let work = Mutex::new(Some(work));
        let run = || {
            let work = work.lock().map_or(None, |mut work| work.take());
            self.0.install(work.expect("it runs once"))
        };
        std::thread::scope(|scope| match std::thread::Builder::new().spawn_scoped(scope, run) {
            Ok(waiting) => waiting.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => run(),
        })
    }

    pub fn threads(&self) -> usize {
        self.0.current_num_threads()
    }
}

/// What part of the work an alliance is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Choosing hosts and dates of events.
    Events,
    /// Choosing who goes where.
    Assignment,
    /// Choosing dates.
    Timetable,
    /// Making the calendar more pleasant.
    Quality,
    /// Finished.
    Done,
}

/// A sign of life of the search.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Which alliance.
    pub alliance: AllianceIx,
    /// What it is at.
    pub stage: Stage,
    /// Its cost, once there is a plan.
    pub cost: Option<f64>,
    /// Its proven lower bound of the cost, once there is one.
    pub bound: Option<f64>,
}

/// Hears of the search's progress, from several threads.
pub trait Observer: Sync {
    /// One sign of life.
    fn progress(&self, progress: Progress);

    /// The calendar that an alliance has at present, its events included and most ids not yet
    /// given, and better than the one before; made only if it is called.
    fn calendar(&self, _alliance: AllianceIx, _rows: &dyn Fn() -> Vec<Activity>) {}
}

/// Hears nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Observer for Silent {
    fn progress(&self, _progress: Progress) {}
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use rayon::prelude::*;

    use super::*;

    #[test]
    fn searches_inside_a_pool_do_not_pile_up_on_a_worker() {
        let (open, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let outer = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
        outer.install(|| {
            (0..200).into_par_iter().for_each(|_| {
                let options = PlanOptions { threads: 1, ..PlanOptions::default() };
                most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                options.pool().install(|| std::thread::sleep(Duration::from_millis(1)));
                open.fetch_sub(1, Ordering::SeqCst);
            });
        });
        assert!(most.into_inner() <= 2);
    }

    #[test]
    fn usual_time_grows_in_proportion_once_a_county_is_large() {
        let seconds = |alliances| PlanOptions::usual_time(alliances).as_secs_f64();
        assert_eq!([1, 7, 25].map(seconds), [20.0; 3]);
        assert_eq!([100, 1000].map(seconds), [80.0, 800.0]);
        assert_eq!(PlanOptions::default().time_limit, Some(PlanOptions::usual_time(1)));
    }
}
