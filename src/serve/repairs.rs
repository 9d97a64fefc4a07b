//! What happened, and the repair: proposed, compared, accepted or not.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Fault, json_of, json_tagged, sent};
use super::asker::Asker;
use super::desk::Desk;
use super::grid::must_be_cells;
use super::sheet::{self, Cell, Files};
use super::version::{self, How, New, Version};
use super::{names, plans, tables, versions};
use crate::PlanError;
use crate::domain::{
    Activity, ChangeKind, Diagnostic, FixedWord, Message, Plan, Policy, Scenario, Severity,
    Shortfall,
};
use crate::input::{ChangeSource, read_changes};
use crate::replan::{Earlier, Prepared, Request, Wish, differences, prepare};
use crate::solve::{PlanOptions, Silent};
use crate::text::Texts;
use crate::verify::verify;
use crate::write::{Kept, Repair, change_files, change_lines, changes_message, known_of};

/// Changes that are said at once.
const MOST: usize = 200;
/// Time of a repair.
const LIMIT: Duration = Duration::from_secs(20);

/// A repair that waits to be accepted.
#[derive(Debug)]
pub struct Proposal {
    pub(super) county: String,
    pub(super) id: String,
    /// The version that it repairs, and the revision of its calendar.
    base: (u32, u64),
    /// Digest of the county's tables.
    digest: String,
    /// What of the tables is otherwise in this proposal.
    draft: Files,
    prepared: Prepared,
    plan: Plan,
    today: Option<Date>,
    cost_before: f64,
}

/// What has happened, as the options of the command line say it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Happened {
    kind: String,
    value: String,
}

/// What is asked of a repair.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    happened: Vec<Happened>,
    /// Other texts in the tables, as a draft: they are written when the repair is accepted.
    #[serde(default)]
    cells: Vec<Cell>,
    today: Option<String>,
    /// `fewest` changes, least `kilometres`, or most `even`.
    wish: Option<String>,
}

fn unknown(word: &str) -> Fault {
    Fault::bad(Message::new("serve-unknown").with("name", names::shown(word)))
}

/// Findings as a fault.
fn told(found: &[Diagnostic], texts: &Texts) -> Fault {
    let message = Message::new("serve-not-possible").with("n", found.len());
    Fault::refused(message).with(json!({"findings": tables::findings(found, texts)}))
}

/// `POST …/repairs`: a repair of the latest version; nothing is changed yet.
pub(super) async fn propose(who: Asker, body: Bytes) -> Answer {
    let asked: Asked = sent(&body)?;
    who.work(move |who, folder| proposed(who, folder, &asked)).await
}

fn proposed(who: &Asker, folder: &Path, asked: &Asked) -> Answer {
    let (desk, texts) = (&who.desk, who.texts());
    let version = version::in_force(desk, folder)?;
    let number = version.head.number;
    let read = tables::read(desk, folder)?;
    if asked.happened.len() > MOST {
        return Err(unknown("happened"));
    }
    let (draft, drafted) = drafted(folder, &asked.cells, &texts)?;
    let scenario = match &drafted {
        Some(drafted) => drafted,
        None => read.scenario()?,
    };
    let mut sources = Vec::new();
    for one in &asked.happened {
        let kind = ChangeKind::from_word(&one.kind).ok_or_else(|| unknown(&one.kind))?;
        sources.push(ChangeSource::Option { kind, value: one.value.clone() });
    }
    let changes = read_changes(scenario, &sources).map_err(|found| told(&found, &texts))?;
    let today = match &asked.today {
        Some(text) => Some(text.parse().map_err(|_| unknown(text))?),
        None => None,
    };
    let earlier = earlier(&version, scenario, &texts)?;
    let (wish, policy) = match asked.wish.as_deref().unwrap_or("fewest") {
        "fewest" => (Wish::Fewest, None),
        // Any saving is worth a change.
        "kilometres" => (Wish::Trade(0.1), Some(Policy::Cost)),
        "even" => (Wish::Trade(0.1), Some(Policy::Minimax)),
        other => return Err(unknown(other)),
    };
    let before = plans::policy(scenario, &version.figures);
    let policy = policy.or(Some(before));
    let request =
        Request { scenario, changes: &changes, earlier: &earlier, edits: None, today, policy };
    let prepared = prepare(&request).map_err(|found| told(&found, &texts))?;
    let options = PlanOptions { time_limit: Some(LIMIT), policy, ..PlanOptions::default() };
    let plan = crate::replan(&prepared, wish, &options, &Silent).map_err(|error| match error {
        PlanError::Input(found) => told(&found, &texts),
        PlanError::Bug(_) => Fault::refused(Message::new("cli-bug")),
    })?;
    let cost_before = verify(scenario, &earlier.activities, plan.policy).cost;
    let proposal = Arc::new(Proposal {
        county: who.county.clone(),
        id: format!("{number}-{}", desk.proposals.next()),
        base: (number, version.head.calendar_of),
        digest: read.digest.clone(),
        draft,
        prepared,
        plan,
        today,
        cost_before,
    });
    let value = shown(&proposal, &version, scenario, &texts)?;
    desk.proposals.put(proposal);
    Ok((StatusCode::CREATED, json_of(&value)).into_response())
}

