//! What the server works on: the workspace, what it has read, searches under way.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;

use super::Answers;
use super::answer::Fault;
use super::gate::Gate;
use super::jobs::Jobs;
use super::repairs::Proposal;
use super::tables::Tables;
use super::workspace::Workspace;
use crate::domain::Message;

/// Scenarios that are kept in memory.
const READ: usize = 24;
/// Repairs that wait to be accepted.
const PROPOSED: usize = 32;

/// What the server works on.
#[derive(Debug)]
pub struct Desk {
    /// The counties.
    pub workspace: Workspace,
    /// Who may ask.
    pub gate: Gate,
    pub(super) cache: Cache,
    pub(super) jobs: Jobs,
    pub(super) proposals: Proposals,
    pub(super) answers: Option<Answers>,
    /// How long a request may take.
    pub(super) patience: Duration,
    writing: Mutex<BTreeMap<String, Arc<Mutex<()>>>>,
}

impl Desk {
    pub(super) fn new(
        workspace: Workspace,
        gate: Gate,
        answers: Option<Answers>,
        patience: Duration,
    ) -> Self {
        Self {
            workspace,
            gate,
            cache: Cache::default(),
            jobs: Jobs::default(),
            proposals: Proposals::default(),
            answers,
            patience,
            writing: Mutex::default(),
        }
    }

    /// The right to change a county; one at a time has it.
    pub(super) fn writer(&self, county: &str) -> Arc<Mutex<()>> {
        Arc::clone(lock(&self.writing).entry(county.trim().to_owned()).or_default())
    }

    /// Does work that takes time on a thread of its own.
    pub(super) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Arc<Self>) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let desk = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || work(&desk)).await;
        done.unwrap_or_else(|_| {
            let message = Message::new("serve-fault");
            Err(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, message))
        })
    }
}

/// What a thread that failed has left is still good: every change is one step.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What was read lately, by folder.
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<VecDeque<(PathBuf, Arc<Tables>)>>);

impl Cache {
    pub fn get(&self, folder: &Path, digest: &str) -> Option<Arc<Tables>> {
        let all = lock(&self.0);
        let found = all.iter().find(|(path, tables)| path == folder && tables.digest == digest);
        found.map(|(_, tables)| Arc::clone(tables))
    }

    pub fn put(&self, folder: &Path, tables: &Arc<Tables>) {
        let mut all = lock(&self.0);
        all.retain(|(path, _)| path != folder);
        all.push_front((folder.to_owned(), Arc::clone(tables)));
        all.truncate(READ);
    }
}

/// Repairs that wait to be accepted.
#[derive(Debug, Default)]
pub(super) struct Proposals(Mutex<VecDeque<Arc<Proposal>>>, AtomicU64);

impl Proposals {
    /// A number that no other repair has.
    pub fn next(&self) -> u64 {
        self.1.fetch_add(1, Ordering::SeqCst)
    }

    pub fn put(&self, proposal: Arc<Proposal>) {
        let mut all = lock(&self.0);
        all.push_front(proposal);
        all.truncate(PROPOSED);
    }

    pub fn get(&self, county: &str, id: &str) -> Option<Arc<Proposal>> {
        let all = lock(&self.0);
        let found = all.iter().find(|p| p.county == county && p.id == id);
        found.map(Arc::clone)
    }
}
