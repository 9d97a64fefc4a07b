//! Rows with days: moved to the same school week and weekday, and marked.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Work;
use super::settings::other_season;
use crate::calendar::WorkCalendar;
use crate::domain::{Event, Language, Message, Placement, Scenario, Slot};
use crate::input::{Grid, read_sources};
use crate::text::Texts;

const EVENTS: &str = "events.csv";
const PLACEMENTS: &str = "placements.csv";

/// A row whose days have moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedRow {
    /// Its table.
    pub table: &'static str,
    /// Its id, or whom it names.
    pub id: String,
    /// A title or a name.
    pub what: String,
    /// Its days before.
    pub before: (Date, Date),
    /// Its days now.
    pub after: (Date, Date),
    /// It is not simply the same school week: the new term has no such week, or no working day in
    /// it.
    pub look: bool,
}

pub(super) fn take(work: &mut Work<'_>) {
    let scenario = work.scenario;
    let calendar = new_calendar(work);
    let Some(mut grid) = work.grids.tables.remove(EVENTS) else { return };
    for i in 0..grid.rows().len() {
        let line = grid.rows()[i].line;
        let event = scenario.events.iter().find(|event| event.line == line);
        let days = window(work, &grid, i, |days| match (event, &calendar) {
            (Some(event), Some(calendar)) => holds(event, calendar, days),
            _ => true,
        });
        let row = &grid.rows()[i];
        let title = grid.get(row, "title").to_owned();
        let id = grid.get(row, "id").to_owned();
        let Some((before, after, look)) = days else { continue };
        let what = other_season(&title, work.term.index);
        if what != title {
            grid.set(i, "title", what.clone(), work.heads);
        }
        put(work, &mut grid, i, MovedRow { table: EVENTS, id, what, before, after, look });
    }
    work.grids.tables.insert(EVENTS, grid);
    let Some(mut grid) = work.grids.tables.remove(PLACEMENTS) else { return };
    for i in 0..grid.rows().len() {
        let line = grid.rows()[i].line;
        let placement = scenario.placements.iter().find(|p| p.line == line);
        let days = window(work, &grid, i, |days| match (placement, &calendar) {
            (Some(placement), Some(calendar)) => long_enough(placement, calendar, days),
            _ => true,
        });
        let row = &grid.rows()[i];
        let id = grid.get(row, "id").to_owned();
        let what = name(scenario, grid.get(row, "staff"));
        let Some((before, after, look)) = days else { continue };
        put(work, &mut grid, i, MovedRow { table: PLACEMENTS, id, what, before, after, look });
    }
    work.grids.tables.insert(PLACEMENTS, grid);
}

/// The working days of the new term; positions of places and people are those of this one.
fn new_calendar(work: &Work<'_>) -> Option<WorkCalendar> {
    let mut grids = work.grids.clone();
    for file in [EVENTS, PLACEMENTS, "followups.csv", "apart.csv", "history.csv", "happened.csv"] {
        if let Some(grid) = grids.tables.get_mut(file) {
            grid.retain(|_, _| false);
        }
    }
    let reading = read_sources(&super::sources(&grids));
    let mut scenario = reading.scenario?;
    // People may have left: of them closures say nothing here.
    scenario.closures.retain(|c| !matches!(c.who, crate::domain::Who::Person(_)));
    Some(WorkCalendar::new(&scenario))
}

type Days = (Date, Date);

/// The days of a row before and after; widened by weeks while they hold nothing.
fn window(
    work: &Work<'_>,
    grid: &Grid,
    i: usize,
    fits: impl Fn(Days) -> bool,
) -> Option<(Days, Days, bool)> {
    let row = &grid.rows()[i];
    let before = (grid.day(row, "from")?, grid.day(row, "to")?);
    let (mut after, mut look) = work.shift.window(before.0, before.1);
    let term = (work.term.start, work.term.end);
    while !fits(after) && after != term {
        after = (
            after.0.saturating_sub(7.days()).max(term.0),
            after.1.saturating_add(7.days()).min(term.1),
        );
        look = true;
    }
    Some((before, after, look))
}

/// Whether an event finds a session on one of these days.
fn holds(event: &Event, calendar: &WorkCalendar, (from, to): Days) -> bool {
    let days = from.series(1.day()).take_while(|&day| day <= to);
    days.filter_map(|day| calendar.day(day)).any(|day| calendar.event_fits(event, day))
}

/// Whether a placement's host is open on enough of these days.
fn long_enough(placement: &Placement, calendar: &WorkCalendar, (from, to): Days) -> bool {
    let both = Slot::Day.sessions();
    let days = from.series(1.day()).take_while(|&day| day <= to);
    let open = days
        .filter_map(|day| calendar.day(day))
        .filter(|&day| both.iter().all(|&s| calendar.open(placement.host, day, s)));
    open.count() >= placement.days as usize
}

/// Writes the new days of a row and the remark on them.
pub(super) fn put(work: &mut Work<'_>, grid: &mut Grid, i: usize, moved: MovedRow) {
    let heads = work.heads;
    let (from, to) = moved.before;
    let key = if moved.look { "next-note-look" } else { "next-note" };
    let said = work.texts.say(&Message::new(key).with("from", from).with("to", to));
    let note = grid.get(&grid.rows()[i], "note");
    let note = match own_words(note) {
        "" => said,
        own => format!("{own}{}{said}", work.texts.separator()),
    };
    grid.set(i, "from", moved.after.0.to_string(), heads);
    grid.set(i, "to", moved.after.1.to_string(), heads);
    grid.set(i, "note", note, heads);
    work.next.moved.push(moved);
}

/// A remark without what an earlier rollover wrote into it.
fn own_words(note: &str) -> &str {
    let marks = [Language::En, Language::ZhHans, Language::ZhHant]
        .map(|language| Texts::new(language).key("next-note-mark"));
    let at = marks.iter().filter_map(|mark| note.find(mark.as_str())).min();
    let own = at.map_or(note, |at| &note[..at]);
    own.trim_end_matches([';', '；', ' '])
}

/// What people call whom an id means.
pub(super) fn name(scenario: &Scenario, id: &str) -> String {
    match crate::input::person_meant(scenario, id) {
        Ok(person) => scenario.name_of_person(person),
        Err(_) => scenario.name_of_subject(id),
    }
}
