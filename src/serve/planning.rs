//! Planning: a search in the server, looked on by events, whose end is a new version.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::answer::{Answer, Fault, json_of, sent};
use super::asker::Asker;
use super::desk::lock;
use super::jobs::{End, Job};
use super::version::{self, How, New};
use super::{plans, tables};
use crate::PlanError;
use crate::domain::{Activity, FixedWord, Message, Policy, Scenario};
use crate::solve::PlanOptions;
use crate::text::Texts;

/// Seconds that a search may be given.
const LONGEST: f64 = 3600.0;
/// How often who looks on is told.
const BEAT: Duration = Duration::from_millis(150);

/// What is asked of a plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    policy: Option<String>,
    seconds: Option<f64>,
    seed: Option<u32>,
    /// Work instead of time: the same plan on every machine.
    work: Option<u32>,
    /// Keep what is locked in the latest version.
    keep: Option<bool>,
    by: Option<String>,
    name: Option<String>,
}

/// `POST …/plan`
pub(super) async fn plan(who: Asker, body: Bytes) -> Answer {
    let asked: Asked = sent(&body)?;
    who.work(move |who, folder| begin(who, folder, &asked)).await
}

fn begin(who: &Asker, folder: &Path, asked: &Asked) -> Answer {
    let desk = &who.desk;
    let read = tables::read(desk, folder)?;
    let mut scenario = read.scenario()?.clone();
    let unknown = |word: &str| {
        Fault::bad(Message::new("serve-unknown").with("name", super::names::shown(word)))
    };
    let policy = match asked.policy.as_deref() {
        Some(word) => Some(Policy::from_word(word).ok_or_else(|| unknown(word))?),
        None => None,
    };
    let seconds = match asked.seconds {
        Some(seconds) if !(1.0..=LONGEST).contains(&seconds) => {
            return Err(unknown(&seconds.to_string()));
        }
        Some(seconds) => Duration::from_secs_f64(seconds),
        None => PlanOptions::usual_time(scenario.alliances.len()),
    };
    let latest = version::latest(folder);
    let mut locked = std::collections::BTreeSet::new();
    if asked.keep.unwrap_or(true)
        && let Some(head) = latest.as_ref().filter(|head| !head.locked.is_empty())
    {
        let version = version::load(desk, folder, head.number)?;
        let rows = version.activities.iter().filter(|row| head.locked.contains(&row.id));
        locked.extend(rows.clone().map(|row| row.id.clone()));
        pin(&mut scenario, rows)?;
    }
    let names = scenario.alliances.iter().map(|a| a.name.clone());
    let job = Job::new(names, seconds.as_secs_f64());
    let options = PlanOptions {
        time_limit: asked.work.is_none().then_some(seconds),
        work_limit: asked.work.map(u64::from),
        seed: u64::from(asked.seed.unwrap_or(1).max(1)),
        policy,
        stop: Arc::clone(&job.stop),
        ..PlanOptions::default()
    };
    let Some(job) = desk.jobs.begin(&who.county, job) else {
        return Err(Fault::conflict(Message::new("serve-planning")));
    };
    let told = job.told(&who.texts());
    let work = Work {
        who: who.clone(),
        folder: folder.to_owned(),
        scenario,
        options,
        by: asked.by.clone().unwrap_or_default(),
        name: asked.name.clone().unwrap_or_default(),
        parent: latest.map(|head| head.number),
        locked,
        digest: read.digest.clone(),
    };
    std::thread::spawn(move || {
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work.done(&job)));
        job.end(done.unwrap_or_else(|_| End::Failed(Message::new("serve-fault"))));
    });
    Ok((StatusCode::ACCEPTED, json_of(&told)).into_response())
}

/// Locked rows stay where they stand: for the search they are pins.
fn pin<'r>(scenario: &mut Scenario, rows: impl Iterator<Item = &'r Activity>) -> Result<(), Fault> {
    for row in rows {
        if !scenario.pins.iter().any(|pin| pin.id == row.id) {
            scenario.pins.push(Activity { pinned: true, line: 0, ..row.clone() });
        }
    }
    let broken = crate::check_pins(scenario);
    match broken.len() {
        0 => Ok(()),
        n => Err(Fault::refused(Message::new("serve-locked-break").with("n", n))),
    }
}

