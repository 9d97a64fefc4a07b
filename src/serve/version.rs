//! The versions of a county's plan: a folder each, written whole or not at all.
//!
//! `versions/0003` holds the tables that the plan is of, `calendar.csv`, `plan.json`, all other
//! files of the plan once they are made, and `version.json`. The latest is the one in force; going
//! back to an earlier one makes a new one of it, so nothing is ever lost.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answer::Fault;
use super::desk::Desk;
use super::tables::{self, LARGEST, Tables};
use super::workspace::is_folder;
use crate::domain::{Activity, FixedWord, Message, Plan, Scenario};
use crate::input::{read_bounded, read_calendar_told};
use crate::text::Texts;
use crate::write::{
    CALENDAR_CSV, Format, NewFile, NewSet, OutputFile, PLAN_JSON, Repair, Request, calendar_csv,
    plan_json, write_set,
};

/// Folder of the versions.
const VERSIONS: &str = "versions";
/// What is known of a version.
const HEAD: &str = "version.json";
/// Folder of the tables that a plan is of.
const TABLES: &str = "tables";
/// Part of a version's files that only the workbench reads.
const OWN: &str = "version";

/// How far a plan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// 草案
    Draft,
    /// 报审
    Submitted,
    /// 批准
    Approved,
}

/// How a version came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum How {
    /// Planned.
    Plan,
    /// A repair of the one before.
    Repair,
    /// An earlier one, taken again.
    Restored,
}

/// Where an activity stood before or after somebody moved it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stand {
    pub date: String,
    pub until: String,
    pub slot: String,
    pub place: Option<String>,
    pub staff: Vec<String>,
}

/// One step by hand: every activity that it changed, as it stood before and after.
pub(super) type Edit = Vec<(String, Stand, Stand)>;

/// What is known of a version.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Head {
    pub number: u32,
    pub name: String,
    pub state: State,
    pub by: String,
    pub note: String,
    /// When it was made, in the time of the world.
    pub made: String,
    pub how: How,
    /// The version that it follows.
    pub parent: Option<u32>,
    /// Digest of the tables.
    pub tables: String,
    /// Counts every change of this version.
    pub revision: u64,
    /// Activities that the next plan keeps.
    pub locked: BTreeSet<String>,
    pub done: Vec<Edit>,
    pub undone: Vec<Edit>,
    /// Revision of the calendar that the files to hand out are of.
    pub files_of: Option<u64>,
    /// Revision at which the calendar last changed.
    pub calendar_of: u64,
}

impl Head {
    /// For the page.
    pub fn told(&self) -> Value {
        json!({
            "number": self.number, "name": self.name, "state": self.state, "by": self.by,
            "note": self.note, "made": self.made, "how": self.how, "parent": self.parent,
            "revision": self.revision, "locked": self.locked,
            "undo": self.done.len(), "redo": self.undone.len(),
            "last_done": self.done.last(), "last_undone": self.undone.last(),
            "files": self.files_of == Some(self.calendar_of),
        })
    }
}

/// A version as it stands on the disk.
#[derive(Debug)]
pub(super) struct Version {
    pub folder: PathBuf,
    pub head: Head,
    pub tables: Arc<Tables>,
    pub activities: Vec<Activity>,
    /// `plan.json`
    pub figures: Value,
    /// The same as text.
    pub figures_text: String,
}

impl Version {
    pub fn scenario(&self) -> Result<&Scenario, Fault> {
        self.tables.scenario()
    }
}

fn folder_of(county: &Path, number: u32) -> PathBuf {
    county.join(VERSIONS).join(format!("{number:04}"))
}

/// Numbers of the versions, the earliest first.
pub(super) fn numbers(county: &Path) -> Vec<u32> {
    let entries = fs::read_dir(county.join(VERSIONS)).into_iter().flatten().flatten();
    let mut found: Vec<u32> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|&number| folder_of(county, number).join(HEAD).is_file())
        .collect();
    found.sort_unstable();
    found
}

fn missing(number: u32) -> Fault {
    Fault::missing(Message::new("serve-no-version").with("n", number))
}

/// What is known of a version.
pub(super) fn head(county: &Path, number: u32) -> Result<Head, Fault> {
    let folder = folder_of(county, number);
    if !is_folder(&folder) {
        return Err(missing(number));
    }
    crate::write::settle(&folder)?;
    let text = fs::read_to_string(folder.join(HEAD)).map_err(|_| missing(number))?;
    serde_json::from_str(&text).map_err(|error| {
        let error = std::io::Error::other(error);
        Fault::system(&folder.join(HEAD), &error)
    })
}

