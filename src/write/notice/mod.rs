//! `notices/`: the term's plan of each alliance as an official notice, ready to be approved.
//!
//! The form is that of GB/T 9704—2012: A4, title, addressees, text with numbered headings, list of
//! attachments, signature and date, tables behind; type page of 156 mm × 225 mm.

mod layout;
#[cfg(test)]
mod tests;
mod wording;

use super::edition::{Edition, OutputFile};
use super::file_name::FileNames;
use super::formats::{Folders, Made};
use layout::Document;

/// Where the files are.
pub(super) const FOLDERS: Folders = Folders { names: &["notices"], ending: "docx" };

/// One notice for each alliance.
pub(super) fn notices(edition: &Edition<'_>) -> Made {
    let scenario = edition.scenario;
    let mut names = FileNames::default();
    let mut files = Vec::with_capacity(scenario.alliances.len());
    for a in scenario.alliance_ixs() {
        let alliance = scenario.alliance(a);
        let stem = if alliance.name == alliance.id {
            format!("notice-{}", alliance.id)
        } else {
            format!("notice-{}-{}", alliance.id, alliance.name)
        };
        let name = names.take(FOLDERS.names[0], &stem, FOLDERS.ending);
        let mut document = Document::new(edition.texts.language());
        wording::notice(edition, a, &mut document);
        files.push(OutputFile { name, content: document.finish()? });
    }
    Ok(files)
}
