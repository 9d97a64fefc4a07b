//! Claims on pieces of work that several processes share in one folder, on one machine or on many.
//!
//! A claim is a file that is there from the first moment with its content, exclusively, and says who
//! holds it. The holder keeps it locked and writes it anew every [`BEAT`]. It is abandoned
//! - on the holder's own machine as soon as nobody has the lock: the system lets go of it when a
//!   process ends, however it ends;
//! - elsewhere, where a lock may not be seen, once it has not been written for [`STALE`] by the clock
//!   of the disk.
//!
//! An abandoned claim passes to the next that asks. A holder that stood still for longer than
//! [`STALE`] may so share its work with another: what is claimed must come to the same whoever does
//! it, and be written whole or not at all.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::WriteError;
use super::atomic::{is_at, stage};

/// How often a holder writes its claims.
const BEAT: Duration = Duration::from_secs(15);
/// Without a sign of life for so long, a holder on another machine counts as gone.
const STALE: Duration = Duration::from_secs(180);
/// Most bytes of a claim.
const MOST: u64 = 4096;

/// Who holds a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Name of the machine.
    pub host: String,
    /// What is the same for all processes of one running system, and for no others; empty where the
    /// system does not tell.
    machine: String,
    /// Number of the process.
    pub pid: u32,
    /// When it took the claim (UTC).
    pub since: String,
}

impl Holder {
    fn this() -> Self {
        let word = |path: &str| fs::read_to_string(path).unwrap_or_default().trim().to_owned();
        let named = |key: &str| std::env::var(key).unwrap_or_default();
        let mut host = word("/proc/sys/kernel/hostname");
        for key in ["COMPUTERNAME", "HOSTNAME"] {
            host = if host.is_empty() { named(key) } else { host };
        }
        let mut machine = word("/proc/sys/kernel/random/boot_id");
        if machine.is_empty() && cfg!(windows) {
            machine.clone_from(&host);
        }
        let since = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        Self { host, machine, pid: std::process::id(), since }
    }
}

/// A claim held: work on it, keep the outcome, drop it.
#[derive(Debug)]
pub struct Claim(Arc<Held>);

#[derive(Debug)]
struct Held {
    path: PathBuf,
    text: Vec<u8>,
    file: Mutex<File>,
}

/// What became of the wish to claim something.
#[derive(Debug)]
pub enum Claimed {
    /// It is ours.
    Mine(Claim),
    /// Somebody else holds it; who, if that can be read.
    Held(Option<Holder>),
    /// Nobody holds it, and only what is abandoned was asked for.
    Free,
}

/// Claims a piece of work by a file of this name, in a folder that is there.
///
/// With `abandoned` only what a process has begun and left is taken. Whoever gets a claim must look
/// once more whether the work is done: the last holder may have finished a moment ago.
///
/// # Errors
/// What stood in the way.
pub fn claim(path: &Path, abandoned: bool) -> Result<Claimed, WriteError> {
    let failed = |source| WriteError { path: path.to_path_buf(), source };
    let folder = path.parent().unwrap_or(Path::new("."));
    loop {
        let mut file = match File::options().read(true).write(true).open(path) {
            Ok(file) => file,
            Err(e) if e.kind() == io::ErrorKind::NotFound && abandoned => return Ok(Claimed::Free),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let text = text().map_err(failed)?;
                let new = stage(folder, |file| file.write_all(&text)).map_err(failed)?;
                match new.persist_noclobber(path) {
                    Ok(file) => return Ok(Claimed::Mine(Claim::hold(path, text, file))),
                    Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => continue,
                    Err(e) => return Err(failed(e.error)),
                }
            }
            Err(e) => return Err(failed(e)),
        };
        let locked = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => return Ok(Claimed::Held(holder(&mut file))),
            // A disk without locks: only signs of life count.
            Err(TryLockError::Error(_)) => false,
        };
        if !is_at(&file, path) {
            continue;
        }
        let by = holder(&mut file);
        let machine = Holder::this().machine;
        let here = !machine.is_empty() && by.as_ref().is_some_and(|by| by.machine == machine);
        if !(locked && here || is_stale(&file, folder).map_err(failed)?) {
            return Ok(Claimed::Held(by));
        }
        let text = text().map_err(failed)?;
        put(&mut file, &text).map_err(failed)?;
        return Ok(Claimed::Mine(Claim::hold(path, text, file)));
    }
}

/// Who holds a claim, as far as can be seen without touching it; `None` where there is none.
#[must_use]
pub fn holder_of(path: &Path) -> Option<Holder> {
    holder(&mut File::open(path).ok()?)
}

impl Claim {
    fn hold(path: &Path, text: Vec<u8>, file: File) -> Self {
        let held = Arc::new(Held { path: path.to_path_buf(), text, file: Mutex::new(file) });
        keep_alive(&held);
        Self(held)
    }
}

