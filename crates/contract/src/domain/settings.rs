//! `scenario.toml` as values, each with its unit. The reader applies the defaults.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, Weekday};

use super::{Language, Minutes, Policy, Slot, Support};

/// All settings of a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Name of the scenario.
    pub name: String,
    /// Language of everything written.
    pub language: Language,
    /// The school year.
    pub year: YearSettings,
    /// The term to plan.
    pub term: TermSettings,
    /// Which days are working days.
    pub calendar: CalendarSettings,
    /// Roads and vehicles.
    pub travel: TravelSettings,
    /// Outreach visits.
    pub outreach: OutreachSettings,
    /// Inspections.
    pub inspection: InspectionSettings,
    /// Events.
    pub events: EventSettings,
    /// Weekly limits, and of placements at one host.
    pub limits: LimitSettings,
    /// Settings of repairs.
    pub repair: RepairSettings,
    /// How burdens are counted.
    pub burden: BurdenSettings,
    /// The cost function.
    pub objective: ObjectiveSettings,
    /// Calendar quality.
    pub quality: QualitySettings,
    /// When the sessions take place.
    pub hours: HourSettings,
    /// The signature of notices.
    pub notice: NoticeSettings,
    /// Month (`YYYY-MM`) → theme.
    pub themes: BTreeMap<String, String>,
}

/// `[year]`
#[derive(Debug, Clone, PartialEq)]
pub struct YearSettings {
    /// First day of the school year.
    pub start: Date,
    /// Last day of the school year.
    pub end: Date,
    /// Terms in the year, at least 1.
    pub terms: u32,
}

/// `[term]`
#[derive(Debug, Clone, PartialEq)]
pub struct TermSettings {
    /// Which term of the year, from 1.
    pub index: u32,
    /// First day of the term.
    pub start: Date,
    /// Last day of the term.
    pub end: Date,
}

/// The table of holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holidays {
    /// The built-in table of official Chinese holidays.
    Cn,
    /// Only `closures.csv` counts.
    None,
}

/// `[calendar]`
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarSettings {
    /// Days of the week without work.
    pub weekend: Vec<Weekday>,
    /// The table of holidays.
    pub holidays: Holidays,
}

/// `[travel]`
#[derive(Debug, Clone, PartialEq)]
pub struct TravelSettings {
    /// Road kilometres per great-circle kilometre.
    pub detour: f64,
    /// Speed on the road, km/h.
    pub speed_kmh: f64,
    /// Passengers of one vehicle, at least 1.
    pub seats: u32,
    /// Longest way from home to a duty (P4).
    pub max_one_way_minutes: Minutes,
    /// Longest route of a day (P5).
    pub max_drive_minutes_per_day: Minutes,
    /// A duty farther from home than this takes the whole day (H1).
    pub half_day_reach_minutes: Minutes,
    /// Money per kilometre, for the budget in the reports.
    pub cost_per_km: f64,
}

/// `[outreach]`
#[derive(Debug, Clone, PartialEq)]
pub struct OutreachSettings {
    /// Visits demanded of a backbone teacher in the term (D1).
    pub visits_per_term: u32,
    /// Teachers in one outreach activity (O4).
    pub group_max: u32,
    /// Different subjects that a kindergarten should see (D5).
    pub subjects_min: u32,
    /// Visits that a kindergarten should receive, by support (D4): weak, ordinary, strong.
    pub visits_min: [u32; 3],
}

/// `[inspection]`
#[derive(Debug, Clone, PartialEq)]
pub struct InspectionSettings {
    /// Inspections in the school year, by support: weak, ordinary, strong.
    pub per_year: [u32; 3],
    /// Mentors in a team (I1).
    pub team: u32,
    /// Expertise that each team should have (D6).
    pub expertise: Vec<String>,
    /// Days between two inspections of one kindergarten (I3).
    pub gap_days: u32,
}

/// `[events]`
#[derive(Debug, Clone, PartialEq)]
pub struct EventSettings {
    /// Events of an alliance in the school year; fewer by the last term is a warning.
    pub min_per_year: u32,
    /// People that each kindergarten sends to an in-person event.
    pub delegates: u32,
    /// Days between in-person events of one alliance (E4).
    pub gap_days: u32,
    /// In-person events of the county in one session (E6).
    pub bureau_parallel: u32,
}

/// `[limits]`
#[derive(Debug, Clone, PartialEq)]
pub struct LimitSettings {
    /// Days with duties of a person in a week (P3).
    pub days_out_per_week: u32,
    /// Outreach and inspection activities at a kindergarten in a week (K2).
    pub incoming_per_week: u32,
    /// Placements at one host on one day (L2), if the host has no limit.
    pub placements_max: u32,
}

/// `[repair]`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepairSettings {
    /// A repair adds nothing before its first day plus this many days.
    pub notice_days: u32,
}

/// `[burden]`
#[derive(Debug, Clone, PartialEq)]
pub struct BurdenSettings {
    /// Minutes that one duty counts in addition to travel.
    pub session_minutes: Minutes,
}

/// `[objective]`
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectiveSettings {
    /// The cost function.
    pub policy: Policy,
    /// λ: kilometres per minute of burden.
    pub lambda: f64,
    /// `owa`: weights of the burdens from the largest down, none larger than the one before it,
    /// the first above 0; at most [`Self::MOST_WEIGHTS`]. Their sum does not matter.
    pub weights: Vec<f64>,
    /// `alpha`: how much more a large burden counts, at least 0.
    pub alpha: f64,
    /// `nash`: the burden beyond which nobody would agree, above 0.
    pub disagreement: Minutes,
}

impl ObjectiveSettings {
    /// Most weights of `owa`.
    pub const MOST_WEIGHTS: usize = 16;
}

/// `[quality]`
#[derive(Debug, Clone, PartialEq)]
pub struct QualitySettings {
    /// Days that should lie between two incoming activities of a kindergarten.
    pub spacing_days: u32,
    /// Days of the week on which activities should fall.
    pub preferred_weekdays: Vec<Weekday>,
}

/// `[hours]`: not part of the contract, only for phone calendars.
#[derive(Debug, Clone, PartialEq)]
pub struct HourSettings {
    /// First and last minute of the morning and of the afternoon, local time.
    pub sessions: [(Time, Time); 2],
}

impl HourSettings {
    /// First and last minute of a slot.
    #[must_use]
    pub fn span(&self, slot: Slot) -> (Time, Time) {
        let [am, pm] = self.sessions;
        match slot {
            Slot::Am => am,
            Slot::Pm => pm,
            Slot::Day => (am.0, pm.1),
        }
    }

    /// Both in digits: `08:30–11:30`.
    #[must_use]
    pub fn of(&self, slot: Slot) -> String {
        let (from, to) = self.span(slot);
        format!("{}–{}", from.strftime("%H:%M"), to.strftime("%H:%M"))
    }
}

/// `[notice]`: not part of the contract, only for the notices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeSettings {
    /// The issuer; by default the alliance.
    pub issuer: Option<String>,
    /// The date of signing; left blank by default.
    pub date: Option<Date>,
}

/// Reads a `{ weak, ordinary, strong }` table.
#[must_use]
pub const fn by_support(table: &[u32; 3], support: Support) -> u32 {
    table[support as usize]
}
