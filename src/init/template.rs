//! The templates, built into the program.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::terms::Term;
use crate::calendar::iso_week_start;

/// File name → text.
pub(super) type Files = BTreeMap<String, String>;

macro_rules! embedded {
    ($folder:literal: $($file:literal),+) => {
        &[$(($file, include_str!(concat!($folder, "/", $file)))),+]
    };
}

const EMPTY: &[(&str, &str)] = embedded!("templates/empty":
    "scenario.toml", "alliances.csv", "kindergartens.csv", "staff.csv", "events.csv",
    "closures.csv", "distances.csv", "history.csv", "apart.csv", "followups.csv",
    "placements.csv", "pins.csv");

const TIANZHU: &[(&str, &str)] = embedded!("../../data/tianzhu":
    "scenario.toml", "alliances.csv", "kindergartens.csv", "staff.csv", "events.csv",
    "closures.csv", "distances.csv", "history.csv", "apart.csv", "followups.csv",
    "placements.csv");

const EWENKI: &[(&str, &str)] = embedded!("../../data/ewenki":
    "scenario.toml", "alliances.csv", "kindergartens.csv", "staff.csv", "events.csv",
    "closures.csv", "apart.csv", "followups.csv", "placements.csv");

const TINY: &[(&str, &str)] = embedded!("../../data/tiny":
    "scenario.toml", "alliances.csv", "kindergartens.csv", "staff.csv", "events.csv",
    "distances.csv", "followups.csv", "placements.csv");

/// Declares the templates: description, command-line name, files.
macro_rules! templates {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $files:expr;)+) => {
        /// The template of a starting folder.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Template { $($(#[$doc])* $variant),+ }

        impl Template {
            /// Every template.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Its files as they are built in.
            pub(super) fn files(self) -> Files {
                let files = match self { $(Self::$variant => $files),+ };
                files.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect()
            }
        }
    };
}

templates!(
    /// One example alliance, to be replaced row by row; every setting explained.
    Empty = "empty": EMPTY;
    /// The example county of Tianzhu: seven alliances in the mountains, a spring term.
    Tianzhu = "tianzhu": TIANZHU;
    /// The example banner of Ewenki: three alliances far apart, an autumn term.
    Ewenki = "ewenki": EWENKI;
    /// One invented alliance that can be checked by hand.
    Tiny = "tiny": TINY;
);

impl Template {
    /// The template of a name; `None` if there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.name() == name)
    }
}

/// The empty template for a term, with dates for its placeholders `@…@`.
pub(super) fn empty(term: Term) -> Files {
    let mut gaps = vec![
        ("@year.start@".to_owned(), term.year.0.to_string()),
        ("@year.end@".to_owned(), term.year.1.to_string()),
        ("@term.index@".to_owned(), term.index.to_string()),
        ("@term.start@".to_owned(), term.start.to_string()),
        ("@term.end@".to_owned(), term.end.to_string()),
        ("@term.month@".to_owned(), term.start.strftime("%Y-%m").to_string()),
    ];
    for week in 1..=16 {
        gaps.push((format!("@monday{week}@"), day(term.start, week, 0).to_string()));
        gaps.push((format!("@friday{week}@"), day(term.start, week, 4).to_string()));
    }
    let fill = |text: String| gaps.iter().fold(text, |text, (gap, date)| text.replace(gap, date));
    Template::Empty.files().into_iter().map(|(name, text)| (name, fill(text))).collect()
}

/// A day of a week of the term, counted from 1, but never before the term.
fn day(start: Date, week: i64, after_monday: i64) -> Date {
    let days = (week - 1) * 7 + after_monday;
    iso_week_start(start).saturating_add(days.days()).max(start)
}