/// The tables with other texts in some cells, and what they say then.
fn drafted(
    folder: &Path,
    cells: &[Cell],
    texts: &Texts,
) -> Result<(Files, Option<Scenario>), Fault> {
    if cells.is_empty() {
        return Ok((Files::new(), None));
    }
    must_be_cells(cells)?;
    let mut files = tables::files(folder)?;
    let changed = sheet::put(&files, cells, texts)?;
    files.extend(changed.clone());
    let reading = sheet::read(files, &folder.display().to_string());
    let pins = reading.scenario.iter().flat_map(crate::check_pins);
    let errors = reading.findings.iter().filter(|f| f.severity == Severity::Error).cloned();
    let wrong: Vec<Diagnostic> = errors.chain(pins).collect();
    match reading.scenario {
        Some(scenario) if wrong.is_empty() => Ok((changed, Some(scenario))),
        _ => Err(told(&wrong, texts)),
    }
}

/// The calendar in force, in positions of the tables as they are now.
fn earlier(version: &Version, scenario: &Scenario, texts: &Texts) -> Result<Earlier, Fault> {
    let known = known_of(&version.figures_text);
    let path = version.folder.join(crate::write::CALENDAR_CSV);
    let bytes = crate::input::read_bounded(&path, tables::LARGEST as u64)
        .map_err(|error| Fault::system(&path, &error))?;
    let rows = crate::input::read_earlier_bytes(scenario, crate::write::CALENDAR_CSV, &bytes)
        .map_err(|found| told(&found, texts))?;
    Ok(Earlier { activities: rows.activities, gone: rows.gone, known })
}

impl Proposal {
    fn rows_before(&self) -> Vec<Activity> {
        [&self.prepared.earlier[..], &self.prepared.withdrawn[..]].concat()
    }
}

