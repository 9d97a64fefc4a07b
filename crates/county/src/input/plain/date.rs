//! Dates as people write them.

use jiff::civil::{Date, Weekday};

use super::narrow;
use super::number::numeral;
use crate::input::table::trim;
use crate::input::words;

/// What is wrong with a text that is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum NotDate {
    /// Not written as a date.
    Form,
    /// Written as a date that no calendar has.
    Impossible,
    /// The day of the week behind it is another one.
    Weekday,
}

/// A date as people write it, with a day of the week or a time behind it; whether there was a time
/// that says more than the day.
pub(in crate::input) fn date(text: &str) -> Result<(Date, bool), NotDate> {
    let text = narrow(trim(text)).replace('號', "号");
    let (year, rest) = number_in_front(&text, true).ok_or(NotDate::Form)?;
    let (month, day, rest) = if year.len() == 8 {
        (year[4..6].to_owned(), year[6..].to_owned(), rest)
    } else {
        let (first, rest) = separator(rest).ok_or(NotDate::Form)?;
        let (month, rest) = number_in_front(rest, false).ok_or(NotDate::Form)?;
        let (second, rest) = separator(rest).ok_or(NotDate::Form)?;
        let (day, rest) = number_in_front(rest, false).ok_or(NotDate::Form)?;
        let han = (first, second) == ('年', '月');
        let ends = rest.trim_start().strip_prefix(['日', '号']);
        if (first != second && !han) || month.len() > 2 || day.len() > 2 {
            return Err(NotDate::Form);
        }
        (month, day, ends.filter(|_| han).unwrap_or(rest))
    };
    if !matches!(year.len(), 4 | 8) {
        return Err(NotDate::Form);
    }
    let (weekday, time) = behind(rest).ok_or(NotDate::Form)?;
    let digits = |s: &str| s.parse::<i16>().map_err(|_| NotDate::Form);
    let date = civil(digits(&year[..4])?, digits(&month)?, digits(&day)?)?;
    match weekday {
        Some(weekday) if weekday != date.weekday() => Err(NotDate::Weekday),
        _ => Ok((date, time)),
    }
}

/// The digits in front, Chinese ones turned into figures: those of a year stand one by one.
fn number_in_front(text: &str, year: bool) -> Option<(String, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end > 0 {
        return Some((text[..end].to_owned(), &text[end..]));
    }
    let end = text.find(|c: char| !"〇零○一二三四五六七八九十".contains(c)).unwrap_or(text.len());
    let (front, rest) = text.split_at(end);
    let front = front.replace('○', "〇");
    if year {
        let digits: Option<String> =
            front.chars().map(|c| numeral(&c.to_string()).map(|n| n.to_string())).collect();
        return digits.filter(|d| d.len() == 4).map(|d| (d, rest));
    }
    numeral(&front).map(|n| (n.to_string(), rest))
}

fn separator(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let c = text.chars().next()?;
    let rest = text[c.len_utf8()..].trim_start();
    match c {
        '-' | '/' | '.' | '年' | '月' => Some((c, rest)),
        '—' | '–' | '‐' | '‑' => Some(('-', rest)),
        '。' | '·' | '．' => Some(('.', rest)),
        _ => None,
    }
}

/// What may stand behind a date: a day of the week, a time. Whether the time is not midnight.
fn behind(rest: &str) -> Option<(Option<Weekday>, bool)> {
    let rest = rest.replace(['(', ')', '[', ']', '【', '】', '〔', '〕', ',', '，'], " ");
    let rest = rest.replace(['T', 't'], " ");
    let (mut weekday, mut time) = (None, false);
    for word in rest.split_whitespace() {
        if let Some(day) = words::parse::<Weekday>(word) {
            weekday = Some(day);
        } else {
            let word = word.trim_end_matches(['Z', 'z']);
            let clock = word.contains(':')
                && word.split([':', '.']).all(|part| {
                    (1..=9).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
                });
            if !clock {
                return None;
            }
            time |= word.chars().any(|c| c.is_ascii_digit() && c != '0');
        }
    }
    Some((weekday, time))
}

/// A date of the years 1900 to 2200: others are slips of the keyboard.
pub(in crate::input) fn civil(year: i16, month: i16, day: i16) -> Result<Date, NotDate> {
    if !(1900..=2200).contains(&year) {
        return Err(NotDate::Impossible);
    }
    let small = |v: i16| i8::try_from(v).map_err(|_| NotDate::Impossible);
    Date::new(year, small(month)?, small(day)?).map_err(|_| NotDate::Impossible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let monday = jiff::civil::date(2026, 9, 7);
        let same = "2026-09-07#2026/9/7#2026年9月7日#２０２６－０９－０７#2026-9-7#2026.9.7#2026．9．7\
            #2026年9月7号#2026年9月7號#20260907#2026-09-07（星期一）#2026年9月7日(周一)\
            #2026-09-07 星期一#2026.09.07 【周一】#2026-09-07 00:00:00#2026-09-07T00:00:00\
            #二〇二六年九月七日#2026 年 9 月 7 日#2026—09—07#2026-09-07 Monday#2026。9。7\
            #2026年9月7日 週一";
        for text in same.split('#') {
            assert_eq!(date(text), Ok((monday, false)), "{text}");
        }
        assert_eq!(date("2026-09-07 14:30"), Ok((monday, true)));
        assert_eq!(date("2026年十二月二十一日"), Ok((jiff::civil::date(2026, 12, 21), false)));
        assert_eq!(date("2026-09-07（星期二）"), Err(NotDate::Weekday));
        for text in "2027-02-29#2027-13-01#2027-00-01#0027-01-01#9999-01-01#20271301".split('#') {
            assert_eq!(date(text), Err(NotDate::Impossible), "{text}");
        }
        let bad = "#2027-03#27-03-01#3/1/2027#46447#2027-+3-01#2027-03-01 上午#9月7日\
            #2027-03-01至2027-03-05#2027-03/01#2027年3月#2027-03-01-02#202703011";
        for text in bad.split('#') {
            assert_eq!(date(text), Err(NotDate::Form), "{text}");
        }
    }
}
