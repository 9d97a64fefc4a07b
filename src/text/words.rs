//! The fixed words of the domain and where the message files keep them.

use jiff::civil::Weekday;

use crate::domain::{
    ActivityKind, Demand, EventKind, EventLength, FixedWord, Language, Mode, Outcome, PlaceKind,
    PlacementKind, Policy, Role, Rule, Session, Severity, Slot, StoppedBy, Support,
};

/// A word out of a fixed list that people read: `word-<family>-<written>` in the message files.
pub trait Worded: Copy {
    /// The list that it belongs to.
    const FAMILY: &'static str;
    /// How files and code write it.
    fn written(self) -> &'static str;
}

pub(super) fn key<W: Worded>(word: W) -> String {
    format!("word-{}-{}", W::FAMILY, word.written())
}

macro_rules! fixed {
    ($($word:ty: $family:literal),+ $(,)?) => {
        $(impl Worded for $word {
            const FAMILY: &'static str = $family;
            fn written(self) -> &'static str {
                self.word()
            }
        })+

        /// Every key that the fixed words need.
        #[cfg(test)]
        pub(super) fn keys() -> std::collections::BTreeSet<String> {
            let mut keys = std::collections::BTreeSet::new();
            $(keys.extend(<$word>::ALL.iter().map(|&w| key(w)));)+
            keys.extend(Rule::ALL.iter().map(|&w| key(w)));
            keys.extend(Demand::ALL.iter().map(|&w| key(w)));
            keys.extend(Weekday::Monday.cycle_forward().take(7).map(key));
            keys.extend([Severity::Error, Severity::Warning].map(key));
            keys.extend(
                [StoppedBy::Optimal, StoppedBy::Time, StoppedBy::Work, StoppedBy::Interrupt]
                    .map(key),
            );
            keys
        }
    };
}

fixed!(
    ActivityKind: "activity",
    EventKind: "event",
    EventLength: "length",
    Language: "language",
    Mode: "mode",
    Outcome: "outcome",
    PlaceKind: "place",
    PlacementKind: "placement",
    Policy: "policy",
    Role: "role",
    Session: "session",
    Slot: "session",
    Support: "support",
);

impl Worded for Rule {
    const FAMILY: &'static str = "rule";
    fn written(self) -> &'static str {
        self.name()
    }
}

impl Worded for Demand {
    const FAMILY: &'static str = "demand";
    fn written(self) -> &'static str {
        self.name()
    }
}

impl Worded for Severity {
    const FAMILY: &'static str = "severity";
    fn written(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Worded for StoppedBy {
    const FAMILY: &'static str = "stopped";
    fn written(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::Time => "time",
            Self::Work => "work",
            Self::Interrupt => "interrupt",
        }
    }
}

impl Worded for Weekday {
    const FAMILY: &'static str = "weekday";
    fn written(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}
