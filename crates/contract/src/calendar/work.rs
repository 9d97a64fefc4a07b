//! The working calendar of one scenario's term.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::holidays_cn;
use crate::domain::{
    AllianceIx, Closure, ClosureKind, Event, Holidays, KinderIx, Scenario, Session, Slot, StaffIx,
    Who,
};

/// A day of the term, working or not: days since `term.start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayIx(pub u16);

impl DayIx {
    /// The position as a vector index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// An ISO week of the term, counted from the week of `term.start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WeekIx(pub u16);

impl WeekIx {
    /// The position as a vector index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The Monday of the ISO week (ISO 8601) in which a date lies.
///
/// # Panics
/// If that Monday lies before the first representable date (year −9999).
#[must_use]
pub fn iso_week_start(date: Date) -> Date {
    let back = i64::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(back.days()).expect("dates lie well inside the representable range")
}

/// The working sessions of each day, place and person.
///
/// Bit 0 of a mask is the morning, bit 1 the afternoon.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    start: Date,
    dates: Vec<Date>,
    weeks: Vec<WeekIx>,
    county: Vec<u8>,
    alliance: Vec<Vec<u8>>,
    kindergarten: Vec<Vec<u8>>,
    person: Vec<Vec<u8>>,
    absent: Vec<Vec<u8>>,
    working_days_of_week: Vec<u32>,
    working_days: u32,
}

const BOTH: u8 = 0b11;

const fn mask(slot: Slot) -> u8 {
    match slot {
        Slot::Am => 0b01,
        Slot::Pm => 0b10,
        Slot::Day => BOTH,
    }
}

impl WorkCalendar {
    /// The working calendar of a scenario's term.
    ///
    /// A session of a day is worked if no `closed` row names `all` for it, and the day is not a
    /// weekend day or a day off of the table, or is a make-up working day of the table or of a
    /// `working` row. A day is a working day if one of its sessions is worked.
    ///
    /// # Panics
    /// If the term is longer than 2¹⁶ days; a validated scenario's is not.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let settings = &scenario.settings;
        let (start, end) = (settings.term.start, settings.term.end);
        let dates: Vec<Date> = start.series(1.day()).take_while(|&d| d <= end).collect();
        assert!(u16::try_from(dates.len()).is_ok(), "a term is shorter than 2^16 days");
        let monday = iso_week_start(start);
        let weeks: Vec<WeekIx> =
            dates.iter().map(|&d| WeekIx(((d - monday).get_days() / 7) as u16)).collect();

        let mut county: Vec<u8> = dates
            .iter()
            .map(|&date| {
                let weekend = settings.calendar.weekend.contains(&date.weekday());
                let table = match settings.calendar.holidays {
                    Holidays::Cn => holidays_cn().day_off(date),
                    Holidays::None => None,
                };
                let off = table.unwrap_or(weekend);
                if off { 0 } else { BOTH }
            })
            .collect();
        let span = |c: &Closure| {
            let first = dates.partition_point(|&d| d < c.from);
            let last = dates.partition_point(|&d| d <= c.to).max(first);
            let covered: Vec<usize> = (first..last).filter(|&d| c.covers(dates[d])).collect();
            covered
        };
        for c in &scenario.closures {
            if c.kind == ClosureKind::Working {
                for day in span(c) {
                    county[day] |= mask(c.slot);
                }
            }
        }
        let n = dates.len();
        let mut alliance = vec![vec![BOTH; n]; scenario.alliances.len()];
        let mut own_place = vec![None::<Vec<u8>>; scenario.kindergartens.len()];
        let mut own_person = vec![None::<Vec<u8>>; scenario.staff.len()];
        let mut absent = vec![Vec::new(); scenario.staff.len()];
        for c in &scenario.closures {
            if c.kind != ClosureKind::Closed {
                continue;
            }
            let target = match c.who {
                Who::All => &mut county,
                Who::Alliance(a) => &mut alliance[a.index()],
                Who::Kindergarten(k) => own_place[k.index()].get_or_insert_with(|| vec![BOTH; n]),
                Who::Person(p) => own_person[p.index()].get_or_insert_with(|| vec![BOTH; n]),
            };
            for day in span(c) {
                target[day] &= !mask(c.slot);
            }
            if let (Who::Person(p), false) = (c.who, c.replaced) {
                let absent: &mut Vec<u8> = &mut absent[p.index()];
                absent.resize(n, 0);
                for day in span(c) {
                    absent[day] |= mask(c.slot);
                }
            }
        }
        let and = |a: &[u8], b: Option<&Vec<u8>>| -> Vec<u8> {
            match b {
                Some(b) => a.iter().zip(b).map(|(x, y)| x & y).collect(),
                None => a.to_vec(),
            }
        };
        for open in &mut alliance {
            *open = and(open, Some(&county));
        }
        let kindergarten: Vec<Vec<u8>> = scenario
            .kindergartens
            .iter()
            .zip(&own_place)
            .map(|(k, own)| and(&alliance[k.alliance.index()], own.as_ref()))
            .collect();
        let person = scenario
            .staff
            .iter()
            .zip(&own_person)
            .map(|(p, own)| and(&kindergarten[p.home.index()], own.as_ref()))
            .collect();

