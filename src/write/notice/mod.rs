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

/// At the end of a file that this program wrote and nobody has saved since: the archive's comment.
const MARK: &[u8] = b"alliance-calendar notice";

/// Where the files are.
pub(super) const FOLDERS: Folders =
    Folders { names: &["notices"], ending: "docx", ours: |content| content.ends_with(MARK) };

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
        files.push(OutputFile { name, content: marked(document.finish()?) });
    }
    Ok(files)
}

/// The archive with our comment: its length stands in the last two bytes of an archive without one
/// (APPNOTE 4.3.16).
fn marked(mut archive: Vec<u8>) -> Vec<u8> {
    let end = archive.len().saturating_sub(2);
    if archive.get(end..) == Some(&[0, 0]) {
        archive.truncate(end);
        archive.extend((MARK.len() as u16).to_le_bytes());
        archive.extend(MARK);
    }
    archive
}