/// A search with all that its end needs.
struct Work {
    who: Asker,
    folder: PathBuf,
    scenario: Scenario,
    options: PlanOptions,
    by: String,
    name: String,
    parent: Option<u32>,
    locked: std::collections::BTreeSet<String>,
    digest: String,
}

impl Work {
    fn done(&self, job: &Job) -> End {
        let plan = match crate::plan(&self.scenario, &self.options, job) {
            Ok(plan) => plan,
            Err(PlanError::Input(found)) => {
                let texts = self.who.texts();
                let said: Vec<String> = found.iter().map(|f| texts.say(&f.message)).collect();
                let message = Message::new("serve-no-plan").with_list("why", said);
                return End::Failed(message);
            }
            Err(PlanError::Bug(_)) => return End::Failed(Message::new("cli-bug")),
        };
        let writer = self.who.desk.writer(&self.who.county);
        let _one = lock(&writer);
        // A plan is kept with the tables that it is of.
        let read = match tables::read(&self.who.desk, &self.folder) {
            Ok(now) if now.digest == self.digest => now,
            _ => return End::Failed(Message::new("serve-tables-changed")),
        };
        let Ok(scenario) = read.scenario() else {
            return End::Failed(Message::new("serve-tables-changed"));
        };
        let mut plan = plan;
        for row in &mut plan.activities {
            // What was locked is no pin of the tables.
            row.pinned = scenario.pins.iter().any(|pin| pin.id == row.id);
        }
        let made = version::create(&New {
            scenario,
            plan: &plan,
            county: &self.folder,
            texts: &self.who.texts(),
            how: How::Plan,
            by: self.by.clone(),
            name: self.name.clone(),
            parent: self.parent,
            locked: self.locked.clone(),
            repair: None,
        });
        match made {
            Ok(head) => End::Version(head.number),
            Err(fault) => End::Failed(fault.message),
        }
    }
}

fn job(who: &Asker) -> Result<Arc<Job>, Fault> {
    who.desk.workspace.county(&who.county)?;
    let missing = || Fault::missing(Message::new("serve-no-job"));
    who.desk.jobs.get(&who.county).ok_or_else(missing)
}

/// `GET …/job`
pub(super) async fn show(who: Asker) -> Answer {
    Ok(json_of(&job(&who)?.told(&who.texts())))
}

/// `POST …/job/stop`: the best plan so far is kept.
pub(super) async fn stop(who: Asker) -> Answer {
    let job = job(&who)?;
    job.stop.store(true, Ordering::SeqCst);
    Ok(json_of(&job.told(&who.texts())))
}

/// `GET …/job/events`: the state at once, then after every change, until the search has ended.
pub(super) async fn events(who: Asker) -> Result<Response, Fault> {
    let job = job(&who)?;
    let heard = job.listen();
    let stream = futures_util::stream::unfold(
        (job, heard, 0_u8),
        move |(job, mut heard, stage)| async move {
            if stage == 2 {
                return None;
            }
            if stage == 1 {
                tokio::time::sleep(BEAT).await;
                // The clock runs on where nothing else changes.
                let _ = tokio::time::timeout(Duration::from_secs(1), heard.changed()).await;
            }
            heard.mark_unchanged();
            let runs = job.runs();
            let told = job.told(&Texts::new(who.tongue)).to_string();
            let event: Result<Event, Infallible> = Ok(Event::default().data(told));
            Some((event, (job, heard, if runs { 1 } else { 2 })))
        },
    );
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()).into_response())
}

/// `POST …/versions/{number}/files`: makes the files to hand out, unless they are there.
pub(super) async fn files(who: Asker) -> Answer {
    who.change(|who, folder| {
        let mut version = who.version(folder)?;
        if version.head.files_of != Some(version.head.calendar_of) {
            let scenario = version.scenario()?;
            let plan = plans::plan_of(scenario, version.activities.clone(), &version.figures);
            version::remake(folder, &mut version, &plan, &who.texts())?;
        }
        Ok(json_of(&json!({"files": version::listed(&version.folder)?})))
    })
    .await
}