        let n_weeks = weeks.last().map_or(0, |w| w.index() + 1);
        let mut working_days_of_week = vec![0; n_weeks];
        for (day, &open) in county.iter().enumerate() {
            working_days_of_week[weeks[day].index()] += u32::from(open != 0);
        }
        let working_days = working_days_of_week.iter().sum();
        Self {
            start,
            dates,
            weeks,
            county,
            alliance,
            kindergarten,
            person,
            absent,
            working_days_of_week,
            working_days,
        }
    }

    /// Every day of the term, working or not.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = DayIx> + use<> {
        (0..self.dates.len() as u16).map(DayIx)
    }

    /// The working days of the term.
    pub fn working(&self) -> impl DoubleEndedIterator<Item = DayIx> + '_ {
        self.days().filter(|&d| self.is_working(d))
    }

    /// The date of a day.
    #[must_use]
    pub fn date(&self, day: DayIx) -> Date {
        self.dates[day.index()]
    }

    /// The day of a date; `None` outside the term.
    #[must_use]
    pub fn day(&self, date: Date) -> Option<DayIx> {
        let i = (date - self.start).get_days();
        let day = u16::try_from(i).ok()?;
        (usize::from(day) < self.dates.len()).then_some(DayIx(day))
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(&self, day: DayIx) -> Weekday {
        self.date(day).weekday()
    }

    /// The ISO week of a day.
    #[must_use]
    pub fn week(&self, day: DayIx) -> WeekIx {
        self.weeks[day.index()]
    }

    /// How many ISO weeks the term touches.
    #[must_use]
    pub fn weeks(&self) -> usize {
        self.working_days_of_week.len()
    }

    /// Working days of a week inside the term.
    #[must_use]
    pub fn working_days_of_week(&self, week: WeekIx) -> u32 {
        self.working_days_of_week[week.index()]
    }

    /// Working days of the term.
    #[must_use]
    pub const fn working_days(&self) -> u32 {
        self.working_days
    }

    /// Whether the day is a working day.
    #[must_use]
    pub fn is_working(&self, day: DayIx) -> bool {
        self.county[day.index()] != 0
    }

    /// The session is worked: no closure names `all` for it.
    #[must_use]
    pub fn county_open(&self, day: DayIx, session: Session) -> bool {
        self.county[day.index()] >> session.index() & 1 == 1
    }

    /// The session is worked and neither `all` nor the alliance is closed (K3, online events).
    #[must_use]
    pub fn alliance_open(&self, a: AllianceIx, day: DayIx, session: Session) -> bool {
        self.alliance[a.index()][day.index()] >> session.index() & 1 == 1
    }

    /// The place is open in the session (K3).
    #[must_use]
    pub fn open(&self, k: KinderIx, day: DayIx, session: Session) -> bool {
        self.kindergarten[k.index()][day.index()] >> session.index() & 1 == 1
    }

    /// An event finds a session: open for its host where one is named, else for its alliance (E1).
    #[must_use]
    pub fn event_fits(&self, event: &Event, day: DayIx) -> bool {
        let open = |session| match event.host {
            Some(host) => self.open(host, day, session),
            None => self.alliance_open(event.alliance, day, session),
        };
        event.length.slots().iter().any(|slot| slot.sessions().iter().all(|&s| open(s)))
    }

    /// A closure names the person for the session without a replacement (H1).
    #[must_use]
    pub fn absent(&self, p: StaffIx, day: DayIx, session: Session) -> bool {
        self.absent[p.index()].get(day.index()).is_some_and(|a| a >> session.index() & 1 == 1)
    }

    /// The person is available in the session (P7).
    #[must_use]
    pub fn available(&self, p: StaffIx, day: DayIx, session: Session) -> bool {
        self.person[p.index()][day.index()] >> session.index() & 1 == 1
    }

    /// The most days of a host on end, from one day to another, on which a person is available (L1).
    #[must_use]
    pub fn longest_stay(&self, p: StaffIx, host: KinderIx, from: Date, to: Date) -> u32 {
        let both = [Session::Am, Session::Pm];
        let (mut longest, mut run) = (0, 0);
        for day in self.days().filter(|&day| (from..=to).contains(&self.date(day))) {
            if both.iter().all(|&s| self.open(host, day, s)) {
                let free = both.iter().all(|&s| self.available(p, day, s));
                run = if free { run + 1 } else { 0 };
                longest = longest.max(run);
            }
        }
        longest
    }
}
