//! The calendar's rows and figures (`calendar.csv`, `plan.json`).

use std::cmp::Ordering;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{
    ActivityKind, AllianceIx, Demand, EventIx, EventKind, EventLength, FollowUpIx, KinderIx, Km,
    Message, Minutes, PlacementIx, Planned, Policy, Role, Scenario, Session, Slot, StaffIx,
};

/// One row of a calendar: of the plan, of the history or of the pins.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Id in the files; that of an event, a follow-up or a placement is its id in its table.
    pub id: String,
    /// Its kind.
    pub what: What,
    /// The alliance; a placement's is that of its person.
    pub alliance: AllianceIx,
    /// The day, or a placement's first.
    pub date: Date,
    /// The sessions taken: one for a duty, both of each day for a placement.
    pub slot: Slot,
    /// The place, or the host; `None` for an online event.
    pub kindergarten: Option<KinderIx>,
    /// The visiting teachers, the team, or the person on placement, in file order; empty for an
    /// event.
    pub staff: Vec<StaffIx>,
    /// Title for people.
    pub title: String,
    /// Given by `pins.csv`.
    pub pinned: bool,
    /// Line in the file that it was read from; 0 if it was not read.
    pub line: u32,
}

/// The kind of a calendar row, with the data of that kind. A row of the history has no row in the
/// tables of this term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A group of outreach visits.
    Outreach,
    /// An inspection.
    Inspection,
    /// An event.
    Event {
        /// The kind of event.
        kind: EventKind,
        /// Its row in `events.csv`.
        row: Option<EventIx>,
    },
    /// A follow-up.
    FollowUp {
        /// Its row in `followups.csv`.
        row: Option<FollowUpIx>,
    },
    /// A placement.
    Placement {
        /// Its row in `placements.csv`.
        row: Option<PlacementIx>,
        /// Its last day.
        until: Date,
    },
}

impl From<Role> for What {
    /// An outreach activity or an inspection.
    fn from(role: Role) -> Self {
        match role {
            Role::Outreach => Self::Outreach,
            Role::Inspection => Self::Inspection,
        }
    }
}

impl Activity {
    /// A duty without id and title.
    #[must_use]
    pub fn duty(
        what: What,
        alliance: AllianceIx,
        (date, session): (Date, Session),
        place: KinderIx,
        staff: Vec<StaffIx>,
    ) -> Self {
        Self {
            id: String::new(),
            what,
            alliance,
            date,
            slot: session.into(),
            kindergarten: Some(place),
            staff,
            title: String::new(),
            pinned: false,
            line: 0,
        }
    }

    /// An event of the term, from its row.
    #[must_use]
    pub fn of_event(
        scenario: &Scenario,
        row: EventIx,
        (date, slot): (Date, Slot),
        host: Option<KinderIx>,
    ) -> Self {
        let event = scenario.event(row);
        Self {
            id: event.id.clone(),
            what: What::Event { kind: event.kind, row: Some(row) },
            alliance: event.alliance,
            date,
            slot,
            kindergarten: host,
            staff: Vec::new(),
            title: event.title.clone(),
            pinned: false,
            line: 0,
        }
    }

    /// Links an event to its row of `events.csv`; leaves other rows unchanged.
    pub fn set_event(&mut self, event: Option<EventIx>) {
        if let What::Event { row, .. } = &mut self.what {
            *row = event;
        }
    }

    /// The row of a table that it is of.
    #[must_use]
    pub const fn planned(&self) -> Option<Planned> {
        match self.what {
            What::Event { row: Some(row), .. } => Some(Planned::Event(row)),
            What::FollowUp { row: Some(row) } => Some(Planned::FollowUp(row)),
            What::Placement { row: Some(row), .. } => Some(Planned::Placement(row)),
            _ => None,
        }
    }

