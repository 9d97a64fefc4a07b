//! Planning: a search in the server, looked on by events, whose end is a new version.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path as Parts, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::answer::{Answer, Fault, json_of, language, sent};
use super::desk::{Desk, lock, texts};
use super::jobs::{End, Job};
use super::version::{self, How, New};
use super::{plans, tables};
use crate::PlanError;
use crate::domain::{Activity, FixedWord, Language, Message, Policy, Scenario};
use crate::solve::PlanOptions;

type Shared = State<Arc<Desk>>;

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
pub(super) async fn plan(
    State(desk): Shared,
    Parts(county): Parts<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let tongue = language(&headers);
    let asked: Asked = sent(&body)?;
    desk.work(move |desk| begin(desk, county, &asked, tongue)).await
}

fn begin(desk: &Arc<Desk>, county: String, asked: &Asked, tongue: Language) -> Answer {
    let county = county.trim().to_owned();
    let folder = desk.workspace.county(&county)?;
    let read = tables::read(desk, &folder)?;
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
    let latest = version::latest(&folder);
    let mut locked = std::collections::BTreeSet::new();
    if asked.keep.unwrap_or(true)
        && let Some(head) = latest.as_ref().filter(|head| !head.locked.is_empty())
    {
        let version = version::load(desk, &folder, head.number)?;
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
    let Some(job) = desk.jobs.begin(&county, job) else {
        return Err(Fault::conflict(Message::new("serve-planning")));
    };
    let told = job.told(&texts(tongue));
    let work = Work {
        desk: Arc::clone(desk),
        county,
        folder,
        scenario,
        options,
        tongue,
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
    desk: Arc<Desk>,
    county: String,
    folder: PathBuf,
    scenario: Scenario,
    options: PlanOptions,
    tongue: Language,
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
                let texts = texts(self.tongue);
                let said: Vec<String> = found.iter().map(|f| texts.say(&f.message)).collect();
                let message = Message::new("serve-no-plan").with_list("why", said);
                return End::Failed(message);
            }
            Err(PlanError::Bug(_)) => return End::Failed(Message::new("cli-bug")),
        };
        let writer = self.desk.writer(&self.county);
        let _one = lock(&writer);
        // A plan is kept with the tables that it is of.
        match tables::read(&self.desk, &self.folder) {
            Ok(now) if now.digest == self.digest => {}
            _ => return End::Failed(Message::new("serve-tables-changed")),
        }
        let read = match tables::read(&self.desk, &self.folder) {
            Ok(read) => read,
            Err(fault) => return End::Failed(fault.message),
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
            texts: &texts(self.tongue),
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

fn job(desk: &Desk, county: &str) -> Result<Arc<Job>, Fault> {
    desk.workspace.county(county)?;
    let missing = || Fault::missing(Message::new("serve-no-job"));
    desk.jobs.get(county.trim()).ok_or_else(missing)
}

/// `GET …/job`
pub(super) async fn show(
    State(desk): Shared,
    Parts(county): Parts<String>,
    headers: HeaderMap,
) -> Answer {
    Ok(json_of(&job(&desk, &county)?.told(&texts(language(&headers)))))
}

/// `POST …/job/stop`: the best plan so far is kept.
pub(super) async fn stop(
    State(desk): Shared,
    Parts(county): Parts<String>,
    headers: HeaderMap,
) -> Answer {
    let job = job(&desk, &county)?;
    job.stop.store(true, Ordering::SeqCst);
    Ok(json_of(&job.told(&texts(language(&headers)))))
}

/// `GET …/job/events`: the state at once, then after every change, until the search has ended.
pub(super) async fn events(
    State(desk): Shared,
    Parts(county): Parts<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let job = job(&desk, &county)?;
    let tongue = language(&headers);
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
            let told = job.told(&texts(tongue)).to_string();
            let event: Result<Event, Infallible> = Ok(Event::default().data(told));
            Some((event, (job, heard, if runs { 1 } else { 2 })))
        },
    );
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()).into_response())
}

/// `POST …/versions/{number}/files`: makes the files to hand out, unless they are there.
pub(super) async fn files(
    State(desk): Shared,
    Parts((county, number)): Parts<(String, u32)>,
    headers: HeaderMap,
) -> Answer {
    let tongue = language(&headers);
    desk.work(move |desk| {
        let folder = desk.workspace.county(&county)?;
        let writer = desk.writer(&county);
        let _one = lock(&writer);
        let head = version::head(&folder, number)?;
        let mut version = version::load(desk, &folder, number)?;
        if head.files_of != Some(head.calendar_of) {
            let scenario = version.scenario()?;
            let plan = plans::plan_of(scenario, version.activities.clone(), &version.figures);
            version::remake(&folder, &mut version, &plan, &texts(tongue))?;
        }
        Ok(json_of(&json!({"files": version::listed(&version.folder)?})))
    })
    .await
}
