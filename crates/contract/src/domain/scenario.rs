//! One county for one term: the validated tables.

use jiff::civil::{Date, Weekday};

use super::{
    Activity, AllianceIx, EventIx, EventKind, EventLength, FollowUpIx, KinderIx, Km, Minutes, Mode,
    PlaceKind, PlacementIx, PlacementKind, Settings, Slot, StaffIx, Stated, Support,
};

/// A whole scenario, validated: every index is in range, every default applied.
///
/// `line` fields hold the line (from 1) of the row in its file, for messages that cite the
/// user's own rows; 0 where a row has no file.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// `scenario.toml`.
    pub settings: Settings,
    /// `alliances.csv`.
    pub alliances: Vec<Alliance>,
    /// `kindergartens.csv`.
    pub kindergartens: Vec<Kindergarten>,
    /// `staff.csv`.
    pub staff: Vec<Person>,
    /// `events.csv`.
    pub events: Vec<Event>,
    /// `closures.csv`.
    pub closures: Vec<Closure>,
    /// `distances.csv`.
    pub distances: Vec<Distance>,
    /// `apart.csv`.
    pub apart: Vec<Apart>,
    /// `followups.csv`.
    pub follow_ups: Vec<FollowUp>,
    /// `placements.csv`.
    pub placements: Vec<Placement>,
    /// `history.csv`: activities of this school year before this term.
    pub history: Vec<Activity>,
    /// `pins.csv`: activities that the plan must contain unchanged.
    pub pins: Vec<Activity>,
    /// `happened.csv`: roads that are closed for a time, or take longer.
    pub roads: Vec<Road>,
    /// `happened.csv`: activities that took place differently, or not at all.
    pub facts: Vec<Stated>,
    /// `happened.csv`: what is cancelled and no longer in its table.
    pub cancelled: Vec<Cancelled>,
    /// SHA-256 of the input, in hex: equal inputs have equal digests.
    pub digest: String,
}

impl Scenario {
    /// The alliance at a position.
    #[must_use]
    pub fn alliance(&self, a: AllianceIx) -> &Alliance {
        &self.alliances[a.index()]
    }

    /// The kindergarten at a position.
    #[must_use]
    pub fn kindergarten(&self, k: KinderIx) -> &Kindergarten {
        &self.kindergartens[k.index()]
    }

    /// The person at a position.
    #[must_use]
    pub fn person(&self, p: StaffIx) -> &Person {
        &self.staff[p.index()]
    }

    /// The event at a position.
    #[must_use]
    pub fn event(&self, e: EventIx) -> &Event {
        &self.events[e.index()]
    }

    /// The follow-up at a position.
    #[must_use]
    pub fn follow_up(&self, f: FollowUpIx) -> &FollowUp {
        &self.follow_ups[f.index()]
    }

    /// The placement at a position.
    #[must_use]
    pub fn placement(&self, p: PlacementIx) -> &Placement {
        &self.placements[p.index()]
    }

    /// The position of the kindergarten with an id.
    #[must_use]
    pub fn place_with_id(&self, id: &str) -> Option<KinderIx> {
        self.kindergarten_ixs().find(|&k| self.kindergarten(k).id == id)
    }

    /// The position of the person with an id.
    #[must_use]
    pub fn person_with_id(&self, id: &str) -> Option<StaffIx> {
        self.staff_ixs().find(|&p| self.person(p).id == id)
    }

    /// What people call a person: the name, with the home's where others have it too, and the id
    /// where not even that tells them apart.
    #[must_use]
    pub fn name_of_person(&self, p: StaffIx) -> String {
        let person = self.person(p);
        let namesakes = || self.staff.iter().filter(|other| other.name == person.name);
        if namesakes().nth(1).is_none() {
            return person.name.clone();
        }
        let home = self.name_of_place(person.home);
        match namesakes().filter(|other| other.home == person.home).nth(1) {
            None => format!("{home} {}", person.name),
            Some(_) => format!("{home} {} {}", person.name, person.id),
        }
    }

    /// What people call a kindergarten: the name, and the id where others have it too.
    #[must_use]
    pub fn name_of_place(&self, k: KinderIx) -> String {
        let place = self.kindergarten(k);
        match self.kindergartens.iter().filter(|other| other.name == place.name).nth(1) {
            None => place.name.clone(),
            Some(_) => format!("{} {}", place.name, place.id),
        }
    }

