//! Counties: made, dropped in, renamed, copied, put aside; their findings and workbooks.

use std::path::Path;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use jiff::ZonedDateTime;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, Answer, Fault, json_of, json_tagged, language, sent};
use super::asker::Asker;
use super::desk::{Desk, lock};
use super::tables::{self, Tables, WORKBOOK};
use super::{names, version, versions};
use crate::domain::{Diagnostic, FixedWord, Language, Message};
use crate::init::{Given, Template, next_term};
use crate::input::{read_bounded, read_grids, read_sources};
use crate::solve::PlanOptions;
use crate::text::Texts;
use crate::write::{scenario_workbook, template_workbook};

type Shared = State<Arc<Desk>>;

/// `GET /api/session`: what the pages need to begin.
pub(super) async fn session(State(desk): Shared, headers: HeaderMap) -> Answer {
    let tongue = language(&headers);
    let texts = Texts::new(tongue);
    Ok(json_of(&json!({
        "version": env!("CARGO_PKG_VERSION"),
        "workspace": desk.workspace.root().display().to_string(),
        "language": tongue.word(),
        "policies": versions::policies(&texts),
        "templates": Template::ALL.iter().map(|t| t.name()).collect::<Vec<_>>(),
        "largest": tables::LARGEST,
        "password": desk.gate.has_password(),
        "today": ZonedDateTime::now().date(),
    })))
}

/// `GET /api/texts?lang=zh-Hans`: every text of the pages.
pub(super) async fn words(Query(asked): Query<Tongue>, headers: HeaderMap) -> Answer {
    let said = asked.lang.as_deref().and_then(Language::from_word);
    let tongue = said.unwrap_or_else(|| language(&headers));
    let all = Texts::new(tongue).templates("serve-");
    Ok(json_of(&json!({"language": tongue.word(), "texts": all})))
}

/// A language.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Tongue {
    lang: Option<String>,
}

/// What is said of a county in the list.
fn told(desk: &Desk, name: &str) -> Result<Value, Fault> {
    let folder = desk.workspace.county(name)?;
    let latest = version::latest(&folder);
    let mut value = json!({
        "name": name,
        "current": latest.as_ref().map(version::Head::told),
        "planning": desk.jobs.runs(name),
    });
    match tables::read(desk, &folder) {
        Ok(read) => {
            let (errors, warnings) = read.counts();
            value["errors"] = json!(errors);
            value["warnings"] = json!(warnings);
            value["kind"] = json!(if read.path == folder { "tables" } else { "workbook" });
            value["file"] = json!(read.path.file_name().map(|n| n.to_string_lossy()));
            if let Some(scenario) = &read.reading.scenario {
                let term = &scenario.settings.term;
                value["title"] = json!(scenario.settings.name);
                value["term"] = json!({"start": term.start, "end": term.end});
                value["size"] = json!({
                    "alliances": scenario.alliances.len(),
                    "kindergartens": scenario.kindergartens.len(),
                    "staff": scenario.staff.len(),
                    "events": scenario.events.len(),
                });
                value["policy"] = json!(scenario.settings.objective.policy);
                let usual = PlanOptions::usual_time(scenario.alliances.len());
                value["seconds"] = json!(usual.as_secs());
            }
        }
        Err(fault) => value["fault"] = json!(fault.message.key),
    }
    Ok(value)
}

/// `GET /api/counties`
pub(super) async fn list(State(desk): Shared) -> Answer {
    desk.work(|desk| {
        let (names, archived) = desk.workspace.list();
        let all: Vec<Value> = names.iter().filter_map(|name| told(desk, name).ok()).collect();
        Ok(json_of(&json!({"counties": all, "archived": archived})))
    })
    .await
}

pub(super) fn detail(desk: &Desk, county: &str, tongue: Language) -> Answer {
    let folder = desk.workspace.county(county)?;
    let mut value = told(desk, county.trim())?;
    let read: Arc<Tables> = tables::read(desk, &folder)?;
    value["findings"] = read.findings(Texts::new(tongue));
    Ok(json_tagged(&value, &read.digest))
}

/// `GET /api/counties/{county}`: the county with every finding about its tables.
pub(super) async fn show(who: Asker) -> Answer {
    who.work(|who, _| detail(&who.desk, &who.county, who.tongue)).await
}

/// A new county.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    name: String,
    from: Option<String>,
}

/// `POST /api/counties`: from an example or from the empty pattern.
pub(super) async fn create(State(desk): Shared, headers: HeaderMap, body: Bytes) -> Answer {
    let tongue = language(&headers);
    let new: New = sent(&body)?;
    desk.work(move |desk| {
        let wanted = new.from.as_deref().unwrap_or("empty");
        let template = Template::ALL.iter().copied().find(|t| t.name() == wanted);
        let template = template.ok_or_else(|| {
            Fault::bad(Message::new("serve-unknown").with("name", names::shown(wanted)))
        })?;
        let texts = Texts::new(tongue);
        let book = template_workbook(template, ZonedDateTime::now().date(), &texts, &texts)
            .map_err(|error| Fault::system(desk.workspace.root(), &error))?;
        let writer = desk.writer("");
        let _one = lock(&writer);
        desk.workspace.create(&new.name, &[(WORKBOOK, &book)])?;
        let answer = detail(desk, new.name.trim(), tongue)?;
        Ok((StatusCode::CREATED, answer).into_response())
    })
    .await
}

/// The name of what is dropped in.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Named {
    name: Option<String>,
}

