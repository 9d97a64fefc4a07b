//! The calendar laid out for the checks: rows with their lines, and every person's duties by day.

use jiff::civil::Date;

use super::Violation;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    Activity, ActivityKind, KinderIx, Message, Role, Rule, Scenario, Session, StaffIx,
};
use crate::travel::DistanceTable;

/// Minutes are compared with limits up to this much: far below a second.
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
        Self {
            scenario,
            calendar: WorkCalendar::new(scenario),
            table: DistanceTable::new(scenario),
            duties: duties(&rows),
            rows,
        }
    }

    pub fn day(&self, date: Date) -> Option<DayIx> {
        self.calendar.day(date)
    }

    /// "P12 Zhang" for messages.
    pub fn who(&self, p: StaffIx) -> String {
        let person = self.scenario.person(p);
        format!("{} {}", person.id, person.name)
    }

    /// "K7 Songshan" for messages.
    pub fn place(&self, k: KinderIx) -> String {
        let place = self.scenario.kindergarten(k);
        format!("{} {}", place.id, place.name)
    }

    /// Days of one person with their duties in the order of the sessions.
    pub fn days(&self) -> impl Iterator<Item = &[Duty<'a>]> {
        self.duties.chunk_by(|a, b| a.person == b.person && a.row.date == b.row.date)
    }

    /// Rows of one kind.
    pub fn of_kind(&self, kind: ActivityKind) -> impl Iterator<Item = Row<'a>> {
        self.rows.iter().copied().filter(move |r| r.row.kind() == kind)
    }

    /// Rows of outreach and inspection with their place.
    pub fn incoming(&self) -> impl Iterator<Item = (KinderIx, Row<'a>)> {
        self.rows
            .iter()
            .filter(|r| r.row.kind() != ActivityKind::Event)
            .filter_map(|r| Some((r.row.kindergarten?, *r)))
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

/// A breach of a rule by some lines.
pub(super) fn breach(
    rule: Rule,
    lines: impl IntoIterator<Item = u32>,
    message: Message,
) -> Violation {
    Violation { rule, lines: lines.into_iter().collect(), message }
}