impl Held {
    /// Whether nobody has taken the claim over.
    fn is_ours(&self, file: &mut File) -> bool {
        is_at(file, &self.path) && content(file).is_ok_and(|content| content == self.text)
    }

    fn beat(&self) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_ours(&mut file) {
            // What cannot be written is tried again at the next beat.
            let _ = put(&mut file, &self.text);
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let mut file = self.0.file.lock().unwrap_or_else(PoisonError::into_inner);
        if self.0.is_ours(&mut file) {
            // If it cannot be removed, the lock still goes with the file.
            let _ = fs::remove_file(&self.0.path);
        }
    }
}

/// From now on the claim shows that its holder lives, until it is dropped.
fn keep_alive(held: &Arc<Held>) {
    static ALL: OnceLock<Mutex<Vec<Weak<Held>>>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        // Where the system starts no thread, other machines may take over what is still at work.
        let _ = Builder::new().name("claims".to_owned()).spawn(|| {
            loop {
                std::thread::sleep(BEAT);
                let Some(all) = ALL.get() else { continue };
                let held: Vec<_> = {
                    let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
                    all.retain(|held| held.strong_count() > 0);
                    all.iter().filter_map(Weak::upgrade).collect()
                };
                held.iter().for_each(|held| held.beat());
            }
        });
        Mutex::default()
    });
    all.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(held));
}

/// Whether a claim shows no sign of life, by the clock of the disk that it lies on.
fn is_stale(file: &File, folder: &Path) -> io::Result<bool> {
    let beaten = file.metadata()?.modified()?;
    let now: SystemTime =
        stage(folder, |file| file.write_all(b" "))?.as_file().metadata()?.modified()?;
    Ok(now.duration_since(beaten).is_ok_and(|age| age > STALE))
}

fn text() -> io::Result<Vec<u8>> {
    Ok(serde_json::to_vec(&Holder::this())?)
}

fn content(file: &mut File) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    file.rewind()?;
    file.take(MOST).read_to_end(&mut content)?;
    Ok(content)
}

fn holder(file: &mut File) -> Option<Holder> {
    serde_json::from_slice(&content(file).ok()?).ok()
}

fn put(file: &mut File, text: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(text)?;
    file.set_len(text.len() as u64)?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mine(claimed: Result<Claimed, WriteError>) -> Claim {
        match claimed.expect("writable") {
            Claimed::Mine(claim) => claim,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn claim_is_held_once_and_free_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.claim");
        assert!(matches!(claim(&path, true), Ok(Claimed::Free)));
        let first = mine(claim(&path, false));
        let Ok(Claimed::Held(by)) = claim(&path, false) else { panic!("claimed twice") };
        assert_eq!(by.map(|by| by.pid), Some(std::process::id()));
        first.0.beat();
        drop(first);
        assert!(!path.exists());
        let second = mine(claim(&path, false));
        assert!(matches!(claim(&path, true), Ok(Claimed::Held(_))));
        drop(second);
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 0);
    }

    #[test]
    fn many_at_once_have_one_holder_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.claim");
        let inside = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            for _ in 0..50 {
                if let Claimed::Mine(claim) = claim(&path, false).expect("writable") {
                    let others = inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    assert_eq!(others, 0);
                    inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                    drop(claim);
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(work);
            }
        });
    }

    #[test]
    fn left_claims_pass_on_when_they_may() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.claim");
        let left = |machine: &str, minutes: u64| {
            let left = Holder { machine: machine.to_owned(), pid: 1, ..Holder::this() };
            fs::write(&path, serde_json::to_vec(&left).expect("JSON")).expect("writable");
            let then = SystemTime::now() - Duration::from_secs(60 * minutes);
            let file = File::options().write(true).open(&path).expect("there");
            file.set_modified(then).expect("settable");
        };
        for (machine, minutes, passes) in [
            (Holder::this().machine.as_str(), 0, true),
            ("elsewhere", 2, false),
            ("elsewhere", 4, true),
        ] {
            // Where the system does not tell its machines apart, time alone counts.
            let passes = passes && (!machine.is_empty() || minutes > 3);
            left(machine, minutes);
            match claim(&path, true).expect("writable") {
                Claimed::Mine(claim) => {
                    assert!(passes, "{machine}, {minutes} minutes");
                    drop(claim);
                    assert!(!path.exists());
                }
                Claimed::Held(by) => {
                    assert!(!passes && by.is_some_and(|by| by.pid == 1), "{machine}, {minutes}");
                }
                Claimed::Free => panic!("it is there"),
            }
        }
    }

    #[test]
    fn holder_that_was_replaced_leaves_the_claim_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.claim");
        let first = mine(claim(&path, false));
        let other = serde_json::to_vec(&Holder { pid: 1, ..Holder::this() }).expect("JSON");
        fs::write(&path, &other).expect("writable");
        first.0.beat();
        drop(first);
        assert_eq!(fs::read(&path).expect("still there"), other);
    }
}
