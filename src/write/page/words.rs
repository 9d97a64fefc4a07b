//! Words of the page: names from outside made safe and short, dates, months, figures.

use std::fmt;

use jiff::civil::Date;

use crate::domain::{Activity, ActivityKind, KinderIx, Message, Scenario, StaffIx};
use crate::text::{Texts, Worded, safe};
use crate::write::{Edition, title};

/// Columns of a name in running text and tables.
const NAME: usize = 120;
/// Columns of a title.
const TITLE: usize = 240;
/// Columns of a name in a list to choose from.
const OPTION: usize = 48;

/// The scenario's names and the language's words.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub scenario: &'a Scenario,
    pub texts: &'a Texts,
}

impl<'a> Words<'a> {
    pub fn of(edition: &Edition<'a>) -> Self {
        Self { scenario: edition.scenario, texts: edition.texts }
    }

    pub fn key(&self, key: &'static str) -> String {
        self.texts.key(key)
    }

    pub fn say(&self, message: &Message) -> String {
        self.texts.say(&message.shown_as(|text| safe(text, TITLE)))
    }

    pub fn word(&self, word: impl Worded) -> String {
        self.texts.word(word)
    }

    pub fn name(&self, name: &str) -> String {
        safe(name, NAME)
    }

    pub fn option(&self, name: &str) -> String {
        safe(name, OPTION)
    }

    pub fn place(&self, k: KinderIx) -> String {
        self.name(&self.scenario.kindergarten(k).name)
    }

    pub fn person(&self, p: StaffIx) -> String {
        self.name(&self.scenario.person(p).name)
    }

    pub fn title(&self, activity: &Activity) -> String {
        safe(&title(self.scenario, activity, self.texts), TITLE)
    }

    pub fn list(&self, items: &[String]) -> String {
        items.join(self.texts.comma())
    }

    /// One letter or sign for a kind.
    pub fn mark(&self, kind: ActivityKind) -> String {
        self.key(match kind {
            ActivityKind::Outreach => "page-mark-outreach",
            ActivityKind::Inspection => "page-mark-inspection",
            ActivityKind::Event => "page-mark-event",
            ActivityKind::FollowUp => "page-mark-followup",
            ActivityKind::Placement => "page-mark-placement",
        })
    }

    /// Month and day.
    pub fn date(&self, date: Date) -> String {
        self.texts
            .say(&Message::new("page-date").with("month", date.month()).with("day", date.day()))
    }

    /// The sessions, or the last day of what takes several.
    pub fn slot(&self, activity: &Activity) -> String {
        match activity.last_day() {
            last if last > activity.date => {
                let last = self.date(last);
                self.texts.say(&Message::new("page-until").with("date", last))
            }
            _ => self.word(activity.slot),
        }
    }

    /// Year and month.
    pub fn month(&self, date: Date) -> String {
        self.texts
            .say(&Message::new("page-month").with("year", date.year()).with("month", date.month()))
    }

    /// The month's theme.
    pub fn theme(&self, date: Date) -> Option<String> {
        let month = format!("{:04}-{:02}", date.year(), date.month());
        self.scenario.settings.themes.get(&month).map(|theme| safe(theme, NAME))
    }

    /// Id and name of what a demand concerns.
    pub fn subject(&self, id: &str) -> String {
        self.name(&self.scenario.name_of_subject(id))
    }
}

/// Style class of a kind.
pub(super) const fn class(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Outreach => "o",
        ActivityKind::Inspection => "i",
        ActivityKind::Event => "e",
        ActivityKind::FollowUp => "f",
        ActivityKind::Placement => "p",
    }
}

/// A coordinate of a drawing: one decimal at most, without a negative zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Num(pub f64);

impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() + 0.0;
        if tenths % 10.0 == 0.0 {
            write!(f, "{:.0}", tenths / 10.0)
        } else {
            write!(f, "{:.1}", tenths / 10.0)
        }
    }
}

impl askama::filters::HtmlSafe for Num {}

/// A whole number with its thousands apart, as people read money and kilometres.
pub(super) fn thousands(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            // Narrow no-break space: the same in all three languages.
            text.push('\u{202f}');
        }
        text.push(c);
    }
    if value.round() < 0.0 { format!("-{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        let said: Vec<String> =
            [0.0, -0.01, 3.0, 2.96, -1.25, 100.04].iter().map(|&x| Num(x).to_string()).collect();
        assert_eq!(said, ["0", "0", "3", "3", "-1.3", "100"]);
    }

    #[test]
    fn thousands_are_apart() {
        assert_eq!(thousands(22_345.03), "22\u{202f}345");
        assert_eq!(thousands(999.6), "1\u{202f}000");
        assert_eq!(thousands(0.2), "0");
        assert_eq!(thousands(-1234.0), "-1\u{202f}234");
    }
}
