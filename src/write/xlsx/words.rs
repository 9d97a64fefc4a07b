//! What the workbook says: days, weeks, names, safe in a cell.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::iso_week_start;
use crate::domain::{Activity, FixedWord, KinderIx, Message, Scenario, Slot, StaffIx};
use crate::input::WORD_NAMES;
use crate::text::{Texts, Worded, unseen};
use crate::write::{Edition, title};

/// Most characters of a text in a cell; what a cell can hold is four times as much.
const LONGEST: usize = 8_000;

/// The words of one edition.
pub(super) struct Words<'e> {
    scenario: &'e Scenario,
    pub texts: &'e Texts,
}

impl<'e> Words<'e> {
    pub fn new(edition: &Edition<'e>) -> Self {
        Self::of(edition.scenario, edition.texts)
    }

    /// The words of a scenario without a plan.
    pub fn of(scenario: &'e Scenario, texts: &'e Texts) -> Self {
        Self { scenario, texts }
    }

    /// The text of a key without gaps.
    pub fn key(&self, key: &'static str) -> String {
        self.say(Message::new(key))
    }

    /// A sentence, safe in a cell.
    pub fn say(&self, message: Message) -> String {
        self.plain(&self.texts.say(&message))
    }

    pub fn word(&self, word: impl Worded) -> String {
        self.texts.word(word)
    }

    /// A text from outside, safe in a cell: without what cannot be seen or turns the direction
    /// of writing, on one line.
    pub fn plain(&self, text: &str) -> String {
        plain(text)
    }

    pub fn place(&self, k: KinderIx) -> String {
        self.plain(&self.scenario.kindergarten(k).name)
    }

    pub fn person(&self, p: StaffIx) -> String {
        self.plain(&self.scenario.person(p).name)
    }

    pub fn title(&self, activity: &Activity) -> String {
        self.plain(&title(self.scenario, activity, self.texts))
    }

    /// Month, day and day of the week.
    pub fn day(&self, date: Date) -> String {
        let message = Message::new("workbook-day");
        self.say(
            message
                .with("month", date.month())
                .with("day", date.day())
                .with("weekday", self.word(date.weekday())),
        )
    }

    /// The number of a week of the term and its days.
    pub fn week(&self, date: Date) -> String {
        let term = &self.scenario.settings.term;
        let (first, monday) = (iso_week_start(term.start), iso_week_start(date));
        let from = monday.max(term.start);
        let to = monday.saturating_add(4.days()).min(term.end).max(from);
        self.say(
            Message::new("workbook-week")
                .with("n", (monday - first).get_days() / 7 + 1)
                .with("from", from.strftime("%-m/%-d"))
                .with("to", to.strftime("%-m/%-d")),
        )
    }

    /// The day of the week and the session.
    pub fn when(&self, date: Date, slot: Slot) -> String {
        let message = Message::new("workbook-when");
        self.say(
            message.with("weekday", self.word(date.weekday())).with("session", self.word(slot)),
        )
    }

    /// The sessions, or the last day of what takes several.
    pub fn slot(&self, activity: &Activity) -> String {
        match activity.last_day() {
            last if last > activity.date => {
                self.say(Message::new("workbook-until").with("date", self.day(last)))
            }
            _ => self.word(activity.slot),
        }
    }

    /// The kind of an activity; of an event or a placement its own kind.
    pub fn kind(&self, activity: &Activity) -> String {
        let placement = activity.placement().map(|p| self.scenario.placement(p).kind);
        match (activity.event_kind(), placement) {
            (Some(kind), _) => self.word(kind),
            (None, Some(kind)) => self.word(kind),
            (None, None) => self.word(activity.kind()),
        }
    }

    /// A fixed word as a table of a scenario may write it, in the language of the workbook.
    pub fn readable(&self, list: &str, word: impl FixedWord) -> &'static str {
        readable(self.texts, list, word.word())
    }

    /// An id with the name behind it, as tables of activities are read back; the id alone where
    /// the name would not come back as it is.
    pub fn id_and_name(&self, id: &str, name: &str) -> String {
        let shown = self.plain(name);
        let whole = shown == name && name.chars().count() <= 40;
        match whole && !name.contains([';', '；']) && !id.contains(char::is_whitespace) {
            true => format!("{id} {name}"),
            false => id.to_owned(),
        }
    }

    /// What stands between the items of a list that is read back.
    pub fn list_break(&self) -> &'static str {
        match self.texts.comma() {
            ", " => "; ",
            _ => "；",
        }
    }
}

/// A fixed word of a list as tables may write it in a language.
pub(super) fn readable(texts: &Texts, list: &str, word: &str) -> &'static str {
    let name = WORD_NAMES.iter().find(|w| w.list == list && w.english == word);
    name.map_or("", |name| name.usual(texts.language()))
}

/// See [`Words::plain`].
pub(super) fn plain(text: &str) -> String {
    let space = |c: char| if c.is_whitespace() { ' ' } else { c };
    let safe = |c: &char| *c == ' ' || !unseen(*c);
    text.chars().map(space).filter(safe).take(LONGEST).collect()
}
