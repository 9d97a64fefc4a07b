//! Changes → the new scenario.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::calendar::WorkCalendar;
use crate::domain::{
    Activity, ActivityKind, Change, Closure, ClosureKind, Diagnostic, EventIx, KinderIx, Message,
    Place, Scenario, Severity, Slot, StaffIx, Stated, Who,
};

/// A scenario after its changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The new scenario. Positions of alliances, kindergartens and people do not change; new people
    /// are at the end.
    pub scenario: Scenario,
    /// New position by old position of each event; `None` for a cancelled one.
    pub events: Vec<Option<EventIx>>,
    /// The complete changes for the record: with days, and with the data taken from the current
    /// calendar.
    pub changes: Vec<Stated>,
}

/// The context in which changes are entered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The day; `None`: the first day of the term.
    pub today: Option<Date>,
    /// The current calendar, whose rows before that day have taken place; `None` if recorded
    /// changes are read again.
    pub earlier: Option<&'a [Activity]>,
}

impl Applied {
    /// A calendar of the old scenario, converted to the new one without the rows of cancelled
    /// events.
    #[must_use]
    pub fn calendar(&self, before: &[Activity]) -> Vec<Activity> {
        before
            .iter()
            .filter_map(|row| {
                let mut row = row.clone();
                if let Some(e) = row.event() {
                    row.set_event(Some(self.events[e.index()]?));
                }
                Some(row)
            })
            .collect()
    }
}

/// Applies changes to a scenario, all at once.
///
/// In terms of the files: an absence and a closure are rows of `closures.csv`. A person who leaves
/// has such a row to the end of the year, and a demand of the visits made by then. A person who
/// joins is a row of `staff.csv`, with a closure until that day. A former host has `can_host` no,
/// and future events that name it have an empty `host`. A cancelled event has no row in
/// `events.csv`; a moved one has its day as `from` and `to`. Activities that took place differently
/// change no table, but are among the scenario's facts.
///
/// # Errors
/// All changes that contradict one another, the past or the pins.
pub fn apply(
    scenario: &Scenario,
    changes: &[Stated],
    known: Known,
) -> Result<Applied, Vec<Diagnostic>> {
    let mut work = Work {
        today: known.today.unwrap_or(scenario.settings.term.start),
        before: scenario,
        earlier: known.earlier,
        after: scenario.clone(),
        fate: BTreeMap::new(),
        wrong: Vec::new(),
    };
    let changes: Vec<Stated> = changes.iter().map(|stated| work.one(stated)).collect();
    work.moved();
    if !work.wrong.is_empty() {
        return Err(work.wrong);
    }
    let today = work.today;
    let Work { mut after, fate, .. } = work;
    let mut events = Vec::with_capacity(scenario.events.len());
    let mut next = 0_usize;
    for e in scenario.event_ixs() {
        let stays = !matches!(fate.get(&e), Some((None, _)));
        events.push(stays.then(|| EventIx::from(next)));
        next += usize::from(stays);
        if !stays {
            after.cancelled.push(scenario.event(e).clone());
        }
    }
    let mut kept = events.iter().map(Option::is_some);
    after.events.retain(|_| kept.next().unwrap_or(true));
    for row in &mut after.pins {
        row.set_event(row.event().and_then(|e| events[e.index()]));
    }
    if !changes.is_empty() {
        after.digest = digest(&scenario.digest, &changes, today);
    }
    Ok(Applied { scenario: after, events, changes })
}

/// The digest of an input that is a scenario and its changes.
fn digest(scenario: &str, changes: &[Stated], today: Date) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{scenario}\n{today}\n"));
    for stated in changes {
        // Positions and values, without the source.
        hash.update(format!("{:?}\n", stated.change));
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

struct Work<'a> {
    today: Date,
    before: &'a Scenario,
    earlier: Option<&'a [Activity]>,
    after: Scenario,
    /// By event: cancelled (`None`) or moved, and the source.
    fate: BTreeMap<EventIx, (Option<Date>, Place)>,
    wrong: Vec<Diagnostic>,
}

