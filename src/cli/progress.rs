//! Signs of life while the search runs, on standard error.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use super::layout::{pad, safe, width};
use super::voice::{Voice, note};
use crate::domain::{AllianceIx, Message, PROVEN_GAP, Scenario, gap};
use crate::solve::{Observer, Progress, Stage};

/// Alliances that get a line of their own on a terminal.
const LINES: usize = 24;
/// Columns of an alliance's name.
const NAME: usize = 32;

/// Shows the search's progress: a line that moves for each alliance on a terminal, one line when
/// an alliance is finished elsewhere, nothing when nothing is to be said.
pub(super) struct View<'a> {
    voice: &'a Voice,
    names: Vec<String>,
    screen: Screen,
    done: Mutex<BTreeSet<AllianceIx>>,
}

enum Screen {
    Nothing,
    Plain,
    /// One line per alliance.
    Lines(MultiProgress, Vec<ProgressBar>),
    /// One line for all of them.
    Bar(ProgressBar),
}

impl<'a> View<'a> {
    pub fn new(scenario: &Scenario, voice: &'a Voice, quiet: bool) -> Self {
        let name = |name: &String| safe(&voice.shown(name), NAME);
        let names: Vec<String> = scenario.alliances.iter().map(|a| name(&a.name)).collect();
        let columns = names.iter().map(|n| width(n)).max().unwrap_or(0);
        let names: Vec<String> = names.iter().map(|n| pad(n, columns)).collect();
        let screen = if quiet {
            Screen::Nothing
        } else if !std::io::stderr().is_terminal() {
            Screen::Plain
        } else if names.len() <= LINES {
            let multi = MultiProgress::new();
            let lines = names.iter().map(|name| line(&multi, name)).collect();
            Screen::Lines(multi, lines)
        } else {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(TICK);
            Screen::Bar(bar)
        };
        Self { voice, names, screen, done: Mutex::default() }
    }

    /// Leaves the last word of every line standing.
    pub fn finish(&self) {
        match &self.screen {
            Screen::Nothing | Screen::Plain => {}
            Screen::Lines(_, lines) => lines.iter().for_each(ProgressBar::abandon),
            Screen::Bar(bar) => bar.finish_and_clear(),
        }
    }

    /// How to say something meanwhile without tearing the moving lines.
    pub fn speaker(&self) -> impl Fn(&str) + Send + 'static {
        let multi = match &self.screen {
            Screen::Lines(multi, _) => Some(multi.clone()),
            _ => None,
        };
        move |text: &str| match &multi {
            Some(multi) => multi.suspend(|| note(text)),
            None => note(text),
        }
    }
}

pub(super) const TICK: Duration = Duration::from_millis(120);

fn line(multi: &MultiProgress, name: &str) -> ProgressBar {
    let line = multi.add(ProgressBar::new_spinner());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}  {msg}") {
        line.set_style(style);
    }
    line.set_prefix(name.to_owned());
    line.enable_steady_tick(TICK);
    line
}

impl Observer for View<'_> {
    fn progress(&self, progress: Progress) {
        let alliance = progress.alliance;
        let done = progress.stage == Stage::Done;
        let (first, count) = match self.done.lock() {
            Ok(mut set) if done => (set.insert(alliance), set.len()),
            Ok(set) => (false, set.len()),
            Err(_) => return,
        };
        match &self.screen {
            Screen::Nothing => {}
            Screen::Plain if first => {
                let said = self.voice.say(&message(progress, self.voice));
                note(&format!("{}  {said}", self.names[alliance.index()]));
            }
            Screen::Plain => {}
            Screen::Lines(_, lines) => {
                let line = &lines[alliance.index()];
                line.set_message(self.voice.say(&message(progress, self.voice)));
                if done {
                    line.abandon();
                }
            }
            Screen::Bar(bar) => {
                let all = Message::new("cli-progress-all")
                    .with("done", count)
                    .with("all", self.names.len());
                bar.set_message(self.voice.say(&all));
            }
        }
    }
}

fn message(progress: Progress, voice: &Voice) -> Message {
    let stage = voice.key(match progress.stage {
        Stage::Events => "cli-stage-events",
        Stage::Assignment => "cli-stage-assignment",
        Stage::Timetable => "cli-stage-timetable",
        Stage::Quality => "cli-stage-quality",
        Stage::Done => "cli-stage-done",
    });
    let message = |key| Message::new(key).with("stage", &stage);
    match (progress.cost, progress.bound) {
        (None, _) => message("cli-progress"),
        (Some(cost), None) => message("cli-progress-cost").with("cost", format!("{cost:.1}")),
        (Some(cost), Some(bound)) if gap(cost, bound) <= PROVEN_GAP => {
            message("cli-progress-proven").with("cost", format!("{cost:.1}"))
        }
        (Some(cost), Some(bound)) => message("cli-progress-gap")
            .with("cost", format!("{cost:.1}"))
            .with("gap", percent(gap(cost, bound))),
    }
}

/// A share as a percentage; never shown smaller than it is.
pub(super) fn percent(share: f64) -> String {
    if share <= 0.0 {
        return "0%".to_owned();
    }
    let hundredths = (share * 1e4).ceil() / 100.0;
    format!("{hundredths:.2}%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn percent_rounds_up() {
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(0.000_01), "0.01%");
        assert_eq!(percent(0.019_99), "2.00%");
        assert_eq!(percent(-1e-12), "0%");
    }

    #[test]
    fn more_is_said_as_more_is_known() {
        let voice = Voice::new(Some(Language::En), None);
        let say = |stage, cost, bound| {
            let progress = Progress { alliance: AllianceIx(0), stage, cost, bound };
            voice.say(&message(progress, &voice))
        };
        assert_eq!(say(Stage::Events, None, None), "events");
        assert_eq!(say(Stage::Assignment, Some(100.0), None), "who goes where · cost 100.0");
        assert_eq!(
            say(Stage::Done, Some(100.0), Some(98.0)),
            "done · cost 100.0 · at most 2.00% above the best"
        );
    }
}
