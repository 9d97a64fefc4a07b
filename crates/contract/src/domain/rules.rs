//! The names of the hard rules and of the demands, the same everywhere.

use std::fmt;

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every name, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in files, messages and documents.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

names!(
    /// A hard rule: no calendar may ever break one.
    Rule {
        /// At most one activity of a person in a session.
        P1 => "P1",
        /// A day's duties are all outreach or all inspection.
        P2 => "P2",
        /// Days out per week.
        P3 => "P3",
        /// One-way minutes from home.
        P4 => "P4",
        /// Route minutes of a day.
        P5 => "P5",
        /// Not at home, inside the alliance, in one's role.
        P6 => "P6",
        /// Available in the session of the duty.
        P7 => "P7",
        /// Kept apart from a kindergarten or a person.
        P8 => "P8",
        /// Minutes of the term's duties.
        P9 => "P9",
        /// At most one activity a day at a kindergarten.
        K1 => "K1",
        /// Incoming outreach and inspection activities in a week.
        K2 => "K2",
        /// Open in the session.
        K3 => "K3",
        /// Home cover: at most `max_away` of the staff absent.
        H1 => "H1",
        /// A teacher's visits in the term.
        O1 => "O1",
        /// A teacher visits one kindergarten at most once in the term.
        O2 => "O2",
        /// A kindergarten's visits in the term.
        O3 => "O3",
        /// Teachers in one outreach activity.
        O4 => "O4",
        /// Size of an inspection team.
        I1 => "I1",
        /// A mentor's inspections in the term.
        I2 => "I2",
        /// Days between two inspections of one kindergarten.
        I3 => "I3",
        /// A kindergarten's inspections in the school year.
        I4 => "I4",
        /// A team stays together for the day.
        I5 => "I5",
        /// A follow-up at its kindergarten, in its window, at most once.
        F1 => "F1",
        /// A placement's days: on end, in its window, the person available.
        L1 => "L1",
        /// Placements at one host on one day.
        L2 => "L2",
        /// No duty and no second placement on a day of a placement.
        L3 => "L3",
        /// Inside its window, on sessions that it fits.
        E1 => "E1",
        /// The host is the named one, or an eligible one.
        E2 => "E2",
        /// Rotation of hosts over the school year.
        E3 => "E3",
        /// Days between in-person events of one alliance.
        E4 => "E4",
        /// No other activity of the alliance during an event.
        E5 => "E5",
        /// In-person events over the county in one session.
        E6 => "E6",
        /// A pinned activity is in the calendar unchanged (section 6, `pins.csv`).
        Pin => "PIN",
    }
);

names!(
    /// A demand: met wherever the hard rules allow, otherwise a shortfall.
    Demand {
        /// Visits of each backbone teacher.
        D1 => "D1",
        /// Inspections.
        D2 => "D2",
        /// Events.
        D3 => "D3",
        /// Visits that each kindergarten receives.
        D4 => "D4",
        /// Different subjects that a kindergarten sees.
        D5 => "D5",
        /// Expertise in each inspection team.
        D6 => "D6",
        /// The kindergarten's language among visitors and inspectors.
        D7 => "D7",
        /// Follow-ups.
        D8 => "D8",
        /// A mentor of the latest inspection in the team of a follow-up.
        D9 => "D9",
        /// Placements.
        D10 => "D10",
    }
);

impl Demand {
    /// Every weight is a multiple of this, and so is every shortfall.
    pub const UNIT: u32 = {
        let (mut unit, mut i) = (0, 0);
        while i < Self::ALL.len() {
            let (mut a, mut b) = (unit, Self::ALL[i].weight());
            while b > 0 {
                (a, b) = (b, a % b);
            }
            unit = a;
            i += 1;
        }
        unit
    };

    /// Weight of one unmet unit (contract, section 4).
    #[must_use]
    pub const fn weight(self) -> u32 {
        match self {
            Self::D1 | Self::D2 | Self::D3 | Self::D8 => 100,
            Self::D10 => 50,
            Self::D4 => 20,
            Self::D6 | Self::D7 | Self::D9 => 10,
            Self::D5 => 5,
        }
    }
}