/// A proposal as the page shows it.
fn shown(
    proposal: &Proposal,
    version: &Version,
    before: &Scenario,
    texts: &Texts,
) -> Result<Value, Fault> {
    let (prepared, plan) = (&proposal.prepared, &proposal.plan);
    let scenario = &prepared.scenario;
    let differences = differences(prepared, &plan.activities);
    let rows = proposal.rows_before();
    let repair = Repair {
        differences: &differences,
        today: proposal.today,
        earlier: &rows,
        cost_before: proposal.cost_before,
        headers: None,
    };
    let head = &version.head;
    let of = |scenario, rows: &[Activity], id: &str| {
        rows.iter()
            .find(|row| row.id == id)
            .map(|row| super::rows::activity(scenario, row, head, texts))
    };
    let changed: Vec<Value> = differences
        .iter()
        .map(|d| {
            json!({
                "id": d.id,
                "before": of(before, &version.activities, &d.id),
                "after": of(scenario, &plan.activities, &d.id),
            })
        })
        .collect();
    let files = change_files(scenario, plan, &repair, texts)?;
    let messages: Vec<Value> = files
        .iter()
        .filter(|file| file.name.contains('/'))
        .map(|file| {
            let name = file.name.rsplit('/').next().unwrap_or_default();
            let name = name.trim_end_matches(".txt");
            json!({"name": name, "text": String::from_utf8_lossy(&file.content)})
        })
        .collect();
    let changes = plan.levels.changes;
    let was = verify(before, &version.activities, plan.policy);
    let unmet = |scenario: &Scenario, all: &[Shortfall]| -> Vec<String> {
        let said = |s: &Shortfall| {
            let name = scenario.name_of_subject(&s.subject);
            format!("{name} {} × {}", texts.word(s.demand), s.units)
        };
        all.iter().map(said).collect()
    };
    Ok(json!({
        "id": proposal.id,
        "base": head.number,
        "lines": change_lines(scenario, &differences, texts),
        "said": changes.map(|changes| texts.say(&changes_message(changes))),
        "changes": changes.map(|changes| changes.value),
        "figures": versions::levels(plan),
        "km_before": was.vehicle_km.value(),
        "unmet": {"before": unmet(before, &was.shortfalls), "after": unmet(scenario, &plan.shortfalls)},
        "changed": changed,
        "messages": messages,
        "doubts": prepared.doubts.iter().map(|(row, person)| {
            json!({"id": row.id, "date": row.date, "person": scenario.name_of_person(*person)})
        }).collect::<Vec<_>>(),
    }))
}

/// Who accepts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    by: Option<String>,
    name: Option<String>,
}

/// `POST …/repairs/{id}/accept`: what happened is entered, and the repair is the new version.
pub(super) async fn accept(who: Asker, body: Bytes) -> Answer {
    let said: Accepted = sent(&body)?;
    who.change(move |who, folder| {
        let (desk, county) = (&who.desk, &who.county);
        let missing = || Fault::missing(Message::new("serve-no-proposal"));
        let proposal = desk.proposals.get(county, &who.part).ok_or_else(missing)?;
        let latest = version::latest(folder);
        if desk.jobs.runs(county)
            || latest.as_ref().map(|head| (head.number, head.calendar_of)) != Some(proposal.base)
            || tables::read(desk, folder)?.digest != proposal.digest
        {
            return Err(Fault::stale());
        }
        let locked = latest.map(|h| h.locked);
        let head = taken(desk, folder, &proposal, said, locked, &who.texts())?;
        Ok((StatusCode::CREATED, json_tagged(&json!({"version": head.told()}), head.revision))
            .into_response())
    })
    .await
}

fn taken(
    desk: &Arc<Desk>,
    folder: &Path,
    proposal: &Proposal,
    said: Accepted,
    locked: Option<BTreeSet<String>>,
    texts: &Texts,
) -> Result<version::Head, Fault> {
    tables::keep(folder, &proposal.draft)?;
    let read = tables::read(desk, folder)?;
    let scenario = read.scenario()?;
    let mut kept = Kept::read(&read.path).map_err(|found| told(&found, texts))?;
    let day = proposal.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date());
    let both = (scenario, &proposal.prepared.scenario);
    let entered = kept.record.enter(both, &proposal.prepared.changes, day);
    // What has happened is kept first: a calendar without it would be forgotten by the next repair.
    if entered > 0 {
        kept.write(texts.language()).map_err(|error| Fault::system(&kept.path(), &error))?;
    }
    let now = tables::read(desk, folder)?;
    let mut plan = proposal.plan.clone();
    if let Some(scenario) = &now.reading.scenario {
        // The files as they stand now are the input that holds.
        plan.digest.clone_from(&scenario.digest);
    }
    let differences = differences(&proposal.prepared, &plan.activities);
    let rows = proposal.rows_before();
    let repair = Repair {
        differences: &differences,
        today: proposal.today,
        earlier: &rows,
        cost_before: proposal.cost_before,
        headers: None,
    };
    version::create(&New {
        scenario: &proposal.prepared.scenario,
        plan: &plan,
        county: folder,
        texts,
        how: How::Repair,
        by: said.by.unwrap_or_default(),
        name: said.name.unwrap_or_default(),
        parent: Some(proposal.base.0),
        locked: locked.unwrap_or_default(),
        repair: Some(repair),
    })
}
