//! Values of options: how they are read, and what is said of a wrong one.

use std::fmt;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};
use jiff::civil::Date;

use crate::domain::{FixedWord, Message};
use crate::fairness::Measure;
use crate::init::Template;

/// Why a value is not accepted; `usage` fills in the argument and the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong(pub Message);

impl Wrong {
    fn new(key: &'static str) -> Self {
        Self(Message::new(key))
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.key)
    }
}

impl std::error::Error for Wrong {}

/// Reads the name of a template.
pub(super) fn template() -> impl TypedValueParser<Value = Template> {
    PossibleValuesParser::new(Template::ALL.iter().map(|t| t.name()))
        .map(|name| Template::from_name(&name).expect("one of the possible values"))
}

/// Reads one of the fixed words.
pub(super) fn word<W: FixedWord + Send + Sync>(
    words: &'static [W],
) -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(words.iter().map(|w| w.word()))
        .map(|text| W::from_word(&text).expect("one of the possible values"))
}

/// Reads a whole number.
pub(super) fn number() -> ValueParser {
    ValueParser::new(|text: &str| text.parse::<u64>().map_err(|_| Wrong::new("usage-not-whole")))
}

/// Reads a number of things.
pub(super) fn count() -> ValueParser {
    ValueParser::new(|text: &str| text.parse::<usize>().map_err(|_| Wrong::new("usage-not-whole")))
}

/// Reads a whole number of a range.
pub(super) fn whole(least: u32, most: u32) -> ValueParser {
    ValueParser::new(move |text: &str| within(text, least, most))
}

/// A number of threads: more than this are no use and cost memory each.
pub(super) fn threads() -> ValueParser {
    ValueParser::new(|text: &str| within(text, 0, 256).map(|n| n as usize))
}

fn within(text: &str, least: u32, most: u32) -> Result<u32, Wrong> {
    match text.parse() {
        Ok(n) if (least..=most).contains(&n) => Ok(n),
        _ => {
            let message = Message::new("usage-not-between").with("least", least).with("most", most);
            Err(Wrong(message))
        }
    }
}

/// What lists name, with any comma that a Chinese keyboard has.
pub(super) fn named(lists: &[String]) -> impl Iterator<Item = &str> {
    let items = lists.iter().flat_map(|list| list.split([',', '，', '、', ';', '；']));
    items.map(str::trim).filter(|item| !item.is_empty())
}

/// Reads `a..b`, or one number for both.
pub(super) fn quota(text: &str) -> Result<(u32, u32), Wrong> {
    let (least, most) = coverage(text)?;
    Ok((least, most.unwrap_or(least)))
}

/// Reads `c`, or `c..d`.
pub(super) fn coverage(text: &str) -> Result<(u32, Option<u32>), Wrong> {
    match text.split_once("..") {
        None => Ok((within(text, 0, 100)?, None)),
        Some((least, most)) => {
            let (least, most) = (within(least, 0, 100)?, within(most, 0, 100)?);
            if least > most {
                return Err(Wrong::new("usage-turned-round"));
            }
            Ok((least, Some(most)))
        }
    }
}

pub(super) fn share(text: &str) -> Result<f64, Wrong> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err(Wrong::new("usage-not-share")),
    }
}

pub(super) fn seconds(text: &str) -> Result<Duration, Wrong> {
    let wrong = || Wrong::new("usage-not-seconds");
    let seconds: f64 = text.parse().map_err(|_| wrong())?;
    Duration::try_from_secs_f64(seconds).map_err(|_| wrong())
}

/// Reads a time between two writes: seconds, with or without their unit.
pub(super) fn every(text: &str) -> Result<Duration, Wrong> {
    let time = seconds(text.strip_suffix('s').unwrap_or(text))?;
    if time < SHORTEST { Err(Wrong::new("usage-not-seconds")) } else { Ok(time) }
}

/// The shortest time between two writes.
const SHORTEST: Duration = Duration::from_millis(100);

pub(super) fn day(text: &str) -> Result<Date, Wrong> {
    text.parse().map_err(|_| Wrong::new("usage-not-date"))
}

pub(super) fn kilometres(text: &str) -> Result<f64, Wrong> {
    match text.parse() {
        Ok(km) if (0.0..1e9).contains(&km) => Ok(km),
        _ => Err(Wrong::new("usage-not-kilometres")),
    }
}

pub(super) fn measure(name: &str) -> Result<Measure, Wrong> {
    Measure::from_name(name).ok_or_else(|| {
        let names = Measure::ALL.iter().map(|m| m.name());
        Wrong(Message::new("usage-not-measure").with_list("names", names))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_positive_and_finite() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for bad in ["-1", "NaN", "inf", "1e300", "", "1s"] {
            assert!(seconds(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn time_between_two_writes_may_have_its_unit() {
        assert_eq!(every("10s"), Ok(Duration::from_secs(10)));
        assert_eq!(every("0.5"), Ok(Duration::from_millis(500)));
        assert!(["0", "0.01s", "s", "1m", "-1s"].iter().all(|bad| every(bad).is_err()));
    }

    #[test]
    fn shares_lie_between_0_and_1() {
        assert_eq!((share("0"), share("0.25"), share("1")), (Ok(0.0), Ok(0.25), Ok(1.0)));
        for bad in ["-0.1", "1.1", "NaN", "", "10%"] {
            assert!(share(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ranges_have_one_number_or_two() {
        assert_eq!((quota("1..2"), quota("3")), (Ok((1, 2)), Ok((3, 3))));
        assert_eq!((coverage("1..2"), coverage("3")), (Ok((1, Some(2))), Ok((3, None))));
        for bad in ["", "..", "2..1", "-1", "1..", "x", "101", "1...2"] {
            assert!(quota(bad).is_err() && coverage(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_and_kilometres_are_read() {
        assert_eq!(day("2027-04-05").map(|d| d.to_string()), Ok("2027-04-05".to_owned()));
        assert!(day("5.4.2027").is_err() && day("2027-02-30").is_err());
        assert_eq!(kilometres("12.5"), Ok(12.5));
        assert!(["-1", "NaN", "inf", "x"].iter().all(|bad| kilometres(bad).is_err()));
    }
}