/// The latest version, if there is one.
pub(super) fn latest(county: &Path) -> Option<Head> {
    numbers(county).into_iter().rev().find_map(|number| head(county, number).ok())
}

/// The latest version with its calendar.
pub(super) fn in_force(desk: &Desk, county: &Path) -> Result<Version, Fault> {
    let none = || Fault::conflict(Message::new("serve-nothing-planned"));
    load(desk, county, latest(county).ok_or_else(none)?.number)
}

/// A version with its calendar.
pub(super) fn load(desk: &Desk, county: &Path, number: u32) -> Result<Version, Fault> {
    let head = head(county, number)?;
    let folder = folder_of(county, number);
    let tables = tables::read(desk, &folder.join(TABLES))?;
    let path = folder.join(CALENDAR_CSV);
    let failed = |error: std::io::Error| Fault::system(&path, &error);
    let bytes = read_bounded(&path, LARGEST as u64).map_err(failed)?;
    let (activities, _) =
        read_calendar_told(tables.scenario()?, CALENDAR_CSV, &bytes).map_err(|found| {
            let message = Message::new("serve-calendar-unreadable").with("path", path.display());
            Fault::refused(message.with("n", found.len()))
        })?;
    let figures_text = fs::read_to_string(folder.join(PLAN_JSON)).map_err(failed)?;
    let figures = serde_json::from_str(&figures_text).unwrap_or(Value::Null);
    Ok(Version { folder, head, tables, activities, figures, figures_text })
}

/// What a new version is made of.
pub(super) struct New<'a> {
    pub scenario: &'a Scenario,
    pub plan: &'a Plan,
    /// Folder of the county, whose tables go with it.
    pub county: &'a Path,
    pub texts: &'a Texts,
    pub how: How,
    pub by: String,
    pub name: String,
    pub parent: Option<u32>,
    pub locked: BTreeSet<String>,
    pub repair: Option<Repair<'a>>,
}

/// Writes a new version with all files to hand out.
pub(super) fn create(new: &New<'_>) -> Result<Head, Fault> {
    let number = numbers(new.county).last().map_or(1, |last| last + 1);
    let folder = folder_of(new.county, number);
    let tables = tables::files(new.county)?;
    let mut head = Head {
        number,
        name: new.name.clone(),
        state: State::Draft,
        by: new.by.clone(),
        note: String::new(),
        made: now(),
        how: new.how,
        parent: new.parent,
        tables: new.plan.digest.clone(),
        revision: 1,
        locked: new.locked.clone(),
        done: Vec::new(),
        undone: Vec::new(),
        files_of: Some(1),
        calendar_of: 1,
    };
    let earlier = new.parent.map(|parent| folder_of(new.county, parent));
    let request = Request {
        earlier: earlier.as_deref(),
        repair: new.repair,
        ..Request::new(new.scenario, new.plan, new.texts)
    };
    let made = match crate::write::made(&folder, &request) {
        Ok(made) => made,
        // A plan that some format cannot hold is still a plan.
        Err(_) => {
            head.files_of = None;
            let formats = &[Format::Csv, Format::Json];
            let request = Request { formats, ..request };
            crate::write::made(&folder, &request)?
        }
    };
    let mut files = of_parts(made);
    files.extend(tables.into_iter().map(|(name, bytes)| (OWN, format!("{TABLES}/{name}"), bytes)));
    files.push((OWN, HEAD.to_owned(), head_bytes(&head)));
    put(&folder, &files)?;
    Ok(head)
}

