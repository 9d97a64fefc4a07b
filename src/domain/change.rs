//! What happens to a term that has been planned: somebody falls ill, a road closes, an event moves.

use jiff::civil::Date;

use super::{AllianceIx, EventIx, KinderIx, Person, Place, Road, Slot, StaffIx, Who};

/// One thing that happens after a term was planned, in positions of the scenario before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A person is not available.
    Absent {
        /// Who.
        person: StaffIx,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
        /// Which sessions of each day.
        slot: Slot,
    },
    /// A person leaves for good; what she has done until then counts, no more is asked of her.
    Leaves {
        /// Who.
        person: StaffIx,
        /// First day without her; `None`: the day on which it is said.
        from: Option<Date>,
        /// Visits still asked of her; `None`: those that the calendar in force has until then.
        asked: Option<u32>,
    },
    /// A person joins the staff.
    Joins {
        /// The row of `staff.csv` that she would have.
        person: Box<Person>,
        /// First day with her; `None`: the day on which it is said.
        from: Option<Date>,
    },
    /// A place, an alliance or the whole county is closed.
    Closed {
        /// Whom it names.
        who: Who,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
        /// Which sessions of each day.
        slot: Slot,
    },
    /// A kindergarten hosts no event any more, not even one that names it.
    NoHost {
        /// Which one.
        kindergarten: KinderIx,
        /// Events that have taken place there; found in the calendar in force where there is one.
        held: Vec<EventIx>,
    },
    /// An event does not take place.
    Cancel {
        /// Which one.
        event: EventIx,
    },
    /// An event takes place on another day.
    Move {
        /// Which one.
        event: EventIx,
        /// The day.
        date: Date,
    },
    /// A road is closed for a time, or takes longer.
    Road(Road),
    /// An activity of the calendar did not take place.
    NotHeld {
        /// Its id.
        activity: String,
        /// The day on which it stood; `None`: wherever it stands.
        date: Option<Date>,
    },
    /// An activity of the calendar took place, perhaps otherwise than planned.
    Held {
        /// Its id.
        activity: String,
        /// The day on which it stood; `None`: wherever it stands.
        date: Option<Date>,
        /// How it was.
        really: Really,
    },
}

impl Change {
    /// The activity of the calendar that it is about, if it is about one.
    #[must_use]
    pub fn activity(&self) -> Option<&str> {
        match self {
            Self::NotHeld { activity, .. } | Self::Held { activity, .. } => Some(activity),
            _ => None,
        }
    }
}

/// How an activity took place; what is not said was as planned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Really {
    /// The day.
    pub date: Option<Date>,
    /// The sessions.
    pub slot: Option<Slot>,
    /// The place or the host.
    pub kindergarten: Option<KinderIx>,
    /// Everybody who came, sorted.
    pub staff: Option<Vec<StaffIx>>,
    /// Who stood in for whom: the planned person first.
    pub instead: Vec<(StaffIx, StaffIx)>,
}

/// A change and where it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// What happens.
    pub change: Change,
    /// The option or the row that says so.
    pub place: Place,
}

/// Work of an earlier calendar that names what the tables no longer have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The row.
    pub place: Place,
    /// Its day.
    pub date: Date,
    /// Its alliance.
    pub alliance: AllianceIx,
    /// The ids that are in no table.
    pub names: Vec<String>,
    /// Duties, or events, that are gone with them.
    pub work: u32,
}