    /// What people call the subject of a demand, given by its id; the id where nothing else is
    /// known.
    #[must_use]
    pub fn name_of_subject(&self, id: &str) -> String {
        if let Some(k) = self.place_with_id(id) {
            return self.name_of_place(k);
        }
        if let Some(p) = self.person_with_id(id) {
            return self.name_of_person(p);
        }
        if let Some(alliance) = self.alliances.iter().find(|a| a.id == id) {
            return alliance.name.clone();
        }
        if let Some(event) = self.events.iter().find(|e| e.id == id) {
            // An alliance may hold several of one title.
            return format!("{} {id}", event.title);
        }
        if let Some(row) = self.follow_ups.iter().find(|f| f.id == id) {
            return format!("{} {id}", self.name_of_place(row.kindergarten));
        }
        let row = self.placements.iter().find(|p| p.id == id);
        row.map_or_else(
            || id.to_owned(),
            |row| {
                let (who, host) = (self.name_of_person(row.person), self.name_of_place(row.host));
                format!("{who} → {host}")
            },
        )
    }

    /// The alliance of a person: that of the home.
    #[must_use]
    pub fn alliance_of(&self, p: StaffIx) -> AllianceIx {
        self.kindergarten(self.person(p).home).alliance
    }

    /// Positions of the alliances, in file order.
    pub fn alliance_ixs(&self) -> impl Iterator<Item = AllianceIx> + use<> {
        (0..self.alliances.len()).map(AllianceIx::from)
    }

    /// Positions of the kindergartens, in file order.
    pub fn kindergarten_ixs(&self) -> impl Iterator<Item = KinderIx> + use<> {
        (0..self.kindergartens.len()).map(KinderIx::from)
    }

    /// Positions of the staff, in file order.
    pub fn staff_ixs(&self) -> impl Iterator<Item = StaffIx> + use<> {
        (0..self.staff.len()).map(StaffIx::from)
    }

    /// Positions of the events, in file order.
    pub fn event_ixs(&self) -> impl Iterator<Item = EventIx> + use<> {
        (0..self.events.len()).map(EventIx::from)
    }

    /// Positions of the follow-ups, in file order.
    pub fn follow_up_ixs(&self) -> impl Iterator<Item = FollowUpIx> + use<> {
        (0..self.follow_ups.len()).map(FollowUpIx::from)
    }

    /// Positions of the placements, in file order.
    pub fn placement_ixs(&self) -> impl Iterator<Item = PlacementIx> + use<> {
        (0..self.placements.len()).map(PlacementIx::from)
    }
}

/// A row of `alliances.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Alliance {
    /// Id in the files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The lead kindergarten; it is in this alliance.
    pub lead: KinderIx,
    /// The kindergartens of the alliance, the lead included, in file order.
    pub members: Vec<KinderIx>,
    /// Line in the file.
    pub line: u32,
}

/// A row of `kindergartens.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Kindergarten {
    /// Id in the files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Its alliance.
    pub alliance: AllianceIx,
    /// Its kind, if given.
    pub kind: Option<PlaceKind>,
    /// How much help it needs.
    pub support: Support,
    /// (longitude, latitude), WGS84 degrees.
    pub position: Option<(f64, f64)>,
    /// Teaching language; the common one is `zh`.
    pub language: String,
    /// May host events.
    pub can_host: bool,
    /// Capacity for an event; `None`: unlimited.
    pub host_capacity: Option<u32>,
    /// Staff that may be absent in one session (H1).
    pub max_away: u32,
    /// Visits that it should receive in the term (D4).
    pub visits_min: u32,
    /// Visits that it may receive in the term (O3); `None`: unlimited.
    pub visits_max: Option<u32>,
    /// Inspections in the school year (D2, I4).
    pub inspections_per_year: u32,
    /// Placements on one day (L2).
    pub placements_max: u32,
    /// Whom to ask, if said.
    pub contact: Option<String>,
    /// Telephone of whom to ask, if said.
    pub phone: Option<String>,
    /// Line in the file.
    pub line: u32,
}

/// A row of `staff.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Id in the files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Home kindergarten.
    pub home: KinderIx,
    /// Backbone teacher: makes outreach visits.
    pub backbone: bool,
    /// Mentor: makes inspections.
    pub mentor: bool,
    /// Subjects taught, sorted, without repeats.
    pub subjects: Vec<String>,
    /// Expertise as a mentor, sorted, without repeats.
    pub expertise: Vec<String>,
    /// Languages spoken, sorted, without repeats.
    pub languages: Vec<String>,
    /// Visits demanded in the term (D1); only for a backbone teacher.
    pub visits_per_term: u32,
    /// Visits allowed in the term (O1).
    pub visits_max: u32,
    /// Inspections allowed in the term (I2); `None`: unlimited.
    pub inspections_max: Option<u32>,
    /// The smaller of `travel.max_one_way_minutes` and the person's own limit (P4).
    pub max_one_way: Minutes,
    /// Minutes of the term's duties in both roles together (P9); `None`: unlimited.
    pub minutes_max: Option<Minutes>,
    /// Line in the file.
    pub line: u32,
}

