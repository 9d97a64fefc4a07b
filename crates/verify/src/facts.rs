//! The calendar prepared for the checks: rows with their lines, and each person's duties by day.

use jiff::civil::Date;

use super::Violation;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    Activity, ActivityKind, KinderIx, Message, Road, Role, Rule, Scenario, Session, StaffIx,
};
use crate::travel::DistanceTable;

/// Tolerance in minutes for comparisons with limits: far below a second.
pub(super) const MINUTES_SLACK: f64 = 1e-6;

/// One person's part in one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Duty<'a> {
    pub person: StaffIx,
    pub role: Role,
    pub row: &'a Activity,
    pub line: u32,
    /// Position of the row among those given.
    pub at: usize,
    pub session: Session,
    pub place: KinderIx,
}

/// One placement and its days: the days of its span on which the host is open in both sessions.
#[derive(Debug)]
pub(super) struct Stay<'a> {
    pub person: StaffIx,
    pub host: KinderIx,
    pub row: &'a Activity,
    pub line: u32,
    /// Position of the row among those given.
    pub at: usize,
    pub dates: Vec<Date>,
}

/// One row and its line in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub row: &'a Activity,
    pub line: u32,
}

/// See the module.
pub(super) struct Facts<'a> {
    pub scenario: &'a Scenario,
    pub calendar: WorkCalendar,
    pub table: DistanceTable,
    pub rows: Vec<Row<'a>>,
    /// By person, date, session.
    pub duties: Vec<Duty<'a>>,
    /// In the order of the rows.
    pub stays: Vec<Stay<'a>>,
}

impl<'a> Facts<'a> {
    pub fn new(scenario: &'a Scenario, calendar: &'a [Activity]) -> Self {
        let rows: Vec<Row> = calendar
            .iter()
            .enumerate()
            .map(|(i, row)| {
                let line = if row.line == 0 { i as u32 + 2 } else { row.line };
                Row { row, line }
            })
            .collect();
        let calendar = WorkCalendar::new(scenario);
        Self {
            scenario,
            table: DistanceTable::new(scenario),
            duties: duties(&rows),
            stays: stays(&rows, &calendar),
            calendar,
            rows,
        }
    }

    pub fn day(&self, date: Date) -> Option<DayIx> {
        self.calendar.day(date)
    }

    /// Minutes between consecutive places on a day; infinite if a road between them is closed.
    pub fn way(&self, stops: &[KinderIx], date: Date) -> f64 {
        let leg = |pair: &[KinderIx]| {
            let usual = self.table.minutes(pair[0], pair[1]).0;
            Road::minutes(&self.scenario.roads, (pair[0], pair[1]), date, usual)
        };
        stops.windows(2).map(leg).sum()
    }

    /// A person for messages.
    pub fn who(&self, p: StaffIx) -> String {
        self.scenario.name_of_person(p)
    }

    /// A kindergarten for messages.
    pub fn place(&self, k: KinderIx) -> String {
        self.scenario.name_of_place(k)
    }

    /// Days of one person with their duties in the order of the sessions.
    pub fn days(&self) -> impl Iterator<Item = &[Duty<'a>]> {
        self.duties.chunk_by(|a, b| a.person == b.person && a.row.date == b.row.date)
    }

    /// Rows of one kind.
    pub fn of_kind(&self, kind: ActivityKind) -> impl Iterator<Item = Row<'a>> {
        self.rows.iter().copied().filter(move |r| r.row.kind() == kind)
    }

    /// Rows in the role of inspection: inspections and follow-ups.
    pub fn teams(&self) -> impl Iterator<Item = Row<'a>> {
        self.rows.iter().copied().filter(|r| r.row.role() == Some(Role::Inspection))
    }

    /// Rows of outreach, inspection and follow-ups with their place.
    pub fn incoming(&self) -> impl Iterator<Item = (KinderIx, Row<'a>)> {
        self.rows
            .iter()
            .filter(|r| r.row.role().is_some())
            .filter_map(|r| Some((r.row.kindergarten?, *r)))
    }

    /// Rows that are not placements.
    pub fn activities(&self) -> impl Iterator<Item = Row<'a>> {
        self.rows.iter().copied().filter(|r| r.row.kind() != ActivityKind::Placement)
    }

    /// In-person events: the rows that have a host.
    pub fn hosted(&self) -> impl Iterator<Item = (KinderIx, Row<'a>)> {
        self.of_kind(ActivityKind::Event).filter_map(|r| Some((r.row.kindergarten?, r)))
    }
}

/// Every duty of the rows, by person, date, session.
pub(super) fn duties<'a>(rows: &[Row<'a>]) -> Vec<Duty<'a>> {
    let mut duties: Vec<Duty> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, r)| Some((at, r, r.row.role()?, r.row.kindergarten?)))
        .flat_map(|(at, r, role, place)| {
            r.row.staff.iter().map(move |&person| Duty {
                person,
                role,
                row: r.row,
                line: r.line,
                at,
                session: r.row.slot.sessions()[0],
                place,
            })
        })
        .collect();
    duties.sort_by_key(|d| (d.person, d.row.date, d.session, d.line));
    duties
}

/// Every placement of the rows with its days.
fn stays<'a>(rows: &[Row<'a>], calendar: &WorkCalendar) -> Vec<Stay<'a>> {
    let both = [Session::Am, Session::Pm];
    let placements =
        rows.iter().enumerate().filter(|(_, r)| r.row.kind() == ActivityKind::Placement);
    placements
        .filter_map(|(at, r)| {
            let (host, &person) = (r.row.kindergarten?, r.row.staff.first()?);
            let span = r.row.date..=r.row.last_day();
            let open = |day: &DayIx| {
                span.contains(&calendar.date(*day))
                    && both.iter().all(|&s| calendar.open(host, *day, s))
            };
            let dates = calendar.days().filter(open).map(|day| calendar.date(day)).collect();
            Some(Stay { person, host, row: r.row, line: r.line, at, dates })
        })
        .collect()
}

/// A violation of a rule by some lines.
pub(super) fn breach(
    rule: Rule,
    lines: impl IntoIterator<Item = u32>,
    message: Message,
) -> Violation {
    Violation { rule, lines: lines.into_iter().collect(), message }
}
