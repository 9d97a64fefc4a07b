//! What happens to a term that has been planned: somebody falls ill, a road closes, an event moves.

use jiff::civil::Date;

use super::{AllianceIx, EventIx, KinderIx, Person, Place, Slot, StaffIx, Who};

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
