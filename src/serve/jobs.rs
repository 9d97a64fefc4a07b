//! Searches under way: they live in the server, whoever looks on.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::desk::lock;
use crate::domain::{Message, gap};
use crate::solve::{Observer, Progress, Stage};
use crate::text::Texts;

/// Points of a curve: of more, every second is dropped.
const POINTS: usize = 400;
/// Seconds between two points of the curve.
const APART: f64 = 0.1;

/// The latest search of each county.
#[derive(Debug, Default)]
pub(super) struct Jobs(Mutex<BTreeMap<String, Arc<Job>>>);

impl Jobs {
    pub fn get(&self, county: &str) -> Option<Arc<Job>> {
        lock(&self.0).get(county).map(Arc::clone)
    }

    /// Begins a search, unless one is under way.
    pub fn begin(&self, county: &str, job: Job) -> Option<Arc<Job>> {
        let mut all = lock(&self.0);
        if all.get(county).is_some_and(|job| job.runs()) {
            return None;
        }
        let job = Arc::new(job);
        all.insert(county.to_owned(), Arc::clone(&job));
        Some(job)
    }

    /// Whether a search of a county is under way.
    pub fn runs(&self, county: &str) -> bool {
        self.get(county).is_some_and(|job| job.runs())
    }

    /// Forgets a county that has another name now.
    pub fn forget(&self, county: &str) {
        lock(&self.0).remove(county);
    }

    /// Ends all searches and waits until what they have found is kept.
    pub fn end_all(&self) {
        let all: Vec<Arc<Job>> = lock(&self.0).values().map(Arc::clone).collect();
        all.iter().for_each(|job| job.stop.store(true, Ordering::SeqCst));
        let begun = Instant::now();
        while all.iter().any(|job| job.runs()) && begun.elapsed().as_secs() < 20 {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
}

/// One alliance of a search.
#[derive(Debug, Clone, Default)]
struct One {
    name: String,
    stage: Option<Stage>,
    cost: Option<f64>,
    bound: Option<f64>,
}

impl One {
    /// By how much it could be better, at most; all of it where nothing is known yet.
    fn gap(&self) -> f64 {
        let known = self.cost.zip(self.bound);
        known.map_or(1.0, |(cost, bound)| gap(cost, bound).clamp(0.0, 1.0))
    }
}

/// How a search ended.
#[derive(Debug, Clone)]
pub(super) enum End {
    /// With this version.
    Version(u32),
    /// Without one.
    Failed(Message),
}

#[derive(Debug, Default)]
struct Seen {
    alliances: Vec<One>,
    /// Seconds, and the mean of the alliances' gaps.
    curve: Vec<(f64, f64)>,
    end: Option<End>,
}

/// A search.
#[derive(Debug)]
pub(super) struct Job {
    begun: Instant,
    limit: f64,
    pub stop: Arc<AtomicBool>,
    seen: Mutex<Seen>,
    changed: watch::Sender<u64>,
}

impl Job {
    pub fn new(alliances: impl Iterator<Item = String>, limit: f64) -> Self {
        let one = |name| One { name, ..One::default() };
        let seen = Seen { alliances: alliances.map(one).collect(), ..Seen::default() };
        Self {
            begun: Instant::now(),
            limit,
            stop: Arc::default(),
            seen: Mutex::new(seen),
            changed: watch::channel(0).0,
        }
    }

    pub fn runs(&self) -> bool {
        lock(&self.seen).end.is_none()
    }

    /// Hears of every change from now on.
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    pub fn end(&self, end: End) {
        lock(&self.seen).end = Some(end);
        self.changed.send_modify(|n| *n += 1);
    }

    /// All that is known of it.
    pub fn told(&self, texts: &Texts) -> Value {
        let seen = lock(&self.seen);
        let stage = |stage: Stage| match stage {
            Stage::Events => "events",
            Stage::Assignment => "assignment",
            Stage::Timetable => "timetable",
            Stage::Quality => "quality",
            Stage::Done => "done",
        };
        let alliance = |one: &One| {
            json!({
                "name": one.name, "stage": one.stage.map(stage), "cost": one.cost,
                "bound": one.bound,
                "gap": one.cost.zip(one.bound).map(|(cost, bound)| gap(cost, bound).max(0.0)),
            })
        };
        let (version, fault) = match &seen.end {
            Some(End::Version(number)) => (Some(*number), None),
            Some(End::Failed(message)) => (None, Some(texts.say(message))),
            None => (None, None),
        };
        json!({
            "running": seen.end.is_none(),
            "stopping": self.stop.load(Ordering::SeqCst),
            "seconds": self.begun.elapsed().as_secs_f64(),
            "limit": self.limit,
            "alliances": seen.alliances.iter().map(alliance).collect::<Vec<_>>(),
            "curve": seen.curve,
            "version": version,
            "fault": fault,
        })
    }
}

impl Observer for Job {
    fn progress(&self, progress: Progress) {
        let now = self.begun.elapsed().as_secs_f64();
        let mut seen = lock(&self.seen);
        let Some(one) = seen.alliances.get_mut(progress.alliance.index()) else { return };
        one.stage = Some(progress.stage);
        one.cost = progress.cost.or(one.cost);
        one.bound = progress.bound.or(one.bound);
        let gaps: f64 = seen.alliances.iter().map(One::gap).sum();
        let begun = seen.alliances.iter().any(|one| one.cost.is_some());
        if begun {
            let mean = gaps / seen.alliances.len() as f64;
            let fresh = seen.curve.last().is_none_or(|last| now - last.0 >= APART);
            if fresh {
                seen.curve.push((now, mean));
            } else if let Some(last) = seen.curve.last_mut() {
                *last = (last.0, mean);
            }
            if seen.curve.len() > POINTS {
                let mut i = 0;
                seen.curve.retain(|_| {
                    i += 1;
                    i % 2 == 1
                });
            }
        }
        drop(seen);
        self.changed.send_modify(|n| *n += 1);
    }
}
