//! Signs of life while many counties are planned, on standard error.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{MultiProgress, ProgressBar};

use super::layout::safe;
use super::progress::TICK;
use super::voice::{Voice, note};
use crate::domain::{AllianceIx, Language, Message};
use crate::solve::{Observer, Progress, Stage};

/// Columns of a county's name.
const NAME: usize = 32;

/// On a terminal a line for each county at work and one for all; elsewhere a line whenever a
/// county is finished; nothing when nothing is to be said.
pub(super) struct View {
    all: usize,
    done: AtomicUsize,
    language: Language,
    screen: Screen,
}

enum Screen {
    Nothing,
    Plain,
    Lines(MultiProgress, ProgressBar),
}

impl View {
    pub fn new(all: usize, voice: &Voice, quiet: bool) -> Self {
        let screen = if quiet {
            Screen::Nothing
        } else if std::io::stderr().is_terminal() {
            let lines = MultiProgress::new();
            let last = lines.add(ProgressBar::new_spinner());
            last.enable_steady_tick(TICK);
            Screen::Lines(lines, last)
        } else {
            Screen::Plain
        };
        let view =
            Self { all, done: AtomicUsize::new(0), language: voice.texts().language(), screen };
        view.count(0);
        view
    }

    /// One more county is finished, however.
    pub fn finished(&self) {
        let done = self.done.fetch_add(1, Ordering::SeqCst) + 1;
        self.count(done);
    }

    fn count(&self, done: usize) {
        let voice = Voice::new(Some(self.language), None);
        let text = voice.say(&Message::new("county-all").with("done", done).with("all", self.all));
        match &self.screen {
            Screen::Nothing => {}
            Screen::Plain if done == 0 => {}
            Screen::Plain => note(&text),
            Screen::Lines(_, last) => last.set_message(text),
        }
    }

    /// Watches one county while it is planned: its name and how many alliances it has.
    pub fn watch(&self, name: &str, all: usize) -> Watch {
        let line = match &self.screen {
            Screen::Lines(lines, last) => {
                let line = lines.insert_before(last, ProgressBar::new_spinner());
                line.enable_steady_tick(TICK);
                Some(line)
            }
            _ => None,
        };
        Watch {
            name: safe(name, NAME),
            all,
            voice: Voice::new(Some(self.language), None),
            done: Mutex::default(),
            line,
        }
    }

    /// Does what may write to standard error, without tearing the moving lines.
    pub fn suspend<T>(&self, speak: impl FnOnce() -> T) -> T {
        match &self.screen {
            Screen::Lines(lines, _) => lines.suspend(speak),
            _ => speak(),
        }
    }

    /// How to say something meanwhile.
    pub fn speaker(&self) -> impl Fn(&str) + Send + 'static {
        let lines = match &self.screen {
            Screen::Lines(lines, _) => Some(lines.clone()),
            _ => None,
        };
        move |text: &str| match &lines {
            Some(lines) => lines.suspend(|| note(text)),
            None => note(text),
        }
    }

    /// Takes the moving lines away: the table says it all.
    pub fn finish(&self) {
        if let Screen::Lines(lines, last) = &self.screen {
            last.finish_and_clear();
            let _ = lines.clear();
        }
    }
}

/// One county at work.
pub(super) struct Watch {
    name: String,
    all: usize,
    voice: Voice,
    /// Alliances that have a plan; more time may be given to one afterwards.
    done: Mutex<BTreeSet<AllianceIx>>,
    line: Option<ProgressBar>,
}

impl Observer for Watch {
    fn progress(&self, progress: Progress) {
        let (Some(line), Ok(mut done)) = (&self.line, self.done.lock()) else { return };
        if progress.stage == Stage::Done {
            done.insert(progress.alliance);
        }
        let said = Message::new("cli-progress-all").with("done", done.len()).with("all", self.all);
        line.set_message(format!("{}  {}", self.name, self.voice.say(&said)));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.finish_and_clear();
        }
    }
}
