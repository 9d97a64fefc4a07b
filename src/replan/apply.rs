//! Changes → the scenario that holds from now on.

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
    /// The scenario that holds from now on. Positions of alliances, kindergartens and people are
    /// those of before; who joins stands at the end.
    pub scenario: Scenario,
    /// By position of the event before: its position now; `None` for a cancelled one.
    pub events: Vec<Option<EventIx>>,
}

impl Applied {
    /// A calendar read against the scenario before, as the scenario now sees it. Rows of
    /// cancelled events are left out.
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
/// `today` is the day on which they are said, the first day of the term where it is `None`;
/// `earlier` is the calendar in force, whose rows before that day have taken place.
///
/// In terms of the files: an absence and a closure are rows of `closures.csv`; who leaves has such
/// a row to the end of the year and is asked for as many visits as were made by then; who joins is
/// a row of `staff.csv`, with a closure up to the day; a kindergarten that drops out as host has
/// `can_host` no, and events that name it and are still to come have an empty `host`; a cancelled
/// event has no row in `events.csv`; a moved one has its day as `from` and `to`.
///
/// # Errors
/// Changes that contradict one another, the past or the pins; every one in one go.
pub fn apply(
    scenario: &Scenario,
    changes: &[Stated],
    today: Option<Date>,
    earlier: &[Activity],
) -> Result<Applied, Vec<Diagnostic>> {
    let start = scenario.settings.term.start;
    let mut work = Work {
        today: today.unwrap_or(start),
        before: scenario,
        earlier,
        after: scenario.clone(),
        fate: BTreeMap::new(),
        wrong: Vec::new(),
    };
    for stated in changes {
        work.one(stated);
    }
    work.moved();
    if !work.wrong.is_empty() {
        return Err(work.wrong);
    }
    let Work { mut after, fate, .. } = work;
    let mut events = Vec::with_capacity(scenario.events.len());
    let mut next = 0_usize;
    for e in scenario.event_ixs() {
        let stays = !matches!(fate.get(&e), Some((None, _)));
        events.push(stays.then(|| EventIx::from(next)));
        next += usize::from(stays);
    }
    let mut kept = events.iter().map(Option::is_some);
    after.events.retain(|_| kept.next().unwrap_or(true));
    for row in &mut after.pins {
        row.set_event(row.event().and_then(|e| events[e.index()]));
    }
    if !changes.is_empty() {
        after.digest = digest(&scenario.digest, changes, work.today);
    }
    Ok(Applied { scenario: after, events })
}

/// The digest of an input that is a scenario and its changes.
fn digest(scenario: &str, changes: &[Stated], today: Date) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{scenario}\n{today}\n"));
    for stated in changes {
        // Positions and values, without the place where it was said.
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
    earlier: &'a [Activity],
    after: Scenario,
    /// By event: cancelled (`None`) or moved, and where that was said.
    fate: BTreeMap<EventIx, (Option<Date>, Place)>,
    wrong: Vec<Diagnostic>,
}

impl Work<'_> {
    fn one(&mut self, stated: &Stated) {
        let place = &stated.place;
        match &stated.change {
            Change::Absent { person, from, to, slot } => {
                self.close(Who::Person(*person), (*from, *to), *slot, true);
            }
            Change::Closed { who, from, to, slot } => self.close(*who, (*from, *to), *slot, true),
            Change::Leaves { person, from } => self.leaves(*person, from.unwrap_or(self.today)),
            Change::Joins { person, from } => {
                let from = from.unwrap_or(self.today);
                let p = StaffIx::from(self.after.staff.len());
                self.after.staff.push((**person).clone());
                let start = self.before.settings.term.start;
                if from > start {
                    let before = (start, from.saturating_sub(1.days()));
                    self.close(Who::Person(p), before, Slot::Day, false);
                }
            }
            Change::NoHost { kindergarten } => self.no_host(*kindergarten),
            Change::Cancel { event } => self.settle(*event, None, place),
            Change::Move { event, date } => self.settle(*event, Some(*date), place),
        }
    }

    /// `away`: on the staff, and so one of those who are absent (H1).
    fn close(&mut self, who: Who, (from, to): (Date, Date), slot: Slot, away: bool) {
        let kind = ClosureKind::Closed;
        self.after.closures.push(Closure {
            who,
            from,
            to,
            weekdays: Vec::new(),
            slot,
            kind,
            replaced: !away && matches!(who, Who::Person(_)),
            note: None,
            line: 0,
        });
    }

    /// What was done by then counts, and nothing more is asked.
    fn leaves(&mut self, p: StaffIx, from: Date) {
        let last = self.before.settings.year.end.max(self.before.settings.term.end);
        self.close(Who::Person(p), (from, last.max(from)), Slot::Day, false);
        let done = self
            .earlier
            .iter()
            .filter(|row| row.kind() == ActivityKind::Outreach && row.date < from)
            .filter(|row| row.staff.contains(&p))
            .count();
        let person = &mut self.after.staff[p.index()];
        let done = u32::try_from(done).unwrap_or(u32::MAX);
        person.visits_per_term = person.visits_per_term.min(done);
    }

    fn no_host(&mut self, k: KinderIx) {
        self.after.kindergartens[k.index()].can_host = false;
        for e in self.before.event_ixs() {
            let held =
                self.earlier.iter().find(|row| row.event() == Some(e) && row.date < self.today);
            let event = &mut self.after.events[e.index()];
            match held {
                // What has taken place there has its host, as if it had been named.
                Some(row) if row.kindergarten == Some(k) => event.host = Some(k),
                Some(_) => {}
                None if event.host == Some(k) => event.host = None,
                None => {}
            }
        }
    }

    /// Cancels or moves an event, once.
    fn settle(&mut self, e: EventIx, date: Option<Date>, place: &Place) {
        let event = self.before.event(e);
        let about = |key| Message::new(key).with("event", &event.title).with("id", &event.id);
        let mut refuse = |message| self.wrong.push(error("E701", place, message));
        if let Some(row) =
            self.earlier.iter().find(|row| row.event() == Some(e) && row.date < self.today)
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
            if !fits {
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
