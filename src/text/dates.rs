//! Dates in words.

use jiff::civil::Date;

use super::Texts;
use crate::domain::{Message, Settings};

impl Texts {
    /// Day, month and year.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.say(&parts("date-full", date).with("year", date.year()))
    }

    /// Day and month.
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        self.say(&parts("date-short", date))
    }

    /// Day, month and day of the week.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        self.say(&parts("date-day", date).with("weekday", self.word(date.weekday())))
    }

    /// What an official day off is for, by its date.
    #[must_use]
    pub fn festival(&self, date: Date) -> String {
        let key = match (date.month(), date.day()) {
            (1, 1..=3) => "date-new-year",
            (1 | 2, _) => "date-spring-festival",
            (4, ..=8) => "date-qingming",
            (4, 28..) | (5, ..=10) => "date-labour-day",
            (5 | 6, _) => "date-dragon-boat",
            (9, ..=29) => "date-mid-autumn",
            (9 | 10, _) => "date-national-day",
            _ => "date-holiday",
        };
        self.say(&Message::new(key))
    }

    /// The term in words: the school year and which of its terms.
    #[must_use]
    pub fn term(&self, settings: &Settings) -> String {
        // A school year begins in autumn, whatever part of it the settings count.
        let start = settings.year.start;
        let first = if start.month() >= 7 { start.year() } else { start.year() - 1 };
        self.say(
            &Message::new("notice-term")
                .with("first", first)
                .with("second", first + 1)
                .with("index", settings.term.index),
        )
    }
}

fn parts(key: &'static str, date: Date) -> Message {
    Message::new(key).with("month", date.month()).with("day", date.day())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::Language;

    #[test]
    fn dates_are_said_as_people_say_them() {
        let day = date(2027, 3, 2);
        for (language, full, short) in [
            (Language::En, "2 March 2027", "Tuesday 2 March"),
            (Language::ZhHans, "2027年3月2日", "3月2日（周二）"),
            (Language::ZhHant, "2027年3月2日", "3月2日（週二）"),
        ] {
            let texts = Texts::new(language);
            assert_eq!((texts.date(day).as_str(), texts.day(day).as_str()), (full, short));
        }
    }
}