impl Work<'_> {
    /// Applies one change and returns it completed.
    fn one(&mut self, stated: &Stated) -> Stated {
        let place = &stated.place;
        let mut full = stated.clone();
        match &mut full.change {
            Change::Absent { person, from, to, slot } => {
                self.close(Who::Person(*person), (*from, *to), *slot, false);
            }
            Change::Closed { who, from, to, slot } => self.close(*who, (*from, *to), *slot, false),
            Change::Leaves { person, from, asked } => {
                let from = *from.get_or_insert(self.today);
                let asked = *asked.get_or_insert_with(|| self.done_by(*person, from));
                self.leaves(*person, from, asked);
            }
            Change::Joins { person, from } => {
                let from = *from.get_or_insert(self.today);
                let p = StaffIx::from(self.after.staff.len());
                self.after.staff.push((**person).clone());
                let start = self.before.settings.term.start;
                if from > start {
                    let days = (start, from.saturating_sub(1.days()));
                    self.close(Who::Person(p), days, Slot::Day, true);
                }
            }
            Change::NoHost { kindergarten, held } => {
                held.extend(self.hosted(*kindergarten));
                self.no_host(*kindergarten, held);
            }
            Change::Cancel { event } => self.settle(*event, None, place),
            Change::Move { event, date } => self.settle(*event, Some(*date), place),
            Change::Road(road) => self.after.roads.push(*road),
            Change::NotHeld { activity, date } => {
                if let Some(row) = self.over(activity, place) {
                    *date = Some(row.date);
                }
                self.after.facts.push(full.clone());
            }
            Change::Held { activity, date, really } => {
                if let Some(row) = self.over(activity, place) {
                    *date = Some(row.date);
                    if !really.instead.is_empty() {
                        let mut was = row.clone();
                        super::facts::otherwise(self.before, &mut was, really);
                        (really.staff, really.instead) = (Some(was.staff), Vec::new());
                    }
                }
                self.after.facts.push(full.clone());
            }
        }
        full
    }

    /// `replaced`: not counted as absent (H1), because the person is not on the staff then.
    fn close(&mut self, who: Who, (from, to): (Date, Date), slot: Slot, replaced: bool) {
        let kind = ClosureKind::Closed;
        self.after.closures.push(Closure {
            who,
            from,
            to,
            weekdays: Vec::new(),
            slot,
            kind,
            replaced,
            note: None,
            line: 0,
        });
    }

    /// Visits of a person before a day.
    fn done_by(&self, p: StaffIx, day: Date) -> u32 {
        let rows = self.earlier.unwrap_or_default().iter();
        let visits = rows.filter(|row| row.kind() == ActivityKind::Outreach && row.date < day);
        visits.filter(|row| row.staff.contains(&p)).count() as u32
    }

    /// Past duties count, and no more are demanded.
    fn leaves(&mut self, p: StaffIx, from: Date, asked: u32) {
        let last = self.before.settings.year.end.max(self.before.settings.term.end);
        self.close(Who::Person(p), (from, last.max(from)), Slot::Day, true);
        let person = &mut self.after.staff[p.index()];
        person.visits_per_term = person.visits_per_term.min(asked);
    }

    /// Events that have taken place at a kindergarten.
    fn hosted(&self, k: KinderIx) -> Vec<EventIx> {
        let rows = self.earlier.unwrap_or_default().iter();
        let there = rows.filter(|row| row.kindergarten == Some(k) && row.date < self.today);
        there.filter_map(Activity::event).collect()
    }

    fn no_host(&mut self, k: KinderIx, held: &[EventIx]) {
        self.after.kindergartens[k.index()].can_host = false;
        for e in self.before.event_ixs() {
            let event = &mut self.after.events[e.index()];
            if held.contains(&e) {
                // Past events there keep their host, as if it had been named.
                event.host = Some(k);
            } else if event.host == Some(k) {
                event.host = None;
            }
        }
    }

    /// The row of a past activity; `None` after a finding, or without a calendar.
    fn over(&mut self, activity: &str, place: &Place) -> Option<Activity> {
        let about = |key| Message::new(key).with("activity", activity);
        let rows = self.earlier?;
        match rows.iter().find(|row| row.id == activity) {
            Some(row) if row.date < self.today => return Some(row.clone()),
            Some(row) => {
                let message = about("replan-not-over").with("date", row.date);
                self.wrong.push(error("E705", place, message.with("today", self.today)));
            }
            None => self.wrong.push(error("E706", place, about("replan-no-activity"))),
        }
        None
    }

    /// Cancels or moves an event, once.
    fn settle(&mut self, e: EventIx, date: Option<Date>, place: &Place) {
        let event = self.before.event(e);
        let about = |key| Message::new(key).with("event", &event.title).with("id", &event.id);
        let mut refuse = |message| self.wrong.push(error("E701", place, message));
        // Earlier changes were valid at that time.
        let Some(earlier) = self.earlier else {
            self.fate.insert(e, (date, place.clone()));
            return;
        };
        if let Some(row) =
            earlier.iter().find(|row| row.event() == Some(e) && row.date < self.today)
        {
            refuse(about("replan-event-over").with("date", row.date).with("today", self.today));
            return;
        }
        if date.is_some_and(|date| date < self.today) {
            refuse(about("replan-move-into-past").with("today", self.today));
            return;
        }
        let pin = self.before.pins.iter().find(|pin| pin.event() == Some(e));
        if let Some(pin) = pin.filter(|pin| date != Some(pin.date)) {
            refuse(about("replan-event-pinned").with("line", pin.line));
            return;
        }
        match self.fate.get(&e) {
            Some((other, _)) if *other != date => refuse(about("replan-event-twice")),
            _ => {
                self.fate.insert(e, (date, place.clone()));
            }
        }
    }

    /// Windows of the moved events, once every closure is known.
    fn moved(&mut self) {
        let calendar = WorkCalendar::new(&self.after);
        for (e, (date, place)) in &self.fate {
            let Some(date) = date else { continue };
            let event = &mut self.after.events[e.index()];
            (event.from, event.to) = (*date, *date);
            let fits = calendar.day(*date).is_some_and(|day| {
                event.length.slots().iter().any(|slot| {
                    slot.sessions().iter().all(|&s| match event.host {
                        Some(host) => calendar.open(host, day, s),
                        None => calendar.alliance_open(event.alliance, day, s),
                    })
                })
            });
            if !fits && self.earlier.is_some() {
                let message = Message::new("replan-move-closed")
                    .with("event", &event.title)
                    .with("id", &event.id)
                    .with("date", date);
                self.wrong.push(error("E702", place, message));
            }
        }
    }
}

fn error(code: &'static str, place: &Place, message: Message) -> Diagnostic {
    Diagnostic { code, severity: Severity::Error, place: Some(place.clone()), message }
}
