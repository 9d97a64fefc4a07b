//! The month calendar and the weeks by alliance.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::rows::Row;
use super::words::Words;
use crate::calendar::{WorkCalendar, iso_week_start};
use crate::domain::{AllianceIx, ClosureKind, Message, Session, Who};
use crate::text::safe;

/// Activities of a day that are shown before the reader asks for the rest.
const SHOWN: usize = 6;

/// Letters of a weekday in a narrow column: “Mon”, and all of “周一”.
const SHORT: usize = 3;

/// A column of the month calendar.
pub(super) struct Column {
    pub name: String,
    /// What a narrow column has room for.
    pub short: String,
    /// A day of the weekend on which nothing takes place in the whole term.
    pub thin: bool,
}

/// A month of the term.
pub(super) struct Month<'r> {
    pub name: String,
    pub theme: Option<String>,
    pub weeks: Vec<[Day<'r>; 7]>,
}

/// A field of a month.
pub(super) struct Day<'r> {
    /// Outside the month or the term: shown as an empty field.
    pub outside: bool,
    pub date: Date,
    pub text: String,
    pub weekday: String,
    pub off: bool,
    /// What is special: a day off, a make-up day, a closure.
    pub tags: Vec<String>,
    pub shown: &'r [Row],
    pub over: &'r [Row],
}

impl Day<'_> {
    pub fn empty(&self) -> bool {
        self.shown.is_empty()
    }
}

pub(super) fn columns(words: &Words<'_>, weekend: &[Weekday], rows: &[Row]) -> Vec<Column> {
    Weekday::Monday
        .cycle_forward()
        .take(7)
        .map(|weekday| {
            let name = words.word(weekday);
            Column {
                short: name.chars().take(SHORT).collect(),
                name,
                thin: weekend.contains(&weekday)
                    && !rows.iter().any(|r| r.date.weekday() == weekday),
            }
        })
        .collect()
}

pub(super) fn months<'r>(
    words: &Words<'_>,
    work: &WorkCalendar,
    rows: &'r [Row],
) -> Vec<Month<'r>> {
    let term = &words.scenario.settings.term;
    let mut months: Vec<Month> = Vec::new();
    let mut first = term.start;
    while first <= term.end {
        let last = first.last_of_month().min(term.end);
        let mut weeks = Vec::new();
        let mut monday = iso_week_start(first);
        while monday <= last {
            weeks.push(std::array::from_fn(|i| {
                let date = monday + (i as i64).days();
                day(words, work, rows, date, date < first || date > last)
            }));
            monday += 7.days();
        }
        months.push(Month { name: words.month(first), theme: words.theme(first), weeks });
        first = first.last_of_month() + 1.day();
    }
    months
}

fn day<'r>(
    words: &Words<'_>,
    work: &WorkCalendar,
    rows: &'r [Row],
    date: Date,
    outside: bool,
) -> Day<'r> {
    let from = rows.partition_point(|r| r.date < date);
    let to = rows.partition_point(|r| r.date <= date);
    let rows = if outside { &rows[..0] } else { &rows[from..to] };
    let (shown, over) = rows.split_at(rows.len().min(SHOWN));
    let off = !outside && work.day(date).is_some_and(|d| !work.is_working(d));
    Day {
        outside,
        date,
        text: words.date(date),
        weekday: words.word(date.weekday()),
        off,
        tags: if outside { Vec::new() } else { tags(words, work, date) },
        shown,
        over,
    }
}

/// What the county's calendar says of a day beside its number.
fn tags(words: &Words<'_>, work: &WorkCalendar, date: Date) -> Vec<String> {
    let settings = &words.scenario.settings.calendar;
    let Some(day) = work.day(date) else { return Vec::new() };
    let weekend = settings.weekend.contains(&date.weekday());
    let mut tags = Vec::new();
    match (work.is_working(day), weekend) {
        (true, true) => tags.push(words.key("page-makeup")),
        (false, false) => tags.push(words.key("page-off")),
        _ => {}
    }
    if work.is_working(day) {
        for (session, key) in [(Session::Am, "page-closed-am"), (Session::Pm, "page-closed-pm")] {
            if !work.county_open(day, session) {
                tags.push(words.key(key));
            }
        }
    }
    let notes = words
        .scenario
        .closures
        .iter()
        .filter(|c| c.who == Who::All && c.kind == ClosureKind::Closed && c.covers(date));
    tags.extend(notes.filter_map(|c| c.note.as_deref()).map(|note| safe(note, 60)));
    tags
}

/// The weeks of the term, alliance by alliance.
pub(super) struct Timeline<'r> {
    pub months: Vec<Span>,
    pub weeks: Vec<Week>,
    pub alliances: Vec<Line<'r>>,
}

/// A month above its weeks.
pub(super) struct Span {
    pub name: String,
    pub theme: Option<String>,
    pub weeks: usize,
}

/// A week of the term.
pub(super) struct Week {
    pub name: String,
    /// From Monday to Friday, for who listens.
    pub span: String,
    /// No working day in it.
    pub off: bool,
}

/// One alliance's term.
pub(super) struct Line<'r> {
    pub alliance: usize,
    pub name: String,
    pub cells: Vec<Vec<&'r Row>>,
}

pub(super) fn timeline<'r>(
    words: &Words<'_>,
    work: &WorkCalendar,
    rows: &'r [Row],
) -> Timeline<'r> {
    let term = &words.scenario.settings.term;
    let first = iso_week_start(term.start);
    let mut months: Vec<Span> = Vec::new();
    let mut weeks = Vec::new();
    let mut month = None;
    for i in 0..work.weeks() {
        let monday = first + (7 * i as i64).days();
        let start = monday.max(term.start);
        let this = (start.year(), start.month());
        if month == Some(this) {
            if let Some(span) = months.last_mut() {
                span.weeks += 1;
            }
        } else {
            month = Some(this);
            let (name, theme) = (words.month(start), words.theme(start));
            months.push(Span { name, theme, weeks: 1 });
        }
        let end = (monday + 6.days()).min(term.end);
        let span = Message::new("page-from-to")
            .with("from", words.date(start))
            .with("to", words.date(end));
        weeks.push(Week {
            name: format!("{}/{}", start.month(), start.day()),
            span: words.say(&span),
            off: work.working_days_of_week(
                work.week(work.day(start).unwrap_or(crate::calendar::DayIx(0))),
            ) == 0,
        });
    }
    let mut cells: Vec<Vec<Vec<&Row>>> =
        vec![vec![Vec::new(); weeks.len()]; words.scenario.alliances.len()];
    for row in rows {
        if let Some(day) = work.day(row.date) {
            cells[row.alliance.index()][work.week(day).index()].push(row);
        }
    }
    let alliances = cells
        .into_iter()
        .enumerate()
        .map(|(a, cells)| Line {
            alliance: a,
            name: words.name(&words.scenario.alliance(AllianceIx::from(a)).name),
            cells,
        })
        .collect();
    Timeline { months, weeks, alliances }
}
