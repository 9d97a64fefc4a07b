//! The terms of the problem as types: ids, units, fixed words, rule names, the scenario and the
//! plan.
//!
//! May use: plain data and arithmetic, no other module.
//! Must not contain: reading or writing of files, text for people, any search.

mod appraisal;
mod change;
mod diagnostic;
mod exchange;
mod ids;
mod message;
mod plan;
mod rules;
mod scenario;
mod settings;
mod units;
mod words;

pub use appraisal::{Criterion, Weights};
pub use change::{Change, Gone, Planned, Really, Stated};
pub use diagnostic::{Diagnostic, Place, Severity, column_letters};
pub use exchange::Exchanged;
pub use ids::{AllianceIx, EventIx, FollowUpIx, KinderIx, PlacementIx, StaffIx};
pub use message::Message;
pub use plan::{
    Activity, AllianceReport, ChangesValue, CostValue, GroupReport, Levels, LimitReport,
    PROVEN_GAP, Plan, QualityParts, QualityValue, Shortfall, ShortfallValue, StartReport,
    StoppedBy, What, WithoutDates, calendar_order, gap,
};
pub use rules::{Demand, Rule};
pub use scenario::{
    Alliance, Apart, ApartFrom, Cancelled, Closure, ClosureKind, Distance, Event, FollowUp,
    Kindergarten, Person, Placement, Road, Scenario, Who,
};
pub use settings::{
    BurdenSettings, CalendarSettings, EventSettings, Holidays, HourSettings, InspectionSettings,
    LimitSettings, NoticeSettings, ObjectiveSettings, OutreachSettings, QualitySettings,
    RepairSettings, Settings, TermSettings, TravelSettings, YearSettings, by_support,
};
pub use units::{Km, Minutes, hex};
pub use words::{
    ActivityKind, ChangeKind, EventKind, EventLength, FixedWord, Language, Mode, Outcome,
    PlaceKind, PlacementKind, Policy, Role, Session, Slot, Support,
};
