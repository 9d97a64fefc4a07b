//! The generated county in memory, one alliance after the other.

use jiff::civil::Date;

use super::dates::Terms;
use super::dice::Dice;
use super::scheme::{self, Scheme};
use super::{Shape, closures, events, history, people, places};
use crate::domain::{ActivityKind, EventKind, EventLength, Mode, PlaceKind, Slot, Support};

/// All alliances, in the order of the files.
pub(super) type County = Vec<Alliance>;

/// One alliance with everything that belongs to it. The lead is kindergarten 0.
pub(super) struct Alliance {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kindergartens: Vec<Kindergarten>,
    pub(super) staff: Vec<Person>,
    pub(super) events: Vec<Event>,
    pub(super) closures: Vec<Closure>,
    pub(super) roads: Vec<Road>,
    pub(super) history: Vec<Row>,
    pub(super) scheme: Scheme,
}

pub(super) struct Kindergarten {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: PlaceKind,
    pub(super) support: Support,
    /// Metres east and north of the county's seat.
    pub(super) at: (i32, i32),
    pub(super) minority: bool,
    pub(super) can_host: bool,
    pub(super) host_capacity: Option<u32>,
    pub(super) max_away: u32,
    pub(super) visits_max: Option<u32>,
}

impl Kindergarten {
    /// Inspections due in the school year, by the settings written.
    pub(super) const fn inspections_per_year(&self) -> u32 {
        match self.support {
            Support::Weak => 2,
            Support::Ordinary | Support::Strong => 1,
        }
    }
}

pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    /// Position of the home in the alliance.
    pub(super) home: usize,
    pub(super) backbone: bool,
    pub(super) mentor: bool,
    pub(super) subjects: Vec<&'static str>,
    pub(super) expertise: Vec<&'static str>,
    pub(super) minority: bool,
    pub(super) visits: u32,
    pub(super) visits_max: Option<u32>,
    pub(super) inspections_max: Option<u32>,
    pub(super) max_one_way: Option<u32>,
}

pub(super) struct Event {
    pub(super) id: String,
    pub(super) kind: EventKind,
    pub(super) mode: Mode,
    pub(super) length: EventLength,
    /// Position of the named host in the alliance.
    pub(super) host: Option<usize>,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) theme: &'static str,
}

/// Whom a closure names, by position in the alliance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    County,
    Alliance,
    Kindergarten(usize),
    Person(usize),
}

pub(super) struct Closure {
    pub(super) whom: Whom,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) slot: Slot,
    pub(super) working: bool,
    pub(super) note: &'static str,
}

/// A row of `distances.csv`: from the lead to a member.
pub(super) struct Road {
    pub(super) to: usize,
    pub(super) hectometres: u32,
    pub(super) minutes: Option<u32>,
}

/// A row of `calendar.csv`, ids in full.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) kind: ActivityKind,
    pub(super) event: Option<EventKind>,
    pub(super) alliance: String,
    pub(super) date: Date,
    pub(super) slot: Slot,
    pub(super) kindergarten: String,
    pub(super) staff: Vec<String>,
    pub(super) title: String,
    pub(super) pinned: bool,
}

/// Minutes on the road from the straight line: detour 1.4 at 40 km/h.
pub(super) fn minutes(a: &Kindergarten, b: &Kindergarten) -> u32 {
    let (dx, dy) = (i64::from(a.at.0 - b.at.0), i64::from(a.at.1 - b.at.1));
    ((dx * dx + dy * dy).isqrt() * 21 / 10_000) as u32
}

/// The usual limit `travel.max_one_way_minutes`.
pub(super) const MAX_ONE_WAY: u32 = 120;

/// Generates alliance number `index` from its own random stream.
pub(super) fn alliance(shape: &Shape, terms: &Terms, index: u32) -> Alliance {
    let mut dice = Dice::new(shape.seed, u64::from(index));
    let id = format!("A{}", index + 1);
    let (name, mut kindergartens) = places::kindergartens(shape, &id, index, &mut dice);
    let staff = people::staff(shape, &id, &mut kindergartens, &mut dice);
    let roads = places::roads(shape, &kindergartens, &mut dice);
    let mut alliance = Alliance {
        id,
        name,
        kindergartens,
        staff,
        events: Vec::new(),
        closures: Vec::new(),
        roads,
        history: Vec::new(),
        scheme: Scheme::default(),
    };
    alliance.events = events::events(shape, terms, &alliance, &mut dice);
    alliance.closures = closures::closures(shape, terms, &alliance, index, &mut dice);
    alliance.scheme = scheme::scheme(shape, terms, &alliance, index);
    if shape.has_history() {
        alliance.history = history::history(shape, terms, &alliance, &mut dice);
    }
    alliance
}