    /// The same, of another row of its table, or of none.
    pub fn set_planned(&mut self, of: Option<Planned>) {
        match (&mut self.what, of) {
            (What::Event { row, .. }, Some(Planned::Event(of))) => *row = Some(of),
            (What::FollowUp { row }, Some(Planned::FollowUp(of))) => *row = Some(of),
            (What::Placement { row, .. }, Some(Planned::Placement(of))) => *row = Some(of),
            (What::Event { row, .. }, _) => *row = None,
            (What::FollowUp { row }, _) => *row = None,
            (What::Placement { row, .. }, _) => *row = None,
            _ => {}
        }
    }

    /// Its kind as one word.
    #[must_use]
    pub const fn kind(&self) -> ActivityKind {
        match self.what {
            What::Outreach => ActivityKind::Outreach,
            What::Inspection => ActivityKind::Inspection,
            What::Event { .. } => ActivityKind::Event,
            What::FollowUp { .. } => ActivityKind::FollowUp,
            What::Placement { .. } => ActivityKind::Placement,
        }
    }

    /// The role in which its people have a duty; `None` for an event and a placement.
    #[must_use]
    pub const fn role(&self) -> Option<Role> {
        self.kind().role()
    }

    /// Its row in `events.csv`.
    #[must_use]
    pub const fn event(&self) -> Option<EventIx> {
        match self.what {
            What::Event { row, .. } => row,
            _ => None,
        }
    }

    /// The kind of event.
    #[must_use]
    pub const fn event_kind(&self) -> Option<EventKind> {
        match self.what {
            What::Event { kind, .. } => Some(kind),
            _ => None,
        }
    }

    /// Its row in `followups.csv`.
    #[must_use]
    pub const fn follow_up(&self) -> Option<FollowUpIx> {
        match self.what {
            What::FollowUp { row } => row,
            _ => None,
        }
    }

    /// Its row in `placements.csv`.
    #[must_use]
    pub const fn placement(&self) -> Option<PlacementIx> {
        match self.what {
            What::Placement { row, .. } => row,
            _ => None,
        }
    }

    /// Its last day, which differs from the first only for a placement.
    #[must_use]
    pub const fn last_day(&self) -> Date {
        match self.what {
            What::Placement { until, .. } => until,
            _ => self.date,
        }
    }
}

impl ActivityKind {
    /// The role in which its people have a duty; `None` for an event and a placement.
    #[must_use]
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Outreach => Some(Role::Outreach),
            Self::Inspection | Self::FollowUp => Some(Role::Inspection),
            Self::Event | Self::Placement => None,
        }
    }
}

impl EventLength {
    /// The slots that an event of this length may take, in order (E1).
    #[must_use]
    pub const fn slots(self) -> &'static [Slot] {
        match self {
            Self::Half => &[Slot::Am, Slot::Pm],
            Self::Full => &[Slot::Day],
        }
    }
}

/// The order of `calendar.csv`: date, session, alliance id, id.
#[must_use]
pub fn calendar_order(scenario: &Scenario, a: &Activity, b: &Activity) -> Ordering {
    (a.date, a.slot)
        .cmp(&(b.date, b.slot))
        .then_with(|| scenario.alliance(a.alliance).id.cmp(&scenario.alliance(b.alliance).id))
        .then_with(|| a.id.cmp(&b.id))
}

/// A finished plan: the calendar and the content of `plan.json`.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Name of the scenario.
    pub scenario: String,
    /// Digest of the input.
    pub digest: String,
    /// Version of the program.
    pub version: String,
    /// The policy that the cost follows.
    pub policy: Policy,
    /// Seed of the search.
    pub seed: u64,
    /// Threads used.
    pub threads: usize,
    /// The limits.
    pub limit: LimitReport,
    /// The earlier calendar with which the search began; `None`: with none.
    pub start: Option<StartReport>,
    /// Wall-clock seconds of the search.
    pub time_s: f64,
    /// Why the search ended.
    pub stopped_by: StoppedBy,
    /// The rows, in [`calendar_order`].
    pub activities: Vec<Activity>,
    /// The level values of section 5.
    pub levels: Levels,
    /// K of section 5, for the whole county.
    pub vehicle_km: Km,
    /// One entry per alliance, in file order.
    pub alliances: Vec<AllianceReport>,
    /// One entry per (alliance, role) with at least one person, alliances in file order.
    pub groups: Vec<GroupReport>,
    /// Every unmet demand.
    pub shortfalls: Vec<Shortfall>,
}

