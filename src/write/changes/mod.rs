//! What a repair changes, for the lead, the bureau and everybody whom it concerns.

mod deeds;
mod notes;
mod page;
mod table;
#[cfg(test)]
mod tests;
mod told;
mod vehicles;

use std::io;

use jiff::civil::Date;

use super::atomic::WriteError;
use super::csv_text::{csv_text, with_mark};
use super::edition::OutputFile;
use super::file_name::FileNames;
use super::owner::Owner;
use crate::domain::{Activity, ChangesValue, Language, Message, Plan, Scenario};
use crate::replan::Difference;
use crate::text::{Texts, plain};
use deeds::{Effect, deeds};
use notes::{Note, notes};
pub(super) use table::{heads, rows};
use told::{Teller, shown};

/// Name of the table of changes.
pub const CHANGES_CSV: &str = "changes.csv";
/// Name of the page of changes.
pub const CHANGES_HTML: &str = "changes.html";

/// A repair as its files tell it.
#[derive(Debug, Clone, Copy)]
pub struct Repair<'a> {
    /// What is different.
    pub differences: &'a [Difference],
    /// The day on which it is told; room is left for it where it is not known.
    pub today: Option<Date>,
    /// The calendar before, what was called off included.
    pub earlier: &'a [Activity],
    /// The cost of that calendar.
    pub cost_before: f64,
    /// Language of the heads of the table, if it is not that of all: English for scripts.
    pub headers: Option<Language>,
}

/// The table, the page, and a text for everybody whom the changes concern.
///
/// # Errors
/// Only if a template could not be written, which memory alone could cause.
pub fn change_files(
    scenario: &Scenario,
    plan: &Plan,
    repair: &Repair<'_>,
    texts: &Texts,
) -> Result<Vec<OutputFile>, WriteError> {
    let failed =
        |source| WriteError { path: CHANGES_HTML.into(), source: io::Error::other(source) };
    let teller = Teller { scenario, texts };
    let deeds = deeds(repair.differences);
    let mut notes = notes(teller, repair.differences, &deeds);
    vehicles::tell(teller, repair.earlier, &plan.activities, &mut notes);
    let told: Vec<(Owner, String, String)> = notes
        .iter()
        .map(|(&owner, notes)| (owner, head(teller, owner), body(teller, notes)))
        .collect();
    let file = |name: &str, content: String| OutputFile {
        name: name.to_owned(),
        content: content.into_bytes(),
    };
    let rows = table::csv(teller, &deeds, repair.headers);
    let mut files = vec![
        file(CHANGES_CSV, with_mark(&csv_text(rows), repair.headers)),
        file(CHANGES_HTML, page::page(teller, plan, repair, &deeds, &told).map_err(failed)?),
    ];
    let folder = teller.key("replan-folder");
    let mut names = FileNames::default();
    for (owner, head, body) in &told {
        let name = owner.text_file(&folder, &mut names, scenario, texts);
        files.push(file(&name, format!("{head}\n{body}\n{}", foot(teller, *owner, repair.today))));
    }
    Ok(files)
}

/// To whom, and what about.
fn head(teller: Teller<'_>, owner: Owner) -> String {
    let key = match owner {
        Owner::Person(_) => "replan-notice-person",
        Owner::Kindergarten(_) => "replan-notice-kindergarten",
        Owner::County | Owner::Alliance(_) => "replan-notice-alliance",
    };
    let name = match owner {
        Owner::Person(p) => teller.person(p),
        other => plain(&other.name(teller.scenario, teller.texts)),
    };
    let term = teller.texts.term(&teller.scenario.settings);
    teller.texts.say(&Message::new(key).with("name", name).with("term", term))
}

/// What is told, under a heading for each sort of change.
fn body(teller: Teller<'_>, notes: &[Note]) -> String {
    let mut text = String::new();
    for effect in Effect::ALL {
        let these = notes.iter().filter(|note| note.effect == *effect);
        for (i, note) in these.enumerate() {
            if i == 0 {
                let head = Message::new("replan-notice-head");
                let head = head.with("effect", teller.key(effect.word()));
                text += &format!("\n{}\n", teller.texts.say(&head));
            }
            text += &format!("{}. {}\n", i + 1, note.text);
            if !note.why.is_empty() {
                let why = Message::new("replan-notice-why").with("why", &note.why);
                text += &format!("   {}\n", teller.texts.say(&why));
            }
        }
    }
    text
}

/// Who says so, and when.
fn foot(teller: Teller<'_>, owner: Owner, today: Option<Date>) -> String {
    let scenario = teller.scenario;
    let alliance = owner.alliance(scenario);
    let issuer = scenario.settings.notice.issuer.as_deref();
    let issuer = issuer.or_else(|| alliance.map(|a| scenario.alliance(a).name.as_str()));
    let date = today.map_or_else(String::new, |today| teller.texts.date(today));
    let stays = teller.key("replan-notice-rest");
    format!("{stays}\n\n{}\n{date}\n", shown(issuer.unwrap_or(&scenario.settings.name)))
}

/// The number of changes, and what is proven of it.
#[must_use]
pub fn changes_message(changes: ChangesValue) -> Message {
    let n = changes.value;
    match changes.bound {
        Some(bound) if bound >= n => Message::new("replan-changes-proven").with("n", n),
        // That there is no calendar with fewer than none says nothing.
        Some(bound) if bound > 0 => {
            Message::new("replan-changes-bound").with("n", n).with("bound", bound)
        }
        _ => Message::new("replan-changes-open").with("n", n),
    }
}

/// What changes, one line for each person or event.
#[must_use]
pub fn change_lines(scenario: &Scenario, differences: &[Difference], texts: &Texts) -> Vec<String> {
    let teller = Teller { scenario, texts };
    let line = |deed: &deeds::Deed<'_>| {
        let head = teller.key(deed.effect.word());
        format!("{head}{}{}", texts.colon(), teller.summary(deed))
    };
    deeds(differences).iter().map(line).collect()
}
