//! Dates in words.

use jiff::civil::Date;

use super::Texts;
use crate::domain::Message;

impl Texts {
    /// Day, month and year.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.say(&parts("date-full", date).with("year", date.year()))
    }

    /// Day, month and day of the week.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        self.say(&parts("date-day", date).with("weekday", self.word(date.weekday())))
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
