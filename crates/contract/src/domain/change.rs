//! Changes to a planned term: somebody falls ill, a road closes, an event moves.

use jiff::civil::Date;

use super::{
    AllianceIx, EventIx, FollowUp, FollowUpIx, KinderIx, Outcome, Person, Place, PlacementIx, Road,
    Slot, StaffIx, Who,
};

/// One change to a planned term, in positions of the scenario before it.
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
        /// Somebody stands in: she does not count as absent at home (H1).
        replaced: bool,
    },
    /// A person leaves permanently; her past duties count, and no more are demanded.
    Leaves {
        /// Who.
        person: StaffIx,
        /// First day without her; `None`: the day of entry.
        from: Option<Date>,
        /// Visits demanded of her; `None`: those in the current calendar until then.
        asked: Option<u32>,
    },
    /// A person joins the staff.
    Joins {
        /// Her row of `staff.csv`.
        person: Box<Person>,
        /// First day with her; `None`: the day of entry.
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
    /// A kindergarten no longer hosts events, not even those that name it.
    NoHost {
        /// Which one.
        kindergarten: KinderIx,
        /// Events that have taken place there; taken from the current calendar if there is one.
        held: Vec<EventIx>,
    },
    /// Something does not take place.
    Cancel {
        /// What.
        what: Planned,
    },
    /// Something takes place on another day.
    Move {
        /// What.
        what: Planned,
        /// The day; of a placement the first.
        date: Date,
    },
    /// A kindergarten is to be followed up.
    FollowUp(Box<FollowUp>),
    /// A road is closed for a time, or takes longer.
    Road(Road),
    /// An activity of the calendar did not take place.
    NotHeld {
        /// Its id.
        activity: String,
        /// Its planned day; `None`: any day.
        date: Option<Date>,
        /// Why, where it was said.
        remark: Option<String>,
    },
    /// An activity of the calendar took place, perhaps differently from the plan.
    Held {
        /// Its id.
        activity: String,
        /// Its planned day; `None`: any day.
        date: Option<Date>,
        /// How it took place.
        really: Really,
    },
}

/// What has a row of its own and can be cancelled or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Planned {
    /// An event.
    Event(EventIx),
    /// A follow-up.
    FollowUp(FollowUpIx),
    /// A placement.
    Placement(PlacementIx),
}

impl Change {
    /// The activity of the calendar that it concerns, if any.
    #[must_use]
    pub fn activity(&self) -> Option<&str> {
        match self {
            Self::NotHeld { activity, .. } | Self::Held { activity, .. } => Some(activity),
            _ => None,
        }
    }
}

/// How an activity took place; everything not given was as planned.
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
    /// Substitutions: the planned person first.
    pub instead: Vec<(StaffIx, StaffIx)>,
    /// What came of an inspection or a follow-up.
    pub result: Option<Outcome>,
    /// What else is to be kept of it.
    pub remark: Option<String>,
}

/// A change and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The change.
    pub change: Change,
    /// The option or the row.
    pub place: Place,
}

/// A row of an earlier calendar with ids that are no longer in the tables.
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
    /// The number of duties or events that are lost.
    pub work: u32,
}