/// Most counties of one name.
const NAMESAKES: u32 = 100;

impl Desk {
    /// Takes in a workbook that was dropped on the program: a county named after it. Dropped
    /// again as it was, it is the county that is there.
    ///
    /// # Errors
    /// In words: it cannot be read, is no workbook, or has no name that a county can have.
    pub fn take_in(&self, book: &Path) -> Result<String, Message> {
        let failed = |error| Fault::system(book, &error).message;
        let bytes = read_bounded(book, tables::LARGEST as u64).map_err(failed)?;
        tables::must_be_workbook(&bytes).map_err(|fault| fault.message)?;
        let stem = book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let writer = self.writer("");
        let _one = lock(&writer);
        for n in 1..=NAMESAKES {
            let name = if n == 1 { stem.clone() } else { format!("{stem} ({n})") };
            let there = self.workspace.county(&name).ok().and_then(|c| tables::files(&c).ok());
            match there {
                Some(files) if files.get(WORKBOOK) == Some(&bytes) => return Ok(name),
                Some(_) => {}
                None => match self.workspace.create(&name, &[(WORKBOOK, &bytes)]) {
                    Ok(()) => return Ok(name.trim().to_owned()),
                    Err(fault) if fault.message.key == "serve-name-taken" => {}
                    Err(fault) => return Err(fault.message),
                },
            }
        }
        Err(Message::new("serve-name-taken").with("name", stem))
    }
}

/// `POST /api/counties/import?name=…`: from a workbook.
pub(super) async fn import(
    State(desk): Shared,
    Query(named): Query<Named>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let tongue = language(&headers);
    desk.work(move |desk| {
        tables::must_be_workbook(&body)?;
        let name = named.name.unwrap_or_default();
        let writer = desk.writer("");
        let _one = lock(&writer);
        desk.workspace.create(&name, &[(WORKBOOK, &body)])?;
        let answer = detail(desk, name.trim(), tongue)?;
        Ok((StatusCode::CREATED, answer).into_response())
    })
    .await
}

/// What is done to a county.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deed {
    /// Another name.
    rename: Option<String>,
    /// The name of a copy.
    copy: Option<String>,
    /// Put aside, or taken back.
    archive: Option<bool>,
    /// The name of the county's next term.
    next: Option<String>,
}

/// The next term of a county, from its tables and the plan in force.
fn next(desk: &Desk, county: &str, to: &str, texts: &Texts) -> Result<(), Fault> {
    let folder = desk.workspace.county(county)?;
    let version = version::in_force(desk, &folder)?;
    let scenario = version.scenario()?;
    let refused = |found: &[Diagnostic]| {
        let message = Message::new("serve-not-possible").with("n", found.len());
        Fault::refused(message).with(json!({"findings": tables::findings(found, texts)}))
    };
    let grids = read_grids(&version.tables.path).map_err(|found| refused(&found))?;
    let calendar = &version.activities;
    let given = Given { grids, scenario, calendar, staff: &[], days: (None, None), texts };
    let next = next_term(given).map_err(Fault::refused)?;
    let reading = read_sources(&next.sources);
    if reading.scenario.is_none() {
        return Err(refused(&reading.findings));
    }
    let book = scenario_workbook(&next.sources, texts)
        .map_err(|error| Fault::system(&folder, &std::io::Error::other(error)))?;
    desk.workspace.create(to, &[(WORKBOOK, &book)])
}

/// `PATCH /api/counties/{county}`
pub(super) async fn change(who: Asker, body: Bytes) -> Answer {
    let deed: Deed = sent(&body)?;
    // What is put aside has no folder among the counties.
    let desk = Arc::clone(&who.desk);
    desk.work(move |desk| {
        who.must_rest()?;
        let county = who.county.as_str();
        let (all, own) = (desk.writer(""), desk.writer(county));
        let (_all, _own) = (lock(&all), lock(&own));
        match deed {
            Deed { rename: Some(to), copy: None, archive: None, next: None } => {
                desk.workspace.rename(county, &to)?;
            }
            Deed { rename: None, copy: Some(to), archive: None, next: None } => {
                desk.workspace.copy(county, &to)?;
            }
            Deed { rename: None, copy: None, archive: Some(away), next: None } => {
                desk.workspace.archive(county, away)?;
            }
            Deed { rename: None, copy: None, archive: None, next: Some(to) } => {
                next(desk, county, &to, &who.texts())?;
            }
            _ => {
                let message = Message::new("serve-not-understood");
                return Err(Fault::bad(message.with("why", "rename | copy | archive | next")));
            }
        }
        desk.jobs.forget(county);
        Ok(json_of(&json!({})))
    })
    .await
}

/// `GET …/workbook`: all tables of the county as one workbook.
pub(super) async fn workbook(who: Asker) -> Answer {
    who.work(|who, folder| {
        let read = tables::read(&who.desk, folder)?;
        let bytes = tables::workbook(&read, folder, &who.texts())?;
        Ok(answer::file(&format!("{}.xlsx", who.county), bytes))
    })
    .await
}

/// `PUT …/workbook`: another workbook in its place; the earlier tables are kept.
pub(super) async fn replace(who: Asker, body: Bytes) -> Answer {
    who.change(move |who, folder| {
        tables::must_be_workbook(&body)?;
        who.held(&tables::read(&who.desk, folder)?.digest)?;
        tables::replace(folder, &body)?;
        detail(&who.desk, &who.county, who.tongue)
    })
    .await
}