impl Plan {
    /// Under `leximin`: the number of burdens proven minimal, and the number of all burdens.
    #[must_use]
    pub fn burdens_proven(&self) -> Option<(usize, usize)> {
        let of = |g: &GroupReport| (g.proven.unwrap_or(0) as usize, g.burdens.len());
        let sum = self.groups.iter().map(of).fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
        (self.policy == Policy::Leximin).then_some(sum)
    }

    /// Under `leximin`, whether the cost is proven, which is kilometres under the burdens reached;
    /// `None` under other policies, whose cost and bound are complete.
    #[must_use]
    pub fn leximin_said(&self) -> Option<Message> {
        let (proven, people) = self.burdens_proven()?;
        let gap = self.levels.cost.gap().unwrap_or(1.0);
        // Rounded up, so that the gap shown is never smaller than the real one.
        let percent = format!("{:.2}%", (gap * 1e4).ceil() / 100.0);
        let some = |key| Message::new(key).with("proven", proven).with("people", people);
        Some(match (proven == people, gap <= PROVEN_GAP) {
            (true, true) => Message::new("plan-leximin-proven"),
            (true, false) => Message::new("plan-leximin-burdens-proven").with("gap", percent),
            (false, true) => some("plan-leximin-km-proven"),
            (false, false) => some("plan-leximin-open").with("gap", percent),
        })
    }
}

/// The limits; `None`: no limit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LimitReport {
    /// Wall-clock seconds.
    pub time_s: Option<f64>,
    /// Units of work, the same on every machine.
    pub work: Option<u64>,
}

/// An earlier calendar with which a search began: what of it could be used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct StartReport {
    /// SHA-256 of the file.
    pub digest: String,
    /// Rows of the file.
    pub rows: usize,
    /// Rows that stand as they are: together they break no rule.
    pub standing: usize,
    /// Duties of which only the people and the place count: their dates do not do.
    pub undated: usize,
    /// Rows left out, as they name what the tables do not have or contradict them.
    pub unknown: usize,
    /// Rows left out, as they lie outside the term and have no people whose dates could be found.
    pub outside: usize,
    /// Rows left out, as they break a rule on any date, or are events and placements that do.
    pub forbidden: usize,
}

/// Why the search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StoppedBy {
    /// Every level is proven optimal.
    Optimal,
    /// The clock ran out.
    Time,
    /// The work limit, or the search's own schedule, was used up.
    Work,
    /// The user stopped it.
    Interrupt,
}

/// A gap up to this counts as zero: the tolerance of proofs in floating point.
pub const PROVEN_GAP: f64 = 2e-6;

/// `(value − bound) / max(|value|, 1e-9)`, 0 when they are equal (contract, section 6).
#[must_use]
pub fn gap(value: f64, bound: f64) -> f64 {
    if value == bound { 0.0 } else { (value - bound) / value.abs().max(1e-9) }
}

/// Level 1: the shortfall, a weighted sum of unmet units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortfallValue {
    /// Reached.
    pub value: u64,
    /// Proven lower bound.
    pub bound: Option<u64>,
}

/// Level 2: cost by the policy, in km.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostValue {
    /// Reached.
    pub value: f64,
    /// Proven lower bound over all plans of the shortfall reached or less.
    pub bound: Option<f64>,
}

/// Level 3: duties of an earlier calendar that are gone, and its events that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangesValue {
    /// Reached.
    pub value: u64,
    /// Proven lower bound over all plans of the shortfall reached or less.
    pub bound: Option<u64>,
}

