//! `alliance serve`: the workbench in a browser.

use std::path::{Path, PathBuf};

use super::args::ServeArgs;
use super::stop::Stop;
use super::voice::{Voice, note};
use super::{Ended, Exit, outputs};
use crate::domain::{Language, Message};
use crate::serve::{Options, Server};

/// Name of the workspace where none is named.
const WORKSPACE: &str = "alliance-workbench";
/// Most bytes of a file with a password.
const PASSWORD: u64 = 4096;

pub(super) fn run(args: &ServeArgs, lang: Option<Language>) -> Ended {
    Ok(begun(args, None, lang))
}

/// Opened by a double click, or with a workbook that was dropped on the program.
pub(super) fn opened(book: Option<&Path>, lang: Option<Language>) -> Exit {
    let exit = begun(&ServeArgs::default(), book, lang);
    // The window goes with the program, and with it what went wrong.
    if exit != Exit::Done {
        super::open::wait(&Voice::new(lang, None));
    }
    exit
}

fn begun(args: &ServeArgs, book: Option<&Path>, lang: Option<Language>) -> Exit {
    let voice = Voice::new(lang, None);
    match served(args, book, &voice) {
        Ok(()) => Exit::Done,
        Err(message) => voice.refuse(&message),
    }
}

fn served(args: &ServeArgs, book: Option<&Path>, voice: &Voice) -> Result<(), Message> {
    let password = match &args.password_file {
        Some(path) => Some(password(path, voice)?),
        None => None,
    };
    let options = Options {
        folder: args.folder.clone().unwrap_or_else(|| usual(&homes())),
        port: args.port,
        listen: args.listen,
        password,
        answers: Some(super::explain::answered),
        patience: None,
    };
    let server = Server::bind(&options)?;
    let desk = server.desk();
    let address = match book {
        Some(book) => server.address_of(&desk.take_in(book)?),
        None => server.address(),
    };
    let open = Message::new("serve-open").with("address", &address);
    note(&voice.say(&open.with("path", desk.workspace.root().display())));
    if args.listen.is_some() {
        note(&voice.say(&Message::new("serve-others").with("address", server.plain_address())));
    }
    note(&voice.key("serve-end"));
    let (tell, told) = tokio::sync::oneshot::channel::<()>();
    let mut tell = Some(tell);
    // Kept until the end: it writes files.
    let tell = std::sync::Mutex::new(tell.take());
    let _stop = Stop::listen(move || {
        let tell = tell.lock().ok().and_then(|mut tell| tell.take());
        tell.map(|tell| tell.send(()));
    });
    if !args.no_open {
        std::thread::spawn(move || {
            // Where there is no browser, the address stands above.
            let _ = open::that_detached(address);
        });
    }
    let stop = async move {
        let _ = told.await;
    };
    server.run(stop).map_err(|error| {
        let message = Message::new("serve-no-workspace");
        message.with("path", desk.workspace.root().display()).with("why", voice.why(&error))
    })
}

/// The password in a file: its first line.
fn password(path: &Path, voice: &Voice) -> Result<String, Message> {
    let bytes = outputs::read_file(path, PASSWORD).map_err(|error| {
        Message::new("serve-no-workspace")
            .with("path", path.display())
            .with("why", voice.why(&error))
    })?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Where the documents of who sits here are, the likeliest first.
fn homes() -> Vec<PathBuf> {
    let home = ["USERPROFILE", "HOME"].iter().filter_map(std::env::var_os).map(PathBuf::from);
    let home: Vec<PathBuf> = home.collect();
    let documents = home.iter().map(|home| home.join("Documents")).filter(|path| path.is_dir());
    documents.chain(home.iter().cloned()).collect()
}

/// The workspace where none is named.
fn usual(homes: &[PathBuf]) -> PathBuf {
    homes.first().map_or_else(|| PathBuf::from(WORKSPACE), |home| home.join(WORKSPACE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workspace_is_among_the_documents() {
        assert_eq!(
            usual(&[PathBuf::from("/d"), PathBuf::from("/h")]),
            Path::new("/d").join(WORKSPACE)
        );
        assert_eq!(usual(&[]), Path::new(WORKSPACE));
    }
}
