//! The term's plan of the county, of each alliance and of each kindergarten as an official notice,
//! ready to be approved.
//!
//! The form is that of GB/T 9704—2012: A4, title, addressees, text with numbered headings, list of
//! attachments, signature and date, tables behind; type page of 156 mm × 225 mm.

#[cfg(test)]
mod tests;
mod wording;

use super::county::called;
use super::docx::{Document, Sheet};
use super::edition::{Edition, OutputFile};
use super::file_name::FileNames;
use super::formats::Made;
use super::owner::Owner;
use crate::domain::Message;

/// One notice for the county, each alliance and each kindergarten.
pub(super) fn notices(edition: &Edition<'_>) -> Made {
    let Edition { scenario, texts, .. } = *edition;
    let folder = texts.key("notice-folder");
    let mut names = FileNames::default();
    let mut files = Vec::new();
    for owner in Owner::all(scenario) {
        let (folder, name) = match owner {
            Owner::County => (folder.clone(), called(scenario, texts)),
            Owner::Alliance(_) => (folder.clone(), owner.name(scenario, texts)),
            Owner::Kindergarten(_) => {
                let below = texts.key("plan-folder-kindergartens");
                (format!("{folder}/{below}"), owner.name(scenario, texts))
            }
            Owner::Person(_) => continue,
        };
        let stem = texts.say(&Message::new("notice-file").with("name", name));
        let name = names.take(&folder, &stem, "docx");
        let mut document = Document::new(texts.language(), Sheet::Notice);
        wording::notice(edition, owner, &mut document);
        files.push(OutputFile { name, content: document.finish()? });
    }
    Ok(files)
}