/// The time of the world.
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Files by their part of the set.
fn of_parts(made: Vec<(&'static str, OutputFile)>) -> Vec<(&'static str, String, Vec<u8>)> {
    made.into_iter().map(|(part, file)| (part, file.name, file.content)).collect()
}

fn head_bytes(head: &Head) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(head).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// Writes files of a version, all or none; other files of the same parts go.
fn put(folder: &Path, files: &[(&str, String, Vec<u8>)]) -> Result<(), Fault> {
    let all: Vec<(&str, NewFile<'_>)> = files
        .iter()
        .map(|(part, name, bytes)| (*part, (name.as_str(), bytes.as_slice())))
        .collect();
    let parts: BTreeSet<&str> =
        files.iter().map(|(part, ..)| *part).filter(|p| *p != OWN).collect();
    let parts: Vec<&str> = parts.into_iter().collect();
    write_set(folder, &NewSet { files: &all, parts: &parts, force: true, alone: false })?;
    Ok(())
}

/// Writes what is known of a version.
pub(super) fn save_head(county: &Path, head: &Head) -> Result<(), Fault> {
    put(&folder_of(county, head.number), &[(OWN, HEAD.to_owned(), head_bytes(head))])
}

/// Writes a version whose calendar somebody has changed.
pub(super) fn save(version: &Version, plan: &Plan, texts: &Texts) -> Result<(), Fault> {
    let scenario = version.scenario()?;
    let calendar = calendar_csv(scenario, &plan.activities, texts);
    let figures = plan_json(scenario, plan, texts);
    put(
        &version.folder,
        &[
            (Format::Csv.word(), CALENDAR_CSV.to_owned(), calendar.into()),
            (Format::Json.word(), PLAN_JSON.to_owned(), figures.into_bytes()),
            (OWN, HEAD.to_owned(), head_bytes(&version.head)),
        ],
    )
}

/// Makes the files to hand out again, after the calendar was changed.
pub(super) fn remake(
    county: &Path,
    version: &mut Version,
    plan: &Plan,
    texts: &Texts,
) -> Result<(), Fault> {
    let scenario = version.tables.scenario()?;
    let earlier = version.head.parent.map(|parent| folder_of(county, parent));
    let request = Request { earlier: earlier.as_deref(), ..Request::new(scenario, plan, texts) };
    let mut files = of_parts(crate::write::made(&version.folder, &request)?);
    version.head.files_of = Some(version.head.calendar_of);
    files.push((OWN, HEAD.to_owned(), head_bytes(&version.head)));
    put(&version.folder, &files)
}

/// Takes an earlier version again: its tables and its calendar, as a new version.
pub(super) fn restore(county: &Path, number: u32, by: String) -> Result<Head, Fault> {
    let mut old = head(county, number)?;
    let folder = folder_of(county, number);
    let current = latest(county).map(|head| head.number);
    let mut files = Vec::new();
    collect(&folder, "", &mut files)?;
    let tables: Vec<(String, Vec<u8>)> = files
        .iter()
        .filter_map(|(name, bytes)| {
            Some((name.strip_prefix(TABLES)?.strip_prefix('/')?.to_owned(), bytes.clone()))
        })
        .collect();
    old.number = numbers(county).last().map_or(1, |last| last + 1);
    (old.how, old.parent, old.by, old.state) = (How::Restored, current, by, State::Draft);
    old.made = now();
    old.revision = 1;
    (old.calendar_of, old.files_of) = (1, None);
    (old.done, old.undone) = (Vec::new(), Vec::new());
    let own = |name: &str| name.starts_with(TABLES);
    let mut all: Vec<(&str, String, Vec<u8>)> = Vec::new();
    for (name, bytes) in &files {
        match name.as_str() {
            CALENDAR_CSV => all.push((Format::Csv.word(), name.clone(), bytes.clone())),
            PLAN_JSON => all.push((Format::Json.word(), name.clone(), bytes.clone())),
            name if own(name) => all.push((OWN, name.to_owned(), bytes.clone())),
            _ => {}
        }
    }
    all.push((OWN, HEAD.to_owned(), head_bytes(&old)));
    put(&folder_of(county, old.number), &all)?;
    // The tables go back last: with them the version already stands.
    for (name, bytes) in &tables {
        crate::write::write_file(&county.join(name), bytes)?;
    }
    for name in tables::files(county)?.keys().filter(|n| !tables.iter().any(|(t, _)| t == *n)) {
        let path = county.join(name);
        fs::remove_file(&path).map_err(|error| Fault::system(&path, &error))?;
    }
    Ok(old)
}

/// The files to hand out: their names below the version's folder.
pub(super) fn listed(folder: &Path) -> Result<Vec<String>, Fault> {
    let mut files = Vec::new();
    names(folder, "", &mut files)?;
    files.retain(|name| name != HEAD && !name.starts_with("tables/"));
    files.sort();
    Ok(files)
}

fn names(folder: &Path, below: &str, found: &mut Vec<String>) -> Result<(), Fault> {
    let failed = |error: std::io::Error| Fault::system(folder, &error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type().map_err(failed)?;
        if name.starts_with('.') {
            continue;
        }
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if kind.is_dir() {
            names(&entry.path(), &path, found)?;
        } else if kind.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

fn collect(folder: &Path, below: &str, found: &mut Vec<(String, Vec<u8>)>) -> Result<(), Fault> {
    let mut paths = Vec::new();
    names(folder, below, &mut paths)?;
    for name in paths {
        let path = folder.join(&name);
        let bytes = read_bounded(&path, LARGEST as u64).map_err(|e| Fault::system(&path, &e))?;
        found.push((name, bytes));
    }
    Ok(())
}
