//! `alliance init`: a starting folder for a real county.

use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;

use super::args::InitArgs;
use super::style::{self, paint};
use super::voice::Voice;
use super::{Ended, Exit};
use crate::domain::{Language, Message};
use crate::generate::WriteError;
use crate::text::Texts;
use crate::write::{template_workbook, write_file};

/// Name of the workbook in a folder.
const WORKBOOK: &str = "county.xlsx";

/// Endings of files of spreadsheet programs that are not written.
const OTHER_SHEETS: &[&str] = &["xls", "et", "ett", "xlsm", "xlsb", "ods", "csv", "numbers"];

pub(super) fn run(args: &InitArgs, lang: Option<Language>) -> Ended {
    let voice = Voice::new(lang, None);
    no_other_sheet(&args.folder, &voice)?;
    if args.xlsx || is_workbook(&args.folder) {
        return workbook(args, &voice);
    }
    let mut sources = crate::init::sources(args.from, ZonedDateTime::now().date());
    if let Some(heads) = args.headers.or(lang) {
        crate::init::with_heads(&mut sources, heads, args.headers != Some(Language::En));
    }
    let written = crate::init::write(&sources, &args.folder);
    told(&args.folder, "init-done", written, &voice)
}

/// Refuses a path that names a file of a spreadsheet program other than a workbook.
pub(super) fn no_other_sheet(path: &Path, voice: &Voice) -> Result<(), Exit> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.filter(|e| OTHER_SHEETS.contains(&e.as_str())) {
        Some(ending) => Err(voice.refuse(&Message::new("init-not-xlsx").with("ending", ending))),
        None => Ok(()),
    }
}

pub(super) fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"))
}

/// Writes the template as one workbook: the one named, or `county.xlsx` in the folder named.
fn workbook(args: &InitArgs, voice: &Voice) -> Ended {
    let path = match is_workbook(&args.folder) {
        true => args.folder.clone(),
        false => args.folder.join(WORKBOOK),
    };
    if path.exists() {
        return Err(voice.refuse(&Message::new("workbook-exists").with("path", path.display())));
    }
    let heads = args.headers.map(Texts::new);
    let heads = heads.as_ref().unwrap_or(voice.texts());
    let written = template_workbook(args.from, ZonedDateTime::now().date(), voice.texts(), heads)
        .and_then(|bytes| write_file(&path, &bytes).map_err(|error| error.source));
    written.map_err(|source| failed(&WriteError::Io { path: path.clone(), source }, voice))?;
    let done = Message::new("workbook-init-done").with("path", path.display());
    let mut text = format!("{}\n", paint(style::GOOD, voice.say(&done)));
    text += &voice.hint(&done).map_or_else(String::new, |hint| format!("{hint}\n"));
    Ok(voice.data(&text, Exit::Done))
}

/// Tells which files a new folder holds and what to do with it, or why there is none.
pub(super) fn told(
    folder: &Path,
    done: &'static str,
    written: Result<Vec<PathBuf>, WriteError>,
    voice: &Voice,
) -> Ended {
    let files = written.map_err(|error| failed(&error, voice))?;
    let done = Message::new(done).with("path", folder.display()).with("files", files.len());
    let mut text = format!("{}\n", paint(style::GOOD, voice.say(&done)));
    for file in files.iter().filter_map(|f| f.file_name()) {
        text += &format!("  {}\n", file.display());
    }
    if let Some(hint) = voice.hint(&done) {
        text += &format!("{hint}\n");
    }
    Ok(voice.data(&text, Exit::Done))
}

/// Tells why there is no new folder.
pub(super) fn failed(error: &WriteError, voice: &Voice) -> Exit {
    let message = match error {
        WriteError::NotEmpty(_) => error.message(),
        // The system's answer in the user's language.
        WriteError::Io { path, source } => Message::new("init-cannot-write")
            .with("path", path.display())
            .with("why", voice.why(source)),
    };
    voice.refuse(&message)
}