/// A row of `events.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Id in the files.
    pub id: String,
    /// Its alliance.
    pub alliance: AllianceIx,
    /// The kind of event.
    pub kind: EventKind,
    /// Title for people.
    pub title: String,
    /// In person or online.
    pub mode: Mode,
    /// Half a day or a full day.
    pub length: EventLength,
    /// The named host; never for an online event.
    pub host: Option<KinderIx>,
    /// First day of the window.
    pub from: Date,
    /// Last day of the window.
    pub to: Date,
    /// Theme, if given.
    pub theme: Option<String>,
    /// Delegates of each kindergarten to an in-person event.
    pub delegates: u32,
    /// Line in the file.
    pub line: u32,
}

/// Whom a closure names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The whole county.
    All,
    /// An alliance.
    Alliance(AllianceIx),
    /// A kindergarten.
    Kindergarten(KinderIx),
    /// A person.
    Person(StaffIx),
}

/// The effect of a row of `closures.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosureKind {
    /// Closes.
    Closed,
    /// A make-up working day; only for [`Who::All`].
    Working,
}

/// A row of `closures.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    /// Whom it names.
    pub who: Who,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Which days of the week; empty: all.
    pub weekdays: Vec<Weekday>,
    /// Which sessions.
    pub slot: Slot,
    /// Closed or working.
    pub kind: ClosureKind,
    /// The person is replaced and does not count as absent (H1).
    pub replaced: bool,
    /// Note for people.
    pub note: Option<String>,
    /// Line in the file.
    pub line: u32,
}

impl Closure {
    /// Whether the row applies to a day.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date
            && date <= self.to
            && (self.weekdays.is_empty() || self.weekdays.contains(&date.weekday()))
    }
}

/// Whom a person is kept apart from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApartFrom {
    /// Another person: never in one activity.
    Person(StaffIx),
    /// A kindergarten: no duty and no placement there.
    Kindergarten(KinderIx),
}

/// A row of `apart.csv` (P8).
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    /// Who.
    pub person: StaffIx,
    /// From whom or what.
    pub from: ApartFrom,
    /// Note for people.
    pub note: Option<String>,
    /// Line in the file.
    pub line: u32,
}

/// A row of `followups.csv`: an inspection that is to be followed up.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// Id in the files.
    pub id: String,
    /// Where.
    pub kindergarten: KinderIx,
    /// First day of the window.
    pub from: Date,
    /// Last day of the window.
    pub to: Date,
    /// Note for people: what was to be improved.
    pub note: Option<String>,
    /// Line in the file.
    pub line: u32,
}

/// A row of `placements.csv`: a person works elsewhere for some days on end.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Id in the files.
    pub id: String,
    /// Who.
    pub person: StaffIx,
    /// Where: another kindergarten of the person's alliance, or the lead of another one.
    pub host: KinderIx,
    /// The kind of placement.
    pub kind: PlacementKind,
    /// Working days of the host, at least 1.
    pub days: u32,
    /// First day of the window.
    pub from: Date,
    /// Last day of the window.
    pub to: Date,
    /// The person is replaced at home and does not count as absent (H1).
    pub replaced: bool,
    /// Line in the file.
    pub line: u32,
}

/// An event, a follow-up or a placement that does not take place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancelled {
    /// Id in the files.
    pub id: String,
    /// Title of an event; empty for others.
    pub title: String,
}

/// A row of `distances.csv`, minutes filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// From here …
    pub from: KinderIx,
    /// … to there.
    pub to: KinderIx,
    /// Road kilometres.
    pub km: Km,
    /// Minutes on the road.
    pub minutes: Minutes,
    /// Line in the file.
    pub line: u32,
}

/// A road between two kindergartens that is closed for a time, or takes longer. It affects P4 and
/// P5; kilometres and burdens do not change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Road {
    /// Both its ends.
    pub ends: (KinderIx, KinderIx),
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Minutes on it in this time; `None`: closed.
    pub minutes: Option<Minutes>,
}

impl Road {
    /// Minutes from one place to another on a day, given the usual minutes; infinite if the road is
    /// closed.
    #[must_use]
    pub fn minutes(roads: &[Self], (a, b): (KinderIx, KinderIx), day: Date, usual: f64) -> f64 {
        let met = roads.iter().filter(|road| {
            (road.ends == (a, b) || road.ends == (b, a)) && (road.from..=road.to).contains(&day)
        });
        let each = met.map(|road| road.minutes.map_or(f64::INFINITY, |minutes| minutes.0));
        each.fold(usual, f64::max)
    }
}
