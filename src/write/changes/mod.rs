//! What a repair changes, for the lead, the bureau and everybody whom it concerns.

mod page;
mod told;

use std::collections::BTreeMap;
use std::io;

use super::atomic::WriteError;
use super::csv_text::csv_text;
use super::edition::OutputFile;
use super::file_name::FileNames;
use crate::domain::{ChangesValue, FixedWord, Message, Plan, Scenario, StaffIx};
use crate::replan::Difference;
use crate::text::{Texts, safe};
use told::{Effect, Told, shown, told};

/// Name of the table of changes.
pub const CHANGES_CSV: &str = "changes.csv";
/// Name of the page of changes.
pub const CHANGES_HTML: &str = "changes.html";
/// Folder of the notices, one for each person.
pub const NOTICES: &str = "notices";

/// Columns of a line of a notice.
const LINE: usize = 2_000;

/// The columns of the table of changes.
const COLUMNS: [&str; 13] = [
    "activity",
    "kind",
    "effect",
    "person",
    "name",
    "alliance",
    "kindergarten",
    "place",
    "before_date",
    "before_session",
    "after_date",
    "after_session",
    "why",
];

/// The table, the page and a notice for every person whom the changes concern.
///
/// # Errors
/// Only if a template could not be written, which memory alone could cause.
pub fn change_files(
    scenario: &Scenario,
    plan: &Plan,
    differences: &[Difference],
    texts: &Texts,
) -> Result<Vec<OutputFile>, WriteError> {
    let page = |source| WriteError { path: CHANGES_HTML.into(), source: io::Error::other(source) };
    let told = told(scenario, differences, texts);
    let file = |name: &str, content: String| OutputFile {
        name: name.to_owned(),
        content: content.into_bytes(),
    };
    let mut files = vec![
        file(CHANGES_CSV, table(&told)),
        file(CHANGES_HTML, page::page(scenario, plan, &told, texts).map_err(page)?),
    ];
    let mut names = FileNames::default();
    for (p, concerned) in by_person(&told) {
        let person = scenario.person(p);
        let name = names.take(NOTICES, &format!("{} {}", person.id, person.name), "txt");
        files.push(file(&name, notice(scenario, p, &concerned, texts)));
    }
    Ok(files)
}

/// The number of changes, and what is proven of it.
#[must_use]
pub fn changes_message(changes: ChangesValue) -> Message {
    let n = changes.value;
    match changes.bound {
        Some(bound) if bound >= n => Message::new("replan-changes-proven").with("n", n),
        Some(bound) => Message::new("replan-changes-bound").with("n", n).with("bound", bound),
        None => Message::new("replan-changes-open").with("n", n),
    }
}

/// The same, one line for each person or event.
#[must_use]
pub fn change_lines(scenario: &Scenario, differences: &[Difference], texts: &Texts) -> Vec<String> {
    told(scenario, differences, texts)
        .iter()
        .map(|t| {
            let who = match t.person {
                Some(_) => format!("{} {}", shown(&t.person_name), t.person_id),
                None => t.alliance.clone(),
            };
            let head = texts.say(&Message::new(t.effect.head()));
            let line = Message::new("replan-list-line").with("who", who).with("line", &t.line);
            format!("{head} {}", texts.say(&line))
        })
        .collect()
}

/// What concerns each person, in file order of the staff.
fn by_person(told: &[Told]) -> BTreeMap<StaffIx, Vec<&Told>> {
    let mut people: BTreeMap<StaffIx, Vec<&Told>> = BTreeMap::new();
    for one in told {
        if let Some(p) = one.person {
            people.entry(p).or_default().push(one);
        }
    }
    people
}

fn table(told: &[Told]) -> String {
    let rows = told.iter().map(|t| {
        let date = |spot: &Option<told::When>| {
            spot.as_ref().map_or_else(String::new, |w| w.date.to_string())
        };
        let session =
            |spot: &Option<told::When>| spot.as_ref().map_or("", |w| w.slot.word()).to_owned();
        [
            t.activity.clone(),
            t.kind.word().to_owned(),
            t.effect.word().to_owned(),
            t.person_id.clone(),
            inert(&t.person_name),
            t.alliance_id.clone(),
            t.place_id.clone(),
            inert(&t.place),
            date(&t.before),
            session(&t.before),
            date(&t.after),
            session(&t.after),
            t.why.clone(),
        ]
    });
    csv_text(std::iter::once(COLUMNS.map(str::to_owned)).chain(rows))
}

/// A name that no spreadsheet takes for a formula.
fn inert(name: &str) -> String {
    let formula = name.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{name}") } else { name.to_owned() }
}

/// A notice that can be sent to one person as it is.
fn notice(scenario: &Scenario, p: StaffIx, concerned: &[&Told], texts: &Texts) -> String {
    let person = scenario.person(p);
    let head = Message::new("replan-notice")
        .with("name", shown(&person.name))
        .with("home", shown(&scenario.kindergarten(person.home).name))
        .with("term", shown(&scenario.settings.name));
    let mut text = texts.say(&head) + "\n";
    for effect in Effect::ALL {
        let lines: Vec<&&Told> = concerned.iter().filter(|t| t.effect == *effect).collect();
        if lines.is_empty() {
            continue;
        }
        text += &format!("\n{}\n", texts.say(&Message::new(effect.head())));
        for t in lines {
            text += &format!("  {}\n", safe(&t.line, LINE));
            text += &format!(
                "    {}{}{}\n",
                texts.say(&Message::new("replan-why")),
                texts.colon(),
                safe(&t.why, LINE)
            );
        }
    }
    text
}
