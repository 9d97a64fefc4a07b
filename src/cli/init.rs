//! `alliance init`: a starting folder for a real county.

use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;

use super::Exit;
use super::args::InitArgs;
use super::style::{self, paint};
use super::voice::Voice;
use crate::domain::{Language, Message};
use crate::generate::{self, WriteError};

pub(super) fn run(args: &InitArgs, lang: Option<Language>) -> Exit {
    let voice = Voice::new(lang, None);
    let written = generate::init(&args.folder, args.from, ZonedDateTime::now().date());
    told(&args.folder, "init-done", written, &voice)
}

/// Tells which files a new folder holds and what to do with it, or why there is none.
pub(super) fn told(
    folder: &Path,
    done: &'static str,
    written: Result<Vec<PathBuf>, WriteError>,
    voice: &Voice,
) -> Exit {
    match written {
        Ok(files) => {
            let done = Message::new(done).with("path", folder.display()).with("files", files.len());
            let mut text = format!("{}\n", paint(style::GOOD, voice.say(&done)));
            for file in files.iter().filter_map(|f| f.file_name()) {
                text += &format!("  {}\n", file.display());
            }
            if let Some(hint) = voice.hint(&done) {
                text += &format!("{hint}\n");
            }
            voice.data(&text, Exit::Done)
        }
        Err(error) => {
            let message = match &error {
                WriteError::NotEmpty(_) => error.message(),
                // The system's answer in the user's language.
                WriteError::Io { path, source } => Message::new("init-cannot-write")
                    .with("path", path.display())
                    .with("why", voice.why(source)),
            };
            voice.complain(&message);
            Exit::Refused
        }
    }
}