macro_rules! bounded {
    ($name:ident) => {
        impl $name {
            /// Relative distance of value and bound; `None` where no bound is proven.
            #[must_use]
            pub fn gap(&self) -> Option<f64> {
                #[allow(clippy::cast_precision_loss, clippy::unnecessary_cast)]
                self.bound.map(|bound| gap(self.value as f64, bound as f64))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let mut s = serializer.serialize_struct(stringify!($name), 3)?;
                s.serialize_field("value", &self.value)?;
                s.serialize_field("bound", &self.bound)?;
                s.serialize_field("gap", &self.gap())?;
                s.end()
            }
        }
    };
}
bounded!(ShortfallValue);
bounded!(CostValue);
bounded!(ChangesValue);

/// Parts of level 4, in units of 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct QualityParts {
    /// Activities above the even share of their week, over alliances and weeks.
    pub evenness: u64,
    /// Consecutive incoming activities of a kindergarten that are too close.
    pub spacing: u64,
    /// Activities that are not on a preferred weekday.
    pub weekday: u64,
    /// Outreach and inspection activities above the even share of their weekday, over alliances
    /// and, for their own inspections, over mentors.
    pub rotation: u64,
    /// Full weeks by which a repair moves activities; 0 for a plan that repairs none.
    pub nearness: u64,
}

impl QualityParts {
    /// Level 4 as one number.
    #[must_use]
    pub const fn value(&self) -> u64 {
        self.evenness + self.spacing + self.weekday + self.rotation + self.nearness
    }
}

/// Level 4: calendar quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct QualityValue {
    /// The sum of the parts.
    pub value: u64,
    /// Its parts.
    pub parts: QualityParts,
    /// Who goes where with whom on one day: no dates of the same trips have less. Other trips may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u64>,
    /// No calendar of an alliance that leaves no more unmet and costs no more has less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<u64>,
}

/// The level values of section 5; level 3 only when a plan repairs an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Levels {
    /// Level 1.
    pub shortfall: ShortfallValue,
    /// Level 2.
    pub cost: CostValue,
    /// Level 3.
    pub changes: Option<ChangesValue>,
    /// Level 4.
    pub quality: QualityValue,
}

/// The part of one alliance.
#[derive(Debug, Clone, PartialEq)]
pub struct AllianceReport {
    /// The alliance.
    pub alliance: AllianceIx,
    /// Its part of level 1.
    pub shortfall: ShortfallValue,
    /// Its part of K.
    pub vehicle_km: Km,
    /// Its part of level 2.
    pub cost: CostValue,
    /// The loss caused by dates; `None` if the calendar is as good as the date-free assignment, or
    /// if no assignment is known.
    pub without_dates: Option<WithoutDates>,
    /// Its part of level 4; `None` where it is not known by alliance.
    pub quality: Option<QualityValue>,
}

/// A date-free assignment for which no calendar was found, with the events as dated.
#[derive(Debug, Clone, PartialEq)]
pub struct WithoutDates {
    /// Weighted shortfall of the assignment.
    pub shortfall: u64,
    /// Its cost.
    pub cost: f64,
    /// Why some of its trips have no date. Empty if nothing is known.
    pub reason: Vec<Message>,
}

/// Burdens of one group: all backbone teachers, or all mentors, of an alliance.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupReport {
    /// The alliance.
    pub alliance: AllianceIx,
    /// The role.
    pub role: Role,
    /// Every person of the group with the burden over the school year, in file order.
    pub burdens: Vec<(StaffIx, Minutes)>,
    /// Under `leximin`: the number of the largest burdens that are proven minimal.
    pub proven: Option<u32>,
}

/// An unmet demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// The demand.
    pub demand: Demand,
    /// Id of what it concerns: person (D1), kindergarten or alliance (D2), event (D3),
    /// kindergarten (D4–D7), follow-up (D8, D9), placement (D10).
    pub subject: String,
    /// Unmet units.
    pub units: u32,
    /// The reason: the rules and rows that block it. Empty if nothing is known.
    pub reason: Vec<Message>,
}
