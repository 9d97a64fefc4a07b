//! The fixed words of the files as enums with their spelling.

use std::fmt;

use serde::{Serialize, Serializer};

/// A word from a fixed list, as in the files.
pub trait FixedWord: Sized + Copy + 'static {
    /// Every value, in the order of the contract.
    const ALL: &'static [Self];
    /// Its spelling in the files.
    fn word(self) -> &'static str;
    /// The value with this spelling, if there is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|v| v.word() == word)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl FixedWord for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

words!(
    /// Half of a working day.
    Session {
        /// Morning.
        Am => "am",
        /// Afternoon.
        Pm => "pm",
    }
);

impl Session {
    /// 0 for the morning, 1 for the afternoon.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

words!(
    /// The sessions that a row of the calendar takes.
    Slot {
        /// Morning.
        Am => "am",
        /// Afternoon.
        Pm => "pm",
        /// Both.
        Day => "day",
    }
);

impl Slot {
    /// The sessions taken, in order.
    #[must_use]
    pub const fn sessions(self) -> &'static [Session] {
        match self {
            Self::Am => &[Session::Am],
            Self::Pm => &[Session::Pm],
            Self::Day => &[Session::Am, Session::Pm],
        }
    }
}

impl From<Session> for Slot {
    fn from(session: Session) -> Self {
        match session {
            Session::Am => Self::Am,
            Session::Pm => Self::Pm,
        }
    }
}

words!(
    /// The kind of a calendar row.
    ActivityKind {
        /// A group of outreach visits to one kindergarten in one session 送教.
        Outreach => "outreach",
        /// One inspection 視導.
        Inspection => "inspection",
        /// One event 活動.
        Event => "event",
        /// One follow-up of an inspection 跟蹤督查.
        FollowUp => "followup",
        /// One person at another kindergarten for some days 跟崗、支教.
        Placement => "placement",
    }
);

words!(
    /// The kind of a placement.
    PlacementKind {
        /// Learning at a lead 跟崗學習.
        Shadowing => "shadowing",
        /// Helping at a member 支教.
        Support => "support",
    }
);

words!(
    /// What came of an inspection or a follow-up.
    Outcome {
        /// Nothing to mend.
        Good => "good",
        /// Good enough.
        Passed => "passed",
        /// To be mended, and followed up.
        Weak => "weak",
    }
);

words!(
    /// The role in which a person has duties and a burden.
    Role {
        /// Backbone teacher on outreach visits.
        Outreach => "outreach",
        /// Mentor on inspections and follow-ups.
        Inspection => "inspection",
    }
);

words!(
    /// How much help a kindergarten needs.
    Support {
        /// Visited and inspected more often.
        Weak => "weak",
        /// The usual case.
        Ordinary => "ordinary",
        /// Needs least.
        Strong => "strong",
    }
);

words!(
    /// The kind of a kindergarten.
    PlaceKind {
        /// In the county seat.
        County => "county",
        /// In a township seat.
        Township => "township",
        /// In a village.
        Village => "village",
        /// Run privately.
        Private => "private",
        /// A preschool class of a primary school.
        Attached => "attached",
        /// On the pastures.
        Pastoral => "pastoral",
    }
);

words!(
    /// The kind of an event.
    EventKind {
        /// The lead's open half day; not counted by rotation.
        OpenHalfDay => "open_half_day",
        /// Teaching research 教研.
        Research => "research",
        /// Training 培訓.
        Training => "training",
        /// Meeting 會議.
        Meeting => "meeting",
        /// Showcase 展示.
        Showcase => "showcase",
        /// Seminar 研討.
        Seminar => "seminar",
    }
);

words!(
    /// The mode of an event.
    Mode {
        /// At a host.
        InPerson => "in_person",
        /// Online: no host, no travel.
        Online => "online",
    }
);

words!(
    /// How long an event is.
    EventLength {
        /// One session.
        Half => "half",
        /// Both sessions of a day.
        Full => "full",
    }
);

words!(
    /// The cost function (contract, section 5, level 2).
    Policy {
        /// Vehicle kilometres alone.
        Cost => "cost",
        /// Kilometres and the largest burden of each group, weighed by λ.
        Balanced => "balanced",
        /// The largest burdens first, then kilometres.
        Minimax => "minimax",
        /// The sorted burdens first, lexicographically, then kilometres.
        Leximin => "leximin",
        /// Kilometres and the mean difference of burdens, weighed by λ.
        Gini => "gini",
        /// Kilometres and an ordered weighted average of burdens, weighed by λ.
        Owa => "owa",
        /// Kilometres and the power mean of burdens, weighed by λ.
        Alpha => "alpha",
        /// Kilometres and the Nash welfare of burdens, weighed by λ.
        Nash => "nash",
    }
);

impl Policy {
    /// The policies of the contract; the others are for research.
    pub const CONTRACT: &'static [Self] =
        &[Self::Cost, Self::Balanced, Self::Minimax, Self::Leximin, Self::Gini];

    /// Whether λ weighs burdens against kilometres.
    #[must_use]
    pub const fn weighs(self) -> bool {
        !matches!(self, Self::Cost | Self::Minimax | Self::Leximin)
    }
}

words!(
    /// The kind of a change to a planned term.
    ChangeKind {
        /// A person is not available.
        Absent => "absent",
        /// A person leaves the staff.
        Leaves => "leaves",
        /// A person joins the staff.
        Joins => "joins",
        /// A place is closed.
        Closed => "closed",
        /// A kindergarten drops out as host.
        NoHost => "no_host",
        /// An event, a follow-up or a placement is cancelled.
        Cancel => "cancel",
        /// An event, a follow-up or a placement is moved to another day.
        Move => "move",
        /// A kindergarten is to be followed up.
        FollowUp => "followup",
        /// A road is closed, or takes longer.
        Road => "road",
        /// An activity did not take place.
        NotHeld => "not_held",
        /// An activity took place, perhaps differently from the plan.
        Held => "held",
    }
);

words!(
    /// Language of everything written for people.
    Language {
        /// Simplified Chinese.
        ZhHans => "zh-Hans",
        /// Traditional Chinese.
        ZhHant => "zh-Hant",
        /// English.
        En => "en",
    }
);
