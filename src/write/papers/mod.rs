//! Papers to be printed: a page for each kindergarten and each person, the months on the wall, and
//! the list of vehicles.

mod months;
mod pages;
#[cfg(test)]
mod tests;

use super::county::called;
use super::docx::Document;
use super::edition::{Edition, OutputFile};
use super::file_name::FileNames;
use super::formats::Made;
use super::owner::Owner;
use super::xlsx::vehicles_workbook;
use crate::domain::Message;

/// All of them.
pub(super) fn papers(edition: &Edition<'_>) -> Made {
    let scenario = edition.scenario;
    let say = |key| edition.texts.key(key);
    let mut names = FileNames::default();
    let mut files = Vec::new();
    let mut put = |folder: &str, stem: &str, ending: &str, content: Vec<u8>| {
        files.push(OutputFile { name: names.take(folder, stem, ending), content });
    };
    let folder = say("plan-folder-papers");
    let places = scenario.kindergarten_ixs().map(Owner::Kindergarten);
    put(&folder, &say("plan-paper-kindergartens"), "docx", pages::pages(edition, places)?);
    let people = scenario.staff_ixs().map(Owner::Person);
    put(&folder, &say("plan-paper-people"), "docx", pages::pages(edition, people)?);
    let alliances = scenario.alliance_ixs().map(Owner::Alliance);
    for owner in std::iter::once(Owner::County).chain(alliances) {
        let name = match owner {
            Owner::County => called(scenario, edition.texts),
            other => other.name(scenario, edition.texts),
        };
        let stem = edition.texts.say(&Message::new("plan-paper-months").with("name", name));
        put(&folder, &stem, "docx", months::months(edition, owner)?);
    }
    put(&folder, &say("plan-paper-vehicles"), "xlsx", vehicles_workbook(edition)?);
    Ok(files)
}

/// What a paper says at its head until it is approved, which is when it has its date.
pub(super) fn mark_draft(edition: &Edition<'_>, document: &mut Document) {
    if edition.scenario.settings.notice.date.is_none() {
        document.header(&edition.texts.key("notice-draft"));
    }
}
